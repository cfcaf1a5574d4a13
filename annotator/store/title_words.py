"""The words of the titles, which no table of words has: kept in memory as far as a search went through them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from annotator.domain.folding import folded, folded_all
from annotator.domain.searching import Term, places

_WORD = re.compile(r"\w+")


class TitleWords:
    """Knows which words stand in the titles of a project, as long as its connection is open.

    100,000 titles take some 25 MB. What has changed in the file is read again when it is asked for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._titles: dict[int, str] = {}
        self._words: dict[int, str] = {}
        """Titles and their words, by the number of the article."""
        self._seen, self._until = -1, 0
        """Which state of the file the articles up to which number are known of."""

    def lacking(
        self, terms: Sequence[Term], after: int, until: int, *, exact: bool
    ) -> dict[tuple[Term, ...], list[int]]:
        """Return the articles numbered from `after` + 1 to `until` with a term in their title, by the terms that lack.

        Signs inside a phrase do not count here.
        """
        self._take(after, until)
        needles = [_needle(term) for term in terms]
        found: dict[tuple[Term, ...], list[int]] = {}
        numbers = range(after + 1, until + 1)
        said = [self._words.get(n, "") for n in numbers]
        near = {n for needle in needles for n, words in zip(numbers, said, strict=True) if needle in words}
        for n in sorted(near):
            title, words = self._titles[n], self._words[n]
            lacks = tuple(
                term
                for term, needle in zip(terms, needles, strict=True)
                if needle not in words or (exact and not places(title, (term,), exact=True))
            )
            if len(lacks) < len(terms):
                found.setdefault(lacks, []).append(n)
        return found

    def _take(self, after: int, until: int) -> None:
        """Read the titles of a stretch that are not known yet."""
        seen: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if seen != self._seen:
            self._seen, self._until = seen, 0
        first = max(after, self._until)
        if first >= until:
            return
        rows = self._connection.execute(
            "SELECT n, title FROM article WHERE n > ? AND n <= ?", (first, until)
        ).fetchall()
        new = [row for row in rows if self._titles.get(row[0]) != row[1]]
        for (n, title), plain in zip(new, folded_all(title for _, title in new), strict=True):
            self._titles[n], self._words[n] = title, f" {' '.join(_WORD.findall(plain))} "
        if after <= self._until:
            self._until = until


def _needle(term: Term) -> str:
    words = " ".join(_WORD.findall(folded(term.text)))
    return f" {words}" if term.begins else f" {words} "
