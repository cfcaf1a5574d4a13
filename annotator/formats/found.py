"""What a reader finds in a file: labelled records, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.record import LabelledRecord
from annotator.formats.fault import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record and where it stood: `line` of its row or line from 1, `member` the path inside an archive.

    `sheet` is named where a workbook has several that come in. 0 and empty where the file as a whole is the article.
    `remarks` say what the reader could not take, such as pages that are pictures; the record came in all the same.
    `whole` is a line with every key of the labelled JSONL: what is empty in it is meant so.
    """

    record: LabelledRecord
    line: int = 0
    member: str = ""
    sheet: str = ""
    remarks: tuple[Fault, ...] = ()
    whole: bool = False
    worked_out: frozenset[str] = frozenset()
    """What of title and language its reader took from the words of the text, whatever the file says."""
