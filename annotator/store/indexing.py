"""The words of the texts: kept in step with the texts themselves, whichever way these come and go.

Triggers note what came and went; `take_waiting` takes it into the tables of words before the transaction ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from annotator.store.schema import EXACT_WORDS, FOLDED_WORDS
from annotator.store.watching import unheard

Tell = Callable[[int, int], object]
"""Is told how many of how many texts are done."""

_AT_ONCE = 500
"""Texts that one statement takes in."""
_BARE = "replace(replace({0}, 'đ', 'd'), 'Đ', 'D')"
"""Leaves to SQLite's own folding what it does: đ is no letter with a mark to it."""
_COLUMNS = {EXACT_WORDS: "{0}", FOLDED_WORDS: _BARE}
_ADD = tuple(
    f"INSERT INTO {table} (rowid, text) SELECT t.article, {text.format('t.text')} FROM article_text t"  # noqa: S608  names of ours
    " WHERE t.article IN (SELECT article FROM unindexed WHERE n <= ? AND gone IS NULL) ORDER BY t.article"
    for table, text in _COLUMNS.items()
)
_REMOVE = tuple(
    f"INSERT INTO {table} ({table}, rowid, text) SELECT 'delete', article, {text.format('gone')}"  # noqa: S608
    " FROM unindexed WHERE n <= ? AND gone IS NOT NULL"
    for table, text in _COLUMNS.items()
)


def take_waiting(connection: sqlite3.Connection, tell: Tell = unheard) -> None:
    """Index the texts that came and forget those that went; inside the transaction in which they do."""
    count: int = connection.execute("SELECT count(*) FROM unindexed").fetchone()[0]
    done = 0
    while done < count:
        last: int = connection.execute(
            "SELECT max(n) FROM (SELECT n FROM unindexed ORDER BY n LIMIT ?)", (_AT_ONCE,)
        ).fetchone()[0]
        # Numbers are given anew after a bulk act was taken back: what went goes first.
        for statement in (*_REMOVE, *_ADD):
            connection.execute(statement, (last,))
        done += connection.execute("DELETE FROM unindexed WHERE n <= ?", (last,)).rowcount
        tell(done, count)
