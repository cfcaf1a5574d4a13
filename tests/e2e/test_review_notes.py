"""The note on a decision, in the real window: never lost, kept and left by keys; the guidelines are the lead's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.store.project import Project
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import ALT, CTRL, SHIFT

WORDS = "ghi nhớ điều này"


@pytest.fixture
def desk(opened, path, qtbot) -> Adjudicator:
    return Adjudicator(opened(path), qtbot)


@pytest.fixture
def lead(desk) -> Adjudicator:
    """The adjudicator leads the project: the guidelines are theirs to write."""
    desk.session.project.set_lead(desk.session.viewer)
    return desk


def typed(desk: Adjudicator) -> str:
    """Type a note on the place that is shown; return the place."""
    desk.key("N")
    desk.type(WORDS)
    return desk.place


def note(desk: Adjudicator, place: str) -> str:
    return desk.review.note_of(place)


def box(desk: Adjudicator):
    return desk.page.options.note


# Never lost


def test_it_is_kept_when_another_row_of_the_queue_is_clicked(desk, qtbot):
    place = typed(desk)
    view = desk.page.queue.view
    row = view.model().index(view.model().row_of(desk.places[2]), 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(row).center())
    qtbot.waitUntil(lambda: desk.place != place)
    assert note(desk, place) == WORDS
    desk.walk_to(place)
    desk.key("N")
    assert box(desk).text.toPlainText() == WORDS


def test_it_is_kept_when_the_mode_is_changed(desk):
    place = typed(desk)
    desk.key("1", CTRL)
    assert note(desk, place) == WORDS
    desk.key("2", CTRL)
    assert (desk.place, box(desk).isVisible()) == (place, False)


def test_it_is_kept_when_the_window_is_closed(desk, path):
    place = typed(desk)
    article = desk.article.id
    desk.hand.window.close()
    project = Project.open(path)
    assert [decision.note for decision in project.decisions(article)] == [WORDS]
    assert place
    project.close()


def test_it_is_kept_with_the_decision_that_a_click_on_an_option_makes(desk):
    place = typed(desk)
    row = desk.page.options._rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.place != place
    (decision,) = desk.session.project.decisions(desk.article.id)
    assert (decision.note, bool(decision.choice)) == (WORDS, True)
    assert QApplication.focusWidget() is desk.page.view
    before = desk.place
    desk.key("1")
    assert desk.place != before


def test_it_is_kept_when_the_text_is_clicked_and_the_keys_decide_again(desk, qtbot):
    place = typed(desk)
    QTest.mouseClick(desk.page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.waitUntil(lambda: note(desk, place) == WORDS)
    assert not box(desk).isVisible()
    desk.key("1")
    assert desk.place != place


def test_undo_takes_a_note_back(desk):
    place = typed(desk)
    desk.key("Return")
    desk.key("Z", CTRL)
    assert (note(desk, place), desk.place) == ("", place)
    desk.key("Z", CTRL | SHIFT)
    assert note(desk, place) == WORDS


def test_one_that_cannot_be_written_is_written_by_a_retry(desk, path):
    place = typed(desk)
    path.replace(path.with_suffix(".gone"))
    QTest.mouseClick(desk.page.options._rows[0], Qt.MouseButton.LeftButton)
    assert desk.place != place
    strip = desk.hand.inside.modes.strip
    assert strip.shows_alert
    assert note(desk, place) == WORDS, "the decision stands on it, and both wait"
    path.with_suffix(".gone").replace(path)
    strip.message_answered.emit("retry")
    assert note(desk, place) == WORDS
    assert [one.note for one in desk.session.project.decisions(desk.article.id)] == [WORDS]


# Keys


@pytest.mark.parametrize("key", ["Return", "Enter", "Escape"])
def test_enter_and_escape_leave_it_from_the_tick_too(lead, key):
    place = typed(lead)
    lead.key("Tab")
    assert QApplication.focusWidget() is box(lead).goes_on
    lead.key(key)
    assert not box(lead).isVisible()
    assert QApplication.focusWidget() is lead.page.view
    assert note(lead, place) == WORDS


def test_a_key_ticks_while_one_writes_and_enter_then_adds_the_rule_with_its_example(lead):
    quote, project = " ".join(lead.quote.split()), lead.session.project
    typed(lead)
    lead.key("G", ALT)
    assert box(lead).goes_on.isChecked()
    assert box(lead).text.toPlainText() == WORDS, "the key types nothing"
    lead.key("Return")
    assert WORDS in project.guidelines.text
    assert f"**{quote}**" in project.guidelines.text
    assert project.guidelines.minor, "agreement is counted on over an example"


def test_the_keys_are_told_below_it(lead):
    lead.key("N")
    assert "Alt+G" in box(lead)._told.text
    lead.hand.inside.look.set("language", "vi")
    assert "Alt+" in box(lead)._told.text


# The guidelines


def test_the_tick_is_off_for_each_new_note(lead):
    typed(lead)
    lead.key("G", ALT)
    lead.key("Return")
    version = lead.session.project.guidelines.version
    lead.key("J")
    lead.key("N")
    assert not box(lead).goes_on.isChecked()
    lead.type("chỉ cho mình tôi")
    lead.key("Return")
    assert lead.session.project.guidelines.version == version


def test_ticked_on_a_note_that_was_there_it_adds_the_entry_and_says_no_more_than_that(lead):
    typed(lead)
    lead.key("Return")
    lead.hand.said.clear()
    lead.key("N")
    lead.key("G", ALT)
    lead.key("Return")
    assert WORDS in lead.session.project.guidelines.text
    assert len(lead.hand.said) == 1
    assert "version" in lead.hand.said[0]


def test_without_enter_a_note_goes_no_further_than_the_decision(lead):
    place, before = typed(lead), lead.session.project.guidelines.version
    lead.key("G", ALT)
    lead.key("Escape")
    assert note(lead, place) == WORDS
    assert lead.session.project.guidelines.version == before


def test_who_does_not_lead_is_not_offered_the_guidelines(desk):
    place, text = typed(desk), desk.session.project.guidelines.text
    assert not box(desk).goes_on.isVisible()
    assert "Alt+" not in box(desk)._told.text
    desk.key("G", ALT)
    desk.key("Return")
    assert note(desk, place) == WORDS
    assert desk.session.project.guidelines.text == text


def test_in_a_small_window_it_is_scrolled_into_sight(lead, qtbot):
    lead.hand.window.resize(1024, 480)
    lead.key("N")
    options = lead.page.options
    assert options.note.visibleRegion().boundingRect() == options.note.rect()
