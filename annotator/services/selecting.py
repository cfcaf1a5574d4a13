"""What a person has selected, checked before anything is made of it."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.span import check_place


def check_selection(text: str, start: int, end: int) -> None:
    """Raise UserError where nothing or only blanks are selected, RecordError where the place is not in the text."""
    if start == end:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Select some text first."))
    check_place(text, start, end)
    if not text[start:end].strip():
        raise UserError(QT_TRANSLATE_NOOP("errors", "The selection has nothing but blanks in it."))
