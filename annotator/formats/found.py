"""What a reader finds in a file: labelled records, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.record import LabelledRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record and where it stood: `line` of its row or line from 1, `member` the path inside an archive.

    0 and empty where the file as a whole is the article.
    """

    record: LabelledRecord
    line: int = 0
    member: str = ""
