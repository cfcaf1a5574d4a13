"""The panel that searches all articles: what for, where, how narrowed, what was found. It searches nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.domain.searching import (
    FLAG_NOTE,
    LABELS,
    NOTES,
    SPAN_NOTE,
    TEXTS,
    TITLE,
    WORK_NOTE,
    Hit,
    Narrowing,
    Result,
    Sought,
)
from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.article_narrowing import Facets, NarrowingChips, add_narrowings
from annotator.ui.panels.find_bar import FindField, ToggleButton
from annotator.ui.panels.heads import DockHead
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.panels.readable import readable_date
from annotator.ui.panels.search_results import ResultDelegate, ResultModel, Row
from annotator.ui.panels.span_model import one_line
from annotator.ui.widgets.buttons import FlatButton
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import elided

_PAUSE = 150
"""Milliseconds after the last key until it is searched; an input method has composed its letter then."""
_NEAR_END = 12
"""Rows before the last one at which more are asked for."""


class SearchPanel(QWidget):
    """Shows what it is given, and says what a person wants."""

    query_changed = Signal()
    """Words, place, narrowing or the way of comparing are others now."""
    marks_asked = Signal()
    row_taken = Signal(object)
    """A Row was entered or clicked."""
    more_asked = Signal()
    """The end of the rows comes into sight."""
    leave_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets: Callable[[], Facets] = Facets
        """Gives what the search can be narrowed to."""
        self._narrowing = Narrowing()
        self._where = TEXTS
        self._found_nothing, self._count = False, (0, False)
        """What is said, for another language: that nothing has the words; how many articles, and whether more."""
        self._ended, self._stale = True, False
        self._again: tuple[object, ...] = ()
        self._taken: Row | None = None
        self.earlier: Sequence[str] = ()
        """What was searched for before, the latest first."""
        self.model = ResultModel(self._described, self._words_of_more)
        self._head = DockHead("x")
        self.field = FindField()
        self._filter = FlatButton("list-filter")
        self._filter.setCheckable(True)
        self.places = {where: ToggleButton() for where in (TEXTS, LABELS, NOTES)}
        self.marks = ToggleButton()
        self._chips = NarrowingChips()
        self.view = LongRowView(follows=True)
        self.view.setModel(self.model)
        self.delegate = ResultDelegate(self.model, self.view)
        self.view.setItemDelegate(self.delegate)
        self.pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(12, 0, 8, 6)
        first.setSpacing(4)
        first.addWidget(self.field, 1)
        first.addWidget(self.marks)
        first.addWidget(self._filter)
        second = QHBoxLayout()
        second.setContentsMargins(8, 0, 8, 8)
        second.setSpacing(2)
        for button in self.places.values():
            second.addWidget(button)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._chips)
        column.addWidget(Hairline())
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self._head.button.clicked.connect(self.close_asked)
        self.field.textChanged.connect(lambda _text: self.pause.start())
        self.field.returnPressed.connect(self._take_first)
        self.pause.timeout.connect(self.query_changed)
        for where, button in self.places.items():
            button.clicked.connect(lambda _on=False, where=where: self.set_where(where))
        self.marks.clicked.connect(lambda _on: self.marks_asked.emit())
        self._filter.clicked.connect(self._show_menu)
        self._chips.removed.connect(self._drop)
        self.view.taken.connect(self._on_taken)
        self.view.typed.connect(self._on_typed)
        self.view.leave_asked.connect(self.leave_asked)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._look_ahead())
        self.view.moved.connect(lambda _row: self._look_ahead())

    # What is searched for

    @property
    def sought(self) -> Sought:
        """What is searched for, where, and what was before."""
        return Sought(
            typed=self.field.text(), where=self._where, narrowing=self._narrowing, earlier=tuple(self.earlier)
        )

    def restore(self, sought: Sought) -> None:
        """Take what was searched for once; nothing is asked for."""
        self.earlier = sought.earlier
        self._narrowing, self._where = sought.narrowing, sought.where
        self.field.setText(sought.typed)
        self.pause.stop()
        self._show_where()
        self._show_narrowing()

    def set_where(self, where: str) -> None:
        """Search the texts, the labels or the notes."""
        changed, self._where = where != self._where, where
        self._show_where()
        if changed:
            self.query_changed.emit()

    def _show_where(self) -> None:
        for name, button in self.places.items():
            button.setChecked(name == self._where)

    def set_narrowing(self, narrowing: Narrowing) -> None:
        """Search only some articles."""
        changed, self._narrowing = narrowing != self._narrowing, narrowing
        self._show_narrowing()
        if changed:
            self.query_changed.emit()

    def set_without_marks(self, *, on: bool) -> None:
        """Show whether diacritics are left out of account."""
        self.marks.setChecked(on)

    # What is found

    def set_looks(self, looks: Mapping[str, LabelLook], names: Mapping[str, str]) -> None:
        """Take the looks of labels, and the names of the annotators that are shown."""
        self.delegate.looks, self.delegate.names = looks, names
        self.view.viewport().update()

    @property
    def is_waiting(self) -> bool:
        """Whether what was typed is not asked for yet, or not answered."""
        return self.pause.isActive() or self._stale

    def begin_again(self) -> int:
        """Let the results stand until the first new ones come in their place; return how many articles that are to be.

        As many as there are, where the same is asked for once more.
        """
        self._ended = self._stale = True
        if not self.model.rowCount():
            self.view.set_words("")
        return self.model.articles if self._again == self._asked() else 0

    def begin(self, words: str) -> None:
        """Show no result, and say why."""
        self._found_nothing, self._count = False, (0, False)
        self.model.clear()
        self._taken = None
        self._ended, self._stale = True, False
        self._head.set_words(self.tr("Search"), "")
        self.view.set_words(words)

    def add(self, results: Iterable[Result], *, ended: bool) -> None:
        """Put results behind those that are there; `ended`: there are no more."""
        found = list(results)
        if self._stale and (found or ended):
            same = self._again == self._asked()
            place, taken = self.view.verticalScrollBar().value() if same else 0, self._taken if same else None
            self.begin("")
            self._again = self._asked()
            self.model.add(found)
            if taken is not None:
                self.choose(taken)
            self.view.verticalScrollBar().setValue(place)
        else:
            self.model.add(found)
        self._ended = ended
        if ended and self._where != TEXTS:
            self.set_count(self.model.articles, more=False)
        self._found_nothing = ended and not self.model.rowCount()
        if self.model.rowCount():
            self.view.set_words("")
        elif ended:
            self.view.set_words(self._nothing_words())

    def choose(self, row: Row) -> None:
        """Show which row was gone to."""
        self._taken = row
        self.view.choose(self.model.row_of(row))

    def _asked(self) -> tuple[object, ...]:
        return self.field.text(), self._where, self._narrowing, self.marks.isChecked()

    def set_count(self, articles: int, *, more: bool) -> None:
        """Say how many articles there are; `more`: at least so many."""
        self._count = articles, more
        if not articles:
            self._head.set_words(self.tr("Search"), "")
            return
        known = self.tr("in %n articles", "", articles)
        self._head.set_words(self.tr("Search"), self.tr("in more than %n articles", "", articles) if more else known)

    def fills(self) -> bool:
        """Whether the rows fill the view, so that nobody waits for more."""
        bar = self.view.verticalScrollBar()
        return bar.maximum() > 0 and bar.value() < bar.maximum() - _NEAR_END * bar.singleStep()

    def _look_ahead(self) -> None:
        if not self._ended and not self.fills():
            self._ended = True  # until the page is there
            self.more_asked.emit()

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to the results with Down, to earlier searches with Alt or without results; Esc leaves."""
        down = event.key() == Qt.Key.Key_Down and self.field.hasFocus()
        alone = not self.model.rowCount() or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if down and alone and self.earlier:
            self._show_earlier()
        elif down:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def _take_first(self) -> None:
        """Search at once; where that is done, take the first hit."""
        if self.pause.isActive():
            self.pause.stop()
            self.query_changed.emit()
        elif self.model.rowCount() > 1:
            self.view.choose(1)
            self._on_taken(1)

    def _show_earlier(self) -> None:
        self._earlier_menu().popup(self.field.mapToGlobal(QPoint(0, self.field.height() + 2)))

    def _earlier_menu(self) -> QMenu:
        """Return the menu of what was searched for before; the first entry is the one that the keyboard is at."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Earlier searches"))
        for words in self.earlier:
            action = menu.addAction(elided(menu.font(), words, self.width()).replace("&", "&&"))
            action.triggered.connect(lambda *_on, words=words: self.set_typed(words))
        menu.setMinimumWidth(self.field.width())
        menu.setActiveAction(menu.actions()[0])
        return menu

    def set_typed(self, words: str) -> None:
        """Search for these words at once."""
        self.field.setText(words)
        self.pause.stop()
        self.query_changed.emit()

    def _on_taken(self, number: int) -> None:
        row = self.model.row(number)
        if row is not None:
            self.row_taken.emit(row)

    def _on_typed(self, letters: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + letters)

    def menu(self) -> QMenu:
        """Return the menu of what the search can be narrowed to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_narrowings(menu, self._all_facets(), lambda: self._narrowing, self.set_narrowing)
        return menu

    def _show_menu(self) -> None:
        self._filter.setChecked(self._narrowing != Narrowing())
        self.menu().popup(self._filter.mapToGlobal(QPoint(0, self._filter.height() + 2)))

    def _all_facets(self) -> Facets:
        states = {
            TODO: self.tr("To do"),
            IN_PROGRESS: self.tr("In progress"),
            FINISHED: self.tr("Finished"),
            SKIPPED: self.tr("Skipped"),
        }
        return replace(self.facets(), states=states)

    def _drop(self, name: str) -> None:
        self.set_narrowing(self._narrowing.without(name))

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.set_count(self._count[0], more=self._count[1])
            if self._found_nothing:
                self.view.set_words(self._nothing_words())
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.field.set_placeholder(self.tr("Words, or a “phrase”, in all articles…"))
        self.view.setAccessibleName(self.tr("Results of the search"))
        words = {TEXTS: self.tr("Texts"), LABELS: self.tr("Labels"), NOTES: self.tr("Notes")}
        tips = {
            TEXTS: self.tr("Search the texts of the articles"),
            LABELS: self.tr("Search the words inside spans"),
            NOTES: self.tr("Search the notes on spans and articles"),
        }
        for where, button in self.places.items():
            button.setText(words[where])
            button.setToolTip(tips[where])
            button.setAccessibleName(tips[where])
        self.marks.setText(self.tr("a = á = à"))
        self.marks.setToolTip(self.tr("Leave diacritics out of account"))
        self.marks.setAccessibleName(self.marks.toolTip())
        self._filter.setAccessibleName(self.tr("Search only some articles"))
        self._filter.setToolTip(self._filter.accessibleName())
        self._head.button.setAccessibleName(self.tr("Close the search"))
        self._head.button.setToolTip(self._head.button.accessibleName())
        self._head.set_words(self.tr("Search"), "")
        self._show_narrowing()

    def _show_narrowing(self) -> None:
        self._chips.show_narrowing(self._narrowing, self._all_facets())
        self._filter.setChecked(self._narrowing != Narrowing())

    def _nothing_words(self) -> str:
        where = {
            TEXTS: self.tr("No text has these words."),
            LABELS: self.tr("No span has these words."),
            NOTES: self.tr("No note has these words."),
        }[self._where]
        marks = "" if self.marks.isChecked() else self.tr("Diacritics count; “a = á = à” leaves them out of account.")
        narrowed = self.tr("Only some articles are searched: a click on what is named above ends that.")
        return " ".join(part for part in (where, marks, narrowed if self._narrowing != Narrowing() else "") if part)

    def _words_of_more(self, count: int) -> str:
        return self.tr("%n more in this article", "", count)

    def _described(self, row: Row) -> str:
        result, hit = row.result, row.hit
        if row.more:
            return self._words_of_more(row.more)
        if hit is None:
            hits = self.tr("%n hits", "", result.count)
            parts = (one_line(result.title), result.source, readable_date(result.published), hits)
            return " · ".join(part for part in parts if part)
        look, owner = self.delegate.looks.get(hit.label), self.delegate.names.get(hit.owner, "")
        of = " · ".join(part for part in (look.name if look else "", self._kind(hit), owner) if part)
        words = one_line(f"{hit.before}{hit.found}{hit.after}")
        return f"{of}: {words}" if of else words

    def _kind(self, hit: Hit) -> str:
        return {
            TITLE: self.tr("title"),
            SPAN_NOTE: self.tr("note"),
            WORK_NOTE: self.tr("note on the article"),
            FLAG_NOTE: self.tr("flag"),
        }.get(hit.kind, "")
