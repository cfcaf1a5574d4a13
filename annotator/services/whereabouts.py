"""Where a file lies: on this computer's own disk, in a folder that a program syncs, on a network, on a stick.

SQLite needs a disk that one computer writes. A sync program copies a file while it is written and puts another's copy
in its place; a network mostly passes on neither the lock nor the order of what is written. What is asked of the system
stands in `Surroundings`, so that the rules of all three systems are the same functions everywhere.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple

LINUX, MACOS, WINDOWS = "linux", "darwin", "win32"


class Kind(StrEnum):
    """What kind of place it is."""

    LOCAL = "local"
    REMOVABLE = "removable"
    SYNCED = "synced"
    NETWORK = "network"


class Whereabouts(NamedTuple):
    """A kind of place, and what it is called: the sync program, or the server or file system; empty where not known."""

    kind: Kind
    name: str = ""

    @property
    def is_safe(self) -> bool:
        """Whether a project that is worked on can lie there."""
        return self.kind in {Kind.LOCAL, Kind.REMOVABLE}


class Volume(NamedTuple):
    """What Windows says of a drive: the number of its type, and its label."""

    type: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is asked of a system. `mounts`: /proc/self/mountinfo on Linux, what `mount` prints on macOS."""

    system: str
    environ: Mapping[str, str]
    home: str
    mounts: str
    exists: Callable[[str], bool] = os.path.lexists
    text_of: Callable[[str], str] = lambda _path: ""
    volume: Callable[[str], Volume] = lambda _drive: Volume()

    def path(self, *parts: str) -> PurePath:
        """Return a path of this system."""
        return PureWindowsPath(*parts) if self.system == WINDOWS else PurePosixPath(*parts)


def whereabouts(path: Path) -> Whereabouts:
    """Return where a file lies, or would lie if it were made; links are followed. Asks the disk: not while painting."""
    return found(os.path.realpath(path), here())


def found(real_path: str, there: Surroundings) -> Whereabouts:
    """Return where a path without links lies in these surroundings."""
    path = there.path(real_path)
    return (
        _by_root(path, there)
        or _by_mark(path, there)
        or _by_name(path, there)
        or (_on_windows(path, there) if there.system == WINDOWS else _on_mount(path, there))
        or Whereabouts(Kind.LOCAL)
    )


# Folders that are synced

_ONE_DRIVE, _DROPBOX, _GOOGLE, _ICLOUD = "OneDrive", "Dropbox", "Google Drive", "iCloud"

_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": _DROPBOX,
    ".tmp.drivedownload": _GOOGLE,
    ".tmp.driveupload": _GOOGLE,
    ".shortcut-targets-by-id": _GOOGLE,
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".sync/ID": "Resilio Sync",
}
"""What sync programs leave at the top of a folder that is theirs."""

_NAMES = (
    (re.compile(r"onedrive( - .+)?"), _ONE_DRIVE),
    (re.compile(r"dropbox( \(.+\))?"), _DROPBOX),
    (re.compile(r"google ?drive( - .+)?|my drive( \(.+\))?"), _GOOGLE),
    (re.compile(r"icloud ?drive"), _ICLOUD),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud\d*"), "ownCloud"),
    (re.compile(r"box( sync)?"), "Box"),
    (re.compile(r"pcloud ?(drive|sync)"), "pCloud"),
    (re.compile(r"mega(sync)?"), "MEGA"),
    (re.compile(r"synology ?drive"), "Synology Drive"),
    (re.compile(r"yandex\.disk|yandexdisk"), "Yandex Disk"),
    (re.compile(r"proton ?drive"), "Proton Drive"),
    (re.compile(r"insync"), "Insync"),
)
"""What their folders are called right in a person's home, in lower case, where nothing else tells."""

_PROVIDERS = {"GoogleDrive": _GOOGLE, "iCloudDrive": _ICLOUD, "pCloud": "pCloud"}
"""How the folders in macOS's CloudStorage begin, where that is not the program's name."""


def _by_root(path: PurePath, there: Surroundings) -> Whereabouts | None:
    """Look at the folders that the sync programs themselves say they have."""
    for root, name in _roots(there):
        if root.is_absolute() and path.is_relative_to(root):
            return Whereabouts(Kind.SYNCED, name)
    return _in_apples_library(path, there) if there.system == MACOS else None


def _roots(there: Surroundings) -> Iterator[tuple[PurePath, str]]:
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if said := there.environ.get(variable) or there.environ.get(variable.upper()):
            yield there.path(said), _ONE_DRIVE
    places = (
        [there.environ.get(name, "") for name in ("APPDATA", "LOCALAPPDATA")]
        if there.system == WINDOWS
        else [there.home]
    )
    folder = "Dropbox" if there.system == WINDOWS else ".dropbox"
    for place in filter(None, places):
        for said in _dropbox_folders(there.text_of(str(there.path(place, folder, "info.json")))):
            yield there.path(said), _DROPBOX


def _dropbox_folders(text: str) -> list[str]:
    """Return the folders of each account, as Dropbox writes them down."""
    try:
        accounts = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return []
    said = [one.get("path") for one in accounts.values() if isinstance(one, dict)] if isinstance(accounts, dict) else []
    return [path for path in said if isinstance(path, str) and path]


def _in_apples_library(path: PurePath, there: Surroundings) -> Whereabouts | None:
    library = there.path(there.home, "Library")
    cloud = library / "Mobile Documents"
    if path.is_relative_to(cloud):
        return Whereabouts(Kind.SYNCED, _ICLOUD)
    storage = library / "CloudStorage"
    if path.is_relative_to(storage) and path != storage:
        provider = path.relative_to(storage).parts[0].split("-")[0]
        return Whereabouts(Kind.SYNCED, _PROVIDERS.get(provider, provider))
    for name in ("Desktop", "Documents"):
        # They keep their places in the home when iCloud takes them over; there it keeps a way to them.
        if path.is_relative_to(there.path(there.home, name)) and there.exists(
            str(cloud / "com~apple~CloudDocs" / name)
        ):
            return Whereabouts(Kind.SYNCED, _ICLOUD)
    return None


def _by_mark(path: PurePath, there: Surroundings) -> Whereabouts | None:
    for folder in path.parents:
        if folder == there.path(there.home):
            return None  # above it no program of this person syncs; and what it keeps of its own lies right here
        for mark, name in _MARKS.items():
            if there.exists(str(folder.joinpath(*mark.split("/")))):
                return Whereabouts(Kind.SYNCED, name)
    return None


def _by_name(path: PurePath, there: Surroundings) -> Whereabouts | None:
    home = there.path(there.home)
    if not path.is_relative_to(home) or path == home:
        return None
    first = path.relative_to(home).parts[0].lower()
    name = next((name for pattern, name in _NAMES if pattern.fullmatch(first)), "")
    return Whereabouts(Kind.SYNCED, name) if name else None


# Drives and mounts

_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
_LABELS = {"google drive": _GOOGLE, "pcloud drive": "pCloud", "pcloud": "pCloud", "box": "Box"}

_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "drvfs", "davfs", "ceph", "glusterfs"}
    | {"lustre", "gpfs", "afpfs", "webdav", "ftp", "vboxsf", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse"}
    | {"fuse.davfs2", "fuse.s3fs", "fuse.glusterfs", "fuse.curlftpfs", "fuse.kio-fuse", "fuse.vmhgfs-fuse", "vmhgfs"}
    | {"fuse.smbnetfs", "fuse.juicefs", "fuse.seadrive", "beegfs", "coda"}
)
_SYNCED_TYPES = {
    "fuse.google-drive-ocamlfuse": _GOOGLE,
    "fuse.onedriver": _ONE_DRIVE,
    "fuse.pcloud": "pCloud",
}


def _on_windows(path: PurePath, there: Surroundings) -> Whereabouts | None:
    drive = path.drive
    if drive.startswith("\\\\") and not re.match(r"\\\\[?.]\\[A-Za-z]:", drive):
        return Whereabouts(Kind.NETWORK, re.split(r"\\+", drive.replace("\\\\?\\UNC", "").strip("\\"))[0])
    volume = there.volume(drive[-2:] + "\\") if drive else Volume()
    if name := _LABELS.get(volume.label.strip().lower()):
        return Whereabouts(Kind.SYNCED, name)
    kinds = {_DRIVE_REMOTE: Kind.NETWORK, _DRIVE_REMOVABLE: Kind.REMOVABLE}
    return Whereabouts(kinds[volume.type]) if volume.type in kinds else None


def _on_mount(path: PurePath, there: Surroundings) -> Whereabouts | None:
    read = _linux_mounts if there.system == LINUX else _macos_mounts
    mounts = {place: (kind, source) for place, kind, source in read(there.mounts)}
    place = next((folder for folder in (path, *path.parents) if str(folder) in mounts), None)
    kind, source = mounts[str(place)] if place is not None else ("", "")
    if kind in _SYNCED_TYPES:
        return Whereabouts(Kind.SYNCED, _SYNCED_TYPES[kind])
    if kind in _NETWORK_TYPES or (kind.startswith(("macfuse", "osxfuse")) and ":" in source):
        return Whereabouts(Kind.NETWORK, _server(source))
    if place is not None and re.match(r"(/run)?/media/.|/Volumes/.", str(place)):
        return Whereabouts(Kind.REMOVABLE)
    return None


def _linux_mounts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield place, type and source of each line of mountinfo (proc(5)); of one place the last counts."""
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        fields, about = before.split(" "), after.split(" ")
        if dash and len(fields) > 4 and len(about) > 1:
            yield _unescaped(fields[4]), about[0], _unescaped(about[1])


def _unescaped(text: str) -> str:
    """Return a field of mountinfo, in which a space is written as a backslash and its number in octal."""
    raw = text.encode("utf-8", "surrogateescape")
    return re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 0xFF]), raw).decode(
        "utf-8", "surrogateescape"
    )


def _macos_mounts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield place, type and source of each line like `//mai@desk/all on /Volumes/all (smbfs, nodev, nosuid)`."""
    for line in text.splitlines():
        match = re.fullmatch(r"(?P<source>.*?) on (?P<place>/.*) \((?P<kind>[^,)]+).*\)", line)
        if match:
            yield match["place"], match["kind"], match["source"]


def _server(source: str) -> str:
    """Return the server in `//mai@desk/all` or `desk:/all`; empty where none is named."""
    if source.startswith("//"):
        return source[2:].split("/", maxsplit=1)[0].rpartition("@")[2]
    host, colon, _rest = source.partition(":")
    # One letter is a drive of Windows, inside its Linux.
    return host.rpartition("@")[2] if colon and "/" not in host and len(host) > 1 else ""


# What this system says


def here() -> Surroundings:
    """Return the surroundings of this process."""
    system = LINUX if sys.platform.startswith("linux") else sys.platform
    mounts = _mountinfo() if system == LINUX else _mount_output() if system == MACOS else ""
    home = os.path.realpath(os.path.expanduser("~"))  # noqa: PTH111  which raises nothing
    volume = _volume if system == WINDOWS else lambda _drive: Volume()
    return Surroundings(system, os.environ, home, mounts, os.path.lexists, _small_text, volume)


def _mountinfo() -> str:
    return _small_text("/proc/self/mountinfo", most=4_000_000)


def _small_text(path: str, most: int = 100_000) -> str:
    try:
        with Path(path).open(encoding="utf-8", errors="surrogateescape") as stream:
            return stream.read(most)
    except (OSError, ValueError):
        return ""


def _mount_output() -> str:
    import subprocess  # noqa: PLC0415  on macOS only

    try:
        ran = subprocess.run(
            ["/sbin/mount"], capture_output=True, encoding="utf-8", errors="replace", timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return ran.stdout


def _volume(drive: str) -> Volume:
    import ctypes  # noqa: PLC0415  on Windows only

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    label = ctypes.create_unicode_buffer(261)
    named = kernel.GetVolumeInformationW(ctypes.c_wchar_p(drive), label, len(label), None, None, None, None, 0)
    return Volume(int(kernel.GetDriveTypeW(ctypes.c_wchar_p(drive))), label.value if named else "")
