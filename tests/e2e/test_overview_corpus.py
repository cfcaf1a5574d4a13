"""The corpus on the overview: what is counted for whom, and a click that lists these articles."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.searching import Narrowing
from annotator.services.sample import sample_project
from annotator.ui.commands.overview import OverviewCommands
from tests.e2e.hand import CTRL, Hand


@pytest.fixture
def hand(opened, tmp_path) -> Hand:
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    return opened(path)


def overview(hand: Hand) -> OverviewCommands:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, CTRL)
    found = cast("OverviewCommands", hand.inside.modes.page)
    hand._qtbot.waitUntil(lambda: not found.busy, timeout=20_000)
    return found


def counts(found: OverviewCommands, card: str) -> dict[str, str]:
    """The rows of a card: the words and their number."""
    shown = found.widget.corpus.card(card).card
    assert shown is not None
    return {row[0].text: row[-1].text for row in shown.sheet.rows}


def listed(hand: Hand) -> int:
    return hand.inside.article_list._model.shown


def test_articles_are_counted_by_state_source_language_and_month_and_labels_of_all_for_the_lead(hand):
    found, project = overview(hand), hand.session.project
    assert found.widget.corpus.isVisible()
    assert counts(found, "lang") == {"Vietnamese": "11", "English": "5"}
    assert sum(map(int, counts(found, "state").values())) == len(project.article_rows(hand.session.viewer))
    assert counts(found, "label")["Actor"] == str(project.statistics(None).spans["actor"])
    months = found.widget.corpus.card("published").card.sheet.rows[0]
    assert sum(int(cell.text or 0) for cell in months) == 16
    assert months[0].spoken.endswith(": 2")


def test_a_click_on_a_bar_lists_just_these_articles(hand):
    for card, words, narrowing in (
        ("lang", "English", Narrowing(lang=("en",))),
        ("label", "Denial", Narrowing(label=("denial",))),
        ("state", "Finished", Narrowing()),
    ):
        found = overview(hand)
        cells = found.widget.corpus.card(card).card.sheet.rows
        row = next(row for row in cells if row[0].text == words)
        found.widget.corpus.card(card).opened.emit(row[0].asked)
        assert hand.inside.modes.page is None
        assert hand.inside.article_list.narrowing == narrowing
        assert hand.inside.article_list.isAncestorOf(QApplication.focusWidget())
        if card != "label":
            assert listed(hand) == int(row[-1].text)
    assert hand.inside.article_list.queue.kinds == {"finished"}


def test_a_bar_is_taken_by_keyboard(hand):
    found = overview(hand)
    grid = found.widget.corpus.card("source").grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    first = found.widget.corpus.card("source").card.sheet.rows[0][0].text
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert hand.inside.article_list.narrowing == Narrowing(source=(first,))


def test_who_annotates_blind_sees_their_own_labels_and_states_and_nothing_the_lead_saw_stays(hand):
    found, project = overview(hand), hand.session.project
    of_all = counts(found, "label")
    binh = next(person for person in project.annotators() if person.name == "Bình")
    hand.session.choose_annotator(binh.id)
    hand._qtbot.waitUntil(lambda: not found.busy, timeout=20_000)
    own = project.statistics(binh.id)
    assert counts(found, "label") == {
        label.names["en"]: str(own.spans.get(label.id, 0)) for label in project.scheme.labels
    }
    assert counts(found, "label") != of_all
    assert found.widget.corpus.card("label").card.hint == "your own spans"
    assert counts(found, "state")["Finished"] == str(own.statuses["finished"])
    row = found.widget.corpus.card("label").card.sheet.rows[0]
    found.widget.corpus.card("label").opened.emit(row[0].asked)
    marked = {
        a.id for a in project.article_rows(binh.id) if any(s.label == "claim" for s in project.spans(a.id, binh.id))
    }
    assert listed(hand) == len(marked)


def test_the_section_speaks_the_language_of_the_window(hand):
    found = overview(hand)
    hand.inside.look.set("language", "vi")
    hand._qtbot.waitUntil(lambda: "2/25" in found.widget.corpus.card("published").card.sheet.rows[0][0].below)
    assert found.widget.corpus.card("published").card.sheet.rows[0][0].spoken == "2/2025: 2"
