"""What a file asks, and whether somebody has answered: the person now, or another time, or the names of its columns."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import replace

from annotator.domain.columns import ALL_SHEETS, Choices, ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.printing import NAME, on_one_line
from annotator.formats import encodings
from annotator.formats.column_names import is_known
from annotator.formats.fault import Fault
from annotator.formats.table_shape import Sheet
from annotator.formats.text import decode_utf8
from annotator.services.importing.choices import ImportChoices, Place
from annotator.services.importing.questions import (
    BY_NAMES,
    BY_PERSON,
    ColumnsQuestion,
    EncodingOffer,
    EncodingQuestion,
    SheetQuestion,
)

_NAMED = 5
"""Sheets that are named in a sentence."""
_ROWS, _CELL = 5, 200
"""Rows of a sample, and characters of a cell in it."""


def encoding_question(place: Place, raw: bytes, choices: ImportChoices) -> EncodingQuestion:
    """Return which encoding a text that is no UTF-8 may have. Raises Fault where it can have none."""
    question = encoding_offered(place, encodings.candidates(raw), choices)
    if not question.offers and not question.answered:
        if encodings.looks_like_vni(raw):
            raise encodings.vni_fault()
        if raw.startswith(encodings.UTF16_BOMS):
            raise encodings.fault_in(io.BytesIO(raw), encodings.UTF16)
        decode_utf8(raw)  # damaged UTF-8: it says where
    return question


def encoding_offered(place: Place, found: Sequence[encodings.Candidate], choices: ImportChoices) -> EncodingQuestion:
    """Return which of the encodings it is that a text or a page may have."""
    own = choices.files.get(place, Choices()).encoding or _for_all(choices.encoding, found)
    return EncodingQuestion(
        place=place,
        offers=tuple(
            EncodingOffer(encoding=one.encoding, preview=one.preview, reason=one.reason, likely=one.likely)
            for one in found
        ),
        answered=BY_PERSON if own else "",
        answer=own,
    )


def _for_all(encoding: str, found: Sequence[encodings.Candidate]) -> str:
    """Return the encoding said for all files as it is for one: what its bytes show to be UTF-16 is no other.

    A byte order mark says so; without one it is asked.
    """
    first = found[0] if found else None
    if not encoding or first is None or not first.encoding.startswith("utf-16"):
        return encoding
    return first.encoding if first.encoding == encodings.UTF16 else ""


def sheet_question(place: Place, sheets: Sequence[Sheet], own: Choices) -> SheetQuestion | None:
    """Return which sheet of a workbook is wanted, None where one alone is filled and to be seen."""
    shown = [sheet for sheet in sheets if not sheet.hidden]
    filled = [sheet for sheet in shown if sheet.rows] or shown
    if len(filled) < 2 and own.sheet in ("", ALL_SHEETS):
        return None
    return SheetQuestion(
        place=place,
        sheets=tuple(sheet.name for sheet in filled),
        rows=tuple(sheet.rows for sheet in filled),
        answered=BY_PERSON if own.sheet else "",
        answer=own.sheet,
    )


def hidden_remark(sheets: Sequence[Sheet], read: Collection[str]) -> Fault | None:
    """Return which hidden sheets of a workbook are left out, None where there are none beside those that are read."""
    hidden = [on_one_line(sheet.name, NAME) for sheet in sheets if sheet.hidden and sheet.name not in read]
    if not hidden:
        return None
    names = ", ".join([*hidden[:_NAMED], *(["…"] if len(hidden) > _NAMED else [])])
    return Fault(
        QT_TRANSLATE_NOOP("errors", "hidden sheets are left out: {names}; show those that are to come in"), names=names
    )


def answered_columns(
    place: Place,
    columns: tuple[str, ...],
    samples: Sequence[Sequence[str]],
    guess: ColumnMapping,
    read_as: Choices,
    choices: ImportChoices,
    *,
    sure: bool,
) -> tuple[ColumnsQuestion, Choices]:
    """Return what the columns hold, as a question that may be answered, and how to read the table then.

    Where nobody says and `sure` (there is no doubt about where the columns begin and end), columns whose names say
    plainly what they hold are taken by their names.
    """
    own = choices.files.get(place, Choices())
    known = choices.columns.get(frozenset(columns), Choices())
    chosen, by = Choices(), ""
    for one in (own, known):
        if one.mapping is not None and one.mapping.fits(columns):
            chosen, by = one, BY_PERSON
            break
    if not by and sure and guess.text and all(is_known(name) for name in guess.text):
        chosen, by = replace(read_as, mapping=guess), BY_NAMES
    question = ColumnsQuestion(
        place=place,
        columns=columns,
        rows=tuple(tuple(cell[:_CELL] for cell in row) for row in samples[:_ROWS]),
        guess=guess,
        read_as=read_as,
        answered=by,
        answer=chosen.mapping,
    )
    return question, chosen
