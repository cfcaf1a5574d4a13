"""What of the page lies in the viewport; worked out when it is asked for and kept until something moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.article.display import Displays
from annotator.ui.article.drawing import Drawing
from annotator.ui.article.folding import FoldLine, OpenFold
from annotator.ui.article.grid import Grid
from annotator.ui.article.known import KnownRows
from annotator.ui.article.page import Page
from annotator.ui.article.rows import Row, Rows
from annotator.ui.article.scene import Hidden, Scene
from annotator.ui.article.structure import Fold
from annotator.ui.i18n import translated

_FOLDED = {
    "boilerplate": QT_TRANSLATE_NOOP("zones", "Not part of the article"),
    "other_article": QT_TRANSLATE_NOOP("zones", "Another article"),
    "navigation": QT_TRANSLATE_NOOP("zones", "Navigation"),
    "related news": QT_TRANSLATE_NOOP("zones", "Related news"),
    "advertisement": QT_TRANSLATE_NOOP("zones", "Advertisement"),
    "comment prompt": QT_TRANSLATE_NOOP("zones", "Invitation to comment"),
    "login prompt": QT_TRANSLATE_NOOP("zones", "Invitation to log in"),
    "image name": QT_TRANSLATE_NOOP("zones", "Name of an image"),
    "error string": QT_TRANSLATE_NOOP("zones", "Error message"),
}
"""What the program says of folded lines, by the zone's reason or kind; another reason is a person's own words."""


class Viewed(Protocol):
    """What a view tells of where it is scrolled to."""

    def top(self) -> tuple[QTextBlock, float]:
        """Return the first paragraph in sight and its upper edge in the viewport."""

    def viewport(self) -> QWidget:
        """Return the viewport."""


class Sight:
    """Rows, marks, folded lines and the heading in the viewport of one view."""

    def __init__(self, view: Viewed) -> None:
        self._view = view
        self._lines: tuple[object, ...] = ()
        self._quick: tuple[object, ...] = ()
        self._ends: list[QTextBlock] = []
        self._marks = -1
        self.scene: Scene
        self._rows = Rows([])
        self._known = KnownRows()
        self._displays: Displays | None = None
        self.folds: list[FoldLine] = []
        self.opened: list[OpenFold] = []
        self.heading: float | None = None
        """The upper edge of the heading's line, or None where it is out of sight."""
        self.has_moved = False
        """Whether other lines came into sight, or they lie elsewhere, since somebody set this to false."""

    def refresh(self, page: Page) -> Scene:
        """Return the marks in sight."""
        quick = self._quickly(page)
        if quick == self._quick and all(map(page.layout.is_laid_out, self._ends)):
            return self.scene
        with page.layout.at_once():
            blocks = self._blocks(page)
        height = self._view.viewport().height()
        stamp = page.layout.stamp
        lines = (height, *((block.blockNumber(), top, stamp(block.blockNumber())) for block, top in blocks))
        if lines != self._lines:
            page.layout.keep_shapes(block for block, _ in blocks)
            self._rows = self._work_out(page, blocks, height)
            self._displays = None
            self.has_moved = True
        if (lines, page.index.generation) != (self._lines, self._marks):
            self.scene = Scene(self._rows, page.index, [_hidden(page, line) for line in self.folds])
        self._lines, self._marks = lines, page.index.generation
        self._quick = self._quickly(page)
        self._ends = [block for block, _ in (*blocks[:1], *blocks[-1:])]
        return self.scene

    def _quickly(self, page: Page) -> tuple[object, ...]:
        """Return what tells at once that nothing has moved. Qt may still have dropped all lines: see `_ends`."""
        block, top = self._view.top()
        return block.blockNumber(), top, self._view.viewport().size(), page.layout.generation, page.index.generation

    def displays(self, grid: Grid, page: Page) -> Displays:
        """Return what is painted of the marks in sight, for the pixels that are painted on."""
        if self._displays is None or not self._displays.drawing.grid.same_as(grid):
            self._displays = Displays(Drawing(grid, page.metrics))
        return self._displays

    def prepare(self, page: Page, block: QTextBlock, offset: float) -> None:
        """Work out lines and marks of a paragraph that begins at `offset`, up to a page above and below the view."""
        if page.structure.fold_at(block) is None and block.isVisible():
            height = self._view.viewport().height()
            Scene(Rows(self._known.between(page, block, -height - offset, 2 * height - offset)), page.index)

    def forget(self) -> None:
        """Work it out anew the next time."""
        self._lines = self._quick = ()
        self._known = KnownRows()

    def _blocks(self, page: Page) -> list[tuple[QTextBlock, float]]:
        """Return the paragraphs in the viewport with their upper edges; this lays them out."""
        found = []
        block, top = self._view.top()
        height = self._view.viewport().height()
        while block.isValid() and top <= height:
            bottom = top + page.layout.blockBoundingRect(block).height()
            if block.isVisible():
                found.append((block, top))
            fold = page.structure.fold_at(block)
            block = page.document.findBlockByNumber(fold.last + 1) if fold is not None else block.next()
            top = bottom
        return found

    def _work_out(self, page: Page, blocks: list[tuple[QTextBlock, float]], height: int) -> Rows:
        rows: list[Row] = []
        self.folds, self.opened = [], []
        self.heading = None
        for block, top in blocks:
            fold = page.structure.fold_at(block)
            if block.blockNumber() == page.structure.heading_at:
                self.heading = top + (page.metrics.title_gap if block.blockNumber() else 0)
            if fold is not None:
                above = page.structure.paragraph(block).above
                slot = page.metrics.kinds["body"].slot
                self.folds.append(FoldLine(fold, top + above, top + above + slot, _FoldWords().of(fold), _key_name()))
            else:
                found = self._known.rows(page, block, top, height)
                self._note_open(page, block, found)
                rows += found
        return Rows(rows)

    def _note_open(self, page: Page, block: QTextBlock, rows: Sequence[Row]) -> None:
        """Note an open zone that begins with this paragraph, where the first line is in sight."""
        fold = page.structure.folds.get(block.blockNumber())
        if fold is not None and rows and rows[0].start == page.start_of(fold.head):
            self.opened.append(OpenFold(fold, rows[0].top, rows[0].bottom, rows[0].base))


class _FoldWords(QObject):
    """The words of a folded line. A QObject, since lupdate sees a plural form in `self.tr` only."""

    def of(self, fold: Fold) -> str:
        """Return why it is folded, and how much it holds."""
        why = fold.zone.reason or fold.zone.kind
        said = _FOLDED.get(why, why)
        name = translated("zones", said).removesuffix(".")
        paragraphs = self.tr("%n paragraphs", "", fold.paragraphs)
        words = self.tr("%n words", "", fold.words)
        return f"{name} · {paragraphs}, {words}"


def _hidden(page: Page, line: FoldLine) -> Hidden:
    fold = line.fold
    return Hidden(page.start_of(fold.head), page.start_of(fold.last + 1), (line.top + line.bottom) / 2)


def _key_name() -> str:
    return QCoreApplication.translate("ArticleView", "Enter")
