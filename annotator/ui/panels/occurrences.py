"""The panel that labels all occurrences of some words: a preview in place of the span list, nothing modal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.services.occurrences import IN_SPAN, IN_ZONE, Occurrence
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN, DockHead, Words
from annotator.ui.panels.key_words import KeyWord, KeyWords
from annotator.ui.panels.label_bar import say
from annotator.ui.panels.occurrence_model import OccurrenceModel, Parts
from annotator.ui.panels.rows import Index, RowDelegate, RowView
from annotator.ui.panels.span_model import one_line
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import advance, focus_by_key, paint_box, paint_check_sign, paint_text
from annotator.ui.widgets.strip import LabelButton, LabelKey
from annotator.ui.widgets.swatch import HEAD_WIDTH, Swatch

_TICK, _GAP = 14, 10
_LEAVE = "Esc"
_BEFORE = 0.38
"""The share of a row that what stands before the words may take."""


class OccurrenceDelegate(RowDelegate):
    """A box for the tick, the words with what stands around them, and what speaks against them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reasons: Mapping[str, str] = {}

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one occurrence."""
        model = index.model()
        found = model.entry(index.row()) if isinstance(model, OccurrenceModel) else None
        if found is None or not isinstance(model, OccurrenceModel):
            return
        box = QRect(rect.left() + MARGIN, rect.top() + (rect.height() - _TICK) // 2, _TICK, _TICK)
        _paint_tick(painter, box, palette, ticked=model.ticked(index.row()))
        left, right = box.right() + 1 + _GAP, rect.right() + 1 - MARGIN
        reason = self.reasons.get(found.why, "")
        if reason:
            font = fonts.font(fonts.Role.HINT)
            place = QRect(right - advance(font, reason), rect.top(), advance(font, reason), rect.height())
            paint_text(painter, place, reason, font, token(palette, "ink3"))
            right = place.left() - _GAP
        place = QRect(left, rect.top(), right - left, rect.height())
        _paint_parts(painter, place, model.parts(index.row()), palette, plain=bool(reason) and not chosen)


def _paint_tick(painter: QPainter, box: QRect, palette: QPalette, *, ticked: bool) -> None:
    border = None if ticked else token(palette, "ink4")
    paint_box(painter, box, _TICK // 4, token(palette, "btn" if ticked else "raised"), border)
    if ticked:
        paint_check_sign(painter, box, token(palette, "btn_text"), 1.75)


def _paint_parts(painter: QPainter, place: QRect, parts: Parts, palette: QPalette, *, plain: bool) -> None:
    """Paint the words so that they begin in the left half, what stands before them elided at its beginning."""
    font = fonts.font(fonts.Role.ROW_QUOTE)
    metrics = QFontMetricsF(font)
    before = metrics.elidedText(parts.before, Qt.TextElideMode.ElideLeft, place.width() * _BEFORE)
    left, right = float(place.left()), place.right() + 1.0
    pieces = ((before, "ink3"), (parts.words, "ink3" if plain else "ink"), (parts.after, "ink3"))
    for text, name in pieces:
        colour = token(palette, "ink" if name == "ink" else "ink3")
        paint_text(painter, QRectF(left, place.top(), max(0.0, right - left), place.height()), text, font, colour)
        left = min(right, left + metrics.horizontalAdvance(text))


class OccurrenceView(RowView):
    """The list of the panel: Space and a click on the box tick a row, Ctrl+A all of them, Enter takes them."""

    toggle_asked = Signal(int)
    all_asked = Signal()
    accept_asked = Signal()

    def __init__(self) -> None:
        super().__init__(follows=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick and take; walk and leave as in every list."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space:
            self.toggle_asked.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self.all_asked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where the box is; anywhere in a row, go to it."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and at.x() < MARGIN + _TICK + _GAP // 2:
            self.toggle_asked.emit(index.row())


class OccurrencePanel(QWidget):
    """First asks for the label, unless it is known; then shows the occurrences. It shows what it is given."""

    label_chosen = Signal(str)
    row_chosen = Signal(int)
    ticked = Signal()
    """Some row was ticked, or its tick taken away."""
    accept_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OccurrenceModel(self._described)
        self._keys: Mapping[str, str] = {}
        self._head = DockHead("x")
        self._swatch = Swatch(HEAD_WIDTH)
        self._quote = Words(fonts.Role.QUOTE, "ink", most=2)
        self._labels = QWidget()
        self._label_column = QVBoxLayout(self._labels)
        self.view = OccurrenceView()
        self.view.setModel(self.model)
        self._delegate = OccurrenceDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self._accept = KeyButton(key="↵")
        self._hints = KeyWords(parted=False)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        source = QHBoxLayout()
        source.setContentsMargins(MARGIN, 0, MARGIN, 8)
        source.setSpacing(8)
        source.addWidget(self._swatch)
        source.addWidget(self._quote, 1)
        self._label_column.setContentsMargins(MARGIN - 6, 0, MARGIN, 8)
        self._label_column.setSpacing(0)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN, 8, MARGIN, 8)
        foot.setSpacing(12)
        foot.addWidget(self._accept)
        foot.addWidget(self._hints)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(source)
        column.addWidget(self._labels)
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot)

    def _connect(self) -> None:
        view = self.view
        view.moved.connect(self.row_chosen)
        view.taken.connect(self.row_chosen)
        view.typed.connect(self._on_typed)
        view.toggle_asked.connect(self._toggle)
        view.all_asked.connect(self._toggle_all)
        view.accept_asked.connect(self.accept_asked)
        view.leave_asked.connect(self.leave_asked)
        self._accept.clicked.connect(self.accept_asked)
        self._head.button.clicked.connect(self.leave_asked)

    # What the window uses

    def set_source(self, quote: str, labels: Sequence[LabelKey] = ()) -> None:
        """Take the words; `labels` are those among which a person chooses by key or click, none where it is known."""
        self._quote.set_text(one_line(quote))
        self._keys = {label.key.upper(): label.label_id for label in labels}
        self._offer(labels)
        self._swatch.set_look(None)
        self._swatch.hide()
        self.model.set_rows("", ())
        self._show_words()

    def set_rows(self, text: str, rows: Sequence[Occurrence]) -> None:
        """Show the occurrences in a text."""
        self._labels.hide()
        self.model.set_rows(text, rows)
        self._show_words()

    def set_look(self, look: LabelLook | None) -> None:
        """Show the label that they get."""
        self._swatch.set_look(look, look.name if look is not None else "")
        self._swatch.setVisible(look is not None)

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        self.view.choose(row)

    @property
    def row(self) -> int:
        """The current row, -1 where there is none."""
        return self.view.currentIndex().row()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list."""
        focus_by_key(self.view)

    # What a person does

    def _toggle(self, row: int) -> None:
        self.model.toggle(row)
        self._show_words()
        self.ticked.emit()

    def _toggle_all(self) -> None:
        self.model.toggle_all()
        self._show_words()
        self.ticked.emit()

    def _on_typed(self, letters: str) -> None:
        label_id = self._keys.get(letters.upper())
        if label_id is not None:
            self.label_chosen.emit(label_id)

    def _offer(self, labels: Sequence[LabelKey]) -> None:
        while (item := self._label_column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for label in labels:
            button = LabelButton(label)
            button.clicked.connect(lambda _on=False, label_id=label.label_id: self.label_chosen.emit(label_id))
            self._label_column.addWidget(button)
        self._labels.setVisible(bool(labels))

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._delegate.reasons = {IN_ZONE: self.tr("boilerplate"), IN_SPAN: self.tr("inside another")}
        button = self._head.button
        button.setAccessibleName(self.tr("Close"))
        name, key = button.accessibleName(), _LEAVE
        button.setToolTip(f"{name}  {key}")
        self.view.setAccessibleName(self.tr("All occurrences"))
        self._hints.set_words([KeyWord("␣", self.tr("tick")), KeyWord(_LEAVE, self.tr("leave"))])
        self.model.touch()
        self._show_words()

    def _show_words(self) -> None:
        ticked, total = self.model.count, self.model.total
        count = self.tr("{ticked} of {total}").format(ticked=ticked, total=total) if total else ""
        self._head.set_words(self.tr("All occurrences"), count)
        say(self._accept, self.tr("Label %n", "", ticked))
        self._accept.setEnabled(ticked > 0)
        self._foot.setVisible(total > 0)
        self.view.set_words("" if total else self.tr("Which label? Press its key."))

    def _described(self, parts: Parts, found: Occurrence, ticked: bool) -> str:  # noqa: FBT001  called by place
        state = self.tr("ticked") if ticked else self.tr("not ticked")
        reason = self._delegate.reasons.get(found.why, "")
        return ", ".join(part for part in ("".join(parts), state, reason) if part)
