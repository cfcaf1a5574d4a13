"""The command that searches a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import json_option, many, opened, path_argument, print_json

if TYPE_CHECKING:
    from annotator.domain.searching import Page, Question, Result
    from annotator.store.project import Project

_STATES = ("todo", "in_progress", "finished", "skipped")
_FOREVER = float("inf")


@click.command()
@click.argument("project", type=path_argument)
@click.argument("words", nargs=-1, required=True)
@click.option("--exact", is_flag=True, help="Diacritics count; without it, o finds ố and d finds đ.")
@click.option("--in", "where", type=click.Choice(["texts", "labels", "notes"]), default="texts", show_default=True)
@click.option("--label", multiple=True, help="Only articles with such spans; with --in labels, only these spans.")
@click.option("--annotator", default="", metavar="NAME", help="Only that person's spans, notes and states.")
@click.option("--source", multiple=True, help="Only articles of this source.")
@click.option("--lang", multiple=True, help="Only articles in this language.")
@click.option("--tag", multiple=True, help="Only articles with this tag.")
@click.option(
    "--from", "first", default="", metavar="DATE", help="Published on this day, in this month or year, or later."
)
@click.option(
    "--to", "last", default="", metavar="DATE", help="Published on this day, in this month or year, or before."
)
@click.option(
    "--state",
    type=click.Choice(_STATES),
    multiple=True,
    help="Only articles in this state of --annotator's (or the lead's) work.",
)
@click.option("--flagged", is_flag=True, help="Only articles flagged by --annotator (or the lead).")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="So many articles.")
@json_option
def search(project: Path, words: tuple[str, ...], limit: int, as_json: bool, **asked: Any) -> None:
    """Find articles in which all WORDS stand, in any order; a phrase in quotation marks stands as it is.

    Words are whole words, capital letters do not count. Articles come in the order in which they came. --label,
    --source, --lang, --tag and --state can be given several times: any of their values will do.
    """
    from annotator.services.searching import Searcher, result_json

    with opened(project) as there, Searcher(project) as searcher:
        question = _question(there, words, **asked)
        page = searcher.page(question, limit=limit, budget=_FOREVER)
        count = searcher.count(question, budget=_FOREVER) if page.after is not None else None
        names = {person.id: person.name for person in there.annotators()}
    if as_json:
        print_json({"results": [result_json(result) for result in page.results], "more": page.after is not None})
        return
    for result in page.results:
        _print(result, names)
    _print_end(page, count.articles if count else 0)


def _question(there: Project, words: tuple[str, ...], *, where: str, exact: bool, **asked: Any) -> Question:
    from annotator.domain.searching import Narrowing, Question, parsed
    from annotator.services.exporting import id_of

    person = id_of(there, asked["annotator"]) if asked["annotator"] else ""
    # A word of the shell with blanks in it was quoted there: a phrase.
    typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    narrowed = {
        name: tuple(sorted({*value} - {""})) if isinstance(value, tuple) else value for name, value in asked.items()
    }
    return Question(
        terms=parsed(typed),
        where=where,
        exact=exact,
        narrowing=Narrowing().but(**narrowed | {"annotator": (person,) if person else ()}),
        viewer=person or there.lead,
        sees_all=True,
    )


def _print(result: Result, names: dict[str, str]) -> None:
    from annotator.domain.printing import NAME, TITLE, on_one_line

    known = (on_one_line(result.title, TITLE) or "-", on_one_line(result.source, NAME), result.published)
    of = ", ".join(part for part in known if part)
    click.echo(f"{result.article_id}  {of}: {many(result.count, 'hit')}")
    for hit in result.hits:
        parts = (hit.kind, hit.label, on_one_line(names.get(hit.owner, ""), NAME))
        where = " ".join(part for part in parts if part and part != "text")
        context = " ".join(f"{hit.before}[{hit.found}]{hit.after}".split())
        click.echo(f"  {hit.start}-{hit.end}{' ' + where if where else ''}: {on_one_line(context)}")


def _print_end(page: Page, count: int) -> None:
    if not page.results:
        click.echo("Nothing found.")
    elif count > len(page.results):
        click.echo(f"{many(len(page.results), 'article')} of about {count}; --limit shows more.")
