"""Where annotators differ: each kind at its place, the same whoever is named first, and told by fingerprints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.disagreement import Boundary, Compared, LabelsOf, boundary_of
from annotator.domain.disagreements import disagreements, kinds_of
from annotator.domain.link import Link
from annotator.domain.span import Span
from tests.labelled import CLAIMS
from tests.reviews import Marked, compared

TEXT = (
    "Bà Lan Hạ nói có 1.200 tàu rời cảng. Ông Kern bác bỏ tin tàu rời cảng đêm qua, "
    "còn hãng Bắc Vịnh dẫn lời bà Lan Hạ rằng “kho đã trống.” Bà nói kho trống từ thứ Hai."
)
ONE = Marked({"c": ("có 1.200 tàu rời cảng", "claim")})


def kinds(found: Compared) -> list[tuple[str, ...]]:
    return [group.differences for group in found.disagreements]


def test_those_who_mark_the_same_agree():
    found = compared(TEXT, a=ONE, b=ONE)
    assert found.disagreements == ()
    (group,) = found.groups
    assert (group.kind, group.options[0].votes, len(group.options)) == ("agreed", 2, 1)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("có 1.200 tàu rời cảng", "denial"), ("polarity",)),
        (("có 1.200 tàu rời cảng", "actor"), ("label",)),
        (("1.200 tàu rời cảng", "claim"), ("boundary",)),
        (("có 1.200 tàu rời cảng", "claim", {"certainty": "possible"}), ("attribute",)),
        (("1.200 tàu rời cảng", "claim", {"certainty": "possible"}), ("boundary", "attribute")),
        (("nói có 1.200 tàu rời cảng", "denial"), ("polarity", "boundary")),
    ],
)
def test_a_group_lists_all_its_differences_headed_by_the_worst(other: tuple[Any, ...], expected: tuple[str, ...]):
    assert kinds(compared(TEXT, a=ONE, b=Marked({"c": other}))) == [expected]


def test_what_one_has_and_another_has_not_is_missing():
    (group,) = compared(TEXT, a=ONE, b=Marked({})).disagreements
    assert (group.kind, group.nothing, group.options[0].votes) == ("missing", ("b",), 1)


def test_a_whole_and_its_parts_are_one_group_with_two_options():
    parts = Marked({"c": ("có 1.200 tàu", "claim"), "d": ("rời cảng", "claim")})
    (group,) = compared(TEXT, a=ONE, b=parts).disagreements
    assert group.kind == "split"
    assert [len(option.parts) for option in group.options] == [1, 2]
    assert not group.nothing


def test_a_part_that_the_other_has_too_is_no_split():
    both = Marked({"c": ("có 1.200 tàu rời cảng", "claim"), "d": ("1.200 tàu", "claim")})
    found = compared(TEXT, a=ONE, b=both)
    assert kinds(found) == [("missing",)]


def figure(**attributes: str) -> Marked:
    return Marked({"f": ("1.200 tàu", "figure", attributes)})


@pytest.mark.parametrize("value", ["1200", "1200.0", "1200.00"])
def test_values_are_compared_as_numbers(value: str):
    assert not compared(TEXT, a=figure(value="1200"), b=figure(value=value)).disagreements


def test_another_value_is_worse_than_another_attribute():
    (group,) = compared(TEXT, a=figure(value="1200", kind="count"), b=figure(value="1.2", kind="money")).disagreements
    assert (group.kind, group.differences, group.fields) == ("value", ("value", "attribute"), ("value", "kind"))


def test_what_agreement_leaves_out_is_no_difference():
    cue = Marked({"c": ("có 1.200 tàu rời cảng", "claim", {"cue": {"start": 10, "end": 13}})})
    assert not compared(TEXT, a=ONE, b=cue).disagreements


def test_a_flag_that_is_not_set_is_one_that_says_no():
    no = Marked({"c": ("có 1.200 tàu rời cảng", "claim", {"continued": False})})
    assert not compared(TEXT, a=ONE, b=no).disagreements


def test_of_extents_that_differ_by_trimming_the_one_by_the_rule_of_quotation_marks_is_kept():
    whole, bare, without = "“kho đã trống.”", "kho đã trống", "kho đã trống."
    for first, second in ((whole, bare), (bare, without), (without, whole)):
        found = compared(TEXT, a=Marked({"c": (first, "claim")}), b=Marked({"c": (second, "claim")}))
        (group,) = found.groups
        assert group.is_agreed
        start, end, _ = group.options[0].parts[0]
        assert TEXT[start:end] == (whole if whole in {first, second} else bare)


# Names of things


def named(*names: str) -> Marked:
    quotes = [("Bà Lan Hạ", 0), ("Ông Kern", 0), ("bà Lan Hạ", 30), ("Bà", 100)]
    return Marked(
        {
            str(number): (quote, "actor", {"canonical": name} if name else {}, at)
            for number, ((quote, at), name) in enumerate(zip(quotes, names, strict=True))
        }
    )


def test_other_names_for_the_same_things_agree_and_come_to_one_name():
    found = compared(TEXT, a=named("Lan", "Kern", "Lan", "Lan"), b=named("Lan Hạ", "K.", "Lan Hạ", "Lan Hạ"))
    assert not found.disagreements
    chosen = [group.options[0].attributes["canonical"] for group in found.groups]
    assert chosen == ["Lan Hạ", "Kern", "Lan Hạ", "Lan Hạ"]


def test_one_judgement_about_a_thing_is_one_difference():
    found = compared(TEXT, a=named("Lan", "Kern", "Lan", "Lan"), b=named("Lan", "Kern", "X", "X"))
    assert [(group.fields, TEXT[group.start : group.end]) for group in found.disagreements] == [
        (("canonical",), "bà Lan Hạ")
    ]


def test_a_name_that_clusters_with_nothing_is_as_good_as_none():
    assert not compared(TEXT, a=named("Lan", "Kern", "Lan", "Lan"), b=named("Lan", "", "Lan", "Lan")).disagreements


# Links

PEOPLE = {
    "lan": ("Bà Lan Hạ", "actor"),
    "kern": ("Ông Kern", "actor"),
    "vinh": ("hãng Bắc Vịnh", "actor"),
    "one": ("có 1.200 tàu rời cảng", "claim"),
    "two": ("tàu rời cảng đêm qua", "claim"),
    "three": ("“kho đã trống.”", "claim"),
    "four": ("kho trống từ thứ Hai", "claim"),
    "denial": ("bác bỏ tin tàu rời cảng đêm qua", "denial"),
}


def linked(*links: tuple[str, str, str]) -> Marked:
    return Marked(PEOPLE, links)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ([("by", "one", "lan")], [("by", "one", "lan")], []),
        ([("by", "one", "lan")], [], ["link_missing"]),
        ([("by", "one", "lan")], [("by", "one", "kern")], ["link_target"]),
        ([("by", "three", "vinh")], [("via", "three", "vinh")], ["link_type"]),
        ([("by", "one", "lan"), ("by", "one", "kern")], [("by", "one", "lan")], ["link_missing"]),
        ([("by", "one", "lan"), ("by", "one", "kern")], [], ["link_missing", "link_missing"]),
        ([("by", "one", "lan"), ("by", "one", "kern")], [("by", "one", "vinh")], ["link_target"]),
    ],
)
def test_links_match_by_source_target_and_type(mine: list[Any], theirs: list[Any], expected: list[str]):
    found = compared(TEXT, a=linked(*mine), b=linked(*theirs))
    assert [group.kind for group in found.disagreements] == expected
    assert kinds_of_marked(linked(*mine), linked(*theirs)) == found.kinds()


def kinds_of_marked(mine: Marked, theirs: Marked) -> Any:
    from tests.reviews import labels

    return kinds_of(TEXT, {"a": labels(TEXT, "a", mine), "b": labels(TEXT, "b", theirs)}, CLAIMS)


def test_another_member_of_a_same_as_cluster_is_the_same_target():
    same = ("same_as", "two", "one")
    mine, theirs = linked(("denies", "denial", "one"), same), linked(("denies", "denial", "two"), same)
    assert not compared(TEXT, a=mine, b=theirs).disagreements


def test_chains_and_directions_of_sameness_say_nothing():
    chain = linked(("same_as", "two", "one"), ("same_as", "three", "two"))
    star = linked(("same_as", "two", "one"), ("same_as", "three", "one"))
    turned = linked(("same_as", "one", "two"), ("same_as", "one", "three"))
    for other in (star, turned):
        assert not compared(TEXT, a=chain, b=other).disagreements


def test_links_that_follow_from_nesting_are_left_out():
    more = {**PEOPLE, "figure": ("1.200 tàu", "figure")}
    mine, theirs = Marked(more, [("in", "figure", "one")]), Marked(more)
    assert not compared(TEXT, a=mine, b=theirs).disagreements


def test_a_link_that_says_something_else_than_nesting_is_a_disagreement():
    more = {**PEOPLE, "figure": ("1.200 tàu", "figure")}
    mine, theirs = Marked(more, [("in", "figure", "two")]), Marked(more)
    assert kinds(compared(TEXT, a=mine, b=theirs)) == [("link_missing",)]


def test_links_of_a_span_that_others_have_not_marked_are_no_disagreement_of_their_own():
    without = {name: span for name, span in PEOPLE.items() if name != "one"}
    found = compared(TEXT, a=linked(("by", "one", "lan")), b=Marked(without))
    assert kinds(found) == [("missing",)]
    assert [group.kind for group in found.links] == ["agreed"]


def test_a_link_that_the_label_of_the_other_cannot_have_is_no_disagreement_of_its_own():
    flipped = {**PEOPLE, "denial": ("bác bỏ tin tàu rời cảng đêm qua", "claim")}
    found = compared(TEXT, a=linked(("denies", "denial", "two")), b=Marked(flipped))
    assert kinds(found) == [("polarity",)]


def test_agreement_that_rests_on_one_suggestion_says_so():
    accepted = Marked(ONE.spans, origin="suggested:rules@1")
    assert compared(TEXT, a=accepted, b=accepted).groups[0].rests_on_suggestion
    assert not compared(TEXT, a=accepted, b=ONE).groups[0].rests_on_suggestion


def test_how_one_extent_lies_to_another():
    lies = {
        (3, 9): None,
        (4, 9): Boundary("start", 1, 0),
        (3, 7): Boundary("end", 0, -2),
        (4, 8): Boundary("inside", 1, -1),
        (1, 10): Boundary("outside", -2, 1),
        (5, 12): Boundary("crossing", 2, 3),
        (1, 5): Boundary("crossing", -2, -4),
    }
    assert {other: boundary_of((3, 9), other) for other in lies} == lies


# Laws

LENGTH = 40
TEXT_OF_LAWS = "“Một hai ba. Bốn năm sáu,” bảy tám chín."
LABELS = ["claim", "denial", "actor", "figure"]
VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "claim": st.fixed_dictionaries({}, optional={"certainty": st.sampled_from(["asserted", "possible"])}),
    "denial": st.fixed_dictionaries({}, optional={"kind": st.sampled_from(["explicit", "implicit"])}),
    "actor": st.fixed_dictionaries({}, optional={"canonical": st.sampled_from(["A", "B", "Ab"])}),
    "figure": st.fixed_dictionaries({}, optional={"value": st.sampled_from(["1", "1.0", "2"])}),
}


@st.composite
def people(draw: st.DrawFn, most: int = 3) -> dict[str, LabelsOf]:
    """What two or three people marked, with links of all types that may tie their spans."""
    return {who: draw(labels_of(who)) for who in "abc"[: draw(st.integers(2, most))]}


@st.composite
def labels_of(draw: st.DrawFn, who: str) -> LabelsOf:
    one = st.sampled_from(LABELS).flatmap(
        lambda label: st.tuples(st.integers(0, LENGTH - 14), st.integers(1, 14), st.just(label), VALUES[label])
    )
    drawn = draw(st.lists(one, max_size=5, unique_by=lambda found: found[:3]))
    spans = [
        Span(
            id=f"{who}{number}",
            article_id="x",
            annotator_id=who,
            start=start,
            end=start + wide,
            label=label,
            quote="",
            attributes=attributes,
        )
        for number, (start, wide, label, attributes) in enumerate(drawn)
    ]
    ties = [
        (source.id, kind.id, target.id)
        for source in spans
        for kind in CLAIMS.link_types_from(source.label)
        for target in spans
        if target is not source and target.label in kind.targets
    ]
    links = [
        Link(
            id=f"{source}{kind}{target}",
            article_id="x",
            annotator_id=who,
            type=kind,
            source_id=source,
            target_id=target,
        )
        for source, kind, target in (draw(st.lists(st.sampled_from(ties), max_size=4, unique=True)) if ties else ())
    ]
    return LabelsOf(spans, links)


def compare(people: dict[str, LabelsOf]) -> Compared:
    return disagreements("x", TEXT_OF_LAWS, people, CLAIMS)


def nameless(found: Compared) -> list[Any]:
    """What a comparison comes to apart from who is who."""
    return [
        (
            group.place,
            group.differences,
            group.fields,
            group.start,
            group.end,
            [(option.parts, dict(option.attributes), sorted(option.spans.values())) for option in group.options],
            sorted((link.type, link.source, link.targets, sorted(link.links.values())) for link in group.link_options),
            len(group.nothing),
        )
        for group in (*found.groups, *found.links)
    ]


@given(people(), st.permutations("xyz"))
@settings(max_examples=80)
def test_names_and_their_order_change_nothing_but_names(found: dict[str, LabelsOf], names: list[str]):
    renamed = dict(zip(names, found.values(), strict=False))
    turned = dict(reversed(list(found.items())))
    assert nameless(compare(renamed)) == nameless(compare(found))
    assert compare(turned) == compare(found)


@given(people())
@settings(max_examples=80)
def test_every_span_lies_in_one_group_and_the_quick_count_is_the_count(found: dict[str, LabelsOf]):
    comparison = compare(found)
    lying = [
        span_id
        for group in comparison.groups
        for option in group.options
        for ids in option.spans.values()
        for span_id in ids
    ]
    assert sorted(lying) == sorted(span.id for labels in found.values() for span in labels.spans)
    assert kinds_of(TEXT_OF_LAWS, found, CLAIMS) == comparison.kinds()


@given(labels_of("a"))
@settings(max_examples=50)
def test_whoever_marks_the_same_agrees(mine: LabelsOf):
    ids = {span.id: f"b{span.id}" for span in mine.spans}
    theirs = LabelsOf(
        [replace(span, id=ids[span.id]) for span in mine.spans],
        [
            replace(link, id=f"b{link.id}", source_id=ids[link.source_id], target_id=ids[link.target_id])
            for link in mine.links
        ],
    )
    assert not compare({"a": mine, "b": theirs}).disagreements


@given(people(), st.data())
@settings(max_examples=60)
def test_a_change_of_one_source_changes_its_own_fingerprints_and_no_other(
    found: dict[str, LabelsOf], data: st.DataObject
):
    spans = [span for labels in found.values() for span in labels.spans if span.label in {"claim", "figure"}]
    if not spans:
        return
    changed = data.draw(st.sampled_from(spans))
    field, value = ("form", "direct") if changed.label == "claim" else ("unit", "tàu")
    other = replace(changed, attributes={**changed.attributes, field: value})
    before = compare(found)
    after = compare(
        {
            who: LabelsOf([other if span.id == changed.id else span for span in labels.spans], labels.links)
            for who, labels in found.items()
        }
    )
    place = before.place_of[changed.id]
    assert {group.place for group in after.groups} == {group.place for group in before.groups}
    for group in (*before.groups, *before.links):
        is_same = after.by_place[group.place].fingerprint == group.fingerprint
        assert is_same == (group.place != place)
