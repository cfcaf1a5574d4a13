"""The cards of the corpus: every article in a bar, time by month or by year, what is not known said so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.scheme import Scheme
from annotator.store.corpus import LENGTHS
from annotator.store.facts import CorpusCounts, CorpusSeen
from annotator.ui.overview.cells import Card
from annotator.ui.overview.corpus import MONTHS, MOST, CorpusShown, cards, said
from annotator.ui.overview.numbers import Numbers


def shown(scheme: Scheme, months: dict[str, int], *, sources: dict[str, int] | None = None) -> CorpusShown:
    """A corpus of articles in these months."""
    total = sum(months.values())
    seen = CorpusSeen(
        corpus=CorpusCounts(sources=sources or {"": total}, months=months, languages={"vi": total}, tags={}),
        articles=total,
        statuses={"todo": total, "in_progress": 0, "finished": 0, "skipped": 0},
        flagged=0,
        lengths={least: total if least == 1000 else 0 for least in LENGTHS},
        shortest=1200,
        median=1500,
        longest=1900,
        spans={"claim": 3, "gone": 1},
    )
    return CorpusShown(seen=seen, scheme=scheme, numbers=Numbers("en"), own=True)


def card(of: CorpusShown, name: str) -> Card:
    return next(found for found in cards(of) if found.id == name)


def times(of: CorpusShown) -> dict[str, str]:
    rows = card(of, "published").sheet.rows
    return {cell.below: cell.text for row in rows for cell in row}


def test_months_stand_side_by_side_with_those_between(scheme: Scheme) -> None:
    found = shown(scheme, {"2023-11": 2, "2024-02": 1200})
    assert times(found) == {"11/23": "2", "12/23": "", "1/24": "", "2/24": "1,200"}
    cells = card(found, "published").sheet.rows[0]
    assert [cell.asked.label if cell.asked else "" for cell in cells] == ["2023-11", "", "", "2024-02"]


def test_of_a_long_time_the_years_do_and_articles_without_a_date_are_said(scheme: Scheme) -> None:
    found = shown(scheme, {"": 3, "2019-01": 1, "2019": 4, "2021-12": 2})
    assert times(found) == {"2019": "5", "2020": "", "2021": "2"}
    assert card(found, "published").hint == "articles by year"
    assert "3" in card(found, "published").foot[0]


def test_without_any_date_there_is_no_plot(scheme: Scheme) -> None:
    assert card(shown(scheme, {"": 3}), "published").sheet.rows == ()


@given(st.dictionaries(st.dates().map(lambda day: f"{day.year:04}-{day.month:02}"), st.integers(1, 10**6), max_size=40))
def test_no_plot_is_wider_than_its_months_and_each_bar_is_that_of_its_time(scheme: Scheme, months) -> None:
    rows = card(shown(scheme, dict(sorted(months.items()))), "published").sheet.rows
    assert all(len(row) <= MONTHS for row in rows)
    assert (
        sum(months.values())
        == sum(months[month] for row in rows for month in months if any(_is_of(month, cell.asked) for cell in row))
        or "earlier" in card(shown(scheme, dict(sorted(months.items()))), "published").foot[0]
    )
    for cell in (cell for row in rows for cell in row if cell.asked is not None):
        inside = sum(count for month, count in months.items() if month.startswith(cell.asked.label))
        assert cell.text == Numbers("en").count(inside)


def _is_of(month: str, asked) -> bool:
    return asked is not None and month.startswith(asked.label)


def test_the_most_frequent_sources_are_listed_and_the_rest_is_counted(scheme: Scheme) -> None:
    sources = {"": 50, **{f"s{number}": 20 - number for number in range(MOST + 4)}}
    found = card(shown(scheme, {"2024-01": 9}, sources=sources), "source")
    assert [row[0].text for row in found.sheet.rows] == ["not given", *(f"s{number}" for number in range(MOST - 1))]
    assert found.sheet.rows[0][0].asked is not None
    assert found.sheet.rows[0][0].asked.label == ""
    assert "5" in found.foot[0]


def test_labels_come_in_the_order_of_the_scheme_and_others_after_them(scheme: Scheme) -> None:
    rows = card(shown(scheme, {"2024-01": 9}), "label").sheet.rows
    assert [row[0].text for row in rows] == ["Claim", "Denial", "Actor", "Figure", "gone"]
    assert [row[-1].text for row in rows] == ["3", "0", "0", "0", "1"]
    assert rows[1][0].asked is None  # nothing to list


def test_lengths_are_named_and_are_no_filter(scheme: Scheme) -> None:
    rows = card(shown(scheme, {"2024-01": 9}), "length").sheet.rows
    assert [row[0].text for row in rows] == ["1,000–2,000"]
    assert all(cell.asked is None for row in rows for cell in row)


def test_an_empty_corpus_says_so(scheme: Scheme) -> None:
    assert said(shown(scheme, {})) == "No article yet."
