"""Exporting: one read transaction, streamed by article into a new file that takes the old one's place at the end."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.domain.article import Article
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import new_id
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.record import LabelledRecord
from annotator.domain.span import shown
from annotator.domain.work import ANNOTATOR, Annotator, shown_names
from annotator.formats.jsonl import encode
from annotator.formats.jsonl_rows import RowEncoder
from annotator.services.golden import GoldParts, gold_records
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store.files import flush_folder, is_same, is_side_file, sweep
from annotator.store.glancing import is_of_a_project
from annotator.store.project import Project

FORMATS = ("jsonl",)
"""What a project can be exported as."""
_FINISHED_GOLD = GoldParts()
_AT_ONCE = 1 << 20
"""Bytes that are given to the system together."""


@dataclass(slots=True, kw_only=True)
class ExportReport:
    """What an export wrote. `records` are lines: articles times annotators."""

    path: Path
    records: int = 0
    articles: int = 0
    spans: int = 0
    links: int = 0


def export_jsonl(
    project: Project,
    out: Path,
    *,
    annotator: str | None = None,
    gold: bool = False,
    parts: GoldParts = _FINISHED_GOLD,
    unbegun: bool = False,
    may_be_empty: bool = True,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> ExportReport:
    """Write the labels of all persons, of those with one name, or of gold, as labelled JSONL; progress in articles.

    `parts` says what of gold goes out beside that of finished articles. With `unbegun`, where the labels of all
    persons are written, an article that none of them has begun is a line without annotator and labels.
    The same project gives the same bytes. Raises UserError where the name is unknown, a span no longer fits its
    text, there is no line to write and it may not be empty, or the file cannot be written (then an old file of that
    name is as it was), Stopped where it was cancelled.
    """
    wanted = None if annotator is None else ids_of(project, annotator)
    check_place(out, project.path)
    report = ExportReport(path=out)
    total, last = len(project.article_rows("")), ""
    with replaced(out) as file:
        for line in _gold_lines(project, parts) if gold else _lines(project, wanted, unbegun=unbegun):
            if line.article.id != last:
                stop_if(cancelled)
                last = line.article.id
                report.articles += 1
                progress(report.articles, total, line.article.title)
            file.write(line.encoded)
            report.records += 1
            report.spans += line.spans
            report.links += line.links
        if not (report.records or may_be_empty):
            raise _nothing(project, gold=gold, annotator=annotator)
    return report


def _nothing(project: Project, *, gold: bool, annotator: str | None) -> UserError:
    """Return why an export has no line, and what to do."""
    if not project.article_rows(""):
        return UserError(QT_TRANSLATE_NOOP("errors", "There is nothing to export: no article is in this project yet."))
    if gold:
        return UserError(
            QT_TRANSLATE_NOOP(
                "errors",
                "There is no gold yet: an article has gold when two people have finished it and its review is closed."
                " Review it first, or choose to take what is undecided, or finished by one person alone.",
            )
        )
    if annotator is not None:
        return UserError(
            QT_TRANSLATE_NOOP("errors", "There is nothing to export: {name} has not begun any article."),
            name=on_one_line(annotator, NAME),
        )
    return UserError(
        QT_TRANSLATE_NOOP(
            "errors",
            "There is nothing to export: nobody has begun an article. Choose to take the articles that nobody has"
            " begun, too (--all): they come as lines without labels.",
        )
    )


def ids_of(project: Project, name: str) -> frozenset[str]:
    """Return the ids of the persons of that name, of whom there may be several. Raises UserError for none.

    Where a name stands twice, one of them is also found by the name as it is shown, such as "Mai (3fa2)".
    """
    people = [person for person in project.annotators() if person.role == ANNOTATOR]
    names = shown_names(people)
    found = frozenset(person.id for person in people if name in {person.name, names[person.id]})
    if not found:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There is no annotator {name} in this project, which has {known}."),
            name=on_one_line(name, NAME),
            known=", ".join(on_one_line(known, NAME) for known in names.values()),
        )
    return found


def id_of(project: Project, name: str) -> str:
    """Return the id of the one person of that name. Raises UserError for none and, naming them, for several."""
    found = ids_of(project, name)
    if len(found) > 1:
        names = shown_names(person for person in project.annotators() if person.role == ANNOTATOR)
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Several annotators are called {name}: say which, {known}."),
            name=on_one_line(name, NAME),
            known=" / ".join(on_one_line(shown, NAME) for person, shown in names.items() if person in found),
        )
    return next(iter(found))


def person_named(project: Project, name: str) -> Annotator:
    """Return the one person of that name. Raises as `id_of` does."""
    found = id_of(project, name)
    return next(person for person in project.annotators() if person.id == found)


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Give a new file beside `path` that takes its place when all has been written, and is deleted otherwise.

    A pipe or device is written as it comes. Raises UserError where the system refuses, and where a project would be
    replaced; what was at `path` is then as it was.
    """
    if is_of_a_project(path):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{path} is a project, or belongs to one; choose another name."), path=path
        )
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        with _draft(Path(os.path.realpath(path))) as file:
            yield file
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{path} could not be written ({reason}); nothing was changed."),
            path=path,
            reason=error.strerror or error,
        ) from error


@contextmanager
def _draft(path: Path) -> Iterator[BinaryIO]:
    draft = path.with_name(f".{new_id()}.part")
    try:
        with draft.open("xb", buffering=_AT_ONCE) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    flush_folder(path.parent)  # makes the new name last through a power cut
    sweep(path.parent)


def check_place(out: Path, project_path: Path) -> None:
    """Raise UserError where a file would take the place of the project or of what lies beside it."""
    if is_same(out, project_path):
        raise UserError(QT_TRANSLATE_NOOP("errors", "{path} is the project itself; choose another name."), path=out)
    if is_side_file(out, project_path):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{path} belongs to the project itself; choose another name."), path=out
        )


class _Line(NamedTuple):
    """A line to write, and how many spans and links are in it."""

    article: Article
    encoded: bytes
    spans: int
    links: int


def _gold_lines(project: Project, parts: GoldParts) -> Iterator[_Line]:
    for record in gold_records(project, parts):
        check_record(record)
        yield _Line(record.article, encode(record, project.scheme), len(record.spans), len(record.links))


def _lines(project: Project, wanted: Collection[str] | None, *, unbegun: bool) -> Iterator[_Line]:
    encoder = RowEncoder(project.scheme)
    for stored in project.stored_records(unbegun=unbegun and wanted is None):
        record = stored.record
        if wanted is None or (record.annotator is not None and record.annotator.id in wanted):
            text = record.article.text
            for _, _, start, minus_end, _, row_id, quote, *_ in stored.spans:
                if text[start:-minus_end] != quote:
                    raise _unfit(record.article, row_id, start, -minus_end, quote)
            yield _Line(record.article, encoder.encode(stored), len(stored.spans), len(stored.links))


def check_record(record: LabelledRecord) -> None:
    """Raise UserError where a span does not quote its text: an export never carries damage on."""
    text = record.article.text
    for span in record.spans:
        if text[span.start : span.end] != span.quote:
            raise _unfit(record.article, span.id, span.start, span.end, span.quote)


def _unfit(article: Article, span_id: str, start: int, end: int, quote: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP(
            "errors",
            "article {article}, span {span}: the quote is {quote} but the text reads {found}; restore a backup",
        ),
        article=article.id,
        span=span_id,
        quote=shown(quote),
        found=shown(article.text[start:end]),
    )
