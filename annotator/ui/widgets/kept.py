"""Pictures of widgets: what one of them shows is painted once, and shown again with one call where it is the same.

At every key some thirty small widgets come, go or change places, most of them with words that were there before. Each
of them is a dozen calls from Python into Qt, and a text to be shaped: a third of what a key costs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_MOST = 200
"""Pictures that are kept: some 30 kB each, four times as much on a screen of double density."""
_pictures: dict[Hashable, QPixmap] = {}


def paint_at_rest(
    widget: QWidget, looks: Hashable, paint: Callable[[QPainter], None], *, is_down: bool = False
) -> None:
    """Paint a control: as a picture while nobody is at it, by mouse or keyboard; then it may look another way."""
    if is_down or widget.hasFocus() or widget.underMouse():
        paint(QPainter(widget))
    else:
        paint_kept(widget, looks, paint)


def paint_kept(widget: QWidget, looks: Hashable, paint: Callable[[QPainter], None]) -> None:
    """Paint a widget on the plain ground around it, as a picture where it was painted like that before.

    `looks` stands for everything that `paint` shows, apart from the widget's class, size, colours and whether it is
    enabled. The ground belongs to the picture, so that letters are as sharp as beside it.
    """
    painter = QPainter(widget)
    device = painter.deviceTransform()
    ratio = device.m11()
    if not (device.dx().is_integer() and device.dy().is_integer()):
        paint(painter)
        return
    palette, width, height = widget.palette(), widget.width(), widget.height()
    look = (type(widget), looks, width, height, ratio, palette.cacheKey(), widget.isEnabled())
    picture = _pictures.pop(look, None)
    if picture is None:
        picture = QPixmap(QSize(width, height) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(_ground(widget))
        inside = QPainter(picture)
        inside.setFont(widget.font())
        inside.setPen(palette.color(widget.foregroundRole()))
        paint(inside)
        inside.end()
        if len(_pictures) >= _MOST:
            del _pictures[next(iter(_pictures))]
    _pictures[look] = picture  # the last one that will be dropped
    painter.drawPixmap(0, 0, picture)


def _ground(widget: QWidget) -> QColor:
    around = widget.parentWidget() or widget  # a button's own ground is that of a field, if it is painted at all
    return around.palette().color(around.backgroundRole())
