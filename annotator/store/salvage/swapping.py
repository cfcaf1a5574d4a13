"""The new file in the place of the damaged one, which is moved aside and never deleted.

At every step either the damaged file or the new one has the name, and what lies aside is complete. The damaged file's
`-wal` leaves its place before the new file comes: it would undo the salvage.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from annotator.store import files

_BESIDE = (files.WAL, files.SHM, files.JOURNAL)


def stamped(path: Path, word: str, suffix: str, moment: datetime) -> Path:
    """Return a free name beside a project, such as `news (damaged 2024-05-15 1210).annot`."""
    base = f"{path.stem} ({word} {moment:%Y-%m-%d %H%M}"
    for name in _names(base, suffix):
        place = path.with_name(name)
        if not any(os.path.lexists(files.beside(place, beside)) for beside in ("", *_BESIDE)):
            return place
    raise AssertionError("names do not end")


def _names(base: str, suffix: str) -> Iterator[str]:
    yield f"{base}){suffix}"
    number = 1
    while True:
        number += 1
        yield f"{base} {number}){suffix}"


def swap(draft: Path, path: Path, aside: Path) -> Path | None:
    """Give a finished file the name of a damaged one; return where that lies now, None where there was none.

    Raises OSError; then the damaged file has its name, and at most a copy of it lies aside.
    """
    files.flush(draft)
    there = [beside for beside in _BESIDE if files.beside(path, beside).exists()]
    has_main = path.exists()
    for beside in there:
        _double(files.beside(path, beside), files.beside(aside, beside))
    if has_main:
        _double(path, aside)
    files.flush_folder(path.parent)
    for beside in there:
        files.beside(path, beside).unlink()
    files.flush_folder(path.parent)
    files.replace(draft, path)
    return aside if has_main or there else None


def _double(source: Path, target: Path) -> None:
    """Give a file a second name, or make a copy of it where the file system has no second names."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        copied(source, target)


def copied(source: Path, target: Path) -> None:
    """Make a copy that is on the disk. Raises OSError."""
    shutil.copy2(source, target)
    files.flush(target)
