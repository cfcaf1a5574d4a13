"""What everything in one window stands on; handed as one thing to whatever makes several commands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.article_acts import ArticleActs
from annotator.ui.parts import Parts
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.waiting import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The window with its widgets and actions, what is open in it, and what the program remembers of it."""

    window: QMainWindow
    session: Session
    acts: ArticleActs
    state: State
    look: Look
    actions: Actions
    parts: Parts
    waiting: Waiting
