"""Copies of a project that a sync program put beside it, because two computers had written in it."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import UserError
from annotator.services.whereabouts import Kind, whereabouts
from annotator.store.project import Project

_SAYS_SO = re.compile(r"(^|[ ._(\[-])(sync-)?conflict(s|ed|ed copy)?([ ._)\]\d-]|$)|case ?conflict", re.IGNORECASE)
"""What most of them write into the name: (Mai's conflicted copy 2026-03-01), .sync-conflict-20260301-…, .Conflict."""
_COMPUTER = re.compile(r"-(?=[^-]*[A-Za-z])[\w-]{3,}")
"""What OneDrive puts behind a name: the other computer's."""


def conflict_copies(project: Project) -> list[Path]:
    """Return the copies of this project beside it that look like a sync program's; opens each for reading."""
    path = project.path
    try:
        others = [one for one in sorted(path.parent.iterdir()) if one != path and one.suffix == path.suffix]
    except OSError:
        return []
    named = [one for one in others if _is_named(one.stem, path)]
    return [one for one in named if _project_id(one) == project.id]


def _is_named(stem: str, path: Path) -> bool:
    """Whether a name beside a project says that it is another's copy of it."""
    if not stem.startswith(path.stem) or stem == path.stem:
        return False
    behind = stem.removeprefix(path.stem)
    if _SAYS_SO.search(behind):
        return True
    # A name alone may be a person's own copy; only where something syncs is it more than that.
    return _COMPUTER.fullmatch(behind) is not None and whereabouts(path).kind is Kind.SYNCED


def _project_id(path: Path) -> str:
    try:
        with closing(Project.open(path)) as found:
            return found.id
    except (UserError, OSError):
        return ""
