"""A project that goes on in another place: the file it was is kept, under a name that says so."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import files, lock


def move_aside(path: Path) -> Path:
    """Give a project's file, which nobody has open, the name of one that has moved, and return its new path.

    Raises ProjectError where somebody has it, or where something of it still waits in a file beside it: then it stays
    as it is, since the two only belong together under these names.
    """
    waits = [files.beside(path, suffix) for suffix in (files.WAL, files.JOURNAL)]
    if lock.holder(path) is not None or any(one.exists() and one.stat().st_size for one in waits):
        raise ProjectError(_STAYS, path=path)
    target = _free_name(path)
    try:
        files.move_to_new(path, target)
    except OSError as error:
        raise ProjectError(_STAYS, path=path) from error
    for suffix in (files.WAL, files.SHM, files.LOCK):
        files.discard(files.beside(path, suffix))
    return target


_STAYS = QT_TRANSLATE_NOOP(
    "errors", "The project is on this computer now. The old file is still in use: close {path} everywhere else."
)


def _free_name(path: Path) -> Path:
    number, target = 1, path.with_name(f"{path.stem} (moved){path.suffix}")
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem} (moved {number}){path.suffix}")
    return target
