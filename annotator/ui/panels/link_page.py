"""The bar below while a link is made: what is linked, what is to be typed, and the keys that do something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.key_words import KeyWord, KeyWords
from annotator.ui.panels.sign import Sign
from annotator.ui.panels.span_model import one_line
from annotator.ui.widgets.buttons import CONTROL
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.swatch import BAR_WIDTH, Swatch

_LEAST_QUOTE = 64


class _Room(NamedTuple):
    """What gives way, one after the other, once the quote is cut."""

    signs: bool = False
    nameless: bool = False
    bare: bool = False
    speechless: bool = False


_STEPS = [_Room(*(at < step for at in range(len(_Room._fields)))) for step in range(len(_Room._fields) + 1)]


class _Quote(ElidedLabel):
    """It keeps some letters."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width that says something."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _LEAST_QUOTE), hint.height())


class LinkPage(QWidget):
    """What is being linked: "Link ■ quote denies → type the letter of the claim", and the keys that do something."""

    def __init__(self) -> None:
        super().__init__()
        self._looks: Mapping[str, LabelLook] = {}
        self._source = self._target = ""
        self.name = ElidedLabel("", fonts.Role.STRONG)
        self.swatch = Swatch(BAR_WIDTH)
        self.quote = _Quote("", fonts.Role.QUOTE)
        self.type_name = ElidedLabel("", fonts.Role.UI, "ink3")
        self.sentence = ElidedLabel("", fonts.Role.UI)
        self.keys = KeyWords(parted=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 20, 0)
        row.setSpacing(6)
        row.addWidget(Sign("link-2"))
        row.addWidget(self.name)
        row.addSpacing(14)
        row.addWidget(self.swatch)
        row.addWidget(self.quote, 0)
        row.addSpacing(12)
        row.addWidget(self.type_name)
        row.addWidget(Sign("arrow-right", "ink3", size=14))
        row.addSpacing(14)
        row.addWidget(self.sentence)
        row.addSpacing(14)
        row.addStretch(1)
        row.addWidget(self.keys)
        self._row = row
        # Where it is narrow the quote gives way first.
        for label in (self.name, self.type_name, self.sentence, self.keys):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Take the looks of the labels; again after a switch of theme, language or scheme."""
        self._looks = looks
        self._retranslate()

    def show_link(self, *, label: str, quote: str, type_name: str, target: str, keys: Sequence[KeyWord]) -> None:
        """Say what is being linked: the source's label id and quote, the link's name, the targets' label id.

        An empty `target`: there is none.
        """
        self._source, self._target = label, target
        self.quote.set_text(one_line(quote))
        self.type_name.set_text(type_name)
        self.keys.set_words(keys)
        self._retranslate()
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.name.set_text(self.tr("Link"))
        self.swatch.set_look(self._looks.get(self._source), self._name(self._source))
        typing = self.tr("type the letter of the {label}").format(label=self._name(self._target).lower())
        self.sentence.set_text(typing if self._target else self.tr("no possible target here"))

    def _name(self, label_id: str) -> str:
        look = self._looks.get(label_id)
        return look.name if look else label_id

    def fit(self) -> None:
        """Leave out what there is no room for."""
        for room in _STEPS:
            self._take(room)
            if self._row.totalMinimumSize().width() <= self.width():
                break

    def _take(self, room: _Room) -> None:
        self.keys.set_brief(signs=room.signs, bare=room.bare)
        self.name.setVisible(not room.nameless)
        self.sentence.setVisible(not room.speechless)
        self._row.invalidate()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: it takes what the labels have."""
        return QSize(0, CONTROL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit."""
        super().resizeEvent(event)
        self.fit()
