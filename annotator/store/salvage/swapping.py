"""The new file in the place of the damaged one, which is moved aside and never deleted.

At every step either the damaged file or the new one has the name, and what lies aside is complete. The damaged file's
`-wal` leaves its place before the new file comes: it would undo the salvage.
"""

from __future__ import annotations

import os
from pathlib import Path

from annotator.store import files
from annotator.store.aside import BESIDE, copied


def swap(draft: Path, path: Path, aside: Path) -> Path | None:
    """Give a finished file the name of a damaged one; return where that lies now, None where there was none.

    Raises OSError; then the damaged file has its name, and at most a copy of it lies aside.
    """
    files.flush(draft)
    there = [beside for beside in BESIDE if files.beside(path, beside).exists()]
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
