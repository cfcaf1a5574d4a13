"""Where other copies' rows wait for a merge: a file of its own, filled off the project, and judged against it there.

Tables beginning with `in_` hold what came, those with `put_` what the project is to hold afterwards. No name is one of
the project's, so that both can be attached to one connection.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from annotator.domain.bundle import GuidelinesVersion, OwnRows, SchemeVersion, SharedRows
from annotator.domain.merging import FIELDS, RowState, canonical
from annotator.store.connection import guard
from annotator.store.rows import LINK, SPAN, to_json
from annotator.store.staging import saved
from annotator.store.staging_folder import StagingFolder
from annotator.store.states import columns

_EXTRA = FIELDS["article"].index("extra")
BULKY = ("span", "link")
"""The kinds of rows that have staging tables of their own; the others are few."""
PASSED_ON = 0
"""The number of the source that is derived: what the parts of split articles get (`passing_on`)."""


def _bulky(row: str) -> tuple[str, str]:
    names = f"id, article, annotator, {columns(row)}, deleted, version"
    return (
        f"CREATE TABLE in_{row} (n INTEGER PRIMARY KEY, {names})",
        f"CREATE TABLE put_{row} (id PRIMARY KEY, article, annotator, {columns(row)}, deleted, version, known)",
    )


# Untyped and without indexes, as the staging of an import. `article` and `annotator` are numbers in this file.
_TABLES = (
    "CREATE TABLE in_source (n INTEGER PRIMARY KEY, kind)",
    "CREATE TABLE in_place (n INTEGER PRIMARY KEY, id UNIQUE)",
    "CREATE TABLE in_person (n INTEGER PRIMARY KEY, id UNIQUE, role)",
    "CREATE TABLE in_text (article INTEGER PRIMARY KEY, text, length, sha256, position)",
    *_bulky("span"),
    *_bulky("link"),
    # One annotator's rows in one article from one source, by their numbers. `busy`: not just one plain state of each.
    "CREATE TABLE in_pair (n INTEGER PRIMARY KEY, article, annotator, source, busy, spans, spans_to, links, links_to)",
    'CREATE TABLE in_other (n INTEGER PRIMARY KEY, source, "table", id, keys, version, deleted, content)',
    'CREATE INDEX in_other_row ON in_other ("table", id)',
    # Articles of which all goes on to their parts anew, because it came otherwise than by a merge.
    "CREATE TABLE in_again (article)",
    "CREATE TABLE in_activity (article, annotator, device, seconds, PRIMARY KEY (article, annotator, device))",
    "CREATE TABLE in_scheme (version INTEGER PRIMARY KEY, id, sha256, content)",
    "CREATE TABLE in_guidelines (version, sha256, text, minor, PRIMARY KEY (version, sha256))",
    "CREATE TABLE quiet (article, annotator, spans, spans_to, links, links_to)",
    'CREATE TABLE put_other ("table", id, keys, version, deleted, content, known, PRIMARY KEY ("table", id))',
    "CREATE TABLE put_article (article INTEGER PRIMARY KEY, id, known)",
    'CREATE TABLE put_conflict ("table", row_id, hash, version, deleted, content)',
    'CREATE TABLE put_aside ("table", row_id, article, annotator, source, target)',
    'CREATE TABLE put_replaced ("table", row_id, content, PRIMARY KEY ("table", row_id))',
)


def _insert(row: str) -> str:
    marks = ", ".join("?" for _ in range(len(FIELDS[row]) + 5))
    return f"INSERT INTO in_{row} (id, article, annotator, {columns(row)}, deleted, version) VALUES ({marks})"  # noqa: S608  names of ours


_INSERT = {row: _insert(row) for row in BULKY}


def insert_of(row: str) -> str:
    """Return the statement that stages spans or links: id, article, annotator, values, deleted, version."""
    return _INSERT[row]


INSERT_OTHER = (
    'INSERT INTO in_other (source, "table", id, keys, version, deleted, content) VALUES (?, ?, ?, ?, ?, ?, ?)'
)


def other_row(source: int, state: RowState) -> tuple[object, ...]:
    """Return what INSERT_OTHER takes for a state that is neither of a span nor of a link."""
    keys, values = to_json(state.keys), canonical(state.values)
    return (source, state.row, state.id, keys, state.version, int(state.gone), values)


class MergeStaging:
    """Rows on their way into a project, in a temporary file below `folder`; used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = StagingFolder(folder)
        self._numbers: dict[tuple[str, str], int] = {}
        self.path = self._folder.path / "merge.sqlite"
        self.connection = sqlite3.connect(self._uri(), uri=True, isolation_level=None, check_same_thread=False)
        with saved(self.path):
            guard(self.connection)  # the project is attached to it
            # Nothing here must outlive the process; savepoints need a journal to roll back.
            self.connection.execute("PRAGMA synchronous = OFF")
            self.connection.execute("PRAGMA journal_mode = MEMORY")
            for statement in _TABLES:
                self.connection.execute(statement)

    def _uri(self) -> str:
        return _uri(self.path, "rwc")

    def close(self) -> None:
        """Delete the file."""
        self.connection.close()
        self._folder.close()

    @contextmanager
    def source(self, kind: str) -> Iterator[int]:
        """Take all that is added inside as one source, whole or, on an exception, not at all; gives its number."""
        with saved(self.path):
            self.connection.execute("BEGIN")
            number = self.connection.execute("INSERT INTO in_source (kind) VALUES (?)", (kind,)).lastrowid
        assert number is not None  # noqa: S101  an INSERT has one
        try:
            yield number
        except BaseException:
            self._numbers.clear()
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        with saved(self.path):
            self.connection.execute("COMMIT")

    def add_own(self, source: int, own: OwnRows) -> None:
        """Add one annotator's rows in one article."""
        with saved(self.path):
            article, annotator = self.place(own.article_id), self.person(own.annotator_id)
            bulky = [state for state in own.states if state.row in BULKY]
            spans, links = self._bulky_rows(own, bulky, article, annotator)
            first = {row: self._next(row) for row in BULKY}
            self.connection.executemany(_INSERT["span"], spans)
            self.connection.executemany(_INSERT["link"], links)
            self.connection.execute(
                "INSERT INTO in_pair (article, annotator, source, busy, spans, spans_to, links, links_to)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article,
                    annotator,
                    source,
                    _is_busy(own, bulky, {row[0] for row in spans}, links),
                    first["span"],
                    first["span"] + len(spans),
                    first["link"],
                    first["link"] + len(links),
                ),
            )
            self._others(source, [state for state in own.states if state.row not in BULKY])
            self.connection.executemany(
                "INSERT INTO in_activity VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET seconds = max(seconds, excluded.seconds)",
                [(article, annotator, device, seconds) for device, seconds in own.seconds.items()],
            )

    def add_shared(self, source: int, shared: SharedRows) -> None:
        """Add an article as the lead has it; of several places in the order the first counts."""
        with saved(self.path):
            article = self.place(shared.article_id)
            self.connection.execute(
                "INSERT INTO in_text VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET position = min(position, excluded.position)",
                (article, shared.text, len(shared.text), shared.sha256, shared.position),
            )
            self._others(source, shared.states)

    def add_person(self, source: int, state: RowState, role: str) -> None:
        """Add a state of an annotator's name."""
        with saved(self.path):
            self.person(state.id)
            self.connection.execute("UPDATE in_person SET role = ? WHERE id = ?", (role, state.id))
            self._others(source, [state])

    def add_kept(self, source: int, states: Iterable[RowState]) -> None:
        """Add what is not known here and stood outside of rows and articles."""
        with saved(self.path):
            self._others(source, states)

    def add_scheme(self, scheme: SchemeVersion) -> None:
        """Add a version of the scheme; that no other of this number came before is for the caller to see to."""
        with saved(self.path):
            row = (scheme.version, scheme.id, scheme.sha256, scheme.content)
            self.connection.execute("INSERT OR IGNORE INTO in_scheme VALUES (?, ?, ?, ?)", row)

    def add_guidelines(self, guidelines: GuidelinesVersion) -> None:
        """Add a version of the guidelines; it is minor where no source says otherwise."""
        with saved(self.path):
            row = (guidelines.version, guidelines.sha256, guidelines.text, int(guidelines.minor))
            self.connection.execute(
                "INSERT INTO in_guidelines VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET minor = min(minor, excluded.minor)",
                row,
            )

    def text(self, article_id: str) -> str | None:
        """Return the text of an article that came, or None."""
        row = self.connection.execute(
            "SELECT t.text FROM in_text t JOIN in_place p ON p.n = t.article WHERE p.id = ?", (article_id,)
        ).fetchone()
        return row[0] if row else None

    def details(self, article_id: str) -> set[str]:
        """Return the keys of what came as further details of an article."""
        rows = self.connection.execute(
            "SELECT content FROM in_other WHERE \"table\" = 'article' AND id = ?", (article_id,)
        )
        return {key for (content,) in rows for key in json.loads(json.loads(content)[_EXTRA])}

    def place(self, article_id: str) -> int:
        """Return the number of an article in this file."""
        return self._number("in_place", article_id)

    def person(self, annotator_id: str) -> int:
        """Return the number of an annotator in this file."""
        return self._number("in_person", annotator_id)

    @contextmanager
    def beside(self, project_path: Path) -> Iterator[sqlite3.Connection]:
        """Give the connection with the project attached for reading, in one transaction."""
        with saved(self.path):
            self.connection.execute("ATTACH ? AS project", (_uri(project_path, "ro"),))
            try:
                self.connection.execute("BEGIN")
                try:
                    yield self.connection
                except BaseException:
                    self.connection.execute("ROLLBACK")
                    raise
                self.connection.execute("COMMIT")
            finally:
                self.connection.execute("DETACH project")

    def _bulky_rows(
        self, own: OwnRows, states: Iterable[RowState], article: int, annotator: int
    ) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        record = own.record
        spans: list[tuple[object, ...]] = []
        links: list[tuple[object, ...]] = []
        if record is not None:
            versions, encode = own.spans, SPAN.encode
            spans = [
                (span.id, article, annotator, *encode(span), 0, versions[span.id])
                for span in record.spans
                if span.id in versions
            ]
            versions, encode = own.links, LINK.encode
            links = [
                (link.id, article, annotator, *encode(link), 0, versions[link.id])
                for link in record.links
                if link.id in versions
            ]
        for state in states:
            rows = spans if state.row == "span" else links
            rows.append((state.id, article, annotator, *state.values, int(state.gone), state.version))
        return spans, links

    def _others(self, source: int, states: Iterable[RowState]) -> None:
        self.connection.executemany(INSERT_OTHER, [other_row(source, state) for state in states])

    def _next(self, row: str) -> int:
        found: int = self.connection.execute(f"SELECT coalesce(max(n), 0) + 1 FROM in_{row}").fetchone()[0]  # noqa: S608
        return found

    def _number(self, table: str, row_id: str) -> int:
        known = self._numbers.get((table, row_id))
        if known is None:
            self.connection.execute(f"INSERT OR IGNORE INTO {table} (id) VALUES (?)", (row_id,))  # noqa: S608
            known = self.connection.execute(f"SELECT n FROM {table} WHERE id = ?", (row_id,)).fetchone()[0]  # noqa: S608
            self._numbers[table, row_id] = known
        return known


def _is_busy(own: OwnRows, states: list[RowState], spans: set[object], links: list[tuple[object, ...]]) -> bool:
    """Whether these rows have to be looked at one by one even where the project has none of this annotator's here."""
    if any(not state.gone for state in states):
        return True
    if not states:
        return False
    return len(spans) < len(own.spans) + sum(state.row == "span" for state in states) or any(
        link[4] not in spans or link[5] not in spans for link in links
    )


def _uri(path: Path, mode: str) -> str:
    place = quote(path.absolute().as_posix(), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}"
