"""The palette: type what to do, or the title of an article, or a heading of the guidelines. It asks; others act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui import fonts, icons
from annotator.ui.overlays.overlay import Overlay
from annotator.ui.overlays.palette_rows import (
    ACTION,
    ARTICLE,
    GUIDELINE,
    HEADING,
    ROW,
    WORDS,
    Choices,
    PaletteDelegate,
    PaletteModel,
    Row,
)
from annotator.ui.theme import token
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.keycap import KeyCap

_WIDTH, _TOP, _EDGE = 580, 84, 24
_FIELD, _FOOT, _ABOVE = 50, 36, 6
_MOST = 10 * ROW + HEADING
"""The most of the list that is shown at once, in px."""
_PAGE = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}


class PaletteField(QLineEdit):
    """Where one types. What an input method still composes counts as typed."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composed = ""
        self.setFrame(False)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)  # opaque: what lies below is not painted again with every letter
        self.setFont(fonts.sans(15))
        self.setFixedHeight(_FIELD - 2)
        self.textChanged.connect(lambda _text: self.asked.emit())

    @property
    def typed(self) -> str:
        """What is typed, with what is still being composed."""
        at = self.cursorPosition()
        return self.text()[:at] + self._composed + self.text()[at:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what is composed, also before it is a text."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self.asked.emit()

    def dress(self, palette: QPalette) -> None:
        """Take the colours of the panel around it: its ground is paper, not that of a field in a form."""
        made = QPalette(palette)
        for role in (QPalette.ColorRole.Button, QPalette.ColorRole.Light):
            made.setColor(role, token(palette, "paper"))
        self.setPalette(made)


class Palette(Overlay):
    """The palette over the window. `choices` says what there is; it is asked each time the palette opens."""

    action_taken = Signal(str)
    article_taken = Signal(str)
    heading_taken = Signal(str)
    """A heading of the guidelines."""
    key_change_asked = Signal(str)
    """The keys of this action are to be changed; the palette stays below."""

    def __init__(self, window: QWidget, choices: Callable[[], Choices]) -> None:
        super().__init__(window, foot=_FOOT)
        self._ask_choices = choices
        self._choices = Choices()
        self._folding = QTimer(self, interval=0)
        self._folding.timeout.connect(self._fold)
        self.field = PaletteField()
        self._remark = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.model = PaletteModel(self._said)
        self.list = self._make_list()
        self._keys: dict[str, ElidedLabel] = {}
        self._lay_out()
        self.field.asked.connect(self._show_rows)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.watch(self.field)
        self._retranslate()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setBackgroundRole(QPalette.ColorRole.Base)
        view.setAutoFillBackground(True)  # opaque, its scroll bar included
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalScrollBar().setSingleStep(ROW)
        view.setMouseTracking(True)
        return view

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 1, 14, 0)
        top.setSpacing(8)
        top.addWidget(_Magnifier())
        top.addWidget(self.field, 1)
        top.addWidget(self._remark)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 1, 14, 0)
        foot.setSpacing(6)
        for name, caps in (("choose", "↑↓"), ("do", "↵"), ("change", ("Ctrl+↵",)), ("close", ("Esc",))):
            if name == "close":
                foot.addStretch(1)
            for cap in caps:
                foot.addWidget(KeyCap(cap))
            self._keys[name] = ElidedLabel("", fonts.Role.HINT, "ink2")
            foot.addWidget(self._keys[name])
            foot.addSpacing(8 if name != "close" else 0)
        place = QWidget()
        place.setLayout(foot)
        place.setFixedHeight(_FOOT)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addSpacing(_ABOVE)
        column.addWidget(self.list, 1)
        column.addSpacing(_ABOVE)
        column.addWidget(place)

    # What the window uses

    def open(self) -> None:
        """Show it, with nothing typed."""
        if not self.isVisible():
            self._choices = self._ask_choices()
            if not self._choices.titles.ready:
                self._folding.start()
            self.field.dress(self.palette())
            self.field.clear()
            self._show_rows()
            self.show_over(self.field)

    def refresh(self) -> None:
        """Show what there is now, for the same letters: a key has changed."""
        self._choices = self._ask_choices()
        chosen = self.model.row_at(self.list.currentIndex().row())
        self._show_rows()
        if chosen is not None:
            ids = [row.id for row in self.model.rows]
            self._choose(ids.index(chosen.id) if chosen.id in ids else self.list.currentIndex().row())

    def panel_place(self, room: QRect) -> QRect:
        """Return the panel's place: in the middle, near the top, as high as its rows, never out of the window."""
        width = min(_WIDTH, room.width() - 2 * _EDGE)
        rows = sum(HEADING if row.kind == WORDS else ROW for row in self.model.rows)
        fixed = _FIELD + 1 + 2 * _ABOVE + _FOOT
        top = min(_TOP, max((room.height() - fixed - _MOST) // 3, 8))
        height = fixed + min(max(rows, HEADING), _MOST, max(room.height() - top - fixed - 12, ROW))
        return QRect((room.width() - width) // 2, top, width, height)

    # What a person does

    def take_key(self, event: QKeyEvent) -> bool:
        """Move and take; letters are left to the field."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ENTER:
            self._change() if control else self._take(self.list.currentIndex().row())
        elif key in _STEPS:
            self._choose(self.model.next_choice(self.list.currentIndex().row(), _STEPS[key]))
        elif control and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(self.model.next_choice(-1, 1 if key == Qt.Key.Key_Home else -1))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._choose(self.model.next_choice(self.list.currentIndex().row(), 1 if key == Qt.Key.Key_Tab else -1))
        else:
            return super().take_key(event)
        return True

    def _take(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is None or row.kind == WORDS or not row.enabled:
            return
        self.leave()
        {ACTION: self.action_taken, ARTICLE: self.article_taken, GUIDELINE: self.heading_taken}[row.kind].emit(row.id)

    def _change(self) -> None:
        row = self.model.row_at(self.list.currentIndex().row())
        if row is not None and row.kind == ACTION:
            self.key_change_asked.emit(row.id)

    # What is shown

    def _show_rows(self) -> None:
        self.list.clearSelection()
        self.model.set_rows(self._choices.rows(self.field.typed) or [Row(WORDS, self.tr("Nothing matches."))])
        self._choose(self.model.next_choice(-1, 1))
        self.list.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.panel.setGeometry(self.panel_place(self.rect()))

    def _choose(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is None:
            return
        index = self.model.index(at, 0)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        first = self.model.next_choice(-1, 1)
        self.list.scrollTo(self.model.index(0, 0) if at == first else index)
        self.announce(self._said(row))

    def _said(self, row: Row) -> str:
        return ", ".join(part for part in (row.text, *row.keys, row.remark) if part)

    def _fold(self) -> None:
        """Fold titles while nothing else is to be done; at the end look again for what was typed meanwhile."""
        self._choices.titles.fold_slice()
        if self._choices.titles.ready:
            self._folding.stop()
            if self.isVisible() and self.field.typed:
                self.refresh_rows()

    def refresh_rows(self) -> None:
        """Show the rows anew and keep the chosen one."""
        at = self.list.currentIndex().row()
        self._show_rows()
        self._choose(at)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("All actions"))
        self.list.setAccessibleName(self.tr("What matches"))
        self.field.setPlaceholderText(self.tr("What to do, or a title"))
        self.field.setAccessibleName(self.tr("What to do, or a title"))
        self._remark.set_text(self.tr("no diacritics needed"))
        self._keys["choose"].set_text(self.tr("choose"))
        self._keys["do"].set_text(self.tr("do"))
        self._keys["change"].set_text(self.tr("change its key"))
        self._keys["close"].set_text(self.tr("close"))


class _Magnifier(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(icons.SIZE + 2, _FIELD - 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        icons.paint_icon(QPainter(self), self.rect(), "search", token(self.palette(), "ink2"))
