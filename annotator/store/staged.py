"""What a finished staging holds, read and trimmed before it is taken in."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.zone import ACCEPTED, PROPOSED, Zone
from annotator.store.rows import ZONE, from_json, to_json, zone_from
from annotator.store.staging import saved

TEXT_UNITS = 16
"""What taking in and indexing one text of 2,000 characters costs, in the units of a Watch: a row of labels is one."""

_FIELDS = ("id", "text", "sha256", "title", "source", "published", "lang", "external_id", "raw_sha256")
_ARTICLE = f"SELECT {', '.join(_FIELDS)}, extra, tags FROM article WHERE id = ?"  # noqa: S608  names of ours
_ZONES = (
    f"SELECT id, {', '.join(ZONE.columns)} FROM zone WHERE article = (SELECT n FROM article WHERE id = ?)"  # noqa: S608
    ' ORDER BY "start", "end" DESC, kind'
)
# One that labels come with stays, whatever is said of its text.
_UNLABELLED = (
    "SELECT n, id FROM article WHERE id IN (SELECT value FROM json_each(?))"
    " AND n NOT IN (SELECT article FROM span UNION SELECT article FROM work)"
)


def article(path: Path, article_id: str) -> Article | None:
    """Return a staged article with its text, None where there is none of that id."""
    with _opened(path) as connection:
        row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        return None
    *fields, extra, tags = row
    return Article(**dict(zip(_FIELDS, fields, strict=True)), extra=from_json(extra), tags=tuple(from_json(tags)))


def zones(path: Path, article_id: str) -> list[Zone]:
    """Return the staged zones of an article, sorted by place."""
    with _opened(path) as connection:
        return [zone_from(article_id, row) for row in connection.execute(_ZONES, (article_id,))]


def cost(path: Path) -> int:
    """Return what taking everything in costs, in the units of a Watch."""
    with _opened(path) as connection:
        texts, *rows = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  names of ours
            for table in ("article", "zone", "work", "span", "link")
        )
    return int(TEXT_UNITS * texts + sum(rows))


def index(path: Path) -> None:
    """Let the rows of one person in one article be found, for comparing them with the project."""
    with _opened(path) as connection, saved(path):
        for table in ("span", "link", "work"):
            connection.execute(f"CREATE INDEX IF NOT EXISTS {table}_pair ON {table} (article, annotator)")


def accept(path: Path, confidence: float) -> int:
    """Let the proposed zones of at least a confidence (0 to 1) come in as accepted; return how many they are."""
    with _opened(path) as connection, saved(path):
        return connection.execute(
            "UPDATE zone SET state = ? WHERE state = ? AND confidence >= ?", (ACCEPTED, PROPOSED, confidence)
        ).rowcount


def leave_out(path: Path, article_ids: Collection[str]) -> frozenset[str]:
    """Take articles out that come without labels, with their zones; return the ids of those that went."""
    with _opened(path) as connection, saved(path):
        connection.execute("BEGIN")
        gone = connection.execute(_UNLABELLED, (to_json(list(article_ids)),)).fetchall()
        numbers = [(number,) for number, _ in gone]
        for table in ("zone", "sketch"):
            connection.executemany(f"DELETE FROM {table} WHERE article = ?", numbers)  # noqa: S608  names of ours
        connection.executemany("DELETE FROM article WHERE n = ?", numbers)
        connection.execute("COMMIT")
    return frozenset(article_id for _, article_id in gone)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
