"""The zones of the open article, in a page beside the text: what is proposed, accepted and rejected, and why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.zone import ACCEPTED, PROPOSED, REJECTED, Zone
from annotator.ui import fonts
from annotator.ui.panels.heads import MARGIN, DockHead, Words
from annotator.ui.panels.label_bar import say
from annotator.ui.panels.long_rows import LongRowModel, LongRowView
from annotator.ui.panels.rows import Index, RowDelegate
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import advance, focus_by_key, paint_text
from annotator.ui.zone_words import confidence_of, kind_of, reason_of

_SIGN, _GAP, _KIND = 11, 9, 104
"""Px of a state's sign, between the parts of a row, and that the name of a kind takes at most."""
_LEAVE = "Esc"
_SHOWN = 160  # code points of a zone's first words


class ZoneModel(LongRowModel):
    """Zones in reading order with their first words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[Zone, str]] = []
        self.states: dict[str, str] = {}

    def set_zones(self, text: str, zones: Sequence[Zone]) -> None:
        """Take the zones of an article."""
        self._rows = [(zone, " ".join(text[zone.start : min(zone.end, zone.start + _SHOWN)].split())) for zone in zones]
        self.reset_rows(len(self._rows))

    def entry(self, row: int) -> tuple[Zone, str] | None:
        """Return the zone of a row and its first words."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, zone_id: str) -> int:
        """Return the row of a zone, or −1."""
        return next((row for row, (zone, _words) in enumerate(self._rows) if zone.id == zone_id), -1)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the first words, why it is proposed as a tool tip, and everything for a screen reader."""
        found = self.entry(index.row())
        if found is None:
            return None
        zone, words = found
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return reason_of(zone) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sure = confidence_of(zone) if zone.state == PROPOSED else ""
            parts = (kind_of(zone), self.states.get(zone.state, ""), words, sure, reason_of(zone))
            return ", ".join(part for part in parts if part)
        return None


class ZoneDelegate(RowDelegate):
    """The sign of a state (hollow: proposed, filled: accepted, a stroke: rejected), kind, first words, how sure."""

    def row_key(self, row: int) -> Hashable | None:
        """Return all that is painted of a zone."""
        view = self.parent()
        model = view.model() if isinstance(view, LongRowView) else None
        return (model.entry(row), self._names) if isinstance(model, ZoneModel) else None

    def __init__(self, parent: LongRowView) -> None:
        super().__init__(parent)
        self._names = ""

    def set_language(self, language: str) -> None:
        """Name the kinds in another language."""
        self._names = language

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one zone."""
        model = index.model()
        found = model.entry(index.row()) if isinstance(model, ZoneModel) else None
        if found is None:
            return
        zone, words = found
        rejected = zone.state == REJECTED
        left, right = rect.left() + MARGIN, rect.right() + 1 - MARGIN
        _paint_sign(painter, QRect(left, rect.top(), _SIGN, rect.height()), palette, zone.state)
        left += _SIGN + _GAP
        font = fonts.font(fonts.Role.UI)
        name = QRect(left, rect.top(), min(_KIND, advance(font, kind_of(zone))), rect.height())
        paint_text(painter, name, kind_of(zone), font, token(palette, "ink3" if rejected else "ink"))
        left = name.right() + 1 + _GAP
        if zone.state == PROPOSED:
            small, sure = fonts.font(fonts.Role.HINT, tabular=True), confidence_of(zone)
            place = QRect(right - advance(small, sure), rect.top(), advance(small, sure), rect.height())
            paint_text(painter, place, sure, small, token(palette, "ink3"))
            right = place.left() - _GAP
        place = QRect(left, rect.top(), max(0, right - left), rect.height())
        colour = token(palette, "ink3" if rejected else "ink" if chosen else "ink2")
        paint_text(painter, place, words, fonts.font(fonts.Role.ROW_QUOTE), colour)


def _paint_sign(painter: QPainter, place: QRect, palette: QPalette, state: str) -> None:
    box = QRectF(place.left() + 0.5, place.center().y() - 4.5, 10, 10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(token(palette, "ink3" if state == REJECTED else "ink2"), 1.25)
    if state == PROPOSED:
        pen.setDashPattern([2, 1.6])
    painter.setPen(pen)
    painter.setBrush(token(palette, "ink2") if state == ACCEPTED else Qt.BrushStyle.NoBrush)
    if state == REJECTED:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    else:
        painter.drawRoundedRect(box, 2.5, 2.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


class ZoneView(LongRowView):
    """The list: Space accepts or brings back, Delete rejects or takes away, Enter goes to the text."""

    accept_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(follows=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer; walk and leave as in every list."""
        if event.key() == Qt.Key.Key_Space:
            self.accept_asked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ZoneList(QWidget):
    """Shows the zones it is given and says which one a person wants, and what is to become of it."""

    zone_chosen = Signal(str)
    accept_asked = Signal(str)
    reject_asked = Signal(str)
    kind_asked = Signal(str)
    boundaries_asked = Signal(str)
    all_asked = Signal()
    sure_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ZoneModel()
        self._leads = True
        self._keys = {"all": "", "kind": "", "boundaries": ""}
        self._head = DockHead("x")
        self.view = ZoneView()
        self.view.setModel(self.model)
        self._delegate = ZoneDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self._reason = Words(fonts.Role.HINT, "ink2", most=3)
        self.accept, self.reject, self.kind = KeyButton(key="␣"), KeyButton(key="Del"), KeyButton()
        self.all, self.sure = KeyButton(), KeyButton()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN, 8, MARGIN, 10)
        foot.setSpacing(8)
        foot.addWidget(self._reason)
        for buttons in ((self.accept, self.reject), (self.kind,), (self.all,), (self.sure,)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            foot.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view = self.view
        view.moved.connect(self._go)
        view.taken.connect(self._take)
        view.accept_asked.connect(lambda row: self._emit(self.accept_asked, row))
        view.removal_asked.connect(lambda row: self._emit(self.reject_asked, row))
        view.typed.connect(self._on_typed)
        view.leave_asked.connect(self.leave_asked)
        self._head.button.clicked.connect(self.leave_asked)
        for button, signal in (
            (self.accept, self.accept_asked),
            (self.reject, self.reject_asked),
            (self.kind, self.kind_asked),
        ):
            button.clicked.connect(lambda _on=False, signal=signal: self._emit(signal, self.row))
        self.all.clicked.connect(self.all_asked)
        self.sure.clicked.connect(self.sure_asked)

    # What the window uses

    def set_zones(self, text: str, zones: Sequence[Zone], *, leads: bool) -> None:
        """Show the zones of an article; the row stays where it is."""
        before, row = self.chosen, self.row
        self._leads = leads
        self.model.set_zones(text, zones)
        again = self.model.row_of(before.id) if before is not None else -1
        self.view.choose(again if again >= 0 else min(row, len(zones) - 1))
        self._show_words()

    def set_keys(self, *, accept_all: str, kind: str, boundaries: str = "") -> None:
        """Show the keys that do the same in the text."""
        self._keys = {"all": accept_all, "kind": kind, "boundaries": boundaries}
        self._show_words()

    def choose(self, zone_id: str) -> None:
        """Make a zone's row the current one and bring it into sight."""
        row = self.model.row_of(zone_id)
        if row >= 0:
            self.view.choose(row)
            self._show_words()

    @property
    def row(self) -> int:
        """The current row, −1 where there is none."""
        return self.view.currentIndex().row()

    @property
    def chosen(self) -> Zone | None:
        """The zone of the current row."""
        found = self.model.entry(self.row)
        return found[0] if found is not None else None

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list."""
        focus_by_key(self.view)

    # What a person does

    def _emit(self, signal: SignalInstance, row: int) -> None:
        found = self.model.entry(row)
        if found is not None:
            signal.emit(found[0].id)

    def _go(self, row: int) -> None:
        self._show_words()
        self._emit(self.zone_chosen, row)

    def _take(self, row: int) -> None:
        self._go(row)
        if self.view.by_keyboard:
            self.leave_asked.emit()

    def _on_typed(self, letters: str) -> None:
        if letters.upper() == self._keys["kind"].upper():
            self._emit(self.kind_asked, self.row)
        elif letters.upper() == self._keys["boundaries"].upper():
            self._emit(self.boundaries_asked, self.row)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.model.states = {
            PROPOSED: self.tr("proposed"),
            ACCEPTED: self.tr("accepted"),
            REJECTED: self.tr("rejected"),
        }
        button = self._head.button
        button.setAccessibleName(self.tr("Close"))
        button.setToolTip(f"{button.accessibleName()}  {_LEAVE}")
        self.view.setAccessibleName(self.tr("Zones"))
        self._delegate.set_language(self.tr("Zones"))
        self.view.forget_pictures()
        self.view.viewport().update()
        self._show_words()

    def _show_words(self) -> None:
        zones = [found[0] for row in range(self.model.rowCount()) if (found := self.model.entry(row)) is not None]
        waiting = sum(zone.state == PROPOSED for zone in zones)
        count = self.tr("{count} · {waiting} proposed").format(count=len(zones), waiting=waiting) if waiting else ""
        self._head.set_words(self.tr("Zones"), count or (str(len(zones)) if zones else ""))
        self.view.set_words("" if zones else self.tr("No zones. Select a stretch of text to draw one."))
        zone = self.chosen
        self._foot.setVisible(zone is not None)
        state = zone.state if zone is not None else ACCEPTED
        said = self.model.states[state]
        sure = confidence_of(zone) if zone is not None and state == PROPOSED else ""
        why = reason_of(zone) if zone is not None else ""
        self._reason.set_text(" · ".join(part for part in (said[:1].upper() + said[1:], sure, why) if part))
        say(self.accept, self.tr("Bring back") if state == REJECTED else self.tr("Accept"))
        say(self.reject, self.tr("Remove") if state == ACCEPTED else self.tr("Reject"))
        self.accept.setVisible(self._leads and state != ACCEPTED)
        self.reject.setVisible(self._leads and state != REJECTED)
        self.kind.set_key(self._keys["kind"])
        say(self.kind, self.tr("Another kind…"))
        self.kind.setVisible(self._leads and state != REJECTED)
        self.all.set_key(self._keys["all"])
        say(self.all, self.tr("Accept all"))
        say(self.sure, self.tr("The sure ones…"))
        for button in (self.all, self.sure):
            button.setVisible(self._leads and waiting > 1)
