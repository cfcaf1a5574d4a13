"""Where things lie: the resources of the program, and the folders it keeps for a person."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType

from annotator.domain import ids
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError

APP_NAME = "annotator"
BACKUPS = "backups"
"""The folder, among what is kept for a person, of all projects' backups."""
_XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@cache
def _resource_root() -> Path:
    """Return the folder of the resources: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as `resource("icons", "undo.svg")`; it need not exist."""
    return _resource_root().joinpath(*parts)


def _appdirs() -> ModuleType:
    """Return what knows the system's folders, with variables that name no folder out of its way.

    The XDG base directory specification takes an empty or relative one as not set: what is kept for a person would
    else lie wherever the program was started.
    """
    import appdirs  # noqa: PLC0415  only when a folder is asked for

    for name in _XDG:
        if name in os.environ and not Path(os.environ[name]).is_absolute():
            del os.environ[name]
    found: ModuleType = appdirs
    return found


def config_dir() -> Path:
    """Return the folder of the settings, made on demand."""
    return _made(Path(_appdirs().user_config_dir(APP_NAME, appauthor=False)))


def data_dir() -> Path:
    """Return the folder of what the program keeps for the person (never a roaming one), made on demand."""
    return _made(_data_place())


def _data_place() -> Path:
    return Path(_appdirs().user_data_dir(APP_NAME, appauthor=False, roaming=False))


def state_dir() -> Path:
    """Return the folder of what may be lost without harm: window places, recent projects. Made on demand."""
    return _made(Path(_appdirs().user_state_dir(APP_NAME, appauthor=False)))


def log_dir() -> Path:
    """Return the folder of the logs, made on demand."""
    return _made(Path(_appdirs().user_log_dir(APP_NAME, appauthor=False)))


def sample_project() -> Path:
    """Return where the sample project lies, whether it has been made or not."""
    return data_dir() / "samples.annot"


def backup_dir(project_id: str) -> Path:
    """Return the folder of a project's backups, made on demand, on this computer's own disk."""
    return _made(data_dir() / BACKUPS / backup_name(project_id))


def is_backup(path: Path) -> bool:
    """Whether a file lies where backups are kept."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(_data_place() / BACKUPS))


def backup_name(project_id: str) -> str:
    """Return what the folder of a project's backups is called.

    An id that is no UUID comes from a strange file; it is never used as a folder's name as it stands.
    """
    return project_id if ids.is_uuid(project_id) else ids.derived_id("backups", project_id)


def flush_folder(folder: Path) -> None:
    """Have the system write a folder's names to the disk, where it can (Windows cannot, and need not)."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def beside(project_path: Path, suffix: str) -> Path:
    """Return the path of a side file of a project: beside the file itself where the path is a link to it.

    SQLite has them there; without a suffix it is the path as it was given.
    """
    if suffix and os.path.islink(project_path):  # noqa: PTH114  at every opening; half the time
        project_path = Path(os.path.realpath(project_path))
    return project_path.with_name(project_path.name + suffix)


def _made(folder: Path) -> Path:
    """Make `folder`, private to the person, and return it; raise UserError where the system refuses."""
    try:
        new = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in reversed(new):  # else a power cut takes the folder, and with it a backup that was flushed
            flush_folder(place.parent)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The folder {folder} cannot be made: {reason}."),
            folder=folder,
            reason=error.strerror or error,
        ) from error
    return folder
