"""Long work over the window: how long it still takes, and what follows where it is stopped or breaks."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMainWindow, QProgressDialog, QPushButton

from annotator.domain.errors import UserError
from annotator.services.jobs import stop_if
from annotator.ui.long_work import LongWork, time_left_words
from annotator.ui.session import Session


@pytest.fixture
def window(qtbot, dressed) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "a few seconds left"),
        (41, "about 50 s left"),
        (99, "about 100 s left"),
        (130, "about 2 min left"),
        (5400, "about 90 min left"),
    ],
)
def test_the_time_left_is_said_roughly(dressed, seconds, words):
    assert time_left_words(seconds) == words


def test_what_was_stopped_is_followed_by_what_is_asked_for(qtbot, window):
    work = LongWork(window, Session(window))
    begun, followed = Event(), []

    def endless(_progress, cancelled) -> None:
        begun.set()
        while True:
            stop_if(cancelled)

    work.run("Reading…", endless, lambda _result: followed.append("done"), failed=lambda: followed.append("failed"))
    qtbot.waitUntil(begun.is_set)
    window.findChild(QProgressDialog).findChild(QPushButton).click()
    qtbot.waitUntil(lambda: followed == ["failed"])
    assert not work.busy


def test_the_reason_is_told_where_it_is_refused(qtbot, window):
    session, said, followed = Session(window), [], []
    session.told.connect(said.append)
    work = LongWork(window, session)

    def refuse(_progress, _cancelled) -> None:
        raise UserError("the disk is full")

    work.run("Reading…", refuse, lambda _result: followed.append("done"), failed=lambda: followed.append("failed"))
    qtbot.waitUntil(lambda: bool(followed))
    assert followed == ["failed"]
    assert said == ["The disk is full."]


def test_progress_stands_over_the_window_that_asked(qtbot, window):
    dialog, go_on, done = QDialog(window), Event(), []
    dialog.show()
    work = LongWork(window, Session(window))
    work.run("Reading…", lambda progress, _stop: progress(1, 2, "a.txt") or go_on.wait(10), done.append, over=dialog)
    assert dialog.findChild(QProgressDialog) is not None
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))


def test_keys_meant_for_what_stood_there_before_do_not_throw_work_away(qtbot, window):
    work, go_on, done = LongWork(window, Session(window)), Event(), []
    work.run(
        "Reading…", lambda _progress, stop: go_on.wait(10) and ("stopped" if stop() else "not stopped"), done.append
    )
    progress = window.findChild(QProgressDialog)
    qtbot.waitUntil(progress.isVisible)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(progress, key)
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["not stopped"]


def test_work_that_tells_nothing_of_itself_is_seen_all_the_same(qtbot, window):
    work, go_on, done = LongWork(window, Session(window)), Event(), []
    work.run("Importing…", lambda _progress, _stop: go_on.wait(10), done.append)
    progress = window.findChild(QProgressDialog)
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible, timeout=1500)
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))


def test_the_share_that_is_done_stands_in_words(qtbot, window):
    work, go_on, done = LongWork(window, Session(window)), Event(), []
    work.run("Importing…", lambda progress, _stop: progress(1, 4, "") or go_on.wait(10), done.append)
    progress = window.findChild(QProgressDialog)
    qtbot.waitUntil(lambda: progress.value() == 250)
    assert progress.labelText() == "Importing…\n25 % done"
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))
