"""The command that shows what the program would propose for one text. It stores nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import json_option, path_argument, print_json
from annotator.domain.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.services.suggesting import SuggestedSpan
    from annotator.services.zoning import Metadata, Preparation

_QUOTE = 60
_MEGABYTE = 1024 * 1024
_LONGEST = 5 * _MEGABYTE
"""Bytes; more would be worked on for minutes, and no article is as long."""
_HEAD = 64 * 1024


@click.command()
@click.argument("file", type=path_argument, metavar="FILE.txt")
@json_option
def suggest(file: Path, *, as_json: bool) -> None:
    """Print what the program would propose for one text: zones, splits, metadata, spans with their values.

    Nothing is stored. Places are code points of the text as an import stores it: without a mark of byte order, with one
    line feed at the end of a line. `-` reads standard input.
    """
    from annotator.services.suggesting import spans
    from annotator.services.zoning import proposed

    article = _article(file)
    made = proposed(article)
    article = replace(article, lang=made.metadata.lang or article.lang)
    found = spans(article, made.zones)
    if as_json:
        print_json(_as_json(article, made, found))
    else:
        _print(article, made, found)


def _article(file: Path) -> Article:
    """Read the text of a file, or of standard input; fails with one line that says what is wrong with it."""
    from annotator.formats.fault import Fault
    from annotator.formats.text import article_of
    from annotator.services.files import Failure, unreadable

    try:
        return article_of(_raw(file))
    except Fault as fault:
        raise click.ClickException(str(Failure(file, fault))) from None
    except OSError as error:
        raise click.ClickException(str(Failure(file, unreadable(error)))) from None


def _raw(file: Path) -> bytes:
    """Return what a file or standard input holds. Raises Fault where it is too long or no text, and OSError."""
    from annotator.formats.fault import Fault
    from annotator.formats.sniffing import sniff_head

    if str(file) == "-":
        raw = sys.stdin.buffer.read(_LONGEST + 1)
    else:
        with file.open("rb") as stream:
            raw = stream.read(_LONGEST + 1)
    if sniff_head(raw[:_HEAD], file.name).kind in _documents():
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "this is a document, not a text; import it into a project, which reads it")
        )
    if len(raw) > _LONGEST:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "it has more than {limit} MB; one text has at most as many here"),
            limit=_LONGEST // _MEGABYTE,
        )
    return raw


def _documents() -> frozenset[str]:
    from annotator.formats.documents import LIMITS

    return frozenset(LIMITS)


def _as_json(article: Article, made: Preparation, found: list[SuggestedSpan]) -> dict[str, Any]:
    return {
        "article": article.id,
        "characters": len(article.text),
        "zones": [
            {
                "start": zone.start,
                "end": zone.end,
                "kind": zone.kind,
                "confidence": round(zone.confidence, 2),
                "reason": zone.reason,
            }
            for zone in made.zones
        ],
        "split": [split.at for split in made.splits],
        "splits": [
            {"at": split.at, "confidence": round(split.confidence, 2), "reason": split.reason} for split in made.splits
        ],
        "metadata": {**_known(made.metadata), "reasons": dict(made.metadata.reasons)},
        "spans": [
            {
                "start": one.start,
                "end": one.end,
                "label": one.label,
                "text": one.quote,
                "attributes": dict(one.attributes),
                **({"speaker": {"start": one.speaker[0], "end": one.speaker[1]}} if one.speaker else {}),
                "zone": one.zone,
            }
            for one in found
        ],
    }


def _known(metadata: Metadata) -> dict[str, str]:
    return {
        "title": metadata.title,
        "source": metadata.source,
        "published": metadata.published,
        "lang": metadata.lang,
    }


def _print(article: Article, made: Preparation, found: list[SuggestedSpan]) -> None:
    from annotator.domain.printing import on_one_line

    for name, value in _known(made.metadata).items():
        why = made.metadata.reasons.get(name, "")
        click.echo(f"{name:<10} {on_one_line(value) if value else '-'}{f'  ({why})' if why else ''}")
    click.echo("")
    for zone in made.zones:
        quote = on_one_line(article.text[zone.start : zone.end], _QUOTE)
        click.echo(f"{zone.start:>7} {zone.end:>7}  {zone.kind:<13} {zone.confidence:.2f}  {quote}")
    for split in made.splits:
        quote = on_one_line(article.text[split.at : split.at + _QUOTE], _QUOTE)
        click.echo(f"{split.at:>7} {'':>7}  {'split':<13} {split.confidence:.2f}  {quote}")
    click.echo("")
    for one in found:
        values = ", ".join(f"{key}={value}" for key, value in one.attributes.items() if isinstance(value, str | bool))
        quote = on_one_line(one.quote, _QUOTE)
        click.echo(
            f"{one.start:>7} {one.end:>7}  {one.label:<13} {quote}{f'  [{on_one_line(values)}]' if values else ''}"
        )
