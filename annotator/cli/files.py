"""Commands that make a project, write its labels out and check such files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from annotator.cli.parts import (
    failures_json,
    json_option,
    many,
    opened,
    path_argument,
    print_json,
    progress,
    tell,
    warn_of_place,
)

_SHOWN_PROBLEMS = 20


@click.command()
@click.argument("project", type=path_argument)
@click.option("--annotator", default="", help="Name of the first annotator; your user name where not given.")
@click.option("--name", default="", help="Name of the project; that of the file where not given.")
@click.option("--scheme", type=path_argument, help="A scheme file (TOML) instead of the claims scheme.")
@click.option("--guidelines", type=path_argument, help="A text file with guidelines instead of those that ship.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of the guidelines that ship.")
@json_option
def new(project: Path, annotator: str, as_json: bool, **chosen: Any) -> None:
    """Make a new project file."""
    from annotator.domain.printing import on_one_line
    from annotator.services import creating

    made = creating.create(project, annotator=annotator or _user_name(), **chosen)
    person = made.annotators()[0]
    made.close()
    warn_of_place(project)
    if as_json:
        scheme = {"id": made.scheme.id, "version": made.scheme.version}
        about = {"path": str(project), "id": made.id, "name": made.name, "scheme": scheme}
        print_json({**about, "annotator": person.name, "annotator_id": person.id})
    else:
        click.echo(on_one_line(f"made {project} for {person.name}"))


@click.command()
@click.argument("project", type=path_argument)
@click.option("-o", "--out", required=True, type=path_argument, help="The file to write; an old one is replaced.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Format of the file.")
@click.option("--annotator", metavar="NAME", help="Only the labels of this annotator.")
@click.option(
    "--all", "unbegun", is_flag=True, help="Articles that nobody has begun, too: each a line without annotator."
)
@click.option("--gold", is_flag=True, help="The adjudicated labels instead of those of persons.")
@click.option("--rejected", is_flag=True, help="With --gold: the options that were decided against, too.")
@click.option("--undecided", is_flag=True, help="With --gold: articles that are still under review, too.")
@click.option("--single", is_flag=True, help="With --gold: articles that one person alone has finished, too.")
@json_option
def export(
    project: Path,
    out: Path,
    form: str,
    annotator: str | None,
    unbegun: bool,
    gold: bool,
    as_json: bool,
    **chosen: bool,
) -> None:
    """Write the labels of a project as a file: one line for each article and annotator."""
    from annotator.services import exporting
    from annotator.services.golden import GoldParts

    del form  # there is one
    if gold and annotator is not None:
        raise click.UsageError("--annotator and --gold exclude each other.")
    if unbegun and (gold or annotator is not None):
        raise click.UsageError("--all is for the labels of everybody: neither --annotator nor --gold goes with it.")
    if any(chosen.values()) and not gold:
        raise click.UsageError("--rejected, --undecided and --single go with --gold.")
    parts = GoldParts(**chosen)
    with opened(project) as there, progress() as shown:
        report = exporting.export_jsonl(
            there,
            out,
            annotator=annotator,
            gold=gold,
            parts=parts,
            unbegun=unbegun,
            may_be_empty=False,
            progress=shown,
        )
    if as_json:
        counts = {"records": report.records, "articles": report.articles, "spans": report.spans, "links": report.links}
        print_json({"path": str(out), **counts})
    else:
        click.echo(
            f"{out}: {many(report.articles, 'article')}, {many(report.records, 'line')},"
            f" {many(report.spans, 'span')}, {many(report.links, 'link')}",
            err=not out.is_file(),  # the labels may have gone to standard output
        )


@click.command()
@click.argument("export_file", type=path_argument, metavar="EXPORT.jsonl")
@json_option
def verify(export_file: Path, as_json: bool) -> None:
    """Check that an exported file keeps its format: keys, hashes, offsets, quotes, links and sorting."""
    from annotator.domain.printing import on_one_line
    from annotator.services.verifying import verify as check

    with progress() as shown:
        report = check(export_file, progress=shown)
    shown_problems = report.problems[:_SHOWN_PROBLEMS]
    tell(shown_problems)
    more = len(report.problems) - len(shown_problems) + report.more
    if more:
        click.echo(f"{on_one_line(export_file)}: … and {more} more", err=True)
    if as_json:
        counts = {"records": report.records, "articles": report.articles, "spans": report.spans, "links": report.links}
        print_json({**counts, "problems": failures_json(report.problems), "more_problems": report.more})
    elif not report.problems:
        click.echo(f"{many(report.articles, 'article')}, {many(report.spans, 'span')}, all good")
    if report.problems:
        raise SystemExit(1)


def _user_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return "annotator"
