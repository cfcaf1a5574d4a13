"""What the history says of an article, of a span, and of the project's last change."""

from __future__ import annotations

import sqlite3


def last_change(connection: sqlite3.Connection) -> str:
    """Return when the newest line of the history was written, as ISO 8601; empty where nothing was ever done."""
    row = connection.execute("SELECT made_at FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0] if row else ""
