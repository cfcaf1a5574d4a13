"""Cards: a framed table or plot with its title, a hint beside it, and what is to be known of its numbers below."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.overview.cells import Card
from annotator.ui.overview.choosing import Chooser
from annotator.ui.overview.drawing import Look, write
from annotator.ui.overview.grid import Grid, paint_sheet
from annotator.ui.overview.shapes import SIDE, least_width, shape_of
from annotator.ui.widgets.paint import advance, paint_box

PADDING, _TITLE, _GAP, _RADIUS = 16, 18, 8, 6
_FOOT_GAP, _FOOT_LINE, _HINT_LINE = 10, 17, 18


class Places(NamedTuple):
    """Where the parts of a card stand at a width, in px from its corner."""

    hint: tuple[str, ...]
    hint_beside: bool
    body: QRect
    foot: tuple[str, ...]
    height: int


def lines_of(text: str, width: int, role: fonts.Role = fonts.Role.HINT) -> list[str]:
    """Return a text broken between words into lines of `width` px at most."""
    metrics, found = QFontMetricsF(fonts.font(role, tabular=True)), [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and metrics.horizontalAdvance(longer) > width:
            found.append(word)
        else:
            found[-1] = longer
    return found


def places_in(card: Card, width: int, *, choice: int = 0) -> Places:
    """Return where the parts of a card stand; `choice` is the width of what is chosen at its head, in px."""
    inner = width - 2 * PADDING
    title = advance(fonts.font(fonts.Role.STRONG), card.title) + _GAP
    beside = title + advance(fonts.font(fonts.Role.HINT), card.hint) + choice <= inner
    hint = (card.hint,) if beside else tuple(lines_of(card.hint, inner))
    top = PADDING - 2 + _TITLE + (0 if beside or not card.hint else _HINT_LINE * len(hint)) + 6
    if choice:
        top = max(top, PADDING - 2 + 28)
    height = shape_of(card.sheet, inner + 2 * SIDE).height + (
        10 if shape_of(card.sheet, inner + 2 * SIDE).width > inner + 2 * SIDE else 0
    )
    body = QRect(PADDING - SIDE, top, inner + 2 * SIDE, height)
    foot = tuple(line for text in card.foot for line in lines_of(text, inner))
    below = _FOOT_GAP + _FOOT_LINE * len(foot) if foot else 0
    return Places(hint, beside, body, foot, body.bottom() + 1 + below + PADDING - 4)


def least_width_of(card: Card) -> int:
    """Return the width at which a card can stand beside another one, in px."""
    return least_width(card.sheet) + 2 * (PADDING - SIDE)


def paint_card(painter: QPainter, place: QRect, card: Card, look: Look, places: Places) -> None:
    """Draw all of a card but its table."""
    paint_box(painter, place, _RADIUS, None, look.ink("hair"))
    left, top = place.left() + PADDING, place.top() + PADDING - 2
    inner = place.width() - 2 * PADDING
    strong, hint = fonts.font(fonts.Role.STRONG), fonts.font(fonts.Role.HINT)
    write(painter, QRect(left, top, inner, _TITLE), card.title, strong, look.ink("ink"))
    if places.hint_beside:
        beside = advance(strong, card.title) + _GAP
        write(painter, QRect(left + beside, top, inner - beside, _TITLE), card.hint, hint, look.ink("ink3"))
    else:
        for at, line in enumerate(places.hint):
            below = QRect(left, top + _TITLE + _HINT_LINE * at, inner, _HINT_LINE)
            write(painter, below, line, hint, look.ink("ink3"))
    foot = place.top() + places.body.bottom() + 1 + _FOOT_GAP
    for at, line in enumerate(places.foot):
        write(painter, QRect(left, foot + _FOOT_LINE * at, inner, _FOOT_LINE), line, hint, look.ink("ink2"))


def paint_whole_card(painter: QPainter, place: QRect, card: Card, look: Look) -> None:
    """Draw a card with its table, for a picture."""
    chosen = next((name for known, name in card.choices if known == card.chosen), "")
    shown = card if not chosen else _with_hint(card, chosen)
    places = places_in(shown, place.width())
    paint_card(painter, place, shown, look, places)
    paint_sheet(painter, places.body.translated(place.topLeft()), shown.sheet, look)


def picture_height(card: Card, width: int) -> int:
    """Return the height of a card in a picture, in px."""
    chosen = next((name for known, name in card.choices if known == card.chosen), "")
    return places_in(card if not chosen else _with_hint(card, chosen), width).height


def _with_hint(card: Card, hint: str) -> Card:
    return Card(id=card.id, title=card.title, hint=hint, sheet=card.sheet, foot=card.foot)


class CardView(QWidget):
    """A card on the page."""

    opened = Signal(object)
    """An `Asked`."""
    walked = Signal(QRect)
    """The keyboard came to a place of the card, in its coordinates."""
    chosen = Signal(str)
    """What was chosen at its head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Chooser(quiet=True, parent=self)
        self._choice.chosen.connect(self.chosen)
        self._choice.hide()
        self.grid = Grid(self)
        self.grid.opened.connect(self.opened)
        self.grid.walked.connect(self._on_walked)
        self._card: Card | None = None
        self._look: Look | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def card(self) -> Card | None:
        """What is shown."""
        return self._card

    @property
    def choice(self) -> Chooser:
        """What is chosen at its head."""
        return self._choice

    def show_card(self, card: Card, look: Look) -> None:
        """Show a card."""
        self._card, self._look = card, look
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(" ".join([card.hint, *card.foot]).strip())
        chosen = dict(card.choices).get(card.chosen, "")
        self.grid.setAccessibleName(", ".join(part for part in (card.title, card.hint, chosen) if part))
        self.grid.setAccessibleDescription(" ".join(card.foot))
        self.grid.show_sheet(card.sheet, look)
        self.grid.setVisible(bool(card.sheet.rows))
        self._choice.setVisible(bool(card.choices))
        if card.choices:
            self._choice.set_choices(card.choices, card.chosen, card.title)
        self._place()
        self.updateGeometry()
        self.update()

    def least_width(self) -> int:
        """Return the width at which it can stand beside another card, in px."""
        return least_width_of(self._card) if self._card is not None else 0

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        return self._places(width).height if self._card is not None else 0

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the table."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw frame, title and what stands below."""
        if self._card is not None and self._look is not None:
            paint_card(QPainter(self), self.rect(), self._card, self._look, self._places(self.width()))

    def _places(self, width: int) -> Places:
        choice = self._choice.sizeHint().width() + _GAP if self._card is not None and self._card.choices else 0
        return places_in(self._card, width, choice=choice) if self._card is not None else _NOWHERE

    def _place(self) -> None:
        if self._card is None:
            return
        self.grid.setGeometry(self._places(self.width()).body)
        if self._card.choices:
            size, left = self._choice.sizeHint(), PADDING - 2
            left += advance(fonts.font(fonts.Role.STRONG), self._card.title)
            room = self.width() - PADDING - left
            self._choice.setGeometry(left, PADDING - 2 - 5, min(size.width(), room), size.height())

    def _on_walked(self, place: QRect) -> None:
        top = self.grid.viewport().mapTo(self, place.topLeft())
        self.walked.emit(QRect(top, place.size()).adjusted(-PADDING, -PADDING, PADDING, PADDING))


_NOWHERE = Places((), hint_beside=True, body=QRect(), foot=(), height=0)
