"""The time as a project keeps it. No rule depends on it; it is for people to read."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the present time: ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def readable(moment: str) -> str:
    """Return a stored time as a person on this computer reads it, to the minute; what is no time as it is."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return moment
