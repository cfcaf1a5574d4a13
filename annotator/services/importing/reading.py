"""A file to what is in it, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.jsonl_reading import Reader, lines
from annotator.formats.text import read_article
from annotator.services import files
from annotator.services.importing.choices import ImportChoices, Place

_LINES_A_STEP = 50
Step = Callable[[int], None]
"""Told how many bytes more were read."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """How one file is read, and what was noticed beside its records."""

    place: Place
    scheme: Scheme
    choices: ImportChoices
    step: Step
    bad: list[Fault] = field(default_factory=list)
    """Lines that were left out."""
    odd_links: int = 0
    kind: str = ""
    """What it is read as, once that is known."""

    def found(self) -> Iterator[Found]:
        """Yield what is in the file. Raises Fault, OSError."""
        self.kind = "labelled" if self.place.path.suffix.lower() == files.LABELLED else "text"
        read = self._labelled if self.place.path.suffix.lower() == files.LABELLED else self._text
        yield from read(self.place.path)

    def _text(self, path: Path) -> Iterator[Found]:
        yield Found(record=LabelledRecord(article=read_article(path)))

    def _labelled(self, path: Path) -> Iterator[Found]:
        reader, waiting, count = Reader(self.scheme, taken_as=self.choices.taken_as), 0, 0
        for number, line in lines(path):
            record = self._record(reader, number, line)
            if record is not None:
                count += 1
                yield Found(record=record, line=number)
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
