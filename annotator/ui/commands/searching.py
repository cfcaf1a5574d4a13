"""Searching all articles: the panel beside the text, its questions, and going to what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from annotator.domain.edit import Edit
from annotator.domain.errors import UserError
from annotator.domain.searching import (
    FLAG_NOTE,
    SPAN,
    SPAN_NOTE,
    TEXT,
    TEXTS,
    WORK_NOTE,
    Hit,
    Question,
    parsed,
    places,
)
from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.beside import Beside
from annotator.ui.commands.finding import FindCommands
from annotator.ui.commands.searching_memory import SearchMemory
from annotator.ui.commands.searching_walk import ResultWalk
from annotator.ui.i18n import sentence
from annotator.ui.parts import Parts
from annotator.ui.people import menu_names
from annotator.ui.session import Session
from annotator.ui.start import Look

if TYPE_CHECKING:
    from annotator.domain.finding import Extent
    from annotator.domain.searching import Page, Result
    from annotator.services.searching import Count
    from annotator.ui.corpus_search import CorpusSearch
    from annotator.ui.panels.search_panel import SearchPanel
    from annotator.ui.panels.search_results import Row

# Imports in functions are of what the start of the program does not need.
_WIDTH, _LEAST = 380, 280
_LONGEST = 100
"""Code points of a selection that is taken for what is searched for."""
_MORE = 500
"""Hits of an article that are listed when more of them are wanted."""
_AGAIN = 1000
"""Milliseconds after the last edit until labels and notes are searched again."""


class SearchCommands(QObject):
    """Binds the action that searches all articles. The panel and the thread are made when they are first wanted."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        actions: Actions,
        *,
        state: State,
        look: Look,
        parts: Parts,
        finding: FindCommands,
        open_article: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._session, self._actions = session, actions
        self._state, self._look, self._parts = state, look, parts
        self._finding, self._open_article = finding, open_article
        self._panel: SearchPanel | None = None
        self._search: CorpusSearch | None = None
        self._question: Question | None = None
        self._after: int | None = None
        self._paging = False
        """Whether a page is still to come."""
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._ask_again)
        self._beside = Beside(window, parts, "search", width=_WIDTH, least=_LEAST)
        self.place, self.dock = self._beside.place, self._beside.dock
        self.dock.visibilityChanged.connect(lambda _on: self._on_visibility())
        self._memory = SearchMemory(session, state)
        self._walk = ResultWalk(
            lambda: self.panel, take=self._take, list_hits=self._list_hits, go_on=self._go_on, end=self._tell_end
        )
        actions.bind("search", self.open)
        actions.bind("search.next", lambda: self.step(1))
        actions.bind("search.previous", lambda: self.step(-1))
        session.project_opened.connect(self._begin)
        session.annotator_changed.connect(self._begin)  # what one may see, another may not
        session.leaving.connect(self._remember)
        session.project_closed.connect(self._on_project_closed)
        session.changed.connect(self._on_changed)
        session.articles_changed.connect(self._again.start)
        actions["find.marks"].toggled.connect(lambda _on: self._on_marks())
        look.changed.connect(self._refresh)

    @property
    def panel(self) -> SearchPanel:
        """The panel, made when it is first needed."""
        if self._panel is None:
            from annotator.ui.panels.search_panel import SearchPanel  # noqa: PLC0415

            self._panel = panel = SearchPanel(self.place)
            panel.facets = lambda: self._parts.article_list.facets
            panel.query_changed.connect(self._ask)
            panel.marks_asked.connect(self._actions["find.marks"].trigger)
            panel.row_taken.connect(self._take)
            panel.more_asked.connect(self._go_on)
            panel.leave_asked.connect(self._parts.leave_panel)
            panel.close_asked.connect(self.hide)
            self.place.put(panel)
            self._refresh()
            self._begin()
        return self._panel

    @property
    def search(self) -> CorpusSearch:
        """What answers, made when it is first asked."""
        if self._search is None:
            from annotator.ui.corpus_search import CorpusSearch  # noqa: PLC0415

            self._search = search = CorpusSearch(self)
            search.found.connect(self._on_found)
            search.listed.connect(self._on_listed)
            search.counted.connect(self._on_counted)
            search.failed.connect(self._on_failed)
        return self._search

    # Opening and leaving

    def open(self) -> None:
        """Show the panel with the keyboard in its field; in it the selected words, or those of the bar that finds."""
        if self._session.project is None:
            return
        panel, view = self.panel, self._parts.view
        start, end = view.selection()
        chosen = " ".join(view.text[start:end].split()) if view.hasFocus() and end - start <= _LONGEST else ""
        chosen = self._finding.hand_over() or chosen
        self._beside.show()
        self._on_visibility()
        if chosen:
            panel.set_typed(f"“{chosen}”" if " " in chosen else chosen)
        panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        panel.field.selectAll()

    def step(self, step: int) -> None:
        """Go to the next result (1) or the previous one (−1); open the search where there is none."""
        if self._session.project is None:
            return
        panel = self._panel
        if panel is not None and panel.is_waiting:
            if panel.pause.isActive():
                self._ask()
            self._walk.wait(step)
        elif self._question is None:
            self.open()
        else:
            self._walk.step(step)

    def hide(self) -> None:
        """Put the panel away; what was searched for stays."""
        self._remember()
        self._beside.hide()
        self._finding.drop()

    def _on_visibility(self) -> None:
        self._actions["search"].setChecked(not self.dock.isHidden())
        if self.dock.isHidden() or self._session.project is None:
            return
        if self._panel is None:  # the window came back with it
            self._beside.came_back()
            self.place.setFocusProxy(self.panel)
        elif self._question is None:  # somebody else sat down while it was away
            self._ask()

    # Asking

    def _begin(self) -> None:
        """Show what this person searched for in this project, and nothing of what another found."""
        if self._search is not None:
            self._search.close()
        self._question = None
        self._walk.forget()
        if self._panel is None:
            return
        self._panel.begin("")
        self._panel.restore(self._memory.recall())
        self._refresh()
        if self.dock.isHidden():
            return
        self._ask()

    def _remember(self) -> None:
        if self._panel is not None:
            self._memory.keep(self._panel.sought)

    def _ask(self) -> None:
        """Search for what the panel says, from the first article on."""
        project, panel = self._session.project, self.panel
        panel.pause.stop()
        sought = panel.sought
        terms = parsed(sought.typed, typing=True)
        self._walk.forget()
        if project is None or not terms:
            self._question = None
            if self._search is not None:
                self._search.forget()
            said = self.tr("Type words that an article has, all of them, or a “phrase” in quotation marks.")
            earlier = self.tr("↓ shows what was searched for before.") if panel.earlier else ""
            panel.begin(f"{said} {earlier}".strip())
            return
        self._question = Question(
            terms=terms,
            where=sought.where,
            exact=not panel.marks.isChecked(),
            narrowing=sought.narrowing,
            viewer=self._session.viewer,
            sees_all=self._session.sees_all,
        )
        self._after = None
        most = panel.begin_again()
        self._paging = True
        self.search.ask(project.path, self._question, most=most)

    def _go_on(self) -> bool:
        """Ask for the next page; return whether one is to come."""
        project = self._session.project
        if project is not None and self._question is not None and self._after is not None:
            after, self._after, self._paging = self._after, None, True
            self.search.go_on(project.path, self._question, after)
        return self._paging

    def _list_hits(self, row: Row) -> None:
        """Ask for the hits that are not listed yet of the article of a row."""
        project = self._session.project
        if project is not None and self._question is not None:
            most = len(row.result.hits) + _MORE
            self.search.list_hits(project.path, self._question, row.result.article_id, most)

    def _on_found(self, number: int, answer: object) -> None:
        if number != self.search.number:
            return
        page = cast("Page", answer)
        self._after, self._paging = page.after, False
        self.panel.add(page.results, ended=page.after is None)
        if page.after is not None and not self.panel.fills():
            self._go_on()
        self._walk.resume()

    def _on_listed(self, number: int, answer: object) -> None:
        if number == self.search.number and answer is not None:
            first = self.panel.model.expand(cast("Result", answer))
            if first >= 0 and not self._walk.waits:
                self.panel.view.choose(first)
            self._walk.resume()

    def _on_counted(self, number: int, answer: object) -> None:
        if number == self.search.number and self._question is not None and self._question.where == TEXTS:
            count = cast("Count", answer)  # of labels and notes it is not known before all are looked at
            self.panel.set_count(count.articles, more=count.more)

    def _on_failed(self, number: int, error: object) -> None:
        if number == self.search.number:
            self.panel.begin(sentence(cast("UserError", error)))
            self.search.close()  # what is asked next begins anew

    # Going there

    def _take(self, row: Row) -> None:
        """Open the article at a hit, at its first for the article itself; list the hits that a row stands for."""
        if row.more:
            self._list_hits(row)
            return
        row = row if row.hit is not None else row._replace(hit=row.result.hits[0])
        self.panel.choose(row)
        self.panel.earlier = self._memory.note(self.panel.sought)
        self._open(row.result.article_id)
        if self._session.article is None or self._session.article.id != row.result.article_id or row.hit is None:
            return
        self._show(row.hit)
        self._parts.view.setFocus()
        if self._question is not None and self._question.where == TEXTS:
            self._finding.take(self.panel.sought.typed, self._places)

    def _open(self, article_id: str) -> None:
        """Open an article, if it is another one; from another mode in any case, with the results still beside it."""
        article, is_seen = self._session.article, self._parts.view.isVisible()
        if is_seen and article is not None and article.id == article_id:
            return
        was_beside = not self.dock.isHidden()
        self._open_article(article_id)
        if was_beside and not is_seen:  # annotating came back with its own panels
            self._beside.show()

    def _places(self, text: str) -> list[Extent]:
        """Return where the words of the search stand in a text."""
        question = self._question
        return places(text, question.terms, exact=question.exact) if question is not None else []

    def _tell_end(self) -> None:
        self._session.told.emit(self.tr("The search has no further result."))

    def _show(self, hit: Hit) -> None:
        view = self._parts.view
        if hit.kind in {TEXT, SPAN}:
            view.select(hit.start, hit.end)
            view.scroll_to(hit.start, hit.end)
        if hit.span and hit.span in self._session.spans:
            self._session.set_current(hit.span)
            if hit.kind == SPAN_NOTE:
                span = self._session.spans[hit.span]
                view.scroll_to(span.start, span.end)
        if hit.kind in {WORK_NOTE, FLAG_NOTE}:
            self._session.told.emit(f"{hit.before}{hit.found}{hit.after}")

    # What happens

    def _on_changed(self, _edit: Edit) -> None:
        """Search labels and notes again when they have come to rest."""
        if self._question is not None and self._question.where != TEXTS:
            self._again.start()

    def _ask_again(self) -> None:
        if self._question is not None and not self.dock.isHidden():
            self._ask()

    def _on_marks(self) -> None:
        if self._panel is not None:
            self._panel.set_without_marks(on=self._actions["find.marks"].isChecked())
            if self._question is not None:
                self._ask()

    def _refresh(self) -> None:
        """Bring labels, names and words in line with project, language and theme."""
        self.dock.setWindowTitle(self.tr("Search"))
        project = self._session.project
        if self._panel is None or project is None:
            return
        people = project.annotators()
        names = menu_names(people) if self._session.sees_all and len(people) > 1 else {}
        self._panel.set_looks(self._look.labels(project.scheme), names)
        self._panel.set_without_marks(on=self._actions["find.marks"].isChecked())

    def _on_project_closed(self) -> None:
        if self._search is not None:
            self._search.close()
        self._question = None
        self._again.stop()
        self._beside.end()
