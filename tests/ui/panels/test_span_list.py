"""The list of spans: order and depth, what changes, the current span both ways, targets of a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from annotator.domain.span import reading_order
from annotator.ui.panels.rows import RowView
from annotator.ui.panels.span_list import SpanList
from annotator.ui.panels.span_model import SpanModel
from tests.ui.panels.making import a_span, click_row, settle, shown_rows, words_in

SPANS = [
    a_span("d", 0, 60, "denial", "bác bỏ tin bán\nmáy bay"),
    a_span("c", 10, 60, "claim", "bán máy bay"),
    a_span("f", 14, 20, "figure", "1.200 máy bay"),
    a_span("a", 70, 80, "actor", "Bộ Quốc phòng"),
]


@pytest.fixture
def spans(shown, looks) -> SpanList:
    widget = SpanList()
    shown(widget)
    widget.set_looks(looks)
    widget.set_spans(list(reversed(SPANS)), {"d"})
    settle()
    return widget


def view_of(spans) -> RowView:
    return spans.findChild(RowView)


def field_of(spans) -> QLineEdit:
    return spans.findChild(QLineEdit)


def ids(spans) -> list[str]:
    model = view_of(spans).model()
    return [model.entry(row).id for row in range(model.rowCount())]


def chosen_ids(spans) -> list[str]:
    view = view_of(spans)
    return [view.model().entry(index.row()).id for index in view.selectionModel().selectedIndexes()]


def test_spans_stand_in_reading_order_on_one_line_each(spans):
    assert ids(spans) == ["d", "c", "f", "a"]
    assert shown_rows(view_of(spans))[0] == "bác bỏ tin bán máy bay"
    assert "4" in words_in(spans)


def test_nested_spans_are_deeper(spans):
    model = view_of(spans).model()
    assert [model.depth(span_id) for span_id in ids(spans)] == [0, 1, 2, 0]


@pytest.mark.parametrize(
    ("places", "deep"),
    [
        ([(0, 9), (0, 9)], [0, 0]),  # equal extents stand beside each other
        ([(0, 9), (5, 12)], [0, 0]),  # crossing ones too
        ([(0, 9), (0, 5), (5, 9)], [0, 1, 1]),
        ([(0, 9), (0, 9), (1, 2)], [0, 0, 2]),
        ([(0, 20 - n) for n in range(8)], [0, 1, 2, 3, 4, 4, 4, 4]),
        ([], []),
    ],
)
def test_depth_counts_the_larger_spans_around_and_ends_at_four(qapp, places, deep):
    model = SpanModel(lambda span: span.id, lambda label: label)
    given_spans = [a_span(str(at), start, end) for at, (start, end) in enumerate(places)]
    model.set_spans(given_spans, set())
    assert [model.depth(span.id) for span in given_spans] == deep == [larger(given_spans, span) for span in given_spans]


def larger(spans, span) -> int:
    """How many of the spans lie around one and are longer, up to four."""
    around = [other for other in spans if other.start <= span.start and other.end >= span.end]
    return min(4, sum(other.end - other.start > span.end - span.start for other in around))


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 8)), max_size=12),
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 12), st.integers(1, 8)), max_size=12),
)
def test_changing_rows_one_by_one_comes_to_the_same_as_showing_them_all(qapp, places, changes):
    model = SpanModel(lambda span: span.id, lambda label: label)
    kept = {str(at): a_span(str(at), start, start + length) for at, (start, length) in enumerate(places)}
    model.set_spans(list(kept.values()), set())
    for number, start, length in changes:
        span_id = str(number)
        if span_id in kept and length % 2:
            del kept[span_id]
            model.change([span_id], [])
        else:
            kept[span_id] = a_span(span_id, start, start + length)
            model.change([span_id], [kept[span_id]])
    expected = sorted(kept.values(), key=reading_order)
    assert [model.entry(row) for row in range(model.rowCount())] == expected
    assert [model.depth(span.id) for span in reversed(expected)] == [larger(expected, span) for span in expected][::-1]
    model.set_spans(expected, set())
    assert [model.depth(span.id) for span in expected] == [larger(expected, span) for span in expected]
    assert [model.row_of(span.id) for span in expected] == list(range(len(expected)))


def test_a_new_span_takes_its_place_and_the_current_one_stays(spans):
    spans.set_current("a")
    spans.change([], [a_span("n", 12, 13, "actor", "họ")])
    assert ids(spans) == ["d", "c", "n", "f", "a"]
    assert chosen_ids(spans) == ["a"]


def test_a_removed_span_goes_and_leaves_none_current(spans):
    spans.set_current("c")
    spans.change(["c"], [])
    assert ids(spans) == ["d", "f", "a"]
    assert chosen_ids(spans) == []


def test_a_relabelled_span_keeps_its_row(spans, looks):
    spans.set_current("c")
    spans.change(["c"], [a_span("c", 10, 60, "denial", "bán máy bay")])
    assert ids(spans) == ["d", "c", "f", "a"]
    assert chosen_ids(spans) == ["c"]
    assert shown_rows(view_of(spans), Qt.ItemDataRole.AccessibleTextRole)[1] == "Denial: bán máy bay"


def test_a_moved_span_goes_to_its_new_place(spans):
    spans.change(["f"], [a_span("f", 71, 75, "figure", "1.200 máy bay")])
    assert ids(spans) == ["d", "c", "a", "f"]


def test_marking_the_current_span_chooses_nothing(spans, qtbot):
    with qtbot.assertNotEmitted(spans.span_chosen):
        spans.set_current("f")
        assert chosen_ids(spans) == ["f"]
        spans.set_current("")
    assert chosen_ids(spans) == []


def test_a_click_chooses_the_span(spans, qtbot):
    with qtbot.waitSignal(spans.span_chosen) as chosen, qtbot.assertNotEmitted(spans.leave_asked):
        click_row(view_of(spans), 2)
    assert chosen.args == ["f"]


def test_the_arrow_keys_choose_as_they_go_and_enter_goes_back_to_the_text(spans, qtbot):
    view = view_of(spans)
    view.setFocus()
    spans.set_current("d")
    with qtbot.waitSignal(spans.span_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == ["c"]
    with qtbot.waitSignal(spans.leave_asked):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_delete_asks_for_the_row_under_the_cursor(spans, qtbot):
    spans.set_current("a")
    with qtbot.waitSignal(spans.delete_asked) as asked:
        QTest.keyClick(view_of(spans), Qt.Key.Key_Delete)
    assert asked.args == ["a"]


def test_delete_on_no_row_asks_for_nothing(spans, qtbot):
    with qtbot.assertNotEmitted(spans.delete_asked):
        QTest.keyClick(view_of(spans), Qt.Key.Key_Delete)


def test_the_filter_looks_at_labels_and_quotes(spans):
    spans.focus_filter()
    field_of(spans).setText("bo quoc")
    assert ids(spans) == ["a"]
    field_of(spans).setText("claim")
    assert ids(spans) == ["c"]
    field_of(spans).setText("may bay denial")
    assert ids(spans) == ["d"]


def test_letters_typed_in_the_rows_open_the_filter(spans):
    view_of(spans).setFocus()
    assert not field_of(spans).isVisible()
    QTest.keyClick(view_of(spans), "b")
    assert field_of(spans).isVisible()
    assert field_of(spans).text() == "b"


def test_escape_clears_the_filter_hides_it_and_then_leaves(spans, qtbot):
    spans.focus_filter()
    QTest.keyClicks(field_of(spans), "claim")
    with qtbot.assertNotEmitted(spans.leave_asked):
        QTest.keyClick(field_of(spans), Qt.Key.Key_Escape)
        assert ids(spans) == ["d", "c", "f", "a"]
        QTest.keyClick(field_of(spans), Qt.Key.Key_Escape)
    assert not field_of(spans).isVisible()
    with qtbot.waitSignal(spans.leave_asked):
        QTest.keyClick(view_of(spans), Qt.Key.Key_Escape)


def test_a_span_that_comes_while_a_filter_is_set_is_shown_where_it_passes(spans):
    field_of(spans).setText("claim")
    spans.change([], [a_span("x", 1, 2, "claim"), a_span("y", 3, 4, "actor")])
    assert ids(spans) == ["x", "c"]
    field_of(spans).clear()
    assert ids(spans) == ["d", "x", "y", "c", "f", "a"]


def test_while_linking_only_the_targets_are_shown_side_by_side(spans):
    spans.show_targets({"c": "b", "f": "c"}, "2 possible claims")
    model = view_of(spans).model()
    assert ids(spans) == ["c", "f"]
    assert [model.depth("c"), model.depth("f")] == [0, 0]
    assert [model.badge("c"), model.badge("f"), model.badge("d")] == ["b", "c", ""]
    assert "2 possible claims" in words_in(spans)
    spans.show_targets(None)
    assert ids(spans) == ["d", "c", "f", "a"]
    assert "2 possible claims" not in words_in(spans)


def test_targets_that_are_left_keep_their_rows(spans):
    spans.show_targets({"c": "bc", "f": "bg"})
    spans.show_targets({"c": "c", "f": "g"})
    assert view_of(spans).model().badge("c") == "c"


def test_open_points_are_said_to_a_screen_reader(spans):
    spoken = shown_rows(view_of(spans), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken[0] == "Denial: bác bỏ tin bán máy bay, open point"
    assert spoken[3] == "Actor: Bộ Quốc phòng"
    spans.set_open_points(set())
    assert shown_rows(view_of(spans), Qt.ItemDataRole.AccessibleTextRole)[0] == "Denial: bác bỏ tin bán máy bay"


def test_without_spans_the_words_name_the_keys(spans, looks):
    spans.set_looks(looks, keys=["T", "B"])
    spans.set_spans([], set())
    assert "Nothing marked. Select words, then press T or B." in words_in(spans)


def test_five_thousand_spans_take_a_change_and_show_it(spans):
    many = [a_span(f"{number:04}", number * 10, number * 10 + 9) for number in range(5000)]
    spans.set_spans(many, set())
    spans.change([], [a_span("new", 25_003, 25_005)])
    spans.set_current("new")
    settle()
    view = view_of(spans)
    assert view.currentIndex().row() == 2501
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
