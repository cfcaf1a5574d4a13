"""A file to what is in it, by its kind; or to the question that has to be answered first."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.formats import encodings, records, sniffing, tables, text_reading
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.jsonl_reading import Reader, lines
from annotator.formats.notes import Bad
from annotator.formats.table_shape import TableShape
from annotator.formats.text import MAX_BYTES
from annotator.services.importing.asking import answered_columns, encoding_question, sheet_question
from annotator.services.importing.choices import ImportChoices, Place
from annotator.services.importing.questions import Asks, ColumnsQuestion, Question
from annotator.services.reading_apart import Readers

_LINES_A_STEP = 50
_HEAD = 1024 * 1024
"""Bytes in which the encoding of a table shows."""
_APART = frozenset({sniffing.HTML, sniffing.MHTML, sniffing.DOCX, sniffing.PDF})
Step = Callable[[int], None]
"""Told how many bytes more were read."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """How one file is read, and what was noticed beside its records. `source` is the file, or its content."""

    place: Place
    source: Path | bytes
    kind: str
    scheme: Scheme
    choices: ImportChoices
    readers: Readers
    step: Step
    bad: list[Fault] = field(default_factory=list)
    """Lines and rows that were left out."""
    asked: list[Question] = field(default_factory=list)
    """Questions that are answered, for a person to see how."""
    odd_links: int = 0

    def found(self) -> Iterator[Found]:
        """Yield what is in the file. Raises Fault, OSError, Asks, Stopped."""
        if self.kind in _APART:
            return self._apart()
        return {
            sniffing.TEXT: self._text,
            sniffing.LABELLED: self._labelled,
            sniffing.RECORDS: self._records,
            sniffing.TABLE: self._table,
            sniffing.WORKBOOK: self._workbook,
        }[self.kind]()

    @property
    def _own(self) -> Choices:
        return self.choices.files.get(self.place, Choices())

    def _bad(self) -> Bad | None:
        return self.bad.append if self.choices.skip_bad else None

    def _apart(self) -> Iterator[Found]:
        path, raw = self._path_and_raw
        yield from self.readers.read(path, self.kind, choices=self._own, raw=raw)

    @property
    def _path_and_raw(self) -> tuple[Path, bytes | None]:
        """What is asked of the process apart: the file, or a name for the content."""
        return (self.source, None) if isinstance(self.source, Path) else (self.place.path, self.source)

    # Texts

    def _text(self) -> Iterator[Found]:
        choices = self._own
        if not choices.encoding and self._size() <= MAX_BYTES:
            raw = self.source if isinstance(self.source, bytes) else self.source.read_bytes()
            choices = replace(choices, encoding="" if encodings.is_utf8(raw) else self._encoding(raw))
        yield from text_reading.read(self.source, choices)

    def _size(self) -> int:
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def _encoding(self, raw: bytes) -> str:
        """Return the encoding that was chosen for what is no UTF-8, or ask. Raises Fault where nothing fits."""
        question = encoding_question(self.place, raw, self.choices)
        if not question.answered:
            raise Asks(question)
        self.asked.append(question)
        return question.answer

    # Lines of our own

    def _labelled(self) -> Iterator[Found]:
        reader, waiting, count = Reader(self.scheme, taken_as=self.choices.taken_as), 0, 0
        for number, line in lines(self.source) if isinstance(self.source, Path) else _raw_lines(self.source):
            record = self._record(reader, number, line)
            if record is not None:
                count += 1
                yield Found(record=record, line=number, whole=reader.whole)
            waiting += len(line)
            if number % _LINES_A_STEP == 0:
                self.step(waiting)
                waiting = 0
        self.odd_links = reader.odd_links
        if not count and not self.bad:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there are no records in it"))

    def _record(self, reader: Reader, number: int, line: bytes) -> LabelledRecord | None:
        try:
            return reader.record(number, line)
        except Fault as fault:
            if not self.choices.skip_bad:
                raise
            self.bad.append(fault)
            return None

    # What needs a mapping

    def _records(self) -> Iterator[Found]:
        shape = records.shape_of(self.source)
        choices = self._answered(
            answered_columns(
                self.place, shape.columns, shape.samples, shape.mapping, Choices(), self.choices, sure=True
            )
        )
        return self._stepping(records.read(self.source, choices, bad=self._bad()))

    def _table(self) -> Iterator[Found]:
        choices = self._own
        if not choices.encoding:
            head = self._head()
            if not _is_utf8_head(head):
                choices = replace(choices, encoding=self._encoding(head))
        wanted = self._mapped(tables.shape_of(self.source, choices), choices)
        return self._stepping(tables.read(self.source, wanted, bad=self._bad()))

    def _workbook(self) -> Iterator[Found]:
        path, raw = self._path_and_raw
        shape = self.readers.shape(path, self.kind, choices=self._own, raw=raw)
        question = sheet_question(self.place, [sheet.name for sheet in shape.sheets if not sheet.hidden], self._own)
        if question is not None:
            if not question.answered:
                raise Asks(question)
            self.asked.append(question)
        wanted = self._mapped(shape, self._own)
        return self._stepping(self.readers.read(path, self.kind, choices=wanted, raw=raw, bad=self._bad()))

    def _mapped(self, shape: TableShape, choices: Choices) -> Choices:
        """Return how to read a table with what its columns hold, or ask."""
        read_as = replace(
            choices,
            encoding=shape.encoding,
            delimiter=shape.delimiter,
            quote=shape.quote,
            has_header=shape.has_header,
            sheet=shape.sheet,
        )
        is_sure = shape.has_header and (shape.sure or bool(shape.sheets))
        answered = self._answered(
            answered_columns(
                self.place, shape.columns, shape.samples, shape.mapping, read_as, self.choices, sure=is_sure
            )
        )
        return replace(choices, mapping=answered.mapping, day_first=answered.day_first)

    def _answered(self, question_and_choices: tuple[ColumnsQuestion, Choices]) -> Choices:
        question, choices = question_and_choices
        if not question.answered:
            raise Asks(question)
        self.asked.append(question)
        return choices

    def _stepping(self, found: Iterator[Found]) -> Iterator[Found]:
        """Yield what is found, and say how far it is: about as many bytes as the texts have."""
        for number, one in enumerate(found, 1):
            yield one
            if number % _LINES_A_STEP == 0:
                self.step(0)

    def _head(self) -> bytes:
        if isinstance(self.source, bytes):
            return self.source[:_HEAD]
        with self.source.open("rb") as file:
            return file.read(_HEAD)


def _raw_lines(raw: bytes) -> Iterator[tuple[int, bytes]]:
    yield from enumerate(io.BytesIO(raw), 1)


def _is_utf8_head(head: bytes) -> bool:
    """Whether the beginning of a file, which may end inside a letter, is UTF-8."""
    return encodings.is_utf8(head) or any(encodings.is_utf8(head[:-cut]) for cut in (1, 2, 3) if len(head) == _HEAD)
