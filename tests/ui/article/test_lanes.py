"""Lanes: the smallest that is free, and the same whatever way the marks came."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Mark
from annotator.ui.article import index as index_module
from annotator.ui.article.index import SpanIndex
from tests.ui.article.making import LONG, settle

RANKS = {"claim": 0, "denial": 1, "actor": 2, "figure": 3}

places = st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from(sorted(RANKS)))
many = st.lists(places, max_size=40)


def marks_of(found, prefix: str = "m") -> list[Mark]:
    return [Mark(f"{prefix}{at}", start, start + length, label) for at, (start, length, label) in enumerate(found)]


def made(marks) -> SpanIndex:
    return SpanIndex(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.label, mark.id)), RANKS.__getitem__)


def lanes(found: SpanIndex) -> dict[str, int]:
    return {mark.id: mark.lane for mark in found.between(0, 1000)}


def in_order(marks) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, RANKS[mark.label], mark.id))


def greedy(marks) -> dict[str, int]:
    given_lanes: dict[str, int] = {}
    ordered = in_order(marks)
    for at, mark in enumerate(ordered):
        taken = {given_lanes[other.id] for other in ordered[:at] if other.end > mark.start}
        given_lanes[mark.id] = next(lane for lane in range(len(marks)) if lane not in taken)
    return given_lanes


@given(many)
def test_each_mark_takes_the_smallest_lane_that_is_free_where_it_starts(found):
    marks = marks_of(found)
    assert lanes(made(marks)) == greedy(marks)


@given(many, st.integers(1, 5))
def test_lanes_do_not_depend_on_how_marks_are_cut_into_chunks(found, size):
    marks = marks_of(found)
    before, index_module._CHUNK = index_module._CHUNK, size
    try:
        assert lanes(made(marks)) == greedy(marks)
    finally:
        index_module._CHUNK = before


@given(many, many, st.lists(st.integers(0, 39), max_size=20), st.integers(1, 6), st.integers(0, 60))
def test_lanes_after_changes_are_those_of_a_fresh_load(found, later, dropped, size, first_look):
    marks, more = marks_of(found), marks_of(later, "n")
    before, index_module._CHUNK = index_module._CHUNK, size
    try:
        index = made(marks)
        index.between(first_look, first_look + 3)  # the rest has no lanes yet when the changes come
        left = {mark.id: mark for mark in marks}
        for mark, number in zip(more, [*dropped, *[None] * len(more)], strict=False):
            gone = [f"m{number}"] if f"m{number}" in left else []
            for mark_id in gone:
                del left[mark_id]
            left[mark.id] = mark
            index.change(gone, [mark])
        assert lanes(index) == greedy(left.values())
        assert [mark.id for mark in index.between(0, 1000)] == [mark.id for mark in in_order(left.values())]
    finally:
        index_module._CHUNK = before


@given(many, st.integers(0, 80), st.integers(1, 30))
def test_what_overlaps_a_stretch_is_found_outer_marks_first(found, start, length):
    marks = marks_of(found)
    expected = [mark.id for mark in in_order(marks) if mark.start < start + length and mark.end > start]
    assert [mark.id for mark in made(marks).between(start, start + length)] == expected


@given(many, st.integers(0, 80))
def test_the_shortest_mark_over_a_character_comes_first(found, place):
    marks = marks_of(found)
    over = [mark for mark in marks if mark.start <= place < mark.end]
    ordered = made(marks).at(place)
    assert {mark.id for mark in ordered} == {mark.id for mark in over}
    assert [mark.end - mark.start for mark in ordered] == sorted(mark.end - mark.start for mark in over)


def test_adding_inside_moves_no_other_line():
    outer, inner = Mark("o", 0, 50, "claim"), Mark("i", 10, 20, "figure")
    index = made([outer])
    assert lanes(index) == {"o": 0}
    touched = index.change([], [inner])
    assert lanes(index) == {"o": 0, "i": 1}
    assert (0, 50) not in touched


def test_adding_around_moves_the_inner_lines_and_says_which():
    index = made([Mark("i", 10, 20, "figure"), Mark("j", 30, 40, "figure"), Mark("k", 60, 70, "actor")])
    index.between(0, 100)
    touched = index.change([], [Mark("o", 5, 50, "denial")])
    assert lanes(index) == {"o": 0, "i": 1, "j": 1, "k": 0}
    assert {(10, 20), (30, 40)} <= set(touched)
    assert (60, 70) not in touched


def test_the_same_extent_is_ordered_by_the_scheme():
    index = made([Mark("d", 3, 9, "denial"), Mark("c", 3, 9, "claim")])
    assert lanes(index) == {"c": 0, "d": 1}


def test_a_change_of_very_many_marks_is_taken_as_a_new_load():
    index = made([Mark("o", 0, 5000, "claim")])
    new = [Mark(f"n{at}", at * 3, at * 3 + 2, "figure") for at in range(700)]
    assert index.change(["o"], new) == [(0, 1 << 62)]
    assert len(index) == 700
    assert index.get("o") is None
    assert index.get("n699") is not None


def test_a_moved_mark_replaces_the_one_of_the_same_id():
    index = made([Mark("a", 0, 5, "claim"), Mark("b", 20, 25, "claim")])
    index.change([], [Mark("a", 40, 50, "claim")])
    assert [(mark.id, mark.start) for mark in index.between(0, 100)] == [("b", 20), ("a", 40)]
    index.change(["a", "b"], [])
    assert index.between(0, 100) == []
    index.change([], [Mark("c", 1, 2, "actor")])
    assert lanes(index) == {"c": 0}


def test_an_empty_line_inside_a_span_has_neither_tint_nor_lane(view):
    text = f"{LONG}\n\n{LONG}"
    view.show_article(text, (), [Mark("c", 5, len(text) - 5, "claim")])
    settle()
    (shown,) = view.scene().shown
    assert {text[row.start : row.end].strip() != "" for row, _ in shown.pieces} == {True}
    assert {row.start for row, _ in shown.pieces} == {row.start for row in view.scene().rows if row.end > row.start}
