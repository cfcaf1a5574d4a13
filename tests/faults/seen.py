"""What a person sees of a project, as a short text to compare."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from annotator.store.project import Project


def seen(project: Project, viewer: str) -> str:
    """A digest of every span, link and state of one person."""
    rows = [
        (row, project.spans(row.id, viewer), project.links(row.id, viewer), project.work(row.id, viewer))
        for row in project.article_rows(viewer)
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def history_rows(path: Path) -> int:
    """How many acts the file holds."""
    return int(_asked(path, "SELECT count(*) FROM history")[0][0])


def history_digest(path: Path, count: int) -> str:
    """A digest of the first acts of the file."""
    rows = _asked(path, f"SELECT * FROM history ORDER BY seq LIMIT {count}")
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _asked(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()
