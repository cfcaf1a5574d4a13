"""A finished article takes no labels until it is reopened, and says so; a skipped one is begun again by a label."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.services import annotating
from annotator.ui.keymap import read_key
from annotator.ui.panels.pending import DELAY
from annotator.ui.widgets.buttons import PrimaryButton
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand

TOLD = "This article is finished: Ctrl+Shift+O opens it again, then its labels can be changed."


@pytest.fixture
def bridge(opened, project_path) -> Hand:
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    return hand


@pytest.fixture
def finished(bridge) -> Hand:
    """The article with a claim and an actor, finished and open again for reading."""
    for quote, key in (("móng cầu đã được kiểm tra", "C"), ("Ông Trần Mộc", "A")):
        bridge.select(quote)
        bridge.key(key)
    bridge.session.do(lambda: annotating.set_status(bridge.session.work, "finished"))
    bridge.view.setFocus()
    return bridge


def rows(hand: Hand) -> tuple[object, ...]:
    return dict(hand.session.spans), dict(hand.session.links), hand.session.work


def go_to(hand: Hand, label: str) -> None:
    hand.inside.desk.go_to(next(span.id for span in hand.session.spans.values() if span.label == label))


def press(hand: Hand, key: Qt.Key, modifiers=NONE) -> None:
    QTest.keyClick(hand.window.focusWidget(), key, modifiers)


@pytest.mark.parametrize(
    "keys",
    [
        [("F", NONE)],
        [("C", SHIFT)],
        [("Delete", NONE)],
        [("L", NONE)],
        [("B", NONE)],
        [("U", NONE)],
        [("1", NONE)],
        [("Space", NONE)],
        [("A", CTRL | SHIFT)],
    ],
)
def test_every_key_that_would_change_a_label_is_refused_with_the_key_that_reopens(finished, keys):
    go_to(finished, "claim" if keys[0][0] in "LU1" else "actor")
    if keys[0][0] == "F":
        finished.select("12.000 người")
    before = rows(finished)
    for key, modifiers in keys:
        finished.key(key, modifiers)
    assert finished.said[-1] == TOLD
    assert rows(finished) == before
    assert not finished.inside.hints.on
    assert not finished.inside.boundaries.on
    assert not finished.inside.picking.on
    assert not finished.inside.occurrence_commands.is_open


def test_the_key_that_the_person_has_set_is_the_one_that_is_named(finished):
    finished.inside.actions_table.keymap.change("article.reopen", [read_key("F7")])
    finished.select("12.000 người")
    finished.key("F")
    assert "F7 opens it again" in finished.said[-1]


def test_nothing_is_proposed_in_it_and_after_reopening_all_goes_on(finished):
    go_to(finished, "claim")
    assert finished.inside.proposal_commands.shown is None
    finished.key("O", CTRL | SHIFT)
    assert finished.session.work.status == "in_progress"
    go_to(finished, "claim")
    assert finished.inside.proposal_commands.shown is not None
    finished.key("Space")
    assert len(finished.session.links) == 1
    finished.select("12.000 người")
    finished.key("F")
    assert ("figure", "12.000 người") in finished.labelled()


def test_what_is_typed_into_a_field_is_refused_and_the_field_shows_what_the_project_holds(finished, qtbot):
    go_to(finished, "actor")
    actor = finished.session.current_span
    finished.key("N")
    QTest.keyClicks(finished.window.focusWidget(), "abc")
    qtbot.wait(DELAY + 100)
    assert finished.said[-1] == TOLD
    assert finished.window.focusWidget().toPlainText() == ""
    press(finished, Qt.Key.Key_Escape)
    field = finished.inside.inspector._form.fields["canonical"]
    field.box.setFocus()
    field.box.selectAll()
    QTest.keyClicks(field.box, "abc")
    press(finished, Qt.Key.Key_Return)
    assert field.box.text() == actor.attributes["canonical"]
    assert finished.session.current_span == actor


def test_flag_and_notes_on_the_article_still_work(finished):
    finished.key("B", CTRL)
    QTest.keyClicks(finished.window.focusWidget(), "why")
    press(finished, Qt.Key.Key_Return)
    finished.session.set_current("")
    finished.key("N")
    QTest.keyClicks(finished.window.focusWidget(), "long")
    press(finished, Qt.Key.Key_Return)
    work = finished.session.work
    assert (work.status, work.flag_note, work.note) == ("finished", "why", "long")


def test_undo_takes_the_finish_back_first_and_redo_finishes_again(finished):
    before = rows(finished)
    finished.key("Z", CTRL)
    assert finished.session.work.status == "in_progress"
    finished.key("Z", CTRL)
    assert {label for label, _ in finished.labelled()} == {"claim"}
    finished.key("Y", CTRL, times=2)
    assert rows(finished) == before


def test_what_is_still_being_typed_is_kept_by_finishing(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    span, article = bridge.session.current, bridge.session.article.id
    bridge.key("N")
    QTest.keyClicks(bridge.window.focusWidget(), "which ones?")
    bridge.inside.actions_table["article.finish"].trigger()
    project, viewer = bridge.session.project, bridge.session.viewer
    assert project.work(article, viewer).status == "finished"
    assert {known.id: known.note for known in project.spans(article, viewer)}[span] == "which ones?"
    assert TOLD not in bridge.said


def test_a_label_in_a_skipped_article_begins_it_again_and_undo_skips_it_again(bridge):
    bridge.key("J", CTRL)
    bridge.open("Cầu sập")
    bridge.select("12.000 người")
    bridge.key("F")
    assert bridge.session.work.status == "in_progress"
    assert bridge.labelled() == {("figure", "12.000 người")}
    bridge.key("Z", CTRL)
    assert bridge.session.work.status == "skipped"
    assert bridge.labelled() == set()


def test_a_boundary_that_the_mouse_drags_stays_where_it_was(finished):
    go_to(finished, "actor")
    span = finished.session.current_span
    finished.view.span_moved.emit(span.id, span.start, span.end + 5)
    assert finished.said[-1] == TOLD
    assert finished.session.spans[span.id] == span
    assert finished.view.extent_of(span.id) == (span.start, span.end)


def the_button(hand: Hand) -> PrimaryButton:
    return hand.inside.label_bar.findChild(PrimaryButton)


def test_the_button_says_that_it_goes_on_from_a_finished_article_and_does(bridge):
    button = the_button(bridge)
    assert (button.text(), button.isEnabled()) == ("Finish & next", True)
    bridge.session.do(lambda: annotating.set_status(bridge.session.work, "finished"))
    assert (button.text(), button.isEnabled()) == ("Next", True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bridge.session.article.title == "Harbour lights go out"
    assert button.text() == "Finish & next"
    bridge.key("PageUp", CTRL)
    assert button.text() == "Next"
    bridge.key("O", CTRL | SHIFT)
    assert button.text() == "Finish & next"
    bridge.session.do(lambda: annotating.set_status(bridge.session.work, "skipped"))
    assert button.text() == "Finish & next", "what was skipped can be finished"


def test_without_an_article_there_is_nothing_to_finish(opened, new_project):
    assert not the_button(opened(new_project("empty"))).isEnabled()
