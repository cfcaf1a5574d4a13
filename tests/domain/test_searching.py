"""What a search is narrowed to, and what is remembered of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.searching import EARLIER, LABELS, PLACES, TEXTS, Narrowing, Sought

FILTERS = ("state", "label", "annotator", "source", "lang", "tag", "published")
values = st.lists(st.text(max_size=4), unique=True, max_size=3).map(lambda found: tuple(sorted(found)))
narrowings = st.builds(Narrowing, flagged=st.booleans(), **dict.fromkeys(FILTERS, values))
soughts = st.builds(
    Sought,
    typed=st.text(),
    where=st.sampled_from(PLACES),
    narrowing=narrowings,
    earlier=st.lists(st.text(), max_size=EARLIER).map(tuple),
)


@given(narrowings, st.sampled_from(FILTERS), st.text(max_size=4), st.text(max_size=4))
def test_ticking_a_value_twice_changes_nothing_and_the_order_of_ticks_does_not_count(
    narrowing: Narrowing, name: str, one: str, other: str
) -> None:
    assert narrowing.toggled(name, one).toggled(name, one) == narrowing
    both = narrowing.toggled(name, one).toggled(name, other)
    assert both == narrowing.toggled(name, other).toggled(name, one)
    assert getattr(narrowing.toggled(name, one).without(name), name) == ()


@given(soughts)
def test_what_was_searched_for_comes_back_as_it_was(sought: Sought) -> None:
    assert Sought.from_json(json.loads(json.dumps(sought.to_json()))) == sought


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        [],
        {},
        {"typed": 3, "where": TEXTS, "narrowing": {}, "earlier": []},
        {"typed": "x", "where": LABELS, "narrowing": [], "earlier": []},
    ],
)
def test_what_is_no_search_is_none(damaged: object) -> None:
    assert Sought.from_json(damaged) == Sought()


def test_of_a_damaged_search_the_rest_holds() -> None:
    narrowing = {"source": ["b", "a", "a"], "lang": "vi", "tag": [1], "flagged": 1, "first": "2024", "colour": "red"}
    known = {"typed": "phà", "where": "nowhere", "narrowing": narrowing, "earlier": ["đò", 7]}
    narrowed = Narrowing(source=("a", "b"), first="2024")
    assert Sought.from_json(known) == Sought(typed="phà", narrowing=narrowed, earlier=("đò",))


def test_earlier_searches_are_the_last_ones_each_once() -> None:
    sought = Sought()
    for number in range(EARLIER + 5):
        sought = Sought(earlier=sought.noted(f"word  {number}"))
    assert sought.earlier == tuple(f"word {number}" for number in reversed(range(5, EARLIER + 5)))
    assert sought.noted("word 9")[:2] == ("word 9", "word 14")
    assert sought.noted("  ") == sought.earlier
