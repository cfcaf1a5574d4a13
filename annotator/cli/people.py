"""Commands on the people of a project: who there is, who leads, and who reads what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import begin_writing, json_option, many, opened, path_argument, print_json, share

if TYPE_CHECKING:
    from annotator.domain.assignment import Assignment
    from annotator.services.assigning import AssignmentPlan
    from annotator.store.facts import Progress
    from annotator.store.project import Project

_OVERLAP = 0.2
"""The share of articles that two people read, where nothing else is asked for."""


@click.command()
@click.argument("project", type=path_argument)
@click.option("--add", "added", multiple=True, metavar="NAME", help="Add an annotator; as often as it takes.")
@click.option("--lead", metavar="NAME", help="Who prepares the articles and hands them out.")
@click.option("--rename", "renamed", multiple=True, nargs=2, metavar="OLD NEW", help="Give somebody another name.")
@click.option(
    "--blind/--open", "blind", default=None, help="Whether annotators see their own labels only (the default), or all."
)
@json_option
def people(
    project: Path,
    *,
    added: tuple[str, ...],
    lead: str | None,
    renamed: tuple[tuple[str, str], ...],
    blind: bool | None,
    as_json: bool,
) -> None:
    """Tell who there is in a project and how far they are; add people, rename them, say who leads.

    First names are changed, then people are added, then the lead is chosen. With one wrong name nothing is changed.
    """
    from annotator.services import staffing

    asked = staffing.Staffing(added=added, renamed=renamed, lead=lead, blind=blind)
    with opened(project) as there:
        if asked.changes:
            begin_writing(there)
            staffing.change(there, asked)
        if as_json:
            print_json(_people_json(there))
        else:
            _print_people(there)


def _people_json(project: Project) -> dict[str, Any]:
    from annotator.domain.work import shown_names

    names = shown_names(project.annotators())
    return {
        "project": project.name,
        "blind": project.blind,
        "lead": project.lead,
        "people": [
            {
                "name": names[row.annotator_id],
                "id": row.annotator_id,
                "lead": row.annotator_id == project.lead,
                **_counts(row),
                "spans": row.spans,
                "seconds": round(row.seconds),
            }
            for row in project.progress()
        ],
    }


def _counts(row: Progress) -> dict[str, int]:
    todo = row.articles - row.finished - row.in_progress - row.skipped
    counts = {"articles": row.articles, "finished": row.finished, "in_progress": row.in_progress, "todo": todo}
    return {**counts, "skipped": row.skipped, "flagged": row.flagged}


def _print_people(project: Project) -> None:
    from annotator.domain.printing import NAME, on_one_line
    from annotator.domain.work import owner_of, shown_names

    everybody = project.annotators()
    names, rows = shown_names(everybody), project.progress()
    shown = {
        row.annotator_id: on_one_line(names[row.annotator_id], NAME)
        + (", lead" if row.annotator_id == project.lead else "")
        for row in rows
    }
    sees = "annotators see their own labels only" if project.blind else "everybody sees everybody's labels"
    owner = owner_of(everybody, project.lead)
    whose = f"; made from the handout for {on_one_line(owner.name, NAME)}" if owner else ""
    click.echo(f"{on_one_line(project.name, NAME)}: {sees}{whose}")
    head = ("articles", "finished", "in progress", "to do", "skipped", "flagged", "spans", "minutes")
    first = max(map(len, shown.values()))
    click.echo(" " * first + "".join(f"  {name}" for name in head))
    for row in rows:
        cells = (*_counts(row).values(), row.spans, round(row.seconds / 60))
        table = "".join(f"  {cell:>{len(name)}}" for name, cell in zip(head, cells, strict=True))
        click.echo(f"{shown[row.annotator_id]:<{first}}{table}")


@click.command()
@click.argument("project", type=path_argument)
@click.option("--to", "readers", multiple=True, metavar="NAME", help="Who is to read; as often as it takes.")
@click.option("--take-back", "losers", multiple=True, metavar="NAME", help="Take back what this person has not begun.")
@click.option(
    "--overlap",
    callback=share,
    metavar="SHARE",
    help="How much of it is read by several: 20% or 0.2, which is the default for two people or more.",
)
@click.option("--readers", "several", type=click.IntRange(2), metavar="N", help="How many read the same; else 2.")
@click.option("--seed", default="", metavar="WORD", help="Draw otherwise who reads what; one word draws the same.")
@click.option(
    "--articles",
    multiple=True,
    metavar="ARTICLE",
    help="Only this one, by id, first digits of the id, or title; as often as it takes.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@json_option
def assign(
    project: Path,
    *,
    readers: tuple[str, ...],
    losers: tuple[str, ...],
    overlap: float | None,
    several: int | None,
    seed: str,
    articles: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Share out articles among people, or take them back.

    Shared out are those that nobody is to read or has begun, or those that --articles names. Which of them several
    people read is drawn, and nothing in a handout tells it. What somebody has begun is never taken back.
    """
    from annotator.services import assigning, staffing

    if bool(readers) == bool(losers):
        raise click.UsageError("Say --to NAME for sharing out, or --take-back NAME, and not both.")
    if losers and (overlap is not None or several is not None or seed):
        raise click.UsageError("--overlap, --readers and --seed go with --to.")
    with opened(project) as there:
        staffing.check_led_here(there)
        people = staffing.ids(there, readers or losers)
        chosen = assigning.named_articles(there, articles)
        if not dry_run:
            begin_writing(there)
        if losers:
            _take_back(there, people, chosen, dry_run=dry_run, as_json=as_json)
            return
        part = overlap if overlap is not None else _OVERLAP if len(people) > 1 else 0.0
        planned = assigning.plan(there, people, share=part, readers=several or 2, articles=chosen, seed=seed)
        if not dry_run:
            assigning.commit(there, planned)
        _print_assigned(there, planned, dry_run=dry_run, as_json=as_json)


def _take_back(project: Project, people: list[str], articles: list[str], *, dry_run: bool, as_json: bool) -> None:
    from annotator.services import assigning, staffing

    back: dict[str, list[Assignment]] = {person: assigning.withdrawable(project, person, articles) for person in people}
    if not dry_run:
        project.assign((), [given for of_one in back.values() for given in of_one])
    names = staffing.shown(project)
    if as_json:
        taken = [{"name": names[who], "id": who, "articles": len(found)} for who, found in back.items()]
        print_json({"taken_back": taken, "written": not dry_run})
        return
    for who, found in back.items():
        would = "would be taken back" if dry_run else "taken back"
        click.echo(f"{names[who]}: {many(len(found), 'article')} {would}")


def _print_assigned(project: Project, planned: AssignmentPlan, *, dry_run: bool, as_json: bool) -> None:
    from annotator.services import staffing

    names = staffing.shown(project)
    if as_json:
        given = [
            {"name": names[who], "id": who, "articles": count, "characters": planned.characters[who]}
            for who, count in planned.by_person.items()
        ]
        print_json({"articles": planned.articles, "shared": planned.shared, "given": given, "written": not dry_run})
        return
    for who, count in planned.by_person.items():
        click.echo(f"{names[who]}: {many(count, 'article')}, {many(planned.characters[who], 'character')}")
    would = "would be shared out" if dry_run else "shared out"
    click.echo(f"{many(planned.articles, 'article')} {would}, {planned.shared} of them to several people")
