"""What is painted of tints and lanes, in the order it is painted in: worked out once, painted many times."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.ui.article.drawing import Drawing, Tint
from annotator.ui.article.look import ArticleLook
from annotator.ui.article.scene import Scene
from annotator.ui.article.state import State
from annotator.ui.article.strokes import strip
from annotator.ui.widgets.paint import mixed

FADED = 0.35  # share of its colour that a lane keeps while others are the targets
AGREED = 0.45  # that the lane of an agreed span keeps while another place is under review

Slot = tuple[int, int]
"""Upper and lower edge (viewport px) of what is painted."""
Fill = tuple[str, bool]
"""A label, and whether its tint is the strong one."""
_Lane = tuple[QRectF, QImage, QRectF]


class _Coat:
    """Tints none of which lies on another one, by colour: round parts, and over these the square ones."""

    __slots__ = ("rounded", "squares")

    def __init__(self) -> None:
        self.rounded: dict[Fill, list[QRectF]] = {}
        self.squares: dict[Fill, list[QRectF]] = {}

    def paint(self, painter: QPainter, fills: dict[Fill, QColor], radius: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for fill, boxes in self.rounded.items():
            painter.setBrush(fills[fill])
            for box in boxes:
                painter.drawRoundedRect(box, radius, radius)
        # On whole pixels already: smoothed, their edges would be a shade lighter on some screens.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for fill, boxes in self.squares.items():
            colour = fills[fill]
            for box in boxes:
                painter.fillRect(box, colour)


class Display:
    """The tints and lanes of one scene in one state, in one slot of the viewport."""

    def __init__(self, drawing: Drawing, scene: Scene, state: State, look: ArticleLook, slot: Slot) -> None:
        self._coats: list[_Coat] = []
        self._radius = drawing.metrics.radius
        lines: dict[float, list[tuple[QRectF, int]]] = {}
        fills: set[Fill] = set()
        for tint, fill in _tints(drawing, scene, state, look, slot):
            self._put(tint, fill, lines.setdefault(tint.top, []))
            fills.add(fill)
        self._fills = {fill: _colour_of(fill, look) for fill in fills}
        self._lanes = list(_lanes(drawing, scene, state, look, slot))

    def paint_tints(self, painter: QPainter) -> None:
        """Paint the tints, the longest first; leaves the painter without pen and smoothing."""
        painter.setPen(Qt.PenStyle.NoPen)
        for coat in self._coats:
            coat.paint(painter, self._fills, self._radius)

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint the lines under the text."""
        for target, image, source in self._lanes:
            painter.drawImage(target, image, source)

    def _put(self, tint: Tint, fill: Fill, line: list[tuple[QRectF, int]]) -> None:
        """Put a tint on the first coat that lies over all it covers, which is in its line."""
        box, number = tint.box, 0
        left, right = box.left(), box.right()
        for other, below in line:
            if below >= number and other.left() < right and other.right() > left:
                number = below + 1
        line.append((box, number))
        if number == len(self._coats):
            self._coats.append(_Coat())
        coat = self._coats[number]
        if tint.rounded is not None:
            coat.rounded.setdefault(fill, []).append(tint.rounded)
        if tint.square is not None:
            coat.squares.setdefault(fill, []).append(tint.square)


class Displays:
    """The displays of one drawing, kept while scene, state and look stay the same."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._of: tuple[object, ...] = ()
        self._known: dict[Slot, Display] = {}

    def of(self, scene: Scene, state: State, look: ArticleLook, slot: Slot) -> Display:
        """Return what is painted in a slot of the viewport."""
        wanted = (scene, look, *_what_matters(state))
        if wanted != self._of:
            self._of = wanted
            self._known.clear()
        found = self._known.get(slot)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[slot] = Display(self.drawing, scene, state, look, slot)
        return found


_MOST = 8
"""Slots: all of it, the caret's, and some more."""


def _what_matters(state: State) -> tuple[object, ...]:
    """Return what of a state changes tints and lanes."""
    targets = tuple(state.badges) if state.hinting else None
    return state.current, state.hovered, state.lead, state.preview, targets, state.review is None


def _colour_of(fill: Fill, look: ArticleLook) -> QColor:
    label_id, is_strong = fill
    label = look.label(label_id)
    return label.strong if is_strong else label.tint


def _tints(drawing: Drawing, scene: Scene, state: State, look: ArticleLook, slot: Slot) -> Iterator[tuple[Tint, Fill]]:
    """Yield tints in a slot, the longest first."""
    (first, last), has_tints = slot, look.has_tints and state.review is None
    strong = {state.current, state.hovered, state.lead}
    targets = {*state.badges, state.lead, state.current} if state.hinting else None
    for mark, pieces, depth in scene.tints:
        is_strong = mark.id in strong
        if (targets is not None and mark.id not in targets) or not (has_tints or is_strong):
            continue
        if state.preview is not None and mark.id == state.current:
            tints = drawing.tints(*state.preview, depth, scene.rows.pieces(*state.preview))
        else:
            tints = drawing.tints(mark.start, mark.end, depth, pieces)
        for tint in tints:
            if tint.bottom >= first and tint.top <= last:
                yield tint, (mark.label, is_strong)


def _lanes(drawing: Drawing, scene: Scene, state: State, look: ArticleLook, slot: Slot) -> Iterator[_Lane]:
    """Yield the lines in a slot: where, of which image, and how much of it."""
    metrics, scale = drawing.metrics, drawing.grid.scale
    quiet = state.hinting or state.review is not None
    full = {*state.badges, state.lead, state.current} if quiet else None
    share = FADED if state.hinting else AGREED
    first, last = slot[0] - metrics.pitch, slot[1]
    images: dict[Fill, QImage] = {}
    for shown in scene.shown:
        label_id = shown.mark.label
        label = look.label(label_id)
        faded = full is not None and shown.mark.id not in full
        for top, bottom, target, source in drawing.lanes(shown, label.pattern):
            if bottom < first or top > last:
                continue
            image = images.get((label_id, faded))
            if image is None:
                colour = mixed(look.paper, label.lane, share) if faded else label.lane
                image = images[label_id, faded] = strip(label.pattern, colour.rgba(), metrics.thickness, scale)
            yield target, image, source
