"""One act on what is known of very many articles: the same checks as one by one, in few statements."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from annotator.domain.bulk import Tick, ticking, unticked
from annotator.domain.edit import SETTLE, ArticleData, Edit
from annotator.domain.merging import vector
from annotator.domain.versions import raised
from annotator.store import states
from annotator.store.rows import ARTICLE, Columns, to_json

MANY = 20
"""Articles from which on an edit is written so."""

_COLUMNS = ", ".join(ARTICLE.columns)
_STORED = f"SELECT id, deleted, version, {_COLUMNS} FROM article WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  names of ours
_WAITING = "SELECT DISTINCT row_id FROM conflict WHERE \"table\" = 'article'"
_UPDATE = f"UPDATE article SET {', '.join(f'{column} = ?' for column in ARTICLE.columns)}, version = ? WHERE id = ?"  # noqa: S608


def is_plain(edit: Edit) -> bool:
    """Whether an edit changes what is known of many articles, each once, and nothing else."""
    parts = edit.parts
    return (
        len(parts) >= MANY
        and all(len(part.changes) == 1 and isinstance(part.changes[0].after, ArticleData) for part in parts)
        and len({part.article_id for part in parts}) == len(parts)
    )


def write(connection: sqlite3.Connection, edit: Edit, device: str, tick: Tick = unticked) -> bool:
    """Write such an edit, which was checked, inside a transaction; False where an article no longer stands as in it.

    Then nothing was written.
    """
    ids = to_json([part.article_id for part in edit.parts])
    stored = {row[0]: row[1:] for row in connection.execute(_STORED, (ids,))}
    waiting = {row[0] for row in connection.execute(_WAITING)}
    rows: list[Columns] = []
    for part in ticking(edit.parts, tick):
        before, after = part.changes[0].before, part.changes[0].after
        gone, version, *content = stored.get(part.article_id, (1, ""))
        if gone or before is None or after is None or tuple(content) != ARTICLE.encode(before):
            return False
        rows.append((*ARTICLE.encode(after), version, part.article_id))
    rows = [
        _with_version(connection, row, device, waits=row[-1] in waiting, settles=edit.name == SETTLE) for row in rows
    ]
    connection.executemany(_UPDATE, ticking(rows, tick))
    return True


def _with_version(connection: sqlite3.Connection, row: Columns, device: str, *, waits: bool, settles: bool) -> Columns:
    *content, version, article_id = row
    new = _raised(str(version), device)
    if waits:
        new = states.raised_over(connection, "article", str(article_id), str(version), device, settles=settles)
    return (*content, new, article_id)


@lru_cache(maxsize=256)  # articles that came together have one version
def _raised(version: str, device: str) -> str:
    return to_json(raised(vector(version), device))
