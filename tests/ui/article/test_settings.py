"""Width of the text and style of the lanes: what they change, live, and what stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.span import Mark
from annotator.ui.theme import LIGHT
from tests.ui.article.looks import article_look, label_colours
from tests.ui.article.making import LONG, colour, different, picture, row, runs, settle, show

STYLES = ("tints", "lanes", "strong")
SOURCE = f"[denial d:Ông bác bỏ việc [claim c:bà kể [figure f:hai xe] mất]] rồi. {LONG * 3}"


@pytest.mark.parametrize(("characters", "width"), [(75, 652), (45, 391), (60, 522), (90, 782)])
def test_the_column_is_as_wide_as_so_many_characters(view, characters, width):
    view.resize(1200, 700)
    show(view, SOURCE)
    view.set_look(article_look(text_width=characters))
    settle()
    left, right = view.column()
    assert right - left == width
    assert abs(left - (view.viewport().width() - right)) <= 1


def test_the_width_grows_with_the_text_size(view):
    view.resize(1400, 700)
    show(view, SOURCE)
    view.set_look(article_look(text_width=60, text_size=24))
    left, right = view.column()
    assert right - left == round(652 * 60 / 75 * 24 / 18)


def test_a_column_wider_than_the_view_shrinks(view):
    show(view, SOURCE)
    view.set_look(article_look(text_width=120))
    left, right = view.column()
    assert left == 60
    assert right <= view.viewport().width() - 26


@pytest.mark.parametrize("window", [700, 740, 760, 900, 1300])
def test_after_a_change_of_width_all_is_where_a_fresh_view_puts_it(view, window):
    view.resize(window, 700)
    show(view, SOURCE)
    view.clearFocus()
    for characters in (60, 120, 76, 75, 45, 74):
        view.set_look(article_look(text_width=characters))
        settle()
        changed = picture(view)
        show(view, SOURCE)
        assert different(picture(view), changed) == [], characters


@settings(max_examples=12)
@given(characters=st.integers(45, 120), size=st.integers(14, 32))
def test_no_line_is_wider_than_the_column(view, characters, size):
    show(view, SOURCE)
    view.set_look(article_look(text_width=characters, text_size=size))
    settle()
    left, right = view.column()
    for line in view.scene().rows:
        assert line.x(line.start) == left
        assert line.x(line.shown) <= right + 1


def test_the_text_in_sight_stays_so_when_the_width_changes(view):
    text = show(view, "\n".join([LONG * 3] * 40))
    view.verticalScrollBar().setValue(30)
    place = view.top_place()
    view.set_look(article_look(text_width=50))
    settle()
    start, end = view.visible_range()
    assert start <= place <= end
    assert text


# Lanes


def tint_at(view, text: str, quote: str) -> str:
    """The colour behind the first blank of a quote."""
    place = text.index(quote) + quote.index(" ")
    line = row(view, place)
    return colour(picture(view), (line.x(place) + line.x(place + 1)) / 2, line.base - 8)


def lane_rows(view, text: str, quote: str, label: str) -> int:
    """How many px high the lane of a label is under a quote."""
    place = text.index(quote)
    line, wanted = row(view, place), label_colours(label).lane.upper()
    image = picture(view)
    return sum(
        bool([run for run in runs(image, y, wanted) if run[0] < line.x(place) + 20 < run[1] + 20])
        for y in range(int(line.base) + 6, int(line.bottom))
    )


@pytest.mark.parametrize("style", ["lanes", "strong"])
def test_without_tints_the_paper_shows_and_the_lanes_stay(view, style):
    text = show(view, SOURCE)
    view.set_look(article_look(lane_style=style))
    settle()
    assert tint_at(view, text, "bác bỏ") == LIGHT.paper
    assert lane_rows(view, text, "bà kể", "claim") == (3 if style == "strong" else 2)


@pytest.mark.parametrize("style", STYLES)
def test_the_current_span_and_that_under_the_mouse_are_tinted_in_every_style(view, style):
    text = show(view, SOURCE)
    view.set_look(article_look(lane_style=style))
    view.set_current("d")
    settle()
    assert tint_at(view, text, "Ông bác") == label_colours("denial").strong.upper()
    view.set_current("")
    view.set_hovered("f")
    settle()
    assert tint_at(view, text, "hai xe") == label_colours("figure").strong.upper()


@pytest.mark.parametrize("size", [14, 18, 24, 32])
def test_in_high_contrast_two_lanes_have_room_on_every_line_too(view, size):
    text = show(view, LONG * 3)
    view.set_look(article_look(lane_style="strong", text_size=size))
    settle()
    before = [line.base for line in view.scene().rows]
    view.change_marks([], [Mark("c", 0, 30, "claim"), Mark("f", 4, 10, "figure")])
    settle()
    assert [line.base for line in view.scene().rows] == before
    lines = view.scene().rows
    image = picture(view)
    under = range(int(lines[0].base) + 4, int(lines[1].base - lines[1].look.tint_top))
    claim, figure = (label_colours(label).lane.upper() for label in ("claim", "figure"))
    claims = [y for y in under if runs(image, y, claim)]
    figures = [y for y in under if runs(image, y, figure)]
    assert len(claims) == len(figures) == view.metrics.thickness >= 3
    assert max(claims) < min(figures)
    assert max(figures) < under[-1]
    assert text


@pytest.mark.parametrize("style", STYLES)
def test_a_change_of_style_paints_what_a_fresh_view_paints(view, style):
    show(view, SOURCE)
    view.clearFocus()
    for other in STYLES:
        view.set_look(article_look(lane_style=other))
        settle()
    view.set_look(article_look(lane_style=style))
    settle()
    changed = picture(view)
    show(view, SOURCE)
    assert different(picture(view), changed) == []
