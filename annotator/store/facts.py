"""What the project's reads answer with, beside the words of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class ArticleRow(NamedTuple):
    """A line of the article list as one annotator sees it. `length` in code points, `spans` their own."""

    id: str
    title: str
    source: str
    published: str
    lang: str
    length: int
    status: str
    flagged: bool
    spans: int


class Guidelines(NamedTuple):
    """A version of a project's guidelines. A minor one leaves what is to be marked as the version before has it."""

    version: int
    sha256: str
    text: str
    minor: bool = False


class LogEntry(NamedTuple):
    """One act in the history. `kind` is edit, undo or redo; `target` the seq of what was undone or redone."""

    seq: int
    kind: str
    target: int | None
    name: str
    article_id: str


class Progress(NamedTuple):
    """How far one annotator is, in articles: those assigned, of which so many are finished and so on.

    Where nothing was ever assigned to anybody, all are to be read by everybody. `spans` are theirs in all articles,
    `seconds` the time they worked.
    """

    annotator_id: str
    articles: int
    finished: int
    in_progress: int
    skipped: int
    flagged: int
    spans: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts over the active articles: of one annotator, or of all persons together (gold left out).

    `statuses` maps todo, in_progress, finished and skipped to articles (times persons, for all together); `seconds` is
    the time worked.
    """

    articles: int
    statuses: Mapping[str, int]
    flagged: int
    open_points: int
    spans: Mapping[str, int]
    links: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusCounts:
    """How many active articles each source, month (`2024-05`), language and tag has; empty where it is not known.

    Months in order, the others the most frequent first.
    """

    sources: Mapping[str, int]
    months: Mapping[str, int]
    languages: Mapping[str, int]
    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSeen:
    """The articles that somebody has in their list, counted as `CorpusCounts` does, and what they may know of the work.

    `statuses` and `flagged` are those of their own work, `spans` (label to count) those that they may see. `lengths`
    maps the least length of a class, in code points, to articles; `median` and the longest are lengths too.
    """

    corpus: CorpusCounts
    articles: int
    statuses: Mapping[str, int]
    flagged: int
    lengths: Mapping[int, int]
    shortest: int
    median: int
    longest: int
    spans: Mapping[str, int]


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a bulk act did, by kind of row (articles, annotators, zones, works, spans, links).

    `present` rows stood in the project with the same content, `differing` ones with another, which was kept. A link
    whose spans are not there as imported counts as differing.
    """

    added: dict[str, int] = field(default_factory=dict)
    present: dict[str, int] = field(default_factory=dict)
    differing: dict[str, int] = field(default_factory=dict)
    replaced: dict[str, int] = field(default_factory=dict)
    """Rows whose content was changed or which went, where labels took the place of others."""
