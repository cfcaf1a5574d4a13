"""The command line: everything that needs no window. Exit code 0 good, 1 a wrong input, 2 wrong usage."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from annotator import __version__
from annotator.cli.backups import backup, restore
from annotator.cli.checking import check
from annotator.cli.exchange import bundle, handout
from annotator.cli.files import export, new, verify
from annotator.cli.importing import import_
from annotator.cli.measures import agreement, stats
from annotator.cli.merging import merge
from annotator.cli.people import assign, people
from annotator.cli.salvaging import salvage
from annotator.cli.searching import search
from annotator.cli.suggesting import suggest
from annotator.domain.errors import UserError

# Every command imports what it needs when it runs: help and version must come at once.


class _Commands(click.Group):
    """Tells errors of the person in one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise click.ClickException(str(error)) from None
        except KeyboardInterrupt:
            raise click.ClickException("Stopped.") from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception:
            _blame(ctx.obj)
            raise

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0].lower().endswith(".annot"):  # the window's, if it stood alone
            raise click.UsageError(f"The window opens one project; {' '.join(args[1:])} is too much.", ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[PROJECT] | COMMAND [ARGS]...")


def _blame(path: Path | None) -> None:
    """Raise ClickException where the project file that a command works on holds what no Annotator writes."""
    from annotator.services.blaming import blamed

    sentence = blamed(path) if path is not None else None
    if sentence is not None:
        raise click.ClickException(str(sentence))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annotator")
def commands() -> None:
    """Mark who claims what, who denies it, and with which figures, in news articles.

    \b
    annotator                  open the window
    annotator PROJECT.annot    open the window with a project
    annotator tour FOLDER      play the main job and write its pictures there
    """  # noqa: D301  click wants the character itself


for _command in (
    *(new, import_, export, search, stats, agreement, suggest, verify),
    *(people, assign, handout, bundle, merge),
    *(backup, restore, check, salvage),
):
    commands.add_command(_command)


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
