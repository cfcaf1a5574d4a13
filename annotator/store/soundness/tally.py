"""What was found so far: how much of each kind, and where, as numbers of the file; named at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

SHOWN = 200
"""Places of one kind that are kept: nobody reads more, and a file can be wrong in every row."""


class Differs(NamedTuple):
    """One column of a row: what stands in the file, and what the newest line of the history says.

    `column` is "deleted" where only one of the two has the row; the other values are empty then.
    """

    column: str
    here: str
    told: str


class Spot(NamedTuple):
    """A row that is wrong. `article` and `annotator` are numbers of the file, `start` and `end` code points."""

    row: str = ""
    row_id: str = ""
    article: int | None = None
    annotator: int | None = None
    start: int = 0
    end: int = 0
    told: str = ""
    values: tuple[Any, ...] = ()
    """What the repair needs to know of it."""
    differs: tuple[Differs, ...] = ()


class Place(NamedTuple):
    """The same for people: where the window can go, and what can be said of it. What is not known is empty."""

    row: str
    row_id: str
    article_id: str
    title: str
    annotator_id: str
    name: str
    start: int
    end: int
    told: str
    differs: tuple[Differs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong, `count` times; `places` are the first of them."""

    kind: str
    count: int
    places: tuple[Place, ...]


@dataclass(slots=True)
class Tally:
    """Counts what is found; of each kind `most` spots are kept, all of them where that is None."""

    most: int | None = SHOWN
    counts: dict[str, int] = field(default_factory=dict)
    spots: dict[str, list[Spot]] = field(default_factory=dict)

    def add(self, kind: str, spot: Spot, *, count: int = 1) -> None:
        """Count one, or several of which nothing else is known."""
        self.counts[kind] = self.counts.get(kind, 0) + count
        kept = self.spots.setdefault(kind, [])
        if self.most is None or len(kept) < self.most:
            kept.append(spot)

    def findings(self, connection: sqlite3.Connection, order: Iterable[str]) -> tuple[Finding, ...]:
        """Return what was found, in an order of kinds, the spots with titles and names as far as they can be read."""
        return tuple(
            Finding(kind=kind, count=self.counts[kind], places=tuple(_named(connection, self.spots[kind])))
            for kind in order
            if kind in self.counts
        )


def _named(connection: sqlite3.Connection, spots: list[Spot]) -> list[Place]:
    found = []
    for spot in spots:
        article = _looked_up(connection, "SELECT id, title FROM article WHERE n = ?", spot.article)
        person = _looked_up(connection, "SELECT id, name FROM annotator WHERE n = ?", spot.annotator)
        if article[0] and not article[1]:
            first = (
                "SELECT id, substr(t.text, 1, 200) FROM article_text t JOIN article a ON a.n = t.article WHERE n = ?"
            )
            known = _looked_up(connection, first, spot.article)
            article = (article[0], known[1].strip().split("\n", 1)[0])
        found.append(Place(spot.row, spot.row_id, *article, *person, spot.start, spot.end, spot.told, spot.differs))
    return found


def _looked_up(connection: sqlite3.Connection, query: str, number: int | None) -> tuple[str, str]:
    try:
        row = connection.execute(query, (number,)).fetchone() if number is not None else None
    except sqlite3.DatabaseError:
        return ("", "")
    return (str(row[0]), str(row[1])) if row is not None else ("", "")
