"""After any changes of marks the index, and what would be painted, are what a new view of the same marks would have."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.domain.span import Mark
from annotator.ui.article import index as index_module
from annotator.ui.article.index import SpanIndex
from annotator.ui.article.view import ArticleView
from tests.ui.article.making import LONG, different, on_screen, picture, settle

LABELS = ("claim", "denial", "actor", "figure")
RANKS = {label: rank for rank, label in enumerate(LABELS)}
TEXT = "\n".join(["Đầu đề", LONG * 3, "", LONG, "ngắn", LONG * 2, "🙂 " * 9 + LONG] * 3)


def marks(ids: int, most: int, longest: int) -> st.SearchStrategy[list[Mark]]:
    """Marks with ids out of few, so that the same ones come again."""
    one = st.builds(
        lambda number, start, length, label: Mark(f"m{number}", start, start + length, label),
        st.integers(0, ids - 1),
        st.integers(0, most),
        st.integers(1, longest),
        st.sampled_from(LABELS),
    )
    return st.lists(one, max_size=ids, unique_by=lambda mark: mark.id)


def steps(ids: int, most: int, longest: int) -> st.SearchStrategy[list[tuple[list[str], list[Mark], int]]]:
    """Changes: ids that go, marks that come (perhaps the same ones), and a place to look at afterwards."""
    gone = st.lists(st.integers(0, ids - 1).map("m{}".format), max_size=8)
    return st.lists(st.tuples(gone, marks(ids, most, longest), st.integers(0, most)), max_size=6)


def rows(found: SpanIndex) -> list[tuple]:
    return [(mark.id, mark.start, mark.end, mark.label, mark.lane) for mark in found.between(0, 1 << 40)]


def after(kept: dict[str, Mark], gone: list[str], new: list[Mark]) -> None:
    for mark_id in gone:
        kept.pop(mark_id, None)
    kept.update((mark.id, mark) for mark in new)


@given(marks(40, 90, 30), steps(40, 90, 30), st.integers(1, 6), st.integers(0, 120), st.integers(1, 30))
@settings(max_examples=300)
def test_the_index_is_that_of_a_new_article(found, changes, size, start, length):
    before, index_module._CHUNK = index_module._CHUNK, size
    try:
        index, kept = SpanIndex(found, RANKS.__getitem__), {mark.id: mark for mark in found}
        for gone, new, place in changes:
            index.change(gone, new)
            after(kept, gone, new)
            index.between(place, place + 5)
        fresh = SpanIndex(kept.values(), RANKS.__getitem__)
        assert len(index) == len(kept)
        assert sorted(mark.id for mark in index) == sorted(kept)
        for mark_id in (f"m{number}" for number in range(40)):
            assert index.starts_of([mark_id]) == ([kept[mark_id].start] if mark_id in kept else [])
        clip = (start, start + length)
        assert [mark.key for mark in index.between(*clip)] == [mark.key for mark in fresh.between(*clip)]
        assert [mark.id for mark in index.at(start)] == [mark.id for mark in fresh.at(start)]
        assert rows(index) == rows(fresh)
    finally:
        index_module._CHUNK = before


@given(marks(40, 90, 30), steps(40, 90, 30), st.integers(1, 6))
@settings(max_examples=200)
def test_a_change_names_every_stretch_that_looks_another_way(found, changes, size):
    before, index_module._CHUNK = index_module._CHUNK, size
    try:
        index = SpanIndex(found, RANKS.__getitem__)
        for gone, new, _ in changes:
            was = set(rows(index))
            touched = index.change(gone, new)
            for _, start, end, _, _ in was ^ set(rows(index)):
                assert any(left <= start and end <= right for left, right in touched)
    finally:
        index_module._CHUNK = before


def scene_of(view: ArticleView) -> tuple[list, list, list]:
    """All that is painted of marks: rows, marks with lanes, pieces and depths, and the order of the tints."""
    scene = view.scene()
    lines = [(row.start, row.end, row.top, row.base, row.bottom) for row in scene.rows]
    shown = [
        (one.mark.key, one.mark.label, one.mark.lane, one.depth, [(row.start, piece) for row, piece in one.pieces])
        for one in scene.shown
    ]
    return lines, shown, [one.mark.id for one in scene.tints]


@given(marks(30, 1200, 200), steps(30, 1200, 200), st.integers(0, 800))
@settings(max_examples=40)
def test_what_would_be_painted_is_what_is_painted_of_the_same_article_anew(view, found, changes, top):
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a caret is no mark
    view.clearFocus()
    view.show_article(TEXT, (), found)
    view.restore_top(top)
    settle()
    kept = {mark.id: mark for mark in found}
    for gone, new, _ in changes:
        view.change_marks(gone, new)
        after(kept, gone, new)
        settle()
    view.restore_top(top)
    settle()
    scene, stands = scene_of(view), on_screen(view)
    assert different(stands, picture(view)) == []
    view.show_article(TEXT, (), list(kept.values()))
    view.restore_top(top)
    settle()
    assert scene_of(view) == scene
    assert different(stands, picture(view)) == []
