"""The left dock: the project's articles with the state of the person's work, a filter, and how much is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO
from annotator.ui import fonts
from annotator.ui.panels.article_model import FLAGGED, KINDS, ArticleEntry, ArticleModel
from annotator.ui.panels.heads import MARGIN, DockHead
from annotator.ui.panels.rows import Index, RowDelegate, RowView
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.progress import ShareBar
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.state_icon import SIZE, paint_state

_SIGN_LEFT, _TITLE_LEFT, _RIGHT, _GAP = 13, 37, 12, 8
_QUIET = {FINISHED, SKIPPED}

_WIDTH = 268


class ArticleDelegate(RowDelegate):
    """State, title, number of spans."""

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one article."""
        model = index.model()
        entry = model.entry(index.row()) if isinstance(model, ArticleModel) else None
        if entry is None:
            return
        sign = QRect(rect.left() + _SIGN_LEFT, rect.top(), SIZE, rect.height())
        paint_state(painter, sign, entry.status, palette, flagged=entry.flagged, selected=chosen)
        right = rect.right() + 1 - _RIGHT
        if entry.spans:
            count, font = str(entry.spans), fonts.font(fonts.Role.KEY_HINT, tabular=True)
            width = advance(font, count)
            place = QRect(right - width, rect.top(), width, rect.height())
            paint_text(painter, place, count, font, token(palette, "ink3"))
            right = place.left() - _GAP
        left = rect.left() + _TITLE_LEFT
        place = QRect(left, rect.top(), right - left, rect.height())
        quiet: TokenName = "ink3" if entry.status in _QUIET else "ink2"
        font = fonts.font(fonts.Role.CONTROL if chosen else fonts.Role.ROW)
        colour = token(palette, "ink" if chosen else quiet)
        paint_text(painter, place, str(index.data() or ""), font, colour)


class ArticleList(QWidget):
    """The list of articles. It shows rows that it is given and says which one a person wants."""

    article_chosen = Signal(str)
    leave_asked = Signal()
    """Esc with nothing left to clear: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self._kinds: set[str] = set()
        self._model = ArticleModel(self._described)
        self._head = DockHead("list-filter")
        self._head.button.setCheckable(True)
        self._field = SearchField()
        self._view = RowView(follows=False)
        self._view.setModel(self._model)
        self._view.setItemDelegate(ArticleDelegate(self._view))
        self._done = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._share = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._bar = ShareBar()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 8)
        field.addWidget(self._field)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN, 8, MARGIN, MARGIN)
        foot.setSpacing(9)
        line = QHBoxLayout()
        line.addWidget(self._done)
        line.addStretch(1)
        line.addWidget(self._share)
        foot.addLayout(line)
        foot.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(field)
        column.addWidget(self._view, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._filter)
        self._field.returnPressed.connect(self._take_first)
        self._head.button.clicked.connect(self._show_menu)
        self._view.taken.connect(self._on_taken)
        self._view.typed.connect(self._on_typed)
        self._view.leave_asked.connect(self._leave)
        self._model.counts_changed.connect(self._show_counts)

    # What the window uses

    def set_rows(self, rows: Iterable[ArticleEntry]) -> None:
        """Show these articles; filter and current row stay."""
        self._model.set_rows(rows)
        self._settle()

    def update_row(self, row: ArticleEntry) -> None:
        """Show one article's row anew."""
        self._model.update_row(row)

    def set_current(self, article_id: str) -> None:
        """Mark the article that is open; empty: none."""
        self._current = article_id
        self._view.choose(self._model.row_of(article_id))

    def focus_filter(self) -> None:
        """Bring the keyboard to the filter, its text selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def neighbour(self, step: int) -> str:
        """Return the id of the article `step` shown rows on from the current one; empty where there is none."""
        row = self._model.row_of(self._current)
        entry = self._model.entry(row + step if row >= 0 else 0)
        return entry.id if entry else ""

    def position(self) -> str:
        """Return where the current article stands among all, "13 / 40"; empty where none is open."""
        place = self._model.place_of(self._current)
        return f"{place + 1} / {self._model.total}" if place >= 0 else ""

    def next_to_do(self) -> str:
        """Return the id of the next shown article that is not finished or skipped, from the top again at the end."""
        start = self._model.row_of(self._current) + 1
        for row in (*range(start, self._model.shown), *range(start)):
            entry = self._model.entry(row)
            if entry is not None and entry.status not in _QUIET and entry.id != self._current:
                return entry.id
        return ""

    def sizeHint(self) -> QSize:
        """Return the width that the dock begins with."""
        return QSize(_WIDTH, super().sizeHint().height())

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the filter to the rows with Down; leave with Esc."""
        key = event.key()
        if key == Qt.Key.Key_Down and self._field.hasFocus():
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _on_taken(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is not None:
            self.article_chosen.emit(entry.id)

    def _take_first(self) -> None:
        if self._model.filtered:
            self._on_taken(0)

    def _on_typed(self, letters: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.setText(self._field.text() + letters)

    def _leave(self) -> None:
        if self._field.text() or self._kinds:
            self._field.clear()
            self._kinds.clear()
            self._filter()
        else:
            self.leave_asked.emit()

    def _filter(self) -> None:
        self._model.set_filter(self._field.text(), self._kinds)
        self._head.button.setChecked(bool(self._kinds))
        self._settle()

    def _settle(self) -> None:
        self.set_current(self._current)
        self._view.set_words("" if self._model.shown else self._empty_words())

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language; take the new colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._field.set_placeholder(self.tr("Filter…"))
        self._view.setAccessibleName(self.tr("Articles"))
        self._bar.setAccessibleName(self.tr("Share of finished articles"))
        button = self._head.button
        button.setAccessibleName(self.tr("Show only some articles"))
        button.setToolTip(button.accessibleName())
        self._show_counts()
        self._settle()

    def _show_counts(self) -> None:
        total, finished = self._model.total, self._model.finished
        self._head.set_words(
            self.tr("Articles"), self.tr("{done} of {all}").format(done=finished, all=total) if total else ""
        )
        share = finished / total if total else 0.0
        self._done.set_text(self.tr("%n finished", "", finished))
        self._share.set_text(self.tr("{number} %").format(number=int(share * 100)))
        self._bar.set_share(share)
        self._foot.setVisible(total > 0)

    def _empty_words(self) -> str:
        if self._model.filtered:
            return self.tr("Nothing matches. Esc clears the filter.")
        return self.tr("No article yet. Import a folder, or drop files here.")

    def _kind_words(self) -> dict[str, str]:
        return {
            TODO: self.tr("To do"),
            IN_PROGRESS: self.tr("In progress"),
            FINISHED: self.tr("Finished"),
            SKIPPED: self.tr("Skipped"),
            FLAGGED: self.tr("Flagged"),
        }

    def _described(self, entry: ArticleEntry) -> str:
        kinds = self._kind_words()
        parts = [" ".join(entry.title.split()), kinds[entry.status].lower()]
        if entry.flagged:
            parts.append(kinds[FLAGGED].lower())
        if entry.spans:
            parts.append(self.tr("%n spans", "", entry.spans))
        return ", ".join(part for part in parts if part)

    def _show_menu(self) -> None:
        menu = self.kind_menu()
        button = self._head.button
        menu.aboutToHide.connect(lambda: button.setChecked(bool(self._kinds)))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def kind_menu(self) -> QMenu:
        """Return the menu of the filter button: all articles, or those of some states."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        every = menu.addAction(self.tr("All articles"))
        every.setCheckable(True)
        every.setChecked(not self._kinds)
        every.triggered.connect(lambda: self._keep_kinds(set()))
        menu.addSeparator()
        words = self._kind_words()
        for kind in KINDS:
            action = menu.addAction(words[kind])
            action.setCheckable(True)
            action.setChecked(kind in self._kinds)
            action.triggered.connect(lambda _on=False, kind=kind: self._keep_kinds(self._kinds ^ {kind}))
        return menu

    def _keep_kinds(self, kinds: set[str]) -> None:
        self._kinds = set(kinds)
        self._filter()
