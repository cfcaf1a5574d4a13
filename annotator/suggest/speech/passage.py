"""A passage read once: its tokens, which of them stand in quotations, and its sentences."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from annotator.suggest.quotations import paired
from annotator.suggest.speech import lists as word_lists
from annotator.suggest.speech.lists import Lists
from annotator.suggest.speech.tokens import MARKS, Token, tokens, with_stops
from annotator.suggest.words import Extent, sentences

Run = tuple[int, int]
"""First token and the one after the last, as numbers in a passage."""
_SENTENCE_STOPS = ".!?…"
_EDGES = ",;:–—()[]!?…-"


class Passage:
    """One passage with offsets of its own, for the rules of one language ("vi" or "en")."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lists: Lists = word_lists.lists(lang)
        found = list(sentences(text, 0, len(text)))
        self.tokens: list[Token] = with_stops(text, tokens(text), {end for _, end in found})
        self._starts = [token.start for token in self.tokens]
        self.quotes: list[Run] = [self.run(extent) for extent in _outermost(paired(text))]
        self.quoted: list[int] = [-1] * len(self.tokens)
        for number, (first, last) in enumerate(self.quotes):
            self.quoted[first:last] = [number] * (last - first)
        self.sentences: list[Run] = self._sentences(found)
        self.openings = frozenset(first for first, _ in self.sentences)
        self.names: list[Run] = []
        self.name_over: list[Run | None] = [None] * len(self.tokens)

    def set_names(self, names: list[Run]) -> None:
        """Keep the capitalised names that were found in it, for the rules that come after."""
        self.names = names
        for name in names:
            self.name_over[name[0] : name[1]] = [name] * (name[1] - name[0])

    def run(self, extent: Extent) -> Run:
        """Return the tokens that begin inside an extent."""
        return bisect_left(self._starts, extent[0]), bisect_left(self._starts, extent[1])

    def extent(self, first: int, last: int) -> Extent:
        """Return where the tokens from `first` to `last` stand."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def is_mark(self, at: int, marks: str = "") -> bool:
        """Tell whether a token is a mark outside quotations, one of `marks` where these are given."""
        token = self.tokens[at]
        return token.kind == MARKS and self.quoted[at] < 0 and (not marks or token.low in marks)

    def is_edge(self, at: int) -> bool:
        """Tell whether a token is a mark outside quotations that can part clauses; a stop inside a sentence is none."""
        return self.is_mark(at, _EDGES)

    def quote_from(self, at: int) -> Run | None:
        """Return the outermost quotation that begins at a token."""
        return self._quote(at, 0)

    def quote_to(self, at: int) -> Run | None:
        """Return the outermost quotation that ends before a token."""
        return self._quote(at - 1, 1, at)

    def before_stop(self, last: int, first: int) -> int:
        """Return the end of a run without the stops of its sentence; stops inside quotation marks are kept."""
        while last > first and self.is_mark(last - 1, _SENTENCE_STOPS):
            last -= 1
        return last

    def _quote(self, inside: int, edge: int, place: int = -1) -> Run | None:
        if not 0 <= inside < len(self.tokens) or self.quoted[inside] < 0:
            return None
        quote = self.quotes[self.quoted[inside]]
        return quote if quote[edge] == (inside if place < 0 else place) else None

    def _sentences(self, extents: list[Extent]) -> list[Run]:
        """Return the sentences as runs; one that ends inside a quotation goes on to the quotation's sentence's end."""
        found: list[Run] = []
        open_from = -1
        for extent in extents:
            first, last = self.run(extent)
            first = open_from if open_from >= 0 else first
            inside = (
                0 < last < len(self.tokens) and self.quoted[last] >= 0 and self.quoted[last] == self.quoted[last - 1]
            )
            open_from = first if inside else -1
            if not inside and last > first:
                found.append((first, last))
        if open_from >= 0:
            found.append((open_from, len(self.tokens)))
        return found


@lru_cache(maxsize=32)
def read(text: str, lang: str) -> Passage:
    """Return a passage, read; `lang` is "vi" or "en"."""
    return Passage(text, lang)


def _outermost(extents: tuple[Extent, ...]) -> list[Extent]:
    found: list[Extent] = []
    for start, end in extents:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
