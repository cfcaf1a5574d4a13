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

    Raises OSError; then the damaged file has its name, and nothing lies aside but what could not be deleted again.
    """
    files.flush(draft)
    there = [beside for beside in BESIDE if files.is_there(files.beside(path, beside))]
    has_main = path.exists()
    doubles = [(files.beside(path, beside), files.beside(aside, beside)) for beside in there]
    doubles += [(path, aside)] if has_main else []
    try:
        for source, target in doubles:
            _double(source, target)
        files.flush_folder(path.parent)
        for beside in there:
            files.beside(path, beside).unlink()
        files.flush_folder(path.parent)
        files.replace(draft, path)
    except OSError:
        for source, target in doubles:
            if source.exists():  # with what went from its place already, the file would be less than it was
                files.discard(target)
        raise
    return aside if has_main or there else None


def _double(source: Path, target: Path) -> None:
    """Give a file a second name, or make a copy of it where the file system has no second names."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        copied(source, target)
