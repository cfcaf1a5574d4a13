"""The commands that back a project up and bring a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.parts import (
    in_shell,
    json_option,
    many,
    path_argument,
    print_json,
    progress,
    warn_of_last_work,
    warn_of_place,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.services.backing_up import BackupEntry, Kept
    from annotator.services.restoring import Restored
    from annotator.store.backup_contents import Contents
    from annotator.store.watching import Watch


@click.command()
@click.argument("project", type=path_argument)
@click.option("--list", "listing", is_flag=True, help="Make none; list those that are there, the newest first.")
@json_option
def backup(project: Path, *, listing: bool, as_json: bool) -> None:
    """Back a project up, checked, on this computer's own disk; or list its backups.

    The window does so by itself. Backups are thinned as they grow old.
    """
    from annotator.domain.printing import on_one_line
    from annotator.services import backing_up

    if listing:
        entries = [_read(entry) for entry in _entries(project)]
        _print_entries(entries, project, as_json=as_json)
        return
    with progress() as shown:
        made = backing_up.back_up(project, watch=_watch(shown, project))
    warn_of_last_work(project)
    entry = next(entry for entry in backing_up.listed_in(made.parent) if entry.path == made)
    if as_json:
        print_json(_data(entry))
    else:
        click.echo(f"backed up to {on_one_line(made)}: {_holds(entry.contents)}")


@click.command()
@click.argument("project", type=path_argument, required=False)
@click.option("--from", "word", metavar="BACKUP", help="A backup: latest (if not given), its name or its file.")
@click.option("--to", type=path_argument, metavar="FILE", help="Make a new project file there; PROJECT stays as it is.")
@click.option("--list", "listing", is_flag=True, help="List the backups of PROJECT; without it, all that have some.")
@json_option
def restore(project: Path | None, *, word: str | None, to: Path | None, listing: bool, as_json: bool) -> None:
    """Bring a backup back, in the place of PROJECT or, with --to, as a new file.

    What stands in the place of PROJECT is backed up first, so that a restore can itself be taken back. PROJECT may be
    gone or damaged; a damaged file is moved aside, never deleted.
    """
    from annotator.services import backing_up, restoring

    if project is None:
        if not listing:
            raise click.UsageError("Missing argument 'PROJECT'; --list shows which projects have backups.")
        _print_kept(backing_up.all_kept(), as_json=as_json)
        return
    if listing:
        _print_entries([_read(entry) for entry in _entries(project)], project, as_json=as_json)
        return
    if word == "":  # a variable of the shell that holds nothing
        raise click.UsageError("--from is empty; name a backup, or leave it out for the latest.")
    if to is None:
        restoring.check_free(project)
    chosen = _latest(project) if word is None or word == restoring.LATEST else _chosen(project, word)
    with progress() as shown:
        watch = _watch(shown, project)
        done = restoring.restore_to(to, chosen, watch=watch) if to else restoring.restore(project, chosen, watch=watch)
    warn_of_place(done.path)
    _print_restored(done, project, chosen, as_json=as_json)


def _chosen(project: Path, word: str) -> Path:
    from annotator.services import restoring

    if Path(word).is_file():
        return Path(word)
    return restoring.chosen(_entries(project), word)


def _latest(project: Path) -> Path:
    """Return the newest backup that brings anything back; say which newer ones are passed over."""
    from annotator.services import restoring

    found = restoring.latest(_entries(project), project)
    for passed, why in ((found.same, "holds what is there now"), (found.kept, "was kept by a restore")):
        for path in passed:
            click.echo(f"passed over: {path.name} {why}", err=True)
    return found.path


def _watch(shown: Callable[[int, int, str], None], project: Path) -> Watch:
    from annotator.store.watching import Watch

    return Watch(lambda done, total: shown(done, total, project.name))


def _entries(project: Path) -> list[BackupEntry]:
    from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
    from annotator.services import backing_up, restoring

    folder = backing_up.folder_of(project)
    if folder is None:
        restoring.check_is_file(
            project,
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} does not exist, and no backups of it are known; annotator restore --list shows those there"
                " are.",
            ),
        )
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors", "There are no backups of {path}; annotator restore --list shows which projects have some."
            ),
            path=project,
        )
    return backing_up.listed_in(folder)


def _read(entry: BackupEntry) -> BackupEntry:
    from annotator.services import backing_up

    return entry if entry.is_read else backing_up.examined(entry)


# Printing


def _print_restored(done: Restored, project: Path, chosen: Path, *, as_json: bool) -> None:
    from annotator.domain.printing import on_one_line

    if as_json:
        print_json(
            {
                "path": str(done.path),
                "from": str(chosen),
                "swapped": done.is_swapped,
                "kept": str(done.kept or ""),
                "aside": str(done.aside or ""),
                "contents": done.after.to_json(),
            }
        )
        return
    click.echo(on_one_line(f"restored {done.path} from {chosen.name}: {_holds(done.after)}"))
    if done.kept is not None and done.is_swapped:
        back = f"annotator restore {in_shell(project)} --from {in_shell(done.kept.name)}"
        click.echo(f"what was there before is kept: {back}")
    if done.aside is not None:
        click.echo(f"the damaged file lies at {on_one_line(done.aside)}")
    if done.kept is not None and not done.is_swapped:
        again = f"close it there and restore again, or open {on_one_line(done.path)}"
        click.echo(f"somebody is reading {on_one_line(project)}, so it is as it was: {again}", err=True)


def _print_entries(entries: list[BackupEntry], project: Path, *, as_json: bool) -> None:
    from annotator.domain.printing import on_one_line
    from annotator.services import backing_up

    if as_json:
        print_json({"backups": [_data(entry) for entry in entries]})
        return
    if not entries:
        click.echo("there are no backups yet")
    for entry in entries:
        holds = f"damaged: {entry.problem}" if entry.contents is None else _holds(entry.contents)
        when = f"{entry.made_at.astimezone():%Y-%m-%d %H:%M}"
        other = "" if not entry.source or backing_up.is_of(entry, project) else f" (of {on_one_line(entry.source)})"
        click.echo(f"{entry.path.name}  {when}, {_size(entry.size)}, {holds}{other}")


def _print_kept(found: list[Kept], *, as_json: bool) -> None:
    from annotator.domain.printing import on_one_line

    if as_json:
        print_json({"projects": [_kept_data(kept) for kept in found]})
        return
    if not found:
        click.echo("no project has backups on this computer")
    for kept in found:
        when = f"{kept.newest.astimezone():%Y-%m-%d %H:%M}"
        click.echo(on_one_line(f"{kept.path or kept.folder}  {many(kept.count, 'backup')}, the newest of {when}"))


def _kept_data(kept: Kept) -> dict[str, Any]:
    return {
        "path": kept.path,
        "name": kept.name,
        "folder": str(kept.folder),
        "backups": kept.count,
        "newest": kept.newest.isoformat(),
    }


def _data(entry: BackupEntry) -> dict[str, Any]:
    return {
        "path": str(entry.path),
        "made_at": entry.made_at.isoformat(),
        "reason": entry.reason,
        "size": entry.size,
        "project": entry.source,
        "problem": entry.problem,
        "contents": entry.contents.to_json() if entry.contents else None,
    }


def _holds(found: Contents | None) -> str:
    if found is None:
        return "not readable"
    parts = [
        many(found.articles, "article"),
        many(found.spans(), "span"),
        many(found.links(), "link"),
    ]
    if (finished := found.finished()) is not None:
        parts.append(f"{finished} finished")
    return ", ".join(parts)


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
