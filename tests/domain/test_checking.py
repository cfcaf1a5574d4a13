"""The rules that every span and link keeps, whichever way it comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.checking import check_label, check_link, check_span
from annotator.domain.errors import RecordError
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Mark, Span

TEXT = "Ông Mộc nói 😀 cầu đã sập."
SPAN = Span(id="s", article_id="a", annotator_id="p", start=12, end=13, label="claim", quote="😀")
LINK = Link(id="l", article_id="a", annotator_id="p", type="denies", source_id="d", target_id="c")
DENIAL, CLAIM, ACTOR = Mark("d", 0, 3, "denial"), Mark("c", 4, 7, "claim"), Mark("a", 8, 9, "actor")


def test_a_span_counts_code_points(scheme: Scheme) -> None:
    check_span(scheme, TEXT, SPAN)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"quote": "cầu"}, "the quote is"),
        ({"start": 13}, "not before"),
        ({"end": 99}, "outside the text"),
        ({"start": -1}, "outside the text"),
        ({"label": "rumour"}, "rumour"),
        ({"attributes": {"form": "loud"}}, "form"),
        ({"attributes": {"cue": {"start": 3, "end": 99}}}, "outside the text"),
    ],
)
def test_a_span_that_breaks_a_rule_is_refused(scheme: Scheme, changed: dict[str, object], told: str) -> None:
    with pytest.raises(RecordError, match=told):
        check_span(scheme, TEXT, replace(SPAN, **changed))


def test_a_label_of_the_scheme_is_taken_and_another_refused(scheme: Scheme) -> None:
    check_label(scheme, "actor")
    with pytest.raises(RecordError, match="rumour"):
        check_label(scheme, "rumour")


def test_a_link_ties_the_labels_that_its_type_names(scheme: Scheme) -> None:
    check_link(scheme, LINK, DENIAL, CLAIM)
    with pytest.raises(RecordError, match="from denial to claim, not from claim to denial"):
        check_link(scheme, LINK, CLAIM, DENIAL)
    with pytest.raises(RecordError, match="not from denial to actor"):
        check_link(scheme, LINK, DENIAL, ACTOR)


def test_an_unknown_link_type_and_a_link_to_itself_are_refused(scheme: Scheme) -> None:
    with pytest.raises(RecordError, match="supports"):
        check_link(scheme, replace(LINK, type="supports"), DENIAL, CLAIM)
    with pytest.raises(RecordError, match="to itself"):
        check_link(scheme, replace(LINK, type="same_as"), CLAIM, CLAIM)
