"""The command that checks a project file and puts right what can be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.parts import json_option, many, opened, path_argument, print_json, progress, stoppable, viewer_of

if TYPE_CHECKING:
    from annotator.services.soundness import Mended, Report

_ALL = "all"


@click.command()
@click.argument("project", type=path_argument)
@click.option("--repair", "wanted", metavar="KIND|all", default="", help="Put one kind of finding right, or all.")
@json_option
def check(project: Path, wanted: str, *, as_json: bool) -> None:
    """Check a project file: every text, label, link and line of history, and the file itself.

    The check writes nothing, and somebody may be working in the project meanwhile. Each finding says its kind;
    --repair KIND puts that kind right, after a backup, and checks again. What may be right as it is ("history") is not
    part of --repair all: look at both sides of it first. Exit code 0 where the project is sound, 1
    where something was found (after a repair: where something is left), 2 for a wrong use.
    """
    from annotator.services import soundness

    with progress() as shown:
        report = soundness.check(project, shown)
    done: list[Mended] = []
    if wanted:
        done = _repaired(project, report, wanted)
        with progress() as shown:
            report = soundness.check(project, shown)
    report = _seen(project, report)
    if as_json:
        repaired = [{"kind": one.kind, "mended": one.mended, "left": one.left} for one in done]
        print_json({**soundness.account(report), "repaired": repaired})
    else:
        for one in done:
            click.echo(f"{one.kind}: {one.mended} put right, {one.left} left")
        for line in soundness.lines(report):
            click.echo(line)
        if not report.is_sound:
            click.echo(f"{many(len(report.findings), 'finding')} in {report.path}")
    if not report.is_sound:
        raise SystemExit(1)


def _seen(project: Path, report: Report) -> Report:
    """Return what the command line may say: nobody's words to one who annotates blind, or who cannot be known."""
    from annotator.domain.errors import UserError
    from annotator.services import soundness

    try:
        with opened(project) as there:
            viewer, sees_all = viewer_of(there)
    except UserError:  # too damaged to be opened
        viewer, sees_all = "", False
    return report if sees_all else soundness.seen_by(report, viewer)


def _repaired(project: Path, report: Report, wanted: str) -> list[Mended]:
    from annotator.services import soundness
    from annotator.store.soundness.kinds import KINDS

    if wanted not in {*KINDS, _ALL}:
        raise click.UsageError(f"There is no kind {wanted!r} of findings; the check names those of this project.")
    found = [finding.kind for finding in report.findings]
    if wanted != _ALL and wanted in found and wanted not in report.repairable:
        raise click.UsageError(f"{wanted} is not put right here; the check says what to do instead.")
    kinds = report.repaired_by_all if wanted == _ALL else tuple(kind for kind in report.repairable if kind == wanted)
    if not kinds:
        return []
    if not _opens(project):
        if not report.is_ours:
            raise click.ClickException(f"Nothing is written in {project}, because it holds what is not Annotator's.")
        with progress() as shown:
            return [soundness.repair_file(project, kind, progress=shown) for kind in kinds]
    with opened(project) as there, stoppable(there):
        there.begin_writing()
        by, _ = viewer_of(there)
        with progress() as shown:
            return [soundness.repair(there, kind, by=by, progress=shown) for kind in kinds]


def _opens(project: Path) -> bool:
    from annotator.domain.errors import ProjectError

    try:
        with opened(project):
            return True
    except ProjectError:
        return False
