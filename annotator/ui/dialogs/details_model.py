"""The model of the table of articles' details: rows that come in pieces, a filter over them, proposals in grey."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor

from annotator.domain.bulk import collector_resting
from annotator.domain.edit import ArticleData
from annotator.domain.folding import folded_all, words
from annotator.services.describing_articles import FIELDS, PROPOSED, shown
from annotator.ui.in_turns import InTurns
from annotator.ui.panels.readable import readable_date

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WAITING = 120
"""Articles of which what their texts tell is still to be found out: those that were asked for last."""
_ASKED = 10
"""Texts that are asked in one job."""
_AT_ONCE, _IN_A_TURN = 200, 1000
"""Changed articles that are taken anew at once, and of more of them those of one turn of the event loop: 5 ms."""
_FIRST = 400
"""Rows that views hear of first; then whenever there are twice as many, as each time they paint all anew."""


class DetailsModel(QAbstractTableModel):
    """A row for each article, a column for each of FIELDS.

    Rows are taken from `pieces` while nothing else is to be done, the first at once; 100,000 of them never block, nor
    does an edit of as many.
    """

    busy_changed = Signal()
    """Changed articles are being taken anew, or all of them are; see `is_busy`."""

    def __init__(
        self,
        pieces: Iterator[list[ArticleData]],
        headers: Mapping[str, str],
        *,
        commit: Callable[[Sequence[ArticleData], str, str], bool],
        ask: Callable[[list[str]], object],
        parent: QObject,
    ) -> None:
        """Take the rows and the names of the columns.

        `commit(rows, field, text)` writes what was typed and tells whether it could; `ask(ids)` finds out what
        texts tell and gives it to `take_told`.
        """
        super().__init__(parent)
        self._pieces, self._headers = pieces, headers
        self._commit, self._ask = commit, ask
        self._rows: list[ArticleData] = []
        self._folds: list[str] = []
        self._place: dict[str, int] = {}
        self._known = 0
        """How many of the rows views have heard of."""
        self._shown: list[int] | None = None
        self._words: list[str] = []
        self._typed: list[str] = []
        self._told: dict[str, Mapping[str, str]] = {}
        self._wanted: dict[str, None] = {}
        self.grey = QColor()
        self.refused: dict[tuple[str, str], str] = {}
        """What was typed and refused, by article and field: it stands in the editor again."""
        self._reader, self._taker = InTurns(self), InTurns(self)
        self._asking: list[str] = []
        self._asker = QTimer(self, interval=0, singleShot=True)
        self._asker.timeout.connect(self._ask_some)
        parts = self._read()
        next(parts, None)
        self._reader.begin(parts)

    # What there is

    @property
    def total(self) -> int:
        """How many articles are read so far, shown or not."""
        return len(self._rows)

    @property
    def is_read(self) -> bool:
        """Whether all articles are read."""
        return not self._reader.busy

    @property
    def is_busy(self) -> bool:
        """Whether changed articles are still being taken anew: what stands in the rows is not all true yet."""
        return self._taker.busy

    def entry(self, row: int) -> ArticleData:
        """Return the article of a shown row."""
        return self._rows[row if self._shown is None else self._shown[row]]

    def proposed(self, data: ArticleData, field: str) -> str:
        """Return what the text tells for an empty field, as far as it is known; else nothing."""
        return "" if shown(data, field) else self._told.get(data.id, {}).get(field, "")

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many articles pass the filter."""
        if parent.isValid():
            return 0
        return self._known if self._shown is None else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of fields."""
        return 0 if parent.isValid() else len(FIELDS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a field."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[FIELDS[section]]
        return None

    def set_names(self, headers: Mapping[str, str]) -> None:
        """Take the names of the columns in another language."""
        self._headers = headers
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FIELDS) - 1)

    def entries(self, start: int, stop: int) -> list[ArticleData]:
        """Return the articles of the shown rows from `start` to before `stop`."""
        if self._shown is None:
            return self._rows[start : min(stop, self._known)]
        return [self._rows[place] for place in self._shown[start:stop]]

    def cell(self, row: int, column: int) -> tuple[str, bool]:
        """Return what a cell shows, and whether its article has that, or its text only tells it."""
        data, field = self.entry(row), FIELDS[column]
        value = shown(data, field)
        read = value or self._proposal(data, field)
        return readable_date(read) if field == "published" else read, bool(value)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a field; an empty one as its text tells it, in grey."""
        if not index.isValid():
            return None
        data, field = self.entry(index.row()), FIELDS[index.column()]
        value = shown(data, field)
        if role == Qt.ItemDataRole.EditRole:
            return self.refused.get((data.id, field)) or value or self.proposed(data, field)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.cell(index.row(), index.column())[0]
        if role == Qt.ItemDataRole.ForegroundRole and not value:
            return self.grey
        return None

    def _proposal(self, data: ArticleData, field: str) -> str:
        """Return what is proposed for an empty field; where nobody asked its text yet, that is done soon."""
        if field in PROPOSED and data.id not in self._told:
            self._wanted.pop(data.id, None)
            self._wanted[data.id] = None
            while len(self._wanted) > _WAITING:
                del self._wanted[next(iter(self._wanted))]
            self._asker.start()
        return self.proposed(data, field)

    # What changes

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed into a cell; what is refused stays to be mended."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        data, field = self.entry(index.row()), FIELDS[index.column()]
        text = str(value)
        self.refused.pop((data.id, field), None)
        if text == shown(data, field):
            return True
        if self._commit([data], field, text):
            return True
        self.refused[data.id, field] = text
        return False

    def update(self, rows: Iterable[ArticleData], count: int) -> None:
        """Take `count` articles anew that were changed, very many in turns.

        One that no longer passes the filter stays until that changes.
        """
        if count <= _AT_ONCE:
            self._take(rows)
            self._show_all_anew()
            return
        self._taker.begin(self._take_all(iter(rows)))
        self.busy_changed.emit()

    def _take(self, rows: Iterable[ArticleData]) -> None:
        found = [(place, data) for data in rows if (place := self._place.get(data.id)) is not None]
        for (place, data), fold in zip(found, _folds(data for _, data in found), strict=True):
            self._rows[place], self._folds[place] = data, fold

    def _take_all(self, rows: Iterator[ArticleData]) -> Iterator[None]:
        while piece := list(islice(rows, _IN_A_TURN)):
            self._take(piece)
            yield
        QTimer.singleShot(0, self, self.busy_changed.emit)  # after the turn in which this is over
        self._show_all_anew()
        if self._typed != self._words:
            self._filter()

    def _show_all_anew(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(FIELDS) - 1))

    def set_filter(self, text: str) -> None:
        """Show only articles that have all words of `text` in some field, without regard to marks."""
        self._typed = words(text)
        if self._typed != self._words and not self.is_busy:
            self._filter()

    def _filter(self) -> None:
        wanted = self._typed
        found: Sequence[int] = range(self._known)
        if self._shown is not None and all(any(new.startswith(old) for new in wanted) for old in self._words):
            found = self._shown  # words were only added or made longer
        self.beginResetModel()
        self._words = wanted
        self._shown = self._passing(found) if wanted else None
        self.endResetModel()

    def _passing(self, places: Sequence[int]) -> list[int]:
        folds = self._folds
        for word in self._words:
            places = [place for place in places if word in folds[place]]
        return list(places)

    def _read(self) -> Iterator[None]:
        while piece := self._piece():
            first = len(self._rows)
            self._rows += piece
            self._folds += _folds(piece)
            self._place.update((data.id, place) for place, data in enumerate(piece, first))
            if len(self._rows) >= max(_FIRST, 2 * self._known):
                self._announce()
            yield
        self._announce()

    def _piece(self) -> list[ArticleData]:
        with collector_resting(settled=True):  # it would go through all rows that came before, again and again
            return next(self._pieces, [])

    def _announce(self) -> None:
        """Let views know of the rows that came since."""
        new = range(self._known, len(self._rows))
        passing = new if self._shown is None else self._passing(new)
        count = self.rowCount()
        if passing:
            self.beginInsertRows(_ROOT, count, count + len(passing) - 1)
        self._known = len(self._rows)
        if self._shown is not None:
            self._shown += passing
        if passing:
            self.endInsertRows()

    def stop(self) -> None:
        """Read no further."""
        self._reader.stop()
        self._taker.stop()
        self._asker.stop()
        self._pieces = iter(())

    def _ask_some(self) -> None:
        """Have it found out what the texts tell that were asked for last."""
        if not self._asking and self._wanted:
            self._asking = [self._wanted.popitem()[0] for _ in range(min(_ASKED, len(self._wanted)))]
            self._ask(self._asking)

    def take_told(self, told: Mapping[str, Mapping[str, str]]) -> None:
        """Show what texts tell, by the ids of their articles, and ask for the next ones."""
        asked, self._asking = self._asking, []
        for article_id in asked:
            self._told[article_id] = told.get(article_id, {})
            place = self._place[article_id]
            row = place if self._shown is None else _found(self._shown, place)
            if 0 <= row < self.rowCount():
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(FIELDS) - 1))
        self._asker.start()


def _folds(rows: Iterable[ArticleData]) -> list[str]:
    """Return what the filter looks through of each row: every field, the date also as it is shown."""
    return folded_all(
        " ".join((data.title, data.source, data.published, readable_date(data.published), data.lang, *data.tags))
        for data in rows
    )


def _found(places: list[int], place: int) -> int:
    at = bisect_left(places, place)
    return at if at < len(places) and places[at] == place else -1
