"""What a span can be linked to, in which order."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.labelled import Labelled
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.services.linking import candidates, first_type, nearest


def span(name: str, start: int, end: int, label: str) -> Span:
    return Span(id=name, article_id="a", annotator_id="p", start=start, end=end, label=label, quote="x" * (end - start))


DENIAL = span("denial", 100, 160, "denial")
SPANS = [
    DENIAL,
    span("far", 0, 20, "claim"),
    span("near", 60, 90, "claim"),
    span("later", 170, 190, "claim"),
    span("inside", 120, 150, "claim"),
    span("actor", 92, 98, "actor"),
]


def link(kind: str, target: str) -> Link:
    return Link(id=kind + target, article_id="a", annotator_id="p", type=kind, source_id="denial", target_id=target)


def test_the_nested_claim_comes_first_then_the_nearest_before_then_the_nearest_after(scheme):
    found = candidates(scheme.link_type("denies"), DENIAL, SPANS, [])
    assert [target.id for target in found] == ["inside", "near", "far", "later"]


def test_a_target_that_is_tied_already_is_left_out(scheme):
    found = candidates(scheme.link_type("denies"), DENIAL, SPANS, [link("denies", "inside"), link("by", "actor")])
    assert [target.id for target in found] == ["near", "far", "later"]


def test_a_span_is_never_offered_itself(scheme):
    claim = SPANS[1]
    assert claim not in candidates(scheme.link_type("same_as"), claim, SPANS, [])


def test_the_type_that_is_missing_is_proposed_first(scheme):
    types = scheme.link_types_from("denial")
    assert first_type(types, DENIAL, []).id == "denies"
    assert first_type(types, DENIAL, [link("denies", "near")]).id == "by"
    assert first_type((), DENIAL, []) is None


@given(
    st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 900), st.sampled_from(["claim", "actor"])), max_size=60),
    st.integers(0, 40_000),
    st.integers(1, 500),
    st.integers(1, 12),
)
def test_the_nearest_targets_are_the_first_of_all(scheme, places, start, length, most):
    source = span("source", start, start + length, "denial")
    others = [span(f"s{at}", begin, begin + long, label) for at, (begin, long, label) in enumerate(places)]
    links = [link("denies", other.id) for other in others[:3] if other.label == "claim"]
    links = [replace(each, source_id="source") for each in links]
    labelled = Labelled(scheme, [source, *others], links)
    link_type = scheme.link_type("denies")
    expected = candidates(link_type, source, others, links)[:most]
    assert nearest(link_type, source, labelled, length=50_000, most=most) == expected
