"""What of the page lies in the viewport; worked out when it is asked for and kept until something moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlock

from annotator.ui.article.drawing import Drawing
from annotator.ui.article.folding import FoldLine
from annotator.ui.article.grid import Grid
from annotator.ui.article.page import Page
from annotator.ui.article.rows import Row, Rows, line_range
from annotator.ui.article.scene import Scene
from annotator.ui.article.structure import Fold

if TYPE_CHECKING:
    from annotator.ui.article.canvas import Canvas

_MARGIN = 40  # px above and below the viewport in which rows still count


class Sight:
    """Rows, marks, folded lines and the heading in the viewport of one view."""

    def __init__(self, view: Canvas) -> None:
        self._view = view
        self._lines: tuple[object, ...] = ()
        self._marks = -1
        self.scene: Scene
        self._rows = Rows([])
        self._drawing: Drawing | None = None
        self.folds: list[FoldLine] = []
        self.heading: float | None = None
        """The upper edge of the heading's line, or None where it is out of sight."""

    def refresh(self, page: Page) -> Scene:
        """Return the marks in sight."""
        with page.layout.at_once():
            blocks = self._blocks(page)
        top = blocks[0][1] if blocks else 0.0
        number = blocks[0][0].blockNumber() if blocks else -1
        height = self._view.viewport().height()
        lines = (id(page), page.layout.generation, number, top, height)
        if lines != self._lines:
            self._rows = self._work_out(page, blocks, height)
            self._drawing = None
        if (lines, page.index.generation) != (self._lines, self._marks):
            self.scene = Scene(self._rows, page.index)
        self._lines, self._marks = lines, page.index.generation
        return self.scene

    def drawing(self, grid: Grid, page: Page) -> Drawing:
        """Return the shapes of what lies in sight, for the pixels that are painted on."""
        if self._drawing is None or not self._drawing.grid.same_as(grid):
            self._drawing = Drawing(grid, page.metrics)
        return self._drawing

    def forget(self) -> None:
        """Work it out anew the next time."""
        self._lines = ()

    def _blocks(self, page: Page) -> list[tuple[QTextBlock, float, float]]:
        """Return the paragraphs in the viewport with their upper and lower edges; this lays them out."""
        found = []
        block, top = self._view.top()
        height = self._view.viewport().height()
        while block.isValid() and top <= height:
            bottom = top + page.layout.blockBoundingRect(block).height()
            if block.isVisible():
                found.append((block, top, bottom))
            top = bottom
            fold = page.structure.fold_at(block)
            block = page.document.findBlockByNumber(fold.last + 1) if fold is not None else block.next()
        return found

    def _work_out(self, page: Page, blocks: list[tuple[QTextBlock, float, float]], height: int) -> Rows:
        rows: list[Row] = []
        self.folds = []
        self.heading = None
        for block, top, bottom in blocks:
            fold = page.structure.fold_at(block)
            if block.blockNumber() == page.structure.heading_at:
                self.heading = top + (page.metrics.title_gap if block.blockNumber() else 0)
            if fold is not None:
                above = page.structure.paragraph(block).above
                slot = page.metrics.kinds["body"].slot
                self.folds.append(FoldLine(fold, top + above, top + above + slot, _words(fold), _key_name()))
            else:
                rows += _rows_of(page, block, top, bottom, height)
        return Rows(rows)


def _rows_of(page: Page, block: QTextBlock, top: float, bottom: float, height: int) -> list[Row]:
    layout = block.layout()
    look = page.metrics.kinds[page.structure.kind(block.blockNumber())]
    last_line = layout.lineCount() - 1
    if not block.next().isValid():
        bottom -= page.metrics.top_margin
    mixed, blank = page.is_mixed(block), page.structure.is_blank(block)
    rows: list[Row] = []
    for at in line_range(layout, -_MARGIN - top, height + _MARGIN - top):
        line = layout.lineAt(at)
        row = Row(
            block=block.blockNumber(),
            block16=block.position(),
            line=line,
            look=look,
            places=page.places,
            mixed=mixed,
        )
        row.base = top + line.y() + line.ascent()
        row.top = row.base - look.base
        row.bottom = bottom
        if blank:
            row.top = top
        elif at < last_line:
            following = layout.lineAt(at + 1)
            row.bottom = top + following.y() + following.ascent() - look.base
        row.shown = row.start + len(page.text[row.start : row.end].rstrip())
        rows.append(row)
    return rows


def _words(fold: Fold) -> str:
    """Return the words of a folded line: why it is folded, and how much it holds."""
    translate = QCoreApplication.translate
    names = {
        "boilerplate": translate("ArticleView", "Not part of the article"),
        "other_article": translate("ArticleView", "Another article"),
    }
    name = fold.zone.reason or names.get(fold.zone.kind, fold.zone.kind)
    paragraphs = translate("ArticleView", "%n paragraphs", "", fold.paragraphs)
    words = translate("ArticleView", "%n words", "", fold.words)
    return f"{name} · {paragraphs}, {words}"


def _key_name() -> str:
    return QCoreApplication.translate("ArticleView", "Enter")
