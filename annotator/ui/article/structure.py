"""What the zones make of the paragraphs: kinds of line, grey stretches, spaces, and zones folded to one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from annotator.domain.offsets import Utf16Map
from annotator.domain.zone import ACCEPTED, APART, PROPOSED, Zone
from annotator.ui.article.layout import Paragraph
from annotator.ui.article.look import BODY, CAPTION, DATE, SUBHEADING, TITLE, ArticleLook, Metrics
from annotator.ui.article.parts import Heading
from annotator.ui.article.proposed import Proposed

_KINDS = {"title": TITLE, "subheading": SUBHEADING, "caption": CAPTION, "date": DATE, "source": DATE}
_BLANKS = 16  # a paragraph of more characters than this is not looked at for something else than blanks
_FAR = 3  # so many blank paragraphs are looked over for the kind that follows


@dataclass(slots=True)
class Fold:
    """A zone that can be folded: the paragraph that stays, the last one of it, and how much lies in it."""

    zone: Zone
    head: int
    last: int
    paragraphs: int
    words: int
    folded: bool = True


class Structure:
    """The paragraphs of one article, by block number."""

    def __init__(self, document: QTextDocument, text: str, places: Utf16Map) -> None:
        self._document = document
        self._text = text
        self._places = places
        self._kinds: dict[int, str] = {}
        self._grey: dict[int, list[tuple[int, int, str]]] = {}
        self._formats: dict[str, QTextCharFormat] = {}
        self.folds: dict[int, Fold] = {}
        self._in_folds: set[int] = set()
        self.kept_open: set[str] = set()
        """Zones whose lines are to be shown when they come."""
        self.proposed = Proposed()
        """The zones that are only proposed."""
        self.heading_at = -1

    def set_look(self, look: ArticleLook, metrics: Metrics) -> None:
        """Take fonts, colours and spaces; what is laid out already must be laid out again by the caller."""
        self._metrics = metrics
        self._formats = {kind: QTextCharFormat() for kind in metrics.kinds}
        for kind, line in metrics.kinds.items():
            self._formats[kind].setFont(line.font)
        self._formats[DATE].setForeground(look.ink3)
        self._formats["grey"] = QTextCharFormat()
        self._formats["grey"].setForeground(look.ink3)
        self._formats["pale"] = QTextCharFormat()
        self._formats["pale"].setForeground(look.ink2)

    def set_zones(self, zones: Iterable[Zone], heading: Heading) -> None:
        """Take the zones: those that are accepted make lines of their kind and folds; what was open stays open."""
        opened = {fold.zone.id for fold in self.folds.values() if not fold.folded} | self.kept_open
        self._kinds, self._grey, self.folds = {}, {}, {}
        self._in_folds = set()
        self.kept_open = set()
        in_order = sorted(zones, key=lambda zone: (zone.start, -zone.end))
        for zone in in_order:
            if zone.start >= zone.end:
                continue
            if zone.state == PROPOSED and zone.kind in APART:
                self._take_pale(zone)
            if zone.state != ACCEPTED:
                continue
            if zone.kind in _KINDS:
                self._take_kind(zone)
            elif zone.kind in APART:
                self._take_grey(zone, folded=zone.id not in opened)
        self.proposed = Proposed(in_order)
        self.heading_at = self._place_of_heading() if heading.line else -1

    def fold_of(self, zone_id: str) -> Fold | None:
        """Return the fold of a zone, or None where it has no whole paragraph."""
        return next((fold for fold in self.folds.values() if fold.zone.id == zone_id), None)

    def fold_at(self, block: QTextBlock) -> Fold | None:
        """Return the folded zone whose one line stands for this block."""
        fold = self.folds.get(block.blockNumber())
        return fold if fold is not None and fold.folded else None

    def extent(self, block: QTextBlock) -> tuple[int, int]:
        """Return start and end of a paragraph in code points, without its line feed."""
        start = block.position()
        to_codepoint = self._places.to_codepoint
        return to_codepoint(start), to_codepoint(start + block.length() - 1)

    def is_blank(self, block: QTextBlock) -> bool:
        """Tell whether a paragraph shows nothing: it is the space between two others."""
        length = block.length()
        if length == 1 or length > _BLANKS:
            return length == 1
        start, end = self.extent(block)
        return not self._text[start:end].strip()

    def kind(self, number: int) -> str:
        """Return the kind of line of a paragraph."""
        return self._kinds.get(number, BODY)

    def paragraph(self, block: QTextBlock) -> Paragraph:
        """Return how a paragraph is laid out."""
        number = block.blockNumber()
        kind = self._kinds.get(number, BODY)
        line = self._metrics.kinds[kind]
        above = self._above(block, number)
        if self.fold_at(block) is not None:
            return Paragraph(self._metrics.kinds[BODY], (), above, folded=True)
        formats = []
        if kind != BODY:
            formats.append(_range(0, block.length() - 1, self._formats[kind]))
        for start, end, colour in self._grey.get(number, ()):
            formats.append(_range(start, end - start, self._formats[colour]))
        return Paragraph(line, formats, above, blank=self.is_blank(block))

    def _above(self, block: QTextBlock, number: int) -> int:
        metrics = self._metrics
        if number == self.heading_at:
            return metrics.heading + metrics.date_gap + (metrics.title_gap if number else 0)
        previous = block.previous()
        if not previous.isValid():
            return 0
        if self.is_blank(previous):
            return metrics.gap if self.is_blank(block) else 0
        if not self._kinds:
            return metrics.gap
        following = self._following_kind(block)
        if self.kind(previous.blockNumber()) == TITLE and following == DATE:
            return metrics.title_gap
        if self.kind(previous.blockNumber()) == DATE and following != DATE:
            return metrics.date_gap
        return metrics.gap

    def _following_kind(self, block: QTextBlock) -> str:
        for _ in range(_FAR):
            if not self.is_blank(block) or not block.next().isValid():
                break
            block = block.next()
        return self.kind(block.blockNumber())

    def _place_of_heading(self) -> int:
        titles = [number for number, kind in self._kinds.items() if kind == TITLE]
        if not titles:
            return 0
        last = min(titles)
        while self._kinds.get(last + 1) == TITLE:
            last += 1
        return last + 1 if last + 1 < self._document.blockCount() else -1

    def _blocks(self, zone: Zone) -> Iterator[tuple[QTextBlock, int, int]]:
        block = self._document.findBlock(self._places.to_utf16(zone.start))
        while block.isValid():
            start, end = self.extent(block)
            if start >= zone.end:
                return
            yield block, start, end
            block = block.next()

    def _whole(self, zone: Zone, start: int, end: int) -> bool:
        inside = zone.start <= start or not self._text[start : zone.start].strip()
        return inside and (zone.end >= end or not self._text[zone.end : end].strip())

    def _take_kind(self, zone: Zone) -> None:
        for block, start, end in self._blocks(zone):
            if self._whole(zone, start, end) and not self.is_blank(block):
                self._kinds[block.blockNumber()] = _KINDS[zone.kind]

    def _take_grey(self, zone: Zone, *, folded: bool) -> None:
        numbers: list[int] = []
        words = paragraphs = 0
        for block, start, end in self._blocks(zone):
            self._colour(zone, block, start, end, "grey")
            # A paragraph is folded with one zone only, else it would be hidden by a line that is hidden itself.
            if not self._whole(zone, start, end) or block.blockNumber() in self._in_folds:
                continue
            blank = self.is_blank(block)
            if not numbers and blank:
                continue
            numbers.append(block.blockNumber())
            paragraphs += not blank
            words += len(self._text[start:end].split())
        if numbers:
            head, last = numbers[0], numbers[-1]
            self.folds[head] = Fold(zone, head, last, paragraphs, words, folded)
            self._in_folds.update(range(head, last + 1))

    def _take_pale(self, zone: Zone) -> None:
        for block, start, end in self._blocks(zone):
            self._colour(zone, block, start, end, "pale")

    def _colour(self, zone: Zone, block: QTextBlock, start: int, end: int, colour: str) -> None:
        base, to_utf16 = block.position(), self._places.to_utf16
        left, right = to_utf16(max(start, zone.start)) - base, to_utf16(min(end, zone.end)) - base
        self._grey.setdefault(block.blockNumber(), []).append((left, right, colour))


def _range(start: int, length: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, made
    return found


def folded_numbers(folds: Iterable[Fold]) -> Sequence[int]:
    """Return the block numbers that are hidden."""
    return [number for fold in folds if fold.folded for number in range(fold.head + 1, fold.last + 1)]
