"""What a file needs to be told before it can be read: its encoding, its sheet, or which column holds what."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.columns import Choices, ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.services.importing.choices import Place

BY_PERSON, BY_NAMES = "person", "names"
"""Whose answer is in use: a person's, now or at another import, or what the columns' own names say plainly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodingOffer:
    """One encoding that the bytes can be read in, and how the text begins then."""

    encoding: str
    preview: str
    reason: str = ""
    """An English sentence marked for translation in "errors"."""
    likely: float = 0.0
    """From 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodingQuestion:
    """Asks which encoding a file has that is no UTF-8; the likeliest is offered first.

    Answered by `Choices.encoding` in `ImportChoices.files`, or by `ImportChoices.encoding` for all that ask.
    """

    place: Place
    offers: tuple[EncodingOffer, ...]
    answered: str = ""
    """Empty: open. BY_PERSON otherwise."""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetQuestion:
    """Asks which sheet of a workbook holds the articles. Answered by `Choices.sheet` in `files`: a name, or ALL_SHEETS.

    `rows` are the first of each sheet, with no row where none were looked at.
    """

    place: Place
    sheets: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()
    answered: str = ""
    answer: str = ""

    @property
    def previews(self) -> tuple[str, ...]:
        """The first rows of each sheet as lines of text."""
        shown = tuple("\n".join(" | ".join(filter(None, row)) for row in rows) for rows in self.rows)
        return shown or ("",) * len(self.sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsQuestion:
    """Asks which column of a table, or key of a record, holds what.

    Answered by a mapping in `ImportChoices.columns`, for all files with these columns, or in `files`.

    `rows` are the first few as shown (cut to some 200 characters); `guess` is what the form begins with. One that is
    answered (`answered`) stays among the questions, so that the answer can be seen and changed.
    """

    place: Place
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: ColumnMapping
    read_as: Choices
    """How it was read for this: encoding, delimiter, quotation marks, whether the first row names the columns."""
    answered: str = ""
    answer: ColumnMapping | None = None

    @property
    def names(self) -> frozenset[str]:
        """The key of the answer in `ImportChoices.columns`, and of what is remembered."""
        return frozenset(self.columns)


Question = EncodingQuestion | SheetQuestion | ColumnsQuestion

_ENCODING = QT_TRANSLATE_NOOP("errors", "it is no UTF-8 and may be {offers}: choose the encoding")
_SHEET = QT_TRANSLATE_NOOP("errors", "it has the sheets {sheets}: choose one, or all of them")
_COLUMNS = QT_TRANSLATE_NOOP("errors", "it has the columns {columns}: choose which of them is the text")


def asks_for(question: Question) -> UserError:
    """Return in a sentence what a question asks."""
    match question:
        case EncodingQuestion():
            return UserError(_ENCODING, offers=", ".join(offer.encoding for offer in question.offers))
        case SheetQuestion():
            return UserError(_SHEET, sheets=", ".join(question.sheets))
        case ColumnsQuestion():
            return UserError(_COLUMNS, columns=", ".join(map(in_marks, question.columns)))


def in_marks(name: str) -> str:
    """Return the name of a column as it stands among others: in quotation marks where it has a comma."""
    return f"“{name}”" if "," in name else name


class Asks(Exception):
    """A file has to be told something before it can be read."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question = question
