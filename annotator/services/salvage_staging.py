"""Where a salvage keeps what it finds: a disk that dies takes the program's own folders with it as well."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from annotator import paths
from annotator.domain.errors import UserError
from annotator.store import files

_NAME = "staging"
_ROOM = 4
"""By so much what is found may be larger than the file."""


def chosen(path: Path, target: Path) -> Path:
    """Return a folder for what is found in a file: the program's own, else one beside the new file at `target`.

    The new file needs room where it is to lie; the program's folders may be missing, read-only or full.
    """
    both = (path, files.beside(path, files.WAL))
    needed = _ROOM * sum(one.stat().st_size for one in both if one.exists())
    with suppress(OSError, UserError):
        own = paths.state_dir() / _NAME
        own.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=own):  # it takes files
            free, beside = (shutil.disk_usage(place).free for place in (own, target.parent))
        if free >= min(needed, beside):
            return own
    return target.with_name(f".{target.name}.salvage")


def let_go(folder: Path) -> None:
    """Delete a folder that was made beside the new file."""
    if folder.name != _NAME:
        with suppress(OSError):
            folder.rmdir()
