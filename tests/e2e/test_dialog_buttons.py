"""Buttons of dialogs have mnemonics that do not clash; Tab reaches both languages of the start page."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from annotator.services.guiding import Version
from annotator.ui.dialogs.alike_preview import AlikeChoice, AlikePreview
from annotator.ui.dialogs.gold_export import GoldExportDialog
from annotator.ui.dialogs.guidelines_editor import GuidelinesEditor
from annotator.ui.dialogs.people import PeopleDialog, ShareDialog

DIALOGS = {
    "gold": GoldExportDialog,
    "people": PeopleDialog,
    "share": lambda: ShareDialog([("a", "Mai")]),
    "alike": lambda: AlikePreview([AlikeChoice(1, "R&D")], 1, []),
}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_each_button_of_a_dialog_has_a_letter_of_its_own(opened, qtbot, name, language):
    hand = opened()
    hand.inside.look.set("language", language)
    dialog: QDialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isVisible() and button.text()]
    letters = [QKeySequence.mnemonic(button.text()).toString() for button in buttons]
    assert all(count == 1 for letter, count in Counter(letters).items() if letter)
    pressed = [button for button in buttons if button.inherits("QPushButton")]
    assert pressed
    assert all(QKeySequence.mnemonic(button.text()).toString() for button in pressed)


def test_tab_reaches_both_languages_of_the_start_page(opened, qtbot):
    hand = opened()
    page = hand.inside.start_page
    qtbot.waitUntil(page.isVisible)
    vietnamese, english = page._languages["vi"], page._languages["en"]
    reached = set()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {vietnamese, english} <= reached
    vietnamese.setFocus()
    QTest.keyClick(vietnamese, Qt.Key.Key_Space)
    assert (vietnamese.isChecked(), english.isChecked()) == (True, False)
    QTest.keyClick(vietnamese, Qt.Key.Key_Space)  # what is chosen already stays chosen
    assert vietnamese.isChecked()
    english.setFocus()
    QTest.keyClick(english, Qt.Key.Key_Space)
    assert hand.inside.look.language.code == "en"


def test_save_is_the_primary_button_of_the_guidelines(qtbot):
    versions = [Version(number=1, text="Rules.", major=1, same=1)]
    editor = GuidelinesEditor(versions)
    qtbot.addWidget(editor)
    editor.show()
    assert editor.save.isDefault()
