"""Searching a project: by words and phrases, with or without diacritics, in texts, in labels, in notes.

All words of a search must stand in an article, anywhere in it; in labels and notes all in the same one. Words are whole
words; the one that is being typed may go on. In texts means in an article's text or, where that lacks some of the
words, in its title as well. Articles come in the order in which they came into the project.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from annotator.domain.article import Json
from annotator.domain.excerpt import around
from annotator.domain.finding import Extent
from annotator.domain.searching import SPAN, TEXT, TEXTS, TITLE, Hit, Page, Question, Result, places
from annotator.store.project import Project
from annotator.store.searching import Finder, Found, Piece, Stopped

__all__ = ["BUDGET", "Count", "Searcher", "Stopped", "may_see_all", "result_json"]

BUDGET = 0.08
"""Seconds after which a page is given as far as it is."""
_FIRST_STRETCH, _LONGEST_STRETCH = 256, 8192
"""Articles looked at by one query: few at first, as most searches fill their page with them."""
_QUICK = 0.01
"""Seconds: a stretch that took less is followed by a longer one."""
_HITS = 3
_AROUND = 48
"""Code points shown on either side of a hit."""


class Count(NamedTuple):
    """How many articles have all words of a search, before phrases with signs in them were looked at letter by letter.

    `more`: at least so many; the time was over.
    """

    articles: int
    more: bool


class Searcher:
    """Answers searches in a project file, on a connection of its own, in the thread that made it.

    `stop` may be called from any thread: what is being answered ends with Stopped, and so does what is asked after it,
    until `go_on`.
    """

    def __init__(self, path: Path) -> None:
        self._finder = Finder(path)
        self.stop = self._finder.stop
        self.go_on = self._finder.go_on
        self._ends, self._last = 0.0, 0

    def __enter__(self) -> Self:
        """Use it as a context that closes it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._finder.close()

    def page(
        self, question: Question, *, after: int = 0, limit: int = 20, hits: int = _HITS, budget: float = BUDGET
    ) -> Page:
        """Return the next `limit` results after a page (0: the first ones), with so many `hits` of each.

        What `budget` seconds do not suffice for is given as far as it is; see Page. Raises Stopped, ProjectError.
        """
        if not question.terms:
            return Page((), None)
        results: list[Result] = []
        for first, until in self._stretches(after, budget):
            after = first
            for found in self._finder.articles(question, first, until):
                result = self._result(question, found, hits)
                after = found.n
                if result is not None:
                    results.append(result)
                if len(results) == limit or time.monotonic() > self._ends:
                    return Page(tuple(results), after if after < self._last else None)
            after = until
        return Page(tuple(results), after if after < self._last else None)

    def article(self, question: Question, article_id: str, *, hits: int) -> Result | None:
        """Return what is found in one article, None: nothing; with so many `hits`. Raises Stopped, ProjectError."""
        n = self._finder.number_of(article_id) if question.terms else 0
        found = self._finder.articles(question, n - 1, n) if n else []
        return self._result(question, found[0], hits) if found else None

    def matching(self, question: Question) -> frozenset[str]:
        """Return the ids of all articles that a question's narrowing leaves; its words do not count.

        Raises Stopped, ProjectError.
        """
        narrowed = replace(question, terms=())
        return frozenset(found.id for found in self._finder.articles(narrowed, 0, self._finder.last))

    def count(self, question: Question, *, budget: float = BUDGET) -> Count:
        """Return how many articles fit, as far as `budget` seconds suffice. Raises Stopped, ProjectError."""
        if not question.terms:
            return Count(0, more=False)
        total = after = 0
        for first, until in self._stretches(0, budget):
            total += self._finder.count(question, first, until)
            after = until
        return Count(total, more=after < self._last)

    def _stretches(self, after: int, budget: float) -> Iterator[tuple[int, int]]:
        """Yield stretches of the articles to look at, longer ones where that is quick, until the time is over."""
        begun = time.monotonic()
        self._ends, self._last, size = begun + budget, self._finder.last, _FIRST_STRETCH
        while after < self._last and begun < self._ends:
            after = self._finder.next(after) - 1  # numbers need not be dense: a file may hold any
            until = min(after + size, self._last)
            yield after, until
            after, ended = until, time.monotonic()
            quick = ended - begun < _QUICK
            size, begun = min(size * 4, _LONGEST_STRETCH) if quick else max(size // 2, _FIRST_STRETCH), ended

    def _result(self, question: Question, found: Found, most: int) -> Result | None:
        if question.where == TEXTS:
            extents = _in_article(found.title, self._finder.text(found.n), question)
            count, hits = len(extents), [_in_text(*extent) for extent in extents[:most]]
        else:
            count, hits = self._in_pieces(question, found, most)
        if not count:
            return None
        return Result(
            article_id=found.id,
            title=found.title,
            source=found.source,
            published=found.published,
            count=count,
            hits=tuple(hits),
        )

    def _in_pieces(self, question: Question, found: Found, most: int) -> tuple[int, list[Hit]]:
        count, hits, text = 0, list[Hit](), ""
        for piece in self._finder.pieces(question, found.n):
            extents = places(piece.text, question.terms, exact=question.exact)
            count += len(extents)
            if extents and len(hits) < most and piece.kind == SPAN:
                text = text or self._finder.text(found.n)
            hits += [_in_piece(piece, extent, text) for extent in extents[: most - len(hits)]]
        return count, hits


def may_see_all(project: Project, viewer: str) -> bool:
    """Whether others' labels and notes are shown to somebody: to the lead, and to all where nobody annotates blind."""
    return viewer == project.lead or not project.blind


def _in_article(title: str, text: str, question: Question) -> list[tuple[str, str, Extent]]:
    """Return where the words stand: in the text, or in title and text together where that lacks some of them.

    Each with what it stands in, TITLE or TEXT, and the whole of that.
    """
    terms, exact = question.terms, question.exact
    in_text = places(text, terms, exact=exact)
    if in_text:
        return [(TEXT, text, extent) for extent in in_text]
    titled = [term for term in terms if places(title, (term,), exact=exact)]
    others = [term for term in terms if term not in titled]
    in_text = places(text, others, exact=exact) if others and titled else []
    if not titled or (others and not in_text):
        return []
    in_title = places(title, titled, exact=exact)
    return [*((TITLE, title, extent) for extent in in_title), *((TEXT, text, extent) for extent in in_text)]


def _in_text(kind: str, text: str, extent: Extent) -> Hit:
    before, after = around(text, *extent, _AROUND)
    return Hit(kind=kind, start=extent[0], end=extent[1], before=before, found=text[slice(*extent)], after=after)


def _in_piece(piece: Piece, extent: Extent, text: str) -> Hit:
    """Return a hit in a span, at its place in the article's text, or in a note, at its place in the note."""
    whole, shift = (text, piece.start) if piece.kind == SPAN else (piece.text, 0)
    start, end = extent[0] + shift, extent[1] + shift
    before, after = around(whole, start, end, _AROUND)
    return Hit(
        kind=piece.kind,
        start=start,
        end=end,
        before=before,
        found=whole[start:end],
        after=after,
        span=piece.span,
        label=piece.label,
        owner=piece.owner,
    )


def result_json(result: Result) -> dict[str, Json]:
    """Return a result as JSON."""
    return {
        "article": result.article_id,
        "title": result.title,
        "source": result.source,
        "published": result.published,
        "count": result.count,
        "hits": [
            {
                "in": hit.kind,
                "start": hit.start,
                "end": hit.end,
                "before": hit.before,
                "found": hit.found,
                "after": hit.after,
                "span": hit.span,
                "label": hit.label,
                "annotator": hit.owner,
            }
            for hit in result.hits
        ],
    }
