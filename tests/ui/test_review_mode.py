"""Keys while disagreements are decided: digits, labels, boundaries, input methods, and what stays the window's."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMainWindow, QVBoxLayout, QWidget

from annotator.ui.action_table import ACTIONS
from annotator.ui.actions import Actions, Context
from annotator.ui.key_reader import KeyReader
from annotator.ui.modes import KeyMode, ReviewMode
from annotator.ui.review.keys import bar_keys, panel_keys
from tests.ui.test_key_reader import Silent, sent

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYPAD, NONE = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot, scheme):
    window, place, view, other = QMainWindow(), QWidget(), Silent(), QListWidget()
    other.addItems(["one", "two"])
    column = QVBoxLayout(place)
    column.addWidget(view)
    column.addWidget(other)
    window.setCentralWidget(place)
    qtbot.addWidget(window)
    actions = Actions(window, view)
    done: list[str] = []
    actions.set_scheme(scheme, lambda label: done.append(f"in text {label}"), lambda label: done.append(f"to {label}"))
    for spec in ACTIONS:
        if spec.context in {Context.REVIEW, Context.BOUNDARIES, Context.TEXT} or spec.id in {"undo", "article.finish"}:
            actions.bind(spec.id, lambda name=spec.id: done.append(name))
    boundaries = KeyMode(Context.BOUNDARIES, view, actions)
    actions["review.boundaries"].triggered.connect(boundaries.start)
    mode = ReviewMode(view, actions, before=[boundaries])
    mode.watch(other)
    mode.label_asked.connect(lambda label: done.append(f"label {label}"))
    view.reader = KeyReader(view, actions, [boundaries, mode])
    mode.start()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    view.done, view.mode, view.boundaries, view.other, view.actions_table = done, mode, boundaries, other, actions
    return view


@pytest.mark.parametrize(
    ("key", "modifiers", "action"),
    [
        *((getattr(Qt.Key, f"Key_{digit}"), NONE, f"review.option.{digit}") for digit in range(1, 10)),
        *((getattr(Qt.Key, f"Key_{digit}"), KEYPAD, f"review.option.{digit}") for digit in (1, 9)),
        (Qt.Key.Key_0, KEYPAD, "review.nothing"),
        (Qt.Key.Key_0, NONE, "review.nothing"),
        (Qt.Key.Key_Space, NONE, "review.majority"),
        (Qt.Key.Key_B, NONE, "review.boundaries"),
        (Qt.Key.Key_P, NONE, "review.flip"),
        (Qt.Key.Key_M, NONE, "review.both"),
        (Qt.Key.Key_S, NONE, "review.later"),
        (Qt.Key.Key_N, NONE, "review.note"),
        (Qt.Key.Key_J, NONE, "review.next"),
        (Qt.Key.Key_K, NONE, "review.previous"),
        (Qt.Key.Key_Down, NONE, "review.focus.next"),
        (Qt.Key.Key_Up, NONE, "review.focus.previous"),
        (Qt.Key.Key_Return, NONE, "review.take"),
        (Qt.Key.Key_Enter, KEYPAD, "review.take"),
        (Qt.Key.Key_Return, CONTROL | SHIFT, "review.alike"),
        (Qt.Key.Key_Enter, CONTROL | SHIFT | KEYPAD, "review.alike"),
        (Qt.Key.Key_Return, CONTROL, "review.close_article"),
        (Qt.Key.Key_Enter, CONTROL | KEYPAD, "review.close_article"),
    ],
)
def test_every_key_does_its_one_thing(desk, key, modifiers, action):
    QTest.keyClick(desk, key, modifiers)
    assert desk.done == [action]


@pytest.mark.parametrize(("key", "label"), [("c", "claim"), ("d", "denial"), ("a", "actor"), ("f", "figure")])
def test_the_key_of_a_label_sets_the_label_also_with_shift(desk, key, label):
    sent(desk, key)
    sent(desk, key.upper())
    assert desk.done == [f"label {label}"] * 2


def test_an_arrow_begins_to_move_the_boundaries_at_once(desk):
    QTest.keyClick(desk, Qt.Key.Key_Right)
    QTest.keyClick(desk, Qt.Key.Key_Left, SHIFT)
    assert desk.done == ["review.boundaries", "end.word.next", "start.word.previous"]


def test_while_boundaries_are_moved_the_keys_are_theirs(desk):
    desk.boundaries.start()
    QTest.keyClick(desk, Qt.Key.Key_Right)
    QTest.keyClick(desk, Qt.Key.Key_B)
    assert desk.done == ["end.word.next", "boundaries.leave"]


def test_keys_of_the_text_do_nothing_but_copying(desk):
    for key in (Qt.Key.Key_W, Qt.Key.Key_Q, Qt.Key.Key_L, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
        QTest.keyClick(desk, key)
    QTest.keyClick(desk, Qt.Key.Key_A, CONTROL | SHIFT)
    assert desk.done == []
    QTest.keyClick(desk, Qt.Key.Key_C, CONTROL)
    assert desk.done == ["copy"]


def test_keys_that_work_everywhere_still_do(desk):
    QTest.keyClick(desk, Qt.Key.Key_Z, CONTROL)
    assert desk.done == ["undo"]


def test_under_telex_the_keys_are_those_that_were_pressed(desk):
    sent(desk, "a", "\b", "à")
    sent(desk, "p", "a", "\b", "á")  # s is the acute accent
    sent(desk, "d", "\b", "đ")
    assert desk.done == [
        *("label actor", "label figure"),
        *("review.flip", "label actor", "review.later"),
        *("label denial", "label denial"),
    ]


def test_a_digit_is_read_by_its_place_on_the_keyboard(desk, monkeypatch):
    monkeypatch.setattr("annotator.ui.key_reader.digit_of", lambda _event: 2)
    QCoreApplication.sendEvent(
        desk, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, "é")
    )
    assert desk.done == ["review.option.2"]


def test_a_panel_with_the_keyboard_decides_too_but_moves_with_its_own_keys(desk):
    desk.other.setFocus()
    desk.other.setCurrentRow(0)
    for key in (Qt.Key.Key_2, Qt.Key.Key_S, Qt.Key.Key_Down, Qt.Key.Key_J):
        QTest.keyClick(desk.other, key)
    assert desk.done == ["review.option.2", "review.later", "review.next"]
    assert desk.other.currentRow() == 1


def test_the_mode_stays_on_when_the_keyboard_goes_to_a_panel(desk):
    desk.other.setFocus()
    assert desk.mode.on


def test_off_it_takes_nothing(desk):
    desk.mode.end()
    sent(desk, "c")
    QTest.keyClick(desk, Qt.Key.Key_Return, CONTROL)
    assert desk.done == ["in text claim", "article.finish"]


def test_while_an_article_is_read_through_labels_label_and_it_can_be_closed(desk):
    desk.mode.reading = True
    sent(desk, "c", "w")
    QTest.keyClick(desk, Qt.Key.Key_Right)
    QTest.keyClick(desk, Qt.Key.Key_J)
    QTest.keyClick(desk, Qt.Key.Key_Return, CONTROL)
    assert desk.done == ["in text claim", "go.name.next", "caret.word.next", "review.next", "review.close_article"]


def give_claim(desk, scheme, key: str) -> None:
    """Give the label of a claim another key in the scheme."""
    done = desk.done
    labels = tuple(replace(one, key=key) if one.id == "claim" else one for one in scheme.labels)
    desk.actions_table.set_scheme(
        replace(scheme, labels=labels),
        lambda label: done.append(f"in text {label}"),
        lambda label: done.append(f"to {label}"),
    )


@pytest.mark.parametrize("key", ["S", "P", "M", "J", "K"])
def test_a_label_whose_key_decides_is_set_with_shift(desk, scheme, key):
    give_claim(desk, scheme, key)
    sent(desk, key.lower())
    sent(desk, key)
    assert desk.done[0].startswith("review.")
    assert desk.done[1:] == ["label claim"]


@pytest.mark.parametrize("key", ["S", "J"])
def test_while_an_article_is_read_through_the_key_of_a_label_goes_before_those_of_the_queue(desk, scheme, key):
    give_claim(desk, scheme, key)
    desk.mode.reading = True
    sent(desk, key.lower())
    assert desk.done == ["in text claim"]


def test_no_label_of_the_shipped_scheme_has_a_key_of_the_review(desk, scheme):
    keymap = desk.actions_table.keymap
    taken = {key for spec in ACTIONS if spec.context is Context.REVIEW for key in keymap.keys(spec.id)}
    assert not any(set(keymap.keys(f"label.{label.id}")) & taken for label in scheme.labels)


def test_panels_show_the_keys_of_the_table(desk):
    keys = panel_keys(desk.actions_table)
    assert [keys[what] for what in ("nothing", "majority", "both", "flip", "later", "note")] == list("0␣MPSN")
    assert keys.end == ("←", "→")
    bar = bar_keys(desk.actions_table)
    assert (bar.next, bar.previous, bar.alike, bar.close) == ("J", "K", "Ctrl Shift ↵", "Ctrl ↵")
