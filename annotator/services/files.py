"""Which files to read, and what is wrong with one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import on_one_line
from annotator.formats.fault import Fault

TEXT, LABELLED = ".txt", ".jsonl"

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be used; `str()` is the line for a person, `error` what the window translates."""

    path: Path
    error: UserError

    @property
    def line(self) -> int:
        """Line number from 1, or 0 for the whole file."""
        return self.error.line if isinstance(self.error, Fault) else 0

    @property
    def member(self) -> str:
        """The file inside a bundle in which it was found, or empty."""
        return self.error.member if isinstance(self.error, Fault) else ""

    @property
    def field(self) -> str:
        """Path of the field in its line, such as `spans[3].start`, or empty."""
        return self.error.field if isinstance(self.error, Fault) else ""

    def __str__(self) -> str:
        place = self.error.place if isinstance(self.error, Fault) else ""
        return f"{on_one_line(self.path)}: {place}{self.error}"


def unreadable(error: OSError) -> Fault:
    """Return the fault of a file that the system does not give."""
    return Fault(QT_TRANSLATE_NOOP("errors", "it cannot be read: {reason}"), reason=error.strerror or error)


def find(paths: Iterable[Path]) -> tuple[list[Path], list[Failure]]:
    """Return the text and labelled files among `paths` and in the folders among them, each once.

    Folders are walked to the bottom in natural order, hidden names left out; links to folders are not followed.
    """
    found: dict[Path, Path] = {}
    failures: list[Failure] = []
    for path in paths:
        try:
            inside = list(_inside(path, failures)) if path.is_dir() else [_one(path)]
            if not inside:
                raise Fault(QT_TRANSLATE_NOOP("errors", "there is no .txt or .jsonl file in this folder"))
        except Fault as fault:
            failures.append(Failure(path, fault))
        except OSError as error:
            failures.append(Failure(path, unreadable(error)))
        else:
            for file in inside:
                found.setdefault(file.resolve(), file)
    return list(found.values()), failures


def natural(name: str) -> list[tuple[int, int, str]]:
    """Sort key that counts: a2 before a10, without regard to case."""
    parts = _DIGITS.split(name.casefold())
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts]


def _one(path: Path) -> Path:
    if path.is_file() and path.suffix.lower() in {TEXT, LABELLED}:
        return path
    if path.exists():
        raise Fault(QT_TRANSLATE_NOOP("errors", "only .txt and .jsonl files can be imported"))
    raise Fault(QT_TRANSLATE_NOOP("errors", "there is no such file"))


def _inside(folder: Path, failures: list[Failure]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        failures.append(Failure(Path(error.filename), unreadable(error)))

    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        for name in sorted(names, key=natural):
            file = Path(here, name)
            if not name.startswith(".") and file.suffix.lower() in {TEXT, LABELLED} and file.is_file():
                yield file
