"""Identifiers: random UUIDs for what people make, derived ones (UUIDv5) for what must be the same everywhere."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

# Random constants, fixed for ever: a derived id depends on them.
_ARTICLE = uuid.UUID("6d1c2a36-50e0-5b0e-9d55-2f6a1d1a7c41")
_ANNOTATOR = uuid.UUID("0c1a7d1e-7f0b-5c6f-8a3e-b1d2f0f4e6a2")
_ROW = uuid.UUID("f2b7c9d4-3a61-5e0d-b6ce-94c8a5f1d370")
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_CANONICAL = re.compile(_UUID)
_CANONICAL_LINES = re.compile(f"(?:{_UUID}\n)*")

GOLD_ID = "00000000-0000-4000-8000-00000000901d"
"""The reserved annotator that owns decisions and gold spans."""


def new_id() -> str:
    """Return a random UUID (version 4) as text."""
    return str(uuid.uuid4())


def article_id(sha256: str) -> str:
    """Return the id of the article whose text, as UTF-8, has this SHA-256 (hex)."""
    return str(uuid.uuid5(_ARTICLE, sha256))


def annotator_id(name: str) -> str:
    """Return the id of an annotator known by name only."""
    return str(uuid.uuid5(_ANNOTATOR, name))


def derived_id(*parts: object) -> str:
    """Return the UUIDv5 of the parts, for rows that came without an id."""
    return str(uuid.uuid5(_ROW, "\x1f".join(str(part) for part in parts)))


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID in its canonical spelling."""
    return _CANONICAL.fullmatch(text) is not None


def are_uuids(texts: Iterable[str]) -> bool:
    """Whether all are UUIDs in their canonical spelling; in a third of the time that one by one takes."""
    return _CANONICAL_LINES.fullmatch("".join([f"{text}\n" for text in texts])) is not None


def is_a_letter_away(one: str, other: str) -> bool:
    """Whether two ids differ in one letter alone, as where one has turned on the disk."""
    return len(one) == len(other) and sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1
