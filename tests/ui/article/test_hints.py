"""While targets are chosen: badges above them, everything else faded, and nothing moved."""

import pytest
from PySide6.QtGui import QColor

from annotator.ui.theme import DARK, LIGHT
from tests.ui.article.looks import article_look, label_colours
from tests.ui.article.making import LONG, colour, column_of, picture, row, runs, settle, show

SOURCE = f"Theo [actor a:bà Lụa], [claim c:kho [figure f:hai ngăn] đã khóa].\n{LONG}[denial d:từ chối bình luận]."


@pytest.fixture
def hinted(view):
    text = show(view, SOURCE)
    view.clearFocus()
    view.set_current("d")
    view.start_hints({"c": "b"}, "d")
    settle()
    return text


def is_paper(image, x: float, y: float) -> bool:
    """Paper laid over paper may be one step of a colour away from it."""
    here, paper = image.pixelColor(int(x), int(y)).getRgb(), QColor(LIGHT.paper).getRgb()
    return max(abs(one - other) for one, other in zip(here, paper, strict=True)) <= 1


def blank(view, text: str, quote: str) -> float:
    place = text.index(quote) + len(quote.split(" ", maxsplit=1)[0])
    line = row(view, place)
    return (line.x(place) + line.x(place + 1)) / 2


def test_a_badge_of_13_px_stands_above_the_targets_first_letter(view, hinted):
    image, line = picture(view), row(view, 0)
    left = line.x(hinted.index("kho"))
    badge = column_of(image, left + 2, line.base - 32, line.base - 14)
    assert badge.count(LIGHT.btn) == 13
    assert badge[-1] == label_colours("claim").tint
    assert is_paper(image, left - 4, line.base - 22)


def test_only_targets_and_the_asking_span_keep_their_tints(view, hinted):
    image, line = picture(view), row(view, 0)
    assert colour(image, blank(view, hinted, "kho hai"), line.base - 10) == label_colours("claim").tint
    assert colour(image, blank(view, hinted, "hai ngăn"), line.base - 10) == label_colours("claim").tint
    assert is_paper(image, blank(view, hinted, "bà Lụa"), line.base - 10)
    second = row(view, hinted.index("từ"))
    assert colour(image, blank(view, hinted, "từ chối"), second.base - 10) == label_colours("denial").strong


def test_other_lanes_keep_35_hundredths_of_their_colour(view, hinted):
    image, line = picture(view), row(view, 0)
    assert runs(image, int(line.base) + 7, label_colours("claim").lane)
    assert not runs(image, int(line.base) + 7, label_colours("actor").lane)
    faded = colour(image, line.x(hinted.index("bà")) + 2, line.base + 7)
    assert faded not in (LIGHT.paper, label_colours("actor").lane)


@pytest.mark.parametrize(("mode", "neutral"), [("light", LIGHT), ("dark", DARK)])
def test_other_text_has_the_colour_fade(view, mode, neutral):
    view.set_look(article_look(mode))
    text = show(view, "MMMMMMMM [claim c:kho]")
    view.clearFocus()
    view.start_hints({"c": "b"}, "")
    settle()
    image, line = picture(view), row(view, 0)
    wanted = [int(neutral.fade[at : at + 2], 16) for at in (1, 3, 5)]
    nearest = min(
        max(abs(a - b) for a, b in zip(image.pixelColor(x, y).getRgb(), wanted, strict=False))
        for x in range(int(line.x(0)), int(line.x(8)))
        for y in range(int(line.base) - 12, int(line.base))
    )
    assert nearest <= 6
    extreme = max if mode == "dark" else min
    strongest = extreme(
        image.pixelColor(x, y).lightness()
        for x in range(int(line.x(0)), int(line.x(8)))
        for y in range(int(line.base) - 12, int(line.base))
    )
    assert abs(strongest - (max(wanted) + min(wanted)) / 2) <= 8
    assert text


def test_badges_of_targets_that_begin_together_stand_side_by_side(view):
    show(view, "[claim o:[claim i:kho đã] khóa] rồi")
    view.start_hints({"o": "b", "i": "cc"}, "")
    settle()
    line = row(view, 0)
    badges = runs(picture(view), int(line.base) - 17, LIGHT.btn)
    assert len(badges) == 2
    assert badges[1][0] - badges[0][1] >= 2


def test_after_the_choice_everything_is_as_it_was(view):
    show(view, SOURCE)
    view.clearFocus()
    view.set_current("d")
    settle()
    before, places = picture(view), [line.base for line in view.scene().rows]
    view.start_hints({"c": "b", "a": "c"}, "d")
    settle()
    assert [line.base for line in view.scene().rows] == places
    assert picture(view) != before
    view.end_hints()
    settle()
    assert picture(view) == before


def test_letters_of_a_target_in_the_first_line_in_sight_are_below_it(view):
    words = "chữ này đứng đây " * 120
    text = show(view, f"{words}[claim c:kho đã khóa] rồi {words}")
    view.restore_top(text.index("kho đã"))
    view.start_hints({"c": "b"}, "")
    settle()
    line = row(view, text.index("kho đã"))
    assert line.base - line.look.tint_top < 13
    letters = runs(picture(view), int(line.base + line.look.tint_bottom) + 6, LIGHT.btn)
    assert letters
    assert abs(letters[0][0] - line.x(text.index("kho đã"))) <= 4
