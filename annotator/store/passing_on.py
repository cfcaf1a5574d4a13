"""What lies on articles that were split goes on to their parts, whenever a merge (or the split itself) is worked out.

Off one connection that has the project and the staging of the merge, as in `merge_resolving`. What the parts get is
staged as one more source, so that it is brought together with what was done in the parts by the merge law itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError
from annotator.domain.merging import FIELDS, NEW, NEWER, RowState, outcome, united
from annotator.domain.splitting import MOVED, Extent, Part, lies_across, passed_on
from annotator.store.merge_outcome import Outcome
from annotator.store.merge_staging import BULKY, INSERT_OTHER, PASSED_ON, insert_of, other_row
from annotator.store.numbers import Numbers
from annotator.store.states import columns

_ALONE = tuple(row for row in MOVED if row not in BULKY)
_SPAN_ACROSS = QT_TRANSLATE_NOOP(
    "errors", "“{title}” was split: “{quote}” ({name}) lies across the cut and stays with the whole text only"
)
_ZONE_ACROSS = QT_TRANSLATE_NOOP(
    "errors", "“{title}” was split: its zone {start} to {end} lies across the cut and stays with the whole text only"
)
_ANY_SPLIT = (
    "SELECT EXISTS (SELECT 1 FROM split WHERE deleted = 0)"
    " OR EXISTS (SELECT 1 FROM in_other WHERE \"table\" = 'split' AND deleted = 0)"
)
_TEXT_OF = (
    "SELECT t.text FROM article a JOIN article_text t ON t.article = a.n WHERE a.id = ?1 UNION ALL"
    " SELECT t.text FROM in_text t JOIN in_place p ON p.n = t.article WHERE p.id = ?1"
)


def pass_on(connection: sqlite3.Connection, result: Outcome) -> None:
    """Stage what the parts of split articles get of what came, or, of a split that is new here, of all that is there.

    `result` is told what was derived, and what lies across a cut.
    """
    _forget(connection)
    if not connection.execute(_ANY_SPLIT).fetchone()[0]:
        return
    passing = _Passing(connection, result)
    for original in passing.originals():
        passing.run(original)


def _forget(connection: sqlite3.Connection) -> None:
    """Take out of the staging what was derived before: the project may have changed since."""
    for row in BULKY:
        first = connection.execute(f"SELECT min({row}s) FROM in_pair WHERE source = ?", (PASSED_ON,)).fetchone()[0]  # noqa: S608
        if first is not None:
            connection.execute(f"DELETE FROM in_{row} WHERE n >= ?", (first,))  # noqa: S608
    for table in ("in_pair", "in_other"):
        connection.execute(f"DELETE FROM {table} WHERE source = ?", (PASSED_ON,))  # noqa: S608


class _Passing:
    def __init__(self, connection: sqlite3.Connection, result: Outcome) -> None:
        self._connection, self._result = connection, result
        self._articles = Numbers(connection, "article")
        self._people = dict(connection.execute("SELECT id, n FROM annotator"))
        self._staged = {
            row[0] for row in connection.execute("SELECT p.id FROM in_text t JOIN in_place p ON p.n = t.article")
        }
        self._parts, self._new = self._read_map()
        self._new |= self._parts.keys() & {row[0] for row in connection.execute("SELECT article FROM in_again")}
        self._others: dict[str, list[RowState]] = {}
        for row in _ALONE:
            self._keep(self._staged_others(row))

    def _read_map(self) -> tuple[dict[str, list[tuple[str, Extent]]], set[str]]:
        """Return the parts of each original, and the originals of which a part is new here."""
        local = {
            row[0]: RowState("split", row[0], (row[1], row[2]), row[3], bool(row[4]), row[5:])
            for row in self._connection.execute(
                'SELECT s.id, o.id, p.id, s.version, s.deleted, s."start", s."end", s.extra FROM split s'
                " JOIN article o ON o.n = s.original JOIN article p ON p.n = s.part"
            )
        }
        states: dict[str, list[RowState]] = {row_id: [state] for row_id, state in local.items()}
        for state in self._staged_others("split"):
            states.setdefault(state.id, []).append(state)
        parts: dict[str, list[tuple[str, Extent]]] = {}
        new: set[str] = set()
        for row_id, found in states.items():
            shown = united(found)[0]
            original, part = shown.keys
            if shown.gone or not (self._is_known(original) and self._is_known(part)):
                continue
            parts.setdefault(original, []).append((part, Extent(int(shown.values[0]), int(shown.values[1]))))
            if row_id not in local or local[row_id].values[:2] != shown.values[:2]:
                new.add(original)
        return parts, new

    def _is_known(self, article: str) -> bool:
        return article in self._staged or article in self._articles

    def originals(self) -> list[str]:
        """Return the articles that were split, longest first: a part of a part is shorter than its original."""
        return sorted(self._parts, key=lambda original: (-len(self._text(original)), original))

    def run(self, original: str) -> None:
        """Stage for the parts of an article what they get of it."""
        parts = list(self._parts_of(original))
        came = self._came(original)
        if original in self._new:
            came = [*self._there(original), *came]
        self._tell_across(original, came, parts)
        moved = [state for found in came for state in passed_on(found, parts)]
        self._result.derived.update(moved)
        self._stage(moved)
        for part in parts:
            self._pass_seconds(original, part)

    def _parts_of(self, original: str) -> Iterator[Part]:
        text = self._text(original)
        for article, extent in self._parts[original]:
            yield Part.of(original, text, article, extent)

    def _text(self, article: str) -> str:
        text: str = self._connection.execute(_TEXT_OF, (article,)).fetchone()[0]
        return text

    # What lies on the original

    def _there(self, original: str) -> list[RowState]:
        """Return all states of the project's rows on an article."""
        number = self._articles.get(original)
        if number is None:
            return []
        states = self._result.states
        found = [state for row in ("zone", "assignment") for state in _all(states.of_article(row, number))]
        for annotator in self._people.values():
            for row in ("work", "rejection", *BULKY):
                found += _all(states.of_pair(row, number, annotator))
        return found

    def _came(self, original: str) -> list[RowState]:
        """Return the states of rows on an article that were staged."""
        found = list(self._others.get(original, ()))
        pairs = self._connection.execute(
            "SELECT a.id, p.id, i.spans, i.spans_to, i.links, i.links_to FROM in_pair i"
            " JOIN in_place a ON a.n = i.article JOIN in_person p ON p.n = i.annotator WHERE a.id = ?",
            (original,),
        ).fetchall()
        for article, annotator, *places in pairs:
            for row, place in zip(BULKY, (places[:2], places[2:]), strict=True):
                lines = self._connection.execute(
                    f"SELECT id, version, deleted, {columns(row)} FROM in_{row} WHERE n >= ? AND n < ?",  # noqa: S608
                    place,
                )
                found += [
                    RowState(row, line[0], (article, annotator), line[1], bool(line[2]), line[3:]) for line in lines
                ]
        return found

    def _keep(self, states: Iterable[RowState]) -> None:
        """Keep the staged states of rows that are neither spans nor links, by the originals that they lie on."""
        for state in states:
            if state.keys[0] in self._parts:
                self._others.setdefault(state.keys[0], []).append(state)

    def _staged_others(self, row: str) -> Iterator[RowState]:
        lines = self._connection.execute(
            'SELECT id, keys, version, deleted, content FROM in_other WHERE "table" = ?', (row,)
        ).fetchall()
        for row_id, keys, version, deleted, content in lines:
            yield RowState(row, row_id, tuple(json.loads(keys)), version, bool(deleted), tuple(json.loads(content)))

    def _tell_across(self, original: str, came: Iterable[RowState], parts: list[Part]) -> None:
        """Note the spans and accepted zones that lie in no part, and were not known to."""
        across = [state for state in came if lies_across(state, parts)]
        if not across:
            return
        title = self._title(original)
        for row in ("span", "zone"):
            mine = [state for state in across if state.row == row]
            there = {} if original in self._new else self._result.states.of_ids(row, [state.id for state in mine])
            for state in mine:
                if outcome(state, there.get(state.id, ())) in {NEW, NEWER}:
                    self._result.tell_across(self._told(state, title), state)

    def _told(self, state: RowState, title: str) -> RecordError:
        values = dict(zip(FIELDS[state.row], state.values, strict=True))
        if state.row == "zone":
            return RecordError(_ZONE_ACROSS, title=title, start=values["start"], end=values["end"])
        name = self._connection.execute(
            "SELECT name FROM annotator WHERE id = ?1 UNION ALL SELECT json_extract(content, '$[0]') FROM in_other"
            " WHERE \"table\" = 'annotator' AND id = ?1",
            (state.keys[1],),
        ).fetchone()
        return RecordError(_SPAN_ACROSS, title=title, quote=values["quote"], name=name[0] if name else state.keys[1])

    def _title(self, article: str) -> str:
        found = self._connection.execute(
            "SELECT title FROM article WHERE id = ?1 UNION ALL SELECT json_extract(content, '$[0]') FROM in_other"
            " WHERE \"table\" = 'article' AND id = ?1",
            (article,),
        ).fetchone()
        return (found[0] if found else "") or self._text(article).strip().split("\n", 1)[0]

    # What the parts get

    def _stage(self, moved: Iterable[RowState]) -> None:
        pairs: dict[tuple[str, ...], dict[str, list[RowState]]] = {}
        alone: list[RowState] = []
        for state in moved:
            if state.row in BULKY:
                pairs.setdefault(state.keys, {row: [] for row in BULKY})[state.row].append(state)
            else:
                alone.append(state)
        for (article, annotator), rows in pairs.items():
            self._stage_pair(article, annotator, rows)
        self._keep(alone)
        self._connection.executemany(INSERT_OTHER, [other_row(PASSED_ON, state) for state in alone])

    def _stage_pair(self, article: str, annotator: str, rows: Mapping[str, list[RowState]]) -> None:
        numbers = (self._number("in_place", article), self._number("in_person", annotator))
        places: list[int] = []
        for row in BULKY:
            query = f"SELECT coalesce(max(n), 0) + 1 FROM in_{row}"  # noqa: S608  names of ours
            first = self._connection.execute(query).fetchone()[0]
            self._connection.executemany(
                insert_of(row),
                [(state.id, *numbers, *state.values, int(state.gone), state.version) for state in rows[row]],
            )
            places += [first, first + len(rows[row])]
        self._connection.execute(
            "INSERT INTO in_pair (article, annotator, source, busy, spans, spans_to, links, links_to)"
            " VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
            (*numbers, PASSED_ON, *places),
        )

    def _pass_seconds(self, original: str, part: Part) -> None:
        """Give a part its share of the seconds of work: of each opening by its length."""
        seconds = self._connection.execute(
            "SELECT p.id, t.device, t.seconds FROM activity t JOIN annotator p ON p.n = t.annotator"
            " JOIN article a ON a.n = t.article WHERE a.id = ?1 AND ?2 UNION ALL"
            " SELECT p.id, t.device, t.seconds FROM in_activity t JOIN in_person p ON p.n = t.annotator"
            " JOIN in_place a ON a.n = t.article WHERE a.id = ?1",
            (original, int(original in self._new)),
        ).fetchall()
        place = self._number("in_place", part.article_id) if seconds else 0
        for annotator, device, worked in seconds:
            self._connection.execute(
                "INSERT INTO in_activity VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET seconds = max(seconds, excluded.seconds)",
                (place, self._number("in_person", annotator), device, worked * part.share),
            )

    def _number(self, table: str, row_id: str) -> int:
        self._connection.execute(f"INSERT OR IGNORE INTO {table} (id) VALUES (?)", (row_id,))  # noqa: S608
        found: tuple[Any, ...] = self._connection.execute(
            f"SELECT n FROM {table} WHERE id = ?",  # noqa: S608
            (row_id,),
        ).fetchone()
        number: int = found[0]
        return number


def _all(found: Mapping[str, list[RowState]]) -> Iterator[RowState]:
    for states in found.values():
        yield from states
