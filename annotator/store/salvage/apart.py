"""What was read and fits nowhere any more: kept as JSON lines beside the project, so that nothing goes silently."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from annotator.domain.salvaged import UNCERTAIN, Came, Doubt, Loss

_INDEXED = "the index has this id for a row that was kept under another, and one of them is damaged"
_TOLD = "this is said of the row that was kept otherwise, and one of them is damaged"


class Apart:
    """Writes the lines and counts them. The file is made with the first line."""

    def __init__(self, path: Path, rows: dict[str, Came]) -> None:
        self.path, self._rows = path, rows
        self._file: IO[str] | None = None
        self.by_person: Counter[tuple[str, str, str]] = Counter()
        """How many rows of a kind, by the title of their article and the name of their person."""
        self.doubts: list[Doubt] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is no line."""
        return self._file is None

    def add(self, kind: str, why: str, row: Mapping[str, Any], *, article: str = "", person: str = "") -> None:
        """Keep a row."""
        self._write({"row": kind, "why": why, "article": article, "person": person, **row})
        self._rows.setdefault(kind, Came()).apart += 1
        self.by_person[kind, article, person] += 1

    def beside(self, kind: str, why: str, row: Mapping[str, Any]) -> None:
        """Keep what another row came back in place of."""
        self._write({"row": kind, "why": why, "article": "", "person": "", **row})

    def doubt(
        self,
        kind: str,
        kept: Mapping[str, Any],
        told: Mapping[str, Any],
        *,
        article: str,
        person: str,
        counted: bool = False,
    ) -> None:
        """Keep what the history, or an index, says of a row that came back otherwise; `counted` as uncertain before."""
        self._write({"row": kind, "why": _INDEXED if counted else _TOLD, "article": article, "person": person, **told})
        if not counted:
            self._rows.setdefault(kind, Came()).count(UNCERTAIN)
        self.doubts += [
            Doubt(kind, article, person, name, str(kept[name]), str(told[name]))
            for name in kept
            if kept[name] != told[name]
        ]

    def _write(self, line: Mapping[str, Any]) -> None:
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")

    def losses(self) -> tuple[Loss, ...]:
        """Return what was kept, by kind, article and person."""
        return tuple(Loss(*key, count) for key, count in sorted(self.by_person.items()))

    def close(self) -> None:
        """Finish the file."""
        if self._file is not None:
            self._file.close()
