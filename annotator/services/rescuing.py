"""A copy of a project elsewhere, with what could not be saved in the project itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from annotator.domain.edit import Edit
from annotator.domain.errors import StaleEdit
from annotator.services.annotating import caught_up
from annotator.services.history import History
from annotator.store.project import Project


def save_copy(project: Project, path: Path, waiting: Sequence[Edit] = ()) -> int:
    """Write a copy of a project, and do in it what waits to be saved; return how many of these edits are in it.

    An edit is left out whose rows do not stand as it expects, as in the project itself. Raises UserError: what hinders
    the copy, or an edit in it; a copy without them may be there then.
    """
    project.save_copy(path)
    if not waiting:
        return 0
    with closing(Project.open(path)) as copy:
        copy.begin_writing()
        return sum(_is_done(copy, edit) for edit in waiting)


def _is_done(copy: Project, edit: Edit) -> bool:
    owner = edit.annotator_id
    now = caught_up(edit, copy.work)
    try:
        if now is not None:
            History(copy, owner).do(now)
    except StaleEdit:
        return False
    return True
