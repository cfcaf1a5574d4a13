"""What an annotator does, as edits: pure functions from what stands in the project to the edit that changes it.

Every function takes domain objects as the project's reads give them, and returns an Edit for `History.do`. What a
person cannot do raises UserError with the reason; nothing is written here. Spans and links of a finished article are
not changed (`Finished`): its flag and its note can be, and its status.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.domain.article import Article, Json
from annotator.domain.checking import check_label, check_link, check_span
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, Finished, UserError
from annotator.domain.ids import new_id
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import MANUAL, Mark, Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO, Work
from annotator.services.selecting import check_selection

EDIT_NAMES: Mapping[str, str] = {
    "label": QT_TRANSLATE_NOOP("edits", "label"),
    "label_all": QT_TRANSLATE_NOOP("edits", "label all occurrences"),
    "move": QT_TRANSLATE_NOOP("edits", "move boundary"),
    "relabel": QT_TRANSLATE_NOOP("edits", "change label"),
    "attribute": QT_TRANSLATE_NOOP("edits", "change attribute"),
    "note": QT_TRANSLATE_NOOP("edits", "change note"),
    "delete": QT_TRANSLATE_NOOP("edits", "delete"),
    "bring_back": QT_TRANSLATE_NOOP("edits", "bring back what was deleted"),
    "back_to": QT_TRANSLATE_NOOP("edits", "back to how it was"),
    "link": QT_TRANSLATE_NOOP("edits", "link"),
    "accept": QT_TRANSLATE_NOOP("edits", "accept what was proposed"),
    "unlink": QT_TRANSLATE_NOOP("edits", "remove link"),
    "reject": QT_TRANSLATE_NOOP("edits", "reject what was proposed"),
    "begin": QT_TRANSLATE_NOOP("edits", "begin"),
    "finish": QT_TRANSLATE_NOOP("edits", "finish"),
    "skip": QT_TRANSLATE_NOOP("edits", "skip"),
    "reopen": QT_TRANSLATE_NOOP("edits", "reopen"),
    "flag": QT_TRANSLATE_NOOP("edits", "flag"),
    "unflag": QT_TRANSLATE_NOOP("edits", "remove flag"),
    "work_note": QT_TRANSLATE_NOOP("edits", "change note"),
    "zone": QT_TRANSLATE_NOOP("edits", "add zone"),
    "zone_state": QT_TRANSLATE_NOOP("edits", "change zone"),
    "remove_zone": QT_TRANSLATE_NOOP("edits", "remove zone"),
    "accept_zones": QT_TRANSLATE_NOOP("edits", "accept zones"),
    "reject_zones": QT_TRANSLATE_NOOP("edits", "reject zones"),
    "zone_kind": QT_TRANSLATE_NOOP("edits", "change kind of zone"),
    "zone_move": QT_TRANSLATE_NOOP("edits", "move boundary of zone"),
    "propose_zones": QT_TRANSLATE_NOOP("edits", "propose zones anew"),
    "article": QT_TRANSLATE_NOOP("edits", "change article"),
    "decide": QT_TRANSLATE_NOOP("edits", "decision"),
    "decide_alike": QT_TRANSLATE_NOOP("edits", "the same decision for all alike"),
    "gold": QT_TRANSLATE_NOOP("edits", "finish as gold"),
    "settle": QT_TRANSLATE_NOOP("edits", "decide between versions"),
}
"""The plain word of each act, by the name that its edits carry. The window translates it in the context `edits`."""


# Spans


def add_span(
    scheme: Scheme,
    article: Article,
    work: Work,
    present: Iterable[Span | Mark],
    *,
    start: int,
    end: int,
    label: str,
    attributes: Mapping[str, Json] | None = None,
    note: str = "",
    origin: str = MANUAL,
) -> Edit:
    """Label code points `start` to `end` of the article, without the blanks at both ends.

    `present` are the person's spans in it (marks will do).
    """
    check_selection(article.text, start, end)
    start, end = _without_blanks(article.text, start, end)
    _check_usable(scheme, label)
    _check_once(present, start, end, label)
    span = _new_span(scheme, article, work, start, end, label, attributes or {}, note=note, origin=origin)
    return _edit("label", work, [Change(None, span)])


def add_spans(
    scheme: Scheme,
    article: Article,
    work: Work,
    present: Iterable[Span | Mark],
    extents: Iterable[tuple[int, int]],
    *,
    label: str,
    attributes: Mapping[str, Json] | None = None,
) -> Edit:
    """Label several stretches alike, as one edit. Those that have the label already are passed over.

    `extents` are starts and ends in code points of the article.
    """
    _check_usable(scheme, label)
    taken = {(other.start, other.end) for other in present if other.label == label}
    wanted: dict[tuple[int, int], None] = {}
    for start, end in extents:
        check_selection(article.text, start, end)
        wanted[_without_blanks(article.text, start, end)] = None
    added = [
        _new_span(scheme, article, work, start, end, label, attributes or {})
        for start, end in wanted
        if (start, end) not in taken
    ]
    if not added:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This text already has this label."))
    return _edit("label_all", work, [Change(None, span) for span in added])


def move_span(
    article: Article,
    work: Work,
    present: Iterable[Span | Mark],
    span: Span,
    *,
    start: int,
    end: int,
    attributes: Mapping[str, Json] | None = None,
) -> Edit:
    """Give a span other boundaries, and with `attributes` the values that its new words have."""
    check_selection(article.text, start, end)
    if (start, end) == (span.start, span.end):
        raise UserError(QT_TRANSLATE_NOOP("errors", "The boundaries are there already."))
    _check_once(present, start, end, span.label)
    moved = replace(span, start=start, end=end, quote=article.text[start:end])
    if attributes is not None:
        moved = replace(moved, attributes=dict(attributes))
    return _edit("move", work, [Change(span, moved)])


def relabel(
    scheme: Scheme,
    work: Work,
    present: Iterable[Span | Mark],
    links: Iterable[Link],
    span: Span,
    label: str,
    *,
    values: Mapping[str, Json] | None = None,
) -> Edit:
    """Give a span another label. Links and attributes that the new label does not have are dropped with it.

    `values` are attributes that the new label gets where it has none of that id yet.
    """
    check_label(scheme, label)
    known = scheme.label(label)
    if label == span.label:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The label is {label} already."), label=label)
    if known is not None and known.retired:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The label {label} is no longer used."), label=label)
    _check_once(present, span.start, span.end, label)
    kept = {key: value for key, value in span.attributes.items() if scheme.takes(label, key, value)}
    kept = scheme.in_order(label, {**(values or {}), **kept})
    dropped = [link for link in links if not _can_hold(scheme, link, span.id, label)]
    relabelled = replace(span, label=label, attributes=kept, scheme_version=scheme.version)
    return _edit("relabel", work, [*_gone(dropped), Change(span, relabelled)])


def set_attributes(scheme: Scheme, article: Article, work: Work, span: Span, values: Mapping[str, Json | None]) -> Edit:
    """Set attributes of a span; None, an empty string or False takes one away, what is not named stays."""
    attributes = {**span.attributes, **values}
    filled = {key: value for key, value in attributes.items() if value not in (None, "", False)}
    changed = replace(span, attributes=scheme.in_order(span.label, filled))
    _check_changed(span, changed)
    check_span(scheme, article.text, changed)
    return _edit("attribute", work, [Change(span, changed)])


def set_note(work: Work, span: Span, note: str) -> Edit:
    """Give a span a note, or with an empty one take it away."""
    changed = replace(span, note=note)
    _check_changed(span, changed)
    return _edit("note", work, [Change(span, changed)])


def delete_spans(work: Work, links: Iterable[Link], spans: Sequence[Span]) -> Edit:
    """Delete spans with the links that start or end at them. `links` are the person's links in the article."""
    ids = {span.id for span in spans}
    if not ids:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Select a span to delete first."))
    carried = [link for link in links if link.source_id in ids or link.target_id in ids]
    return _edit("delete", work, [*_gone(carried), *(Change(span, None) for span in spans)])


# Links


def add_link(
    scheme: Scheme, work: Work, links: Iterable[Link], source: Span | Mark, target: Span | Mark, link_type: str
) -> Edit:
    """Link two spans. A type that is single replaces the source's link, an ordered one comes last.

    `links` are the person's links in the article.
    """
    beside = [link for link in links if link.type == link_type and link.source_id == source.id]
    if any(link.target_id == target.id for link in beside):
        raise UserError(QT_TRANSLATE_NOOP("errors", "These two spans are already linked in this way."))
    known = scheme.link_type(link_type)
    link = Link(
        id=new_id(),
        article_id=work.article_id,
        annotator_id=work.annotator_id,
        type=link_type,
        source_id=source.id,
        target_id=target.id,
        position=1 + max((other.position for other in beside), default=-1) if known and known.ordered else 0,
    )
    check_link(scheme, link, source, target)
    replaced = beside if known and known.single else []
    return _edit("link", work, [*_gone(replaced), Change(None, link)])


def add_linked_span(
    scheme: Scheme,
    article: Article,
    work: Work,
    present: Iterable[Span | Mark],
    links: Iterable[Link],
    source: Span,
    *,
    link_type: str,
    start: int,
    end: int,
    label: str,
    attributes: Mapping[str, Json],
    origin: str,
) -> Edit:
    """Label `start` to `end` and link `source` to it, as one edit: a proposed target that was accepted."""
    labelled = add_span(
        scheme, article, work, present, start=start, end=end, label=label, attributes=attributes, origin=origin
    )
    target = next(change.after for change in labelled.changes if isinstance(change.after, Span))
    linked = add_link(scheme, work, links, source, target, link_type)
    ties = [change for change in linked.changes if isinstance(change.row, Link)]
    return replace(labelled, name="accept", changes=(*labelled.changes, *ties))


def remove_links(work: Work, links: Sequence[Link]) -> Edit:
    """Remove links; their spans stay."""
    if not links:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no link to remove."))
    return _edit("unlink", work, _gone(links))


# Suggestions


def reject(
    work: Work,
    present: Iterable[Rejection] = (),
    *,
    start: int,
    end: int,
    label: str,
    content: Mapping[str, Json] | None = None,
) -> Edit:
    """Remember that a suggestion over code points `start` to `end` is not wanted; see Rejection.

    `present` are the person's rejections in the article.
    """
    unwanted = Rejection.of(work.article_id, work.annotator_id, start=start, end=end, label=label, content=content)
    if any(other.id == unwanted.id for other in present):
        raise UserError(QT_TRANSLATE_NOOP("errors", "This was rejected already."))
    return _edit("reject", work, [Change(None, unwanted)])


# The article as a whole

_NOT_BEGUN = {TODO, SKIPPED}
_STATUS_NAMES = {TODO: "reopen", IN_PROGRESS: "reopen", FINISHED: "finish", SKIPPED: "skip"}


def set_status(work: Work, status: str, *, open_points: int = 0) -> Edit:
    """Finish, skip or reopen an article; `open_points` is how many are left when it is finished."""
    if work.status == status:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The article has this status already."))
    name = "begin" if (work.status, status) == (TODO, IN_PROGRESS) else _STATUS_NAMES[status]
    changed = replace(work, status=status, open_points=open_points if status == FINISHED else 0)
    return _work_edit(name, work, changed)


def flag(work: Work, flagged: bool, flag_note: str = "") -> Edit:  # noqa: FBT001  the value itself
    """Flag an article with a note, or take the flag away; of a flagged one, change the note."""
    changed = replace(work, flagged=flagged, flag_note=flag_note if flagged else "")
    name = "work_note" if flagged and work.flagged else "flag" if flagged else "unflag"
    return _work_edit(name, work, changed)


def set_work_note(work: Work, note: str) -> Edit:
    """Give the person's work on an article a note."""
    return _work_edit("work_note", work, replace(work, note=note))


# What they share


def check_open(work: Work) -> None:
    """Raise Finished where the person has finished the article: its labels stay as they are."""
    if work.status == FINISHED:
        raise Finished


def _edit(name: str, work: Work, changes: Sequence[Change]) -> Edit:
    """Build an edit of the person's labels in the article; the first one begins the work, also after it was skipped."""
    check_open(work)
    begun = [Change(work, replace(work, status=IN_PROGRESS))] if work.status in _NOT_BEGUN else []
    return Edit(name, work.article_id, work.annotator_id, (*changes, *begun))


def _work_edit(name: str, work: Work, changed: Work) -> Edit:
    if work == changed:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing was changed."))
    return Edit(name, work.article_id, work.annotator_id, (Change(work, changed),))


def _gone(links: Iterable[Link]) -> list[Change]:
    return [Change(link, None) for link in links]


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    selected = text[start:end]
    return start + len(selected) - len(selected.lstrip()), start + len(selected.rstrip())


def _check_usable(scheme: Scheme, label: str) -> None:
    known = scheme.label(label)
    check_label(scheme, label)
    if known is not None and known.retired:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The label {label} is no longer used."), label=label)


def _new_span(
    scheme: Scheme,
    article: Article,
    work: Work,
    start: int,
    end: int,
    label: str,
    attributes: Mapping[str, Json],
    *,
    note: str = "",
    origin: str = MANUAL,
) -> Span:
    span = Span(
        id=new_id(),
        article_id=article.id,
        annotator_id=work.annotator_id,
        start=start,
        end=end,
        label=label,
        quote=article.text[start:end],
        attributes=scheme.in_order(label, attributes),
        note=note,
        origin=origin,
        scheme_version=scheme.version,
    )
    check_span(scheme, article.text, span)
    return span


def _check_once(present: Iterable[Span | Mark], start: int, end: int, label: str) -> None:
    if any(other.start == start and other.end == end and other.label == label for other in present):
        raise UserError(QT_TRANSLATE_NOOP("errors", "This text already has this label."))


def _check_changed(before: Span, after: Span) -> None:
    if before == after:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing was changed."))


def _can_hold(scheme: Scheme, link: Link, span_id: str, label: str) -> bool:
    """Whether a link could stay if the span had this label; links of other spans can."""
    known = scheme.link_type(link.type)
    if known is None:
        return span_id not in (link.source_id, link.target_id)
    as_source = link.source_id != span_id or label in known.sources
    as_target = link.target_id != span_id or label in known.targets
    return as_source and as_target
