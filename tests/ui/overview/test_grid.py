"""A table by mouse, by keys alone, and as it is read out."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.ui.overview import lists, matrices, sheets
from annotator.ui.overview.asked import CONFUSION, LINKS_ALL, Asked
from annotator.ui.overview.drawing import Look
from annotator.ui.overview.grid import Grid
from annotator.ui.overview.numbers import Numbers
from annotator.ui.theme import LIGHT, palette_of
from tests.ui.dressing import picture
from tests.ui.overview.test_shapes import a_source
from tests.ui.panels.making import settle

LOOK = Look(palette_of(LIGHT), {})


@pytest.fixture
def show_grid(qtbot, dressed):
    kept = []

    def show(card, width=900) -> Grid:
        around = QWidget()
        qtbot.addWidget(around)
        kept.append(around)
        QLineEdit(around)  # takes the keyboard first
        grid = Grid(around)
        grid.show_sheet(card.sheet, LOOK)
        grid.resize(width, grid.height_for(width))
        around.show()
        around.activateWindow()
        assert QTest.qWaitForWindowActive(around)
        settle()
        return grid

    return show


@pytest.fixture
def heat(show_grid) -> Grid:
    return show_grid(matrices.confusion(a_source(language="en")), 500)


def place_of(grid, row, column) -> QPoint:
    return grid.visualRect(grid.model().index(row, column)).center()


def test_a_click_opens_what_is_behind_a_cell(heat, qtbot):
    with qtbot.waitSignal(heat.opened) as opened:
        QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=place_of(heat, 0, 2))
    assert opened.args == [Asked(measure=CONFUSION, cell=("claim", "denial"))]


def test_a_click_where_nothing_is_behind_opens_nothing(heat, qtbot):
    with qtbot.assertNotEmitted(heat.opened):
        QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=place_of(heat, 4, 5))
        QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=place_of(heat, 1, 0))


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_arrows_walk_the_cells_and_enter_opens_one(heat, qtbot, enter):
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    assert (heat.currentIndex().row(), heat.currentIndex().column()) == (0, 1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(heat, key)
    with qtbot.waitSignal(heat.opened) as opened:
        QTest.keyClick(heat, enter)
    assert opened.args[0].cell == ("denial", "actor")


def test_the_cell_under_the_keyboard_has_a_ring_and_one_that_is_clicked_has_none(heat):
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    place = heat.visualRect(heat.currentIndex())
    top = QPoint(place.center().x(), place.top() + heat.viewport().y())
    assert picture(heat).pixelColor(top).name() == LIGHT.ink.lower()
    QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert picture(heat).pixelColor(top).name() != LIGHT.ink.lower()


def test_tab_leaves_the_table(qtbot, dressed):
    around = QWidget()
    qtbot.addWidget(around)
    one, two = Grid(around), Grid(around)
    for grid in (one, two):
        grid.show_sheet(matrices.confusion(a_source()).sheet, LOOK)
    around.show()
    around.activateWindow()
    assert QTest.qWaitForWindowActive(around)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert two.hasFocus()
    QTest.keyClick(two, Qt.Key.Key_Backtab)
    assert one.hasFocus()


def test_walking_tells_where_the_keyboard_is(heat, qtbot):
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(heat.walked) as walked:
        QTest.keyClick(heat, Qt.Key.Key_Down)
    assert walked.args == [heat.visualRect(heat.model().index(1, 1))]


def test_letters_and_f6_are_for_what_lies_around(heat):
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    before = heat.currentIndex()
    for key in (Qt.Key.Key_C, Qt.Key.Key_F6, Qt.Key.Key_Escape):
        QTest.keyClick(heat, key)
    assert heat.currentIndex() == before


@pytest.mark.parametrize(
    "make", [sheets.by_label, matrices.confusion, matrices.pairs, lists.worst, lists.over_time, lists.kinds]
)
def test_a_screen_reader_finds_every_number_of_a_plot_as_a_cell(show_grid, make):
    card = make(a_source(language="vi"))
    grid = show_grid(card, 1300)
    read = read_out(grid)
    for cells in card.sheet.rows:
        for cell in cells:
            assert cell.said in read
            if cell.dot is not None and cell.dot.value is not None:
                assert Numbers("vi").decimal(cell.dot.value) in cell.said
            if cell.asked is not None:
                assert cell.text in cell.said or cell.said == cell.spoken


def read_out(grid) -> list[str]:
    """What a screen reader finds in a table: heads and cells."""
    table = QAccessible.queryAccessibleInterface(grid)
    assert table.role() == QAccessible.Role.Table
    return [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]


def test_heads_are_read_out(show_grid):
    grid = show_grid(sheets.by_label(a_source(language="en")), 1300)
    assert {"Label", "Relaxed", "Alpha", "Claim", "All labels"} <= set(read_out(grid))


def test_everything_that_is_known_of_a_number_is_its_tool_tip(show_grid):
    grid = show_grid(sheets.by_label(a_source(language="en")), 1300)
    tip = grid.model().index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "95 % interval" in tip
    assert "24 articles" in tip


def test_a_table_is_as_high_as_its_rows_and_leaves_the_wheel_to_the_page(show_grid):
    grid = show_grid(sheets.by_label(a_source()), 1300)
    assert grid.verticalScrollBar().maximum() == 0
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    wheel.accept()
    QApplication.sendEvent(grid.viewport(), wheel)
    assert not wheel.isAccepted()


def test_what_is_too_wide_can_be_scrolled_to_its_end_by_keys(show_grid):
    grid = show_grid(matrices.confusion(a_source(labels=12)), 420)
    assert grid.shape_now.width > grid.width()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Qt.Key.Key_End)
    place = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(place.center())
    assert grid.viewport().height() >= grid.shape_now.row * grid.shape_now.rows


def test_a_reason_takes_the_place_of_a_rows_numbers_and_opens(show_grid, qtbot):
    card = sheets.links(a_source(language="en"))
    grid = show_grid(card, 700)
    row = next(at for at, cells in enumerate(card.sheet.rows) if cells[0].text == "same as")
    assert grid.columnSpan(row, 1) == 2
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(grid, row, 1))
    assert opened.args == [Asked(measure=LINKS_ALL, label="same_as")]


def test_the_keyboard_stays_where_it_was_when_numbers_change(heat):
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(heat, Qt.Key.Key_Down)
    QTest.keyClick(heat, Qt.Key.Key_Right)
    heat.show_sheet(matrices.confusion(a_source(language="vi")).sheet, LOOK)
    assert (heat.currentIndex().row(), heat.currentIndex().column()) == (1, 2)
