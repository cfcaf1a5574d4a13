"""Items of articles in an order: replacing what one article has comes to the same as sorting all anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.disagreement import SPAN_KINDS, Disagreement
from annotator.domain.review_queue import HARM, READING, SAMPLE, SPANS, InOrder, Item, ordered

ARTICLES = ("a", "b", "c")


def item(article: int, number: int, kind: str, section: str, *, is_later: bool) -> Item:
    group = Disagreement(
        place=f"{article}-{number}",
        fingerprint="",
        article_id=ARTICLES[article],
        kind=kind,
        differences=(kind,),
        start=number,
        end=number + 5,
    )
    return Item(group=group, section=section, position=article, is_later=is_later)


@st.composite
def stands(draw) -> tuple[int, list[Item]]:
    """What waits in an article at some moment."""
    article = draw(st.integers(0, 2))
    numbers = draw(st.lists(st.integers(0, 9), unique=True, max_size=6))
    return article, [
        item(
            article,
            number,
            draw(st.sampled_from(SPAN_KINDS)),
            draw(st.sampled_from([SPANS, SAMPLE])),
            is_later=draw(st.booleans()),
        )
        for number in numbers
    ]


@given(order=st.sampled_from([HARM, READING]), first=st.lists(stands(), max_size=3), then=st.lists(stands()))
def test_what_is_replaced_by_article_stands_as_if_all_were_sorted_anew(order, first, then):
    found = {ARTICLES[article]: items for article, items in first}
    rows = InOrder(order)
    rows.fill(found)
    for article, items in then:
        before = list(rows.items)
        found[ARTICLES[article]] = items
        gone, come = rows.put(ARTICLES[article], items)
        for at in gone:
            del before[at]
        for at, one in come:
            before.insert(at, one)
        assert [one.group.place for one in before] == [one.group.place for one in rows.items]
        assert rows.items == ordered([one for items in found.values() for one in items], order)
        assert [rows.at(one.group.place) for one in rows.items] == list(range(len(rows.items)))
    assert rows.at("nowhere") == -1
