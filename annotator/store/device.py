"""The device: which copy of the project, on which machine, made a change. Version vectors count by it."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from annotator.store.clock import now


def current(connection: sqlite3.Connection) -> str:
    """Return the device that wrote last (16 hex), or empty where nobody has written yet."""
    row = connection.execute("SELECT id FROM device ORDER BY n DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def settle(connection: sqlite3.Connection, path: Path) -> None:
    """Take a new device id where this file is not the copy that wrote last; inside a transaction.

    Two copies that counted under one id would give different contents the same version, and a merge would lose one.
    """
    here = _place(path)
    row = connection.execute("SELECT place FROM device ORDER BY n DESC LIMIT 1").fetchone()
    if row is None or row[0] != here:
        import secrets  # noqa: PLC0415  not needed for reading

        connection.execute(
            "INSERT INTO device (id, place, since) VALUES (?, ?, ?)", (secrets.token_hex(8), here, now())
        )


def forget(connection: sqlite3.Connection) -> None:
    """Make whoever writes in this file next a new device: for backups, which may come back beside their original."""
    connection.execute("UPDATE device SET place = ''")


def _place(path: Path) -> str:
    """Return what differs between copies: machine, path, and the file itself (its number on the disk)."""
    import platform  # noqa: PLC0415  not needed for reading

    there = path.resolve()
    marks = (platform.node(), str(there), str(there.stat().st_ino))
    return hashlib.sha256("\0".join(marks).encode("utf-8", "surrogateescape")).hexdigest()[:16]
