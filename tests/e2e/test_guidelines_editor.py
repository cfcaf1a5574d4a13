"""The lead writes the guidelines: whether that changes what is marked is proposed, and said by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.ui.dialogs.guidelines_editor import GuidelinesEditor
from tests.e2e.hand import CTRL, NONE, Hand


class Lead:
    """A lead whose keys go to whatever has the keyboard."""

    def __init__(self, hand: Hand, qtbot) -> None:
        self.hand, self._qtbot = hand, qtbot
        self.project = hand.session.project
        hand.inside.actions_table["guidelines.edit"].trigger()
        (self.editor,) = (one for one in hand.window.findChildren(GuidelinesEditor) if one.isVisible())
        qtbot.waitUntil(self.editor.text.hasFocus)

    def key(self, name: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{name}"), modifiers)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def add_line(self, words: str) -> None:
        self.key("End", CTRL)
        self.key("Return")
        self.type(words)

    def save(self) -> None:
        """Go to the button by Tab and press it."""
        for _ in range(3):
            if self.editor.save.hasFocus():
                break
            self.key("Tab")
        self.key("Space")
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.fixture
def write(opened, new_project, qtbot):
    """Opens the editor in a new project, and again."""
    hand = opened(new_project("rules"))
    return lambda: Lead(hand, qtbot)


def test_a_line_more_is_minor_unless_the_lead_says_otherwise(write):
    lead = write()
    assert not lead.editor.changes.isChecked()
    lead.add_line("- One example more.")
    assert not lead.editor.changes.isChecked()
    lead.save()
    assert (lead.project.guidelines.version, lead.project.guidelines.minor) == (2, True)
    lead = write()
    lead.add_line("- A rule more.")
    lead.key("Tab")
    assert lead.editor.changes.hasFocus()
    lead.key("Space")
    assert lead.editor.changes.isChecked()
    lead.save()
    assert (lead.project.guidelines.version, lead.project.guidelines.minor) == (3, False)


def test_a_line_that_is_changed_or_gone_changes_what_is_marked_unless_the_lead_says_otherwise(write):
    lead = write()
    lead.key("End")
    lead.type(" of ours")
    assert lead.editor.changes.isChecked()
    lead.save()
    assert (lead.project.guidelines.version, lead.project.guidelines.minor) == (2, False)
    lead = write()
    lead.key("Delete")
    assert lead.editor.changes.isChecked()
    lead.key("Tab")
    lead.key("Space")
    lead.save()
    assert (lead.project.guidelines.version, lead.project.guidelines.minor) == (3, True)


def test_what_the_lead_has_said_is_not_proposed_otherwise_while_they_write_on(write):
    lead = write()
    lead.key("Tab")
    lead.key("Space")
    assert lead.editor.changes.isChecked()
    lead.key("Backtab")
    lead.add_line("- One example more.")
    assert lead.editor.changes.isChecked()


def test_the_proposal_goes_with_the_text(write):
    lead = write()
    lead.key("Delete")
    assert lead.editor.changes.isChecked()
    lead.key("Z", CTRL)
    assert not lead.editor.changes.isChecked()
    assert not lead.editor.save.isEnabled()


def test_the_versions_are_listed_with_what_they_changed_and_read_beside_the_text(write):
    lead = write()
    first = lead.project.guidelines.text
    lead.add_line("- One example more.")
    lead.save()
    lead = write()
    lead.key("A", CTRL)
    lead.type("Nothing is marked.")
    lead.save()
    lead = write()
    versions = lead.editor.versions
    assert [versions.itemText(row) for row in range(versions.count())] == [
        "As written here",
        "Version 3: changed what is marked",
        "Version 2: other words or examples",
        "Version 1: the first",
    ]
    lead.key("Tab")
    while not versions.hasFocus():
        lead.key("Tab")
    assert lead.editor.page.toPlainText() == "Nothing is marked."
    lead.key("End")
    assert lead.editor.page.toPlainText().split("\n")[0] == first.split("\n")[0].lstrip("# ")
    assert lead.editor.text.toPlainText() == "Nothing is marked."
    assert not lead.editor.save.isEnabled()
    lead.key("Home")
    assert lead.editor.page.toPlainText() == "Nothing is marked."


def test_what_is_written_and_not_saved_is_not_thrown_away_without_a_question(write, qtbot):
    lead = write()
    lead.add_line("- One example more.")
    lead.key("Escape")
    (box,) = lead.editor.findChildren(QMessageBox)
    assert box.defaultButton().text() == "&Write on"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert lead.editor.isVisible()
    assert "One example more" in lead.editor.text.toPlainText()
    lead.key("Escape")
    box = next(box for box in lead.editor.findChildren(QMessageBox) if box.isVisible())
    button = next(button for button in box.buttons() if button.text() == "&Throw away")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert lead.project.guidelines.version == 1


def test_what_cannot_be_saved_stays_in_the_editor_and_the_reason_stands_beside_it(write):
    lead = write()
    lead.add_line("- One example more.")
    path = lead.project.path
    path.replace(path.with_suffix(".gone"))
    lead.editor.save.click()
    assert lead.editor.isVisible()
    assert "no longer there" in lead.editor.told.text
    assert "- One example more." in lead.editor.text.toPlainText()
    path.with_suffix(".gone").replace(path)
    lead.editor.save.click()
    assert not lead.editor.isVisible()
    assert lead.project.guidelines.version == 2
