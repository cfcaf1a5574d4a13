"""Staging: bulk work gathers its rows in a file of its own, off the project, until one short transaction takes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from annotator.domain.article import Article, Json
from annotator.domain.record import LabelledRecord
from annotator.domain.work import GOLD, Annotator, Work
from annotator.store.failures import is_outside, not_saved
from annotator.store.rows import LINK, PERSONS, SPAN, WORK, ZONE, Table, to_json
from annotator.store.staging_folder import StagingFolder

_ARTICLE = (
    "title",
    "source",
    "published",
    "lang",
    "external_id",
    "length",
    "sha256",
    "raw_sha256",
    "extra",
    "tags",
    "text",
)
_STAMPS = ("scheme_version", "guidelines_version", "extra")

# Untyped and without constraints or indexes: the records were checked when they were built, and the project's own
# tables check once more. `article` and `annotator` are numbers inside this file.
_TABLES = (
    "CREATE TABLE annotator (n INTEGER PRIMARY KEY, id UNIQUE, name, role)",
    f"CREATE TABLE article (n INTEGER PRIMARY KEY, id UNIQUE, {', '.join(_ARTICLE)})",
    *(f"CREATE TABLE {table.name} (id, {', '.join((*table.keys, *table.columns))})" for table in (SPAN, LINK, ZONE)),
    "CREATE TABLE pair (article, annotator, PRIMARY KEY (article, annotator)) WITHOUT ROWID",
    f"CREATE TABLE work (id UNIQUE, {', '.join((*WORK.keys, *WORK.columns, *_STAMPS))})",
    "CREATE TABLE sketch (article INTEGER PRIMARY KEY, engine, data)",
)


def _insert(table: Table) -> str:
    marks = ", ".join("?" for _ in ("id", *table.keys, *table.columns))
    return f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608  names of ours


_INSERT = {table.name: _insert(table) for table in (SPAN, LINK, ZONE)}


class Sketch(NamedTuple):
    """What near duplicates of a text are found by, as `engine` makes it."""

    engine: str
    data: bytes


class Staging:
    """Records on their way into a project, in a temporary file below `folder`; used by one thread at a time.

    The same article, annotator or work may come again; the first one counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = StagingFolder(folder)
        self.path = self._folder.path / "staging.sqlite"
        self._finished = False
        self._article_number = ("", 0)  # of the last one: those who labelled it come one after another
        self._annotator_numbers: dict[str, int] = {}
        self._connection = _connected(self.path)
        with saved(self.path):
            for statement in _TABLES:
                self._connection.execute(statement)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Take what is added inside in whole or, on an exception, not at all."""
        with saved(self.path):
            self._connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self._forget()
            if self._connection.in_transaction:  # SQLite itself rolls back everything after some errors of the disk
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        with saved(self.path):
            self._connection.execute("RELEASE part")

    def add(self, record: LabelledRecord, sketch: Sketch | None = None) -> None:
        """Add a record, whose checks were made when it was built. Raises SaveFailed where the disk refuses.

        `sketch` is what near duplicates of its text are found by; kept with the article, in place of any before.
        """
        with saved(self.path):
            self._add(record, sketch)

    def _add(self, record: LabelledRecord, sketch: Sketch | None) -> None:
        article = self._article(record)
        if sketch is not None:
            self._connection.execute("INSERT OR REPLACE INTO sketch VALUES (?, ?, ?)", (article, *sketch))
        self._connection.executemany(_INSERT["zone"], [(zone.id, article, *ZONE.encode(zone)) for zone in record.zones])
        if record.annotator is None:
            return
        annotator = self._annotator(record.annotator)
        self._connection.executemany(
            _INSERT["span"], [(span.id, article, annotator, *SPAN.encode(span)) for span in record.spans]
        )
        self._connection.executemany(
            _INSERT["link"], [(link.id, article, annotator, *LINK.encode(link)) for link in record.links]
        )
        self._connection.execute("INSERT OR IGNORE INTO pair VALUES (?, ?)", (article, annotator))
        self._add_work(record, article, annotator)

    def finish(self) -> Path:
        """Close the file for adding and return it, for `Project.commit_staging`."""
        if not self._finished:
            with saved(self.path):
                self._connection.execute("COMMIT")
            self._connection.close()
            self._finished = True
            self._forget()  # others may leave out articles before it is opened again
        return self.path

    def roll_back(self) -> None:
        """Forget what was added since it was opened once more, and close it for adding."""
        if not self._finished:
            self._connection.close()  # what is not committed goes with it
            self._finished = True
            self._forget()

    def reopen(self) -> None:
        """Open the file for adding once more. Raises SaveFailed."""
        if self._finished:
            self._connection = _connected(self.path)
            self._finished = False

    def close(self) -> None:
        """Delete the file."""
        self._connection.close()
        self._folder.close()

    def _forget(self) -> None:
        self._article_number = ("", 0)
        self._annotator_numbers.clear()

    def _article(self, record: LabelledRecord) -> int:
        article = record.article
        if article.id == self._article_number[0]:
            return self._article_number[1]
        extra = article.extra if record.annotator is not None else {**article.extra, **record.extra}
        self._connection.execute(
            "INSERT OR IGNORE INTO article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _article_row(article, extra),
        )
        self._article_number = (article.id, self._number("article", article.id))
        return self._article_number[1]

    def _annotator(self, annotator: Annotator) -> int:
        if annotator.id in self._annotator_numbers:
            return self._annotator_numbers[annotator.id]
        self._connection.execute(
            "INSERT OR IGNORE INTO annotator VALUES (NULL, ?, ?, ?)", (annotator.id, annotator.name, annotator.role)
        )
        number = self._annotator_numbers[annotator.id] = self._number("annotator", annotator.id)
        return number

    def _number(self, table: str, row_id: str) -> int:
        found = self._connection.execute(f"SELECT n FROM {table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608
        number: int = found[0]
        return number

    def _add_work(self, record: LabelledRecord, article: int, annotator: int) -> None:
        fresh = Work.fresh(record.article.id, record.annotator.id if record.annotator else "")
        extra = work_extra(record)
        if record.status == fresh.status and not extra:
            return
        self._connection.execute(
            "INSERT OR IGNORE INTO work VALUES (?, ?, ?, ?, '', 0, '', 0, ?, ?, ?)",
            (
                fresh.id,
                article,
                annotator,
                record.status,
                record.scheme.version,
                record.guidelines.version,
                to_json(extra),
            ),
        )


def _connected(path: Path) -> sqlite3.Connection:
    """Return a connection in a transaction. Raises SaveFailed."""
    # Planned in one job, taken in or closed by another: by one thread at a time, but not always the same.
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with saved(path):
        # Nothing here must outlive the process; savepoints need a journal to roll back.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN")
    return connection


@contextmanager
def saved(path: Path) -> Iterator[None]:
    """Turn what the disk refuses inside into SaveFailed."""
    try:
        yield
    except sqlite3.Error as error:
        if is_outside(error):
            raise not_saved(error, path) from error
        raise


def work_extra(record: LabelledRecord) -> dict[str, Json]:
    """Return what is kept of a line beside what the project has a place for."""
    extra = dict(record.extra)
    if record.annotator is not None and record.annotator.role == GOLD and record.n_annotators:
        extra[PERSONS] = record.n_annotators  # nobody here may have begun what gold was made of
    return extra


def _article_row(article: Article, extra: object) -> tuple[str | int, ...]:
    return (
        article.id,
        article.title,
        article.source,
        article.published,
        article.lang,
        article.external_id,
        len(article.text),
        article.sha256,
        article.raw_sha256,
        to_json(extra),
        to_json(article.tags),
        article.text,
    )
