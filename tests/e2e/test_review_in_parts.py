"""A review of many articles: the first place can be decided while the others are compared, and no number is false."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.services import creating, importing
from annotator.services.review.helpers import WORTH_IT
from annotator.ui.commands.reviewing import ReviewCommands
from tests.e2e.adjudicator import ADJUDICATOR, with_adjudicator
from tests.e2e.hand import CTRL
from tests.services.test_review_helpers import line

ARTICLES = 2 * WORTH_IT


@pytest.fixture
def commands(opened, tmp_path, qtbot) -> ReviewCommands:
    """The review of many articles, as its first place is shown."""
    rows = (line(3 * number, who) for number in range(ARTICLES) for who in ("Hoa", "Nam"))
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    path = tmp_path / "many.annot"
    project = creating.create(path, annotator="Hoa")
    assert not importing.commit(project, importing.plan(project, [labels])).failures
    project.close()
    hand = opened(with_adjudicator(path))
    person = hand.session.project.annotator_named(ADJUDICATOR)
    hand.session.choose_annotator(person.id)
    hand.key("2", CTRL)
    found = hand.inside.team.review
    qtbot.waitUntil(lambda: found.question is not None, timeout=20_000)
    found.hand = hand
    return found


def test_the_first_place_is_decided_while_others_are_compared(commands, qtbot):
    assert commands.busy
    assert commands.widget.view.hasFocus()
    queue, first = commands.widget.queue, commands._place
    assert queue._done.text == ""
    QTest.keyClick(commands.widget.view, Qt.Key.Key_1)
    assert commands._place != first
    qtbot.waitUntil(lambda: not commands.busy, timeout=20_000)
    assert commands._review.is_complete
    assert commands._review.progress().decided == 1
    assert len(commands._waiting.items) == ARTICLES - 1
    assert queue._done.text == "1 decided"
    assert not commands.widget.busy.is_on


def test_what_is_cancelled_stays_without_numbers_and_goes_on_when_one_comes_back(commands, qtbot):
    commands.widget.busy.cancel_asked.emit()
    assert not commands.busy
    assert commands.hand.said[-1].startswith("Stopped: what was not compared yet is missing.")
    assert commands.widget.queue._done.text == ""
    assert 0 < len(commands._waiting.items) < ARTICLES
    commands.hand.key("1", CTRL)
    commands.hand.key("2", CTRL)
    qtbot.waitUntil(lambda: not commands.busy, timeout=20_000)
    assert len(commands._waiting.items) == ARTICLES
    assert commands.widget.queue._done.text == "0 decided"


def test_the_window_may_be_closed_meanwhile(commands, qtbot):
    assert commands.busy
    commands.hand.window.close()
    assert not commands.busy
