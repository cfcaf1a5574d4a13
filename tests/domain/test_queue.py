"""The queue: orders that are the same on every machine, and which articles are shown."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.queue import KINDS, ORDERS, PROJECT, RANDOM, SEEDS, SHORTEST, in_order, is_wanted, new_seed


class Article(NamedTuple):
    id: str
    length: int = 100
    status: str = "todo"
    flagged: bool = False


SOME = [Article("a", 300), Article("b", 100), Article("c", 200), Article("d", 100)]
articles = st.lists(st.builds(Article, st.text(), st.integers(0, 5)), unique_by=lambda article: article.id)


def ids(rows, order, seed=0):
    return [rows[place].id for place in in_order(rows, order, seed)]


def test_the_projects_order_is_that_of_the_rows():
    assert ids(SOME, PROJECT) == list("abcd")


def test_the_shortest_stand_first_and_articles_of_one_length_as_in_the_project():
    assert ids(SOME, SHORTEST) == list("bdca")


def test_a_random_order_is_the_one_that_its_seed_has_everywhere():
    """Written down once: another machine, version or order of import must not change it."""
    assert ids(SOME, RANDOM, 4271) == list("cdba")
    assert ids(SOME[::-1], RANDOM, 4271) == list("cdba")
    assert ids(SOME, RANDOM, 4272) == list("adbc")


@given(articles, st.sampled_from(ORDERS), st.integers(0, 10_000))
def test_every_order_has_every_article_once(rows, order, seed):
    assert sorted(in_order(rows, order, seed)) == list(range(len(rows)))


@given(articles, st.integers(0, 10_000), st.data())
def test_an_article_that_is_added_changes_nothing_between_the_others(rows, seed, data):
    fewer = [row for row in rows if data.draw(st.booleans())]
    kept = {row.id for row in fewer}
    assert [one for one in ids(rows, RANDOM, seed) if one in kept] == ids(fewer, RANDOM, seed)


@pytest.mark.parametrize(
    ("article", "kinds", "wanted"),
    [
        (Article("a"), set(), True),
        (Article("a"), {"todo"}, True),
        (Article("a"), {"finished"}, False),
        (Article("a", flagged=True), {"finished", "flagged"}, True),
        (Article("a", status="finished"), {"flagged"}, False),
    ],
)
def test_an_article_is_shown_for_its_state_or_its_flag(article, kinds, wanted):
    assert is_wanted(article, frozenset(kinds)) is wanted


def test_the_kinds_are_the_states_and_the_flag():
    assert KINDS == ("todo", "in_progress", "finished", "skipped", "flagged")


def test_a_new_seed_is_another_one_of_four_digits():
    seed = new_seed()
    for _ in range(200):
        before, seed = seed, new_seed(seed)
        assert seed != before
        assert seed in SEEDS
