"""Putting right one row: each method says whether it could be done."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping

from annotator.domain.edit import Row
from annotator.domain.ids import GOLD_ID, article_id, new_id
from annotator.domain.link import Link
from annotator.domain.merging import vector
from annotator.domain.span import ADJUDICATED, Span
from annotator.domain.versions import raised
from annotator.domain.work import ANNOTATOR, GOLD
from annotator.store.clock import now
from annotator.store.rows import TABLES, to_json
from annotator.store.soundness import kinds
from annotator.store.soundness.rows import is_vector
from annotator.store.soundness.tally import Spot

_NEAR = 400
"""Code points to both sides in which a quote that stands in its text more than once is looked for."""


class Mender:
    """Writes on one connection, inside a transaction; every change counts as one of `device`."""

    def __init__(self, connection: sqlite3.Connection, device: str) -> None:
        self._connection, self._device = connection, device
        self.by_kind: Mapping[str, Callable[[Spot], bool]] = {
            kinds.FINGERPRINT: self._fingerprint,
            kinds.LENGTH: self._length,
            kinds.LOOSE_TEXT: self._loose_text,
            kinds.HISTORY: self._history,
            kinds.MISSING: self._history,
            kinds.QUOTE: self._quote,
            kinds.ENDS: self._ends,
            kinds.VERSION: self._version,
            kinds.ASIDE: self._aside,
        }

    def person(self, number: int) -> None:
        """Let a number be a person again; gold where there is none and its labels say so."""
        is_gold = self._has("SELECT 1 FROM span WHERE annotator = ? AND origin = ?", number, ADJUDICATED)
        if is_gold and not self._has("SELECT 1 FROM annotator WHERE id = ?", GOLD_ID):
            known = (GOLD_ID, "gold", GOLD)
        else:
            known = (new_id(), f"? {number}", ANNOTATOR)
        self._connection.execute(
            "INSERT INTO annotator (n, id, name, role, added) VALUES (?, ?, ?, ?, ?)", (number, *known, now())
        )

    # Articles

    def _fingerprint(self, spot: Spot) -> bool:
        """Let id and SHA-256 both be what the text says: one of the two is already."""
        text = self._text(spot.article)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return self._done(
            "UPDATE OR IGNORE article SET sha256 = ?, id = ? WHERE n = ?", sha256, article_id(sha256), spot.article
        )

    def _length(self, spot: Spot) -> bool:
        return self._done("UPDATE article SET length = ? WHERE n = ?", spot.values[0], spot.article)

    def _loose_text(self, spot: Spot) -> bool:
        """Make the article of a text; its version is older than any change, so that a merge knows better."""
        text = self._text(spot.article)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return self._done(
            "INSERT OR IGNORE INTO article (n, id, position, title, source, published, lang, state, external_id,"
            " length, sha256, raw_sha256, extra, version) SELECT ?, ?, coalesce(max(position), -1) + 1, '', '', '', '',"
            " 'active', '', ?, ?, '', '{}', '{}' FROM article",
            *(spot.article, article_id(sha256), len(text), sha256),
        )

    # Labels

    def _history(self, spot: Spot) -> bool:
        """Let a row be what the newest line of its history says, where that fits its text and what it ties."""
        after: Row | None = spot.values[0]
        stored = self._version_of(spot)
        if after is None:
            return self._is_bare(spot) and self._done(
                f"UPDATE {spot.row} SET deleted = 1, version = ? WHERE id = ?",  # noqa: S608  names of ours
                *(self._raised(stored), spot.row_id),
            )
        if not self._fits(after, spot):
            return False
        table = TABLES[type(after)]
        keys = {"article": spot.article, "annotator": spot.annotator}
        known: dict[str, object] = {key: keys[key] for key in table.keys}
        known |= dict(zip(table.columns, table.encode(after), strict=True))
        known |= {"deleted": 0, "version": self._raised(stored)}
        if stored is None:
            names = ", ".join((*known, "id"))
            statement = f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' for _ in (*known, 0))})"  # noqa: S608
        else:
            statement = f"UPDATE {table.name} SET {', '.join(f'{name} = ?' for name in known)} WHERE id = ?"  # noqa: S608
        return self._done(statement, *known.values(), spot.row_id)

    def _is_bare(self, spot: Spot) -> bool:
        """Whether nothing that lives hangs on a row that is to go."""
        query = "SELECT 1 FROM link WHERE deleted = 0 AND article = ? AND ? IN (source, target)"
        return spot.row != "span" or not self._has(query, spot.article, spot.row_id)

    def _fits(self, row: Row, spot: Spot) -> bool:
        if isinstance(row, Span):
            return 0 <= row.start < row.end and self._text(spot.article)[row.start : row.end] == row.quote
        if isinstance(row, Link):
            there = "SELECT 1 FROM span WHERE id = ? AND article = ? AND annotator = ? AND deleted = 0"
            return all(self._has(there, end, spot.article, spot.annotator) for end in (row.source_id, row.target_id))
        return True

    def _quote(self, spot: Spot) -> bool:
        """Move a span to where its quote stands: the only place in the text, or the only one near by."""
        text, quote = self._text(spot.article), spot.told
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if not quote or not self._has("SELECT 1 FROM article WHERE n = ? AND sha256 = ?", spot.article, sha256):
            return False
        places = list(_occurrences(text, quote))
        if len(places) > 1:
            places = [at for at in places if abs(at - spot.start) <= _NEAR]
        if len(places) != 1:
            return False
        return self._done(
            'UPDATE OR IGNORE span SET "start" = ?, "end" = ?, version = ? WHERE id = ?',
            *(places[0], places[0] + len(quote), self._raised(self._version_of(spot)), spot.row_id),
        )

    def _ends(self, spot: Spot) -> bool:
        """Delete a link whose ends are not there, so that it can come back; ends that are no rows become deleted ones.

        Such an end has a version older than any change: if its label comes back with a merge, it stands again.
        """
        row = self._connection.execute(
            "SELECT source, target, deleted FROM link WHERE id = ?", (spot.row_id,)
        ).fetchone()
        opening = self._text(spot.article)[:1]
        for end in row[:2]:
            if self._has("SELECT 1 FROM span WHERE id = ?", end):
                continue
            if not opening:
                return False
            self._connection.execute(
                'INSERT INTO span (id, article, annotator, "start", "end", label, quote, attributes, note, origin,'
                " scheme_version, extra, deleted, version) VALUES (?, ?, ?, 0, 1, '', ?, '{}', '', 'manual', 1, '{}',"
                " 1, '{}')",
                (end, spot.article, spot.annotator, opening),
            )
        if row[2]:
            return True
        raised_version = self._raised(self._version_of(spot))
        return self._done("UPDATE link SET deleted = 1, version = ? WHERE id = ?", raised_version, spot.row_id)

    def _version(self, spot: Spot) -> bool:
        table, place = spot.row, spot.row_id
        return self._done(f"UPDATE {table} SET version = ? WHERE id = ?", self._raised(None), place)  # noqa: S608

    def _aside(self, spot: Spot) -> bool:
        return self._done('DELETE FROM aside WHERE "table" = ? AND row_id = ?', spot.row, spot.row_id)

    # Helpers

    def _text(self, number: int | None) -> str:
        row = self._connection.execute("SELECT text FROM article_text WHERE article = ?", (number,)).fetchone()
        return str(row[0]) if row is not None else ""

    def _version_of(self, spot: Spot) -> str | None:
        query = f"SELECT version FROM {spot.row} WHERE id = ?"  # noqa: S608  names of ours
        row = self._connection.execute(query, (spot.row_id,)).fetchone()
        return str(row[0]) if row is not None else None

    def _raised(self, version: str | None) -> str:
        return to_json(raised(vector(version) if version is not None and is_vector(version) else {}, self._device))

    def _has(self, query: str, *values: object) -> bool:
        return self._connection.execute(query, values).fetchone() is not None

    def _done(self, statement: str, *values: object) -> bool:
        try:
            return self._connection.execute(statement, values).rowcount > 0
        except sqlite3.IntegrityError:  # another row stands there already
            return False


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)
