"""Planning an import: everything is read and checked into a staging file, and what becomes of it is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotator import paths
from annotator.domain.columns import Choices
from annotator.formats import sniffing
from annotator.services import files
from annotator.services.importing.choices import ImportChoices, Place
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.planner import Planner
from annotator.services.importing.questions import ColumnsQuestion, Question
from annotator.services.jobs import Cancelled, Progress, never, unheard
from annotator.store.files import is_same
from annotator.store.project import Project
from annotator.store.staging import Staging

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
    passed: list[Path] = []
    found, failures = files.find(wanted, passed)
    named = {path for path in wanted if path == project.path}
    found = [path for path in found if path in named or not is_same(path, project.path)]
    planned = _empty(project, wanted, choices)
    planned.passed += map(Place, passed)
    with Planner(project, planned, found, progress, cancelled) as planner:
        for failure in failures:
            planner.failed(Place(failure.path), failure.error)
        for path in found:
            planner.file(path)
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
    """Plan an article that was pasted: of `html` where that holds one, else of `text`. Raises Stopped."""
    planned = _empty(project, (), choices)
    with Planner(project, planned, (), progress, cancelled) as planner:
        if not (html and planner.content(PASTED, html.encode(errors="replace"), sniffing.HTML, must=not text)):
            planner.content(PASTED, text.encode(errors="replace"), sniffing.TEXT)
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

    Only the files that asked are read again, and those whose bad lines are left out now, unless the choices are others
    for what was read: then all of them. Raises Stopped; then the plan that was given is as it was.
    """
    if _changes(planned, choices):
        made = plan(project, planned.sources, choices=choices, progress=progress, cancelled=cancelled)
        planned.close()
        return made
    before = planned.kept()
    asking = {question.place for question in planned.open_questions}
    asking |= choices.skip_bad_in - planned.choices.skip_bad_in
    planned.choices = choices
    order = {fate.place: number for number, fate in enumerate(planned.files)}
    planned.forget(asking)
    again = list(dict.fromkeys(place.path for place in order if place in asking))
    with Planner(project, planned, again, progress, cancelled, before=before) as planner:
        for path in again:
            members = {place.member for place in asking if place.path == path}
            planner.file(path, members)
    planned.files.sort(key=lambda fate: order.get(fate.place, len(order)))
    planned.entries.sort(key=lambda entry: order.get(entry.place, len(order)))
    return planned


def _changes(planned: ImportPlan, choices: ImportChoices) -> bool:
    """Whether what was read would be read otherwise with other choices."""
    before = planned.choices
    reading = ("skip_bad", "propose", "taken_as")
    if any(getattr(before, name) != getattr(choices, name) for name in reading) or not planned.sources:
        return True
    if before.skip_bad_in - choices.skip_bad_in:
        return True
    closed = [question for question in planned.questions if question.answered]
    return any(
        before.files.get(question.place) != choices.files.get(question.place)
        or _of_columns(before, question) != _of_columns(choices, question)
        or (not before.files.get(question.place) and before.encoding != choices.encoding)
        for question in closed
    )


def _of_columns(choices: ImportChoices, question: Question) -> Choices | None:
    return choices.columns.get(question.names) if isinstance(question, ColumnsQuestion) else None


def _empty(project: Project, sources: tuple[Path, ...], choices: ImportChoices) -> ImportPlan:
    staging = Staging(paths.state_dir() / "staging")
    return ImportPlan(staging=staging, project=project.path, sources=sources, choices=choices)
