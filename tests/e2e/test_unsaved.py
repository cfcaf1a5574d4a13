"""What could not be saved stays on the screen, is asked for before it would be lost, and goes into a copy elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from annotator.store.project import Project
from tests.e2e.hand import Hand


@pytest.fixture
def refusing(opened, project_path) -> tuple[Hand, Callable[[], object]]:
    """A window with two labels that could not be saved, as the project's file has gone, and what brings it back."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    for words, key in (("12.000 người", "F"), ("Ông Trần Mộc", "A")):
        hand.select(words)
        hand.key(key)
    return hand, lambda: gone.replace(project_path)


def labels_in(path: Path) -> set[tuple[str, str]]:
    project = Project.open(path)
    try:
        viewer = project.annotators()[0].id
        return {
            (span.label, span.quote) for row in project.article_rows(viewer) for span in project.spans(row.id, viewer)
        }
    finally:
        project.close()


def answer(hand: Hand, words: str) -> None:
    box = hand.inside.project_commands.copies.question
    assert isinstance(box, QMessageBox)
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()


def shown_unsaved(hand: Hand) -> list[tuple[int, int, str]]:
    return [(box.start, box.end, box.label) for box in hand.view._state.unsaved]


def test_it_stands_in_the_text_until_it_is_saved_and_wherever_one_comes_back_to_it(refusing):
    hand, bring_back = refusing
    text = hand.text
    figure, actor = text.index("12.000 người"), text.index("Ông Trần Mộc")
    expected = [(figure, figure + 12, "figure"), (actor, actor + 12, "actor")]
    assert shown_unsaved(hand) == expected
    assert "no longer there" in hand.view._state.reasons[0]
    hand.open("Harbour")
    assert shown_unsaved(hand) == []
    hand.open("Cầu sập")
    assert shown_unsaved(hand) == expected
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert shown_unsaved(hand) == []
    assert len(hand.labelled()) == 2


def test_while_it_waits_the_window_never_says_saved(refusing):
    hand, _ = refusing
    states = []
    hand.session.saved_changed.connect(lambda state, _why: states.append(state))
    hand.session.tell_saved()
    hand.open("Harbour")
    hand.open("Cầu sập")
    assert set(states) <= {"failed"}


def test_a_window_with_unsaved_changes_asks_before_it_closes(refusing, qtbot):
    hand, bring_back = refusing
    assert not hand.window.close()
    assert hand.inside.project_commands.copies.question.text() == "2 changes are not saved."
    answer(hand, "Stay")
    assert hand.window.isVisible()
    assert len(hand.session.unsaved) == 2
    hand.window.close()
    bring_back()
    answer(hand, "Try again")
    qtbot.waitUntil(lambda: not hand.window.isVisible())


def test_who_leaves_without_them_is_let_go(refusing, qtbot, project_path):
    hand, bring_back = refusing
    hand.inside.actions_table["project.close"].trigger()
    answer(hand, "Leave without them")
    assert hand.session.project is None
    bring_back()
    assert labels_in(project_path) == set()


def test_a_copy_elsewhere_has_what_could_not_be_saved_and_can_be_gone_on_with(refusing, tmp_path):
    hand, _ = refusing
    there = tmp_path / "elsewhere.annot"
    hand.inside.project_commands.copies.copy_to(there)
    assert labels_in(there) == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert not hand.inside.project_commands.copies.would_lose
    assert hand.inside.project_commands.open(there)
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert hand.session.project.path == there
    assert hand.session.unsaved == []


def test_another_project_is_opened_only_after_the_question(refusing, new_project):
    hand, bring_back = refusing
    other = new_project("other")
    assert not hand.inside.project_commands.open(other)
    bring_back()
    answer(hand, "Try again")
    assert hand.session.project.path == other


def test_a_copy_where_it_cannot_be_written_is_refused_and_everything_still_waits(refusing, tmp_path):
    hand, _ = refusing
    hand.inside.project_commands.copies.copy_to(tmp_path / "no" / "such.annot")
    assert "does not exist" in hand.said[-1]
    assert len(hand.session.unsaved) == 2
    assert hand.inside.project_commands.copies.would_lose
