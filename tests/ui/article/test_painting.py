"""What stands on the px: tints, rims, lanes and their patterns, selection, the current span, and the rest."""

from math import floor

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest

from annotator.domain.scheme import PATTERNS as SCHEME_PATTERNS
from annotator.domain.span import Mark
from annotator.ui.article.parts import Box, Heading
from annotator.ui.article.strokes import PATTERNS
from annotator.ui.theme import DARK, LIGHT
from tests.ui.article.looks import article_look, label_colours
from tests.ui.article.making import (
    LONG,
    colour,
    column_of,
    mark,
    picture,
    row,
    runs,
    settle,
    show,
    zone,
)

PAPER = LIGHT.paper
CLAIM, DENIAL, ACTOR, FIGURE = map(label_colours, ("claim", "denial", "actor", "figure"))


def gap_x(view, text: str, quote: str) -> float:
    """An x in the blank after the first word of a quote, where no letter stands."""
    place = text.index(quote) + len(quote.split(" ", maxsplit=1)[0])
    line = row(view, place)
    return (line.x(place) + line.x(place + 1)) / 2


def nearest(x: float) -> int:
    """The edge of a px that is nearest to an x."""
    return floor(x + 0.5)


def test_a_tint_reaches_from_16_px_above_the_baseline_to_5_below(view):
    text = show(view, "Có [claim c:kho đã khóa từ trưa] rồi.")
    image, base = picture(view), row(view, 5).base
    seen = column_of(image, gap_x(view, text, "kho đã"), base - 20, base + 14)
    tint, lane = CLAIM.tint, CLAIM.lane
    assert seen == [PAPER] * 4 + [tint] * 21 + [PAPER] * 2 + [lane] * 2 + [PAPER] * 5


def test_a_tint_is_1_px_wider_than_its_text_and_its_lane_1_px_shorter(view):
    text = show(view, "Có [claim c:kho đã khóa] rồi.")
    image, line = picture(view), row(view, 5)
    left, right = line.x(text.index("kho")), line.x(text.index(" rồi"))
    first, last = nearest(left - 1), nearest(right + 1)
    middle = line.base - 2  # away from the round corners
    assert [colour(image, first - 1, middle), colour(image, first, middle)] == [PAPER, CLAIM.tint]
    assert [colour(image, last - 1, middle), colour(image, last, middle)] == [CLAIM.tint, PAPER]
    (lane,) = runs(image, int(line.base) + 7, CLAIM.lane)
    assert lane == (nearest(left + 1), nearest(right - 1))


def test_each_nested_tint_begins_2_px_lower_and_the_fourth_no_lower_than_the_third(view):
    text = show(view, "[denial d:a [claim c:b [figure f:c d [actor e:e g] h] i] k]")
    image, base = picture(view), row(view, 0).base
    x = gap_x(view, text, "e g")
    seen = column_of(image, x, base - 17, base - 10)
    assert seen == [
        PAPER,
        *[DENIAL.tint] * 2,
        *[CLAIM.tint] * 2,
        *[ACTOR.tint] * 2,
    ]
    assert column_of(image, x, base + 3, base + 6) == [ACTOR.tint, DENIAL.tint, PAPER]


def test_where_spans_cross_the_shorter_one_lies_above_and_both_have_their_lane(view):
    text = "Có ít nhất mười hai hãng con của Tesk Long ký."
    figure = mark(text, "ít nhất mười hai hãng con của Tesk", "figure", "f")
    actor = mark(text, "của Tesk Long", "actor", "a")
    show(view, text, marks=[figure, actor])
    image, base = picture(view), row(view, 0).base
    assert colour(image, gap_x(view, text, "của Tesk"), base - 14) == ACTOR.tint
    assert colour(image, gap_x(view, text, "nhất mười"), base - 14) == FIGURE.tint
    line = row(view, 0)
    dashes = runs(image, int(base) + 7, FIGURE.lane)
    dots = runs(image, int(base) + 12, ACTOR.lane)
    assert dashes[0][0] == round(line.x(text.index("ít")) + 1)
    assert dots[0][0] == round(line.x(text.index("của")) + 1)
    assert dashes[-1][1] > dots[0][0]


def test_of_equal_extents_the_later_label_of_the_scheme_lies_above(view):
    text = "Bà nói “không ai mất” rồi."
    show(view, text, marks=[mark(text, "“không ai mất”", "denial", "d"), mark(text, "“không ai mất”", "claim", "c")])
    image, base, x = picture(view), row(view, 0).base, gap_x(view, text, "ai mất")
    assert column_of(image, x, base - 16, base - 12) == [*[CLAIM.tint] * 2, *[DENIAL.tint] * 2]
    assert colour(image, x, base + 7) == CLAIM.lane
    assert column_of(image, x, base + 12, base + 15) == [DENIAL.lane, PAPER, DENIAL.lane]


def test_a_span_over_several_lines_is_square_where_it_goes_on_and_keeps_its_lane(view):
    show(view, "Họ nói [claim c:" + LONG * 2 + "] rồi.")
    image = picture(view)
    for line in view.scene().rows:
        if line.end > 140:
            continue
        assert colour(image, line.x(line.start + 10), line.base + 7) == CLAIM.lane
    second = view.scene().rows[1]
    left = int(second.x(second.start))
    assert colour(image, left, second.base - 16) == CLAIM.tint
    assert colour(image, left - 1, second.base - 16) == PAPER


def test_dots_are_2_px_every_5_from_the_spans_start(view):
    text = show(view, "Có [actor a:bà Trần Thị Lụa và con] ở đó.")
    line = row(view, 3)
    dots = runs(picture(view), int(line.base) + 7, ACTOR.lane)
    first = round(line.x(text.index("bà")) + 1)
    assert dots == [(first + 5 * at, first + 5 * at + 2) for at in range(len(dots))]
    assert dots[-1][1] <= line.x(text.index(" ở")) - 1 + 0.5


def test_dashes_are_7_px_with_gaps_of_3_and_a_last_one_under_4_px_is_left_out(view):
    for length in range(8, 20):
        words = "mười hai nghìn ba trăm"[:length].rstrip()
        show(view, f"Có [figure f:{words}]. Hết")
        line = row(view, 3)
        dashes = runs(picture(view), int(line.base) + 7, FIGURE.lane)
        widths = [right - left for left, right in dashes]
        assert widths[:-1] == [7] * (len(widths) - 1)
        assert 4 <= widths[-1] <= 7
        assert {dashes[at + 1][0] - dashes[at][0] for at in range(len(dashes) - 1)} <= {10}


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2])
def test_every_pattern_of_the_scheme_is_drawn_in_whole_px_and_no_two_alike(scale):
    drawn = set()
    for pattern in SCHEME_PATTERNS:
        bars = PATTERNS[pattern](100 * scale, 2, scale)
        assert all(float(number).is_integer() for bar in bars for number in bar[:2])
        assert max(top + height for _, top, _, height in bars) <= 5 * scale
        drawn.add(tuple(bars))
    assert len(drawn) == len(SCHEME_PATTERNS)


def test_lanes_are_5_px_apart_from_7_px_below_the_baseline(view):
    text = show(view, "[claim a:một hai [claim b:ba bốn [claim c:năm sáu bảy]]]")
    base, x = row(view, 0).base, gap_x(view, text, "năm sáu")
    seen = column_of(picture(view), x, base + 6, base + 20)
    lane = CLAIM.lane
    assert [at + 6 for at, here in enumerate(seen) if here == lane] == [7, 8, 12, 13, 17, 18]


def test_selected_text_lies_over_the_tints_and_lanes_still_show(view):
    text = show(view, "Có [claim c:kho đã khóa từ trưa] rồi.")
    start = text.index("đã khóa")
    view.select(start, start + len("đã khóa"))
    settle()
    image, base = picture(view), row(view, 0).base
    x = gap_x(view, text, "đã khóa")
    assert column_of(image, x, base - 16, base + 5) == [LIGHT.tsel] * 21
    assert colour(image, x, base + 7) == CLAIM.lane
    assert colour(image, gap_x(view, text, "kho đã"), base) == CLAIM.tint


def test_the_current_span_has_the_strong_tint_an_outline_edges_handles_and_a_chip(view):
    text = show(view, "Có [claim c:kho đã khóa từ trưa] rồi.")
    view.set_current("c")
    settle()
    image, line = picture(view), row(view, 0)
    base, x, lane = line.base, gap_x(view, text, "khóa từ"), CLAIM.lane
    seen = column_of(image, x, base - 18, base + 7)
    assert seen == [PAPER, lane, *[CLAIM.strong] * 21, lane, PAPER]
    left = nearest(line.x(text.index("kho")) - 1)
    assert {colour(image, left - 1, base - 10), colour(image, left - 2, base - 10)} == {lane}
    assert colour(image, left - 3, base - 10) == PAPER
    chip = runs(image, int(base) + 9, CLAIM.chip)
    assert chip[0][0] == left
    right = int(line.x(text.index(" rồi"))) + 1
    assert colour(image, right + 1, base + 8) == PAPER  # the middle of the handle
    assert PAPER not in {colour(image, right + 5, base + y) for y in range(6, 11)}


def test_the_span_under_the_mouse_is_strong_and_has_a_chip_after_300_ms(view, qtbot):
    text = show(view, "Có [figure f:mười hai xe] rồi.")
    view.chip_of = {"f": "Figure = 12 xe"}.get
    line = row(view, 0)
    with qtbot.waitSignal(view.hovered, timeout=3000) as heard:
        QTest.mouseMove(view.viewport(), view.point_of(text.index("hai")))
    assert heard.args == ["f"]
    settle()
    image, x = picture(view), gap_x(view, text, "mười hai")
    assert colour(image, x, line.base - 12) == FIGURE.strong
    assert runs(image, int(line.base) + 8, FIGURE.chip)
    with qtbot.waitSignal(view.hovered, timeout=3000) as heard:
        QTest.mouseMove(view.viewport(), view.point_of(len(text) - 1))
    assert heard.args == [""]
    assert colour(picture(view), x, line.base - 12) == FIGURE.tint


def test_a_suggestion_is_a_hollow_box(view):
    text = show(view, "Có mười hai xe rồi.")
    start = text.index("mười")
    view.set_suggestions([Box("b", start, start + len("mười hai xe"), "figure")])
    settle()
    image, base = picture(view), row(view, 0).base
    assert colour(image, gap_x(view, text, "mười hai"), base - 8) == PAPER
    assert not runs(image, int(base) + 7, FIGURE.lane)
    assert runs(image, int(base) - 16, FIGURE.lane) or runs(image, int(base) - 15, FIGURE.lane)
    view.set_suggestions([])
    assert picture(view) != image


def test_an_open_point_is_a_ring_at_the_lanes_end(view):
    text = show(view, "Họ [denial d:từ chối bình luận] hôm qua.")
    before = picture(view)
    view.set_open_points({"d"})
    settle()
    image, line = picture(view), row(view, 0)
    middle = int(line.x(text.index(" hôm"))) + 5
    changed = [
        x for x in range(middle - 8, middle + 8) if colour(image, x, line.base + 8) != colour(before, x, line.base + 8)
    ]
    assert changed
    assert colour(image, middle, line.base + 8) == PAPER
    view.set_open_points(set())
    assert picture(view) == before


def test_what_was_not_saved_has_a_bar_in_the_gutter_and_the_reason(view):
    show(view, "Họ đã đi hôm qua.")
    before = picture(view)
    view.set_unsaved([Box("c", 3, 8, "claim")], "not saved: the disk is full")
    settle()
    image, base, alert = picture(view), int(row(view, 0).base), LIGHT.alert
    left = int(view.column()[0])
    assert runs(image, base - 8, alert)[0] == (left - 14, left - 11)
    assert [y for y in range(base - 30, base + 30) if colour(image, left - 13, y) == alert] == list(
        range(base - 16, base + 5)
    )
    assert any(runs(image, y, alert)[-1][0] > left + 100 for y in range(base - 8, base))
    view.set_unsaved([])
    assert picture(view) == before


@pytest.mark.parametrize("size", [14, 18, 32])
@pytest.mark.parametrize("words", ["Not saved", "Chưa lưu"])
def test_behind_a_line_without_room_it_is_said_in_the_gutter(view, size, words):
    view.resize(690, 700)
    view.set_look(article_look(text_size=size))
    show(view, LONG * 4)
    reasons = ("Not saved: the disk that holds the project is full.", "Not saved: disk full", words)
    wide, outcomes = QFontMetricsF(view.metrics.alert_font).horizontalAdvance(words), set()
    for line in [one for one in view.scene().rows if one.bottom < 600]:
        view.set_unsaved([Box("c", line.shown - 3, line.shown, "claim")], *reasons)
        settle()
        image, alert, left = picture(view), LIGHT.alert, int(view.column()[0])
        seen = [x for y in range(int(line.top), int(line.bottom)) for x, _ in runs(image, y, alert)]
        has_room = wide <= view.viewport().width() - line.x(line.shown) - 16
        assert any(x > line.x(line.shown) for x in seen) == has_room
        assert any(x < left - 18 for x in seen) != has_room
        assert not any(left - 18 <= x < left - 14 for x in seen), "not on the bar"
        assert min(seen) >= 2, "not cut off"
        outcomes.add(has_room)
    assert (False in outcomes) == (size > 14)


def test_the_caret_is_2_px_wide_and_stands_only_while_the_view_has_the_focus(view, qtbot):
    text = show(view, "Có kho đã khóa.")
    view.clearFocus()
    without = picture(view)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    place = text.index("kho")
    view.set_caret(place)
    settle()
    image, line = picture(view), row(view, 0)
    x = round(line.x(place))
    assert {colour(image, x - 1, line.base - 12), colour(image, x, line.base - 12)} == {LIGHT.ink}
    view.clearFocus()
    assert picture(view) == without


def test_names_of_all_spans_stand_under_the_lanes_in_14_px_of_room(view):
    source = "Có [claim c:kho [figure f:hai ngăn] đã khóa].\nCòn bến thì không."
    show(view, source)
    lines = [line.base for line in view.scene().rows]
    view.set_look(article_look(all_chips=True))
    settle()
    image = picture(view)
    named = [line.base for line in view.scene().rows]
    assert [named[0] - lines[0], named[1] - lines[1]] == [0, 14]
    below = range(int(named[0]) + 15, int(named[0]) + 28)
    assert any(runs(image, y, CLAIM.chip) for y in below)
    assert any(runs(image, y, FIGURE.chip) for y in below)


def test_boilerplate_that_is_open_is_grey(view):
    text = show(view, "Kho cạn\nXem thêm mười điều")
    ink_rows = range(int(row(view, 10).base) - 12, int(row(view, 10).base))
    view.show_article(text, [zone(text, "Xem thêm mười điều", "boilerplate")], [])
    view.toggle_zone("z")
    settle()
    image = picture(view)
    darkest = min(image.pixelColor(x, y).lightness() for x in range(120, 400) for y in ink_rows)
    assert darkest >= QColor(LIGHT.ink3).lightness() - 2
    first = row(view, 0).base
    assert (
        min(image.pixelColor(x, int(first) - 5).lightness() for x in range(120, 400))
        < QColor(LIGHT.ink3).lightness() - 20
    )


def test_date_and_source_are_painted_and_are_no_text(view):
    text = f"Kho cạn\n{LONG}"
    view.show_article(text, [zone(text, "Kho cạn", "title")], [], Heading("08:15 14/03/2025 · Báo Bến Sông"))
    settle()
    with_heading = picture(view)
    title, body = view.scene().rows[0], view.scene().rows[1]
    between = range(int(title.bottom) + 2, int(body.top) - 10)
    assert any(colour(with_heading, x, y) != PAPER for y in between for x in range(124, 300))
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == text


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_change_of_colours_paints_what_a_fresh_view_paints(view, mode):
    source = f"[denial d:Ông bác bỏ việc [claim c:bà kể]] {LONG}"
    text = show(view, source)
    view.set_look(article_look("dark" if mode == "light" else "light"))
    settle()
    view.set_look(article_look(mode))
    settle()
    changed = picture(view)
    show(view, source)
    assert picture(view) == changed
    assert colour(changed, 10, 10) == (LIGHT if mode == "light" else DARK).paper
    assert view.text == text


def test_unknown_labels_are_painted_in_grey(view):
    text = show(view, "Có kho đã khóa.")
    view.change_marks([], [Mark("u", 3, 9, "label_of_tomorrow")])
    settle()
    assert colour(picture(view), gap_x(view, text, "kho đã"), row(view, 0).base - 14) == LIGHT.hover


def test_an_error_while_painting_does_not_end_the_process(view, monkeypatch):
    show(view, "Có kho đã khóa.")
    with monkeypatch.context() as patch:
        patch.setattr("annotator.ui.article.painter.MarkPainter.below", lambda *_args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            view.viewport().grab()
    assert picture(view).width() == view.viewport().width()


def test_the_mouse_over_a_span_scrolls_and_moves_nothing(view):
    text = show(view, "\n".join([LONG * 3] * 40), marks=[Mark("c", 0, 30, "claim")])
    before = [line.base for line in view.scene().rows]
    QTest.mouseMove(view.viewport(), view.point_of(10))
    view.set_hovered("c")
    view.set_current("c")
    assert [line.base for line in view.scene().rows] == before
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    assert text
