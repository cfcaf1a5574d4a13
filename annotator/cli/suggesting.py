"""The command that shows what the program would propose for one text. It stores nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import json_option, path_argument, print_json

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.domain.record import LabelledRecord
    from annotator.services.suggesting import SuggestedSpan
    from annotator.services.zoning import Metadata, Preparation

_QUOTE = 60


def _encoding(_context: click.Context, _param: click.Parameter, word: str) -> str:
    """Return the name of an encoding; raises BadParameter for one that is not known here."""
    from annotator.formats.encodings import KNOWN

    if word and word.lower() not in KNOWN:
        raise click.BadParameter(f"{word!r}: the names are {', '.join(KNOWN)}.")
    return word.lower()


@click.command()
@click.argument("file", type=path_argument)
@click.option(
    "--encoding", default="", callback=_encoding, metavar="NAME",
    help="The encoding of a text or page that is no UTF-8 and does not say its own.",
)  # fmt: skip
@json_option
def suggest(file: Path, *, encoding: str, as_json: bool) -> None:
    """Print what the program would propose for one text: zones, splits, metadata, spans with their values.

    FILE is a text, a saved web page, a Word or a PDF file, of which its text is read as an import reads it; `-` reads
    standard input. A text has at most 5 MB; of one far longer than an article only the beginning and the end are looked
    at. Nothing is stored. Places are code points of the text as an import stores it: without a mark of byte order, with
    one line feed at the end of a line.
    """
    from annotator.services.importing.proposals import reconciled
    from annotator.services.suggesting import spans
    from annotator.services.zoning import proposed, with_given

    record, gives = _record(file, encoding)
    article = record.article
    made = proposed(article)
    made = replace(made, zones=list(reconciled([*record.zones, *made.zones]))) if record.zones else made
    made = with_given(made, article) if gives else made
    article = replace(article, lang=made.metadata.lang or article.lang)
    found = spans(article, made.zones)
    for remark in made.remarks:
        click.echo(f"{file}: {remark}", err=True)
    if as_json:
        print_json(_as_json(article, made, found))
    else:
        _print(article, made, found)


def _record(file: Path, encoding: str) -> tuple[LabelledRecord, bool]:
    """Read a file or standard input, and whether it says something of its text; fails with one line."""
    from annotator.formats.fault import Fault
    from annotator.formats.sniffing import TEXT
    from annotator.services.files import Failure, unreadable
    from annotator.services.reading_one import LONGEST, record_of

    try:
        raw = sys.stdin.buffer.read(LONGEST + 1) if str(file) == "-" else None
        record, kind = record_of(file, raw, encoding)
    except Fault as fault:
        raise click.ClickException(str(Failure(file, fault))) from None
    except OSError as error:
        raise click.ClickException(str(Failure(file, unreadable(error)))) from None
    return record, kind != TEXT


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
        "remarks": [str(remark) for remark in made.remarks],
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
