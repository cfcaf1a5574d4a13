"""The cheat sheet and the change of keys in the real window, by keys and by the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.keymap import portable, read_key
from tests.e2e.hand import CTRL, NONE, SHIFT

K = Qt.Key


@pytest.fixture
def bridge(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    return hand


def press(key, modifiers=NONE, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def send(key, text):
    """Send a key as an input method's hook does."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, NONE, text))


@pytest.fixture
def sheet(bridge):
    press(K.Key_F1)
    made = bridge.inside.help_commands.sheet
    assert made.isVisible()
    return made


@pytest.fixture
def capture(bridge, sheet):
    """The change of the key of the jump by letters."""
    QTest.keyClicks(sheet.field, "jump")
    press(K.Key_Down)
    press(K.Key_Return)
    made = bridge.inside.help_commands.capture
    assert made.isVisible()
    return made


def keys(bridge, action_id):
    return [portable(key) for key in bridge.inside.actions_table.keymap.keys(action_id)]


def texts(sheet):
    return {row.text for section in sheet.view._sections for row in section.rows}


def test_f1_opens_it_and_ends_it(bridge, sheet):
    assert "Next, previous span" in texts(sheet)
    press(K.Key_F1)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is bridge.view


def test_the_filter_narrows_it_and_escape_clears_first(bridge, sheet):
    QTest.keyClicks(sheet.field, "quot")
    assert texts(sheet) == {"Next, previous quotation", "Copy with quotation marks and source"}
    press(K.Key_Escape)
    assert len(texts(sheet)) > 50
    press(K.Key_Escape)
    assert not sheet.isVisible()


def test_letters_typed_into_the_filter_label_nothing(bridge, sheet):
    bridge.select("12.000 người")
    QTest.keyClicks(sheet.field, "cdaf")
    assert sheet.field.text() == "cdaf"
    assert bridge.labelled() == set()


def test_the_sheet_shows_keys_as_they_are_set(bridge):
    bridge.inside.actions_table.keymap.change("span.jump", [read_key("Y")])
    press(K.Key_F1)
    shown = {cap.text: cap for cap, _ in bridge.inside.help_commands.sheet.view.spots()}
    assert shown["Y"].action_id == "span.jump"
    assert shown["Y"].own
    assert "G" not in shown


def test_a_click_on_a_key_changes_it(bridge, sheet):
    place = next(place for cap, place in sheet.view.spots() if cap.action_id == "span.jump")
    QTest.mouseClick(sheet.view, Qt.MouseButton.LeftButton, NONE, place.center())
    capture = bridge.inside.help_commands.capture
    assert capture.isVisible()
    press(K.Key_J)
    assert keys(bridge, "span.jump") == ["J"]
    assert sheet.isVisible()
    assert QApplication.focusWidget() is sheet.field
    assert sheet.reset_button.isVisible()


def test_what_is_pressed_becomes_the_key_and_outlives_the_program(bridge, capture, opened, project_path):
    press(K.Key_J, SHIFT)
    assert keys(bridge, "span.jump") == ["Shift+J"]
    again = opened(project_path)
    assert keys(again, "span.jump") == ["Shift+J"]


def test_a_clash_is_named_and_enter_takes_the_key_from_there(bridge, capture):
    press(K.Key_L)
    assert "“Link to…”" in capture.said
    assert keys(bridge, "span.link") == ["L"]
    press(K.Key_Return)
    assert not capture.isVisible()
    assert keys(bridge, "span.jump") == ["L"]
    assert keys(bridge, "span.link") == []


def test_at_a_clash_another_key_can_be_pressed(bridge, capture):
    press(K.Key_L)
    press(K.Key_J)
    assert keys(bridge, "span.jump") == ["J"]
    assert keys(bridge, "span.link") == ["L"]


def test_a_clash_with_a_label_is_named_by_the_label(bridge, capture):
    press(K.Key_C)
    assert "“Claim”" in capture.said
    press(K.Key_Escape)
    assert keys(bridge, "label.claim") == ["C"]


def test_escape_leaves_all_as_it_was(bridge, sheet, capture):
    press(K.Key_L)
    press(K.Key_Escape)
    assert not capture.isVisible()
    assert sheet.isVisible()
    assert QApplication.focusWidget() is sheet.field
    assert keys(bridge, "span.jump") == ["G"]


def test_what_a_telex_hook_sends_is_no_key(bridge, capture):
    send(K.Key_Backspace, "\b")
    assert "Backspace" in capture.said
    send(0, "ạ")
    send(ord("Ạ"), "ạ")
    assert capture.isVisible()
    assert keys(bridge, "span.jump") == ["G"]
    send(K.Key_J, "j")
    assert keys(bridge, "span.jump") == ["J"]


def test_a_dead_key_is_refused_with_the_reason(bridge, capture):
    send(K.Key_Dead_Circumflex, "")
    assert "input method" in capture.said
    assert keys(bridge, "span.jump") == ["G"]


def test_a_sign_that_not_every_layout_has_is_asked_about(bridge, capture):
    press(K.Key_BracketLeft)
    assert "layout" in capture.said
    assert keys(bridge, "span.jump") == ["G"]
    press(K.Key_Return)
    assert keys(bridge, "span.jump") == ["["]


def test_control_and_backspace_take_the_key_away_and_with_shift_bring_it_back(bridge, sheet, capture):
    press(K.Key_Backspace, CTRL)
    assert keys(bridge, "span.jump") == []
    press(K.Key_Return)
    assert capture.isVisible()
    press(K.Key_Backspace, CTRL | SHIFT)
    assert not capture.isVisible()
    assert keys(bridge, "span.jump") == ["G"]


def test_a_key_that_is_another_s_now_is_not_brought_back_silently(bridge, sheet, capture):
    press(K.Key_J)
    bridge.inside.actions_table.keymap.change("span.note", [read_key("G")])
    bridge.inside.help_commands.capture.ask("span.jump")
    press(K.Key_Backspace, CTRL | SHIFT)
    assert "“Note”" in capture.said
    assert keys(bridge, "span.jump") == []
    press(K.Key_Return)
    assert keys(bridge, "span.jump") == ["G"]
    assert keys(bridge, "span.note") == []


def test_only_the_key_that_was_clicked_changes(bridge, sheet):
    before = keys(bridge, "redo")
    bridge.inside.help_commands.capture.ask("redo", 1)
    press(K.Key_F7)
    assert keys(bridge, "redo") == [before[0], "F7", *before[2:]]


def test_all_keys_are_reset_after_a_question_in_place(bridge, sheet):
    keymap = bridge.inside.actions_table.keymap
    keymap.change("span.jump", [read_key("J")])
    assert sheet.reset_button.isVisible()
    QTest.mouseClick(sheet.reset_button, Qt.MouseButton.LeftButton)
    assert keys(bridge, "span.jump") == ["J"]
    assert sheet.keep_button.isVisible()
    QTest.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert keys(bridge, "span.jump") == ["J"]
    for _ in range(2):
        QTest.mouseClick(sheet.reset_button, Qt.MouseButton.LeftButton)
    assert keys(bridge, "span.jump") == ["G"]
    assert not sheet.reset_button.isVisible()
    assert sheet.isVisible()


def test_change_keys_opens_it_with_a_cursor(bridge):
    bridge.inside.actions_table["keys.edit"].trigger()
    sheet = bridge.inside.help_commands.sheet
    assert sheet.view.cursor_row.text == "Claim"
    press(K.Key_Right)
    press(K.Key_Return)
    assert bridge.inside.help_commands.capture.isVisible()
    press(K.Key_F7)
    assert keys(bridge, "relabel.claim") == ["F7"]


def test_the_bar_the_strip_and_the_menu_follow(bridge):
    bridge.inside.actions_table.keymap.change("label.claim", [read_key("T")])
    assert bridge.inside.label_bar._labels.labels.buttons()[0].label.key == "T"
    assert bridge.inside.desk.strip.buttons()[0].label.key == "T"
    bridge.select("12.000 người")
    bridge.key("C")
    assert bridge.labelled() == set()
    bridge.key("T")
    assert bridge.labelled() == {("claim", "12.000 người")}


def test_the_start_page_offers_it_with_its_key(opened):
    hand = opened()
    hand.inside.start_page.keys_asked.emit()
    assert hand.inside.help_commands.sheet.isVisible()
    press(K.Key_Escape)
    press(K.Key_F1)
    assert hand.inside.help_commands.sheet.isVisible()
    press(K.Key_Escape)


@pytest.mark.parametrize(("size", "columns"), [((1440, 900), 3), ((1024, 700), 2), ((640, 480), 1)])
def test_columns_follow_the_width(bridge, sheet, size, columns, qtbot):
    sheet.setParent(None)
    sheet.resize(*size)
    sheet.panel.setGeometry(sheet.panel_place(sheet.rect()))
    sheet.show()
    lefts = {place.left() for block in sheet.view._blocks for place in [block.place]}
    assert len(lefts) == columns
    sheet.close()


def test_a_press_on_the_veil_ends_it(bridge, sheet):
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, NONE, QPoint(4, sheet.height() - 4))
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is bridge.view


def test_enter_in_the_filter_changes_the_first_row_that_matches(bridge, sheet):
    QTest.keyClicks(sheet.field, "span")
    first = next(row for section in sheet.view._sections for row in section.rows)
    assert sheet.view.cursor_row is first
    press(K.Key_Return)
    capture = bridge.inside.help_commands.capture
    assert capture.isVisible()
    press(K.Key_F7)
    assert keys(bridge, first.caps[0].action_id) == ["F7"]
    assert sheet.view.cursor_row.caps[0].action_id == first.caps[0].action_id


def test_enter_with_nothing_typed_goes_to_the_first_row_and_changes_nothing(bridge, sheet):
    press(K.Key_Return)
    assert sheet.view.cursor_row.text == "Claim"
    assert not bridge.inside.help_commands.capture.isVisible()


def test_a_filter_that_matches_nothing_or_is_cleared_leaves_no_cursor(bridge, sheet):
    QTest.keyClicks(sheet.field, "span")
    sheet.field.setText("qqqq")
    press(K.Key_Return)
    assert sheet.view.cursor_row is None
    sheet.field.clear()
    assert sheet.view.cursor_row is None


def test_the_foot_of_the_sheet_names_the_keyboard_s_way_too(sheet):
    assert {"arrows", "Enter", "click"} <= set(sheet._how.text.replace(",", "").split())
