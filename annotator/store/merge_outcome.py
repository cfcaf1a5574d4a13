"""What a merge comes to, as it is worked out: counts, refusals, and the `put_` tables of the staging."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.errors import RecordError
from annotator.domain.merging import CONFLICTING, KEPT, KEYS, NEW, NEWER, OLDER, SAME, RowState, canonical, outcome
from annotator.store.states import States, columns, conflict_row

_WORST = (CONFLICTING, NEWER, NEW, OLDER, SAME)
"""What a row counts as that came in several states."""

Tally = Counter[tuple[str, str, str]]
"""How many rows, by kind of row, annotator id (empty where it is nobody's) and outcome."""
Standing = tuple[bool, tuple[Any, ...]]
"""How a row stands in its table: whether deleted, and its values."""


@dataclass(frozen=True, slots=True)
class Across:
    """A row of an original that lies in none of its parts: its state, and a sentence that says so."""

    state: RowState
    error: RecordError


@dataclass(slots=True)
class Resolution:
    """What a merge comes to: counts, what was refused and why, and the state of the project that it was made for."""

    stamp: tuple[Any, ...] = ()
    tally: Tally = field(default_factory=Counter)
    refused: list[RecordError] = field(default_factory=list)
    across: list[Across] = field(default_factory=list)
    """Spans and zones on articles that were split, which lie in no part."""
    passed_on: Counter[str] = field(default_factory=Counter)
    """How many labels came into parts from their originals, by annotator id."""
    changes: bool = False
    """Whether anything is to be written."""


class Outcome:
    """Notes what becomes of each row, and what it was, for taking the merge back."""

    def __init__(self, connection: sqlite3.Connection, result: Resolution) -> None:
        self._connection, self._result = connection, result
        self.states = States(connection)
        self.derived: set[RowState] = set()
        """What came to parts from their originals, which is counted there."""

    def count(self, states: Iterable[RowState], local: list[RowState]) -> None:
        """Count the states that came for one row, which are one row, as the worst of what they are."""
        came = self.apart_from_derived(states, local)
        found = {outcome(state, local) for state in came if local or not state.gone}
        worst = next((word for word in _WORST if word in found), None)
        if worst is not None:
            self.add(came[0], worst, 1)

    def apart_from_derived(self, states: Iterable[RowState], local: list[RowState]) -> list[RowState]:
        """Return the states that came by themselves; spans that went on from an original are counted apart."""
        came = []
        for state in states:
            if state not in self.derived:
                came.append(state)
            elif state.row == "span" and not state.gone and outcome(state, local) in {NEW, NEWER, CONFLICTING}:
                self._result.passed_on[state.keys[1]] += 1
        return came

    def tell_across(self, error: RecordError, state: RowState) -> None:
        """Note a row that lies in no part of its article."""
        self._result.across.append(Across(state, error))

    def add(self, state: RowState, word: str, number: int) -> None:
        """Count so many rows like this one; what is kept unseen is nobody's to count."""
        if state.row == KEPT:
            return
        owner = state.keys[1] if KEYS[state.row][1:] == ("annotator",) else ""
        self._result.tally[state.row, owner, word] += number

    def refuse(self, template: str, state: RowState) -> None:
        """Note a row that cannot be taken."""
        self._result.refused.append(RecordError(template, row=state.row, id=state.id))

    def stood(self, row: str, row_id: str) -> Standing | None:
        """Return how a row that stands aside stands in its table; None for one that does not."""
        if (row, row_id) not in self.states.aside:
            return None
        query = f"SELECT deleted, {columns(row)} FROM {row} WHERE id = ?"  # noqa: S608  names of ours
        found = self._connection.execute(query, (row_id,)).fetchone()
        return bool(found[0]), found[1:]

    def remember(self, before: RowState) -> None:
        """Keep how a row stood in its table."""
        stood = self.stood(before.row, before.id) or (before.gone, before.values)
        content = canonical([int(stood[0]), before.version, *stood[1]])
        self._connection.execute("INSERT INTO put_replaced VALUES (?, ?, ?)", (before.row, before.id, content))

    def put_conflicts(self, result: list[RowState], local: list[RowState]) -> None:
        """Put the states of a row that wait for a decision."""
        if len(result) == 1 and len(local) < 2:
            return
        shown = result[0]
        before = canonical([conflict_row(state) for state in local[1:]])
        name = canonical([shown.row, shown.id])
        self._connection.execute("INSERT OR IGNORE INTO put_replaced VALUES ('conflict', ?, ?)", (name, before))
        self._connection.executemany(
            "INSERT INTO put_conflict VALUES (?, ?, ?, ?, ?, ?)", [conflict_row(state) for state in result[1:]]
        )


def is_same(result: list[RowState], local: list[RowState]) -> bool:
    """Whether a row is as it was: the same states, the same one shown."""
    return result == local or (result[:1] == local[:1] and set(result) == set(local))
