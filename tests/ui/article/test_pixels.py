"""The real painting, px by px: nesting, crossing, equal extents, paragraphs, scales, sizes, scripts, themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.domain.span import Mark
from annotator.ui.article.rows import Piece
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look, label_colours
from tests.ui.article.making import LONG, mark, marked, settle
from tests.ui.article.pixels import Screen, blanks, check_lanes, check_tints, lanes, taken

NESTED = (
    "Theo [actor a1:báo cáo nội bộ] mà tờ này đọc được, [claim c1:[figure f1:hơn ba nghìn tấn ngũ cốc] đã rời kho số "
    "bảy trong [figure f2:bốn đêm] mà không có một phiếu xuất nào].\n"
    "[actor a2:Phó giám đốc cảng] [denial d1:phủ nhận việc [claim c2:ông từng nói [claim c3:[figure f3:hơn ba nghìn "
    "tấn] đã biến mất]]] và cho rằng [claim c4:người ta đã cắt ghép lời ông].\n"
    "Còn bến thuyền vẫn mở cửa như mọi ngày."
)
CROSSED = "Họ nói do ít nhất mười hai hãng con của hãng Tesk Long và hội bốc xếp cùng ký tên vào sổ ở cảng."
EQUAL = "Khi được hỏi, bà nói không một bao nào bị mất rồi đi ra khỏi kho."
ASTRAL = "🙂🙂 Ở bến 🚢 có [claim c1:mười hai 👩‍👩‍👧 gia đình chờ [figure f1:ba 🚢 con tàu] từ sáng 🙂 sớm] rồi."
HEBREW = "הספינה עזבה את הנמל אתמול בערב אמר הדובר של הרשות בעיר הגדולה"


def shown(view: ArticleView, mode: str, size: int, text: str, marks: list[Mark]) -> None:
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a caret is no mark
    view.clearFocus()
    view.set_look(article_look(mode, text_size=size))
    view.show_article(text, (), marks)
    settle()


def both(view: ArticleView, screen: Screen, text: str, marks: list[Mark]) -> tuple[int, int]:
    return check_tints(view, screen, text, marks), check_lanes(view, screen, text, marks)


def crossing() -> list[Mark]:
    return [
        mark(CROSSED, "ít nhất mười hai hãng con của hãng Tesk", "figure", "f"),
        mark(CROSSED, "hãng Tesk Long và hội bốc xếp", "actor", "a"),
        mark(CROSSED, "hội bốc xếp cùng ký", "claim", "c"),
    ]


def equal() -> list[Mark]:
    quote = "không một bao nào bị mất"
    return [mark(EQUAL, quote, label, label[0]) for label in ("denial", "claim", "figure")]


ALL_LOOKS = [
    pytest.param(mode, ratio, size, id=f"{mode}-{ratio}-{size}")
    for mode in ("light", "dark")
    for ratio in (1, 1.5, 2)
    for size in (14, 18, 32)
]


@pytest.mark.parametrize(("mode", "ratio", "size"), ALL_LOOKS)
def test_nested_spans(view, mode, ratio, size):
    text, marks = marked(NESTED)
    shown(view, mode, size, text, marks)
    tints, pieces = both(view, taken(view, ratio, size, mode), text, marks)
    assert tints > 40
    assert pieces >= len(marks)
    assert max(lanes(marks).values()) == 3


@pytest.mark.parametrize(("mode", "ratio", "size"), ALL_LOOKS)
def test_crossing_spans(view, mode, ratio, size):
    marks = crossing()
    shown(view, mode, size, CROSSED, marks)
    tints, pieces = both(view, taken(view, ratio, size, mode), CROSSED, marks)
    assert tints >= 8
    assert pieces >= 3
    assert lanes(marks) == {"f": 0, "a": 1, "c": 0}


@pytest.mark.parametrize(("mode", "ratio", "size"), ALL_LOOKS)
def test_spans_of_the_same_extent(view, mode, ratio, size):
    marks = equal()
    shown(view, mode, size, EQUAL, marks)
    tints, pieces = both(view, taken(view, ratio, size, mode), EQUAL, marks)
    assert tints >= 9
    assert pieces >= 3
    assert lanes(marks) == {"c": 0, "d": 1, "f": 2}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ratio", [1, 1.25, 1.5])
def test_a_span_over_paragraphs(view, mode, ratio):
    text = "\n".join([f"Một {LONG}", f"Hai {LONG}", "Ba người đi qua.", f"Bốn {LONG}"])
    marks = [
        Mark("c", text.index("gác cổng"), text.index("Bốn") + 30, "claim"),
        mark(text, "Ba người", "actor", "a"),
        Mark("d", text.index("Ba người"), len(text) - 10, "denial"),
    ]
    shown(view, mode, 18, text, marks)
    tints, pieces = both(view, taken(view, ratio, 18, mode), text, marks)
    assert tints > 40
    assert pieces >= 7


@pytest.mark.parametrize("ratio", [1, 1.5])
@pytest.mark.parametrize("size", [14, 18, 32])
def test_astral_characters(view, ratio, size):
    text, marks = marked(ASTRAL + " " + ASTRAL.replace(" c1:", " c2:").replace(" f1:", " f2:"))
    shown(view, "light", size, text, marks)
    tints, pieces = both(view, taken(view, ratio, size, "light"), text, marks)
    assert tints > 20
    assert pieces >= 4


@pytest.mark.parametrize("ratio", [1, 1.5])
def test_the_middle_of_a_giant_paragraph(view, ratio):
    text = LONG * 1500
    middle = 50_000
    starts = [start for start in range(middle - 600, middle + 2600, 97) if text[start - 1] == " "]
    marks = [
        Mark(f"m{at}", start, start + 40 + 9 * (at % 5), list(label_order())[at % 4]) for at, start in enumerate(starts)
    ]
    shown(view, "light", 18, text, marks)
    view.restore_top(middle)
    settle()
    assert view.visible_range()[0] > 40_000
    tints, pieces = both(view, taken(view, ratio, 18, "light"), text, marks)
    assert tints > 20
    assert pieces >= 5


def label_order() -> tuple[str, ...]:
    return ("claim", "denial", "actor", "figure")


@pytest.mark.parametrize("ratio", [1, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_that_runs_from_right_to_left(view, mode, ratio):
    words = HEBREW.split(" ")
    outer, inner = " ".join(words[2:9]), " ".join(words[4:6])
    marks = [mark(HEBREW, outer, "claim", "c"), mark(HEBREW, inner, "figure", "f")]
    shown(view, mode, 18, HEBREW, marks)
    screen = taken(view, ratio, 18, mode)
    assert check_tints(view, screen, HEBREW, marks) >= 7
    line = view.scene().rows[0]
    left, right = sorted((line.x(HEBREW.index(outer)), line.x(HEBREW.index(outer) + len(outer))))
    y = int((line.base + 7) * ratio + 0.5)
    colours = {
        screen.image.pixelColor(x, y).name().upper() for x in range(int((left + 2) * ratio), int((right - 2) * ratio))
    }
    assert colours == {label_colours("claim", mode).lane}


@pytest.mark.parametrize(("mode", "ratio", "size"), ALL_LOOKS)
@pytest.mark.parametrize("current", ["d1", "c3", "a1"])
def test_the_current_span(view, mode, ratio, size, current):
    text, marks = marked(NESTED)
    shown(view, mode, size, text, marks)
    without = taken(view, ratio, size, mode)
    view.set_current(current)
    settle()
    screen = taken(view, ratio, size, mode)
    check_outline(view, screen, marks, current)
    here = next(one for one in marks if one.id == current)
    rows = list(view.scene().rows.over(here.start, here.end))
    strong = label_colours(here.label, mode).strong
    inside = [(row, place, x) for row, place, x in blanks(view, text) if here.start <= place < here.end]
    over = [one for one in marks if one.id != current and one.start >= here.start and one.end <= here.end]
    bare = [(row, x) for row, place, x in inside if not any(one.start <= place < one.end for one in over)]
    assert bare or current == "c3"
    for row, x in bare:
        assert screen.colour(x, row.base - screen.px(8)) == strong
    view.set_current("")
    settle()
    assert taken(view, ratio, size, mode).image == without.image
    # Nothing far from its lines is painted another way.
    far = [row for row in view.scene().rows if all(abs(row.base - one.base) > 3 * screen.size for one in rows)]
    for row in far:
        for x in range(0, view.viewport().width(), 3):
            assert screen.colour(x, row.base - 4) == without.colour(x, row.base - 4)


def check_outline(view: ArticleView, screen: Screen, marks: list[Mark], current: str) -> None:
    """One px of the lane's colour above and below the tint of the current span, and two at its edges."""
    here = next(one for one in marks if one.id == current)
    lane = label_colours(here.label, screen.mode).lane
    pieces: list[tuple] = view.scene().rows.pieces(here.start, here.end)
    assert pieces
    for row, piece in pieces:
        assert isinstance(piece, Piece)
        middle = (piece.left + piece.right) / 2
        top, bottom = row.base - screen.px(16), row.base + screen.px(5)
        half = 0.5 / screen.ratio
        assert screen.colour(middle, top - half) == lane
        assert screen.colour(middle, bottom + half) == lane
        if piece.left_edge:
            assert screen.colour(piece.left - 1 - screen.px(1), row.base - screen.px(8)) == lane
        if piece.right_edge:
            assert screen.colour(piece.right + 1 + screen.px(1) - half, row.base - screen.px(8)) == lane


@pytest.mark.parametrize("ratio", [1, 1.25, 1.5, 1.75, 2, 3])
def test_lanes_and_rims_are_whole_pixels_of_every_screen(view, ratio):
    text, marks = marked(NESTED)
    shown(view, "light", 18, text, marks)
    screen = taken(view, ratio, 18, "light")
    known = {screen.paper}
    for label in label_order():
        colours = label_colours(label)
        known |= {colours.tint, colours.lane}
    for row, _place, x in blanks(view, text):
        for y in range(int((row.base - 18) * ratio), int((row.base + 13) * ratio)):
            found = screen.image.pixelColor(int(x * ratio), y).name().upper()
            assert found in known, (x, y / ratio - row.base, found)
