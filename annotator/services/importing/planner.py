"""Reads file after file into the staging of a plan; the plan grows by what came in whole."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.work import owner_of
from annotator.formats import archive, sniffing
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.services import files
from annotator.services.files import Failure
from annotator.services.importing import entries as fates
from annotator.services.importing.choices import Place
from annotator.services.importing.differences import differences
from annotator.services.importing.entries import Entry, FileFate
from annotator.services.importing.looked import Looked
from annotator.services.importing.one_file import Into, OneFile, archive_fate
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.questions import Asks, Question, asks_for
from annotator.services.importing.reading import Reading
from annotator.services.importing.remarks import remarks_on
from annotator.services.jobs import Cancelled, Progress, stop_if
from annotator.services.reading_apart import Readers
from annotator.store import descriptors
from annotator.store.project import Project

_FOREIGN = QT_TRANSLATE_NOOP(
    "errors",
    "This project was made of a handout for {name}: what is imported here is no part of it, and the lead does not get"
    " it with the bundle.",
)
_EMPTY = QT_TRANSLATE_NOOP("errors", "there is no file in this archive that can be imported")
_BROKE = QT_TRANSLATE_NOOP("errors", "the reader failed on it; the file may be damaged")
# How much longer a byte takes than one of labelled lines: measured, and only for the time that is left.
_WEIGHTS = {".jsonl": 1, ".txt": 25, ".pdf": 5, ".docx": 10, ".mhtml": 5, ".mht": 5, ".zip": 40}
_OTHERS = 20

_log = logging.getLogger(__name__)


class Planner:
    """As a context manager: the plan is ready when it ends.

    Where it ends in an exception, the plan is closed, or again what it was `before`, while nothing was taken into it.
    """

    def __init__(
        self,
        project: Project,
        planned: ImportPlan,
        found: Sequence[Path],
        progress: Progress,
        cancelled: Cancelled,
        *,
        before: ImportPlan | None = None,
    ) -> None:
        self._project, self._plan, self._before = project, planned, before
        self._progress, self._cancelled = progress, cancelled
        self._digest = hashlib.sha256(planned.source_sha256.encode())
        self._done, self._name, self._weight = 0, "", 1
        self._total = sum(_size(path) * _weight(path) for path in found)

    def __enter__(self) -> Self:
        """Begin, or go on with a plan that was ready."""
        try:
            self._plan.staging.reopen()
            self._into = Into(self._project, self._plan, lambda: self._step(0))
            self._readers = Readers(cancelled=self._cancelled)
        except BaseException:
            self._give_up()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the staging, in the thread that filled it, and say what is to be said of it all."""
        self._readers.close()
        if error is not None:
            self._give_up()
            return
        try:
            self._finish()
        except BaseException:
            self._plan.close()
            raise

    def _give_up(self) -> None:
        if self._before is None:
            self._plan.close()
        else:
            self._plan.restore(self._before)

    def _finish(self) -> None:
        planned, project = self._plan, self._project
        planned.source_sha256 = self._digest.hexdigest()
        staging = planned.staging.finish()
        if planned.found.known:
            planned.differences, planned.differing = differences(project, staging)
        owner = owner_of(project.annotators(), project.lead)
        planned.warnings.clear()
        if owner is not None and (planned.found.articles or planned.found.annotators - {owner.name}):
            planned.warnings.append(UserError(_FOREIGN, name=on_one_line(owner.name, NAME)))
        planned.warnings += remarks_on(planned)

    # What is read

    def file(self, path: Path, members: Collection[str] = ("",)) -> None:
        """Read one file; a fault in it becomes a failure, and what it needs to be told a question. Raises Stopped.

        Of an archive that was read before, only `members` are read.
        """
        before, place = self._done, Place(path)
        self._name, self._weight = path.name, _weight(path)
        try:
            with descriptors.opened(path) as file:
                sniffed = sniffing.sniff_file(file, path.name)
        except OSError as error:
            self.failed(place, files.unreadable(error))
        else:
            if sniffed.kind == sniffing.ZIP and sniffed.fault is None:
                self._archive(path, frozenset(members) - {""})
            else:
                self._sniffed(place, path, sniffed)
        self._done = before
        self._step(_size(path))

    def content(self, place: Place, raw: bytes, kind: str, *, must: bool = True) -> bool:
        """Read what is no file; whether an article came of it. Nothing is said of a fault unless it `must`."""
        count = len(self._plan.entries)
        self._read(place, raw, kind)
        came = all(entry.outcome != fates.FAILED for entry in self._plan.entries[count:])
        if not came and not must:
            self._plan.forget({place})
        return came

    def failed(self, place: Place, error: UserError, kind: str = "", looked: Looked | None = None) -> None:
        """Note that a file cannot be used; `looked` tells how many of its lines could be."""
        if isinstance(error, Fault) and place.member:
            error.of_member(place.member)
        self._plan.failures.append(Failure(place.path, error))
        self._plan.entries.append(_failed(place, error))
        fate = FileFate(place=place, outcome=fates.FILE_FAILED, kind=kind, articles={fates.FAILED: 1}, why=error)
        if looked is not None and looked.good and looked.bad:
            fate.good_lines, fate.bad_lines = looked.good, looked.bad
        self._plan.files.append(fate)

    def _archive(self, path: Path, only: frozenset[str]) -> None:
        """Read what is in an archive, one member after the other."""
        place, first = Place(path), len(self._plan.files)

        def left_out(fault: Fault) -> None:
            if not only:
                self.failed(Place(path, fault.member), fault)

        passed: list[str] = []
        members = cast("Generator[archive.Member]", archive.members(path, bad=left_out, passed=passed.append))
        try:
            with closing(members):
                self._members(path, members, only)
        except Fault as fault:
            self.failed(place, fault, sniffing.ZIP)
        except OSError as error:
            self.failed(place, files.unreadable(error), sniffing.ZIP)
        else:
            if not only:
                self._plan.passed += (Place(path, name) for name in passed)
                self._close_archive(place, self._plan.files[first:])

    def _members(self, path: Path, members: Iterable[archive.Member], only: frozenset[str]) -> None:
        for member in members:
            if not only or member.name in only:
                self._member(path, member)
            self._step(member.packed)

    def _close_archive(self, place: Place, members: Sequence[FileFate]) -> None:
        if members:
            self._plan.files.append(archive_fate(place, members))
        else:
            self.failed(place, Fault(_EMPTY), sniffing.ZIP)

    def _member(self, path: Path, member: archive.Member) -> None:
        place = Place(path, member.name)
        try:
            with member.as_file(self._plan.staging.path.parent) as unpacked:
                with unpacked.open("rb") as file:
                    sniffed = sniffing.sniff_file(file, Path(member.name).name)
                self._sniffed(place, unpacked, sniffed)
        except Fault as fault:
            self.failed(place, fault)
        except OSError as error:
            self.failed(place, files.unreadable(error))

    def _sniffed(self, place: Place, source: Path, sniffed: sniffing.Sniffed) -> None:
        if sniffed.fault is not None:
            self.failed(place, sniffed.fault, sniffed.kind)
        else:
            self._read(place, source, sniffed.kind)

    def _read(self, place: Place, source: Path | bytes, kind: str) -> None:
        reading = Reading(
            place=place,
            source=source,
            kind=kind,
            scheme=self._project.scheme,
            choices=self._plan.choices,
            readers=self._readers,
            step=self._step,
        )
        try:
            self._take(reading)
        except Asks as asks:
            self._asks(place, kind, asks.question)
        except Fault as fault:
            self.failed(place, fault, kind, reading.looked)
        except OSError as error:
            self.failed(place, files.unreadable(error), kind)

    def _take(self, reading: Reading) -> None:
        """Take what is in a file, whole or not at all. Raises Fault, OSError, Asks, Stopped."""
        one, digest = OneFile(self._into, reading.place, reading.kind, lambda: reading.unsaid), hashlib.sha256()
        try:
            with self._plan.staging.savepoint():
                for found in _caught(reading.found()):
                    stop_if(self._cancelled)
                    digest.update(found.record.article.sha256.encode())
                    one.take(found)
        except BaseException:
            self._into.forget(one.tally.articles)
            raise
        one.tally.odd_links = reading.odd_links
        self._digest.update(digest.digest())
        for fault in reading.bad:
            if reading.place.member:
                fault.of_member(reading.place.member)
            self._plan.failures.append(Failure(reading.place.path, fault))
            one.entries.append(_failed(reading.place, fault))
        self._plan.questions += reading.asked
        self._plan.entries += one.entries
        self._plan.found.take(one.tally)
        self._plan.files.append(one.fate())

    def _asks(self, place: Place, kind: str, question: Question) -> None:
        """Note that a file has to be told something before it can be read."""
        why = asks_for(question)
        self._plan.questions.append(question)
        self._plan.entries.append(Entry(place=place, outcome=fates.ASKS, why=why))
        fate = FileFate(place=place, outcome=fates.ASKED, kind=kind, articles={fates.ASKS: 1}, why=why)
        self._plan.files.append(fate)

    def _step(self, size: int) -> None:
        stop_if(self._cancelled)
        self._done += size * self._weight
        self._progress(min(self._done, self._total), self._total, self._name)


def _caught(found: Iterator[Found]) -> Iterator[Found]:
    """Yield what a reader finds; what breaks it is a fault of that file alone, and goes to the log. Raises Fault."""
    while True:
        try:
            one = next(found)
        except StopIteration:
            return
        except (UserError, OSError, Asks):
            raise
        except Exception as error:  # one bad file never stops the others
            _log.exception("A reader has failed")
            raise Fault(_BROKE) from error
        yield one


def _failed(place: Place, error: UserError) -> Entry:
    return Entry(place=place, line=fates.line_of(error), outcome=fates.FAILED, why=error)


def _weight(path: Path) -> int:
    return _WEIGHTS.get(path.suffix.lower(), _OTHERS)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
