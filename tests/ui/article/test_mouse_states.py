"""What the mouse meets: handles and their reach, sockets beside them, spans over one another, drags; also at 150 %."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Mark
from annotator.ui.article.current import GRAB
from annotator.ui.article.mouse import HOVER_AFTER
from annotator.ui.article.parts import Card
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look
from tests.ui.article.making import LONG, mark, settle, show
from tests.ui.dressing import dress

LEFT = Qt.MouseButton.LeftButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SENTENCE = "một hai ba [claim c:bốn năm sáu] bảy tám"


@pytest.fixture
def view(app, qtbot) -> ArticleView:
    """A view as small as the screen that the platform has at 150 %, where two clicks are soon no double click."""
    interval = QApplication.doubleClickInterval()
    app.setDoubleClickInterval(30)
    made = ArticleView(article_look())
    qtbot.addWidget(made)
    made.resize(520, 480)
    made.show()
    qtbot.waitExposed(made)
    yield made
    app.setDoubleClickInterval(interval)


def move(view, point: QPointF | QPoint, buttons=LEFT, modifiers=NONE) -> None:
    """Move with button and keys held: QTest's own move knows neither keys nor halves of px."""
    point = QPointF(point)
    far = QPointF(view.viewport().mapToGlobal(QPoint(0, 0))) + point
    event = QMouseEvent(QEvent.Type.MouseMove, point, far, Qt.MouseButton.NoButton, buttons, modifiers)
    QApplication.sendEvent(view.viewport(), event)


def drag(view, *points: QPointF | QPoint, modifiers=NONE) -> None:
    """Press at the first point, go to each of the others, let go at the last one."""
    first, *others = [QPointF(point).toPoint() for point in points]
    QTest.mousePress(view.viewport(), LEFT, modifiers, first)
    for before, after in zip([first, *others], others, strict=False):
        move(view, QPointF(before + after) / 2, modifiers=modifiers)
        move(view, after, modifiers=modifiers)
    QTest.mouseRelease(view.viewport(), LEFT, modifiers, others[-1])


def click(view, qtbot, place: int) -> str:
    """Click on a character; return the span that became the current one."""
    qtbot.wait(QApplication.doubleClickInterval() + 20)
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.point_of(place) + QPoint(2, 0))
    return view.current


@pytest.fixture
def framed(view) -> tuple[str, list[tuple]]:
    """Show a sentence with a current span; keep what is told of its edges."""
    text = show(view, SENTENCE)
    view.set_current("c")
    settle()
    moved: list[tuple] = []
    view.span_moved.connect(lambda *given: moved.append(given))
    return text, moved


# Handles


@pytest.mark.parametrize("edge", [0, 1])
def test_a_handle_can_be_taken_by_12_px_around_its_middle_and_no_farther(view, framed, edge):
    middle = view.handles()[edge]
    for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)):
        move(view, middle + QPointF(dx, dy) * (GRAB / 2 - 0.5), Qt.MouseButton.NoButton)
        assert view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor, (dx, dy)
        if (dx, dy) != (0, 0):
            move(view, middle + QPointF(dx, dy) * (GRAB / 2 + 1), Qt.MouseButton.NoButton)
            assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor, (dx, dy)


@pytest.mark.parametrize("off", [-5, 0, 5])
def test_the_edges_are_dragged_by_words(view, framed, off):
    text, moved = framed
    first, last = text.index("bốn"), text.index(" bảy")
    start, end = view.handles()
    drag(view, start + QPointF(off, 0), view.point_of(text.index("hai") + 1))
    drag(view, end + QPointF(off, 0), view.point_of(text.index("tám") + 2))
    assert moved == [("c", text.index("hai"), last), ("c", first, len(text))]


def test_the_edges_are_dragged_by_characters_with_ctrl(view, framed):
    text, moved = framed
    first, last = text.index("bốn"), text.index(" bảy")
    start, end = view.handles()
    drag(view, start, view.point_of(text.index("ai")), modifiers=CTRL)
    drag(view, end, view.point_of(text.index("ảy")), modifiers=CTRL)
    assert moved == [("c", text.index("ai"), last), ("c", first, text.index("ảy"))]


def lines(view) -> tuple[str, int]:
    """Show a span of one line in the middle of several, as the current one; return the text and the line's number."""
    text = show(view, LONG * 6)
    row = view.scene().rows[3]
    start = text.index(" ", row.start + 12) + 1
    view.change_marks([], [Mark("c", start, text.index(" ", start + 20), "claim")])
    view.set_current("c")
    settle()
    return text, 3


@pytest.mark.parametrize("edge", [0, 1])
@pytest.mark.parametrize("by", [-30, 30])
def test_a_handle_moved_along_its_line_stays_in_it_although_it_stands_between_two(view, edge, by):
    _, number = lines(view)
    row = view.scene().rows[number]
    before = view.extent_of("c")
    moved = []
    view.span_moved.connect(lambda *given: moved.append(given))
    handle = view.handles()[edge]
    drag(view, handle, handle + QPointF(by, 0), modifiers=CTRL)
    ((_, *after),) = moved
    assert after[1 - edge] == before[1 - edge]
    assert row.start <= after[edge] <= row.end
    assert 1 <= abs(after[edge] - before[edge]) <= 8


@pytest.mark.parametrize(("edge", "line"), [(0, -1), (1, 1), (0, -2), (1, 2)])
def test_a_handle_moved_into_another_line_takes_the_words_there(view, edge, line):
    text, number = lines(view)
    there = view.scene().rows[number + line]
    place = text.index(" ", there.start + 15) + 1 - edge
    moved = []
    view.span_moved.connect(lambda *given: moved.append(given))
    drag(view, view.handles()[edge], view.point_of(place))
    assert [given[1 + edge] for given in moved] == [place]


def test_an_edge_dragged_out_of_the_view_scrolls_and_goes_on(view, qtbot):
    text = show(view, f"[claim c:Ông Tư] kể. {LONG * 60}")
    view.set_current("c")
    settle()
    end = view.handles()[1].toPoint()
    below = QPoint(end.x(), view.viewport().height() + 30)
    QTest.mousePress(view.viewport(), LEFT, NONE, end)
    move(view, below)
    first = view._state.preview
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 3, timeout=3000)
    assert view._state.preview[1] > first[1]
    with qtbot.waitSignal(view.span_moved) as told:
        QTest.mouseRelease(view.viewport(), LEFT, NONE, below)
    assert told.args[:2] == ["c", 0]
    assert text[told.args[2] - 1 : told.args[2] + 1].strip() != ""


def test_a_press_beside_the_handles_selects_text_and_moves_no_edge(view, framed):
    text, moved = framed
    drag(view, view.point_of(text.index("năm") + 1), view.point_of(text.index("tám") + 1))
    assert moved == []
    assert view.selection() == (text.index("năm"), len(text))


# Sockets and chips beside a handle


def socket(view, place: int) -> QImage:
    """What stands behind the first lane under a place in sight, beside the edge that the current span has there."""
    row, ratio = view.scene().rows.of(place - 1), view.devicePixelRatioF()
    left, top = row.x(place) + 4, row.base + row.look.lane_top - 2
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    return image.copy(round(left * ratio), round(top * ratio), round(5 * ratio), round(6 * ratio))


def test_a_socket_stays_where_it_is_when_its_span_becomes_the_current_one(view):
    text = show(view, SENTENCE)
    end = text.index(" bảy")
    without = socket(view, end)
    view.set_open_points({"c"})
    open_point = socket(view, end)
    assert open_point != without
    view.set_current("c")
    assert socket(view, end) == open_point


def test_the_handle_at_the_end_makes_room_for_a_socket_and_can_be_dragged_there(view, framed):
    text, moved = framed
    first, start = text.index("bốn"), view.handles()[0]
    below = view.handles()[1]
    view.set_open_points({"c"})
    above = view.handles()[1]
    assert above.x() == below.x()
    assert above.y() == start.y() < below.y()
    row = view.scene().rows[0]
    drag(view, above, QPointF(row.x(text.index(" tám")) - 3, above.y()))
    assert moved == [("c", first, text.index(" tám"))]
    move(view, below, Qt.MouseButton.NoButton)
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    view.set_open_points(set())
    assert view.handles() == (start, below)


def test_a_socket_of_another_span_that_ends_there_makes_it_go_up_too(view, framed):
    text, _ = framed
    below = view.handles()[1]
    view.change_marks([], [mark(text, "năm sáu", "denial", "d"), mark(text, "năm", "figure", "f")])
    view.set_open_points({"f"})
    assert view.handles()[1] == below
    view.set_open_points({"d"})
    assert view.handles()[1].y() < below.y()


def test_the_handle_of_a_short_span_is_not_covered_by_its_chip(view, qtbot):
    text = show(view, "rồi [actor a:họ] đi và [actor b:phó giám đốc cảng] ở lại")
    for span_id, is_above in (("a", True), ("b", False)):
        view.set_current(span_id)
        settle()
        start, end = view.handles()
        assert (end.y() == start.y()) == is_above
    view.set_current("a")
    with qtbot.waitSignal(view.span_moved) as told:
        drag(view, view.handles()[1], view.point_of(text.index("đi") + 2))
    assert told.args == ["a", text.index("họ"), text.index("đi") + 2]


# Spans over one another


def test_clicks_on_the_crossing_of_two_spans_choose_one_and_then_the_other(view, qtbot):
    text = show(view, "Họ nói ít nhất mười hai hãng con của hãng Tesk và hội bốc xếp ký.")
    marks = [mark(text, "ít nhất mười hai hãng con của hãng Tesk", "figure", "f")]
    marks += [mark(text, "hãng Tesk và hội bốc xếp", "actor", "a")]
    view.change_marks([], marks)
    view.span_clicked.connect(view.set_current)
    both = text.index("Tesk")
    assert [click(view, qtbot, both) for _ in range(4)] == ["a", "f", "a", "f"]
    assert click(view, qtbot, text.index("nhất")) == "f"
    assert click(view, qtbot, text.index("xếp")) == "a"


def test_clicks_on_spans_of_the_same_extent_choose_each_in_turn(view, qtbot):
    text = show(view, "Bà nói không một bao nào bị mất rồi đi.")
    quote = "không một bao nào bị mất"
    view.change_marks([], [mark(text, quote, label, label[0]) for label in ("claim", "denial", "figure")])
    view.span_clicked.connect(view.set_current)
    chosen = [click(view, qtbot, text.index("bao")) for _ in range(6)]
    assert sorted(chosen[:3]) == ["c", "d", "f"]
    assert chosen[3:] == chosen[:3]


def test_a_click_elsewhere_begins_with_the_innermost_again(view, qtbot):
    text = show(view, "[denial d:bác bỏ việc [claim c:bà kể [figure f:hai mươi xe] mất]] rồi")
    view.span_clicked.connect(view.set_current)
    assert [click(view, qtbot, text.index("hai")) for _ in range(2)] == ["f", "c"]
    assert click(view, qtbot, text.index("xe")) == "f"


def test_a_card_comes_300_ms_after_the_mouse_came_to_a_span_and_no_sooner(view, qtbot):
    dress()
    text = show(view, "Ông kể rằng [claim c:kho có [figure f:60 xe] mới] hôm qua.")
    view.card_of = lambda span_id: Card(label="figure", title=span_id)
    waiting = view._mouse._hover
    for place, span_id in ((text.index("60"), "f"), (text.index("kho"), "c")):
        move(view, view.point_of(place) + QPoint(3, 0), Qt.MouseButton.NoButton)
        assert waiting.interval() == HOVER_AFTER == 300
        qtbot.wait(HOVER_AFTER // 2)
        move(view, view.point_of(place) + QPoint(5, 0), Qt.MouseButton.NoButton)  # on the same span: no new beginning
        assert view.card is None
        assert waiting.remainingTime() < HOVER_AFTER * 2 // 3
        qtbot.waitUntil(lambda: view.card is not None, timeout=2000)
        assert view.card.title == span_id


# Selecting


def test_a_drag_there_and_back_again_keeps_the_word_it_began_in(view):
    text = show(view, "một hai ba bốn năm sáu bảy")
    begin = view.point_of(text.index("bốn") + 1)
    drag(view, begin, view.point_of(text.index("sáu") + 1), view.point_of(text.index("hai") + 1))
    assert (view.anchor(), view.caret()) == (text.index(" năm"), text.index("hai"))


def test_ctrl_pressed_and_let_go_in_a_drag_changes_between_words_and_characters(view):
    text = show(view, "một hai ba bốn năm sáu bảy")
    begin, end = view.point_of(text.index("ba") + 1), view.point_of(text.index("năm") + 2)
    QTest.mousePress(view.viewport(), LEFT, NONE, begin)
    found = []
    for modifiers in (NONE, CTRL, NONE):
        move(view, (begin + end) / 2, modifiers=modifiers)
        move(view, end, modifiers=modifiers)
        found.append(text[slice(*view.selection())])
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    assert found == ["ba bốn năm", "a bốn nă", "ba bốn năm"]


@pytest.mark.parametrize("modifiers", [NONE, CTRL], ids=["words", "characters"])
def test_a_drag_from_every_place_to_every_other_selects_what_lies_between(view, modifiers):
    text = show(view, "Ông: “Kho có 12.000 bao”.")
    words = [(0, 3), (3, 4), (5, 6), (6, 9), (10, 12), (13, 19), (20, 23), (23, 24), (24, 25)]
    for first in range(0, len(text), 3):
        for last in range(1, len(text), 4):
            if abs(first - last) < 3:
                continue
            drag(view, view.point_of(first), view.point_of(last), modifiers=modifiers)
            low, high = sorted((first, last))
            start, end = view.selection()
            if modifiers == CTRL:
                assert (start, end) == (low, high)
            else:
                edges = {edge for word in words for edge in word}
                assert start <= low <= high <= end
                assert {start, end} <= edges, (first, last, text[start:end])


# The same on a screen of 150 %


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is the run on the scaled screen")
def test_all_this_is_so_at_150_percent():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    scaled = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
    ran = subprocess.run(command, env=scaled, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:]
