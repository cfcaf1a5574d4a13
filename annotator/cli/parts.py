"""What the commands share: arguments, opening a project, progress, and how failures and JSON are printed."""

from __future__ import annotations

import errno
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.domain.printing import on_one_line

if TYPE_CHECKING:
    from annotator.services.files import Failure
    from annotator.store.project import Project


_SOON, _MINUTES = 2, 90
"""Seconds: of less nothing is said; more is said in minutes."""


_NOWHERE = {errno.ENAMETOOLONG, errno.ELOOP}


class PathType(click.Path):
    """A path; an empty one is refused, which would be the current folder, and one that leads nowhere."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path. Fails for an empty one, a longer one than the system takes, and links in a circle."""
        if value == "":
            self.fail("The name of a file cannot be empty.", param, ctx)
        path = super().convert(value, param, ctx)
        if self.readable:
            try:
                os.stat(path)  # noqa: PTH116  it may be of any kind here
            except OSError as error:
                if error.errno in _NOWHERE:
                    raise click.ClickException(f"{on_one_line(path)} cannot be used ({error.strerror}).") from None
        return path


def share(_context: click.Context, _param: click.Parameter, word: str | None) -> float | None:
    """Return a share from 0 to 1, written as `20%` or `0.2`. Raises BadParameter for what is none."""
    if word is None:
        return None
    number = word.strip().removesuffix("%").strip().replace(",", ".")
    try:
        found = float(number) / (100 if word.strip().endswith("%") else 1)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise click.BadParameter(f"{word!r} is no share; write it as 20% or 0.2, from 0 to 100%.")
    return found


path_argument = PathType(path_type=Path)
files_argument = PathType(path_type=Path, readable=False)
"""One of several that are read: what cannot be read is told of, and the others are."""
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    """Give a project, open for reading, and close it. Raises ProjectError."""
    from annotator.store.project import Project

    click.get_current_context().find_root().obj = path  # what may be to blame where something unexpected happens
    project = Project.open(path)
    try:
        warn_of_last_work(path)
        yield project
    finally:
        project.close()


def begin_writing(project: Project) -> None:
    """Take a project for writing; say in a line where it lies in a place in which work can be lost. As Project's."""
    project.begin_writing()
    warn_of_place(project.path)


def warn_of_last_work(path: Path) -> None:
    """Say in a line on the error stream where the newest work in a project is gone or damaged."""
    from annotator.store import last_work
    from annotator.store.salvage import left_behind

    found, left = last_work.noted(path), left_behind.look(path)
    if found is not None:
        click.echo(f"Warning: {on_one_line(str(found))} See “annotator check” and “annotator salvage”.", err=True)
    elif left is not None:
        click.echo(f"Warning: {on_one_line(str(left))}", err=True)


def warn_of_place(path: Path) -> None:
    """Say in a line on the error stream where a project lies in a synced folder or on a network."""
    from annotator.services.whereabouts import Kind, whereabouts

    place = whereabouts(path)
    if place.is_safe:
        return
    where = f"a folder that {place.name} syncs" if place.kind is Kind.SYNCED else "a folder on a network"
    why = "keep it on this computer's own disk and share bundles, or work can be lost"
    click.echo(f"Warning: {on_one_line(path)} lies in {where}; {why}.", err=True)


def in_shell(word: object) -> str:
    """Return a word of a command that is printed to be pasted: on one line, quoted where a shell would part it."""
    text = str(word)
    if text.startswith("-"):
        text = f".{os.sep}{text}"  # a file, no option
    if os.name == "nt":
        return text if re.fullmatch(r"[\w.:\\/+@-]+", text) else f'"{text}"'
    if on_one_line(text) == text:
        return shlex.quote(text)
    written = "".join(_in_ansi_quotes(letter) for letter in text)
    return f"$'{written}'"


def _in_ansi_quotes(letter: str) -> str:
    if letter in "'\\":
        return f"\\{letter}"
    if on_one_line(letter) == letter:
        return letter
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(letter))


def viewer_of(project: Project) -> tuple[str, bool]:
    """Return whose eyes the command line has, as an annotator id, and whether they see others' labels and notes.

    A file that the lead is in is seen as by the lead, who sees all. One made of a handout is its owner's, who sees
    nothing of others while everybody annotates blind.
    """
    from annotator.domain.work import owner_of
    from annotator.services.searching import may_see_all

    owner = owner_of(project.annotators(), project.lead)
    viewer = owner.id if owner is not None else project.lead
    return viewer, may_see_all(project, viewer)


@contextmanager
def stoppable(project: Project) -> Iterator[None]:
    """Say for a bulk act in a project whether it was written when somebody pressed Ctrl+C."""
    before = project.last_barrier()
    try:
        yield
    except KeyboardInterrupt:
        if project.last_barrier() == before:
            raise click.ClickException("Stopped. Nothing was written.") from None
        raise click.ClickException("Stopped, but all of it was written already.") from None


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """Give a progress that shows on a terminal and is quiet in a pipe."""
    from annotator.services.jobs import TimeLeft

    shown, left = -1, TimeLeft()

    def show(done: int, total: int, name: str) -> None:
        nonlocal shown
        percent, seconds = done * 100 // max(total, 1), left.seconds(done, total)
        if percent != shown and sys.stderr.isatty():
            shown = percent
            click.echo(f"\r\x1b[K{percent:3d} %  {_time_left(seconds)}{name[:60]}", err=True, nl=False)

    try:
        yield show
    finally:
        if shown >= 0:
            click.echo("\r\x1b[K", err=True, nl=False)


def _time_left(seconds: float | None) -> str:
    """Return the time left in whole minutes or seconds; nothing where it is not known, or as good as over."""
    if seconds is None or seconds < _SOON:
        return ""
    return f"{seconds / 60:.0f} min left  " if seconds >= _MINUTES else f"{seconds:.0f} s left  "


def tell(failures: Iterable[Failure]) -> None:
    """Print a line for each failure on the error stream."""
    for failure in failures:
        click.echo(str(failure), err=True)


def failures_json(failures: Iterable[Failure]) -> list[dict[str, Any]]:
    """Return failures as data."""
    return [
        {
            "file": str(failure.path),
            **({"member": failure.member} if failure.member else {}),
            "line": failure.line,
            "field": failure.field,
            "found": str(failure.error),
        }
        for failure in failures
    ]


def print_json(value: Any) -> None:
    """Print a result as JSON."""
    # What no text can hold (names of files that are not UTF-8) becomes an escape of JSON.
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode(errors="backslashreplace").decode())


def many(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless there is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
