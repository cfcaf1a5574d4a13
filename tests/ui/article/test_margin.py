"""The margin: where spans lie in the whole text, a click that goes there, a drag that scrubs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.span import Mark
from annotator.ui.article.density import BINS, Density
from annotator.ui.article.margin import END, PITCH, SIGNALS
from annotator.ui.article.view import ArticleView
from annotator.ui.theme import DARK, LIGHT
from annotator.ui.widgets.paint import mixed
from tests.ui.article.looks import article_look, label_colours
from tests.ui.article.making import LONG, colour, settle, show

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COLUMNS = {"claim": 0, "denial": 1, "actor": 2, "figure": 3}
PARAGRAPHS = "\n".join([LONG * 3] * 60)
LENGTH = len(PARAGRAPHS)


@pytest.fixture
def long(view, qtbot):
    """Show a long text with marks and wait until the margin shows them."""

    def show_marks(*marks: Mark) -> ArticleView:
        show(view, PARAGRAPHS, marks=marks)
        ready(view, qtbot)
        return view

    return show_marks


def ready(view: ArticleView, qtbot) -> None:
    qtbot.waitUntil(lambda: view.margin.is_ready)
    settle()


def painted(view: ArticleView):
    return view.margin.grab().toImage()


def y_of(view: ArticleView, place: int) -> int:
    return int(END + place * (view.margin.height() - 2 * END) / LENGTH)


def x_of(label: str) -> int:
    return SIGNALS + PITCH * COLUMNS[label]


def quiet(label: str, mode: str = "light") -> str:
    look = article_look(mode)
    return mixed(look.paper, look.labels[label].lane, 0.8).name().upper()


def colours_in(view: ArticleView) -> set[str]:
    image = painted(view)
    return {colour(image, x, y) for x in range(image.width()) for y in range(image.height())}


def press(view: ArticleView, point: QPoint) -> None:
    QTest.mouseClick(view.margin, LEFT, NONE, point)
    settle()


# What it shows


@pytest.mark.parametrize("label", COLUMNS)
def test_a_span_is_a_mark_at_its_place_in_its_labels_column(long, label):
    view = long(Mark("m", LENGTH // 2, LENGTH // 2 + 30, label))
    image, y = painted(view), y_of(view, LENGTH // 2)
    assert colour(image, x_of(label), y + 1) == quiet(label)
    others = {colour(image, x_of(other), y + 1) for other in COLUMNS if other != label}
    assert others == {LIGHT.paper}


def test_a_long_span_is_as_high_as_it_is_long(long):
    view = long(Mark("m", LENGTH // 4, LENGTH // 2, "claim"))
    image = painted(view)
    top, bottom = y_of(view, LENGTH // 4), y_of(view, LENGTH // 2)
    assert {colour(image, x_of("claim"), y) for y in range(top + 1, bottom)} == {quiet("claim")}
    assert colour(image, x_of("claim"), bottom + 3) == LIGHT.paper


def test_where_no_span_is_nothing_is_painted(long):
    view = long()
    assert colours_in(view) == {LIGHT.paper}


def test_what_lies_in_sight_has_a_ground(long):
    view = long(Mark("m", LENGTH - 40, LENGTH - 10, "figure"))
    start, end = view.visible_range()
    image = painted(view)
    assert start == 0
    assert colour(image, 3, y_of(view, end // 2)) == LIGHT.hover
    assert colour(image, 3, y_of(view, end) + 6) == LIGHT.paper
    view.show_in_middle(LENGTH // 2)
    view.viewport().grab()
    settle()
    image = painted(view)
    assert colour(image, 3, y_of(view, LENGTH // 2)) == LIGHT.hover
    assert colour(image, 3, y_of(view, 0) + 3) == LIGHT.paper


def test_a_short_text_has_no_ground_of_what_is_in_sight(view, qtbot):
    show(view, "Kho có [figure f:hai xe] mới.")
    ready(view, qtbot)
    assert LIGHT.hover not in colours_in(view)
    assert quiet("figure") in colours_in(view)


def test_marks_come_and_go_with_their_spans(long, qtbot):
    view = long(Mark("a", LENGTH // 2, LENGTH // 2 + 9, "actor"))
    view.change_marks(["a"], [Mark("d", LENGTH - 90, LENGTH - 60, "denial")])
    ready(view, qtbot)
    image = painted(view)
    assert colour(image, x_of("actor"), y_of(view, LENGTH // 2) + 1) == LIGHT.paper
    assert colour(image, x_of("denial"), y_of(view, LENGTH - 90) + 1) == quiet("denial")


def test_a_change_while_marks_are_counted_is_not_lost(view, qtbot):
    show(view, PARAGRAPHS, marks=[Mark("a", 100, 130, "actor"), Mark("b", 200, 230, "actor")])
    view.change_marks(["a", "b"], [Mark("c", LENGTH - 90, LENGTH - 60, "claim")])
    ready(view, qtbot)
    found = colours_in(view)
    assert quiet("actor") not in found
    assert quiet("claim") in found


def test_many_spans_at_once_are_counted_anew(long, qtbot):
    view = long(*[Mark(f"m{at}", at * 10, at * 10 + 8, "claim") for at in range(600)])
    view.change_marks([f"m{at}" for at in range(600)], [Mark("d", LENGTH // 2, LENGTH // 2 + 30, "denial")])
    ready(view, qtbot)
    found = colours_in(view)
    assert quiet("claim") not in found
    assert quiet("denial") in found


def test_another_article_shows_nothing_of_the_one_before(long, qtbot):
    view = long(Mark("a", 100, 130, "actor"))
    view.set_open_points(["a"])
    view.set_hits([(10, 14)], 0)
    view.set_current("a")
    ready(view, qtbot)
    show(view, PARAGRAPHS)
    ready(view, qtbot)
    assert colours_in(view) == {LIGHT.paper}


def test_an_open_point_is_a_ring_beside_the_columns(long, qtbot):
    view = long(Mark("c", LENGTH // 2, LENGTH // 2 + 30, "claim"))
    before = painted(view)
    view.set_open_points(["c"])
    ready(view, qtbot)
    image, y = painted(view), y_of(view, LENGTH // 2)
    changed = [x for x in range(image.width()) if image.pixel(x, y + 1) != before.pixel(x, y + 1)]
    assert changed
    assert max(changed) < SIGNALS
    view.set_open_points([])
    ready(view, qtbot)
    assert painted(view) == before


def test_hits_are_grey_and_the_current_one_is_darker(long, qtbot):
    view = long()
    view.set_hits([(LENGTH // 4, LENGTH // 4 + 4), (LENGTH // 2, LENGTH // 2 + 4)], 1)
    ready(view, qtbot)
    image = painted(view)
    assert colour(image, 3, y_of(view, LENGTH // 4)) == LIGHT.hair2
    assert colour(image, 3, y_of(view, LENGTH // 2)) == LIGHT.ink2
    view.set_hits((), None)
    ready(view, qtbot)
    assert colours_in(view) == {LIGHT.paper}


def test_the_current_span_has_a_frame_in_ink_also_after_it_was_moved(long, qtbot):
    view = long(Mark("c", LENGTH // 4, LENGTH // 4 + 30, "claim"))
    view.set_current("c")
    assert LIGHT.ink in {colour(painted(view), 8, y_of(view, LENGTH // 4) + by) for by in range(-6, 7)}
    view.change_marks(["c"], [Mark("c", LENGTH // 2, LENGTH // 2 + 30, "claim")])
    ready(view, qtbot)
    assert LIGHT.ink in {colour(painted(view), 8, y_of(view, LENGTH // 2) + by) for by in range(-6, 7)}
    view.set_current("")
    assert LIGHT.ink not in colours_in(view)


def test_it_changes_with_the_theme(long, qtbot):
    view = long(Mark("m", LENGTH // 2, LENGTH // 2 + 30, "figure"))
    view.set_look(article_look("dark"))
    ready(view, qtbot)
    image = painted(view)
    assert colour(image, x_of("figure"), y_of(view, LENGTH // 2) + 1) == quiet("figure", "dark")
    assert colour(image, 3, y_of(view, LENGTH - 1) - 3) == DARK.paper


def test_with_high_contrast_its_marks_have_their_lanes_full_colour(long, qtbot):
    view = long(Mark("m", LENGTH // 2, LENGTH // 2 + 30, "figure"))
    view.set_look(article_look(lane_style="strong"))
    ready(view, qtbot)
    found = colour(painted(view), x_of("figure"), y_of(view, LENGTH // 2) + 1)
    assert found == label_colours("figure").lane.upper()


def test_it_has_a_name_and_takes_no_focus(view):
    assert view.margin.accessibleName() == "Where spans lie in the text"
    assert view.margin.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_stands_beside_the_text_and_the_scroll_bar_at_every_size(long, qtbot):
    view = long(Mark("m", 100, 130, "claim"))
    for width in (500, 1400, 900):
        view.resize(width, 600)
        qtbot.waitUntil(lambda: view.margin.geometry().left() == view.viewport().geometry().right() + 1)
        assert view.margin.height() == view.viewport().height()
        assert view.margin.geometry().right() < view.verticalScrollBar().parentWidget().geometry().left()


# The mouse on it


def test_a_click_scrolls_there_and_the_caret_stays(long):
    view = long(Mark("m", 100, 130, "claim"))
    view.set_caret(7)
    press(view, QPoint(3, y_of(view, LENGTH // 2)))
    start, end = view.visible_range()
    assert start < LENGTH // 2 < end
    assert view.selection() == (7, 7)
    middle = view.point_of(LENGTH // 2).y()
    assert abs(middle - view.viewport().height() // 2) < 80


def test_a_click_near_a_mark_brings_its_span_into_sight_however_long_the_text(view, qtbot):
    text = "\n".join([LONG * 3] * 3000)  # 2 px stand for more than a page
    place = len(text) * 3 // 5
    show(view, text, marks=[Mark("f", place, place + 9, "figure"), Mark("c", place - 1500, place - 1490, "claim")])
    ready(view, qtbot)
    y = round(END + place * (view.margin.height() - 2 * END) / len(text))
    for label, start in (("figure", place), ("claim", place - 1500)):
        press(view, QPoint(x_of(label) + 1, y - 1))
        first, last = view.visible_range()
        assert first <= start < last


def test_a_click_beside_the_columns_goes_to_the_open_point_near_it(view, qtbot):
    text = "\n".join([LONG * 3] * 3000)
    place = len(text) // 2
    show(view, text, marks=[Mark("f", place, place + 9, "figure"), Mark("g", place + 2000, place + 2009, "figure")])
    view.set_open_points(["g"])
    ready(view, qtbot)
    press(view, QPoint(2, round(END + place * (view.margin.height() - 2 * END) / len(text))))
    first, last = view.visible_range()
    assert first <= place + 2000 < last


def test_a_drag_scrubs_through_the_text(long):
    view = long(Mark("m", 100, 130, "claim"))
    QTest.mousePress(view.margin, LEFT, NONE, QPoint(3, y_of(view, LENGTH // 4)))
    seen = []
    for share in (0.4, 0.6, 0.8):
        QTest.mouseMove(view.margin, QPoint(3, y_of(view, int(LENGTH * share))))
        settle()
        seen.append(view.visible_range()[0])
    QTest.mouseRelease(view.margin, LEFT, NONE, QPoint(3, y_of(view, int(LENGTH * 0.8))))
    assert seen == sorted(set(seen))
    start, end = view.visible_range()
    assert start < LENGTH * 0.8 < end
    QTest.mouseMove(view.margin, QPoint(3, y_of(view, 0)))
    settle()
    assert view.visible_range() == (start, end)


def test_its_end_is_the_end_of_the_text(long):
    view = long(Mark("m", 100, 130, "claim"))
    press(view, QPoint(3, view.margin.height() - 1))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    press(view, QPoint(3, 0))
    assert bar.value() == 0


def test_the_wheel_over_it_scrolls_the_text(long):
    view = long(Mark("m", 100, 130, "claim"))
    QTest.wheelEvent(view.window().windowHandle(), view.margin.mapTo(view.window(), QPoint(3, 300)), QPoint(0, -120))
    settle()
    assert view.verticalScrollBar().value() > 0


def test_the_tool_tip_names_the_place_and_what_is_marked_there(long):
    view = long(Mark("m", LENGTH // 2, LENGTH // 2 + 30, "denial"))

    def tip(x: int, y: int) -> str:
        point = QPoint(x, y)
        event = QHelpEvent(QEvent.Type.ToolTip, point, view.margin.mapToGlobal(point))
        QApplication.sendEvent(view.margin, event)
        return QToolTip.text()

    assert tip(3, y_of(view, int(LENGTH * 0.375))) == "37 %"
    assert tip(x_of("denial"), y_of(view, LENGTH // 2) + 1).endswith("% · Denial")
    assert tip(x_of("claim"), y_of(view, LENGTH // 2) + 1).endswith("%")
    QToolTip.hideText()


# Counting


extents = st.tuples(st.integers(0, 999), st.integers(1, 400), st.integers(0, 2))


@given(st.lists(extents, max_size=12), st.data())
def test_counts_after_any_changes_are_those_of_what_is_left(drawn, data):
    kept = data.draw(st.lists(st.sampled_from(drawn), unique=True)) if drawn else []
    changed, fresh = Density(1400, 3), Density(1400, 3)
    for start, length, column in drawn:
        changed.add(column, start, start + length)
    gone = list(drawn)
    for one in kept:
        gone.remove(one)
    for start, length, column in gone:
        changed.add(column, start, start + length, -1)
    for start, length, column in kept:
        fresh.add(column, start, start + length)
    assert [changed.runs(column) for column in range(3)] == [fresh.runs(column) for column in range(3)]


@given(st.integers(1, 10**7), st.data())
def test_every_mark_is_found_at_its_place(length, data):
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    counted = Density(length, 1)
    counted.add(0, start, end)
    ((first, last),) = counted.runs(0)
    assert 0 <= first < last <= BINS
    assert first == start * BINS // length
    assert last - 1 == (end - 1) * BINS // length
