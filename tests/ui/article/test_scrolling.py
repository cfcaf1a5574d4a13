"""Bringing text into sight: with the room that handles, letters and lanes need, also inside one giant paragraph."""

import pytest

from annotator.ui.article.parts import LinkView
from tests.ui.article.making import LONG, picture, row, settle, show

PARAGRAPHS = "\n".join([LONG * 3] * 40)
GIANT = LONG * 400


@pytest.mark.parametrize("text", [PARAGRAPHS, GIANT], ids=["paragraphs", "one giant paragraph"])
def test_a_place_far_away_comes_to_lie_a_third_down(view, text):
    show(view, text)
    for place in (len(text) // 2, 40, len(text) * 3 // 4):
        view.scroll_to(place, place + 5)
        settle()
        line = row(view, place)
        height = view.viewport().height()
        assert line.top < height / 2
        assert line.top > height / 5 or view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("text", [PARAGRAPHS, GIANT], ids=["paragraphs", "one giant paragraph"])
def test_a_place_can_be_shown_in_the_middle(view, text):
    show(view, text)
    view.show_in_middle(len(text) // 2)
    settle()
    assert abs(row(view, len(text) // 2).base - view.viewport().height() / 2) < 80


def test_the_first_line_in_sight_gets_room_above_it(view):
    show(view, PARAGRAPHS)
    first = None
    while first is None or first.top >= 10:  # a gap lies above some
        view.scroll_by(1)
        settle()
        first = next(line for line in view.scene().rows if line.top >= 0)
    view.scroll_to(first.start + 3, first.start + 9)
    settle()
    assert row(view, first.start).top >= 10
    before = view.verticalScrollBar().value()
    view.scroll_to(first.start + 3, first.start + 9)
    assert view.verticalScrollBar().value() == before


def test_the_last_line_in_sight_comes_wholly_into_it(view):
    show(view, PARAGRAPHS)
    height = view.viewport().height()
    last = next(line for line in view.scene().rows if line.base < height < line.bottom)
    view.scroll_to(last.start, last.start + 6)
    settle()
    assert row(view, last.start).bottom <= height


def test_what_is_well_in_sight_does_not_move(view):
    show(view, PARAGRAPHS)
    view.verticalScrollBar().setValue(20)
    settle()
    middle = view.scene().rows[len(view.scene().rows) // 2]
    view.scroll_to(middle.start, middle.start + 5)
    assert view.verticalScrollBar().value() == 20


def test_the_name_of_a_link_to_something_above_is_not_cut_off(view):
    text = show(view, f"[actor a:bà Lụa] kể.\n{PARAGRAPHS}[denial d:ông bác bỏ] hết. {LONG * 30}")
    view.set_current("d", [LinkView("bác bỏ", "a")])
    place = text.index("ông bác")
    view.scroll_to(place, place + 5)
    view.clearFocus()
    while row(view, place).top > 24:
        view.scroll_by(1)
        settle()
    left = int(view.column()[0])
    with_link = picture(view)
    view.set_current("d", [])
    settle()
    without = picture(view)
    high = range(with_link.height())
    changed = [y for y in high for x in range(left - 60, left - 4) if with_link.pixel(x, y) != without.pixel(x, y)]
    assert changed
    assert min(changed) > 0


def test_the_current_span_stays_in_sight_when_the_view_becomes_narrow_or_low(view):
    text = show(view, "chữ này đứng đây " * 50 + "[claim c:kho đã khóa] rồi " + "chữ này đứng đây " * 400)
    view.set_current("c")
    place = text.index("kho đã")
    view.restore_top(0)
    settle()
    top, bottom = view.visible_range()
    assert top <= place < bottom
    for width, height in ((420, 700), (420, 300), (900, 200)):
        view.resize(width, height)
        settle()
        top, bottom = view.visible_range()
        assert top <= place < bottom, (width, height)


def test_the_bar_counts_all_lines_of_an_article_also_of_those_never_seen_and_after_a_resize(view, qtbot):
    show(view, "\n".join([LONG * 3, LONG, LONG * 4] * 12))
    lines = sum(
        view._page.layout.blockBoundingRect(block) is not None and block.layout().lineCount() for block in blocks(view)
    )
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() + bar.pageStep() >= lines)
    whole = bar.maximum()
    for width in (901, 900):
        view.resize(width, 700)
    qtbot.waitUntil(lambda: bar.maximum() == whole)


def test_an_article_that_comes_while_another_one_is_laid_out_is_laid_out_itself(view, qtbot):
    show(view, "\n".join([LONG * 3] * 60))
    settle()
    show(view, "\n".join([LONG * 2] * 40))
    qtbot.waitUntil(lambda: not view._ahead.isActive() and not view._rest.isActive())
    assert all(block.layout().lineCount() == block.lineCount() > 1 for block in blocks(view))


def blocks(view):
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()
