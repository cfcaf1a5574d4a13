"""What was found: grey boxes that show on paper and on tints, the current one stronger, only those in sight painted."""

import pytest

from annotator.domain.span import Mark
from annotator.ui.article.hits import in_sight
from annotator.ui.theme import LIGHT
from tests.counting import calls
from tests.ui.article.looks import label_colours
from tests.ui.article.making import LONG, colour, different, on_screen, picture, row, settle, show

SOURCE = f"Kho có mười xe, và [claim c:kho đã khóa hôm qua] rồi. {LONG}"


@pytest.fixture
def found(view):
    """Show the article and two hits, of which the first is in plain text and the second in a claim."""
    text = show(view, SOURCE)
    view.clearFocus()
    plain, inside = text.index("xe"), text.index("khóa")
    extents = [(plain, plain + 2), (inside, inside + 4)]
    view.set_hits(extents, None)
    settle()
    return text, extents


def ground(view, place: int, end: int) -> str:
    """The colour above the letters of a stretch, inside its box."""
    line = row(view, place)
    x = (line.x(place) + line.x(end)) / 2
    return colour(picture(view), x, line.base - 14)


def edge(view, place: int, end: int) -> str:
    """The colour of the upper edge of a stretch's box."""
    line = row(view, place)
    return colour(picture(view), (line.x(place) + line.x(end)) / 2, line.base - 16)


def test_a_hit_in_plain_text_is_grey_with_an_outline(view, found):
    _, (plain, _) = found
    assert ground(view, *plain) == LIGHT.hover
    assert edge(view, *plain) == LIGHT.fade


def test_a_hit_in_a_span_leaves_its_tint_and_is_outlined(view, found):
    _, (_, inside) = found
    assert ground(view, *inside) == label_colours("claim").tint.upper()
    assert edge(view, *inside) == LIGHT.fade


@pytest.mark.parametrize("which", [0, 1])
def test_the_current_hit_is_stronger_in_plain_text_and_in_a_span(view, found, which):
    _, extents = found
    view.set_hits(extents, which)
    settle()
    assert ground(view, *extents[which]) == LIGHT.tsel
    assert edge(view, *extents[which]) == LIGHT.ink2
    assert edge(view, *extents[1 - which]) == LIGHT.fade


def test_none_are_left_once_they_are_cleared(view, found):
    view.set_hits((), None)
    settle()
    without = picture(view)
    show(view, SOURCE)
    assert different(picture(view), without) == []


def test_what_is_painted_is_what_a_fresh_view_paints(view, found, qtbot):
    _, extents = found
    qtbot.wait(30)
    for current in (0, 1, None):
        view.set_hits(extents, current)
        settle()
        assert different(on_screen(view), picture(view)) == []


def test_a_hit_over_lines_and_one_in_another_paragraph(view):
    text = show(view, f"{LONG * 2}\n{LONG}")
    view.set_hits([(10, 120), (len(LONG) * 2 + 3, len(LONG) * 2 + 9)], 0)
    settle()
    pieces = list(in_sight(view.scene(), view._state))
    assert [number for number, _, _ in pieces].count(0) == 2
    assert [number for number, _, _ in pieces].count(1) == 1
    assert text


def test_the_hits_in_sight_are_those_of_a_walk_over_all(view):
    text = show(view, "\n".join([LONG * 3] * 60))
    extents = [(at, at + 3) for at in range(0, len(text) - 3, 17)]
    view.set_hits(extents, None)
    for value in (0, 20, 100, 7):
        view.verticalScrollBar().setValue(value)
        rows = view.scene().rows
        expected = {
            at for at, (start, end) in enumerate(extents) if any(r.pieces(start, end) for r in rows.over(start, end))
        }
        assert {number for number, _, _ in in_sight(view.scene(), view._state)} == expected


def test_thousands_of_hits_cost_no_more_than_those_in_sight(view):
    text = show(view, "\n".join([LONG * 3] * 2000), marks=[Mark("m", 5, 20, "claim")])
    few = [(at, at + 3) for at in range(0, 3000, 20)]
    many = [(at, at + 3) for at in range(0, len(text) - 3, 20)]

    def taken(extents) -> int:
        view.set_hits(extents, 0)
        picture(view)
        return calls(view.viewport().grab)

    assert len(many) > 15_000
    assert taken(many) < 1.2 * taken(few)
