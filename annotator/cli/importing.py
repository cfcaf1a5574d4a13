"""The command that brings articles and labels into a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli import import_options
from annotator.cli.parts import (
    begin_writing,
    failures_json,
    files_argument,
    json_option,
    many,
    opened,
    path_argument,
    print_json,
    progress,
    share,
    stoppable,
)
from annotator.domain.columns import ALL_SHEETS, FIELDS, ColumnMapping

if TYPE_CHECKING:
    from annotator.services.files import Failure
    from annotator.services.importing import Difference, FileFate, ImportPlan, ImportReport, Question
    from annotator.services.jobs import Progress
    from annotator.store.project import Project

_SHOWN = 20


@click.command("import")
@click.argument("project", type=path_argument)
@click.argument("files", nargs=-1, required=True, type=files_argument, metavar="FILES...")
@click.option(
    "--as", "as_name", metavar="NAME", help="Whose labels are taken to be that come without an annotator's id."
)
@click.option(
    "--encoding", "encodings", multiple=True, callback=import_options.encodings, metavar="FILE=NAME",
    help="The encoding of a file that is no UTF-8; all=NAME for all of them.",
)  # fmt: skip
@click.option(
    "--columns", multiple=True, callback=import_options.columns, metavar="text=COLUMN,...",
    help=f"Which column of a table, or key of a record, holds what: text, {', '.join(FIELDS)}; can be given several"
    " times. Names with a + stand in quotation marks, as in CSV.",
)  # fmt: skip
@click.option("--ask-columns", is_flag=True, help="Do not take what was said of such tables at another import.")
@click.option("--sheet", default="", metavar="NAME", help="Which sheet of a workbook, or all.")
@click.option(
    "--accept-zones", callback=share, metavar="CONFIDENCE",
    help="Accept proposed zones from this confidence on (0.9 or 90%); otherwise all stay proposed.",
)  # fmt: skip
@click.option(
    "--near", type=click.Choice(["import", "skip"]), default="import", show_default=True,
    help="What becomes of articles that are nearly the same as one that is there.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Labels take the place of those of the same person in the same article.")
@click.option("--skip-bad", is_flag=True, help="Leave out bad lines and rows; otherwise their file does not come in.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
@click.option("--report", "report_file", type=files_argument, help="Save what became of everything: .txt, .csv, .json.")
@json_option
def import_(
    project: Path,
    files: tuple[Path, ...],
    *,
    as_name: str | None,
    dry_run: bool,
    report_file: Path | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Bring articles and labels into a project; folders are walked, archives (.zip) are looked into.

    Texts (.txt), saved web pages (.html, .mhtml), Word (.docx) and PDF files, tables (.csv, .tsv), workbooks (.xlsx,
    .xlsm, .xlsb, .xls, .ods), records and labelled lines (.jsonl). What a file is, its content says.

    A file with a fault is left out as a whole and told; the others come in. In folders hidden files and what never is
    an article (pictures, programs) are passed over. So is one that has to be told something
    first: its line says by which option. A text that is there already is skipped; labels of another annotator that
    come with it are taken.

    Labelled lines with a name and no annotator_id are of somebody whose id follows from the name: another person than
    who has that name in the project. With --as NAME they are that person's in the project.
    """
    from annotator import logs
    from annotator.services import importing
    from annotator.services.exporting import person_named
    from annotator.services.importing.report import check_place, reported
    from annotator.store.facts import Counts

    if report_file is not None:
        check_place(report_file)
    with logs.kept(), opened(project) as there, progress() as shown, stoppable(there):
        if not dry_run:
            begin_writing(there)
        taken_as = person_named(there, as_name) if as_name is not None else None
        planned = importing.plan(there, files, choices=_choices(taken_as=taken_as, **chosen), progress=shown)
        with _closed_by_a_fault(planned):
            import_options.check_used(planned, chosen["encodings"], chosen["columns"])
        if dry_run:
            report = reported(planned, Counts(), importing.left_out(planned))
            planned.close()
        else:
            report = _committed(there, planned, shown)
    unsaved = _saved(report, report_file, dry_run=dry_run) if report_file is not None else None
    _tell(report, skip_bad=chosen["skip_bad"])
    _some(import_options.remarks_on_columns(planned.questions, chosen["columns"]), "tables", err=True)
    if as_json:
        print_json(_json(report))
    else:
        _print(report, planned, dry_run=dry_run, replaces=chosen["replace"])
    if unsaved is not None:
        raise unsaved
    if report.failures or report.questions:
        raise SystemExit(1)


@contextmanager
def _closed_by_a_fault(planned: ImportPlan) -> Iterator[None]:
    try:
        yield
    except click.ClickException:
        planned.close()
        raise


def _saved(report: ImportReport, path: Path, *, dry_run: bool) -> click.ClickException | None:
    """Save the report; return why it could not be, once the import was written."""
    from annotator.domain.errors import UserError

    try:
        report.save(path)
    except UserError as error:
        state = "the dry run wrote nothing" if dry_run else "what was imported is in the project all the same"
        reason = error.values.get("reason", error)
        return click.ClickException(f"The report could not be written to {path} ({reason}); {state}.")
    return None


def _committed(project: Project, planned: ImportPlan, shown: Progress) -> ImportReport:
    from annotator.services import importing
    from annotator.settings import State

    report = importing.commit(project, planned, progress=shown)
    importing.remember(State.load(), planned)
    return report


def _choices(
    *,
    encodings: dict[str, str],
    columns: ColumnMapping | None,
    sheet: str,
    near: str,
    ask_columns: bool,
    **more: Any,
) -> Any:
    from annotator.services import importing
    from annotator.settings import State

    known = {} if ask_columns else importing.Remembered(State.load())
    return importing.ImportChoices(
        files=import_options.OfFiles(encodings, ALL_SHEETS if sheet == import_options.ALL else sheet),
        columns=import_options.OfColumns(columns) if columns is not None else known,
        encoding=encodings.get(import_options.ALL, ""),
        near_others=near,
        **more,
    )


def _tell(report: ImportReport, *, skip_bad: bool) -> None:
    """Print what failed and what is asked, a line each, on the error stream."""
    from annotator.services.importing import asks_for

    files = {id(one.why): one for one in report.files if one.why is not None}

    def failed(failure: Failure) -> str:
        file = files.get(id(failure.error))
        return f"{failure}{_skipping(file, failure.line) if file and not skip_bad else ''}"

    _some(map(failed, report.failures), "faults (--report names all)", len(report.failures), err=True)
    asked = (f"{_where(question)}{asks_for(question)} ({_option(question)})" for question in report.questions)
    _some(asked, "files that ask (--report names all)", len(report.questions), err=True)
    for warning in report.warnings:
        click.echo(str(warning), err=True)


def _skipping(file: FileFate, line: int) -> str:
    """Return what the option would do for a file that lines keep out, as it stands behind the fault; else nothing."""
    from annotator.formats.sniffing import WORKBOOK

    if file.good_lines:
        good = many(file.good_lines, "other line")
        return f" (--skip-bad leaves out {many(file.bad_lines, 'bad line')} and takes {good})"
    return " (--skip-bad leaves out bad rows and takes the others)" if file.kind == WORKBOOK and line > 1 else ""


def _where(question: Question) -> str:
    from annotator.domain.printing import on_one_line

    parts = [on_one_line(question.place.path), on_one_line(question.place.member)]
    return "".join(f"{part}: " for part in parts if part)


def _option(question: Question) -> str:
    """Return the option that answers a question, as it can be typed."""
    from annotator.services.importing import EncodingQuestion, SheetQuestion

    match question:
        case EncodingQuestion():
            name = question.offers[0].encoding if question.offers else "NAME"
            return import_options.as_typed("--encoding", f"{question.place.member or question.place.path}={name}")
        case SheetQuestion():
            return f"{import_options.as_typed('--sheet', question.sheets[0])}, or --sheet all"
        case _:
            return import_options.columns_option((question.guess.text or question.columns[:1])[0])


def _json(report: ImportReport) -> dict[str, Any]:
    found = report.found
    return {
        **report.as_json(),
        "odd_links": found.odd_links,
        "duplicates": [
            {"file": str(same.path), **({"member": same.member} if same.member else {}), "line": same.line,
             "title": same.title}
            for same in found.duplicates
        ],
        "namesakes": [{"name": name, "id": person} for person, name in found.namesakes.items()],
        "failures": failures_json(report.failures),
    }  # fmt: skip


def _print(report: ImportReport, planned: ImportPlan, *, dry_run: bool, replaces: bool) -> None:
    from annotator.services.importing.entries import NEAR, SKIPPED

    _some([str(same) for same in report.found.duplicates], "that are already there")
    _some([str(one) for one in report.entries if one.outcome in {NEAR, SKIPPED}], "that are nearly there")
    _some([said for one in report.entries for said in one.remarked], "that were not taken as they are")
    _some([_difference(one) for one in report.differences], "that differ", planned.differing)
    if dry_run:
        click.echo(_would(planned))
        return
    added = report.counts.added.get
    asked = f", {many(len(report.questions), 'file')} asked and left out" if report.questions else ""
    lines = f", {many(report.left_out_lines, 'bad line')} left out" if report.left_out_lines else ""
    click.echo(
        f"added {many(added('articles', 0), 'article')}, {many(added('spans', 0), 'span')},"
        f" {many(added('links', 0), 'link')}; {many(len(report.found.duplicates), 'duplicate')} skipped,"
        f" {many(report.failed_files, 'file')} failed{lines}{asked}"
    )
    if not any((*report.counts.added.values(), *report.counts.replaced.values())):
        click.echo("nothing was added to the project")
    _print_people(report)
    _print_differing(report, replaces=replaces)


def _would(planned: ImportPlan) -> str:
    found = planned.found
    return (
        f"would add {many(len(found.articles), 'article')}, {many(found.spans, 'span')}, {many(found.links, 'link')};"
        f" {many(len(found.duplicates), 'duplicate')}, {many(len(planned.failures), 'failure')},"
        f" {many(len(planned.open_questions), 'question')}; nothing was written"
    )


def _some(lines: Iterable[str], what: str, total: int = 0, *, err: bool = False) -> None:
    """Print the first lines, and how many more there are, where there may be more than `lines`."""
    shown = 0
    for number, line in enumerate(lines, 1):
        if number > _SHOWN and total:
            break
        shown = number
        if number <= _SHOWN:
            click.echo(line, err=err)
    more = max(total, shown) - _SHOWN
    if more > 0:
        click.echo(f"… and {more} more {what}", err=err)


def _difference(one: Difference) -> str:
    from annotator.domain.printing import NAME, TITLE, on_one_line
    from annotator.services.importing.entries import LEFT

    who = f", {on_one_line(one.annotator, NAME)}" if one.annotator else ""
    quote = f" “{on_one_line(one.quote, TITLE)}”" if one.quote else ""
    said = "is not in the files" if one.what == LEFT else "is otherwise in the files"
    return f"{on_one_line(one.title, TITLE)}{who}: {one.kind} {one.label}{quote} {said}"


def _print_people(report: ImportReport) -> None:
    from annotator.domain.printing import NAME, on_one_line

    for name in dict.fromkeys(on_one_line(name, NAME) for name in report.found.namesakes.values()):
        click.echo(
            f"a second {name} was made beside the {name} of this project: no annotator_id in the lines says that"
            " they are the same; if they are, annotator merge PROJECT --take-back last, and import again with --as NAME"
        )


def _print_differing(report: ImportReport, *, replaces: bool) -> None:
    replaced = sum(report.counts.replaced.values())
    if replaced:
        click.echo(f"{many(replaced, 'row')} replaced; annotator merge PROJECT --take-back last undoes that")
    differing = sum(report.counts.differing.values())
    if differing:
        them = "it is" if differing == 1 else "they are"
        verbs = "differs from the files and was" if differing == 1 else "differ from the files and were"
        why = (
            "their article was split, or a decision after a merge is open: --replace does not touch these"
            if replaces
            else "--replace takes the labels of the files instead"
        )
        click.echo(f"{many(differing, 'row')} of the project {verbs} kept as {them} ({why})")
    if report.found.odd_links:
        click.echo(f"{many(report.found.odd_links, 'link')} between labels that their type does not tie")
