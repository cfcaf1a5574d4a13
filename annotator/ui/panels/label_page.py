"""The bar below as it mostly is: the labels at the left, what is proposed and what is left to do at the right."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.panels.key_words import BETWEEN, KeyWords
from annotator.ui.panels.proposal_line import ProposalLine
from annotator.ui.panels.told import CLOCK, HOLLOW, RING_SIGN, Told
from annotator.ui.widgets.buttons import CONTROL
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.strip import LabelBar as LabelKeys

LEFT = 18
_RIGHT, _GAP = 13, 8


class Room(NamedTuple):
    """What gives way where it is narrow, one after the other."""

    cut: bool = False
    """The quote of what is proposed is cut."""
    brief: bool = False
    """Counts have no words, the clock no sign."""
    signs: bool = False
    """The keys of the answers are signs."""
    bare: bool = False
    """The answers have no words."""
    stateless: bool = False
    """What has become of the article is not said."""
    nameless: bool = False
    """The labels have no names."""
    timeless: bool = False
    """The time is not said."""


_STEPS = [Room(*(at < step for at in range(len(Room._fields)))) for step in range(len(Room._fields) + 1)]


class LabelPage(QWidget):
    """Labels at the left; what is proposed, suggestions, open points, state and clock at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.labels = LabelKeys()
        self.suggestions = Told(HOLLOW)
        self.suggestion_keys = KeyWords(parted=False)
        self.proposal = ProposalLine()
        self.open_points = Told(RING_SIGN)
        self.state = ElidedLabel("", fonts.Role.CONTROL, "ink2")
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clock = Told(CLOCK)
        self.clock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told = (self.suggestions, self.open_points, self.clock)
        self.has_time = False
        """Whether there is a time to be shown."""
        self._least = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT - 6, 0, _RIGHT, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.labels)
        row.addStretch(1)
        for widget in (
            self.suggestions,
            self.suggestion_keys,
            self.proposal,
            self.open_points,
            self.state,
            self.clock,
        ):
            row.addWidget(widget)
            widget.hide()

    @property
    def counts_take(self) -> list[int]:
        """The widths of the counts in px with their words, 0 of one that is hidden."""
        counts = (self.suggestions, self.open_points)
        return [0 if told.isHidden() else told.width_for(brief=False) for told in counts]

    def set_state(self, text: str, tip: str) -> None:
        """Say in a word what has become of the article, and in a tip what can be done; empty: nothing."""
        self.state.set_text(text)
        self.state.setToolTip(tip)
        self.fit()

    def fit(self) -> None:
        """Leave out what there is no room for."""
        room = next((step for step in _STEPS if self._width_in(step) <= self.width()), _STEPS[-1])
        for told in self._told:
            told.set_brief(on=room.brief)
        self.clock.setVisible(self.has_time and not room.timeless)
        self.proposal.set_brief(signs=room.signs, bare=room.bare)
        self.state.setVisible(bool(self.state.text) and not room.stateless)
        self.labels.set_named(on=not room.nameless)
        least = self._width_in(_STEPS[-1])
        if least != self._least:  # else the whole bar would be laid out for it at every key
            self._least = least
            self.updateGeometry()

    def _width_in(self, room: Room) -> int:
        """Return the width in px that everything needs."""
        counts = [told for told in (self.suggestions, self.open_points) if not told.isHidden()]
        shown = [*counts, *([self.clock] if self.has_time and not room.timeless else [])]
        widths = [told.width_for(brief=room.brief) for told in shown]
        if not self.proposal.isHidden():
            widths.append(self.proposal.width_for(cut=room.cut, signs=room.signs, bare=room.bare))
        if not self.suggestion_keys.isHidden():
            widths.append(self.suggestion_keys.sizeHint().width())
        if self.state.text and not room.stateless:
            widths.append(self.state.sizeHint().width())
        labels = self.labels.width_for(named=not room.nameless)
        return LEFT - 6 + labels + BETWEEN + sum(widths) + _GAP * len(widths) + _RIGHT

    def minimumSizeHint(self) -> QSize:
        """Return the size at which everything has given way."""
        if self._least < 0:
            self._least = self._width_in(_STEPS[-1])
        return QSize(self._least, CONTROL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit."""
        super().resizeEvent(event)
        self.fit()
