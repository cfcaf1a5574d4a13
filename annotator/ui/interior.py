"""What is inside the main window: the parts, put together. It is built after the window's first paint."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.domain import work as work_states
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.errors import UserError
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.services.annotating import EDIT_NAMES
from annotator.settings import State
from annotator.ui.actions import Actions, Context
from annotator.ui.annotating_desk import AnnotatingDesk
from annotator.ui.article_acts import ArticleActs
from annotator.ui.article_feed import ArticleFeed
from annotator.ui.commands.appearance import AppearanceCommands
from annotator.ui.commands.articles import ArticleCommands
from annotator.ui.commands.details import DetailsCommands
from annotator.ui.commands.dropping import Dropping
from annotator.ui.commands.finding import FindCommands
from annotator.ui.commands.help import HelpCommands
from annotator.ui.commands.importing import Around, ImportCommands
from annotator.ui.commands.linking import LinkingCommands
from annotator.ui.commands.occurrences import OccurrenceCommands
from annotator.ui.commands.picking import RangePicking
from annotator.ui.commands.projects import ProjectCommands
from annotator.ui.commands.proposals import ProposalCommands
from annotator.ui.commands.reading import ReadingCommands
from annotator.ui.commands.reoffering import Reoffers
from annotator.ui.commands.searching import SearchCommands
from annotator.ui.commands.splitting import SplitCommands
from annotator.ui.commands.text import TextCommands
from annotator.ui.commands.zone_list import ZoneListCommands
from annotator.ui.commands.zone_offer import ZoneOffer
from annotator.ui.commands.zones import ZoneCommands
from annotator.ui.i18n import translated
from annotator.ui.key_reader import KeyReader
from annotator.ui.keymap import Keymap
from annotator.ui.long_work import LongWork
from annotator.ui.modes import HintMode, KeyMode
from annotator.ui.narrow import NarrowWindow
from annotator.ui.not_taken import not_taken
from annotator.ui.offering import closing
from annotator.ui.panels.top_bar import ANNOTATE
from annotator.ui.parts import Parts
from annotator.ui.people import menu_names
from annotator.ui.saying import Saying
from annotator.ui.session import Session
from annotator.ui.sitting import Sitting
from annotator.ui.start import Look
from annotator.ui.team import Team
from annotator.ui.waiting import Choice, Offer, Rank, Waiting
from annotator.ui.whose_act import REDO, UNDO, elsewhere
from annotator.ui.window_modes import WindowModes
from annotator.ui.words import WordService

if TYPE_CHECKING:
    from annotator.ui.start_page import StartPage

LAYOUT_VERSION = 1
_MANY_ROWS = 100
"""Rows of the article list that are read one by one after an edit of so many articles."""


class Interior(QObject):
    """The parts of one window on one project, and what connects them."""

    def __init__(self, window: QMainWindow, *, state: State, look: Look) -> None:
        super().__init__(window)
        self.window = window
        self.state = state
        self.look = look
        self.session = Session(self)
        self.acts = ArticleActs(self.session, look)
        self.words = WordService(self.session, self)
        parts = Parts(window, look)
        self._parts = parts
        self.view, self.article_list, self.span_list = parts.view, parts.article_list, parts.span_list
        self.inspector, self.label_bar, self.top_bar = parts.inspector, parts.label_bar, parts.top_bar
        self.feed = ArticleFeed(self.session, parts.article_list, lambda: look.language.code)
        self.articles_dock, self.spans_dock = parts.articles_dock, parts.spans_dock
        self.narrow = NarrowWindow(window, parts.articles_dock, parts.spans_dock)
        self._start_page: StartPage | None = None
        self.actions_table = Actions(window, self.view, Keymap(look.settings))
        self.hints = HintMode(self.view, self.actions_table)
        self.boundaries = KeyMode(Context.BOUNDARIES, self.view, self.actions_table)
        KeyReader(self.view, self.actions_table, [self.hints, self.boundaries])
        self.waiting = Waiting(self)
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
        self._build_desk()
        self._build_text_commands()
        self._build_window_commands()
        self._build_modes()
        self._bind()
        self._connect()
        self._said = ""
        self._counted: set[str] = set()
        self._afterwards = QTimer(self, singleShot=True, interval=0)
        self._afterwards.timeout.connect(self._count_afterwards)
        self._retranslate()

    # Building

    def _build_desk(self) -> None:
        actions = self.actions_table
        self.sitting = Sitting(self.window, self.session, actions, state=self.state, look=self.look, parts=self._parts)
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

    def _build_text_commands(self) -> None:
        actions = self.actions_table
        self.picking = RangePicking(self.session, self.acts, self.view, actions, desk=self.desk, look=self.look)
        self.zone_commands = ZoneCommands(self.session, self.acts, self.view, actions)
        self.text_commands = TextCommands(
            self.session,
            self.acts,
            self.view,
            actions,
            reading=ReadingCommands(self.session, self.view, actions),
            picking=self.picking,
            boundaries=self.boundaries,
            desk=self.desk,
            zones=self.zone_commands,
        )
        self.linking_commands = LinkingCommands(
            self.session, self.acts, self.view, actions, hints=self.hints, desk=self.desk
        )
        self.reoffers = Reoffers(
            self.window, self.session, self.view, actions, self.look, pages=self._parts.right_pages
        )
        self.proposal_commands = ProposalCommands(
            self.session,
            self.acts,
            self.view,
            actions,
            text_commands=self.text_commands,
            offers=(self.reoffers, self.zone_commands),
            desk=self.desk,
            bar=self.label_bar,
            look=self.look,
        )
        self.occurrence_commands = OccurrenceCommands(
            self.session, self.view, actions, self.look, pages=self._parts.right_pages, dock=self.spans_dock
        )
        self.zone_list = ZoneListCommands(
            self.session,
            self.view,
            actions,
            self.look,
            zones=self.zone_commands,
            pages=self._parts.right_pages,
            dock=self.spans_dock,
        )
        self.find_commands = FindCommands(self.session, self.view, actions, state=self.state, look=self.look)

    def _build_window_commands(self) -> None:
        actions = self.actions_table
        self.article_commands = ArticleCommands(
            self.session,
            self.acts,
            self.view,
            actions,
            neighbour=self.article_list.neighbour,
            next_to_do=self.article_list.next_to_do,
            done=lambda: self.article_list.done,
            next_open_point=self.text_commands.next_open_point,
            open_article=self.sitting.places.open,
            zones=self.zone_commands,
        )
        self.long_work = LongWork(self.window, self.session)
        self.zone_offer = ZoneOffer(
            self.session,
            self.acts,
            actions,
            zones=self.zone_commands,
            long_work=self.long_work,
            waiting=self.waiting,
        )
        self.project_commands = ProjectCommands(
            self.window, self.session, self.state, actions, long_work=self.long_work
        )
        self.import_commands = ImportCommands(
            self.window,
            self.session,
            self.state,
            actions,
            long_work=self.long_work,
            around=Around(
                make_project=self.project_commands.new,
                waiting=self.waiting,
                open_article=self._read_article,
                keep_place=self.sitting.places.keep,
            ),
        )
        self.appearance_commands = AppearanceCommands(
            self.window,
            self.look,
            actions,
            docks={"view.articles": self.articles_dock, "view.spans": self.spans_dock},
            swap=self._parts.swap_sides,
            bars=[self._parts.top, self._parts.bottom],
            stops=[self.view, self.article_list, self.inspector, self.span_list],
        )
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
        for beside in (self.sitting.guidelines, self.search_commands):
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
        actions = self.actions_table
        self.modes = WindowModes(
            self.window,
            self.session,
            actions,
            parts=self._parts,
            narrow=self.narrow,
            layout_version=LAYOUT_VERSION,
            come_back=self._come_back,
        )
        self.modes.changed.connect(lambda _mode: self._show_place_in_list())
        self.modes.changed.connect(lambda _mode: self._on_mode_changed())
        self.team = Team(
            self.window,
            self.session,
            self.look,
            actions,
            state=self.state,
            modes=self.modes,
            sitting=self.sitting,
            projects=self.project_commands,
            long_work=self.long_work,
            help_commands=self.help_commands,
            top_bar=self.top_bar,
            show_place=self._show_place,
            waiting=self.waiting,
            people_changed=self._on_people_changed,
            list_only=self.feed.list_only,
        )

        self.dropping = Dropping(
            self.window,
            self.session,
            self.import_commands,
            open_project=self.project_commands.open,
            take_handout=self.team.exchange.take_handout,
            merge=self.team.exchange.merge,
        )
        self.splitting = SplitCommands(
            self.window,
            self.session,
            self.acts,
            self.view,
            actions,
            self.look,
            long_work=self.long_work,
            waiting=self.waiting,
            open_article=self.sitting.places.open,
            take_back=actions["project.reverse"].trigger,
        )
        self.zone_offer.was_read.connect(self.splitting.offer)
        self.splitting.was_split.connect(self.zone_offer.know_parts)
        self.details = DetailsCommands(self.window, self.session, actions, long_work=self.long_work)

    def _bind(self) -> None:
        actions = self.actions_table
        for digit in range(1, 10):
            actions.bind(f"option.{digit}", lambda digit=digit: self.inspector.choose_option(digit))  # type: ignore[misc]
        actions.bind("undo", self._undo)
        actions.bind("redo", self._redo)
        actions.bind("copy", self.view.copy)
        actions.bind("copy.quoted", self.text_commands.copy_quoted)
        actions.bind("span.form", self._enter)
        actions.bind("quit", self.window.close)
        actions.bind("project.people", self.top_bar.show_people)

    def _connect(self) -> None:
        session, bar, top = self.session, self.label_bar, self.top_bar
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self._show_start)
        session.annotator_changed.connect(self._on_annotator_changed)
        session.articles_changed.connect(self._on_articles_changed)
        session.article_opened.connect(self._on_article_opened)
        session.changed.connect(self._on_changed)
        session.saved_changed.connect(top.set_saved)
        session.told.connect(self.say)
        session.offered.connect(self.offer)
        self._connect_offers()
        self.saying.offer_copy(self.project_commands.save_copy)
        self.articles_dock.visibilityChanged.connect(lambda _visible: self._show_place_in_list())
        self.look.changed.connect(self._on_look_changed)
        self.feed.filled.connect(self._on_list_filled)
        self.article_list.article_chosen.connect(self._open_article)
        self.article_list.leave_asked.connect(self.view.setFocus)
        bar.label_chosen.connect(self.text_commands.label_with)
        bar.finish_asked.connect(self.actions_table["article.finish"].trigger)
        bar.open_point_asked.connect(self.actions_table["open_point.next"].trigger)
        top.menu_asked.connect(self._show_menu)
        top.palette_asked.connect(self.actions_table["palette"].trigger)
        self.help_commands.article_taken.connect(self._open_article)
        self.help_commands.guidelines_asked.connect(self.sitting.guidelines.show_heading)
        self.actions_table.keys_changed.connect(self.look.changed)  # whatever shows a key shows it anew
        top.find_asked.connect(self.actions_table["find"].trigger)
        top.annotator_chosen.connect(session.choose_annotator)
        top.annotator_wanted.connect(self.project_commands.ask_annotator)
        top.articles_asked.connect(self.actions_table["view.articles"].trigger)
        self.inspector.link_asked.connect(self.linking_commands.link_as)
        self.view.context_asked.connect(self._show_context_menu)
        self.view.selection_changed.connect(lambda _start, _end: self.saying.pass_on())
        self.words.ready.connect(self._on_words_ready)
        self.occurrence_commands.found.connect(self.saying.pass_on)

    def _connect_offers(self) -> None:
        """Let offers go with what they are of, and step back where keys answer something else."""
        session, waiting = self.session, self.waiting
        session.article_opened.connect(lambda _id: waiting.leave_article())
        for signal in (session.project_opened, session.project_closed, session.annotator_changed):
            signal.connect(waiting.clear)
        self.label_bar.asked.connect(self._on_asked)
        self.text_commands.left_nothing = self.saying.close
        self.hints.ended.connect(self.saying.refresh, Qt.ConnectionType.QueuedConnection)  # the labels are back by then

    @property
    def start_page(self) -> StartPage:
        """The start page, made when it is first shown."""
        if self._start_page is None:
            from annotator.ui.start_page import StartPage  # noqa: PLC0415  not where a project is opened at once

            self._start_page = StartPage(self.window)
            self._connect_start_page(self._start_page)
        return self._start_page

    @property
    def _at_start(self) -> bool:
        return self._start_page is not None and self._parts.pages.currentWidget() is self._start_page

    def _connect_start_page(self, page: StartPage) -> None:
        projects = self.project_commands
        page.sample_asked.connect(projects.open_sample)
        page.handout_asked.connect(self.actions_table["project.open_handout"].trigger)
        page.new_asked.connect(projects.new)
        page.open_asked.connect(projects.choose)
        page.import_asked.connect(self._import_from_start)
        page.project_chosen.connect(lambda path: projects.open(Path(path)))
        page.language_chosen.connect(lambda code: self.look.set("language", code))
        page.theme_chosen.connect(lambda mode: self.look.set("theme", mode))
        page.keys_asked.connect(self.actions_table["help.keys"].trigger)

    # Starting

    def start(self, path: Path | None, *, sample: bool = False) -> None:
        """Open what was asked for: first for reading, and for writing once it is painted."""
        if path is not None:
            self.project_commands.open(path, write=False)
        elif sample:
            self.project_commands.open_sample(write=False)
        if self.session.project is None:
            said = self._said or not_taken(self.look.settings, self.actions_table)
            self._show_start()
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

    # What is shown

    def _show_start(self) -> None:
        self._parts.pages.addWidget(self.start_page)
        self._parts.pages.setCurrentWidget(self.start_page)
        self.start_page.set_recent([str(path) for path in self.state.recent_projects()])
        self.start_page.say("")
        self._show_look()
        for dock in self._parts.docks:
            dock.hide()
        self._parts.bottom.hide()
        self._parts.top.hide()
        self.window.setWindowTitle("Annotator")
        self.actions_table.enable_for_project(on=False)
        self.start_page.setFocus()

    def _on_project_opened(self) -> None:
        project = self.session.project
        if project is None:
            return
        self.actions_table.enable_for_project(on=True)
        self.actions_table.set_scheme(project.scheme, self.text_commands.label_with, self.text_commands.relabel)
        self.actions_table.retranslate(self.look.language.code)
        self.desk.show_look()
        if self._parts.pages.currentWidget() is not self.view or self._parts.bottom.isHidden():
            self._parts.pages.setCurrentWidget(self.view)
            if self._start_page is not None:
                self._parts.pages.removeWidget(self._start_page)  # hidden, it would still keep the window wide
                self._start_page.hide()
            self._parts.bottom.show()
            self._parts.top.show()
            for dock in self._parts.docks:
                dock.show()
            self._restore_layout()
        self.window.setWindowTitle(f"{project.path.name}[*] — Annotator")
        self._show_people()
        self._show_history()
        self._read_articles()
        self._resume()
        self.view.setFocus()
        if said := not_taken(self.look.settings, self.actions_table):
            self.say(said)

    def _show_people(self) -> None:
        project = self.session.project
        people = [who for who in project.annotators() if who.role == work_states.ANNOTATOR] if project else []
        self.top_bar.set_annotators([*menu_names(people).items()], self.session.viewer)

    def _read_articles(self) -> None:
        project = self.session.project
        if project is not None:
            self.feed.read()
            self._show_place_in_list()

    def _on_list_filled(self) -> None:
        self._show_place_in_list()
        if self.session.article is None:
            self._resume()

    def _on_articles_changed(self) -> None:
        self._show_people()
        self._read_articles()
        if self.session.article is None:
            self._resume()

    def _resume(self) -> None:
        """Open the article where this person left off, or the next to do; the first where all are done."""
        if not self.sitting.places.resume(self.article_list.begin_with):
            self.desk.show_nothing()
            self.narrow.keep(on=True)

    def _show_place(self, article_id: str, start: int, end: int) -> None:
        self._open_article(article_id)
        self.view.select(start, end)
        self.view.scroll_to(start, end)

    def _on_people_changed(self) -> None:
        self._show_people()
        self._read_articles()

    def _come_back(self) -> None:
        """Open the article again after another mode: what was done there may have changed it."""
        self._read_articles()
        if self.session.article is not None:
            self.sitting.places.open(self.session.article.id)
        elif self.session.project is not None:
            self._resume()

    def _on_annotator_changed(self) -> None:
        project = self.session.project
        if project is not None:
            self._quietly(lambda: self.state.remember_annotator(project.id, self.session.viewer))
        self._show_people()
        self._show_history()
        self._on_articles_changed()

    def _open_article(self, article_id: str) -> None:
        self.sitting.places.open(article_id)
        self.view.setFocus()

    def _read_article(self, article_id: str) -> None:
        """Open an article to be read, from whatever mode."""
        self.modes.choose(ANNOTATE)
        self._open_article(article_id)

    def _on_article_opened(self, article_id: str) -> None:
        self.narrow.keep(on=False)
        self.article_list.set_current(article_id)
        self._show_place_in_list()

    def _on_words_ready(self, article_id: str) -> None:
        joined = self.words.joined(article_id)
        if joined is not None:
            self.view.set_words(joined)

    def _show_place_in_list(self) -> None:
        away = self.modes.page is None and self.articles_dock.isHidden()
        self.top_bar.set_position(self.article_list.position() if away else "")

    def _on_changed(self, edit: Edit) -> None:
        if edit.of(Work):
            self._update_row(edit.article_id)
        elif edit.of(Span):
            self._counted.add(edit.article_id)
            self._afterwards.start()
        elif edit.of(ArticleData):
            self._show_details(edit)
        self._show_history()

    def _show_details(self, edit: Edit) -> None:
        """Show what is known of articles now: in their rows of the list, of very many by reading it anew."""
        if len(edit.parts) > _MANY_ROWS:
            self._read_articles()
        else:
            for part in edit.parts:
                self._update_row(part.article_id)

    def _count_afterwards(self) -> None:
        """Show what nobody waits for at a key: the number of spans in the list."""
        while self._counted:
            self._update_row(self._counted.pop())

    def _update_row(self, article_id: str) -> None:
        row = self.session.article_row(article_id) if self.session.project is not None else None
        if row is not None:
            self.feed.update_row(row)

    def _show_history(self) -> None:
        """Say in the menu what undo and redo would do."""
        session, undo, redo = self.session, self.tr("Undo"), self.tr("Redo")
        for action_id, word, name in (("undo", undo, session.undo_name), ("redo", redo, session.redo_name)):
            act = translated("edits", EDIT_NAMES[name]) if name in EDIT_NAMES else ""
            self.actions_table[action_id].setText(f"{word}: {act}" if act else word)

    def say(self, text: str) -> None:
        """Say a sentence in the bottom bar for a while; on the start page, there."""
        self._said = text
        if self._at_start:
            self.start_page.say(text)
            return
        (self.saying if self.modes.page is None else self.team.saying).say(text)

    def offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Say what was done with a button that does something about it, until it is closed."""
        choices = [Choice(button, act), closing(self.actions_table)]
        words, answers = (lambda: text), (lambda: choices)
        self.waiting.put(Offer(name="done", rank=Rank.TOLD, words=words, choices=answers, stays=True))

    # Menus

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_table.fill(menu)
        menu.popup(at)

    def _show_context_menu(self, at: QPoint, place: int) -> None:
        self.desk.look_at(place)
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        idle = set() if self.proposal_commands.shown else {"suggestion.accept"}
        if not self.picking.is_possible:
            idle.add("span.cue")
        self.actions_table.fill_for_text(menu, has_span=self.session.current_span is not None, without=idle)
        menu.popup(at)

    def _enter(self) -> None:
        """Take what is picked; else open the form of the current span, or the folded lines at the caret."""
        if self.picking.take():
            return
        if self.session.current_span is not None:
            self.inspector.focus_form()
        else:
            self.actions_table["zone.fold"].trigger()

    def _undo(self) -> None:
        if self.team.decides is not None:
            self.team.decides.undo()
        elif self.modes.mode == ANNOTATE and self._may_step(UNDO):
            self.session.undo()

    def _redo(self) -> None:
        if self.team.decides is not None:
            self.team.decides.redo()
        elif self.modes.mode == ANNOTATE and self._may_step(REDO):
            self.session.redo()

    def _may_step(self, step: int) -> bool:
        """Hand on what is typed; refuse what was done in the review, where it could not be seen."""
        self.inspector.flush()
        refused = elsewhere(self.actions_table, self.session.upcoming(step), step, in_review=False)
        if refused:
            self.session.told.emit(refused)
        return not refused

    # Look

    def _on_look_changed(self) -> None:
        self._retranslate()
        self._show_look()
        QTimer.singleShot(0, self, self.saying.refresh)  # after the bar was told of another language

    def _show_look(self) -> None:
        if self._at_start:
            from annotator.services.creating import shipped_scheme  # noqa: PLC0415

            self.start_page.set_looks(self.look.labels(shipped_scheme()))
            self.start_page.set_choices(self.look.language.code, self.look.settings.get("theme"))
            self.start_page.set_key(self.actions_table.cap_text("help.keys"))

    def _retranslate(self) -> None:
        self.actions_table.retranslate(self.look.language.code)
        if self.label_bar.shows_alert:
            self.session.tell_failure()
        self._show_history()
        for dock, title in zip(self._parts.docks, (self.tr("Articles"), self.tr("Spans")), strict=True):
            dock.setWindowTitle(title)
        hint = self.actions_table.hint_text
        self.label_bar.set_finish_key(hint("article.finish"))
        self.top_bar.set_keys(find=hint("find"), palette=hint("palette"))

    def _import_from_start(self) -> None:
        if self.session.project is None:
            self.project_commands.new()
        if self.session.project is not None:
            self.import_commands.choose_folder()

    # Leaving

    def leave(self) -> None:
        """Remember the window and close the project."""
        self.appearance_commands.leave_full_screen()
        if self.session.project is not None:
            layout = self.modes.layout()
            self._quietly(lambda: self.state.remember_window("layout", layout))
        self.session.close_project()

    def _quietly(self, act: Callable[[], object]) -> None:
        with contextlib.suppress(UserError):
            act()

    def _restore_layout(self) -> None:
        layout = self.state.window("layout")
        if layout:
            self.window.restoreState(layout, LAYOUT_VERSION)
        self.narrow.begin()
