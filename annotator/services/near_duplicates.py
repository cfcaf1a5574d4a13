"""Near duplicates: texts that say mostly the same words in the same order, such as a reprint with another teaser.

A text is cut into shingles of five words, without marks, case and punctuation; the share that two texts have of all
their shingles together (Jaccard) is estimated from 128 slots of a MinHash each: Broder, On the resemblance and
containment of documents, 1997. Its standard error is at most 0.045. Texts are found by bands of slots that are alike
in all: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, section 3.4.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.domain.article import Article
from annotator.domain.finding import Extent
from annotator.domain.folding import folded
from annotator.domain.zone import APART
from annotator.formats.text import headline
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store.project import Project

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENGINE = "minhash 2, 128 of 5 words"
"""How sketches are made: those of another engine cannot be compared with ours. The 2 is the library's algorithm."""
LIKENESS = 0.65
"""The least likeness that is told.

Measured, 200 pairs each: a reprint with another headline and another teaser has 0.77 to 0.95, and 0.66 to 0.83 where
each has a teaser of 60 words of its own that no zone sets apart; a copy cut to three quarters 0.66 to 0.84, to two
thirds 0.55 to 0.78, to the half 0.41 to 0.59. Two daily stories of one form, which are no duplicates, have 0.41 to 0.59
(prices of gold) and 0.17 to 0.46 (the weather), news of one event by different writers 0.0 to 0.2.
"""

_SHINGLE = 5
_SLOTS, _SEED = 128, 1
_BANDS, _ROWS = 32, 4
"""A pair with a likeness of 0.65 is missed once in 540 times, one of 0.75 once in 180,000."""
_FEWEST = 20
"""Words: where less is left of a text, all of it counts."""
_TAIL, _SHARE = 1024, 40
"""So many sketches, or one in so many, are compared one by one before they are sorted in with the others."""
MOST = 5
"""Twins that are told of one text: of 100,000 texts that are nearly alike each would have 100,000."""
_OF_A_BAND, _OF_ALL_BANDS, _COMPARED = 512, 4096, 512
"""So many of those that have one band alike, of all bands together, and of those with the most bands alike are looked
at for one text. Bands that few have are looked at first, as they tell the most."""

_WORD = re.compile(r"\w+")
# Odd constants with bits all over: each word of a shingle counts otherwise, and so does their order.
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63)


class Twin(NamedTuple):
    """An article that is nearly the same: the estimated share of shingles that both have, from 0 to 1."""

    key: str
    likeness: float


def sketch(text: str, apart: Iterable[Extent] = ()) -> bytes:
    """Return 512 bytes that stand for the words of a text, without those in the extents `apart`; none without words.

    Extents are code points, half open. The same words give the same bytes on every machine.
    """
    import numpy as np  # noqa: PLC0415
    from rensa import RMinHash  # noqa: PLC0415

    words = _WORD.findall(folded(_without(text, apart)))
    if len(words) < _FEWEST:
        words = _WORD.findall(folded(text))
    if not words:
        return b""
    hashes = _shingles(words)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, np.array([0, len(hashes)], np.uint64), _SLOTS, _SEED)
    return np.array(matrix.to_rows()[0], "<u4").tobytes()


def _without(text: str, apart: Iterable[Extent]) -> str:
    parts, at = [], 0
    for start, end in sorted(apart):
        parts.append(text[at:start])
        at = max(at, end)
    return "\n".join([*parts, text[at:]])


def _shingles(words: list[str]) -> NDArray[Any]:
    """Return a number of 64 bits for each five words that follow one another; for fewer words, one for all."""
    import numpy as np  # noqa: PLC0415

    codes = np.fromiter((zlib.crc32(word.encode()) for word in words), np.uint64, len(words))
    codes = np.pad(codes, (0, max(0, _SHINGLE - len(codes))))
    count = len(codes) - _SHINGLE + 1
    found = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        found ^= codes[place : place + count] * np.uint64(factor)
        found = (found << np.uint64(13)) | (found >> np.uint64(51))
    return found


@dataclass(frozen=True, slots=True)
class Similar:
    """An article that another is nearly the same as; `similarity` is estimated, from 0 to 1."""

    article_id: str
    title: str
    similarity: float

    @property
    def percent(self) -> int:
        """Return how near it is in per cent: never 100, for it is not the same."""
        return min(99, round(self.similarity * 100))


class NearInProject:
    """Which articles of a project, and of those added since, one is nearly the same as.

    The project is read when the first is asked for: sketches that it keeps, and texts of which it keeps none, some
    3,000 a second; these are in `worked_out` then, for `Project.keep_sketches`. Raises Stopped.
    """

    def __init__(self, project: Project, *, progress: Progress = unheard, cancelled: Cancelled = never) -> None:
        self._project, self._progress, self._cancelled = project, progress, cancelled
        self._titles: dict[str, str] = {}
        self._known: NearDuplicates | None = None
        self._gone: set[str] = set()
        self.worked_out: dict[str, bytes] = {}

    def add(self, article: Article, apart: Iterable[Extent] = ()) -> tuple[list[Similar], bytes]:
        """Return what an article is most nearly the same as but for the extents `apart`, and its sketch.

        The likest come first, at most MOST. It is remembered as one that comes in.
        """
        made, known = sketch(article.text, apart), self._all
        self._gone.add(article.id)  # it may have been here before
        twins = [
            Similar(twin.key, self._titles[twin.key], twin.likeness) for twin in known.like(made, without=self._gone)
        ]
        self._gone.discard(article.id)
        known.add(article.id, made)
        self._titles[article.id] = article.title.strip() or headline(article.text)
        return twins, made

    def forget(self, article_ids: Iterable[str]) -> None:
        """Let articles that do not come in after all be nobody's twins."""
        self._gone.update(article_ids)

    @property
    def _all(self) -> NearDuplicates:
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> NearDuplicates:
        project, known = self._project, NearDuplicates()
        self._titles = {row.id: row.title for row in project.article_rows("")}
        kept = dict(project.sketches(ENGINE))
        for number, article_id in enumerate(self._titles):
            if article_id not in kept:
                stop_if(self._cancelled)
                self._progress(number, len(self._titles), self._titles[article_id])
                apart = [(zone.start, zone.end) for zone in project.zones(article_id) if zone.kind in APART]
                kept[article_id] = self.worked_out[article_id] = sketch(project.article(article_id).text, apart)
            known.add(article_id, kept[article_id])
        return known


class NearDuplicates:
    """Sketches by keys of the caller's, and which of them are like another.

    Of each slot the lower half is kept, as b bits of a hash say nearly as much as all of them (Li and König, b-bit
    minwise hashing, 2010): 100,000 sketches take 60 MB.
    """

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._sorted: _Bands | None = None
        self._tail: NDArray[Any] | None = None
        """The last sketches, and room for more."""

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: str, sketched: bytes) -> None:
        """Take a sketch in; one of a text without words is like none."""
        import numpy as np  # noqa: PLC0415

        if not sketched:
            return
        count = self._unsorted
        if self._tail is None:
            self._tail = np.empty((_TAIL, _SLOTS), "<u2")
        elif count == len(self._tail):
            if count >= max(_TAIL, len(self._keys) // _SHARE):
                self._sorted = self._sorted.with_more(self._tail) if self._sorted else _Bands(self._tail.copy())
                count = 0
            else:
                self._tail = np.concatenate([self._tail, np.empty_like(self._tail)])
        self._tail[count] = _slots(sketched)
        self._keys.append(key)

    @property
    def _unsorted(self) -> int:
        return len(self._keys) - (len(self._sorted) if self._sorted is not None else 0)

    def like(self, sketched: bytes, *, without: Collection[str] = (), most: int = MOST) -> list[Twin]:
        """Return what is at least LIKENESS like this sketch, the most alike first, at most so many."""
        import numpy as np  # noqa: PLC0415

        if not sketched:
            return []
        wanted = _slots(sketched)
        places, likeness = np.empty(0, "u4"), np.empty(0)
        if self._sorted is not None:
            places, likeness = self._sorted.like(wanted)
        if self._tail is not None:
            last, last_likeness = _alike(self._tail[: self._unsorted], wanted)
            places = np.concatenate([places, last + (len(self._keys) - self._unsorted)])
            likeness = np.concatenate([likeness, last_likeness])
        found = ((self._keys[places[at]], float(likeness[at])) for at in np.lexsort((places, -likeness)))
        return [Twin(key, share) for key, share in islice((one for one in found if one[0] not in without), most)]


class _Bands:
    """Sketches, found by bands of slots of which one at least is the same."""

    def __init__(self, slots: NDArray[Any]) -> None:
        import numpy as np  # noqa: PLC0415

        self._slots, count = slots, len(slots)
        self._bands, self._order = np.empty((_BANDS, count), "u4"), np.empty((_BANDS, count), "u4")
        for number in range(_BANDS):  # one by one: all together would take ten times the room for a moment
            keys = _band_keys(self._slots[:, number * _ROWS : (number + 1) * _ROWS])
            self._order[number] = keys.argsort(kind="stable")
            self._bands[number] = keys[self._order[number]]

    def __len__(self) -> int:
        return len(self._slots)

    def with_more(self, slots: NDArray[Any]) -> _Bands:
        """Return these sketches and, behind them, others."""
        import numpy as np  # noqa: PLC0415

        return _Bands(np.concatenate([self._slots, slots]))

    def like(self, wanted: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return places and likeness of what is at least LIKENESS like these slots; see _OF_A_BAND."""
        places = self._candidates(wanted)
        kept, likeness = _alike(self._slots[places], wanted)
        return places[kept], likeness

    def _candidates(self, wanted: NDArray[Any]) -> NDArray[Any]:
        """Return the places of the sketches that have most bands like these slots."""
        import numpy as np  # noqa: PLC0415

        keys = _band_keys(wanted.reshape(_BANDS, _ROWS))
        bands = zip(self._bands, keys, strict=True)
        sides = [(band.searchsorted(key), band.searchsorted(key, "right")) for band, key in bands]
        found, room = [np.empty(0, "u4")], _OF_ALL_BANDS
        for count, number in sorted((last - first, number) for number, (first, last) in enumerate(sides)):
            first = sides[number][0]
            found.append(self._order[number][first : first + min(count, _OF_A_BAND, room)])
            room -= len(found[-1])
        places, counts = np.unique(np.concatenate(found), return_counts=True)
        if len(places) > _COMPARED:
            places = places[(-counts).astype("i2").argsort(kind="stable")[:_COMPARED]]
        return places


def _slots(sketched: bytes) -> NDArray[Any]:
    """Return the lower halves of the slots of a sketch."""
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(sketched, "<u2")[::2]


def _alike(slots: NDArray[Any], wanted: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return which sketches have at least LIKENESS of their slots like the wanted one, and the share of each."""
    import numpy as np  # noqa: PLC0415

    likeness = (slots == wanted).sum(axis=1, dtype="u1") / _SLOTS
    kept = np.flatnonzero(likeness >= LIKENESS)
    return kept, likeness[kept]


def _band_keys(slots: NDArray[Any]) -> NDArray[Any]:
    """Return a number of 32 bits for each row of slots of one band: two that differ have the same one rarely."""
    import numpy as np  # noqa: PLC0415

    keys = np.zeros(len(slots), np.uint64)
    for place, factor in enumerate(_FACTORS[:_ROWS]):
        keys ^= slots[:, place].astype(np.uint64) * np.uint64(factor)
    return np.asarray(keys >> np.uint64(32), "u4")
