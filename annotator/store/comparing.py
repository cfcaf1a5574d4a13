"""What comparing people reads of a project: who finished what, what changed since, and an article's labels at once.

Nothing here asks for a viewer: agreement is for those who may see everybody's labels.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from annotator.domain.compared import ComparedArticle, ComparedLink, ComparedSpan, Labels
from annotator.domain.majors import Known, places
from annotator.domain.scheme import rules_of
from annotator.domain.work import Annotator
from annotator.domain.zone import APART
from annotator.store import guidelines
from annotator.store.connection import connect_reading
from annotator.store.failures import readable
from annotator.store.rows import object_from

_FINISHED = (
    "SELECT a.id, a.n, a.title, p.id, w.scheme_version, w.guidelines_version FROM work w"
    " JOIN article a ON a.n = w.article AND a.state = 'active' AND a.deleted = 0"
    " JOIN annotator p ON p.n = w.annotator AND p.role = 'annotator'"
    " WHERE w.status = 'finished' AND w.deleted = 0 ORDER BY a.id, p.id"
)
_ACTIVE = "SELECT count(*) FROM article WHERE state = 'active' AND deleted = 0"
_LAST_LINE = "SELECT seq, edit FROM history ORDER BY seq DESC LIMIT 1"
_SPANS = 'SELECT id, "start", "end", label, attributes, annotator FROM span WHERE article = ? AND deleted = 0'
_LINKS = "SELECT id, type, source, target, annotator FROM link WHERE article = ? AND deleted = 0"
_APART = tuple(sorted(APART))
_ZONES = (
    'SELECT "start", "end" FROM zone WHERE article = ? AND deleted = 0 AND state = \'accepted\''  # noqa: S608
    f" AND kind IN ({', '.join('?' * len(_APART))}) ORDER BY 1, 2"
)
_TEXT = "SELECT text FROM article_text WHERE article = ?"
_FINISHES = (
    "SELECT a.id, p.id, max(h.made_at) FROM history h JOIN article a ON a.n = h.article"
    " JOIN annotator p ON p.n = h.annotator WHERE h.seq > ? AND h.name = 'finish' AND h.kind <> 'undo' GROUP BY 1, 2"
)


class Finished(NamedTuple):
    """A person has finished an article, under these versions of scheme and guidelines; `n` is its number in the file.

    Both versions are the first of their major: what is to be marked is the same in all versions of one major.
    `guidelines_used` is the version itself, the first one with its text. A version that the project does not have, as
    of work that came without one, counts as the newest.
    """

    article_id: str
    n: int
    title: str
    annotator_id: str
    scheme_version: int
    guidelines_version: int
    guidelines_used: int


class Point(NamedTuple):
    """A place in the history: the number of its last line, and the id of the act that it tells of."""

    seq: int
    act: str


NO_POINT = Point(0, "")
"""Before anything was done."""


@contextmanager
def comparing(path: Path) -> Iterator[ComparingReads]:
    """Give the reads of one transaction on a connection of its own. Raises ProjectError."""
    with readable(path), closing(connect_reading(path)) as connection:
        connection.execute("BEGIN")
        yield ComparingReads(connection)


class ComparingReads:
    """The reads of one transaction: what is written meanwhile is not seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._person = dict(self._rows("SELECT n, id FROM annotator"))
        self._attributes: dict[str, Any] = {}

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def point(self) -> Point:
        """Return where the history ends; (0, "") where nothing was ever done."""
        return next((Point(*row) for row in self._rows(_LAST_LINE)), NO_POINT)

    def touched(self, since: Point) -> frozenset[str] | None:
        """Return the articles that acts after a point changed; None: it may be any of them.

        That is so where a bulk act came in between (import, merge, its taking back), or where the file's history is
        another than that in which the point was taken, as after a restore.
        """
        if since.seq and [(since.act,)] != self._rows("SELECT edit FROM history WHERE seq = ?", since.seq):
            return None
        rows = self._rows(
            "SELECT DISTINCT a.id FROM history h LEFT JOIN article a ON a.n = h.article WHERE h.seq > ?", since.seq
        )
        found = frozenset(row[0] for row in rows)
        return None if None in found else found

    def finish_times(self, since: Point) -> dict[tuple[str, str], str]:
        """Return by (article, annotator) when each was last finished here after a point, as ISO 8601."""
        return {(row[0], row[1]): row[2] for row in self._rows(_FINISHES, since.seq)}

    def finished(self) -> list[Finished]:
        """Return all finished work of persons on active articles, by article id, then annotator id."""
        schemes = self._rows("SELECT version, content FROM scheme ORDER BY version")
        of_scheme = places(Known(version, rules_of(content)) for version, content in schemes)
        texts = guidelines.versions(self._connection)
        of_text = places(Known(text.version, text.sha256, text.minor) for text in texts)
        newest = (of_scheme[max(of_scheme)], of_text[max(of_text)])
        found = []
        for article, n, title, person, scheme, text in self._rows(_FINISHED):
            major, used = of_text.get(text, newest[1])
            under = of_scheme.get(scheme, newest[0]).major
            found.append(Finished(article, n, title, person, under, major, used))
        return found

    def annotators(self) -> list[Annotator]:
        """Return the persons, by id."""
        rows = self._rows("SELECT id, name FROM annotator WHERE role = 'annotator' ORDER BY id")
        return [Annotator(id=row[0], name=row[1]) for row in rows]

    def active_articles(self) -> int:
        """Return how many articles there are."""
        count: int = self._rows(_ACTIVE)[0][0]
        return count

    def article(self, work: Finished, people: Collection[str]) -> ComparedArticle:
        """Return an article with the labels of some persons."""
        spans, links = self._spans(work.n, people), self._links(work.n, people)
        return ComparedArticle(
            id=work.article_id,
            title=work.title,
            text=self._rows(_TEXT, work.n)[0][0],
            apart=tuple(self._rows(_ZONES, work.n, *_APART)),
            people={person: Labels(spans[person], links[person]) for person in sorted(people)},
        )

    def _spans(self, n: int, people: Collection[str]) -> Mapping[str, Sequence[ComparedSpan]]:
        found: dict[str, list[ComparedSpan]] = {person: [] for person in people}
        whose = {number: found[person] for number, person in self._person.items() if person in found}
        known, new = self._attributes, tuple.__new__  # what ComparedSpan(...) comes to in the end
        for span_id, start, end, label, stored, annotator in self._connection.execute(_SPANS, (n,)):
            spans = whose.get(annotator)
            if spans is not None:
                attributes = known.get(stored)
                if attributes is None:  # the same few combinations stand at most spans
                    attributes = known[stored] = object_from(stored)
                spans.append(new(ComparedSpan, (span_id, start, end, label, attributes)))
        return found

    def _links(self, n: int, people: Collection[str]) -> Mapping[str, Sequence[ComparedLink]]:
        found: dict[str, list[ComparedLink]] = {person: [] for person in people}
        for *link, annotator in self._connection.execute(_LINKS, (n,)):
            links = found.get(self._person[annotator])
            if links is not None:
                links.append(ComparedLink(*link))
        return found
