"""What the window of importing shows: a line for each article or file, and what is known of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.columns import ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.services.importing.entries import ASKS, FAILED, LABELS, NEAR, NEW, SKIPPED, THERE

STATES = (ASKS, NEAR, NEW, LABELS, SKIPPED, THERE, FAILED)
"""What can become of a line, in the order of the chips."""

WORDS = {
    NEW: QT_TRANSLATE_NOOP("importing", "New"),
    LABELS: QT_TRANSLATE_NOOP("importing", "With labels"),
    ASKS: QT_TRANSLATE_NOOP("importing", "Asks"),
    NEAR: QT_TRANSLATE_NOOP("importing", "Near duplicate"),
    SKIPPED: QT_TRANSLATE_NOOP("importing", "Left out"),
    THERE: QT_TRANSLATE_NOOP("importing", "There already"),
    FAILED: QT_TRANSLATE_NOOP("importing", "Cannot be read"),
}
"""By state, the word beside its icon."""
ICONS = {
    NEW: "file-plus",
    LABELS: "download",
    ASKS: "question",
    NEAR: "twins",
    SKIPPED: "skip-forward",
    THERE: "check",
    FAILED: "alert",
}


_NO_COLUMNS = ColumnMapping()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list: the article's title or the file's name, where it stands, what becomes of it."""

    title: str
    place: str
    state: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `start` to `end` of a text are proposed to be a `kind` of zone; a split has `end` = `start`.

    `sure` runs from 0 to 1; `reason` is a sentence in the interface's language.
    """

    start: int
    end: int
    kind: str
    reason: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Known:
    """One thing known of an article (`title`, `published`, `source`, `lang`), and where it was taken from."""

    name: str
    value: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSeen:
    """An article as it would be added, or as it is there; `note` says what becomes of it where that needs saying.

    `way` says how its file is read, where a person may change that; empty: there is nothing to change.
    """

    title: str
    place: str
    text: str
    known: Sequence[Known] = ()
    zones: Sequence[Stretch] = ()
    note: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultSeen:
    """A file or text that cannot be read: the sentence that says why, and what can be done."""

    title: str
    place: str
    sentence: str
    advice: str = ""
    has_good_lines: bool = False
    """Whether the fault is in one line, and the others could be read."""
    good: int = 0
    """How many lines of the file could come in, where that is known."""
    bad: int = 0
    """How many could not."""
    others: int = 0
    """Further files that could come in without some of their lines."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its id for the service, its name, why it is offered, and the same first lines read that way."""

    id: str
    name: str
    reason: str = ""
    preview: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSeen:
    """The question which encoding or which sheet. `others` further files ask the same."""

    title: str
    place: str
    sentence: str
    choices: Sequence[Choice]
    chosen: str = ""
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsSeen:
    """The question which column of a table is what.

    `mapping` is the answer in force or what is proposed, `rows` are the first rows; `day_first` says how dates such as
    03/04/2023 are read (None: they are left as they are). `delimiter` is None where nothing of the kind separates the
    columns, `has_header` where the names do not stand in a first row. `others` further files have the same columns.
    """

    title: str
    place: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    mapping: ColumnMapping = _NO_COLUMNS
    day_first: bool | None = None
    delimiter: str | None = None
    has_header: bool | None = None
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinSeen:
    """A text that is nearly one that is there, or that comes in too. `share` runs from 0 to 1.

    `wanted` is the answer in force; `others` further texts are asked about.
    """

    title: str
    place: str
    text: str
    twin_title: str
    twin_text: str
    share: float
    wanted: bool = True
    others: int = 0


Seen = ArticleSeen | FaultSeen | ChoiceSeen | ColumnsSeen | TwinSeen
