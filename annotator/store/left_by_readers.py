"""What somebody left beside a project who may read it and write in its folder, but not in the file itself.

SQLite makes a `-wal` and a `-shm` for them too, which are theirs, and leaves them there. Nobody else can write in
these, and so not in the project. Nothing is in them, and where nobody has the project open they go.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import descriptors, files, lock

_SIDES = (files.SHM, files.WAL)
_THEIRS = QT_TRANSLATE_NOOP(
    "errors",
    "{path} cannot be written: {wal} beside it belongs to another user. Close the project there (open it first if it is"
    " closed), then open it here again.",
)


def take_away(path: Path, *, to_write: bool) -> None:
    """Delete what a reader left, where we may write in the project. Raises ProjectError who needs it `to_write`."""
    wal = files.beside(path, files.WAL)
    if not _is_in_the_way(path):
        return
    # Beside what a dead program left an empty one tells that nothing was lost with it.
    if not (lock.died_writing(path) or lock.wrote_elsewhere(path)):
        _take_away(path, wal)
    if to_write and _is_in_the_way(path):
        raise ProjectError(_THEIRS, path=path, wal=wal.name)


def _take_away(path: Path, wal: Path) -> None:
    with descriptors.alone(path) as is_alone, suppress(OSError):
        if is_alone and not files.has_content(wal):
            for suffix in _SIDES:
                files.beside(path, suffix).unlink(missing_ok=True)


def _is_in_the_way(path: Path) -> bool:
    sides = [files.beside(path, suffix) for suffix in _SIDES]
    refuses = any(not os.access(side, os.W_OK) and files.is_there(side) for side in sides)
    return refuses and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
