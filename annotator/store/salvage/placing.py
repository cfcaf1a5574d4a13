"""The new project: rows written under their people and articles, and counted by where they came from.

Rows keep the numbers that they had: by these the project knows what an import or a merge brought (`taken_in`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.domain.ids import GOLD_ID
from annotator.domain.merging import FIELDS, KEYS, RowState
from annotator.domain.salvaged import BACKUP as FROM_BACKUP
from annotator.domain.salvaged import FILE as FROM_FILE
from annotator.domain.salvaged import HISTORY, UNCERTAIN, Came
from annotator.store.numbering import MOST
from annotator.store.salvage.apart import Apart
from annotator.store.salvage.finds import BACKUP, BEYOND, MADE, REMNANT, quoted
from annotator.store.salvage.last_word import Word
from annotator.store.salvage.naming import Names
from annotator.store.salvage.numbering import Numbers
from annotator.store.states import conflict_row

NO_TEXT = "the text of its article is lost"
_UNKNOWN_DAY = "1970-01-01T00:00:00.000+00:00"


class Target:
    """Writes rows, and keeps those apart that the project refuses."""

    def __init__(
        self, target: sqlite3.Connection, names: Names, apart: Apart, came: dict[str, Came], numbers: Numbers
    ) -> None:
        self.connection, self._names, self._apart, self._came = target, names, apart, came
        self._numbers = numbers
        self.articles: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._changed = {one.id for one in names.changed}

    def add_person(self, person: str) -> int | None:
        """Return the number of a person, who is written with the first of their rows; None for nobody."""
        if person not in self._people and person in self._names.people:
            known = self._names.people[person]
            self._people[person] = self.insert(
                "annotator",
                {
                    "id": person,
                    "name": known.state.values[0],
                    "role": known.role,
                    "added": known.added or _UNKNOWN_DAY,
                    "version": known.state.version,
                },
            )
            self.put_conflicts(known.others)
            if person != GOLD_ID:
                self.count("annotator", known.source)
        return self._people.get(person)

    def put(self, state: RowState, *, gone: bool, values: Iterable[Any]) -> bool:
        """Write a row; where the project's rules refuse it, it is kept apart."""
        keys = dict(zip(KEYS[state.row], state.keys, strict=True))
        row: dict[str, Any] = {"id": state.id}
        for name, value in keys.items():
            known = self.add_person(value) if name == "annotator" else self.articles.get(value)
            if known is None:
                self.keep(state.row, NO_TEXT, as_json(state), state.keys[0])
                return False
            row[name] = known
        row |= dict(zip(FIELDS[state.row], values, strict=True)) | {"deleted": int(gone), "version": state.version}
        if "position" in row and abs(row["position"]) > MOST:
            row["position"] = self.next_place(state.row)
        try:
            self.insert(state.row, row)
        except sqlite3.IntegrityError as error:
            self.keep(state.row, f"the project refuses it ({error})", as_json(state), "".join(state.keys[:1]))
            return False
        return True

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Write a row with the number that it had; return that."""
        number = self._numbers.of(table, row["id"])
        row = row if number is None else {"n": number, **row}
        marks = ", ".join("?" for _ in row)
        made = self.connection.execute(
            f"INSERT INTO {table} ({quoted(row)}) VALUES ({marks})",  # noqa: S608  names of ours
            tuple(row.values()),
        )
        assert made.lastrowid is not None  # noqa: S101  an INSERT has one
        return made.lastrowid

    def next_place(self, table: str) -> int:
        """Return a place after all others, for a row whose own no Annotator gives: nothing could come after it."""
        query = f"SELECT coalesce(max(position) + 1, 0) FROM {table}"  # noqa: S608  a name of ours
        place: int = self.connection.execute(query).fetchone()[0]
        return place

    def put_conflicts(self, states: Iterable[RowState]) -> None:
        """Write the states of rows that wait for a decision."""
        lines = [conflict_row(state) for state in states]
        if lines:
            self.connection.executemany("INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?, ?, ?)", lines)

    def keep(self, kind: str, why: str, row: Mapping[str, Any], article_id: str) -> None:
        """Keep a row apart that has no place in the project."""
        person = self._names.name(str(row["annotator"])) if "annotator" in row else ""
        self._apart.add(kind, why, row, article=self._names.title(article_id), person=person)

    def came_back(self, word: Word) -> None:
        """Count a row that was written, and tell where two things are said of it."""
        state = word.states[0]
        article = state.id if state.row == "article" else next(iter(state.keys), "")
        if word.told is None:
            # What does not say in words where it stands may stand beside it in a text that was changed.
            loose = state.row in {"article", "zone"} and article in self._changed
            self.count(state.row, BEYOND if loose else word.source)
            return
        kept, told = as_json(state), as_json(word.told)
        person = self._names.name(str(kept["annotator"])) if "annotator" in kept else ""
        self._apart.doubt(state.row, kept, told, article=self._names.title(article), person=person)

    def count(self, kind: str, source: int | None) -> None:
        """Count one more row that came back from a source, None for the history."""
        if source == MADE:
            return
        where = (
            HISTORY
            if source is None
            else {BACKUP: FROM_BACKUP, REMNANT: UNCERTAIN, BEYOND: UNCERTAIN}.get(source, FROM_FILE)
        )
        self._came.setdefault(kind, Came()).count(where)


def as_json(state: RowState) -> dict[str, Any]:
    """Return a row by the names of its columns."""
    keys = dict(zip(KEYS[state.row], state.keys, strict=True))
    values = dict(zip(FIELDS[state.row], state.values, strict=True))
    return {"id": state.id, **keys, **values, "deleted": int(state.gone), "version": state.version}
