"""Versions to decide, in the real window: what they say, where they differ, and keys that take them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.edit import Change, Edit
from annotator.domain.span import Span
from annotator.services.sample import sample_project
from annotator.store.project import Project
from annotator.ui.dialogs.conflicts import ConflictsDialog
from annotator.ui.dialogs.quoted import quoted
from annotator.ui.widgets.buttons import KeyButton
from tests.e2e.test_exchange import merge, shown


def changed(path: Path, spans: list[Span], **values: object) -> None:
    """Change spans in a closed project, as their annotator would."""
    project = Project.open(path)
    project.begin_writing()
    for span in spans:
        other = replace(span, **values)
        project.apply(Edit("move", span.article_id, span.annotator_id, (Change(span, other),)))
    project.close()


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path, list[Span]]:
    """The lead's project and a copy that say different things of two spans of Mai's."""
    here, there = tmp_path / "lead.annot", tmp_path / "copy.annot"
    project = sample_project(here)
    project.begin_writing()
    mai = project.annotator_named("Mai")
    article = next(row for row in project.article_rows("") if "Aldora bác bỏ tin" in row.title)
    spans = [span for span in project.spans(article.id, mai.id) if span.label == "actor"][:2]
    project.save_copy(there)
    project.close()
    changed(here, spans, note="here")
    changed(there, spans, note="there")
    return here, there, spans


@pytest.fixture
def dialog(opened, copies) -> ConflictsDialog:
    hand = opened(copies[0])
    merge(hand, copies[1])
    hand.inside.actions_table["project.conflicts"].trigger()
    return shown(hand, ConflictsDialog)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def number_of(dialog: ConflictsDialog, note: str) -> Qt.Key:
    """Return the key of the version with a note."""
    names = [card.accessibleName() for card in dialog.versions]
    return Qt.Key(Qt.Key.Key_1 + next(at for at, name in enumerate(names) if name.endswith(f"Note: {note}")))


def test_the_keyboard_begins_on_the_list_and_numbers_take_versions_and_go_on(dialog, copies):
    project = dialog._session.project
    assert dialog.list.hasFocus()
    assert dialog.list.count() == 2
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    first, second = dialog._found
    press(number_of(dialog, "there"))
    assert project.span(first.id, first.owner).note == "there"
    assert [one.id for one in dialog._found] == [second.id]
    assert dialog.list.hasFocus()
    press(Qt.Key.Key_3)  # there is no third
    assert dialog.list.count() == 1
    press(number_of(dialog, "here"))
    assert project.span(second.id, second.owner).note == "here"
    assert dialog.list.isHidden()
    assert "all copies say the same" in dialog.head.text()


def test_a_version_stands_in_its_text_with_what_differs_and_when_it_was_written(dialog, copies):
    quotes = {span.quote for span in copies[2]}
    notes = []
    for card in dialog.versions:
        said = card.accessibleName()
        assert any(quote in said for quote in quotes)
        notes.append(said.rpartition("Note: ")[2])
    assert sorted(notes) == ["here", "there"]
    told = [child.accessibleName() for card in dialog.versions for child in card.children() if child.isWidgetType()]
    assert any(said.startswith("written in this copy, ") for said in told)
    assert "from another copy of the project" in told


def test_a_card_is_taken_by_its_button_and_enter(dialog):
    button = dialog.versions[1].findChild(KeyButton)
    for _ in range(6):
        if button.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.list.count() == 1
    assert dialog.list.hasFocus()


def test_after_a_merge_the_message_leads_to_what_is_to_be_decided(opened, copies, qtbot):
    hand = opened(copies[0])
    merge(hand, copies[1])
    button = next(one for one in hand.inside.label_bar.findChildren(KeyButton) if one.text() == "Decide")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(hand, ConflictsDialog).list.count() == 2


def test_a_copy_that_is_only_read_says_so_in_the_dialog(dialog, monkeypatch):
    project = dialog._session.project
    monkeypatch.setattr(type(project), "writable", property(lambda _self: False))
    press(Qt.Key.Key_2)
    assert dialog.list.count() == 2
    assert dialog.told.isVisible()


def test_of_two_extents_only_what_the_other_has_not_is_marked():
    text = "Ông Trần Mộc nói móng cầu đã được kiểm tra."
    long, short = (17, 42), (17, 38)
    one, other = quoted(text, long, (long, short), 90), quoted(text, short, (long, short), 90)
    assert [one.text[start:end] for start, end in one.marked] == [" tra"]
    assert other.marked == ()
    assert [other.text[start:end] for start, end in other.outside] == ["Ông Trần Mộc nói ", " tra."]
