"""Commands that count and measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.parts import json_option, many, opened, path_argument, print_json, progress, viewer_of

if TYPE_CHECKING:
    from annotator.services.statistics import ProjectStatistics
    from annotator.store.facts import CorpusCounts, Statistics

_LISTED = 24
"""Sources, tags or months that are printed; JSON has all."""


@click.command()
@click.argument("project", type=path_argument)
@json_option
def stats(project: Path, as_json: bool) -> None:
    """Count articles, spans and links of a project, of all and of each annotator.

    In a file made of a handout its owner's alone are counted while everybody annotates blind.
    """
    from annotator.services.statistics import statistics

    with opened(project) as there:
        found = statistics(there)
        viewer, sees_all = viewer_of(there)
    if not sees_all:
        found = found.of(viewer)
    if as_json:
        print_json(found.to_json())
    else:
        _print_statistics(found)


def _print_statistics(found: ProjectStatistics) -> None:
    from annotator.domain.printing import NAME, on_one_line

    columns: list[tuple[str, Statistics]] = [("all", found.together)]
    columns += [
        (on_one_line(found.names[person.id], NAME), counts)
        for person, counts in found.people
        if counts.spans or person.role != "gold"
    ]
    rows: list[tuple[str, Callable[[Statistics], int]]] = [
        *((status, lambda counts, key=status: counts.statuses.get(key, 0)) for status in found.together.statuses),
        ("flagged", lambda counts: counts.flagged),
        ("open points", lambda counts: counts.open_points),
        *((label, lambda counts, key=label: counts.spans.get(key, 0)) for label in found.labels),
        *((kind, lambda counts, key=kind: counts.links.get(key, 0)) for kind in found.link_types),
        ("minutes", lambda counts: round(counts.seconds / 60)),
    ]
    click.echo(f"{on_one_line(found.name, NAME)}: {many(found.together.articles, 'article')}, scheme {found.scheme}")
    first = max(len(name) for name, _ in rows)
    widths = [max(len(name), 6) for name, _ in columns]
    click.echo(" " * first + "".join(f"  {name:>{width}}" for (name, _), width in zip(columns, widths, strict=True)))
    for name, count in rows:
        cells = (f"  {count(counts):>{width}}" for (_, counts), width in zip(columns, widths, strict=True))
        click.echo(f"{name:<{first}}" + "".join(cells))
    _print_corpus(found.corpus)


def _print_corpus(corpus: CorpusCounts) -> None:
    from annotator.domain.printing import NAME, on_one_line

    for name, counts in (
        ("sources", corpus.sources),
        ("languages", corpus.languages),
        ("tags", corpus.tags),
        ("months", corpus.months),
    ):
        if any(counts):  # one without a name alone says nothing
            known = [f"{on_one_line(key, NAME) or 'unknown'} {count}" for key, count in counts.items()]
            more = [f"and {len(known) - _LISTED} more"] if len(known) > _LISTED else []
            click.echo(f"{name}: {', '.join([*known[:_LISTED], *more])}")


@click.command()
@click.argument("project", type=path_argument)
@json_option
def agreement(project: Path, as_json: bool) -> None:
    """Measure how far those who finished the same articles agree, with 95 % intervals over articles.

    Not in a file made of a handout while everybody annotates blind.
    """
    from annotator.services import comparing

    with opened(project) as there, progress() as shown:
        if not viewer_of(there)[1]:
            raise click.ClickException("Everybody annotates blind in this project: its lead measures the agreement.")
        found = comparing.compare(there, progress=shown)
    if as_json:
        from annotator.services.agreement.as_json import as_json as to_json

        print_json(to_json(found))
    else:
        from annotator.services.agreement import telling

        click.echo(telling.methods(found) + "\n")
        click.echo(telling.table(found, telling.PLAIN), nl=False)
        click.echo("\n" + telling.disagreements(found))
