"""The command that brings a damaged project back as far as it can be read."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import json_option, path_argument, print_json, progress

if TYPE_CHECKING:
    from annotator.domain.salvaged import SalvageReport


@click.command()
@click.argument("project", metavar="FILE", type=path_argument)
@click.option("-o", "--out", type=path_argument, metavar="NEW", help="Write the new project there; FILE stays.")
@click.option("--backup", type=path_argument, metavar="FILE", help="Use this backup; else the newest good one.")
@json_option
def salvage(project: Path, *, out: Path | None, backup: Path | None, as_json: bool) -> None:
    """Bring a damaged project back as far as it can be read.

    Rows come from the file itself, from its newest good backup and from its history; the newest state of each counts.
    The damaged file is moved aside and never deleted; the new one takes its name. What came back, and what did not,
    is told and kept beside it. A project with which nothing is wrong is left as it is; with -o it is written anew.
    Exit code 0 where nothing is known to be lost, 1 where something is, 2 for a wrong use.
    """
    from annotator.services import salvaging
    from annotator.services.salvage_wording import as_text

    try:
        with progress() as show:
            report = salvaging.salvage(project, out=out, backup=backup, progress=show)
    except salvaging.NothingWrong as found:
        if as_json:
            print_json({"project": str(project), "sound": True, "whole": True})
        else:
            click.echo(str(found))
        return
    if as_json:
        print_json(_as_json(report))
    else:
        click.echo(as_text(report), nl=False)
    if not report.is_whole:
        raise SystemExit(1)


def _as_json(report: SalvageReport) -> dict[str, Any]:
    return {
        "project": str(report.new),
        "damaged": str(report.moved) if report.moved else None,
        "backup": str(report.backup_path) if report.backup_path else None,
        "other_backup": str(report.other_backup[0]) if report.other_backup else None,
        "backup_made_at": report.backup.isoformat() if report.backup else None,
        "report": str(report.report_file) if report.report_file else None,
        "lost": str(report.lost_file) if report.lost_file else None,
        "sound": report.was_sound,
        "whole": report.is_whole,
        "cut_off": report.is_cut,
        "last_work": str(report.last_work) if report.last_work else None,
        "rows": {
            kind: {
                "file": came.file,
                "backup": came.backup,
                "history": came.history,
                "uncertain": came.uncertain,
                "apart": came.apart,
                "missing": came.missing,
                "at_least": came.is_open,
            }
            for kind, came in report.rows.items()
        },
        "lost_articles": [{"id": one.id, "title": one.title, "labels": one.labels} for one in report.lost_articles],
        "changed_articles": [asdict(one) for one in report.changed],
        "put_right": dict(report.proven),
        "not_taken_back_any_more": report.acts_lost,
        "doubts": [asdict(one) for one in report.doubts],
        "made_up": list(report.made_up),
        "seconds": round(report.seconds, 2),
    }
