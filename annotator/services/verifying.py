"""Verifying an export: does every line keep the contract, down to the order of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from annotator.domain.checking import check_link, check_span
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.span import reading_order
from annotator.formats.fault import Fault
from annotator.formats.jsonl import UNTIED, file_order, zone_order
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.services import creating
from annotator.services.files import Failure, unreadable
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard

Row = TypeVar("Row")

KEPT = 1_000
"""Problems that are kept, the others are counted."""
_TRIED = 10
"""Lines after which a file of which none is a record is no labelled JSONL."""
_NO_RECORDS = QT_TRANSLATE_NOOP(
    "errors", "none of the first {lines} lines is a record: this is no labelled JSONL, and nothing more of it was read"
)


@dataclass(slots=True, kw_only=True)
class VerifyReport:
    """What was counted in the good lines, and what is wrong. `records` are lines: articles times annotators.

    Of the problems the first KEPT are there, and how many more were found.
    """

    records: int = 0
    articles: int = 0
    spans: int = 0
    links: int = 0
    problems: list[Failure] = field(default_factory=list)
    more: int = 0

    def add(self, problem: Failure) -> None:
        """Keep a problem, or count it where there are many."""
        if len(self.problems) < KEPT:
            self.problems.append(problem)
        else:
            self.more += 1


def verify(path: Path, *, progress: Progress = unheard, cancelled: Cancelled = never) -> VerifyReport:
    """Check every line of a labelled JSONL as an export writes it; progress is in bytes.

    A file whose first lines are no records is read no further. Checked are keys and their order, types, ids, hashes,
    offsets, quotes, link ends and sorting; labels, attributes and link types where a line was made under the scheme
    that ships. Raises Stopped where it was cancelled.
    """
    report = VerifyReport()
    checker = _Checker(creating.shipped_scheme(), report)
    try:
        done, total = 0, path.stat().st_size
        for number, line in lines(path):
            stop_if(cancelled)
            for fault in checker.faults(number, line):
                report.add(Failure(path, fault.on(number)))
            done += len(line)
            progress(done, total, path.name)
            if number >= _TRIED and not report.records:
                raise Fault(_NO_RECORDS, lines=number)
    except Fault as fault:
        report.add(Failure(path, fault))
    except OSError as error:
        report.add(Failure(path, unreadable(error)))
    return report


class _Checker:
    def __init__(self, shipped: Scheme, report: VerifyReport) -> None:
        self._shipped, self._shipped_sha256 = shipped, shipped.sha256
        self._reader = Reader(None, complete=True)
        self._report = report
        self._articles: set[str] = set()
        self._last = ("", "")

    def faults(self, number: int, line: bytes) -> Iterator[Fault]:
        """Yield what is wrong with a line, and count it."""
        try:
            record = self._reader.record(number, line)
        except Fault as fault:
            yield fault
            return
        if record is None:
            yield Fault(QT_TRANSLATE_NOOP("errors", "the line is blank"))
            return
        place = (record.article.id, record.annotator.id if record.annotator else "")
        if place < self._last:
            yield Fault(QT_TRANSLATE_NOOP("errors", "the line is out of order: sorted by id, then annotator_id"))
        self._report.records += 1
        self._articles.add(record.article.id)
        self._report.articles = len(self._articles)
        self._report.spans += len(record.spans)
        self._report.links += len(record.links)
        self._last = place
        yield from _order(record)
        if record.scheme.sha256 == self._shipped_sha256:
            yield from _rules(self._shipped, record)


def _order(record: LabelledRecord) -> Iterator[Fault]:
    yield from _sorted(record.zones, zone_order, "zones", "start, -end, kind")
    yield from _sorted(record.spans, reading_order, "spans", "start, -end, label, id")
    yield from _sorted(record.links, file_order, "links", "type, from, to, id")


def _sorted(rows: Sequence[Row], key: Callable[[Row], tuple[int | str, ...]], name: str, by: str) -> Iterator[Fault]:
    keys = [key(row) for row in rows]
    if keys != sorted(keys):
        yield Fault(QT_TRANSLATE_NOOP("errors", "they are not sorted by ({keys})"), keys=by).inside(name)


def _rules(scheme: Scheme, record: LabelledRecord) -> Iterator[Fault]:
    spans = {span.id: span for span in record.spans}
    for at, span in enumerate(record.spans):
        try:
            check_span(scheme, record.article.text, span)
        except RecordError as error:
            yield Fault.of(error, f"spans[{at}]")
    for at, link in enumerate(record.links):
        if link.extra.get(UNTIED) is True:
            continue
        try:
            check_link(scheme, link, spans[link.source_id], spans[link.target_id])
        except RecordError as error:
            yield Fault.of(error, f"links[{at}]")
