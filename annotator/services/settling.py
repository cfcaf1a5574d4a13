"""Conflicts: what several copies of the project say differently of one row, and deciding between them.

A decision is an edit like any other, in the history and undoable, that has seen and goes beyond all states.
"""

from __future__ import annotations

from collections.abc import Callable

from annotator.domain.conflict import Conflict, Content, GuidelinesText, Origin
from annotator.domain.edit import SETTLE, ArticleData, Change, Edit, Row
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.merging import fitting
from annotator.domain.scheme import Scheme
from annotator.domain.span import Mark, Span
from annotator.domain.work import Annotator
from annotator.store import conflicts as store
from annotator.store.project import Project

_GONE_END = QT_TRANSLATE_NOOP("errors", "One of the spans that this link ties is deleted; decide about the span first.")


def conflicts(project: Project) -> list[Conflict]:
    """Return the rows of which copies of the project say different things, spans of an article before its links."""
    return project.asked(store.conflicts)


def origins(project: Project, conflict: Conflict) -> list[Origin | None]:
    """Return for each state when it was written, as far as this copy's history tells."""
    return project.asked(lambda at: store.origins(at, conflict))


def settle(
    project: Project, conflict: Conflict, choice: int, *, by: str = "", do: Callable[[Edit], object] | None = None
) -> Edit | None:
    """Decide for `conflict.states[choice]`, and return the edit; None for names and guidelines, which are no rows.

    `by` is the annotator who decides about what is nobody's own (zones, articles, gold), the lead where it is empty.
    `do` applies the edit: the window's session; `Project.apply` where it is None. Raises what `Project.apply` raises,
    UserError where a link's span is gone.
    """
    chosen = conflict.states[choice]
    if isinstance(chosen, Annotator):
        project.write(lambda at: store.name_annotator(at, chosen.id, chosen.name, project.device))
        return None
    if isinstance(chosen, GuidelinesText):
        # As a version of its own: what is older needs no decision any more. The rules are the same only where none of
        # the texts changed them.
        minor = all(isinstance(state, GuidelinesText) and state.minor for state in conflict.states)
        project.add_guidelines(chosen.text, seen=project.guidelines.version, by=by or project.lead, minor=minor)
        return None
    edit = settling(project, conflict, chosen, by=by)
    (do or project.apply)(edit)
    return edit


def settling(project: Project, conflict: Conflict, chosen: Row | None, *, by: str = "") -> Edit:
    """Build the edit that decides for one state of a row; see `settle`."""
    owner = conflict.owner if conflict.owner not in {"", GOLD_ID} else by or project.lead
    before = _visible(project, conflict)
    changes = _turned(conflict, before, chosen)
    if isinstance(before, Span) or isinstance(chosen, Span):
        changes = _with_links(project, conflict, before, chosen, changes)
    if isinstance(chosen, Link) and not (
        _end(project, chosen.source_id, chosen) and _end(project, chosen.target_id, chosen)
    ):
        raise UserError(_GONE_END)
    return Edit(SETTLE, conflict.article_id, owner, tuple(changes))


def _turned(conflict: Conflict, before: Row | None, chosen: Row | None) -> list[Change]:
    if before is not None or chosen is not None:
        return [Change(before, chosen)]
    # What is deleted stays deleted; a change has a row on one side, so it comes and goes.
    other = next(state for state in conflict.states if state is not None)
    row = _row(other)
    return [Change(None, row), Change(row, None)]


def _row(content: Content) -> Row:
    assert not isinstance(content, Annotator | GuidelinesText)  # noqa: S101  they are decided otherwise
    return content


def _visible(project: Project, conflict: Conflict) -> Row | None:
    """Return the row as the project shows it."""
    article, owner = conflict.article_id, conflict.owner
    if conflict.row == "article":
        return ArticleData.of(project.article(article))
    rows: list[Row] = []
    if conflict.row == "span":
        rows += project.spans(article, owner)
    elif conflict.row == "link":
        rows += project.links(article, owner)
    elif conflict.row == "zone":
        rows += project.zones(article, rejected=True)
    elif conflict.row == "rejection":
        rows += project.rejections(article, owner)
    elif conflict.row == "work":
        rows.append(project.work(article, owner))
    else:
        rows += [
            state
            for state in conflict.states[:1]
            if state is not None and not isinstance(state, Annotator | GuidelinesText)
        ]
    return next((row for row in rows if row.id == conflict.id), None)


def _with_links(
    project: Project, conflict: Conflict, before: Row | None, chosen: Row | None, changes: list[Change]
) -> list[Change]:
    """Add the links that go with a span, lose their fitting label, or come back with it."""
    present = project.links(conflict.article_id, conflict.owner)
    mine = [link for link in present if conflict.id in {link.source_id, link.target_id}]
    if not isinstance(chosen, Span):
        return [*(Change(link, None) for link in mine), *changes]
    gone = [Change(link, None) for link in mine if not _fits(project.scheme, project, link, chosen)]
    if before is not None:
        return [*gone, *changes]
    ties = {(link.source_id, link.type, link.target_id) for link in present}
    back = []
    for link in project.asked(lambda at: store.waiting_links(at, conflict.id)):
        tie = (link.source_id, link.type, link.target_id)
        if tie not in ties and _fits(project.scheme, project, link, chosen):
            ties.add(tie)
            back.append(Change(None, link))
    return [*changes, *back]


def _fits(scheme: Scheme, project: Project, link: Link, chosen: Span) -> bool:
    """Whether a link can be there when `chosen` is: both ends are, and its type ties their labels."""
    ends = [chosen if end == chosen.id else _end(project, end, link) for end in (link.source_id, link.target_id)]
    source, target = ends
    if source is None or target is None:
        return False
    return fitting(scheme)(link.type, source.label, target.label)


def _end(project: Project, span_id: str, link: Link) -> Span | Mark | None:
    return project.span(span_id, link.annotator_id)
