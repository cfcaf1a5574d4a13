"""The right panel while an article is read through once more: what was decided in it, and the current span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMargins, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.panels.heads import MARGIN, Words
from annotator.ui.panels.inspector import Inspector
from annotator.ui.review.option_panel import HEAD, WIDTH
from annotator.ui.theme import token
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.stack import Stack

_ROW = 26


class Count(NamedTuple):
    """Something counted, in words; without a number it is just said."""

    text: str
    number: str


class CountRow(QWidget):
    """Words at the left, a number at the right."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        self.count = count
        self.setFixedHeight(_ROW)
        self.setAccessibleName(f"{count.text}: {count.number}" if count.number else count.text)
        self.setToolTip(count.text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint both."""
        painter, palette = QPainter(self), self.palette()
        font = fonts.font(fonts.Role.UI, tabular=True)
        room = advance(font, self.count.number)
        words = self.rect().adjusted(0, 0, -room - 8, 0)
        paint_text(painter, words, self.count.text, font, token(palette, "ink2"))
        number = self.rect().adjusted(self.width() - room, 0, 0, 0)
        paint_text(painter, number, self.count.number, font, token(palette, "ink"))


class ReadingPanel(QWidget):
    """It says what to do, and how much of this article was agreed and decided; below, the span that keys act on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", fonts.Role.STRONG)
        self._title.setFixedHeight(HEAD)
        self._told = Words(fonts.Role.UI, "ink2")
        self._counts = Stack()
        self.inspector = Inspector()
        self._rows: list[CountRow] = []
        self._is_changed = False
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.addWidget(self._title)
        body = Stack(QMargins(MARGIN, 14, MARGIN, 14))
        body.add(self._told)
        body.add(self._counts, above=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        place = Stack()
        for part in (body, Hairline(), self.inspector):
            place.add(part)
        place.share(fills=self.inspector)
        column.addWidget(place, 1)
        self._retranslate()

    def set_counts(self, counts: Sequence[Count]) -> None:
        """Show these counts of the article."""
        if [row.count for row in self._rows] == list(counts):
            return
        for old in self._rows:
            self._counts.remove(old)
            old.hide()
            old.deleteLater()
        self._rows = [CountRow(count) for count in counts]
        for row in self._rows:
            self._counts.add(row)

    def set_changed(self, *, on: bool) -> None:
        """Say that the article was closed before and is gold no more; else that it is read for the first time."""
        self._is_changed = on
        self._retranslate()

    def sizeHint(self) -> QSize:
        """Return the width that the panel begins with."""
        return QSize(WIDTH, super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._is_changed:
            self._title.set_text(self.tr("Changed since it was closed"))
            self._told.set_text(
                self.tr(
                    "The annotators have changed their labels since this article was closed as gold. What is another "
                    "now stands below. Read it again, and close it anew: until then it is not exported as gold."
                )
            )
            return
        self._title.set_text(self.tr("Read it through once"))
        self._told.set_text(
            self.tr(
                "All of this article is decided. Read it once from its beginning: what everybody missed can be marked "
                "and linked with the keys of annotating. Then close it as gold."
            )
        )
