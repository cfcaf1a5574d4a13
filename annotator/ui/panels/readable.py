"""What a person reads of an article's data: its date, and texts that are no mark-up."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import Qt


def readable_date(published: str) -> str:
    """Return an ISO date or time as newsrooms write it, "22:10  20/10/2023"; what is no ISO date as it stands."""
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{at:%H:%M}  {at:%d/%m/%Y}" if "T" in published else f"{at:%d/%m/%Y}"


def plain_tip(text: str) -> str:
    """Return a text for a tool tip that shows it as it stands, also where it looks like HTML."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
