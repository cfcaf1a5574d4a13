"""The left panel of the review: how far it is, the groups by kind or by article, and what is agreed by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from annotator.ui import fonts, icons
from annotator.ui.i18n import number_apart
from annotator.ui.panels.heads import MARGIN, DockHead
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.panels.rows import Index, RowDelegate
from annotator.ui.review.filter_line import FilterLine
from annotator.ui.review.filter_menu import filter_menu, filter_words
from annotator.ui.review.kinds import kind_name
from annotator.ui.review.parts import DECIDED, LATER, Change, FilterChoices, GroupRow, QueueFilter
from annotator.ui.review.queue_model import Heading, QueueModel
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.buttons import BarButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.progress import ShareBar

WIDTH = 268
_GAP, _SIGN = 8, 14
_FOOT = 40
_MANY = 1000
_FEW = 60
"""So many rows that come or go are told one by one."""


class QueueDelegate(RowDelegate):
    """A heading with its count, or a quote with the sign of what has become of it."""

    def __init__(self, model: QueueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def row_key(self, row: int) -> Hashable | None:
        """Return all that is painted of a row."""
        entry = self._model.entry(row)
        if isinstance(entry, Heading):
            return ("heading", entry.text, entry.left, self._model.is_counted)
        return None if entry is None else ("group", entry.quote, entry.state)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading without the ground of a row."""
        entry = self._model.entry(index.row())
        if isinstance(entry, Heading):
            self._paint_heading(painter, option.rect, option.palette, entry)
        else:
            super().paint(painter, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRect, palette: QPalette, heading: Heading) -> None:
        font, colour = fonts.font(fonts.Role.HEADING, tabular=True), token(palette, "ink2")
        inside = rect.adjusted(MARGIN, 4, -MARGIN, 0)
        count = _grouped(heading.left) if self._model.is_counted else ""
        paint_text(painter, inside, count, font, colour, Qt.AlignmentFlag.AlignRight)
        paint_text(painter, inside.adjusted(0, 0, -advance(font, count) - _GAP, 0), heading.text, font, colour)

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one group."""
        group = self._model.group(index.row())
        if group is None:
            return
        inside = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        sign = {DECIDED: "check", LATER: "clock"}.get(group.state)
        if sign is not None:
            place = QRect(inside.right() + 1 - _SIGN, rect.top(), _SIGN, rect.height())
            icons.paint_icon(painter, place, sign, token(palette, "ink3"), _SIGN)
            inside.setRight(place.left() - _GAP)
        quiet: TokenName = "ink3" if group.state == DECIDED else "ink2"
        colour = token(palette, "ink" if chosen else quiet)
        paint_text(painter, inside, str(index.data() or ""), fonts.font(fonts.Role.ROW_QUOTE), colour)


class QueueView(LongRowView):
    """The cursor goes from group to group and never stands on a heading."""

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the group to which a key moves the cursor."""
        target = super().moveCursor(action, modifiers)
        model = self.model()
        if not isinstance(model, QueueModel) or not target.isValid():
            return target
        step = 1 if target.row() >= self.currentIndex().row() else -1
        row = model.nearest_group(target.row(), step)
        return model.index(row, 0) if row >= 0 else target


class FootButton(BarButton):
    """A line of the foot with its icon: "✓ 188 agreed by themselves ›"."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon

    def sizeHint(self) -> QSize:
        """Return its size; it is as wide as the panel."""
        return QSize(WIDTH, _FOOT)

    def _paint(self, painter: QPainter) -> None:
        palette, rect = self.palette(), self.rect()
        ground = self._background()
        if ground is not None:
            painter.fillRect(rect, ground)
        inside = rect.adjusted(MARGIN, 0, -MARGIN + 2, 0)
        icons.paint_icon(painter, inside, self._icon, token(palette, "ink2"), _SIGN)
        chevron = QRect(inside.right() + 1 - _SIGN, 0, _SIGN, rect.height())
        icons.paint_icon(painter, chevron, "chevron-right", token(palette, "ink2"), _SIGN)
        words = inside.adjusted(_SIGN + _GAP, 0, -_SIGN - _GAP, 0)
        paint_text(painter, words, self.text(), fonts.font(fonts.Role.UI, tabular=True), token(palette, "ink2"))
        self._paint_ring(painter, rect)


class QueuePanel(QWidget):
    """The groups to decide. It shows rows that it is given and says which one a person wants."""

    group_chosen = Signal(str)
    """The place of a group that was clicked, or entered by the keyboard."""
    filter_changed = Signal(object)
    """The `QueueFilter` that a person wants."""
    agreed_asked = Signal()
    own_asked = Signal()
    changed_asked = Signal()
    leave_asked = Signal()
    """Esc: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = QueueFilter()
        self._choices: Callable[[], FilterChoices] = FilterChoices
        self._decided = self._left = self._agreed = 0
        self._per_minute: float | None = None
        self._current = self._words = ""
        self._model = QueueModel(self._described)
        self._head = DockHead("list-filter")
        self._head.button.setCheckable(True)
        self.filter_line = FilterLine()
        self._bar = ShareBar(6)
        self._done = ElidedLabel("", fonts.Role.HINT, "ink2")
        self._speed = ElidedLabel("", fonts.Role.HINT, "ink2")
        self.view = QueueView(follows=False)
        self.view.setModel(self._model)
        self.view.setItemDelegate(QueueDelegate(self._model, self.view))
        self._foot, self._own_foot = FootButton("check"), FootButton("user-round")
        self._changed_foot = FootButton("alert")
        self._own, self._is_own_in, self._changed = 0, False, 0
        self._is_counting = False
        self._lay_out()
        self._head.button.clicked.connect(self.show_filter_menu)
        self.filter_line.clicked.connect(lambda: self._take_filter(QueueFilter(order=self._filter.order)))
        self._foot.clicked.connect(self.agreed_asked)
        self._own_foot.clicked.connect(self.own_asked)
        self._changed_foot.clicked.connect(self.changed_asked)
        self.view.taken.connect(self._on_taken)
        self.view.leave_asked.connect(self.leave_asked)
        self._retranslate()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 12)
        top.setSpacing(10)
        top.addWidget(self._bar)
        line = QHBoxLayout()
        line.addWidget(self._done)
        line.addStretch(1)
        line.addWidget(self._speed)
        top.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self.filter_line.setSizePolicy(
            self.sizePolicy().horizontalPolicy(), self.filter_line.sizePolicy().verticalPolicy()
        )
        column.addWidget(self.filter_line)
        column.addSpacing(2)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self.view, 1)
        self._line = Hairline()
        column.addWidget(self._line)
        for foot in (self._changed_foot, self._own_foot, self._foot):
            foot.setSizePolicy(self.sizePolicy().horizontalPolicy(), foot.sizePolicy().verticalPolicy())
            foot.hide()
            column.addWidget(foot)
        self.setFocusProxy(self.view)

    def sizeHint(self) -> QSize:
        """Return the width that the panel begins with."""
        return QSize(WIDTH, super().sizeHint().height())

    # What the window uses

    def set_rows(self, rows: Iterable[GroupRow], *, words: str = "") -> None:
        """Show these groups, in the filter's order; `words` stand there where there are none."""
        self._model.set_rows(rows, self._filter.order)
        self._words = words
        self.view.set_words("" if self._model.rowCount() else self._empty_words())
        self.set_current(self._current)

    def change_rows(self, changes: Sequence[Change]) -> None:
        """Take groups out and put others in, one change after the other.

        What is in sight stays there; few changes cost the same however many groups there are.
        """
        is_few = sum(len(gone) + len(come) for gone, come in changes) <= _FEW
        bar = self.view.verticalScrollBar()
        top = bar.value()
        for gone, come in changes:
            self._model.change_rows(gone, come, told=is_few)
        if not is_few:
            self._model.tell()
            self.set_current(self._current)
            bar.setValue(top)
        self.view.set_words("" if self._model.rowCount() else self._empty_words())

    def set_counting(self, *, on: bool) -> None:
        """Show no number while not everything is counted."""
        if self._is_counting == on:
            return
        self._is_counting, self._model.is_counted = on, not on
        self.view.viewport().update()
        self._show_feet()

    def set_state(self, place: str, state: str) -> None:
        """Mark a group as open, put off or decided."""
        self._model.set_state(place, state)

    def set_current(self, place: str) -> None:
        """Mark the group that is shown; empty: none."""
        self._current = place
        self.view.choose(self._model.row_of(place))

    def neighbour(self, step: int) -> str:
        """Return the place of the group that stands `step` (1, -1) rows on from the current one; empty: none."""
        row = self._model.row_of(self._current)
        at = self._model.nearest_group(row + step, step) if row >= 0 else self._model.nearest_group(0, 1)
        group = self._model.group(at)
        return group.place if group is not None and group.place != self._current else ""

    def set_progress(self, decided: int, left: int, per_minute: float | None = None) -> None:
        """Show how many groups are decided, how many are left, and how many a minute were decided (None: unknown)."""
        self._decided, self._left, self._per_minute = decided, left, per_minute
        self._show_counts()

    def set_agreed(self, count: int) -> None:
        """Show how many groups are agreed by themselves; with none the foot goes."""
        self._agreed = count
        self._show_feet()

    def set_own(self, count: int, *, taken: bool) -> None:
        """Show how many articles the adjudicator reads too, and whether these are left out or `taken`; 0: nothing."""
        self._own, self._is_own_in = count, taken
        self._show_feet()

    def set_changed(self, count: int) -> None:
        """Show how many articles were closed as gold and are it no more; 0: nothing."""
        self._changed = count
        self._show_feet()

    def _show_feet(self) -> None:
        is_known = not self._is_counting
        self._changed_foot.setVisible(is_known and self._changed > 0)
        self._foot.setVisible(is_known and self._agreed > 0)
        self._own_foot.setVisible(is_known and self._own > 0)
        self._line.setVisible(is_known and (self._agreed > 0 or self._own > 0 or self._changed > 0))
        self._show_counts()

    def set_choices(self, choices: FilterChoices) -> None:
        """Say what there is to filter by."""
        self.set_choices_from(lambda: choices)

    def set_choices_from(self, source: Callable[[], FilterChoices]) -> None:
        """Say who knows what there is to filter by; it is asked when the menu opens, or a filter is told."""
        self._choices = source
        if self._filter.narrows:
            self._show_filter()

    @property
    def filter(self) -> QueueFilter:
        """The order and what is shown."""
        return self._filter

    def set_filter(self, chosen: QueueFilter) -> None:
        """Take order and filter; the rows that follow from it are the caller's to give."""
        self._filter = chosen
        self._show_filter()

    def _show_filter(self) -> None:
        narrows, button = self._filter.narrows, self._head.button
        button.setChecked(narrows)
        self.filter_line.tell(filter_words(self._filter, self._choices()) if narrows else "")
        said = self.tr("Order and filter; a filter is on") if narrows else self.tr("Order and filter")
        button.setAccessibleName(said)
        button.setToolTip(said)

    def show_filter_menu(self) -> None:
        """Open the menu of order and filter at its button."""
        button = self._head.button
        menu = self.filter_menu()
        menu.aboutToHide.connect(lambda: button.setChecked(self._filter.narrows))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def filter_menu(self) -> QMenu:
        """Return the menu: the orders, then kinds, labels, pairs and the open article."""
        return filter_menu(self, self._filter, self._choices(), self._take_filter)

    # What a person does

    def _on_taken(self, row: int) -> None:
        group = self._model.group(row)
        if group is not None:
            self.group_chosen.emit(group.place)
        else:
            self.set_current(self._current)

    def _take_filter(self, chosen: QueueFilter) -> None:
        self.set_filter(chosen)
        self.filter_changed.emit(chosen)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language; take the new colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self.view.forget_pictures()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Disagreements"))
        self._bar.setAccessibleName(self.tr("Share of decided disagreements"))
        self._show_filter()
        self.view.set_words("" if self._model.rowCount() else self._empty_words())
        self._show_counts()

    def _show_counts(self) -> None:
        total = 0 if self._is_counting else self._decided + self._left
        counted = ""
        if total >= _MANY:  # both have no room beside the name
            counted = self.tr("{left} left").format(left=_grouped(self._left))
        elif total:
            counted = self.tr("{left} left of {all}").format(left=self._left, all=total)
        self._head.set_words(self.tr("Disagreements"), counted)
        self._bar.set_share(self._decided / total if total else 0.0)
        decided = number_apart(self.tr("%n decided", "", self._decided), self._decided)
        self._done.set_text("" if self._is_counting else decided)
        speed = "" if self._per_minute is None or self._is_counting else QLocale().toString(self._per_minute, "f", 1)
        self._speed.set_text(self.tr("{number} a minute").format(number=speed) if speed else "")
        self._foot.set_text(number_apart(self.tr("%n agreed by themselves", "", self._agreed), self._agreed))
        own = (
            self.tr("%n of your own reviewed too", "", self._own)
            if self._is_own_in
            else self.tr("%n of your own left out", "", self._own)
        )
        self._own_foot.set_text(own)
        self._own_foot.setToolTip(self.tr("Articles under review that you have marked, or are to read, yourself"))
        self._changed_foot.set_text(self.tr("%n changed since closing", "", self._changed))
        self._changed_foot.setToolTip(
            self.tr("Articles that were closed as gold, and whose labels were changed since: closed anew they are gold")
        )
        for foot in (self._foot, self._own_foot, self._changed_foot):
            foot.setAccessibleName(foot.text())

    def _empty_words(self) -> str:
        return self._words or (self.tr("Nothing matches.") if self._filter.narrows else "")

    def _described(self, group: GroupRow) -> str:
        states = {DECIDED: self.tr("decided"), LATER: self.tr("later")}
        parts = [" ".join(group.quote.split()), kind_name(group.kind), states.get(group.state, "")]
        return ", ".join(part for part in parts if part)


def _grouped(number: int) -> str:
    """Return a number with its thousands apart, as the interface's language writes it."""
    return QLocale().toString(number)
