"""Whose fault it is when something unexpected happens with a project: the file's, or the program's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import ProjectError, UserError


def blamed(path: Path) -> ProjectError | None:
    """Return the sentence for a project file that holds what no Annotator writes; None where it is sound.

    Without it an unexpected error is a bug of ours. It reads the whole file, which takes seconds where it is large.
    """
    try:
        check_values(path)
    except ProjectError as error:
        return error
    return None


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Turn what a project file brought about inside into ProjectError; what the program did goes on as it is."""
    try:
        yield
    except (UserError, OSError):
        raise
    except Exception as error:
        sentence = blamed(path)
        if sentence is None:
            raise
        raise sentence from error


def check_values(path: Path) -> None:
    """Raise ProjectError for a project file that holds what no Annotator writes."""
    from annotator.store import values  # noqa: PLC0415  seldom

    values.check(path)
