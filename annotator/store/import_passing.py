"""An import of labels on an article that was split: they go on to its parts, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from annotator import paths
from annotator.domain.merging import Fits
from annotator.store.bulk import attached
from annotator.store.merge_resolving import resolve
from annotator.store.merge_staging import MergeStaging
from annotator.store.merge_writing import write

_SPLIT = "SELECT EXISTS (SELECT 1 FROM split WHERE deleted = 0)"
_AGAIN = (
    "INSERT INTO in_again SELECT m.id FROM staging.article s JOIN main.article m ON m.id = s.id"
    " WHERE m.n IN (SELECT original FROM main.split WHERE deleted = 0)"
)


@contextmanager
def to_parts(connection: sqlite3.Connection, fits: Fits) -> Iterator[Callable[[str], object]]:
    """Give what is to be called with the batch id once the staged rows of an import are in the project.

    Without any split it does nothing; with some it needs a staging of its own, which is attached meanwhile.
    """
    if not connection.execute(_SPLIT).fetchone()[0]:
        yield bool
        return
    staging = MergeStaging(paths.state_dir() / "staging")
    try:
        with attached(connection, merging=staging.path):
            yield lambda batch: _pass_on(connection, fits, batch)
    finally:
        staging.close()


def _pass_on(connection: sqlite3.Connection, fits: Fits, batch: str) -> None:
    if connection.execute(_AGAIN).rowcount:
        resolve(connection, fits, lambda: None)
        write(connection, batch)
