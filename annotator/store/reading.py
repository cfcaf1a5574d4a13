"""The typed reads of an open project. Rows that belong to persons are read for one viewer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.domain.article import Article
from annotator.domain.assignment import Assignment
from annotator.domain.bulk import collector_resting
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.link import Link
from annotator.domain.span import Mark, Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import GOLD, STATUSES, TODO, Annotator, Work
from annotator.domain.zone import REJECTED, Zone
from annotator.store import schema
from annotator.store.facts import ArticleRow, Progress, Statistics
from annotator.store.failures import readable
from annotator.store.rows import (
    LINK,
    REJECTION,
    SPAN,
    WORK,
    ZONE,
    from_json,
    link_from,
    rejection_from,
    span_from,
    work_from,
    zone_from,
)
from annotator.store.states import NO_TAGS

_SPAN = ", ".join(SPAN.columns)
_LINK = ", ".join(LINK.columns)
_ZONE = ", ".join(ZONE.columns)
_WORK = ", ".join(WORK.columns)
_REJECTION = ", ".join(REJECTION.columns)
# Of one article and one annotator, in this order.
_OWN = (
    "article = (SELECT n FROM article WHERE id = ?) AND annotator = (SELECT n FROM annotator WHERE id = ?)"
    " AND deleted = 0"
)

_ARTICLE_ROWS = """
SELECT a.id, a.title, a.source, a.published, a.lang, a.length, coalesce(w.status, 'todo'), coalesce(w.flagged, 0),
       (SELECT count(*) FROM span s WHERE s.article = a.n AND s.annotator = p.n AND s.deleted = 0)
FROM article a
LEFT JOIN annotator p ON p.id = ?
LEFT JOIN work w ON w.article = a.n AND w.annotator = p.n AND w.deleted = 0
WHERE a.state = 'active' AND a.deleted = 0
"""
# The lead sees all articles, as does everybody where nothing was ever assigned to anybody; once something was, others
# see theirs, which may be none. What somebody has begun stays theirs. Without a viewer, and for gold, they are all.
_ASSIGNED = """AND (p.id IS ? OR w.n IS NOT NULL OR p.n IS NULL OR p.role <> 'annotator'
    OR NOT EXISTS (SELECT 1 FROM assignment)
    OR EXISTS (SELECT 1 FROM assignment g WHERE g.annotator = p.n AND g.article = a.n AND g.deleted = 0))
"""
_IN_ORDER = "ORDER BY a.position, a.title, a.id"
_SHORTEST = "ORDER BY a.length, a.position, a.title, a.id"
_SPANS = f'SELECT id, {_SPAN} FROM span WHERE {_OWN} ORDER BY "start", "end" DESC, label, id'  # noqa: S608  names of ours
_SPANS_FROM = (
    f'SELECT id, {_SPAN} FROM span WHERE {_OWN} AND "start" >= ? ORDER BY "start", "end" DESC, label, id LIMIT ?'  # noqa: S608
)
_LINKS = f"SELECT id, {_LINK} FROM link WHERE {_OWN} ORDER BY type, source, position, target, id"  # noqa: S608
_LINKS_FROM = (
    f"SELECT id, {_LINK} FROM link WHERE {_OWN} AND (source, type, target) > (?, ?, ?)"  # noqa: S608
    " ORDER BY source, type, target LIMIT ?"
)
_WORK_OF = f"SELECT id, {_WORK} FROM work WHERE {_OWN}"  # noqa: S608
_REJECTIONS = f'SELECT id, {_REJECTION} FROM rejection WHERE {_OWN} ORDER BY "start", "end" DESC, label, id'  # noqa: S608
_MARKS = f'SELECT id, "start", "end", label FROM span WHERE {_OWN} ORDER BY "start", "end" DESC, label, id'  # noqa: S608
_ANNOTATORS = "SELECT id, name, role FROM annotator ORDER BY role = ?, n"
_ARTICLE = (
    "SELECT a.sha256, a.title, a.source, a.published, a.lang, a.external_id, a.raw_sha256, a.state, a.extra, t.text,"
    " {tags} FROM article a JOIN article_text t ON t.article = a.n WHERE a.id = ? AND a.deleted = 0"
)
_SKETCHES = (
    "SELECT a.id, s.data FROM sketch s JOIN article a ON a.n = s.article WHERE s.engine = ? AND a.deleted = 0"
    " ORDER BY s.article"
)
_SPAN_OF = (
    f"SELECT s.id, {', '.join('s.' + column for column in SPAN.columns)}, a.id FROM span s"  # noqa: S608
    " JOIN article a ON a.n = s.article JOIN annotator p ON p.n = s.annotator"
    " WHERE s.id = ? AND p.id = ? AND s.deleted = 0"
)
_OFFERED = (
    "SELECT json_extract(attributes, ?) AS value FROM span"
    " WHERE annotator = (SELECT n FROM annotator WHERE id = ?) AND label = ? AND deleted = 0"
    " AND json_type(attributes, ?) = 'text' AND value <> '' GROUP BY value ORDER BY count(*) DESC, value"
)
_ASSIGNMENTS = (
    "SELECT g.id, a.id, p.id FROM assignment g JOIN article a ON a.n = g.article JOIN annotator p ON p.n = g.annotator"
    " WHERE g.deleted = 0 AND a.deleted = 0 AND p.id = coalesce(?, p.id) ORDER BY a.position, a.id, p.id"
)
_IS_TO_READ = """
WITH own (n) AS (SELECT n FROM annotator WHERE id = ?2), this (n) AS (SELECT n FROM article WHERE id = ?1)
SELECT EXISTS (SELECT 1 FROM work w, own, this
               WHERE w.article = this.n AND w.annotator = own.n AND w.status <> 'todo' AND w.deleted = 0)
    OR EXISTS (SELECT 1 FROM assignment g, own, this
               WHERE g.annotator = own.n AND g.article = this.n AND g.deleted = 0)
    OR (NOT EXISTS (SELECT 1 FROM assignment WHERE deleted = 0)
        AND EXISTS (SELECT 1 FROM work w, own WHERE w.annotator = own.n AND w.status <> 'todo' AND w.deleted = 0))
"""
_PROGRESS = """
WITH read AS (
    SELECT p.n AS person, a.n AS article FROM annotator p JOIN article a ON a.state = 'active' AND a.deleted = 0
    WHERE p.role = 'annotator' AND (
        NOT EXISTS (SELECT 1 FROM assignment)
        OR EXISTS (SELECT 1 FROM assignment g WHERE g.annotator = p.n AND g.article = a.n AND g.deleted = 0)
        OR EXISTS (SELECT 1 FROM work w WHERE w.annotator = p.n AND w.article = a.n AND w.deleted = 0))
)
SELECT p.id, count(r.article), coalesce(sum(w.status = 'finished'), 0), coalesce(sum(w.status = 'in_progress'), 0),
       coalesce(sum(w.status = 'skipped'), 0), coalesce(sum(w.flagged), 0),
       (SELECT count(*) FROM span s WHERE s.annotator = p.n AND s.deleted = 0),
       (SELECT coalesce(sum(t.seconds), 0.0) FROM activity t WHERE t.annotator = p.n)
FROM annotator p LEFT JOIN read r ON r.person = p.n
LEFT JOIN work w ON w.article = r.article AND w.annotator = p.n AND w.deleted = 0
WHERE p.role = 'annotator' GROUP BY p.n ORDER BY p.n
"""
_WORDS = "SELECT data FROM words WHERE article = (SELECT n FROM article WHERE id = ?) AND engine = ?"
_SECONDS = (
    "SELECT coalesce(sum(seconds), 0.0) FROM activity"
    " WHERE article = (SELECT n FROM article WHERE id = ?) AND annotator = (SELECT n FROM annotator WHERE id = ?)"
)
_ZONES = (
    f"SELECT id, {_ZONE} FROM zone WHERE article = (SELECT n FROM article WHERE id = ?) AND deleted = 0"  # noqa: S608
    ' ORDER BY "start", "end" DESC, kind, id'
)


class Reads:
    """What can be read of an open project; each read is one statement on one connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self.lead = ""
        self._text = ("", "")
        self._query: tuple[sqlite3.Connection | None, str] = (None, "")

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a query finds. Raises ProjectError where the file cannot be read any more."""
        with readable(self.path):
            return self._connection.execute(sql, values).fetchall()

    @property
    def needs_migration(self) -> bool:
        """Whether the file is of an older version: writing brings it to the present one first, after a backup."""
        return self._version < schema.SCHEMA_VERSION

    @property
    def _version(self) -> int:
        version: int = self._rows("PRAGMA user_version")[0][0]
        return version

    def annotators(self) -> list[Annotator]:
        """Return everybody in the project in the order they came, gold last."""
        return [Annotator(id=row[0], name=row[1], role=row[2]) for row in self._rows(_ANNOTATORS, GOLD)]

    def annotator_named(self, name: str) -> Annotator | None:
        """Return the annotator of that name, or None."""
        return next((person for person in self.annotators() if person.name == name), None)

    def article_rows(self, viewer: str, *, most: int = -1, shortest: bool = False) -> list[ArticleRow]:
        """Return the active articles by position, then title, as an annotator sees them; no text is read.

        Where articles are assigned, theirs, and all for the lead. `most`: only so many, the first; with `shortest` the
        shortest ones, those first.
        """
        order = _SHORTEST if shortest else _IN_ORDER
        same: dict[str, str] = {}  # a hundred thousand articles have a few sources and languages
        keep = same.setdefault
        with collector_resting():
            rows = self._rows(_ARTICLE_ROWS + _ASSIGNED + order + " LIMIT ?", viewer, self.lead, most)
            return [
                ArticleRow(
                    row[0],
                    row[1],
                    keep(row[2], row[2]),
                    row[3],
                    keep(row[4], row[4]),
                    row[5],
                    keep(row[6], row[6]),
                    bool(row[7]),
                    row[8],
                )
                for row in rows
            ]

    def article_row(self, article_id: str, viewer: str) -> ArticleRow | None:
        """Return one active article as an annotator sees it; None where there is none, or it is not theirs to read."""
        rows = self._rows(_ARTICLE_ROWS + _ASSIGNED + "AND a.id = ?", viewer, self.lead, article_id)
        return next((_article_row(row) for row in rows), None)

    def article(self, article_id: str) -> Article:
        """Return an article with its text. Raises ProjectError where there is none of that id."""
        for row in self._rows(self._article_query(), article_id):
            self._text = (article_id, row[9])
            return Article(
                id=article_id,
                sha256=row[0],
                title=row[1],
                source=row[2],
                published=row[3],
                lang=row[4],
                external_id=row[5],
                raw_sha256=row[6],
                state=row[7],
                extra=from_json(row[8]),
                text=row[9],
                tags=tuple(from_json(row[10])),
            )
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "The article {article} is not in this project."), article=article_id
        )

    def _article_query(self) -> str:
        """Return the query for an article; an export asks it for every one, on one connection."""
        connection, query = self._query
        if connection is not self._connection:
            tags = "a.tags" if self._version >= schema.TAGS_SINCE else f"'{NO_TAGS}'"
            query = _ARTICLE.format(tags=tags)
            self._query = (self._connection, query)
        return query

    def text_of(self, article_id: str) -> str:
        """Return an article's text; the last one is kept, since a text never changes."""
        if self._text[0] != article_id:
            self.article(article_id)
        return self._text[1]

    def zones(self, article_id: str, *, rejected: bool = False) -> list[Zone]:
        """Return an article's zones in reading order, rejected ones only where asked for."""
        found = [zone_from(article_id, row) for row in self._rows(_ZONES, article_id)]
        return [zone for zone in found if rejected or zone.state != REJECTED]

    def marks(self, article_id: str, viewer: str) -> list[Mark]:
        """Return what the article view needs of the viewer's spans, in reading order."""
        new = tuple.__new__  # what Mark._make comes to in the end: an article may have 50,000
        with collector_resting():
            return [new(Mark, row) for row in self._rows(_MARKS, article_id, viewer)]

    def spans(self, article_id: str, viewer: str) -> list[Span]:
        """Return the viewer's spans of an article in reading order."""
        return [span_from(article_id, viewer, row) for row in self._rows(_SPANS, article_id, viewer)]

    def span_parts(self, article_id: str, viewer: str, most: int) -> Iterator[list[Span]]:
        """Yield the viewer's spans of an article in reading order, some `most` at a time; each part is a read.

        Nothing may be written between the first part and the last.
        """
        start = 0
        while True:
            rows = self._rows(_SPANS_FROM, article_id, viewer, start, most)
            ends = len(rows) < most
            if not ends and rows[0][1] == rows[-1][1]:  # nothing but one place: take all that begin there
                most *= 2
                continue
            start = rows[-1][1] if rows else 0
            yield [span_from(article_id, viewer, row) for row in rows if ends or row[1] < start]
            if ends:
                return

    def span(self, span_id: str, viewer: str) -> Span | None:
        """Return the viewer's span of that id, or None."""
        return next((span_from(row[-1], viewer, row) for row in self._rows(_SPAN_OF, span_id, viewer)), None)

    def links(self, article_id: str, viewer: str) -> list[Link]:
        """Return the viewer's links of an article, sorted by (type, from, position, to, id)."""
        return [link_from(article_id, viewer, row) for row in self._rows(_LINKS, article_id, viewer)]

    def link_parts(self, article_id: str, viewer: str, most: int) -> Iterator[list[Link]]:
        """Yield the viewer's links of an article by their sources, `most` at a time; each part is a read."""
        last = ("", "", "")
        while True:
            rows = self._rows(_LINKS_FROM, article_id, viewer, *last, most)
            found = [link_from(article_id, viewer, row) for row in rows]
            yield found
            if len(rows) < most:
                return
            last = (found[-1].source_id, found[-1].type, found[-1].target_id)

    def assignments(self, annotator_id: str | None = None) -> list[Assignment]:
        """Return who is to read what, of everybody or of one, by article, then annotator."""
        rows = self._rows(_ASSIGNMENTS, annotator_id)
        return [Assignment(id=row[0], article_id=row[1], annotator_id=row[2]) for row in rows]

    def is_to_read(self, article_id: str, annotator_id: str) -> bool:
        """Return whether somebody has begun an article, or is still to read it: others' labels would not be blind.

        Where nobody is assigned anything, whoever annotates is to read all.
        """
        return bool(self._rows(_IS_TO_READ, article_id, annotator_id)[0][0])

    def progress(self) -> list[Progress]:
        """Return how far everybody is with what they are to read, in the order they came; gold left out.

        Once any article was assigned to somebody, taken back or not, those to whom none is have only what they have
        begun.
        """
        return [Progress._make(row) for row in self._rows(_PROGRESS)]

    def work(self, article_id: str, viewer: str) -> Work:
        """Return the viewer's work on an article; fresh where it has not been begun."""
        rows = self._rows(_WORK_OF, article_id, viewer)
        return work_from(article_id, viewer, rows[0]) if rows else Work.fresh(article_id, viewer)

    def rejections(self, article_id: str, viewer: str) -> list[Rejection]:
        """Return the suggestions in an article that the viewer does not want, in reading order."""
        return [rejection_from(article_id, viewer, row) for row in self._rows(_REJECTIONS, article_id, viewer)]

    def words(self, article_id: str, engine: str) -> bytes | None:
        """Return what was kept of an article's words as this engine finds them, or None."""
        if self._version < schema.WORDS_SINCE:
            return None
        rows = self._rows(_WORDS, article_id, engine)
        return rows[0][0] if rows else None

    def sketches(self, engine: str) -> Iterator[tuple[str, bytes]]:
        """Yield (article id, data) of the sketches that this engine made, by the numbers of the articles."""
        if self._version < schema.TAGS_SINCE:
            return
        with readable(self.path):
            yield from self._connection.execute(_SKETCHES, (engine,))

    def seconds(self, article_id: str, annotator_id: str) -> float:
        """Return the seconds that an annotator worked on an article, on all devices together."""
        value: float = self._rows(_SECONDS, article_id, annotator_id)[0][0]
        return value

    def offered(self, label_id: str, attribute_id: str, viewer: str) -> list[str]:
        """Return the texts that the viewer gave this attribute on spans of this label, the most used first."""
        place = f'$."{attribute_id}"'
        return [row[0] for row in self._rows(_OFFERED, place, viewer, label_id, place)]

    def statistics(self, viewer: str | None) -> Statistics:
        """Return the counts of one annotator or, for None, of all persons together; see Statistics."""

        def counted(what: str, table: str) -> dict[str, int]:
            return dict(self._rows(f"SELECT x.{what}, count(*) {_counted(table)} GROUP BY 1", viewer, viewer))

        def summed(what: str, table: str) -> float:
            rows = self._rows(f"SELECT total(x.{what}) {_counted(table)}", viewer, viewer)
            value: float = rows[0][0]
            return value

        articles: int = self._rows("SELECT count(*) FROM article WHERE state = 'active' AND deleted = 0")[0][0]
        people: int = self._rows(f"SELECT count(*) FROM annotator p WHERE {_WHO}", viewer, viewer)[0][0]  # noqa: S608
        begun = counted("status", "work")
        statuses = {status: begun.get(status, 0) for status in STATUSES}
        statuses[TODO] += articles * people - sum(statuses.values())
        return Statistics(
            articles=articles,
            statuses=statuses,
            flagged=int(summed("flagged", "work")),
            open_points=int(summed("open_points", "work")),
            spans=counted("label", "span"),
            links=counted("type", "link"),
            seconds=summed("seconds", "activity"),
        )


_WHO = "p.id = coalesce(?, p.id) AND (p.role = 'annotator' OR p.id = ?)"
"""Whose rows count: those of one annotator (given twice), or for NULL of everybody but gold."""


def _counted(table: str) -> str:
    alive = "" if table == "activity" else " WHERE x.deleted = 0"
    return (
        f"FROM {table} x JOIN annotator p ON p.n = x.annotator AND {_WHO}"
        f" JOIN article a ON a.n = x.article AND a.state = 'active' AND a.deleted = 0{alive}"
    )


def _article_row(row: tuple[Any, ...]) -> ArticleRow:
    return ArticleRow._make((*row[:7], bool(row[7]), row[8]))
