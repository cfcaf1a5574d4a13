"""Labels of another version of an article's text, found again at their places in this version; nothing is written.

`found_again` is for who merges: a bundle is of a version that the project does not have. `services/reoffering.py`
is for the annotator, whose project has both versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotator.domain.article import Article, Json
from annotator.domain.bundle import OwnRows
from annotator.domain.link import Link
from annotator.domain.printing import TITLE, on_one_line
from annotator.domain.reanchoring import alike, anchor, same_words, sketch
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import RANGE, Scheme
from annotator.domain.span import Span
from annotator.formats.bundle import Bundle
from annotator.services import prefilling
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.services.merge_reading import UnknownArticle, kind_of
from annotator.store.bundling import PROJECT, project_rows
from annotator.store.project import Project

ALIKE = 0.3
"""Share of common runs of three words from which two texts are versions of one article."""
ALIKE_NAMELESS = 0.5
"""The same where neither the external id nor title and source say that they are versions of one."""
SURE = 0.75
"""Confidence from which a place is sure where the quote stands there unchanged, on one side at least as it stood."""
_AROUND = 24
"""Code points before and after a found place that are shown with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A label of the other version, and where it would lie here: offsets in code points, confidence 0 to 1.

    `found` is the text there, `around` what stands before and after it; `attributes` those that it would have here.
    """

    label: str
    quote: str
    old: tuple[int, int]
    new: tuple[int, int]
    found: str
    confidence: float
    source_id: str = ""
    around: tuple[str, str] = ("", "")
    attributes: Mapping[str, Json] = field(default_factory=dict)
    note: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether the quote stands there as it was, in surroundings that are much the same."""
        return same_words(self.found, self.quote) and self.confidence >= SURE

    @property
    def place(self) -> tuple[int, int, str]:
        """Start, end and label: what one person can mark once."""
        return *self.new, self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Reanchored:
    """What was found again of one person's labels; `article_id` is the version here, `lost` (label, quote) the rest.

    `links` are those between labels of the other version, by its span ids.
    """

    article_id: str
    annotator_id: str
    likeness: float
    proposals: tuple[Proposal, ...]
    lost: tuple[tuple[str, str], ...]
    links: tuple[Link, ...] = ()

    @property
    def sure(self) -> int:
        """How many are sure."""
        return sum(proposal.is_sure for proposal in self.proposals)


@dataclass(frozen=True, slots=True)
class Version:
    """An article of a bundle that the project has in another version, and what of its labels is found there."""

    unknown: UnknownArticle
    found: Reanchored


# At the lead's: a bundle of a version that is not here


def reanchored(project: Project, unknown: UnknownArticle, *, cancelled: Cancelled = never) -> Reanchored | None:
    """Look for the labels of an article that the project has in another version (`MergePlan.unknown`).

    The version is the article with the same external id, or title and source, whose text is alike, else the one whose
    text is much alike; None where there is none. The proposals are suggestions: a person accepts them one by one, or
    not at all.
    """
    found = found_again(project, [unknown], cancelled=cancelled)
    return found[0].found if found else None


def found_again(
    project: Project,
    unknown: Iterable[UnknownArticle],
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> list[Version]:
    """Return those articles that the project has in another version, in their order; progress in articles.

    Raises Stopped where it was cancelled.
    """
    asked = list(unknown)
    versions = _Versions(project, cancelled)
    found: dict[UnknownArticle, Version] = {}
    for one, record in _records(asked):
        stop_if(cancelled)
        here = versions.of(record.article)
        if here is not None:
            labels = again(project.scheme, record.article, *here, record.spans, record.links, cancelled=cancelled)
            found[one] = Version(one, replace(labels, annotator_id=one.annotator_id))
        progress(len(found), len(asked), one.title)
    return [found[one] for one in asked if one in found]


def _records(asked: Sequence[UnknownArticle]) -> Iterator[tuple[UnknownArticle, LabelledRecord]]:
    """Read the labels once more, each person's of a file once: a plan does not keep what it does not take."""
    wanted: dict[tuple[Path, str], dict[str, UnknownArticle]] = {}
    for one in asked:
        wanted.setdefault((one.path, one.annotator_id), {})[one.article_id] = one
    for (path, annotator_id), articles in wanted.items():
        for own in _own_rows(path, annotator_id):
            if own.record is not None and own.article_id in articles:
                yield articles[own.article_id], own.record


def _own_rows(path: Path, annotator_id: str) -> Iterator[OwnRows]:
    if kind_of(path) == PROJECT:
        with project_rows(path) as rows:
            yield from rows.own(annotator_id)
    else:
        with Bundle(path) as opened:
            yield from (own for own, _ in opened.own_rows(None))


class _Versions:
    """The project's articles, in which the version of a text is looked for; texts are read when they are asked for."""

    def __init__(self, project: Project, cancelled: Cancelled) -> None:
        self._project, self._cancelled = project, cancelled
        self._rows = project.article_rows("")
        self._sketches: list[tuple[str, frozenset[int]]] = []

    def of(self, article: Article) -> tuple[Article, float] | None:
        """Return the version of a text that is here and how alike it is: what is named alike first, else any."""
        return self._likest(article, self._named(article), ALIKE) or self._likest(
            article, self._nameless(article), ALIKE_NAMELESS
        )

    def _named(self, article: Article) -> Iterator[Article]:
        for row in self._rows:
            same_name = bool(row.title.strip()) and (row.title, row.source) == (article.title, article.source)
            if same_name:
                yield self._project.article(row.id)
            elif article.external_id:
                here = self._project.article(row.id)
                if here.external_id == article.external_id:
                    yield here

    def _nameless(self, article: Article) -> Iterator[Article]:
        if not self._sketches:
            for row in self._rows:
                stop_if(self._cancelled)
                self._sketches.append((row.id, sketch(self._project.article(row.id).text)))
        mine = sketch(article.text)
        for article_id, theirs in self._sketches:
            if len(mine & theirs) * 4 > len(mine):
                yield self._project.article(article_id)

    def _likest(self, article: Article, candidates: Iterable[Article], least: float) -> tuple[Article, float] | None:
        found = [(alike(article.text, here.text), here) for here in candidates]
        likeness, here = max(found, key=lambda one: (one[0], one[1].id), default=(0.0, article))
        return (here, likeness) if likeness >= least else None


# Finding again


def again(
    scheme: Scheme,
    old: Article,
    here: Article,
    likeness: float,
    spans: Iterable[Span],
    links: Iterable[Link],
    *,
    cancelled: Cancelled = never,
) -> Reanchored:
    """Look for labels on an old text in the text here, which is alike to this share; a place is proposed once.

    Of two that would lie in one place the surer one is proposed, the other is lost. `annotator_id` is left empty.
    """
    proposals: dict[tuple[int, int, str], Proposal] = {}
    lost: list[tuple[str, str]] = []
    for span in spans:
        stop_if(cancelled)
        proposal = _proposal(scheme, old, here, span)
        known = proposals.get(proposal.place) if proposal is not None else None
        if proposal is None or (known is not None and known.confidence >= proposal.confidence):
            lost.append((span.label, span.quote))
            continue
        if known is not None:
            lost.append((known.label, known.quote))
        proposals[proposal.place] = proposal
    return Reanchored(
        article_id=here.id,
        annotator_id="",
        likeness=likeness,
        proposals=tuple(sorted(proposals.values(), key=reading_order)),
        lost=tuple(lost),
        links=tuple(links),
    )


def _proposal(scheme: Scheme, old: Article, here: Article, span: Span) -> Proposal | None:
    label = scheme.label(span.label)
    found = anchor(old.text, here.text, span.start, span.end) if label is not None and not label.retired else None
    if found is None:
        return None
    text = here.text[found.start : found.end]
    start = found.start + len(text) - len(text.lstrip())
    end = found.start + len(text.rstrip())
    if start >= end:
        return None
    return Proposal(
        label=span.label,
        quote=span.quote,
        old=(span.start, span.end),
        new=(start, end),
        found=here.text[start:end],
        confidence=found.confidence,
        source_id=span.id,
        around=(here.text[max(0, start - _AROUND) : start], here.text[end : end + _AROUND]),
        attributes=_attributes(scheme, old, here, span, start, end),
        note=span.note,
    )


def _attributes(scheme: Scheme, old: Article, here: Article, span: Span, start: int, end: int) -> dict[str, Json]:
    """Return a span's attributes as they hold here: places are looked for too, a changed figure is read anew."""
    label = scheme.label(span.label)
    if label is None:
        return {}
    if label.family == prefilling.FIGURE and here.text[start:end] != span.quote:
        return prefilling.values_for(scheme, here, span.label, start, end)
    places = {attribute.id for attribute in label.attributes if attribute.type == RANGE}
    values: dict[str, Json] = {}
    for key, value in span.attributes.items():
        if key not in places:
            values[key] = value
        elif (place := anchor(old.text, here.text, value["start"], value["end"])) is not None:
            values[key] = {"start": place.start, "end": place.end}
    return {key: value for key, value in values.items() if scheme.takes(span.label, key, value)}


def reading_order(proposal: Proposal) -> tuple[int, int, str]:
    """Sort key: outer places before inner ones."""
    start, end, label = proposal.place
    return start, -end, label


# The readable account


def lines(versions: Iterable[Version]) -> list[str]:
    """Return a line for each article that is here in another version, in English, for the command line."""
    return [
        f"{on_one_line(one.unknown.path.name)}: “{on_one_line(one.unknown.title, TITLE)}” is here in another version"
        f" of its text: {len(one.found.proposals)} of {one.unknown.spans} labels are found again,"
        f" {one.found.sure} for sure"
        for one in versions
    ]


def account(versions: Iterable[Version]) -> list[dict[str, Any]]:
    """Return the same as data; offsets are code points, of the old text (`old`) and of the one here (`new`)."""
    return [
        {
            "file": str(one.unknown.path),
            "id": one.unknown.article_id,
            "title": one.unknown.title,
            "here": one.found.article_id,
            "likeness": one.found.likeness,
            "spans": one.unknown.spans,
            "found": len(one.found.proposals),
            "sure": one.found.sure,
            "lost": len(one.found.lost),
            "proposals": [
                {
                    "label": proposal.label,
                    "quote": proposal.quote,
                    "found": proposal.found,
                    "old": list(proposal.old),
                    "new": list(proposal.new),
                    "confidence": proposal.confidence,
                    "sure": proposal.is_sure,
                }
                for proposal in one.found.proposals
            ],
        }
        for one in versions
    ]
