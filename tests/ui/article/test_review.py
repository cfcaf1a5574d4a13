"""A place under review in the article: what is painted of it, where the lines go, and that nothing else changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from annotator.ui.article.parts import OptionLine, OptionLink, ReviewMarks
from annotator.ui.article.room import PITCH, levels_of
from annotator.ui.theme import DARK, LIGHT
from annotator.ui.widgets.paint import mixed
from tests.ui.article.looks import article_look, label_colours
from tests.ui.article.making import LONG, colour, different, mark, on_screen, picture, row, runs, settle, show, zone

SOURCE = """Bản tin chiều

[actor a1:Ban quản lý hồ] nói rằng [claim c1:mực nước chưa bao giờ vượt báo động].

“Chúng tôi không bác tin cửa xả đã mở,” ông nói với phóng viên.

[actor a2:Người dân] kể rằng [figure f1:hai trăm hộ] phải dọn đi trong đêm.
"""
PLACE = "“Chúng tôi không bác tin cửa xả đã mở,”"
INNER = "cửa xả đã mở"


def place(text: str, quote: str = PLACE) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def marks_for(text: str, focus: int = 0) -> ReviewMarks:
    whole, inner = place(text), place(text, INNER)
    lines = (OptionLine(1, "denial", (whole,)), OptionLine(2, "claim", (inner,)), OptionLine(3, "claim", (whole,)))
    return ReviewMarks(start=whole[0], end=whole[1], lines=lines, focus=focus)


def review(view, text: str, marks: ReviewMarks | None = None) -> None:
    view.set_review(marks or marks_for(text))
    settle()


def middle_of(view, at: int, level: int) -> float:
    """The height of the middle of an underline below the line of a place, where no agreed lane is in the way."""
    return row(view, at).base + 5 + PITCH * level + 6.5


def faint(label: str, mode: str = "light") -> str:
    paper = QColor((LIGHT if mode == "light" else DARK).paper)
    return mixed(paper, QColor(label_colours(label, mode).lane), 0.45).name().upper()


# What is painted


def test_the_place_is_grey_and_only_the_option_in_focus_is_tinted(view):
    text = show(view, SOURCE)
    review(view, text)
    whole, inner = place(text), place(text, INNER)

    def tint_at(at: int) -> str:
        """The colour just above the foot of the tint, where letters seldom reach, beside a character."""
        line = row(view, at)
        return colour(picture(view), line.x(at) + 1, line.base - 15)

    assert tint_at(whole[0] + 12) == tint_at(inner[0] + 3) == LIGHT.hover
    review(view, text, marks_for(text, focus=2))
    assert tint_at(inner[0] + 3) == label_colours("claim").strong
    assert tint_at(whole[0] + 12) == LIGHT.hover
    review(view, text, marks_for(text, focus=1))
    assert tint_at(inner[0] + 3) == tint_at(whole[0] + 12) == label_colours("denial").strong


def test_each_option_has_an_underline_on_its_own_level_with_its_number_at_its_start(view):
    text = show(view, SOURCE)
    review(view, text)
    image = picture(view)
    for line, level in zip(marks_for(text).lines, range(3), strict=True):
        start, end = line.extents[0]
        colours = label_colours(line.label)
        y = int(middle_of(view, start, level))
        at = row(view, start)
        right = at.x(min(end, at.shown))
        height = 1 if line.label == "denial" else 0  # a double line has nothing in its middle
        found = [run for dy in (-height, height) for run in runs(image, y + dy, colours.lane)]
        assert any(begin <= at.x(start) + 14 and abs(stop - right) <= 3 for begin, stop in found), (line, found)
        assert colour(image, at.x(start) + 1, y - 5) == colours.chip
        assert colour(image, at.x(start) + 1, y + 5) == colours.chip


def test_the_underline_of_a_solid_label_is_three_px_thick(view):
    text = show(view, SOURCE)
    review(view, text)
    image, inner = picture(view), place(text, INNER)
    line = row(view, inner[0])
    x, top = line.x(inner[0]) + 30, line.base + 5 + PITCH
    lane = label_colours("claim").lane
    assert [colour(image, x, top + at) == lane for at in range(13)] == [5 <= at <= 7 for at in range(13)]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_agreed_spans_are_faint_lanes_without_tint(view, mode):
    view.set_look(article_look(mode))
    text = show(view, SOURCE)
    review(view, text)
    image, start = picture(view), place(text, "mực nước")[0]
    line = row(view, start)
    assert colour(image, line.x(start) + 20, line.base + 8) == faint("claim", mode)
    paper = (LIGHT if mode == "light" else DARK).paper
    assert colour(image, line.x(start) + 1, line.base - 15) == paper
    assert label_colours("claim", mode).tint not in {colour(image, x, line.base - 15) for x in range(60, 700)}


def test_underlines_lie_below_what_is_agreed_in_the_same_place(view):
    text = show(view, SOURCE.replace("cửa xả đã mở", "[actor a3:cửa xả] đã mở"))
    review(view, text)
    whole = place(text)
    line, image = row(view, whole[0]), picture(view)
    lane = line.base + 7
    assert faint("actor") in {colour(image, x, lane) for x in range(60, 800)}
    first = line.base + 7 + 5 + 6
    assert runs(image, int(first) - 1, label_colours("denial").lane) or runs(
        image, int(first) + 1, label_colours("denial").lane
    )
    assert label_colours("denial").lane not in {colour(image, x, lane) for x in range(60, 800)}


def test_the_parts_of_a_split_option_are_on_one_level_each_with_the_number(view):
    text = show(view, SOURCE)
    whole = place(text)
    first, second = place(text, "“Chúng tôi"), place(text, INNER)
    lines = (OptionLine(1, "claim", (first, second)), OptionLine(2, "claim", (whole,)))
    review(view, text, ReviewMarks(start=whole[0], end=whole[1], lines=lines))
    image, chip = picture(view), label_colours("claim").chip
    for start, _ in (first, second):
        assert colour(image, row(view, start).x(start) + 1, middle_of(view, start, 0) - 5) == chip
    assert colour(image, row(view, whole[0]).x(whole[0]) + 1, middle_of(view, whole[0], 1) - 5) == chip


def test_a_way_to_a_target_is_a_numbered_line_and_of_one_in_focus_the_only_one(view):
    text = show(view, SOURCE)
    source, one, two = place(text), place(text, "mực nước chưa bao giờ vượt báo động"), place(text, "hai trăm hộ")
    marks = ReviewMarks(
        start=source[0],
        end=source[1],
        lines=(OptionLine(1, "claim", (one,)), OptionLine(2, "figure", (two,))),
        links=(OptionLink(1, "bác bỏ", source, one), OptionLink(2, "bác bỏ", source, two)),
    )
    review(view, text, marks)
    both = picture(view)
    review(view, text, replace(marks, focus=2))
    only = picture(view)
    gutter = range(int(view.column()[0]) - 10)

    def inked(image) -> int:
        return sum(colour(image, x, y) != LIGHT.paper for x in gutter for y in range(0, image.height(), 2))

    assert 0 < inked(only) < inked(both)


# Where the lines lie


def test_of_a_place_on_several_lines_each_grows_by_what_lies_under_it(view):
    text = show(view, SOURCE.replace("ông nói", LONG + "ông nói"))
    whole, inner = (place(text)[0], text.index("ông nói") + 7), place(text, INNER)
    lines = (OptionLine(1, "claim", (inner,)), OptionLine(2, "denial", (whole,)), OptionLine(3, "claim", (inner,)))
    review(view, text, ReviewMarks(start=whole[0], end=whole[1], lines=lines))
    first, last = row(view, whole[0]), row(view, whole[1] - 1)
    assert first.start < last.start
    assert first.bottom - first.top == 18 + 5 + 3 * PITCH + 5
    assert last.bottom - last.top == 18 + 5 + 2 * PITCH + 5  # on the second level, as on the line before
    lane = label_colours("denial").lane
    y = int(middle_of(view, last.start, 1))
    assert runs(picture(view), y - 1, lane) or runs(picture(view), y + 1, lane)


def test_a_line_grows_by_what_its_underlines_need_and_no_other_does(view):
    text = show(view, SOURCE)
    start, after = place(text)[0], text.index("Người dân")
    assert row(view, start).bottom - row(view, start).top == 32
    review(view, text)
    grown = row(view, start)
    assert grown.bottom - grown.top == 18 + 5 + 3 * PITCH + 5
    assert row(view, after).bottom - row(view, after).top == 32
    view.set_review(None)
    settle()
    assert row(view, start).bottom - row(view, start).top == 32


def test_after_the_review_everything_looks_as_before(view):
    text = show(view, SOURCE)
    before = picture(view)
    review(view, text, marks_for(text, focus=3))
    assert different(picture(view), before)
    view.set_review(None)
    settle()
    assert different(picture(view), before) == []


def test_going_to_the_next_place_takes_back_the_room_of_the_last(view):
    text = show(view, SOURCE)
    review(view, text)
    figure = place(text, "hai trăm hộ")
    review(view, text, ReviewMarks(start=figure[0], end=figure[1], lines=(OptionLine(1, "figure", (figure,)),)))
    first = row(view, place(text)[0])
    assert first.bottom - first.top == 32
    # The agreed figure's lane lies there already.
    assert row(view, figure[0]).bottom - row(view, figure[0]).top == 18 + 12 + PITCH + 5


@pytest.mark.parametrize("size", [14, 18, 27])
def test_room_and_underlines_grow_with_the_text(view, size):
    view.set_look(article_look(text_size=size))
    text = show(view, SOURCE)
    review(view, text)
    line, scale = row(view, place(text)[0]), size / 18
    assert line.bottom - line.top == round(18 * scale) + round(5 * scale) + round((3 * PITCH + 5) * scale)


def test_another_text_size_keeps_the_place_under_review(view):
    text = show(view, SOURCE)
    review(view, text)
    view.set_look(article_look(text_size=27))
    settle()
    line = row(view, place(text)[0])
    assert line.bottom - line.top > 80


@pytest.mark.parametrize("before", [LONG * 40, (LONG * 2 + "\n") * 20], ids=["one long paragraph", "short ones"])
def test_the_place_comes_into_the_middle(view, before):
    text = show(view, before + "\n" + SOURCE + LONG * 40)
    review(view, text)
    line, half = row(view, place(text)[0]), view.viewport().height() / 2
    assert abs((line.top + line.bottom) / 2 - half) < 60


def test_a_place_in_a_folded_zone_is_unfolded(view):
    text = "Đầu bài.\n\nXem thêm kho cũ đã cháy.\n\nCuối bài."
    folded = zone(text, "Xem thêm kho cũ đã cháy.", "boilerplate")
    view.show_article(text, [folded], [mark(text, "kho cũ", "actor")])
    settle()
    at = place(text, "kho cũ")
    review(view, text, ReviewMarks(start=at[0], end=at[1], lines=(OptionLine(1, "actor", (at,)),)))
    assert row(view, at[0]).bottom - row(view, at[0]).top > 32


def test_another_article_is_not_under_review(view):
    text = show(view, SOURCE)
    review(view, text)
    text = show(view, SOURCE)
    assert row(view, place(text)[0]).bottom - row(view, place(text)[0]).top == 32
    assert label_colours("claim").tint in {
        colour(picture(view), x, row(view, place(text, "mực nước")[0]).base - 15) for x in range(60, 800)
    }


# What is painted again


def test_what_stands_on_the_screen_is_what_a_whole_painting_would_show(view):
    text = show(view, SOURCE)
    for marks in (marks_for(text), marks_for(text, focus=1), marks_for(text, focus=3), None):
        view.set_review(marks)
        settle()
        assert different(on_screen(view), picture(view)) == []


def test_a_mark_that_is_agreed_meanwhile_makes_room_for_itself(view):
    text = show(view, SOURCE)
    review(view, text)
    before = row(view, place(text)[0])
    height = before.bottom - before.top
    view.change_marks([], [mark(text, "cửa xả", "actor", "new")])
    settle()
    after = row(view, place(text)[0])
    assert after.bottom - after.top == height + 7


# The levels

extents = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))
options = st.lists(
    st.lists(extents, min_size=1, max_size=3).map(lambda parts: OptionLine(0, "claim", tuple(parts))), max_size=9
)


@given(options)
def test_no_two_underlines_of_one_level_meet_and_no_level_is_left_out(lines):
    levels = levels_of(lines)
    for at, (line, level) in enumerate(zip(lines, levels, strict=True)):
        for other, its in zip(lines[:at], levels[:at], strict=True):
            if its == level:
                assert not any(
                    start < other_end and other_start < end
                    for start, end in line.extents
                    for other_start, other_end in other.extents
                )
    assert set(levels) == set(range(len(set(levels))))
