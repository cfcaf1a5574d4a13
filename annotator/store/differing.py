"""How what is staged differs from what a project has, for a person to read before it is taken in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from annotator.store import replacing, staged
from annotator.store.bulk import beside
from annotator.store.replacing import Change


class Differing(NamedTuple):
    """Articles (id, title, fields that differ) and changes of labels, some of them, and how many there are of both."""

    articles: list[tuple[str, str, str]]
    changes: list[Change]
    total: int


def differing(path: Path, most: int) -> Callable[[sqlite3.Connection], Differing]:
    """Return the question, for `Project.asked`, how the staging at `path` differs; at most so many rows are named."""

    def asked(connection: sqlite3.Connection) -> Differing:
        with beside(connection, path):
            pairs = replacing.overlap(connection)
        if pairs:  # while nobody reads the file
            staged.index(path)
        with beside(connection, path):
            articles = replacing.articles(connection)
            changes = replacing.changes(connection) if pairs else iter(())
            named = list(islice(changes, max(0, most - len(articles))))
            count = len(articles) + len(named) + sum(1 for _ in changes)
        return Differing(articles[:most], named, count)

    return asked
