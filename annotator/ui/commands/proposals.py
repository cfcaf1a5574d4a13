"""What is proposed for the current span: its actor. Space accepts, Delete rejects, V goes to the next one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.domain.edit import Edit
from annotator.domain.scheme import named
from annotator.domain.work import FINISHED
from annotator.services import proposing
from annotator.services.proposing import ActorProposal
from annotator.ui.actions import Actions
from annotator.ui.article.parts import Box
from annotator.ui.article.view import ArticleView
from annotator.ui.article_acts import ArticleActs
from annotator.ui.commands.text import TextCommands
from annotator.ui.desk import Desk
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.proposal_line import AnswerKey
from annotator.ui.session import Session
from annotator.ui.start import Look


class ProposalCommands(QObject):
    """Shows the proposal for the current span in the text and in the bar below, and binds the keys that answer it."""

    def __init__(
        self,
        session: Session,
        acts: ArticleActs,
        view: ArticleView,
        actions: Actions,
        *,
        text_commands: TextCommands,
        desk: Desk,
        bar: LabelBar,
        look: Look,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._view = view
        self._actions = actions
        self._text_commands = text_commands
        self._desk = desk
        self._bar = bar
        self._look = look
        self.shown: ActorProposal | None = None
        self._asked_for = ""
        actions.bind("suggestion.accept", self._accept)
        actions.bind("suggestion.next", lambda: self._go(1))
        actions.bind("suggestion.previous", lambda: self._go(-1))
        actions.bind("span.delete", self._reject_or_delete)
        bar.proposal_accepted.connect(self._accept)
        bar.proposal_rejected.connect(self._reject_or_delete)
        session.current_changed.connect(self._on_current_changed)
        session.changed.connect(self._on_changed)
        look.changed.connect(self._show)

    def _proposal(self, span_id: str) -> ActorProposal | None:
        session, span = self._session, self._session.spans.get(span_id)
        if span is None or session.article is None or not self._look.settings.get("suggestions"):
            return None
        if session.work is not None and session.work.status == FINISHED:
            return None
        near = session.over(*proposing.surroundings(span))
        return proposing.propose_actor(
            session.scheme, session.article, span, near, session.links_of(span_id), session.rejections
        )

    def _on_changed(self, edit: Edit) -> None:
        if self._session.article is not None and edit.article_id == self._session.article.id:
            self._show()

    def _on_current_changed(self, span_id: str) -> None:
        if span_id != self._asked_for:
            self._show()

    def _show(self) -> None:
        self._asked_for = self._session.current
        proposal = self._proposal(self._session.current) if self._session.current else None
        if proposal == self.shown and proposal is None:
            return
        self.shown = proposal
        if proposal is None or self._session.article is None:
            self._view.set_proposal(None)
            self._bar.hide_proposal()
            return
        link_type = self._session.scheme.link_type(proposal.link_type)
        name = named(link_type.names, self._look.language.code) if link_type else proposal.link_type
        target = proposal.target_id or Box("proposed", proposal.start, proposal.end, proposal.label)
        self._view.set_proposal(proposal.source_id, target, name)
        quote = self._session.article.text[proposal.start : proposal.end]
        self._bar.ask_proposal(name, quote, accept=self._key("suggestion.accept"), reject=self._key("span.delete"))

    def _key(self, action_id: str) -> AnswerKey:
        return AnswerKey(self._actions.cap_text(action_id), self._actions.sign_text(action_id))

    def _accept(self) -> None:
        if not self._session.may_label():
            return
        if self.shown is None:
            self._session.told.emit(self.tr("Nothing is proposed here."))
        else:
            self._acts.accept(self.shown)

    def _reject_or_delete(self) -> None:
        if self.shown is not None:
            self._acts.reject(self.shown)
        else:
            self._text_commands.delete()

    def _go(self, step: int) -> None:
        """Go to the next span that something is proposed for, around the end."""
        session = self._session
        ids = list(dict.fromkeys(point.span_id for point in session.open_points()))
        if session.current in ids:
            at = ids.index(session.current)
            ids = ids[at + 1 :] + ids[:at] if step > 0 else ids[:at][::-1] + ids[at + 1 :][::-1]
        else:
            caret = self._view.caret()
            before = sum(session.spans[span_id].start < caret for span_id in ids)
            ids = ids[before:] + ids[:before] if step > 0 else (ids[before:] + ids[:before])[::-1]
        found = next((span_id for span_id in ids if self._proposal(span_id) is not None), "")
        if found:
            self._desk.go_to(found)
        else:
            session.told.emit(self.tr("No suggestions left."))
