"""Columns that place their widgets at once, and panes that keep what changes inside to themselves."""

import pytest
from PySide6.QtCore import QEvent, QMargins, QObject, QSize
from PySide6.QtWidgets import QWidget

from annotator.ui.looks import label_looks
from annotator.ui.panels.heads import Lines
from annotator.ui.panels.inspector import Inspector
from annotator.ui.theme import Theme
from annotator.ui.widgets.pane import Pane
from annotator.ui.widgets.stack import Stack
from tests.ui.dressing import dress
from tests.ui.panels.making import a_span, settle


class Box(QWidget):
    """So high as it is told, and no less than `least`."""

    def __init__(self, high: int, least: int = 0) -> None:
        super().__init__()
        self.high, self.least = high, least

    def sizeHint(self) -> QSize:
        return QSize(40, self.high)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.least)

    def grow(self, high: int) -> None:
        self.high = high
        self.updateGeometry()


class Requests(QObject):
    """Counts how often a widget is asked to lay itself out."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def shown(qtbot):
    def show(widget: QWidget, width: int, height: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        settle()

    return show


def tops(*widgets) -> list[tuple[int, int]]:
    return [(widget.y(), widget.height()) for widget in widgets]


def test_widgets_lie_one_below_the_other_and_hidden_ones_take_no_room(shown):
    stack, first, second, third = Stack(QMargins(6, 2, 6, 4)), Box(20), Box(30), Box(10)
    for box in (first, second, third):
        stack.add(box, above=5, inset=3)
    shown(stack, 200, 300)
    assert tops(first, second, third) == [(7, 20), (32, 30), (67, 10)]
    assert (first.x(), first.width()) == (9, 200 - 18)
    assert stack.heightForWidth(200) == 81
    second.hide()
    settle()
    assert tops(first, third) == [(7, 20), (32, 10)]


def test_a_widget_hidden_before_it_is_added_stays_so(shown):
    stack, box = Stack(), Box(20)
    box.hide()
    stack.add(box)
    shown(stack, 100, 100)
    assert box.isHidden()
    assert stack.heightForWidth(100) == 0


def test_one_fills_what_is_left_and_one_gives_way_down_to_its_least(shown):
    stack, above, below = Stack(), Box(200, least=60), Box(50, least=90)
    stack.add(above)
    stack.add(below)
    stack.share(fills=below, gives=above)
    shown(stack, 100, 400)
    assert tops(above, below) == [(0, 200), (200, 200)]
    stack.resize(100, 250)
    settle()
    assert tops(above, below) == [(0, 160), (160, 90)]
    stack.resize(100, 120)
    settle()
    assert above.height() == 60


def test_words_are_as_high_as_they_are_at_the_width(shown):
    stack, words = Stack(), Lines()
    stack.add(words)
    words.set_text("một hai ba bốn năm sáu bảy tám chín mười " * 3)
    shown(stack, 400, 300)
    wide = words.height()
    stack.resize(120, 300)
    settle()
    assert words.height() == words.heightForWidth(120) > wide


def test_what_changed_while_it_was_hidden_is_in_its_place_when_it_is_shown(shown):
    stack, first, second = Stack(), Box(20), Box(20)
    stack.add(first)
    outer = Stack()
    outer.add(stack)
    shown(outer, 100, 300)
    stack.hide()
    settle()
    first.high = 0
    stack.add(second, at=0)
    stack.show()
    settle()
    assert tops(second, first) == [(0, 20), (20, 0)]


def test_a_change_is_told_on_only_where_all_together_want_another_height(shown):
    inner, box, other = Stack(), Box(20), Box(20)
    inner.add(box)
    inner.add(other)
    outer = Stack()
    outer.add(inner)
    shown(outer, 100, 300)
    told = []
    inner.height_changed.connect(lambda: told.append(1))
    requests = Requests(outer)
    box.grow(30)
    other.grow(10)
    settle()
    assert (told, requests.count) == ([], 0)
    box.grow(40)
    settle()
    assert told == [1]
    assert tops(inner, other) == [(0, 50), (40, 10)]


def test_what_changes_in_a_pane_lays_out_nothing_around_it(shown):
    box, window = Box(20), Stack()
    pane = Pane(box, wanted=QSize(100, 40), least=QSize(50, 30))
    window.add(pane)
    shown(window, 100, 100)
    requests = Requests(window)
    box.grow(90)
    settle()
    assert requests.count == 0
    assert (pane.height(), pane.minimumSizeHint()) == (40, QSize(50, 30))
    window.resize(300, 100)
    settle()
    assert box.geometry() == pane.rect()


@pytest.mark.parametrize("width", [262, 316])
def test_the_inspector_comes_to_rest_at_every_height(qtbot, scheme, width):
    # Beside its scroll bar, words were once broken elsewhere: where that made the one line more that needed the bar, it
    # came and went without end.
    dress("light")
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.set_scheme(scheme, label_looks(Theme("light"), scheme, "en"), "en")
    inspector.show()
    for words in range(3, 40, 2):
        quote = "từ " * words + "cuối"
        inspector.show_span(a_span("long", 0, len(quote), quote=quote))
        settle()
        whole = inspector.heightForWidth(width)
        for height in range(whole - 34, whole + 34, 6):
            inspector.resize(width, height)
            inspector.show_span(a_span("short", 0, 4, quote="ngắn"))
            settle()
            inspector.show_span(a_span("long", 0, len(quote), quote=quote))
            settle()
            page, port = inspector.widget(), inspector.viewport()
            assert page.width() == port.width()
            assert page.height() == max(whole, port.height())
