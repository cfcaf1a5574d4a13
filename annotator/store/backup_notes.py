"""What is written beside a backup: what it holds, so that a hundred of them are listed at once.

A note is only a memory of what was read: it holds for the very file that it was made of (size, time), and a backup
without one is read again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.store import descriptors, files
from annotator.store.backup_contents import Contents

NAME = re.compile(r"(?P<stamp>\d{8}T\d{12}Z)-(?P<reason>[a-z]+)(-(?P<number>\d{1,9}))?\.annot")
"""How backups are called: when each was made, why, and the how manieth it is in its folder."""
_SUFFIX, _PROJECT = ".json", "project.json"
_FORMAT = 1
_SUM = "sum"
"""A digest of the rest of a note: where a letter of the note has turned, it is not the backup that is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is known of a backup: the project file it is of, its SHA-256, and what it holds.

    `damage` says why it cannot be used; it is empty for a good one.
    """

    source: str
    sha256: str
    contents: Contents | None
    damage: str = ""


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with descriptors.opened(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write(backup_path: Path, note: Note) -> None:
    """Keep a note beside a backup, as far as the system lets us; beside a file of the person's own there is none."""
    if NAME.fullmatch(backup_path.name) is None:
        return
    with suppress(OSError):
        status = backup_path.stat()
        held = note.contents.to_json() if note.contents else None
        found = {
            "format": _FORMAT,
            "source": note.source,
            "size": status.st_size,
            "time": status.st_mtime_ns,
            "sha256": note.sha256,
            "damage": note.damage,
            "contents": held,
        }
        _write(backup_path.with_suffix(_SUFFIX), found)


def read(backup_path: Path) -> Note | None:
    """Return what is known of a backup; None where that is nothing, or of another file than lies there now."""
    found = _read(backup_path.with_suffix(_SUFFIX))
    try:
        status = backup_path.stat()
        if (found["format"], found["size"], found["time"]) != (_FORMAT, status.st_size, status.st_mtime_ns):
            return None
        held = Contents.from_json(found["contents"]) if found["contents"] is not None else None
        texts = {key: found[key] for key in ("source", "sha256", "damage")}
        if not all(isinstance(text, str) for text in texts.values()):
            return None
        return Note(contents=held, **texts)
    except (OSError, KeyError, TypeError, AttributeError, ValueError):
        return None


def source_of(backup_path: Path) -> str:
    """Return the project file that a backup is of, also where the backup was changed since; empty: not known."""
    found = _read(backup_path.with_suffix(_SUFFIX)).get("source")
    return found if isinstance(found, str) else ""


def sha256_noted(backup_path: Path) -> str:
    """Return the SHA-256 that a backup had when it was made, also where it was changed since; empty: not known."""
    found = _read(backup_path.with_suffix(_SUFFIX)).get("sha256")
    return found if isinstance(found, str) else ""


def forget(backup_path: Path) -> None:
    """Delete what is known of a backup that is gone."""
    with suppress(OSError):
        backup_path.with_suffix(_SUFFIX).unlink(missing_ok=True)


def write_project(folder: Path, project_path: Path, name: str) -> None:
    """Keep in a folder of backups of which project they are, for the day on which its file is gone."""
    found = {"format": _FORMAT, "path": str(project_path), "name": name}
    if _read(folder / _PROJECT) != found:
        with suppress(OSError):
            _write(folder / _PROJECT, found)


def project(folder: Path) -> tuple[str, str]:
    """Return path and name of the project that was backed up last in a folder; empty where they are not known."""
    found = _read(folder / _PROJECT)
    path, name = found.get("path"), found.get("name")
    return (path if isinstance(path, str) else "", name if isinstance(name, str) else "")


def _write(path: Path, found: dict[str, Any]) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    found = {**found, _SUM: _sum(found)}
    try:
        draft.write_text(json.dumps(found, ensure_ascii=False), "utf-8", "backslashreplace")
        files.flush(draft)  # else a power cut may leave the name and nothing in it
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        found: object = json.loads(path.read_bytes())
        if not isinstance(found, dict):
            return {}
        told = found.pop(_SUM, None)  # notes of before had none
        return found if told is None or told == _sum(found) else {}
    except (OSError, ValueError, RecursionError):
        return {}


def _sum(found: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
