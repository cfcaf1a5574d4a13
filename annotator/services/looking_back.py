"""Looking back: what was done to an article and to a span, by whom and when; and having it back as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.checking import check_link, check_span
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError, UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import IN_PROGRESS, SKIPPED, TODO, Work
from annotator.services.annotating import check_open
from annotator.services.searching import may_see_all
from annotator.store import lives
from annotator.store.lives import BARRIER, Gone, Line
from annotator.store.project import Project

__all__ = ["BARRIER", "Act", "Gone", "Line"]

EDIT, UNDO, REDO = "edit", "undo", "redo"

_OTHERS = QT_TRANSLATE_NOOP("errors", "This span is another person's: only they can have it back.")
_GOLD = QT_TRANSLATE_NOOP("errors", "This span is of gold: it is decided in the review.")
_NEVER = QT_TRANSLATE_NOOP("errors", "There is nothing known of this span any more.")
_THERE = QT_TRANSLATE_NOOP("errors", "This span is there as it was then.")
_TAKEN = QT_TRANSLATE_NOOP("errors", "This text has this label already: the span cannot come back beside it.")
_NO_FIT = QT_TRANSLATE_NOOP("errors", "The span cannot come back as it was: {why}")


class Act(NamedTuple):
    """Something that was done to an article; `undone`: it was taken back and not done again."""

    line: Line
    undone: bool


# Reading


def last_change(project: Project) -> str:
    """Return when the project was changed last, as ISO 8601; empty where it never was."""
    return project.asked(lives.last_change)


def lines(project: Project, article_id: str, viewer: str, *, since: int = 0, span_id: str = "") -> list[Line]:
    """Return what was done to an article as `viewer` may see it, newest first; with a span's id, to that span."""
    sees_all = may_see_all(project, viewer)
    return project.asked(
        lambda at: lives.lines(at, article_id, viewer, sees_all=sees_all, since=since, span_id=span_id)
    )


def acts(found: Sequence[Line]) -> list[Act]:
    """Return lines, the newest first, with whether what each did was taken back since."""
    undone: dict[int, bool] = {}
    for line in reversed(found):
        if line.kind in {UNDO, REDO}:
            undone[line.target] = line.kind == UNDO
    return [Act(line, undone=line.kind == EDIT and undone.get(line.act, False)) for line in found]


def changes(project: Project, line: Line) -> tuple[Change, ...]:
    """Return what an act did: for one that took another back, what that other had done."""
    found = project.asked(lambda at: lives.changes(at, line.seq))
    if line.kind == UNDO:
        return tuple(Change(change.after, change.before) for change in reversed(found))
    return found


def gone(project: Project, article_id: str, viewer: str) -> list[Gone]:
    """Return the deleted spans of an article that `viewer` may see, in the order of the text."""
    sees_all = may_see_all(project, viewer)
    return project.asked(lambda at: lives.gone(at, article_id, viewer, sees_all=sees_all))


def span_ever(project: Project, span_id: str, viewer: str) -> tuple[Span, bool] | None:
    """Return a span as it is or was last and whether it is deleted; None where `viewer` may not see it."""
    found = project.asked(lambda at: lives.span_ever(at, span_id))
    if found is None or not (may_see_all(project, viewer) or found[0].annotator_id == viewer):
        return None
    return found


# Having it back


def bring_back(project: Project, article: Article, work: Work, span_id: str) -> Edit:
    """Bring a deleted span back as it was last, with the links that went with it where their other end is there."""
    found = project.asked(lambda at: lives.span_ever(at, span_id))
    if found is None:
        raise UserError(_NEVER)
    span, is_deleted = found
    _check_own(work, span)
    if not is_deleted:
        raise UserError(_THERE)
    _check_fits(project, article, span)
    links = _links_with(project, span)
    return _edit("bring_back", work, [Change(None, span), *(Change(None, link) for link in links)])


def back_to(project: Project, article: Article, work: Work, then: Span) -> Edit:
    """Give a span the boundaries, label, attributes and note that it had then; bring it back where it is deleted."""
    found = project.asked(lambda at: lives.span_ever(at, then.id))
    if found is None:
        raise UserError(_NEVER)
    span, is_deleted = found
    _check_own(work, span)
    if not is_deleted and span == then:
        raise UserError(_THERE)
    _check_fits(project, article, then)
    if is_deleted:
        links = _links_with(project, then)
        return _edit("back_to", work, [Change(None, then), *(Change(None, link) for link in links)])
    loose = _loosened(project, span, then)
    return _edit("back_to", work, [*(Change(link, None) for link in loose), Change(span, then)])


def _check_own(work: Work, span: Span) -> None:
    if span.annotator_id == GOLD_ID:
        raise UserError(_GOLD)
    if span.annotator_id != work.annotator_id:
        raise UserError(_OTHERS)


def _check_fits(project: Project, article: Article, span: Span) -> None:
    """Raise UserError unless the span can stand in the text and beside the person's other spans. Retired labels may."""
    try:
        check_span(project.scheme, article.text, span)
    except RecordError as error:
        raise UserError(_NO_FIT, why=error) from error
    for mark in project.marks(article.id, span.annotator_id):
        if mark.id != span.id and (mark.start, mark.end, mark.label) == (span.start, span.end, span.label):
            raise UserError(_TAKEN)


def _links_with(project: Project, span: Span) -> list[Link]:
    """Return the links that went with a span in the act that deleted it, and that can still be drawn."""
    line = project.asked(lambda at: lives.deleting_line(at, span))
    if line is None:
        return []
    lost = project.asked(lambda at: lives.changes(at, line.seq))
    links = [change.before for change in lost if isinstance(change.before, Link) and change.after is None]
    ends: dict[str, Span | None] = {span.id: span}
    for link in links:
        for end in (link.source_id, link.target_id):
            if end not in ends:
                ends[end] = project.span(end, span.annotator_id)
    there = project.links(span.article_id, span.annotator_id)
    return [
        link
        for link in links
        if span.id in {link.source_id, link.target_id} and _may_stand(project.scheme, link, ends, there)
    ]


def _may_stand(scheme: Scheme, link: Link, ends: dict[str, Span | None], there: Iterable[Link]) -> bool:
    source, target, known = ends[link.source_id], ends[link.target_id], scheme.link_type(link.type)
    if source is None or target is None or known is None:
        return False
    beside = [other for other in there if (other.source_id, other.type) == (link.source_id, link.type)]
    if any(other.target_id == link.target_id for other in beside) or (known.single and beside):
        return False
    return _holds(scheme, link, source, target)


def _holds(scheme: Scheme, link: Link, source: Span, target: Span) -> bool:
    try:
        check_link(scheme, link, source, target)
    except RecordError:
        return False
    return True


def _loosened(project: Project, span: Span, then: Span) -> list[Link]:
    """Return the links that another label of a span cannot have."""
    if span.label == then.label:
        return []
    found = []
    for link in project.links(span.article_id, span.annotator_id):
        if span.id in {link.source_id, link.target_id}:
            ends = {end: project.span(end, span.annotator_id) for end in (link.source_id, link.target_id)}
            source, target = (then if end == span.id else ends[end] for end in (link.source_id, link.target_id))
            if source is None or target is None or not _holds(project.scheme, link, source, target):
                found.append(link)
    return found


def _edit(name: str, work: Work, rows: Sequence[Change]) -> Edit:
    """Build an edit of the person's labels; the first one begins the work, as any other act of theirs does."""
    check_open(work)
    begun = [Change(work, replace(work, status=IN_PROGRESS))] if work.status in {TODO, SKIPPED} else []
    return Edit(name, work.article_id, work.annotator_id, (*rows, *begun))
