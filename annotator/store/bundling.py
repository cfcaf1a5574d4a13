"""What a project has to give to another copy of it: one annotator's rows, or what the lead prepares, with versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.bundle import GuidelinesVersion, Origin, OwnRows, SchemeVersion, SharedRows
from annotator.domain.kept import ARTICLE, LABELS, VERSIONS, by_place
from annotator.domain.merging import OWNED, SHARED, RowState
from annotator.domain.record import Stamp
from annotator.domain.work import Annotator
from annotator.store import guidelines
from annotator.store.failures import readable
from annotator.store.opening import facts, open_for_reading
from annotator.store.records import Reading, Versioned
from annotator.store.states import States

PROJECT = "project"
"""The kind of origin that is a whole project."""

_OWN_KINDS = (*OWNED, "decision")
# Article by article, because what finds a person's rows begins with the article; links have their spans there.
_ANY_OWN = " OR ".join(
    f"EXISTS (SELECT 1 FROM {row} x WHERE x.article = a.n AND x.annotator = ?1)"  # noqa: S608  names of ours
    for row in ("span", "work", "rejection", "activity", "decision")
)
_OWN_ARTICLES = f"SELECT a.n, a.id, a.state = 'active' AND a.deleted = 0 FROM article a WHERE {_ANY_OWN} ORDER BY a.id"  # noqa: S608
_SECONDS = "SELECT device, seconds FROM activity WHERE article = ? AND annotator = ?"
_TEXT = "SELECT t.text, a.sha256, a.position FROM article a JOIN article_text t ON t.article = a.n WHERE a.n = ?"
_PERSON = "(SELECT n FROM annotator WHERE id = ?1)"
_FOR_ONE = " UNION ".join(  # what they are to read, and what they have begun
    f"SELECT article FROM {table} WHERE annotator = {_PERSON} AND deleted = 0"  # noqa: S608  names of ours
    for table in ("assignment", "work", "span")
)
_WITHDRAWN = (
    "SELECT g.article, a.id FROM assignment g JOIN article a ON a.n = g.article JOIN annotator p ON p.n = g.annotator"
    " WHERE p.id = ?1 AND g.deleted = 1 ORDER BY a.id"
)
_FOR_ANYBODY = "SELECT n FROM article WHERE state = 'active' AND ?1 IS ?1"
_ALL = "SELECT n FROM article WHERE ?1 IS ?1"
# With an article go those that it was split into, or comes from.
_WITH_PARTS = (
    "WITH RECURSIVE given (n) AS ({first} UNION SELECT s.original FROM split s JOIN given ON s.part = given.n"
    " UNION SELECT s.part FROM split s JOIN given ON s.original = given.n)"
    " SELECT a.n, a.id FROM article a JOIN given ON given.n = a.n ORDER BY a.id"
)


class ProjectRows:
    """A project file read in one transaction, by its states; what is written meanwhile is not seen."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._facts = facts(connection, path)
        self._reading = Reading(connection, path)
        self._states = States(connection, connection.execute("PRAGMA user_version").fetchone()[0])
        self._kept = by_place(self._states.kept())
        self._deciders = {row[0] for row in connection.execute("SELECT DISTINCT annotator FROM decision")}

    def origin(self, kind: str, annotator: RowState | None) -> Origin:
        """Return what the project says of itself."""
        scheme, text = self._facts.scheme, self._facts.guidelines
        return Origin(
            kind=kind,
            project_id=self._facts.id,
            project_name=self._facts.name,
            lead=self._facts.lead,
            blind=self._facts.blind,
            scheme=Stamp(id=scheme.id, version=scheme.version, sha256=scheme.sha256),
            guidelines=Stamp(version=text.version, sha256=text.sha256),
            annotator=annotator,
        )

    def annotators(self) -> list[tuple[Annotator, list[RowState]]]:
        """Return everybody, gold too, with the states of their names, the shown one first."""
        people = sorted(self._reading.people.values(), key=lambda person: person.id)
        states = self._states.of_ids("annotator", [person.id for person in people])
        return [(person, states[person.id]) for person in people]

    def own(self, annotator_id: str) -> Iterator[OwnRows]:
        """Yield what is one annotator's, by article id."""
        numbers = {person.id: n for n, person in self._reading.people.items()}
        who = numbers[annotator_id]
        person = {who: self._reading.people[who]}
        for n, article_id, is_active in self._connection.execute(_OWN_ARTICLES, (who,)).fetchall():
            shown = next(self._reading.records(n, article_id, person), None) if is_active else None
            yield self._own(shown, n, article_id, who)

    def _own(self, shown: Versioned | None, n: int, article_id: str, who: int) -> OwnRows:
        rest: list[RowState] = []
        versions = {"span": shown.spans, "link": shown.links} if shown is not None else {}
        for row in _OWN_KINDS:
            if row in versions:
                found = self._states.beside_shown(row, n, who, versions[row])
                for row_id in found.keys() & versions[row].keys():
                    if (row, row_id) in self._states.aside:
                        del versions[row][row_id]  # its own state stands among the others
            elif row == "decision" and who not in self._deciders:
                continue
            else:
                found = self._states.of_pair(row, n, who)
            for _, states in sorted(found.items()):
                rest += states
        for word in (LABELS, VERSIONS):
            rest += self._kept.get((word, article_id, self._reading.people[who].id), ())
        return OwnRows(
            article_id=article_id,
            annotator_id=self._reading.people[who].id,
            record=shown.record if shown is not None else None,
            spans=versions.get("span", {}),
            links=versions.get("link", {}),
            states=tuple(rest),
            seconds=dict(self._connection.execute(_SECONDS, (n, who))),
        )

    def shared(self, annotator_id: str | None) -> Iterator[SharedRows]:
        """Yield the articles with their zones and splits, by id, and who is to read them.

        For one annotator: those assigned to them and those they have begun, all where nothing was ever assigned to
        anybody, and no others' assignments.
        """
        first = _ALL if annotator_id is None else _FOR_ONE if self._assigns() else _FOR_ANYBODY
        query = _WITH_PARTS.format(first=first)
        for n, article_id in self._connection.execute(query, (annotator_id,)).fetchall():
            states = [
                state
                for row in SHARED
                for _, found in sorted(self._states.of_article(row, n).items())
                for state in found
                if row != "assignment" or annotator_id in {None, state.keys[1]}
            ]
            states += self._kept.get((ARTICLE, article_id), ())
            text, sha256, position = self._connection.execute(_TEXT, (n,)).fetchone()
            yield SharedRows(article_id=article_id, text=text, sha256=sha256, position=position, states=tuple(states))

    def withdrawn(self, annotator_id: str, handed: Collection[str]) -> list[RowState]:
        """Return the assignments that were taken back from a person, of articles that are not `handed` to them."""
        return [
            state
            for n, article_id in self._connection.execute(_WITHDRAWN, (annotator_id,)).fetchall()
            if article_id not in handed
            for _, states in sorted(self._states.of_article("assignment", n).items())
            for state in states
            if state.keys[1] == annotator_id
        ]

    def kept(self, *words: str) -> list[RowState]:
        """Return what is not known here and stood at such places, with all states, the shown ones first."""
        return [state for place, states in sorted(self._kept.items()) if place[0] in words for state in states]

    def _assigns(self) -> bool:
        """Whether anything was ever assigned to anybody, also where all of it was taken back."""
        return bool(self._connection.execute("SELECT EXISTS (SELECT 1 FROM assignment)").fetchone()[0])

    def schemes(self) -> list[SchemeVersion]:
        """Return all versions of the scheme, the oldest first."""
        rows = self._connection.execute("SELECT id, version, sha256, content FROM scheme ORDER BY version")
        return [SchemeVersion(id=row[0], version=row[1], sha256=row[2], content=row[3]) for row in rows]

    def guidelines(self, *, waiting: bool = False) -> list[GuidelinesVersion]:
        """Return all versions of the guidelines, the oldest first; then those that wait beside them for a decision."""
        others = guidelines.waiting(self._connection) if waiting else []
        return [
            GuidelinesVersion(version=known.version, sha256=known.sha256, text=known.text, minor=known.minor)
            for known in (*guidelines.versions(self._connection), *others)
        ]

    def details(self) -> dict[str, str]:
        """Return the further details of articles that have any, as JSON, by article id."""
        return dict(self._connection.execute("SELECT id, extra FROM article WHERE extra <> '{}'"))

    def article_hashes(self) -> dict[str, str]:
        """Return the SHA-256 of every text by article id."""
        return dict(self._connection.execute("SELECT id, sha256 FROM article"))


@contextmanager
def project_rows(path: Path) -> Iterator[ProjectRows]:
    """Give the rows of a project file, of any version of the tables; it is not changed. Raises ProjectError."""
    connection = open_for_reading(path)
    try:
        with readable(path):
            connection.execute("BEGIN")
            yield ProjectRows(connection, path)
    finally:
        connection.close()
