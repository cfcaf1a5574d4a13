"""The lines of a JSONL file, none longer than memory has room for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.text import MEGABYTE

MAX_LINE = 64 * MEGABYTE
"""Bytes of one line; a longer one is refused before it is parsed. A file has no limit."""


def lines(source: Path | bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers (from 1), blank ones too. Raises Fault for a line over MAX_LINE, OSError."""
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb", buffering=MEGABYTE) as file:
        yield from lines_of(file)


def lines_of(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of an open file from where it stands, the first as number 1. Raises Fault."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise too_long(number)
        yield number, line


def too_long(number: int) -> Fault:
    """Return the fault of a line or record that is longer than MAX_LINE."""
    return Fault(QT_TRANSLATE_NOOP("errors", "the line is longer than {limit} MB"), limit=MAX_LINE // MEGABYTE).on(
        number
    )
