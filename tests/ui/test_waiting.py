"""Offers that wait: one order of precedence, and none is lost but by an answer, its article or its project."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.waiting import Offer, Rank, Waiting


def offer(name: str, rank: Rank, *, article_id: str = "", stays: bool = False) -> Offer:
    return Offer(name=name, rank=rank, words=str, choices=list, article_id=article_id, stays=stays)


IMPORT = offer("import", Rank.TOLD, stays=True)
PLACE = offer("place", Rank.PLACE, stays=True)
SPLIT = offer("split", Rank.SPLIT, article_id="a", stays=True)
ZONES = offer("zones", Rank.ZONES, article_id="a")
DATA = offer("data", Rank.DATA, article_id="a")


@given(st.permutations([IMPORT, PLACE, SPLIT, ZONES, DATA]))
def test_whatever_comes_first_they_are_answered_in_one_order(offers):
    waiting = Waiting()
    for one in offers:
        waiting.put(one)
    seen = []
    while (first := waiting.first()) is not None:
        seen.append(first.name)
        waiting.take(first.name)
    assert seen == ["import", "place", "split", "zones", "data"]


def test_what_stays_is_there_when_the_person_goes_on_and_an_articles_offers_go_with_it():
    waiting = Waiting()
    for one in (DATA, ZONES, SPLIT, IMPORT):
        waiting.put(one)
    waiting.step_back()
    waiting.take("import")
    assert waiting.first() is SPLIT
    waiting.put(IMPORT)
    waiting.leave_article()
    assert waiting.first() is IMPORT
    waiting.clear()
    assert waiting.first() is None


def test_of_one_rank_the_newest_is_first_and_of_one_name_there_is_one():
    waiting = Waiting()
    older, merge, newer = IMPORT, offer("merge", Rank.TOLD), offer("import", Rank.TOLD)
    waiting.put(older)
    waiting.put(merge)
    assert waiting.first() is merge
    waiting.put(newer)
    assert waiting.first() is newer
    waiting.take("import")
    assert waiting.first() is merge


def test_only_what_fits_has_its_turn():
    waiting = Waiting()
    waiting.put(IMPORT)
    waiting.put(SPLIT)
    assert waiting.first(lambda one: bool(one.article_id)) is SPLIT
    assert waiting.first(lambda _one: False) is None
