"""Where what is damaged is kept beside a project: a free name that says so, and a copy that is on the disk."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from annotator.domain.ids import new_id
from annotator.store import files

BESIDE = (files.WAL, files.SHM, files.JOURNAL, files.LAST_WORK)


def stamped(path: Path, word: str, suffix: str, moment: datetime) -> Path:
    """Return a free name beside a project, such as `news (damaged 2024-05-15 1210).annot`."""
    base = f"{path.stem} ({word} {moment:%Y-%m-%d %H%M}"
    for name in _names(base, suffix):
        place = path.with_name(name)
        if not any(os.path.lexists(files.beside(place, beside)) for beside in ("", *BESIDE)):
            return place
    raise AssertionError("names do not end")


def _names(base: str, suffix: str) -> Iterator[str]:
    yield f"{base}){suffix}"
    number = 1
    while True:
        number += 1
        yield f"{base} {number}){suffix}"


def copied(source: Path, target: Path) -> None:
    """Make a copy, which has its name once it is whole and on the disk. Raises OSError."""
    draft = target.with_name(f".{target.name}.{new_id()}.part")
    try:
        shutil.copy2(source, draft)
        files.replace(draft, target)
    finally:
        files.discard(draft)


def tidy(path: Path) -> None:
    """Delete the drafts of copies that killed programs left beside a project; for who has its lock."""
    for left in path.parent.glob(f".{glob.escape(path.stem)} (*).*.part"):
        files.discard(left)
