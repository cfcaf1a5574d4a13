"""A text with its proposed zones: greyed and set as they would be, their names beside it. It is only read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from annotator.domain.offsets import Utf16Map, display_copy
from annotator.domain.zone import APART
from annotator.ui import fonts
from annotator.ui.dialogs.importing.seen import Stretch
from annotator.ui.theme import token
from annotator.ui.widgets.paint import elided, paint_text

MOST = 60_000
"""Characters that are shown; of a longer text the beginning."""
GUTTER = 126
_BAR, _SIDE = 2, 10
_STRONG = frozenset({"title", "subheading"})
SPLIT = "split"
"""The kind of the place where another article begins."""


class _Gutter(QWidget):
    """The names of the zones, beside their first lines, and a bar along each."""

    def __init__(self, text: ZonedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """Return its width."""
        return QSize(GUTTER, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands beside the lines in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), token(self.palette(), "paper"))
        self._text.paint_gutter(painter)

    def event(self, event: QEvent) -> bool:
        """Say why a zone is proposed, where the mouse rests on its name."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._text.tip_at(event.pos()), self)
            return True
        return super().event(event)


class ZonedText(QPlainTextEdit):
    """Shows a text in the serif; `mark` sets zones, `show_stretch` brings one into sight."""

    def __init__(self, parent: QWidget | None = None, *, named: bool = True) -> None:
        super().__init__(parent)
        self._named = named
        self._names: Mapping[str, str] = {}
        self._zones: Sequence[Stretch] = ()
        self._first: dict[int, list[Stretch]] = {}
        self._spans: list[tuple[int, int, Stretch]] = []
        self._places = Utf16Map("")
        self.setReadOnly(True)
        self.setFont(fonts.font(fonts.Role.QUOTE))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(10)
        self._gutter = _Gutter(self)
        self._gutter.setVisible(named)
        self.setViewportMargins(GUTTER if named else 0, 0, 0, 0)
        self.updateRequest.connect(self._on_scrolled)

    def set_names(self, names: Mapping[str, str]) -> None:
        """Take the names of the kinds in the interface's language."""
        self._names = names
        self._gutter.update()

    def show_text(self, text: str, zones: Sequence[Stretch] = ()) -> None:
        """Show the beginning of a text with its zones; places are code points."""
        shown = text[:MOST]
        self._places = Utf16Map(shown)
        more = self.tr("… and %n more characters", "", len(text) - MOST) if len(text) > MOST else ""
        self.setCurrentCharFormat(QTextCharFormat())  # else the letters are those at the cursor before
        self.setPlainText(display_copy(shown) + (f"\n\n{more}" if more else ""))
        inside = (zone for zone in zones if zone.start < len(shown))
        self._zones = sorted(inside, key=lambda zone: (zone.start, -zone.end))
        self._mark()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_stretch(self, start: int, end: int) -> None:
        """Select a stretch and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._place(end))
        cursor.setPosition(self._place(start), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def grey_lines(self, lines: Sequence[bool]) -> None:
        """Show the lines for which `lines` says so quietly and the others on a ground: what differs stands out."""
        quiet, loud = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(token(self.palette(), "ink3"))
        loud.setBackground(token(self.palette(), "sel"))
        block = self.document().begin()
        for same in lines:
            if not block.isValid():
                break
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(quiet if same else loud)
            block = block.next()

    def _place(self, position: int) -> int:
        return self._places.to_utf16(min(position, self._places.length))

    def _mark(self) -> None:
        """Set the letters of the zones, and note beside which blocks their names stand."""
        self._first, self._spans = {}, []
        document = self.document()
        for zone in self._zones:
            start, end = self._place(zone.start), self._place(max(zone.end, zone.start))
            first = document.findBlock(start).blockNumber()
            last = document.findBlock(max(end - 1, start)).blockNumber()
            self._first.setdefault(first, []).append(zone)
            if zone.kind != SPLIT:
                self._spans.append((first, last, zone))
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._format(zone.kind))
        self._gutter.update()

    def _format(self, kind: str) -> QTextCharFormat:
        letters = QTextCharFormat()
        if kind in APART:
            letters.setForeground(token(self.palette(), "ink3"))
            letters.setBackground(token(self.palette(), "hover"))
        elif kind in _STRONG:
            kind_of_text = fonts.TYPE[fonts.Role.QUOTE]
            letters.setFont(fonts.serif(kind_of_text.size, 600))
        elif kind == "caption":
            letters.setFontItalic(True)
        elif kind in {"date", "byline", "source"}:
            letters.setForeground(token(self.palette(), "ink2"))
        return letters

    # The gutter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), GUTTER, inside.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Set the letters in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._zones:
            self._mark()

    def _on_scrolled(self, _rect: QRect, _dy: int) -> None:
        self._gutter.update()

    def _blocks(self) -> list[tuple[QTextBlock, int, int]]:
        """Return the blocks in sight with the top and the bottom of each in the viewport, in px."""
        found, block = [], self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > self.viewport().height():
                break
            found.append((block, round(box.top()), round(box.bottom())))
            block = block.next()
        return found

    def paint_gutter(self, painter: QPainter) -> None:
        """Paint names and bars."""
        palette, font = self.palette(), fonts.font(fonts.Role.HINT)
        line = self.fontMetrics().height()
        for block, top, bottom in self._blocks():
            number = block.blockNumber()
            for depth, (_, _, zone) in enumerate(span for span in self._spans if span[0] <= number <= span[1]):
                x = GUTTER - _SIDE + 4 - 4 * min(depth, 2)
                colour = token(palette, "hair2" if zone.kind == "body" else "ink3")
                painter.fillRect(x, top + 2, _BAR, bottom - top - 4, colour)
            if number in self._first:
                box = QRect(12, top + 1, GUTTER - _SIDE - 8 - 12, line)
                words = elided(font, self._words_at(number), box.width())
                paint_text(painter, box, words, font, token(palette, "ink3"), Qt.AlignmentFlag.AlignRight)

    def _words_at(self, number: int) -> str:
        return " · ".join(dict.fromkeys(self._names.get(zone.kind, zone.kind) for zone in self._first[number]))

    def tip_at(self, point: QPoint) -> str:
        """Return name, confidence and reason of the zones beside a point of the gutter."""
        for block, top, bottom in self._blocks():
            if top <= point.y() < bottom:
                number = block.blockNumber()
                starting = [zone for zone in self._first.get(number, []) if zone.kind == SPLIT]
                zones = [zone for first, last, zone in self._spans if first <= number <= last]
                return "\n".join(self._tip(zone) for zone in [*starting, *zones])
        return ""

    def _tip(self, zone: Stretch) -> str:
        parts = (self._names.get(zone.kind, zone.kind), f"{round(zone.sure * 100)} %", zone.reason)
        return " · ".join(part for part in parts if part)
