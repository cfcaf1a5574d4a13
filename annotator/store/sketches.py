"""Sketches of articles, by which near duplicates are found: worked out from the texts, so they may be lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from annotator.store import schema


def missing(connection: sqlite3.Connection, engine: str) -> list[str]:
    """Return the ids of the articles that are read and have no sketch of this engine."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    none = "SELECT id FROM article a WHERE a.state = 'active' AND a.deleted = 0"
    if version < schema.TAGS_SINCE:
        rows = connection.execute(none)
    else:
        rows = connection.execute(
            f"{none} AND NOT EXISTS (SELECT 1 FROM sketch s WHERE s.article = a.n AND s.engine = ?)",  # noqa: S608
            (engine,),
        )
    return [row[0] for row in rows]


def keep(connection: sqlite3.Connection, engine: str, made: Mapping[str, bytes]) -> None:
    """Keep sketches by the ids of their articles, in place of any before."""
    connection.executemany(
        "INSERT OR REPLACE INTO sketch (article, engine, data) SELECT n, ?, ? FROM article WHERE id = ?",
        [(engine, data, article_id) for article_id, data in made.items()],
    )
