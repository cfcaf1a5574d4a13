"""What lies in sight: rows, and the marks on them with their places; worked out once and painted many times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.ui.article.index import SpanIndex
from annotator.ui.article.lanes import Placed
from annotator.ui.article.rows import Piece, Row, Rows

_RIMS = 2  # so many rims at most


class Shown(NamedTuple):
    """A mark in sight: its pieces, and in how many marks it lies wholly (0, 1, or 2 and more)."""

    mark: Placed
    pieces: Sequence[tuple[Row, Piece]]
    depth: int


class Hidden(NamedTuple):
    """A stretch of text that is folded to one line in sight: where it begins and ends, and the line's middle."""

    start: int
    end: int
    y: float


class Scene:
    """The marks in sight, once in order (outer first, `shown`) and once as tints are painted (longest first)."""

    def __init__(self, rows: Rows, index: SpanIndex, hidden: Sequence[Hidden] = ()) -> None:
        self.rows = rows
        self.index = index
        self.hidden = hidden
        marks = _in_sight(rows, index)
        depths = _depths(marks)
        self.shown = [
            Shown(mark, rows.pieces(mark.start, mark.end), depth) for mark, depth in zip(marks, depths, strict=True)
        ]
        self.by_id = {shown.mark.id: shown for shown in self.shown}
        self.tints = sorted(self.shown, key=lambda shown: (shown.mark.start - shown.mark.end, shown.mark.rank))


def _in_sight(rows: Rows, index: SpanIndex) -> list[Placed]:
    stretches = list(rows.stretches())
    if len(stretches) == 1:
        return index.between(*stretches[0])
    found = {mark.id: mark for start, end in stretches for mark in index.between(start, end)}
    return sorted(found.values(), key=lambda mark: mark.key)


def _depths(marks: Iterable[Placed]) -> list[int]:
    """Return for each mark (outer first) how many contain it, counted up to 2."""
    depths: list[int] = []
    around: list[Placed] = []
    for mark in marks:
        around = [other for other in around if other.end > mark.start]
        depths.append(min(_RIMS, sum(other.end >= mark.end for other in around)))
        around.append(mark)
    return depths
