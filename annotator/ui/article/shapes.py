"""The shapes of letters, kept for the paragraphs that a person looks at.

Qt forgets the shapes of a paragraph after each painting and finds them again for the next one, and for every question
where a letter lies. In a paragraph of 200,000 characters that takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QTextBlock, QTextLayout

MOST = 20_000
"""Characters: some 30 bytes each."""
_FAR = 1e6  # px
_NOWHERE = QImage(1, 1, QImage.Format.Format_RGB32)


class Shapes:
    """Knows by number which paragraphs of one document keep their shapes, the one kept last behind."""

    def __init__(self, most: int = MOST) -> None:
        """Keep those of so many characters (UTF-16), and of the paragraph kept last all of them."""
        self._most = most
        self._kept: dict[int, QTextBlock] = {}
        self._characters = 0

    def keep(self, blocks: Iterable[QTextBlock]) -> None:
        """Keep the shapes of paragraphs, and let go of those kept longest ago where there are too many."""
        for block in blocks:
            number = block.blockNumber()
            if self._kept.pop(number, None) is None:
                block.layout().setCacheEnabled(True)
                self._characters += block.length()
            self._kept[number] = block
        if self._characters > self._most:
            self._let_go()

    def forget(self, number: int, layout: QTextLayout) -> None:
        """Forget shapes and lines of a paragraph that is about to be laid out, maybe with other fonts."""
        if layout.cacheEnabled():
            layout.setCacheEnabled(False)
            layout.beginLayout()
            layout.endLayout()  # Qt keeps nothing behind a layout that is not cached
        kept = self._kept.pop(number, None)
        if kept is not None:
            self._characters -= kept.length()

    def clear(self) -> None:
        """Forget which paragraphs they were: there are others now."""
        self._kept.clear()
        self._characters = 0

    def _let_go(self) -> None:
        """Free shapes and leave the lines: Qt does so behind a painting, here of no line, for they lie elsewhere."""
        painter = QPainter(_NOWHERE)
        while self._characters > self._most and len(self._kept) > 1:
            oldest = self._kept.pop(next(iter(self._kept)))
            self._characters -= oldest.length()
            oldest.layout().setCacheEnabled(False)
            oldest.layout().draw(painter, QPointF(0, _FAR), [], QRectF(0, 0, 1, 1))
        painter.end()
