"""A fingerprint: what stands for all that was seen when something was decided."""

from __future__ import annotations

import hashlib
import json

from annotator.domain.article import Json

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict).encode


def canonical(value: Json) -> str:
    """Return canonical JSON: the same value is the same text."""
    return _encode(value)


def fingerprint_of(*parts: Json) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of what was seen."""
    return hashlib.sha256(canonical(parts).encode("utf-8")).hexdigest()
