"""Looking back: what was done to an article and to a span, by whom and when; and having it back as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from annotator.store.lives import BARRIER, WHOLE, Gone, Line
from annotator.store.project import Project

__all__ = ["BARRIER", "WHOLE", "Act", "Gone", "Line"]

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


def sees_all(project: Project, article_id: str, viewer: str) -> bool:
    """Whether somebody is shown what others did in an article: the lead, too, not while it is theirs to read blind."""
    return may_see_all(project, viewer) and not (project.blind and project.is_to_read(article_id, viewer))


def last_change(project: Project) -> str:
    """Return when the project was changed last, as ISO 8601; empty where it never was."""
    return project.asked(lives.last_change)


def last_seq(project: Project) -> int:
    """Return the seq of the newest line of the history of all articles, 0 where there is none."""
    return project.asked(lives.last_seq)


def lines(project: Project, article_id: str, viewer: str, *, since: int = 0, span_id: str = "") -> list[Line]:
    """Return what was done to an article as `viewer` may see it, newest first; with a span's id, to that span."""
    of_all = sees_all(project, article_id, viewer)
    return project.asked(lambda at: lives.lines(at, article_id, viewer, sees_all=of_all, since=since, span_id=span_id))


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
    of_all = sees_all(project, article_id, viewer)
    return project.asked(lambda at: lives.gone(at, article_id, viewer, sees_all=of_all))


def span_ever(project: Project, span_id: str, viewer: str) -> tuple[Span, bool] | None:
    """Return a span as it is or was last and whether it is deleted; None where `viewer` may not see it."""
    found = project.asked(lambda at: lives.span_ever(at, span_id))
    if found is None or found[0].annotator_id == viewer or sees_all(project, found[0].article_id, viewer):
        return found
    return None


# Having it back


def bring_back(project: Project, article: Article, work: Work, span_ids: Sequence[str]) -> Edit:
    """Bring deleted spans back as they were last, with the links that went with them where their other end is there."""
    spans: dict[str, Span] = {}
    for span_id in span_ids:
        found = project.asked(lambda at, span_id=span_id: lives.span_ever(at, span_id))  # type: ignore[misc]
        if found is None:
            raise UserError(_NEVER)
        _check_own(work, found[0])
        if found[1]:
            spans[span_id] = found[0]
    if not spans:
        raise UserError(_THERE)
    _check_fit(project, article, spans.values())
    links = _links_with(project, spans)
    rows = [*(Change(None, span) for span in spans.values()), *(Change(None, link) for link in links)]
    return _edit("bring_back", work, rows)


def back_to(project: Project, article: Article, work: Work, then: Span) -> Edit:
    """Give a span the boundaries, label, attributes and note that it had then; bring it back where it is deleted."""
    found = project.asked(lambda at: lives.span_ever(at, then.id))
    if found is None:
        raise UserError(_NEVER)
    span, is_deleted = found
    _check_own(work, span)
    if not is_deleted and span == then:
        raise UserError(_THERE)
    _check_fit(project, article, [then])
    if is_deleted:
        links = _links_with(project, {then.id: then})
        return _edit("back_to", work, [Change(None, then), *(Change(None, link) for link in links)])
    loose = _loosened(project, span, then)
    return _edit("back_to", work, [*(Change(link, None) for link in loose), Change(span, then)])


def _check_own(work: Work, span: Span) -> None:
    if span.annotator_id == GOLD_ID:
        raise UserError(_GOLD)
    if span.annotator_id != work.annotator_id:
        raise UserError(_OTHERS)


def _check_fit(project: Project, article: Article, spans: Iterable[Span]) -> None:
    """Raise UserError unless spans can stand in the text and beside the person's others. Retired labels may."""
    there: dict[tuple[int, int, str], str] | None = None
    for span in spans:
        try:
            check_span(project.scheme, article.text, span)
        except RecordError as error:
            raise UserError(_NO_FIT, why=error) from error
        if there is None:
            marks = project.marks(article.id, span.annotator_id)
            there = {(mark.start, mark.end, mark.label): mark.id for mark in marks}
        if there.setdefault((span.start, span.end, span.label), span.id) != span.id:
            raise UserError(_TAKEN)


def _links_with(project: Project, spans: Mapping[str, Span]) -> list[Link]:
    """Return the links that went with spans in the acts that deleted them, and that can still be drawn."""
    ends: dict[str, Span | None] = dict(spans)
    there: list[Link] | None = None
    back: dict[str, Link] = {}
    for link in _links_lost(project, spans):
        owner = link.annotator_id
        for end in (link.source_id, link.target_id):
            if end not in ends:
                ends[end] = project.span(end, owner)
        there = project.links(link.article_id, owner) if there is None else there
        if link.id not in back and _may_stand(project.scheme, link, ends, [*there, *back.values()]):
            back[link.id] = link
    return list(back.values())


def _links_lost(project: Project, spans: Mapping[str, Span]) -> Iterator[Link]:
    """Go through the links that went with spans, those of one act once."""
    found = {project.asked(lambda at, one=span: lives.deleting_line(at, one)) for span in spans.values()}  # type: ignore[misc]
    for line in sorted(line for line in found if line is not None):
        for change in project.asked(lambda at, seq=line.seq: lives.changes(at, seq)):  # type: ignore[misc]
            link = change.before
            if isinstance(link, Link) and change.after is None and {link.source_id, link.target_id} & spans.keys():
                yield link


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
