"""The list of spans beside the text, in the order chosen; it reads out what is only painted there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.domain.apart import Apart
from annotator.domain.listing import LABEL, OPEN, ORDERS, PLACE, Listing
from annotator.domain.span import Span
from annotator.domain.zone import BOILERPLATE, OTHER_ARTICLE
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN, DockHead
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.panels.span_model import SpanModel, one_line
from annotator.ui.panels.span_rows import SpanDelegate
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.menus import add_choice, passing_menu
from annotator.ui.widgets.search_field import SearchField

_PLAIN = Listing()


class SpanList(QWidget):
    """The spans of the open article. It shows spans that it is given and says which one a person wants."""

    span_chosen = Signal(str)
    delete_asked = Signal(str)
    listing_changed = Signal()
    """The person chose another order, or others of the spans."""
    leave_asked = Signal()
    """Esc with nothing left to clear, or Enter on a span: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self._looks: Mapping[str, LabelLook] = {}
        self._keys: Sequence[str] = ()
        self._in_use: Sequence[str] = ()
        self._caption_words = ""
        self._model = SpanModel(self._described, self._label_name)
        self._head = DockHead("list-filter")
        self._head.button.setCheckable(True)
        self._field = SearchField()
        self._caption = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._view = LongRowView(follows=True)
        self._view.setModel(self._model)
        self._delegate = SpanDelegate(self._model, self._view)
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
        self._head.button.clicked.connect(self.show_menu)
        self._view.taken.connect(self._on_taken)
        self._view.moved.connect(self._on_moved)
        self._view.removal_asked.connect(self._on_removal_asked)
        self._view.typed.connect(self._on_typed)
        self._view.leave_asked.connect(self._leave)

    # What the window uses

    def set_looks(
        self,
        looks: Mapping[str, LabelLook],
        keys: Sequence[str] = ("C", "D", "A", "F"),
        in_use: Sequence[str] | None = None,
    ) -> None:
        """Take the labels' names and colours, again after a switch of theme, language or scheme.

        `keys` are those of the labels that have one; `in_use` are the ids that the menu offers, None: all of them.
        """
        self._looks = self._delegate.looks = looks
        self._in_use = tuple(looks if in_use is None else in_use)
        self._delegate.forget_swatches()
        self._view.forget_pictures()
        self._keys = tuple(keys)
        self._model.set_labels(looks)
        self._model.touch()
        self._show_words()

    def set_spans(self, spans: Sequence[Span], open_ids: Iterable[str]) -> None:
        """Show the spans of an article; `open_ids` are those with open points."""
        self._model.set_spans(spans, open_ids)
        self._settle()

    def set_apart(self, apart: Apart) -> None:
        """Say what is no part of the article: spans in it are marked."""
        self._model.set_apart(apart)

    def begin(self) -> None:
        """Show nothing until the spans of another article or person come: not those before, nor that there are none."""
        self._current = ""
        self._field.clear()  # the words were looked for in that article
        self._field_place.hide()
        self._model.set_spans([], ())
        self._view.set_words("")

    def change(self, removed: Iterable[str], added: Iterable[Span]) -> None:
        """Take spans away and put spans in; a changed span is both."""
        self._model.change(removed, added)
        self._settle()

    def set_open_points(self, open_ids: Iterable[str]) -> None:
        """Say which spans have open points."""
        self._model.set_open(open_ids)
        self._settle_rows()

    def change_open_points(self, closed: Collection[str], opened: Collection[str]) -> None:
        """Say which spans have no open point any more, and which have one now."""
        self._model.change_open(closed, opened)
        self._settle_rows()

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

    @property
    def listing(self) -> Listing:
        """The order of the rows, and which are shown."""
        return self._model.listing

    def set_listing(self, listing: Listing) -> None:
        """Show the spans in this order and these of them; words of the filter stay."""
        if listing != self._model.listing:
            self._model.set_listing(listing)
            self._settle()
            self.listing_changed.emit()
        self._check_button()

    def show_menu(self) -> None:
        """Open the menu of the head below its button."""
        menu, button = self.listing_menu(), self._head.button
        menu.aboutToHide.connect(self._check_button)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def listing_menu(self) -> QMenu:
        """Return the menu of the head: the filter, the order, which labels, only those with open points."""
        menu, now = passing_menu(self), self._model.listing
        menu.addAction(self.tr("Filter by words…")).triggered.connect(self.focus_filter)
        menu.addSeparator()
        words = self._order_words()
        for order in ORDERS:
            self._offer(menu, words[order], replace(now, order=order), on=order == now.order)
        menu.addSeparator()
        self._offer(menu, self.tr("All spans"), Listing(now.order), on=not now.narrows)
        for label_id in self._in_use:
            turned = replace(now, labels=now.labels ^ {label_id})
            self._offer(menu, self._label_name(label_id), turned, on=label_id in now.labels)
        turned = replace(now, only_open=not now.only_open)
        self._offer(menu, self.tr("Only with open points"), turned, on=now.only_open)
        return menu

    def _offer(self, menu: QMenu, text: str, listing: Listing, *, on: bool) -> None:
        add_choice(menu, text, lambda: self.set_listing(listing), on=on)

    def focus_filter(self) -> None:
        """Show the filter and bring the keyboard to it, its text selected."""
        self._field_place.show()
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

    def _leave(self) -> None:
        if self._field_place.isVisibleTo(self):
            self._field.clear()
            self._field_place.hide()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._hides_all:
            self.set_listing(Listing(self._model.listing.order))
        else:
            self.leave_asked.emit()

    @property
    def _hides_all(self) -> bool:
        """Whether the choice of labels and open points leaves nothing to be seen; else Esc keeps what was chosen."""
        return self._model.listing.narrows and not self._model.shown and not self._model.linking

    def _filter(self) -> None:
        self._model.set_filter(self._field.text())
        self._check_button()
        self._settle()

    def _check_button(self) -> None:
        self._head.button.setChecked(self._model.filtered)

    def _settle_rows(self) -> None:
        """Bring everything in line where open points decide which rows there are, and where."""
        if self._model.listing != _PLAIN:
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
        self._delegate.apart = {BOILERPLATE: self.tr("boilerplate"), OTHER_ARTICLE: self.tr("another article")}
        button = self._head.button
        button.setAccessibleName(self.tr("Order and filter of the spans"))
        button.setToolTip(button.accessibleName())
        self._show_words()

    def _show_words(self) -> None:
        self._head.set_words(self.tr("Spans"), self._count_words())
        targets = self._caption_words or self.tr("%n possible targets", "", self._model.shown)
        self._caption.set_text(targets if self._model.linking else "")
        self._caption_place.setVisible(self._model.linking)
        self._view.set_words("" if self._model.shown else self._empty_words())

    def _count_words(self) -> str:
        model, order = self._model, self._model.listing.order
        if not model.total:
            return ""
        narrowed = model.filtered and not model.linking
        counted = self.tr("{shown} of {all}").format(shown=model.shown, all=model.total) if narrowed else ""
        ordered = "" if order == PLACE else self._order_words()[order].lower()
        return " · ".join(part for part in (counted or str(model.total), ordered) if part)

    def _order_words(self) -> dict[str, str]:
        return {
            PLACE: self.tr("In the order of the text"),
            LABEL: self.tr("By label"),
            OPEN: self.tr("Open points first"),
        }

    def _empty_words(self) -> str:
        if self._model.linking:
            return ""
        if self._model.filtered and self._model.total:
            return self.tr("Nothing matches. Esc clears the filter.")
        if not self._keys:
            return self.tr("Nothing marked. Select words, then choose a label.")
        keys = ", ".join(self._keys[:-1])
        both = self.tr("{keys} or {last}").format(keys=keys, last=self._keys[-1]) if keys else "".join(self._keys)
        return self.tr("Nothing marked. Select words, then press {keys}.").format(keys=both)

    def _label_name(self, label_id: str) -> str:
        look = self._looks.get(label_id)
        return look.name if look else label_id

    def _described(self, span: Span) -> str:
        text = self.tr("{label}: {quote}").format(label=self._label_name(span.label), quote=one_line(span.quote))
        apart = self._delegate.apart.get(self._model.apart_of(span), "")
        text = f"{text}, {apart}" if apart else text
        return self.tr("{span}, open point").format(span=text) if span.id in self._model.open_ids else text
