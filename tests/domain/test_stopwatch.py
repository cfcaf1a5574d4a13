"""The stopwatch: gaps between acts count, pauses do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.stopwatch import GRACE, IDLE, Stopwatch

# In 64ths of a second: their sums are exact, and a gap of a minute is one whatever came before it.
seconds = st.integers(0, 300 * 64).map(lambda parts: parts / 64)
gaps = st.lists(seconds, max_size=30)


def test_what_lies_between_two_acts_is_counted():
    watch = Stopwatch()
    watch.act(100)
    watch.act(130)
    watch.act(135)
    assert watch.counted == 35


def test_reading_shows_at_once_and_counts_with_the_next_act():
    watch = Stopwatch()
    watch.act(0)
    assert watch.shown(40) == 40
    assert watch.counted == 0
    watch.act(40)
    assert watch.counted == 40


def test_of_an_idle_minute_a_few_seconds_are_counted():
    watch = Stopwatch()
    watch.act(0)
    watch.act(10)
    assert not watch.look(10 + IDLE)
    assert watch.counted == 10 + GRACE
    assert watch.shown(1000) == 10 + GRACE


def test_it_goes_on_at_the_next_act():
    watch = Stopwatch()
    watch.act(0)
    watch.look(500)
    watch.act(600)
    watch.act(620)
    assert watch.counted == GRACE + 20


def test_a_pause_that_nobody_looked_at_is_one_all_the_same():
    watch = Stopwatch()
    watch.act(0)
    watch.act(3600)
    assert watch.counted == GRACE


def test_leaving_counts_what_was_read_until_then():
    watch = Stopwatch()
    watch.act(0)
    watch.stop(30)
    assert watch.counted == 30
    assert not watch.running
    watch.stop(90)
    assert watch.counted == 30


@given(gaps)
def test_it_never_counts_more_than_has_passed_and_never_less_than_the_short_gaps(steps):
    watch, now = Stopwatch(), 0.0
    watch.act(now)
    before = 0.0
    for step in steps:
        now += step
        watch.act(now)
        assert watch.counted >= before, "what is counted is never taken back"
        before = watch.counted
    short = sum(step for step in steps if step < IDLE)
    long = sum(step >= IDLE for step in steps)
    assert watch.counted <= now + 1e-6
    assert abs(watch.counted - (short + long * GRACE)) < 1e-6


@given(gaps, st.lists(seconds, max_size=5))
def test_looking_changes_nothing_but_when_a_pause_is_seen(steps, looks):
    watch, looked, now = Stopwatch(), Stopwatch(), 0.0
    for step in steps:
        now += step
        watch.act(now)
        looked.act(now)
        for at in looks:
            looked.look(now + min(at, IDLE - 1))
    assert abs(watch.counted - looked.counted) < 1e-6
