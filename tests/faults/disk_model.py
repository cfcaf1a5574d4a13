"""What may be on a disk after the power went, of all that was done to its files before.

What was synced is there. Of each change after the last sync of its file the disk may have all, nothing or, of a write,
some of its sectors; in any combination, because a disk and the system above it write in the order they like. The same
goes for the names in a folder after its last sync. What a failed sync was to write is never sure any more, whatever is
synced later: Linux takes it for written. Shared memory is gone.

As SQLite does (its "powersafe overwrite"), the model takes it that a write never harms bytes beside its own, not even
in a sector that was being written when the power went.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.faults.recording import (
    FOLDER,
    Event,
    Mark,
    Name,
    Resize,
    Sync,
    SyncFailed,
    SyncFolder,
    Unname,
    Write,
    take_in,
)

SECTOR = 512

KEPT, DROPPED, MIXED, TORN, GARBAGE, IN_ORDER = "kept", "dropped", "mixed", "torn", "garbage", "in order"
MODES = {
    KEPT: "all that was written is there, synced or not",
    DROPPED: "only what was synced is there",
    MIXED: "each write is there or not",
    TORN: "each write is there, or not, or some of its sectors",
    GARBAGE: "as torn, and sectors that were being written hold anything",
    IN_ORDER: "what was written up to a moment, and a part of the next write",
}


class _Change(NamedTuple):
    """What was done to a file. `fate` is waiting, then sure, or doubtful for ever."""

    what: Write | Resize
    fate: str = "waiting"


class Disk:
    """A disk that takes events one after another; `after_cut` tells what is left of it if the power goes now.

    With `lying` it says of everything that it is synced, and nothing is: the control, which must show losses.
    """

    def __init__(self, *, lying: bool = False) -> None:
        self.is_lying = lying
        self._contents: dict[int, bytearray] = {}
        self._names: dict[str, int] = {}
        self._changes: dict[int, list[_Change]] = {}
        self._renames: dict[str, list[Name | Unname]] = {}

    def take(self, event: Event) -> None:
        """Do what was done next."""
        match event:
            case Write() | Resize():
                self._changes.setdefault(event.file, []).append(_Change(event))
            case Sync():
                if not self.is_lying:
                    self._settle(event.file, "sure")
            case SyncFailed():
                self._settle(event.file, "doubtful")
            case Name() | Unname():
                self._renames.setdefault(_folder(event.path), []).append(event)
            case SyncFolder():
                if not self.is_lying:
                    for rename in self._renames.pop(event.path, ()):
                        _rename(self._names, rename)
            case Mark():
                pass

    def _settle(self, file: int, fate: str) -> None:
        """Decide on what waits; what is sure is taken in, unless something doubtful lies below it."""
        changes = [
            change._replace(fate=fate) if change.fate == "waiting" else change for change in self._changes.get(file, ())
        ]
        content = self._contents.setdefault(file, bytearray())
        while changes and changes[0].fate == "sure":
            take_in(content, changes.pop(0).what)
        self._changes[file] = changes

    def after_cut(self, chance: random.Random, mode: str) -> dict[str, bytes | None]:
        """Return the files that are left, by their names; folders are None."""
        names = dict(self._names)
        for waiting in self._renames.values():
            for rename in _left(chance, mode, waiting):
                _rename(names, rename)
        contents = {file: bytearray(content) for file, content in self._contents.items()}
        for file, changes in self._changes.items():
            _spoil(chance, mode, contents.setdefault(file, bytearray()), changes)
        return {
            name: None if file == FOLDER else bytes(contents.get(file, b""))
            for name, file in sorted(names.items())
            if _is_reached(name, names)
        }


def put(files: dict[str, bytes | None], root: Path) -> None:
    """Make a folder with these files."""
    root.mkdir()
    for name, content in files.items():
        if content is None:
            (root / name).mkdir()
        else:
            (root / name).write_bytes(content)


def _folder(name: str) -> str:
    return Path(name).parent.as_posix()


def _rename(names: dict[str, int], rename: Name | Unname) -> None:
    if isinstance(rename, Name):
        names.pop(rename.was, None)
        names[rename.path] = rename.file
    else:
        names.pop(rename.path, None)


def _is_reached(name: str, names: dict[str, int]) -> bool:
    """Whether all folders above a name are there."""
    folder = _folder(name)
    return folder == "." or (names.get(folder) == FOLDER and _is_reached(folder, names))


def _left(chance: random.Random, mode: str, renames: Sequence[Name | Unname]) -> Sequence[Name | Unname]:
    """Return which changes of a folder's names are on the disk."""
    if mode == KEPT:
        return renames
    if mode == DROPPED:
        return ()
    if mode == IN_ORDER:
        return renames[: chance.randint(0, len(renames))]
    return [rename for rename in renames if chance.random() < 0.5]


def _spoil(chance: random.Random, mode: str, content: bytearray, changes: Sequence[_Change]) -> None:
    """Do to a file those changes that reached the disk, as far as they did."""
    unsure = sum(change.fate != "sure" for change in changes)
    reached = chance.randint(0, unsure)
    share = chance.choice((0.1, 0.5, 0.9))  # a disk that was nearly done, half done, or had hardly begun
    for change in changes:
        if change.fate == "sure" or mode == KEPT or (mode == IN_ORDER and reached > 0):
            take_in(content, change.what)
        elif mode == IN_ORDER and reached == 0:
            _tear(chance, content, change.what, garbage=False)
        elif mode in {MIXED, TORN, GARBAGE}:
            _mix(chance, mode, content, change.what, share)
        reached -= change.fate != "sure"


def _mix(chance: random.Random, mode: str, content: bytearray, change: Write | Resize, share: float) -> None:
    luck = chance.random()
    if luck < share:
        take_in(content, change)
    elif mode != MIXED and luck < share + (1 - share) / 2:
        _tear(chance, content, change, garbage=mode == GARBAGE)


def _tear(chance: random.Random, content: bytearray, change: Write | Resize, *, garbage: bool) -> None:
    """Let some sectors of a write reach the disk: the first ones, or any."""
    if isinstance(change, Resize):
        return
    pieces = list(_sectors(change))
    if chance.random() < 0.5:
        reached = set(range(chance.randint(0, len(pieces))))
    else:
        reached = {number for number in range(len(pieces)) if chance.random() < 0.5}
    for number, piece in enumerate(pieces):
        if number in reached:
            take_in(content, piece)
        elif garbage and chance.random() < 0.5:
            junk = chance.choice((bytes(len(piece.data)), chance.randbytes(len(piece.data))))
            take_in(content, piece._replace(data=junk))
    if chance.random() < 0.5:  # the file got its size, and not what is in it
        take_in(content, Resize(change.file, max(len(content), change.at + len(change.data))))


def _sectors(write: Write) -> list[Write]:
    """Return a write in pieces that end where sectors end."""
    pieces, at, end = [], write.at, write.at + len(write.data)
    while at < end:
        upto = min(at - at % SECTOR + SECTOR, end)
        pieces.append(Write(write.file, at, write.data[at - write.at : upto - write.at]))
        at = upto
    return pieces
