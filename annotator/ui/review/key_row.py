"""Rows of a key and what it does: the two that decide, and the smaller ones below them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from annotator.ui import fonts
from annotator.ui.panels.heads import MARGIN
from annotator.ui.review.option_row import TEXT_LEFT
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.buttons import BarButton
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, paint_text

HIGH, LOW = 39, 26
_BETWEEN, _BIG, _WORDS_LEFT = 5, 22, 70


class KeyRow(BarButton):
    """A row as wide as the panel: caps at the left, words beside them, maybe a count at the right. A click does it."""

    def __init__(self, what: str, *, high: bool) -> None:
        """Make it for something that can be done (`parts.NOTHING` and the like)."""
        super().__init__()
        self.what = what
        self._high = high
        self._caps: Sequence[str] = ()
        self._count = ""
        self._is_quiet = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the article keeps the focus: its keys do the same
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, caps: Sequence[str], *, count: str = "", quiet: bool = False) -> None:
        """Show words and keys; `count` at the right; `quiet`: it says why nothing can be done."""
        self._caps, self._count, self._is_quiet = [cap for cap in caps if cap], count, quiet
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(" ".join(self._caps))
        self.update()

    @property
    def caps(self) -> Sequence[str]:
        """The keys as caps show them."""
        return self._caps

    def sizeHint(self) -> QSize:
        """Return its height; it takes the width it is given."""
        return QSize(_WORDS_LEFT, HIGH if self._high else LOW)

    def _looks(self) -> Hashable:
        return self.text(), tuple(self._caps), self._count, self._is_quiet

    def _paint(self, painter: QPainter) -> None:
        palette, rect = self.palette(), self.rect()
        ground = None if self._is_quiet else self._background()
        if ground is not None:
            painter.fillRect(rect, ground)
        left = MARGIN
        for cap in self._caps:
            width = max(_BIG if self._high else CAP, cap_width(cap))
            high = _BIG if self._high else CAP
            paint_key_cap(painter, QRect(left, (rect.height() - high) // 2, width, high), cap, palette)
            left += width + _BETWEEN
        colour: TokenName = "ink" if self._high and not self._is_quiet else "ink3" if self._is_quiet else "ink2"
        words = rect.adjusted(max(TEXT_LEFT if self._high else _WORDS_LEFT, left + 3), 0, -MARGIN, 0)
        if self._count:
            font = fonts.font(fonts.Role.HINT)
            paint_text(painter, words, self._count, font, token(palette, "ink2"), Qt.AlignmentFlag.AlignRight)
            words.setRight(words.right() - advance(font, self._count) - 8)
        paint_text(painter, words, self.text(), fonts.font(fonts.Role.UI), token(palette, colour))


class LinkButton(BarButton):
    """Underlined words that can be clicked: "Show names"."""

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        return QSize(advance(fonts.font(fonts.Role.HINT), self.text()), 24)

    def _paint(self, painter: QPainter) -> None:
        palette, rect, font = self.palette(), self.rect(), fonts.font(fonts.Role.HINT)
        paint_text(painter, rect, self.text(), font, token(palette, "ink"))
        line = QRect(0, rect.height() // 2 + 7, advance(font, self.text()), 1)
        painter.fillRect(line, token(palette, "ink" if self.underMouse() else "ink2"))
        self._paint_ring(painter, rect)
