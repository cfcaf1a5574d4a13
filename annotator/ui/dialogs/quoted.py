"""Words with what stands around them: the surroundings quiet, and what differs marked."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.excerpt import around
from annotator.ui.review.option_text import OptionText
from annotator.ui.review.parts import Extent

_LEAST = 160  # px


class Quoted(NamedTuple):
    """A text of one line; `outside` are the stretches that are quiet, `marked` those that differ."""

    text: str
    outside: tuple[Extent, ...] = ()
    marked: tuple[Extent, ...] = ()


def quoted(text: str, own: Extent, others: tuple[Extent, ...], most: int) -> Quoted:
    """Return a place of a text with at most `most` code points on both sides of all that is compared there.

    What lies in `own` alone, or not in all of `others`, is marked.
    """
    low = min(start for start, _ in (own, *others))
    high = max(end for _, end in (own, *others))
    before, after = around(text, low, high, most)
    shift = len(before) - low
    whole = f"{before}{text[low:high]}{after}".translate(_FLAT)
    start, end = own[0] + shift, own[1] + shift
    outside = tuple(extent for extent in ((0, start), (end, len(whole))) if extent[0] < extent[1])
    return Quoted(whole, outside, _only_here(own, others, shift))


def _only_here(own: Extent, others: tuple[Extent, ...], shift: int) -> tuple[Extent, ...]:
    """Return the stretches of one extent that are not in all others, moved by `shift`."""
    if not others:
        return ()
    low, high = max(start for start, _ in others), min(end for _, end in others)
    parts = ((own[0], min(own[1], low)), (max(own[0], high), own[1])) if low < high else (own,)
    return tuple((start + shift, end + shift) for start, end in parts if start < end)


_FLAT = {ord(letter): " " for letter in "\n\r\t\u2028\u2029\u0085"}


class QuotedView(QWidget):
    """Shows a `Quoted`, as many lines as it takes."""

    def __init__(self, said: Quoted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = OptionText(said.text, said.outside, said.marked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(said.text)

    def hasHeightForWidth(self) -> bool:
        """Say so."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        return self._text.height(width)

    def sizeHint(self) -> QSize:
        """Return a width and the height at it."""
        return QSize(3 * _LEAST, self.heightForWidth(3 * _LEAST))

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and the height of what is shown."""
        return QSize(_LEAST, self.heightForWidth(max(self.width(), _LEAST)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the lines."""
        self._text.paint(QPainter(self), QPointF(0, 0), self.width(), self.palette(), ground="sel")
