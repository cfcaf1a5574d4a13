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


class KeyWords(QWidget):
    """Keys and what they do, one after the other; a hairline before the last one where `parted`."""

    def __init__(self, *, parted: bool) -> None:
        super().__init__()
        self._parted = parted
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(7)

    def set_words(self, words: Sequence[KeyWord]) -> None:
        """Show these."""
        clear(self._row)
        for at, word in enumerate(words):
            if at:
                self._row.addSpacing(BETWEEN - 7 if self._parted else 0)
            if at and self._parted and at == len(words) - 1:
                self._row.addWidget(Hairline(Qt.Orientation.Vertical, 18))
                self._row.addSpacing(BETWEEN - 14)
            self._row.addWidget(KeyCap(word.key))
            self._row.addWidget(ElidedLabel(word.text, fonts.Role.UI, "ink2"))


def clear(row: QHBoxLayout) -> None:
    """Take everything out of a row."""
    while (item := row.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
