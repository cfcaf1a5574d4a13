"""What of the project is otherwise than the files of an import have it, row by row, so that a person can decide."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from annotator.services.importing.entries import CHANGED, LEFT, Difference
from annotator.store import replacing, staged
from annotator.store.bulk import beside
from annotator.store.project import Project
from annotator.store.replacing import Change

MOST_DIFFERENCES = 1000
"""How many are named."""


def differences(project: Project, path: Path) -> tuple[list[Difference], int]:
    """Return the rows that differ, at most MOST_DIFFERENCES of them, and how many there are."""

    def compares(connection: sqlite3.Connection) -> bool:
        with beside(connection, path):
            return replacing.overlap(connection)

    def read(connection: sqlite3.Connection) -> tuple[list[Difference], int]:
        found, count = list[Difference](), 0
        with beside(connection, path):
            for one in _all(connection, pairs=pairs):
                count += 1
                if count <= MOST_DIFFERENCES:
                    found.append(one)
        return found, count

    pairs = project.asked(compares)
    if pairs:
        staged.index(path)
    return project.asked(read)


def _all(connection: sqlite3.Connection, *, pairs: bool) -> Iterator[Difference]:
    for article_id, title, fields in replacing.articles(connection):
        yield Difference(article_id=article_id, title=title, annotator="", kind="article", what=CHANGED, label=fields)
    if pairs:
        yield from (_difference(change) for change in replacing.changes(connection))


def _difference(change: Change) -> Difference:
    values = change.before.values
    return Difference(
        article_id=change.pair.article_id,
        title=change.pair.title,
        annotator=change.pair.name,
        kind=change.table,
        what=LEFT if change.after is None else CHANGED,
        label=values[{"span": "label", "link": "type", "work": "status"}[change.table]],
        quote=values.get("quote", ""),
    )
