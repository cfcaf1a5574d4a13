"""What the measures of agreement come to: numbers with interval, what they count, and why where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.article import Json
from annotator.domain.work import Annotator

Pair = tuple[str, str]
"""Two annotators' ids, sorted."""

Version = tuple[int, int]
"""The versions of scheme and guidelines that work was done under, each the first of its major (domain/majors.py)."""

NOT_MARKED = ""
"""Stands for a label in a confusion matrix where one of two annotators marked nothing."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about a number: a template marked for translation (context "agreement") and its values."""

    template: str
    values: Mapping[str, Json] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number, its 95 % bootstrap interval over articles, and what it was made from.

    `value` is None where it is undefined; `low` and `high` are None where there is no interval (fewer than ten
    articles). `n` counts what the measure's unit is (see its docstring), `articles` the articles behind it, `sd` the
    standard deviation over pairs where it is a mean over several. `notes` say why it is undefined, or that the
    interval is rough or missing.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    articles: int = 0
    sd: float | None = None
    notes: tuple[Note, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """Return it unrounded, null where undefined."""
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "articles": self.articles,
            "sd": self.sd,
            "note": "; ".join(map(str, self.notes)),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure over everything and in parts; for links and attributes `by_label` goes by these instead."""

    overall: Measured
    by_label: Mapping[str, Measured] = field(default_factory=dict)
    by_pair: Mapping[Pair, Measured] = field(default_factory=dict)
    by_article: Mapping[str, Measured] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Counts of articles: active ones, those finished by anybody, and by two or more persons."""

    articles: int
    finished: int
    finished_by_two: int
    compared: int = 0
    """Articles in the figures: finished by two or more under `version`."""
    alone: tuple[str, ...] = ()
    """Articles that one person alone has finished: they are in no figure."""
    version: Version | None = None
    """The version of scheme and guidelines that the figures are of."""
    guidelines_to: int = 0
    """The newest version of the guidelines behind the figures: `version` itself, or a minor one after it."""
    by_version: Mapping[Version, int] = field(default_factory=dict)
    """Articles finished by two or more under each version. Different versions are never in one figure."""
    marks: bool = True
    """Whether extents are compared without outer quotation marks and closing stops."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """All measures of a project; see docs for each one's definition. Keys of mappings are ids.

    `spans` counts the spans of each annotator in articles that two or more finished, by label. `confusion` counts for
    each pair the matched spans by (label of the first, label of the second), NOT_MARKED where only one marked.
    `attributes` and `links` are split by attribute and by link type in `by_label`. `kinds` counts disagreements.
    """

    coverage: Coverage
    annotators: tuple[Annotator, ...]
    titles: Mapping[str, str]
    spans: Mapping[str, Mapping[str, int]]
    strict_f1: Measure
    relaxed_f1: Measure
    span_f1: Measure
    agr: Mapping[Pair, tuple[Measured, Measured]]
    char_alpha: Measure
    label_percent: Measure
    label_alpha: Measure
    boundary_exact: Measure
    boundary_start_shift: Measure
    boundary_end_shift: Measure
    boundary_iou: Measure
    attribute_percent: Measure
    attribute_alpha: Measure
    value_agreement: Measure
    links_all: Measure
    links_given_ends: Measure
    flip_count: Measure
    flip_rate: Measure
    kinds: Mapping[str, int]
    confusion: Mapping[Pair, Mapping[tuple[str, str], int]]
    over_time: tuple[tuple[str, Measured], ...] = ()
    """Strict F1 by the month in which the later of the two finished, "2026-11", oldest first."""
