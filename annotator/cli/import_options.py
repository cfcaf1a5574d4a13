"""What is said on the command line of an import: columns and encodings, read, checked, offered as it can be typed."""

from __future__ import annotations

import csv
import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from annotator.domain.columns import FIELDS, Choices, ColumnMapping
from annotator.domain.printing import NAME, on_one_line

if TYPE_CHECKING:
    from annotator.services.importing import ColumnsQuestion, ImportPlan, Place, Question

ALL = "all"
_NAMES = ("text", *FIELDS)
# A comma parts two columns only where a word and an equals sign follow: names of columns have commas too.
_BETWEEN = re.compile(r",(?=\s*\w+\s*=)")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_NOT_IN_PAIRS = re.compile(r'["$`\\!]')
_SHOWN = 10


def encodings(_context: click.Context, _param: click.Parameter, words: tuple[str, ...]) -> dict[str, str]:
    """Return encodings by FILE; raises BadParameter for one that is not known here."""
    from annotator.formats.encodings import KNOWN

    found = {}
    for word in words:
        file, equals, name = word.rpartition("=")
        if name.lower() not in KNOWN or (equals and not file):
            raise click.BadParameter(f"{word!r}: write FILE=NAME or all=NAME; the names are {', '.join(KNOWN)}.")
        found[file or ALL] = name.lower()
    return found


def columns(_context: click.Context, _param: click.Parameter, words: tuple[str, ...]) -> ColumnMapping | None:
    """Return the mapping of all that was said: `text=noi_dung,title=tieu_de`; several columns of text joined by `+`.

    A name with a plus sign, or with a comma before a word and an equals sign, is put in quotation marks as in CSV.
    Raises BadParameter.
    """
    known: dict[str, str] = {}
    for part in (part for word in words for part in _parts(word)):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or field not in _NAMES:
            raise click.BadParameter(f"{part!r}: write FIELD=COLUMN; the fields are {', '.join(_NAMES)}.")
        if field in known:
            more = "; several columns of text are joined by +: text=ONE+OTHER" if field == "text" else ""
            raise click.BadParameter(f"{field} is said twice{more}.")
        known[field] = column
    if not words:
        return None
    if "text" not in known:
        raise click.BadParameter("say which column is the text: text=COLUMN.")
    text = _names(known.pop("text"))
    return ColumnMapping(text=tuple(text), **{field: _name(column) for field, column in known.items()})


def _parts(word: str) -> list[str]:
    """Return the pieces `FIELD=COLUMN` of one word; what stands in quotation marks is one thing."""
    hidden = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), word)
    cuts = [0, *(match.end() for match in _BETWEEN.finditer(hidden)), len(word) + 1]
    return [word[first : last - 1] for first, last in pairwise(cuts)]


def _names(said: str) -> list[str]:
    """Return the columns that are joined by plus signs."""
    return [name.strip() for name in next(csv.reader([said], delimiter="+", skipinitialspace=True))]


def _name(said: str) -> str:
    return _names(said)[0] if _QUOTED.fullmatch(said) else said


def as_typed(option: str, said: str) -> str:
    """Return an option with its value as a shell takes it."""
    line = on_one_line(said)
    in_pairs = f'"{line}"'
    return f"{option} {shlex.quote(line) if _NOT_IN_PAIRS.search(line) and os.name == 'posix' else in_pairs}"


def columns_option(name: str) -> str:
    """Return the option that says which column is the text."""
    line = on_one_line(name)
    doubtful = "+" in line or line.startswith('"') or _BETWEEN.search(line)
    quoted = '"' + line.replace('"', '""') + '"' if doubtful else line
    return as_typed("--columns", f"text={quoted}")


def said_of(mapping: ColumnMapping) -> str:
    """Return a mapping as it is said on the command line."""
    others = (f"{field}={name}" for field in FIELDS if (name := getattr(mapping, field)))
    return on_one_line(", ".join([f"text={'+'.join(mapping.text)}", *others]))


class OfFiles(Mapping["Place", Choices]):
    """What was said about single files: by path, name, or path in an archive."""

    def __init__(self, encodings: dict[str, str], sheet: str) -> None:
        self._encodings = {file: name for file, name in encodings.items() if file != ALL}
        self._sheet = sheet

    def __getitem__(self, place: Place) -> Choices:
        encoding = next((self._encodings[name] for name in _called(place) if name in self._encodings), "")
        return Choices(encoding=encoding, sheet=self._sheet)

    def __iter__(self) -> Iterator[Place]:
        return iter(())

    def __len__(self) -> int:
        return 0


class OfColumns(Mapping[frozenset[str], Choices]):
    """The one mapping that was said, for all tables that have its columns."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self._mapping = mapping

    def __getitem__(self, names: frozenset[str]) -> Choices:
        if not self._mapping.used <= names:
            raise KeyError(names)
        return Choices(mapping=self._mapping)

    def __iter__(self) -> Iterator[frozenset[str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _called(place: Place) -> tuple[str, ...]:
    return str(place.path), place.path.name, place.member, f"{place.path}/{place.member}"


def check_used(planned: ImportPlan, encodings: Mapping[str, str], mapping: ColumnMapping | None) -> None:
    """Raise ClickException where a file or column was named that none of what was read has."""
    names = {name for fate in planned.files for name in _called(fate.place)}
    unknown = next((file for file in encodings if file != ALL and file not in names), "")
    if unknown:
        raise click.ClickException(f"--encoding {on_one_line(unknown)}: no file of that name was read{_UNTOUCHED}")
    if mapping is None:
        return
    tables = _tables(planned.questions)
    if not tables:
        raise click.ClickException(f"--columns: none of the files is a table or has records{_UNTOUCHED}")
    if not any(mapping.used <= names for names in tables):
        missing = sorted(mapping.used - frozenset().union(*tables)) or sorted(mapping.used - next(iter(tables)))
        has = listed(next(iter(tables.values())).columns)
        raise click.ClickException(f"--columns: no file has the column {listed(missing)}; there are {has}{_UNTOUCHED}")


_UNTOUCHED = ". Nothing was imported."


def remarks_on_columns(questions: Sequence[Question], mapping: ColumnMapping | None) -> list[str]:
    """Return a line for each kind of table that was read by what is remembered, or otherwise than was said."""
    from annotator.services.importing import BY_NAMES

    said = []
    for names, question in _tables(questions).items():
        if not question.answered or question.answer is None:
            continue
        file = on_one_line(question.place.member or question.place.path)
        if mapping is None and question.answered != BY_NAMES:
            aside = [name for name in question.columns if name not in question.answer.used]
            kept = f"; kept beside the article: {listed(aside)}" if aside else ""
            said.append(
                f"{file}: read as such a table was last time: {said_of(question.answer)}{kept} (--ask-columns: not so)"
            )
        elif mapping is not None and not mapping.used <= names:
            said.append(
                f"{file}: it has no column {listed(sorted(mapping.used - names))}, so it was read by the names of its"
                f" columns: {said_of(question.answer)}"
            )
    return said


def _tables(questions: Sequence[Question]) -> dict[frozenset[str], ColumnsQuestion]:
    """Return what was asked of tables and records, the first of each kind."""
    from annotator.services.importing import ColumnsQuestion

    found: dict[frozenset[str], ColumnsQuestion] = {}
    for question in questions:
        if isinstance(question, ColumnsQuestion):
            found.setdefault(question.names, question)
    return found


def listed(names: Sequence[str]) -> str:
    """Return names of columns, those with a comma in quotation marks, no more than can be read."""
    from annotator.services.importing import in_marks

    shown = [in_marks(on_one_line(name, NAME)) for name in names[:_SHOWN]]
    return ", ".join([*shown, *(["…"] if len(names) > _SHOWN else [])])
