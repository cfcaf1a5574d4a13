"""Completion in the text fields: opened and walked with the keys, whatever the input method does."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from annotator.ui.panels.completion import Completion, LineBox, ValueList
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.pending import DELAY
from tests.ui.panels.making import FIGURE, a_span, field, settle, show

DOWN, UP, ENTER, TAB, ESC = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
)
NONE = Qt.KeyboardModifier.NoModifier
ALL = ["chiếc", "chiếc xe", "người", "Triệu đồng"]
"""What is offered for the unit."""


class Unit:
    """The unit of a figure with the keyboard in it."""

    def __init__(self, inspector: Inspector) -> None:
        self.box: LineBox = field(inspector, "unit")
        self.completion = self.box.findChild(Completion)
        self.box.setFocus(Qt.FocusReason.TabFocusReason)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)

    def type(self, text: str) -> None:
        self.box.selectAll()
        self.type_on(text)

    def type_on(self, text: str) -> None:
        for letter in text:  # QTest knows no key of Vietnamese letters
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self.box, QKeyEvent(kind, Qt.Key.Key_unknown.value, NONE, letter))

    def compose(self, preedit: str, commit: str = "") -> None:
        """As an input method does that underlines the word it composes."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(self.box, event)

    @property
    def values(self) -> list[str]:
        return self.completion.values


@pytest.fixture
def unit(inspector) -> Unit:
    return Unit(inspector)


@pytest.fixture
def bare(inspector) -> Unit:
    """The unit of a figure that has none yet."""
    show(inspector, a_span("b", 5, 20, "figure"))
    return Unit(inspector)


# Opening


def test_down_in_an_empty_field_shows_all_that_is_offered_in_its_order(bare):
    assert bare.values == []
    bare.press(DOWN)
    assert bare.values == ALL
    assert bare.completion.highlighted == ""


def test_down_shows_all_too_where_a_value_stands_that_was_not_typed(unit):
    assert unit.box.text() == "chiếc"
    unit.press(DOWN)
    assert unit.values == ALL


def test_what_is_typed_filters_what_begins_so_first(unit):
    unit.type("chiec")
    assert unit.values == ["chiếc", "chiếc xe"]
    unit.type("DONG")
    assert unit.values == ["Triệu đồng"]
    unit.type("xx")
    assert unit.values == []
    unit.press(DOWN)
    assert unit.values == []


def test_what_is_typed_whole_needs_no_list(unit):
    unit.type("người")
    assert unit.values == []


def test_the_list_closes_when_all_that_was_typed_is_taken_away(bare):
    bare.type("ng")
    bare.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert bare.values == []
    bare.press(DOWN)
    assert bare.values == ALL


def test_a_field_without_offered_values_opens_nothing(inspector):
    value = field(inspector, "value")
    value.setFocus()
    QTest.keyClick(value, DOWN)
    assert not [one for one in inspector.findChildren(ValueList) if one.isVisible()]


# Input methods


def test_what_an_input_method_composes_filters_already(bare):
    bare.compose("ngươ")
    assert bare.values == ["người"]
    bare.compose("", "người ")
    assert bare.values == ["người"]
    bare.press(DOWN, ENTER)
    assert bare.box.text() == "người"


def test_a_telex_hook_that_takes_letters_back_filters_too(bare):
    bare.type("nguoi")
    bare.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    bare.type_on("ười")
    assert bare.values == [], "it is typed whole"
    bare.press(Qt.Key.Key_Backspace)
    assert bare.values == ["người"]


def test_composing_beside_typed_text_filters_by_both(bare):
    bare.type("chiec ")
    bare.compose("x")
    assert bare.values == ["chiếc xe"]


# Walking and taking


def test_up_and_down_walk_and_what_was_typed_lies_before_the_first(bare):
    bare.type("chiec")
    walked = []
    for key in (DOWN, DOWN, DOWN, UP, UP, UP):
        bare.press(key)
        walked.append(bare.completion.highlighted)
    assert walked == ["chiếc", "chiếc xe", "chiếc xe", "chiếc", "", ""]
    assert bare.box.text() == "chiec", "nothing is taken by walking"


def test_enter_takes_the_highlighted_one_at_once_and_stays_in_the_field(bare, heard, inspector, qtbot):
    with qtbot.assertNotEmitted(inspector.leave_asked):
        bare.type("nguoi")
        bare.press(DOWN, ENTER)
    assert heard.changes == [("b", "unit", "người")]
    assert bare.box.text() == "người"
    assert bare.values == []
    with qtbot.waitSignal(inspector.leave_asked):
        bare.press(ENTER)
    assert len(heard.changes) == 1


def test_tab_takes_the_highlighted_one_and_goes_on(bare, heard):
    bare.press(DOWN, DOWN, DOWN, TAB)
    assert heard.changes == [("b", "unit", "chiếc xe")]
    assert QApplication.focusWidget().accessibleName() == "kind"
    assert bare.values == []


def test_enter_with_nothing_highlighted_keeps_what_was_typed(bare, heard, inspector, qtbot):
    bare.type("chi")
    assert bare.values == ["chiếc", "chiếc xe"]
    with qtbot.waitSignal(inspector.leave_asked):
        bare.press(ENTER)
    assert heard.changes == [("b", "unit", "chi")]
    assert bare.values == []


def test_tab_with_nothing_highlighted_keeps_what_was_typed(bare, heard):
    bare.type("chi")
    bare.press(TAB)
    assert heard.changes == [("b", "unit", "chi")]
    assert bare.values == []


def test_escape_closes_the_list_and_nothing_else(bare, heard, inspector, qtbot):
    bare.type("chi")
    with qtbot.assertNotEmitted(inspector.leave_asked):
        bare.press(DOWN, ESC)
    assert bare.values == []
    assert bare.box.text() == "chi"
    bare.press(DOWN)
    assert bare.values == ["chiếc", "chiếc xe"], "Down opens it again, by what was typed"
    bare.press(ESC)
    with qtbot.waitSignal(inspector.leave_asked):
        bare.press(ESC)


def test_a_click_takes_a_value_and_the_field_keeps_the_keyboard(bare, heard):
    bare.press(DOWN)
    view = bare.box.window().findChild(ValueList).findChild(QListView)
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert heard.changes == [("b", "unit", "người")]
    assert bare.box.hasFocus()
    assert bare.values == []


# What goes on around it


def test_the_list_stays_while_what_was_typed_is_saved(bare, heard, inspector, qtbot):
    bare.type("chi")
    qtbot.waitUntil(lambda: bool(heard.changes), timeout=DELAY * 10)
    show(inspector, a_span("b", 5, 20, "figure", attributes={"unit": "chi"}))
    assert bare.values == ["chiếc", "chiếc xe"]


def test_another_span_closes_the_list(bare, inspector):
    bare.press(DOWN)
    show(inspector, FIGURE)
    assert bare.values == []


def test_leaving_the_field_closes_the_list(bare, inspector):
    bare.press(DOWN)
    field(inspector, "kind").setFocus()
    assert bare.values == []


def test_values_are_asked_for_only_when_they_are_needed(inspector):
    asked = []
    inspector.show_span(
        a_span("b", 5, 20, "figure"), offered=lambda *names: asked.append(names) or ["người"], text_at=lambda *_: ""
    )
    settle()
    unit = Unit(inspector)
    assert asked == []
    unit.press(DOWN)
    unit.press(DOWN, DOWN)
    assert asked == [("figure", "unit")]


def test_near_the_bottom_the_list_stands_above_its_field(shown):
    box = LineBox()
    shown(box, 240, 24)
    completion = Completion(box, lambda: [f"giá trị {at}" for at in range(30)])
    window = QWidget()
    shown(window, 300, 400)
    box.setParent(window)
    box.move(QPoint(10, 360))
    box.show()
    box.setFocus()
    QTest.keyClick(box, DOWN)
    card = window.findChild(ValueList)
    assert card.geometry().bottom() < box.geometry().top()
    assert window.rect().contains(card.geometry())
    assert len(completion.values) == 30
    assert card.width() == 240
    for _ in range(30):
        QTest.keyClick(box, DOWN)
    assert completion.highlighted == "giá trị 29"


def test_long_values_make_the_list_wider_than_its_field_within_the_window(shown):
    window, box = QWidget(), LineBox()
    shown(window, 500, 400)
    box.setParent(window)
    box.setGeometry(380, 40, 110, 24)
    box.show()
    box.setFocus()
    Completion(box, lambda: ["Cục Quản lý đê điều và phòng chống lụt bão tỉnh Hạ Vân"])
    QTest.keyClick(box, DOWN)
    card = window.findChild(ValueList)
    assert card.width() > 300
    assert card.geometry().right() == box.geometry().right()
    assert card.geometry().top() > box.geometry().bottom()
