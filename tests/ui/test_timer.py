"""The timer on a real project, with a clock that the test moves."""

from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.domain.stopwatch import GRACE, IDLE
from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui.session import Session
from annotator.ui.timer import WRITE_EVERY, WorkTimer, clock_text


class Desk:
    """A window with a session and a timer in it, and the time of day."""

    def __init__(self, qtbot, project: Project) -> None:
        self.now = 1000.0
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.session = Session(self.window)
        self.timer = WorkTimer(self.window, self.session, clock=lambda: self.now)
        self.shown: list[tuple[str, bool]] = []
        self.timer.ticked.connect(lambda text, paused: self.shown.append((text, paused)))
        self.session.take(project)
        self.articles = [row.id for row in project.article_rows(self.session.viewer)]

    def stored(self, article: int = 0) -> float:
        return self.session.project.seconds(self.articles[article], self.session.viewer)

    def work(self, seconds: int, every: int = 5) -> None:
        """Do something every few seconds; the timer ticks each second."""
        for second in range(1, seconds + 1):
            self.now += 1
            if second % every == 0:
                QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Right)
            self.timer.tick()


@pytest.fixture
def desk(qtbot, project) -> Desk:
    desk = Desk(qtbot, project)
    desk.session.open_article(desk.articles[0])
    return desk


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (134.9, "02:14"), (3599, "59:59"), (3600, "1:00:00"), (36_061, "10:01:01")]
)
def test_a_clock_says_minutes_and_beyond_an_hour_hours(seconds, text):
    assert clock_text(seconds) == text


def test_work_is_shown_and_written_every_quarter_of_a_minute(desk):
    desk.work(10)
    assert desk.stored() == 0
    desk.work(5)
    assert desk.stored() == pytest.approx(15)
    desk.work(60)
    assert desk.shown[-1] == ("01:15", False)
    assert desk.stored() == pytest.approx(75), "no more than a quarter of a minute is lost when the program is killed"


def test_after_a_minute_without_an_act_the_clock_stands_still(desk):
    desk.work(20)
    for _ in range(int(IDLE)):
        desk.now += 1
        desk.timer.tick()
    assert desk.shown[-1] == (clock_text(20 + GRACE), True)
    assert desk.stored() == pytest.approx(20 + GRACE), "the idle minute is not counted beyond a few seconds"
    desk.now += 600
    desk.timer.tick()
    assert desk.shown[-1] == (clock_text(20 + GRACE), True)


@pytest.mark.parametrize("act", ["key", "click", "move", "typed", "edit"])
def test_every_kind_of_act_starts_it_again(desk, act):
    desk.work(20)
    desk.now += 700
    desk.timer.tick()
    handle, place = desk.window.windowHandle(), QPoint(5, 5)
    if act == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    elif act == "click":
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    elif act == "move":
        moved = QMouseEvent(
            QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.NoModifier
        )
        desk.timer.eventFilter(handle, moved)
    elif act == "typed":  # an input method composes past the window's keys
        desk.session.saved_changed.emit("typing", "")
    else:
        work = desk.session.work
        desk.session.do(lambda: annotating.set_work_note(work, "x"))
    assert desk.shown[-1] == (clock_text(20 + GRACE), False)


def test_leaving_the_article_writes_its_time_and_the_next_one_has_its_own(desk):
    desk.work(7)
    desk.session.open_article(desk.articles[1])
    assert desk.stored(0) == pytest.approx(7)
    assert desk.shown[-1] == ("00:00", False)
    desk.work(4)
    desk.session.open_article(desk.articles[0])
    assert desk.stored(1) == pytest.approx(4)
    assert desk.shown[-1] == ("00:07", False), "it goes on from what the project holds"


def test_another_annotator_has_a_time_of_their_own(desk):
    mai = desk.session.viewer
    desk.work(9)
    another = next(one for one in desk.session.project.annotators() if one.id != mai)
    desk.session.choose_annotator(another.id)
    assert desk.session.project.seconds(desk.articles[0], mai) == pytest.approx(9)
    assert desk.shown[-1][0] == "00:00"
    desk.work(3)
    desk.session.choose_annotator(mai)
    assert desk.shown[-1][0] == "00:09"


def test_closing_the_project_writes_what_is_left(desk, project_path):
    desk.work(11)
    article, viewer = desk.articles[0], desk.session.viewer
    desk.session.close_project()
    assert desk.shown[-1] == ("", True)
    again = Project.open(project_path)
    assert again.seconds(article, viewer) == pytest.approx(11)
    again.close()


def test_a_window_that_is_left_counts_nothing(desk, qtbot):
    desk.work(10)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not desk.window.isActiveWindow())
    desk.now += 1
    desk.timer.tick()
    assert desk.shown[-1] == ("00:11", True)
    desk.now += 30
    desk.timer.tick()
    assert desk.shown[-1] == ("00:11", True)


def test_what_cannot_be_written_waits_for_the_next_time(desk, project_path):
    desk.work(10)
    other = sqlite3.connect(project_path)
    other.execute("BEGIN IMMEDIATE")
    desk.work(int(WRITE_EVERY))
    assert desk.stored() == 0
    desk.session.open_article(desk.articles[1])
    other.rollback()
    other.close()
    desk.work(int(WRITE_EVERY))
    assert desk.stored(0) == pytest.approx(25)
    assert desk.stored(1) == pytest.approx(15)


def test_a_project_that_is_only_read_counts_nothing(qtbot, project_path):
    project = Project.open(project_path)
    desk = Desk(qtbot, project)
    desk.session.open_article(desk.articles[0])
    desk.work(40)
    assert desk.shown[-1] == ("00:00", True)
    assert desk.stored() == 0
    desk.session.close_project()
