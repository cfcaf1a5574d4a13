"""The lines of the history: a union by number; what each says of the rows of an article."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.domain.ids import is_a_letter_away
from annotator.domain.salvaged import BACKUP as FROM_BACKUP
from annotator.domain.salvaged import FILE as FROM_FILE
from annotator.domain.salvaged import UNCERTAIN, Came
from annotator.store.journal import changes_from_json
from annotator.store.rows import TABLES
from annotator.store.salvage.apart import Apart
from annotator.store.salvage.finds import BACKUP, BEYOND, REMNANT
from annotator.store.salvage.last_word import Told, content
from annotator.store.salvage.naming import Names

_COLUMNS = "seq, edit, kind, name, article, annotator, device, made_at, target, batch, source_sha256, changes"
_SAME = ("kind", "name", "device", "made_at", "batch", "source_sha256", "changes")
"""What the file and its backup have alike in a line, letter by letter."""
_TABLE = f"CREATE TABLE line ({_COLUMNS.replace('seq', 'seq INTEGER PRIMARY KEY', 1)}, whence)"


class Lines:
    """Gathers the lines into a table `line` of the finds, articles and people by their ids."""

    def __init__(self, connection: sqlite3.Connection, names: Names, apart: Apart) -> None:
        self._connection, self._names, self._apart = connection, names, apart
        connection.execute(_TABLE)
        self._lost: set[int] = set()
        self._unsure: set[int] = set()
        """Lines that found a row otherwise than the line before them left it, or that cannot be read: damaged ones."""
        self.not_taken = 0
        """Lines that only the backup has, made of a copy that went another way than the file."""
        self._breaks: list[int] = []
        """Lines before which something may have changed rows that no line tells: bulk acts, lines that are lost."""

    def gather(self) -> None:
        """Take one line for each number; another one under the same number is kept apart."""
        last: tuple[Any, ...] = ()
        parted = self._last_common()
        self._prefer_backup()
        rows = self._connection.execute(
            f"SELECT whence, {_COLUMNS} FROM found_history WHERE whence <> {REMNANT} ORDER BY seq, whence"  # noqa: S608
        )
        taken: list[tuple[Any, ...]] = []
        for row in rows:
            if last and last[1] == row[1]:
                if last[2] != row[2]:
                    self._leave_second(row, str(last[2]), parted)
                continue
            line = self._named(row)
            if line is None:
                self._keep(row, "its article, or what it says, cannot be read")
                self._lost.add(row[1])
                continue
            last = row
            taken.append(line)
            if len(taken) == 1000:
                self._put(taken)
        self._put(taken)
        self._leave_loose()
        self._find_breaks()
        self._connection.execute("CREATE INDEX line_article ON line (article)")
        newest = self._connection.execute("SELECT coalesce(max(seq), 0) FROM found_history WHERE whence = ?", (BACKUP,))
        self.backed_up: int = newest.fetchone()[0]
        """The last line that the backup has."""

    def _last_common(self) -> int:
        """Return the last line that the backup has as the file: from there on it may have gone another way."""
        found = self._connection.execute(
            "SELECT max(b.seq) FROM found_history b CROSS JOIN found_history f ON f.seq = b.seq AND f.edit = b.edit"
            " WHERE b.whence = ?1 AND f.whence NOT IN (?1, ?2)",
            (BACKUP, REMNANT),
        ).fetchone()
        return int(found[0] or 0)

    def _leave_second(self, row: tuple[Any, ...], taken: str, parted: int) -> None:
        """Keep a line apart whose number another one has: of a backup that went another way it never was the file's."""
        is_other_way = row[0] == BACKUP and row[1] > parted and not is_a_letter_away(taken, str(row[2]))
        if is_other_way:
            self._write_apart(row, "only the backup has this line; the file went another way")
            self.not_taken += 1
            return
        self._keep(row, "another line of the history has its number")

    def _prefer_backup(self) -> None:
        """Keep a line apart that the backup has otherwise: lines are never changed, so that one of them is damaged."""
        differs = " OR ".join(f"f.{name} <> b.{name}" for name in _SAME)
        rows = self._connection.execute(
            f"SELECT f.rowid, f.whence, {', '.join(f'f.{name}' for name in _COLUMNS.split(', '))}"  # noqa: S608
            " FROM found_history b CROSS JOIN found_history f ON f.seq = b.seq AND f.edit = b.edit"
            f" WHERE b.whence = {BACKUP} AND f.whence NOT IN ({BACKUP}, {REMNANT}) AND ({differs})"
        ).fetchall()
        for place, *row in rows:
            self._write_apart(tuple(row), "the backup has this line otherwise, and its line was taken")
            self._connection.execute("DELETE FROM found_history WHERE rowid = ?", (place,))

    def _put(self, taken: list[tuple[Any, ...]]) -> None:
        self._connection.executemany(f"INSERT INTO line VALUES ({', '.join('?' * 13)})", taken)  # noqa: S608
        taken.clear()

    def _named(self, row: tuple[Any, ...]) -> tuple[Any, ...] | None:
        source, seq, edit, kind, name, article, annotator, *rest = row
        try:
            json.loads(rest[-1])
        except (ValueError, RecursionError):
            return None
        article_id = None if article is None else self._names.article(source, article)
        person = None if annotator is None else self._names.person(source, annotator)
        barrier = kind == "barrier"
        whole = (kind in {"undo", "redo"}) == (rest[2] is not None)
        if (article is not None and article_id is None) or (not barrier and person is None) or not whole:
            return None
        return seq, edit, kind, name, article_id, person, *rest, source

    def _keep(self, row: tuple[Any, ...], why: str) -> None:
        values = dict(zip(_COLUMNS.split(", "), row[1:], strict=True))
        self._apart.add("history", why, values)

    def _write_apart(self, row: tuple[Any, ...], why: str) -> None:
        """Keep a line in whose place another one came back."""
        self._apart.beside("history", why, dict(zip(_COLUMNS.split(", "), row[1:], strict=True)))

    def _leave_loose(self) -> None:
        """Keep lines apart that take back what is not there, and those of articles without a text."""
        self._connection.execute("CREATE TEMP TABLE there (id TEXT PRIMARY KEY)")
        self._connection.executemany("INSERT INTO there VALUES (?)", [(found,) for found in self._names.texts])
        loose = (
            "SELECT seq FROM line l WHERE (article IS NOT NULL AND article NOT IN (SELECT id FROM there))"
            " OR (target IS NOT NULL AND NOT EXISTS (SELECT 1 FROM line t WHERE t.seq = l.target))"
        )
        while found := self._connection.execute(loose).fetchall():
            for (seq,) in found:
                row = self._connection.execute(f"SELECT {_COLUMNS} FROM line WHERE seq = ?", (seq,)).fetchone()  # noqa: S608
                self._keep((0, *row), "what it belongs to is lost")
                self._connection.execute("DELETE FROM line WHERE seq = ?", (seq,))

    def _find_breaks(self) -> None:
        last = 0
        for (seq,) in self._connection.execute("SELECT seq FROM line WHERE kind <> 'barrier' ORDER BY seq"):
            if seq != last + 1:
                self._breaks.append(seq)
            last = seq

    def _is_next(self, earlier: int, seq: int) -> bool:
        """Whether all that happened between two lines is told line by line."""
        return bisect_right(self._breaks, earlier) == bisect_right(self._breaks, seq)

    def _fits(self, earlier: list[Told], told: Told, unread: int) -> bool:
        """Whether a line found its row as the line before had left it, as far as nothing may stand between them."""
        if not earlier or earlier[-1].after == told.before or earlier[-1].seq < unread:
            return True
        return not self._is_next(earlier[-1].seq, told.seq)

    def told(self, article: str, text: str) -> dict[tuple[str, str], list[Told]]:
        """Return what the lines say of the rows of an article, by kind and id, the oldest first.

        `text` tells whether labels lay on their words; it is empty where it tells nothing.
        """
        found: dict[tuple[str, str], list[Told]] = {}
        unread = 0
        rows = self._connection.execute(
            "SELECT seq, annotator, device, changes FROM line WHERE article = ? AND kind <> 'barrier' ORDER BY seq",
            (article,),
        )
        for seq, person, device, changes in rows:
            several = _told(article, person, seq, device, changes)
            if several is None:
                self._unsure.add(seq)
                unread = seq
            for kind, row_id, told in several or ():
                earlier = found.setdefault((kind, row_id), [])
                is_other = kind == "article" and row_id != article
                if is_other or not self._fits(earlier, told, unread) or not _lay_on_its_words(kind, told, text):
                    self._unsure.add(seq)
                earlier.append(told)
        return found

    def doubt(self, told: Iterable[Told]) -> None:
        """Call lines uncertain that name a row by another id than it has."""
        self._unsure.update(one.seq for one in told)

    def write(self, target: sqlite3.Connection, came: Came) -> int:
        """Write all lines into a new project; return the highest number that there must have been."""
        lines = self._connection.execute(f"SELECT {_COLUMNS}, whence FROM line ORDER BY seq")  # noqa: S608
        articles = dict(target.execute("SELECT id, n FROM article"))
        people = dict(target.execute("SELECT id, n FROM annotator"))
        highest = 0

        def rows() -> Iterator[tuple[Any, ...]]:
            nonlocal highest
            for line in lines:
                unsure = line[-1] == BEYOND or line[0] in self._unsure
                came.count(UNCERTAIN if unsure else FROM_BACKUP if line[-1] == BACKUP else FROM_FILE)
                highest = line[0]
                yield (*line[:4], articles.get(line[4]), people.get(line[5]), *line[6:-1])

        target.executemany(f"INSERT INTO history ({_COLUMNS}) VALUES ({', '.join('?' * 12)})", rows())  # noqa: S608
        return max([highest, *self._lost])


def _told(article: str, person: str, seq: int, device: str, changes: str) -> list[tuple[str, str, Told]] | None:
    """Return what a line says of rows, by kind and id; None for one that says something else: it stays as it is."""
    found = []
    try:
        for change in changes_from_json(changes, article, person):
            row = change.row
            table = TABLES[type(row)]
            owner: tuple[str, ...] = (article,) if table.keys else ()
            if table.owned:
                owner = (article, str(getattr(row, "annotator_id", person)))
            told = Told(seq, device, owner, content(change.before), content(change.after))
            found.append((table.name, row.id, told))
    except (ValueError, TypeError, KeyError, AttributeError, AssertionError):
        return None
    return found


_PLACE = ("start", "end", "quote")


def _lay_on_its_words(kind: str, told: Told, text: str) -> bool:
    """Whether a label that was moved or deleted had lain on its words; what it is now is looked at by itself."""
    before, after = told.before, told.after
    if (
        kind != "span"
        or not text
        or before is None
        or (after is not None and all(before[at] == after[at] for at in _PLACE))
    ):
        return True
    start, end, quote = (before[at] for at in _PLACE)
    return type(start) is type(end) is int and bool(text[start:end] == quote)
