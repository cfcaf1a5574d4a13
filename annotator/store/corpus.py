"""What a project's articles are, counted: by source, month, language and tag."""

from __future__ import annotations

import sqlite3

from annotator.store import schema
from annotator.store.facts import CorpusCounts

_BY = (
    "SELECT {what}, count(*) FROM article a WHERE a.state = 'active' AND a.deleted = 0"
    " GROUP BY 1 ORDER BY count(*) DESC, 1"
)
_BY_TAG = (
    "SELECT t.value, count(*) FROM article a, json_each(a.tags) t WHERE a.state = 'active' AND a.deleted = 0"
    " AND a.tags <> '[]' GROUP BY 1 ORDER BY count(*) DESC, 1"
)


def corpus_counts(connection: sqlite3.Connection) -> CorpusCounts:
    """Count the active articles by what is known of them."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]

    def counted(what: str) -> dict[str, int]:
        return dict(connection.execute(_BY.format(what=what)).fetchall())

    return CorpusCounts(
        sources=counted("a.source"),
        months=dict(sorted(counted("substr(a.published, 1, 7)").items())),
        languages=counted("a.lang"),
        tags=dict(connection.execute(_BY_TAG).fetchall()) if version >= schema.TAGS_SINCE else {},
    )
