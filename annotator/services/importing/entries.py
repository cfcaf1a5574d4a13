"""What becomes of what an import finds: of each article and of each file, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.formats.fault import Fault
from annotator.services.importing.choices import Place
from annotator.services.near_duplicates import Similar

NEW, NEAR, LABELS, THERE, SKIPPED, FAILED, ASKS = "new", "near", "labels", "there", "skipped", "failed", "asks"
"""What becomes of an article: it comes in; so it does although it is nearly one that is there; labels come to one that
is there; it is there already; it was nearly another, and the person left it out; it has a fault; a question is open."""
OUTCOMES = (NEW, NEAR, LABELS, THERE, SKIPPED, FAILED, ASKS)

ADDED, FILE_SKIPPED, FILE_FAILED, ASKED = "added", "skipped", "failed", "asked"
"""What becomes of a file: something of it comes in; all of it is there; it has a fault; a question about it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of a file, or the file where nothing in it is one.

    Its text, zones and metadata are read from the plan (`text_of`, `zones_of`, `article_of`). `line` is that of its
    line or row from 1, else 0; `sheet` is named where a workbook has several that come in. `why` says the reason in a
    sentence, where there is one to say.
    """

    place: Place
    line: int = 0
    sheet: str = ""
    title: str = ""
    outcome: str = NEW
    why: UserError | None = None
    article_id: str = ""
    length: int = 0
    """Code points of its text."""
    zones: int = 0
    """How many zones are proposed for it."""
    known: tuple[tuple[str, UserError], ...] = ()
    """What of title, source, published and lang is proposed rather than given by the file, each with the reason."""
    twins: tuple[Similar, ...] = ()
    """The articles it is nearly the same as, the likest first; of the project and of this import."""
    remarks: tuple[UserError, ...] = ()
    """What the reader could not take, such as pages that are pictures; it comes in all the same."""
    splits: tuple[int, ...] = ()
    """Where (code points) a further article seems to begin in its text."""

    @property
    def where(self) -> str:
        """The file, the path inside it, and the line, as they stand before what is said of it."""
        inside = "".join(f"{on_one_line(part)}: " for part in (self.place.member, self.sheet) if part)
        line = f"line {self.line}: " if self.line else ""
        return f"{on_one_line(self.place.path)}: {inside}{line}"

    @property
    def remarked(self) -> list[str]:
        """What its reader could not take as it is, each with its place."""
        fields = (f"{one.field}: " if isinstance(one, Fault) and one.field else "" for one in self.remarks)
        return [f"{self.where}{field}{one}" for field, one in zip(fields, self.remarks, strict=True)]

    def __str__(self) -> str:
        return f"{self.where}{self.why}" if self.why is not None else f"{self.where}{on_one_line(self.title, TITLE)}"


@dataclass(slots=True, kw_only=True)
class FileFate:
    """What becomes of one file, or of one file in an archive, and of how many of its articles what."""

    place: Place
    outcome: str = ADDED
    kind: str = ""
    """What it was read as, one of `formats.sniffing`."""
    articles: dict[str, int]
    """How many articles have which outcome of OUTCOMES."""
    why: UserError | None = None
    good_lines: int = 0
    """Lines or rows of a file that has a fault, and could come in without those that have it; 0: none, or not known."""
    bad_lines: int = 0
    """Lines or rows of it that have a fault."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A text that the project has already, or an earlier file of the import. Labels that come with it are taken."""

    path: Path
    line: int
    title: str
    member: str = ""
    first: str = ""
    """The name of the earlier file of the import that has it; empty where the project has."""

    def __str__(self) -> str:
        member = f"{on_one_line(self.member)}: " if self.member else ""
        line = f"line {self.line}: " if self.line else ""
        said = f"the same text as {self.first} in this import" if self.first else "already there"
        return f"{on_one_line(self.path)}: {member}{line}{said}: {on_one_line(self.title, TITLE)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row of the project that is otherwise than in the files, or stands beside what the files have.

    `kind` is span, link, work, zone or article; `what` CHANGED or LEFT. `label` is that of a span, the type of a link,
    the kind of a zone, the status of a work, or the fields that differ of an article.
    """

    article_id: str
    title: str
    annotator: str
    kind: str
    what: str
    label: str = ""
    quote: str = ""


CHANGED, LEFT = "changed", "left"
"""The project has the row otherwise; the project has it and the file, which has this person's labels, does not."""


def line_of(error: UserError) -> int:
    """Return the line that an error is about, 0 for none."""
    return error.line if isinstance(error, Fault) else 0
