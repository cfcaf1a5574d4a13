"""Who writes: one process at a time, by a lock of the operating system, which goes with the process that dies.

The lock belongs to the process: several Project objects in it share it by count. Who holds it stands in a side file,
for the sentence that others read; the side file alone locks nothing.
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, ProjectLocked
from annotator.store import files
from annotator.store.clock import now, readable

if TYPE_CHECKING:
    from filelock import FileLock


@dataclass(slots=True)
class _Hold:
    lock: FileLock
    users: int = 1


_holds: dict[Path, _Hold] = {}
_guard = threading.Lock()


def take(project_path: Path) -> Path:
    """Take the project for writing by this process and return the key for `give_back`.

    Raises ProjectLocked with who, host and since where another process has it, ProjectError where no lock can be made.
    """
    place = project_path.resolve()
    with _guard:
        if place in _holds:
            _holds[place].users += 1
        else:
            _holds[place] = _Hold(_acquired(place))
            _name_holder(place)
    return place


def give_back(place: Path) -> None:
    """Undo the `take` that returned this key; after the last one other processes may write."""
    with _guard:
        hold = _holds[place]
        hold.users -= 1
        if hold.users == 0:
            with suppress(OSError):
                _holder_file(place).unlink(missing_ok=True)
            hold.lock.release()
            del _holds[place]


def _acquired(place: Path) -> FileLock:
    # Not at module level: opening for reading must not pay for it.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    lock = FileLock(files.beside(place, files.LOCK), blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise _locked(place) from None
    except (OSError, NotImplementedError) as error:
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors", "{path} cannot be opened for writing: its folder refuses a lock file ({reason})."
            ),
            path=place,
            reason=getattr(error, "strerror", None) or error,
        ) from error
    return lock


def _locked(place: Path) -> ProjectLocked:
    try:
        holder = json.loads(_holder_file(place).read_text("utf-8"))
        who, host, since = str(holder["user"]), str(holder["host"]), readable(str(holder["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ProjectLocked(
            QT_TRANSLATE_NOOP("errors", "Another Annotator is writing in this project. It opens for reading."),
            who="",
            host="",
            since="",
        )
    return ProjectLocked(
        QT_TRANSLATE_NOOP(
            "errors", "{who} on {host} is writing in this project (since {since}). It opens for reading."
        ),
        who=who,
        host=host,
        since=since,
    )


def _name_holder(place: Path) -> None:
    import platform  # noqa: PLC0415

    holder = {"pid": os.getpid(), "host": platform.node(), "user": _user(), "since": now()}
    target = _holder_file(place)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    with suppress(OSError):  # the lock holds without it; others then read a sentence without a name
        draft.write_text(json.dumps(holder, ensure_ascii=False), "utf-8")
        draft.replace(target)


def _user() -> str:
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such variable and no such user, as in some containers
        return "?"


def _holder_file(place: Path) -> Path:
    return files.beside(place, files.HOLDER)
