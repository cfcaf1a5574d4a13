"""What is gold of an article, whatever its rows say: what was decided and agreed, joined with what was added by hand.

Gold has an extent and label once, and a link once, whoever says so: groups that come to the same span share it, and
a span by hand is the group's as soon as somebody marks the same thing. Links go along; one whose type does not tie
the labels that its ends have now is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from annotator.domain.article import Json
from annotator.domain.comparison_form import trimmed
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span, reading_order
from annotator.services.review.made import PROVENANCE, Draft, Made, Signature, Tie

Golden = tuple[Draft, ...]
"""The gold spans of a group: one, none where nothing was decided to be there, or several."""
Key = tuple[int, int, str]
"""Start, end and label."""


def key_of(row: Span | Draft) -> Key:
    """Return where a span lies and its label."""
    return row.start, row.end, row.label


def form_of(text: str, key: Key) -> Key:
    """Return a place as it is compared, with its label: blanks, outer quotation marks and stops do not count."""
    return *trimmed(text, key[0], key[1]), key[2]


def is_by_hand(row: Span | Link) -> bool:
    """Whether a row of gold was added by somebody, and follows from no group."""
    return PROVENANCE not in row.extra


# Spans


class Drafted(NamedTuple):
    """What a group of spans comes to, None while it is not decided; and whether that was decided, not just agreed."""

    place: str
    drafts: Golden | None
    is_decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The gold spans of each group by its place, those by hand that no group has, and which ids mean another's span."""

    golden: Mapping[str, Golden | None]
    by_hand: Mapping[str, Span]
    same: Mapping[str, str]


def join(text: str, groups: Sequence[Drafted], rows: Mapping[str, Span]) -> Joined:
    """Return gold's spans. `rows` are those stored: an agreed span takes over the id of the row that says the same."""
    found = _Joining(text, groups, rows)
    for group in sorted(groups, key=lambda group: not group.is_decided):
        for draft in group.drafts or ():
            found.add(draft, is_decided=group.is_decided)
    golden = {group.place: found.golden(group.drafts) for group in groups}
    return Joined(golden=golden, by_hand=found.by_hand(), same=found.same)


class _Joining:
    """The spans so far, by where they lie."""

    def __init__(self, text: str, groups: Sequence[Drafted], rows: Mapping[str, Span]) -> None:
        self._text, self._rows = text, rows
        self._own = {draft.id for group in groups for draft in group.drafts or ()}
        self.at: dict[Key, Draft] = {}
        self.same: dict[str, str] = {}
        free = [row for row in rows.values() if row.id not in self._own]
        self._free = {key_of(row): row.id for row in free}
        self._forms = {form_of(text, key_of(row)): row.id for row in free if is_by_hand(row)}
        self._taken: set[str] = set()

    def add(self, draft: Draft, *, is_decided: bool) -> None:
        """Add a span of a group; where there is one already it is that one, with the votes of both."""
        key = key_of(draft)
        known = self.at.get(key)
        if known is None:
            keeps = is_decided or draft.id in self._rows
            known = draft if keeps else replace(draft, id=self._row_at(key) or draft.id)
            self._taken.add(known.id)
        elif dict(known.attributes) == dict(draft.attributes):
            known = replace(known, votes=known.votes + draft.votes)
        self.at[key] = known
        if known.id != draft.id:
            self.same[draft.id] = known.id

    def golden(self, drafts: Golden | None) -> Golden | None:
        """Return what these spans of a group are now, each once."""
        return None if drafts is None else tuple({key: self.at[key] for key in map(key_of, drafts)}.values())

    def _row_at(self, key: Key) -> str:
        """Return the id of the row that says the same and is no other group's."""
        found = [self._free.get(key, ""), self._forms.get(form_of(self._text, key), "") if self._forms else ""]
        return next((row_id for row_id in found if row_id and row_id not in self._taken), "")

    def by_hand(self) -> dict[str, Span]:
        """Return the rows by hand that are no group's."""
        rows = sorted((row for row in self._rows.values() if is_by_hand(row)), key=reading_order)
        forms = {form_of(self._text, key): draft.id for key, draft in self.at.items()} if rows else {}
        left: dict[str, Span] = {}
        for row in rows:
            if row.id in self._own or row.id in self._taken:
                continue
            owner = forms.get(form_of(self._text, key_of(row)))
            if owner is None:
                left[row.id] = row
            else:
                self.same[row.id] = owner
        return left


# Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A gold link. `provenance` is empty for one by hand, whose `row` it is; `is_decided` where somebody decided it."""

    type: str
    source: str
    target: str
    position: int = 0
    votes: int = 0
    provenance: str = ""
    is_decided: bool = False
    row: Link | None = None


def fits(scheme: Scheme, labels: Mapping[str, str], kind: str, source: str, target: str) -> bool:
    """Whether a link of a type may tie two spans, by their ids; `labels` are those of the spans that there are."""
    known = scheme.link_type(kind)
    return (
        known is not None
        and source != target
        and labels.get(source) in known.sources
        and labels.get(target) in known.targets
    )


def tied_again(scheme: Scheme, found: Made, ends: Signature) -> Made | None:
    """Return a decision about links while their ends are what they were: their ids may be others, as of new rows.

    None where they are not, and where a link would not fit its ends, as rows that were merged one by one.
    """
    now = {(start, end, label): span_id for span_id, start, end, label in ends}
    if {end[1:] for end in found.ends} != now.keys():
        return None
    ids = {span_id: now[start, end, label] for span_id, start, end, label in found.ends}
    labels = {span_id: label for span_id, _, _, label in ends}
    links = [replace(tie, source=ids.get(tie.source, ""), target=ids.get(tie.target, "")) for tie in found.links or ()]
    if not all(fits(scheme, labels, tie.type, tie.source, tie.target) for tie in links):
        return None
    return replace(found, ends=ends, links=tuple(links))


def tied(
    scheme: Scheme,
    labels: Mapping[str, str],
    ties: Iterable[tuple[Tie, bool, str]],
    rows: Iterable[Link],
    same: Mapping[str, str],
) -> list[Tied]:
    """Return gold's links, each once and with its position; what was decided goes before what is agreed, or by hand.

    `ties` are those of the groups: whether decided, and their provenance. `rows` are the links that are stored.
    """
    found = [
        Tied(type=tie.type, source=tie.source, target=tie.target, votes=tie.votes, provenance=whose, is_decided=decided)
        for tie, decided, whose in ties
    ]
    found += [
        Tied(
            type=row.type,
            source=same.get(row.source_id, row.source_id),
            target=same.get(row.target_id, row.target_id),
            is_decided=True,
            row=row,
        )
        for row in sorted(rows, key=lambda row: (row.type, row.source_id, row.position, row.target_id, row.id))
        if is_by_hand(row)
    ]
    fitting = [tie for tie in found if fits(scheme, labels, tie.type, tie.source, tie.target)]
    return _placed(scheme, _once(scheme, fitting))


def _once(scheme: Scheme, ties: Sequence[Tied]) -> list[Tied]:
    """Return each link once, and one alone of a type that a source has once."""
    single = {known.id for known in scheme.link_types if known.single}
    first: dict[tuple[str, ...], Tied] = {}
    for tie in sorted(ties, key=lambda tie: (tie.row is not None, not tie.is_decided)):
        first.setdefault((tie.type, tie.source) if tie.type in single else (tie.type, tie.source, tie.target), tie)
    kept = {id(tie) for tie in first.values()}
    return [tie for tie in ties if id(tie) in kept]


def _placed(scheme: Scheme, ties: Iterable[Tied]) -> list[Tied]:
    ordered = {known.id for known in scheme.link_types if known.ordered}
    used: dict[tuple[str, str], int] = {}
    placed = []
    for tie in ties:
        at = used.setdefault((tie.source, tie.type), 0) if tie.type in ordered else 0
        used[tie.source, tie.type] = at + 1
        placed.append(replace(tie, position=at))
    return placed


# What is stored, and what it would be now


class Content(NamedTuple):
    """What gold says, apart from whose it is: attributes by place and label, and links between such places."""

    spans: Mapping[Key, Mapping[str, Json]]
    links: frozenset[tuple[str, Key, Key, int]]


def content(spans: Mapping[str, Span | Draft], links: Iterable[tuple[str, str, str, int]]) -> Content:
    """Return what spans (by id) and links (type, ids of both ends, position) say."""
    places = {span_id: key_of(span) for span_id, span in spans.items()}
    return Content(
        {places[span_id]: dict(span.attributes) for span_id, span in spans.items()},
        frozenset(
            (kind, places[source], places[target], position)
            for kind, source, target, position in links
            if source in places and target in places
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How gold differs from what was closed: spans that came, that went, that have other values; links likewise.

    `waiting` groups are to be decided (again); `finished` annotators have finished the article.
    """

    new: tuple[Key, ...] = ()
    gone: tuple[Key, ...] = ()
    values: tuple[Key, ...] = ()
    new_links: tuple[tuple[str, Key, Key], ...] = ()
    gone_links: tuple[tuple[str, Key, Key], ...] = ()
    waiting: int = 0
    finished: int = 0

    @property
    def is_other(self) -> bool:
        """Whether gold says anything else."""
        return bool(self.new or self.gone or self.values or self.new_links or self.gone_links)


def changes(stored: Content, now: Content, *, waiting: int, finished: int) -> Changes:
    """Return how gold differs now from what is stored, in reading order."""
    both = stored.spans.keys() & now.spans.keys()
    return Changes(
        new=_in_order(now.spans.keys() - both),
        gone=_in_order(stored.spans.keys() - both),
        values=_in_order(key for key in both if stored.spans[key] != now.spans[key]),
        new_links=_links_in_order(now.links - stored.links),
        gone_links=_links_in_order(stored.links - now.links),
        waiting=waiting,
        finished=finished,
    )


def _in_order(keys: Iterable[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=_reading))


def _links_in_order(links: Iterable[tuple[str, Key, Key, int]]) -> tuple[tuple[str, Key, Key], ...]:
    ordered = sorted(links, key=lambda link: (_reading(link[1]), link[0], link[3], _reading(link[2])))
    return tuple((kind, source, target) for kind, source, target, _ in ordered)


def _reading(key: Key) -> Key:
    return key[0], -key[1], key[2]
