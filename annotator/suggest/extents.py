"""Many extents of a text, small: where each begins and ends, found by halving, and packed into few bytes."""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import overload

from annotator.suggest.words import Extent

_UNSIGNED = "I"
_SIZE = 4  # bytes of a packed number


class Extents(Sequence[Extent]):
    """Extents in order that do not overlap and are not empty; they may touch."""

    __slots__ = ("_edges",)

    def __init__(self, extents: Iterable[Extent] = ()) -> None:
        self._edges = array(_UNSIGNED, [edge for extent in extents for edge in extent])

    @overload
    def __getitem__(self, index: int) -> Extent: ...
    @overload
    def __getitem__(self, index: slice) -> list[Extent]: ...
    def __getitem__(self, index: int | slice) -> Extent | list[Extent]:
        """Return one extent, or a list of some."""
        if isinstance(index, slice):
            return [self._at(one) for one in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._at(index % len(self))

    def __len__(self) -> int:
        return len(self._edges) // 2

    def __iter__(self) -> Iterator[Extent]:
        edges = iter(self._edges)
        return zip(edges, edges, strict=True)

    def __eq__(self, other: object) -> bool:
        return self._edges == other._edges if isinstance(other, Extents) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._edges.tobytes())

    def holding(self, place: int) -> Extent | None:
        """Return the extent that holds the character at a place."""
        at = bisect_right(self._edges, place)
        return self._at(at // 2) if at % 2 else None

    def beginning_from(self, place: int) -> Extent | None:
        """Return the first extent that begins at a place or after it."""
        at = (bisect_left(self._edges, place) + 1) // 2
        return self._at(at) if at < len(self) else None

    def ended_by(self, place: int) -> Extent | None:
        """Return the last extent that ends at a place or before it."""
        at = bisect_right(self._edges, place) // 2 - 1
        return self._at(at) if at >= 0 else None

    def to_bytes(self) -> bytes:
        """Return all of it packed: the steps from edge to edge, compressed; some 2 bytes an extent."""
        steps = array(_UNSIGNED, (after - before for before, after in pairwise(chain((0,), self._edges))))
        if sys.byteorder == "big":
            steps.byteswap()
        return zlib.compress(steps.tobytes(), 6)

    @classmethod
    def from_bytes(cls, packed: bytes, length: int) -> Extents:
        """Return what `to_bytes` packed, for a text of a length. Raises ValueError where it cannot be that."""
        steps = array(_UNSIGNED)
        packing = zlib.decompressobj()
        try:
            raw = packing.decompress(packed, 2 * _SIZE * (length + 1))  # no more, whatever the file says
        except zlib.error as error:
            raise ValueError(str(error)) from error
        if not packing.eof or len(raw) % (2 * _SIZE):
            raise ValueError("an edge is missing")
        steps.frombytes(raw)
        if sys.byteorder == "big":
            steps.byteswap()
        made = cls()
        # Every second step is the length of an extent. The sum is looked at before an edge can be too large.
        if 0 in steps[1::2] or sum(steps) > length:
            raise ValueError("the extents do not lie in the text")
        made._edges = array(_UNSIGNED, accumulate(steps))
        return made

    def _at(self, index: int) -> Extent:
        return self._edges[2 * index], self._edges[2 * index + 1]
