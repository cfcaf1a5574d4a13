"""The work in the text of an article: commands of labels, spans, links, offers and zones, and the menu in the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint

from annotator.ui.annotating_desk import AnnotatingDesk
from annotator.ui.commands.articles import ArticleCommands
from annotator.ui.commands.finding import FindCommands
from annotator.ui.commands.linking import LinkingCommands
from annotator.ui.commands.occurrences import OccurrenceCommands
from annotator.ui.commands.picking import RangePicking
from annotator.ui.commands.proposals import ProposalCommands
from annotator.ui.commands.reading import ReadingCommands
from annotator.ui.commands.reoffering import Reoffers
from annotator.ui.commands.text import TextCommands
from annotator.ui.commands.zone_list import ZoneListCommands
from annotator.ui.commands.zones import ZoneCommands
from annotator.ui.ground import Ground
from annotator.ui.modes import HintMode, KeyMode
from annotator.ui.places import Places
from annotator.ui.widgets.menus import passing_menu


class TextWork(QObject):
    """Makes these commands and ties them to each other, to the bar of labels and to the form of a span."""

    def __init__(
        self, ground: Ground, *, desk: AnnotatingDesk, hints: HintMode, boundaries: KeyMode, places: Places
    ) -> None:
        super().__init__(ground.window)
        self._ground, self._desk = ground, desk
        self._make_marking(boundaries, hints)
        self._make_offers()
        self._make_walking(places)
        self._bind()
        parts = ground.parts
        parts.label_bar.label_chosen.connect(self.marking.label_with)
        parts.inspector.link_asked.connect(self.linking.link_as)
        parts.view.context_asked.connect(self._show_menu)

    # Making

    def _make_marking(self, boundaries: KeyMode, hints: HintMode) -> None:
        session, acts, actions, desk = self._ground.session, self._ground.acts, self._ground.actions, self._desk
        view = self._ground.parts.view
        self.picking = RangePicking(session, acts, view, actions, desk=desk, look=self._ground.look)
        self.zones = ZoneCommands(session, acts, view, actions)
        self.marking = TextCommands(
            session,
            acts,
            view,
            actions,
            reading=ReadingCommands(session, view, actions),
            picking=self.picking,
            boundaries=boundaries,
            desk=desk,
            zones=self.zones,
        )
        self.linking = LinkingCommands(session, acts, view, actions, hints=hints, desk=desk)

    def _make_offers(self) -> None:
        session, actions, look, parts = (
            self._ground.session,
            self._ground.actions,
            self._ground.look,
            self._ground.parts,
        )
        view, pages, dock = parts.view, parts.right_pages, parts.spans_dock
        self.reoffers = Reoffers(self._ground.window, session, view, actions, look, pages=pages)
        self.proposals = ProposalCommands(
            session,
            self._ground.acts,
            view,
            actions,
            text_commands=self.marking,
            offers=(self.reoffers, self.zones),
            desk=self._desk,
            bar=parts.label_bar,
            look=look,
        )
        self.occurrences = OccurrenceCommands(session, view, actions, look, pages=pages, dock=dock)
        self.zone_list = ZoneListCommands(session, view, actions, look, zones=self.zones, pages=pages, dock=dock)

    def _make_walking(self, places: Places) -> None:
        session, actions, parts = self._ground.session, self._ground.actions, self._ground.parts
        articles = parts.article_list
        self.finding = FindCommands(session, parts.view, actions, state=self._ground.state, look=self._ground.look)
        self.articles = ArticleCommands(
            session,
            self._ground.acts,
            parts.view,
            actions,
            neighbour=articles.neighbour,
            next_to_do=articles.next_to_do,
            done=lambda: articles.done,
            next_open_point=self.marking.next_open_point,
            open_article=places.open,
            zones=self.zones,
        )

    def _bind(self) -> None:
        actions, parts = self._ground.actions, self._ground.parts
        for digit in range(1, 10):
            actions.bind(f"option.{digit}", lambda digit=digit: parts.inspector.choose_option(digit))  # type: ignore[misc]
        actions.bind("copy", parts.view.copy)
        actions.bind("copy.quoted", self.marking.copy_quoted)
        actions.bind("span.form", self._enter)

    # Acting

    def _enter(self) -> None:
        """Take what is picked; else open the form of the current span, or the folded lines at the caret."""
        if self.picking.take():
            return
        if self._ground.session.current_span is not None:
            self._ground.parts.inspector.focus_form()
        else:
            self._ground.actions["zone.fold"].trigger()

    def _show_menu(self, at: QPoint, place: int) -> None:
        self._desk.look_at(place)
        menu = passing_menu(self._ground.window)
        idle = set() if self.proposals.shown else {"suggestion.accept"}
        if not self.picking.is_possible:
            idle.add("span.cue")
        has_span = self._ground.session.current_span is not None
        self._ground.actions.fill_for_text(menu, has_span=has_span, without=idle)
        menu.popup(at)
