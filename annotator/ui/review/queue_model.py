"""The model of the queue: groups under headings, by kind or by article; 20,000 of them are no more work than twenty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from annotator.ui.panels.long_rows import LongRowModel
from annotator.ui.panels.rows import Index
from annotator.ui.panels.span_model import one_line
from annotator.ui.review.kinds import kind_name
from annotator.ui.review.parts import DECIDED, READING, GroupRow

_LONGEST = 300  # characters of a quote that a row could show


@dataclass(slots=True)
class Heading:
    """The first row of a stretch of groups: the kind or the article, and how many are still to be decided."""

    key: str
    is_kind: bool
    left: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return kind_name(self.key) if self.is_kind else one_line(self.key)


class QueueModel(LongRowModel):
    """Rows in the order that they are given in; a heading wherever kind, or article, is another one."""

    def __init__(self, describe: Callable[[GroupRow], str]) -> None:
        super().__init__()
        self._describe = describe
        self._entries: list[GroupRow | Heading] = []
        self._row_of: dict[str, int] = {}
        self._heading_of: dict[str, Heading] = {}

    def set_rows(self, rows: Iterable[GroupRow], order: str) -> None:
        """Show these groups in this order."""
        is_kind = order != READING
        self._entries, self._row_of, self._heading_of = [], {}, {}
        heading: Heading | None = None
        for row in rows:
            key = row.kind if is_kind else row.article
            if heading is None or key != heading.key:
                heading = Heading(key, is_kind)
                self._entries.append(heading)
            heading.left += row.state != DECIDED
            self._row_of[row.place] = len(self._entries)
            self._heading_of[row.place] = heading
            self._entries.append(row)
        self.reset_rows(len(self._entries))

    def set_state(self, place: str, state: str) -> None:
        """Say that a group is open, put off or decided now; it stays where it is."""
        row = self._row_of.get(place, -1)
        entry = self.group(row)
        if entry is None or entry.state == state:
            return
        self._heading_of[place].left += (entry.state == DECIDED) - (state == DECIDED)
        self._entries[row] = entry._replace(state=state)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, 0))

    def entry(self, row: int) -> GroupRow | Heading | None:
        """Return what stands in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def group(self, row: int) -> GroupRow | None:
        """Return the group in a row, None where it is a heading or no row."""
        entry = self.entry(row)
        return entry if isinstance(entry, GroupRow) else None

    def row_of(self, place: str) -> int:
        """Return the row of a group, or -1."""
        return self._row_of.get(place, -1)

    def nearest_group(self, row: int, step: int) -> int:
        """Return the row itself or, where it is a heading, the first group on from it or else back; -1: none."""
        rows = (row, row + step, row - step)
        return next((at for at in rows if self.group(at) is not None), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let groups be chosen and headings only be read."""
        if isinstance(self.entry(index.row()), Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the quote or the heading; for a screen reader with all that a row's signs say."""
        entry = self.entry(index.row())
        if isinstance(entry, Heading):
            words = {Qt.ItemDataRole.DisplayRole: entry.text, Qt.ItemDataRole.AccessibleTextRole: _spoken(entry)}
            return words.get(Qt.ItemDataRole(role))
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(entry.quote[:_LONGEST])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(entry)
        return (one_line(entry.article) or None) if role == Qt.ItemDataRole.ToolTipRole else None


def _spoken(heading: Heading) -> str:
    return f"{heading.text}, {heading.left}"
