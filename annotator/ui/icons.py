"""Icons: our SVGs in resources/icons, coloured with a token and rendered for the screen's pixel ratio.

QtSvg is imported with the first icon (2 ms), not with this module.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap

from annotator import paths
from annotator.ui.theme import token

SIZE = 16
"""Width and height of an icon in device-independent px; 20 on the start page."""

_RATIOS = (1.0, 2.0)  # what a QIcon holds; Qt scales the nearer one down for ratios between


@cache
def _source(name: str) -> bytes:
    """Return an icon's SVG. Raises FileNotFoundError: the names are literals of ours, never a user's."""
    return paths.resource("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _pixmap(name: str, rgb: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    # Qt takes `currentColor` for black: it is replaced in the bytes.
    renderer = QSvgRenderer(_source(name).replace(b"currentColor", rgb.encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, colour: QColor, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a colour, `size` px wide and high, for a device pixel ratio; kept for the next time."""
    return _pixmap(name, colour.name(), size, ratio)


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: QColor, size: int = SIZE) -> None:
    """Paint an icon at the left of `rect`, in its vertical middle."""
    ratio = painter.device().devicePixelRatioF()
    top = rect.top() + (rect.height() - size) // 2
    painter.drawPixmap(rect.left(), top, pixmap(name, colour, size, ratio))


def icon(name: str, palette: QPalette, size: int = SIZE) -> QIcon:
    """Return an icon for actions and buttons in ink2, ink while on, ink4 while disabled. Fetch anew at a switch."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, token(palette, "ink2"), size, ratio))
        made.addPixmap(pixmap(name, token(palette, "ink"), size, ratio), QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(pixmap(name, token(palette, "ink4"), size, ratio), QIcon.Mode.Disabled)
    return made
