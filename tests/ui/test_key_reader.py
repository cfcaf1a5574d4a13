"""Keys as Vietnamese input methods and other keyboard layouts send them reach the actions they were meant for."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit

from annotator.ui.actions import Actions, Context
from annotator.ui.key_reader import KeyReader
from annotator.ui.modes import HintMode, KeyMode
from annotator.ui.panels import digits

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Silent(QPlainTextEdit):
    """Takes no keys itself, as the article view."""

    def event(self, event):
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event):
        event.ignore()


@pytest.fixture
def desk(qtbot, scheme):
    window = QMainWindow()
    view = Silent()
    window.setCentralWidget(view)
    qtbot.addWidget(window)
    actions = Actions(window, view)
    done: list[str] = []
    actions.set_scheme(scheme, done.append, lambda label: done.append(f"to {label}"))
    for digit in range(1, 10):
        actions.bind(f"option.{digit}", lambda digit=digit: done.append(str(digit)))
    actions.bind("go.name.next", lambda: done.append("name"))
    actions.bind("hints.none", lambda: done.append("none"))
    hints, boundaries = HintMode(view, actions), KeyMode(Context.BOUNDARIES, view, actions)
    reader = KeyReader(view, actions, [hints, boundaries])
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    view.done, view.hints, view.reader = done, hints, reader
    return view


def sent(view, *keys: str) -> None:
    """Send keys as an input method does: letters by their text, and Backspaces, at once."""
    for key in keys:
        code = (
            Qt.Key.Key_Backspace if key == "\b" else Qt.Key(ord(key.upper())) if key.isascii() else Qt.Key.Key_unknown
        )
        modifiers = SHIFT if key.isupper() else NONE
        if key.isascii() and key != "\b":
            QTest.keyClick(view, code, modifiers)
            continue
        # Qt sends a ShortcutOverride before it by itself.
        QCoreApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, code, modifiers, "" if key == "\b" else key))


def test_a_then_f_under_telex_labels_an_actor_and_a_figure(desk):
    sent(desk, "a", "\b", "à")
    assert desk.done == ["actor", "figure"]


def test_d_twice_under_telex_labels_twice(desk):
    sent(desk, "d", "\b", "đ")
    assert desk.done == ["denial", "denial"]


def test_letters_that_the_input_method_types_again_do_nothing_by_themselves(desk):
    sent(desk, "d", "a", "\b", "\b", "đ", "a")
    assert desk.done == ["denial", "actor", "denial"]


def test_w_that_the_input_method_turned_into_a_letter_goes_to_the_next_name(desk):
    sent(desk, "ư")
    assert desk.done == ["name"]


def test_with_shift_the_label_of_the_current_span_is_changed(desk):
    sent(desk, "A", "\b", "À")
    assert desk.done == ["to actor", "to figure"]


def test_backspace_does_nothing(desk):
    QTest.keyClick(desk, Qt.Key.Key_Backspace)
    assert desk.done == []


@pytest.mark.parametrize(("place", "digit"), [(10, "1"), (11, "2"), (18, "9")])
@pytest.mark.parametrize("text", ["é", "ă", "\u0309", "&"])
def test_the_digit_row_chooses_whatever_the_layout_writes_on_it(desk, monkeypatch, place, digit, text):
    monkeypatch.setitem(digits.FIRST_SCAN_CODE, QGuiApplication.platformName(), 10)  # as under X11
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown.value, NONE, place, 0, 0, text)
    QCoreApplication.sendEvent(desk, key)
    assert desk.done == [digit]


def test_in_a_mode_the_key_that_was_meant_reaches_the_mode(desk):
    chosen = []
    desk.hints.begin(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        chosen.append,
    )
    code = desk.hints.codes["twelve"]
    assert code == "v"
    sent(desk, "v")
    assert chosen == ["twelve"]
    assert desk.done == []
