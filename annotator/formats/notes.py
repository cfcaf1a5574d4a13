"""What a reader tells on its way through a file of many records."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault

MAX_LEFT_OUT = 1_000
"""With more bad rows than that a file is refused: it is not what its reader takes it for."""
MAX_REMARKS = 20
"""Remarks that are kept; of more only their number."""


@dataclass(slots=True)
class Notes:
    """`left_out`: bad rows, one fault each, that did not come in. `remarks`: on rows that did.

    Both carry the row in `line` and the column in `field`. `unsaid` counts the remarks that were not kept.
    """

    left_out: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    unsaid: int = 0

    def leave_out(self, fault: Fault) -> None:
        """Note a bad row. Raises Fault where there are too many."""
        self.left_out.append(fault)
        if len(self.left_out) > MAX_LEFT_OUT:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "more than {limit} rows cannot be read, the first of them because: {reason}"),
                limit=MAX_LEFT_OUT,
                reason=f"{self.left_out[0].place}{self.left_out[0]}",
            )

    def remark(self, fault: Fault) -> None:
        """Note something about a row that came in."""
        if len(self.remarks) < MAX_REMARKS:
            self.remarks.append(fault)
        else:
            self.unsaid += 1
