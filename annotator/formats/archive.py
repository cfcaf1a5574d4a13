"""Archives (.zip): what is in them, one member after the other; nothing is ever written under a member's name."""

from __future__ import annotations

import io
import re
import stat
import struct
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.natural import natural
from annotator.formats import sniffing
from annotator.formats.beside import is_beside, is_page_folder
from annotator.formats.fault import Fault
from annotator.formats.notes import Bad
from annotator.formats.unpacking import DAMAGE, MEGABYTE, Budget, Unpacked, damaged

MAX_MEMBERS = 500_000
_MAX_DIRECTORY = 256 * MEGABYTE
"""Bytes of the list of members."""
_END, _END_SIZE, _END_64 = b"PK\5\6", 22, b"PK\6\6"
_COMMENT = 65_535
_UTF8_NAME = 0x800
_SPOOL = 16 * MEGABYTE
_NESTED = (".zip",)
_DRIVE = re.compile(r"[A-Za-z]:")
_VIETNAMESE = re.compile("[\u0300\u0301\u0303\u0309\u0323\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0]")
_PAGE_FOLDER = "__MACOSX"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; it can be opened until the next one is asked for.

    `name` is its path there (of one in a nested archive with that one's before it), for showing; no two are alike.
    `size` is what the archive says, in bytes.
    """

    name: str
    size: int
    _archive: zipfile.ZipFile = field(repr=False)
    _info: zipfile.ZipInfo = field(repr=False)
    _budget: Budget = field(repr=False)

    @property
    def packed(self) -> int:
        """How many bytes it takes up in its archive."""
        return self._info.compress_size

    def open(self) -> io.BufferedReader:
        """Open it for reading from front to back; every read may raise Fault."""
        try:
            return io.BufferedReader(Unpacked(self._archive, self._info, self._budget), MEGABYTE)
        except Fault as fault:
            raise fault.of_member(self.name) from None

    def head(self, size: int = sniffing.HEAD) -> bytes:
        """Return its first bytes. Raises Fault."""
        return self._read(size)

    def content(self, limit: int) -> bytes:
        """Return all of it, at most `limit` bytes. Raises Fault."""
        raw = self._read(limit + 1)
        if len(raw) > limit:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "it has more than {limit} MB unpacked"), limit=max(1, limit // MEGABYTE)
            ).of_member(self.name)
        return raw

    def _read(self, size: int) -> bytes:
        try:
            with self.open() as file:
                return file.read(size)
        except Fault as fault:
            raise fault.of_member(self.name) from None

    @contextmanager
    def saved(self) -> Iterator[BinaryIO]:
        """Give its content as a temporary file that can seek, in memory while it is small. Raises Fault."""
        with tempfile.SpooledTemporaryFile(_SPOOL) as file:
            try:
                with self.open() as source:
                    while block := source.read(MEGABYTE):
                        file.write(block)
            except Fault as fault:
                raise fault.of_member(self.name) from None
            file.seek(0)
            yield cast("BinaryIO", file)

    @contextmanager
    def as_file(self, folder: Path) -> Iterator[Path]:
        """Give its content as a file in a folder, under a name of our own, for as long as that. Raises Fault."""
        with self.saved() as source, tempfile.NamedTemporaryFile(dir=folder, prefix="member-", delete=False) as target:
            path = Path(target.name)
            try:
                while block := source.read(MEGABYTE):
                    target.write(block)
                target.close()
                yield path
            finally:
                target.close()
                path.unlink(missing_ok=True)


def members(
    source: Path | BinaryIO, *, bad: Bad, passed: Callable[[str], None] = lambda _name: None
) -> Iterator[Member]:
    """Yield the files of an archive in natural order, those of archives in it too (one level), hidden names left out.

    As in folders, the parts of a saved web page beside it are left out, and `passed` is told the names of what never
    is an article. `bad` is told of each member that is left out, with its name in `member`. Raises Fault where the
    archive as a whole cannot be read, OSError. Use up or close the iterator: it holds the archive open.
    """
    with ExitStack() as stack:
        file = stack.enter_context(source.open("rb")) if isinstance(source, Path) else source
        walk = _Walk(bad, passed)
        yield from walk.archive(file, "", is_nested=False)


class _Walk:
    """Goes through an archive and those in it; names and bytes are counted over all of them."""

    def __init__(self, bad: Bad, passed: Callable[[str], None]) -> None:
        self._bad, self._passed = bad, passed
        self._budget = Budget()
        self._names: set[str] = set()

    def archive(self, file: BinaryIO, before: str, *, is_nested: bool) -> Iterator[Member]:
        _check_directory(file)
        try:
            archive = zipfile.ZipFile(file)
        except (*DAMAGE, OSError) as error:
            raise Fault(QT_TRANSLATE_NOOP("errors", "the archive is damaged or cut off; fetch it again")) from error
        with archive:
            overlapping = _overlapping(archive.infolist())
            for name, info in sorted(_articles(archive.infolist()), key=lambda pair: natural(pair[0])):
                if is_beside(name):
                    self._passed(before + name)
                    continue
                member = Member(self._own_name(before + name), info.file_size, archive, info, self._budget)
                try:
                    _check(name, info, overlapping)
                except Fault as fault:
                    self._bad(fault.of_member(member.name))
                else:
                    yield from self._member(member, is_nested=is_nested)

    def _member(self, member: Member, *, is_nested: bool) -> Iterator[Member]:
        """Yield a member, or what is in it if it is an archive itself."""
        try:
            if not member.name.lower().endswith(_NESTED) and not member.head(4).startswith(b"PK\3\4"):
                yield member
                return
            with member.saved() as file:
                if sniffing.sniff_file(file, member.name).kind != sniffing.ZIP:
                    yield member
                elif is_nested:
                    raise Fault(
                        QT_TRANSLATE_NOOP("errors", "it is an archive in an archive in an archive; unpack it first")
                    )
                else:
                    yield from self.archive(file, f"{member.name}/", is_nested=True)
        except Fault as fault:
            self._bad(fault.of_member(member.name))

    def _own_name(self, name: str) -> str:
        """Return a name that no other member has: of two that are alike the second gets a number."""
        own, count = name, 1
        while own in self._names:
            count += 1
            own = f"{name} ({count})"
        self._names.add(own)
        return own


def _check_directory(file: BinaryIO) -> None:
    """Raise Fault where the list of members, which is read as a whole, is too long. APPNOTE.TXT, 4.3.16."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _COMMENT - _END_SIZE))
    tail = file.read(_COMMENT + _END_SIZE)
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return  # the zip module says that it is none
    count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    at_64 = tail.rfind(_END_64, 0, at)
    if (count == 0xFFFF or length == 0xFFFFFFFF) and at_64 >= 0 and len(tail) >= at_64 + 56:
        count, length = struct.unpack("<QQ", tail[at_64 + 32 : at_64 + 48])
    if length > _MAX_DIRECTORY or count > MAX_MEMBERS:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "there are more than {limit} files in it; unpack it and import its folders"),
            limit=MAX_MEMBERS,
        )


def _articles(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield names and entries, without folders, hidden names, and the parts of saved pages in a folder beside them."""
    found = [(name, PurePosixPath(name.replace("\\", "/")), info) for name, info in _files(infos)]
    beside: dict[PurePosixPath, list[str]] = {}
    for _, path, _ in found:
        beside.setdefault(path.parent, []).append(path.name)
    parts: dict[PurePosixPath, bool] = {}
    for name, path, info in found:
        for folder in path.parents:
            if folder not in parts:
                parts[folder] = is_page_folder(folder.name, beside.get(folder.parent, ()))
        if not any(parts[folder] for folder in path.parents):
            yield name, info


def _files(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield names and entries, without folders and hidden names."""
    for info in infos:
        name = shown_name(info)
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        is_hidden = any(part.startswith(".") or part == _PAGE_FOLDER for part in parts)
        if not name.endswith(("/", "\\")) and not is_hidden:
            yield name, info


def shown_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member as its maker meant it: by its flag, else UTF-8, windows-1258 or code page 437.

    Old programs write names without saying in which encoding.
    """
    name = info.orig_filename or info.filename
    if info.flag_bits & _UTF8_NAME or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:  # a Unicode name among the extra fields
        return name
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        vietnamese = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return name
    return vietnamese if _VIETNAMESE.search(raw.decode("cp1258")) else name


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Return the offsets of members whose packed bytes reach into the next member: no zip program makes that."""
    found = set()
    ordered = sorted(infos, key=lambda info: info.header_offset)
    end, last = -1, 0
    for info in ordered:
        if info.header_offset < end:
            found |= {info.header_offset, last}
        end = max(end, info.header_offset + 30 + info.compress_size)
        last = info.header_offset
    return found


def _check(name: str, info: zipfile.ZipInfo, overlapping: set[int]) -> None:
    """Raise Fault where a member is left out for what its entry says."""
    if not name:
        raise Fault(QT_TRANSLATE_NOOP("errors", "it has no name; it is left out"))
    plain = name.replace("\\", "/")
    if ".." in plain.split("/") or plain.startswith("/") or _DRIVE.match(plain):
        raise Fault(QT_TRANSLATE_NOOP("errors", "its path leads out of the archive; it is left out"))
    if "\0" in name:
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is a NUL character in its name; it is left out"))
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise Fault(QT_TRANSLATE_NOOP("errors", "it is a link, not a file; it is left out"))
    if kind not in (0, stat.S_IFREG):
        raise Fault(QT_TRANSLATE_NOOP("errors", "it is a device, not a file; it is left out"))
    if info.header_offset in overlapping:
        raise damaged()
