"""Labelled records out of a project: streamed by article, in one read transaction on a connection of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord, Stamp
from annotator.domain.work import GOLD, TODO, Annotator
from annotator.domain.zone import ACCEPTED
from annotator.store.connection import connect_reading
from annotator.store.failures import readable
from annotator.store.reading import Reads
from annotator.store.rows import LINK, PERSONS, SPAN, from_json, link_from, span_from

_SPANS = (
    f"SELECT id, {', '.join(SPAN.columns)}, annotator FROM span WHERE article = ? AND deleted = 0"  # noqa: S608
    ' ORDER BY annotator, "start", "end" DESC, label, id'
)
_LINKS = (
    f"SELECT id, {', '.join(LINK.columns)}, annotator FROM link WHERE article = ? AND deleted = 0"  # noqa: S608
    " ORDER BY annotator, type, source, position, target, id"
)
_WORKS = (
    "SELECT annotator, status, scheme_version, guidelines_version, extra FROM work WHERE article = ? AND deleted = 0"
)


@dataclass(frozen=True, slots=True)
class _Work:
    status: str
    scheme: Stamp
    guidelines: Stamp
    extra: Mapping[str, Any]
    persons: int = 0
    """So many had begun an article whose gold came from elsewhere."""


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
            yield from reading.records(n, article_id, people)


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
        self._fresh = self._work(TODO, 0, 0, "{}")

    def records(self, n: int, article_id: str, people: Mapping[int, Annotator]) -> Iterator[LabelledRecord]:
        """Yield the records of one article: of everybody asked for who has begun or labelled it."""
        works = {row[0]: self._work(*row[1:]) for row in self._connection.execute(_WORKS, (n,))}
        spans = self._by_annotator(_SPANS, n)
        begun = {who for who, work in works.items() if work.status != TODO} | set(spans)
        chosen = sorted((people[who].id, who) for who in begun if who in people)
        if not chosen:
            return
        article = self._reads.article(article_id)
        zones = tuple(zone for zone in self._reads.zones(article_id) if zone.state == ACCEPTED)
        links = self._by_annotator(_LINKS, n)
        persons = sum(self.people[who].role != GOLD for who in begun)
        for annotator_id, who in chosen:
            work = works.get(who, self._fresh)
            yield LabelledRecord(
                article=article,
                zones=zones,
                annotator=people[who],
                status=work.status,
                n_annotators=max(persons, work.persons) if people[who].role == GOLD else persons,
                scheme=work.scheme,
                guidelines=work.guidelines,
                spans=tuple(span_from(article_id, annotator_id, row) for row in spans.get(who, ())),
                links=tuple(link_from(article_id, annotator_id, row) for row in links.get(who, ())),
                extra=_joined(article, work),
            )

    def _by_annotator(self, sql: str, article: int) -> dict[int, list[tuple[Any, ...]]]:
        found: dict[int, list[tuple[Any, ...]]] = {}
        for row in self._connection.execute(sql, (article,)):
            found.setdefault(row[-1], []).append(row)
        return found

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
    return {**article.extra, **work.extra} if article.extra else work.extra
