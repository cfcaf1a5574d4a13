"""Looking things up: short texts at once, long ones in another thread, and only the last question is answered."""

from __future__ import annotations

import logging
from threading import Event

import pytest
from PySide6.QtCore import QObject, QThreadPool

from annotator.ui.searching import AT_ONCE, Latest, Query, Searcher

LONG = "Lò gạch bên sông đỏ lửa suốt đêm. " * (AT_ONCE // 30)


@pytest.fixture
def latest(qapp):
    owner = QObject()
    yield Latest(owner)
    QThreadPool.globalInstance().waitForDone()


def test_over_a_short_text_the_answer_is_there_at_once(latest):
    heard = []
    latest.ask(lambda: 1, heard.append, length=10)
    assert heard == [1]
    assert not latest.busy


def test_over_a_long_text_it_comes_later_and_in_this_thread(latest, qtbot):
    heard = []
    latest.ask(lambda: 1, heard.append, length=AT_ONCE + 1)
    assert heard == []
    assert latest.busy
    qtbot.waitUntil(lambda: heard == [1])
    assert not latest.busy


def test_what_was_overtaken_is_not_answered(latest, qtbot):
    heard, go = [], Event()
    latest.ask(go.wait, heard.append, length=AT_ONCE + 1)
    for number in range(5):
        latest.ask(lambda number=number: number, heard.append, length=AT_ONCE + 1)
    latest.ask(lambda: "last", heard.append, length=AT_ONCE + 1)
    go.set()
    qtbot.waitUntil(lambda: not latest.busy)
    assert heard == ["last"]


def test_a_question_about_a_short_text_overtakes_one_about_a_long_one(latest, qtbot):
    heard, go = [], Event()
    latest.ask(go.wait, heard.append, length=AT_ONCE + 1)
    latest.ask(lambda: "short", heard.append, length=1)
    assert heard == ["short"]
    go.set()
    latest.ask(lambda: "end", heard.append, length=AT_ONCE + 1)
    qtbot.waitUntil(lambda: not latest.busy)
    assert heard == ["short", "end"]


def test_what_is_forgotten_is_not_answered(latest, qtbot):
    heard, go = [], Event()
    latest.ask(go.wait, heard.append, length=AT_ONCE + 1)
    latest.forget()
    assert not latest.busy
    go.set()
    latest.ask(lambda: "end", heard.append, length=AT_ONCE + 1)
    qtbot.waitUntil(lambda: heard == ["end"])


def test_a_bug_ends_the_waiting(latest, qtbot, caplog):
    caplog.set_level(logging.CRITICAL, "annotator.ui.jobs")
    latest.ask(lambda: 1 // 0, lambda _result: None, length=AT_ONCE + 1)
    qtbot.waitUntil(lambda: not latest.busy)


def test_an_owner_that_goes_away_while_it_works_is_no_harm(qapp, qtbot):
    owner = QObject()
    asked, go = Latest(owner), Event()
    asked.ask(go.wait, lambda _result: None, length=AT_ONCE + 1)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go.set()
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_hits_of_a_long_text_are_those_of_a_short_one(qapp, qtbot):
    searcher = Searcher()
    with qtbot.waitSignal(searcher.found) as short:
        searcher.ask(Query(LONG[:500], "lo gach", marks=False))
    with qtbot.waitSignal(searcher.found) as long:
        searcher.ask(Query(LONG, "lo gach", marks=False))
    assert long.args[0][: len(short.args[0])] == short.args[0]
    assert len(long.args[0]) == LONG.count("Lò gạch")
    with qtbot.waitSignal(searcher.found) as marked:
        searcher.ask(Query(LONG, "lo gach", marks=True))
    assert marked.args == [[]]
