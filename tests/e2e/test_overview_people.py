"""How far everybody is comes into the overview after the page, and is there however the modes are switched."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.commands.overview import OverviewCommands
from annotator.ui.commands.overview_people import rows_of
from tests.e2e.hand import CTRL, Hand


def switch(hand: Hand, *modes: str) -> None:
    for mode in modes:
        QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{mode}"), CTRL)


def overview(hand: Hand) -> OverviewCommands:
    found = cast("OverviewCommands", hand.inside.modes.page)
    hand._qtbot.waitUntil(lambda: not found.busy, timeout=20_000)
    return found


def names(found: OverviewCommands) -> list[str]:
    card = found.widget.card("people").card
    return [row[0].text for row in card.sheet.rows] if card is not None else []


def test_everybody_is_there_for_the_lead_however_quickly_the_modes_are_switched(opened, path):
    hand = opened(path)
    switch(hand, "3", "1", "3", "2", "3", "1", "3")
    found = overview(hand)
    assert names(found) == [row.name for row in rows_of(hand.session.project)]
    switch(hand, "1")
    assert not found._people.busy
    switch(hand, "3")
    assert len(names(found)) > 1  # what was counted last stays meanwhile
    assert names(overview(hand)) == [row.name for row in rows_of(hand.session.project)]


def test_what_is_being_counted_when_somebody_else_sits_down_is_not_shown_to_them(opened, path):
    hand = opened(path)
    binh = next(person for person in hand.session.project.annotators() if person.name == "Bình")
    switch(hand, "3")
    hand.session.choose_annotator(binh.id)
    found = overview(hand)
    assert [row.id for row in found.widget._people] == [binh.id]


def test_a_file_that_was_moved_away_breaks_no_mode(opened, path):
    hand = opened(path)
    people = hand.session.project.annotators()
    path.rename(path.with_name("away.annot"))
    for mode in "31231":
        switch(hand, mode)
        if mode == "3":
            overview(hand)
    for person in people:
        hand.session.choose_annotator(person.id)
    assert hand.session.article is not None
