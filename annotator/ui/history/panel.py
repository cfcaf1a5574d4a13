"""The panel of the history: rows of acts, what of them is wanted, and what can be had back. It reads nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.history.entries import Entry, Wanted
from annotator.ui.history.model import HistoryDelegate, HistoryModel
from annotator.ui.history.words import ActWords
from annotator.ui.panels.find_bar import ToggleButton
from annotator.ui.panels.heads import MARGIN, DockHead, Words
from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.widgets.buttons import FlatButton, KeyButton
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.menus import add_choice

BACK_KEY = "Space"


class HistoryView(LongRowView):
    """The rows; Space has back what the chosen one tells of."""

    back_asked = Signal()
    is_heading: Callable[[int], bool] = staticmethod(lambda _row: False)
    """Whether a row is a day: the keys pass over it."""

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over headings; at the first row there is nothing above but one."""
        before, found = self.currentIndex(), super().moveCursor(action, modifiers)
        if not self.is_heading(found.row()):
            return found
        step = -1 if 0 < found.row() < before.row() else 1
        return self.model().index(found.row() + step, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have it back with Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """Shows what it is given, and says what a person wants."""

    wanted_changed = Signal()
    taken = Signal(object)
    """An Entry was entered or clicked: its place is to be seen."""
    chosen = Signal(object)
    """The keyboard went to an Entry; what can be done with it is to be told by `set_back`."""
    back_asked = Signal(object)
    """What this Entry tells of is to be had back."""
    leave_asked = Signal()
    close_asked = Signal()

    def __init__(self, model: HistoryModel, words: ActWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self._act_words = model, words
        self.people: Callable[[], Mapping[str, str]] = dict
        """Gives the names of those whose acts can be told apart."""
        self._wanted = Wanted()
        self._nothing: Callable[[], str] = str
        self._head = DockHead("x")
        self.all, self.deleted, self.of_span = ToggleButton(), ToggleButton(), ToggleButton()
        self._filter = FlatButton("list-filter")
        self._filter.setCheckable(True)
        self.view = HistoryView(follows=True)
        self.view.setModel(model)
        self.view.is_heading = self._is_heading
        self.delegate = HistoryDelegate(model, self.view)
        self.view.setItemDelegate(self.delegate)
        self._foot = QWidget()
        self.told = Words(fonts.Role.UI, "ink2", most=4)
        self.back = KeyButton()
        self._lay_out()
        self._connect()
        self._retranslate()
        self.set_back("")

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 0, 8, 8)
        tools.setSpacing(2)
        for choice in (self.all, self.deleted, self.of_span):
            tools.addWidget(choice)
        tools.addStretch(1)
        tools.addWidget(self._filter)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN, 10, MARGIN, 12)
        foot.setSpacing(8)
        foot.addWidget(self.told)
        foot.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = Hairline()
        for part in (self._head, tools, Hairline(), self.view, self._line, self._foot):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        column.setStretchFactor(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._head.button.clicked.connect(self.close_asked)
        self.all.clicked.connect(lambda _on: self.want(span="", deleted=False))
        self.deleted.clicked.connect(lambda on: self.want(deleted=on))
        self.of_span.clicked.connect(lambda _on: self.want(span=""))
        self._filter.clicked.connect(self._show_menu)
        self.view.taken.connect(lambda row: self._tell(row, self.taken))
        self.view.moved.connect(lambda row: self._tell(row, self.chosen))
        self.view.back_asked.connect(self._ask_back)
        self.view.leave_asked.connect(self.leave_asked)
        self.back.clicked.connect(self._ask_back)

    # What is wanted

    @property
    def wanted(self) -> Wanted:
        """What of the history is to be shown."""
        return self._wanted

    def want(
        self,
        *,
        person: str | None = None,
        kind: str | None = None,
        span: str | None = None,
        deleted: bool | None = None,
    ) -> None:
        """Show other acts; what is not named stays."""
        now = self._wanted
        wanted = Wanted(
            person=now.person if person is None else person,
            kind=now.kind if kind is None else kind,
            span=now.span if span is None else span,
            deleted=now.deleted if deleted is None else deleted,
        )
        if wanted.deleted and wanted.span:  # of one span it is its life that is asked for
            wanted = Wanted(wanted.person, wanted.kind, span or "", deleted=not span)
        changed, self._wanted = wanted != now, wanted
        self._show_wanted()
        if changed:
            self.wanted_changed.emit()

    def _show_wanted(self) -> None:
        """Show which of the choices is on: one always is, so that they are seen to be choices and no heading."""
        self.all.setChecked(not (self._wanted.deleted or self._wanted.span))
        self.deleted.setChecked(self._wanted.deleted)
        self.of_span.setChecked(bool(self._wanted.span))
        self.of_span.setVisible(bool(self._wanted.span))
        self._filter.setChecked(bool(self._wanted.person or self._wanted.kind))

    def menu(self) -> QMenu:
        """Return the menu of whose acts, and of which kind, are shown."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        people = self.people()
        if len(people) > 1:
            add_choice(menu, self.tr("Of everybody"), lambda: self.want(person=""), on=not self._wanted.person)
            for person, name in people.items():
                add_choice(menu, name, lambda who=person: self.want(person=who), on=self._wanted.person == person)  # type: ignore[misc]
            menu.addSeparator()
        add_choice(menu, self.tr("Acts of all kinds"), lambda: self.want(kind=""), on=not self._wanted.kind)
        for kind, words in self._act_words.kinds().items():
            add_choice(menu, words, lambda which=kind: self.want(kind=which), on=self._wanted.kind == kind)  # type: ignore[misc]
        return menu

    def _show_menu(self) -> None:
        self._show_wanted()
        self.menu().popup(self._filter.mapToGlobal(QPoint(0, self._filter.height() + 2)))

    # What is shown

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Take the looks of labels."""
        self.delegate.looks = looks
        self.view.forget_pictures()
        self.view.viewport().update()

    def begin(self, words: Callable[[], str]) -> None:
        """Show no act, and say why."""
        self._nothing = words
        self.model.show([], [])
        self.show_count()
        self.set_back("")

    def show_count(self) -> None:
        """Say how many there are, and why there is none."""
        count = self.model.acts
        self._head.set_words(self.tr("History"), f"{count}" if count else "")
        self.view.set_words("" if count else self._nothing())

    def choose(self, row: int) -> None:
        """Choose a row, the first act where it is −1; it is told only where the keyboard is here."""
        first = next((at for at in range(min(2, self.model.rowCount())) if not self._is_heading(at)), -1)
        self.view.choose(row if row >= 0 else first if self.view.hasFocus() else -1)
        if self.view.hasFocus():
            self._tell(self.view.currentIndex().row(), self.chosen)

    def _is_heading(self, row: int) -> bool:
        entry = self.model.entry(row)
        return entry is not None and entry.is_day

    @property
    def entry(self) -> Entry | None:
        """The chosen row."""
        return self.model.entry(self.view.currentIndex().row())

    def set_back(self, words: str, told: str = "") -> None:
        """Say of the chosen row what it is, and with which words it can be had back; empty: it cannot."""
        self.told.set_text(told)
        self.back.set_text(words)
        self.back.setAccessibleName(words)
        self.back.setVisible(bool(words))
        for part in (self._foot, self._line):
            part.setVisible(bool(told))

    @property
    def says(self) -> bool:
        """Whether something of the chosen row is said at the foot."""
        return not self._foot.isHidden()

    def _tell(self, row: int, signal: object) -> None:
        entry = self.model.entry(row)
        if entry is not None and not entry.is_day:
            signal.emit(entry)  # type: ignore[attr-defined]
        else:
            self.set_back("")

    def _ask_back(self) -> None:
        entry = self.entry
        if entry is not None and not self.back.isHidden():
            self.back_asked.emit(entry)

    # Words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.model.forget_words()
        self.view.forget_pictures()
        self.all.set_text(self.tr("All"))
        self.all.setAccessibleName(self.tr("Show all that was done to this article"))
        self.all.setToolTip(self.all.accessibleName())
        self.deleted.set_text(self.tr("Deleted spans"))
        self.deleted.setAccessibleName(self.tr("Show the spans that are deleted"))
        self.deleted.setToolTip(self.deleted.accessibleName())
        self.of_span.set_text(self.tr("This span only"))
        self.of_span.setAccessibleName(self.tr("Only what was done to one span; press to see all"))
        self.of_span.setToolTip(self.of_span.accessibleName())
        self._filter.setAccessibleName(self.tr("Show only some acts"))
        self._filter.setToolTip(self._filter.accessibleName())
        self._head.button.setAccessibleName(self.tr("Close the history"))
        self._head.button.setToolTip(self._head.button.accessibleName())
        self.view.setAccessibleName(self.tr("What was done to this article"))
        self.back.set_key(self.tr("Space"))
        self._show_wanted()
        self.show_count()
