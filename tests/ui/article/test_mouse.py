"""The mouse: drag, double and triple click, spans under a click, handles, and what is asked for by the right button."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Mark
from annotator.ui.article.current import handle_points
from tests.ui.article.making import LONG, picture, settle, show

LEFT = Qt.MouseButton.LeftButton
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def drag(view, start: QPoint, end: QPoint, modifiers=NONE, *, release: bool = True) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, modifiers, start)
    _move(view, (start + end) / 2, modifiers)
    _move(view, end, modifiers)
    if release:
        QTest.mouseRelease(port, LEFT, modifiers, end)


def _move(view, place: QPoint, modifiers) -> None:
    """Move with the button and keys held: QTest's own move knows no keys."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(view.viewport().mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        LEFT,
        modifiers,
    )
    QApplication.sendEvent(view.viewport(), event)


def click(view, place: int, modifiers=NONE) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifiers, view.point_of(place) + QPoint(2, 0))


def not_double(qtbot) -> None:
    """Wait until the next click is no double click."""
    qtbot.wait(QApplication.doubleClickInterval() + 20)


def chosen(view) -> str:
    start, end = view.selection()
    return view.text[start:end]


def test_a_drag_selects_whole_words(view):
    text = show(view, "Ông nói kho có 12.000 bao và bến thì không.")
    drag(view, view.point_of(text.index("kho") + 1), view.point_of(text.index("000") + 1))
    assert chosen(view) == "kho có 12.000"


def test_a_drag_back_selects_whole_words_with_the_caret_at_the_beginning(view):
    text = show(view, "Ông nói kho có 12.000 bao và bến thì không.")
    drag(view, view.point_of(text.index("bao") + 2), view.point_of(text.index("nói") + 1))
    assert chosen(view) == "nói kho có 12.000 bao"
    assert view.caret() == text.index("nói")


def test_a_drag_with_ctrl_selects_by_character(view):
    text = show(view, "Ông nói kho có 12.000 bao và bến thì không.")
    start, end = text.index("ho"), text.index(".000")
    drag(view, view.point_of(start), view.point_of(end), CTRL)
    assert view.selection() == (start, end)


def test_without_snapping_a_drag_selects_by_character(view):
    text = show(view, "Ông nói kho có 12.000 bao và bến thì không.")
    view.snapping = False
    start, end = text.index("ho"), text.index(".000")
    drag(view, view.point_of(start), view.point_of(end))
    assert view.selection() == (start, end)


def test_a_drag_over_lines_and_paragraphs(view):
    text = show(view, f"{LONG * 2}\n{LONG * 2}")
    drag(view, view.point_of(text.index("kể") + 1), view.point_of(len(LONG) * 2 + 5))
    assert view.selection() == (text.index("kể"), len(LONG) * 2 + 1 + 5)


def test_a_drag_beyond_the_lower_edge_scrolls(view, qtbot):
    show(view, "\n".join([LONG * 3] * 40))
    start = view.point_of(5)
    drag(view, start, QPoint(start.x(), view.viewport().height() + 30), release=False)
    before = view.selection()[1]
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 3, timeout=3000)
    assert view.selection()[1] > before
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(start.x(), view.viewport().height() + 30))
    value = view.verticalScrollBar().value()
    qtbot.wait(150)
    assert view.verticalScrollBar().value() == value


def test_a_double_click_selects_the_word_and_a_triple_click_the_sentence(view, qtbot):
    text = show(view, "Một câu. Kho ở TP.HCM có 12.000 bao. Hết.")
    place = view.point_of(text.index("000") + 1)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, place)
    assert chosen(view) == "12.000"
    QTest.mouseClick(view.viewport(), LEFT, NONE, place)
    assert chosen(view) == "Kho ở TP.HCM có 12.000 bao."


def test_a_drag_after_a_double_click_goes_on_by_words(view):
    text = show(view, "Một hai ba bốn năm sáu.")
    place = view.point_of(text.index("ba") + 1)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, place)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, place)
    QTest.mousePress(view.viewport(), LEFT, SHIFT, view.point_of(text.index("năm") + 3))
    QTest.mouseRelease(view.viewport(), LEFT, SHIFT, view.point_of(text.index("năm") + 3))
    assert chosen(view) == "ba bốn năm"


def test_a_click_beside_spans_puts_the_caret_there(view, qtbot):
    text = show(view, "Một [actor a:hai] ba bốn")
    with qtbot.waitSignal(view.place_clicked) as heard:
        click(view, text.index("bốn"))
    assert heard.args == [text.index("bốn")]
    assert view.selection() == (text.index("bốn"),) * 2


def test_a_click_chooses_the_innermost_span_and_the_next_one_there_that_around_it(view, qtbot):
    text = show(view, "[denial d:Ông bác bỏ việc [claim c:bà kể [figure f:hai xe] mất]] rồi")
    place = text.index("hai") + 1
    view.span_clicked.connect(view.set_current)
    for expected in ("f", "c", "d", "f"):
        with qtbot.waitSignal(view.span_clicked) as heard:
            click(view, place)
        assert heard.args == [expected]
        not_double(qtbot)
    click(view, text.index("bỏ"))
    assert view.current == "d"


def test_the_span_around_is_chosen_although_moving_the_caret_lets_go_of_the_current_one(view, qtbot):
    text = show(view, "[denial d:Ông bác bỏ việc [claim c:bà kể] mất] rồi")
    view.selection_changed.connect(lambda _start, _end: view.set_current(""))
    view.span_clicked.connect(view.set_current)
    at = view.point_of(text.index("bà"))
    for dx, expected in ((2, "c"), (8, "d")):  # the same letter, the caret on its other side
        QTest.mouseClick(view.viewport(), LEFT, NONE, at + QPoint(dx, 0))
        assert view.current == expected
        not_double(qtbot)


def test_the_wheel_scrolls_and_with_ctrl_is_left_to_the_window(view):
    show(view, "\n".join([LONG * 3] * 40))
    font = view.font()
    for modifiers, moved in ((CTRL, False), (NONE, True)):
        event = QWheelEvent(
            QPointF(300, 300),
            QPointF(300, 300),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
        assert (view.verticalScrollBar().value() > 0) == moved
    assert view.font() == font


def test_of_the_lanes_below_a_line_the_nearest_line_is_meant(view):
    text = show(view, f"{LONG}{LONG}")
    first, second = view.scene().rows[0], view.scene().rows[1]
    x = int(first.x(10))
    assert view.place_at(QPoint(x, int(first.base) + 12)) == 10
    assert first.start <= view.place_at(QPoint(x, int(first.bottom) - 1)) < first.end
    assert second.start <= view.place_at(QPoint(x, int(second.top) + 1)) < second.end
    assert text


def test_beside_and_below_the_text_the_nearest_place_is_meant(view):
    text = show(view, "Một hai\nba")
    right = view.viewport().width() - 2
    assert view.place_at(QPoint(2, 44)) == 0
    assert view.place_at(QPoint(right, 44)) == len("Một hai")
    assert view.place_at(QPoint(right, view.viewport().height() - 2)) == len(text)
    assert view.place_at(QPoint(2, 0)) == 0
    assert view.span_at(QPoint(right, 44)) == []


def test_a_click_behind_a_line_that_goes_on_stays_in_that_line(view):
    show(view, LONG * 3)
    first = view.scene().rows[0]
    place = view.place_at(QPoint(view.viewport().width() - 2, int(first.base)))
    assert place == first.shown < first.end


@pytest.mark.parametrize(("edge", "to", "expected"), [(0, "hai", ("hai", "năm")), (1, "bảy", ("bốn", "bảy"))])
def test_a_handle_is_dragged_by_words_and_told_once(view, qtbot, edge, to, expected):
    text = show(view, "một hai ba [claim c:bốn năm] sáu bảy tám")
    view.set_current("c")
    settle()
    moved = []
    view.span_moved.connect(lambda *given: moved.append(given))
    handle = handle_points(view.scene().by_id["c"], view.metrics)[edge]
    assert handle is not None
    place = text.index(to) + (0 if edge == 0 else len(to))
    before = picture(view)
    drag(view, handle.toPoint(), view.point_of(place), release=False)
    assert moved == []
    assert picture(view) != before
    assert view.extent_of("c") == (text.index("bốn"), text.index(" sáu"))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, view.point_of(place))
    first, last = expected
    assert moved == [("c", text.index(first), text.index(last) + len(last))]
    assert picture(view) == before


def test_a_handle_is_dragged_by_character_with_ctrl_and_never_past_the_other(view):
    text = show(view, "một hai ba [claim c:bốn năm] sáu bảy tám")
    view.set_current("c")
    moved = []
    view.span_moved.connect(lambda *given: moved.append(given))
    settle()
    start, end = handle_points(view.scene().by_id["c"], view.metrics)
    drag(view, end.toPoint(), view.point_of(text.index("áu")), CTRL)
    drag(view, end.toPoint(), view.point_of(3), CTRL)
    drag(view, start.toPoint(), view.point_of(len(text)), CTRL)
    first, last = text.index("bốn"), text.index(" sáu")
    assert moved == [("c", first, text.index("áu"))]
    drag(view, end.toPoint(), view.point_of(first + 1), CTRL)
    drag(view, start.toPoint(), view.point_of(last - 1), CTRL)
    assert moved[1:] == [("c", first, first + 1), ("c", last - 1, last)]


@pytest.mark.parametrize("modifiers", [NONE, CTRL])
def test_a_handle_that_is_let_go_past_the_other_leaves_the_span_as_it_was(view, modifiers):
    text = show(view, "một hai ba [claim c:bốn năm] sáu bảy tám")
    view.set_current("c")
    settle()
    moved = []
    view.span_moved.connect(lambda *given: moved.append(given))
    start, end = handle_points(view.scene().by_id["c"], view.metrics)
    before = picture(view)
    for handle, place in ((end, 4), (end, text.index("bốn")), (start, text.index("bảy")), (start, text.index(" sáu"))):
        drag(view, handle.toPoint(), view.point_of(place), modifiers)
        assert (view.extent_of("c"), moved) == ((text.index("bốn"), text.index(" sáu")), [])
        assert picture(view) == before


def test_a_handle_leaves_a_whole_word_at_least_where_it_goes_by_words(view):
    text = show(view, "một hai ba [claim c:bốn năm] sáu bảy tám")
    view.set_current("c")
    settle()
    moved = []
    view.span_moved.connect(lambda *given: moved.append(given))
    start, end = handle_points(view.scene().by_id["c"], view.metrics)
    drag(view, end.toPoint(), view.point_of(text.index("ốn")))
    drag(view, start.toPoint(), view.point_of(text.index("ăm") + 1))
    first, last = text.index("bốn"), text.index(" sáu")
    assert moved == [("c", first, first + 3), ("c", last - 3, last)]


def test_a_click_on_a_handle_moves_nothing(view, qtbot):
    show(view, "một hai ba [claim c:bốn năm] sáu")
    view.set_current("c")
    settle()
    start, _ = handle_points(view.scene().by_id["c"], view.metrics)
    with qtbot.assertNotEmitted(view.span_moved), qtbot.assertNotEmitted(view.place_clicked):
        QTest.mouseClick(view.viewport(), LEFT, NONE, start.toPoint())


def test_the_pointer_says_where_an_edge_can_be_dragged(view):
    show(view, "một hai ba [claim c:bốn năm] sáu")
    view.set_current("c")
    settle()
    start, _ = handle_points(view.scene().by_id["c"], view.metrics)
    QTest.mouseMove(view.viewport(), start.toPoint())
    assert view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(view.viewport(), view.point_of(2))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_the_right_button_asks_for_what_can_be_done_here_and_leaves_the_selection(view, qtbot):
    text = show(view, "một hai [claim c:ba bốn] năm")
    view.select(0, 3)
    place = view.point_of(text.index("bốn"))
    far = view.viewport().mapToGlobal(place)
    with qtbot.waitSignal(view.context_asked) as heard:
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, far))
    assert heard.args == [far, text.index("bốn")]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NONE, place)
    assert view.selection() == (0, 3)


def test_shift_and_a_click_select_up_to_there(view):
    text = show(view, "một hai ba bốn")
    view.set_caret(4)
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, view.point_of(text.index(" bốn")))
    assert chosen(view) == "hai ba"


def test_the_selection_is_told_once_for_each_change(view):
    show(view, "một hai ba bốn")
    heard = []
    view.selection_changed.connect(lambda *given: heard.append(given))
    view.select(4, 7)
    view.select(4, 7)
    view.set_caret(7)
    assert heard == [(4, 7), (7, 7)]


def test_another_article_ends_a_drag(view, qtbot):
    text = show(view, "một hai ba bốn")
    QTest.mousePress(view.viewport(), LEFT, NONE, view.point_of(text.index("hai")))
    show(view, "a")
    QTest.mouseMove(view.viewport(), QPoint(300, 44))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(300, 44))
    assert view.selection() == (0, 0)
    view.change_marks([], [Mark("c", 0, 1, "claim")])
    assert view.span_at(0) == ["c"]
