"""The names of all that a salvage writes and moves: hidden ones first, which are swept away where it was killed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.ids import new_id
from annotator.store.aside import stamped


@dataclass(frozen=True, slots=True)
class Names:
    """Where everything is to lie."""

    draft: Path
    aside: Path
    lost: Path
    report: Path

    @classmethod
    def of(cls, path: Path, target: Path, word: str) -> Names:
        """Return free names for the salvage of a file to `target`; `word` says what is moved aside."""
        moment = datetime.now(UTC).astimezone()
        return cls(
            target.with_name(f".{target.name}.{new_id()}.part"),
            stamped(path, word, path.suffix or ".annot", moment),
            stamped(target, "salvaged", "-lost.jsonl", moment),
            stamped(target, "salvaged", ".txt", moment),
        )

    @property
    def lost_draft(self) -> Path:
        """Where what was lost is kept until the salvage is done."""
        return _draft_of(self.lost, self.draft)

    @property
    def report_draft(self) -> Path:
        """Where the report waits until what it says has happened."""
        return _draft_of(self.report, self.draft)


def _draft_of(path: Path, other: Path) -> Path:
    """Return a hidden name for a file, with the id of another draft: what is left of it is swept away."""
    return path.with_name(f".{path.name}.{other.name.rsplit('.', 2)[1]}.part")
