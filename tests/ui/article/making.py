"""Texts with marks, and the pictures that the view paints of them."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage

from annotator.domain.span import Mark
from annotator.domain.zone import Zone
from annotator.ui.article.rows import Row
from annotator.ui.article.view import ArticleView

_TAG = re.compile(r"\[(\w+) (\w+):|\]")
LONG = "Người gác cổng kể rằng kho đã khóa từ trưa và không ai được vào. "


def marked(source: str) -> tuple[str, list[Mark]]:
    """Return text and marks of a source like "[claim c1:kho có [figure f1:12 bao]]"."""
    parts: list[str] = []
    marks: list[Mark] = []
    open_marks: list[tuple[str, str, int]] = []
    length = at = 0
    for tag in _TAG.finditer(source):
        parts.append(source[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if tag.group() == "]":
            label, mark_id, start = open_marks.pop()
            marks.append(Mark(mark_id, start, length, label))
        else:
            open_marks.append((tag.group(1), tag.group(2), length))
    parts.append(source[at:])
    return "".join(parts), marks


def mark(text: str, quote: str, label: str, mark_id: str = "m") -> Mark:
    start = text.index(quote)
    return Mark(mark_id, start, start + len(quote), label)


def zone(text: str, quote: str, kind: str, *, zone_id: str = "z", state: str = "accepted", reason: str = "") -> Zone:
    start = text.index(quote)
    return Zone(id=zone_id, article_id="a", start=start, end=start + len(quote), kind=kind, state=state, reason=reason)


def show(view: ArticleView, source: str, **more) -> str:
    """Show a marked source in the view; return the text."""
    text, marks = marked(source)
    view.show_article(text, more.pop("zones", ()), [*marks, *more.pop("marks", ())], **more)
    settle()
    return text


def settle() -> None:
    QCoreApplication.processEvents()


def picture(view: ArticleView) -> QImage:
    """What the view paints when all of it is painted anew, one px of the image for each of the screen."""
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def on_screen(view: ArticleView) -> QImage:
    """What stands on the screen after only what was asked for was painted again."""
    QCoreApplication.sendEvent(view.window(), QEvent(QEvent.Type.UpdateRequest))
    corner = view.viewport().mapTo(view.window(), QPoint(0, 0))
    size = view.viewport().size()
    grabbed = view.screen().grabWindow(view.window().winId(), corner.x(), corner.y(), size.width(), size.height())
    return grabbed.toImage().convertToFormat(QImage.Format.Format_RGB32)


def row(view: ArticleView, place: int) -> Row:
    found = view.scene().rows.of(place)
    assert found is not None, f"{place} is not in sight"
    return found


def colour(image: QImage, x: float, y: float) -> str:
    return image.pixelColor(int(x), int(y)).name().upper()


def runs(image: QImage, y: int, wanted: str) -> list[tuple[int, int]]:
    """Stretches [left, right) of a colour in one line of px."""
    found: list[tuple[int, int]] = []
    begin = -1
    for x in range(image.width() + 1):
        here = x < image.width() and colour(image, x, y) == wanted
        if here and begin < 0:
            begin = x
        elif not here and begin >= 0:
            found.append((begin, x))
            begin = -1
    return found


def column_of(image: QImage, x: float, top: float, bottom: float) -> list[str]:
    """Colours down a column of px."""
    return [colour(image, x, y) for y in range(int(top), int(bottom))]


def different(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Where two pictures differ, at most 20 places."""
    assert one.size() == other.size()
    if one == other:
        return []
    places = []
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                places.append((x, y))
                if len(places) == 20:
                    return places
    return places
