"""A span: a labelled stretch of an article's text, owned by one annotator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.article import Json
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError

MANUAL, ADJUDICATED = "manual", "adjudicated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Code points `start` to `end` (half open) of the stored text carry a label.

    `quote` is `text[start:end]`, kept so that every write can be checked against the text. `origin` is manual,
    suggested:<engine>@<version>, imported:<format> or adjudicated. `extra` holds foreign keys that must come out again.
    """

    id: str
    article_id: str
    annotator_id: str
    start: int
    end: int
    label: str
    quote: str
    attributes: Mapping[str, Json] = field(default_factory=dict)
    note: str = ""
    origin: str = MANUAL
    scheme_version: int = 1
    extra: Mapping[str, Json] = field(default_factory=dict)


LONGEST_NOTE = 100_000
"""Characters of a note: some thirty pages, which a field still shows at once. More belongs into a file of its own."""


def check_note(note: str) -> None:
    """Raise RecordError for a note that is too long to be shown and kept with every change of its row."""
    if len(note) > LONGEST_NOTE:
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "a note can have {most} characters; this one has {length}: keep it in a file"),
            most=LONGEST_NOTE,
            length=len(note),
        )


class Mark(NamedTuple):
    """What the article view needs of a span."""

    id: str
    start: int
    end: int
    label: str


def check_place(text: str, start: int, end: int, quote: str | None = None) -> None:
    """Raise RecordError unless 0 ≤ start < end ≤ len(text) and, where a quote is given, `text[start:end] == quote`."""
    if start >= end:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "start {start} is not before end {end}"), start=start, end=end)
    if start < 0 or end > len(text):
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "{start} to {end} lies outside the text, which ends at {length}"),
            start=start,
            end=end,
            length=len(text),
        )
    if quote is not None and text[start:end] != quote:
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "the quote is {quote} but the text at {start} to {end} reads {found}"),
            quote=shown(quote),
            start=start,
            end=end,
            found=shown(text[start:end]),
        )


def shown(value: object, limit: int = 40) -> str:
    """Return a value as it can stand inside a sentence: quoted, on one line, at most `limit` characters."""
    line = repr(value) if not isinstance(value, str) else repr(value)[1:-1]
    line = line if len(line) <= limit else line[: limit - 1] + "…"
    return f"“{line}”" if isinstance(value, str) else line


def reading_order(span: Span | Mark) -> tuple[int, int, str, str]:
    """Sort key (start, −end, label, id): outer spans before inner ones."""
    return (span.start, -span.end, span.label, span.id)
