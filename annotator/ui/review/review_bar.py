"""The bar below the review: which group this is, the keys, and the decision that fits others too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.key_words import KeyWord, KeyWords, clear
from annotator.ui.panels.label_bar import HEIGHT, say
from annotator.ui.panels.link_page import LinkPage
from annotator.ui.review.parts import MOST_BY_DIGIT
from annotator.ui.widgets.buttons import KeyButton, PrimaryButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.keycap import KeyCap

_LEFT, _RIGHT = 20, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BarKeys:
    """Keys as caps show them."""

    next: str = ""
    previous: str = ""
    undo: str = ""
    take: str = ""
    alike: str = ""
    close: str = ""


class Steps(QWidget):
    """Caps and words: "1 – 3 take it and go on"; "J K next, previous"."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, ...], str, str] = ((), "", "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    @property
    def has_keys(self) -> bool:
        """Whether there is any key to show."""
        return any(self._shown[0])

    def set_words(self, caps: tuple[str, ...], text: str, *, between: str = "") -> None:
        """Show these caps, with a sign between them, and these words."""
        if (caps, text, between) == self._shown:
            return
        self._shown = (caps, text, between)
        clear(self._row)
        shown = [cap for cap in caps if cap]
        for at, cap in enumerate(shown):
            if at and between:
                self._row.addWidget(ElidedLabel(between, fonts.Role.UI, "ink2"))
            self._row.addWidget(KeyCap(cap))
        self._row.addSpacing(2)
        self._row.addWidget(ElidedLabel(text, fonts.Role.UI, "ink2"))


class ReviewBar(QWidget):
    """44 px: "42 of 59", the keys, and what can be decided alike; while one reads through, its end or a link."""

    alike_asked = Signal()
    close_asked = Signal()
    label_chosen = Signal(str)
    """A label was chosen with the mouse while an article is read through."""
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = BarKeys()
        self._at = self._all = self._options = self._alike = 0
        self._is_reading = False
        self._number = ElidedLabel("", fonts.Role.STRONG)
        self._of = ElidedLabel("", fonts.Role.UI, "ink2")
        self._line = Hairline(Qt.Orientation.Vertical, 18)
        self._take, self._walk, self._undo = Steps(), Steps(), Steps()
        self._labels = KeyWords(parted=False)
        self._moving = ElidedLabel("", fonts.Role.UI, "ink2")
        self._same = ElidedLabel("", fonts.Role.UI, "ink2")
        self._alike_button, self._close_button = KeyButton(), PrimaryButton()
        self._lay_out()
        self._alike_button.clicked.connect(self.alike_asked)
        self._close_button.clicked.connect(self.close_asked)
        self._retranslate()

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.setSpacing(6)
        for widget in (self._number, self._of):
            row.addWidget(widget)
        row.addSpacing(10)
        row.addWidget(self._line)
        row.addSpacing(10)
        row.addWidget(self._moving)
        for steps in (self._take, self._walk, self._undo, self._labels):
            row.addWidget(steps)
            row.addSpacing(14)
        row.addStretch(1)
        row.addWidget(self._same)
        row.addSpacing(6)
        row.addWidget(self._alike_button)
        row.addWidget(self._close_button)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # what has no room is left out: `_fit`
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        self._linking = LinkPage()
        self._pages = QStackedLayout()
        column.addLayout(self._pages, 1)
        for page in (inside, self._linking):  # now that it has a place: before, the first would be a window
            self._pages.addWidget(page)
        self._row = row

    # What the window uses

    def set_keys(self, keys: BarKeys) -> None:
        """Show these keys."""
        self._keys = keys
        self._retranslate()

    def set_place(self, at: int, total: int, *, options: int) -> None:
        """Show which group of how many this is, from 1 on, and how many options it has; 0: none is shown.

        `total` 0: how many there are is not known yet.
        """
        self._at, self._all, self._options, self._is_reading = at, total, options, False
        self._retranslate()

    def set_moving(self, sentence: str) -> None:
        """Say how boundaries are moved, and how that ends, in place of the keys that wait; empty: no more."""
        if sentence != self._moving.text:
            self._moving.set_text(sentence)
            self._retranslate()

    def set_alike(self, others: int) -> None:
        """Show how many groups have the same text and options as this one; 0: none but it."""
        self._alike = others
        self._retranslate()

    def set_reading(self, labels: tuple[KeyWord, ...] = ()) -> None:
        """Show that an article is read through once more, with the keys of the labels for what everybody missed."""
        self._is_reading = True
        self._labels.set_words(labels)
        self._retranslate()

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Take the looks of the labels, for what is linked."""
        self._linking.set_looks(looks)

    def show_labels(self) -> None:
        """Go back to what it shows while nothing is linked."""
        self._pages.setCurrentIndex(0)

    def show_linking(self, *, label: str, quote: str, type_name: str, target: str, keys: Sequence[KeyWord]) -> None:
        """Say what is being linked; see `LabelBar`."""
        self._linking.show_link(label=label, quote=quote, type_name=type_name, target=target, keys=keys)
        self._pages.setCurrentWidget(self._linking)

    def show_message(self, text: str) -> None:
        """Have a sentence said below the bar."""
        self.told.emit(text)

    def sizeHint(self) -> QSize:
        """Return the bar's size; it takes the width it is given."""
        return QSize(720, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: what has no room is left out."""
        return QSize(0, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the keys from the right where all have no room, and then the words beside the button."""
        given: list[QWidget] = [self._undo, self._walk, self._same, self._take, self._labels]
        wanted = self._wanted()
        for widget in given:
            widget.setVisible(wanted[widget])
        for widget in given:
            self._row.invalidate()
            if self._row.totalMinimumSize().width() <= self.width() and not self._is_cut():
                break
            widget.hide()

    def _is_cut(self) -> bool:
        return self._row.totalSizeHint().width() > self.width()

    def _wanted(self) -> dict[QWidget, bool]:
        asks = self._at > 0 and not self._is_reading and not self._moving.text
        return {
            self._take: asks and self._options > 0,
            self._walk: asks and self._walk.has_keys,
            self._undo: asks and self._undo.has_keys,
            self._same: asks and self._alike > 0,
            self._labels: self._is_reading,
        }

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        keys, reading = self._keys, self._is_reading
        asks = self._at > 0 and not reading
        counts = asks and self._all
        here = QLocale().toString(self._at) if counts else ""
        self._number.set_text(self.tr("Read it through") if reading else here)
        self._of.set_text(self.tr("of {all}").format(all=QLocale().toString(self._all)) if counts else "")
        self._line.setVisible(asks or reading)
        self._moving.setVisible(bool(self._moving.text))
        self._say_digits()
        self._walk.set_words((keys.next, keys.previous), self.tr("next, previous"))
        self._undo.set_words((keys.undo,), self.tr("undo, go back"))
        self._same.set_text(self.tr("%n groups have the same text and options", "", self._alike))
        say(self._alike_button, self.tr("Decide them alike"))
        self._alike_button.set_key(keys.alike)
        self._alike_button.setVisible(asks and self._alike > 0 and not self._moving.text)
        say(self._close_button, self.tr("Close as gold"))
        self._close_button.set_key(keys.close)
        self._close_button.setVisible(reading)
        self._fit()

    def _say_digits(self) -> None:
        digits = ("1",) if self._options == 1 else ("1", str(self._options))
        words = self.tr("take it and go on")
        if self._options > MOST_BY_DIGIT:
            words = self.tr("choose one, {key} takes it and goes on").format(key=self._keys.take)
        self._take.set_words(digits, words, between="–")
