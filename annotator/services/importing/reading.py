"""A file to what is in it, by its kind; or to the question that has to be answered first."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from annotator.domain.article import NO_TEXT
from annotator.domain.columns import ALL_SHEETS, Choices
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
    def unsaid(self) -> frozenset[str]:
        """Which of title and language the file has no place for: they are worked out from the text."""
        if self.kind == sniffing.TEXT:
            return frozenset({"lang"})
        mapping = next((one.answer for one in self.asked if isinstance(one, ColumnsQuestion)), None)
        return frozenset(name for name in ("title", "lang") if mapping is not None and not getattr(mapping, name))

    @property
    def _own(self) -> Choices:
        return self.choices.files.get(self.place, Choices())

    def _bad_row(self, fault: Fault) -> None:
        """Take note of a row that is left out: one without a text is no article. Raises the fault of another."""
        self._check_row(fault)
        self.bad.append(fault)

    def _check_row(self, fault: Fault) -> None:
        if not self.choices.skip_bad and fault.template != NO_TEXT:
            raise fault

    def _checked(self, read: Callable[[Bad], Iterator[Found]]) -> Iterator[Found]:
        """Yield what a reader finds; a row that keeps the file out is found before anything is proposed for others."""
        if not self.choices.skip_bad and self.choices.propose:
            for _ in self._stepping(read(self._check_row)):
                pass
        yield from self._stepping(read(self._bad_row))

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
        if not self.choices.skip_bad and self.choices.propose:
            self._check_lines()
        reader, waiting, count = Reader(self.scheme, taken_as=self.choices.taken_as), 0, 0
        for number, line in self._lines():
            record = self._record(reader, number, line)
            if record is not None:
                count += 1
                yield Found(record=record, line=number, remarks=tuple(reader.remarks), whole=reader.whole)
            waiting += len(line)
            if number % _LINES_A_STEP == 0:
                self.step(waiting)
                waiting = 0
        self.odd_links = reader.odd_links
        if not count and not self.bad:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there are no records in it"))

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        return lines(self.source) if isinstance(self.source, Path) else _raw_lines(self.source)

    def _check_lines(self) -> None:
        """Raise the fault of a line before anything is proposed for those above it, which takes far longer.

        Nothing is proposed for what comes with labels: where the first line has some, nothing is read ahead.
        """
        reader = Reader(self.scheme, taken_as=self.choices.taken_as)
        for number, line in self._lines():
            record = reader.record(number, line)
            if number == 1 and record is not None and record.annotator is not None:
                return
            if number % _LINES_A_STEP == 0:
                self.step(0)

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
        return self._checked(lambda bad: records.read(self.source, choices, bad=bad))

    def _table(self) -> Iterator[Found]:
        choices = self._own
        if not choices.encoding:
            head = self._head()
            if not _is_utf8_head(head):
                choices = replace(choices, encoding=self._encoding(head))
        wanted = self._mapped(tables.shape_of(self.source, choices), choices)
        return self._checked(lambda bad: tables.read(self.source, wanted, bad=bad))

    def _workbook(self) -> Iterator[Found]:
        path, raw = self._path_and_raw
        own = self._own
        shape = self.readers.shape(path, self.kind, choices=replace(own, sheet=""), raw=raw)
        question = sheet_question(self.place, shape.sheets, own)
        if question is not None:
            if not question.answered:
                raise Asks(question)
            self.asked.append(question)
        if own.sheet == ALL_SHEETS:
            names = question.sheets if question is not None else (shape.sheet,)
            wanted = [one for name in names if (one := self._of_sheet(name)) is not None]
        else:
            if own.sheet:
                shape = self.readers.shape(path, self.kind, choices=own, raw=raw)
            wanted = [self._mapped(shape, own)]
        return self._stepping(self._sheets(wanted))

    def _of_sheet(self, name: str) -> Choices | None:
        """Return how one sheet of all is read; one that shows no text, such as a sheet of notes, is told and left."""
        path, raw = self._path_and_raw
        own = replace(self._own, sheet=name)
        shape = self.readers.shape(path, self.kind, choices=own, raw=raw)
        known = self.choices.columns.get(frozenset(shape.columns))
        if not shape.mapping.text and known is None:
            self.bad.append(
                Fault(
                    QT_TRANSLATE_NOOP("errors", "the sheet {name} is left out: no column in it looks like a text"),
                    name=name,
                )
            )
            return None
        return self._mapped(shape, own)

    def _sheets(self, wanted: list[Choices]) -> Iterator[Found]:
        path, raw = self._path_and_raw
        for one in wanted:
            sheet = one.sheet if len(wanted) > 1 else ""
            bad = partial(self._bad_row_of, sheet) if sheet else self._bad_row
            found = self.readers.read(path, self.kind, choices=one, raw=raw, bad=bad)
            yield from (replace(row, sheet=sheet) for row in found)

    def _bad_row_of(self, sheet: str, fault: Fault) -> None:
        """Take note of a row of one sheet of several: the number of a row alone would not say which it is."""
        self._bad_row(fault if self.place.member else fault.of_member(sheet))

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
