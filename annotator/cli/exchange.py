"""Commands of files that go between people: handouts, bundles, merging."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
)

if TYPE_CHECKING:
    from annotator.services.bundling import BundleReport
    from annotator.services.mapping import SchemeMapping


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
    about = {"path": str(report.path), "kind": report.kind, "annotator": report.annotator, "articles": report.articles}
    if as_json:
        print_json({**about, "spans": report.spans, "links": report.links})
    else:
        labels = f", {many(report.spans, 'span')}, {many(report.links, 'link')}" if report.kind == "bundle" else ""
        whose = "of" if report.kind == "bundle" else "for"
        words = f"{report.kind} {whose} {report.annotator}: {many(report.articles, 'article')}{labels}"
        click.echo(f"{report.path}: {words}", err=not report.path.is_file())


@click.command()
@click.argument("project", type=path_argument)
@click.argument("others", nargs=-1, required=True, type=path_argument, metavar="OTHER...")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--map", "mapped", multiple=True, metavar="OLD=NEW", help="For another scheme: see below.")
@click.option("--old-texts", is_flag=True, help="Take labels on another version of a text in: see below.")
@json_option
def merge(
    project: Path, others: tuple[Path, ...], dry_run: bool, mapped: tuple[str, ...], old_texts: bool, as_json: bool
) -> None:
    """Bring others' work into a project: bundles, handouts, whole projects, labelled lines, folders of them.

    What nobody has seen of each other stays, as a conflict to decide. What was made under another scheme needs --map,
    as often as it takes: old=new for labels, link:old=new, attribute:old=new (nothing after the = leaves it out), or
    the name of a TOML file with the tables labels, attributes and links.

    Where the project has another version of an article's text, it is said how many of the labels are found again there.
    With --old-texts the old text is taken in, hidden, with the labels on it, and these are offered to their annotator
    in the version here; nothing is marked there for them.
    """
    from annotator.services import merging, reanchoring

    with opened(project) as there, progress() as shown:
        if not dry_run:
            there.begin_writing()
        mapping = _mapping(mapped)
        planned = merging.plan(there, others, progress=shown, mapping=mapping)
        versions = reanchoring.found_again(there, planned.unknown)
        if old_texts and versions:
            planned.close()
            older = [one.unknown.article_id for one in versions]
            planned = merging.plan(there, others, progress=shown, mapping=mapping, older=older)
        report = merging.told(planned) if dry_run else merging.commit(there, planned)
    tell((*planned.failures, *planned.refused))
    if as_json:
        account = merging.account(planned)
        account["versions"] = reanchoring.account(versions)
        print_json({**account, "batch": report.batch, "failures": failures_json(planned.failures)})
    else:
        for line in (*merging.lines(planned), *reanchoring.lines(versions)):
            click.echo(line)
        click.echo("nothing was written" if not report.batch else "merged; it can be taken back as a whole")
    if planned.failures or planned.refused:
        raise SystemExit(1)


def _mapping(mapped: tuple[str, ...]) -> SchemeMapping | None:
    from annotator.services import mapping

    found = None
    for word in mapped:
        read = mapping.from_pairs([word]) if "=" in word else mapping.from_file(Path(word))
        found = mapping.joined(found, read) if found else read
    return found
