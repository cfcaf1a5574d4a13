"""Any sequence of edits, undos and redos leaves database, history and what the view paints in agreement."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from annotator.services.history import History
from annotator.store.project import Project
from annotator.ui.article.parts import LinkView
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import heading_of
from tests.e2e.hand import CTRL, SHIFT, Hand

KEYS = (
    ("W", None), ("Q", None), ("R", None), ("X", None), ("X", SHIFT), ("C", None), ("C", None), ("D", None),
    ("A", None), ("A", None), ("F", None), ("F", None), ("Space", None), ("Space", None), ("Tab", None),
    ("Tab", SHIFT), ("1", None),
    ("2", None), ("Delete", None), ("C", SHIFT), ("D", SHIFT), ("F", SHIFT), ("Down", CTRL), ("Right", CTRL),
    ("Right", None), ("Right", SHIFT), ("Left", SHIFT), ("E", None), ("Z", CTRL), ("Z", CTRL), ("Z", CTRL),
    ("Y", CTRL), ("Y", CTRL), ("O", None), ("link", None), ("link", None), ("edge", None), ("B", CTRL),
)  # fmt: skip


@pytest.fixture
def hand(opened, project_path) -> Hand:
    hand = opened(project_path)
    for dock in (hand.inside.articles_dock, hand.inside.spans_dock):
        dock.hide()  # the screen in memory is small; the text is to have room
    return hand


def press(hand: Hand, name: str, modifiers) -> None:
    if name == "link":
        hand.key("L")
        hand.key("Return")
        hand.key("Escape")
    elif name == "edge":
        hand.key("B")
        hand.key("Left")
        hand.key("Escape")
    elif modifiers is None:
        hand.key(name)
    else:
        hand.key(name, modifiers)


def check_database(hand: Hand) -> None:
    session = hand.session
    beside = Project.open(session.project.path)
    try:
        article = session.article.id
        assert {span.id: span for span in beside.spans(article, session.viewer)} == dict(session.spans)
        assert {link.id: link for link in beside.links(article, session.viewer)} == dict(session.links)
        assert beside.work(article, session.viewer) == session.work
        for span in session.spans.values():
            assert session.article.text[span.start : span.end] == span.quote
    finally:
        beside.close()


def check_history(hand: Hand) -> None:
    anew, kept = History(hand.session.project, hand.session.viewer), hand.session._history
    assert (anew._undo, anew._redo) == (kept._undo, kept._redo)


def check_painting(hand: Hand) -> None:
    """A view that shows the database's rows for the first time paints the same pixels."""
    session, view = hand.session, hand.view
    anew = ArticleView(view._look)
    try:
        anew.resize(view.size())
        anew.show()
        QApplication.processEvents()
        marks = session.project.marks(session.article.id, session.viewer)
        anew.show_article(session.article.text, session.zones, marks, heading_of(session.article, session.zones))
        QApplication.processEvents()
        anew.resize(anew.size() + view.viewport().size() - anew.viewport().size())
        QApplication.processEvents()
        anew.select(view.anchor(), view.caret())
        rows = (
            [row for row in hand.inside.desk._link_rows(session.current_span) if row.link_id]
            if session.current_span
            else []
        )
        anew.set_current(
            session.current, [LinkView(row.type_name, row.other_span_id, not row.incoming) for row in rows]
        )
        anew.set_open_points({point.span_id for point in session.open_points()})
        for box in (view, anew):
            box.set_proposal(None)
            box.clearFocus()
        anew.verticalScrollBar().setValue(view.verticalScrollBar().value())
        QApplication.processEvents()
        assert anew.viewport().size() == view.viewport().size()
        shown, wanted = view.viewport().grab().toImage(), anew.viewport().grab().toImage()
        assert shown == wanted
    finally:
        anew.deleteLater()


def test_every_sequence_of_keys_leaves_database_history_and_view_in_agreement(hand):
    people = iter(range(1000))

    @settings(max_examples=12)
    @given(st.integers(0, 2**32), st.integers(5, 30))
    def holds(seed, count):
        chance = random.Random(seed)
        hand.session.add_annotator(f"person {next(people)}")
        hand.view.setFocus()
        for _ in range(count):
            press(hand, *chance.choice(KEYS))
            check_database(hand)
        check_history(hand)
        check_painting(hand)
        hand.view.setFocus()

    holds()


def test_undoing_everything_leaves_nothing_and_redoing_it_all_of_it(hand):
    chance = random.Random(20)
    for _ in range(120):
        press(hand, *chance.choice(KEYS))
    before = (dict(hand.session.spans), dict(hand.session.links))
    assert len(before[0]) > 5
    steps = len(hand.session._history._undo)
    hand.key("Z", CTRL, times=steps)
    assert (dict(hand.session.spans), dict(hand.session.links)) == ({}, {})
    hand.key("Y", CTRL, times=steps)
    assert (dict(hand.session.spans), dict(hand.session.links)) == before
    check_database(hand)
    check_painting(hand)
