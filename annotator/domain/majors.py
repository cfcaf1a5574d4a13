"""Major and minor versions: which versions of the scheme or the guidelines say the same about what is to be marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Known(NamedTuple):
    """A version as it is kept: its number, a digest of its content, and whether it was made as a minor one."""

    number: int
    digest: str
    minor: bool = False


class Place(NamedTuple):
    """Where a version stands: the first version of its major, and the first version with its content."""

    major: int
    same: int


def places(versions: Iterable[Known]) -> Mapping[int, Place]:
    """Return the place of each version by its number; the versions come in the order of their numbers.

    A major version opens a major, minor ones stay in that of the version before them. One with the content of an
    earlier version is in that one's, whatever it was made as: the same words are the same rules. The first of all is
    major.
    """
    found = dict[int, Place]()
    first = dict[str, int]()
    major = 0
    for number, digest, minor in versions:
        same = first.setdefault(digest, number)
        if same != number:
            major = found[same].major
        elif not (minor and found):
            major = number
        found[number] = Place(major, same)
    return found
