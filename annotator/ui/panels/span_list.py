"""The list of spans beside the text: what is marked, in reading order; it reads out what is only painted there."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.span import Span
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN, DockHead
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.panels.ring import BOX, paint_ring
from annotator.ui.panels.rows import ROW, Index, RowDelegate
from annotator.ui.panels.span_model import SpanModel, one_line
from annotator.ui.theme import token
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.swatch import LIST_WIDTH, paint_swatch

_INDENT, _GAP, _BADGE = 12, 8, 18


class SpanDelegate(RowDelegate):
    """Swatch, quote, and at the right the letters of a target or the ring of an open point."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.looks: Mapping[str, LabelLook] = {}
        self._swatches: dict[tuple[str, bool, float], QPixmap] = {}

    def row_key(self, index: Index) -> Hashable | None:
        """Return all that is painted of a span."""
        model = index.model()
        span = model.entry(index.row()) if isinstance(model, SpanModel) else None
        if span is None or not isinstance(model, SpanModel):
            return None
        return span.label, span.quote, model.depth(span.id), model.badge(span.id), span.id in model.open_ids

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one span."""
        model = index.model()
        span = model.entry(index.row()) if isinstance(model, SpanModel) else None
        if span is None or not isinstance(model, SpanModel):
            return
        left = rect.left() + MARGIN
        look = self.looks.get(span.label)
        if look is not None:
            painter.drawPixmap(left, rect.top(), self._swatch(painter, span.label, look, chosen=chosen))
        right = rect.right() + 1 - MARGIN
        badge = model.badge(span.id)
        if badge:
            right = self._paint_badge(painter, rect, palette, badge) - _GAP
        elif span.id in model.open_ids:
            place = QRect(right - BOX, rect.top(), BOX, rect.height())
            paint_ring(painter, place, token(palette, "ink" if chosen else "ink2"))
            right = place.left() - _GAP
        left += LIST_WIDTH + _GAP + model.depth(span.id) * _INDENT
        place = QRect(left, rect.top(), right - left, rect.height())
        colour = token(palette, "ink" if chosen else "ink2")
        paint_text(painter, place, one_line(span.quote), fonts.font(fonts.Role.ROW_QUOTE), colour)

    def _swatch(self, painter: QPainter, label: str, look: LabelLook, *, chosen: bool) -> QPixmap:
        """Return a label's swatch as high as a row."""
        ratio = painter.device().devicePixelRatioF()
        picture = self._swatches.get((label, chosen, ratio))
        if picture is None:
            picture = QPixmap(QSize(LIST_WIDTH, ROW) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            own = QPainter(picture)
            paint_swatch(own, QRect(0, 0, LIST_WIDTH, ROW), look, selected=chosen)
            own.end()
            self._swatches[label, chosen, ratio] = picture
        return picture

    def forget_swatches(self) -> None:
        """Paint every swatch anew: the colours have changed."""
        self._swatches.clear()

    def _paint_badge(self, painter: QPainter, rect: QRect, palette: QPalette, letters: str) -> int:
        """Paint the letters in a filled cap; return its left edge."""
        font = fonts.font(fonts.Role.BADGE)
        width = max(_BADGE, advance(font, letters.upper()) + 10)
        top = rect.top() + (rect.height() - _BADGE) // 2
        cap = QRect(rect.right() + 1 - MARGIN + 2 - width, top, width, _BADGE)
        paint_box(painter, cap, 4, token(palette, "btn"), None)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, cap, letters.upper(), font, token(palette, "btn_text"), centre)
        return cap.left()


class SpanList(QWidget):
    """The spans of the open article. It shows spans that it is given and says which one a person wants."""

    span_chosen = Signal(str)
    delete_asked = Signal(str)
    leave_asked = Signal()
    """Esc with nothing left to clear, or Enter on a span: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self._looks: Mapping[str, LabelLook] = {}
        self._keys: Sequence[str] = ()
        self._caption_words = ""
        self._model = SpanModel(self._described, self._label_name)
        self._head = DockHead("list-filter")
        self._head.button.setCheckable(True)
        self._field = SearchField()
        self._caption = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._view = LongRowView(follows=True)
        self._view.setModel(self._model)
        self._delegate = SpanDelegate(self._view)
        self._view.setItemDelegate(self._delegate)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self._field_place = QWidget()
        field = QHBoxLayout(self._field_place)
        field.setContentsMargins(12, 0, 12, 8)
        field.addWidget(self._field)
        self._field_place.hide()
        self._caption_place = QWidget()
        caption = QHBoxLayout(self._caption_place)
        caption.setContentsMargins(MARGIN, 0, MARGIN, 7)
        caption.addWidget(self._caption)
        self._caption_place.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self._field_place, self._caption_place):
            column.addWidget(widget)
        column.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._filter)
        self._head.button.clicked.connect(self._show_filter)
        self._view.taken.connect(self._on_taken)
        self._view.moved.connect(self._on_moved)
        self._view.removal_asked.connect(self._on_removal_asked)
        self._view.typed.connect(self._on_typed)
        self._view.leave_asked.connect(self._leave)

    # What the window uses

    def set_looks(self, looks: Mapping[str, LabelLook], keys: Sequence[str] = ("C", "D", "A", "F")) -> None:
        """Take the labels' names, colours and keys, again after a switch of theme, language or scheme."""
        self._looks = self._delegate.looks = looks
        self._delegate.forget_swatches()
        self._view.forget_pictures()
        self._keys = tuple(keys)
        self._model.touch()
        self._show_words()

    def set_spans(self, spans: Sequence[Span], open_ids: Iterable[str]) -> None:
        """Show the spans of an article; `open_ids` are those with open points."""
        self._model.set_spans(spans, open_ids)
        self._settle()

    def change(self, removed: Iterable[str], added: Iterable[Span]) -> None:
        """Take spans away and put spans in; a changed span is both."""
        self._model.change(removed, added)
        self._settle()

    def set_open_points(self, open_ids: Iterable[str]) -> None:
        """Say which spans have open points."""
        self._model.set_open(open_ids)

    def change_open_points(self, closed: Collection[str], opened: Collection[str]) -> None:
        """Say which spans have no open point any more, and which have one now."""
        self._model.change_open(closed, opened)

    def set_current(self, span_id: str) -> None:
        """Mark the current span and bring it into sight; empty: none."""
        self._current = span_id
        self._view.choose(self._model.row_of(span_id))

    def show_targets(self, targets: Mapping[str, str] | None, caption: str = "") -> None:
        """Show only the spans that a link can go to, with the letters still to be typed; None shows all again.

        `caption` says what they are ("9 possible claims"); without it their number does.
        """
        self._caption_words = caption
        self._model.set_targets(targets)
        self._settle()

    def focus_filter(self) -> None:
        """Show the filter and bring the keyboard to it, its text selected."""
        self._field_place.show()
        self._head.button.setChecked(True)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the filter to the rows with Down; leave with Esc."""
        if event.key() == Qt.Key.Key_Down and self._field.hasFocus():
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _on_moved(self, row: int) -> None:
        span = self._model.entry(row)
        if span is not None and span.id != self._current:
            self._current = span.id
            self.span_chosen.emit(span.id)

    def _on_taken(self, row: int) -> None:
        span = self._model.entry(row)
        if span is None:
            return
        self._current = span.id
        self.span_chosen.emit(span.id)
        if self._view.by_keyboard:
            self.leave_asked.emit()

    def _on_removal_asked(self, row: int) -> None:
        span = self._model.entry(row)
        if span is not None:
            self.delete_asked.emit(span.id)

    def _on_typed(self, letters: str) -> None:
        self.focus_filter()
        self._field.setText(self._field.text() + letters)

    def _show_filter(self) -> None:
        if self._head.button.isChecked():
            self.focus_filter()
        else:
            self._hide_filter()

    def _hide_filter(self) -> None:
        self._field.clear()
        self._field_place.hide()
        self._head.button.setChecked(False)

    def _leave(self) -> None:
        if self._field_place.isVisibleTo(self):
            self._hide_filter()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave_asked.emit()

    def _filter(self) -> None:
        self._model.set_filter(self._field.text())
        self._settle()

    def _settle(self) -> None:
        self.set_current(self._current)
        self._show_words()

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._field.set_placeholder(self.tr("Filter…"))
        self._view.setAccessibleName(self.tr("Spans"))
        button = self._head.button
        button.setAccessibleName(self.tr("Filter the spans"))
        button.setToolTip(button.accessibleName())
        self._show_words()

    def _show_words(self) -> None:
        total = self._model.total
        self._head.set_words(self.tr("Spans"), str(total) if total else "")
        targets = self._caption_words or self.tr("%n possible targets", "", self._model.shown)
        self._caption.set_text(targets if self._model.linking else "")
        self._caption_place.setVisible(self._model.linking)
        self._view.set_words("" if self._model.shown else self._empty_words())

    def _empty_words(self) -> str:
        if self._model.linking:
            return ""
        if self._model.filtered:
            return self.tr("Nothing matches. Esc clears the filter.")
        keys = ", ".join(self._keys[:-1])
        both = self.tr("{keys} or {last}").format(keys=keys, last=self._keys[-1]) if keys else "".join(self._keys)
        return self.tr("Nothing marked. Select words, then press {keys}.").format(keys=both)

    def _label_name(self, label_id: str) -> str:
        look = self._looks.get(label_id)
        return look.name if look else label_id

    def _described(self, span: Span) -> str:
        text = self.tr("{label}: {quote}").format(label=self._label_name(span.label), quote=one_line(span.quote))
        return self.tr("{span}, open point").format(span=text) if span.id in self._model.open_ids else text
