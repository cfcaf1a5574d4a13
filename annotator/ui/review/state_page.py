"""What stands in place of the article where there is nothing to decide: not yet, or not any more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.panels.heads import Words
from annotator.ui.panels.label_bar import say
from annotator.ui.widgets.buttons import KeyButton, PrimaryButton
from annotator.ui.widgets.stack import Stack

NOTHING_YET, DONE, READ_ONLY, OWN_LEFT, FILTERED = "nothing", "done", "own", "own left", "filtered"
_WIDE = 560


class StatePage(QWidget):
    """A sentence in the middle, some words below it, and what can be done now."""

    export_asked = Signal()
    report_asked = Signal()
    own_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._details = NOTHING_YET, ""
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._sentence = Words(fonts.Role.START_EMPTY, "ink")
        self._told = Words(fonts.Role.UI, "ink2")
        self._export, self._report, self._own = PrimaryButton(), KeyButton(), KeyButton()
        self._offers_own = False
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._export)
        row.addWidget(self._report)
        row.addWidget(self._own)
        row.addStretch(1)
        self._column = Stack(QMargins(0, 0, 0, 0), self)
        self._column.add(self._sentence)
        self._column.add(self._told, above=8)
        self._column.add(self._buttons, above=20)
        self._export.clicked.connect(self.export_asked)
        self._report.clicked.connect(self.report_asked)
        self._own.clicked.connect(self.own_asked)
        self._column.height_changed.connect(self._fit)
        self._retranslate()

    @property
    def state(self) -> str:
        """What it says: `NOTHING_YET`, `DONE` and so on."""
        return self._state

    @property
    def sentence(self) -> str:
        """What it says, in words."""
        return self._sentence.text

    def show_state(self, state: str, details: str = "", *, offers_own: bool = False) -> None:
        """Say that nothing can be reviewed yet, that all is decided, or that what is left are one's own articles.

        These are all that was there (`READ_ONLY`), or the rest of it (`OWN_LEFT`), of which the gold is not whole.

        `details` are words below, such as how many articles were finished by one person; `offers_own`: the person may
        have their own articles reviewed too.
        """
        self._state, self._details, self._offers_own = state, details, offers_own
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words in the middle."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = max(120, min(_WIDE, self.width() - 80))
        high = self._column.heightForWidth(wide)
        self._column.setGeometry((self.width() - wide) // 2, max(40, (self.height() - high) * 2 // 5), wide, high)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        sentences = {
            NOTHING_YET: self.tr("Two people must have finished the same article."),
            DONE: self.tr("No disagreement left. The gold can be exported."),
            READ_ONLY: self.tr("What is left are articles that you have marked yourself: somebody else decides them."),
            OWN_LEFT: self.tr("All is decided but what you have marked yourself: somebody else decides that."),
            FILTERED: self.tr("Nothing that waits fits the filter."),
        }
        self._sentence.set_text(sentences[self._state])
        self._told.set_text(self._details)
        self._told.setVisible(bool(self._details))
        say(self._export, self.tr("Export the gold…"))
        say(self._report, self.tr("How it went"))
        say(self._own, self.tr("Review my own too…"))
        is_done = self._state in {DONE, OWN_LEFT}
        self._export.setVisible(is_done)
        self._report.setVisible(is_done)
        self._own.setVisible(self._offers_own)
        self._buttons.setVisible(is_done or self._offers_own)
        self._column.place_inside()
        self._fit()
