"""The inspector: what it shows, when it hands on what is typed, what comes from outside, and its keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.links import LinkRow
from annotator.ui.panels.pending import DELAY
from annotator.ui.panels.span_head import SpanHead
from tests.ui.panels.making import CLAIM, DENIAL, FIGURE, a_span, field, settle, show, type_into, words_in

LINK = LinkRow(link_id="l", type_name="by", incoming=False, other_span_id="a", other_label="actor", other_quote="họ")

# What is shown


def test_the_head_names_the_label_with_its_key_and_the_quote(inspector):
    names = words_in(inspector)
    assert {"Figure", "khoảng 300 chiếc"} <= set(names)
    assert inspector.findChild(SpanHead).accessibleDescription() == "F"


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


def height_for(inspector, span) -> int:
    show(inspector, span)
    return inspector.heightForWidth(inspector.width())


def test_it_stays_as_high_as_it_has_been_so_that_what_lies_below_stands_still(inspector):
    inspector.resize(316, 900)
    high = max([height_for(inspector, span) for span in (CLAIM, DENIAL, FIGURE)])
    assert [height_for(inspector, span) for span in (FIGURE, CLAIM, DENIAL)] == [high] * 3
    inspector.show_nothing("Tab goes to the first span.")
    settle()
    assert inspector.heightForWidth(inspector.width()) == high


def test_it_stays_higher_than_it_has_to_be_up_to_a_share_of_the_window_and_no_longer_than_for_an_article(inspector):
    needed = {span.label: height_for(inspector, span) for span in (FIGURE, CLAIM) if inspector.begin() is None}
    inspector.begin()
    assert height_for(inspector, FIGURE) == needed[FIGURE.label] < needed[CLAIM.label]
    inspector.resize(316, 300)
    inspector.begin()
    height_for(inspector, CLAIM)
    assert height_for(inspector, FIGURE) == max(needed[FIGURE.label], round(300 * 0.5))


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


# Keys


def test_the_form_takes_the_keyboard_and_tab_goes_through_it_to_the_note(inspector):
    inspector.focus_form()
    stops = []
    for _ in range(7):
        stops.append(inspector.window().focusWidget().accessibleName())
        QTest.keyClick(inspector.window().focusWidget(), Qt.Key.Key_Tab)
    assert stops == ["value", "unit", "kind", "approx", "low", "high", "Note"]


def test_the_order_of_tab_is_that_of_the_eye_whatever_was_made_first(shown, scheme, looks):
    window = QWidget()
    row = QVBoxLayout(window)
    before, inspector, after = QLineEdit(), Inspector(), QLineEdit()
    before.setAccessibleName("before")
    after.setAccessibleName("after")
    for widget in (before, inspector, after):
        row.addWidget(widget)
    shown(window)
    inspector.set_scheme(scheme, looks, "en")
    show(inspector, DENIAL, links=[LINK])
    show(inspector, a_span("x", 0, 1, "actor"), links=[LINK])
    before.setFocus()
    stops = []
    for _ in range(6):
        stops.append(window.focusWidget().accessibleName())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert stops == ["before", "type", "same as", "by: Actor, họ", "Note", "after"]


def test_the_keyboard_that_comes_to_the_panel_goes_to_its_first_field(inspector):
    inspector.setFocus()
    assert field(inspector, "value").hasFocus()


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


def test_an_echo_leaves_the_caret_in_the_note(inspector, heard):
    inspector.focus_note()
    note = inspector.findChild(QPlainTextEdit)
    QTest.keyClicks(note, "ask ")
    inspector.flush()
    show(inspector, a_span("f", 5, 20, "figure", note="ask"))
    QTest.keyClicks(note, "Binh")
    inspector.flush()
    assert heard.changes == [("f", "ask"), ("f", "ask Binh")]


def test_a_relabelled_span_takes_nothing_typed_along(inspector, heard):
    type_into(field(inspector, "unit"), "tau")
    show(inspector, a_span("f", 5, 20, "actor", "khoảng 300 chiếc"))
    inspector.flush()
    assert heard.changes == []


def test_a_note_from_outside_replaces_the_one_shown(inspector, heard):
    show(inspector, CLAIM)
    assert inspector.findChild(QPlainTextEdit).toPlainText() == "xem lại"
    show(inspector, a_span("c", 0, 60, "claim", note=""))
    assert inspector.findChild(QPlainTextEdit).toPlainText() == ""
    assert heard.changes == []


@pytest.mark.parametrize("lines", [1, 2, 4, 5, 9])
def test_whole_lines_of_a_note_are_in_sight(inspector, lines):
    show(inspector, a_span("c", 0, 60, "claim", note="\n".join(f"dòng {at}" for at in range(lines))))
    note = inspector.findChild(QPlainTextEdit)
    assert note.viewport().height() == min(lines, 4) * note.fontMetrics().lineSpacing()
    block = note.document().findBlockByNumber(min(lines, 4) - 1)
    assert note.blockBoundingGeometry(block).translated(note.contentOffset()).bottom() <= note.viewport().height()


def test_the_note_comes_into_sight_with_the_keyboard(inspector):
    show(inspector, CLAIM)
    inspector.resize(316, 190)
    settle()
    inspector.verticalScrollBar().setValue(0)
    inspector.focus_note()
    settle()
    note = field(inspector, "Note")
    place = note.mapTo(inspector.viewport(), note.rect().center())
    assert inspector.viewport().rect().contains(place)
