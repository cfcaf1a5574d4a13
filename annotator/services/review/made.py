"""What a decision says, as it stands in the row of the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.article import Json
from annotator.domain.decision import Decision
from annotator.domain.disagreement import Disagreement
from annotator.domain.fingerprint import fingerprint_of
from annotator.domain.ids import GOLD_ID, derived_id
from annotator.domain.review_questions import Choice

AGREED, ADJUDICATED, SINGLE = "agreed", "adjudicated", "single"
"""Where a row of gold comes from: all agreed, somebody decided, only one person read it."""
PROVENANCE, VOTES, REJECTED = "provenance", "votes", "rejected"
"""Keys of a row of gold beside its own."""
OWN_ARTICLE = "own_article"
"""Key of a row of gold, and of its line: decided by somebody who reads the article too, as the lead may."""

NOTE, SEEN = "note", "seen"
"""Acts that decide no group: a note alone was written; gold was added by hand or closed, and nothing decided yet."""

Signature = tuple[tuple[str, int, int, str], ...]
"""What the ends of links were: id, start, end and label of each gold span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A gold span as it was decided; `votes` of the annotators mark it so."""

    id: str
    start: int
    end: int
    label: str
    attributes: Mapping[str, Json] = field(default_factory=dict)
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A gold link as it was decided, between gold spans."""

    type: str
    source: str
    target: str
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The choice of a decision.

    `spans` is None where no span was decided (a note alone, or links), `links` None where it is not about links.
    `open` are the attributes still to be decided. `sources` are the annotators' rows that were in the group. `ends`
    are the gold spans that the links were decided for: where these change, the links are open again. `is_own` records
    that the adjudicator had marked the article too.
    """

    act: str
    kind: str
    place: str
    sources: tuple[str, ...]
    spans: tuple[Draft, ...] | None = None
    links: tuple[Tie, ...] | None = None
    open: tuple[str, ...] = ()
    ends: Signature = ()
    taken: tuple[int, ...] = ()
    """Which of the options, links alone, were taken."""
    is_changed: bool = False
    """Whether it takes something else than what all agreed on."""
    is_own: bool = False

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to be asked."""
        return (self.spans is not None or self.links is not None) and not self.open

    def to_json(self) -> dict[str, Json]:
        """Return it as the row of a decision holds it."""
        spans = [
            [draft.id, draft.start, draft.end, draft.label, dict(draft.attributes), draft.votes]
            for draft in self.spans or ()
        ]
        links = [[tie.type, tie.source, tie.target, tie.votes] for tie in self.links or ()]
        of_links = {"links": links, "ends": [list(end) for end in self.ends], "taken": list(self.taken)}
        return {
            "act": self.act,
            "kind": self.kind,
            "place": self.place,
            "sources": list(self.sources),
            **({"spans": spans} if self.spans is not None else {}),
            **(of_links if self.links is not None else {}),
            **({"open": list(self.open)} if self.open else {}),
            **({"changed": True} if self.is_changed else {}),
            **({"own": True} if self.is_own else {}),
        }


def made(decision: Decision) -> Made:
    """Read the choice of a decision."""
    choice = decision.choice
    spans, links = choice.get("spans"), choice.get("links")
    return Made(
        act=choice.get("act", ""),
        kind=choice.get("kind", ""),
        place=choice.get("place", ""),
        sources=tuple(choice.get("sources", ())),
        spans=None if spans is None else tuple(_draft(*found) for found in spans),
        links=None if links is None else tuple(_tie(*found) for found in links),
        open=tuple(choice.get("open", ())),
        ends=tuple((end[0], end[1], end[2], end[3]) for end in choice.get("ends", ())),
        taken=tuple(choice.get("taken", ())),
        is_changed=choice.get("changed", False),
        is_own=choice.get("own", False),
    )


def _draft(draft_id: str, start: int, end: int, label: str, attributes: Mapping[str, Json], votes: int) -> Draft:
    return Draft(id=draft_id, start=start, end=end, label=label, attributes=attributes, votes=votes)


def _tie(kind: str, source: str, target: str, votes: int) -> Tie:
    return Tie(type=kind, source=source, target=target, votes=votes)


def decision_id(group: Disagreement) -> str:
    """Return the id of the decision about a group: the same options are decided in one row, on every machine."""
    return derived_id("decision", group.article_id, GOLD_ID, group.fingerprint)


def seen(article_id: str, adjudicator: str) -> Decision:
    """Return the row that says that somebody reviews an article here: the same on every machine."""
    fingerprint = fingerprint_of(article_id, SEEN, adjudicator)
    return Decision(
        id=derived_id("decision", article_id, GOLD_ID, fingerprint),
        article_id=article_id,
        annotator_id=GOLD_ID,
        fingerprint=fingerprint,
        decided_by=adjudicator,
        choice={"act": SEEN},
    )


def gold_id(group: Disagreement, number: int = 0) -> str:
    """Return the id of the gold span of a group, or of the further ones where it has several."""
    return derived_id("gold", group.article_id, group.place, number)


def sources_of(group: Disagreement) -> tuple[str, ...]:
    """Return the ids of the annotators' rows in a group, sorted."""
    spans = [span_id for option in group.options for ids in option.spans.values() for span_id in ids]
    links = [link_id for option in group.link_options for ids in option.links.values() for link_id in ids]
    return tuple(sorted([*spans, *links]))


def options_json(group: Disagreement, by_place: Mapping[str, Disagreement]) -> tuple[Json, ...]:
    """Return the options of a group as the row of a decision keeps them; links by the extents of their ends."""
    spans: Sequence[Json] = [
        {
            "parts": [list(part) for part in option.parts],
            "attributes": [dict(values) for values in option.values],
            "by": sorted(option.spans),
        }
        for option in group.options
    ]
    links = [
        {
            "type": option.type,
            "from": [by_place[option.source].start, by_place[option.source].end],
            "to": [[by_place[place].start, by_place[place].end] for place in option.targets],
            "by": sorted(option.links),
        }
        for option in group.link_options
    ]
    return (*spans, *links)


# From options to gold


def ties_of(choice: Choice) -> list[Tie]:
    """Return the links of a choice."""
    kind = choice.link.type if choice.link is not None else ""
    return [Tie(type=kind, source=source, target=target, votes=choice.votes) for source, target in choice.ends]


def drafts_of(
    group: Disagreement,
    parts: Iterable[tuple[int, int, str]],
    values: Iterable[Mapping[str, object]],
    *,
    votes: int = 0,
    ids: tuple[str, ...] = (),
) -> tuple[Draft, ...]:
    """Return gold spans for the parts of an option; the first get the given ids."""
    return tuple(
        Draft(
            id=ids[number] if number < len(ids) else gold_id(group, number),
            start=start,
            end=end,
            label=label,
            attributes=dict(attributes),
            votes=votes,
        )
        for number, ((start, end, label), attributes) in enumerate(zip(parts, values, strict=True))
    )
