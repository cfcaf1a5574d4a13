"""Buttons of the bars: flat ones with icon, words and key; the tabs of the modes; framed ones with their key."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.ui import fonts, icons
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.kept import paint_at_rest
from annotator.ui.widgets.paint import advance, mixed, note_focus, paint_box, paint_focus_ring, paint_text, shows_focus

BAR, CONTROL, RADIUS = 44, 28, 5
_SIDE, _GAP = 8, 7
_CHEVRON = 14


class BarButton(QAbstractButton):
    """What the buttons here share: a key hint, repainting under the mouse, the focus ring, a name to be read out."""

    def __init__(self, text: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The hint beside the words, as `keycap.hint_text` writes it; empty: none."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note how the focus came."""
        note_focus(self, event.reason())
        super().focusInEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the whole content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the button; as a picture while nobody is at it."""
        looks = self._looks()
        if looks is None:
            self._paint(QPainter(self))
        else:
            paint_at_rest(self, looks, self._paint, is_down=self.isDown())

    def _paint(self, painter: QPainter) -> None:
        """Paint what there is."""

    def _looks(self) -> Hashable | None:
        """Return what stands for all that is shown while nobody is at the button; None: no picture of it is kept."""
        return None

    def _background(self) -> QColor | None:
        if self.isEnabled() and self.isDown():
            return token(self.palette(), "sel")
        return token(self.palette(), "hover") if self.isEnabled() and self.underMouse() else None

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        if shows_focus(self):
            paint_focus_ring(painter, rect, RADIUS, token(self.palette(), "ink"))


class FlatButton(BarButton):
    """A button of the top bar, without a frame: icon, words, key hint, and a chevron where it opens a menu.

    With neither words nor key it is a square of 28 px: give it an accessible name and a tool tip with its key.
    """

    def __init__(
        self, icon: str = "", text: str = "", key: str = "", *, menu: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, key, parent)
        self._icon, self._menu = icon, menu
        self._colour: TokenName = "ink2"

    def set_icon(self, icon: str) -> None:
        """Show another icon, by its name in resources/icons; empty: none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: TokenName) -> None:
        """Show icon and words in another token's colour (`alert` for what was not saved)."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the content with 8 px (icon alone: 6) on both sides."""
        parts = [icons.SIZE] if self._icon else []
        if self.text():
            parts.append(advance(fonts.font(fonts.Role.UI, tabular=True), self.text()))
        if self._key:
            parts.append(advance(fonts.font(fonts.Role.KEY_HINT), self._key))
        if self._menu:
            parts.append(_CHEVRON)
        side = 6 if len(parts) == 1 and self._icon else _SIDE
        return QSize(sum(parts) + _GAP * max(len(parts) - 1, 0) + 2 * side, CONTROL)

    def _paint(self, painter: QPainter) -> None:
        """Paint what there is from left to right."""
        palette = self.palette()
        fill = self._background()
        if fill is not None:
            paint_box(painter, self.rect(), RADIUS, fill, None)
        name: TokenName = self._colour if self.isEnabled() else "ink4"
        colour = token(palette, "ink") if self.isChecked() else token(palette, name)
        rest = self.rect().adjusted(6 if self.width() == CONTROL else _SIDE, 0, -_SIDE, 0)
        if self._icon:
            icons.paint_icon(painter, rest, self._icon, colour)
            if self._icon == "list-filter" and self.isChecked():
                self._paint_dot(painter)
            rest.setLeft(rest.left() + icons.SIZE + _GAP)
        if self._menu:
            place = QRect(rest.right() + 1 - _CHEVRON, rest.top(), _CHEVRON, rest.height())
            icons.paint_icon(painter, place, "chevron-down", token(palette, "ink3"), _CHEVRON)
            rest.setRight(place.left() - _GAP)
        if self.text():
            paint_text(painter, rest, self.text(), fonts.font(fonts.Role.UI, tabular=True), colour)
        if self._key:
            font = fonts.font(fonts.Role.KEY_HINT)
            hint = token(palette, "ink2" if not self.text() else "ink3")
            align = Qt.AlignmentFlag.AlignRight if self.text() else Qt.AlignmentFlag.AlignLeft
            paint_text(painter, rest, self._key, font, hint if self.isEnabled() else colour, align)
        self._paint_ring(painter, self.rect())

    def _paint_dot(self, painter: QPainter) -> None:
        """Paint the sign that something is left out."""
        dot = QRect(self.width() - 9, 3, 7, 7)
        paint_box(painter, dot, dot.width() / 2, token(self.palette(), "ink"), token(self.palette(), "panel"))


class ModeTab(BarButton):
    """A tab of the top bar: words, a count, and while it is the mode shown a line of 2 px in ink on the bar's edge."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent)
        self._count = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def set_count(self, count: int | None) -> None:
        """Show a number after the words; None and 0 show none."""
        self._count = QLocale().toString(count) if count else ""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size with the words at their boldest, so that nothing moves when the mode changes."""
        return QSize(self._words() + self._number() + 2 * 14, BAR)

    def _paint(self, painter: QPainter) -> None:
        """Paint words, count and line."""
        palette = self.palette()
        rest = self.rect().adjusted(14, 0, -14, 0)
        strong = self.isChecked() or (self.underMouse() and self.isEnabled())
        name: TokenName = "ink" if strong else "ink2"
        role = fonts.Role.STRONG if self.isChecked() else fonts.Role.CONTROL
        paint_text(painter, rest, self.text(), fonts.font(role), token(palette, name if self.isEnabled() else "ink4"))
        if self._count:
            font = fonts.font(fonts.Role.KEY_HINT)
            paint_text(painter, rest, self._count, font, token(palette, "ink3"), Qt.AlignmentFlag.AlignRight)
        if self.isChecked():
            painter.fillRect(rest.left(), self.height() - 2, rest.width(), 2, token(palette, "ink"))
        self._paint_ring(painter, self.rect().adjusted(4, 6, -4, -6))

    def _words(self) -> int:
        return advance(fonts.font(fonts.Role.STRONG), self.text())

    def _number(self) -> int:
        return advance(fonts.font(fonts.Role.KEY_HINT), self._count) + _GAP if self._count else 0


class KeyButton(BarButton):
    """A framed button of 28 px that shows its key: "Decide them alike  Ctrl ↵"."""

    primary = False

    def sizeHint(self) -> QSize:
        """Return the size of words and key with 12 px on both sides."""
        words = advance(fonts.font(fonts.Role.CONTROL), self.text())
        key = advance(fonts.font(fonts.Role.KEY_HINT), self._key) if self._key else 0
        return QSize(words + key + (9 if words and key else 0) + 2 * 12, CONTROL)

    def _looks(self) -> Hashable:
        return self.text(), self._key

    def _paint(self, painter: QPainter) -> None:
        """Paint frame, words and key."""
        palette = self.palette()
        fill, border, text, hint = self._colours()
        paint_box(painter, self.rect(), RADIUS, fill, border)
        rest = self.rect().adjusted(12, 0, -12, 0)
        paint_text(painter, rest, self.text(), fonts.font(fonts.Role.CONTROL), text)
        font = fonts.font(fonts.Role.KEY_HINT)
        paint_text(painter, rest, self._key, font, hint, Qt.AlignmentFlag.AlignRight)
        if shows_focus(self) and self.primary:
            # Ink on the filled button would not be seen: the ring stands off it by a line of its letters' colour.
            paint_focus_ring(painter, self.rect().adjusted(2, 2, -2, -2), RADIUS - 2, token(palette, "btn_text"))
        else:
            self._paint_ring(painter, self.rect())

    def _colours(self) -> tuple[QColor, QColor | None, QColor, QColor]:
        """Return fill, border, words and key."""
        palette = self.palette()
        words = token(palette, "ink" if self.isEnabled() else "ink4")
        hint = token(palette, "ink2" if self.isEnabled() else "ink4")
        return self._background() or token(palette, "raised"), token(palette, "hair2"), words, hint


class PrimaryButton(KeyButton):
    """The one filled button of a screen."""

    primary = True

    def _colours(self) -> tuple[QColor, QColor | None, QColor, QColor]:
        palette = self.palette()
        if not self.isEnabled():
            return token(palette, "hair"), None, token(palette, "ink4"), token(palette, "ink4")
        fill, text = token(palette, "btn"), token(palette, "btn_text")
        if self.isDown() or self.underMouse():
            fill = mixed(fill, text, 0.2 if self.isDown() else 0.1)
        return fill, None, text, mixed(fill, text, 0.65)
