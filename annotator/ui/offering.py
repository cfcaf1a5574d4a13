"""The answers that offers of several kinds share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import Actions
from annotator.ui.waiting import Choice


def closing(actions: Actions) -> Choice:
    """Return the answer that wants nothing more of a sentence that stands, with the key that does it."""
    return Choice(QCoreApplication.translate("Offering", "Close"), bool, actions.cap_text("leave"), leaves=True)
