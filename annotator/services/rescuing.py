"""A copy of a project elsewhere, with what could not be saved in the project itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from annotator.domain.edit import Edit
from annotator.domain.errors import StaleEdit
from annotator.services.history import History
from annotator.services.waiting import do_late
from annotator.store.project import Project


def save_copy(project: Project, path: Path, waiting: Sequence[Edit] = ()) -> list[Edit]:
    """Write a copy of a project, and do in it what waits to be saved; return those of these edits that are in it.

    An edit is left out whose rows do not stand as it expects, as in the project itself. Raises UserError: what hinders
    the copy, or an edit in it; a copy without them may be there then.
    """
    project.save_copy(path)
    if not waiting:
        return []
    with closing(Project.open(path)) as copy:
        copy.begin_writing()
        return [edit for edit in waiting if _is_done(copy, edit)]


def _is_done(copy: Project, edit: Edit) -> bool:
    try:
        do_late(copy, History(copy, edit.annotator_id), edit)
    except StaleEdit:
        return False
    return True
