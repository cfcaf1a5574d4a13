"""Articles are shared out evenly, with the overlap asked for, and nothing tells which are read twice."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.assignment import distribute

ARTICLES = [(f"a{at}", 1000 + 37 * at % 500) for at in range(60)]


@given(
    st.lists(st.integers(1, 20_000), max_size=40),
    st.integers(1, 6),
    st.floats(0, 1),
    st.integers(2, 4),
    st.text(max_size=3),
)
def test_every_article_is_read_and_the_share_of_them_by_several(lengths, count, share, readers, seed):
    people = [f"p{at}" for at in range(count)]
    articles = [(f"a{at}", length) for at, length in enumerate(lengths)]
    found = distribute(articles, people, share=share, readers=readers, seed=seed)
    assert list(found) == [article for article, _ in articles]
    several = min(readers, count)
    wanted = round(share * len(articles)) if several > 1 else 0
    assert Counter(len(team) for team in found.values()) == Counter([several] * wanted + [1] * (len(articles) - wanted))
    assert all(len(set(team)) == len(team) and set(team) <= set(people) for team in found.values())


@given(st.text(max_size=3))
def test_everybody_gets_about_as_much_and_meets_everybody(seed):
    people = ["an", "binh", "chi", "dung"]
    found = distribute(ARTICLES, people, share=0.4, seed=seed)
    lengths = dict(ARTICLES)
    burden = Counter()
    for article, team in found.items():
        for person in team:
            burden[person] += lengths[article]
    assert max(burden.values()) - min(burden.values()) <= 2 * max(lengths.values())
    together = Counter(team for team in found.values() if len(team) == 2)
    assert {together[pair] for pair in combinations(sorted(people), 2)} == {4}


def test_whoever_has_much_to_read_already_gets_less():
    found = distribute(ARTICLES, ["an", "binh"], share=0, load={"an": 30_000})
    count = Counter(team[0] for team in found.values())
    assert count["an"] < count["binh"]


def test_the_same_seed_shares_out_alike_and_another_one_otherwise():
    def once(seed):
        return distribute(ARTICLES, ["an", "binh", "chi"], share=0.2, seed=seed)

    assert once("x") == once("x")
    assert once("x") != once("y")


def test_nobody_reads_nothing():
    assert distribute(ARTICLES, [], share=0.5) == {}
