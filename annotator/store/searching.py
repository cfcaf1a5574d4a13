"""Articles that may fit a search, in the order in which they came; read in stretches on a connection of its own.

The tables of words say which articles may fit (user text only ever as a quoted string), with the titles beside them;
the words themselves are found in the text by domain/searching. A file from before those tables is read through.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from annotator.domain.finding import Folded
from annotator.domain.searching import (
    FLAG_NOTE,
    LABELS,
    NOTES,
    SPAN_NOTE,
    TEXTS,
    WORK_NOTE,
    Narrowing,
    Question,
    Term,
)
from annotator.store import schema
from annotator.store.failures import readable
from annotator.store.opening import facts, open_for_reading
from annotator.store.title_words import TitleWords

_END = "\U0010ffff"
"""Behind the beginning of a date: before the first text that does not begin with it, so its last minute is within."""
_MIXED = 8
"""Ways in which the words of a search may be parted between title and text."""
_WORK = "LEFT JOIN annotator v ON v.id = ? LEFT JOIN work w ON w.article = a.n AND w.annotator = v.n AND w.deleted = 0"
_HORN_AND_HAT = "\u0306\u0302\u031b"
"""The marks that make another letter in Vietnamese; the others are tones."""


class Stopped(Exception):
    """The search was cancelled."""


class Found(NamedTuple):
    """An article that may fit."""

    n: int
    id: str
    title: str
    source: str
    published: str


class Piece(NamedTuple):
    """Words of a person in an article: a span's (`start` its place in the text), or a note."""

    kind: str
    text: str
    start: int
    span: str
    label: str
    owner: str


class Finder:
    """Reads for one search after the other, in the thread that made it; `stop` may be called from any other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = open_for_reading(path)
        self._stopped = False
        with readable(path):
            self._version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        self._lead = facts(self._connection, path).lead
        self._titles = TitleWords(self._connection)

    def __enter__(self) -> Self:
        """Use it as a context that closes it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def stop(self) -> None:
        """End what is being read with Stopped."""
        self._stopped = True
        self._connection.interrupt()

    def go_on(self) -> None:
        """Take searches again after `stop`."""
        self._stopped = False

    @contextmanager
    def _reading(self) -> Iterator[None]:
        if self._stopped:
            raise Stopped
        with readable(self.path):
            try:
                yield
            except sqlite3.OperationalError:
                if self._stopped:
                    raise Stopped from None
                raise

    @property
    def last(self) -> int:
        """The number of the article that came last."""
        with self._reading():
            found: int = self._connection.execute("SELECT coalesce(max(n), 0) FROM article").fetchone()[0]
        return found

    def next(self, after: int) -> int:
        """Return the number of the first article beyond a number; the next number where there is none."""
        with self._reading():
            row = self._connection.execute("SELECT min(n) FROM article WHERE n > ?", (after,)).fetchone()
        return row[0] if row[0] is not None else after + 1

    def number_of(self, article_id: str) -> int:
        """Return the number of an article, 0 where it is not there."""
        with self._reading():
            row = self._connection.execute("SELECT n FROM article WHERE id = ?", (article_id,)).fetchone()
        return row[0] if row else 0

    def articles(self, question: Question, after: int, until: int) -> list[Found]:
        """Return the articles numbered from `after` + 1 to `until` that may fit."""
        with self._reading():
            rows = [
                row
                for sql, values in self._queries("a.n, a.id, a.title, a.source, a.published", question, after, until)
                for row in self._connection.execute(f"{sql} ORDER BY a.n", values)
            ]
        return [Found._make(row) for row in sorted(rows)]

    def count(self, question: Question, after: int, until: int) -> int:
        """Return how many articles that is."""
        with self._reading():
            queries = self._queries("count(*)", question, after, until)
            return sum(self._connection.execute(sql, values).fetchone()[0] for sql, values in queries)

    def text(self, n: int) -> str:
        """Return the text of an article by its number."""
        with self._reading():
            found: str = self._connection.execute("SELECT text FROM article_text WHERE article = ?", (n,)).fetchone()[0]
        return found

    def pieces(self, question: Question, n: int) -> list[Piece]:
        """Return what persons wrote or marked in an article that the viewer may see, as far as it is asked for."""
        if question.where == LABELS:
            return self._spans(question, n)
        return [*self._notes(question, n, _SPAN_NOTES), *self._notes(question, n, _WORK_NOTES)]

    def _spans(self, question: Question, n: int) -> list[Piece]:
        owners, values = self._owners(question)
        labels = question.narrowing.label
        among = f" AND {_among('s.label', labels)}" if labels else ""
        sql = (
            'SELECT s.quote, s."start", s.id, s.label, p.id FROM span s JOIN annotator p ON p.n = s.annotator'  # noqa: S608  names of ours
            f" WHERE s.article = ? AND s.deleted = 0 AND {owners}{among}"
            ' ORDER BY s."start", s."end" DESC, s.label, s.id'
        )
        with self._reading():
            rows = self._connection.execute(sql, (n, *values, *labels)).fetchall()
        return [Piece("span", *row) for row in rows]

    def _notes(self, question: Question, n: int, sql: str) -> list[Piece]:
        owners, values = self._owners(question)
        with self._reading():
            rows = self._connection.execute(sql.format(owners=owners), (n, *values)).fetchall()
        if sql is _SPAN_NOTES:
            return [Piece(SPAN_NOTE, *row) for row in rows]
        found = [Piece(WORK_NOTE, row[0], 0, "", "", row[2]) for row in rows if row[0]]
        return [*found, *(Piece(FLAG_NOTE, row[1], 0, "", "", row[2]) for row in rows if row[1])]

    def _owners(self, question: Question) -> tuple[str, tuple[str, ...]]:
        """Return the condition on the annotator `p` of a row that is shown."""
        conditions, values = ["p.id = ?"] if not question.sees_all else [], [question.viewer][: not question.sees_all]
        if question.narrowing.annotator:
            conditions.append(_among("p.id", question.narrowing.annotator))
            values += question.narrowing.annotator
        return " AND ".join(conditions) or "true", tuple(values)

    def _queries(self, what: str, question: Question, after: int, until: int) -> Iterator[tuple[str, Sequence[object]]]:
        """Yield the queries for the articles of a stretch that may fit, without an order; each is in one of them."""
        yield self._query(what, question, after, until)
        words = [term for term in question.terms if term.has_word]
        if not words or question.where != TEXTS or self._version < schema.INDEX_SINCE:
            return
        titled = self._titled(words, after, until, exact=question.exact)
        if titled:
            more, values = self._narrowed(question, (after, until))
            conditions = ["a.n IN (SELECT value FROM json_each(?))", "a.state = 'active'", "a.deleted = 0", *more]
            sql = f"SELECT {what} FROM article a {_WORK} WHERE {' AND '.join(conditions)}"  # noqa: S608  names of ours
            yield sql, [question.viewer, json.dumps(titled), *values]

    def _titled(self, words: Sequence[Term], after: int, until: int, *, exact: bool) -> list[int]:
        """Return the articles of a stretch that have all words in title and text together, not in the text alone."""
        lacking = self._titles.lacking(words, after, until, exact=exact)
        if not lacking:
            return []
        found: set[int] = set()
        for lacks, numbers in sorted(lacking.items(), key=lambda one: len(one[0]))[:_MIXED]:
            found |= set(numbers) & self._having(lacks, after, until, exact=exact) if lacks else set(numbers)
        return sorted(found - self._having(words, after, until, exact=exact)) if found else []

    def _having(self, words: Sequence[Term], after: int, until: int, *, exact: bool) -> set[int]:
        """Return the articles of a stretch whose texts have all words."""
        table = schema.EXACT_WORDS if exact else schema.FOLDED_WORDS
        sql = f"SELECT rowid FROM {table} WHERE rowid > ? AND rowid <= ? AND text MATCH ?"  # noqa: S608  names of ours
        values = (after, until, _matching(words, exact=exact))
        return {row[0] for row in self._connection.execute(sql, values)}

    def _query(self, what: str, question: Question, after: int, until: int) -> tuple[str, list[object]]:
        """Return the query for the articles of a stretch that may fit, without an order."""
        words = [term for term in question.terms if term.has_word]
        conditions: list[str] = ["a.state = 'active'", "a.deleted = 0"]
        if words and question.where != NOTES and self._version >= schema.INDEX_SINCE:
            table = schema.EXACT_WORDS if question.exact else schema.FOLDED_WORDS
            # CROSS: in this order, so that the stretch ends early.
            source = f"{table} f CROSS JOIN article a ON a.n = f.rowid"
            conditions += ["f.rowid > ?", "f.rowid <= ?", "f.text MATCH ?"]
            match: list[object] = [_matching(words, exact=question.exact)]
        else:
            source, match = "article a", []
            conditions += ["a.n > ?", "a.n <= ?"]
        signs = [term.text for term in question.terms if _is_written_one_way(term)]
        if signs and not words and question.where == TEXTS:
            conditions.append("EXISTS (SELECT 1 FROM article_text t WHERE t.article = a.n AND instr(t.text, ?))")
            match.append(signs[0])
        more, more_values = self._narrowed(question, (after, until))
        sql = (
            f"SELECT {what} FROM {source} {_WORK}"  # noqa: S608  names of ours
            f" WHERE {' AND '.join([*conditions, *more])}"
        )
        return sql, [question.viewer, after, until, *match, *more_values]

    def _narrowed(self, question: Question, stretch: tuple[int, int]) -> tuple[list[str], list[object]]:
        conditions, values = narrowed(question.narrowing, self._version)
        owners, owner_values = self._owners(question)
        if question.where == NOTES:
            conditions.append(_HAS_NOTES.format(owners=owners))
            values += [*stretch, *owner_values, *stretch, *owner_values]
        elif question.narrowing.label or question.where == LABELS:
            labels = question.narrowing.label
            among = _among("s.label", labels) if labels else "true"
            conditions.append(_HAS_SPANS.format(owners=owners, label=among))
            values += [*owner_values, *labels]
        elif question.narrowing.annotator:
            conditions.append(_HAS_BEGUN.format(owners=owners))
            values += [*owner_values, *owner_values]
        conditions.append(_ASSIGNED)
        values.append(self._lead)
        return conditions, values


def narrowed(narrowing: Narrowing, version: int) -> tuple[list[str], list[object]]:
    """Return the conditions on an article `a` and the viewer's work `w` on it, and their values.

    What depends on whose rows may be seen (label, annotator) is not among them.
    """
    tags = "json_each(a.tags)" if version >= schema.TAGS_SINCE else "json_each('[]')"
    conditions: list[str] = []
    values: list[object] = []
    for wanted, condition in (
        (narrowing.state, _among("coalesce(w.status, 'todo')", narrowing.state)),
        (narrowing.source, _among("a.source", narrowing.source)),
        (narrowing.lang, _among("a.lang", narrowing.lang)),
        (narrowing.tag, f"EXISTS (SELECT 1 FROM {tags} t WHERE {_among('t.value', narrowing.tag)})"),  # noqa: S608  our own
        (narrowing.first and (narrowing.first,), "a.published >= ?"),
        (narrowing.last and (narrowing.last + _END,), "a.published < ? AND a.published <> ''"),
    ):
        if wanted:
            conditions.append(condition)
            values += wanted
    if narrowing.published:
        conditions.append("(" + " OR ".join("a.published >= ? AND a.published < ?" for _ in narrowing.published) + ")")
        values += [end for begins in narrowing.published for end in (begins, begins + (_END if begins else "\0"))]
    if narrowing.flagged:
        conditions.append("w.flagged = 1")
    return conditions, values


def _among(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"


def _is_written_one_way(term: Term) -> bool:
    """Whether a text that has a term without a word has just these code points."""
    return not term.has_word and Folded(term.text, marks=True, case=True).shape == term.text and "-" not in term.text


def _matching(terms: Iterable[Term], *, exact: bool) -> str:
    """Return the full-text query: every term as a string, which has no signs with a meaning of their own."""
    return " AND ".join(_term(term, exact=exact) for term in terms)


def _term(term: Term, *, exact: bool) -> str:
    more = " *" if term.begins else ""
    if not exact:
        return _string(term.text.replace("đ", "d").replace("Đ", "D")) + more
    return "(" + " OR ".join(_string(form) + more for form in _forms(term.text)) + ")"


def _string(text: str) -> str:
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'


def _forms(text: str) -> list[str]:
    """Return how a text may be written: composed, decomposed, or with its tones apart as windows-1258 has them."""
    composed, parts = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    return list(dict.fromkeys((composed, parts, "".join(_tones_apart(parts)))))


def _tones_apart(parts: str) -> Iterator[str]:
    letter, tones = "", ""
    for part in parts:
        if letter and part in _HORN_AND_HAT:
            letter = unicodedata.normalize("NFC", letter + part)
        elif letter and unicodedata.combining(part):
            tones += part
        else:
            yield letter + tones
            letter, tones = part, ""
    yield letter + tones


_HAS_SPANS = (
    "EXISTS (SELECT 1 FROM span s JOIN annotator p ON p.n = s.annotator"
    " WHERE s.article = a.n AND s.deleted = 0 AND {owners} AND {label})"
)
_HAS_BEGUN = (
    "(EXISTS (SELECT 1 FROM work b JOIN annotator p ON p.n = b.annotator WHERE b.article = a.n AND b.deleted = 0"
    " AND b.status <> 'todo' AND {owners}) OR EXISTS (SELECT 1 FROM span s JOIN annotator p ON p.n = s.annotator"
    " WHERE s.article = a.n AND s.deleted = 0 AND {owners}))"
)
_HAS_NOTES = (
    "a.n IN (SELECT s.article FROM span s JOIN annotator p ON p.n = s.annotator"
    " WHERE s.article > ? AND s.article <= ? AND s.note <> '' AND s.deleted = 0 AND {owners}"
    " UNION SELECT b.article FROM work b JOIN annotator p ON p.n = b.annotator WHERE b.article > ? AND b.article <= ?"
    " AND (b.note <> '' OR b.flag_note <> '') AND b.deleted = 0 AND {owners})"
)
# As in the list of articles (reading.py): the lead's are all, others' are theirs once anything was assigned.
_ASSIGNED = (
    "(v.id IS ? OR w.n IS NOT NULL OR v.n IS NULL OR v.role <> 'annotator' OR NOT EXISTS (SELECT 1 FROM assignment)"
    " OR EXISTS (SELECT 1 FROM assignment g WHERE g.annotator = v.n AND g.article = a.n AND g.deleted = 0))"
)
_SPAN_NOTES = (
    'SELECT s.note, s."start", s.id, s.label, p.id FROM span s JOIN annotator p ON p.n = s.annotator'
    ' WHERE s.article = ? AND s.note <> \'\' AND s.deleted = 0 AND {owners} ORDER BY s."start", s."end" DESC, s.id'
)
_WORK_NOTES = (
    "SELECT b.note, b.flag_note, p.id FROM work b JOIN annotator p ON p.n = b.annotator"
    " WHERE b.article = ? AND (b.note <> '' OR b.flag_note <> '') AND b.deleted = 0 AND {owners} ORDER BY p.n"
)
