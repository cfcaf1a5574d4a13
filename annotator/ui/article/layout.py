"""The layout of the article: a column of lines in equal slots, with room below a line for its lanes.

The base class lays lines out with the viewport's width and the font's height. This one does it again, in
`blockBoundingRect` alone, which Qt asks for before it uses a paragraph. Lines that are ours begin at the column's left
edge, at least the gutter away from the viewport's; lines of the base class begin at the document margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from annotator.ui.article.look import LineLook, Metrics
from annotator.ui.article.shapes import Shapes

_ENDLESS = 1e7
_ASIDE = 100_000.0
"""The text of a folded paragraph lies so far to the right: it stays where Qt looks for it, and nobody sees it."""
_LONG = 2000
"""Characters (UTF-16) of a paragraph that is not broken into lines again where only their slots changed."""


class Paragraph(NamedTuple):
    """How one paragraph is laid out: its kind of line, formats of its characters, and the space above it.

    A folded one is one line that stands for several; a blank one is nothing but its space.
    """

    line: LineLook
    formats: Sequence[QTextLayout.FormatRange]
    above: int
    folded: bool = False
    blank: bool = False


class Rules(Protocol):
    """What the layout asks for while it lays out a paragraph."""

    @property
    def metrics(self) -> Metrics:
        """The measures of the text size."""

    def paragraph(self, block: QTextBlock) -> Paragraph:
        """Return how a paragraph is laid out."""

    def slots(self, block: QTextBlock, look: LineLook, lines: Sequence[QTextLine]) -> list[int]:
        """Return the height of the slot of each of these lines, which follow one another in the block."""


class ArticleLayout(QPlainTextDocumentLayout):
    """Lays out paragraphs when Qt first asks for their size."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._served: Rules | None = None
        self._left = 60.0
        self._width = 652.0
        self._heights: dict[int, float] = {}
        self._slots: dict[int, list[int]] = {}
        self._uneven: set[int] = set()
        self._formatted: set[int] = set()
        self._stamps: dict[int, int] = {}
        self._option = QTextOption(document.defaultTextOption())
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._shapes = Shapes()
        self._telling = self._untold = False
        self.generation = 0

    def rest(self) -> None:
        """Lay out nothing, and forget what was: the document gets another text, and Qt asks for sizes meanwhile."""
        self._served = None
        for known in (self._heights, self._slots, self._stamps):
            known.clear()
        self._formatted.clear()
        self._uneven.clear()
        self._shapes.clear()

    def serve(self, rules: Rules) -> None:
        """Lay out the document's text by these rules from now on."""
        self._served = rules

    @property
    def _rules(self) -> Rules:
        assert self._served is not None, "nobody asks a layout at rest"  # noqa: S101  a bug, not an input
        return self._served

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
        if not block.isValid() or not block.isVisible():
            return QRectF()
        if self._served is None:
            # So high that Qt, which fills the view from below, asks for no other one; and without width, which Qt takes
            # for no rectangle: it would look for the caret's line in it and end the process, for there is none.
            return QRectF(0, 0, 0, _ENDLESS)
        layout = block.layout()
        height = None
        if self._is_ours(layout):
            height = self._heights.get(block.blockNumber())
        if height is None:
            height = self._lay_out(block, layout)
        return QRectF(0, 0, self._left + self._width, height)

    def forget(self, block: QTextBlock) -> None:
        """Lay a paragraph out again when it is next asked for."""
        block.clearLayout()
        self._heights.pop(block.blockNumber(), None)
        self._changed(block.blockNumber())

    def keep_shapes(self, blocks: Iterable[QTextBlock]) -> None:
        """Keep the shapes of the letters of paragraphs that will be painted and asked for places."""
        self._shapes.keep(blocks)

    def is_uneven(self, number: int) -> bool:
        """Tell whether a line of a paragraph that is laid out has another slot than its kind of line begins with."""
        return number in self._uneven

    def restack(self, block: QTextBlock, first: int, last: int) -> bool:
        """Give the lines of UTF-16 places `first` to `last` of a paragraph the slots that their lanes want now.

        Tells whether a line moved. A paragraph that is not laid out yet is left alone.
        """
        number = block.blockNumber()
        slots, layout = self._slots.get(number), block.layout()
        if slots is None or not self._is_ours(layout):
            return False
        paragraph = self._rules.paragraph(block)
        if paragraph.folded or not slots:
            return False
        begin = layout.lineForTextPosition(min(first, block.length() - 1)).lineNumber()
        end = layout.lineForTextPosition(min(last, block.length() - 1)).lineNumber() + 1
        lines = [layout.lineAt(at) for at in range(begin, end)]
        wanted = self._rules.slots(block, paragraph.line, lines)
        if slots[begin:end] == wanted:
            return False
        slots[begin:end] = wanted
        self._note_slots(number, paragraph.line, slots)
        base = paragraph.line.base
        top = lines[0].y() + lines[0].ascent() - base
        lines += [layout.lineAt(at) for at in range(end, layout.lineCount())]
        for line, slot in zip(lines, slots[begin:], strict=True):
            line.setPosition(QPointF(self._left, top + base - line.ascent()))
            top += slot
        self._heights[number] = self._height(block, top)
        self._changed(number)
        return True

    def stamp(self, number: int) -> int:
        """Return a number that is another one whenever the lines of a paragraph are others or lie elsewhere."""
        return self._stamps.get(number, 0)

    def _changed(self, number: int) -> None:
        self.generation += 1
        self._stamps[number] = self.generation

    def stack_again(self) -> None:
        """Give all lines the slots that their lanes want now; how the text is broken into lines has not changed."""
        for number in self.laid_out():
            block = self.document().findBlockByNumber(number)
            if block.length() > _LONG:
                self.restack(block, 0, block.length())
            else:
                self.forget(block)
        self.tell()

    def laid_out(self) -> list[int]:
        """Return the numbers of the paragraphs that were laid out."""
        return list(self._heights)

    def is_laid_out(self, block: QTextBlock) -> bool:
        """Tell whether a paragraph still has the lines that were laid out here."""
        return block.isValid() and self._is_ours(block.layout())

    def _is_ours(self, layout: QTextLayout) -> bool:
        return layout.lineCount() > 0 and layout.lineAt(0).x() in (self._left, self._left + _ASIDE)

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> float:
        paragraph = self._rules.paragraph(block)
        number = block.blockNumber()
        self._shapes.forget(number, layout)
        if paragraph.formats or number in self._formatted:
            layout.setFormats(paragraph.formats)
            self._formatted.add(number)
        layout.setTextOption(self._option)
        width = _ENDLESS if paragraph.folded else self._width
        lines: list[QTextLine] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        self._shapes.keep([block])
        layout.endLayout()
        height = self._stack(block, paragraph, lines)
        self._heights[number] = height
        self._changed(number)
        if block.lineCount() != len(lines):
            block.setLineCount(len(lines))
            self.tell()
        return height

    def _stack(self, block: QTextBlock, paragraph: Paragraph, lines: Sequence[QTextLine]) -> float:
        """Set the lines' positions; return the paragraph's height."""
        look = paragraph.line
        top = float(paragraph.above)
        slots: Sequence[int] = []
        if paragraph.folded:
            for line in lines:
                line.setPosition(QPointF(self._left + _ASIDE, top + look.base - line.ascent()))
            top += look.slot
        elif paragraph.blank:
            for line in lines:
                line.setPosition(QPointF(self._left, top - look.slot + look.base - line.ascent()))
        else:
            slots = self._rules.slots(block, look, lines)
            for line, slot in zip(lines, slots, strict=True):
                line.setPosition(QPointF(self._left, top + look.base - line.ascent()))
                top += slot
        self._slots[block.blockNumber()] = list(slots)
        self._note_slots(block.blockNumber(), look, slots)
        return self._height(block, top)

    def _note_slots(self, number: int, look: LineLook, slots: Sequence[int]) -> None:
        if any(slot != look.slot for slot in slots):
            self._uneven.add(number)
        else:
            self._uneven.discard(number)

    def _height(self, block: QTextBlock, bottom: float) -> float:
        """Return the height of a paragraph whose last line ends at `bottom`, with the margin under the very last."""
        if not block.next().isValid():
            bottom += self._rules.metrics.top_margin
        return max(bottom, 1.0)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Tell of all paragraphs that are laid out meanwhile in one go."""
        if self._telling:
            yield
            return
        self._telling, self._untold = True, False
        try:
            yield
        finally:
            self._telling = False
        if self._untold:
            self.tell()

    def tell(self) -> None:
        """Say that there are more or fewer lines than thought. The view answers by asking for sizes again."""
        if self._telling:
            self._untold = True
            return
        self._telling = True
        try:
            self.documentSizeChanged.emit(self.documentSize())
        finally:
            self._telling = False
