"""Labelled records out of a project: streamed by article, in one read transaction on a connection of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from annotator.domain.article import Article
from annotator.domain.kept import MORE
from annotator.domain.record import LabelledRecord, Stamp, StoredRecord
from annotator.domain.work import GOLD, TODO, Annotator
from annotator.domain.zone import ACCEPTED
from annotator.store.connection import connect_reading
from annotator.store.failures import readable
from annotator.store.reading import Reads
from annotator.store.rows import LINK, PERSONS, SPAN, from_json, link_from, span_from

# Each by an index that leads to one annotator's rows in one article past everybody else's.
_SPANS = (
    f"SELECT id, {', '.join(SPAN.columns)}, version FROM span WHERE article = ? AND annotator = ? AND deleted = 0"  # noqa: S608
    ' ORDER BY "start", "end" DESC, label, id'
)
_LINKS = (
    f"SELECT id, {', '.join(LINK.columns)}, version FROM link WHERE article = ? AND annotator = ? AND deleted = 0"  # noqa: S608
    " ORDER BY type, source, position, target, id"
)
_WORK = (
    "SELECT status, scheme_version, guidelines_version, extra FROM work"
    " WHERE article = ? AND annotator = ? AND deleted = 0"
)
# The work first: it answers mostly, and is a small table, where the index of all spans may have to come from the disk.
_BEGUN = (
    "SELECT p.n FROM annotator p WHERE EXISTS (SELECT 1 FROM work w WHERE w.article = ?1 AND w.annotator = p.n"
    " AND w.status <> ?2 AND w.deleted = 0) OR EXISTS (SELECT 1 FROM span s WHERE s.article = ?1"
    " AND s.annotator = p.n AND s.deleted = 0)"
)


# The same of all articles, each in one statement: 80,000 small ones take longer than writing the lines.
_ACTIVE = "a.state = 'active' AND a.deleted = 0"
_ALL_SPANS = (
    'SELECT a.n, s.annotator, s."start", -s."end", s.label, s.id, s.quote, s.attributes, s.note, s.origin,'  # noqa: S608  names of ours
    f" s.scheme_version, s.extra FROM article a CROSS JOIN span s ON s.article = a.n AND s.deleted = 0 WHERE {_ACTIVE}"
    " ORDER BY a.id"
)
_ALL_LINKS = (
    "SELECT a.n, k.annotator, k.type, k.source, k.target, k.id, k.position, k.extra"  # noqa: S608
    f" FROM article a CROSS JOIN link k ON k.article = a.n AND k.deleted = 0 WHERE {_ACTIVE} ORDER BY a.id"
)
_ALL_WORK = (
    "SELECT a.n, w.annotator, w.status, w.scheme_version, w.guidelines_version, w.extra"  # noqa: S608
    f" FROM article a CROSS JOIN work w ON w.article = a.n AND w.deleted = 0 WHERE {_ACTIVE} ORDER BY a.id"
)
_OF_ONE = (_WORK, _SPANS, _LINKS)


@dataclass(frozen=True, slots=True)
class _Work:
    status: str
    scheme: Stamp
    guidelines: Stamp
    extra: Mapping[str, Any]
    persons: int = 0
    """So many had begun an article whose gold came from elsewhere."""


class Versioned(NamedTuple):
    """A record, and the versions of its rows by their ids."""

    record: LabelledRecord
    spans: dict[str, str]
    links: dict[str, str]


def labelled_records(path: Path, *, annotator_id: str | None, gold: bool) -> Iterator[LabelledRecord]:
    """Yield the records of a project file, sorted by article id, then annotator id; see `Project.labelled_records`."""
    with readable(path), closing(connect_reading(path)) as connection:
        connection.execute("BEGIN")
        reading = Reading(connection, path)
        people = {
            n: person
            for n, person in reading.people.items()
            if (person.role == GOLD) == gold and annotator_id in {None, person.id}
        }
        articles = connection.execute("SELECT n, id FROM article WHERE state = 'active' AND deleted = 0 ORDER BY id")
        for n, article_id in articles:
            for versioned in reading.records(n, article_id, people):
                yield versioned.record


def stored_records(path: Path, *, unbegun: bool = False) -> Iterator[StoredRecord]:
    """Yield the same as `labelled_records` of all persons but gold, with spans and links as rows.

    With `unbegun` an article that nobody but gold has begun comes too, in its place: one record of nobody.
    """
    with readable(path), closing(connect_reading(path)) as connection:
        connection.execute("BEGIN")
        reading = Reading(connection, path)
        spans, links, work = (_ByArticle(connection.execute(query)) for query in (_ALL_SPANS, _ALL_LINKS, _ALL_WORK))
        for n, article_id in connection.execute(f"SELECT a.n, a.id FROM article a WHERE {_ACTIVE} ORDER BY a.id"):  # noqa: S608
            found = reading.stored(article_id, work.of(n), spans.of(n), links.of(n))
            first = next(found, None)
            if first is not None:
                yield first
                yield from found
            elif unbegun:
                yield reading.unlabelled(article_id)


_Rows = dict[int, list[tuple[Any, ...]]]
"""The rows of one article by the number of their annotator."""


class _ByArticle:
    """The rows of a query whose first columns are article and annotator, sorted by the articles' ids; read once."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, article: int) -> _Rows:
        """Return the rows of an article, sorted; the articles must come in their order."""
        if self._next is None or self._next[0] != article:
            return {}
        found: _Rows = {}
        for annotator, rows in groupby(self._next[1], key=itemgetter(1)):
            found.setdefault(annotator, []).extend(rows)
        self._next = next(self._groups, None)
        for rows_of_one in found.values():
            rows_of_one.sort()
        return found


class Reading:
    """Reads the records of one project file, article by article, on a connection of the caller's."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._reads = Reads(connection, path)
        rows = connection.execute("SELECT n, id, name, role FROM annotator").fetchall()
        self.people = {row[0]: Annotator(id=row[1], name=row[2], role=row[3]) for row in rows}
        schemes = connection.execute("SELECT version, id, sha256 FROM scheme").fetchall()
        self._schemes = {row[0]: Stamp(id=row[1], version=row[0], sha256=row[2]) for row in schemes}
        texts = connection.execute("SELECT version, sha256 FROM guidelines").fetchall()
        self._guidelines = {row[0]: Stamp(version=row[0], sha256=row[1]) for row in texts}
        self._begun: dict[int, frozenset[int]] = {}

    def records(self, n: int, article_id: str, people: Mapping[int, Annotator]) -> Iterator[Versioned]:
        """Yield the records of one article: of everybody asked for who has begun or labelled it."""
        begun = self._begun_by(n)
        chosen = sorted((people[who].id, who) for who in begun if who in people)
        if not chosen:
            return
        article = self._reads.article(article_id)
        zones = tuple(zone for zone in self._reads.zones(article_id) if zone.state == ACCEPTED)
        persons = sum(self.people[who].role != GOLD for who in begun)
        for annotator_id, who in chosen:
            work, spans, links = (self._connection.execute(query, (n, who)).fetchall() for query in _OF_ONE)
            done = self._work(*(work[0] if work else (TODO, 0, 0, "{}")))
            record = LabelledRecord(
                article=article,
                zones=zones,
                annotator=people[who],
                status=done.status,
                n_annotators=max(persons, done.persons) if people[who].role == GOLD else persons,
                scheme=done.scheme,
                guidelines=done.guidelines,
                spans=tuple(span_from(article_id, annotator_id, row) for row in spans),
                links=tuple(link_from(article_id, annotator_id, row) for row in links),
                extra=_joined(article, done),
            )
            yield Versioned(record, {row[0]: row[-1] for row in spans}, {row[0]: row[-1] for row in links})

    def stored(self, article_id: str, work: _Rows, spans: _Rows, links: _Rows) -> Iterator[StoredRecord]:
        """Yield the records of one article out of its rows: of everybody but gold who has begun or labelled it."""
        begun = spans.keys() | {who for who, (row, *_) in work.items() if row[2] != TODO}
        chosen = sorted((person.id, who) for who in begun if (person := self.people[who]).role != GOLD)
        if not chosen:
            return
        article = self._reads.article(article_id)
        zones = tuple(zone for zone in self._reads.zones(article_id) if zone.state == ACCEPTED)
        for _, who in chosen:
            done = self._work(*(work[who][0][2:] if who in work else (TODO, 0, 0, "{}")))
            record = LabelledRecord(
                article=article,
                zones=zones,
                annotator=self.people[who],
                status=done.status,
                n_annotators=len(chosen),
                scheme=done.scheme,
                guidelines=done.guidelines,
                extra=_joined(article, done),
            )
            yield StoredRecord(record, spans.get(who, []), links.get(who, []))

    def unlabelled(self, article_id: str) -> StoredRecord:
        """Return an article with its accepted zones as a record of nobody."""
        article = self._reads.article(article_id)
        zones = tuple(zone for zone in self._reads.zones(article_id) if zone.state == ACCEPTED)
        return StoredRecord(LabelledRecord(article=article, zones=zones, extra=article.extra), [], [])

    def _begun_by(self, article: int) -> frozenset[int]:
        """Return who has begun or labelled an article; kept, since one person after the other is asked for."""
        if article not in self._begun:
            self._begun[article] = frozenset(row[0] for row in self._connection.execute(_BEGUN, (article, TODO)))
        return self._begun[article]

    def _work(self, status: str, scheme_version: int, guidelines_version: int, extra: str) -> _Work:
        """Build the work with its stamps: those it was made under where the project has them, else the newest."""
        more = from_json(extra)
        persons = more.pop(PERSONS, 0)
        return _Work(
            status,
            self._schemes.get(scheme_version) or self._schemes[max(self._schemes)],
            self._guidelines.get(guidelines_version) or self._guidelines[max(self._guidelines)],
            more,
            persons,
        )


def _joined(article: Article, work: _Work) -> Mapping[str, Any]:
    extra = {**article.extra, **work.extra} if article.extra else work.extra
    return {key: value for key, value in extra.items() if key != MORE} if MORE in extra else extra
