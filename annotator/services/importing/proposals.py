"""What is proposed for an article that comes without labels: zones, and data that its file lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from annotator.domain.article import Article
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import APART, PROPOSED, Zone
from annotator.formats import sniffing
from annotator.services.zoning import Metadata
from annotator.services.zoning import proposed as proposed_for

_NOTHING_KNOWN: tuple[tuple[str, UserError], ...] = ()
_FIELDS = ("title", "source", "published", "lang")
_WORKED_OUT = frozenset({sniffing.TEXT, ""})
"""Kinds of files that say nothing of their article: title and language of their records are worked out already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A record with what was proposed for it; `known` and `splits` as in `Entry`."""

    record: LabelledRecord
    known: tuple[tuple[str, UserError], ...] = ()
    splits: tuple[int, ...] = ()
    remarks: tuple[UserError, ...] = ()
    """What a person should know of what was proposed."""

    @property
    def count(self) -> int:
        """How many zones it has."""
        return len(self.record.zones)

    def told(self, unsaid: Collection[str]) -> Proposed:
        """Return it with the reason for what was worked out of the text, as its file has no place for it."""
        article, known = self.record.article, {name for name, _ in self.known}
        more = [
            (name, _reason(_WORKED_OUT_BY[name]))
            for name in sorted(unsaid)
            if name not in known and getattr(article, name)
        ]
        return replace(self, known=(*self.known, *more))

    @property
    def apart(self) -> list[tuple[int, int]]:
        """The extents of zones that are no part of the article itself."""
        return [(zone.start, zone.end) for zone in self.record.zones if zone.kind in APART]


_WORKED_OUT_BY = {
    "title": QT_TRANSLATE_NOOP("errors", "The first line of the text."),
    "lang": QT_TRANSLATE_NOOP("errors", "By the words of the text."),
}


@lru_cache(maxsize=100)  # there are a few, and 100,000 articles that have them
def _reason(template: str) -> UserError:
    return UserError(template)


def unproposed(record: LabelledRecord) -> Proposed:
    """Return a record as its file gives it."""
    return Proposed(record=record)


def proposed(record: LabelledRecord, kind: str, *, whole: bool = False) -> Proposed:
    """Return a record with the zones and the data that its text shows beside what its file, of a kind, gives.

    Of a `whole` one nothing is filled in: what is empty in an export comes back empty.
    """
    found = proposed_for(record.article)
    article, known = record.article, _NOTHING_KNOWN
    if not whole:
        article, known = _with_metadata(article, found.metadata, gives=kind not in _WORKED_OUT)
    zones = reconciled([*record.zones, *found.zones]) if record.zones else tuple(found.zones)  # these never cross
    return Proposed(
        record=replace(record, article=article, zones=zones),
        known=known,
        splits=tuple(one.at for one in found.splits),
        remarks=found.remarks,
    )


def _with_metadata(
    article: Article, found: Metadata, *, gives: bool
) -> tuple[Article, tuple[tuple[str, UserError], ...]]:
    """Return the article with what was found where its file is silent, and the reasons.

    What a text file has as a title is its first line that reads like one: what its zones say is better.
    """
    silent = [name for name in _FIELDS if not getattr(article, name).strip() or (name == "title" and not gives)]
    values = {name: getattr(found, name) for name in silent if getattr(found, name)}
    known = tuple((name, _reason(found.reasons.get(name, ""))) for name in values)
    return replace(article, **values), known


def reconciled(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """Return the zones without those that say the same again, or cross a surer one partly; sorted by place.

    Of two with one place and kind the surer stays, as of two that cross; of equally sure ones the first, and one that
    is accepted before any that is proposed. A zone inside another of the same kind says nothing more.
    """
    kept: list[Zone] = []
    for zone in sorted(zones, key=lambda one: (one.state == PROPOSED, -one.confidence)):
        if not any(_excludes(other, zone) for other in kept):
            kept.append(zone)
    return tuple(sorted(kept, key=lambda zone: (zone.start, -zone.end, zone.kind)))


def _excludes(one: Zone, other: Zone) -> bool:
    """Whether a zone leaves no room for another that is less sure."""
    if one.end <= other.start or other.end <= one.start:
        return False
    inside = one.start <= other.start and other.end <= one.end
    around = other.start <= one.start and one.end <= other.end
    return one.kind == other.kind or not (inside or around) or (one.start, one.end) == (other.start, other.end)
