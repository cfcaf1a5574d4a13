"""Work in turns of the event loop: one part in each, whole when asked, and the last asked for alone."""

import pytest
from PySide6.QtCore import QObject, QTimer

from annotator.ui.in_turns import InTurns

ENDLESS = 1_000_000


@pytest.fixture
def owner() -> QObject:
    return QObject()


def parts(done: list[str], name: str, count: int):
    for at in range(count):
        done.append(f"{name}{at}")
        yield
    done.append(f"{name} whole")


def test_what_comes_up_is_done_between_the_parts(qtbot, owner):
    done: list[str] = []
    turns = InTurns(owner)
    turns.begin(parts(done, "a", 3))
    assert not done, "nothing is done before the next turn"
    QTimer.singleShot(0, lambda: done.append("key"))
    qtbot.waitUntil(lambda: not turns.busy)
    assert done.index("key") < done.index("a whole")
    assert [one for one in done if one != "key"] == ["a0", "a1", "a2", "a whole"]


def test_what_is_asked_for_at_once_takes_the_place_of_what_is_left(qtbot, owner):
    done: list[str] = []
    turns = InTurns(owner)
    turns.begin(parts(done, "a", ENDLESS))
    qtbot.waitUntil(lambda: "a0" in done)
    turns.at_once(parts(done, "b", 2))
    assert done[-3:] == ["b0", "b1", "b whole"]
    assert not turns.busy
    over: list[bool] = []
    QTimer.singleShot(0, lambda: over.append(True))
    qtbot.waitUntil(lambda: bool(over))
    assert "a whole" not in done


def test_another_work_in_turns_takes_the_place_of_what_is_left(qtbot, owner):
    done: list[str] = []
    turns = InTurns(owner)
    turns.begin(parts(done, "a", ENDLESS))
    qtbot.waitUntil(lambda: "a0" in done)
    turns.begin(parts(done, "b", 1))
    qtbot.waitUntil(lambda: not turns.busy)
    assert done[-1] == "b whole"
    assert "a whole" not in done
