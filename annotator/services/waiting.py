"""Edits that could not be written when they were made: done later, in their order, on what stands in the project then.

Each was built on what those before it had made, so that in order they fit as they are. Where something else came in
between (an import, a merge, another's act), what an edit changed is changed on the rows as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import NamedTuple, TypeVar

from annotator.domain.edit import ArticleData, Change, Edit, Row
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError, StaleEdit
from annotator.domain.ids import GOLD_ID
from annotator.domain.span import Span
from annotator.domain.work import IN_PROGRESS, SKIPPED, TODO, Work
from annotator.services.history import History, step_of
from annotator.store.project import Project

_NOT_BEGUN = {TODO, SKIPPED}
_GONE = QT_TRANSLATE_NOOP(
    "errors", "A change that waited to be saved no longer fits: what it changed has been changed elsewhere since."
)
R = TypeVar("R", bound=Row)


class Late(NamedTuple):
    """An edit that has to wait, and when it was done; -1 or 1 where it takes back or does again the act `seq`."""

    edit: Edit
    made_at: str
    step: int = 0
    seq: int = 0


def do_late(project: Project, history: History, late: Late) -> Edit | None:
    """Do what had to wait, as of when it was done, and return its edit; None where nothing of it was left to do.

    Raises StaleEdit where it cannot be done any more, and SaveFailed where it has to wait on.
    """
    if late.step and not _is_known(project, late):
        raise StaleEdit(_GONE)
    try:
        return _written(history, late, late.edit)
    except (StaleEdit, RecordError, ValueError):
        now = caught_up(late.edit, project)
    if now is not None:
        try:
            return _written(history, late, now)
        except (StaleEdit, RecordError, ValueError) as error:
            history.drop(late.seq, late.step)
            raise StaleEdit(_GONE) from error
    history.drop(late.seq, late.step)
    return None


def _written(history: History, late: Late, edit: Edit) -> Edit:
    if late.step:
        return history.step(edit, late.seq, late.step, made_at=late.made_at)
    return history.do(edit, made_at=late.made_at)


def _is_known(project: Project, late: Late) -> bool:
    """Whether what is taken back or done again is in the history under its number: not in every salvaged one."""
    try:
        known = step_of(project, late.seq, late.step)
    except KeyError:
        return False
    return [part.changes for part in known.parts] == [part.changes for part in late.edit.parts]


def caught_up(edit: Edit, project: Project) -> Edit | None:
    """Return an edit with what it changes, on the rows as they stand now; None where nothing of it is left to do."""
    parts = [part for part in (_part(one, project) for one in edit.parts) if part is not None]
    return replace(parts[0], beside=tuple(parts[1:]), id=edit.id) if parts else None


def _part(edit: Edit, project: Project) -> Edit | None:
    standing = _Standing(project, edit)
    changes = [_on(standing.row(change.row), change) for change in edit.changes]
    kept = tuple(change for change in changes if change.before != change.after)
    return replace(edit, changes=kept, beside=()) if kept else None


class _Standing:
    """The rows of an article as they stand, of each kind and owner read once."""

    def __init__(self, project: Project, edit: Edit) -> None:
        self._project, self._article = project, edit.article_id
        self._read: dict[tuple[str, str], Mapping[str, Row]] = {}

    def row(self, row: Row) -> Row | None:
        project, article = self._project, self._article
        owner, kind = str(getattr(row, "annotator_id", "")), type(row).__name__
        if isinstance(row, Work):
            return project.work(article, owner)
        if isinstance(row, ArticleData):
            return ArticleData.of(project.article(article))
        reads: dict[str, Callable[[], Iterable[Row]]] = {
            "Span": lambda: project.spans(article, owner),
            "Link": lambda: project.links(article, owner),
            "Zone": lambda: project.zones(article, rejected=True),
            "Rejection": lambda: project.rejections(article, owner),
            "Decision": lambda: project.decisions(article) if owner == GOLD_ID else (),
        }
        if (kind, owner) not in self._read:
            self._read[kind, owner] = {one.id: one for one in reads[kind]()}
        return self._read[kind, owner].get(row.id)


def _on(now: Row | None, change: Change) -> Change:
    """Return what a change changes, on the row as it stands now."""
    before, after = change.before, change.after
    if after is None or now is None:
        return Change(now, after) if after is None or before is None else change
    if before is None:
        return Change(now, now)  # it came another way
    return Change(now, _changed(now, before, after))


def _changed(now: R, before: Row, after: Row) -> R:
    changed = {
        one.name: getattr(after, one.name)
        for one in fields(now)
        if getattr(before, one.name) != getattr(after, one.name)
    }
    if isinstance(now, Span) and isinstance(before, Span) and isinstance(after, Span) and "attributes" in changed:
        gone = before.attributes.keys() - after.attributes.keys()
        new = {key: value for key, value in after.attributes.items() if before.attributes.get(key) != value}
        changed["attributes"] = {key: now.attributes[key] for key in now.attributes.keys() - gone} | new
    if isinstance(now, Work) and isinstance(before, Work) and isinstance(after, Work):
        begins = before.status in _NOT_BEGUN and after.status == IN_PROGRESS
        if begins and now.status not in _NOT_BEGUN:
            del changed["status"]
    return replace(now, **changed)
