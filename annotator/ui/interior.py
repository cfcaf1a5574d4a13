"""What is inside the main window: the parts, put together. It is built after the window's first paint."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from annotator.domain.errors import UserError
from annotator.settings import State
from annotator.ui.actions import Actions, Context
from annotator.ui.annotating_desk import AnnotatingDesk
from annotator.ui.article_acts import ArticleActs
from annotator.ui.articles_shown import ArticlesShown
from annotator.ui.commands.appearance import AppearanceCommands
from annotator.ui.commands.dropping import Dropping
from annotator.ui.commands.help import HelpCommands
from annotator.ui.commands.searching import SearchCommands
from annotator.ui.ground import Ground
from annotator.ui.intake import Intake
from annotator.ui.key_reader import KeyReader
from annotator.ui.keymap import Keymap
from annotator.ui.modes import HintMode, KeyMode
from annotator.ui.narrow import NarrowWindow
from annotator.ui.not_taken import not_taken
from annotator.ui.offering import closing
from annotator.ui.opening import Opening
from annotator.ui.panels.top_bar import ANNOTATE
from annotator.ui.parts import Parts
from annotator.ui.safekeeping import Safekeeping
from annotator.ui.saying import Saying
from annotator.ui.session import Session
from annotator.ui.sitting import Sitting
from annotator.ui.start import Look
from annotator.ui.start_place import StartPlace
from annotator.ui.stepping import Stepping
from annotator.ui.team import Team
from annotator.ui.text_work import TextWork
from annotator.ui.waiting import Choice, Offer, Rank, Waiting
from annotator.ui.widgets.menus import passing_menu
from annotator.ui.window_modes import WindowModes
from annotator.ui.words import WordService

if TYPE_CHECKING:
    from annotator.ui.start_page import StartPage


class Interior(QObject):
    """The parts of one window on one project, and what connects them."""

    def __init__(self, window: QMainWindow, *, state: State, look: Look) -> None:
        super().__init__(window)
        self.window, self.state, self.look = window, state, look
        self.session = Session(self)
        self.acts = ArticleActs(self.session, look)
        self.words = WordService(self.session, self)
        self._parts = parts = Parts(window, look)
        self.view, self.article_list, self.span_list = parts.view, parts.article_list, parts.span_list
        self.inspector, self.label_bar, self.top_bar = parts.inspector, parts.label_bar, parts.top_bar
        self.articles_dock, self.spans_dock = parts.articles_dock, parts.spans_dock
        self._articles = ArticlesShown(self.session, parts, look, annotating=lambda: self.modes.page is None)
        self.narrow = NarrowWindow(window, parts.articles_dock, parts.spans_dock)
        self.actions_table = Actions(window, self.view, Keymap(look.settings))
        self.waiting = Waiting(self)
        self._ground = Ground(
            window=window,
            session=self.session,
            acts=self.acts,
            state=state,
            look=look,
            actions=self.actions_table,
            parts=parts,
            waiting=self.waiting,
        )
        self._said = ""
        self._build_desk()
        self._build_commands()
        self._build_around()
        self._build_modes()
        self._follow_session()
        self._connect_parts()
        self._connect_offers()
        self._retranslate()

    # Building

    def _build_desk(self) -> None:
        actions = self.actions_table
        self.hints = HintMode(self.view, actions)
        self.boundaries = KeyMode(Context.BOUNDARIES, self.view, actions)
        KeyReader(self.view, actions, [self.hints, self.boundaries])
        self.saying = Saying(
            self.session,
            self.label_bar,
            self.waiting,
            is_taken=lambda: self.hints.on,
            stays=lambda: self.picking.on or self.boundaries.on,
            fits=lambda _offer: self.modes.page is None and not self.label_bar.asks,
        )
        self.boundaries.ended.connect(self.saying.pass_on)
        self.inspector.keys_told.connect(self.saying.keep)
        self.sitting = Sitting(self._ground)
        self.sitting.notes.keys_told.connect(self.saying.keep)
        self.desk = AnnotatingDesk(
            self.session,
            self.acts,
            self.look,
            view=self.view,
            span_list=self.span_list,
            inspector=self.inspector,
            inspector_place=self._parts.inspector_place,
            label_bar=self.label_bar,
            actions=actions,
        )

    def _build_commands(self) -> None:
        """Make the commands of the text and of what comes in; those that others ask for stand here by their names."""
        places = self.sitting.places
        text = TextWork(self._ground, desk=self.desk, hints=self.hints, boundaries=self.boundaries, places=places)
        self.picking, self.zone_commands, self.text_commands = text.picking, text.zones, text.marking
        self.linking_commands, self.reoffers, self.proposal_commands = text.linking, text.reoffers, text.proposals
        self.occurrence_commands, self.zone_list, self.find_commands = text.occurrences, text.zone_list, text.finding
        self._intake = intake = Intake(self._ground, zones=text.zones, places=places, read_article=self._read_article)
        self.long_work, self.project_commands, self.import_commands = intake.long_work, intake.projects, intake.imports
        self.zone_offer, self.splitting, self.details = intake.zone_offer, intake.splitting, intake.details
        self.safekeeping = Safekeeping(self._ground, intake)
        self._start_place = StartPlace(self._ground, intake)
        self._opening = Opening(
            self._ground,
            desk=self.desk,
            marking=text.marking,
            places=places,
            articles=self._articles,
            start_place=self._start_place,
            narrow=self.narrow,
            say=self.say,
        )
        self.safekeeping.soundness.place_asked.connect(self._read_place)

    def _build_around(self) -> None:
        """Make the commands of what stands around the text: its look, what lies beside it, help."""
        actions = self.actions_table
        self.appearance_commands = AppearanceCommands(
            self.window,
            self.look,
            actions,
            docks={"view.articles": self.articles_dock, "view.spans": self.spans_dock},
            swap=self._parts.swap_sides,
            bars=[self._parts.top, self._parts.bottom],
            stops=[self.view, self.article_list, self.inspector, self.span_list],
        )
        self.appearance_commands.add_stop(self.label_bar.answers)
        self.search_commands = SearchCommands(
            self.window,
            self.session,
            actions,
            state=self.state,
            look=self.look,
            parts=self._parts,
            finding=self.find_commands,
            open_article=self._read_article,
        )
        for beside in (self.sitting.guidelines, self.search_commands, self.safekeeping.history):
            self.appearance_commands.add_panel(beside.dock, beside.place)
        self.help_commands = HelpCommands(
            self.window,
            self.session,
            self.look,
            actions,
            self.state,
            articles=self.article_list.titles,
            headings=self.sitting.guidelines.headings,
            modes={Context.HINTS: self.hints, Context.BOUNDARIES: self.boundaries},
        )

    def _build_modes(self) -> None:
        self.modes = WindowModes(self._ground, narrow=self.narrow, come_back=self._opening.come_back)
        self.appearance_commands.add_stop(self.modes.strip.answers)
        self.modes.changed.connect(lambda _mode: self._articles.show_place())
        self.modes.changed.connect(lambda _mode: self._on_mode_changed())
        self.team = Team(
            self._ground,
            modes=self.modes,
            sitting=self.sitting,
            intake=self._intake,
            help_commands=self.help_commands,
            show_place=self._opening.show_place,
            people_changed=self._opening.show_people,
            list_only=self._articles.list_only,
        )
        self.safekeeping.file_around.merge = self.team.exchange.merge
        self._stepping = Stepping(self._ground, self.modes, review=lambda: self.team.decides)
        self.dropping = Dropping(
            self.window,
            self.session,
            self.import_commands,
            open_project=self.project_commands.open,
            take_handout=self.team.exchange.take_handout,
            merge=self.team.exchange.merge,
        )
        self.actions_table.bind("quit", self.window.close)
        self.actions_table.bind("project.people", self.top_bar.show_people)

    def _follow_session(self) -> None:
        session, stepping = self.session, self._stepping
        self._opening.follow_session()
        session.changed.connect(self._articles.show_edit)
        for changed in (session.project_opened, session.annotator_changed, session.changed):
            changed.connect(lambda *_edit: stepping.show_names())
        session.saved_changed.connect(self.top_bar.set_saved)
        session.told.connect(self.say)
        session.offered.connect(self.offer)
        self.words.ready.connect(self._on_words_ready)

    def _connect_parts(self) -> None:
        actions, bar, top = self.actions_table, self.label_bar, self.top_bar
        for asked, action_id in (
            (bar.finish_asked, "article.finish"),
            (bar.open_point_asked, "open_point.next"),
            (top.find_asked, "find"),
            (top.palette_asked, "palette"),
            (top.articles_asked, "view.articles"),
        ):
            asked.connect(actions[action_id].trigger)
        top.menu_asked.connect(self._show_menu)
        top.annotator_chosen.connect(self.session.choose_annotator)
        top.annotator_wanted.connect(self.project_commands.ask_annotator)
        self.articles_dock.visibilityChanged.connect(lambda _visible: self._articles.show_place())
        self.article_list.article_chosen.connect(self._opening.open_article)
        self._parts.close_offer = self.saying.close_said
        for panel in (self.article_list, self.span_list):
            panel.leave_asked.connect(self._parts.leave_panel)
        self.help_commands.article_taken.connect(self._opening.open_article)
        self.help_commands.guidelines_asked.connect(self.sitting.guidelines.show_heading)
        self.look.changed.connect(self._on_look_changed)
        actions.keys_changed.connect(self.look.changed)  # whatever shows a key shows it anew

    def _connect_offers(self) -> None:
        """Let offers go with what they are of, and step back where keys answer something else."""
        session, waiting = self.session, self.waiting
        session.article_opened.connect(lambda _id: waiting.leave_article())
        for signal in (session.project_opened, session.project_closed, session.annotator_changed):
            signal.connect(waiting.clear)
        self.saying.offer_copies(self.project_commands.copies)
        self.view.selection_changed.connect(lambda _start, _end: self.saying.pass_on())
        self.occurrence_commands.found.connect(self.saying.pass_on)
        self.label_bar.asked.connect(self._on_asked)
        self.label_bar.left.connect(self.view.setFocus)
        self.label_bar.leave_asked.connect(self._parts.leave_panel)
        self.text_commands.left_nothing = self.saying.close
        self.hints.ended.connect(self.saying.refresh, Qt.ConnectionType.QueuedConnection)  # the labels are back by then

    @property
    def start_page(self) -> StartPage:
        """The start page, made when it is first shown."""
        return self._start_place.page

    def _read_article(self, article_id: str) -> None:
        """Open an article to be read, from whatever mode."""
        self.modes.choose(ANNOTATE)
        self._opening.open_article(article_id)

    def _read_place(self, article_id: str, start: int, end: int) -> None:
        """Open an article at a place of its text, from whatever mode; at its beginning where the place is empty."""
        self.modes.choose(ANNOTATE)
        if start < end:
            self._opening.show_place(article_id, start, end)
        else:
            self._opening.open_article(article_id)

    # Starting

    def start(self, path: Path | None, *, sample: bool = False) -> None:
        """Open what was asked for: first for reading, and for writing once it is painted."""
        if path is not None:
            self.project_commands.open(path, write=False)
        elif sample:
            self.project_commands.open_sample(write=False)
        if self.session.project is None:
            said = self._said or not_taken(self.look.settings, self.actions_table)
            self._opening.show_start()
            self.start_page.say(said)
        QTimer.singleShot(0, self, self._on_standing)

    def _on_standing(self) -> None:
        """Take the keyboard to the text and the project for writing, now that all is in its place."""
        if self.session.project is not None:
            self.view.setFocus()
            self.session.begin_writing()

    def _on_asked(self) -> None:
        if self.label_bar.asks:
            self.saying.pass_on()
        self.saying.refresh()

    def _on_mode_changed(self) -> None:
        self.saying.pass_on()
        self.saying.refresh()

    def _on_words_ready(self, article_id: str) -> None:
        joined = self.words.joined(article_id)
        if joined is not None:
            self.view.set_words(joined)

    def say(self, text: str) -> None:
        """Say a sentence in the bottom bar for a while; on the start page, there."""
        self._said = text
        if self._start_place.is_shown:
            self.start_page.say(text)
            return
        (self.saying if self.modes.page is None else self.team.saying).say(text)

    def offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Say what was done with a button that does something about it, until it is closed."""
        choices = [Choice(button, act), closing(self.actions_table)]
        words, answers = (lambda: text), (lambda: choices)
        self.waiting.put(Offer(name="done", rank=Rank.TOLD, words=words, choices=answers, stays=True))

    def _show_menu(self, at: QPoint) -> None:
        menu = passing_menu(self.window)
        self.actions_table.fill(menu)
        menu.popup(at)

    # Look

    def _on_look_changed(self) -> None:
        self._retranslate()
        self._start_place.show_look()
        QTimer.singleShot(0, self, self.saying.refresh)  # after the bar was told of another language

    def _retranslate(self) -> None:
        self.actions_table.retranslate(self.look.language.code)
        if self.label_bar.shows_alert:
            self.session.tell_failure()
        self._stepping.show_names()
        for dock, title in zip(self._parts.docks, (self.tr("Articles"), self.tr("Spans")), strict=True):
            dock.setWindowTitle(title)
        hint = self.actions_table.hint_text
        self.label_bar.set_finish_key(hint("article.finish"))
        self.top_bar.set_keys(find=hint("find"), palette=hint("palette"))

    # Leaving

    def may_leave(self, leave: Callable[[], object]) -> bool:
        """Return whether nothing would be lost now; else ask, and call `leave` once nothing would."""
        self.session.asked.emit()
        if self.project_commands.copies.would_lose:
            self.project_commands.copies.leave_then(leave)
            return False
        if self.safekeeping.salvaging.waiting.would_lose:
            self.safekeeping.salvaging.waiting.leave_then(leave)
            return False
        return True

    def leave(self) -> None:
        """Remember the window and close the project."""
        self.appearance_commands.leave_full_screen()
        if self.session.project is not None:
            layout = self.modes.layout()
            with contextlib.suppress(UserError):
                self.state.remember_window("layout", layout)
        self.session.close_project()
