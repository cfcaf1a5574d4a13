"""A person's sitting at the desk: the queue, the work on an article and its time, and where they were."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.ui.beside import GuidelinesBeside
from annotator.ui.commands.preferences import PreferenceCommands
from annotator.ui.commands.queue import QueueCommands
from annotator.ui.commands.spans import SpanListCommands
from annotator.ui.commands.work import WorkCommands
from annotator.ui.ground import Ground
from annotator.ui.panels.article_notes import ArticleNotes
from annotator.ui.places import Places
from annotator.ui.timer import WorkTimer


class Sitting(QObject):
    """Makes these parts and ties them to the session and to each other.

    To be made before anything else follows the opening of a project, and before undo is bound.
    """

    def __init__(self, ground: Ground) -> None:
        window, session, actions, parts = ground.window, ground.session, ground.actions, ground.parts
        state, look = ground.state, ground.look
        super().__init__(window)
        self.notes = ArticleNotes()
        parts.right.add(self.notes, at=0)
        self.queue = QueueCommands(session, state, actions, parts.article_list)
        self.spans = SpanListCommands(session, state, actions, parts.span_list)
        self.work = WorkCommands(
            session,
            actions,
            parts.view,
            notes=self.notes,
            inspector=parts.inspector,
            dock=parts.spans_dock,
            articles=parts.article_list,
            label_bar=parts.label_bar,
        )
        self.places = Places(session, state, parts.view)
        self.timer = WorkTimer(window, session)
        self.timer.ticked.connect(lambda text, paused: parts.label_bar.set_timer(text, paused=paused))
        self.guidelines = GuidelinesBeside(window, session, actions, state=state, look=look, parts=parts)
        self.preferences = PreferenceCommands(window, look, actions, say=session.told.emit)
        look.changed.connect(self.work.show_work)
