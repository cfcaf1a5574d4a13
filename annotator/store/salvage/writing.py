"""The new file: the project's own facts, then everything that was found, checked before it gets a name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from annotator.domain.article import text_sha256
from annotator.domain.bundle import GuidelinesVersion, SchemeVersion
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import new_id
from annotator.domain.merging import fitting
from annotator.domain.salvaged import (
    GUIDELINES,
    IDENTITY,
    NUMBERS,
    PEOPLE,
    SCHEME,
    TITLES,
    Came,
    ChangedText,
    Doubt,
    Loss,
    LostArticle,
)
from annotator.domain.scheme import scheme_from_json
from annotator.domain.work import ANNOTATOR
from annotator.store import device, files, journal
from annotator.store.clock import now
from annotator.store.connection import transaction
from annotator.store.failures import not_made
from annotator.store.migrations import migrate
from annotator.store.numbering import MOST
from annotator.store.salvage.acts import bring_over
from annotator.store.salvage.apart import Apart
from annotator.store.salvage.finds import BACKUP, CACHE_KIB, REMNANT, Finds, columns_of
from annotator.store.salvage.gathering import Gathering
from annotator.store.salvage.identities import Doubtful
from annotator.store.salvage.lines import Lines
from annotator.store.salvage.naming import Names
from annotator.store.salvage.numbering import Numbers
from annotator.store.salvage.placing import Target
from annotator.store.salvage.proving import Trial, as_it_is, fitted
from annotator.store.salvage.rebuilding import Rebuilding

NAME = "salvage"
"""The plain word of a salvage in the history."""
_NOT_STORED = "it is not what was stored: some of its letters were changed on the disk"

_NUMBERED = ("zone", "span", "link", "work", "decision", "assignment", "rejection", "split")


@dataclass(frozen=True, slots=True)
class Shipped:
    """What stands in where the project's own is lost."""

    name: str
    scheme: SchemeVersion
    guidelines: GuidelinesVersion


class Known(NamedTuple):
    """What is known of how much stood in the file.

    `whole` are the tables that SQLite read without a fault: of these nothing is missing. Of those `counted` an index
    tells which rows there were. `is_open` says that parts of the file are gone, of whatever table.
    """

    whole: Collection[str]
    counted: Collection[str]
    is_open: bool


@dataclass(slots=True)
class Written:
    """What came into the new file."""

    project_id: str = ""
    rows: dict[str, Came] = field(default_factory=dict)
    lost_articles: tuple[LostArticle, ...] = ()
    losses: tuple[Loss, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    made_up: list[str] = field(default_factory=list)
    changed: tuple[ChangedText, ...] = ()
    not_taken: int = 0
    """How many lines of the history only the backup has, which went another way than the file."""
    acts_lost: int = 0
    """How many imports, merges and the like cannot be taken back as a whole any more."""
    proven: Counter[str] = field(default_factory=Counter)
    """What had changed on the disk and was put right, by the kind of row."""


def write(
    draft: Path,
    path: Path,
    finds: Finds,
    shipped: Shipped,
    apart_path: Path,
    known: Known,
    doubtful: Iterable[Doubtful],
    tell: Callable[[int, int], None],
) -> Written:
    """Write what was found as a new project at `draft`, with what fits nowhere at `apart_path`, and check it.

    `path` is the name that it is to have.

    Raises ProjectError, and what `tell` raises; what was begun is the caller's to delete.
    """
    written = Written()
    apart = Apart(apart_path, written.rows)
    try:
        draft.touch(files.MODE, exist_ok=False)
        with finds.sorted() as found, closing(sqlite3.connect(draft, isolation_level=None)) as target:
            target.execute("PRAGMA synchronous = OFF")  # a draft: it is flushed before it gets its name
            target.execute("PRAGMA journal_mode = MEMORY")
            target.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            migrate(target, path)
            with transaction(target, path):
                _Writing(found, target, written, apart, known, finds.lacking).run(shipped, doubtful, tell)
                if finds.no_numbers:
                    written.made_up.append(NUMBERS)
                journal.write_barrier(target, NAME, device=device.drawn(), batch=new_id(), source_sha256="")
            _check(target, path)
    except (OSError, sqlite3.Error) as error:
        raise not_made(error, path) from error
    finally:
        apart.close()
    written.losses, written.doubts = apart.losses(), tuple(apart.doubts)
    return written


def _check(target: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError where the new file is not as it should be."""
    found = [row[0] for row in target.execute("PRAGMA integrity_check(3)")]
    broken = target.execute("PRAGMA foreign_key_check").fetchone()
    if found != ["ok"] or broken is not None:
        reason = f"{broken[0]} leads to {broken[2]}" if broken else "; ".join(found)
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "The new file {path} did not come out whole ({reason}); nothing was changed."),
            path=path,
            reason=reason,
        )


class _Writing:
    def __init__(
        self,
        found: sqlite3.Connection,
        target: sqlite3.Connection,
        written: Written,
        apart: Apart,
        known: Known,
        lacking: Mapping[str, Collection[str]],
    ) -> None:
        self._found, self._target, self._written, self._apart = found, target, written, apart
        self._known, self._lacking = known, lacking

    def run(self, shipped: Shipped, doubtful: Iterable[Doubtful], tell: Callable[[int, int], None]) -> None:
        meta = self._first("SELECT id, name, created, lead, blind FROM found_meta ORDER BY whence = 2, whence")
        self._written.project_id = str(meta[0]) if meta else new_id()
        trial = Trial(lambda: tell(0, 1))
        names = Names(self._found, self._written.project_id, trial)
        scheme = self._versions(shipped, trial)
        lines = Lines(self._found, names, self._apart)
        names.finish()
        lines.gather()
        self._written.not_taken = lines.not_taken
        names.ensure_gold()
        numbers = Numbers(self._found)
        target = Target(self._target, names, self._apart, self._written.rows, numbers)
        gathering = Gathering(self._found, names, lines, target, numbers, self._lacking)
        fits = fitting(scheme_from_json(scheme))
        Rebuilding(self._found, target, gathering, names, lines, self._apart, fits).run(tell)
        self._written.proven.update(article=len(names.proven), span=gathering.replaced)
        self._written.changed = tuple(ChangedText(one.id, names.title(one.id)) for one in names.changed)
        self._write_meta(meta, shipped, names)
        highest = lines.write(self._target, self._written.rows.setdefault("history", Came()))
        self._written.acts_lost = bring_over(self._found, self._target, self._known.whole)
        self._keep_texts(names)
        self._tell_doubtful(doubtful, names)
        self._count_missing(highest, names)

    def _first(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._found.execute(query, values).fetchone()
        return row

    def _versions(self, shipped: Shipped, trial: Trial) -> str:
        """Write the versions of scheme and guidelines; return the newest scheme."""
        schemes = self._whole("scheme", "version, id, sha256, content, added", 2, 3, trial)
        if not schemes:
            self._written.made_up.append(SCHEME)
            known = shipped.scheme
            schemes = [(known.version, known.id, known.sha256, known.content, now())]
        self._target.executemany("INSERT INTO scheme VALUES (?, ?, ?, ?, ?)", schemes)
        texts = self._whole("guidelines", "version, sha256, text, added, minor", 1, 2, trial)
        if not texts:
            self._written.made_up.append(GUIDELINES)
            text = shipped.guidelines
            texts = [(text.version, text.sha256, text.text, now(), int(text.minor))]
        self._target.executemany(
            "INSERT INTO guidelines (version, sha256, text, added, minor) VALUES (?, ?, ?, ?, ?)", texts
        )
        waiting = 'SELECT DISTINCT "table", row_id, hash, version, deleted, content FROM found_conflict'
        self._target.executemany(
            "INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?, ?, ?)",
            self._found.execute(f"{waiting} WHERE \"table\" = 'guidelines' AND whence <> ?", (REMNANT,)),
        )
        return str(max(schemes)[3])

    def _whole(self, table: str, columns: str, digest_at: int, text_at: int, trial: Trial) -> list[tuple[Any, ...]]:
        """Return the versions whose text fits its hash, or does with one changed letter put right."""
        found: dict[int, tuple[Any, ...]] = {}
        bent: list[tuple[Any, ...]] = []
        for row in self._found.execute(f"SELECT {columns} FROM found_{table} ORDER BY whence = 2, whence"):  # noqa: S608
            text, digest = row[text_at], row[digest_at]
            if isinstance(text, str) and text_sha256(text) == digest:
                found.setdefault(row[0], row)
            else:
                bent.append(row)
        for row in bent:
            right = fitted(row[text_at], row[digest_at], trial) if row[0] not in found else None
            if right is not None:
                found[row[0]] = (*row[:digest_at], text_sha256(right), *row[digest_at + 1 : text_at], right)
                found[row[0]] += row[text_at + 1 :]
                self._written.proven[table] += 1
        return list(found.values())

    def _write_meta(self, meta: tuple[Any, ...] | None, shipped: Shipped, names: Names) -> None:
        persons = self._target.execute("SELECT id FROM annotator WHERE role = ? ORDER BY n", (ANNOTATOR,)).fetchall()
        lead = persons[0][0] if persons else ""
        if meta is None:
            self._written.made_up.append(IDENTITY)
            meta = (self._written.project_id, shipped.name, now(), lead, 1)
        if names.made_up:
            self._written.made_up.append(PEOPLE)
        if names.bare:
            self._written.made_up.append(TITLES)
        self._target.execute(
            "INSERT INTO meta (only, id, name, created, lead, blind) VALUES (1, ?, ?, ?, ?, ?)",
            (*meta[:4], int(bool(meta[4]))),
        )

    def _keep_texts(self, names: Names) -> None:
        """Keep the texts apart of which some letters are not what was stored: nothing tells which."""
        for row_id in names.titles.keys() - names.texts.keys():
            for in_backup, number in names.of_article(row_id):
                found = self._first(
                    "SELECT text FROM found_article_text WHERE article = ? AND (whence = ?) = ? LIMIT 1",
                    number,
                    BACKUP,
                    in_backup,
                )
                if found is not None:
                    text = found[0] if isinstance(found[0], str) else as_it_is(found[0])
                    self._apart.add("text", _NOT_STORED, {"id": row_id, "text": text}, article=names.title(row_id))
                    break

    def _tell_doubtful(self, doubtful: Iterable[Doubtful], names: Names) -> None:
        """Tell of the rows that may have another id than they have now."""
        for table, row_id, other in doubtful:
            row = self._first(
                f"SELECT f.article, {'f.annotator' if 'annotator' in columns_of(table) else 'NULL'}"  # noqa: S608
                f" FROM found_{table} f WHERE f.id = ?"
                if "article" in columns_of(table)
                else "SELECT NULL, NULL WHERE ? <> ''",
                row_id,
            )
            article, person = row or (None, None)
            title = names.title(names.article(0, article) or "") if article is not None else ""
            name = names.name(names.person(0, person)) if person is not None else ""
            self._apart.doubt(table, {"id": row_id}, {"id": other}, article=title, person=name, counted=True)

    def _count_missing(self, highest: int, names: Names) -> None:
        """Reckon how many rows there must have been beyond those that were read."""
        rows = self._written.rows
        for kind in (*_NUMBERED, "history"):
            came = rows.setdefault(kind, Came())
            if kind in self._known.whole:
                came.missing = max(0, self._brought_and_gone(kind) - came.apart)
                continue
            (most,) = (highest,) if kind == "history" else self._first(f"SELECT max(n) FROM found_{kind}") or (0,)  # noqa: S608
            (indexed,) = self._first('SELECT count(DISTINCT n) FROM found_index WHERE "table" = ?', kind) or (0,)
            there = indexed if kind in self._known.counted else max(most or 0, indexed)
            came.missing = max(0, there - came.back - came.apart)
            came.is_open = self._is_open(kind, came.missing)
        lost = [row_id for row_id in names.titles if row_id not in names.texts]
        labels: dict[str, dict[str, int]] = {}
        for (kind, title, person), count in self._apart.by_person.items():
            if kind == "span":
                labels.setdefault(title, {})[person] = count
        self._written.lost_articles = tuple(
            LostArticle(row_id, names.titles[row_id], labels.get(names.title(row_id), {})) for row_id in lost
        )
        for kind in ("article", "text"):
            came = rows.setdefault(kind, Came())
            came.apart, came.is_open = len(lost), self._is_open("article", len(lost))
        people = rows.setdefault("annotator", Came())
        people.is_open = self._is_open("annotator", people.lost)

    def _brought_and_gone(self, table: str) -> int:
        """Return how many rows that bulk acts brought since the last salvage are not there: none is ever deleted."""
        (gone,) = (
            self._target.execute(
                f"SELECT total(last - first + 1 - (SELECT count(*) FROM {table} WHERE n BETWEEN first AND last))"  # noqa: S608
                " FROM taken_in t JOIN history h ON h.batch = t.batch WHERE t.\"table\" = ?1 AND h.kind = 'barrier'"
                " AND 1 <= first AND first <= last AND last <= ?2"
                " AND h.seq > (SELECT coalesce(max(seq), 0) FROM history WHERE name IN (?3, 'salvaged'))",
                (table, MOST, NAME),
            ).fetchone()
            if table != "history"
            else (0,)
        )
        return int(gone)

    def _is_open(self, table: str, lost: int) -> bool:
        """Whether more rows may have been lost than could be counted."""
        if table in self._known.whole or table in self._known.counted:
            return False
        return self._known.is_open or lost > 0
