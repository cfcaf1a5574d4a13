"""The left dock: the articles of the queue with the state of the person's work, a filter, and how much is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.domain.printing import on_one_line
from annotator.domain.queue import FLAGGED, KINDS, ORDERS, PROJECT, RANDOM, Queue, new_seed
from annotator.domain.searching import Narrowing
from annotator.ui import fonts
from annotator.ui.i18n import number_apart
from annotator.ui.jobs import Job
from annotator.ui.panels.arranging import BIG, Arrangement, ArticleEntry, arranged
from annotator.ui.panels.article_model import ArticleModel
from annotator.ui.panels.article_narrowing import Facets, NarrowingChips, add_narrowings
from annotator.ui.panels.article_rows import (
    DONE_WITH,
    ArticleDelegate,
    article_tip,
    kind_words,
    order_words,
    unsaved_words,
)
from annotator.ui.panels.heads import MARGIN, DockHead
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.menus import add_choice, passing_menu
from annotator.ui.widgets.progress import ShareBar
from annotator.ui.widgets.search_field import SearchField

_WIDTH = 268


class ArticleList(QWidget):
    """The list of articles. It shows rows that it is given and says which one a person wants."""

    article_chosen = Signal(str)
    queue_changed = Signal()
    """Order or filter are others now."""
    narrowing_changed = Signal()
    """A person wants only articles of a source, a time and so on; `set_kept` is to say which those are."""
    drawn = Signal()
    """A random order that was drawn in a job is there, or no longer wanted."""
    leave_asked = Signal()
    """Esc with nothing left to clear: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self._kinds: set[str] = set()
        self._seed = 0
        self._waits = False
        self._narrowing = Narrowing()
        self.facets = Facets()
        """What the articles can be narrowed to."""
        self.flag_note_of: Callable[[str], str] = lambda _article_id: ""
        """Gives the note of a flagged article's flag, for its tool tip."""
        self._model = ArticleModel(self._described, self._tip)
        self._head = DockHead("list-filter")
        self._head.button.setCheckable(True)
        self._field = SearchField()
        self._chips = NarrowingChips()
        self._view = LongRowView(follows=False)
        self._view.setModel(self._model)
        self._view.setItemDelegate(ArticleDelegate(self._model, self._view))
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
        column.addWidget(self._chips)
        column.addWidget(self._view, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_words_changed)
        self._field.returnPressed.connect(self._take_first)
        self._head.button.clicked.connect(self._show_menu)
        self._chips.removed.connect(self._widen)
        self._view.taken.connect(self._on_taken)
        self._view.typed.connect(self._on_typed)
        self._view.leave_asked.connect(self._leave)
        self._model.counts_changed.connect(self._show_counts)

    # What the window uses

    def set_rows(self, rows: Iterable[ArticleEntry]) -> None:
        """Show these articles; filter and current row stay."""
        self._waits = False
        self._model.set_rows(rows)
        self._settle()

    def take(self, arrangement: Arrangement, *, waits: bool = False) -> None:
        """Show articles that are arranged already; filter and current row stay. With `waits` others will follow."""
        self._waits = waits
        self._model.take(arrangement)
        self._settle()

    def update_row(self, row: ArticleEntry) -> None:
        """Show one article's row anew."""
        self._model.update_row(row)

    def set_unsaved(self, ids: frozenset[str]) -> None:
        """Mark the articles in which something is not saved."""
        self._model.set_unsaved(ids)

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
        entry = self._model.entry(self._model.step_from(self._current, step))
        return entry.id if entry else ""

    def titles(self) -> list[tuple[str, str]]:
        """Return id and title of every article, shown or not, in the order of the queue."""
        return self._model.titles()

    def position(self) -> str:
        """Return where the current article stands among all, "13 / 40"; empty where none is open."""
        place = self._model.place_of(self._current)
        return f"{place + 1} / {self._model.total}" if place >= 0 else ""

    def next_to_do(self) -> str:
        """Return the id of the next shown article that is not finished or skipped, from the top again at the end."""
        start = self._model.step_from(self._current, 1) if self._current else 0
        for row in (*range(start, self._model.shown), *range(start)):
            entry = self._model.entry(row)
            if entry is not None and entry.status not in DONE_WITH and entry.id != self._current:
                return entry.id
        return ""

    def begin_with(self) -> str:
        """Return the id of the article to begin with: the next to do, the first shown where all are done; or ""."""
        first = self._model.entry(0) if self._model.shown else None
        return self.next_to_do() or (first.id if first is not None else "")

    @property
    def done(self) -> tuple[int, int, int]:
        """How many articles are finished, how many skipped, and how many there are."""
        return self._model.finished, self._model.skipped, self._model.total

    # The queue

    @property
    def queue(self) -> Queue:
        """The order and the filters as they are now."""
        order, _ = self._model.order
        return Queue(order, self._seed, frozenset(self._kinds), self._field.text())

    def set_queue(self, queue: Queue) -> None:
        """Take order and filters; the seed is kept for when the order is random again."""
        self._seed = queue.seed
        self._kinds = set(queue.kinds)
        self._field.setText(queue.words)
        self._filter()
        self._arrange(queue.order)

    def set_order(self, order: str) -> None:
        """Show the articles in another order; a random one has the seed that it had before, if any."""
        if order == RANDOM and not self._seed:
            self._seed = new_seed()
        self._arrange(order)

    def shuffle(self) -> None:
        """Draw another seed, and show the articles in the random order that follows from it."""
        self._seed = new_seed(self._seed)
        self._arrange(RANDOM)

    def toggle_kind(self, kind: str) -> None:
        """Show only the articles of a kind (`domain.queue.KINDS`) beside those of the kinds chosen, or no longer."""
        self._keep_kinds(self._kinds ^ {kind})

    def show_all(self) -> None:
        """Show the articles of every kind, and of every source, time and so on."""
        self.set_narrowing(Narrowing())
        self._keep_kinds(set())

    @property
    def narrowing(self) -> Narrowing:
        """What the articles are narrowed to beside the kinds."""
        return self._narrowing

    def set_narrowing(self, narrowing: Narrowing) -> None:
        """Narrow the articles to a source, a time and so on."""
        if narrowing != self._narrowing:
            self._narrowing = narrowing
            self._chips.show_narrowing(narrowing, self.facets)
            if narrowing == Narrowing():
                self.set_kept(None)
            self._head.button.setChecked(self._narrows)
            self.narrowing_changed.emit()

    def _widen(self, name: str) -> None:
        """Take away one filter that the articles are narrowed by."""
        self.set_narrowing(self._narrowing.without(name))

    def set_kept(self, ids: frozenset[str] | None) -> None:
        """Show only these articles of those that pass the filter; None where nothing is narrowed."""
        self._model.set_kept(ids)
        self._show_counts()
        self._settle()

    @property
    def _narrows(self) -> bool:
        return bool(self._kinds) or self._narrowing != Narrowing()

    def _arrange(self, order: str) -> None:
        seed = self._seed if order == RANDOM else 0
        if order == RANDOM and self._model.total > BIG and self._model.order != (order, seed):
            rows = self._model.promise_order(order, seed)
            job = Job(lambda _progress, _cancelled: arranged(rows, order, seed, folds=True), self)
            job.done.connect(self._take_drawn)
            job.start()
        else:
            self._model.set_order(order, seed)
        self._show_order()

    def _take_drawn(self, arrangement: object) -> None:
        if isinstance(arrangement, Arrangement) and self._model.fulfil(arrangement):
            self._show_order()
        self.drawn.emit()

    def _show_order(self) -> None:
        self._show_counts()
        self._settle()
        self.queue_changed.emit()

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
        if self._field.text() or self._narrows:
            self._field.clear()
            self._kinds.clear()
            self.set_narrowing(Narrowing())
            self._filter()
        else:
            self.leave_asked.emit()

    def _on_words_changed(self) -> None:
        """Show what matches from its first row on, which Enter takes."""
        self._filter()
        if self._model.filtered:
            self._view.scrollToTop()

    def _filter(self) -> None:
        self._model.set_filter(self._field.text(), self._kinds)
        self._head.button.setChecked(self._narrows)
        self._show_counts()
        self._settle()
        self.queue_changed.emit()

    def _settle(self) -> None:
        self.set_current(self._current)
        self._view.set_words("" if self._model.shown or self._waits else self._empty_words())

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
        self._chips.show_narrowing(self._narrowing, self.facets)
        self._show_counts()
        self._settle()

    def _show_counts(self) -> None:
        total, finished, number = self._model.total, self._model.finished, QLocale().toString
        counted = ""
        if total and self._model.filtered:  # the foot says how many are finished
            counted = self.tr("{shown} of {all} shown").format(shown=number(self._model.shown), all=number(total))
        elif total:
            counted = self.tr("{done} of {all}").format(done=number(finished), all=number(total))
        order, seed = self._model.order
        ordered = "" if order == PROJECT or not total else order_words(seed)[order].lower()
        self._head.set_words(self.tr("Articles"), " · ".join(part for part in (counted, ordered) if part))
        share = finished / total if total else 0.0
        done = number_apart(self.tr("%n finished", "", finished), finished)
        self._done.set_text(self.tr("{done}, not all saved").format(done=done) if self._model.counts_unsaved else done)
        self._share.set_text(self.tr("{number} %").format(number=int(share * 100)))
        self._bar.set_share(share)
        self._foot.setVisible(total > 0)

    def _empty_words(self) -> str:
        if self._model.filtered:
            return self.tr("Nothing matches. Esc clears the filter.")
        return self.tr("No article yet. Import a folder, or drop files here.")

    def _tip(self, entry: ArticleEntry) -> str:
        why = self.flag_note_of(entry.id) if entry.flagged else ""
        return article_tip(entry, why, unsaved=entry.id in self._model.unsaved)

    def _described(self, entry: ArticleEntry) -> str:
        kinds = kind_words()
        parts = [on_one_line(" ".join(entry.title.split())), kinds[entry.status].lower()]
        if entry.flagged:
            parts.append(kinds[FLAGGED].lower())
        if entry.spans:
            parts.append(self.tr("%n spans", "", entry.spans))
        if entry.id in self._model.unsaved:
            parts.append(unsaved_words().lower())
        return ", ".join(part for part in parts if part)

    def _show_menu(self) -> None:
        menu = self.kind_menu()
        button = self._head.button
        menu.aboutToHide.connect(lambda: button.setChecked(self._narrows))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def kind_menu(self) -> QMenu:
        """Return the menu of the head: all articles, or those of some states; and the order."""
        menu = passing_menu(self)
        add_choice(menu, self.tr("All articles"), self.show_all, on=not self._narrows)
        menu.addSeparator()
        words = kind_words()
        for kind in KINDS:
            add_choice(menu, words[kind], lambda kind=kind: self.toggle_kind(kind), on=kind in self._kinds)  # type: ignore[misc]
        add_narrowings(menu, self.facets, lambda: self._narrowing, self.set_narrowing)
        menu.addSeparator()
        orders = order_words(self._seed)
        for order in ORDERS:
            add_choice(
                menu,
                orders[order],
                lambda order=order: self.set_order(order),  # type: ignore[misc]
                on=order == self._model.order[0],
            )
        again = menu.addAction(self.tr("Shuffle again"))
        again.triggered.connect(self.shuffle)
        return menu

    def _keep_kinds(self, kinds: set[str]) -> None:
        self._kinds = set(kinds)
        self._filter()
