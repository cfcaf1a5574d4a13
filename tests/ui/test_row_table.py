"""Tables of dialogs: chosen, tinted and ringed as whole rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.ui.theme import token
from annotator.ui.widgets.paint import focus_by_key
from annotator.ui.widgets.row_table import ROW, RowTable
from tests.ui.dressing import dress, name, picture


@pytest.fixture
def table(qtbot):
    dress()
    window = QWidget()
    qtbot.addWidget(window)
    table = RowTable(3, window, numbers_from=2)
    table.set_heads(("Made", "Why", "Size"), "Backups")
    table.setRowCount(5)
    for at in range(5):
        table.set_row(at, (f"row {at}", "asked", str(at)), tips=(0,))
    layout = QVBoxLayout(window)
    layout.addWidget(table)
    layout.addWidget(QPushButton("on"))
    window.resize(500, 300)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    table.clearFocus()
    table.clearSelection()
    table.kept = window
    return table


def grounds(table: RowTable, row: int) -> list[str]:
    """Return the colours right of the middle of each cell's bottom line, where no words stand."""
    shown, y = picture(table.viewport()), table.rowViewportPosition(row) + ROW - 4
    return [
        name(shown.pixelColor(table.columnViewportPosition(at) + table.columnWidth(at) // 2, y))
        for at in range(table.columnCount())
    ]


def test_the_mouse_tints_the_whole_row_and_no_other(table):
    hover, paper = token(table.palette(), "hover").name(), grounds(table, 0)
    QTest.mouseMove(table.viewport(), QPoint(20, table.rowViewportPosition(3) + 8))
    QTest.mouseMove(table.viewport(), QPoint(20, table.rowViewportPosition(2) + 8))
    assert grounds(table, 2) == [hover] * 3
    assert grounds(table, 3) == paper
    QTest.mouseMove(table.kept, QPoint(2, 2))
    table.kept.repaint()


def test_a_chosen_row_has_one_bar_at_its_left(table):
    table.selectRow(1)
    shown, ink = picture(table.viewport()), token(table.palette(), "ink").name()
    y = table.rowViewportPosition(1) + ROW - 4
    lefts = [name(shown.pixelColor(table.columnViewportPosition(at), y)) for at in range(3)]
    assert lefts[0] == ink
    assert ink not in lefts[1:]


def test_the_ring_of_the_keyboard_goes_around_the_row(table):
    ink = token(table.palette(), "ink").name()
    focus_by_key(table)
    assert table.currentRow() == 0
    shown = picture(table.viewport())
    right = table.viewport().width() - 1
    assert name(shown.pixelColor(right, ROW // 2)) == ink
    assert name(shown.pixelColor(right // 2, 0)) == ink
    table.kept.findChild(QPushButton).setFocus()
    assert name(picture(table.viewport()).pixelColor(right, ROW // 2)) != ink


@pytest.mark.parametrize(
    ("key", "row"),
    [(Qt.Key.Key_Down, 3), (Qt.Key.Key_End, 4), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 2)],
)
def test_keys_go_from_row_to_row(table, key, row):
    table.setFocus()
    table.setCurrentCell(2, 0)
    QTest.keyClick(table, key)
    assert table.currentRow() == row
    assert table.currentColumn() == 0
    assert {item.row() for item in table.selectedItems()} == {row}


def test_tab_leaves_the_table(table):
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_numbers_stand_at_the_right_under_their_heads(table):
    assert table.item(0, 2).textAlignment() & Qt.AlignmentFlag.AlignRight
    assert table.horizontalHeaderItem(2).textAlignment() & Qt.AlignmentFlag.AlignRight
    assert table.horizontalHeaderItem(1).textAlignment() & Qt.AlignmentFlag.AlignLeft
    assert table.item(1, 0).toolTip() == "row 1"


def test_rows_that_are_scrolled_away_below_the_mouse_keep_no_tint(table):
    QTest.mouseMove(table.viewport(), QPoint(20, table.rowViewportPosition(1) + 8))
    QTest.mouseMove(table.viewport(), QPoint(20, table.rowViewportPosition(2) + 8))
    assert table.row_under_mouse == 2
    table.setRowCount(60)
    table.scrollToBottom()
    assert table.row_under_mouse == -1
