"""The command line: everything that needs no window. Exit code 0 good, 1 a wrong input, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator import __version__
from annotator.domain.errors import UserError

# Every command imports what it needs when it runs: help and version must come at once.
if TYPE_CHECKING:
    from annotator.services.bundling import BundleReport
    from annotator.services.files import Failure
    from annotator.services.importing import ImportReport
    from annotator.services.mapping import SchemeMapping
    from annotator.services.statistics import ProjectStatistics
    from annotator.store.facts import Statistics
    from annotator.store.project import Project

_SHOWN_DUPLICATES = 20


class _Path(click.Path):
    """A path; an empty one is refused, which would be the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("The name of a file cannot be empty.", param, ctx)
        return super().convert(value, param, ctx)


path_argument = _Path(path_type=Path)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


class _Commands(click.Group):
    """Tells errors of the person in one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise click.ClickException(str(error)) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0].lower().endswith(".annot"):  # the window's, if it stood alone
            raise click.UsageError(f"The window opens one project; {' '.join(args[1:])} is too much.", ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[PROJECT] | COMMAND [ARGS]...")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annotator")
def commands() -> None:
    """Mark who claims what, who denies it, and with which figures, in news articles.

    \b
    annotator                  open the window
    annotator PROJECT.annot    open the window with a project
    annotator tour FOLDER      play the main job and write its pictures there
    """  # noqa: D301  click wants the character itself


def main(argv: list[str] | None = None) -> int:
    """Run one command (the process's own arguments where `argv` is None) and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # consoles of Windows still speak older encodings
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        commands(args=argv, prog_name="annotator")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


@commands.command()
@click.argument("project", type=path_argument)
@click.option("--annotator", default="", help="Name of the first annotator; your user name where not given.")
@click.option("--name", default="", help="Name of the project; that of the file where not given.")
@click.option("--scheme", type=path_argument, help="A scheme file (TOML) instead of the claims scheme.")
@click.option("--guidelines", type=path_argument, help="A text file with guidelines instead of those that ship.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of the guidelines that ship.")
@json_option
def new(project: Path, annotator: str, as_json: bool, **chosen: Any) -> None:
    """Make a new project file."""
    from annotator.services import creating

    made = creating.create(project, annotator=annotator or _user_name(), **chosen)
    person = made.annotators()[0]
    made.close()
    if as_json:
        scheme = {"id": made.scheme.id, "version": made.scheme.version}
        about = {"path": str(project), "id": made.id, "name": made.name, "scheme": scheme}
        _print_json({**about, "annotator": person.name, "annotator_id": person.id})
    else:
        click.echo(f"made {project} for {person.name}")


@commands.command("import")
@click.argument("project", type=path_argument)
@click.argument("files", nargs=-1, required=True, type=path_argument, metavar="FILES...")
@json_option
def import_(project: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Bring texts (.txt) and labelled lines (.jsonl) into a project; folders are walked.

    A file with a fault is left out as a whole and told; the others come in. A text that is there already is
    skipped; labels of another annotator that come with it are taken.
    """
    from annotator.services import importing

    with _opened(project) as opened, _progress() as progress:
        opened.begin_writing()
        report = importing.commit(opened, importing.plan(opened, files, progress=progress))
    _tell(report.failures)
    if as_json:
        _print_json(_import_json(report))
    else:
        _print_import(report)
    if report.failures:
        raise SystemExit(1)


def _import_json(report: ImportReport) -> dict[str, Any]:
    counts = report.counts
    return {
        "added": counts.added,
        "present": counts.present,
        "differing": counts.differing,
        "odd_links": report.found.odd_links,
        "duplicates": [
            {"file": str(same.path), "line": same.line, "title": same.title} for same in report.found.duplicates
        ],
        "failures": _failures_json(report.failures),
    }


def _print_import(report: ImportReport) -> None:
    found, counts = report.found, report.counts
    for same in found.duplicates[:_SHOWN_DUPLICATES]:
        click.echo(str(same))
    if len(found.duplicates) > _SHOWN_DUPLICATES:
        click.echo(f"… and {len(found.duplicates) - _SHOWN_DUPLICATES} more that are already there")
    added = counts.added.get
    click.echo(
        f"added {_many(added('articles', 0), 'article')}, {_many(added('spans', 0), 'span')},"
        f" {_many(added('links', 0), 'link')}; {_many(len(found.duplicates), 'duplicate')} skipped,"
        f" {_many(len(report.failures), 'file')} failed"
    )
    differing = sum(counts.differing.values())
    if differing:
        click.echo(f"{_many(differing, 'row')} of the project differ from the files and were kept as they are")
    if found.odd_links:
        click.echo(f"{_many(found.odd_links, 'link')} between labels that their type does not tie")


@commands.command()
@click.argument("project", type=path_argument)
@click.option("-o", "--out", required=True, type=path_argument, help="The file to write; an old one is replaced.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Format of the file.")
@click.option("--annotator", metavar="NAME", help="Only the labels of this annotator.")
@click.option("--gold", is_flag=True, help="The adjudicated labels instead of those of persons.")
@click.option("--rejected", is_flag=True, help="With --gold: the options that were decided against, too.")
@click.option("--undecided", is_flag=True, help="With --gold: articles that are still under review, too.")
@click.option("--single", is_flag=True, help="With --gold: articles that one person alone has finished, too.")
@json_option
def export(
    project: Path, out: Path, form: str, annotator: str | None, gold: bool, as_json: bool, **chosen: bool
) -> None:
    """Write the labels of a project as a file: one line for each article and annotator."""
    from annotator.services import exporting
    from annotator.services.golden import GoldParts

    del form  # there is one
    if gold and annotator is not None:
        raise click.UsageError("--annotator and --gold exclude each other.")
    if any(chosen.values()) and not gold:
        raise click.UsageError("--rejected, --undecided and --single go with --gold.")
    parts = GoldParts(**chosen)
    with _opened(project) as opened, _progress() as progress:
        report = exporting.export_jsonl(opened, out, annotator=annotator, gold=gold, parts=parts, progress=progress)
    if as_json:
        counts = {"records": report.records, "articles": report.articles, "spans": report.spans, "links": report.links}
        _print_json({"path": str(out), **counts})
    else:
        click.echo(
            f"{out}: {_many(report.articles, 'article')}, {_many(report.records, 'line')},"
            f" {_many(report.spans, 'span')}, {_many(report.links, 'link')}",
            err=not out.is_file(),  # the labels may have gone to standard output
        )


@commands.command()
@click.argument("project", type=path_argument)
@json_option
def stats(project: Path, as_json: bool) -> None:
    """Count articles, spans and links of a project, of all and of each annotator."""
    from annotator.services.statistics import statistics

    with _opened(project) as opened:
        found = statistics(opened)
    if as_json:
        _print_json(found.to_json())
    else:
        _print_statistics(found)


def _print_statistics(found: ProjectStatistics) -> None:
    columns: list[tuple[str, Statistics]] = [("all", found.together)]
    columns += [
        (found.names[person.id], counts) for person, counts in found.people if counts.spans or person.role != "gold"
    ]
    rows: list[tuple[str, Callable[[Statistics], int]]] = [
        *((status, lambda counts, key=status: counts.statuses.get(key, 0)) for status in found.together.statuses),
        ("flagged", lambda counts: counts.flagged),
        ("open points", lambda counts: counts.open_points),
        *((label, lambda counts, key=label: counts.spans.get(key, 0)) for label in found.labels),
        *((kind, lambda counts, key=kind: counts.links.get(key, 0)) for kind in found.link_types),
        ("minutes", lambda counts: round(counts.seconds / 60)),
    ]
    click.echo(f"{found.name}: {_many(found.together.articles, 'article')}, scheme {found.scheme}")
    first = max(len(name) for name, _ in rows)
    widths = [max(len(name), 6) for name, _ in columns]
    click.echo(" " * first + "".join(f"  {name:>{width}}" for (name, _), width in zip(columns, widths, strict=True)))
    for name, count in rows:
        cells = (f"  {count(counts):>{width}}" for (_, counts), width in zip(columns, widths, strict=True))
        click.echo(f"{name:<{first}}" + "".join(cells))


@commands.command()
@click.argument("project", type=path_argument)
@json_option
def agreement(project: Path, as_json: bool) -> None:
    """Measure how far those who finished the same articles agree, with 95 % intervals over articles."""
    from annotator.services import comparing

    with _opened(project) as opened, _progress() as progress:
        found = comparing.compare(opened, progress=progress)
    if as_json:
        from annotator.services.agreement.as_json import as_json as to_json

        _print_json(to_json(found))
    else:
        from annotator.services.agreement import telling

        click.echo(telling.methods(found) + "\n")
        click.echo(telling.table(found, telling.PLAIN), nl=False)
        click.echo("\n" + telling.disagreements(found))


@commands.command()
@click.argument("export_file", type=path_argument, metavar="EXPORT.jsonl")
@json_option
def verify(export_file: Path, as_json: bool) -> None:
    """Check that an exported file keeps its format: keys, hashes, offsets, quotes, links and sorting."""
    from annotator.services.verifying import verify as check

    with _progress() as progress:
        report = check(export_file, progress=progress)
    _tell(report.problems)
    if as_json:
        counts = {"records": report.records, "articles": report.articles, "spans": report.spans, "links": report.links}
        _print_json({**counts, "problems": _failures_json(report.problems)})
    elif not report.problems:
        click.echo(f"{_many(report.articles, 'article')}, {_many(report.spans, 'span')}, all good")
    if report.problems:
        raise SystemExit(1)


@commands.command()
@click.argument("project", type=path_argument)
@click.option("--annotator", required=True, metavar="NAME", help="For whom it is.")
@click.option("-o", "--out", required=True, type=path_argument, help="The file to write; an old one is replaced.")
@json_option
def handout(project: Path, annotator: str, out: Path, as_json: bool) -> None:
    """Write what an annotator is to work on as one file: texts, zones, scheme, guidelines; nobody's labels.

    Opened for the first time it makes a project; merged into that later, it brings it up to date.
    """
    from annotator.services import bundling

    with _opened(project) as opened, _progress() as progress:
        _print_bundle(bundling.handout(opened, annotator, out, progress=progress), as_json=as_json)


@commands.command()
@click.argument("project", type=path_argument)
@click.option("--annotator", required=True, metavar="NAME", help="Whose work it is.")
@click.option("-o", "--out", required=True, type=path_argument, help="The file to write; an old one is replaced.")
@json_option
def bundle(project: Path, annotator: str, out: Path, as_json: bool) -> None:
    """Write one annotator's work as one file, for the lead to merge."""
    from annotator.services import bundling

    with _opened(project) as opened, _progress() as progress:
        _print_bundle(bundling.bundle(opened, annotator, out, progress=progress), as_json=as_json)


def _print_bundle(report: BundleReport, *, as_json: bool) -> None:
    about = {"path": str(report.path), "kind": report.kind, "annotator": report.annotator, "articles": report.articles}
    if as_json:
        _print_json({**about, "spans": report.spans, "links": report.links})
    else:
        labels = f", {_many(report.spans, 'span')}, {_many(report.links, 'link')}" if report.kind == "bundle" else ""
        whose = "of" if report.kind == "bundle" else "for"
        words = f"{report.kind} {whose} {report.annotator}: {_many(report.articles, 'article')}{labels}"
        click.echo(f"{report.path}: {words}", err=not report.path.is_file())


@commands.command()
@click.argument("project", type=path_argument)
@click.argument("others", nargs=-1, required=True, type=path_argument, metavar="OTHER...")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--map", "mapped", multiple=True, metavar="OLD=NEW", help="For another scheme: see below.")
@click.option("--old-texts", is_flag=True, help="Take labels on another version of a text in: see below.")
@json_option
def merge(
    project: Path, others: tuple[Path, ...], dry_run: bool, mapped: tuple[str, ...], old_texts: bool, as_json: bool
) -> None:
    """Bring others' work into a project: bundles, handouts, whole projects, labelled lines, folders of them.

    What nobody has seen of each other stays, as a conflict to decide. What was made under another scheme needs --map,
    as often as it takes: old=new for labels, link:old=new, attribute:old=new (nothing after the = leaves it out), or
    the name of a TOML file with the tables labels, attributes and links.

    Where the project has another version of an article's text, it is said how many of the labels are found again there.
    With --old-texts the old text is taken in, hidden, with the labels on it, and these are offered to their annotator
    in the version here; nothing is marked there for them.
    """
    from annotator.services import merging, reanchoring

    with _opened(project) as opened, _progress() as progress:
        if not dry_run:
            opened.begin_writing()
        mapping = _mapping(mapped)
        planned = merging.plan(opened, others, progress=progress, mapping=mapping)
        versions = reanchoring.found_again(opened, planned.unknown)
        if old_texts and versions:
            planned.close()
            older = [one.unknown.article_id for one in versions]
            planned = merging.plan(opened, others, progress=progress, mapping=mapping, older=older)
        report = merging.told(planned) if dry_run else merging.commit(opened, planned)
    _tell((*planned.failures, *planned.refused))
    if as_json:
        account = merging.account(planned)
        account["versions"] = reanchoring.account(versions)
        _print_json({**account, "batch": report.batch, "failures": _failures_json(planned.failures)})
    else:
        for line in (*merging.lines(planned), *reanchoring.lines(versions)):
            click.echo(line)
        click.echo("nothing was written" if not report.batch else "merged; it can be taken back as a whole")
    if planned.failures or planned.refused:
        raise SystemExit(1)


def _mapping(mapped: tuple[str, ...]) -> SchemeMapping | None:
    from annotator.services import mapping

    found = None
    for word in mapped:
        read = mapping.from_pairs([word]) if "=" in word else mapping.from_file(Path(word))
        found = mapping.joined(found, read) if found else read
    return found


@contextmanager
def _opened(path: Path) -> Iterator[Project]:
    from annotator.store.project import Project

    project = Project.open(path)
    try:
        yield project
    finally:
        project.close()


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """Give a progress that shows on a terminal and is quiet in a pipe."""
    shown = -1

    def show(done: int, total: int, name: str) -> None:
        nonlocal shown
        percent = done * 100 // max(total, 1)
        if percent != shown and sys.stderr.isatty():
            shown = percent
            click.echo(f"\r\x1b[K{percent:3d} %  {name[:60]}", err=True, nl=False)

    try:
        yield show
    finally:
        if shown >= 0:
            click.echo("\r\x1b[K", err=True, nl=False)


def _tell(failures: Iterable[Failure]) -> None:
    for failure in failures:
        click.echo(str(failure), err=True)


def _failures_json(failures: Iterable[Failure]) -> list[dict[str, Any]]:
    return [
        {"file": str(failure.path), "line": failure.line, "field": failure.field, "found": str(failure.error)}
        for failure in failures
    ]


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _user_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return "annotator"
