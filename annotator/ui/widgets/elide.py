"""A label of one line that ends in an ellipsis where there is no room, with the whole text as its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.paint import advance, paint_text


class ElidedLabel(QWidget):
    """One line of text in the font of a role and the colour of a token."""

    def __init__(
        self,
        text: str = "",
        role: fonts.Role = fonts.Role.UI,
        colour: TokenName = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._role, self._colour = text, role, colour
        self._offers_text = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            before = self.sizeHint()
            self._text = text
            self.setAccessibleName(text)
            if self.sizeHint() != before:  # a number that grows by one lays nothing out
                self.updateGeometry()
            self.update()

    def set_colour(self, colour: TokenName) -> None:
        """Show the text in another token's colour."""
        self._colour = colour
        self.update()

    def is_elided(self) -> bool:
        """Whether the text is longer than the label."""
        return advance(self._font(), self._text) > self.width()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text in the role's line."""
        return QSize(advance(self._font(), self._text), fonts.TYPE[self._role].line)

    def minimumSizeHint(self) -> QSize:
        """Return a few letters' width."""
        return QSize(min(self.sizeHint().width(), 24), fonts.TYPE[self._role].line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the text."""
        name: TokenName = self._colour if self.isEnabled() else "ink4"
        paint_text(QPainter(self), self.rect(), self._text, self._font(), token(self.palette(), name))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the whole text as a tool tip where it is elided and has no other one."""
        super().enterEvent(event)
        if self._offers_text or not self.toolTip():
            self._offers_text = self.is_elided()
            self.setToolTip(self._text if self._offers_text else "")

    def _font(self) -> QFont:
        return fonts.font(self._role, tabular=not fonts.TYPE[self._role].serif)
