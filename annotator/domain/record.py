"""A labelled record: one article as one annotator labelled it; a line of the labelled JSONL, without its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from annotator.domain.article import Article, Json
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.domain.zone import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which scheme or guidelines: id, version and SHA-256 (hex) of its content; all empty where unknown."""

    id: str = ""
    version: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledRecord:
    """`annotator` is None where a line brings an article without labels. `extra` holds unknown keys, kept as found.

    `n_annotators` counts the annotators of the article that have begun it (gold left out).
    """

    article: Article
    zones: tuple[Zone, ...] = ()
    annotator: Annotator | None = None
    status: str = "todo"
    n_annotators: int = 0
    scheme: Stamp = Stamp()
    guidelines: Stamp = Stamp()
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict)


class StoredRecord(NamedTuple):
    """A record whose labels are rows as a project holds them: objects of 300,000 spans cost more than writing them.

    `record` has no spans and links of its own. `spans` are (article, annotator, start, -end, label, id, quote,
    attributes, note, origin, scheme_version, extra), `links` (article, annotator, type, source, target, id, position,
    extra), both sorted as they are written; article and annotator are the numbers of the project.
    """

    record: LabelledRecord
    spans: list[tuple[Any, ...]]
    links: list[tuple[Any, ...]]
