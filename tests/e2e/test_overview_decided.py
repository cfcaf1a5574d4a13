"""The overview's card of what is left to decide says what the review says."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.commands.overview import OverviewCommands
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import CTRL, Hand


def card(hand: Hand, qtbot) -> tuple[str, str, str]:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, CTRL)
    found = cast("OverviewCommands", hand.inside.modes.page)
    qtbot.waitUntil(lambda: not found.busy, timeout=20_000)
    big = found.widget.bigs.bigs[4]
    return big.text, big.name, big.hint


def test_what_was_decided_is_told_in_the_overview(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    every = len(desk.places)
    assert card(desk.hand, qtbot) == (str(every), "disagreements to decide", f"0 of {every} decided")
    desk.key("2", CTRL)
    desk.key("1")
    progress = desk.review.progress()
    total = progress.decided + progress.left
    assert progress.decided == 1
    assert card(desk.hand, qtbot) == (str(progress.left), "disagreements to decide", f"1 of {total} decided")
    desk.key("2", CTRL)
    desk.key("Z", CTRL)
    assert card(desk.hand, qtbot)[2] == f"0 of {every} decided"


def test_another_window_counts_what_was_decided_before_the_review_is_opened(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    desk.key("1")
    progress = desk.review.progress()
    hand = opened(path)
    person = hand.session.project.annotator_named("Lan")
    hand.session.choose_annotator(person.id)
    hand.view.setFocus()
    told = card(hand, qtbot)
    assert hand.inside.team.review is None
    assert hand.inside.team.review is None
    assert told[0] == str(progress.left)
    assert told[2] == f"1 of {progress.decided + progress.left} decided"
    assert card(hand, qtbot) == told  # a second look counts nothing anew, and says the same


def test_who_has_nothing_of_their_own_to_decide_is_told_of_the_disagreements_alone(opened, path, qtbot):
    hand = opened(path)
    number, name, hint = card(hand, qtbot)
    assert name == "disagreements"
    assert int(number) > 0
    assert hint.endswith("all annotators")
