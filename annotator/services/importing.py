"""Importing: read and check everything into a staging file, show what would happen, then write it in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.printing import TITLE, on_one_line
from annotator.domain.record import LabelledRecord
from annotator.domain.work import ANNOTATOR, Annotator, same_name
from annotator.formats.fault import Fault
from annotator.formats.jsonl_reading import Reader, lines
from annotator.formats.text import headline, read_article
from annotator.services import files
from annotator.services.files import Failure
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store.facts import Counts
from annotator.store.project import Project
from annotator.store.staging import Staging

_LINES_A_STEP = 50


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A text that the project has already, or an earlier file of the import. Labels that come with it are taken."""

    path: Path
    line: int
    title: str

    def __str__(self) -> str:
        line = f"line {self.line}: " if self.line else ""
        return f"{on_one_line(self.path)}: {line}already there: {on_one_line(self.title, TITLE)}"


@dataclass(slots=True, kw_only=True)
class Found:
    """What files hold: counts, and ids and names where the same may come again."""

    articles: dict[str, str] = field(default_factory=dict)
    """Articles that the project does not have: id to title, in the order they were found."""
    known: set[str] = field(default_factory=set)
    """Ids of articles that it has."""
    annotators: set[str] = field(default_factory=set)
    """Names of those whose labels were found."""
    spans: int = 0
    """Spans that the project does not have, nor one of that annotator's with their extent and label."""
    links: int = 0
    """Links that it does not have."""
    odd_links: int = 0
    """Links between labels that their type does not tie; they are taken as they are."""
    namesakes: dict[str, str] = field(default_factory=dict)
    """Annotators who are not in the project, by id, whose name somebody in it has."""
    staged: int = 0
    """Records that are waiting to be written."""
    duplicates: list[Duplicate] = field(default_factory=list)

    def take(self, other: Found) -> None:
        """Add what another file holds."""
        self.articles |= other.articles
        self.known |= other.known
        self.annotators |= other.annotators
        self.spans += other.spans
        self.links += other.links
        self.odd_links += other.odd_links
        self.namesakes |= other.namesakes
        self.staged += other.staged
        self.duplicates += other.duplicates


@dataclass(slots=True, kw_only=True)
class ImportPlan:
    """What an import would do; nothing is written before `commit`. `close` it when it is no longer wanted."""

    staging: Staging
    files: int
    found: Found = field(default_factory=Found)
    failures: list[Failure] = field(default_factory=list)
    source_sha256: str = ""
    """Stands for the content of all files that came in."""

    def close(self) -> None:
        """Delete what was staged."""
        self.staging.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did. `counts` tells by kind of row what was added, was there, or was there otherwise."""

    counts: Counts
    found: Found
    failures: list[Failure]


def plan(
    project: Project,
    sources: Iterable[Path],
    *,
    taken_as: Annotator | None = None,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> ImportPlan:
    """Read and check text and labelled files and folders of them; progress is in bytes.

    With `taken_as`, somebody in the project, labels that come without an annotator's id are theirs, whatever name
    stands there, as long as a file names one. A file comes in whole or, with one fault in it, not at all; the others
    are not touched by that. Raises Stopped where it was cancelled.
    """
    found, failures = files.find(sources)
    staging = Staging(paths.state_dir() / "staging")
    try:
        planner = _Planner(project, staging, found, progress, cancelled)
        planner.taken_as = taken_as
        planner.result.failures += failures
        for path in found:
            planner.file(path)
        planner.result.source_sha256 = planner.digest.hexdigest()
        staging.finish()  # in the thread that filled it; another one may commit
    except BaseException:
        staging.close()
        raise
    return planner.result


def commit(project: Project, planned: ImportPlan) -> ImportReport:
    """Write what was planned, after a backup, in one transaction, and close the plan. Raises ProjectError."""
    try:
        counts = Counts()
        if planned.found.staged:
            counts = project.commit_staging(planned.staging, name="import", source_sha256=planned.source_sha256)
        return ImportReport(counts=counts, found=planned.found, failures=planned.failures)
    finally:
        planned.close()


class _Planner:
    """Reads file after file into the staging; `result` grows by what came in whole."""

    def __init__(
        self, project: Project, staging: Staging, found: list[Path], progress: Progress, cancelled: Cancelled
    ) -> None:
        self.result = ImportPlan(staging=staging, files=len(found))
        self.digest = hashlib.sha256()
        self._project, self._scheme = project, project.scheme
        self._there = {row.id for row in project.article_rows("")}
        people = [person for person in project.annotators() if person.role == ANNOTATOR]
        self._people = {person.id for person in people}
        self._names = {same_name(person.name) for person in people}
        self.taken_as: Annotator | None = None
        self._progress, self._cancelled = progress, cancelled
        self._done = 0
        self._total = sum(_size(path) for path in found)

    def file(self, path: Path) -> None:
        """Read one file; a fault in it becomes a failure. Raises Stopped."""
        part, before, digest = Found(), self._done, self.digest.copy()
        read = self._labelled if path.suffix.lower() == files.LABELLED else self._text
        try:
            with self.result.staging.savepoint():
                read(path, part)
        except Fault as fault:
            self.result.failures.append(Failure(path, fault))
            self.digest = digest
        except OSError as error:
            self.result.failures.append(Failure(path, files.unreadable(error)))
            self.digest = digest
        else:
            self.result.found.take(part)
        self._done = before
        self._step(_size(path), path)

    def _step(self, size: int, path: Path) -> None:
        stop_if(self._cancelled)
        self._done += size
        self._progress(self._done, self._total, path.name)

    def _text(self, path: Path, part: Found) -> None:
        article = read_article(path)
        self.digest.update(article.raw_sha256.encode())
        self._stage(LabelledRecord(article=article), path, 0, part)

    def _labelled(self, path: Path, part: Found) -> None:
        reader, waiting = Reader(self._scheme, taken_as=self.taken_as), 0
        for number, line in lines(path):
            self.digest.update(line)
            record = reader.record(number, line)
            if record is not None:
                self._stage(record, path, number, part)
            waiting += len(line)
            if number % _LINES_A_STEP == 0:
                self._step(waiting, path)
                waiting = 0
        if not part.articles and not part.known:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there are no records in it"))
        part.odd_links = reader.odd_links

    def _stage(self, record: LabelledRecord, path: Path, line: int, part: Found) -> None:
        """Count a record and stage it, unless it is a text alone that is there already."""
        article = record.article
        there = article.id in self._there
        seen = article.id in part.articles or article.id in self.result.found.articles
        reported = article.id in part.known or article.id in self.result.found.known
        title = article.title.strip() or headline(article.text)
        if (there and not reported) or (record.annotator is None and (there or seen)):
            part.duplicates.append(Duplicate(path, line, title))
        if there:
            part.known.add(article.id)
        else:
            part.articles.setdefault(article.id, title)
        if record.annotator is None and (there or seen):
            return
        self.result.staging.add(record)
        part.staged += 1
        if record.annotator is not None:
            self._count(record, record.annotator.id if there else "", part)
            self._person(record.annotator, part)

    def _person(self, person: Annotator, part: Found) -> None:
        part.annotators.add(person.name)
        if person.role == ANNOTATOR and person.id not in self._people and same_name(person.name) in self._names:
            part.namesakes[person.id] = person.name

    def _count(self, record: LabelledRecord, viewer: str, part: Found) -> None:
        """Count what is new of a record's spans and links; all are where `viewer` is empty."""
        marks = self._project.marks(record.article.id, viewer) if viewer else []
        ids, places = {mark.id for mark in marks}, {(mark.start, mark.end, mark.label) for mark in marks}
        links = {link.id for link in self._project.links(record.article.id, viewer)} if viewer else set()
        part.spans += sum(
            span.id not in ids and (span.start, span.end, span.label) not in places for span in record.spans
        )
        part.links += sum(link.id not in links for link in record.links)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
