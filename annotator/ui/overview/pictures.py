"""Pictures of the overview, drawn with what draws it on the screen: SVG with letters as outlines, or PNG at twice.

Both light and dark, whatever is shown now. What is drawn stands in the SVG's description too, as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, cast

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from annotator.domain.scheme import Scheme
from annotator.ui.looks import label_looks
from annotator.ui.overview.board import GAP, Measures, Pile, arranged
from annotator.ui.overview.cards import PADDING, least_width_of, paint_whole_card, picture_height
from annotator.ui.overview.cells import Big, Card
from annotator.ui.overview.drawing import Look
from annotator.ui.overview.head import (
    bigs_places,
    inside_big,
    paint_big,
    paint_big_lines,
    paint_words,
    words_height,
)
from annotator.ui.overview.shapes import SIDE, natural_width
from annotator.ui.theme import Theme

MARGIN, _RATIO = 16, 2
_KEYWORD = "Description"
"""What the PNG standard calls the text that describes a picture."""
_PLACE = re.compile(rb"(?<=[ML ,CQ])-?\d+\.\d{3,}(?=[, \"CLMQ])")
"""A place in an outline, written finer than anything is printed: half of a picture would be such digits."""
WHOLE_WIDTH, _CARD_LEAST = 1376, 480
"""Width of the whole page in a picture, and the least one of a card's, in px."""


class Page(NamedTuple):
    """All that stands on the page: title, coverage, big numbers, lines of piles of cards."""

    title: str
    said: str
    bigs: tuple[Big, ...]
    lines: tuple[tuple[Pile[Card], ...], ...]


class _Drawing(NamedTuple):
    """A size in px, what draws it, and what it says."""

    size: QSize
    paint: Callable[[QPainter, Look], None]
    title: str
    said: str


def look_of(theme: Literal["light", "dark"], scheme: Scheme, language: str) -> Look:
    """Return the colours of a theme."""
    chosen = Theme(theme)
    return Look(chosen.palette(), label_looks(chosen, scheme, language))


def card_picture(card: Card, form: Literal["svg", "png"], look: Look) -> bytes:
    """Return a card as a picture, as wide as it needs to be."""
    width = max(_widest(card), _CARD_LEAST)
    size = QSize(width + 2 * MARGIN, picture_height(card, width) + 2 * MARGIN)

    def paint(painter: QPainter, look: Look) -> None:
        paint_whole_card(painter, QRect(MARGIN, MARGIN, width, size.height() - 2 * MARGIN), card, look)

    return _made(_Drawing(size, paint, card.title, told(card)), form, look)


def page_picture(page: Page, form: Literal["svg", "png"], look: Look) -> bytes:
    """Return the whole page as a picture, as it stands in a wide window."""
    head = words_height(page.said, WHOLE_WIDTH)
    bigs = bigs_places(page.bigs, WHOLE_WIDTH)
    bigs_height = max((place.bottom() + 1 for place in bigs), default=0)
    top = 2 * MARGIN + head + GAP + bigs_height + GAP
    cards = _cards_places(page.lines, top)
    height = max((place.bottom() + 1 for _, place in cards), default=top) + 2 * MARGIN

    def paint(painter: QPainter, look: Look) -> None:
        left = 2 * MARGIN
        paint_words(painter, QRect(left, left, WHOLE_WIDTH, head), page.title, page.said, look)
        painter.save()
        painter.translate(left, 2 * MARGIN + head + GAP)
        paint_big_lines(painter, QRect(0, 0, WHOLE_WIDTH, bigs_height), bigs, look)
        for big, place in zip(page.bigs, bigs, strict=True):
            paint_big(painter, inside_big(place), big, look)
        painter.restore()
        for card, place in cards:
            paint_whole_card(painter, place, card, look)

    said = "\n\n".join([page.said, *(big.spoken for big in page.bigs), *(told(card) for card, _ in cards)])
    return _made(_Drawing(QSize(WHOLE_WIDTH + 4 * MARGIN, height), paint, page.title, said), form, look)


def told(card: Card) -> str:
    """Return what a card says as text: a line a row, the cells apart by tabs."""
    heads = "\t".join(column.head for column in card.sheet.columns)
    rows = ("\t".join(cell.said for cell in row) for row in card.sheet.rows)
    parts = [f"{card.title} {card.hint}".strip(), heads.strip() and heads, *rows, *card.foot]
    return "\n".join(part for part in parts if part)


def _widest(card: Card) -> int:
    """Return a width at which every interval stands beside its number, the page's at most."""
    return min(natural_width(card.sheet) + 2 * (PADDING - SIDE), WHOLE_WIDTH)


def _cards_places(lines: Sequence[Sequence[Pile[Card]]], top: int) -> list[tuple[Card, QRect]]:
    places = arranged(WHOLE_WIDTH, lines, Measures(least=least_width_of, height=picture_height))
    return [(card, place.translated(2 * MARGIN, top)) for card, place in places]


def _made(drawing: _Drawing, form: Literal["svg", "png"], look: Look) -> bytes:
    return _svg(drawing, look) if form == "svg" else _png(drawing, look)


def _png(drawing: _Drawing, look: Look) -> bytes:
    image = QImage(drawing.size * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(look.ink("paper"))
    painter = QPainter(image)
    drawing.paint(painter, look)
    painter.end()
    image.setText(_KEYWORD, drawing.said)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, cast("bytes", "PNG"))  # the binding takes str only, whatever its stub says
    return bytes(buffer.data().data())


def _svg(drawing: _Drawing, look: Look) -> bytes:
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415  not before somebody saves a picture

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(drawing.size)
    generator.setViewBox(QRectF(0, 0, drawing.size.width(), drawing.size.height()))
    generator.setTitle(_plain(drawing.title))
    generator.setDescription(_plain(drawing.said))
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, drawing.size.width(), drawing.size.height()), look.ink("paper"))
    drawing.paint(painter, look)
    painter.end()
    return _PLACE.sub(_rounded, bytes(buffer.data().data()))


def _rounded(found: re.Match[bytes]) -> bytes:
    return b"%.2f" % float(found[0])


def _plain(text: str) -> str:
    """Return a text without what no XML may hold."""
    return "".join(letter for letter in text if letter in "\n\t" or ord(letter) >= 0x20)
