"""Planning an import: everything is read and checked into a staging file, and what becomes of it is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.record import LabelledRecord
from annotator.domain.work import owner_of
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.text import article_of
from annotator.services import files
from annotator.services.files import Failure
from annotator.services.importing import entries as fates
from annotator.services.importing.choices import ImportChoices, Place
from annotator.services.importing.differences import differences
from annotator.services.importing.entries import Entry, FileFate
from annotator.services.importing.one_file import Into, OneFile
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.questions import Asks, Question, asks_for
from annotator.services.importing.reading import Reading
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store.project import Project
from annotator.store.staging import Staging

_FOREIGN = QT_TRANSLATE_NOOP(
    "errors",
    "This project was made of a handout for {name}: articles and people that come in here are no part of it, and the"
    " lead does not get them with the bundle.",
)
_NO_CHOICES = ImportChoices()
PASTED = Place(Path())
"""Stands for what was pasted."""


def plan(
    project: Project,
    sources: Iterable[Path],
    *,
    choices: ImportChoices = _NO_CHOICES,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> ImportPlan:
    """Read and check files and folders of them; progress is in bytes, those of slow kinds counted several times.

    A file comes in whole or, with one fault in it, not at all, unless the choices say that its bad lines are left
    out; the others are not touched by that. Raises Stopped where it was cancelled; then nothing is left behind.
    """
    wanted = tuple(sources)
    found, failures = files.find(wanted)
    planned = _empty(project, wanted, choices)
    try:
        planner = _Planner(project, planned, found, progress, cancelled)
        for failure in failures:
            planner.failed(Place(failure.path), failure.error)
        for path in found:
            planner.file(Place(path))
        planner.finish()
    except BaseException:
        planned.close()
        raise
    return planned


def plan_pasted(
    project: Project,
    *,
    text: str = "",
    html: str = "",
    choices: ImportChoices = _NO_CHOICES,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> ImportPlan:
    """Plan an article that was pasted: of `html` where it holds one, else of `text`. Raises Stopped."""
    del html
    planned = _empty(project, (), choices)
    try:
        planner = _Planner(project, planned, [], progress, cancelled)
        planner.pasted(text)
        planner.finish()
    except BaseException:
        planned.close()
        raise
    return planned


def answered(
    project: Project,
    planned: ImportPlan,
    choices: ImportChoices,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> ImportPlan:
    """Return the plan with more questions answered; the one that was given is no longer good.

    Only the files that asked are read again, unless the choices are others for what was read. Raises Stopped; then
    the plan is closed.
    """
    planned.close()
    return plan(project, planned.sources, choices=choices, progress=progress, cancelled=cancelled)


def _empty(project: Project, sources: tuple[Path, ...], choices: ImportChoices) -> ImportPlan:
    staging = Staging(paths.state_dir() / "staging")
    return ImportPlan(staging=staging, project=project.path, sources=sources, choices=choices)


class _Planner:
    """Reads file after file into the staging; the plan grows by what came in whole."""

    def __init__(
        self, project: Project, planned: ImportPlan, found: list[Path], progress: Progress, cancelled: Cancelled
    ) -> None:
        self._project, self._plan = project, planned
        self._into = Into(project, planned)
        self._digest = hashlib.sha256()
        self._progress, self._cancelled = progress, cancelled
        self._done, self._name = 0, ""
        self._total = sum(_size(path) for path in found)

    def file(self, place: Place) -> None:
        """Read one file; a fault in it becomes a failure, and what it needs to be told a question. Raises Stopped."""
        before, self._name = self._done, place.path.name
        reading = Reading(place=place, scheme=self._project.scheme, choices=self._plan.choices, step=self._step)
        try:
            self._take(reading)
        except Asks as asks:
            self._asks(place, reading.kind, asks.question)
        except Fault as fault:
            self.failed(place, fault, reading.kind)
        except OSError as error:
            self.failed(place, files.unreadable(error), reading.kind)
        self._done = before
        self._step(_size(place.path))

    def pasted(self, text: str) -> None:
        """Take a text that was pasted."""
        one = OneFile(self._into, PASTED)
        try:
            with self._plan.staging.savepoint():
                one.take(Found(record=LabelledRecord(article=article_of(text.encode(errors="surrogatepass")))))
        except Fault as fault:
            self.failed(PASTED, fault)
        else:
            self._add(one, "")

    def failed(self, place: Place, error: UserError, kind: str = "") -> None:
        """Note that a file cannot be used."""
        self._plan.failures.append(Failure(place.path, error))
        self._plan.entries.append(_failed(place, error))
        fate = FileFate(place=place, outcome=fates.FILE_FAILED, kind=kind, articles={fates.FAILED: 1}, why=error)
        self._plan.files.append(fate)

    def finish(self) -> None:
        """Close the staging, in the thread that filled it, and say what is to be said of it all."""
        planned, project = self._plan, self._project
        planned.source_sha256 = self._digest.hexdigest()
        staging = planned.staging.finish()
        if planned.found.known:
            planned.differences, planned.differing = differences(project, staging)
        owner = owner_of(project.annotators(), project.lead)
        if owner is not None and (planned.found.articles or planned.found.annotators - {owner.name}):
            planned.warnings.append(UserError(_FOREIGN, name=on_one_line(owner.name, NAME)))

    def _take(self, reading: Reading) -> None:
        """Take what is in a file, whole or not at all. Raises Fault, OSError, Asks, Stopped."""
        one, digest = OneFile(self._into, reading.place), hashlib.sha256()
        with self._plan.staging.savepoint():
            for found in reading.found():
                digest.update(found.record.article.sha256.encode())
                one.take(found)
        one.tally.odd_links = reading.odd_links
        self._digest.update(digest.digest())
        for fault in reading.bad:
            self._plan.failures.append(Failure(reading.place.path, fault))
            one.entries.append(_failed(reading.place, fault))
        self._add(one, reading.kind)

    def _add(self, one: OneFile, kind: str) -> None:
        self._plan.entries += one.entries
        self._plan.found.take(one.tally)
        self._plan.files.append(one.fate(kind))

    def _asks(self, place: Place, kind: str, question: Question) -> None:
        """Note that a file has to be told something before it can be read."""
        self._plan.questions.append(question)
        why = asks_for(question)
        self._plan.entries.append(Entry(place=place, outcome=fates.ASKS, why=why))
        self._plan.files.append(
            FileFate(place=place, outcome=fates.ASKED, kind=kind, articles={fates.ASKS: 1}, why=why)
        )

    def _step(self, size: int) -> None:
        stop_if(self._cancelled)
        self._done += size
        self._progress(self._done, self._total, self._name)


def _failed(place: Place, error: UserError) -> Entry:
    return Entry(place=place, line=fates.line_of(error), outcome=fates.FAILED, why=error)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
