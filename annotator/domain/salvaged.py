"""What a salvage brought back and what it did not, in numbers and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from annotator.domain.errors import UserError

FILE, BACKUP, HISTORY, UNCERTAIN = "file", "backup", "history", "uncertain"
"""Where a row came from: the damaged file, a backup, the history's own words, remnants that may have been given up."""


@dataclass(slots=True)
class Came:
    """How many rows of a kind came from where.

    `apart` were read but fit nowhere any more and stand in the file of what was lost; `missing` is how many more there
    must have been.
    """

    file: int = 0
    backup: int = 0
    history: int = 0
    uncertain: int = 0
    apart: int = 0
    missing: int = 0
    is_open: bool = False
    """Whether more may be missing than could be counted."""

    @property
    def back(self) -> int:
        """How many came back."""
        return self.file + self.backup + self.history + self.uncertain

    @property
    def lost(self) -> int:
        """How many did not."""
        return self.apart + self.missing

    def count(self, where: str) -> None:
        """Count one more row that came back."""
        setattr(self, where, getattr(self, where) + 1)


@dataclass(frozen=True, slots=True)
class LostArticle:
    """An article whose text is nowhere to be had; `labels` are the spans on it that were read, by person."""

    id: str
    title: str
    labels: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangedText:
    """An article of which letters were changed on the disk, nobody knows which: it stands under a new id."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Loss:
    """Rows of one person in one article that did not come back although they were read."""

    row: str
    article: str
    person: str
    count: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field of a row of which row and history say two things of one version: `kept` stands in the new file."""

    row: str
    article: str
    person: str
    field: str
    kept: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """What was done. `moved` is where the damaged file lies now, None where only a new file was written."""

    project: Path
    new: Path
    moved: Path | None
    lost_file: Path | None
    report_file: Path | None
    backup: datetime | None
    backup_path: Path | None
    rows: dict[str, Came]
    lost_articles: tuple[LostArticle, ...] = ()
    losses: tuple[Loss, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    changed: tuple[ChangedText, ...] = ()
    proven: Mapping[str, int] = field(default_factory=dict)
    """How many rows of a kind had changed on the disk and were put right, where that is proven."""
    acts_lost: int = 0
    """How many imports, merges and the like from before cannot be taken back as a whole any more."""
    made_up: tuple[str, ...] = ()
    """What had to be put in place of what was lost: words of MADE_UP."""
    seconds: float = 0.0
    other_backup: tuple[Path, Path] | None = None
    """A backup that was not used, and the other copy of the project that it was made of."""
    other_made_at: datetime | None = None
    """When that backup was made."""
    not_taken: int = 0
    """How many lines of the history only the backup has, and did not go into the file, which went another way."""
    backup_of: Path | None = None
    """The other copy of the project that the backup was made of, where it was one."""
    before: Path | None = None
    """Where a first salvage of the same file lies now, which was without that backup."""
    last_work: UserError | None = None
    """What is known of the last work before the damage, where it may be lost."""

    is_cut: bool = False
    """Whether the end of the file was missing: then nobody can tell how much stood there."""
    was_sound: bool = False
    """Whether nothing was wrong with the file: then all of it was written anew under another name."""

    @property
    def uncertain(self) -> int:
        """How many rows came back that may not be as they were."""
        return sum(came.uncertain for came in self.rows.values())

    @property
    def is_all_of_file(self) -> bool:
        """Whether everything came back, and all of it from the file."""
        return (
            self.is_whole and not self.acts_lost and not any(came.backup or came.history for came in self.rows.values())
        )

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be lost, and nothing uncertain."""
        return (
            not self.lost_articles
            and not any(came.lost or came.uncertain or came.is_open for came in self.rows.values())
            and not self.made_up
            and self.last_work is None
            and not self.is_cut
        )


IDENTITY, SCHEME, GUIDELINES, PEOPLE, TITLES = "identity", "scheme", "guidelines", "people", "titles"
NUMBERS = "numbers"
MADE_UP = (IDENTITY, SCHEME, GUIDELINES, PEOPLE, TITLES, NUMBERS)
"""The project's own id and name, its scheme and guidelines, names of people, titles of articles, times and shares."""
