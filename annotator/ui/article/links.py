"""The links of the current span: an arc on one line, a route through the gutter otherwise, an outline close by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen

from annotator.ui.article.drawing import tint_rect
from annotator.ui.article.grid import Grid
from annotator.ui.article.lanes import Placed
from annotator.ui.article.look import ArticleLook, Metrics
from annotator.ui.article.parts import Box, LinkView, OptionLink, Proposal
from annotator.ui.article.rows import Piece, Row
from annotator.ui.article.scene import Scene, Shown
from annotator.ui.article.state import State

NEAR = 24
_WIDTH = 1.25
_INTO = 8  # px behind a span's first letter where a route leaves or enters it
_ARC_INTO = 16
_ARC_HIGH = 8
_ABOVE = 2  # px of a route above the tint
_CORNER = 6
_GUTTER = 22  # px of the first route left of the column
_BESIDE = 8  # px between routes in the gutter
_EDGE = 4
_NAME_HIGH = 16

Place = tuple[Row, Piece]


class Arc(NamedTuple):
    """Both ends on one line, `start` at the current span; `other` is the span at its end."""

    other: Shown
    name: str
    start: QPointF
    end: QPointF
    arrow_at_start: bool


class Route(NamedTuple):
    """Through the gutter at `x`, from the current span's (`start`) to the other's line (`end`, None out of sight)."""

    name: str
    x: float
    start: QPointF
    end: QPointF | None
    edge: float
    arrow_at_start: bool


@dataclass(slots=True)
class Ties:
    """How the links of the current span are drawn."""

    arcs: list[Arc] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    near: list[tuple[Shown, str]] = field(default_factory=list)
    beside: int = 0
    """So many routes lie in the gutter already."""

    def named(self) -> list[tuple[Shown, str]]:
        """Return the targets whose chip names the link; a route has its name in the gutter."""
        return [*self.near, *((arc.other, arc.name) for arc in self.arcs)]


def ties(metrics: Metrics, scene: Scene, state: State, chosen: Shown, *, view: QRect, left: float) -> Ties:
    """Work out how the links of the current span are drawn; `left` is the column's left edge."""
    found = Ties()
    if not chosen.pieces:
        return found
    for link in state.links:
        other = _shown(scene, link.other)
        if other is not None and not _nested(chosen, other):
            _tie(found, metrics, scene, link, chosen, other, view=view, left=left)
    return found


def offered(metrics: Metrics, scene: Scene, proposal: Proposal, *, view: QRect, left: float, beside: int) -> Ties:
    """Work out how a link that is offered is drawn, `beside` so many routes in the gutter; its target is `near`."""
    found, target = Ties(beside=beside), proposal.target
    source = scene.by_id.get(proposal.source)
    if isinstance(target, Box):
        mark = Placed(target.id, target.start, target.end, target.label, 0)
        other: Shown | None = Shown(mark, scene.rows.pieces(target.start, target.end), 0)
    else:
        other = _shown(scene, target)
    if source is not None and source.pieces and other is not None and not _nested(source, other):
        _tie(found, metrics, scene, LinkView(proposal.name, other.mark.id), source, other, view=view, left=left)
    found.near = [(other, proposal.name)] if other is not None and other.pieces else []
    return found


def between(metrics: Metrics, scene: Scene, ways: Iterable[OptionLink], *, view: QRect, left: float) -> Ties:
    """Work out how links between stretches of text are drawn that need not be spans; each has its number before it."""
    found = Ties()
    for way in ways:
        source, other = (
            Shown(Placed("", *extent, "", 0), scene.rows.pieces(*extent), 0) for extent in (way.source, way.target)
        )
        if source.pieces and not _nested(source, other):
            link = LinkView(f"{way.number} {way.name}".strip(), "")
            _tie(found, metrics, scene, link, source, other, view=view, left=left)
    return found


def _shown(scene: Scene, mark_id: str) -> Shown | None:
    """Return a mark wherever it lies; without pieces where it is out of sight."""
    shown = scene.by_id.get(mark_id)
    if shown is not None:
        return shown
    mark = scene.index.get(mark_id)
    return Shown(mark, (), 0) if mark is not None else None


def _tie(
    found: Ties,
    metrics: Metrics,
    scene: Scene,
    link: LinkView,
    chosen: Shown,
    other: Shown,
    *,
    view: QRect,
    left: float,
) -> None:
    """Add one link: an outline, an arc, a route, or a stub."""
    x = left - (_GUTTER + _BESIDE * (found.beside + len(found.routes))) * metrics.scale
    if not other.pieces:
        found.routes.append(_stub(metrics, scene, link, chosen, other, x=x, view=view, left=left))
        return
    pair = _closest(chosen, other)
    if pair is None:
        end = _entry(metrics, other.pieces[0])
        found.routes.append(Route(link.name, x, _entry(metrics, chosen.pieces[0]), end, 0, not link.outgoing))
    elif _apart(*pair) < NEAR:
        found.near.append((other, link.name))
    else:
        found.arcs.append(_arc(other, link, *pair))


def _nested(chosen: Shown, other: Shown) -> bool:
    """Tell whether one holds the other: where they lie says that they belong together."""
    mine, theirs = chosen.mark, other.mark
    return (mine.start <= theirs.start and theirs.end <= mine.end) or (
        theirs.start <= mine.start and mine.end <= theirs.end
    )


def _stub(
    metrics: Metrics,
    scene: Scene,
    link: LinkView,
    chosen: Shown,
    other: Shown,
    *,
    x: float,
    view: QRect,
    left: float,
) -> Route:
    """Return the route to a span that is not in sight: to the folded line it lies in, or to the edge it lies behind."""
    begin, start = _entry(metrics, chosen.pieces[0]), other.mark.start
    for hidden in scene.hidden:
        if hidden.start <= start < hidden.end:
            return Route(link.name, x, begin, QPointF(left, hidden.y - 6 * metrics.scale), 0, not link.outgoing)
    edge = view.top() + _EDGE if start < chosen.mark.start else view.bottom() - _EDGE
    return Route(link.name, x, begin, None, edge, arrow_at_start=False)


def _closest(chosen: Shown, other: Shown) -> tuple[Place, Place] | None:
    """Return the pieces of both that lie on one line, the nearest ones."""
    pairs = [(mine, theirs) for mine in chosen.pieces for theirs in other.pieces if mine[0] is theirs[0]]
    return min(pairs, key=lambda pair: _apart(*pair), default=None)


def _apart(mine: Place, theirs: Place) -> float:
    return max(mine[1].left - theirs[1].right, theirs[1].left - mine[1].right)


def _entry(metrics: Metrics, place: Place) -> QPointF:
    row, piece = place
    return QPointF(min(piece.left + _INTO * metrics.scale, piece.right), row.base - row.look.tint_top)


def _arc(other: Shown, link: LinkView, mine: Place, theirs: Place) -> Arc:
    def inner(piece: Piece, *, right: bool) -> float:
        into = min(_ARC_INTO, (piece.right - piece.left) / 2)
        return piece.right - into if right else piece.left + into

    (row, here), (_, there) = mine, theirs
    top = row.base - row.look.tint_top
    back = there.left < here.left
    start, end = inner(here, right=not back), inner(there, right=back)
    return Arc(other, link.name, QPointF(start, top), QPointF(end, top), not link.outgoing)


def paint_links(
    painter: QPainter,
    look: ArticleLook,
    metrics: Metrics,
    drawn: Ties,
    *,
    view: QRect,
    left: float,
    dashed: bool = False,
) -> None:
    """Paint links; `left` is the column's left edge, `dashed`: they are only offered."""
    solid = QPen(look.ink2, _WIDTH)
    solid.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen = dashed_pen(look.ink2, _WIDTH) if dashed else solid
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for arc in drawn.arcs:
        _paint_arc(painter, arc, pen, solid)
    for route in drawn.routes:
        _draw(painter, _route_path(route), pen)
        painter.setPen(solid)
        _paint_arrow(painter, route)
    _paint_names(painter, look, metrics, drawn.routes, view=view, left=left)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outline = dashed_pen(look.ink2, 1.5) if dashed else QPen(look.ink2, 1)
    paint_outlines(painter, metrics, [shown for shown, _ in drawn.near], outline)


def dashed_pen(colour: QColor, width: float) -> QPen:
    """Return the pen of what is only offered: dash 4, gap 2."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4 / width, 2 / width])
    return pen


def _draw(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Draw a path. Qt draws only those dashes that lie in the part to be painted, and where they lie depends on it."""
    if pen.style() == Qt.PenStyle.CustomDashLine:
        painter.fillPath(QPainterPathStroker(pen).createStroke(path), pen.color())
    else:
        painter.setPen(pen)
        painter.drawPath(path)


def paint_outlines(painter: QPainter, metrics: Metrics, targets: Iterable[Shown], pen: QPen) -> None:
    """Paint boxes round spans."""
    grid = Grid(painter)
    for shown in targets:
        for row, piece in shown.pieces:
            box = tint_rect(grid, metrics, row, piece).adjusted(-0.5, -0.5, 0.5, 0.5)
            path = QPainterPath()
            path.addRoundedRect(box, metrics.radius, metrics.radius)
            _draw(painter, path, pen)


def _paint_arc(painter: QPainter, arc: Arc, pen: QPen, solid: QPen) -> None:
    start, end = arc.start, arc.end
    bend = min(14.0, abs(end.x() - start.x()) / 4)
    bend = bend if end.x() > start.x() else -bend
    high = start.y() - _ARC_HIGH
    path = QPainterPath(start)
    middle = QPointF((start.x() + end.x()) / 2, high)
    path.cubicTo(QPointF(start.x() + bend / 2, high), QPointF(start.x() + bend * 2, high), middle)
    path.cubicTo(QPointF(end.x() - bend * 2, high), QPointF(end.x() - bend / 2, high), end)
    _draw(painter, path, pen)
    painter.setPen(solid)
    _arrow(painter, start if arc.arrow_at_start else end, down=True)


def _route_path(route: Route) -> QPainterPath:
    """Return the line of a route: out of the span, along the gap above its line, through the gutter, and in again."""
    y = route.start.y() - _ABOVE
    path = QPainterPath(route.start + QPointF(0, 2))
    path.quadTo(QPointF(route.start.x(), y), QPointF(route.start.x() - 3, y))
    target = route.edge if route.end is None else route.end.y() - _ABOVE
    way = 1 if target > y else -1
    corner = min(_CORNER, abs(target - y) / 2)
    path.lineTo(route.x + corner, y)
    path.quadTo(QPointF(route.x, y), QPointF(route.x, y + way * corner))
    if route.end is None:
        path.lineTo(route.x, target)
        return path
    path.lineTo(route.x, target - way * corner)
    path.quadTo(QPointF(route.x, target), QPointF(route.x + corner, target))
    path.lineTo(route.end.x() - 1.5, target)
    return path


def _paint_arrow(painter: QPainter, route: Route) -> None:
    if route.arrow_at_start:
        _arrow(painter, route.start, down=True)
    elif route.end is not None:
        _arrow(painter, route.end, down=True)
    else:
        _arrow(painter, QPointF(route.x, route.edge), down=route.edge > route.start.y())


def _arrow(painter: QPainter, tip: QPointF, *, down: bool) -> None:
    """Paint an open arrow head whose tip lies at a point."""
    back = -1 if down else 1
    painter.drawPolyline([tip + QPointF(-3.5, back * 4), tip + QPointF(0, -back * 0.8), tip + QPointF(3.5, back * 4)])


def _name_place(route: Route, view: QRect) -> float:
    """Return the middle of a route's name: of its upright part, or beside that where it is too short to be covered."""
    begin, half = route.start.y() - _ABOVE, _NAME_HIGH / 2
    end = route.edge if route.end is None else route.end.y() - _ABOVE
    if route.end is None and abs(end - begin) < 2 * _NAME_HIGH:
        y = begin + half + 2 if end < begin else begin - half - 2
    else:
        y = (begin + end) / 2
    return max(view.top() + half, min(y, view.bottom() - half))


def _paint_names(
    painter: QPainter, look: ArticleLook, metrics: Metrics, routes: list[Route], *, view: QRect, left: float
) -> None:
    """Paint each route's name over its upright part, on paper, in the view, and none over another."""
    painter.setFont(metrics.link_font)
    measure = QFontMetricsF(metrics.link_font)
    taken: list[float] = []
    for route in routes:
        y = _name_place(route, view)
        while any(abs(y - other) < _NAME_HIGH for other in taken):
            y += 1
        taken.append(y)
        name = measure.elidedText(route.name, Qt.TextElideMode.ElideRight, left - 8)
        width = measure.horizontalAdvance(name)
        x = max(2.0, min(route.x - width / 2, left - 5 - width))
        painter.fillRect(QRectF(x - 2, y - _NAME_HIGH / 2, width + 4, _NAME_HIGH), look.paper)
        painter.drawText(QPointF(x, y + measure.xHeight() / 2 + 0.5), name)
