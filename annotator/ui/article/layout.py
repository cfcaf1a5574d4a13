"""The layout of the article: a column of lines in equal slots, with room below a line for its lanes.

The base class lays lines out with the viewport's width and the font's height. This one does it again, in
`blockBoundingRect` alone, which Qt asks for before it uses a paragraph. Lines that are ours begin at the column's left
edge, at least the gutter away from the viewport's; lines of the base class begin at the document margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from annotator.ui.article.look import LineLook, Metrics

_ENDLESS = 1e7


class Paragraph(NamedTuple):
    """How one paragraph is laid out: its kind of line, formats of its characters, space above, folded to one line."""

    line: LineLook
    formats: Sequence[QTextLayout.FormatRange]
    above: int
    folded: bool = False


class Rules(Protocol):
    """What the layout asks for while it lays out a paragraph."""

    @property
    def metrics(self) -> Metrics:
        """The measures of the text size."""

    def paragraph(self, block: QTextBlock) -> Paragraph:
        """How a paragraph is laid out."""

    def heights(self, block: QTextBlock, look: LineLook, starts: Sequence[int]) -> Sequence[int]:
        """The height of each line's slot, given the lines' starts (UTF-16, in the block)."""


class ArticleLayout(QPlainTextDocumentLayout):
    """Lays out paragraphs when Qt first asks for their size."""

    def __init__(self, document: QTextDocument, rules: Rules) -> None:
        super().__init__(document)
        self._rules = rules
        self._left = 60.0
        self._width = 652.0
        self._heights: dict[int, float] = {}
        self._option = QTextOption(document.defaultTextOption())
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._telling = False
        self.generation = 0
        self.ready = False
        """Nothing is laid out before: Qt asks for sizes while the document is put together."""

    @property
    def left(self) -> float:
        """The column's left edge in px."""
        return self._left

    @property
    def width(self) -> float:
        """The column's width in px."""
        return self._width

    def set_column(self, left: float, width: float) -> None:
        """Say where the column lies. Lines laid out so far are no longer ours where it moved."""
        self._left, self._width = left, width

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the size of a paragraph, laying it out where it is not yet."""
        if not self.ready or not block.isValid() or not block.isVisible():
            return QRectF()
        layout = block.layout()
        height = None
        if layout.lineCount() and layout.lineAt(0).x() == self._left:
            height = self._heights.get(block.blockNumber())
        if height is None:
            height = self._lay_out(block, layout)
        return QRectF(0, 0, self._left + self._width, height)

    def forget(self, block: QTextBlock) -> None:
        """Lay a paragraph out again when it is next asked for."""
        block.clearLayout()
        self._heights.pop(block.blockNumber(), None)
        self.generation += 1

    def restack(self, block: QTextBlock) -> bool:
        """Put the lines of a paragraph where their lanes want them; tell whether its height or lines moved."""
        layout = block.layout()
        number = block.blockNumber()
        old = self._heights.get(number)
        if old is None or not layout.lineCount() or layout.lineAt(0).x() != self._left:
            return False
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        before = [line.y() for line in lines]
        height = self._stack(block, lines)
        self._heights[number] = height
        moved = height != old or any(line.y() != y for line, y in zip(lines, before, strict=True))
        self.generation += moved
        return moved

    def laid_out(self) -> list[int]:
        """Return the numbers of the paragraphs that were laid out."""
        return list(self._heights)

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> float:
        paragraph = self._rules.paragraph(block)
        if paragraph.formats or layout.formats():
            layout.setFormats(paragraph.formats)
        layout.setTextOption(self._option)
        width = _ENDLESS if paragraph.folded else self._width
        lines: list[QTextLine] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        layout.endLayout()
        height = self._stack(block, lines)
        self._heights[block.blockNumber()] = height
        self.generation += 1
        if block.lineCount() != len(lines):
            block.setLineCount(len(lines))
            self.tell()
        return height

    def _stack(self, block: QTextBlock, lines: Sequence[QTextLine]) -> float:
        """Set the lines' positions; return the paragraph's height, the margin under the last one included."""
        paragraph = self._rules.paragraph(block)
        look, metrics = paragraph.line, self._rules.metrics
        top = float(paragraph.above)
        if paragraph.folded:
            for line in lines:
                line.setPosition(QPointF(self._left, top + look.base - line.ascent()))
            top += look.slot
        elif block.length() > 1:
            heights = self._rules.heights(block, look, [line.textStart() for line in lines])
            for line, height in zip(lines, heights, strict=True):
                line.setPosition(QPointF(self._left, top + look.base - line.ascent()))
                top += height
        else:
            lines[0].setPosition(QPointF(self._left, top - look.slot + look.base - lines[0].ascent()))
        if not block.next().isValid():
            top += metrics.top_margin
        return max(top, 1.0)

    def tell(self) -> None:
        """Say that there are more or fewer lines than thought. The view answers by asking for sizes again."""
        if self._telling:
            return
        self._telling = True
        try:
            self.documentSizeChanged.emit(self.documentSize())
        finally:
            self._telling = False
