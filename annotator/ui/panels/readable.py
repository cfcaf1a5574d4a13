"""What a person reads of an article's date."""

from __future__ import annotations

from datetime import datetime


def readable_date(published: str) -> str:
    """Return an ISO date or time as newsrooms write it, "22:10  20/10/2023"; what is no ISO date as it stands."""
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{at.day:02}/{at.month:02}/{at.year:04}"  # strftime takes ten times as long
    return f"{at.hour:02}:{at.minute:02}  {day}" if "T" in published else day
