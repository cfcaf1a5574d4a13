"""Commands that write files for other people: handouts and bundles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.parts import (
    json_option,
    many,
    opened,
    path_argument,
    print_json,
    progress,
)

if TYPE_CHECKING:
    from annotator.services.bundling import BundleReport


@click.command()
@click.argument("project", type=path_argument)
@click.option("--annotator", required=True, metavar="NAME", help="For whom it is.")
@click.option("-o", "--out", required=True, type=path_argument, help="The file to write; an old one is replaced.")
@json_option
def handout(project: Path, annotator: str, out: Path, as_json: bool) -> None:
    """Write what an annotator is to work on as one file: texts, zones, scheme, guidelines; nobody's labels.

    Opened for the first time it makes a project; merged into that later, it brings it up to date.
    """
    from annotator.services import bundling

    with opened(project) as there, progress() as shown:
        _print_bundle(bundling.handout(there, annotator, out, progress=shown), as_json=as_json)


@click.command()
@click.argument("project", type=path_argument)
@click.option("--annotator", required=True, metavar="NAME", help="Whose work it is.")
@click.option("-o", "--out", required=True, type=path_argument, help="The file to write; an old one is replaced.")
@json_option
def bundle(project: Path, annotator: str, out: Path, as_json: bool) -> None:
    """Write one annotator's work as one file, for the lead to merge."""
    from annotator.services import bundling

    with opened(project) as there, progress() as shown:
        _print_bundle(bundling.bundle(there, annotator, out, progress=shown), as_json=as_json)


def _print_bundle(report: BundleReport, *, as_json: bool) -> None:
    from annotator.domain.printing import NAME, on_one_line

    about = {"path": str(report.path), "kind": report.kind, "annotator": report.annotator, "articles": report.articles}
    if as_json:
        print_json({**about, "spans": report.spans, "links": report.links})
    else:
        labels = f", {many(report.spans, 'span')}, {many(report.links, 'link')}" if report.kind == "bundle" else ""
        if report.kind == "handout" and not report.articles:
            labels = "; nothing is assigned to them"
        whose = "of" if report.kind == "bundle" else "for"
        words = (
            f"{report.kind} {whose} {on_one_line(report.annotator, NAME)}: {many(report.articles, 'article')}{labels}"
        )
        click.echo(f"{report.path}: {words}", err=not report.path.is_file())
