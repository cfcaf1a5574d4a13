"""Who writes: one process at a time, by a lock of the operating system, which goes with the process that dies.

The lock belongs to the process: several Project objects in it share it by count. Who holds it stands in a side file,
for the sentence that others read; the side file alone locks nothing. Only where another computer wrote it, to which
the lock of this one may not reach (a network share, a folder that is synced), a person is asked first.
"""

from __future__ import annotations

import json
import os
import stat
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectElsewhere, ProjectError, ProjectLocked, UserError
from annotator.domain.ids import new_id
from annotator.store import descriptors, files
from annotator.store.clock import now, readable

try:
    import fcntl
except ImportError:  # Windows, where a number of a process is looked up otherwise
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from filelock import FileLock

_NO_LOCK = QT_TRANSLATE_NOOP(
    "errors", "{path} cannot be opened for writing: its folder refuses a lock file ({reason})."
)
_STRANGE_LOCK = QT_TRANSLATE_NOOP(
    "errors",
    "{path} cannot be opened for writing: {file} beside it cannot be locked ({reason})."
    " Delete that while nobody has the project open.",
)
_NAMED_WITHIN, _LOOK_EVERY = 0.3, 0.02
"""Seconds that a holder may take to say who it is, once it has the lock."""
_MOST = 1 << 16
"""Bytes of a holder's file that are read: it may be a pipe, which would never end."""
_TRIES = 20
"""Times that a lock is tried for which somebody just asks whether it is held."""


class Holder(NamedTuple):
    """Who has a project open for writing, as they wrote it down."""

    user: str
    host: str
    since: str
    pid: int
    computer: str
    writes: bool
    """Whether it has come as far as to write: it has a -wal file then. Older programs did not say: they may have."""
    left: str = ""
    """What its -wal file led to, where it closed the project and had to leave that: see `wal_file.newest_page`."""

    @property
    def is_of_this_computer(self) -> bool:
        """Whether it was written here; where computers share their names or their folders it is safer to say no."""
        return self.host == _host() and (not self.computer or self.computer == _computer())

    def may_be_there(self, place: Path) -> bool:
        """Whether its process may still have the project; of another computer nobody here can tell.

        One of its number may be another: after the computer has started again the numbers are given anew.
        """
        return not self.is_of_this_computer or (_is_running(self.pid) and _is_locked(place))

    def told(self) -> dict[str, str]:
        """Return who, where and since when, as a person reads it."""
        return {"who": self.user, "host": self.host, "since": readable(self.since)}


@dataclass(slots=True)
class _Hold:
    lock: FileLock
    users: int = 1


_holds: dict[Path, _Hold] = {}
_guard = threading.Lock()


def take(project_path: Path, *, despite: bool = False, absent: bool = False) -> Path:
    """Take the project for writing by this process and return the key for `give_back`.

    Raises ProjectLocked with who, host and since where another process has it, ProjectElsewhere where another computer
    says so and it is not taken `despite` that, ProjectError where no lock can be made, where the path is no file, and
    where nothing is there, unless it may be `absent`: for who puts a project there.
    """
    with _guard:
        place = _place(project_path)
        _check_file(place, absent=absent)
        if place in _holds:
            _holds[place].users += 1
        else:
            _holds[place] = _Hold(_acquired(place, despite=despite))
            _name_holder(place)
    return place


def give_back(place: Path, *, leaves: str = "") -> None:
    """Undo the `take` that returned this key; after the last one other processes may write.

    Where its newest work stays in the -wal file that is said beside it, as after a death, with what that `leaves`.
    """
    with _guard:
        hold = _holds[place]
        hold.users -= 1
        if hold.users == 0:
            found = _read(place)
            if found is not None and _is_this_process(found):  # else another computer wrote in it all the same
                if leaves:
                    _name_holder(place, since=found.since, writes=True, left=leaves)
                else:
                    with suppress(OSError):
                        _holder_file(place).unlink(missing_ok=True)
            _release(hold.lock, place)
            del _holds[place]


def say_writes(place: Path, *, writes: bool) -> None:
    """Say beside a project whether its newest work may lie in its -wal file; `place` is the key that `take` gave."""
    with _guard:
        found = _read(place)
        if found is not None and _is_this_process(found):  # else another computer wrote in it all the same
            _name_holder(place, since=found.since, writes=writes)


def died_writing(project_path: Path) -> bool:
    """Whether a process on this computer died while the newest work lay in the -wal file."""
    with _guard:
        place = _place(project_path)
        if place in _holds:
            return False
    found = _read(place)
    # Of this process' number, and not of this process: it had that number before.
    return found is not None and found.writes and (_is_this_process(found) or not found.may_be_there(place))


def left_by_closing(project_path: Path) -> str:
    """Return what the -wal file led to which the last one to close the project had to leave; nothing for none."""
    found = _read(_place(project_path))
    return found.left if found is not None else ""


def wrote_elsewhere(project_path: Path) -> Holder | None:
    """Return who on another computer has, or had when the project came from there, its newest work in a -wal file."""
    found = holder(project_path)
    return found if found is not None and found.writes and not found.is_of_this_computer else None


def is_taken_here(project_path: Path) -> bool:
    """Whether this process has the project for writing."""
    with _guard:
        return _place(project_path) in _holds


def is_first(project_path: Path) -> bool:
    """Whether nobody else in this process has the project, which it has taken."""
    with _guard:
        return _holds[_place(project_path)].users == 1


def holder(project_path: Path) -> Holder | None:
    """Return who else says to have the project open for writing, None where nobody does; cheap, and takes nothing."""
    place = Path(os.path.realpath(project_path))
    found = _read(place)
    return found if found is not None and not _is_this_process(found) and found.may_be_there(place) else None


def is_in_use(project_path: Path) -> bool:
    """Whether this process has a project open, or another on this computer may be writing in it.

    What another computer's holder wrote says nothing: folders are copied from a computer that died.
    """
    if descriptors.is_connected(project_path):
        return True
    with _guard:
        if _place(project_path) in _holds:
            return True
    found = holder(project_path)
    return found is not None and found.is_of_this_computer


def _place(project_path: Path) -> Path:
    """Return the one path of a project in this process: links, and other letters for it, lead to the same."""
    place = Path(os.path.realpath(project_path))  # not Path.resolve, which raises for links in a circle
    return place if place in _holds else next((known for known in _holds if files.is_same(known, place)), place)


def _check_file(place: Path, *, absent: bool) -> None:
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        if absent:
            return
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} does not exist."), path=place) from None
    except OSError as error:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be read ({reason})."), path=place, reason=error.strerror or error
        ) from error
    if stat.S_ISDIR(mode):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is a folder, not a project."), path=place)
    if not stat.S_ISREG(mode):
        raise ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is no Annotator project."), path=place)


def _acquired(place: Path, *, despite: bool) -> FileLock:
    # Not at module level: opening for reading must not pay for it.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    _make_lock_file(place)
    lock = FileLock(files.beside(place, files.LOCK), blocking=False, thread_local=False)
    try:
        for tries in range(_TRIES):
            try:
                lock.acquire()
                break
            except Timeout:  # unless somebody was just asking whether it is held
                if tries == _TRIES - 1 or _is_locked(place):
                    raise
    except Timeout:
        raise _locked(place) from None
    except (OSError, NotImplementedError) as error:
        raise _refused(place, error) from error
    before = _read(place)
    if before is not None and not before.is_of_this_computer and not despite:
        _release(lock, place)
        raise _elsewhere(place, before)
    return lock


def _make_lock_file(place: Path) -> None:
    """Make the lock file where there is none, so that whoever may write in the project may lock it, too."""
    with suppress(OSError):
        made = os.open(files.beside(place, files.LOCK), os.O_RDWR | os.O_CREAT | os.O_EXCL, files.MODE)
        try:
            descriptors.give_over(made, place.stat())
        finally:
            os.close(made)


def _refused(place: Path, error: Exception) -> ProjectError:
    """Return what it says that there is no lock: for the file itself where that lies there, and not its folder."""
    template, lock = _NO_LOCK, files.beside(place, files.LOCK)
    if os.path.lexists(lock) and os.access(place.parent, os.W_OK):
        template = _STRANGE_LOCK
    return ProjectError(template, path=place, file=lock.name, reason=getattr(error, "strerror", None) or error)


def _release(lock: FileLock, place: Path) -> None:
    """Let others have a lock; its file goes where nothing came to lie that it would be of."""
    if not os.path.lexists(place):
        files.discard(files.beside(place, files.LOCK))
    lock.release()


def _locked(place: Path) -> ProjectLocked:
    """Return who has the lock; the name of a process that died with it is not told, which is another's by now."""
    end = time.monotonic() + _NAMED_WITHIN
    while (found := _read(place)) is not None and not found.may_be_there(place) and time.monotonic() < end:
        time.sleep(_LOOK_EVERY)
    if found is None or not found.may_be_there(place):
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
        **found.told(),
    )


def _elsewhere(place: Path, found: Holder) -> ProjectElsewhere:
    return ProjectElsewhere(
        QT_TRANSLATE_NOOP(
            "errors",
            "{who} on {host} has had this project open since {since}, and this computer cannot see whether that is"
            " over. It opens for reading; close it there, or delete {file} if it is closed.",
        ),
        file=_holder_file(place),
        **found.told(),
    )


# The side file


def _read(place: Path) -> Holder | None:
    """Return what the side file says; None where there is none, or none that can be understood."""
    try:
        said = json.loads(descriptors.first_bytes(_holder_file(place), _MOST).decode("utf-8"))
        user, host, since = str(said["user"]), str(said["host"]), str(said["since"])
        pid, computer, writes = int(said.get("pid", 0)), str(said.get("computer", "")), bool(said.get("writes", True))
        return Holder(user, host, since, pid, computer, writes, str(said.get("left", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _name_holder(place: Path, *, since: str = "", writes: bool = False, left: str = "") -> None:
    about = {"pid": os.getpid(), "host": _host(), "computer": _computer(), "user": _user()}
    said = {**about, "since": since or now(), "writes": writes} | ({"left": left} if left else {})
    target = _holder_file(place)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:  # the lock holds without it; others then read a sentence without a name
        files.discard(draft)
        with draft.open("x", encoding="utf-8") as made:
            made.write(json.dumps(said, ensure_ascii=False))
            with suppress(FileNotFoundError):
                descriptors.give_over(made.fileno(), place.stat())
        draft.replace(target)
    except OSError:
        files.discard(draft)


def _is_this_process(found: Holder | None) -> bool:
    return found is not None and found.is_of_this_computer and found.pid == os.getpid()


def _holder_file(place: Path) -> Path:
    return files.beside(place, files.HOLDER)


# This computer


def _user() -> str:
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such variable and no such user, as in some containers
        return "?"


def _host() -> str:
    import platform  # noqa: PLC0415

    return platform.node()


def _computer() -> str:
    """Return a word that two computers of one name do not share, kept where the program's state is; or none."""
    try:
        known = paths.state_dir() / "computer"
        if not known.exists():
            draft = known.with_name(f"{known.name}.{os.getpid()}")
            draft.write_text(new_id(), "ascii")
            files.replace(draft, known)  # flushed: lost in a power cut, it would make what we hold another computer's
        return known.read_text("ascii").strip()
    except (OSError, ValueError, UserError):
        return ""


def _is_locked(place: Path) -> bool:
    """Whether a process has the lock of a project; yes where nobody can tell."""
    if not hasattr(fcntl, "flock"):
        return True
    try:
        descriptor = os.open(files.beside(place, files.LOCK), os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)  # does not keep others who only ask from it
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _is_running(pid: int) -> bool:
    """Whether there is a process of this number; another may have got it since, so a yes is no proof."""
    if pid <= 0:
        return True  # not known
    if os.name == "nt":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    """Ask Windows, where `os.kill` would end the process."""
    import ctypes  # noqa: PLC0415

    synchronize, access_denied, still_running = 0x0010_0000, 5, 0x102
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    process = kernel.OpenProcess(synchronize, False, pid)  # noqa: FBT003  Windows' own order
    if not process:
        return bool(ctypes.get_last_error() == access_denied)  # type: ignore[attr-defined,unused-ignore]
    try:
        return bool(kernel.WaitForSingleObject(ctypes.c_void_p(process), 0) == still_running)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(process))
