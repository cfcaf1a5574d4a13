"""The time that long work still takes: said once it can be, and by how fast it went lately."""

from annotator.services.jobs import TimeLeft


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_said_at_the_beginning():
    clock = Clock()
    left = TimeLeft(clock)
    clock.now = 1.0
    assert left.seconds(50, 100) is None
    clock.now = 10.0
    assert TimeLeft(clock).seconds(0, 100) is None


def test_even_work_is_told_evenly():
    clock = Clock()
    left = TimeLeft(clock)
    told = []
    for clock.now in range(1, 11):
        told.append(left.seconds(int(clock.now) * 10, 100))
    assert told == [None, 8, 7, 6, 5, 4, 3, 2, 1, 0]


def test_what_went_fast_long_ago_promises_nothing():
    clock = Clock()
    left = TimeLeft(clock)
    clock.now = 2.0
    left.seconds(500, 1000)
    for clock.now in range(3, 43):
        told = left.seconds(500 + int(clock.now), 1000)
    assert told is not None
    assert told > 400


def test_work_that_stands_still_takes_longer_and_longer():
    clock = Clock()
    left = TimeLeft(clock)
    clock.now = 10.0
    first = left.seconds(50, 100)
    clock.now = 20.0
    second = left.seconds(50, 100)
    assert (first, second) == (10.0, 20.0)
