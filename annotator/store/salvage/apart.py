"""What was read and fits nowhere any more: kept as JSON lines beside the project, so that nothing goes silently."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from annotator.domain.salvaged import Came, Loss


class Apart:
    """Writes the lines and counts them. The file is made with the first line."""

    def __init__(self, path: Path, rows: dict[str, Came]) -> None:
        self.path, self._rows = path, rows
        self._file: IO[str] | None = None
        self.by_person: Counter[tuple[str, str, str]] = Counter()
        """How many rows of a kind, by the title of their article and the name of their person."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no line."""
        return self._file is None

    def add(self, kind: str, why: str, row: Mapping[str, Any], *, article: str = "", person: str = "") -> None:
        """Keep a row."""
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        line = {"row": kind, "why": why, "article": article, "person": person, **row}
        self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
        self._rows.setdefault(kind, Came()).apart += 1
        self.by_person[kind, article, person] += 1

    def losses(self) -> tuple[Loss, ...]:
        """Return what was kept, by kind, article and person."""
        return tuple(Loss(*key, count) for key, count in sorted(self.by_person.items()))

    def close(self) -> None:
        """Finish the file."""
        if self._file is not None:
            self._file.close()
