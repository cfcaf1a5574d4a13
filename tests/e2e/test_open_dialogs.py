"""Dialogs that are open while the language is switched: they say all they say as one that is opened in it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QListWidget, QTableView, QWidget

from annotator.services import salvaging
from annotator.ui.dialogs.salvaged import SalvagedDialog
from tests.e2e.hand import Hand

Opens = Callable[[Hand, object], QDialog]


def backups(hand: Hand, qtbot) -> QDialog:
    commands = hand.inside.safekeeping.backups
    commands.schedule.look()
    qtbot.waitUntil(lambda: not commands.schedule.busy, timeout=20_000)
    hand.inside.actions_table["project.backups"].trigger()
    qtbot.waitUntil(lambda: commands.dialog._job is None, timeout=20_000)
    return commands.dialog


def check(hand: Hand, qtbot) -> QDialog:
    commands = hand.inside.safekeeping.soundness
    hand.inside.actions_table["project.check"].trigger()
    qtbot.waitUntil(lambda: commands.dialog is not None and not hand.inside.long_work.busy, timeout=20_000)
    return commands.dialog


def check_with_findings(hand: Hand, qtbot) -> QDialog:
    with closing(sqlite3.connect(hand.session.project.path)) as connection:
        connection.executescript(
            'UPDATE span SET "start" = "start" + 1, "end" = "end" + 1 WHERE id IN (SELECT target FROM link LIMIT 2)'
        )
    return check(hand, qtbot)


def details(hand: Hand, qtbot) -> QDialog:
    hand.inside.actions_table["article.details"].trigger()
    dialog = hand.inside.details.dialog
    qtbot.waitUntil(lambda: dialog.model.is_read, timeout=20_000)
    return dialog


def salvaged(hand: Hand, _qtbot) -> QDialog:
    damaged = hand.session.project.path.with_name("damaged.annot")
    if not damaged.exists():
        shutil.copyfile(hand.session.project.path, damaged)
        with damaged.open("r+b") as file:
            file.truncate(damaged.stat().st_size * 2 // 3)
        salvaged.report = salvaging.salvage(damaged)
    dialog = SalvagedDialog(salvaged.report, hand.window)
    dialog.show()
    return dialog


def said(dialog: QDialog) -> list[str]:
    """Return all that a dialog says, seen or read out, in a fixed order."""
    found = [dialog.windowTitle()]
    for label in dialog.findChildren(QLabel):
        found.append(label.text())
    for button in dialog.findChildren(QAbstractButton):
        found += [button.text(), button.toolTip()]
    for box in dialog.findChildren(QComboBox):
        found += [box.accessibleName(), *(box.itemText(at) for at in range(box.count()))]
    for rows in dialog.findChildren(QListWidget):
        found += [rows.accessibleName(), *(rows.item(at).text() for at in range(rows.count()))]
    for table in dialog.findChildren(QTableView):
        model, across = table.model(), range(table.model().columnCount())
        found += [table.accessibleName(), *(str(model.headerData(at, Qt.Orientation.Horizontal)) for at in across)]
        found += [str(model.index(row, at).data()) for row in range(model.rowCount()) for at in across]
    return found


ALL = [backups, check, check_with_findings, details, salvaged]


@pytest.mark.parametrize("opens", ALL)
def test_every_control_has_a_name_tab_reaches_it_and_escape_gives_the_text_the_keyboard_back(
    opened, path: Path, qtbot, opens
):
    hand = opened(path)
    hand.view.setFocus()
    dialog = opens(hand, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    controls = {
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert [one for one in controls if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)] == []
    reached = set()
    for _ in range(2 * len(controls) + 2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    assert controls <= reached
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [one for one in hand.window.findChildren(QDialog) if one.isVisible()])
    hand.window.activateWindow()  # what a window manager does
    qtbot.waitUntil(hand.window.isActiveWindow)
    assert hand.view.hasFocus()


@pytest.mark.parametrize("opens", ALL)
def test_an_open_dialog_says_after_a_switch_what_one_opened_in_the_language_says(opened, path: Path, qtbot, opens):
    hand = opened(path)
    dialog = opens(hand, qtbot)
    title = dialog.windowTitle()
    before = said(dialog)
    hand.inside.actions_table["language.vi"].trigger()
    qtbot.waitUntil(lambda: dialog.windowTitle() != title)
    now = said(dialog)
    dialog.close()
    qtbot.waitUntil(lambda: not [one for one in hand.window.findChildren(type(dialog)) if one is dialog])
    anew = opens(hand, qtbot)
    assert now == said(anew)
    assert now != before
    anew.close()
