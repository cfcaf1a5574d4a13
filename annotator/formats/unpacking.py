"""Members of zip files, unpacked within bounds: what comes out is counted, whatever the file says of itself."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MEGABYTE = 1024 * 1024
MAX_MEMBER = 1024 * MEGABYTE
MAX_TOTAL = 8 * 1024 * MEGABYTE
MAX_RATIO = 200
"""Times of its packed size that a member may have unpacked; texts have 3 to 20, bombs about 1,000."""
RATIO_FROM = 16 * MEGABYTE
"""Bytes below which the ratio does not matter."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    struct.error,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)
"""What the zip module raises for damaged members, passwords and methods it does not know."""
_ENCRYPTED = 0x1
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))


@dataclass(slots=True)
class Budget:
    """Bytes that may still come out of an archive, all its members together."""

    left: int = MAX_TOTAL

    def spend(self, count: int) -> None:
        """Take what came out. Raises Fault where it is too much."""
        self.left -= count
        if self.left < 0:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "more than {limit} GB come out of it; unpack it and import its parts"),
                limit=MAX_TOTAL // (1024 * MEGABYTE),
            )


def bomb() -> Fault:
    """Return the fault of a member that is blown up."""
    return Fault(
        QT_TRANSLATE_NOOP("errors", "it is packed more than {limit} to 1, as no text is; it is not unpacked"),
        limit=MAX_RATIO,
    )


class Damaged(Fault):
    """A member that does not come out whole."""


def damaged() -> Damaged:
    """Return the fault of a member that does not come out whole."""
    return Damaged(QT_TRANSLATE_NOOP("errors", "it is damaged in the archive; fetch the file again"))


def locked() -> Fault:
    """Return the fault of a member with a password."""
    return Fault(QT_TRANSLATE_NOOP("errors", "it is locked with a password; unpack it and import the files"))


def check_member(info: zipfile.ZipInfo) -> None:
    """Raise Fault where a member cannot be unpacked here, by what its entry says."""
    if info.flag_bits & _ENCRYPTED:
        raise locked()
    if info.compress_type not in _METHODS:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "it is packed by a method that is not known here; pack it again as .zip")
        )
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise bomb()


class Unpacked(io.RawIOBase):
    """The bytes of a member as they come out. Every read may raise Fault; nothing else of the zip module's errors."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> None:
        super().__init__()
        check_member(info)
        self._packed, self._budget, self._count = max(1, info.compress_size), budget, 0
        try:
            self._file = archive.open(info)
        except DAMAGE as error:
            raise damaged() from error
        except OSError as error:
            raise damaged() from error

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read the next bytes. Raises Fault for damage and for more than the bounds allow."""
        with memoryview(buffer) as view:
            try:
                block = self._file.read(len(view))
            except DAMAGE as error:
                raise damaged() from error
            except OSError as error:  # bz2
                raise damaged() from error
            view[: len(block)] = block
        self._check(len(block))
        return len(block)

    def _check(self, count: int) -> None:
        self._count += count
        self._budget.spend(count)
        if self._count > RATIO_FROM and self._count > MAX_RATIO * self._packed:
            raise bomb()
        if self._count > MAX_MEMBER:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "it has more than {limit} MB unpacked"), limit=MAX_MEMBER // MEGABYTE
            )

    def close(self) -> None:
        """Let go of the member."""
        if not self.closed and hasattr(self, "_file"):
            self._file.close()
        super().close()
