"""The order in which a person counts names."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"(\d{1,1000})")


def natural(name: str) -> list[tuple[int, int, str]]:
    """Sort key that counts: a2 before a10, without regard to case or to how accents are composed."""
    parts = _DIGITS.split(unicodedata.normalize("NFC", name).casefold())
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts]
