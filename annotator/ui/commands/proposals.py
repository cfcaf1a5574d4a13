"""What is proposed: the current span's actor, a label of another version of the text, a zone.

Space accepts, Delete rejects, V goes to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

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
from annotator.ui.panels.proposal_line import AnswerKey, Asked
from annotator.ui.session import Session
from annotator.ui.start import Look


class Offers(Protocol):
    """Things of one kind that are offered in the open article, of which one may be the current one."""

    @property
    def changed(self) -> SignalInstance:
        """What is offered, or the current one, is another."""

    def stops(self) -> list[tuple[int, object]]:
        """Return what is offered, each with its place in the text."""

    def here(self) -> object:
        """Return the current one that waits for an answer, as in `stops`; None where there is none."""

    def choose(self, stop: object) -> None:
        """Make one of them the current one and go there."""

    def question(self) -> Asked | None:
        """Return what is asked of the current one; None where there is none."""

    def accept_current(self) -> None:
        """Accept the current one."""

    def reject_current(self) -> None:
        """Reject the current one."""


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
        offers: Sequence[Offers],
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
        self._offers = offers
        self._desk = desk
        self._bar = bar
        self._look = look
        self.shown: ActorProposal | None = None
        self._asked_for = ""
        self._is_asking = False
        actions.bind("suggestion.accept", self._accept)
        actions.bind("suggestion.next", lambda: self._go(1))
        actions.bind("suggestion.previous", lambda: self._go(-1))
        actions.bind("span.delete", self._reject_or_delete)
        bar.proposal_accepted.connect(self._accept)
        bar.proposal_rejected.connect(self._reject_or_delete)
        session.current_changed.connect(self._on_current_changed)
        session.changed.connect(self._on_changed)
        look.changed.connect(self._show)
        bar.suggestion_asked.connect(lambda: self._go(1))
        for offer in offers:
            offer.changed.connect(self._on_offers_changed)

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

    def _on_offers_changed(self) -> None:
        self._bar.set_suggestions(sum(len(offers.stops()) for offers in self._offers) or None)
        self._show()

    @property
    def _offering(self) -> Offers | None:
        """What has a current one that waits for an answer."""
        return next((offers for offers in self._offers if offers.here() is not None), None)

    def _show(self) -> None:
        self._asked_for = self._session.current
        offering = self._offering
        proposal = self._proposal(self._session.current) if self._session.current else None
        if proposal is None and offering is None and not self._is_asking:
            return
        self.shown = proposal
        if proposal is not None and self._session.article is not None:
            link_type = self._session.scheme.link_type(proposal.link_type)
            name = named(link_type.names, self._look.language.code) if link_type else proposal.link_type
            target = proposal.target_id or Box("proposed", proposal.start, proposal.end, proposal.label)
            self._view.set_proposal(proposal.source_id, target, name)
            self._ask(Asked(name, self._session.article.text[proposal.start : proposal.end]))
            return
        self._view.set_proposal(None)
        asked = offering.question() if offering is not None else None
        if asked is not None:
            self._ask(asked)
        else:
            self._is_asking = False
            self._bar.hide_proposal()

    def _ask(self, asked: Asked) -> None:
        self._is_asking = True
        self._bar.ask_proposal(asked, accept=self._key("suggestion.accept"), reject=self._key("span.delete"))

    def _key(self, action_id: str) -> AnswerKey:
        return AnswerKey(self._actions.cap_text(action_id), self._actions.sign_text(action_id))

    def _accept(self) -> None:
        offering = self._offering
        if self.shown is not None:
            if self._session.may_label():
                self._acts.accept(self.shown)
        elif offering is not None:
            offering.accept_current()
        elif self._session.may_label():
            self._session.told.emit(self.tr("Nothing is proposed here."))

    def _reject_or_delete(self) -> None:
        offering = self._offering
        if self.shown is not None:
            self._acts.reject(self.shown)
        elif offering is not None:
            offering.reject_current()
        else:
            self._text_commands.delete()

    def _go(self, step: int) -> None:
        """Go to the next place that something is proposed for, around the end: a span, or one that is offered."""
        stops = self._stops()
        offering = self._offering
        here = offering.here() if offering is not None else self._session.current
        at = next((number for number, (_start, stop, _offers) in enumerate(stops) if stop == here), None)
        if at is not None:
            stops = stops[at + 1 :] + stops[:at]
        else:
            caret = self._view.caret()
            before = sum(start < caret for start, _stop, _offers in stops)
            stops = stops[before:] + stops[:before]
        for _start, stop, offers in stops if step > 0 else reversed(stops):
            if offers is not None:
                offers.choose(stop)
                return
            if self._proposal(str(stop)) is not None:
                self._desk.go_to(str(stop))
                return
        self._session.told.emit(self.tr("No suggestions left."))

    def _stops(self) -> list[tuple[int, object, Offers | None]]:
        """Return spans with open points, by id, and what else is offered, by their starts."""
        spans = self._session.spans
        ids = dict.fromkeys(point.span_id for point in self._session.open_points())
        stops: list[tuple[int, object, Offers | None]] = [(spans[span_id].start, span_id, None) for span_id in ids]
        stops += [(start, stop, offers) for offers in self._offers for start, stop in offers.stops()]
        return sorted(stops, key=lambda stop: stop[0])
