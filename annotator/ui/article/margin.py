"""The margin: a slim strip beside the text that shows where spans lie in the whole of it.

From left to right: open points and what was found, then a column for each label. Nothing in it counts spans while a key
is being worked off: what changes is noted, and the picture of the strip is made anew a moment later.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from annotator.domain.span import Mark
from annotator.ui.article.density import BINS, Density
from annotator.ui.article.index import SpanIndex
from annotator.ui.article.lanes import Placed
from annotator.ui.article.look import STRONG, ArticleLook
from annotator.ui.widgets.paint import mixed

SIGNALS, PITCH, BAR = 6, 3, 2
"""Width of the column of open points and hits, from one label's column to the next, and of a mark, in px."""
_MOST = 8
"""From so many labels on the columns move together."""
END = 6
"""Distance from the ends of the strip in px, as the scroll bar's."""
_LEAST = 2.0
_QUIET = 0.8  # share of its lane's colour in a mark
_RING, _RING_LINE, _RINGS_APART = 4.4, 1.2, 7.0
_CURRENT = 5.0  # least height of the frame of the current span
_NEAR = 2  # px around a click
_LATER = 40  # ms from a change to the new picture
_SLICE = 2000  # marks that are counted without a pause

Extent = tuple[int, int]


class Margin(QWidget):
    """The strip of one view. Places are code points of the text.

    `place_asked` gives the stretch of text around a click and the label of the column there (empty: open points and
    hits), `scrubbed` the place under a drag.
    """

    place_asked = Signal(int, int, str)
    scrubbed = Signal(int)

    def __init__(self, index: Callable[[], SpanIndex], look: ArticleLook, parent: QWidget) -> None:
        """Make the strip; `index` gives the marks of the article shown."""
        super().__init__(parent)
        self._index = index
        self._length = 0
        self._counting: Iterator[Mark | Placed] | None = None
        self._open: Collection[str] = ()
        self._hits: Sequence[Extent] = ()
        self._rings: list[int] = []
        self._found: list[int] = []
        """Bins of open points and of hits, in order."""
        self._hit: Extent | None = None
        self._current: Extent | None = None
        self._visible: Extent = (0, 0)
        self._picture: QPixmap | None = None
        self._is_bare = True
        self._pressed: float | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._work)
        self._take_look(look)
        self._counts = Density(0, len(self._columns) + 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name_it()

    # What is shown

    @property
    def is_ready(self) -> bool:
        """Whether the picture shows all there is."""
        return self._counting is None and not self._later.isActive()

    def sizeHint(self) -> QSize:
        """Return the width that the labels need."""
        return QSize(SIGNALS + PITCH * min(_MOST, len(self._columns)) + 1, 100)

    def set_look(self, look: ArticleLook) -> None:
        """Take colours and labels."""
        before = list(self._columns)
        self._take_look(look)
        self._picture = None
        if list(self._columns) != before:
            self.count(self._length)
        self.update()

    def show_article(self, length: int) -> None:
        """Show another article, of this length; nothing but its marks is known yet."""
        self._open, self._hits, self._hit, self._current, self._visible = (), (), None, None, (0, 0)
        self._rings, self._found, self._is_bare = [], [], True
        self._pressed = self._picture = None
        self.count(length)
        self.update()

    def count(self, length: int) -> None:
        """Count all marks of a text of this length anew, a moment later."""
        self._length = length
        self._counts = Density(length, len(self._columns) + 1)
        self._counting = iter(self._index())
        self._note()

    def change(self, removed: Iterable[Mark | Placed], added: Iterable[Mark | Placed]) -> None:
        """Take marks away and put others in."""
        if self._counting is not None:
            self.count(self._length)
            return
        for marks, count in ((removed, -1), (added, 1)):
            for mark in marks:
                self._counts.add(self._column(mark.label), mark.start, mark.end, count)
        self._note()

    def set_open_points(self, ids: Collection[str]) -> None:
        """Show where the spans with open points begin."""
        self._open = ids
        self._note()

    def set_hits(self, hits: Sequence[Extent], current: int | None) -> None:
        """Show what was found, and which of it is the current one (its number)."""
        self._hits = hits
        self._hit = hits[current] if current is not None else None
        self._note()

    def set_current(self, extent: Extent | None) -> None:
        """Show where the current span lies."""
        if extent != self._current:
            self._current = extent
            self.update()

    def set_visible_range(self, start: int, end: int) -> None:
        """Show what lies in the view."""
        if (start, end) != self._visible:
            before, self._visible = self._band(), (start, end)
            if before != self._band():
                self.update()

    def _take_look(self, look: ArticleLook) -> None:
        self._look = look
        ordered = sorted(look.labels, key=lambda label_id: look.labels[label_id].rank)
        self._columns = {label_id: at for at, label_id in enumerate(ordered)}

    def _column(self, label_id: str) -> int:
        return self._columns.get(label_id, len(self._columns))

    def _name_it(self) -> None:
        self.setAccessibleName(self.tr("Where spans lie in the text"))

    # Counting

    def _note(self) -> None:
        if not self._later.isActive():
            self._later.start(_LATER)

    def _work(self) -> None:
        """Count a part of the marks; after the last one let the picture be made."""
        if self._counting is not None:
            part = list(islice(self._counting, _SLICE))
            for mark in part:
                self._counts.add(self._column(mark.label), mark.start, mark.end)
            if len(part) == _SLICE:
                self._later.start(0)
                return
            self._counting = None
        self._rings = self._bins(self._index().starts_of(self._open))
        self._found = self._bins(start for start, _ in self._hits)
        self._picture = self._made()
        self.update()

    def _bins(self, places: Iterable[int]) -> list[int]:
        length = max(1, self._length)
        return sorted({min(BINS - 1, place * BINS // length) for place in places})

    # Places and px

    def _y_of(self, place: int) -> float:
        return END + place * (self.height() - 2 * END) / max(1, self._length)

    def place_at(self, y: float) -> int:
        """Return the place that a height in the strip stands for."""
        room = max(1, self.height() - 2 * END)
        return round(min(1.0, max(0.0, (y - END) / room)) * self._length)

    def _left_of(self, column: int) -> float:
        pitch = min(float(PITCH), PITCH * _MOST / max(1, len(self._columns)))
        return SIGNALS + column * pitch

    def _label_at(self, x: float) -> str:
        return next((label_id for label_id, at in reversed(self._columns.items()) if self._left_of(at) <= x + 0.5), "")

    def _band(self) -> tuple[int, int] | None:
        start, end = self._visible
        if end <= start or end - start >= self._length:
            return None
        return floor(self._y_of(start)), ceil(self._y_of(end))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip: what is in sight, the marks, the current span."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.paper)
        picture = self._shown_picture()
        band, look = self._band(), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if band is not None and not self._is_empty:
            top, bottom = band
            height = max(8, bottom - top)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(QRectF(0, min(top, self.height() - height), self.width() - 1, height), 3, 3)
        if picture is not None:
            painter.drawPixmap(0, 0, picture)
        if self._hit is not None:
            painter.fillRect(self._bar(0, self.width() - 1, *map(self._y_of, self._hit)), look.ink2)
        if self._current is not None:
            self._paint_current(painter, *map(self._y_of, self._current))

    def _shown_picture(self) -> QPixmap | None:
        """Return the picture, made anew for another size or screen; None before the marks were first counted."""
        picture = self._picture
        if picture is not None and picture.devicePixelRatio() == self.devicePixelRatio():
            return picture
        if self._counting is None:
            self._picture = self._made()
        return self._picture

    @property
    def _is_empty(self) -> bool:
        return self._is_bare and self._current is None

    def _paint_current(self, painter: QPainter, top: float, bottom: float) -> None:
        grow = max(0.0, _CURRENT - (bottom - top)) / 2 + 1
        painter.setPen(QPen(self._look.ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(0.5, floor(top - grow) + 0.5, self.width() - 2, ceil(bottom - top + 2 * grow))
        painter.drawRoundedRect(box, 2, 2)

    def _made(self) -> QPixmap:
        """Paint what does not move by itself."""
        ratio = self.devicePixelRatio()
        picture = QPixmap(ceil(self.width() * ratio), ceil(self.height() * ratio))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        hits = ((at, at + 1) for at in self._found)
        self._paint_bars(painter, hits, 0, self.width() - 1, self._look.hair2)
        self._is_bare = not (self._rings or self._found)
        for column in range(len(self._columns) + 1):
            runs = self._counts.runs(column)
            self._is_bare = self._is_bare and not runs
            left, colour = self._look_of(column)
            self._paint_bars(painter, runs, left, left + BAR, colour)
        painter.scale(ratio, ratio)
        self._paint_rings(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _paint_bars(
        self, painter: QPainter, runs: Iterable[tuple[int, int]], left: float, right: float, colour: QColor
    ) -> None:
        """Paint bars on whole px of the screen, high enough to be seen; those that touch as one."""
        ratio = self.devicePixelRatio()
        x, wide = round(left * ratio), max(1, round((right - left) * ratio))
        least, step, end = round(_LEAST * ratio), (self.height() - 2 * END) * ratio / BINS, END * ratio
        top = bottom = -1
        for first, last in runs:
            begin = int(end + first * step)
            if begin > bottom:
                painter.fillRect(x, top, wide, bottom - top, colour)
                top = begin
            bottom = max(begin + least, ceil(end + last * step))
        painter.fillRect(x, top, wide, bottom - top, colour)

    def _look_of(self, column: int) -> tuple[float, QColor]:
        look = self._look
        if column == len(self._columns):  # labels that the scheme does not know
            return 1.0, look.ink3
        label_id = next(label_id for label_id, at in self._columns.items() if at == column)
        share = 1.0 if look.lane_style == STRONG else _QUIET
        return self._left_of(column), mixed(look.paper, look.labels[label_id].lane, share)

    def _bar(self, left: float, right: float, top: float, bottom: float) -> QRectF:
        """Return a bar on whole px of the screen, high enough to be seen."""
        ratio = self.devicePixelRatio()
        x, y = round(left * ratio), floor(top * ratio)
        high = max(round(_LEAST * ratio), ceil(bottom * ratio) - y)
        return QRectF(x / ratio, y / ratio, max(1, round((right - left) * ratio)) / ratio, high / ratio)

    def _paint_rings(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.ink2, _RING_LINE))
        painter.setBrush(self._look.paper)
        last, room = -_RINGS_APART, (self.height() - 2 * END) / BINS
        for at in self._rings:
            y = END + at * room + 1
            if y - last >= _RINGS_APART:
                painter.drawEllipse(QPointF(_RING / 2 + 0.8, y), _RING / 2, _RING / 2)
                last = y

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the picture in the new size."""
        self._picture = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Name it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_it()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the place under the mouse in a tool tip, and what lies there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if self._length and not self._is_empty:
                QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _words_at(self, point: QPointF) -> str:
        share = 100 * self.place_at(point.y()) // max(1, self._length)
        where = self.tr("{share} %").format(share=share)
        label_id = self._label_at(point.x())
        if label_id:
            first, last = (self._counts.bin(self.place_at(point.y() + by)) for by in (-_NEAR, _NEAR))
            if any(run[0] <= last and run[1] > first for run in self._counts.runs(self._column(label_id))):
                return f"{where} · {self._look.label(label_id).name}"
        return where

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place."""
        if event.button() == Qt.MouseButton.LeftButton and self._length:
            point = event.position()
            self._pressed = point.y()
            label_id = self._label_at(point.x())
            near = _NEAR if label_id else 2 * _NEAR  # rings are higher than marks
            start, end = (self.place_at(point.y() + by) for by in (-near, near))
            self.place_asked.emit(start, max(end, start + 1), label_id)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag."""
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            y = event.position().y()
            if self._pressed < 0 or abs(y - self._pressed) >= QApplication.startDragDistance():
                self._pressed = -1.0  # a drag from now on, wherever it goes
                self.scrubbed.emit(self.place_at(y))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._pressed = None
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        view = self.parentWidget()
        if isinstance(view, QAbstractScrollArea):
            QApplication.sendEvent(view.viewport(), event)
