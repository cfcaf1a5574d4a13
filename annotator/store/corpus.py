"""What a project's articles are, counted: by source, month, language and tag; for one viewer also by work and label."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from annotator.domain.work import STATUSES
from annotator.store import schema
from annotator.store.facts import CorpusCounts, CorpusSeen

LENGTHS = (0, 500, 1000, 2000, 4000, 8000, 16000)
"""Classes of length: each from so many code points on."""
_ALL = "a.state = 'active' AND a.deleted = 0"
# As the list of articles has them (reading.py): the lead's are all, others' are theirs once anything was assigned.
_SEEN = (
    f"{_ALL} AND (v.id IS :lead OR w.n IS NOT NULL OR v.n IS NULL OR v.role <> 'annotator'"  # noqa: S608  names of ours
    " OR NOT EXISTS (SELECT 1 FROM assignment)"
    " OR EXISTS (SELECT 1 FROM assignment g WHERE g.annotator = v.n AND g.article = a.n AND g.deleted = 0))"
)
_WORK = (
    " LEFT JOIN annotator v ON v.id = :viewer"
    " LEFT JOIN work w ON w.article = a.n AND w.annotator = v.n AND w.deleted = 0"
)


class _Counting:
    """Counts articles: all of them, or those that one person has in their list."""

    def __init__(self, connection: sqlite3.Connection, viewer: str | None = None, lead: str = "") -> None:
        self._connection = connection
        self._who = {"viewer": viewer, "lead": lead} if viewer is not None else {}
        self._joined, self._where = ("", _ALL) if viewer is None else (_WORK, _SEEN)

    def rows(self, what: str, more: str = "", end: str = "") -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query on articles; `more` joins other tables, `end` groups or orders."""
        sql = f"SELECT {what} FROM article a{more}{self._joined} WHERE {self._where}{end}"  # noqa: S608  names of ours
        return self._connection.execute(sql, self._who).fetchall()

    def by(self, what: str, more: str = "") -> dict[Any, int]:
        """Return how many there are of each, the most frequent first."""
        return dict(self.rows(f"{what}, count(*)", more, " GROUP BY 1 ORDER BY count(*) DESC, 1"))

    def number(self, what: str, end: str = "") -> int:
        """Return one number, 0 where there is none."""
        rows = self.rows(what, end=end)
        return int(rows[0][0] or 0) if rows else 0

    def corpus(self) -> CorpusCounts:
        """Return what is known of the articles themselves."""
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        tagged = version >= schema.TAGS_SINCE
        return CorpusCounts(
            sources=self.by("a.source"),
            months=dict(sorted(self.by("substr(a.published, 1, 7)").items())),
            languages=self.by("a.lang"),
            tags=self.by("t.value", " JOIN json_each(a.tags) t ON a.tags <> '[]'") if tagged else {},
        )


def corpus_counts(connection: sqlite3.Connection) -> CorpusCounts:
    """Count the active articles by what is known of them."""
    return _Counting(connection).corpus()


def corpus_seen(connection: sqlite3.Connection, viewer: str, lead: str, *, sees_all: bool) -> CorpusSeen:
    """Count the articles that somebody has in their list; spans of others only where they may see all, gold never."""
    counting = _Counting(connection, viewer, lead)
    articles = counting.number("count(*)")
    begun = counting.by("coalesce(w.status, 'todo')")
    classes = " ".join(f"WHEN a.length >= {least} THEN {least}" for least in reversed(LENGTHS))
    lengths = counting.by(f"CASE {classes} END")
    whose = "p.role = 'annotator' OR p.id = :viewer" if sees_all else "p.id = :viewer"
    spans = f" JOIN span s ON s.article = a.n AND s.deleted = 0 JOIN annotator p ON p.n = s.annotator AND ({whose})"
    return CorpusSeen(
        corpus=counting.corpus(),
        articles=articles,
        statuses={status: begun.get(status, 0) for status in STATUSES},
        flagged=counting.number("coalesce(sum(w.flagged), 0)"),
        lengths={least: lengths.get(least, 0) for least in LENGTHS},
        shortest=counting.number("min(a.length)"),
        median=counting.number("a.length", f" ORDER BY a.length LIMIT 1 OFFSET {max(articles - 1, 0) // 2}"),
        longest=counting.number("max(a.length)"),
        spans=counting.by("s.label", spans),
    )
