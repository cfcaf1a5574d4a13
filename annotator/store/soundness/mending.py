"""Putting right what a check found: one kind at a time, in one transaction, with a barrier in the history.

Nothing that a person made is deleted: a row that cannot be shown becomes a tombstone, which can be looked up and comes
back with a merge; one that cannot be put right for sure stays as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import new_id
from annotator.domain.work import Annotator
from annotator.store import backup, device, indexing, journal, lock, numbering, opening, schema
from annotator.store.connection import PATIENT, connect_writing, set_patience, transaction
from annotator.store.soundness import identities, kinds
from annotator.store.soundness.checking import FOUND_BY
from annotator.store.soundness.looking import Look
from annotator.store.soundness.mending_rows import Mender
from annotator.store.soundness.past import REPAIR
from annotator.store.soundness.structure import check_schema, expected
from annotator.store.soundness.tally import Spot, Tally
from annotator.store.watching import Watch

_NO_INDEX = QT_TRANSLATE_NOOP(
    "errors", "The search of {path} cannot be made anew here ({reason}). Salvage the project into a new file."
)

_AS_IT_IS = QT_TRANSLATE_NOOP("errors", "{path} cannot be put right as it is. Salvage it into a new file.")


class Mended(NamedTuple):
    """How many rows of a kind were put right, and how many were left because it is not sure how."""

    kind: str
    mended: int
    left: int


def repair(connection: sqlite3.Connection, path: Path, kind: str, *, device: str, watch: Watch) -> Mended:
    """Put one kind right, or nothing. Raises SaveFailed, Stopped; ValueError for a kind that is not put right here."""
    if kind not in kinds.REPAIRED:
        raise ValueError(f"{kind!r} is not put right here")
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    set_patience(connection, PATIENT)
    try:
        with transaction(connection, path):
            done = _Repair(connection, path, device, watch).run(kind)
            changes = [{"repaired": kind, "mended": done.mended, "left": done.left}]
            journal.write_barrier(connection, REPAIR, device=device, batch=new_id(), source_sha256="", changes=changes)
    finally:
        set_patience(connection, patience)
    return done


def repair_file(path: Path, kind: str, watch: Watch) -> Mended:
    """Put one kind right in a file that does not open as it is, and that nobody is writing in, after a backup.

    Its tables must be ours: see `Checked`. Raises ProjectError, Stopped; then nothing has changed.
    """
    opening.check_writable(path)
    taken = lock.take(path)
    try:
        backup.back_up(path, paths.backup_dir(_project_id(path)), reason=REPAIR, watch=watch)
        with closing(connect_writing(path, any_tables=True)) as connection:
            done = repair(connection, path, kind, device=device.drawn(), watch=watch)
            opening.checkpoint(connection)
    finally:
        lock.give_back(taken)
    return done


def people_of(path: Path) -> tuple[list[Annotator], str]:
    """Return who is in a project that does not open as it is, and who leads it. Raises ProjectError."""
    with closing(opening.open_for_reading(path, any_tables=True)) as connection:
        try:
            rows = connection.execute("SELECT id, name, role FROM annotator ORDER BY n")
            return [Annotator(id=row[0], name=row[1], role=row[2]) for row in rows], opening.lead(connection)[0]
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise ProjectError(_AS_IT_IS, path=path) from error


def _project_id(path: Path) -> str:
    """Return the id of a project whose tables, triggers and views are ours as far as there are any."""
    with closing(opening.open_for_reading(path, any_tables=True)) as connection:
        look = Look(connection, path, connection.execute("PRAGMA user_version").fetchone()[0], Tally(), Watch())
        check_schema(look)
        is_ours = look.version == schema.SCHEMA_VERSION and not look.tally.counts.keys() & {kinds.TABLES, kinds.FOREIGN}
        row = connection.execute("SELECT id FROM meta").fetchone() if is_ours else None
        if row is None:
            raise ProjectError(_AS_IT_IS, path=path)
        numbering.check(connection, path)
    return str(row[0])


class _Repair:
    def __init__(self, connection: sqlite3.Connection, path: Path, device: str, watch: Watch) -> None:
        self._connection, self._path, self._watch = connection, path, watch
        self._rows = Mender(connection, device)
        self._whole: Mapping[str, Callable[[], int]] = {
            kinds.INDEXES: self._reindex,
            kinds.PERSON: self._people,
            kinds.DERIVED: self._derived,
            kinds.SEARCH: self._search,
            kinds.UNINDEXED: self._search,  # what waits may have been taken in before
            kinds.GAP: self._noted,
        }

    def run(self, kind: str) -> Mended:
        # An index is not made anew while a row has two ids.
        if kind == kinds.IDS or (kind == kinds.INDEXES and identities.twofold(self._connection)):
            return Mended(kind, *identities.put_right(self._connection))
        if kind in self._whole:
            return Mended(kind, self._whole[kind](), 0)
        mend = {kinds.GUARDS: self._guard, **self._rows.by_kind}[kind]
        tally = Tally(most=None)
        look = Look(self._connection, self._path, schema.SCHEMA_VERSION, tally, self._watch)
        for step in FOUND_BY[kind]:
            step(look)
        mended = left = 0
        for spot in tally.spots.get(kind, ()):
            self._watch.go_on()
            is_right = mend(spot)
            mended, left = mended + is_right, left + (not is_right)
        return Mended(kind, mended, left)

    def _guard(self, spot: Spot) -> bool:
        """Make an index or trigger of ours anew; an index that rows stand against is left."""
        made = expected(schema.SCHEMA_VERSION)[spot.row_id]
        self._connection.execute(f"DROP {made.type.upper()} IF EXISTS {made.name}")
        try:
            self._connection.execute(made.sql)
        except sqlite3.IntegrityError:
            return False
        return True

    def _reindex(self) -> int:
        self._connection.execute("REINDEX")
        return 1

    def _people(self) -> int:
        """Let everybody whose rows are there be a person of the project again, with a name that shows it is unknown."""
        missing: set[int] = set()
        for table in _OF_PEOPLE:
            missing |= {
                row[0]
                for row in self._connection.execute(
                    f"SELECT DISTINCT annotator FROM {table} WHERE annotator IS NOT NULL"  # noqa: S608  names of ours
                    " AND annotator NOT IN (SELECT n FROM annotator)"
                )
            }
        for number in sorted(missing):
            self._rows.person(number)
        return len(missing)

    def _derived(self) -> int:
        return sum(
            self._connection.execute(
                f"DELETE FROM {table} WHERE article NOT IN (SELECT n FROM article)"  # noqa: S608  names of ours
                " AND article NOT IN (SELECT article FROM article_text)"
            ).rowcount
            for table in ("words", "sketch")
        )

    def _noted(self) -> int:
        """Do nothing: the barrier of this repair says from where on lines of the history are counted again."""
        return 1

    def _search(self) -> int:
        """Make the tables of words anew, off all texts."""
        texts: int = self._connection.execute("SELECT count(*) FROM article_text").fetchone()[0]
        self._watch.expect(_TEXT_UNITS * texts)
        try:
            for table in (schema.EXACT_WORDS, schema.FOLDED_WORDS):
                self._connection.execute(f"DROP TABLE IF EXISTS {table}")
                self._connection.execute(expected(schema.SCHEMA_VERSION)[table].sql)
            self._connection.execute("DELETE FROM unindexed")
            self._connection.execute("INSERT INTO unindexed (article) SELECT article FROM article_text")
            indexing.take_waiting(self._connection, lambda done, _all: self._tell(done))
        except sqlite3.OperationalError as error:
            raise ProjectError(_NO_INDEX, path=self._path, reason=error) from error
        return texts

    def _tell(self, done: int) -> None:
        self._watch.did(_TEXT_UNITS * (done - self._told))
        self._told = done

    _told = 0


_OF_PEOPLE = ("span", "link", "work", "decision", "assignment", "rejection", "activity", "aside", "history")
_TEXT_UNITS = 40
"""What indexing a text costs, in the units of a watch."""
