"""The scheme: the claims scheme as shipped, and what a scheme file may not say."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from annotator.domain.errors import RecordError, SchemeError
from annotator.domain.scheme import Scheme, named, scheme_from, scheme_from_json, scheme_from_toml


def test_the_claims_scheme_has_the_labels_links_and_open_points_of_the_guidelines(scheme: Scheme) -> None:
    assert [label.id for label in scheme.labels] == ["claim", "denial", "actor", "figure"]
    assert [known.id for known in scheme.link_types] == ["denies", "by", "via", "in", "same_as"]
    assert {rule.label for rule in scheme.open_points} == {"claim", "denial", "figure"}


def test_a_scheme_comes_back_from_the_json_that_a_project_keeps(scheme: Scheme) -> None:
    again = scheme_from_json(scheme.to_json())
    assert again == scheme
    assert again.sha256 == scheme.sha256


def test_a_name_that_a_language_lacks_is_shown_in_english(scheme: Scheme) -> None:
    label = scheme.labels[0]
    assert named(label.names, "vi") == "Tuyên bố"
    assert named(label.names, "fr") == "Claim"


def test_attributes_are_put_in_the_order_of_the_scheme_unknown_ones_last(scheme: Scheme) -> None:
    given = {"zz": 1, "approx": "exact", "aa": 2, "value": "12"}
    assert list(scheme.in_order("figure", given)) == ["value", "approx", "aa", "zz"]


@pytest.mark.parametrize(
    ("label", "attributes"),
    [
        ("figure", {"value": "12000.5", "kind": "count"}),
        ("figure", {"value": "-3"}),
        ("claim", {"non_denial": True, "cue": {"start": 0, "end": 4}}),
        ("actor", {"canonical": "Điện Kremlin"}),
    ],
)
def test_values_of_every_type_are_taken(scheme: Scheme, label: str, attributes: dict[str, Any]) -> None:
    scheme.check_attributes(label, attributes)


@pytest.mark.parametrize(
    ("label", "attributes", "told"),
    [
        ("rumour", {}, "rumour.*claim, denial, actor, figure"),
        ("claim", {"value": "1"}, "claim.*no attribute.*value"),
        ("figure", {"value": "12.000,5"}, "value"),
        ("figure", {"value": 12}, "value"),
        ("figure", {"kind": "weight"}, "count, percent"),
        ("claim", {"non_denial": "yes"}, "non_denial"),
        ("claim", {"cue": {"start": 4, "end": 4}}, "cue"),
        ("claim", {"cue": {"start": 0, "end": True}}, "cue"),
    ],
)
def test_other_values_are_refused_and_named(scheme: Scheme, label: str, attributes: dict[str, Any], told: str) -> None:
    with pytest.raises(RecordError, match=told):
        scheme.check_attributes(label, attributes)


def _without_english(content: dict[str, Any]) -> None:
    del content["labels"][0]["names"]["en"]


def _same_key(content: dict[str, Any]) -> None:
    content["labels"][1]["key"] = content["labels"][0]["key"].lower()


def _same_id(content: dict[str, Any]) -> None:
    content["labels"][1]["id"] = content["labels"][0]["id"]


def _strange_target(content: dict[str, Any]) -> None:
    content["links"][0]["to"] = ["rumour"]


def _bad_colour(content: dict[str, Any]) -> None:
    content["labels"][0]["colours"]["dark"]["lane"] = "red"


def _no_labels(content: dict[str, Any]) -> None:
    del content["labels"]


def _labels_of_numbers(content: dict[str, Any]) -> None:
    content["labels"] = [1]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_without_english, "labels.claim.names"),
        (_same_key, "labels.denial.key"),
        (_same_id, "claim"),
        (_strange_target, "links.denies.*rumour"),
        (_bad_colour, "labels.claim.colours.dark.lane is red"),
        (_no_labels, "lacks 'labels'"),
        (_labels_of_numbers, "not built as a scheme"),
    ],
)
def test_a_spoilt_scheme_is_refused_with_the_place(
    scheme: Scheme, spoil: Callable[[dict[str, Any]], None], told: str
) -> None:
    content = copy.deepcopy(dict(scheme.content))
    spoil(content)
    with pytest.raises(SchemeError, match=told):
        scheme_from(content)


def _places(value: object, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield from _places(one, (*at, key))


@pytest.mark.parametrize("strange", [7, None, [1], {"a": 1}, True])
def test_a_value_of_another_kind_at_any_place_is_refused_in_a_sentence_or_can_be_shown(
    scheme: Scheme, strange: object
) -> None:
    whole = copy.deepcopy(dict(scheme.content))
    for place in list(_places(whole))[1:]:
        content = copy.deepcopy(whole)
        inside: Any = content
        for key in place[:-1]:
            inside = inside[key]
        inside[place[-1]] = strange
        try:
            read = scheme_from(content)
        except SchemeError:
            continue
        attributes = [attribute.names for label in read.labels for attribute in label.attributes]
        every = (*(label.names for label in read.labels), *(known.names for known in read.link_types), *attributes)
        assert all(isinstance(named(names, lang), str) for names in every for lang in ("vi", "en")), place


def test_what_is_no_toml_is_said_to_be_none() -> None:
    with pytest.raises(SchemeError, match="no TOML"):
        scheme_from_toml("labels = [")


@pytest.mark.parametrize("colours", [{}, [], {"light": {}}, {"light": [1], "dark": 2}, {"light": {"tint": 7}}, None])
def test_colours_that_are_none_are_refused_with_their_place(scheme: Scheme, colours: object) -> None:
    content = copy.deepcopy(dict(scheme.content))
    content["labels"][0]["colours"] = colours
    with pytest.raises(SchemeError, match=r"labels\.claim\.colours\.light"):
        scheme_from(content)
