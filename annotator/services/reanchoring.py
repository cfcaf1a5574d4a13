"""Labels of another version of an article's text, proposed at their places in the project's version; never written."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.reanchoring import alike, anchor
from annotator.domain.record import LabelledRecord
from annotator.formats.bundle import Bundle
from annotator.services.jobs import Cancelled, never, stop_if
from annotator.services.merge_reading import UnknownArticle, kind_of
from annotator.store.bundling import PROJECT, project_rows
from annotator.store.project import Project

ALIKE = 0.3
"""Share of common runs of three words from which two texts are versions of one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A label of the other version, and where it would lie here: offsets in code points, confidence 0 to 1."""

    label: str
    quote: str
    old: tuple[int, int]
    new: tuple[int, int]
    found: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reanchored:
    """What was found again of one person's labels; `article_id` is the version here, `lost` those not found."""

    article_id: str
    annotator_id: str
    likeness: float
    proposals: tuple[Proposal, ...]
    lost: tuple[tuple[str, str], ...]


def reanchored(project: Project, unknown: UnknownArticle, *, cancelled: Cancelled = never) -> Reanchored | None:
    """Look for the labels of an article that the project has in another version (`MergePlan.unknown`).

    The version is the article with the same external id, else title and source, whose text is alike; None where there
    is none. The proposals are suggestions: a person accepts them one by one, or not at all.
    """
    record = _record(project, unknown)
    here = _version(project, record.article) if record is not None else None
    if record is None or here is None:
        return None
    article, likeness = here
    proposals, lost = [], []
    for span in record.spans:
        stop_if(cancelled)
        found = anchor(record.article.text, article.text, span.start, span.end)
        if found is None:
            lost.append((span.label, span.quote))
            continue
        proposals.append(
            Proposal(
                label=span.label,
                quote=span.quote,
                old=(span.start, span.end),
                new=(found.start, found.end),
                found=article.text[found.start : found.end],
                confidence=found.confidence,
            )
        )
    return Reanchored(
        article_id=article.id,
        annotator_id=unknown.annotator_id,
        likeness=likeness,
        proposals=tuple(proposals),
        lost=tuple(lost),
    )


def _record(project: Project, unknown: UnknownArticle) -> LabelledRecord | None:
    """Read the labels once more: a plan does not keep what it does not take."""
    if kind_of(unknown.path) == PROJECT:
        with project_rows(unknown.path) as rows:
            records = (own.record for own in rows.own(unknown.annotator_id) if own.article_id == unknown.article_id)
            return next(records, None)
    with Bundle(unknown.path) as opened:
        found = (own.record for own, _ in opened.own_rows(project.scheme) if own.article_id == unknown.article_id)
        return next(found, None)


def _version(project: Project, article: Article) -> tuple[Article, float] | None:
    best: tuple[Article, float] | None = None
    for row in project.article_rows(""):
        if article.external_id or (row.title, row.source) == (article.title, article.source):
            here = project.article(row.id)
            same_id = bool(article.external_id) and here.external_id == article.external_id
            if same_id or (here.title.strip() and (here.title, here.source) == (article.title, article.source)):
                likeness = alike(article.text, here.text)
                if likeness >= ALIKE and (best is None or likeness > best[1]):
                    best = (here, likeness)
    return best
