"""The left of the window of importing: chips that count, a filter, and a row for each article or file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QLocale, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.folding import folded, folded_all, words
from annotator.services.importing.entries import ASKS, FAILED, NEAR
from annotator.ui import fonts, icons
from annotator.ui.dialogs.importing.seen import ICONS, STATES, WORDS, Line
from annotator.ui.i18n import translated
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.long_rows import LongRowModel, LongRowView
from annotator.ui.panels.rows import Index, RowDelegate
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.buttons import CONTROL, BarButton
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.search_field import SearchField

_GAP, _SIGN = 8, 16
_SLICE = 1000
"""Lines that are made ready for the filter at a time."""
WIDTH = 372
"""Width of the list in px to begin with."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LOUD = frozenset({ASKS, NEAR})
"""States that wait for a person."""


class LineModel(LongRowModel):
    """The lines, or those of one state with all words of a filter in title or place."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._states: list[str] = []
        self._folds: list[str] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._fold_slice)
        self._shown: Sequence[int] = ()
        self._state, self._words = "", [""]

    @property
    def counts(self) -> Counter[str]:
        """How many lines there are of each state, shown or not."""
        return Counter(self._states)

    def set_lines(self, lines: Sequence[Line], states: Sequence[str]) -> None:
        """Take the lines with their states in place of those before; the filter stays."""
        self._lines, self._states = lines, list(states)
        self._folds = []
        self._filter()
        self._idle.start()

    def set_filter(self, state: str, text: str) -> None:
        """Show the lines of a state (empty: of all) with all words of `text`."""
        wanted = words(text)
        if (state, wanted) != (self._state, self._words):
            self._state, self._words = state, wanted
            self._filter()

    def _filter(self) -> None:
        found: Sequence[int] = range(len(self._lines))
        if self._state:
            found = [at for at in found if self._states[at] == self._state]
        for word in (folded(one) for one in self._words):
            if word:
                folds = self._all_folds()
                found = [at for at in found if word in folds[at]]
        self._shown = found
        self.reset_rows(len(found))

    def _all_folds(self) -> list[str]:
        while len(self._folds) < len(self._lines):
            self._fold_slice()
        return self._folds

    def _fold_slice(self) -> None:
        """Make some more lines ready to be looked through, before anybody types."""
        begun = len(self._folds)
        self._folds += folded_all(f"{line.title} {line.place}" for line in self._lines[begun : begun + _SLICE])
        if len(self._folds) >= len(self._lines):
            self._idle.stop()

    def line(self, row: int) -> Line | None:
        """Return the line of a shown row."""
        return self._lines[self._shown[row]] if 0 <= row < len(self._shown) else None

    def place_of(self, row: int) -> int:
        """Return the place of a shown row among all lines, or -1."""
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def row_of(self, place: int) -> int:
        """Return the shown row of a line, or -1."""
        if isinstance(self._shown, range):
            return place if 0 <= place < len(self._shown) else -1
        return self._shown.index(place) if place in self._shown else -1

    def next_of(self, state: str, after: int = -1) -> int:
        """Return the place of the next line of a state after another one, from the top again, or -1."""
        order = [*range(after + 1, len(self._states)), *range(after + 1)]
        return next((at for at in order if self._states[at] == state), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title; with state and place for a screen reader and as a tool tip."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                part for part in (line.title, translated("importing", WORDS[line.state]), line.place) if part
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(dict.fromkeys(part for part in (line.title, line.place) if part))
        return None


class LineDelegate(RowDelegate):
    """The icon of the state, the title, and the state in a word."""

    def __init__(self, model: LineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def row_key(self, row: int) -> Hashable | None:
        """Return all that is painted of a row."""
        line = self._model.line(row)
        return None if line is None else (line.title, line.state, translated("importing", WORDS[line.state]))

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one line."""
        line = self._model.line(index.row())
        if line is None:
            return
        inside = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        colour: TokenName = "alert" if line.state == FAILED else "ink" if line.state in _LOUD else "ink3"
        icons.paint_icon(painter, inside, ICONS[line.state], token(palette, colour), _SIGN)
        word = translated("importing", WORDS[line.state])
        font = fonts.font(fonts.Role.HINT)
        width = advance(font, word)
        paint_text(painter, inside, word, font, token(palette, colour), Qt.AlignmentFlag.AlignRight)
        title = inside.adjusted(_SIGN + _GAP, 0, -width - 2 * _GAP, 0)
        strong = fonts.font(fonts.Role.STRONG if chosen else fonts.Role.ROW)
        paint_text(painter, title, line.title, strong, token(palette, "ink" if chosen else "ink2"))


class LineView(LongRowView):
    """The rows. Enter and Esc belong to the window around."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Esc to the window."""
        if event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)


class Chip(BarButton):
    """A rounded button with a word and how many: "New 33"; filled while its lines alone are shown."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.state = state
        self._count = 0
        self.setCheckable(True)

    def show_count(self, word: str, count: int) -> None:
        """Show a word and a number."""
        self._count = count
        self.set_text(word)
        self.setAccessibleName(f"{word}: {self._number}")
        self.setVisible(count > 0 or not self.state)
        self.update()  # the word and the width may be the same

    @property
    def _number(self) -> str:
        return QLocale().toString(self._count)

    def sizeHint(self) -> QSize:
        """Return the size of icon, word and number with 9 px on both sides."""
        icon = _SIGN - 2 + 6 if self.state else 0
        word = advance(fonts.font(fonts.Role.CONTROL), self.text())
        return QSize(icon + word + 6 + advance(fonts.font(fonts.Role.HINT, tabular=True), self._number) + 18, CONTROL)

    def _paint(self, painter: QPainter) -> None:
        palette, on = self.palette(), self.isChecked()
        ground = token(palette, "sel") if on else self._background() or token(palette, "raised")
        paint_box(painter, self.rect(), CONTROL / 2, ground, token(palette, "ink3" if on else "hair2"))
        rest = self.rect().adjusted(9, 0, -9, 0)
        if self.state:
            colour: TokenName = "alert" if self.state == FAILED else "ink2"
            icons.paint_icon(painter, rest, ICONS[self.state], token(palette, colour), _SIGN - 2)
            rest.setLeft(rest.left() + _SIGN - 2 + 6)
        paint_text(painter, rest, self.text(), fonts.font(fonts.Role.CONTROL), token(palette, "ink"))
        number = fonts.font(fonts.Role.HINT, tabular=True)
        paint_text(painter, rest, self._number, number, token(palette, "ink3"), Qt.AlignmentFlag.AlignRight)
        self._paint_ring(painter, self.rect())


class Chips(QWidget):
    """A chip for all lines and one for each state that occurs; one of them is on."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.chips = {state: Chip(state) for state in ("", *STATES)}
        for state, chip in self.chips.items():
            row.addWidget(chip)
            chip.clicked.connect(lambda _on=False, state=state: self.choose(state))
        row.addStretch(1)
        self.setAccessibleName(self.tr("What is shown"))

    def show_counts(self, counts: Counter[str]) -> None:
        """Show how many lines there are of each state."""
        for state, chip in self.chips.items():
            word = translated("importing", WORDS[state]) if state else self.tr("All")
            chip.show_count(word, counts[state] if state else counts.total())
        if not any(chip.isChecked() and not chip.isHidden() for chip in self.chips.values()):
            self.choose("")

    def choose(self, state: str) -> None:
        """Show the lines of one state; empty: of all."""
        for one, chip in self.chips.items():
            chip.setChecked(one == state)
        self.chosen.emit(state)


class FileList(QWidget):
    """Filter and rows; the chips stand above, across the window."""

    chosen = Signal(int)
    """The place of a line among all, or -1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LineModel()
        self.model.setParent(self)
        self.chips = Chips()
        self.search = SearchField(self.tr("Filter by title or file…"))
        self.view = LineView(follows=True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(LineDelegate(self.model, self.view))
        self.view.setAccessibleName(self.tr("Articles and files"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 10, MARGIN, 0)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._state, self._place = "", -1
        self.chips.chosen.connect(self._on_state)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._on_current(now.row()))
        self.view.typed.connect(self._on_typed)

    @property
    def place(self) -> int:
        """The place of the chosen line, or -1."""
        return self._place

    def set_lines(self, lines: Sequence[Line], states: Sequence[str]) -> None:
        """Show these lines with their states; the chosen one stays at its place where that still is one."""
        place = self._place
        self.model.set_lines(lines, states)
        self.chips.show_counts(self.model.counts)
        self.go_to(place if 0 <= place < len(lines) else 0)

    def take_filter(self, other: FileList) -> None:
        """Show what another one shows: its state and its words."""
        self.chips.choose(other._state)
        self.search.setText(other.search.text())

    def go_to(self, place: int) -> None:
        """Choose a line; where the filter hides it, the filter goes."""
        if self.model.row_of(place) < 0 and place >= 0:
            self.search.clear()
            self.chips.choose("")
        self.view.choose(self.model.row_of(place))
        self._on_current(self.model.row_of(place))

    def _on_state(self, state: str) -> None:
        self._state = state
        self._filter()

    def _filter(self) -> None:
        place = self._place
        self.model.set_filter(self._state, self.search.text())
        row = self.model.row_of(place)
        self.view.set_words("" if self.model.rowCount() else self.tr("Nothing matches. Esc clears the filter."))
        self.view.choose(max(row, 0) if self.model.rowCount() else -1)
        self._on_current(self.view.currentIndex().row())

    def _on_current(self, row: int) -> None:
        place = self.model.place_of(row)
        if place != self._place:
            self._place = place
            self.chosen.emit(place)

    def _on_typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)
