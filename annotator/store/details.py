"""What is known of all articles, read in pieces on a connection of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from annotator.domain.edit import ArticleData
from annotator.store import schema
from annotator.store.connection import connect_reading
from annotator.store.failures import readable

_ALL = (
    "SELECT id, title, source, published, lang, state, {tags} FROM article"
    " WHERE state = 'active' AND deleted = 0 ORDER BY position, title, id"
)


def article_data(path: Path, size: int) -> Iterator[list[ArticleData]]:
    """Yield what is known of the articles in the list, in its order, `size` at a time; what is hidden is left out.

    It is one read: what is written meanwhile is not seen. Raises ProjectError.
    """
    with readable(path), closing(connect_reading(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tags = "tags" if version >= schema.TAGS_SINCE else "'[]'"
        cursor = connection.execute(_ALL.format(tags=tags))
        while rows := cursor.fetchmany(size):
            yield [
                ArticleData(
                    id=row[0],
                    title=row[1],
                    source=row[2],
                    published=row[3],
                    lang=row[4],
                    state=row[5],
                    tags=() if row[6] == "[]" else tuple(json.loads(row[6])),
                )
                for row in rows
            ]
