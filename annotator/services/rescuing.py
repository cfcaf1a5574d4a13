"""A copy of a project elsewhere, with what could not be saved in the project itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import StaleEdit
from annotator.services.history import History
from annotator.services.waiting import Late, do_late
from annotator.store.project import Project


def save_copy(project: Project, path: Path, waiting: Sequence[Late] = ()) -> list[Late]:
    """Write a copy of a project, and do in it what waits to be saved; return what of it is in it.

    An edit is left out whose rows do not stand as it expects, as in the project itself. Raises UserError: what hinders
    the copy, or an edit in it; then what was at `path` is as it was.
    """
    done: list[Late] = []

    def do(draft: Path) -> None:
        with closing(Project.open(draft)) as copy:
            copy.begin_writing()
            done.extend(late for late in waiting if _is_done(copy, late))

    project.save_copy(path, work=do if waiting else None)
    return done


def _is_done(copy: Project, late: Late) -> bool:
    try:
        do_late(copy, History(copy, late.edit.annotator_id), late)
    except StaleEdit:
        return False
    return True
