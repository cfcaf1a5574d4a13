"""What the cells of a workbook say: shared strings, dates and numbers by their formats."""

from __future__ import annotations

import math
import re
import tempfile
from array import array
from collections.abc import Mapping
from datetime import datetime, timedelta

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault

_IN_MEMORY = 32 * 1024 * 1024
"""Bytes of shared strings; more wait on the disk."""
MAX_STRING = 16_000_000
"""Characters of one shared string."""
NUMBER, DATE, TIME = "number", "date", "time"
"""How a number is shown: as it is, as a day, or with a clock."""
_BUILT_IN = {**dict.fromkeys((14, 15, 16, 17), DATE), **dict.fromkeys((18, 19, 20, 21, 22, 45, 46, 47), TIME)}
"""Formats that a workbook need not define (ECMA-376, 18.8.30)."""
_NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LEAP_BUG = 60
"""The day that Excel has in 1900 and nobody else: serials below are one day off."""


def unescaped(text: str) -> str:
    """Return a text with `_xHHHH_` as the characters they stand for (ECMA-376, 22.9.2.19)."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


class Strings:
    """The shared strings of a workbook, on the disk where they are many. Fed by an XML parser; `close` lets them go."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed by close
        self._ends = array("Q")
        self._at = 0
        self._pieces: list[str] = []
        self._length = 0
        self._takes, self._in_sound = False, False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        del attributes
        if tag == "si":
            self._pieces, self._length = [], 0
        elif tag == "rPh":
            self._in_sound = True
        elif tag == "t":
            self._takes = not self._in_sound

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "t":
            self._takes = False
        elif tag == "rPh":
            self._in_sound = False
        elif tag == "si":
            raw = unescaped("".join(self._pieces)).encode("utf-8", "surrogatepass")
            self._file.write(raw)
            self._at += len(raw)
            self._ends.append(self._at)

    def text(self, text: str) -> None:
        """Take text. Raises Fault where a string is too long."""
        if self._takes:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > MAX_STRING:
                raise Fault(
                    QT_TRANSLATE_NOOP("errors", "a text in it is longer than {limit} million characters"),
                    limit=MAX_STRING // 1_000_000,
                )

    def get(self, number: str) -> str:
        """Return a string by its number as a cell has it; nothing where there is none."""
        at = int(number) if number.isdecimal() and len(number) < 10 else len(self._ends)
        if at >= len(self._ends):
            return ""
        start = self._ends[at - 1] if at else 0
        self._file.seek(start)
        return self._file.read(self._ends[at] - start).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Let go of the strings."""
        self._file.close()


class Styles:
    """Which formats of cells show dates. Fed by an XML parser."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._in_cells = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            self._in_cells = tag == "cellXfs"
        elif tag == "xf" and self._in_cells:
            self._formats.append(attributes.get("numFmtId", "0"))

    def kind_of(self, style: str) -> str:
        """Return NUMBER, DATE or TIME for the style of a cell."""
        at = int(style) if style.isdecimal() and len(style) < 6 else 0
        number = self._formats[at] if at < len(self._formats) else "0"
        if number in self._codes:
            return _kind(self._codes[number])
        return _BUILT_IN.get(int(number), NUMBER) if number.isdecimal() and len(number) < 6 else NUMBER


def _kind(code: str) -> str:
    bare = _NO_CODE.sub("", code.partition(";")[0]).lower()
    if "h" in bare or "s" in bare:
        return TIME
    return DATE if "y" in bare or "d" in bare or "mmm" in bare else NUMBER


def date_base(*, is_1904: bool) -> datetime:
    """Return day 0 of a workbook."""
    return datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  workbooks know no zones


def shown_value(kind: str, text: str, shown_as: str, base: datetime) -> str:
    """Return what a cell says that is no text: a date as ISO 8601, a whole number without a point, TRUE or FALSE."""
    if kind == "b":
        return "TRUE" if text.strip() in ("1", "true") else "FALSE"
    if kind in ("e", "d"):
        return text.strip()
    try:
        number = float(text)
    except ValueError:
        return text
    if shown_as != NUMBER:
        return _date(number, shown_as, base) or text
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else _decimal(number, text)


def _decimal(number: float, text: str) -> str:
    return repr(number) if math.isfinite(number) else text


def _date(number: float, shown_as: str, base: datetime) -> str:
    if not 0 <= number < 2_958_466:  # the end of the year 9999
        return ""
    early = base.year == 1899 and 1 <= number < _LEAP_BUG
    at = base + timedelta(days=int(number) + early, seconds=round((number - int(number)) * 86_400))
    clock = f"{at:%H:%M}" + (f":{at:%S}" if at.second else "")
    if number < 1:
        return clock
    return f"{at:%Y-%m-%d}" if shown_as == DATE and number == int(number) else f"{at:%Y-%m-%d}T{clock}"
