"""Keys and what they do, as the bar below the text writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.keycap import KeyCap

BETWEEN = 20
"""Between what belongs apart in the bar, in px."""


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A key and what it does, as the bar writes it."""

    key: str
    text: str
    sign: str = ""
    """The key where there is less room; empty: as it is."""


class KeyWords(QWidget):
    """Keys and what they do, one after the other; a hairline before the last one where `parted`."""

    def __init__(self, *, parted: bool) -> None:
        super().__init__()
        self._parted = parted
        self._signs = self._bare = False
        self._words: list[tuple[KeyWord, KeyCap, ElidedLabel]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(7)

    def set_words(self, words: Sequence[KeyWord]) -> None:
        """Show these."""
        clear(self._row)
        self._words = []
        for at, word in enumerate(words):
            if at:
                self._row.addSpacing(BETWEEN - 7 if self._parted else 0)
            if at and self._parted and at == len(words) - 1:
                self._row.addWidget(Hairline(Qt.Orientation.Vertical, 18))
                self._row.addSpacing(BETWEEN - 14)
            cap, label = KeyCap(word.key), ElidedLabel(word.text, fonts.Role.UI, "ink2")
            self._row.addWidget(cap)
            self._row.addWidget(label)
            self._words.append((word, cap, label))
        self._abbreviate()

    def set_brief(self, *, signs: bool, bare: bool) -> None:
        """Write keys as signs; leave their words out (then a cap's tool tip says them)."""
        if (signs, bare) != (self._signs, self._bare):
            self._signs, self._bare = signs, bare
            self._abbreviate()

    def _abbreviate(self) -> None:
        for word, cap, label in self._words:
            cap.set_text(word.sign if self._signs and word.sign else word.key)
            cap.setToolTip(word.text if self._bare else "")
            label.setVisible(not self._bare)


def clear(row: QHBoxLayout) -> None:
    """Take everything out of a row."""
    while (item := row.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
