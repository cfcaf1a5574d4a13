"""A right click is about what lies under the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu


@pytest.fixture
def bridge(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    return hand


def menu_at(hand, place: int) -> list[str]:
    """Ask for the menu at a character; return its actions' ids."""
    hand.view.scroll_to(place, place)
    port = hand.view.viewport()
    at = hand.view.point_of(place) + QPoint(2, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at), Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(port, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [action.objectName() for action in menu.actions()]
    menu.close()
    return found


def test_the_innermost_span_under_the_mouse_is_what_the_menu_is_about(bridge):
    start, end = bridge.select("12.000 người")
    bridge.key("F")
    figure = bridge.session.current
    bridge.select(bridge.text[start - 20 : end + 5].strip())
    bridge.key("C")
    claim = bridge.session.current
    menu_at(bridge, start + 1)
    assert bridge.session.current == claim, "what was chosen before stays so"
    bridge.view.set_caret(0)
    found = menu_at(bridge, start + 1)
    assert bridge.session.current == figure
    assert "span.delete" in found
    assert "suggestion.accept" not in found
    assert "span.cue" not in found
    bridge.inside.actions_table["span.delete"].trigger()
    assert figure not in bridge.session.spans
    assert claim in bridge.session.spans


def test_on_bare_words_it_is_about_these_words(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    place = bridge.text.index("móng cầu") + 2
    assert "span.delete" not in menu_at(bridge, place)
    assert (bridge.session.current, bridge.view.caret()) == ("", place)


def test_a_selection_around_the_mouse_stays(bridge):
    start, end = bridge.select("móng cầu đã được kiểm tra")
    menu_at(bridge, start + 4)
    assert bridge.view.selection() == (start, end)


def test_the_sentence_of_a_mode_stands_as_long_as_the_mode(bridge):
    bar = bridge.inside.label_bar
    labels = bar._pages.currentWidget()
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("B")
    said = bar._pages.currentWidget()
    assert said is not labels
    bridge.key("Right", times=2)
    bridge.inside.saying.timer.timeout.emit()
    assert bar._pages.currentWidget() is said
    bridge.key("Escape")
    assert bar._pages.currentWidget() is labels


def test_a_sentence_goes_with_the_article_it_was_said_of(bridge):
    bridge.session.undo()
    assert bridge.said
    page = bridge.inside.label_bar._pages.currentWidget()
    bridge.key("PageDown", Qt.KeyboardModifier.ControlModifier)
    assert bridge.inside.label_bar._pages.currentWidget() is not page
