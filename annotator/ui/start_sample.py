"""The two lines of marked text on the start page: what marking looks like, painted without a project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.swatch import paint_lane

_LINE, _BASE = 32, 22
_TINT_TOP, _TINT_BOTTOM, _LANE = 16, 5, 7
_CHIP = 11


class _Piece(NamedTuple):
    """A piece of a line and the labels over it, the outer one first."""

    text: str
    labels: tuple[str, ...] = ()
    current: bool = False


class _Place(NamedTuple):
    """Where a span lies in its line, in px from the line's start."""

    label: str
    depth: int
    left: float
    right: float
    current: bool


class SampleLines(QWidget):
    """A claim with its actor and figure, and a denial that is the current span. Needs the looks of the labels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: Mapping[str, LabelLook] = {}
        self._lines: tuple[tuple[_Piece, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Show the labels of the claims scheme so; where one is missing nothing is painted."""
        self._looks = looks
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the two lines."""
        font = fonts.font(fonts.Role.BODY)
        widths = [advance(font, "".join(piece.text for piece in line)) for line in self._lines]
        return QSize(max(widths) + 6, 2 * _LINE + _CHIP)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the lines do not wrap."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Show it in the other language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint tints, words, lanes and the current span."""
        used = {label for line in self._lines for piece in line for label in piece.labels}
        if not used <= self._looks.keys():
            return
        painter = QPainter(self)
        for at, line in enumerate(self._lines):
            self._paint_line(painter, line, at * _LINE + _BASE)

    def _retranslate(self) -> None:
        self._lines = (
            (
                _Piece(self.tr("Lune Station"), ("actor",)),
                _Piece(self.tr(" said ")),
                _Piece(self.tr("dust rose "), ("claim",)),
                _Piece(self.tr("3 times"), ("claim", "figure")),
                _Piece(";"),
            ),
            (
                _Piece(self.tr("the plant"), ("actor",)),
                _Piece(self.tr(" said ")),
                _Piece(self.tr("it never did"), ("denial",), current=True),
                _Piece("."),
            ),
        )
        self.updateGeometry()
        self.setAccessibleName("\n".join("".join(piece.text for piece in line) for line in self._lines))
        self.update()

    def _paint_line(self, painter: QPainter, line: tuple[_Piece, ...], base: int) -> None:
        font = fonts.font(fonts.Role.BODY)
        metrics = QFontMetricsF(font)
        places = _places(line, metrics)
        for place in places:
            self._paint_tint(painter, place, base)
        painter.setFont(font)
        painter.setPen(token(self.palette(), "ink"))
        painter.drawText(QPointF(1, base), "".join(piece.text for piece in line))
        for place in places:
            look = self._looks[place.label]
            corner = QPointF(round(place.left) + 1, base + _LANE + 5 * place.depth)
            paint_lane(painter, corner, round(place.right - place.left) - 2, look.pattern, look.lane)
            if place.current:
                self._paint_current(painter, place, base)

    def _paint_tint(self, painter: QPainter, place: _Place, base: int) -> None:
        look = self._looks[place.label]
        top = base - _TINT_TOP + 2 * place.depth
        rect = QRectF(place.left - 1, top, place.right - place.left + 2, base + _TINT_BOTTOM - top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.strong if place.current else look.tint)
        painter.drawRoundedRect(rect, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_current(self, painter: QPainter, place: _Place, base: int) -> None:
        look = self._looks[place.label]
        left, right = round(place.left) - 1, round(place.right) + 1
        top, bottom = base - _TINT_TOP - 1, base + _TINT_BOTTOM
        for y in (top, bottom):
            painter.fillRect(left, y, right - left, 1, look.lane)
        painter.fillRect(left - 1, top, 2, bottom - top + 2, look.lane)
        painter.fillRect(right - 1, top, 2, bottom - top + 2, look.lane)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.lane, 1.75))
        painter.setBrush(token(self.palette(), "paper"))
        painter.drawEllipse(QPointF(left, top - 1), 3, 3)
        painter.drawEllipse(QPointF(right, bottom + 2), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        font = fonts.font(fonts.Role.CHIP)
        chip = QRectF(left + 2, bottom + 1, advance(font, look.name) + 8, _CHIP).toRect()
        paint_box(painter, chip, 2.5, look.chip, None)
        paint_text(painter, chip, look.name, font, token(self.palette(), "paper"), Qt.AlignmentFlag.AlignHCenter)


def _places(line: tuple[_Piece, ...], metrics: QFontMetricsF) -> list[_Place]:
    """Return the spans of a line: neighbouring pieces under the same label are one span. Outer ones come first."""
    found: dict[tuple[str, int], _Place] = {}
    done: list[_Place] = []
    text = ""
    for piece in line:
        left = 1 + metrics.horizontalAdvance(text)
        text += piece.text
        right = 1 + metrics.horizontalAdvance(text)
        open_now: dict[tuple[str, int], _Place] = {}
        for depth, label in enumerate(piece.labels):
            before = found.get((label, depth))
            start = left if before is None else before.left
            open_now[label, depth] = _Place(label, depth, start, right, piece.current)
        done += [place for key, place in found.items() if key not in open_now]
        found = open_now
    return sorted([*done, *found.values()], key=lambda place: (place.depth, place.left))
