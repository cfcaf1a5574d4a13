"""The order of the list of spans, and which spans it shows."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from annotator.domain.listing import LABEL, OPEN, ORDERS, PLACE, Listing
from annotator.domain.span import Span, reading_order
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.panels.rows import RowView
from annotator.ui.panels.span_list import SpanList
from annotator.ui.panels.span_model import SpanModel
from tests.ui.panels.making import a_span, settle, words_in

SPANS = [
    a_span("d", 0, 60, "denial", "bác bỏ tin bán máy bay"),
    a_span("c", 10, 60, "claim", "bán máy bay"),
    a_span("f", 14, 20, "figure", "1.200 máy bay"),
    a_span("a", 70, 80, "actor", "Bộ Quốc phòng"),
    a_span("e", 90, 99, "claim", "tàu đã đi"),
]
LABELS = ["claim", "denial", "actor", "figure"]


@pytest.fixture
def spans(shown, looks) -> SpanList:
    widget = SpanList()
    shown(widget)
    widget.set_looks(looks)
    widget.set_spans(SPANS, {"f", "e"})
    settle()
    return widget


def model_of(spans) -> SpanModel:
    return spans.findChild(RowView).model()


def ids(spans) -> list[str]:
    return [model_of(spans).entry(row).id for row in range(model_of(spans).rowCount())]


def chosen_ids(spans) -> list[str]:
    view = spans.findChild(RowView)
    return [view.model().entry(index.row()).id for index in view.selectionModel().selectedIndexes()]


def choices(spans) -> dict[str, bool]:
    """The menu's choices and whether they are checked."""
    return {action.text(): action.isChecked() for action in spans.listing_menu().actions() if action.isCheckable()}


def choose(spans, text: str) -> None:
    next(action for action in spans.listing_menu().actions() if action.text() == text).trigger()


# What is shown, in which order


@pytest.mark.parametrize(
    ("listing", "shown_ids"),
    [
        (Listing(), "dcfae"),
        (Listing(LABEL), "cedaf"),
        (Listing(OPEN), "fedca"),
        (Listing(only_open=True), "fe"),
        (Listing(LABEL, only_open=True), "ef"),
        (Listing(labels=frozenset({"claim", "actor"})), "cae"),
        (Listing(OPEN, frozenset({"claim", "actor"})), "eca"),
        (Listing(labels=frozenset({"denial"}), only_open=True), ""),
    ],
)
def test_spans_are_shown_as_chosen(spans, listing, shown_ids):
    spans.set_listing(listing)
    assert "".join(ids(spans)) == shown_ids


def test_words_narrow_what_is_chosen_further(spans):
    spans.set_listing(Listing(OPEN, frozenset({"claim", "figure"})))
    spans.findChild(QLineEdit).setText("may bay")
    assert ids(spans) == ["f", "c"]


def test_nested_spans_are_deeper_by_place_only(spans):
    model = model_of(spans)
    assert [model.depth(span_id) for span_id in "dcfae"] == [0, 1, 2, 0, 0]
    for order in (LABEL, OPEN):
        spans.set_listing(Listing(order))
        assert {model.depth(span_id) for span_id in "dcfae"} == {0}
    spans.set_listing(Listing())
    assert [model.depth(span_id) for span_id in "dcfae"] == [0, 1, 2, 0, 0]


def larger(spans: list[Span], span: Span) -> int:
    around = [other for other in spans if other.start <= span.start and other.end >= span.end]
    return min(4, sum(other.end - other.start > span.end - span.start for other in around))


listings = st.builds(
    Listing, st.sampled_from(ORDERS), st.frozensets(st.sampled_from(["claim", "actor"])), st.booleans()
)
placed = st.tuples(st.integers(0, 12), st.integers(1, 8), st.sampled_from(LABELS), st.booleans())


@given(listings, st.lists(placed, max_size=12), st.lists(st.tuples(st.integers(0, 15), placed), max_size=12))
def test_changing_rows_one_by_one_comes_to_the_same_as_showing_them_all(qapp, listing, places, changes):
    model = SpanModel(lambda span: span.id, lambda label: label)
    model.set_labels(LABELS)
    model.set_listing(listing)
    kept: dict[str, Span] = {}
    opened: set[str] = set()

    def turn(span_id: str, *, is_open: bool) -> None:
        """As the desk does: the spans first, then what has become of their open points."""
        before = set(opened)
        (opened.add if is_open else opened.discard)(span_id)
        model.change_open(before - opened, opened - before)

    for number, (start, length, label, is_open) in [*enumerate(places), *changes]:
        span_id = str(number)
        if span_id in kept and length % 3 == 0:
            del kept[span_id]
            model.change([span_id], [])
            turn(span_id, is_open=False)
        else:
            removed = [span_id] if span_id in kept else []
            kept[span_id] = a_span(span_id, start, start + length, label)
            model.change(removed, [kept[span_id]])
            turn(span_id, is_open=is_open)
    whole = SpanModel(lambda span: span.id, lambda label: label)
    whole.set_labels(LABELS)
    whole.set_spans(list(kept.values()), opened)
    whole.set_listing(listing)
    rows = [model.entry(row) for row in range(model.rowCount())]
    assert rows == [whole.entry(row) for row in range(whole.rowCount())] == expected(kept, opened, listing)
    assert [model.row_of(span.id) for span in rows] == list(range(len(rows)))
    hidden = kept.keys() - {span.id for span in rows}
    assert {model.row_of(span_id) for span_id in hidden} <= {-1}
    depths = [larger(list(kept.values()), span) if listing.order == PLACE else 0 for span in rows]
    assert [model.depth(span.id) for span in rows] == depths


def expected(kept: dict[str, Span], opened: set[str], listing: Listing) -> list[Span]:
    shown = [
        span
        for span in kept.values()
        if (not listing.labels or span.label in listing.labels) and (not listing.only_open or span.id in opened)
    ]
    first = {
        PLACE: lambda _span: 0,
        LABEL: lambda span: LABELS.index(span.label),
        OPEN: lambda span: span.id not in opened,
    }[listing.order]
    return sorted(shown, key=lambda span: (first(span), *reading_order(span)))


# The current span, both ways


@pytest.mark.parametrize("order", ORDERS)
def test_the_current_span_is_the_chosen_row_in_every_order(spans, order):
    spans.set_listing(Listing(order))
    for span_id in "adfce":
        spans.set_current(span_id)
        assert chosen_ids(spans) == [span_id]
    spans.set_listing(Listing())
    assert chosen_ids(spans) == ["e"]


@pytest.mark.parametrize("order", ORDERS)
def test_the_arrow_keys_choose_along_the_order_shown(spans, order):
    spans.set_listing(Listing(order))
    view, heard = spans.findChild(RowView), []
    spans.span_chosen.connect(heard.append)
    view.setFocus()
    spans.set_current(ids(spans)[0])
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert heard == ids(spans)[1:]


def test_the_current_row_follows_its_span_when_a_point_is_closed(spans):
    spans.set_listing(Listing(OPEN))
    spans.set_current("f")
    spans.change_open_points({"f"}, set())
    assert ids(spans) == ["e", "d", "c", "f", "a"]
    assert chosen_ids(spans) == ["f"]
    spans.set_open_points({"a"})
    assert ids(spans) == ["a", "d", "c", "f", "e"]
    assert chosen_ids(spans) == ["f"]


def test_a_span_whose_point_is_closed_leaves_the_list_of_the_open_ones(spans, qtbot):
    spans.set_listing(Listing(only_open=True))
    spans.set_current("f")
    with qtbot.assertNotEmitted(spans.span_chosen):
        spans.change_open_points({"f"}, {"a"})
    assert ids(spans) == ["a", "e"]
    assert chosen_ids(spans) == []


def test_targets_of_a_link_are_shown_by_place_whatever_is_chosen(spans):
    spans.set_listing(Listing(LABEL, frozenset({"denial"}), only_open=True))
    spans.show_targets({"e": "b", "c": "c"}, "2 possible claims")
    assert ids(spans) == ["c", "e"]
    spans.show_targets(None)
    assert ids(spans) == []


# The menu


def test_the_menu_offers_orders_labels_and_open_points(spans):
    assert choices(spans) == {
        "In the order of the text": True,
        "By label": False,
        "Open points first": False,
        "All spans": True,
        "Claim": False,
        "Denial": False,
        "Actor": False,
        "Figure": False,
        "Only with open points": False,
    }


def test_labels_are_chosen_one_beside_the_other(spans, qtbot):
    with qtbot.waitSignal(spans.listing_changed):
        choose(spans, "Claim")
    choose(spans, "Figure")
    choose(spans, "By label")
    assert ids(spans) == ["c", "e", "f"]
    assert [text for text, on in choices(spans).items() if on] == ["By label", "Claim", "Figure"]
    choose(spans, "Claim")
    choose(spans, "Only with open points")
    assert ids(spans) == ["f"]
    choose(spans, "All spans")
    assert spans.listing == Listing(LABEL)


def test_a_retired_label_is_not_offered(spans, looks):
    spans.set_looks(looks, ["C"], ["claim"])
    assert [text for text in choices(spans) if text in {"Claim", "Denial"}] == ["Claim"]


def test_the_button_opens_the_menu_and_the_filter_is_in_it(spans, qtbot):
    button = spans._head.button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = spans.findChild(QMenu)
    assert menu.isVisible()
    menu.close()
    assert not button.isChecked()
    choose(spans, "Filter by words…")
    assert spans.findChild(QLineEdit).isVisible()


def test_the_head_says_how_many_are_shown_and_how(spans):
    assert "5" in words_in(spans)
    spans.set_listing(Listing(OPEN, only_open=True))
    assert "2 of 5 · open points first" in words_in(spans)
    assert spans._head.button.isChecked()
    spans.set_listing(Listing(LABEL))
    assert "5 · by label" in words_in(spans)
    assert not spans._head.button.isChecked()


def test_escape_keeps_what_was_chosen_unless_it_shows_nothing(spans, qtbot):
    spans.set_listing(Listing(only_open=True))
    view = spans.findChild(RowView)
    view.setFocus()
    with qtbot.waitSignal(spans.leave_asked):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert spans.listing.only_open
    spans.set_open_points(set())
    assert "Nothing matches. Esc clears the filter." in words_in(spans)
    with qtbot.assertNotEmitted(spans.leave_asked):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert spans.listing == Listing()
    assert len(ids(spans)) == 5


@pytest.mark.parametrize(("order", "only_open"), [*product(ORDERS, (False, True))])
def test_a_change_among_fifty_thousand_moves_one_row(qapp, order, only_open):
    """Nothing is sorted or shown anew for it: the view hears of single rows."""
    many = [a_span(f"{number:05}", number * 10, number * 10 + 9, LABELS[number % 4]) for number in range(50_000)]
    model = SpanModel(lambda span: span.id, lambda label: label)
    model.set_labels(LABELS)
    model.set_spans(many, {span.id for span in many[::3]})
    model.set_listing(Listing(order, only_open=only_open))
    resets, inserted = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.change([], [a_span("new", 250_003, 250_005, "denial")])
    model.change_open(set(), {"new"})
    assert resets == []
    assert len(inserted) == 1 + (order == OPEN and not only_open)
    assert model.entry(inserted[-1][0]).id == "new"
    assert model.row_of("new") == inserted[-1][0]


def test_words_looked_for_in_one_article_are_forgotten_in_the_next(shown, dressed):
    spans = SpanList()
    shown(spans)
    spans.set_spans([a_span("a", 0, 5, quote="kho gạch"), a_span("b", 9, 12, quote="bến tàu")], set())
    spans.focus_filter()
    spans.findChild(QLineEdit).setText("kho")
    settle()
    assert spans.findChild(LongRowView).model().rowCount() == 1
    spans.begin()
    spans.set_spans([a_span("c", 0, 5, quote="cầu sập")], set())
    settle()
    assert spans.findChild(LongRowView).model().rowCount() == 1
    assert not spans.findChild(QLineEdit).isVisible()
