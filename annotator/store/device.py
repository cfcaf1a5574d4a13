"""The device: who counts in version vectors. Each opening of a project for writing is one, under an id of its own.

Not the machine nor the file: copies, restored backups and images of whole machines keep what tells those apart, and
two that count on under one id give different contents the same version, of which a merge would lose one. An id that
was drawn in one opening is in no copy that is made of the file later: its next opening draws another.
"""

from __future__ import annotations


def drawn() -> str:
    """Return a new id (16 hex)."""
    import secrets  # noqa: PLC0415  not needed for reading

    return secrets.token_hex(8)
