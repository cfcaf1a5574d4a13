"""The command that brings others' work into a project, makes a project of a handout, and takes bulk acts back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.parts import (
    begin_writing,
    failures_json,
    json_option,
    many,
    opened,
    path_argument,
    print_json,
    progress,
    stoppable,
    tell,
)

if TYPE_CHECKING:
    from annotator.services.mapping import SchemeMapping
    from annotator.services.merging import MergePlan, MergeReport
    from annotator.services.reanchoring import Version
    from annotator.store.reversing import BulkAct

_LIST = ""
"""What --take-back is given where it stands alone."""


@click.command()
@click.argument("project", type=path_argument)
@click.argument("others", nargs=-1, type=path_argument, metavar="OTHER...")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--map", "mapped", multiple=True, metavar="OLD=NEW", help="For another scheme: see below.")
@click.option("--old-texts", is_flag=True, help="Take labels on another version of a text in: see below.")
@click.option(
    "--take-back",
    "back",
    is_flag=False,
    flag_value=_LIST,
    metavar="[BATCH]",
    help="List the merges and imports that can be taken back; with one's first digits, or last, take it back.",
)
@json_option
def merge(
    project: Path,
    others: tuple[Path, ...],
    *,
    dry_run: bool,
    mapped: tuple[str, ...],
    old_texts: bool,
    back: str | None,
    as_json: bool,
) -> None:
    """Bring others' work into a project: bundles, handouts, whole projects, labelled lines, folders of them.

    Where PROJECT is not there yet and OTHER is one handout, the handout makes it.

    What nobody has seen of each other stays, as a conflict to decide. What was made under another scheme needs --map,
    as often as it takes: old=new for labels, link:old=new, attribute:old=new (nothing after the = leaves it out), or
    the name of a TOML file with the tables labels, attributes and links.

    Where the project has another version of an article's text, it is said how many of the labels are found again there.
    With --old-texts the old text is taken in, hidden, with the labels on it, and these are offered to their annotator
    in the version here; nothing is marked there for them.

    A merge can be taken back as a whole while nothing newer stands on it: PROJECT --take-back last.
    """
    if back is not None:
        if others or mapped or old_texts:
            raise click.UsageError("--take-back goes with PROJECT alone.")
        _take_back(project, back, dry_run=dry_run, as_json=as_json)
        return
    if not others:
        raise click.UsageError("Missing argument 'OTHER...'.")
    if not project.exists():
        if mapped or old_texts:
            raise click.UsageError("--map and --old-texts are for a project that is there.")
        _make(project, others, dry_run=dry_run, as_json=as_json)
        return
    _merge(project, others, _mapping(mapped), dry_run=dry_run, old_texts=old_texts, as_json=as_json)


def _merge(
    project: Path,
    others: tuple[Path, ...],
    mapping: SchemeMapping | None,
    *,
    dry_run: bool,
    old_texts: bool,
    as_json: bool,
) -> None:
    from annotator.services import merging, reanchoring

    with opened(project) as there, progress() as shown, stoppable(there):
        if not dry_run:
            begin_writing(there)
        planned = merging.plan(there, others, progress=shown, mapping=mapping)
        versions = reanchoring.found_again(there, planned.unknown)
        if old_texts and versions:
            planned.close()
            older = [one.unknown.article_id for one in versions]
            planned = merging.plan(there, others, progress=shown, mapping=mapping, older=older)
        report = merging.told(planned) if dry_run else merging.commit(there, planned)
    _print_merge(report, versions, as_json=as_json)
    if not as_json:
        written = "merged; it can be taken back as a whole (--take-back last)"
        click.echo(written if report.batch else "nothing was written")
    if planned.failures or planned.refused:
        raise SystemExit(1)


def _print_merge(report: MergeReport, versions: list[Version], *, as_json: bool, made: Path | None = None) -> None:
    from annotator.services import merging, reanchoring

    planned: MergePlan = report.plan
    tell((*planned.failures, *planned.refused))
    if as_json:
        account = merging.account(planned)
        account["versions"] = reanchoring.account(versions)
        account["made"] = str(made or "")
        print_json({**account, "batch": report.batch, "failures": failures_json(planned.failures)})
        return
    for line in (*merging.lines(planned), *reanchoring.lines(versions)):
        click.echo(line)


def _mapping(mapped: tuple[str, ...]) -> SchemeMapping | None:
    from annotator.services import mapping

    found = None
    for word in mapped:
        read = mapping.from_pairs([word]) if "=" in word else mapping.from_file(Path(word))
        found = mapping.joined(found, read) if found else read
    return found


# A handout makes a project


def _make(project: Path, others: tuple[Path, ...], *, dry_run: bool, as_json: bool) -> None:
    """Make the project of a handout; a dry run makes it elsewhere and deletes it again."""
    from annotator.domain.errors import ProjectError
    from annotator.domain.printing import NAME, on_one_line
    from annotator.services import bundling

    if len(others) > 1 or others[0].is_dir():
        raise ProjectError(bundling.NOT_THERE, path=project)
    if not others[0].exists():
        raise ProjectError(bundling.NEITHER_THERE, path=project, other=others[0])
    with tempfile.TemporaryDirectory() as folder, progress() as shown:
        path = Path(folder, "draft.annot") if dry_run else project
        report = bundling.make_of_handout(others[0], path, progress=shown)
    _print_merge(report, [], as_json=as_json, made=None if dry_run else project)
    if as_json:
        return
    (source,) = report.plan.sources
    (name,) = source.people.values()
    about = f"for {on_one_line(name, NAME)}, with {many(source.articles, 'article')}"
    click.echo(f"would make {project} {about}; nothing was written" if dry_run else f"made {project} {about}")


# Taking back


def _take_back(project: Path, word: str, *, dry_run: bool, as_json: bool) -> None:
    from annotator.services import merging

    with opened(project) as there, stoppable(there):
        acts = merging.bulk_acts(there)
        act = merging.act_named(acts, word) if word != _LIST else None
        if act is not None and not dry_run:
            begin_writing(there)
            merging.reverse(there, act.batch)
    if as_json:
        known = [{"batch": one.batch, "act": one.name, "time": one.made_at, "rows": one.rows} for one in acts]
        print_json({"acts": known, "taken_back": act.batch if act is not None and not dry_run else ""})
        return
    if act is None:
        _print_acts(acts)
        return
    would = "would be taken back, if nothing newer stands on it" if dry_run else "taken back"
    click.echo(f"{_told(act)}: {would}")


def _print_acts(acts: list[BulkAct]) -> None:
    if not acts:
        click.echo("there is nothing that can be taken back")
    for act in acts:
        click.echo(f"{act.batch}  {_told(act)}")


def _told(act: BulkAct) -> str:
    day, _, time = act.made_at.partition("T")
    return f"{act.name} of {day} {time[:5]} UTC, {many(act.rows, 'row')}"
