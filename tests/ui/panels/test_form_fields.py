"""The fields of the form: numbers, choices, flags, ranges, and values that are offered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionComboBox

from annotator.ui.panels.field_boxes import ChoiceBox
from annotator.ui.panels.pending import DELAY
from annotator.ui.widgets.elide import ElidedLabel
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


EITHER = "Write 1.2 or 1200: 1.200 can be both."


def test_a_number_that_article_and_interface_read_apart_is_refused_with_both_ways_to_write_it(inspector, heard):
    show(inspector, FIGURE, article_language="vi")
    value = field(inspector, "value")
    type_into(value, "1.200")
    field(inspector, "unit").setFocus()
    settle()
    assert heard.changes == []
    assert value.text() == "1.200"
    assert EITHER in words_in(inspector)
    assert value.accessibleDescription() == EITHER
    type_into(value, "1200")
    field(inspector, "unit").setFocus()
    assert heard.changes == [("f", "value", "1200")]
    assert EITHER not in words_in(inspector)
    assert value.accessibleDescription() == ""


def test_a_refusal_has_the_room_that_it_needs_below_the_name_and_a_tool_tip_where_that_is_too_little(inspector):
    show(inspector, FIGURE, article_language="vi")
    type_into(field(inspector, "value"), "100.200")
    inspector.flush()
    settle()
    words = "Write 100.2 or 100200: 100.200 can be both."
    told = next(label for label in inspector.findChildren(ElidedLabel) if label.text == words)
    assert not told.is_elided()
    assert told.parentWidget().rect().contains(told.geometry())
    inspector.resize(200, inspector.height())
    settle()
    assert told.is_elided()
    told.enterEvent(QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert told.toolTip() == words


def test_what_was_handed_on_while_a_refused_number_was_typed_is_taken_back(inspector, heard, qtbot):
    show(inspector, FIGURE, article_language="vi")
    value = field(inspector, "value")
    type_into(value, "1.2")
    qtbot.wait(DELAY + 100)
    assert heard.changes == [("f", "value", "1.2")]
    show(inspector, replace(FIGURE, attributes={**FIGURE.attributes, "value": "1.2"}), article_language="vi")
    QTest.keyClicks(value, "00")
    inspector.flush()
    assert heard.changes[1:] == [("f", "value", "300")]
    show(inspector, FIGURE, article_language="vi")
    assert value.text() == "1.200"
    assert EITHER in words_in(inspector)


@pytest.mark.parametrize(("language", "written"), [("en", "1.234"), ("vi", "1,234")])
def test_what_the_field_showed_itself_is_never_refused(inspector, heard, scheme, looks, language, written):
    inspector.set_scheme(scheme, looks, language)
    figure = replace(FIGURE, attributes={**FIGURE.attributes, "value": "1.234"})
    show(inspector, figure, article_language="en" if language == "vi" else "vi")
    value = field(inspector, "value" if language == "en" else "giá trị")
    assert value.text() == written
    value.setFocus()
    QTest.keyClick(value, "5")
    QTest.keyClick(value, Qt.Key.Key_Backspace)
    inspector.flush()
    settle()
    assert heard.changes == []
    assert value.accessibleDescription() == ""


@pytest.mark.parametrize(("typed", "stored"), [("1.5 million", "1500000"), ("1,5 triệu", "1500000")])
def test_a_number_with_a_scale_word_is_taken_and_shown_in_digits(inspector, heard, typed, stored):
    show(inspector, FIGURE, article_language="vi")
    value = field(inspector, "value")
    type_into(value, typed)
    field(inspector, "unit").setFocus()
    assert heard.changes == [("f", "value", stored)]
    assert value.text() == stored


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
