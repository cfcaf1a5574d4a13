"""What a project holds, in figures, and a mark that is another one after any change worth a backup."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from annotator.domain.work import GOLD
from annotator.store import schema

_COUNTED = (
    *("meta", "scheme", "guidelines", "annotator", "article", "article_text", "split", "zone", "span", "link", "work"),
    *("decision", "assignment", "rejection", "conflict", "activity", "history", "aside", "taken_in", "replaced"),
)
RESTORED = "restore"
"""The name of a restore in the history, and the reason of the backup of what stood there before it."""
_END = (1 << 63) - 1
_FINISHED = """
    SELECT count(DISTINCT w.article) FROM work w JOIN article a ON a.n = w.article
    WHERE w.deleted = 0 AND w.status = 'finished' AND a.deleted = 0 AND a.state = 'active'"""


class Share(NamedTuple):
    """What is one person's."""

    name: str
    role: str
    spans: int
    links: int
    finished: int


class LastAct(NamedTuple):
    """The newest line of the history. `who` is a person's id, empty for a bulk act; `act` the name of the edit."""

    made_at: str
    who: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a project holds: articles in the list, and for each person (by id; gold too) what is theirs.

    `mark` is another one after any change (see `mark`).
    """

    project_id: str
    name: str
    version: int
    articles: int
    people: Mapping[str, Share]
    last: LastAct | None
    mark: str
    finished_articles: int | None = None
    """How many articles somebody has finished; None where an older program noted what a backup holds."""

    @property
    def persons(self) -> int:
        """How many people there are; gold is none."""
        return sum(share.role != GOLD for share in self.people.values())

    def spans(self, viewer: str = "") -> int:
        """Return how many spans there are, of one person or of all."""
        return sum(share.spans for share in self._of(viewer))

    def links(self, viewer: str = "") -> int:
        """Return how many links there are, of one person or of all."""
        return sum(share.links for share in self._of(viewer))

    def finished(self, viewer: str = "") -> int | None:
        """Return how many articles one person has finished, or anybody; None where that is not known."""
        if not viewer:
            return self.finished_articles
        return sum(share.finished for share in self._of(viewer))

    def _of(self, viewer: str) -> list[Share]:
        return [share for person, share in self.people.items() if not viewer or person == viewer]

    def to_json(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        found = asdict(self)
        found["people"] = {person: share._asdict() for person, share in self.people.items()}
        found["last"] = self.last._asdict() if self.last else None
        return found

    @classmethod
    def from_json(cls, found: Any) -> Contents:
        """Return what `to_json` gave. Raises TypeError, KeyError and so on where it is something else."""
        people = {str(person): Share(**share) for person, share in found["people"].items()}
        last = LastAct(**found["last"]) if found["last"] is not None else None
        made = cls(**{**found, "people": people, "last": last})
        numbers = (made.version, made.articles, made.finished_articles or 0, *_numbers(people.values()))
        if not all(isinstance(number, int) for number in numbers) or not isinstance(made.mark, str):
            raise TypeError(found)
        return made


def _numbers(shares: Iterable[Share]) -> list[int]:
    return [number for share in shares for number in share[2:]]


def contents(connection: sqlite3.Connection) -> Contents:
    """Read what a project holds, of any version of the tables."""
    project_id, name = connection.execute("SELECT id, name FROM meta").fetchone()
    articles = connection.execute("SELECT count(*) FROM article WHERE deleted = 0 AND state = 'active'").fetchone()[0]
    spans, links = _by_person(connection, "span"), _by_person(connection, "link")
    finished = _by_person(connection, "work", "AND status = 'finished'")
    people = {
        person: Share(shown, role, spans.get(n, 0), links.get(n, 0), finished.get(n, 0))
        for n, person, shown, role in connection.execute("SELECT n, id, name, role FROM annotator ORDER BY n")
    }
    last = connection.execute(
        "SELECT h.made_at, coalesce(p.id, ''), h.name FROM history h LEFT JOIN annotator p ON p.n = h.annotator"
        " ORDER BY h.seq DESC LIMIT 1"
    ).fetchone()
    return Contents(
        project_id=project_id,
        name=name,
        version=connection.execute("PRAGMA user_version").fetchone()[0],
        articles=articles,
        people=people,
        last=LastAct(*last) if last else None,
        mark=mark(connection),
        finished_articles=connection.execute(_FINISHED).fetchone()[0],
    )


def _by_person(connection: sqlite3.Connection, table: str, condition: str = "") -> dict[int, int]:
    query = f"SELECT annotator, count(*) FROM {table} WHERE deleted = 0 {condition} GROUP BY annotator"  # noqa: S608
    return dict(connection.execute(query).fetchall())


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  names of ours
        for table in _COUNTED
        if table in there
    }


def mark(connection: sqlite3.Connection, *, until: int | None = None) -> str:
    """Return what is the same as long as nothing was changed that cannot be worked out again.

    With `until` the history is read as if its newest line were the one of this seq.

    Labels, decisions and article data change with a line of history, which is never changed: its newest line stands
    for all of them. What has no history is small, and read: people, the lead, guidelines, assignments, seconds of work.
    Words and sketches follow from the texts; they count for nothing.
    """
    digest = hashlib.sha256()
    for query in _marked(connection):
        for row in connection.execute(query.format(until=_END if until is None else int(until))):
            digest.update(repr(row).encode("utf-8", "backslashreplace"))
        digest.update(b"\n")
    return digest.hexdigest()


def marks(connection: sqlite3.Connection) -> set[str]:
    """Return the marks of all that holds what this project does: its own, and that of the backup it was restored from.

    A restore adds only its own line to the history.
    """
    found = {mark(connection)}
    for seq, kind, name in connection.execute("SELECT seq, kind, name FROM history ORDER BY seq DESC"):
        if (kind, name) != ("barrier", RESTORED):
            break
        found.add(mark(connection, until=seq - 1))
    return found


def _marked(connection: sqlite3.Connection) -> list[str]:
    has_minor = connection.execute("PRAGMA user_version").fetchone()[0] >= schema.MINOR_SINCE
    return [
        "PRAGMA user_version",
        "SELECT * FROM meta",
        "SELECT version, sha256 FROM scheme ORDER BY version",
        "SELECT version, sha256, minor FROM guidelines ORDER BY version"
        if has_minor
        else "SELECT version, sha256 FROM guidelines ORDER BY version",
        "SELECT * FROM annotator ORDER BY n",
        "SELECT seq, edit, made_at FROM history WHERE seq <= {until} ORDER BY seq DESC LIMIT 1",
        "SELECT article, annotator, position, deleted, version FROM assignment ORDER BY n",
        'SELECT "table", count(*) FROM conflict GROUP BY "table"',
        "SELECT article, annotator, device, seconds FROM activity ORDER BY article, annotator, device",
    ]
