"""Lines: slots, the column, room for lanes, spaces between paragraphs, and the zones' own lines."""

import gc
from itertools import pairwise
from weakref import ref

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from annotator.domain.span import Mark
from annotator.ui.article.look import COLUMN, GUTTER
from annotator.ui.article.parts import Heading
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look
from tests.ui.article.making import LONG, mark, picture, row, settle, show, zone

PARAGRAPHS = f"{LONG * 3}\n\n{LONG * 2}\n{LONG}"


def bases(view) -> list[float]:
    return [line.base for line in view.scene().rows]


def test_lines_lie_32_px_apart_on_whole_px_from_44_px_down(view):
    show(view, LONG * 6)
    found = bases(view)
    assert found == [44 + 32 * at for at in range(len(found))]
    assert len(found) > 4


def test_the_column_is_652_px_wide_in_the_middle_whatever_the_width_of_the_window(view):
    show(view, LONG * 6)
    for width in (900, 1400):
        view.resize(width, 700)
        settle()
        left, right = view.column()
        port = view.viewport().width()
        assert right - left == COLUMN
        assert left == (port - COLUMN) // 2
        for line in view.scene().rows:
            assert line.x(line.start) == left
            assert line.x(line.shown) <= right


def test_a_narrow_window_makes_the_column_narrow_and_keeps_the_gutter(view):
    show(view, LONG * 6)
    view.resize(600, 500)
    settle()
    left, right = view.column()
    assert left == GUTTER
    assert right == view.viewport().width() - 26
    assert all(line.x(line.shown) <= right for line in view.scene().rows)


def test_a_third_lane_makes_its_line_5_px_higher_and_no_other(view):
    text = show(view, LONG * 4)
    before = bases(view)
    second = view.scene().rows[1]
    at = second.start + 3
    view.change_marks([], [Mark(f"m{number}", at, at + 5 + number, "claim") for number in range(3)])
    settle()
    after = bases(view)
    assert [new - old for new, old in zip(after, before, strict=True)] == [0, 0, *[5] * (len(before) - 2)]
    view.change_marks([], [Mark("m3", at, at + 20, "claim")])
    assert [new - old for new, old in zip(bases(view), before, strict=True)] == [0, 0, *[10] * (len(before) - 2)]
    view.change_marks(["m0", "m1", "m2", "m3"], [])
    assert bases(view) == before
    assert view.text == text


def test_two_lanes_move_nothing(view):
    show(view, LONG * 4)
    before = bases(view)
    view.change_marks([], [Mark("a", 3, 30, "claim"), Mark("b", 5, 20, "figure")])
    assert bases(view) == before


def test_12_px_lie_between_paragraphs_with_or_without_a_blank_line_between_them(view):
    text = show(view, PARAGRAPHS)
    starts = [0, text.index("\n\n") + 2, text.rindex("\n") + 1]
    lines = list(view.scene().rows)
    for before, line in pairwise(lines):
        if line.start == line.end:
            continue
        gap = line.top - before.bottom
        assert gap == (12 if line.start in starts and before.start != before.end else 0)
    first, blank = (next(line for line in lines if line.start == at) for at in (starts[1], starts[1] - 1))
    last = next(line for line in lines if line.end == starts[1] - 2)
    assert first.top - last.bottom == 12
    assert blank.bottom == first.top


def test_a_title_has_27_px_letters_in_lines_of_40(view):
    text = f"{LONG * 2}\n{LONG}"
    show(view, text, zones=[zone(text, LONG * 2, "title")])
    lines = list(view.scene().rows)
    title = [line for line in lines if line.end <= len(LONG) * 2]
    assert len(title) > 1
    assert [line.base for line in title] == [26 + 24 + 40 * at for at in range(len(title))]
    font = title[0].look.font
    assert (font.pixelSize(), int(font.weight())) == (27, 600)
    body = view.scene().rows[len(title)]
    assert body.base == title[-1].base + 16 + 12 + 18


@pytest.mark.parametrize(
    ("kind", "base", "slot", "size"),
    [("subheading", 18, 32, 18), ("caption", 14, 27, 15), ("date", 14, 20, 13), ("source", 14, 20, 13)],
)
def test_zones_have_lines_of_their_own(view, kind, base, slot, size):
    text = f"Tàu cập bến lúc nửa đêm\n{LONG}"
    show(view, text, zones=[zone(text, "Tàu cập bến lúc nửa đêm", kind)])
    first = view.scene().rows[0]
    assert first.base == 26 + base
    assert first.bottom - first.top == slot
    assert first.look.font.pixelSize() == size


def test_lead_and_body_and_zones_that_nobody_accepted_change_nothing(view):
    text = f"{LONG}\n{LONG}"
    plain = show(view, text)
    expected = bases(view)
    show(
        view,
        text,
        zones=[
            zone(text, LONG, "lead", zone_id="1"),
            zone(text, text, "body", zone_id="2"),
            zone(text, LONG, "title", zone_id="3", state="proposed"),
            zone(text, LONG, "title", zone_id="4", state="rejected"),
        ],
    )
    assert view.text == plain
    assert bases(view) == expected


def test_without_zones_the_first_line_is_no_title(view):
    show(view, f"Tựa đề\n{LONG}")
    assert view.scene().rows[0].look.kind == "body"


def test_the_line_of_date_and_source_has_36_px_between_title_and_body(view):
    text = f"Kho cạn\n{LONG}"
    show(view, text, zones=[zone(text, "Kho cạn", "title")], heading=Heading("08:15 14/03/2025"))
    title, body = view.scene().rows[0], view.scene().rows[1]
    assert body.top - title.bottom == 36
    with_blank = f"Kho cạn\n\n{LONG}"
    show(view, with_blank, zones=[zone(with_blank, "Kho cạn", "title")], heading=Heading("08:15 14/03/2025"))
    assert row(view, with_blank.index(LONG)).top - view.scene().rows[0].bottom == 36


def test_without_a_title_the_date_stands_above_the_text(view):
    show(view, LONG, heading=Heading("08:15 14/03/2025"))
    assert view.scene().rows[0].top == 26 + 34


@pytest.mark.parametrize("size", [14, 18, 24, 32])
def test_everything_grows_with_the_text(view, size):
    view.set_look(article_look(text_size=size))
    view.resize(1300, 700)
    show(view, LONG * 6)
    scale = size / 18
    found = bases(view)
    assert found[1] - found[0] == round(32 * scale)
    left, right = view.column()
    assert right - left == round(652 * scale)
    assert found[0] == round(26 * scale) + round(18 * scale)


def test_a_change_of_size_keeps_the_line_at_the_top(view):
    show(view, "\n".join([LONG * 3] * 60))
    view.verticalScrollBar().setValue(60)
    settle()
    place = view.top_place()
    assert place > 0
    view.set_look(article_look(text_size=26))
    settle()
    first = next(line for line in view.scene().rows if line.base > 0)
    assert first.start <= place < first.end


def test_a_change_of_width_keeps_the_line_at_the_top(view):
    show(view, "\n".join([LONG * 3] * 60))
    view.verticalScrollBar().setValue(60)
    settle()
    place = view.top_place()
    view.resize(520, 600)
    settle()
    first = next(line for line in view.scene().rows if line.base > 0)
    assert first.start <= place < first.end


@pytest.mark.parametrize("text", ["a", "a\n", "\n", "a\n\n\n", "\n\na", "   \n\u00a0", LONG + "\n"])
def test_blank_lines_at_either_end_are_laid_out(view, text):
    show(view, text)
    view.set_caret(len(text))
    assert view.caret() == len(text)
    assert row(view, len(text)) is not None
    view.set_caret(0)
    assert view.caret() == 0


def test_ctrl_end_shows_the_last_line_whole(view, qtbot):
    text = show(view, "\n".join(f"{LONG * 3}{at}" for at in range(80)))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == len(text)
    last = row(view, len(text))
    assert last.top > 0
    assert last.bottom <= view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == 0
    assert row(view, 0).base == 44


def test_page_keys_show_the_caret_on_every_page_there_and_back(view):
    text = show(view, "\n".join(f"{LONG * 3}{at}" for at in range(40)))
    view.setFocus()
    places = []
    for _ in range(100):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        line = row(view, view.caret())
        assert 0 < line.base < view.viewport().height()
        places.append(view.caret())
        if len(places) > 1 and places[-1] == places[-2]:
            break
    assert len(text) - places[-1] < 400
    for _ in range(100):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
        assert 0 < row(view, view.caret()).base < view.viewport().height()
        if view.caret() < 100:
            break
    assert view.caret() < 100


def test_a_place_is_scrolled_to_and_what_is_in_sight_stays_where_it_is(view):
    text = show(view, "\n".join([LONG * 3] * 300))
    middle = len(text) // 2
    view.scroll_to(middle, middle + 30)
    settle()
    line = row(view, middle)
    assert 0 < line.top < view.viewport().height() / 2
    bar = view.verticalScrollBar().value()
    view.scroll_to(middle + 5, middle + 30)
    assert view.verticalScrollBar().value() == bar


def test_the_place_at_the_top_comes_back(view):
    text = show(view, "\n".join([LONG * 3] * 300))
    view.scroll_to(len(text) // 2, len(text) // 2)
    place = view.top_place()
    view.restore_top(0)
    assert view.top_place() == 0
    view.restore_top(place)
    assert view.top_place() == place


def test_places_can_be_asked_for_while_the_scroll_bar_moves(view):
    text = show(view, "\n".join([LONG * rounds for rounds in (1, 6, 2, 9)] * 150))
    asked = []
    view.verticalScrollBar().valueChanged.connect(
        lambda _value: asked.append((view.top_place(), view.visible_range(), view.place_at(QPointF(300, 300))))
    )
    view.verticalScrollBar().rangeChanged.connect(lambda *_range: asked.append((view.top_place(),)))
    for place in (len(text), 0, len(text) // 2, len(text) // 3, len(text)):
        view.set_caret(place)
        view.scroll_to(place, place)
        view.move_caret("page", 1)
        view.resize(view.width() - 40, view.height())
        settle()
    assert asked
    line = row(view, view.caret())
    assert 0 < line.base < view.viewport().height()


def test_a_place_is_kept_for_a_view_that_is_not_shown_yet(app, qtbot):
    view = ArticleView(article_look())
    qtbot.addWidget(view)
    text = "\n".join(f"{at} {LONG * 3}" for at in range(200))
    view.show_article(text, [], [])
    place = len(text) // 2
    view.restore_top(place)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    settle()
    first = next(line for line in view.scene().rows if line.base > 0)
    assert first.start <= place < first.end


def test_texts_one_after_the_other_leave_nothing_of_the_one_before(view):
    long = "\n".join([LONG * 3] * 200)
    show(view, long, marks=[mark(long, "cổng", "actor")])
    view.set_caret(len(long))
    settle()
    text = show(view, "ngắn")
    assert (view.caret(), view.anchor(), view.verticalScrollBar().value()) == (0, 0, 0)
    assert view.visible_range() == (0, len(text))
    assert view.scene().shown == []
    assert view.document().blockCount() == 1
    show(view, "")
    assert view.visible_range() == (0, 0)
    view.move_caret("word", 1)
    view.move_caret("page", 1)
    assert view.caret() == 0


def test_articles_shown_before_are_let_go(view):
    pages = []
    for at in range(4):
        show(view, f"{LONG}{at}", marks=[Mark("m", 0, 5, "claim")])
        pages.append(ref(view._page))
        picture(view)
    gc.collect()
    assert [page() is not None for page in pages] == [False, False, False, True]


def test_a_paragraph_of_200_000_characters_is_laid_out_and_found_in(view):
    text = (LONG * 3200)[:200_000]
    show(view, text, marks=[mark(text, "cổng", "actor")])
    view.set_caret(len(text))
    settle()
    assert row(view, len(text)).base < view.viewport().height()
    middle = 100_000
    view.scroll_to(middle, middle + 1)
    view.change_marks([], [Mark(f"d{at}", middle, middle + 9, "claim") for at in range(4)])
    settle()
    line = row(view, middle)
    following = row(view, line.end)
    assert following.base - line.base == 32 + 10
    assert line.start <= middle < line.end
