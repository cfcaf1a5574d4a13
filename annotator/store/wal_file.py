"""The `-wal` file beside a project: what SQLite reads of it, and what stands in it behind damage.

SQLite ends at the first frame that is not as it was written, and the next checkpoint overwrites what comes after. Here
each frame is checked by itself, from the checksum that its forerunner names: one that is damaged does not take those
after it along.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import descriptors, files
from annotator.store.aside import copied, stamped
from annotator.store.failures import not_made

TORN_WAL = QT_TRANSLATE_NOOP(
    "errors", "The last work in {path} is damaged: it lies in {wal}, which cannot be read to its end."
)
HEADER = 32
_FRAME = 24
_MAGIC = (0x377F0682, 0x377F0683)
_SIZES = tuple(2**power for power in range(9, 17))
_INDEX = 136
"""Bytes at the beginning of a `-shm` file that tell how far the `-wal` goes, and how much of it was taken over."""
_TRIED = 20
"""Frames from which the page size is tried where the header does not tell it."""


class Frame(NamedTuple):
    """A whole frame: its page, where that stands in the file, whether it commits, whether SQLite gets to it."""

    page: int
    at: int
    commits: bool
    is_reached: bool


class Wal:
    """A `-wal` file, read once and closed by `close`."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")
        self._bytes = path.stat().st_size
        self._header = self.file.read(HEADER).ljust(HEADER, b"\0")
        magic, _, size = struct.unpack_from(">III", self._header)
        self._order = ">" if magic == _MAGIC[1] else "<"
        self.size = size if magic in _MAGIC and size in _SIZES else 0
        self._salt = self._header[16:24]
        self._first: tuple[int, int] = struct.unpack_from(">II", self._header, 24)
        self.has_header = self.size > 0 and self._sum(self._header[:24], (0, 0)) == self._first
        if not self.has_header:
            self._recover()
        self.frames = tuple(self._frames())

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def committed(self) -> tuple[dict[int, int], list[int]]:
        """Return where the newest committed state of each page stands, and where whole frames that were not."""
        over: dict[int, int] = {}
        waiting: list[tuple[int, int]] = []
        for frame in self.frames:
            waiting.append((frame.page, frame.at))
            if frame.commits:
                over.update(waiting)
                waiting = []
        return over, [at for _, at in waiting]

    def beyond(self) -> list[int]:
        """Return where the pages stand that were committed and that SQLite does not get to."""
        last = max((frame.at for frame in self.frames if frame.commits and not frame.is_reached), default=0)
        return [frame.at for frame in self.frames if not frame.is_reached and frame.at <= last]

    @property
    def is_torn(self) -> bool:
        """Whether work that was committed, or may have been, lies behind damage."""
        if self._bytes <= HEADER:
            return False
        # SQLite has the header on the disk before anything comes after it, and never takes it away from there.
        torn = not self.has_header or bool(self.beyond())
        self.file.seek(0)
        return torn and self.file.read(HEADER) == self._header  # else a round began while this one was read

    @property
    def ends_in_a_frame(self) -> bool:
        """Whether the file ends in the middle of a page of this round, as one that was cut off does."""
        step = _FRAME + self.size
        over = (self._bytes - HEADER) % step if self.size and self._bytes > HEADER else 0
        if over <= _FRAME:  # a program that is killed leaves as much
            return False
        self.file.seek(self._bytes - over)
        return self.file.read(_FRAME)[8:16] == self._salt

    @property
    def reached(self) -> int:
        """How many frames SQLite takes from it."""
        return max((at for at, frame in enumerate(self.frames, 1) if frame.is_reached and frame.commits), default=0)

    def is_round(self, salt: bytes) -> bool:
        """Whether these are the salts of the file's last round, as far as it tells them."""
        return salt == self._salt or not self.has_header

    def _recover(self) -> None:
        """Guess what a damaged header said from frames that follow one another."""
        for size in sorted(_SIZES, key=lambda size: size != 4096):
            step = _FRAME + size
            for at in range(HEADER, min(HEADER + _TRIED * step, self._bytes - 2 * step + 1), step):
                self.file.seek(at)
                one, two = self.file.read(step), self.file.read(step)
                for order in "<>":
                    self.size, self._order = size, order
                    if any(one) and self._summed(two, _named(one)) == _named(two):
                        self._salt = one[8:16]
                        return
        self.size = 0

    def _frames(self) -> Iterator[Frame]:
        """Yield the whole frames of the last round."""
        before, step, reached = self._first, _FRAME + self.size, self.has_header
        for at in range(HEADER, self._bytes - step + 1, step) if self.size else ():
            self.file.seek(at)
            frame = self.file.read(step)
            page, commits = struct.unpack_from(">II", frame)
            # Other salts: of an earlier round, or damaged itself. Without a header nothing proves the first frame.
            is_known = at == HEADER and not self.has_header
            is_whole = frame[8:16] == self._salt and (is_known or self._summed(frame, before) == _named(frame))
            if is_whole and page:
                yield Frame(page, at + _FRAME, commits > 0, reached)
            else:
                reached = False
            before = _named(frame)

    def _summed(self, frame: bytes, before: tuple[int, int]) -> tuple[int, int]:
        return self._sum(frame[:8] + frame[_FRAME:], before)

    def _sum(self, data: bytes, before: tuple[int, int]) -> tuple[int, int]:
        one, two = before
        numbers = struct.unpack(f"{self._order}{len(data) // 4}I", data)
        for first, second in zip(numbers[::2], numbers[1::2], strict=True):
            one = (one + first + two) & 0xFFFFFFFF
            two = (two + second + one) & 0xFFFFFFFF
        return one, two


def _named(frame: bytes) -> tuple[int, int]:
    one, two = struct.unpack_from(">II", frame, 16)
    return one, two


def change_count(page: bytes) -> int:
    """Return how often a file was changed, as its first page says it twice; 0 where it does not."""
    return int.from_bytes(page[24:28], "big") if page[24:28] == page[92:96] and len(page) >= 96 else 0


def change_counts(path: Path) -> tuple[int, int]:
    """Return the first and the last of these counts in a `-wal` file, zeros where it has none. Raises OSError.

    No sums are looked at, so of a damaged one they say nothing.
    """
    found = []
    with path.open("rb") as file:
        header = file.read(HEADER)
        size = int.from_bytes(header[8:12], "big")
        for at in range(HEADER, path.stat().st_size, _FRAME + size if size in _SIZES else 1 << 62):
            file.seek(at)
            frame = file.read(_FRAME + 96)
            if frame[8:16] != header[16:24]:  # of an earlier round
                break
            if int.from_bytes(frame[:4], "big") == 1:
                found.append(change_count(frame[_FRAME:]))
    return (found[0], found[-1]) if found and all(found) else (0, 0)


def newest_page(path: Path) -> str:
    """Return which page the `-wal` file beside a project wrote last, and a sum of it; nothing where there is none.

    Once the page stands so in the project, all has been brought in: pages go there together.
    """
    with suppress(OSError, struct.error), closing(Wal(files.beside(path, files.WAL))) as wal:
        over, _ = wal.committed()
        if over:
            number = max(over, key=over.__getitem__)
            wal.file.seek(over[number])
            return _summed_up(number, wal.file.read(wal.size))
    return ""


def has_page(path: Path, named: str) -> bool:
    """Whether a page stands in a project as `newest_page` named it."""
    number = named.partition(":")[0]
    if not number.isdigit():
        return False
    try:
        with descriptors.opened(path) as file:
            size = int.from_bytes(file.read(18)[16:18], "big")
            size = 65536 if size == 1 else size
            file.seek((int(number) - 1) * size)
            return _summed_up(int(number), file.read(size)) == named
    except (OSError, ValueError):
        return False


def _summed_up(number: int, page: bytes) -> str:
    return f"{number}:{hashlib.sha256(page).hexdigest()}"


def damage(path: Path) -> ProjectError | None:
    """Return what is wrong with the `-wal` file beside a project, None where nothing is or there is none.

    Some 60 µs a page, and only who works, or died, leaves pages. Where it is cut off, the `-shm` file remembers how far
    it went; but opening a project makes that anew, so what was cut off before can only be seen before.
    """
    wal, shm = files.beside(path, files.WAL), files.beside(path, files.SHM)
    # Looked at twice, as who writes may have begun it anew in the midst of a look.
    is_torn = _is_torn(wal, shm) and _is_torn(wal, shm)
    return ProjectError(TORN_WAL, path=path, wal=wal.name) if is_torn else None


def _is_torn(wal: Path, shm: Path) -> bool:
    try:
        if not wal.is_file():
            return False
        before = index(shm)  # before what it is compared with
        with closing(Wal(wal)) as read:
            return (read.is_torn or _is_short(read, before)) and index(shm) == before  # else somebody writes on
    except (OSError, struct.error):  # it was emptied while it was read
        return False


def index(shm: Path) -> bytes:
    """Return what the index of a `-wal` file says of it; empty where nothing."""
    try:
        found = descriptors.first_bytes(shm, _INDEX)
    except OSError:
        return b""
    return found if len(found) == _INDEX and found[12] else b""


def waits(found: bytes) -> bool:
    """Whether more was committed in a `-wal` file than was taken over from there, as its index says."""
    committed, taken_over = _counts(found) if found else (0, 0)
    return committed > taken_over


def _counts(found: bytes) -> tuple[int, int]:
    """Return how many frames an index says to be committed, and how many of them taken over."""
    return struct.unpack_from("=I", found, 16)[0], struct.unpack_from("=I", found, 96)[0]


def _is_short(wal: Wal, found: bytes) -> bool:
    """Whether more was committed than the file holds: the index beside it says so, else its last page does."""
    if not found or not wal.is_round(found[32:40]):
        return wal.ends_in_a_frame
    committed, taken_over = _counts(found)
    return bool(max(wal.reached, taken_over) < committed)


def keep_aside(path: Path) -> Path | None:
    """Copy a damaged `-wal` file before SQLite overwrites it; return the copy, None where it is as it should be.

    A salvage of the project reads what lies aside, too. For who has the lock. Raises ProjectError.
    """
    path = Path(os.path.realpath(path))
    wal = files.beside(path, files.WAL)
    if not files.is_there(wal) or wal.stat().st_size <= HEADER or damage(path) is None:
        return None
    aside = stamped(path, "damaged", path.suffix or ".annot", datetime.now(UTC).astimezone())
    kept = files.beside(aside, files.WAL)
    try:
        copied(wal, kept)
    except OSError as error:
        files.discard(kept)
        raise not_made(error, kept) from error
    return kept


def kept_aside(path: Path) -> list[Path]:
    """Return the damaged `-wal` files of a project that were kept, and one that a salvage cut short moved aside."""
    found = []
    for wal in sorted(path.parent.glob("*" + files.WAL)):
        main = wal.with_name(wal.name.removesuffix(files.WAL))
        if not main.name.startswith(f"{path.stem} (damaged "):
            continue
        if not main.exists() or files.is_same(main, path):
            found.append(wal)
    return found
