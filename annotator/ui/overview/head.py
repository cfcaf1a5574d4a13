"""The head of the overview: title and coverage, what is looked at, and the big numbers below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.overview.cards import lines_of
from annotator.ui.overview.cells import Big
from annotator.ui.overview.choosing import Chooser, MenuButton
from annotator.ui.overview.drawing import Look, write
from annotator.ui.widgets.buttons import CONTROL, BarButton
from annotator.ui.widgets.paint import paint_box

_TITLE_SIZE, _TITLE_LINE, _LINE, _GAP = 22, 30, 18, 8
EDGE = 12
"""How far the big numbers reach beyond the page's column at both sides, so that a ring around the first has room."""
MANY = 5
"""How many big numbers there are."""
BIG_LEAST, _BIG_SIDE, _BIG_TOP = 200, 20, 12
"""The least width of a big number, and the room around it, in px."""


def paint_words(painter: QPainter, place: QRect, title: str, said: str, look: Look) -> None:
    """Draw the title and the sentence of coverage below it."""
    font = fonts.serif(_TITLE_SIZE, 600)
    write(painter, QRect(place.left(), place.top(), place.width(), _TITLE_LINE), title, font, look.ink("ink"))
    for at, line in enumerate(lines_of(said, place.width(), fonts.Role.UI)):
        below = QRect(place.left(), place.top() + _TITLE_LINE + 2 + _LINE * at, place.width(), _LINE)
        write(painter, below, line, fonts.font(fonts.Role.UI), look.ink("ink2"))


def words_height(said: str, width: int) -> int:
    """Return the height of title and sentence at a width, in px."""
    return _TITLE_LINE + 2 + _LINE * len(lines_of(said, width, fonts.Role.UI))


class Headline(QWidget):
    """Title, coverage, and at the right the choosers and what saves the report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people, self.labels = Chooser(parent=self), Chooser(parent=self)
        self.report = MenuButton("download", parent=self)
        self._title = self._said = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> tuple[MenuButton, ...]:
        """The buttons from left to right."""
        return (self.people, self.labels, self.report)

    @property
    def words(self) -> tuple[str, str]:
        """Title and sentence."""
        return self._title, self._said

    def set_words(self, title: str, said: str) -> None:
        """Show title and sentence."""
        self._title, self._said = title, said
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()
        self._place()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px: the buttons stand below where they have no room beside the words."""
        room = self._room(width)
        height = words_height(self._said, room)
        return height if room < width else height + 12 + CONTROL

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the words."""
        place = QRect(0, 0, self._room(self.width()), self.height())
        paint_words(QPainter(self), place, self._title, self._said, Look(self.palette(), {}))

    def _buttons_width(self) -> int:
        shown = [button.sizeHint().width() for button in self.buttons if not button.isHidden()]
        return sum(shown) + _GAP * max(len(shown) - 1, 0)

    def _room(self, width: int) -> int:
        beside = width - self._buttons_width() - 24
        return beside if beside >= 420 else width

    def _place(self) -> None:
        beside = self._room(self.width()) < self.width()
        left = self.width() - self._buttons_width() if beside else 0
        for button in self.buttons:
            size = button.sizeHint()
            button.setGeometry(left, self.height() - CONTROL, size.width(), size.height())
            left += 0 if button.isHidden() else size.width() + _GAP


def paint_big(painter: QPainter, place: QRect, big: Big, look: Look) -> None:
    """Draw a big number, what it counts, and its interval or reason."""
    rest = QRect(place.left(), place.top(), place.width(), 32)
    write(painter, rest, big.text, fonts.font(fonts.Role.BIG, tabular=True), look.ink("ink"))
    top = place.top() + 36
    for role, colour, line, text in ((fonts.Role.UI, "ink", 18, big.name), (fonts.Role.HINT, "ink3", 17, big.hint)):
        for words in lines_of(text, place.width(), role):
            font = fonts.font(role, tabular=True)
            ink = look.ink("ink" if colour == "ink" else "ink3")
            write(painter, QRect(place.left(), top, place.width(), line), words, font, ink)
            top += line


def big_height(big: Big, width: int) -> int:
    """Return the height of a big number at a width, in px."""
    name, hint = lines_of(big.name, width, fonts.Role.UI), lines_of(big.hint, width)
    return 36 + 18 * len(name) + 17 * len(hint)


def bigs_places(bigs: Sequence[Big], width: int) -> list[QRect]:
    """Return the places of big numbers side by side, in as many lines as they need; the last one's line ends all."""
    if not bigs:
        return []
    many = max(min(len(bigs), width // BIG_LEAST), 1)
    lines = -(-len(bigs) // many)
    many = -(-len(bigs) // lines)
    one, places, top = width // many, [], 0
    for start in range(0, len(bigs), many):
        line = bigs[start : start + many]
        height = max(big_height(big, one - 2 * _BIG_SIDE) for big in line) + 2 * _BIG_TOP
        places += [QRect(at * one, top, one, height) for at in range(len(line))]
        top += height
    return places


def inside_big(place: QRect) -> QRect:
    """Return where the words of a big number stand in its place; those of the first begin at the page's edge."""
    left = 0 if place.left() == 0 else _BIG_SIDE
    return place.adjusted(left, _BIG_TOP, left - 2 * _BIG_SIDE, -_BIG_TOP)


def paint_big_lines(painter: QPainter, place: QRect, places: Sequence[QRect], look: Look) -> None:
    """Draw the hairlines above, below and between the big numbers."""
    hair = look.ink("hair")
    for one in places:
        if one.left() == 0:
            painter.fillRect(place.left(), place.top() + one.top(), place.width(), 1, hair)
        else:
            painter.fillRect(place.left() + one.left(), place.top() + one.top() + 12, 1, one.height() - 24, hair)
    painter.fillRect(place.left(), place.top() + place.height() - 1, place.width(), 1, hair)


class BigButton(BarButton):
    """One big number; it opens what is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.big = Big(text="", name="", hint="", spoken="")
        self.inside = QRect()

    def show_big(self, big: Big) -> None:
        """Show a number."""
        self.big = big
        self.setAccessibleName(big.spoken)
        self.setToolTip(big.spoken)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint(self, painter: QPainter) -> None:
        ground = self._background()
        if ground is not None:
            paint_box(painter, self.rect().adjusted(1, 5, -1, -5), 5, ground, None)
        paint_big(painter, self.inside, self.big, Look(self.palette(), {}))
        self._paint_ring(painter, self.rect().adjusted(1, 5, -1, -5))


class BigNumbers(QWidget):
    """The big numbers in a line between two hairlines."""

    opened = Signal(object)
    """An `Asked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Made at once: the Tab key goes from one to the next in the order in which they were made.
        self._buttons = [BigButton(self) for _ in range(MANY)]
        for button in self._buttons:
            button.clicked.connect(lambda _on=False, button=button: self.opened.emit(button.big.asked))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def bigs(self) -> list[Big]:
        """What is shown."""
        return [button.big for button in self._buttons]

    def first(self) -> QWidget:
        """Return the button of the first number."""
        return self._buttons[0]

    def show_bigs(self, bigs: Sequence[Big]) -> None:
        """Show as many numbers as there are places."""
        for button, big in zip(self._buttons, bigs, strict=True):
            button.show_big(big)
        self._place()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        return max((place.bottom() + 1 for place in bigs_places(self.bigs, width - 2 * EDGE)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the numbers."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairlines."""
        places = bigs_places(self.bigs, self.width() - 2 * EDGE)
        inner = self.rect().adjusted(EDGE, 0, -EDGE, 0)
        paint_big_lines(QPainter(self), inner, places, Look(self.palette(), {}))

    def _place(self) -> None:
        for button, place in zip(self._buttons, bigs_places(self.bigs, self.width() - 2 * EDGE), strict=True):
            around = place.translated(EDGE, 0).adjusted(-EDGE if place.left() == 0 else 0, 0, 0, 0)
            button.inside = inside_big(place).translated(EDGE, 0).translated(-around.topLeft())
            button.setGeometry(around)
