"""What becomes of the bad rows of a file."""

from __future__ import annotations

from collections.abc import Callable

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault

Bad = Callable[[Fault], None]
"""Told of each bad row or record, which is left out. The fault's `line` is the row, its `field` the column."""

MANY = 1_000
"""More bad rows than that, and more than good ones: the file is not what its reader takes it for."""


class Notes:
    """Counts rows; tells `bad` of the bad ones, or raises the first where nobody wants to be told."""

    def __init__(self, bad: Bad | None = None) -> None:
        self._bad = bad
        self._first: Fault | None = None
        self.good = self.left_out = 0

    def leave_out(self, fault: Fault) -> None:
        """Note a bad row. Raises Fault where it is not wanted or there are too many."""
        if self._bad is None:
            raise fault
        self._first = self._first or fault
        self.left_out += 1
        self._bad(fault)
        if self.left_out > MANY and self.left_out > self.good:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "most of its rows cannot be read; the first one: {reason}"),
                reason=f"{self._first.place}{self._first}",
            )
