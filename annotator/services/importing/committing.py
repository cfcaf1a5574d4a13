"""Committing an import: the last choices are applied to what was staged, and one transaction takes it in."""

from __future__ import annotations

from annotator.services.importing import entries as fates
from annotator.services.importing.choices import SKIP, ImportChoices
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.report import ImportReport, reported
from annotator.services.jobs import Cancelled, Progress, never, unheard
from annotator.services.near_duplicates import ENGINE
from annotator.store import staged
from annotator.store.facts import Counts
from annotator.store.project import Project
from annotator.store.watching import Watch


def commit(
    project: Project,
    planned: ImportPlan,
    *,
    choices: ImportChoices | None = None,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> ImportReport:
    """Write what was planned, after a backup, in one transaction, and close the plan.

    Raises ProjectError, and Stopped where it was cancelled before the transaction ended; then nothing has changed.
    `choices` given now say which zones come in as accepted, what becomes of near duplicates, and whether labels are
    replaced; the others were for reading.
    """
    try:
        wanted = choices or planned.choices
        gone = _trimmed(planned, wanted)
        counts = Counts()
        sketches = planned.near.worked_out if planned.near is not None else {}
        planned.near = None  # of 100,000 articles it has 70 MB, and writing needs room of its own
        if planned.found.staged > len(gone):
            counts = project.commit_staging(
                planned.staging,
                name="import",
                source_sha256=planned.source_sha256,
                replaces=wanted.replace,
                watch=Watch(lambda done, total: progress(done, total, ""), cancelled),
            )
            if sketches:
                project.keep_sketches(ENGINE, sketches.items())
        return reported(planned, counts, gone)
    finally:
        planned.close()


def left_out(planned: ImportPlan, choices: ImportChoices | None = None) -> frozenset[str]:
    """Return the ids of the near duplicates that the choices leave out."""
    wanted = choices or planned.choices
    near = (entry.article_id for entry in planned.entries if entry.outcome == fates.NEAR)
    return frozenset(one for one in near if wanted.near.get(one, wanted.near_others) == SKIP)


def _trimmed(planned: ImportPlan, choices: ImportChoices) -> frozenset[str]:
    """Apply the last choices to the staging; return the ids of the articles that were left out."""
    path = planned.staging.finish()
    if choices.accept_zones is not None:
        staged.accept(path, choices.accept_zones)
    unwanted = left_out(planned, choices)
    return staged.leave_out(path, unwanted) if unwanted else unwanted
