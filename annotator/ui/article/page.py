"""One article as it is shown: its document and layout, the marks by place, and what the zones make of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from annotator.domain.offsets import Utf16Map, display_copy
from annotator.domain.span import Mark
from annotator.domain.zone import Zone
from annotator.ui.article.index import SpanIndex
from annotator.ui.article.layout import ArticleLayout, Paragraph
from annotator.ui.article.look import GUTTER, RIGHT_MARGIN, ArticleLook, LineLook, Metrics
from annotator.ui.article.parts import Heading, ReviewMarks
from annotator.ui.article.room import Room
from annotator.ui.article.rows import x_of
from annotator.ui.article.structure import Fold, Structure, folded_numbers

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdfd\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Page:
    """The article that the view shows. Places are code points; `Row` and `places` turn them into Qt's."""

    def __init__(
        self, document: QTextDocument, layout: ArticleLayout, text: str, marks: Sequence[Mark], look: ArticleLook
    ) -> None:
        """Take an article. Its document has its text (see `shown`) and its zones when it begins, not sooner."""
        self.text = text
        self.heading = Heading()
        self.places = Utf16Map(text)
        self.metrics: Metrics = look.metrics()
        self._look = look
        self._mixed: dict[int, bool] = {}
        self._room: Room | None = None
        self.document = document
        self.layout = layout
        self.index = SpanIndex(marks, self._rank)
        self.structure = Structure(document, text, self.places)
        self.structure.set_look(look, self.metrics)

    @property
    def shown(self) -> str:
        """The text as Qt may have it: of the same length in UTF-16, and each line feed a paragraph's end."""
        return display_copy(self.text)

    def begin(self, zones: Sequence[Zone], heading: Heading) -> None:
        """Begin to lay out; the document has the text now."""
        self.heading = heading
        self.structure.set_zones(zones, heading)
        self._hide(folded_numbers(self.structure.folds.values()), hidden=True)
        self.layout.serve(self)
        self.layout.tell()

    # Look, zones, marks

    def set_look(self, look: ArticleLook) -> None:
        """Take another look; what it changes of the lines is laid out again when it is next asked for."""
        before, self._look = self._look, look
        if look.metrics() is self.metrics and look.ink3 == before.ink3:
            if look.all_chips != before.all_chips:
                self.layout.stack_again()
            return
        self.metrics = look.metrics()
        self.structure.set_look(look, self.metrics)
        self.lay_out_again()

    def set_zones(self, zones: Sequence[Zone], heading: Heading) -> None:
        """Take other zones, and the line that stands for what they do not say."""
        self.heading = heading
        self._hide(folded_numbers(self.structure.folds.values()), hidden=False)
        self.structure.set_zones(zones, self.heading)
        self._hide(folded_numbers(self.structure.folds.values()), hidden=True)
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Forget all lines."""
        for number in self.layout.laid_out():
            self.layout.forget(self.document.findBlockByNumber(number))
        self.layout.tell()

    def fold(self, fold: Fold, *, folded: bool) -> None:
        """Fold a zone to one line or open it."""
        fold.folded = folded
        self._hide(range(fold.head + 1, fold.last + 1), hidden=folded)
        self.layout.forget(self.document.findBlockByNumber(fold.head))
        after = self.document.findBlockByNumber(fold.last + 1)
        if after.isValid():
            self.layout.forget(after)
        self.layout.tell()

    def set_column(self, viewport_width: int) -> bool:
        """Place the column in a viewport; tell whether it moved. It shrinks where it does not fit, the gutter stays."""
        column = min(self.metrics.column, max(120, viewport_width - GUTTER - RIGHT_MARGIN))
        left = max(GUTTER, (viewport_width - column) // 2)
        moved = (left, column) != (self.layout.left, self.layout.width)
        self.layout.set_column(left, column)
        return moved

    def change_marks(self, removed: Iterable[str], added: Iterable[Mark]) -> tuple[list[tuple[int, int]], bool]:
        """Change marks; return the stretches that look another way, and whether lines moved."""
        touched = _joined(self.index.change(removed, added))
        moved = [self._restack(start, end) for start, end in touched]
        if any(moved):
            self.layout.tell()
        return touched, any(moved)

    def set_review(self, marks: ReviewMarks | None) -> None:
        """Make room for the underlines of a place under review, where lines are laid out, and take back the old."""
        before, self._room = self._room, Room(marks) if marks is not None and marks.lines else None
        rooms = [room for room in (before, self._room) if room is not None]
        moved = [self._stack_anew(*extent) for room in rooms for extent in _joined(room.extents)]
        if any(moved):
            self.layout.tell()

    def height_of(self, start: int, end: int) -> int:
        """Return how high the lines of a stretch of text are together, in px; lays out its paragraphs."""
        block, last = self.block_of(start), self.places.to_utf16(end)
        high, heights = 0.0, self.layout.blockBoundingRect
        top = self._line_top(block, self.places.to_utf16(start))
        while block.isValid():
            whole = heights(block).height()
            following = block.next()
            if not following.isValid() or following.position() >= last:
                return round(high - top + self._line_bottom(block, last, whole))
            high += whole
            block = following
        return 0

    def _line_top(self, block: QTextBlock, at: int) -> float:
        self.layout.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        return line.y() if line.isValid() else 0.0

    def _line_bottom(self, block: QTextBlock, at: int, whole: float) -> float:
        layout = block.layout()
        line = layout.lineForTextPosition(max(0, at - 1 - block.position()))
        number = line.lineNumber() + 1 if line.isValid() else layout.lineCount()
        return layout.lineAt(number).y() if number < layout.lineCount() else whole

    def _stack_anew(self, start: int, end: int) -> bool:
        """Give the lines of a stretch of text the slots that they want now; tell whether one moved."""
        first, last = self.places.to_utf16(start), self.places.to_utf16(end)
        block, moved = self.document.findBlock(first), False
        while block.isValid() and block.position() < last:
            here = block.position()
            moved |= self.layout.restack(block, max(0, first - here), max(0, last - here))
            block = block.next()
        return moved

    def _restack(self, start: int, end: int) -> bool:
        if end > len(self.text):
            blocks = [self.document.findBlockByNumber(number) for number in self.layout.laid_out()]
            return sum([self.layout.restack(block, 0, block.length()) for block in blocks]) > 0
        deepest = max((mark.lane for mark in self.index.between(start, end)), default=-1)
        first, last = self.places.to_utf16(start), self.places.to_utf16(end)
        block, moved = self.document.findBlock(first), False
        while block.isValid() and block.position() < last:
            number, here = block.blockNumber(), block.position()
            if self.layout.is_uneven(number) or not self._fits(number, deepest):
                moved |= self.layout.restack(block, max(0, first - here), max(0, last - here))
            block = block.next()
        return moved

    def _fits(self, number: int, lane: int) -> bool:
        """Tell whether every line of a paragraph has room for a lane without growing."""
        look = self.metrics.kinds[self.structure.kind(number)]
        return not self._look.all_chips and lane < self.metrics.fitting(look)

    # Places

    def block_of(self, place: int) -> QTextBlock:
        """Return the paragraph of a place."""
        return self.document.findBlock(self.places.to_utf16(place))

    def is_mixed(self, block: QTextBlock) -> bool:
        """Tell whether a paragraph has letters that run from right to left."""
        number = block.blockNumber()
        found = self._mixed.get(number)
        if found is None:
            start, end = self.structure.extent(block)
            found = self._mixed[number] = _RIGHT_TO_LEFT.search(self.text, start, end) is not None
        return found

    def fold_over(self, place: int) -> Fold | None:
        """Return the folded zone in which a place is hidden."""
        if not self.structure.folds:
            return None
        number = self.block_of(place).blockNumber()
        for fold in self.structure.folds.values():
            if fold.folded and fold.head <= number <= fold.last:
                return fold if place > self.start_of(fold.head) else None
        return None

    def start_of(self, number: int) -> int:
        """Return the place where a paragraph begins; the end of the text after the last."""
        block = self.document.findBlockByNumber(number)
        return self.places.to_codepoint(block.position()) if block.isValid() else len(self.text)

    def line_step(self, place: int, step: int, goal: float | None) -> tuple[int, float]:
        """Return the place one line on or back at an x (that of `place` where none is given), and the x."""
        block = self.block_of(place)
        self.layout.blockBoundingRect(block)
        layout = block.layout()
        at = self.places.to_utf16(place) - block.position()
        line = layout.lineForTextPosition(at)
        if not line.isValid():
            return place, goal or 0.0
        x = goal if goal is not None else x_of(line, at)
        number = line.lineNumber() + step
        if not 0 <= number < layout.lineCount():
            neighbour = self._neighbour(block, step)
            if neighbour is None:
                return (len(self.text) if step > 0 else 0), x
            block = neighbour
            self.layout.blockBoundingRect(block)
            layout = block.layout()
            number = 0 if step > 0 else layout.lineCount() - 1
        target = layout.lineAt(number)
        found = target.xToCursor(x)
        if found == target.textStart() + target.textLength() and number + 1 < layout.lineCount():
            found -= 1
        return self.places.to_codepoint(block.position() + found), x

    def line_edges(self, place: int) -> tuple[int, int]:
        """Return beginning and end of the line at a place, without the blanks at which it is broken."""
        block = self.block_of(place)
        self.layout.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(self.places.to_utf16(place) - block.position())
        if not line.isValid():
            return place, place
        start = self.places.to_codepoint(block.position() + line.textStart())
        end = self.places.to_codepoint(block.position() + line.textStart() + line.textLength())
        return start, start + len(self.text[start:end].rstrip())

    # What the layout asks for

    def paragraph(self, block: QTextBlock) -> Paragraph:
        """Return how a paragraph is laid out."""
        return self.structure.paragraph(block)

    def slots(self, block: QTextBlock, look: LineLook, lines: Sequence[QTextLine]) -> list[int]:
        """Return the slot of each line: more where more lanes lie under it than fit, or names stand there."""
        names, fitting = self._look.all_chips, self.metrics.fitting(look)
        base, last = block.position(), lines[-1]
        to_codepoint = self.places.to_codepoint
        starts = [to_codepoint(base + line.textStart()) for line in lines]
        depths, named = [0] * len(starts), [False] * len(starts)
        for mark in self.index.between(starts[0], to_codepoint(base + last.textStart() + last.textLength())):
            lane = mark.lane
            if lane < fitting and not names:
                continue
            begin = bisect_right(starts, mark.start) - 1
            for at in range(max(0, begin), bisect_left(starts, mark.end)):
                if depths[at] <= lane:
                    depths[at] = lane + 1
            if names and begin >= 0:
                named[begin] = True
        wanted = list(zip(depths, named, strict=True))
        heights = {each: self.metrics.slot(look, each[0], names=each[1]) for each in set(wanted)}
        slots = [heights[each] for each in wanted]
        if self._room is not None:
            end = to_codepoint(base + last.textStart() + last.textLength())
            self._room.widen(slots, [*starts, end], look, self.metrics, self.index)
        return slots

    def _rank(self, label_id: str) -> int:
        return self._look.label(label_id).rank

    def _hide(self, numbers: Iterable[int], *, hidden: bool) -> None:
        for number in numbers:
            block = self.document.findBlockByNumber(number)
            block.setVisible(not hidden)
            self.layout.forget(block)
            block.setLineCount(0 if hidden else 1)

    def _neighbour(self, block: QTextBlock, step: int) -> QTextBlock | None:
        """Return the next paragraph in sight that shows something, or the very last one."""
        following = block.next() if step > 0 else block.previous()
        while following.isValid():
            last = not (following.next() if step > 0 else following.previous()).isValid()
            if following.isVisible() and (last or not self.structure.is_blank(following)):
                return following
            following = following.next() if step > 0 else following.previous()
        return None


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches in order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
