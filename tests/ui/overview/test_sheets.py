"""What the tables say: every number with its interval or its reason, in the order of the scheme, the same for all."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.disagreement import KINDS
from annotator.services.agreement.results import NOT_MARKED, Agreement, Measured
from annotator.ui.overview import asked as names
from annotator.ui.overview import lists, matrices, sheets
from annotator.ui.overview.cells import Kind
from annotator.ui.overview.numbers import Numbers
from annotator.ui.overview.source import Source
from tests.ui.overview.making import NOT_LINKED, PEOPLE, an_agreement, names_of, rough, scheme_of

pytestmark = pytest.mark.usefixtures("qapp")
TABLES = (sheets.by_label, sheets.given_a_match, sheets.links, sheets.attributes, matrices.pairs, lists.over_time)

REASONS = ("too few", "no interval", "No interval")


def a_source(agreement: Agreement | None = None, *, labels=4, language="en", **more) -> Source:
    agreement = agreement or an_agreement(labels=labels)
    scheme = scheme_of(labels)
    return Source(agreement=agreement, names=names_of(agreement), scheme=scheme, numbers=Numbers(language), **more)


def column(card, at):
    return [row[at].text for row in card.sheet.rows if at < len(row)]


@pytest.mark.parametrize("make", TABLES)
@pytest.mark.parametrize("articles", [0, 1, 9, 10, 29, 30, 400])
@pytest.mark.parametrize("people", [1, 2, 6])
def test_no_number_stands_without_its_interval_or_its_reason(make, articles, people):
    card = make(a_source(an_agreement(people, 0 if people == 1 else articles)))
    bare = [
        cell
        for row in card.sheet.rows
        for cell in row
        if cell.asked is not None
        and cell.asked.measure != names.SPANS
        and any(letter.isdigit() for letter in cell.text)
        and cell.kind in {Kind.TEXT, Kind.HEAT, Kind.MOMENT}
        and not (cell.sub or any(word in text for text in card.foot for word in REASONS))
    ]
    assert bare == []
    if articles < 30 or people == 1:
        undefined = [cell for row in card.sheet.rows for cell in row if cell.text == "undefined"]
        assert card.foot or all(cell.sub for cell in undefined)


def test_labels_stand_in_the_order_of_the_scheme_and_all_of_them_last():
    card = sheets.by_label(a_source(labels=12))
    scheme = scheme_of(12)
    assert column(card, 0) == [*(label.names["en"] for label in scheme.labels), "All labels"]
    assert card.sheet.last_is_sum


def test_the_plot_and_the_number_say_the_same():
    card = sheets.by_label(a_source(language="vi"))
    for row in card.sheet.rows:
        plot, number = row[1], row[2]
        assert plot.kind is Kind.INTERVAL
        assert Numbers("vi").decimal(plot.dot.value) == number.text
        assert number.sub == f"{Numbers('vi').decimal(plot.dot.low)}–{Numbers('vi').decimal(plot.dot.high)}"


def test_a_row_without_any_number_says_why_in_their_place():
    card = sheets.links(a_source())
    row = next(row for row in card.sheet.rows if row[0].text == "same as")
    assert (row[1].text, row[1].sub, row[1].spans) == ("undefined", "because nobody linked anything here", 2)
    assert not [text for text in card.foot if "nobody linked" in text]


def test_one_undefined_number_among_others_has_a_footnote():
    agreement = an_agreement()
    alpha = dataclasses.replace(agreement.char_alpha, by_label={
        **agreement.char_alpha.by_label, "denial": Measured(value=None, articles=24, notes=(NOT_LINKED,))
    })  # fmt: skip
    card = sheets.by_label(a_source(dataclasses.replace(agreement, char_alpha=alpha)))
    cell = card.sheet.rows[1][5]
    assert (cell.text, cell.quiet) == ("undefined", True)
    mark = next(text for text in card.foot if "nobody linked" in text)
    assert mark.startswith("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(cell.mark)])


def test_what_all_numbers_share_is_said_once_and_without_mark():
    card = sheets.by_label(a_source())
    assert card.foot == ("Rough interval: 24 articles, fewer than 30.",)
    assert {cell.mark for row in card.sheet.rows for cell in row} == {""}


def test_numbers_over_different_articles_share_one_footnote():
    agreement = an_agreement()
    fewer = dataclasses.replace(agreement.relaxed_f1.overall, articles=19, notes=(rough(19),))
    relaxed = dataclasses.replace(agreement.relaxed_f1, overall=fewer)
    card = sheets.by_label(a_source(dataclasses.replace(agreement, relaxed_f1=relaxed)))
    assert card.foot == ("Rough interval: 19–24 articles, fewer than 30.",)
    assert "19 articles" in card.sheet.rows[-1][3].said


def test_a_label_that_the_scheme_no_longer_has_is_still_counted():
    agreement = an_agreement()
    more = dataclasses.replace(agreement, spans={**agreement.spans, "p0": {**agreement.spans["p0"], "rumour": 3}})
    assert "rumour" in column(sheets.by_label(a_source(more)), 0)


def test_the_spans_of_each_are_named_when_read_out():
    card = sheets.by_label(a_source())
    assert card.sheet.rows[0][7].text == "180 197 214"
    assert card.sheet.rows[0][7].said == "Mai 180, Bình 197, Lan 214"


@given(st.permutations(["p0", "p1", "p2"]))
def test_over_all_pairs_the_heat_map_is_the_same_whoever_is_first(order):
    agreement = an_agreement()
    renamed = dict(zip(["p0", "p1", "p2"], order, strict=True))
    turned = {}
    for (one, two), cells in agreement.confusion.items():
        first, second = renamed[one], renamed[two]
        swap = first > second
        turned[tuple(sorted((first, second)))] = {
            ((theirs, mine) if swap else (mine, theirs)): count for (mine, theirs), count in cells.items()
        }
    other = dataclasses.replace(agreement, confusion=turned)
    assert matrices.confusion(a_source(other)).sheet.rows == matrices.confusion(a_source(agreement)).sheet.rows


def test_the_heat_map_of_two_has_the_first_in_rows():
    source = a_source(pair=("p0", "p1"))
    card = matrices.confusion(source)
    counts = source.agreement.confusion["p0", "p1"]
    assert card.hint == "matched spans: rows Mai, columns Bình; row share shaded"
    shown = {cell.asked.cell: cell.text for row in card.sheet.rows for cell in row if cell.asked}
    assert {place: text for place, text in shown.items() if text != "0"} == {
        place: str(count) for place, count in counts.items()
    }


def test_a_heat_cell_has_the_share_of_its_row():
    source = a_source(pair=("p0", "p1"))
    card = matrices.confusion(source)
    for row in card.sheet.rows:
        counts = [int(cell.text) for cell in row[1:] if cell.text]
        shares = [cell.share or 0.0 for cell in row[1:] if cell.text]
        assert shares == pytest.approx([count / sum(counts) for count in counts])


def test_where_both_marked_nothing_there_is_no_cell():
    last = matrices.confusion(a_source()).sheet.rows[-1]
    assert last[0].text == "not marked"
    assert (last[-1].text, last[-1].asked) == ("", None)
    assert last[1].asked.cell == (NOT_MARKED, "claim")


@pytest.mark.parametrize("measure", matrices.PAIR_MEASURES)
def test_every_measure_of_pairs_can_be_shown(measure):
    card = matrices.pairs(a_source(), measure)
    numbers = [cell for row in card.sheet.rows for cell in row[1:] if cell.asked]
    assert len(numbers) == 6
    assert {cell.asked.measure for cell in numbers} == {measure}
    assert dict(card.choices)[card.chosen] == matrices.measure_names()[measure]


def test_agr_is_told_in_both_directions():
    source = a_source()
    card = matrices.pairs(source, names.AGR)
    there, back = source.agreement.agr["p0", "p1"]
    decimal = source.numbers.decimal
    assert (card.sheet.rows[0][2].text, card.sheet.rows[1][1].text) == (decimal(there.value), decimal(back.value))


def test_a_pair_with_too_few_articles_is_named():
    assert any(text.startswith("Bình and Lan share") for text in matrices.pairs(a_source()).foot)


def test_the_articles_with_the_lowest_f1_come_first():
    source = a_source()
    card = lists.worst(source)
    shown = [row[0].asked.article for row in card.sheet.rows]
    f1 = {article: measured.value for article, measured in source.agreement.strict_f1.by_article.items()}
    assert [f1[article] for article in shown] == sorted(f1.values())[: lists.WORST]
    assert card.sheet.rows[0][0].kind is Kind.QUOTE


def test_kinds_stand_by_their_harm_and_their_bars_are_as_long_as_their_counts():
    card = lists.kinds(a_source())
    assert [row[0].asked.kind for row in card.sheet.rows] == list(KINDS)
    counts = [int(row[2].text) for row in card.sheet.rows]
    assert [row[1].share for row in card.sheet.rows] == pytest.approx([count / max(counts) for count in counts])


def test_months_are_joined_with_those_beside_them():
    row = lists.over_time(a_source()).sheet.rows[0][1:]
    values = [cell.dot.value for cell in row]
    assert [cell.dot.before for cell in row] == [None, *values[:-1]]
    assert [cell.dot.after for cell in row] == [*values[1:], None]
    assert row[0].said.startswith("Jul 2026: 0.")


def test_progress_counts_each_persons_articles():
    card = lists.people(PEOPLE, Numbers("vi"))
    assert [cell.text for cell in card.sheet.rows[1][2:]] == ["24", "2", "13", "1", "9,8"]
    assert card.sheet.rows[0][1].share == pytest.approx(31 / 40)


def test_the_big_numbers_say_what_they_count_and_how_sure_they_are():
    bigs = sheets.big_numbers(a_source(), (41, 59))
    assert [big.text for big in bigs] == ["0.71", "6", "0.97", "0.64", "18"]
    assert bigs[0].hint.endswith("rough interval: 24 articles, fewer than 30")
    assert bigs[1].hint.startswith("1.1\u00a0% of 526 matched claims and denials, ")
    assert bigs[4].hint == "41 of 59 decided"
    assert [big.asked.measure for big in bigs] == [
        names.STRICT, names.FLIPS, names.VALUES, names.LINKS_GIVEN, names.TO_DECIDE,
    ]  # fmt: skip


def test_without_any_article_every_big_number_says_why():
    bigs = sheets.big_numbers(a_source(an_agreement(2, 0)))
    assert [big.text for big in bigs[:4]] == ["undefined"] * 4
    assert all("no article was finished by two" in big.hint or "no matched spans" in big.hint for big in bigs[:4])


def test_a_chosen_label_is_the_first_number_and_the_only_row():
    source = a_source(label="denial")
    assert sheets.big_numbers(source)[0].name == "strict F1, Denial"
    assert sheets.big_numbers(source)[0].text == "0.55"
    assert column(sheets.by_label(source), 0) == ["Denial", "All labels"]


def test_a_chosen_pair_without_numbers_of_its_own_says_so():
    source = a_source(pair=("p0", "p1"))
    card = sheets.by_label(source)
    assert column(card, 0) == ["All labels"]
    assert card.sheet.rows[0][2].text == source.numbers.decimal(source.agreement.strict_f1.by_pair["p0", "p1"].value)
    assert card.foot[0].startswith("By label it is counted")


def test_numbers_of_the_pair_alone_fill_the_table_by_label():
    card = sheets.by_label(a_source(an_agreement(2), pair=("p0", "p1"), of_pair=True))
    assert len(card.sheet.rows) == 5
    assert card.hint.startswith("Mai and Bình")


def test_what_is_asked_for_names_the_pair_that_is_chosen():
    source = a_source(pair=("p0", "p1"))
    assert sheets.by_label(source).sheet.rows[0][2].asked.pair == ("p0", "p1")
    assert matrices.confusion(source).sheet.rows[0][1].asked.pair == ("p0", "p1")


def test_attributes_of_a_chosen_label_only():
    assert {"Claim: form", "Figure: kind"} <= set(column(sheets.attributes(a_source()), 0))
    assert "Claim: form" not in column(sheets.attributes(a_source(label="figure")), 0)
    assert "Figure: kind" in column(sheets.attributes(a_source(label="figure")), 0)


def test_an_attribute_may_be_told_with_its_label():
    source = a_source(language="vi")
    assert source.attribute_name("claim.form") == "Tuyên bố: hình thức"
    assert source.attribute_name("form") == "hình thức"
    assert source.attribute_name("unheard") == "unheard"
