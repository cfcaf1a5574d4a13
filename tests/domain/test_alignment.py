"""The alignment of two annotators' spans is exact, one to one, and the same whoever is named first."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain import alignment
from annotator.domain.alignment import Group, Match, Placed, align, iou, matches_of_all, parts_of

FAMILIES = {"claim": "proposition", "denial": "proposition", "actor": "actor", "figure": "figure"}
family = FAMILIES.__getitem__


def spans(who: str, most: int = 7, length: int = 24) -> st.SearchStrategy[list[Placed]]:
    """Spans of one annotator; the same extent with the same label comes once."""
    one = st.tuples(st.integers(0, length), st.integers(1, 12), st.sampled_from(sorted(FAMILIES)))
    many = st.lists(one, max_size=most, unique=True)
    return many.map(
        lambda found: [
            Placed(f"{who}{at}", start, start + wide, label) for at, (start, wide, label) in enumerate(found)
        ]
    )


def group(people: dict[str, list[Placed]]) -> list[Group]:
    return alignment.group(people, family, matches_of_all(people, family))


def weight(one: Placed, other: Placed) -> float:
    """The weight of a pair as the module's first words give it; 0 where it is none."""
    share = iou(one, other)
    if one.label == other.label:
        return share + 0.75 + 1e-9 if share else 0
    return share + 0.25 * (family(one.label) == family(other.label)) + 1e-9 if share >= 0.5 else 0


def best(mine: list[Placed], theirs: list[Placed]) -> float:
    """The most that any assignment weighs, found by trying them all."""
    if len(mine) > len(theirs):
        mine, theirs = theirs, mine
    return max(
        sum(weight(one, other) for one, other in zip(mine, order, strict=False))
        for order in permutations(theirs, len(mine))
    )


def apart(found: list[Placed], others: list[Placed]) -> list[Placed]:
    """Those whose extent nobody else has: identical ones are paired before anything is weighed."""
    extents = {(other.start, other.end) for other in others}
    return [span for span in found if (span.start, span.end) not in extents]


def ids(matches: list[Match]) -> set[tuple[str, str]]:
    return {(match.first.id, match.second.id) for match in matches}


@given(spans("a", 5), spans("b", 5))
@settings(max_examples=200)
def test_no_other_assignment_weighs_more(mine, theirs):
    mine, theirs = apart(mine, theirs), apart(theirs, mine)
    found = align(mine, theirs, family)
    assert all(weight(*match) > 0 for match in found)
    assert sum(weight(*match) for match in found) == pytest.approx(best(mine, theirs), abs=1e-8)


@given(spans("a"), spans("b"))
@settings(max_examples=300)
def test_it_is_one_to_one_and_the_same_whoever_is_named_first(mine, theirs):
    found = align(mine, theirs, family)
    assert len({match.first.id for match in found}) == len({match.second.id for match in found}) == len(found)
    assert ids(found) == {(first, second) for second, first in ids(align(theirs, mine, family))}


@given(spans("a"), spans("b"), st.randoms())
@settings(max_examples=100)
def test_the_order_in_which_spans_are_given_changes_nothing(mine, theirs, chance):
    found = align(mine, theirs, family)
    mine, theirs = list(mine), list(theirs)
    chance.shuffle(mine)
    chance.shuffle(theirs)
    assert align(mine, theirs, family) == found


@given(spans("a"), spans("b"))
def test_what_is_the_same_for_both_is_a_pair(mine, theirs):
    found = ids(align(mine, theirs, family))
    for one in mine:
        for other in theirs:
            if one[1:] == other[1:]:
                assert (one.id, other.id) in found


@pytest.mark.parametrize(
    ("mine", "theirs", "pairs"),
    [
        ([("claim", 0, 40)], [("figure", 10, 18)], []),
        ([("claim", 0, 40)], [("denial", 0, 36)], [(0, 0)]),
        ([("claim", 0, 40)], [("denial", 21, 60)], []),
        ([("claim", 0, 40)], [("claim", 39, 60)], [(0, 0)]),
        ([("claim", 0, 40)], [("claim", 40, 60)], []),
        ([("claim", 0, 20)], [("claim", 0, 10), ("claim", 10, 20)], [(0, 0)]),
        ([("claim", 0, 20), ("claim", 20, 40)], [("claim", 0, 40)], [(0, 0)]),
        ([("claim", 0, 9), ("claim", 5, 30)], [("claim", 4, 30), ("claim", 0, 8)], [(0, 1), (1, 0)]),
        ([("claim", 0, 20), ("denial", 0, 20)], [("denial", 0, 20), ("actor", 0, 20)], [(0, 1), (1, 0)]),
        ([("figure", 10, 18), ("claim", 0, 40)], [("figure", 10, 20)], [(0, 0)]),
    ],
    ids=[
        "a figure inside a missed claim",
        "claim against denial",
        "two labels that hardly overlap",
        "one character in common",
        "side by side",
        "of two halves the foremost",
        "of two halves the foremost, the other way round",
        "crosswise",
        "one place, two labels each",
        "a nested one alone",
    ],
)
def test_pairs(mine, theirs, pairs):
    def placed(who: str, given: list[tuple[str, int, int]]) -> list[Placed]:
        return [Placed(f"{who}{at}", start, end, label) for at, (label, start, end) in enumerate(given)]

    assert ids(align(placed("a", mine), placed("b", theirs), family)) == {(f"a{one}", f"b{two}") for one, two in pairs}


@given(st.lists(spans("", 5), min_size=2, max_size=4), st.permutations(["mai", "nam", "lan", "vy"]))
@settings(max_examples=150)
def test_groups_hold_everybody_once_and_each_span_and_do_not_depend_on_names(people, names):
    known = {f"{at}": [Placed(f"{at}-{one.id}", *one[1:]) for one in found] for at, found in enumerate(people)}
    found = group(known)
    assert sorted(span.id for made in found for span in made.spans.values()) == sorted(
        span.id for given in known.values() for span in given
    )
    for made in found:
        assert all(span in known[name] for name, span in made.spans.items())
    renamed = {names[int(name)]: given for name, given in known.items()}
    assert sorted(sorted(span.id for span in made.spans.values()) for made in group(renamed)) == sorted(
        sorted(span.id for span in made.spans.values()) for made in found
    )


@given(spans("a"), spans("b"))
@settings(max_examples=100)
def test_of_two_people_the_groups_are_the_pairs(mine, theirs):
    found = group({"mai": mine, "nam": theirs})
    assert {(made.spans["mai"].id, made.spans["nam"].id) for made in found if len(made.spans) == 2} == ids(
        align(mine, theirs, family)
    )


def test_of_three_the_two_that_are_nearest_are_joined_first():
    people = {
        "mai": [Placed("m", 0, 40, "claim")],
        "nam": [Placed("n1", 0, 38, "claim"), Placed("n2", 20, 40, "claim")],
        "lan": [Placed("l", 19, 40, "claim")],
    }
    found = [sorted(span.id for span in made.spans.values()) for made in group(people)]
    assert sorted(found) == [["l", "n2"], ["m", "n1"]]


@pytest.mark.parametrize(
    ("others", "parts"),
    [
        ([("claim", 0, 18), ("claim", 20, 40)], [0, 1]),
        ([("claim", 0, 18)], []),
        ([("claim", 0, 18), ("denial", 20, 40)], []),
        ([("claim", 0, 18), ("claim", 3, 9)], []),
        ([("claim", 0, 18), ("claim", 3, 9), ("claim", 20, 40)], [0, 2]),
        ([("claim", 0, 18), ("claim", 31, 50)], []),
        ([("claim", 0, 18), ("claim", 31, 49)], [0, 1]),
    ],
    ids=["halves", "one", "another label", "nested", "nested beside", "mostly outside", "half inside"],
)
def test_a_span_that_somebody_else_has_split(others, parts):
    whole = Placed("w", 0, 40, "claim")
    given_parts = [Placed(f"p{at}", start, end, label) for at, (label, start, end) in enumerate(others)]
    assert [part.id for part in parts_of(whole, given_parts)] == [f"p{at}" for at in parts]
