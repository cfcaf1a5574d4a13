"""The model of the table of articles' details: rows that come in pieces, a filter over them, proposals in grey."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor

from annotator.domain.bulk import collector_resting
from annotator.domain.edit import ArticleData
from annotator.domain.folding import folded_all, words
from annotator.services.describing_articles import FIELDS, PROPOSED, shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WAITING = 120
"""Articles of which what their texts tell is still to be found out: those that were asked for last."""


class DetailsModel(QAbstractTableModel):
    """A row for each article, a column for each of FIELDS.

    Rows are taken from `pieces` while nothing else is to be done, the first at once; 100,000 of them never block.
    """

    def __init__(
        self,
        pieces: Iterator[list[ArticleData]],
        headers: Mapping[str, str],
        *,
        commit: Callable[[Sequence[ArticleData], str, str], bool],
        told: Callable[[str], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        """Take the rows and the names of the columns.

        `commit(rows, field, text)` writes what was typed and tells whether it could; `told(id)` are the fields that an
        article's own text tells.
        """
        super().__init__(parent)
        self._pieces, self._headers = pieces, headers
        self._commit, self._told_by = commit, told
        self._rows: list[ArticleData] = []
        self._folds: list[str] = []
        self._place: dict[str, int] = {}
        self._shown: list[int] | None = None
        self._words: list[str] = []
        self._told: dict[str, Mapping[str, str]] = {}
        self._wanted: dict[str, None] = {}
        self.grey = QColor()
        self.refused: dict[tuple[str, str], str] = {}
        """What was typed and refused, by article and field: it stands in the editor again."""
        self._reader = QTimer(self, interval=0)
        self._reader.timeout.connect(self._read_piece)
        self._asker = QTimer(self, interval=0)
        self._asker.timeout.connect(self._ask_one)
        self._read_piece()
        self._reader.start()

    # What there is

    @property
    def total(self) -> int:
        """How many articles are read so far, shown or not."""
        return len(self._rows)

    @property
    def is_read(self) -> bool:
        """Whether all articles are read."""
        return not self._reader.isActive()

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
        return len(self._rows) if self._shown is None else len(self._shown)

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a field; an empty one as its text tells it, in grey."""
        if not index.isValid():
            return None
        data, field = self.entry(index.row()), FIELDS[index.column()]
        value = shown(data, field)
        if role == Qt.ItemDataRole.EditRole:
            return self.refused.get((data.id, field)) or value or self.proposed(data, field)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return value or self._proposal(data, field)
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

    def update(self, rows: Iterable[ArticleData]) -> None:
        """Take articles anew that were changed; one that no longer passes the filter stays until that changes."""
        found = [(place, data) for data in rows if (place := self._place.get(data.id)) is not None]
        for (place, data), fold in zip(found, _folds(data for _, data in found), strict=True):
            self._rows[place], self._folds[place] = data, fold
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(FIELDS) - 1))

    def set_filter(self, text: str) -> None:
        """Show only articles that have all words of `text` in some field, without regard to marks."""
        wanted = words(text)
        if wanted == self._words:
            return
        found: Sequence[int] = range(len(self._rows))
        if self._shown is not None and all(any(new.startswith(old) for new in wanted) for old in self._words):
            found = self._shown  # words were only added or made longer
        folds = self._folds
        for word in wanted:
            found = [place for place in found if word in folds[place]]
        self.beginResetModel()
        self._words = wanted
        self._shown = list(found) if wanted else None
        self.endResetModel()

    def _read_piece(self) -> None:
        with collector_resting(settled=True):  # it would go through all rows that came before, again and again
            piece = next(self._pieces, None)
        if piece is None:
            self._reader.stop()
            return
        first = len(self._rows)
        places = range(first, first + len(piece))
        folds = _folds(piece)
        new = [place for place in places if all(word in folds[place - first] for word in self._words)]
        count = self.rowCount()
        if new:
            self.beginInsertRows(_ROOT, count, count + len(new) - 1)
        self._rows += piece
        self._folds += folds
        self._place.update(zip((data.id for data in piece), places, strict=True))
        if self._shown is not None:
            self._shown += new
        if new:
            self.endInsertRows()

    def stop(self) -> None:
        """Read no further."""
        self._reader.stop()
        self._asker.stop()
        self._pieces = iter(())

    def _ask_one(self) -> None:
        """Find out what the text of one article tells."""
        if not self._wanted:
            self._asker.stop()
            return
        article_id, _ = self._wanted.popitem()
        self._told[article_id] = self._told_by(article_id)
        place = self._place[article_id]
        row = place if self._shown is None else _found(self._shown, place)
        if 0 <= row < self.rowCount():
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(FIELDS) - 1))


def _folds(rows: Iterable[ArticleData]) -> list[str]:
    return folded_all(
        " ".join((data.title, data.source, data.published, data.lang, ", ".join(data.tags))) for data in rows
    )


def _found(places: list[int], place: int) -> int:
    try:
        return places.index(place)
    except ValueError:
        return -1
