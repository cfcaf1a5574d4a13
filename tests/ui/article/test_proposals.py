"""A link that is offered: dashed, with its name as a question, and gone when it is not offered any more."""

import random
from itertools import pairwise

import pytest

from annotator.domain.span import Mark
from annotator.ui.article.links import offered
from annotator.ui.article.parts import Box, LinkView, Proposal
from annotator.ui.theme import LIGHT
from tests.ui.article.looks import label_colours
from tests.ui.article.making import LONG, colour, different, mark, on_screen, picture, row, runs, settle, show, zone

ONE_LINE = "[actor a:Ban thanh tra] hôm qua nói thêm rằng [claim c:cân số ba đã bị mở] rồi."


def drawn(view):
    return offered(
        view.metrics,
        view.scene(),
        view._state.proposal,
        view=view.viewport().rect(),
        left=view.column()[0],
        beside=0,
    )


def dashes(view, y: float, wanted: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of a colour in a line of px over a stretch of text."""
    line = row(view, start)
    left, right = line.x(start), line.x(end)
    return [run for run in runs(picture(view), int(y), wanted) if left <= run[0] and run[1] <= right]


def test_an_offered_span_has_a_dashed_outline_an_arc_and_a_hollow_chip(view):
    text = show(view, ONE_LINE)
    view.set_current("c")
    view.set_proposal("c", "a", "by?")
    settle()
    found = drawn(view)
    assert [(shown.mark.id, name) for shown, name in found.near] == [("a", "by?")]
    (arc,) = found.arcs
    assert arc.end.x() < arc.start.x()
    line = row(view, 0)
    grey = {colour(picture(view), x, line.base - 17) for x in range(int(line.x(1)), int(line.x(9)))}
    assert len(grey) > 1  # dash and gap
    chip_y = int(line.base) + 12
    assert LIGHT.paper in {colour(picture(view), x, chip_y) for x in range(int(line.x(0)), int(line.x(0)) + 12)}
    assert text


def test_an_offered_stretch_that_is_no_span_has_a_hollow_box_in_its_labels_colour(view):
    text = show(view, f"{LONG}Bà Lụa nói thêm rằng [claim c:cân số ba đã bị mở] rồi.")
    view.set_current("c")
    start = text.index("Bà Lụa")
    view.set_proposal("c", Box("", start, start + 6, "actor"), "by?")
    settle()
    line = row(view, start)
    lane = label_colours("actor").lane.upper()
    sides = [
        colour(picture(view), x, y)
        for x in (line.x(start) - 2, line.x(start) - 1)
        for y in range(int(line.base) - 14, int(line.base) + 4)
    ]
    assert lane in sides
    blank = (line.x(start + 2) + line.x(start + 3)) / 2
    assert colour(picture(view), blank, line.base - 8) == LIGHT.paper


def test_one_on_another_line_is_reached_through_the_gutter(view):
    text = show(view, f"{LONG}[actor a:bà Lụa] kể.\n{LONG}[denial d:ông bác bỏ] hết.")
    view.set_current("d")
    view.set_proposal("d", "a", "by?")
    settle()
    (route,) = drawn(view).routes
    start, end = row(view, text.index("ông bác")), row(view, text.index("bà"))
    assert (route.start.y(), route.end.y()) == (start.base - 16, end.base - 16)
    column = [colour(picture(view), route.x, y) for y in range(int(end.base), int(start.base) - 30)]
    changes = sum(one != other for one, other in pairwise(column))
    assert changes > 4  # dashes


def test_beside_links_it_has_its_own_place_in_the_gutter(view):
    show(view, f"[claim c:kho đã khóa] và [actor a:bà Lụa].\n{LONG * 2}[denial d:ông bác bỏ] hết.")
    view.set_current("d", [LinkView("denies", "c")])
    view.set_proposal("d", "a", "by?")
    settle()
    rect, left = view.viewport().rect(), view.column()[0]
    (beside,) = offered(view.metrics, view.scene(), view._state.proposal, view=rect, left=left, beside=1).routes
    assert beside.x == drawn(view).routes[0].x - 8
    high = beside.end.y() + 8  # above the names
    lit = {x for x in range(int(left) - 60, int(left)) if colour(picture(view), x, high) != LIGHT.paper}
    assert lit & {int(beside.x) - 1, int(beside.x)}
    assert lit & {int(beside.x) + 7, int(beside.x) + 8}


def test_one_out_of_sight_or_folded_is_pointed_at(view):
    text = f"{LONG}\nXem thêm bà Lụa\n" + "\n".join([LONG] * 60)
    marks = [
        mark(text, "bà Lụa", "actor", "a"),
        Mark("d", 5, 20, "denial"),
        Mark("z", len(text) - 9, len(text) - 3, "actor"),
    ]
    show(view, text, zones=[zone(text, "Xem thêm bà Lụa", "boilerplate")], marks=marks)
    view.set_current("d")
    view.set_proposal("d", "z", "by?")
    settle()
    (stub,) = drawn(view).routes
    assert stub.end is None
    assert stub.edge > view.viewport().height() - 10
    view.set_proposal("d", "a", "by?")
    settle()
    (route,) = drawn(view).routes
    (line,) = view._sight.folds
    assert line.top < route.end.y() < line.bottom
    picture(view)


@pytest.mark.parametrize("source", ["", "nobody"])
def test_without_its_source_in_the_text_only_the_target_is_marked(view, source):
    show(view, ONE_LINE)
    view.set_proposal(source, "a", "by?")
    settle()
    found = drawn(view)
    assert not found.arcs
    assert [name for _, name in found.near] == ["by?"]
    view.set_proposal(source, "unknown", "by?")
    settle()
    picture(view)


def test_nothing_of_it_is_left_once_it_is_taken_back(view):
    show(view, ONE_LINE)
    view.clearFocus()
    view.set_current("c")
    settle()
    before = picture(view)
    view.set_proposal("c", "a", "by?")
    settle()
    assert picture(view) != before
    view.set_proposal(None)
    settle()
    assert picture(view) == before


def test_another_article_has_none(view):
    show(view, ONE_LINE)
    view.set_proposal("c", "a", "by?")
    show(view, ONE_LINE)
    assert view._state.proposal is None


@pytest.mark.parametrize("seed", range(3))
def test_what_is_painted_while_it_comes_goes_and_scrolls_is_what_a_fresh_view_paints(view, qtbot, seed):
    rng = random.Random(seed)
    text = show(view, "\n".join([LONG * 2] * 30))
    marks = [Mark(f"m{at}", at * 61, at * 61 + 30, rng.choice(["claim", "actor"])) for at in range(40)]
    view.clearFocus()
    view.change_marks([], marks)
    settle()
    qtbot.wait(30)
    for _ in range(6):
        source, target = rng.sample(marks, 2)
        box = Box("b", target.start + 35, target.start + 44, "actor")
        view.set_current(source.id)
        rng.choice(
            [
                lambda s=source, t=target: view.set_proposal(s.id, t.id, "by?"),
                lambda s=source, b=box: view.set_proposal(s.id, b, "by?"),
                lambda: view.set_proposal(None),
            ]
        )()
        view.verticalScrollBar().setValue(rng.choice([0, 1, 4, 9]))
        settle()
        assert different(on_screen(view), picture(view)) == []
    assert text


def test_the_same_offer_again_is_no_change(view):
    show(view, ONE_LINE)
    view.set_proposal("c", "a", "by?")
    assert view._state.proposal == Proposal("c", "a", "by?")
    view.set_proposal("c", "a", "by?")
    assert view._state.proposal == Proposal("c", "a", "by?")
