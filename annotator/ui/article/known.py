"""The lines of paragraphs, worked out once and kept until they are laid out anew."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextLayout

from annotator.ui.article.page import Page
from annotator.ui.article.rows import Row, line_range

_MARGIN = 40  # px above and below the viewport in which rows still count
_MANY = 5000


class KnownRows:
    """The rows of one page's paragraphs as they were worked out once, until these are laid out anew."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, int], tuple[int, Row]] = {}

    def rows(self, page: Page, block: QTextBlock, offset: float, height: float) -> list[Row]:
        """Return the rows in sight of a paragraph that begins at `offset` in a viewport of a height, in their place."""
        rows = self.between(page, block, -_MARGIN - offset, height + _MARGIN - offset)
        for row in rows:
            row.put(offset)
        return rows

    def between(self, page: Page, block: QTextBlock, top: float, bottom: float) -> list[Row]:
        """Return the rows between two heights of a paragraph, wherever it lies."""
        if len(self._rows) > _MANY:
            self._rows.clear()
        number, layout = block.blockNumber(), block.layout()
        stamp = page.layout.stamp(number)
        found = []
        for at in line_range(layout, top, bottom):
            known = self._rows.get((number, at))
            if known is None or known[0] != stamp:
                known = self._rows[number, at] = (stamp, _row(page, block, layout, at))
            found.append(known[1])
        return found


def _row(page: Page, block: QTextBlock, layout: QTextLayout, at: int) -> Row:
    number = block.blockNumber()
    look = page.metrics.kinds[page.structure.kind(number)]
    line = layout.lineAt(at)
    row = Row(number, block.position(), line, look, page.places, mixed=page.is_mixed(block))
    row.shown = row.start + len(page.text[row.start : row.end].rstrip())
    base = line.y() + line.ascent()
    if at + 1 < layout.lineCount():
        following = layout.lineAt(at + 1)
        bottom = following.y() + following.ascent() - look.base
    else:
        margin = 0 if block.next().isValid() else page.metrics.top_margin
        bottom = page.layout.blockBoundingRect(block).height() - margin
    row.lies(0.0 if page.structure.is_blank(block) else base - look.base, base, bottom)
    return row
