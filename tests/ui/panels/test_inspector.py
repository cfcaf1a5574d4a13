"""The inspector: the form made from the scheme, when it hands on what is typed, and what comes from outside."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.pending import DELAY
from tests.ui.panels.making import a_span, settle, words_in

FIGURE = a_span(
    "f", 5, 20, "figure", "khoảng 300 chiếc", attributes={"value": "300", "unit": "chiếc", "kind": "count"}
)
CLAIM = a_span("c", 0, 60, "claim", "họ đã nhận lô đầu tiên", attributes={"non_denial": True}, note="xem lại")
DENIAL = a_span("d", 70, 90, "denial", "từ chối", attributes={"cue": {"start": 70, "end": 77}})
TEXT = "x" * 70 + "từ\nchối bình luận về việc này" + "x" * 40


def offered(label_id, attribute_id):
    return ["chiếc", "chiếc xe", "người", "Triệu đồng"] if (label_id, attribute_id) == ("figure", "unit") else []


class Heard:
    """What an inspector emitted, in order."""

    def __init__(self, inspector: Inspector) -> None:
        self.changes: list[tuple] = []
        self.typing: list[str] = []
        inspector.attribute_changed.connect(lambda *args: self.changes.append(args))
        inspector.note_changed.connect(lambda *args: self.changes.append(args))
        inspector.typing_started.connect(lambda: self.typing.append("started"))
        inspector.typing_stopped.connect(lambda: self.typing.append("stopped"))


@pytest.fixture
def inspector(shown, scheme, looks) -> Iterator[Inspector]:
    widget = Inspector()
    shown(widget)
    widget.set_scheme(scheme, looks, "en")
    show(widget, FIGURE)
    yield widget
    widget.discard()


@pytest.fixture
def heard(inspector) -> Heard:
    return Heard(inspector)


def show(inspector, span, **more) -> None:
    inspector.show_span(span, offered=offered, text_at=lambda start, end: TEXT[start:end], **more)
    settle()


def field(inspector, name) -> QWidget:
    found = [
        child
        for child in inspector.findChildren(QWidget)
        if child.accessibleName() == name and child.isVisible() and child.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(found) == 1, (name, words_in(inspector))
    return found[0]


def type_into(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    for letter in text:
        if letter.isascii():
            QTest.keyClick(line, letter)
        else:
            line.insert(letter)
            line.textEdited.emit(line.text())


# What is shown


def test_the_head_names_the_label_with_its_key_and_the_quote(inspector):
    names = words_in(inspector)
    assert {"Figure", "F", "khoảng 300 chiếc"} <= set(names)


def test_the_fields_follow_the_scheme_with_its_names_and_values(inspector):
    assert field(inspector, "value").text() == "300"
    assert field(inspector, "unit").text() == "chiếc"
    assert field(inspector, "kind").currentText() == "count"
    assert field(inspector, "approx").currentText() == ""


def test_another_label_has_other_fields(inspector):
    show(inspector, CLAIM)
    assert isinstance(field(inspector, "did not deny"), QCheckBox)
    assert field(inspector, "did not deny").isChecked()
    assert not field(inspector, "continued").isChecked()
    assert field(inspector, "certainty").count() == 5
    assert "value" not in words_in(inspector)


def test_the_names_and_options_follow_the_language(inspector, scheme, looks):
    inspector.set_scheme(scheme, looks, "vi")
    assert field(inspector, "giá trị").text() == "300"
    assert field(inspector, "loại").currentText() == "số đếm"


def test_a_range_shows_the_words_of_the_article_on_one_line(inspector):
    show(inspector, DENIAL)
    assert field(inspector, "cue").text() == "từ chối"
    assert field(inspector, "cue").isReadOnly()


def test_a_demanded_value_is_said_to_be_missing(inspector, scheme):
    rules = [rule for rule in scheme.open_points if rule.id == "figure_without_value"]
    show(inspector, FIGURE, open_rules=rules)
    assert field(inspector, "value, missing")


def test_nothing_selected_says_so(inspector):
    inspector.show_nothing("Tab goes to the first span.")
    settle()
    assert "Tab goes to the first span." in words_in(inspector)
    assert inspector.span_id == ""
    assert inspector.choose_option(1) is False


def test_a_label_that_the_scheme_does_not_know_is_shown_without_fields(inspector):
    show(inspector, a_span("u", 0, 3, "unknown", "gì"))
    assert "unknown" in words_in(inspector)
    inspector.focus_form()
    assert inspector.findChild(QPlainTextEdit).hasFocus()


# Handing on


def test_typed_text_is_handed_on_once_after_the_last_key(inspector, heard, qtbot):
    with qtbot.waitSignal(inspector.attribute_changed, timeout=DELAY * 10) as changed:
        type_into(field(inspector, "unit"), "tau")
        assert heard.changes == []
    assert changed.args == ["f", "unit", "tau"]
    assert heard.changes == [("f", "unit", "tau")]
    assert heard.typing == ["started", "stopped"]


def test_typed_text_is_handed_on_at_once_when_the_field_is_left(inspector, heard):
    type_into(field(inspector, "unit"), "tau")
    QTest.keyClick(field(inspector, "unit"), Qt.Key.Key_Tab)
    assert heard.changes == [("f", "unit", "tau")]
    assert field(inspector, "kind").hasFocus()


def test_what_comes_back_to_what_it_was_is_no_change(inspector, heard):
    unit = field(inspector, "unit")
    unit.setFocus()
    unit.end(False)
    QTest.keyClick(unit, "x")
    QTest.keyClick(unit, Qt.Key.Key_Backspace)
    inspector.flush()
    assert heard.changes == []
    assert heard.typing == ["started", "stopped"]


def test_an_emptied_field_has_no_value(inspector, heard):
    unit = field(inspector, "unit")
    unit.setFocus()
    unit.selectAll()
    QTest.keyClick(unit, Qt.Key.Key_Delete)
    inspector.flush()
    assert heard.changes == [("f", "unit", None)]


def test_flush_hands_on_text_and_note_at_once(inspector, heard):
    type_into(field(inspector, "unit"), "tau")
    note = inspector.findChild(QPlainTextEdit)
    QTest.keyClicks(note, "ask")
    inspector.flush()
    assert sorted(heard.changes, key=len) == [("f", "ask"), ("f", "unit", "tau")]


def test_another_span_comes_only_after_what_was_typed_is_handed_on(inspector, heard):
    type_into(field(inspector, "unit"), "tau")
    show(inspector, a_span("g", 30, 40, "figure", "hai", attributes={"unit": "người"}))
    assert heard.changes == [("f", "unit", "tau")]
    assert field(inspector, "unit").text() == "người"


def test_discard_forgets_what_was_typed(inspector, heard):
    type_into(field(inspector, "unit"), "tau")
    inspector.discard()
    inspector.show_nothing("")
    assert heard.changes == []


def test_a_field_that_is_left_untouched_emits_nothing(inspector, heard):
    for _ in range(8):
        QTest.keyClick(inspector.focusWidget() or inspector, Qt.Key.Key_Tab)
    inspector.flush()
    assert heard.changes == []
    assert heard.typing == []


# Numbers


@pytest.mark.parametrize(("typed", "stored"), [("3,5", "3.5"), ("1,200", "1200"), ("12 000", "12000")])
def test_a_number_is_stored_with_a_point_and_shown_so_in_english(inspector, heard, typed, stored):
    type_into(field(inspector, "value"), typed)
    field(inspector, "unit").setFocus()
    assert heard.changes == [("f", "value", stored)]
    assert field(inspector, "value").text() == stored


def test_a_number_keeps_its_comma_in_vietnamese(inspector, heard, scheme, looks):
    inspector.set_scheme(scheme, looks, "vi")
    type_into(field(inspector, "giá trị"), "1.200,5")
    field(inspector, "đơn vị").setFocus()
    assert heard.changes == [("f", "value", "1200.5")]
    assert field(inspector, "giá trị").text() == "1200,5"


def test_what_is_no_number_is_kept_and_said_and_not_handed_on(inspector, heard):
    type_into(field(inspector, "value"), "many")
    field(inspector, "unit").setFocus()
    settle()
    assert heard.changes == []
    assert heard.typing == ["started", "stopped"]
    assert field(inspector, "value").text() == "many"
    assert "This is no number; nothing was saved." in words_in(inspector)
    show(inspector, FIGURE)
    assert field(inspector, "value").text() == "many", "the same values again change nothing"
    type_into(field(inspector, "value"), "12")
    inspector.flush()
    settle()
    assert heard.changes == [("f", "value", "12")]
    assert "This is no number; nothing was saved." not in words_in(inspector)


def test_half_a_number_waits_until_the_field_is_left(inspector, heard, qtbot):
    value = field(inspector, "value")
    type_into(value, "5,")
    qtbot.wait(DELAY + 100)
    assert heard.changes == []
    assert "This is no number; nothing was saved." not in words_in(inspector)
    QTest.keyClick(value, "5")
    inspector.flush()
    assert heard.changes == [("f", "value", "5.5")]


# Choices and flags


def test_a_digit_chooses_an_option_of_the_focused_field(inspector, heard):
    kind = field(inspector, "kind")
    kind.setFocus()
    QTest.keyClick(kind, "2")
    assert heard.changes == [("f", "kind", "percent")]
    assert kind.currentText() == "percent"
    QTest.keyClick(kind, "9")
    assert len(heard.changes) == 1, "there is no ninth option"
    QTest.keyClick(kind, "0")
    assert heard.changes[-1] == ("f", "kind", None)


def test_a_digit_of_the_keypad_is_a_digit(inspector, heard):
    kind = field(inspector, "kind")
    QTest.keyClick(kind, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert heard.changes == [("f", "kind", "money")]


def test_digits_are_letters_of_a_text_field(inspector, heard):
    type_into(field(inspector, "unit"), "2")
    inspector.flush()
    assert heard.changes == [("f", "unit", "2")]


def test_an_option_can_be_chosen_from_the_text(inspector, heard):
    assert inspector.choose_option(2) is True
    assert heard.changes == [("f", "kind", "percent")]
    assert inspector.choose_option(9) is False
    show(inspector, a_span("d2", 1, 2, "denial"))
    assert inspector.choose_option(3) is True
    assert heard.changes[-1] == ("d2", "kind", "refusal_to_confirm")


def test_the_same_option_again_is_no_change(inspector, heard):
    inspector.choose_option(1)
    assert heard.changes == []


def test_a_flag_is_true_or_absent(inspector, heard):
    show(inspector, CLAIM)
    box = field(inspector, "did not deny")
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert heard.changes == [("c", "non_denial", None), ("c", "non_denial", True)]


def test_a_range_can_be_taken_away(inspector, heard):
    show(inspector, DENIAL)
    QTest.keyClick(field(inspector, "cue"), Qt.Key.Key_Delete)
    assert heard.changes == [("d", "cue", None)]
    assert field(inspector, "cue").text() == ""


# From outside


def test_values_from_outside_are_shown_without_a_signal(inspector, heard):
    show(inspector, a_span("f", 5, 20, "figure", attributes={"value": "7.5", "kind": "money"}, note="n"))
    assert field(inspector, "value").text() == "7.5"
    assert field(inspector, "unit").text() == ""
    assert field(inspector, "kind").currentText() == "money"
    assert inspector.findChild(QPlainTextEdit).toPlainText() == "n"
    inspector.flush()
    assert heard.changes == []
    assert heard.typing == []


def test_an_echo_leaves_what_is_being_typed_alone(inspector, heard):
    unit = field(inspector, "unit")
    type_into(unit, "tau h")
    show(inspector, a_span("f", 5, 20, "figure", attributes={"unit": "tau", "kind": "money"}))
    assert unit.text() == "tau h"
    assert field(inspector, "kind").currentText() == "money"
    inspector.flush()
    assert heard.changes == [("f", "unit", "tau h")]


def test_the_caret_stays_where_a_committed_field_is_typed_on(inspector, heard, qtbot):
    unit = field(inspector, "unit")
    with qtbot.waitSignal(inspector.attribute_changed, timeout=DELAY * 10):
        type_into(unit, "tau ")
    show(inspector, a_span("f", 5, 20, "figure", attributes={"unit": "tau"}))
    assert unit.text() == "tau "
    assert unit.cursorPosition() == 4


def test_undo_reaches_a_field_that_has_the_keyboard(inspector, heard):
    unit = field(inspector, "unit")
    type_into(unit, "tau")
    inspector.flush()
    show(inspector, FIGURE)
    assert unit.text() == "chiếc"
    assert heard.changes == [("f", "unit", "tau")]


# Completion


def test_offered_values_are_found_without_marks_what_begins_so_first(inspector, qtbot):
    unit = field(inspector, "unit")
    unit.setFocus()
    unit.clear()
    QTest.keyClicks(unit, "chiec")
    model = unit.completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["chiếc", "chiếc xe"]
    unit.clear()
    QTest.keyClicks(unit, "dong")
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Triệu đồng"]


def test_an_offered_value_that_is_picked_is_handed_on_at_once(inspector, heard):
    unit = field(inspector, "unit")
    unit.setFocus()
    unit.clear()
    QTest.keyClicks(unit, "nguoi")
    popup = unit.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert heard.changes == [("f", "unit", "người")]


# Keys


def test_the_form_takes_the_keyboard_and_tab_goes_through_it_to_the_note(inspector):
    inspector.focus_form()
    stops = []
    for _ in range(7):
        stops.append(inspector.window().focusWidget().accessibleName())
        QTest.keyClick(inspector.window().focusWidget(), Qt.Key.Key_Tab)
    assert stops == ["value", "unit", "kind", "approx", "low", "high", "Note"]


def test_the_first_field_is_selected_to_be_typed_over(inspector):
    inspector.focus_form()
    assert field(inspector, "value").selectedText() == "300"


@pytest.mark.parametrize("name", ["value", "unit", "kind"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_escape_and_enter_leave_every_field(inspector, qtbot, name, key):
    target = field(inspector, name)
    target.setFocus()
    with qtbot.waitSignal(inspector.leave_asked):
        QTest.keyClick(target, key)


def test_escape_hands_on_what_is_typed(inspector, heard):
    type_into(field(inspector, "unit"), "tau")
    field(inspector, "unit").completer().popup().hide()
    QTest.keyClick(field(inspector, "unit"), Qt.Key.Key_Escape)
    assert heard.changes == [("f", "unit", "tau")]


def test_escape_and_enter_leave_a_check_box(inspector, qtbot):
    show(inspector, CLAIM)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        with qtbot.waitSignal(inspector.leave_asked):
            QTest.keyClick(field(inspector, "continued"), key)


def test_the_wheel_changes_no_value(inspector, heard):
    kind = field(inspector, "kind")
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    place = kind.mapTo(kind.window(), kind.rect().center())
    QTest.wheelEvent(kind.window().windowHandle(), QPointF(place), QPoint(0, -120))
    settle()
    assert heard.changes == []


# The note


def test_a_note_is_handed_on_after_the_last_key(inspector, heard, qtbot):
    inspector.focus_note()
    note = inspector.findChild(QPlainTextEdit)
    assert note.hasFocus()
    with qtbot.waitSignal(inspector.note_changed, timeout=DELAY * 10) as changed:
        QTest.keyClicks(note, "ask Binh ")
    assert changed.args == ["f", "ask Binh"]
    assert note.toPlainText() == "ask Binh ", "the blank before the next word stays"


def test_enter_ends_a_note_and_shift_enter_breaks_its_line(inspector, heard, qtbot):
    inspector.focus_note()
    note = inspector.findChild(QPlainTextEdit)
    height = note.parentWidget().height()
    QTest.keyClicks(note, "a")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(note, "b")
    settle()
    assert note.parentWidget().height() > height
    with qtbot.waitSignal(inspector.leave_asked):
        QTest.keyClick(note, Qt.Key.Key_Return)
    assert heard.changes == [("f", "a\nb")]


def test_a_note_from_outside_replaces_the_one_shown(inspector, heard):
    show(inspector, CLAIM)
    assert inspector.findChild(QPlainTextEdit).toPlainText() == "xem lại"
    show(inspector, a_span("c", 0, 60, "claim", note=""))
    assert inspector.findChild(QPlainTextEdit).toPlainText() == ""
    assert heard.changes == []
