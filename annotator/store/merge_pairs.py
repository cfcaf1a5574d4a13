"""One annotator's spans and links in one article, as a merge brings them together.

They are looked at as a whole, because what of them is shown depends on one another (domain/merging.arranged).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.merging import FIELDS, NEW, SAME, Fits, RowState, Shown, arranged, canonical, united
from annotator.store.merge_outcome import Outcome, Standing, is_same
from annotator.store.merge_staging import BULKY, PASSED_ON
from annotator.store.numbers import Numbers
from annotator.store.rows import to_json
from annotator.store.states import LINK_ENDS, columns

TAKEN = QT_TRANSLATE_NOOP("errors", "the {row} {id} belongs to another annotator or article here")
_LOOSE = QT_TRANSLATE_NOOP("errors", "the link {id} ends at a span that nobody has")

Pair = tuple[str, str]
"""Article id and annotator id."""
Source = tuple[Any, ...]
"""busy, spans, spans_to, links, links_to of `in_pair`."""
_States = Mapping[str, Mapping[str, list[RowState]]]


# Whether a row among so many that came stands otherwise in the project, or not at all.
_OTHERWISE = {
    row: f"SELECT EXISTS (SELECT {names} FROM in_{row} WHERE n >= ?1 AND n < ?2 EXCEPT {there})"  # noqa: S608
    for row in BULKY
    for names in [f"id, version, deleted, {columns(row)}"]
    for there in [
        " EXCEPT ".join(
            f"SELECT {names} FROM {row} WHERE article = ?3 AND annotator = ?4 AND deleted = {deleted}"  # noqa: S608
            for deleted in (0, 1)
        )
    ]
}


class Pairs:
    """Works out the pairs one after the other."""

    def __init__(self, connection: sqlite3.Connection, outcome: Outcome, fits: Fits) -> None:
        self._connection, self._outcome, self._fits = connection, outcome, fits
        self._articles = Numbers(connection, "article")
        self._annotators = Numbers(connection, "annotator")
        self._derived: set[Pair] = set()

    def run(self, tick: Callable[[], None]) -> None:
        """Work out every pair that something came for, and those where something waits for a decision."""
        found = self._waiting()
        waiting = set(found)
        rows = self._connection.execute(
            "SELECT a.id, p.id, i.busy, i.spans, i.spans_to, i.links, i.links_to, i.source FROM in_pair i"
            " JOIN in_place a ON a.n = i.article JOIN in_person p ON p.n = i.annotator ORDER BY i.n"
        )
        for row in rows:
            found.setdefault(row[:2], []).append(row[2:-1])
            if row[-1] == PASSED_ON:
                self._derived.add(row[:2])
        shared = self._shared_ids()
        for pair in sorted(found, key=lambda pair: (pair[1], pair[0])):
            tick()
            if pair in waiting or pair in self._derived or not self._is_known(pair, found[pair]):
                self._pair(pair, found[pair], shared)

    def _waiting(self) -> dict[Pair, list[Source]]:
        """Return the project's pairs where a span or link has several states: which is shown is settled anew."""
        pairs: dict[Pair, list[Source]] = {}
        for row in BULKY:
            ids = self._outcome.states.conflicting(row)
            for states in self._outcome.states.of_ids(row, ids).values():
                pairs.setdefault((states[0].keys[0], states[0].keys[1]), [])
        return pairs

    def _shared_ids(self) -> Mapping[tuple[str, str], Pair]:
        """Return the ids that came for several pairs, each with the pair that keeps it."""
        if self._connection.execute("SELECT count(DISTINCT source) FROM in_pair").fetchone()[0] < 2:
            return {}
        found: dict[tuple[str, str], Pair] = {}
        for row in BULKY:
            twice = self._connection.execute(
                f"SELECT s.id, a.id, p.id FROM in_{row} s JOIN in_place a ON a.n = s.article"  # noqa: S608
                f" JOIN in_person p ON p.n = s.annotator WHERE s.id IN (SELECT id FROM in_{row} GROUP BY id"
                " HAVING count(*) > 1 AND (min(article) < max(article) OR min(annotator) < max(annotator)))"
            )
            for row_id, *pair in twice:
                key = (row, row_id)
                found[key] = min(found.get(key, (pair[0], pair[1])), (pair[0], pair[1]))
        return found

    def _pair(self, pair: Pair, sources: list[Source], shared: Mapping[tuple[str, str], Pair]) -> None:
        numbers = (self._articles.get(pair[0]), self._annotators.get(pair[1]))
        plain = len(sources) == 1 and not sources[0][0] and not shared
        if plain and not self._is_begun(*numbers) and not self._is_taken(sources[0]):
            self._quiet(pair, sources[0])
            return
        local = {row: self._local(row, *numbers) for row in BULKY}
        came = {row: list(self._came(row, pair, sources)) for row in BULKY}
        if sources and all(_all_there(local[row], came[row]) for row in BULKY) and not _waits(local):
            for row in BULKY:
                self._count_same(came[row])
            return
        for row in BULKY:
            came[row] = list(self._own(row, came[row], local[row], pair, shared))
        spans = self._united(local["span"], came["span"])
        links = self._united(local["link"], [state for state in came["link"] if self._has_ends(state, spans)])
        shown = arranged(_first(spans), _first(links), self._fits)
        self._put(pair, {"span": spans, "link": links}, local, shown)

    # What came, and what is there

    def _is_known(self, pair: Pair, sources: list[Source]) -> bool:
        """Whether all rows that came stand in the project just so; counts them then, without looking at each."""
        numbers = (self._articles.get(pair[0]), self._annotators.get(pair[1]))
        if not self._is_begun(*numbers):
            return False
        places = [(row, place) for source in sources for row, place in (("span", source[1:3]), ("link", source[3:5]))]
        for row, place in places:
            if self._connection.execute(_OTHERWISE[row], (*place, *numbers)).fetchone()[0]:
                return False
        for row, place in places:
            self._count(row, pair, place, SAME)
        return True

    def _is_begun(self, article: int | None, annotator: int | None) -> bool:
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM span WHERE article = ?1 AND annotator = ?2)"
            " OR EXISTS (SELECT 1 FROM link WHERE article = ?1 AND annotator = ?2 AND deleted = 0)"
            " OR EXISTS (SELECT 1 FROM link WHERE article = ?1 AND annotator = ?2 AND deleted = 1)",
            (article, annotator),
        )
        return bool(found.fetchone()[0])

    def _is_taken(self, source: Source) -> bool:
        """Whether the project has rows of these ids elsewhere."""
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM in_span s JOIN span x ON x.id = s.id WHERE s.n >= ? AND s.n < ?)"
            " OR EXISTS (SELECT 1 FROM in_link s JOIN link x ON x.id = s.id WHERE s.n >= ? AND s.n < ?)",
            source[1:],
        )
        return bool(found.fetchone()[0])

    def _local(self, row: str, article: int | None, annotator: int | None) -> Mapping[str, list[RowState]]:
        if article is None or annotator is None:
            return {}
        return self._outcome.states.of_pair(row, article, annotator)

    def _came(self, row: str, pair: Pair, sources: list[Source]) -> Iterator[RowState]:
        for source in sources:
            found = self._connection.execute(
                f"SELECT id, version, deleted, {columns(row)} FROM in_{row} WHERE n >= ? AND n < ?",  # noqa: S608
                source[1:3] if row == "span" else source[3:5],
            )
            for line in found:
                yield RowState(row, line[0], pair, line[1], bool(line[2]), line[3:])

    def _own(
        self,
        row: str,
        came: list[RowState],
        local: Mapping[str, list[RowState]],
        pair: Pair,
        shared: Mapping[tuple[str, str], Pair],
    ) -> Iterator[RowState]:
        """Yield the states whose ids are this pair's; the others are refused."""
        unknown = {state.id for state in came if state.id not in local}
        query = f"SELECT id FROM {row} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        elsewhere = {found[0] for found in self._connection.execute(query, (to_json(sorted(unknown)),))}
        for state in came:
            if state.id in elsewhere or (state.id not in local and shared.get((row, state.id), pair) != pair):
                self._outcome.refuse(TAKEN, state)
            else:
                yield state

    def _has_ends(self, link: RowState, spans: Mapping[str, list[RowState]]) -> bool:
        good = all(end in spans for end in link.values[LINK_ENDS])
        if not good:
            self._outcome.refuse(_LOOSE, link)
        return good

    def _united(self, local: Mapping[str, list[RowState]], came: list[RowState]) -> dict[str, list[RowState]]:
        incoming: dict[str, list[RowState]] = {}
        for state in came:
            incoming.setdefault(state.id, []).append(state)
        for row_id, states in incoming.items():
            self._outcome.count(states, local.get(row_id, []))
        merged = {
            row_id: united([*local.get(row_id, ()), *incoming.get(row_id, ())])
            for row_id in (*incoming, *(row_id for row_id, states in local.items() if len(states) > 1))
        }
        return {**local, **merged}

    def _count_same(self, came: list[RowState]) -> None:
        alive = [state for state in came if not state.gone and state not in self._outcome.derived]
        if alive:
            self._outcome.add(alive[0], SAME, len(alive))

    # What becomes of it

    def _quiet(self, pair: Pair, source: Source) -> None:
        if source[1:4:2] == source[2:5:2]:  # no span and no link, only that somebody was there
            return
        self._connection.execute(
            "INSERT INTO quiet SELECT a.n, p.n, ?, ?, ?, ? FROM in_place a, in_person p WHERE a.id = ? AND p.id = ?",
            (*source[1:], *pair),
        )
        for row, place in (("span", source[1:3]), ("link", source[3:5])):
            self._count(row, pair, place, NEW)

    def _count(self, row: str, pair: Pair, place: tuple[Any, ...], word: str) -> None:
        query = f"SELECT count(*) FROM in_{row} WHERE n >= ? AND n < ? AND NOT deleted"  # noqa: S608
        count = self._connection.execute(query, place).fetchone()[0]
        self._outcome.add(RowState(row, "", pair, "{}", False, ()), word, count)  # noqa: FBT003  a tuple of fields

    def _put(self, pair: Pair, rows: _States, local: _States, shown: Shown) -> None:
        for row in BULKY:
            for row_id, states in rows[row].items():
                before = local[row].get(row_id, [])
                ends = shown.moved.get(row_id) if row == "link" else None
                hidden = row_id in shown.hidden
                stands = _standing(states[0], ends, hidden=hidden)
                aside = hidden or ends is not None
                if is_same(states, before) and self._outcome.stood(row, row_id) == (stands if aside else None):
                    continue
                self._put_row(pair, states, before, stands)
                if aside or (row, row_id) in self._outcome.states.aside:
                    self._put_aside(pair, states[0], moved=ends is not None, aside=aside)

    def _put_row(self, pair: Pair, states: list[RowState], before: list[RowState], stands: Standing) -> None:
        shown = states[0]
        marks = ", ".join("?" for _ in range(len(FIELDS[shown.row]) + 3))
        self._connection.execute(
            f"INSERT INTO put_{shown.row} VALUES (?, ?, ?, {marks})",  # noqa: S608
            (shown.id, *self._numbers(pair), *stands[1], int(stands[0]), shown.version, int(bool(before))),
        )
        self._outcome.put_conflicts(states, before)
        if before:
            self._outcome.remember(before[0])

    def _put_aside(self, pair: Pair, state: RowState, *, moved: bool, aside: bool) -> None:
        name = canonical([state.row, state.id])
        before = self._outcome.states.aside.get((state.row, state.id))
        content = "" if before is None else canonical([*pair, *before])
        self._connection.execute("INSERT OR IGNORE INTO put_replaced VALUES ('aside', ?, ?)", (name, content))
        if aside:
            own = tuple(state.values[LINK_ENDS]) if moved else ("", "")
            line = (state.row, state.id, *self._numbers(pair), *own)
            self._connection.execute("INSERT INTO put_aside VALUES (?, ?, ?, ?, ?, ?)", line)

    def _numbers(self, pair: Pair) -> tuple[int, int]:
        """Return the numbers of a pair in the staging."""
        for table, row_id in (("in_place", pair[0]), ("in_person", pair[1])):
            self._connection.execute(f"INSERT OR IGNORE INTO {table} (id) VALUES (?)", (row_id,))  # noqa: S608
        query = "SELECT a.n, p.n FROM in_place a, in_person p WHERE a.id = ? AND p.id = ?"
        article, annotator = self._connection.execute(query, pair).fetchone()
        return article, annotator


def _all_there(local: Mapping[str, list[RowState]], came: Iterable[RowState]) -> bool:
    there = {state for states in local.values() for state in states}
    return there.issuperset(came)


def _waits(local: _States) -> bool:
    """Whether rows have several states, of which another one may have to be shown."""
    return any(len(states) > 1 for rows in local.values() for states in rows.values())


def _first(rows: Mapping[str, list[RowState]]) -> dict[str, RowState]:
    return {row_id: states[0] for row_id, states in rows.items()}


def _standing(state: RowState, ends: tuple[str, str] | None, *, hidden: bool) -> Standing:
    values = list(state.values)
    if ends is not None:
        values[LINK_ENDS] = ends
    return state.gone or hidden, tuple(values)
