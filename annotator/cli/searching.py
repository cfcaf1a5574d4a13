"""The command that searches a project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import json_option, many, opened, path_argument, print_json, viewer_of

if TYPE_CHECKING:
    from annotator.domain.searching import Page, Question, Result
    from annotator.store.project import Project

_STATES = ("todo", "in_progress", "finished", "skipped")
_FOREVER = float("inf")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_SHOWN = 10
"""Names in a sentence; the others are an ellipsis."""


def _day(_context: click.Context, _param: click.Parameter, word: str) -> str:
    """Return a day, month or year as it is compared with dates. Raises BadParameter for anything else."""
    from datetime import date

    try:
        if word and not _DAY.fullmatch(word):
            raise ValueError(word)
        if word:
            date.fromisoformat(f"{word}-01-01"[:10])
    except ValueError:
        raise click.BadParameter(f"{word!r} is no day; write 2024-05-31, 2024-05 or 2024.") from None
    return word


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
    "--from", "first", default="", metavar="DATE", callback=_day,
    help="Published on this day, in this month or year, or later.",
)  # fmt: skip
@click.option(
    "--to", "last", default="", metavar="DATE", callback=_day,
    help="Published on this day, in this month or year, or before.",
)  # fmt: skip
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

    Words are whole words, capital letters do not count. A shell takes quotation marks away: a phrase needs a second
    pair around it, '"people 12.000"'. Articles come in the order in which they came. --label, --source, --lang, --tag
    and --state can be given several times: any of their values will do; they are written as in the project, with
    capitals and diacritics. Titles are searched with the texts. Labels and notes are everybody's; in a file made of a
    handout they are its owner's alone while all annotate blind. Exit code 0, also where nothing is found.
    """
    from annotator.services.searching import Searcher, result_json

    _check_order(asked["first"], asked["last"])
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


def _check_order(first: str, last: str) -> None:
    both = min(len(first), len(last))
    if first[:both] > last[:both]:
        raise click.UsageError(f"--from {first} is later than --to {last}: nothing lies between them.")


def _check_known(there: Project, asked: Mapping[str, tuple[str, ...]]) -> None:
    """Tell of values of a filter that nothing in the project has. Raises ClickException where it has none of them."""
    from annotator.domain.printing import NAME, on_one_line
    from annotator.store.corpus import corpus_counts

    if not any(asked[name] for name in ("label", "source", "lang", "tag")):
        return
    facts = there.asked(corpus_counts)
    known: dict[str, tuple[str, Iterable[str]]] = {
        "label": ("label", [label.id for label in there.scheme.labels]),
        "source": ("article of the source", facts.sources),
        "lang": ("article in the language", facts.languages),
        "tag": ("article with the tag", facts.tags),
    }
    for name, (what, values) in known.items():
        filled = [on_one_line(value, NAME) for value in values if value]
        unknown = [value for value in asked[name] if value and value not in values]
        if unknown:
            listed = ", ".join([*filled[:_SHOWN], *(["…"] if len(filled) > _SHOWN else [])]) or "none"
            said = f"There is no {what} {on_one_line(unknown[0], NAME)} in this project, which has {listed}."
            if len(unknown) == len(asked[name]):
                raise click.ClickException(said)
            click.echo(said, err=True)


def _question(there: Project, words: tuple[str, ...], *, where: str, exact: bool, **asked: Any) -> Question:
    from annotator.domain.searching import Narrowing, Question, parsed
    from annotator.services.exporting import id_of

    person = id_of(there, asked["annotator"]) if asked["annotator"] else ""
    viewer, sees_all = viewer_of(there)
    if person and person != viewer and not sees_all:
        raise click.ClickException("Everybody annotates blind in this project: only your own labels can be searched.")
    terms = parsed(" ".join(words))
    if not terms:
        raise click.UsageError("There is no word to search for.")
    _check_known(there, asked)
    narrowed = {
        name: tuple(sorted({*value} - {""})) if isinstance(value, tuple) else value for name, value in asked.items()
    }
    return Question(
        terms=terms,
        where=where,
        exact=exact,
        narrowing=Narrowing().but(**narrowed | {"annotator": (person,) if person else ()}),
        viewer=person or viewer,
        sees_all=sees_all,
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
