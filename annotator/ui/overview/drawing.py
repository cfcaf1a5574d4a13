"""How cells are drawn: on the screen, and with the same calls into a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath, QPalette, QPen

from annotator.domain.scheme import Scheme
from annotator.ui import fonts
from annotator.ui.looks import label_looks
from annotator.ui.overview.cells import Align, Cell, Column, Dot, Kind
from annotator.ui.overview.shapes import GRID_SIDE, SIDE, SUB_GAP, SWATCH_GAP, head_lines, number_font, sub_font
from annotator.ui.theme import Theme, TokenName, token
from annotator.ui.widgets.paint import advance, elided, mixed, paint_box, paint_text
from annotator.ui.widgets.swatch import BAR_WIDTH, LabelColours, paint_swatch

DARKEST = 0.82
"""How much ink the darkest heat cell has over the paper."""
_RADIUS = 2
_TICKS = (0.0, 0.5, 1.0)
_ALIGNS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}
_SUPER = 4
"""How far a footnote's mark stands above its number, in px."""


class Look(NamedTuple):
    """What cells are drawn with: the tokens, and the labels' colours."""

    palette: QPalette
    labels: Mapping[str, LabelColours]

    def ink(self, name: TokenName) -> QColor:
        """Return a token's colour."""
        return token(self.palette, name)


def look_at(palette: QPalette, scheme: Scheme | None, language: str) -> Look:
    """Return the colours of a palette, which follows the theme, and those of the labels in it."""
    if scheme is None:
        return Look(palette, {})
    dark = token(palette, "paper").lightnessF() < 0.5
    contrast = token(palette, "hair2") == token(palette, "ink3")
    return Look(palette, label_looks(Theme("dark" if dark else "light", high_contrast=contrast), scheme, language))


def shade(look: Look, share: float) -> QColor:
    """Return the ground of a heat cell: ink over paper at the share × 82 %."""
    return mixed(look.ink("paper"), look.ink("ink"), min(max(share, 0.0), 1.0) * DARKEST)


def on_shade(look: Look, share: float) -> QColor:
    """Return the colour of the number on it: paper where more than half of the ground is ink."""
    return look.ink("paper" if share * DARKEST > 0.5 else "ink")


def write(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Align = Align.LEFT,
) -> None:
    """Write one line of text in the vertical middle of `rect`, elided at its end; into an SVG as outlines.

    Whoever opens the picture may not have the fonts, and figures would no longer stand below one another.
    """
    if painter.paintEngine().type() != QPaintEngine.Type.SVG:
        paint_text(painter, rect, text, font, colour, _ALIGNS[align])
        return
    box, metrics = QRectF(rect), QFontMetricsF(font)
    shown = elided(font, text, box.width())
    spare = box.width() - metrics.horizontalAdvance(shown)
    left = box.left() + {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # the strokes of a variable font's letters overlap
    path.addText(left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, shown)
    painter.fillPath(path, colour)


def paint_heads(painter: QPainter, rect: QRect, column: Column, look: Look, *, grid: bool) -> None:
    """Draw a column's head in two lines at most; of a table with a hairline below."""
    side = GRID_SIDE if grid else SIDE
    lines = head_lines(column.head, rect.width() - 2 * side)
    font, colour = fonts.font(fonts.Role.HINT), look.ink("ink2")
    box = rect.adjusted(side, 0, -side, 0)
    top = box.center().y() - 8 * len(lines) + 1
    for at, line in enumerate(lines):
        write(painter, QRect(box.left(), top + 16 * at, box.width(), 16), line, font, colour, column.align)
    if not grid:
        paint_rule(painter, rect, look)


def paint_rule(painter: QPainter, rect: QRect, look: Look) -> None:
    """Draw the hairline below a row."""
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.ink("hair"))


def paint_cell(painter: QPainter, rect: QRect, cell: Cell, look: Look, align: Align, *, tight: bool) -> None:
    """Draw what a cell says; the ground of its row is there already."""
    paint = _PAINTERS.get(cell.kind)
    if paint is not None:
        paint(painter, rect, cell, look)
    elif cell.spans > 1:
        _paint_reason(painter, _inside_cell(rect), cell, look)
    else:
        _paint_words(painter, _inside_cell(rect), cell, look, align, tight=tight)


def _inside_cell(rect: QRect) -> QRect:
    return rect.adjusted(SIDE, 0, -SIDE, 0)


def _paint_label(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    inside, swatch = _inside_cell(rect), look.labels.get(cell.label)
    if swatch is not None:
        paint_swatch(painter, QRect(inside.left(), inside.top(), BAR_WIDTH, inside.height()), swatch)
        inside.setLeft(inside.left() + BAR_WIDTH + SWATCH_GAP)
    write(painter, inside, cell.text, number_font(cell), look.ink("ink"))


def _paint_quote(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    write(painter, _inside_cell(rect), cell.text, fonts.font(fonts.Role.ROW_QUOTE), look.ink("ink"))


def _paint_words(painter: QPainter, box: QRect, cell: Cell, look: Look, align: Align, *, tight: bool) -> None:
    """Draw a number and its interval, in one line or one above the other."""
    colour = look.ink("ink3" if cell.quiet else "ink")
    if not cell.sub:
        _paint_number(painter, box, cell, colour, align)
        return
    font, hint = sub_font(tight=tight), look.ink("ink3")
    if tight:
        upper = QRect(box.left(), box.center().y() - 17, box.width(), 18)
        lower = QRect(box.left(), box.center().y() + 1, box.width(), 17)
        _paint_number(painter, upper, cell, colour, align)
        write(painter, lower, cell.sub, font, hint, align)
        return
    width = _number_width(cell)
    if align is Align.RIGHT:
        room = min(advance(font, cell.sub), max(box.width() - width - SUB_GAP, 0))
        write(painter, box.adjusted(box.width() - room, 0, 0, 0), cell.sub, font, hint)
        _paint_number(painter, box.adjusted(0, 0, -room - SUB_GAP, 0), cell, colour, align)
    else:
        _paint_number(painter, box, cell, colour, Align.LEFT)
        write(painter, box.adjusted(width + SUB_GAP, 0, 0, 0), cell.sub, font, hint)


def _paint_reason(painter: QPainter, box: QRect, cell: Cell, look: Look) -> None:
    """Draw why a row is undefined: behind the word itself, in two lines where one is too short."""
    font, ink = sub_font(tight=False), look.ink("ink2")
    left = _number_width(cell) + SUB_GAP
    if left + advance(font, cell.sub) <= box.width():
        _paint_number(painter, box, cell, look.ink("ink"), Align.LEFT)
        write(painter, box.adjusted(left, 0, 0, 0), cell.sub, font, ink)
        return
    hint, first, rest = sub_font(tight=True), "", cell.sub
    for word in cell.sub.split():
        longer = f"{first} {word}".strip()
        if left + advance(hint, longer) > box.width():
            break
        first, rest = longer, cell.sub[len(longer) :].strip()
    upper = QRect(box.left(), box.center().y() - 15, box.width(), 16)
    _paint_number(painter, upper, cell, look.ink("ink"), Align.LEFT)
    write(painter, upper.adjusted(left, 0, 0, 0), first, hint, ink)
    write(painter, upper.translated(0, 16), rest, hint, ink)


def _number_width(cell: Cell) -> int:
    return advance(number_font(cell), cell.text) + advance(fonts.font(fonts.Role.CHIP), cell.mark)


def _paint_number(painter: QPainter, box: QRect, cell: Cell, colour: QColor, align: Align) -> None:
    """Draw the number, and above its end the mark of its footnote."""
    if not cell.mark:
        write(painter, box, cell.text, number_font(cell), colour, align)
        return
    mark_font = fonts.font(fonts.Role.CHIP)
    mark, width = advance(mark_font, cell.mark), _number_width(cell)
    spare = max(box.width() - width, 0)
    left = box.left() + {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[align]
    room = min(width, box.width()) - mark
    write(painter, QRect(left, box.top(), room, box.height()), cell.text, number_font(cell), colour)
    write(painter, QRect(left + room, box.top() - _SUPER, mark + 1, box.height()), cell.mark, mark_font, colour)


def _paint_heat(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    if not cell.text:
        return
    box, share = rect.adjusted(1, 1, -1, -1), cell.share
    colour = look.ink("ink3")
    if share is not None:
        paint_box(painter, box, _RADIUS, shade(look, share), None)
        colour = on_shade(look, share)
    if not cell.sub:
        _paint_number(painter, box, cell, colour, Align.CENTRE)
        return
    upper = QRect(box.left(), box.center().y() - 16, box.width(), 18)
    lower = QRect(box.left(), box.center().y() + 1, box.width(), 16)
    _paint_number(painter, upper, cell, colour, Align.CENTRE)
    hint = colour if share is None else mixed(colour, shade(look, share), 0.25)
    write(painter, lower, cell.sub, sub_font(tight=True), hint, Align.CENTRE)


def _paint_bar(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    if cell.share is None:
        return
    box = _inside_cell(rect)
    place = QRectF(box.left(), box.center().y() - 3, box.width(), 8)
    place.setWidth(place.width() * min(max(cell.share, 0.0), 1.0))
    if cell.share > 0:
        place.setWidth(max(place.width(), 1.0))
        painter.fillRect(place, look.ink("ink3"))


def _paint_interval(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    """Draw the axis from 0 to 1 with its middle, the interval as a bar of 5 px, the number as a dot of 8 px."""
    box, dot = _inside_cell(rect), cell.dot or _NO_DOT
    axis = QRectF(box.left() + 4, box.center().y(), box.width() - 8, 1)
    painter.fillRect(axis, look.ink("hair"))
    for tick in _TICKS:
        x = round(axis.left() + tick * axis.width())
        painter.fillRect(QRectF(x, axis.top() - 4, 1, 9), look.ink("hair"))
    middle = axis.top() + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if dot.low is not None and dot.high is not None:
        left, right = (axis.left() + _inside(part) * axis.width() for part in (dot.low, dot.high))
        painter.setBrush(look.ink("hair2"))
        painter.drawRoundedRect(QRectF(left, middle - 2.5, max(right - left, 5), 5), 2.5, 2.5)
    if dot.value is not None:
        painter.setBrush(look.ink("ink"))
        painter.drawEllipse(QPointF(axis.left() + _inside(dot.value) * axis.width(), middle), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _inside(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _paint_axis(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    """Draw what stands at the lines of a plot over time: their values, one word each, from below."""
    for tick, text in zip(_TICKS, cell.text.split(), strict=False):
        line = QRect(rect.left(), round(moment_y(rect, tick)) - 8, rect.width() - 6, 16)
        write(painter, line, text, sub_font(tight=True), look.ink("ink3"), Align.RIGHT)


MOMENT_TOP, MOMENT_FOOT = 12, 58
"""Above and below the plot in a cell of a plot over time, in px: below stand month, number and interval."""


def moment_y(rect: QRect, value: float) -> float:
    """Return how far down a value (0 to 1) stands in a cell of a plot over time, in px."""
    top, bottom = rect.top() + MOMENT_TOP, rect.bottom() - MOMENT_FOOT
    return bottom - _inside(value) * (bottom - top)


def _paint_moment(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    """Draw one month: gridlines, the interval as a standing bar, the dot, and lines to the months beside it."""
    dot = cell.dot or _NO_DOT
    for tick in _TICKS:
        painter.fillRect(QRectF(rect.left(), moment_y(rect, tick), rect.width(), 1), look.ink("hair"))
    x = rect.left() + rect.width() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if dot.value is not None:
        here = QPointF(x, moment_y(rect, dot.value))
        painter.setPen(QPen(look.ink("ink3"), 1.25))
        for other, side in ((dot.before, -1), (dot.after, 1)):
            if other is not None:
                half = QPointF(x + side * rect.width() / 2, moment_y(rect, (dot.value + other) / 2))
                painter.drawLine(here, half)
        painter.setPen(Qt.PenStyle.NoPen)
        if dot.low is not None and dot.high is not None:
            top, bottom = moment_y(rect, dot.high), moment_y(rect, dot.low)
            painter.setBrush(look.ink("hair2"))
            painter.drawRoundedRect(QRectF(x - 2.5, top, 5, max(bottom - top, 5)), 2.5, 2.5)
        painter.setBrush(look.ink("ink"))
        painter.drawEllipse(here, 3.5, 3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    foot = QRect(rect.left() + 2, rect.bottom() - MOMENT_FOOT + 6, rect.width() - 4, 17)
    _paint_number(painter, foot, cell, look.ink("ink3" if cell.quiet else "ink"), Align.CENTRE)
    hint = sub_font(tight=True)
    write(painter, foot.translated(0, 16), cell.sub, hint, look.ink("ink3"), Align.CENTRE)
    write(painter, foot.translated(0, 33), cell.below, hint, look.ink("ink2"), Align.CENTRE)


_COLUMN_TOP, _COLUMN_FOOT, _COLUMN_WIDE = 20, 20, 36
"""Above and below a standing bar, where its number and what it is of are written, and its greatest width, in px."""


def _paint_column(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    """Draw a standing bar on its line."""
    foot = rect.bottom() + 1 - _COLUMN_FOOT
    high = foot - rect.top() - _COLUMN_TOP
    tall = max(round(high * _inside(cell.share or 0.0)), 1 if cell.share else 0)
    wide = min(rect.width() - 6, _COLUMN_WIDE)
    left = rect.left() + (rect.width() - wide) // 2
    painter.fillRect(rect.left(), foot, rect.width(), 1, look.ink("hair"))
    painter.fillRect(left, foot - tall, wide, tall, look.ink("ink3"))
    hint = sub_font(tight=True)
    write(
        painter, QRect(rect.left(), foot - tall - 17, rect.width(), 16), cell.text, hint, look.ink("ink"), Align.CENTRE
    )
    below = QRect(rect.left(), foot + 3, rect.width(), 16)
    write(painter, below, cell.below, hint, look.ink("ink2"), Align.CENTRE)


_NO_DOT = Dot(value=None)
_PAINTERS: Mapping[Kind, Callable[[QPainter, QRect, Cell, Look], None]] = {
    Kind.LABEL: _paint_label,
    Kind.QUOTE: _paint_quote,
    Kind.INTERVAL: _paint_interval,
    Kind.HEAT: _paint_heat,
    Kind.BAR: _paint_bar,
    Kind.AXIS: _paint_axis,
    Kind.COLUMN: _paint_column,
    Kind.MOMENT: _paint_moment,
}
