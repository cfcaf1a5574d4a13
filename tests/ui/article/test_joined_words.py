"""Words of several syllables in the view: keys and mouse take them whole, and nothing jumps when they come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.span import Mark
from annotator.suggest.extents import Extents
from annotator.ui.article.current import handle_points
from tests.ui.article.making import settle, show
from tests.ui.article.test_mouse import CTRL, LEFT, NONE, drag

TEXT = "Hôm qua hội đồng thành phố họp lại. Bà không dự."


@pytest.fixture
def text(view) -> str:
    """A text whose words of two syllables are known."""
    text = show(view, TEXT)
    view.set_words(words_in(text))
    return text


def words_in(text: str) -> Extents:
    return Extents((text.index(word), text.index(word) + len(word)) for word in ("hội đồng", "thành phố"))


def selected(view) -> str:
    start, end = view.selection()
    return view.text[start:end]


def test_by_words_the_caret_passes_them_in_one_step(view, text):
    view.set_caret(text.index("hội"))
    view.move_caret("word", 1)
    assert view.caret() == text.index("thành")
    view.move_caret("word", -1)
    assert view.caret() == text.index("hội")


def test_by_characters_the_caret_goes_into_them(view, text):
    view.set_caret(text.index("hội"))
    view.move_caret("character", 1)
    assert view.caret() == text.index("hội") + 1


def test_a_selection_is_extended_by_them(view, text):
    view.set_caret(text.index("hội"))
    view.move_caret("word", 1, extend=True)
    assert selected(view) == "hội đồng"
    view.move_caret("word", 1, extend=True)
    assert selected(view) == "hội đồng thành phố"
    view.move_caret("word", -1, extend=True)
    assert selected(view) == "hội đồng"


def test_a_drag_takes_them_whole_and_with_ctrl_only_what_it_goes_over(view, text):
    first, last = view.point_of(text.index("đồng") + 1), view.point_of(text.index("thành") + 2)
    drag(view, first, last)
    assert selected(view) == "hội đồng thành phố"
    drag(view, first, last, CTRL)
    assert selected(view) == "ồng th"


def test_without_snapping_a_drag_goes_by_character(view, text):
    view.snapping = False
    drag(view, view.point_of(text.index("đồng") + 1), view.point_of(text.index("thành") + 2))
    assert selected(view) == "ồng th"


def test_a_double_click_selects_one(view, text):
    QTest.mouseDClick(view.viewport(), LEFT, NONE, view.point_of(text.index("phố") + 1))
    assert selected(view) == "thành phố"


def test_the_edge_of_a_span_is_dragged_to_their_edges(view, text, qtbot):
    start = text.index("hội")
    view.change_marks([], [Mark("m", start, start + len("hội đồng"), "actor")])
    view.set_current("m")
    settle()
    handle = handle_points(view.scene().by_id["m"], view.metrics)[1]
    with qtbot.waitSignal(view.span_moved) as moved:
        drag(view, handle.toPoint(), view.point_of(text.index("phố") + 2))
    assert moved.args == ["m", start, text.index("phố") + 3]


def test_when_they_come_nothing_that_is_selected_changes(view, qtbot):
    text = show(view, TEXT)
    view.select(text.index("đồng"), text.index("phố"))
    with qtbot.assertNotEmitted(view.selection_changed):
        view.set_words(words_in(text))
    assert selected(view) == "đồng thành "


def test_when_they_come_in_a_drag_it_goes_on_from_where_it_began(view):
    text = show(view, TEXT)
    first, last = view.point_of(text.index("qua") + 1), view.point_of(text.index("đồng") + 1)
    drag(view, first, last, release=False)
    assert selected(view) == "qua hội đồng"
    view.set_words(words_in(text))
    drag(view, first, view.point_of(text.index("thành") + 2), release=False)
    assert selected(view) == "qua hội đồng thành phố"
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, last)


def test_another_article_begins_without_them(view, text):
    show(view, text.replace("Hôm", "Hàm"))
    view.set_caret(text.index("hội"))
    view.move_caret("word", 1)
    assert view.caret() == text.index("đồng")
