"""The list that lays nothing out: it shows, finds and moves as the list it is made from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from annotator.ui import fonts
from annotator.ui.panels.long_rows import LongRowModel, LongRowView
from annotator.ui.panels.rows import ROW, RowDelegate, RowView
from annotator.ui.theme import token
from annotator.ui.widgets.paint import paint_text
from tests.ui.panels.making import settle


class Words(LongRowModel):
    """Rows that say a word each."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self.words = words
        self.reset_rows(len(words))

    def data(self, index, role=Qt.ItemDataRole.DisplayRole) -> object:
        return self.words[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    def insert(self, row: int, word: str) -> None:
        self.words.insert(row, word)
        self.insert_row(row)

    def remove(self, row: int) -> None:
        del self.words[row]
        self.remove_row(row)


class WordDelegate(RowDelegate):
    """Paints the word; counts how often."""

    def __init__(self, parent, *, keeps: bool = True) -> None:
        super().__init__(parent)
        self.painted: list[str] = []
        self._keeps = keeps

    def row_key(self, row):
        return self.parent().model().words[row] if self._keeps else None

    def paint_row(self, painter, rect, palette, index, *, chosen) -> None:
        self.painted.append(index.data())
        colour = token(palette, "ink" if chosen else "ink2")
        paint_text(painter, rect.adjusted(8, 0, -8, 0), index.data(), fonts.font(fonts.Role.ROW), colour)


@pytest.fixture(autouse=True)
def _mouse_elsewhere(dressed):
    """Leave the mouse where no widget of this or another test lies."""
    QCursor.setPos(QPoint(780, 580))
    yield
    QCursor.setPos(QPoint(780, 580))


def made(kind, shown, words: list[str], **more) -> RowView:
    view = kind(follows=True)
    view.model_kept = Words(list(words))
    view.setModel(view.model_kept)
    view.delegate_kept = WordDelegate(view, **more)
    view.setItemDelegate(view.delegate_kept)
    shown(view)
    view.resize(220, 305)
    settle()
    return view


@pytest.fixture
def rows(shown) -> LongRowView:
    return made(LongRowView, shown, [f"từ {at}" for at in range(200)])


@pytest.fixture
def plain(shown) -> RowView:
    """What the list is made from, with the same rows."""
    return made(RowView, shown, [f"từ {at}" for at in range(200)])


def picture(view: RowView) -> QImage:
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("value", [0, 7, 600, 10_000])
def test_rows_lie_where_those_of_a_plain_list_do(rows, plain, value):
    for view in (rows, plain):
        view.verticalScrollBar().setValue(value)
    assert rows.verticalScrollBar().maximum() == plain.verticalScrollBar().maximum()
    assert rows.verticalScrollBar().value() == plain.verticalScrollBar().value()
    for row in (0, 1, 20, 199):
        mine, theirs = (view.visualRect(view.model().index(row, 0)) for view in (rows, plain))
        assert (mine.left(), mine.top(), mine.height()) == (theirs.left(), theirs.top(), theirs.height())
        assert mine.width() == rows.viewport().width()
    for y in (0, 29, 30, 200, 304):
        assert rows.indexAt(QPoint(5, y)).row() == plain.indexAt(QPoint(5, y)).row()


def on_screen(view: RowView) -> QImage:
    """What stands on the screen after only what was asked for was painted again."""
    settle()
    window, size = view.window(), view.viewport().size()
    corner = view.viewport().mapTo(window, QPoint(0, 0))
    return view.screen().grabWindow(window.winId(), corner.x(), corner.y(), size.width(), size.height()).toImage()


@pytest.mark.parametrize(
    "act",
    [
        lambda view: view.verticalScrollBar().setValue(45),
        lambda view: view.verticalScrollBar().setValue(4000),
        lambda view: view.choose(4),
        lambda view: (view.choose(9), view.choose(10), view.choose(11)),
        lambda view: (view.choose(60), view.choose(59)),
        lambda view: view.model_kept.insert(3, "thêm"),
        lambda view: view.model_kept.remove(3),
    ],
    ids=["a wheel", "far", "a row", "row after row over the edge", "back", "a row comes", "a row goes"],
)
def test_what_stands_on_the_screen_is_what_would_be_painted_anew(rows, act):
    on_screen(rows)
    act(rows)
    stands = on_screen(rows)
    rows.viewport().update()
    assert stands == on_screen(rows)


def test_beside_the_rows_is_none(shown):
    view = made(LongRowView, shown, ["một"])
    assert not view.indexAt(QPoint(5, ROW)).isValid()
    assert view.visualRect(view.model().index(7, 0)) == QRect()


@pytest.mark.parametrize("value", [0, 45, 900])
def test_what_is_painted_is_what_a_plain_list_paints(rows, plain, value):
    for view in (rows, plain):
        view.clearFocus()
        view.choose(3)
        view.verticalScrollBar().setValue(value)
    settle()
    assert picture(rows) == picture(plain)
    assert picture(rows) == picture(plain)  # from its pictures now


def test_a_row_is_painted_once_until_it_looks_another_way(rows):
    delegate = rows.delegate_kept
    rows.viewport().grab()
    delegate.painted.clear()
    rows.viewport().grab()
    assert delegate.painted == []
    rows.choose(2)
    rows.viewport().grab()
    assert delegate.painted == ["từ 2"]
    delegate.painted.clear()
    rows.model().insert(1, "mới")
    settle()
    rows.viewport().grab()
    assert delegate.painted == ["mới"]
    delegate.painted.clear()
    rows.forget_pictures()
    rows.viewport().grab()
    assert len(delegate.painted) == 11


def test_rows_that_name_no_key_are_painted_every_time(shown):
    view = made(LongRowView, shown, ["một", "hai"], keeps=False)
    view.viewport().grab()
    view.delegate_kept.painted.clear()
    view.viewport().grab()
    assert view.delegate_kept.painted == ["một", "hai"]


def test_rows_that_come_and_go_move_the_others_and_the_chosen_one_stays(rows):
    rows.choose(5)
    rows.model().insert(2, "mới")
    settle()
    assert rows.currentIndex().row() == 6
    rows.model().remove(0)
    settle()
    assert rows.currentIndex().row() == 5
    assert rows.currentIndex().data() == "từ 5"
    assert rows.model().rowCount() == 200
    assert rows.verticalScrollBar().maximum() == 200 * ROW - rows.viewport().height()


def test_choosing_a_row_brings_it_into_sight_by_no_more_than_is_needed(rows):
    bar, height = rows.verticalScrollBar(), rows.viewport().height()
    rows.choose(50)
    assert bar.value() == 51 * ROW - height
    rows.choose(49)
    assert bar.value() == 51 * ROW - height
    rows.choose(10)
    assert bar.value() == 10 * ROW
    rows.choose(-1)
    assert bar.value() == 10 * ROW
    assert not rows.selectionModel().hasSelection()


@pytest.mark.parametrize(
    ("start", "keys", "row"),
    [
        (5, ["Down", "Down", "Up"], 6),
        (5, ["Home"], 0),
        (5, ["End"], 199),
        (0, ["Up"], 0),
        (199, ["Down"], 199),
        (0, ["PageDown"], 9),
        (100, ["PageUp"], 91),
        (3, ["PageUp"], 0),
    ],
)
def test_keys_move_the_cursor(rows, start, keys, row, qtbot):
    rows.setFocus()
    rows.choose(start)
    moved: list[int] = []
    rows.moved.connect(moved.append)
    for key in keys:
        QTest.keyClick(rows, getattr(Qt.Key, f"Key_{key}"))
    assert rows.currentIndex().row() == row
    assert moved[-1:] == ([row] if row != start else [])
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))
    assert rows.selectionModel().isSelected(rows.currentIndex())


def test_a_click_takes_and_chooses_the_row_under_it(rows, qtbot):
    rows.verticalScrollBar().setValue(100)
    with qtbot.waitSignal(rows.taken) as taken:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert taken.args == [5]
    assert [index.row() for index in rows.selectionModel().selectedRows()] == [5]


def test_the_row_under_the_mouse_is_grey(rows, qtbot):
    hover, ratio = token(rows.palette(), "hover"), rows.devicePixelRatioF()

    def is_grey(y: int) -> bool:
        return picture(rows).pixelColor(round(200 * ratio), round(y * ratio)) == hover

    QTest.mouseMove(rows.viewport(), QPoint(20, 50))
    qtbot.waitUntil(lambda: is_grey(45))
    assert not is_grey(75)


def test_no_rows_is_no_trouble(shown):
    view = made(LongRowView, shown, [])
    assert view.verticalScrollBar().maximum() == 0
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
    assert not view.currentIndex().isValid()
    view.model().insert(0, "một")
    settle()
    assert view.visualRect(view.model().index(0, 0)) == QRect(0, 0, view.viewport().width(), ROW)


def test_fifty_thousand_rows_take_a_change_without_a_look_at_all_of_them(shown):
    view = made(LongRowView, shown, ["từ"] * 50_000)
    asked: list[int] = []
    rect = view.visualRect
    view.visualRect = lambda index: (asked.append(index.row()), rect(index))[1]
    view.model().insert(25_000, "mới")
    view.choose(25_000)
    view.model().dataChanged.emit(view.model().index(0, 0), view.model().index(50_000, 0))
    settle()
    view.viewport().grab()
    assert len(asked) < 100
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
    assert view.verticalScrollMode() == QAbstractItemView.ScrollMode.ScrollPerPixel
