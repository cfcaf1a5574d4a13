"""How the links of the current span are drawn: arc, outline, route through the gutter, or a stub at the edge."""

import pytest
from PySide6.QtCore import QRect

from annotator.domain.span import Mark
from annotator.ui.article.links import ties
from annotator.ui.article.parts import LinkView
from annotator.ui.theme import LIGHT
from tests.ui.article.making import LONG, colour, mark, picture, row, runs, settle, show, zone


def drawn(view):
    scene = view.scene()
    return ties(
        view._page.metrics,
        scene,
        view._state,
        scene.by_id[view.current],
        view=view.viewport().rect(),
        left=view.column()[0],
    )


def test_on_one_line_a_low_arc_leads_to_the_target_and_its_chip_names_the_link(view):
    text = show(view, "[actor a:Ban thanh tra] hôm qua nói thêm rằng [claim c:cân số ba đã bị mở] rồi.")
    view.set_current("c", [LinkView("by", "a")])
    settle()
    (arc,) = drawn(view).arcs
    line = row(view, 0)
    assert arc.start.x() == pytest.approx(line.x(text.index("cân")) + 16, abs=1)
    assert arc.end.x() == pytest.approx(line.x(text.index(" hôm")) - 16, abs=1)
    assert arc.start.y() == arc.end.y() == line.base - 16
    image = picture(view)
    above = range(int(line.base) - 26, int(line.base) - 18)
    middle = (arc.start.x() + arc.end.x()) / 2
    assert any(image.pixelColor(int(middle), y).lightness() < 160 for y in above)
    assert runs(image, int(line.base) + 8, LIGHT.ink2)  # the chip "by"


def test_a_target_close_by_has_an_outline_and_no_arc(view):
    text = show(view, "[actor a:Phó giám đốc] [denial d:phủ nhận việc ấy] hôm qua.")
    view.set_current("d", [LinkView("by", "a")])
    settle()
    found = drawn(view)
    assert [shown.mark.id for shown, _ in found.near] == ["a"]
    assert not found.arcs
    assert not found.routes
    line = row(view, 0)
    x = line.x(text.index("giám")) + 2
    assert colour(picture(view), x, line.base - 17) == LIGHT.ink2


def test_a_target_on_another_line_is_reached_through_the_gutter_with_its_name_there(view):
    text = show(view, f"{LONG}[actor a:bà Lụa] kể.\n{LONG}[denial d:ông bác bỏ] hết.")
    view.set_current("d", [LinkView("by", "a")])
    settle()
    (route,) = drawn(view).routes
    left = view.column()[0]
    assert route.x == left - 22
    start, end = row(view, text.index("ông bác")), row(view, text.index("bà"))
    assert route.start.y() == start.base - 16
    assert route.start.x() == pytest.approx(start.x(text.index("ông bác")) + 8)
    assert route.end.y() == end.base - 16
    assert route.end.x() == pytest.approx(end.x(text.index("bà")) + 8)
    image = picture(view)
    between = range(int(end.base), int(start.base) - 30)
    assert any(image.pixelColor(int(route.x) - 1, y).lightness() < 215 for y in between)
    assert {colour(image, left - 4, y) for y in between} == {LIGHT.paper}


def test_several_routes_lie_beside_one_another(view):
    show(view, f"[actor a:bà Lụa] và [actor b:ông Tư].\n[claim c:kho đã khóa]\n{LONG * 2}[denial d:ông bác bỏ] hết.")
    view.set_current("d", [LinkView("by", "a"), LinkView("via", "b"), LinkView("denies", "c")])
    settle()
    assert len({route.x for route in drawn(view).routes}) == 3
    picture(view)


def test_a_target_out_of_sight_has_a_stub_to_the_edge_where_it_lies(view):
    text = show(
        view,
        "\n".join([LONG * 3] * 60),
        marks=[Mark("a", 3, 9, "actor"), Mark("d", 6000, 6030, "denial"), Mark("z", 11_000, 11_010, "claim")],
    )
    assert len(text) > 11_010
    view.scroll_to(6000, 6030)
    view.set_current("d", [LinkView("by", "a"), LinkView("denies", "z")])
    settle()
    up, down = drawn(view).routes
    assert up.end is None
    assert up.edge < 10
    assert down.edge > view.viewport().height() - 10
    view.scroll_to(0, 1)
    settle()
    picture(view)


def test_a_target_in_a_folded_zone_is_pointed_at_by_the_line_of_the_zone(view):
    text = f"{LONG}\nXem thêm bà Lụa\n{LONG}ông bác bỏ hết."
    marks = [mark(text, "bà Lụa", "actor", "a"), mark(text, "ông bác bỏ", "denial", "d")]
    show(view, text, zones=[zone(text, "Xem thêm bà Lụa", "boilerplate")], marks=marks)
    view.set_current("d", [LinkView("by", "a")])
    settle()
    (route,) = drawn(view).routes
    (line,) = view._sight.folds
    assert line.top < route.end.y() < line.bottom
    picture(view)


def test_what_nests_shows_its_link_by_nesting(view):
    show(view, "[claim c:họ nhận [figure f:hai xe] rồi] và về.")
    view.set_current("f", [LinkView("in", "c")])
    settle()
    found = drawn(view)
    assert not found.near
    assert not found.arcs
    assert not found.routes


def test_a_link_that_comes_in_has_its_arrow_at_the_current_span(view):
    show(view, "[actor a:Ban thanh tra] hôm qua nói thêm rằng [claim c:cân số ba đã bị mở] rồi.")
    view.set_current("a", [LinkView("says", "c", outgoing=False)])
    settle()
    (arc,) = drawn(view).arcs
    assert arc.arrow_at_start


def test_a_link_to_nothing_known_is_left_out(view):
    show(view, "[claim c:kho đã khóa] rồi.")
    view.set_current("c", [LinkView("by", "nobody")])
    settle()
    assert drawn(view).named() == []
    picture(view)


def test_no_link_is_painted_once_another_span_is_current(view):
    text = show(view, f"{LONG}[actor a:bà Lụa] kể.\n{LONG}[denial d:ông bác bỏ] hết.")
    view.clearFocus()
    before = picture(view)
    view.set_current("d", [LinkView("by", "a")])
    settle()
    assert picture(view) != before
    view.set_current("")
    settle()
    assert picture(view) == before
    assert view.viewport().rect() == QRect(0, 0, view.viewport().width(), view.viewport().height())
    assert text
