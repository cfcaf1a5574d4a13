"""How sheets are laid out: nothing is cut while there is any way, and what gives way first."""

import dataclasses

import pytest

from annotator.ui import fonts
from annotator.ui.overview import lists, matrices, sheets
from annotator.ui.overview.cards import lines_of, places_in
from annotator.ui.overview.cells import Card, Cell, Column, Kind, Sheet
from annotator.ui.overview.head import bigs_places, inside_big
from annotator.ui.overview.numbers import Numbers
from annotator.ui.overview.shapes import (
    SUB_GAP,
    head_lines,
    least_width,
    natural_width,
    number_font,
    shape_of,
    side_of,
    sub_font,
)
from annotator.ui.overview.source import Source
from annotator.ui.widgets.paint import advance
from tests.ui.overview.making import PEOPLE, an_agreement, names_of, scheme_of

pytestmark = pytest.mark.usefixtures("dressed")


def a_source(people=3, labels=4, language="vi", **more) -> Source:
    agreement = an_agreement(people, labels=labels, **more)
    return Source(agreement=agreement, names=names_of(agreement), scheme=scheme_of(labels), numbers=Numbers(language))


def every_card(source: Source) -> list[Card]:
    return [
        sheets.by_label(source),
        matrices.confusion(source),
        matrices.pairs(source),
        lists.worst(source),
        sheets.given_a_match(source),
        sheets.links(source),
        sheets.attributes(source),
        lists.over_time(source),
        lists.kinds(source),
        lists.people(PEOPLE, source.numbers),
    ]


def cut(card: Card, width: int) -> list[str]:
    """What has not the room that it needs at a width of the card."""
    sheet = card.sheet
    shape = shape_of(sheet, places_in(card, width).body.width())
    found = []
    for at, given in zip(shape.columns, shape.widths, strict=True):
        room = given - 2 * side_of(sheet)
        for line in head_lines(sheet.columns[at].head, room) if sheet.heads else ():
            if advance(fonts.font(fonts.Role.HINT), line) > room:
                found.append(line)
        for row in sheet.rows:
            if at < len(row) and wanted(row[at], tight=shape.tight) > min(room, sheet.columns[at].most):
                found.append(row[at].text)
    return found


def wanted(cell: Cell, *, tight: bool) -> int:
    if cell.kind in {Kind.INTERVAL, Kind.BAR, Kind.AXIS, Kind.QUOTE, Kind.LABEL} or cell.spans > 1:
        return 0
    number = advance(number_font(cell), cell.text) + advance(fonts.font(fonts.Role.CHIP), cell.mark)
    below = tight or cell.kind is not Kind.TEXT
    sub = advance(sub_font(tight=below), cell.sub)
    return max(number, sub) if below else number + (SUB_GAP + sub if sub else 0)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("people", "labels"), [(2, 4), (3, 4), (6, 4), (6, 12)])
def test_at_its_least_width_nothing_of_a_card_is_cut(language, people, labels):
    for card in every_card(a_source(people, labels, language)):
        least = least_width(card.sheet) + 2 * (16 - 8)
        for width in (least, least + 57, 1376):
            assert cut(card, max(width, least)) == [], (card.id, width)


def test_words_twice_as_long_are_not_cut_either(marked_language):
    for card in every_card(a_source(language="en")):
        assert "«" in card.title
        assert cut(card, least_width(card.sheet) + 16) == []


@pytest.mark.parametrize("width", [1326, 960, 820, 700, 560, 420])
def test_columns_fill_the_width_or_need_more(width):
    for card in every_card(a_source(6, 12)):
        shape = shape_of(card.sheet, width)
        assert shape.width >= width or not any(column.grows for column in card.sheet.columns)
        if shape.width > width:
            assert shape.width == min(shape_of(card.sheet, 1).width, shape.width)


def test_intervals_go_below_the_numbers_before_the_plot_goes():
    sheet = sheets.by_label(a_source()).sheet
    seen = []
    for width in range(1400, 500, -20):
        shape = shape_of(sheet, width)
        seen.append((shape.tight, 1 in shape.columns))
    assert list(dict.fromkeys(seen)) == [(False, True), (True, True), (True, False)]


def test_rows_are_higher_where_intervals_stand_below():
    sheet = sheets.by_label(a_source()).sheet
    wide, narrow = shape_of(sheet, natural_width(sheet)), shape_of(sheet, least_width(sheet))
    assert (wide.row, narrow.row) == (34, 46)
    assert narrow.height > wide.height


def test_a_table_without_intervals_keeps_its_rows():
    sheet = lists.people(PEOPLE, Numbers("en")).sheet
    assert not shape_of(sheet, 300).tight


def test_a_sheet_without_columns_takes_no_room():
    nothing = Sheet(columns=(), rows=())
    assert (shape_of(nothing, 500).width, shape_of(nothing, 500).rows, least_width(nothing)) == (0, 0, 0)


def test_another_sheet_is_not_taken_for_one_that_is_known():
    one = Sheet(columns=(Column(head="a"),), rows=((Cell(text="1"),),))
    two = dataclasses.replace(one, rows=((Cell(text="1000000"),),))
    assert shape_of(one, 1).width < shape_of(two, 1).width
    assert shape_of(one, 1) == shape_of(dataclasses.replace(one), 1)


@pytest.mark.parametrize("width", [1376, 1000, 836, 576, 380])
def test_the_words_of_the_big_numbers_have_room(width):
    bigs = sheets.big_numbers(a_source(), (41, 59))
    places = bigs_places(bigs, width)
    assert all(place.right() < width for place in places)
    for big, place in zip(bigs, places, strict=True):
        room = inside_big(place).width()
        for role, text in ((fonts.Role.BIG, big.text), (fonts.Role.UI, big.name), (fonts.Role.HINT, big.hint)):
            for line in lines_of(text, room, role):
                assert advance(fonts.font(role, tabular=True), line) <= room
    assert not any(one.intersects(two) for at, one in enumerate(places) for two in places[at + 1 :])


def test_a_hint_goes_below_the_title_where_it_has_no_room_beside_it():
    card = matrices.confusion(a_source())
    assert places_in(card, 900).hint_beside
    narrow = places_in(card, 300)
    assert not narrow.hint_beside
    assert len(narrow.hint) > 1
    assert narrow.body.top() > places_in(card, 900).body.top()
