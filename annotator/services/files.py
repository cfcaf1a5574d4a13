"""Which files to read, and what is wrong with one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.natural import natural
from annotator.domain.printing import on_one_line
from annotator.formats.beside import is_beside, is_hidden_text, is_of_a_project, is_page_folder
from annotator.formats.fault import Fault

__all__ = ["Failure", "find", "natural", "unreadable"]


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


def find(paths: Iterable[Path], passed: list[Path] | None = None) -> tuple[list[Path], list[Failure]]:
    """Return the files among `paths` and in the folders among them, each once; what they are, `sniffing` says.

    Folders are walked to the bottom in natural order. Left out there: hidden names, what the program keeps beside a
    project, folders of the parts of a saved web page beside it, and what never is an article (pictures, styles,
    programs); that, and hidden files that may be articles, are added to `passed`. Links are not followed out of the
    folder, and devices are not opened.
    """
    found: dict[Path, Path] = {}
    failures: list[Failure] = []
    for path in paths:
        try:
            inside = _folder(path, failures, passed) if path.is_dir() else [regular_file(path)]
        except Fault as fault:
            failures.append(Failure(path, fault))
        except OSError as error:
            failures.append(Failure(path, unreadable(error)))
        else:
            for file in inside:
                found.setdefault(Path(os.path.realpath(file)), file)
    return list(found.values()), failures


def regular_file(path: Path) -> Path:
    """Return the path of a file that can be read from its beginning to its end. Raises Fault, OSError."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise _dead_link() from None
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is no such file")) from None
    except ValueError:  # a NUL in its name
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is no such file")) from None
    except OSError:
        if path.is_symlink():  # a link that leads to itself
            raise _dead_link() from None
        raise
    if not stat.S_ISREG(mode):
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is a device or a pipe, not a file"))
    return path


def _dead_link() -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "this link leads nowhere"))


def _folder(folder: Path, failures: list[Failure], passed: list[Path] | None) -> list[Path]:
    """Return the files of a folder. Raises Fault where there is none and nothing else was said."""
    before = len(failures)
    inside = list(_inside(folder, failures, passed))
    if not inside and len(failures) == before:
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is no file in this folder that can be imported"))
    return inside


def _inside(folder: Path, failures: list[Failure], passed: list[Path] | None) -> Iterator[Path]:
    def note(error: OSError) -> None:
        failures.append(Failure(Path(error.filename), unreadable(error)))

    root = Path(os.path.realpath(folder))
    for here, folders, names in os.walk(folder, onerror=note):
        shown = [name for name in folders if not name.startswith(".") and not is_page_folder(name, names)]
        folders[:] = sorted(shown, key=natural)
        outside = [name for name in folders if _leads_out(Path(here, name), root)]
        failures += [Failure(Path(here, name), _outside()) for name in outside]
        for name in sorted(names, key=natural):
            file = Path(here, name)
            if name.startswith(("~$", ".")) or is_of_a_project(name) or is_beside(name):
                if passed is not None and (is_hidden_text(name) or _is_named(name)):
                    passed.append(file)
                continue
            fault = _kept_out(file, root)
            if fault is None:
                yield file
            else:
                failures.append(Failure(file, fault))


def _is_named(name: str) -> bool:
    """Whether a file that is passed over is worth a word."""
    return not name.startswith(("~$", ".")) and not is_of_a_project(name)


def _leads_out(path: Path, root: Path) -> bool:
    """Tell whether a link leads out of a folder; one that leads nowhere does not."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # nowhere, or to itself (RuntimeError until Python 3.12)
        return False


def _kept_out(file: Path, root: Path) -> Fault | None:
    """Return why a file of a folder is not read, None where it is; one that has vanished meanwhile is told."""
    try:
        if _leads_out(file, root):
            return _outside()
        regular_file(file)
    except Fault as fault:
        return fault
    except OSError as error:
        return unreadable(error)
    return None


def _outside() -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "this link leads out of the folder; it is left out"))
