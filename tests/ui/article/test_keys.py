"""Keys: the view leaves them to the actions around it, edits nothing, and moves the caret by the text's own units."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest

from tests.ui.article.making import LONG, row, show

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.mark.parametrize(
    ("key", "sequence"),
    [
        (Qt.Key.Key_A, "A"),
        (Qt.Key.Key_Space, "Space"),
        (Qt.Key.Key_Delete, "Del"),
        (Qt.Key.Key_Tab, "Tab"),
        (Qt.Key.Key_Left, "Left"),
        (Qt.Key.Key_Down, "Down"),
        (Qt.Key.Key_Return, "Return"),
        (Qt.Key.Key_1, "1"),
    ],
)
def test_an_action_of_the_view_gets_its_key(view, qtbot, key, sequence):
    text = show(view, "Một hai ba")
    action = QAction(view)
    action.setShortcut(QKeySequence(sequence))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    view.addAction(action)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with qtbot.waitSignal(action.triggered, timeout=1000):
        QTest.keyClick(view, key)
    assert view.caret() == 0
    assert view.document().toPlainText() == text


@pytest.mark.parametrize("modifiers", [NONE, CTRL, SHIFT])
def test_no_key_edits_the_text(view, modifiers):
    text = show(view, "Một hai ba")
    view.setFocus()
    view.select(4, 7)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_Return, Qt.Key.Key_D):
        QTest.keyClick(view, key, modifiers)
    assert view.document().toPlainText() == text
    assert view.selection() == (4, 7)


def test_words_sentences_and_paragraphs_come_from_the_text(view):
    text = show(view, "Ông K. có 12.000 bao. Bà không.\nHết rồi.")
    seen = {}
    for unit in ("word", "sentence", "paragraph"):
        view.set_caret(0)
        view.move_caret(unit, 1)
        seen[unit] = view.caret()
    assert seen == {"word": 4, "sentence": text.index("Bà"), "paragraph": text.index("Hết")}
    view.set_caret(text.index("12"))
    view.move_caret("word", 1)
    assert view.caret() == text.index("bao")


def test_extending_by_words_begins_and_ends_at_words(view):
    text = show(view, "một hai, ba bốn")
    view.set_caret(4)
    view.move_caret("word", 1, extend=True)
    assert view.selection() == (4, 7)
    view.move_caret("word", 1, extend=True)
    assert view.selection() == (4, text.index("ba") + 2)
    view.move_caret("word", -1, extend=True)
    assert view.selection() == (4, 7)
    view.move_caret("word", -1, extend=True)
    assert view.selection() == (4, 4)
    view.move_caret("word", -1, extend=True)
    assert view.selection() == (0, 4)
    view.move_caret("word", 1, extend=True)
    assert view.selection() == (4, 4)


def test_lines_keep_the_x_that_they_began_with(view):
    show(view, f"{LONG * 3}\nngắn\n{LONG * 3}")
    place = 40
    view.set_caret(place)
    goal = row(view, place).x(place)
    xs = []
    for _ in range(6):
        view.move_caret("line", 1)
        xs.append(row(view, view.caret()).x(view.caret()))
    short = [x for x in xs if abs(x - goal) > 12]
    assert len(short) <= 2  # the short paragraph, and a line that ends before
    assert abs(xs[-1] - goal) < 8
    for _ in range(6):
        view.move_caret("line", -1)
    assert view.caret() == place


def test_a_line_up_from_the_first_goes_to_the_beginning_and_down_from_the_last_to_the_end(view):
    text = show(view, LONG)
    view.set_caret(10)
    view.move_caret("line", -1)
    assert view.caret() == 0
    view.set_caret(10)
    view.move_caret("line", 1)
    assert view.caret() == len(text)


def test_blank_lines_are_no_stop_for_lines(view):
    text = show(view, "một\n\nhai\n\n\nba")
    view.set_caret(0)
    view.move_caret("line", 1)
    assert view.caret() == text.index("hai")
    view.move_caret("line", 1)
    assert view.caret() == text.index("ba")


def test_moving_the_caret_keeps_it_in_sight_with_its_lanes(view):
    show(view, "\n".join([LONG * 3] * 30))
    view.set_caret(0)
    for _ in range(70):
        view.move_caret("line", 1)
        line = row(view, view.caret())
        assert line.base > 18
        assert line.bottom <= view.viewport().height()


def test_without_a_selection_a_character_back_and_forth_is_the_same_place(view):
    show(view, "Cờ \U0001f1fb\U0001f1f3 bay")
    view.set_caret(3)
    view.move_caret("character", 1)
    assert view.caret() == 5
    view.move_caret("character", -1)
    assert view.caret() == 3


def test_a_character_from_a_selection_goes_to_its_edge(view):
    show(view, "một hai ba")
    view.select(4, 7)
    view.move_caret("character", -1)
    assert view.selection() == (4, 4)
    view.select(4, 7)
    view.move_caret("character", 1)
    assert view.selection() == (7, 7)
