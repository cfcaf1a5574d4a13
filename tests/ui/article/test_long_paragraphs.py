"""A paragraph of many thousand characters looks as in a fresh view, and keeps the shapes of its letters."""

from __future__ import annotations

import pytest

from annotator.domain.span import Mark
from annotator.ui.article.shapes import Shapes
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look
from tests.ui.article.making import LONG, different, picture, settle, show

GIANT = LONG * 1200
LABELS = ("claim", "denial", "actor", "figure")


def marks_of(text: str) -> list[Mark]:
    starts = range(3, min(len(text) - 90, 60_000), 83)
    return [Mark(f"m{at}", start, start + 20 + 9 * (at % 7), LABELS[at % 4]) for at, start in enumerate(starts)]


@pytest.fixture
def giant(view) -> ArticleView:
    """A view in the middle of one paragraph that is all the text."""
    view.clearFocus()
    view.show_article(GIANT, [], marks_of(GIANT))
    settle()
    view.restore_top(30_000)
    settle()
    picture(view)
    return view


@pytest.fixture
def fresh(qtbot):
    """Makes a view that has never shown anything else."""

    def made(look, text: str, marks: list[Mark], place: int) -> ArticleView:
        view = ArticleView(look)
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        qtbot.waitExposed(view)
        view.show_article(text, [], marks)
        settle()
        view.restore_top(place)
        view.clearFocus()
        settle()
        return view

    return made


@pytest.mark.parametrize(
    "look",
    [{"text_size": 24}, {"text_width": 50}, {"all_chips": True}, {"lane_style": "strong"}, {"text_font": "sans"}],
    ids=lambda look: next(iter(look)),
)
def test_after_another_look_it_is_what_a_fresh_view_shows(giant, fresh, look):
    giant.set_look(article_look(**look))
    settle()
    place = giant.top_place()
    giant.restore_top(place)
    settle()
    other = fresh(article_look(**look), GIANT, marks_of(GIANT), place)
    assert giant.visible_range() == other.visible_range()
    assert different(picture(giant), picture(other)) == []


def test_names_that_come_and_go_leave_everything_where_it_was(giant):
    before, place = picture(giant), giant.top_place()
    for all_chips in (True, False):
        giant.set_look(article_look(all_chips=all_chips))
        settle()
        assert (different(picture(giant), before) == []) != all_chips
    assert giant.top_place() == place


def test_names_that_come_break_no_line_anew(giant):
    shown = giant.document().firstBlock().layout()
    broken = [shown.lineAt(at).textStart() for at in range(shown.lineCount())]
    line = shown.lineAt(1000)
    giant.set_look(article_look(all_chips=True))
    assert line.isValid()
    assert [shown.lineAt(at).textStart() for at in range(shown.lineCount())] == broken


def test_another_article_after_it_is_what_a_fresh_view_shows(giant, fresh):
    short = "\n".join([LONG, LONG * 2, LONG])
    giant.show_article(short, [], marks_of(short))
    settle()
    other = fresh(article_look(), short, marks_of(short), 0)
    assert different(picture(giant), picture(other)) == []


# The shapes of letters


def kept(view: ArticleView) -> list[int]:
    """The lengths of the paragraphs whose letters keep their shapes."""
    block, found = view.document().firstBlock(), []
    while block.isValid():
        if block.layout().cacheEnabled():
            found.append(block.length())
        block = block.next()
    return found


def test_only_the_shapes_of_what_was_seen_last_are_kept(view):
    show(view, "\n".join([LONG * 4] * 400))
    for _ in range(40):
        view.move_caret("page", 1)
        settle()
        picture(view)
    assert view.visible_range()[0] > 40_000
    assert 2000 < sum(kept(view)) <= 20_000


def test_a_paragraph_whose_shapes_are_let_go_keeps_its_lines(view):
    show(view, "\n".join([LONG * 4] * 4))
    shapes, block = Shapes(most=10), view.document().firstBlock()
    lines = [block.layout().lineAt(at).naturalTextRect() for at in range(block.layout().lineCount())]
    before = picture(view)
    shapes.keep([block])
    assert block.layout().cacheEnabled()
    shapes.keep([block.next()])
    assert not block.layout().cacheEnabled()
    assert block.next().layout().cacheEnabled()
    assert [block.layout().lineAt(at).naturalTextRect() for at in range(block.layout().lineCount())] == lines
    assert different(picture(view), before) == []
