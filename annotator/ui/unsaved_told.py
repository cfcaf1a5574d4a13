"""What is said where something is written from the file that does not hold all that was done yet."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.ui.session import Session


def save_first(session: Session) -> int:
    """Hand on what is typed and try again what waits; return how many changes are still not in the file."""
    session.asked.emit()
    if session.unsaved:
        session.retry()
    return len(session.unsaved)


def said_with_left_out(said: str, left_out: int) -> str:
    """Return a sentence, and behind it how many changes are not in what was written."""
    if not left_out:
        return said
    return f"{said} {Unsaved().left_out(left_out)}"


class Unsaved(QObject):
    """The words for it."""

    def left_out(self, count: int) -> str:
        """Return how many changes are not in what was written."""
        return self.tr("%n changes that are not saved are not in it.", "", count)
