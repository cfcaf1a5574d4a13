"""What an import did, to be read, printed and saved: every file and article with what became of it and why."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import on_one_line
from annotator.formats.sniffing import ZIP
from annotator.services.exporting import replaced
from annotator.services.files import Failure
from annotator.services.importing import entries as fates
from annotator.services.importing.choices import Place
from annotator.services.importing.entries import Difference, Entry, FileFate
from annotator.services.importing.one_file import fate_of
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.questions import Question
from annotator.services.importing.tally import Tally
from annotator.store.facts import Counts
from annotator.store.files import is_same

SUFFIXES = (".txt", ".csv", ".json")
"""What a report can be saved as."""
_REMARK, _PASSED = "remark", "passed"
_COLUMNS = ("file", "member", "sheet", "line", "outcome", "title", "why")
_ENDINGS = QT_TRANSLATE_NOOP("errors", "A report is saved as {endings}, by the ending of its name.")
_IMPORTED = QT_TRANSLATE_NOOP("errors", "{path} is one of the files that were read; choose another name.")
_REFUSED = QT_TRANSLATE_NOOP(
    "errors", "The report cannot be written to {path} ({reason}); choose another place. Nothing was imported."
)
_LEFT_OUT = QT_TRANSLATE_NOOP("errors", "left out: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did. `counts` tells by kind of row what was added, was there, or was there otherwise."""

    counts: Counts
    found: Tally
    failures: list[Failure]
    entries: list[Entry] = field(default_factory=list)
    files: list[FileFate] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    """What was asked and not answered: these files did not come in."""
    differences: list[Difference] = field(default_factory=list)
    warnings: list[UserError] = field(default_factory=list)
    passed: list[Place] = field(default_factory=list)
    """Files that never are articles, such as pictures, and hidden ones: they were not opened."""
    sources: tuple[Path, ...] = ()
    """What was imported: folders and files."""

    def lines(self) -> list[str]:
        """Return a line for each article, and for each file without one, after what is said of all of them."""
        said = [_summary(self), *map(str, self.warnings)]
        for entry in self.entries:
            said += [f"{entry.outcome}\t{entry}", *(f"{_REMARK}\t{remark}" for remark in entry.remarked)]
        return [*said, *(f"{_PASSED}\t{_named(place)}" for place in self.passed)]

    @property
    def failed_files(self) -> int:
        """How many files, and files in archives, did not come in for a fault."""
        return sum(one.outcome == fates.FILE_FAILED for one in _counted(self.files))

    @property
    def left_out_lines(self) -> int:
        """How many bad lines and rows were left out of files that came in."""
        places = {one.place for one in self.files if one.outcome == fates.FILE_FAILED}
        return sum(entry.outcome == fates.FAILED and entry.place not in places for entry in self.entries)

    def as_json(self) -> dict[str, Any]:
        """Return everything as data."""
        return {
            "added": self.counts.added,
            "present": self.counts.present,
            "differing": self.counts.differing,
            "replaced": self.counts.replaced,
            "files": [_file_json(one) for one in self.files],
            "articles": [dict(zip(_COLUMNS, row, strict=True)) for row in self._rows()],
            "passed": [_named(place) for place in self.passed],
            "differences": [asdict(one) for one in self.differences],
            "warnings": [str(one) for one in self.warnings],
        }

    def save(self, path: Path) -> None:
        """Write the report as its ending says: .txt, .csv or .json. Raises UserError."""
        if any(is_same(path, entry.place.path) for entry in self.entries):
            raise UserError(_IMPORTED, path=path)
        with replaced(path) as file:
            # A name of a file may hold bytes that are no text: as escapes they can be written.
            file.write(self.text(path.suffix.lower()).encode(errors="backslashreplace"))

    def text(self, suffix: str) -> str:
        """Return the report as a file of that ending holds it. Raises UserError for another ending."""
        if suffix == ".json":
            return json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n"
        if suffix == ".csv":
            table = io.StringIO()
            csv.writer(table).writerows([_COLUMNS, *self._rows()])
            return "\ufeff" + table.getvalue()  # Excel takes it for another encoding without the mark
        if suffix == ".txt":
            return "".join(f"{line}\n" for line in self.lines())
        raise UserError(_ENDINGS, endings=", ".join(SUFFIXES))

    def _rows(self) -> Iterator[tuple[str | int, ...]]:
        for entry in self.entries:
            why = "; ".join(map(str, [*([entry.why] if entry.why is not None else []), *entry.remarks]))
            yield str(entry.place.path), entry.place.member, entry.sheet, entry.line, entry.outcome, entry.title, why
        for place in self.passed:
            yield str(place.path), place.member, "", 0, _PASSED, "", ""


def check_place(path: Path) -> None:
    """Raise UserError where a report cannot be saved there: by the ending of its name, or as the system refuses it."""
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(_ENDINGS, endings=", ".join(SUFFIXES))
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not path.exists():
            with TemporaryFile(dir=Path(os.path.realpath(path)).parent):
                pass
        elif not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise UserError(_REFUSED, path=path, reason=error.strerror or error) from error


def _named(place: Place) -> str:
    return ": ".join(on_one_line(part) for part in place if str(part))


def _summary(report: ImportReport) -> str:
    counts = dict.fromkeys((fates.ADDED, fates.FILE_SKIPPED, fates.FILE_FAILED, fates.ASKED), 0)
    for one in _counted(report.files):
        counts[one.outcome] += 1
    return ", ".join(f"{outcome}: {number}" for outcome, number in counts.items())


def _counted(files: Iterable[FileFate]) -> Iterator[FileFate]:
    """Yield what counts as a file: what is in an archive one by one, and not the archive itself."""
    return (one for one in files if one.kind != ZIP or one.why is not None)


def _file_json(one: FileFate) -> dict[str, Any]:
    why = {"why": str(one.why)} if one.why is not None else {}
    member = {"member": one.place.member} if one.place.member else {}
    lines = {"good_lines": one.good_lines, "bad_lines": one.bad_lines} if one.bad_lines else {}
    return {"file": str(one.place.path), **member, "outcome": one.outcome, "articles": one.articles, **why, **lines}


def reported(planned: ImportPlan, counts: Counts, left_out: Collection[str]) -> ImportReport:
    """Return the report of a plan that was written without some near duplicates."""
    entries = [_final(entry) if entry.article_id in left_out else entry for entry in planned.entries]
    touched = {entry.place for entry in entries if entry.outcome == fates.SKIPPED}
    return ImportReport(
        counts=counts,
        found=planned.found,
        failures=planned.failures,
        entries=entries,
        files=[_again(one, entries) if one.place in touched else one for one in planned.files],
        questions=planned.open_questions,
        differences=planned.differences,
        warnings=planned.warnings,
        passed=planned.passed,
        sources=planned.sources,
    )


def _final(entry: Entry) -> Entry:
    if entry.outcome != fates.NEAR:
        return entry
    return replace(entry, outcome=fates.SKIPPED, why=UserError(_LEFT_OUT, why=entry.why))


def _again(one: FileFate, entries: list[Entry]) -> FileFate:
    return fate_of(one.place, one.kind, [entry for entry in entries if entry.place == one.place])
