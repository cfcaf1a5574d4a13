"""The bar that finds: it lies over the upper edge of the text, which stays where it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import FlatButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.paint import focus_by_key
from annotator.ui.widgets.search_field import SearchField

HEIGHT = 44
_SIDE = 12
_WIDE = 560
"""From this width on the field stands over the beginning of the lines, and all words have room."""
_FIELD = (60, 240)
_COUNT = 44
_NARROWER = ((False, True, True), (True, True, True), (True, False, True), (True, False, False))
"""What goes where there is no room: words of the button for diacritics, the arrows, that button; all have keys."""
FROM_START, FROM_END = "from start", "from end"
"""A step went on around the end of the text, or around its beginning."""


class FindField(SearchField):
    """The field of the bar: Esc leaves the bar and does not clear it, since what was looked for is wanted again."""

    def _clears(self, event: QKeyEvent) -> bool:
        del event
        return False


class ToggleButton(FlatButton):
    """A flat button that stays grey while it is on."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)

    def _background(self) -> QColor | None:
        return token(self.palette(), "sel") if self.isChecked() else super()._background()


class FindBar(QWidget):
    """A field, how many hits there are, and the buttons that walk them. It finds nothing itself.

    It is a child of the parent of `over`, the widget on whose upper edge it lies; `column` gives the left and right
    edge of the text in that widget.
    """

    query_changed = Signal(str)
    step_asked = Signal(int)
    """The next hit is wanted (1), or the previous one (−1)."""
    marks_asked = Signal()
    """The button for diacritics was pressed."""
    all_asked = Signal()
    """All articles are to be searched for what was typed."""
    leave_asked = Signal()

    def __init__(self, over: QWidget, column: Callable[[], tuple[float, float]]) -> None:
        super().__init__(over.parentWidget())
        self._over = over
        self._column = column
        self._hits: tuple[int | None, int | None] = (None, None)
        self._around = ""
        self._marks_key = ""
        self._keys = ("", "", "")
        self.field = FindField()
        self.count = ElidedLabel("", fonts.Role.UI, "ink2")
        self.around = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.toggle = ToggleButton()
        self.previous, self.next = FlatButton("chevron-up"), FlatButton("chevron-down")
        self.everywhere = FlatButton()
        self.close_button = FlatButton("x")
        self._lay_out()
        self._connect()
        self.hide()
        over.installEventFilter(self)
        self._retranslate()

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.field.setMinimumWidth(_FIELD[0])
        self.field.setMaximumWidth(_FIELD[1])
        self.count.setMinimumWidth(_COUNT)
        self.around.setMinimumWidth(1)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(self.field, 3)
        row.addSpacing(12)
        row.addWidget(self.count)
        row.addSpacing(8)
        row.addWidget(self.around, 1)
        row.addSpacing(8)
        row.addWidget(self.toggle)
        row.addSpacing(6)
        for button in (self.previous, self.next):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.everywhere)
        row.addWidget(self.close_button)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.query_changed)
        self.toggle.clicked.connect(lambda _on: self.marks_asked.emit())
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.everywhere.clicked.connect(self._ask_all)
        self.close_button.clicked.connect(self.leave_asked)

    def _ask_all(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # whence the words are taken
        self.all_asked.emit()

    # What the window uses

    def open(self, words: str = "") -> None:
        """Show the bar with the keyboard in its field; `words` take the place of what stands there, if any."""
        if words:
            self.field.setText(words)
        self.show()
        self._place()
        self.raise_()
        focus_by_key(self.field)
        self.field.selectAll()

    def set_keys(self, *, marks: str, following: str, previous: str, everywhere: str) -> None:
        """Take the keys to show, as `keycap.hint_text` writes them."""
        self._marks_key = marks
        self._keys = (following, previous, everywhere)
        self._retranslate()

    def set_without_marks(self, *, on: bool) -> None:
        """Show whether diacritics are left out of account."""
        self.toggle.setChecked(on)

    def show_hits(self, number: int | None, total: int | None, around: str = "") -> None:
        """Show which hit (counted from 0; None: none of them) of how many this is; None: they are being looked for."""
        self._hits, self._around = (number, total), around
        self._show_words()
        if self.isVisible() and QAccessible.isActive():
            said = " ".join(part for part in (self.count.text, self.around.text) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def words_of(self, number: int | None, total: int | None) -> str:
        """Return how many hits there are in words: "3 / 12"."""
        if total is None:
            return "…"
        if not total:
            return self.tr("No hits") if self.field.text() else ""
        return str(total) if number is None else f"{number + 1} / {total}"

    def words_around(self, around: str) -> str:
        """Return the word for having gone on around an end of the text."""
        words = {FROM_START: self.tr("from the beginning again"), FROM_END: self.tr("from the end again")}
        return words.get(around, "")

    # Place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the upper edge."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        below = self._over.geometry()
        self.setGeometry(QRect(below.left(), below.top(), below.width(), HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the bar's size; it takes the width it is given."""
        return QSize(480, HEIGHT)

    def _fit(self) -> None:
        """Leave words out where there is no room for all of them."""
        left = int(self._column()[0])
        self._row.setContentsMargins(left if self.width() - left >= _WIDE else _SIDE, 0, _SIDE, 1)
        for brief, arrows, toggle in _NARROWER[self.width() < _WIDE :]:
            self._show_toggle(brief=brief)
            self.toggle.setVisible(toggle)
            for button in (self.previous, self.next):
                button.setVisible(arrows)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
        self._row.activate()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with Enter, leave with Esc; nothing goes on to the text below."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_asked.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        event.accept()

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.field.set_placeholder(self.tr("Find in this article…"))
        following, previous, everywhere = self._keys
        _describe(self.previous, self.tr("Previous hit"), previous)
        _describe(self.next, self.tr("Next hit"), following)
        _describe(self.everywhere, self.tr("Search all articles for this"), everywhere)
        _describe(self.close_button, self.tr("Close"), "Esc")
        _describe(self.toggle, self.tr("Ignore diacritics"), self._marks_key)
        self._show_words()
        self._fit()

    def _show_words(self) -> None:
        self.count.set_text(self.words_of(*self._hits))
        self.around.set_text(self.words_around(self._around))

    def _show_toggle(self, *, brief: bool) -> None:
        self.everywhere.set_text(self.tr("All articles"))
        self.everywhere.setVisible(not brief)
        self.toggle.set_text(self.tr("ă = a") if brief else self.tr("Ignore diacritics"))
        self.toggle.set_key("" if brief else self._marks_key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground, and the hairline below."""
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(self.rect(), token(palette, "panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, token(palette, "hair"))


def _describe(button: FlatButton, name: str, key: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(f"{name}  {key}" if key else name)
