"""The fields of the form: numbers, choices, flags, ranges, and values that are offered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionComboBox

from annotator.ui.panels.fields import ChoiceBox
from annotator.ui.panels.pending import DELAY
from tests.ui.panels.making import CLAIM, DENIAL, FIGURE, a_span, field, settle, show, type_into, words_in

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
    assert "No number: not saved." in words_in(inspector)
    show(inspector, FIGURE)
    assert field(inspector, "value").text() == "many", "the same values again change nothing"
    type_into(field(inspector, "value"), "12")
    inspector.flush()
    settle()
    assert heard.changes == [("f", "value", "12")]
    assert "No number: not saved." not in words_in(inspector)


def test_half_a_number_waits_until_the_field_is_left(inspector, heard, qtbot):
    value = field(inspector, "value")
    type_into(value, "5,")
    qtbot.wait(DELAY + 100)
    assert heard.changes == []
    assert "No number: not saved." not in words_in(inspector)
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


def test_a_digit_chooses_in_the_list_that_popped_up(inspector, heard):
    kind = field(inspector, "kind")
    kind.setFocus()
    kind.showPopup()
    QTest.keyClick(kind.view(), "5")
    assert heard.changes == [("f", "kind", "duration")]
    assert not kind.view().isVisible()


def test_a_digit_of_the_keypad_is_a_digit(inspector, heard):
    kind = field(inspector, "kind")
    QTest.keyClick(kind, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert heard.changes == [("f", "kind", "money")]


def test_digits_are_letters_of_a_text_field(inspector, heard):
    type_into(field(inspector, "unit"), "2")
    inspector.flush()
    assert heard.changes == [("f", "unit", "2")]


def test_digits_from_the_text_fill_one_empty_choice_after_the_other(inspector, heard):
    show(inspector, a_span("d2", 1, 2, "denial"))
    assert inspector.choose_option(9) is False
    for digit in (3, 1, 2):
        assert inspector.choose_option(digit) is True
    assert heard.changes == [
        ("d2", "kind", "refusal_to_confirm"),
        ("d2", "form", "reported"),
        ("d2", "target", "unseen"),
    ]
    assert inspector.choose_option(1) is True
    assert heard.changes[-1] == ("d2", "target", "in_text"), "where none is empty the last one can be corrected"


def test_digits_go_to_the_first_choice_where_all_are_chosen(inspector, heard):
    full = {"kind": "explicit", "form": "direct", "target": "unseen"}
    show(inspector, a_span("d3", 1, 2, "denial", attributes=full))
    assert inspector.choose_option(1) is True
    assert heard.changes == [], "the same option again is no change"
    assert inspector.choose_option(2) is True
    assert heard.changes == [("d3", "kind", "implicit")]


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


# Where digits choose


def hints(inspector) -> dict[str, str]:
    """The choices that show digits, and which."""
    fields = inspector._form.fields
    return {
        name: one.widget._digits
        for name, one in fields.items()
        if isinstance(one.widget, ChoiceBox) and one.widget._digits
    }


def test_the_first_empty_choice_says_which_digits_choose_it(inspector):
    show(inspector, a_span("d2", 1, 2, "denial", attributes={"kind": "explicit"}))
    assert hints(inspector) == {"form": "1–3"}
    inspector.choose_option(1)
    assert hints(inspector) == {"target": "1–3"}


def test_with_the_keyboard_in_the_form_the_digits_stand_where_the_keyboard_is(inspector):
    show(inspector, a_span("d2", 1, 2, "denial", attributes={"kind": "explicit"}))
    inspector.focus_form()
    assert hints(inspector) == {"kind": "1–3"}
    QTest.keyClick(field(inspector, "kind"), Qt.Key.Key_Tab)
    assert hints(inspector) == {"form": "1–3"}
    field(inspector, "cue").setFocus()
    assert hints(inspector) == {}
    field(inspector, "cue").clearFocus()
    assert hints(inspector) == {"form": "1–3"}


def test_a_choice_made_in_the_form_hands_the_digits_on(inspector):
    show(inspector, a_span("d2", 1, 2, "denial"))
    inspector.focus_form()
    QTest.keyClick(field(inspector, "kind"), "2")
    field(inspector, "kind").clearFocus()
    assert hints(inspector) == {"form": "1–3"}


def test_an_undone_choice_gets_the_digits_again(inspector):
    show(inspector, a_span("d2", 1, 2, "denial"))
    inspector.choose_option(1)
    show(inspector, a_span("d2", 1, 2, "denial", attributes={"kind": "explicit"}))
    inspector.choose_option(1)
    show(inspector, a_span("d2", 1, 2, "denial", attributes={"kind": "explicit"}))
    assert hints(inspector) == {"form": "1–3"}
    show(inspector, a_span("d2", 1, 2, "denial"))
    assert hints(inspector) == {"kind": "1–3"}


def test_the_digits_are_never_written_over_the_words_of_a_choice(inspector, qtbot):
    full = {"kind": "refusal_to_confirm", "form": "direct", "target": "unseen"}
    show(inspector, a_span("d3", 1, 2, "denial", attributes=full))
    box = field(inspector, "kind")
    assert hints(inspector) == {"kind": "1–3"}
    option = QStyleOptionComboBox()
    box.setFixedWidth(120)
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    box.setFixedWidth(300)
    box.initStyleOption(option)
    assert option.currentText == "refusal to confirm"


def test_a_number_is_shown_as_it_is_kept_once_the_field_is_left(inspector, heard, qtbot):
    value = field(inspector, "value")
    type_into(value, "x")
    QTest.keyClick(value, Qt.Key.Key_Tab)
    settle()
    assert "No number: not saved." in words_in(inspector)
    type_into(value, "1.200")
    qtbot.wait(DELAY + 100)
    assert heard.changes == [("f", "value", "1.2")]
    assert "No number: not saved." not in words_in(inspector)
    assert value.text() == "1.200", "not under the hands of who writes it"
    QTest.keyClick(value, Qt.Key.Key_Tab)
    settle()
    assert value.text() == "1.2"
