"""The history: whole, guarded, and in agreement with the rows as they stand.

What it promises: a line of the history has the rows that it changed as they were after it. So of each row the newest
line that tells of it says what stands there now, unless a bulk act has changed it since: those keep no rows in the
history. What a bulk act replaced or brought stands in `replaced` and `taken_in`; where it left nothing there (it was
taken back, or is of a file of older tables), or is none that says what it changed (a restore, most repairs), the lines
before it promise nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.edit import Change, Row
from annotator.domain.span import Span
from annotator.store import numbering
from annotator.store.bulk import NUMBERED
from annotator.store.journal import changes_from_json
from annotator.store.rows import TABLES, Column
from annotator.store.soundness import kinds
from annotator.store.soundness.looking import Look, parsed
from annotator.store.soundness.tally import Differs, Spot

REPAIR = "repair"
"""The plain word of a repair in the history and for its backup."""
_TELLING = frozenset({"import", "merge", "split", "zones"})
"""Bulk acts that keep in `replaced` what they changed."""
_MOVING = frozenset({kinds.QUOTE, kinds.ENDS, kinds.LOOSE_TEXT, kinds.FINGERPRINT})
"""Repairs that leave rows otherwise than the history tells."""
_SALVAGES = frozenset({"salvage", "salvaged"})
"""Before these lines may be missing: that was said when it happened."""


class _Bulk(NamedTuple):
    seq: int
    name: str
    batch: str
    tells: bool
    excuses: bool


def check_history(look: Look) -> None:
    """Look at the lines themselves, then at what they say of the rows."""
    bulks = list(_bulk_acts(look))
    _gaps(look, max((bulk.seq for bulk in bulks if bulk.excuses), default=0))
    if look.has_asides:
        _brought(look, max((bulk.seq for bulk in bulks if bulk.name in _SALVAGES), default=0))
    _Replay(look, bulks).run()


def _bulk_acts(look: Look) -> Iterator[_Bulk]:
    recorded = "0"
    if look.has_asides:
        recorded = (
            "EXISTS (SELECT 1 FROM taken_in t WHERE t.batch = h.batch)"
            " OR EXISTS (SELECT 1 FROM replaced r WHERE r.batch = h.batch)"
        )
    query = f"SELECT seq, name, batch, changes, {recorded} FROM history h WHERE kind = 'barrier' ORDER BY seq"  # noqa: S608
    for seq, name, batch, changes, is_recorded in look.connection.execute(query).fetchall():
        excuses = name in _SALVAGES or (name == REPAIR and f'"{kinds.GAP}"' in changes)
        if parsed(changes) is None:
            look.tally.add(kinds.LINE, Spot("history", str(seq)))
        tells = (name in _TELLING and bool(is_recorded)) or (name == REPAIR and _leaves_rows(changes))
        yield _Bulk(seq, name, batch, tells=tells, excuses=excuses)


def _leaves_rows(changes: str) -> bool:
    """Whether a repair was of a kind that leaves all rows as the history tells of them."""
    told = parsed(changes)
    done = [one.get("repaired") for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    return bool(done) and not _MOVING.intersection(done)


def _gaps(look: Look, since: int) -> None:
    """Tell of lines that are not there: they are numbered one by one."""
    last: int = look.one("SELECT coalesce(max(seq), 0) FROM history")
    if last > numbering.MOST:
        return  # not any more: told of by itself
    there: int = look.one("SELECT count(*) FROM history WHERE seq > ?", (since,))
    for _ in range(min(last - since - there, 1)):
        told = str(last - since - there)
        look.tally.add(kinds.GAP, Spot("history", told=told))


def _brought(look: Look, since: int) -> None:
    """Tell of rows that bulk acts brought and that are not there: no row is ever deleted but with the whole act.

    An act numbers its rows one by one. What they said, no line of the history tells.
    """
    acts = look.connection.execute(
        'SELECT t."table", t.first, t.last FROM taken_in t JOIN history h ON h.batch = t.batch'
        " WHERE h.kind = 'barrier' AND h.seq > ?",
        (since,),
    ).fetchall()
    for table, first, last in acts:
        if table in NUMBERED and 1 <= first <= last:
            there: int = look.one(f"SELECT count(*) FROM {table} WHERE n BETWEEN ? AND ?", (first, last))  # noqa: S608
            if there <= last - first:
                look.tally.add(kinds.BROUGHT, Spot(table), count=last - first + 1 - there)


class _Replay:
    """Goes back through the history and compares each row with the newest line that tells of it."""

    def __init__(self, look: Look, bulks: list[_Bulk]) -> None:
        self._look = look
        self._since = max((bulk.seq for bulk in bulks if not bulk.tells), default=0)
        self._bulks = [bulk for bulk in bulks if bulk.tells]
        self._seen: set[int] = set()
        """Hashes of the rows that were compared: a row left out by chance is not compared, and no false alarm."""
        self._found: dict[int, int] = {}
        """Hashes of the rows as the lines since found them."""
        self._later = 0
        """The line looked at before: they are read backwards."""
        self._articles = lru_cache(maxsize=4096)(self._article_id)
        self._texts = lru_cache(maxsize=4)(self._text)
        self._people = dict(look.connection.execute("SELECT n, id FROM annotator"))
        asides = 'SELECT "table", row_id FROM aside' if look.has_asides else "SELECT '', '' WHERE 0"
        self._aside = set(look.connection.execute(asides))

    def run(self) -> None:
        """Compare all rows of which the history still promises what they are."""
        lines = self._look.rows(
            "SELECT seq, article, annotator, changes FROM history WHERE kind <> 'barrier' ORDER BY seq DESC"
        )
        for seq, article, annotator, stored in lines:
            changes = self._changes(article, annotator, stored)
            if changes is None:
                self._look.tally.add(kinds.LINE, Spot("history", str(seq), article, annotator))
                continue
            self._follow(seq, article, changes)
            for change in reversed(changes) if seq > self._since else ():
                self._compare(seq, article, change)

    def _follow(self, seq: int, article: int, changes: tuple[Change, ...]) -> None:
        """Look whether a row was left as the line after this one found it, where nothing stands between them."""
        if seq != self._later - 1:
            self._found.clear()  # a bulk act, which changes rows too, or lines that cannot be read
        self._later = seq
        for change in reversed(changes):
            table = TABLES[type(change.row)].name
            key = hash((table, change.row_id))
            if self._found.get(key, (left := hash(_said(change.after)))) != left:
                self._look.tally.add(kinds.CHAIN, self._spot(table, article, change.row)._replace(row_id=str(seq)))
            self._found[key] = hash(_said(change.before))
            if not self._has_its_words(article, change):
                self._look.tally.add(kinds.CHAIN, self._spot(table, article, change.row)._replace(row_id=str(seq)))

    def _has_its_words(self, article: int, change: Change) -> bool:
        """Whether a label that was moved or deleted had lain on its words; whatever else it was has no other witness.

        What was not moved is looked at where it stands now, or in the line after.
        """
        before, after = change.before, change.after
        if not isinstance(before, Span) or self._look.tally.counts.keys() & {kinds.TEXT, kinds.NO_TEXT}:
            return True
        if isinstance(after, Span) and (after.start, after.end, after.quote) == (
            before.start,
            before.end,
            before.quote,
        ):
            return True
        text = self._texts(article)
        return text is None or text[before.start : before.end] == before.quote

    def _text(self, number: int) -> str | None:
        found: str | None = self._look.one("SELECT text FROM article_text WHERE article = ?", (number,))
        return found

    def _article_id(self, number: int) -> str:
        return self._look.one("SELECT id FROM article WHERE n = ?", (number,)) or ""

    def _changes(self, article: int, annotator: int, stored: str) -> tuple[Change, ...] | None:
        try:
            return changes_from_json(stored, self._articles(article), self._people.get(annotator, ""))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def _compare(self, seq: int, article: int, change: Change) -> None:
        row = change.row
        table = TABLES[type(row)].name
        key = hash((table, row.id))
        if key in self._seen:
            return
        self._seen.add(key)
        if (table, row.id) in self._aside or self._was_replaced(seq, table, row.id):
            return
        there, said = self._stored(table, article, row), _said(change.after)
        if not there and not row.article_id:
            return  # of an article that is not there
        if there is None and said:
            self._look.tally.add(kinds.MISSING, self._spot(table, article, row, change.after))
        elif there is not None and there != said and not _is_same(there, said):
            spot = self._spot(table, article, row, change.after)
            self._look.tally.add(kinds.HISTORY, spot._replace(differs=_differs(type(row), there, said)))

    def _was_replaced(self, seq: int, table: str, row_id: str) -> bool:
        query = 'SELECT 1 FROM replaced WHERE batch = ? AND "table" = ? AND row_id = ?'
        later = (bulk.batch for bulk in self._bulks if bulk.seq > seq)
        return any(self._look.one(query, (batch, table, row_id)) is not None for batch in later)

    def _stored(self, table: str, number: int, row: Row) -> tuple[Column, ...] | None:
        """Return how a row stands, NOTHING for a deleted one, None for one that is not in the file."""
        columns = TABLES[type(row)].columns
        names = [name for name in columns if name != "tags" or self._look.has_search]
        query = f"SELECT deleted, version, {', '.join(names)} FROM {table} WHERE id = ?"  # noqa: S608  names of ours
        stored = self._look.connection.execute(query, (row.id,)).fetchone()
        if stored is None:
            return None
        gone, version, *found = stored
        if version == "{}":
            self._look.tally.add(kinds.VERSION, self._spot(table, number, row))
        if gone:
            return NOTHING
        return (*found, "[]") if len(names) < len(columns) else tuple(found)

    def _spot(self, table: str, article: int, row: Row, after: Row | None = None) -> Spot:
        owner = getattr(row, "annotator_id", "")
        annotator = next((number for number, known in self._people.items() if known == owner), None)
        start, end = getattr(row, "start", 0), getattr(row, "end", 0)
        return Spot(table, row.id, article, annotator, start, end, getattr(row, "quote", ""), (after,))


NOTHING: tuple[Column, ...] = ()
"""How a row stands that is deleted, or was never made."""


def _said(row: Row | None) -> tuple[Column, ...]:
    return NOTHING if row is None else TABLES[type(row)].encode(row)


def _is_same(one: tuple[Column, ...], other: tuple[Column, ...]) -> bool:
    """Whether two contents are the same but for how their JSON is written."""
    return len(one) == len(other) and all(a == b or _is_same_json(a, b) for a, b in zip(one, other, strict=True))


def _differs(kind: type[Row], there: tuple[Column, ...], said: tuple[Column, ...]) -> tuple[Differs, ...]:
    if not there or not said:
        return (Differs("deleted", *("" if alive else "deleted" for alive in (there, said))),)
    columns = (column.strip('"') for column in TABLES[kind].columns)
    both = zip(columns, there, said, strict=True)
    return tuple(Differs(name, str(a), str(b)) for name, a, b in both if a != b and not _is_same_json(a, b))


def _is_same_json(one: Column, other: Column) -> bool:
    if not (isinstance(one, str) and isinstance(other, str) and one[:1] in {"{", "["}):
        return False
    found = parsed(one)
    return found is not None and found == parsed(other)
