"""Proposed zones in the text: a dotted bar at the left with a small name, hollow until somebody accepts it.

Nothing moves for them, and nothing is greyed: what is proposed is only shown beside the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.domain.zone import PROPOSED, Zone
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.article.grid import Grid
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.rows import Row
from annotator.ui.article.scene import Scene
from annotator.ui.i18n import translated

QUIET = frozenset({"body"})
"""Kinds whose proposals have no sign in the text, unless one is the current one: nearly all of it is of them."""
HANDLE = 7
_BAR, _CURRENT_BAR = 2, 3
_AWAY, _PITCH, _MOST = 8, 4, 3
"""Px from the column to the first bar, from one bar to the next, and how many stand beside one another."""
_CHIP, _LOW, _PADDING, _RADIUS, _APART, _LIFT = 14, 12, 4.5, 2.5, 4, 3
"""Sizes of a name in px: its height and the least one, and how far it stands from letters where there is room."""
_EDGE = 2
"""Width in px of the line at which a zone begins or ends inside a line of text."""
_HEADING = 18
"""Px from the upper edge of the line of date and source to below its letters."""
_HIGHEST, _LOWEST = "ỘỄ", "pg,"


class ZoneMark(NamedTuple):
    """A zone in sight with its bar: px of the viewport. `chip` is where its name stands, None where it begins above."""

    zone: Zone
    x: float
    top: float
    bottom: float
    chip: QRectF | None
    begins: bool
    ends: bool
    before: QRectF | None = None
    """What of the first line stands before the zone; None where it begins with the line."""
    after: QRectF | None = None
    """What of the last line stands after it."""


class Proposed:
    """The proposed zones of an article, by place."""

    def __init__(self, zones: Iterable[Zone] = ()) -> None:
        self.zones = sorted(
            (zone for zone in zones if zone.state == PROPOSED and zone.start < zone.end),
            key=lambda zone: (zone.start, -zone.end, zone.kind),
        )
        self._starts = [zone.start for zone in self.zones]
        self._ends = list(accumulate((zone.end for zone in self.zones), max))
        self._columns = _columns(self.zones)

    def between(self, start: int, end: int) -> Sequence[tuple[Zone, int]]:
        """Return the zones that overlap [start, end), each with the column of its bar (0 beside the text)."""
        first, last = bisect_left(self._ends, start + 1), bisect_left(self._starts, end)
        return [(self.zones[at], self._columns[at]) for at in range(first, last) if self.zones[at].end > start]


def _columns(zones: Sequence[Zone]) -> list[int]:
    """Return for each zone the innermost column in which no other one's bar stands."""
    found: list[int] = []
    ends: list[int] = []
    for zone in zones:
        if zone.kind in QUIET:
            found.append(0)
            continue
        free = next((at for at, end in enumerate(ends) if end <= zone.start), len(ends))
        column = min(free, _MOST - 1)
        ends[column:] = [zone.end, *ends[column + 1 :]] if column < len(ends) else [*ends[column:], zone.end]
        found.append(column)
    return found


def name_of(zone: Zone) -> str:
    """Return a zone's name as its chip says it, with a question mark where it is only proposed."""
    name = translated("zones", ZONE_TEXTS[zone.kind]) if zone.kind in ZONE_TEXTS else zone.kind
    return f"{name}?" if zone.state == PROPOSED else name


def marks_in_sight(
    scene: Scene,
    proposed: Proposed,
    current: Zone | None,
    metrics: Metrics,
    column: tuple[float, float],
    heading: float | None = None,
) -> list[ZoneMark]:
    """Return the bars in sight: of all proposals but the quiet ones, and of the current zone.

    `column` are the left and the right edge of the text, `heading` the upper edge of the line of date and source.
    """
    place = _Place(scene, metrics, column, heading)
    found: dict[str, ZoneMark] = {}
    for start, end in scene.rows.stretches():
        for zone, aside in proposed.between(start, end + 1):
            if zone.kind not in QUIET and (current is None or zone.id != current.id) and zone.id not in found:
                _take(found, zone, aside, place)
    if current is not None:
        at = next((column for zone, column in proposed.between(current.start, current.end) if zone.id == current.id), 0)
        _take(found, current, at, place)
    return list(found.values())


class _Place(NamedTuple):
    """Where bars and names are put: what lies in sight, the edges of the column, and the upper edge of the heading."""

    scene: Scene
    metrics: Metrics
    column: tuple[float, float]
    heading: float | None


def _take(found: dict[str, ZoneMark], zone: Zone, aside: int, place: _Place) -> None:
    scene, metrics, (left, right) = place.scene, place.metrics, place.column
    rows = [row for row in scene.rows.over(zone.start, zone.end) if row.shown > row.start]
    if not rows:
        return
    first, last = rows[0], rows[-1]
    begins, ends = first.start <= zone.start, zone.end <= last.end
    chip = _chip_box(zone, first, place, found.values()) if begins else None
    x = left - metrics.px(_AWAY) - aside * _PITCH
    top, bottom = first.base - first.look.tint_top, last.base + last.look.tint_bottom
    before = after = None
    if first.start < zone.start:
        before = QRectF(left - 3, top - 1, first.x(zone.start) - left + 3, first.base + first.look.tint_bottom - top)
    if zone.end < last.shown:
        upper, at = last.base - last.look.tint_top, last.x(zone.end)
        after = QRectF(at, upper, right + 3 - at, bottom - upper + 1)
    found[zone.id] = ZoneMark(zone, x, top, bottom, chip, begins, ends, before, after)


def _chip_box(zone: Zone, first: Row, place: _Place, others: Iterable[ZoneMark]) -> QRectF:
    """Return where a name stands: over the first line of a paragraph, else below the zone's first letters.

    Over it in the middle between its highest letters and what stands above, lower where there is little room.
    """
    metrics = place.metrics
    width = QFontMetricsF(metrics.chip_font).horizontalAdvance(name_of(zone)) + 2 * _PADDING * metrics.scale
    high, x = _CHIP * metrics.scale, first.x(max(zone.start, first.start))
    opens = first.block16 == 0 or first.line.textStart() == 0
    top = first.base + first.look.lane_top - 1
    if opens:
        letters = first.base + QFontMetricsF(first.look.font).tightBoundingRect(_HIGHEST).top()
        above, lift = _letters_above(first, place), metrics.px(_LIFT)
        top = letters - lift - high
        if above is not None:
            high = min(high, max(letters - above - lift, _LOW * metrics.scale))
            top = above + (letters - above - high) / 2
    box = QRectF(x, top, width, high)
    for other in others:
        if other.chip is not None and other.chip.intersects(box):
            box.moveLeft(other.chip.right() + _APART)
    return box


def _letters_above(first: Row, place: _Place) -> float | None:
    """Return where what stands above a line ends: date and source, lanes, or letters; None where nothing does."""
    scene = place.scene
    above = scene.rows.of(first.start - 1) if first.start > 0 else None
    while above is not None and above.shown <= above.start:  # a blank line is space
        above = scene.rows.of(above.start - 1) if above.start > 0 else None
    if place.heading is not None and place.heading < first.base and (above is None or above.base < place.heading):
        return place.heading + place.metrics.px(_HEADING)
    if above is None:
        return None
    if scene.index.between(above.start, max(above.end, above.start + 1)):
        return above.bottom
    return above.base + QFontMetricsF(above.look.font).tightBoundingRect(_LOWEST).bottom()


def paint_ground(painter: QPainter, look: ArticleLook, mark: ZoneMark, column: tuple[float, float]) -> None:
    """Paint the ground of the current zone, below the text: from its first letter to its last, with a line at each.

    The line is painted where the zone begins or ends inside a line of text.
    """
    whole = QPainterPath()
    whole.addRect(QRectF(column[0] - 3, mark.top - 1, column[1] - column[0] + 6, mark.bottom - mark.top + 2))
    for part in (mark.before, mark.after):
        if part is not None:
            without = QPainterPath()
            without.addRect(part)
            whole = whole.subtracted(without)
    painter.fillPath(whole, look.hover)
    for edge in (
        mark.before and QRectF(mark.before.right() - _EDGE / 2, mark.before.top() + 1, _EDGE, mark.before.height() - 1),
        mark.after and QRectF(mark.after.left() - _EDGE / 2, mark.after.top(), _EDGE, mark.after.height() - 1),
    ):
        if edge:
            painter.fillRect(edge, look.ink)


def paint_marks(
    painter: QPainter, look: ArticleLook, metrics: Metrics, marks: Iterable[ZoneMark], current: str, *, handles: bool
) -> None:
    """Paint bars and names; the current one in ink, with handles where it can be drawn anew."""
    grid = Grid(painter)
    for mark in marks:
        is_current = mark.zone.id == current
        colour = look.ink if is_current else look.ink3
        wide = grid.thick(_CURRENT_BAR if is_current else _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if mark.zone.state == PROPOSED:
            _dots(painter, grid, mark, wide, look, is_current=is_current)
        else:
            painter.fillRect(grid.rect(mark.x - wide / 2, mark.top, mark.x + wide / 2, mark.bottom), colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        if is_current and handles:
            painter.setPen(QPen(look.ink, 1.6))
            painter.setBrush(look.paper)
            for point in handle_points(mark):
                if point is not None:
                    painter.drawEllipse(point, HANDLE / 2, HANDLE / 2)
        if mark.chip is not None:
            _paint_chip(painter, grid, look, metrics, mark, is_current=is_current)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _dots(painter: QPainter, grid: Grid, mark: ZoneMark, wide: float, look: ArticleLook, *, is_current: bool) -> None:
    """Paint a dotted line down the side: dashes of 2 px, of 4 for the current one."""
    pen = QPen(look.ink if is_current else look.ink3, wide)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([(4.0 if is_current else 2.0) / wide, 3.0 / wide])
    painter.setPen(pen)
    x = grid.x(mark.x - wide / 2) + wide / 2
    painter.drawLine(QPointF(x, grid.y(mark.top)), QPointF(x, grid.y(mark.bottom)))


def _paint_chip(
    painter: QPainter, grid: Grid, look: ArticleLook, metrics: Metrics, mark: ZoneMark, *, is_current: bool
) -> None:
    assert mark.chip is not None  # noqa: S101  asked before
    box = grid.rect(mark.chip.left(), mark.chip.top(), mark.chip.right(), mark.chip.bottom())
    colour = look.ink if is_current else look.ink3
    pen = QPen(colour, 1)
    if mark.zone.state == PROPOSED:
        pen.setDashPattern([4, 2] if is_current else [2, 2])
    painter.setPen(pen)
    painter.setBrush(look.paper)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setPen(look.ink if is_current else look.ink2)
    painter.setFont(metrics.chip_font)
    base = box.center().y() + QFontMetricsF(metrics.chip_font).capHeight() / 2
    painter.drawText(QPointF(box.left() + _PADDING * metrics.scale, base), name_of(mark.zone))


def handle_points(mark: ZoneMark) -> tuple[QPointF | None, QPointF | None]:
    """Return the middles of the handles at a bar's ends, None where the zone goes on out of sight."""
    return (
        QPointF(mark.x, mark.top) if mark.begins else None,
        QPointF(mark.x, mark.bottom) if mark.ends else None,
    )
