"""How the extents of options differ, as their rows show it."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.review.differing import CUT, shown

TEXT = "Ông nói: “cửa xả đã mở từ đêm,” rồi đi."


def at(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def pieces(row, extents) -> list[str]:
    return [row.text[start:end] for start, end in extents]


def test_what_only_another_has_is_outside_and_what_not_all_have_is_marked():
    whole, inner = at("“cửa xả đã mở từ đêm,”"), at("cửa xả đã mở")
    first, second = shown(TEXT, *whole, [[whole], [inner]])
    assert first.text == second.text == "“cửa xả đã mở từ đêm,”"
    assert pieces(first, first.outside) == []
    assert pieces(first, first.marked) == ["“", " từ đêm,”"]
    assert pieces(second, second.outside) == ["“", " từ đêm,”"]
    assert pieces(second, second.marked) == []


def test_equal_extents_have_nothing_marked():
    whole = at("cửa xả")
    assert all(not row.marked and not row.outside for row in shown(TEXT, *whole, [[whole], [whole]]))


def test_options_that_share_nothing_are_not_marked_throughout():
    one, two = at("cửa xả"), at("từ đêm")
    rows = shown(TEXT, one[0], two[1], [[one], [two]])
    assert [row.marked for row in rows] == [(), ()]
    assert [pieces(row, row.outside) for row in rows] == [[" đã mở từ đêm"], ["cửa xả đã mở "]]


def test_the_gap_of_a_split_option_is_outside_of_it():
    whole, first, last = at("cửa xả đã mở từ đêm"), at("cửa xả"), at("từ đêm")
    merged, split = shown(TEXT, *whole, [[whole], [first, last]])
    assert pieces(split, split.outside) == [" đã mở "]
    assert pieces(merged, merged.marked) == [" đã mở "]


def test_a_line_break_is_a_blank_of_the_same_length():
    text = "kho\n\ncũ"
    assert shown(text, 0, len(text), [[(0, len(text))]])[0].text == "kho  cũ"


def test_of_a_long_stretch_the_middle_is_left_out_in_every_row_alike():
    text = "a" * 100 + " " + "b" * 100 + "!"
    rows = shown(text, 0, len(text), [[(0, len(text))], [(0, len(text) - 1)]])
    assert rows[0].text == rows[1].text
    assert CUT in rows[0].text
    assert len(rows[0].text) < 120
    assert pieces(rows[1], rows[1].outside) == ["!"]


parts = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], min(60, sum(pair)))),
    min_size=1,
    max_size=3,
)


@given(st.lists(parts, min_size=1, max_size=5))
def test_every_character_of_a_short_place_is_told_rightly(options):
    text = "".join(chr(97 + place % 26) for place in range(60))
    rows = shown(text, 0, 60, options)
    covered = [{place for start, end in extents for place in range(start, end)} for extents in options]
    shared = set.intersection(*covered)
    for row, mine in zip(rows, covered, strict=True):
        assert row.text == text
        outside = {place for start, end in row.outside for place in range(start, end)}
        marked = {place for start, end in row.marked for place in range(start, end)}
        assert outside == set(range(60)) - mine
        assert marked == (mine - shared if shared else set())


@given(st.lists(parts, min_size=1, max_size=4), st.permutations(range(4)))
def test_the_order_of_the_options_changes_nothing(options, order):
    text = "x" * 60
    shuffled = [at for at in order if at < len(options)]
    rows = shown(text, 0, 60, options)
    assert shown(text, 0, 60, [options[at] for at in shuffled]) == [rows[at] for at in shuffled]
