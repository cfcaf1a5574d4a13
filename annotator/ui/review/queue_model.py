"""The model of the queue: groups under headings, by kind or by article; 20,000 of them are no more work than twenty."""

from __future__ import annotations

from bisect import bisect_right
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
    """Rows in the order that they are given in; a heading wherever kind, or article, is another one.

    A group is known by its number among the groups, a row by its number among groups and headings.
    """

    def __init__(self, describe: Callable[[GroupRow], str]) -> None:
        super().__init__()
        self._describe = describe
        self._groups: list[GroupRow] = []
        self._places: list[str] = []
        self._headings: list[Heading] = []
        self._firsts: list[int] = []
        """The number of the first group below each heading."""
        self._is_by_kind = True
        self.is_counted = True
        """Whether all groups are there: before that headings say no number."""

    def set_rows(self, rows: Iterable[GroupRow], order: str) -> None:
        """Show these groups in this order."""
        self._is_by_kind = order != READING
        self._groups = list(rows)
        self._places = [row.place for row in self._groups]
        self._headings, self._firsts = [], []
        for at, row in enumerate(self._groups):
            if not self._headings or self._headings[-1].key != self._key(row):
                self._headings.append(Heading(self._key(row), self._is_by_kind))
                self._firsts.append(at)
            self._headings[-1].left += row.state != DECIDED
        self.reset_rows(len(self._groups) + len(self._headings))

    def change_rows(self, gone: Iterable[int], come: Iterable[tuple[int, GroupRow]], *, told: bool = True) -> None:
        """Take groups out by their numbers, the last one first, then put groups in where they come to stand, in order.

        Where it is not `told`, the views are to be told of all rows anew by `tell`.
        """
        for at in gone:
            self._take_out(at, told=told)
        for at, row in come:
            self._put_in(at, row, told=told)

    def tell(self) -> None:
        """Tell the views of all rows anew."""
        self.reset_rows(len(self._groups) + len(self._headings))

    def _key(self, row: GroupRow) -> str:
        return row.kind if self._is_by_kind else row.article

    def _heading_at(self, group: int) -> int:
        """Return the number of the heading above a group; −1 above the first of all."""
        return bisect_right(self._firsts, group) - 1

    def _take_out(self, at: int, *, told: bool) -> None:
        number = self._heading_at(at)
        row, count = at + number + 1, 1
        self._headings[number].left -= self._groups[at].state != DECIDED
        del self._groups[at], self._places[at]
        self._move(number + 1, -1)
        if self._end_of(number) == self._firsts[number]:
            row, count = row - 1, 2
            del self._headings[number], self._firsts[number]
            if 0 < number < len(self._headings) and self._headings[number].key == self._headings[number - 1].key:
                self._headings[number - 1].left += self._headings[number].left
                del self._headings[number], self._firsts[number]
                count = 3
        if told:
            self.remove_row(row, count)

    def _put_in(self, at: int, row: GroupRow, *, told: bool) -> None:
        key, number = self._key(row), self._heading_at(at - 1)
        after = number + 1
        self._groups.insert(at, row)
        self._places.insert(at, row.place)
        self._move(after, 1)
        if number >= 0 and self._headings[number].key == key:
            first, count = at + after, 1
        elif after < len(self._headings) and self._firsts[after] == at + 1 and self._headings[after].key == key:
            self._firsts[after] = at
            first, count, number = at + after + 1, 1, after
        else:
            first, count = at + after, 2 + self._part(number, at)
            self._headings.insert(after, Heading(key, self._is_by_kind))
            self._firsts.insert(after, at)
            number = after
        self._headings[number].left += row.state != DECIDED
        if told:
            self.insert_row(first, count)

    def _part(self, number: int, at: int) -> bool:
        """Give what stands below a heading after a new group a heading of its own; return whether there is any."""
        if number < 0 or self._end_of(number) == at + 1:
            return False
        rest = self._groups[at + 1 : self._end_of(number)]
        tail = Heading(self._headings[number].key, self._is_by_kind, sum(row.state != DECIDED for row in rest))
        self._headings[number].left -= tail.left
        self._headings.insert(number + 1, tail)
        self._firsts.insert(number + 1, at + 1)
        return True

    def _end_of(self, number: int) -> int:
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._groups)

    def _move(self, number: int, by: int) -> None:
        self._firsts[number:] = [first + by for first in self._firsts[number:]]

    def set_state(self, place: str, state: str) -> None:
        """Say that a group is open, put off or decided now; it stays where it is."""
        row = self.row_of(place)
        entry = self.group(row)
        if entry is None or entry.state == state:
            return
        at = row - self._headings_to(row)
        heading = self._headings[self._heading_at(at)]
        heading.left += (entry.state == DECIDED) - (state == DECIDED)
        self._groups[at] = entry._replace(state=state)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def _headings_to(self, row: int) -> int:
        """Return how many headings stand in the rows down to this one, itself included."""
        return bisect_right(range(len(self._firsts)), row, key=lambda number: self._firsts[number] + number)

    def entry(self, row: int) -> GroupRow | Heading | None:
        """Return what stands in a row."""
        if not 0 <= row < len(self._groups) + len(self._headings):  # a view asks while rows are about to go
            return None
        headings = self._headings_to(row)
        if self._firsts[headings - 1] + headings - 1 == row:
            return self._headings[headings - 1]
        return self._groups[row - headings]

    def group(self, row: int) -> GroupRow | None:
        """Return the group in a row, None where it is a heading or no row."""
        entry = self.entry(row)
        return entry if isinstance(entry, GroupRow) else None

    def row_of(self, place: str) -> int:
        """Return the row of a group, or -1."""
        try:
            at = self._places.index(place)
        except ValueError:
            return -1
        return at + self._heading_at(at) + 1

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
            words = {Qt.ItemDataRole.DisplayRole: entry.text, Qt.ItemDataRole.AccessibleTextRole: self._spoken(entry)}
            return words.get(Qt.ItemDataRole(role))
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(entry.quote[:_LONGEST])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(entry)
        return (one_line(entry.article) or None) if role == Qt.ItemDataRole.ToolTipRole else None

    def _spoken(self, heading: Heading) -> str:
        return f"{heading.text}, {heading.left}" if self.is_counted else heading.text
