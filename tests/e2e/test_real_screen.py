"""On a real screen with a window manager: focus, shortcuts and sizes as a person meets them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.e2e.hand import CTRL

pytestmark = pytest.mark.window


@pytest.fixture
def bridge(opened, project_path, qtbot):
    hand = opened(project_path)
    qtbot.waitUntil(hand.window.isActiveWindow)
    hand.open("Cầu sập")
    hand.view.setFocus()
    return hand


def test_letters_typed_in_the_filter_label_nothing(bridge, qtbot):
    bridge.select("12.000 người")
    bridge.inside.article_list.focus_filter()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "cdaf")
    assert field.text() == "cdaf"
    assert bridge.labelled() == set()


def test_tab_walks_fields_inside_the_inspector_and_spans_inside_the_text(bridge, qtbot):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("Return")
    first = QApplication.focusWidget()
    assert bridge.inside.inspector.isAncestorOf(first)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    second = QApplication.focusWidget()
    assert second is not first
    assert bridge.inside.inspector.isAncestorOf(second)
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is bridge.view


def test_f6_goes_round_the_panels_and_back_to_the_text(bridge):
    seen = [QApplication.focusWidget()]
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert bridge.view in seen[1:]
    assert len({id(widget) for widget in seen}) >= 3


def test_ctrl_enter_finishes_from_anywhere(bridge):
    bridge.inside.article_list.focus_filter()
    article = bridge.session.article.id
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert bridge.session.project.work(article, bridge.session.viewer).status == "finished"


@pytest.mark.parametrize("size", [(1280, 720), (1100, 700)])
def test_nothing_is_wider_than_a_small_window(bridge, qtbot, size):
    bridge.window.resize(*size)
    qtbot.waitUntil(lambda: bridge.window.width() <= size[0])
    assert bridge.window.width() <= size[0]
    port = bridge.view.viewport()
    assert port.width() >= 300
    assert bridge.inside.label_bar.width() <= size[0]


def test_panels_hidden_stay_hidden_at_the_next_start(bridge, opened, project_path, qtbot):
    bridge.inside.actions_table["view.articles"].trigger()
    assert bridge.inside.articles_dock.isHidden()
    again = opened(project_path)
    assert again.inside.articles_dock.isHidden()
    again.inside.actions_table["view.articles"].trigger()
    assert not again.inside.articles_dock.isHidden()
