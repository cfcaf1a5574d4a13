"""A file to what is in it, by its kind; or to the question that has to be answered first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from annotator.domain.article import NO_TEXT
from annotator.domain.columns import ALL_SHEETS, Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Scheme
from annotator.formats import encodings, records, sniffing, tables, text_reading
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.html_encoding import asks_encoding
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.formats.notes import Bad, Notes
from annotator.formats.table_shape import TableShape
from annotator.formats.text import MAX_BYTES
from annotator.services.importing.asking import (
    answered_columns,
    encoding_offered,
    encoding_question,
    hidden_remark,
    sheet_question,
)
from annotator.services.importing.choices import ImportChoices, Place
from annotator.services.importing.looked import Looked
from annotator.services.importing.questions import Asks, ColumnsQuestion, EncodingQuestion, Question
from annotator.services.reading_apart import Readers

_LINES_A_STEP = 50
_HEAD = 1024 * 1024
"""Bytes in which the encoding of a table shows."""
_APART = frozenset({sniffing.DOCX, sniffing.PDF})
_PAGES = frozenset({sniffing.HTML, sniffing.MHTML})
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
    looked: Looked = field(default_factory=Looked)
    """The lines or rows of a file that one of them keeps out, as far as they were looked at."""

    def found(self) -> Iterator[Found]:
        """Yield what is in the file. Raises Fault, OSError, Asks, Stopped."""
        if self.kind in _APART:
            return self._apart(self._own)
        if self.kind in _PAGES:
            return self._page()
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
        if not self._skips and fault.template != NO_TEXT:
            raise fault
        self.bad.append(fault)

    @property
    def _skips(self) -> bool:
        """Whether bad lines and rows of this file are left out."""
        return self.choices.skip_bad or self.place in self.choices.skip_bad_in

    def _checked(self, read: Callable[[Bad], Iterator[Found]]) -> Iterator[Found]:
        """Yield what a reader finds; a row that keeps the file out is found before anything is proposed for others."""
        if not self._skips:
            for _ in self._stepping(read(self.looked.take_row)):
                self.looked.good += 1
            self.looked.end()
        yield from self._stepping(read(self._bad_row))

    def _apart(self, choices: Choices) -> Iterator[Found]:
        path, raw = self._path_and_raw
        yield from self.readers.read(path, self.kind, choices=choices, raw=raw)

    def _page(self) -> Iterator[Found]:
        """Yield the article of a page; one that does not say its encoding asks for it, or takes what was answered."""
        if self._own.encoding:
            with suppress(Fault):  # it is said when it is read
                self._encoding_of_page()  # for a person to see what was answered, and to answer otherwise
        try:
            yield from self._apart(self._own)
        except Fault as fault:
            if not asks_encoding(fault):
                raise
            encoding = self._encoding_of_page(fault)
        else:
            return
        yield from self._apart(replace(self._own, encoding=encoding))

    def _encoding_of_page(self, unread: Fault | None = None) -> str:
        """Return the encoding that was chosen for a page, or ask. Raises `unread` where nothing fits."""
        path, raw = self._path_and_raw
        question = encoding_offered(self.place, self.readers.encodings(path, self.kind, raw=raw), self.choices)
        if unread is not None and not question.offers and not question.answered:
            raise unread
        return self._taken(question)

    @property
    def _path_and_raw(self) -> tuple[Path, bytes | None]:
        """What is asked of the process apart: the file, or a name for the content."""
        return (self.source, None) if isinstance(self.source, Path) else (self.place.path, self.source)

    # Texts

    def _text(self) -> Iterator[Found]:
        choices = self._own
        if self._size() <= MAX_BYTES:
            raw = self.source if isinstance(self.source, bytes) else self.source.read_bytes()
            if choices.encoding or not encodings.is_utf8(raw):
                choices = replace(choices, encoding=self._encoding(raw))
        yield from text_reading.read(self.source, choices)

    def _size(self) -> int:
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def _encoding(self, raw: bytes) -> str:
        """Return the encoding that was chosen for what is no UTF-8, or ask. Raises Fault where nothing fits."""
        return self._taken(encoding_question(self.place, raw, self.choices))

    def _taken(self, question: EncodingQuestion) -> str:
        if not question.answered:
            raise Asks(question)
        self.asked.append(question)
        return question.answer

    # Lines of our own

    def _labelled(self) -> Iterator[Found]:
        reader, notes = Reader(self.scheme, taken_as=self.choices.taken_as), Notes(self.bad.append)
        looked_through = self._skips
        for number, line in self._lines():
            try:
                record = reader.record(number, line)
            except Fault as fault:
                if not self._skips:
                    self._check_rest(reader, notes.good, number, fault)
                notes.leave_out(fault)
                continue
            if record is not None:
                if record.annotator is None and not looked_through:
                    self._check_lines()
                    looked_through = True
                notes.good += 1
                yield Found(record=record, line=number, remarks=tuple(reader.remarks), whole=reader.whole)
        self.odd_links = reader.odd_links
        if not notes.good and not notes.left_out:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there are no records in it"))

    def _lines(self, *, begun: bool = True) -> Iterator[tuple[int, bytes]]:
        """Yield the lines; where this is the reading itself, say how far it is."""
        waiting = 0
        for number, line in lines(self.source):
            yield number, line
            waiting += len(line)
            if number % _LINES_A_STEP == 0:
                self.step(waiting if begun else 0)
                waiting = 0

    def _check_lines(self) -> None:
        """Raise the fault of a line before anything is proposed for a text without labels, which takes far longer.

        Lines with labels are as quick to take in as to look through.
        """
        reader = Reader(self.scheme, taken_as=self.choices.taken_as)
        for number, line in self._lines(begun=False):
            try:
                self.looked.good += reader.check(number, line)
            except Fault as fault:
                self.looked.take(fault)
        self.looked.end()

    def _check_rest(self, reader: Reader, good: int, bad: int, fault: Fault) -> None:
        """Raise a fault that only a look at the labels shows, once the lines below it were looked at as well."""
        self.looked.good = good
        self.looked.take(fault)
        for number, line in islice(self._lines(begun=False), bad, None):
            try:
                self.looked.good += reader.record(number, line) is not None
            except Fault as another:
                self.looked.take(another)
        self.looked.end()

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
        hidden = hidden_remark(shape.sheets, {shape.sheet, *(one.sheet for one in wanted)})
        return self._stepping(_remarked(self._sheets(wanted), hidden))

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


def _remarked(found: Iterator[Found], remark: Fault | None) -> Iterator[Found]:
    """Yield what is found; the first says what is to be said of all of it."""
    for one in found:
        yield one if remark is None else replace(one, remarks=(remark, *one.remarks))
        remark = None


def _is_utf8_head(head: bytes) -> bool:
    """Whether the beginning of a file, which may end inside a letter, is UTF-8."""
    return encodings.is_utf8(head) or any(encodings.is_utf8(head[:-cut]) for cut in (1, 2, 3) if len(head) == _HEAD)
