"""Who annotates blind sees nothing of the others: neither how far people agree nor their labels in a review."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.commands.overview import OverviewCommands
from annotator.ui.review import state_page
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import CTRL, Hand


def sit_down(hand: Hand, name: str) -> None:
    project = hand.session.project
    hand.session.choose_annotator(next(person.id for person in project.annotators() if person.name == name))


def overview(hand: Hand, qtbot) -> OverviewCommands:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, CTRL)
    found = cast("OverviewCommands", hand.inside.modes.page)
    qtbot.waitUntil(lambda: not found.busy, timeout=20_000)
    return found


def test_an_annotator_sees_no_agreement_and_their_own_progress_alone(opened, path, qtbot):
    hand = opened(path)
    sit_down(hand, "Bình")
    page = overview(hand, qtbot).widget
    assert "only the lead sees how far people agree" in page._message.text
    assert list(page._cards) == ["people"]
    assert [row.name for row in page._people] == ["Bình"]


def test_what_the_lead_has_seen_is_gone_when_an_annotator_sits_down(opened, path, qtbot):
    hand = opened(path)
    found = overview(hand, qtbot)
    assert found.is_known
    assert "by_label" in found.widget._cards
    sit_down(hand, "Bình")
    qtbot.waitUntil(lambda: not found.busy)
    assert not found.is_known
    assert list(found.widget._cards) == ["people"]
    sit_down(hand, "Mai")
    qtbot.waitUntil(lambda: found.is_known and not found.busy, timeout=20_000)
    assert "by_label" in found.widget._cards


def test_who_has_nothing_to_read_sees_it(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    assert not desk.session.leads
    assert desk.places
    assert overview(desk.hand, qtbot).is_known


def test_where_nobody_is_assigned_anything_an_annotator_reviews_nothing(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot, "Bình")
    assert desk.places == []
    assert desk.page.state.state == state_page.READ_ONLY
