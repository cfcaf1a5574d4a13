"""Cells of a workbook that hold an error (#REF!): calamine gives them as empty, so that they are looked for beside it.

In the parts of .xlsx and .xlsm alone (ECMA-376 part 1, 18.3.1.4); other workbooks do not say it where it can be seen.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

_MARKS = (b' t="e"', b" t='e'")
_CELL = re.compile(rb"<(?:[\w.-]{1,40}:)?c\s")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3}\d{1,7})["']""")
_LONGEST = 4096
"""Bytes of a tag that is cut by the end of a block."""
_PART = re.compile(r"xl/worksheets/[^/]+\.xml")

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MOST = 4 * 1024 * 1024
"""Bytes of these two that are looked at."""
_TAG = re.compile(r"<(?:[\w.-]{1,40}:)?(sheet|Relationship)\s([^<>]{1,4000})>")
_ATTRIBUTE = re.compile(r"""([\w.:-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(slots=True)
class Errors:
    """How many cells of a sheet hold an error, and the place of the first, as `C7`."""

    count: int = 0
    first: str = ""
    _cut: bytes = b""

    def look(self, block: bytes) -> None:
        """Look through the next bytes of the part of a sheet."""
        block = self._cut + block
        last = block.rfind(b"<")
        is_cut = last >= 0 and block.find(b">", last) < 0
        self._cut = block[last:][:_LONGEST] if is_cut else b""
        for mark in _MARKS:
            at = block.find(mark)
            while at >= 0 and not (is_cut and at > last):
                self._look_at(block, at)
                at = block.find(mark, at + 1)

    def _look_at(self, block: bytes, at: int) -> None:
        tag = block[block.rfind(b"<", 0, at) : block.find(b">", at)]
        if not _CELL.match(tag):
            return
        self.count += 1
        place = _PLACE.search(tag)
        if place and (not self.first or self.count == 1):
            self.first = place[1].decode()


@dataclass(slots=True)
class Found:
    """The errors of all parts with a sheet."""

    parts: dict[str, Errors] = field(default_factory=dict)

    def of_part(self, name: str) -> Errors | None:
        """Return what looks through a part; None for one that is no sheet."""
        return self.parts.setdefault(name, Errors()) if _PART.fullmatch(name) else None

    def by_sheet(self, archive: zipfile.ZipFile) -> dict[str, Errors]:
        """Return the errors by the name of the sheet; of a workbook that does not name its sheets, nothing."""
        if not any(errors.count for errors in self.parts.values()):
            return {}
        targets = {one.get("Id", ""): one.get("Target", "") for one in _tags(archive, _RELATIONS, "Relationship")}
        found = {}
        for sheet in _tags(archive, _BOOK, "sheet"):
            own = next((value for name, value in sheet.items() if name.rpartition(":")[2] == "id"), "")
            part = posixpath.normpath(posixpath.join("/xl", targets.get(own, ""))).lstrip("/")
            if part in self.parts and self.parts[part].count:
                found[sheet.get("name", "")] = self.parts[part]
        return found


def _tags(archive: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    """Return the attributes of the elements of a name; the part has come out of the archive once already."""
    if part not in archive.namelist():
        return []
    with archive.open(part) as file:
        text = file.read(_MOST).decode("utf-8", "replace")
    return [
        {key: html.unescape(one or other) for key, one, other in _ATTRIBUTE.findall(match[2])}
        for match in _TAG.finditer(text)
        if match[1] == name
    ]
