"""Numbers typed in the form of a figure: read as the article and the interface both write them, or not at all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.e2e.hand import Hand


@pytest.fixture
def figure(opened, project_path) -> Hand:
    """A Vietnamese article in the English interface, its figure current and the keyboard in the figure's value."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    hand.select("12.000 người")
    hand.key("F")
    hand.key("Return")
    return hand


def type_value(hand: Hand, typed: str) -> None:
    box = hand.window.focusWidget()
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)


def stored(hand: Hand) -> object:
    return next(iter(hand.session.spans.values())).attributes.get("value")


def test_a_number_that_can_be_two_is_not_stored_and_the_form_says_how_to_write_either(figure):
    box = figure.window.focusWidget()
    type_value(figure, "1.200")
    assert stored(figure) == "12000"
    assert box.text() == "1.200"
    assert box.accessibleDescription() == "Write 1.2 or 1200: 1.200 can be both."
    figure.key("Return")
    type_value(figure, "1200")
    assert stored(figure) == "1200"
    assert box.accessibleDescription() == ""


def test_a_number_with_a_scale_word_is_stored_in_digits(figure):
    type_value(figure, "1.5 million")
    assert stored(figure) == "1500000"


def test_the_value_that_was_read_from_the_text_can_be_left_as_it_stands(figure):
    box = figure.window.focusWidget()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert stored(figure) == "12000"
    assert box.accessibleDescription() == ""
