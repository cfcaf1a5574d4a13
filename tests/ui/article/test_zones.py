"""Zones in the view: many, touching, nested and crossing folds; what is proposed stands beside the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from annotator.domain.span import Mark
from annotator.domain.zone import ACCEPTED, PROPOSED, Zone
from annotator.ui.article.parts import Card, Heading
from annotator.ui.article.proposed import QUIET, Proposed, name_of
from annotator.ui.i18n import Language
from annotator.ui.theme import LIGHT
from tests.ui.article.making import LONG, column_of, picture, row, settle, show

LINES = [f"Dòng số {number} kể chuyện bến sông." for number in range(60)]
TEXT = "\n".join(LINES)


def at(first: int, last: int, kind: str = "boilerplate", state: str = ACCEPTED, reason: str = "") -> Zone:
    """A zone from the beginning of a line to the end of another one."""
    start = TEXT.index(LINES[first])
    end = TEXT.index(LINES[last]) + len(LINES[last])
    return Zone(
        id=f"{kind} {first} {last}", article_id="a", start=start, end=end, kind=kind, state=state, reason=reason
    )


def in_sight(view) -> list[str]:
    """The lines whose letters are in sight, from the top of the text on."""
    view.verticalScrollBar().setValue(0)
    return [TEXT[line.start : line.end].strip() for line in view.scene().rows if line.shown > line.start]


def reachable(view) -> set[int]:
    """The lines that are shown, or stand folded behind a line that is shown."""
    found, document = set(), view.document()
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        if block.isVisible():
            fold = view._page.structure.fold_at(block)
            found |= set(range(fold.head, fold.last + 1)) if fold is not None else {number}
    return found


# Folds


def test_zones_that_touch_fold_to_a_line_each(view):
    show(view, TEXT, zones=[at(2, 4), at(5, 7), at(8, 8, "other_article")])
    folds = view._page.structure.folds
    assert [(fold.head, fold.last) for fold in folds.values()] == [(2, 4), (5, 7), (8, 8)]
    assert in_sight(view)[:3] == [LINES[0], LINES[1], LINES[9]]
    view.toggle_zone("boilerplate 5 7")
    assert in_sight(view)[:6] == [LINES[0], LINES[1], LINES[5], LINES[6], LINES[7], LINES[9]]


@pytest.mark.parametrize(
    "zones",
    [
        [at(2, 9), at(4, 6)],
        [at(4, 6), at(2, 9)],
        [at(2, 6), at(4, 9)],
        [at(2, 6), at(6, 9), at(3, 8, "other_article")],
        [at(2, 2), at(2, 5), at(5, 5)],
    ],
)
def test_no_line_is_lost_behind_zones_that_lie_in_or_across_one_another(view, zones):
    show(view, TEXT, zones=zones)
    every = set(range(len(LINES)))
    assert reachable(view) == every
    for zone in zones:
        view.toggle_zone(zone.id)
        assert reachable(view) == every
        view.toggle_zone(zone.id)
        assert reachable(view) == every
    for fold in list(view._page.structure.folds.values()):
        if fold.folded:
            view.toggle_zone(fold.zone.id)
    assert len([line for line in range(60) if view.document().findBlockByNumber(line).isVisible()]) == 60


@given(st.lists(st.tuples(st.integers(0, 58), st.integers(0, 8)), max_size=8), st.data())
def test_every_line_can_be_reached_whatever_zones_there_are(view, places, data):
    zones = {(first, last): at(first, min(59, first + last)) for first, last in places}
    show(view, TEXT, zones=list(zones.values()))
    every = set(range(len(LINES)))
    assert reachable(view) == every
    for zone in data.draw(st.lists(st.sampled_from(list(zones.values())), max_size=6)) if zones else ():
        view.toggle_zone(zone.id)
        assert reachable(view) == every


def test_two_hundred_zones_in_a_long_text_fold_and_open(view):
    lines = [f"Câu thứ {number}: {LONG}" for number in range(800)]
    text = "\n".join(lines)
    zones, place = [], 0
    for number, line in enumerate(lines):
        if number % 4 == 1:
            zones.append(Zone(id=str(number), article_id="a", start=place, end=place + len(line), kind="boilerplate"))
        place += len(line) + 1
    view.show_article(text, zones, [])
    settle()
    assert len(view._page.structure.folds) == 200
    view.scroll_to(zones[150].start, zones[150].end)
    settle()
    assert row(view, zones[150].start) is not None, "going there opens it"
    assert view.text == text


def test_a_caret_in_what_is_folded_now_stands_at_its_line(view):
    show(view, TEXT, zones=[at(2, 4, state=PROPOSED)])
    view.set_caret(TEXT.index(LINES[3]) + 4)
    view.set_zones([at(2, 4)])
    assert view.caret() == TEXT.index(LINES[2])


def test_a_zone_drawn_anew_can_stay_open(view):
    show(view, TEXT, zones=[at(2, 4)])
    view.keep_open("boilerplate 2 5")
    view.set_zones([at(2, 5)])
    assert not view._page.structure.fold_of("boilerplate 2 5").folded


# What is proposed


def test_a_proposal_neither_folds_nor_moves_anything(view):
    show(view, TEXT)
    before = [(line.start, line.top) for line in view.scene().rows]
    view.set_zones([at(2, 4, state=PROPOSED), at(6, 6, "title", PROPOSED)])
    assert [(line.start, line.top) for line in view.scene().rows] == before
    assert view._page.structure.folds == {}


def test_a_dotted_bar_and_a_name_stand_beside_it(view):
    show(view, TEXT, zones=[at(2, 4, state=PROPOSED)])
    (mark,) = view.zone_marks()
    image = picture(view)
    down = column_of(image, mark.x, mark.top, mark.bottom)
    assert {LIGHT.ink3, LIGHT.paper} <= set(down)
    assert 0.2 < down.count(LIGHT.ink3) / len(down) < 0.6


def letters(line) -> tuple[float, float]:
    """The top of the highest and the bottom of the lowest letters that a line can have."""
    measure = QFontMetricsF(line.look.font)
    return line.base + measure.tightBoundingRect("ỘỄ").top(), line.base + measure.tightBoundingRect("pg,").bottom()


@pytest.mark.parametrize("heading", ["", "02/05/2024 · Báo Hạ Vân"])
def test_a_name_touches_no_letters(view, heading: str):
    zones = [at(0, 0, "title", PROPOSED), at(1, 1, "date", PROPOSED), at(2, 4, state=PROPOSED)]
    show(view, TEXT, zones=zones, heading=Heading(heading))
    marks = list(view.zone_marks())
    assert len(marks) == 3
    for number, mark in enumerate(marks):
        highest, _ = letters(row(view, TEXT.index(LINES[number])))
        assert mark.chip.bottom() <= highest - 1
        if number:
            assert mark.chip.top() >= letters(row(view, TEXT.index(LINES[number - 1])))[1] + 2
    if heading:
        assert marks[0].chip.top() >= view._sight.heading + 18, "and not those of the line of date and source"


def test_a_blank_line_is_room_for_a_name(view):
    text = "\n\n".join(LINES[:4])
    start = text.index(LINES[2])
    zone = replace(at(2, 2, state=PROPOSED), start=start, end=start + len(LINES[2]))
    show(view, text, zones=[zone])
    (mark,) = view.zone_marks()
    above, below = letters(row(view, text.index(LINES[1])))[1], letters(row(view, start))[0]
    assert mark.chip.height() == view.metrics.px(14)
    assert abs((mark.chip.top() - above) - (below - mark.chip.bottom())) <= 1


def test_a_name_leaves_the_lanes_of_the_line_above_alone(view):
    start = TEXT.index(LINES[1])
    marks = [Mark("m", start, start + 8, "claim"), Mark("n", start + 2, start + 8, "figure")]
    show(view, TEXT, zones=[at(2, 4, state=PROPOSED)], marks=marks)
    (mark,) = view.zone_marks()
    assert mark.chip.top() >= row(view, start).bottom
    assert mark.chip.bottom() <= row(view, TEXT.index(LINES[2])).base - 14


def test_the_ground_of_a_zone_ends_where_the_zone_does(view):
    first, last = TEXT.index(LINES[2]) + 5, TEXT.index(LINES[4]) + 7
    zone = replace(at(2, 4), start=first, end=last, kind="lead")
    show(view, TEXT, zones=[zone])
    view.set_zone(zone)
    image = picture(view)
    upper, lower = row(view, first), row(view, last)
    for line, x, is_in in (
        (upper, upper.x(first) - 8, False),
        (upper, view.column()[1] - 2, True),
        (lower, view.column()[0] - 2, True),
        (lower, lower.x(last) + 8, False),
        (lower, view.column()[1] - 2, False),
    ):
        there = column_of(image, x, line.base + 3, line.base + 5)
        assert (LIGHT.hover in there) == is_in
    for line, place in ((upper, first), (lower, last)):
        assert LIGHT.ink in column_of(image, line.x(place), line.base - 14, line.base + 3), "and a line says where"


def test_the_column_stays_where_it_is_when_the_scroll_bar_goes(view):
    show(view, TEXT, zones=[at(2, 58)])
    assert view.verticalScrollBar().maximum() == 0
    before = view.column()
    view.toggle_zone("boilerplate 2 58")
    settle()
    assert view.verticalScrollBar().maximum() > 0
    assert view.column() == before


def test_a_screen_reader_is_told_what_it_is(view):
    assert view.accessibleName() == "Text of the article"


def test_names_have_their_width_in_another_language(view):
    show(view, TEXT, zones=[at(2, 4, state=PROPOSED)])
    (mark,) = view.zone_marks()
    language = Language()
    language.switch("vi")
    settle()
    try:
        (other,) = view.zone_marks()
        measure = QFontMetricsF(view.metrics.chip_font)
        assert other.chip.width() >= measure.horizontalAdvance(name_of(other.zone)) + 8
        assert other.chip.width() != mark.chip.width()
    finally:
        language.switch("en")


def test_body_has_no_sign_until_it_is_the_current_one(view):
    body = at(2, 9, "body", PROPOSED)
    show(view, TEXT, zones=[body])
    assert list(view.zone_marks()) == []
    view.set_zone(body)
    assert [mark.zone for mark in view.zone_marks()] == [body]


def test_proposals_over_one_another_have_bars_side_by_side(view):
    show(view, TEXT, zones=[at(2, 9, state=PROPOSED), at(3, 5, "caption", PROPOSED), at(6, 7, "date", PROPOSED)])
    outer, inner, after = (
        next(m for m in view.zone_marks() if m.zone.kind == k) for k in ("boilerplate", "caption", "date")
    )
    assert inner.x < outer.x
    assert after.x == inner.x


def test_the_current_one_has_a_ground_and_handles_for_who_may_draw_it(view):
    zone = at(2, 4, state=PROPOSED)
    show(view, TEXT, zones=[zone])
    view.set_zone(zone)
    (mark,) = view.zone_marks()
    image = picture(view)
    assert column_of(image, view.column()[1] - 2, mark.top + 1, mark.top + 6) == [LIGHT.hover] * 5
    point = QPoint(round(mark.x), round(mark.top))
    assert view.zone_edge_under(point.toPointF()) == ""
    view.draws_zones = True
    assert view.zone_edge_under(point.toPointF()) == "start"


def test_resting_on_the_name_says_why(view, qtbot):
    show(view, TEXT, zones=[at(2, 4, state=PROPOSED)])
    view.zone_card_of = lambda _id: Card("boilerplate", "Boilerplate?", note="A list.")
    (mark,) = view.zone_marks()
    QTest.mouseMove(view.viewport(), mark.chip.center().toPoint())
    qtbot.waitUntil(lambda: view.card is not None)
    assert view.card.note == "A list."
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view.viewport(), QPoint(round(view.column()[0]) + 80, round(mark.bottom) + 60))
    assert view.card is None
    QToolTip.hideText()


def test_an_edge_dragged_past_the_other_one_stays_where_it_was(view, qtbot):
    zone = at(2, 4, state=PROPOSED)
    show(view, TEXT, zones=[zone])
    view.draws_zones = True
    view.set_zone(zone)
    (mark,) = view.zone_marks()
    port, left, none = view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moved = []
    view.zone_moved.connect(lambda *what: moved.append(what))
    begin, below = QPoint(round(mark.x), round(mark.top)), QPoint(round(mark.x), round(mark.bottom) + 90)
    QTest.mousePress(port, left, none, begin)
    QTest.mouseMove(port, below)
    QTest.mouseRelease(port, left, none, below)
    assert moved == []
    end = QPoint(round(mark.x), round(mark.bottom))
    down = view.point_of(TEXT.index(LINES[6]) + 2)
    QTest.mousePress(port, left, none, end)
    QTest.mouseMove(port, QPoint(end.x(), down.y()))
    QTest.mouseRelease(port, left, none, QPoint(end.x(), down.y()))
    assert moved == [(zone.id, zone.start, TEXT.index(LINES[6]) + len(LINES[6]))]


@given(
    places=st.lists(
        st.tuples(st.integers(0, 90), st.integers(1, 40), st.sampled_from(["caption", "boilerplate", "body"])),
        max_size=20,
    ),
    start=st.integers(0, 100),
    length=st.integers(1, 30),
)
def test_proposals_are_found_by_place(places, start, length):
    zones = [
        Zone(id=str(at), article_id="a", start=first, end=first + long, kind=kind, state=PROPOSED)
        for at, (first, long, kind) in enumerate(places)
    ]
    proposed = Proposed(zones)
    found = {zone.id for zone, _column in proposed.between(start, start + length)}
    assert found == {zone.id for zone in zones if zone.start < start + length and start < zone.end}
    shown = [(zone, column) for zone, column in proposed.between(0, 200) if zone.kind not in QUIET]
    for at, (one, column) in enumerate(shown):
        for other, beside in shown[:at]:
            if one.start < other.end and other.start < one.end and max(column, beside) < 2:
                assert column != beside
