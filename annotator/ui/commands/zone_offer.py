"""Zones and what is known of an article, offered when it is opened; and proposing zones anew.

An offer stands in the bar below for a while and comes once for an article while the program runs, unless it was not
answered. What is read from the text for it is read off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.article import Article
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.printing import on_one_line
from annotator.domain.zone import Zone
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.actions import Actions
from annotator.ui.article_acts import ArticleActs
from annotator.ui.commands.zones import ZoneCommands
from annotator.ui.jobs import Job
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.panels.readable import readable_date
from annotator.ui.session import Session
from annotator.ui.waiting import Choice, Offer, Rank, Waiting
from annotator.ui.zone_words import counted, listed

if TYPE_CHECKING:
    from annotator.services.rezoning import Rezoned
    from annotator.services.zoning import Preparation

# Imports in functions are of what the start of the program does not need.
_OFFER_AFTER = 250
"""Milliseconds after an article is opened until something is offered: it stands in its place then."""
_TITLE = 60
_ZONES, _DATA = "zones", "data"
_Choices = Callable[[], Sequence[Choice]]


class ZoneOffer(QObject):
    """Offers what is proposed to the lead, and proposes anew for the open article or for all."""

    was_read = Signal(str, object)
    """The id of the open article, and the `Preparation` that was read from its text for the lead."""

    def __init__(
        self,
        session: Session,
        acts: ArticleActs,
        actions: Actions,
        *,
        zones: ZoneCommands,
        long_work: LongWork,
        waiting: Waiting,
    ) -> None:
        super().__init__(zones)
        self._session, self._acts, self._actions = session, acts, actions
        self._zones, self._long_work, self._waiting = zones, long_work, waiting
        self._parts: set[str] = set()
        """The articles that were made by splitting since the program began."""
        self._answered: set[str] = set()
        self._job: Job | None = None
        self._read: Preparation | None = None
        self._asked: list[Callable[[], object]] = []
        """What is to be done when the text is read: one does not take the place of another."""
        self._waits = False
        self._due = QTimer(self, singleShot=True, interval=_OFFER_AFTER)
        self._due.timeout.connect(self._offer)
        actions.bind("zone.propose", self._propose)
        actions.bind("zone.propose_all", self._plan_all)
        actions.bind("zone.metadata", self._ask_for_data)
        session.article_opened.connect(lambda _id: self._begin())
        session.changed.connect(self._on_changed)
        zones.changed.connect(self._on_gone_through)
        session.saved_changed.connect(lambda _state, _why: self._on_writable())

    @property
    def busy(self) -> bool:
        """Whether something is being read from the text, or about to be."""
        return self._job is not None or self._due.isActive()

    def _begin(self) -> None:
        self._job = self._read = None
        self._asked = []
        self._waits = True
        self._on_writable()

    def _on_writable(self) -> None:
        """Offer what waits: a project is opened for reading first."""
        session = self._session
        if self._waits and session.leads and session.project is not None and session.project.writable:
            self._waits = False
            self._due.start()

    def _on_changed(self, edit: Edit) -> None:
        """Take an answer to a proposal for the answer to the offer; after the last one comes what else is known."""
        if edit.of(Zone) and self._session.leads:
            self._note_answer(edit.article_id)
            if not self._zones.left:
                self._due.start()

    def _on_gone_through(self) -> None:
        """Take going to a proposal for the answer to the offer: what is asked of it stands in the bar then."""
        article = self._session.article
        if article is not None and self._zones.asks:
            self._note_answer(article.id)

    def _note_answer(self, article_id: str) -> None:
        self._answered.add(f"zones {article_id}")
        self._waiting.take(_ZONES)

    def know_parts(self, article_ids: Iterable[str]) -> None:
        """Take these articles for parts of one that was split: to those without zones some are offered."""
        self._parts.update(article_ids)

    # Offering

    def _offer(self) -> None:
        article = self._session.article
        if article is not None and self._session.leads:
            self._read_text(article, self._offer_all)

    def _offer_all(self) -> None:
        """Let everything wait that has no answer yet; the bar shows one after the other."""
        article, read = self._session.article, self._read
        if article is None:
            return
        if read is not None:
            self.was_read.emit(article.id, read)
        if self._zones.left:
            self._put_zones(article.id)
        elif read is not None and read.zones and article.id in self._parts and not self._session.all_zones():
            self._put_found(article.id, read.zones)
        if _lacks(article) and f"data {article.id}" not in self._answered:
            self._offer_data()

    def _put(self, name: str, rank: Rank, article_id: str, words: Callable[[], str], choices: _Choices) -> None:
        self._waiting.put(Offer(name=name, rank=rank, words=words, choices=choices, article_id=article_id))

    def _put_zones(self, article_id: str) -> None:
        """Offer to answer the zones that are proposed."""
        if f"zones {article_id}" in self._answered:
            return
        cap = self._actions.cap_text

        def choices() -> Sequence[Choice]:
            return [
                Choice(self.tr("Accept all"), lambda: self._accept_all(article_id), cap("zone.accept_all")),
                Choice(self.tr("Look"), lambda: self._look(article_id), cap("suggestion.next")),
            ]

        self._put(_ZONES, Rank.ZONES, article_id, lambda: counted(self._zones.left), choices)

    def _put_found(self, article_id: str, found: Sequence[Zone]) -> None:
        """Offer to propose zones in a part of a split that has none."""
        if f"zones {article_id}" in self._answered:
            return

        def words() -> str:
            return self.tr("This part has no zones yet. Its text shows: {zones}").format(zones=listed(found))

        def choices() -> Sequence[Choice]:
            return [
                Choice(self.tr("Propose them"), lambda: self._propose_found(article_id, found)),
                Choice(self.tr("Leave it"), lambda: self._answered.add(f"zones {article_id}")),
            ]

        self._put(_ZONES, Rank.ZONES, article_id, words, choices)

    def _propose_found(self, article_id: str, found: Sequence[Zone]) -> None:
        if self._acts.propose_zones(found) is not None:
            self._answered.discard(f"zones {article_id}")  # they are new
            self._put_zones(article_id)

    def _accept_all(self, article_id: str) -> None:
        self._answered.add(f"zones {article_id}")
        self._zones.accept(self._zones.left)

    def _look(self, article_id: str) -> None:
        self._answered.add(f"zones {article_id}")
        if self._zones.left:
            self._zones.choose(self._zones.left[0].id)

    # What is known of the article

    def _ask_for_data(self) -> None:
        article = self._session.article
        if not self._may_propose() or article is None:
            return
        if not _lacks(article):
            self._session.told.emit(self.tr("Title, source and date are there already."))
            return
        self._read_text(article, lambda: self._offer_data(asked=True))

    def _offer_data(self, *, asked: bool = False) -> None:
        article, read = self._session.article, self._read
        if article is None or read is None:
            return
        before, after = ArticleData.of(article), _filled(article, read)
        if after == before:
            if asked:
                self._session.told.emit(self.tr("The text says nothing that is not known."))
            return
        choices = [
            Choice(self.tr("Take it"), lambda: self._set_data(before, after)),
            Choice(self.tr("Leave it"), lambda: self._answered.add(f"data {article.id}")),
        ]
        self._put(_DATA, Rank.DATA, article.id, lambda: self._words_of(before, after), lambda: choices)

    def _words_of(self, before: ArticleData, after: ArticleData) -> str:
        """Return what the text tells that is not known."""
        title = on_one_line(after.title, _TITLE)
        date = readable_date(after.published)
        found = [
            words
            for words, is_new in (
                (self.tr("title “{title}”").format(title=title), after.title != before.title),
                (self.tr("source {source}").format(source=after.source), after.source != before.source),
                (self.tr("date {date}").format(date=date), after.published != before.published),
            )
            if is_new
        ]
        return self.tr("Read from the text: {found}.").format(found=", ".join(found))

    def _set_data(self, before: ArticleData, after: ArticleData) -> None:
        self._answered.add(f"data {before.id}")
        self._acts.set_article_data(before, after)

    # Proposing anew

    def _may_propose(self) -> bool:
        if not self._session.leads:
            self._session.told.emit(self.tr("The lead answers what is proposed of zones."))
        return self._session.leads and self._session.article is not None

    def _propose(self) -> None:
        article = self._session.article
        if self._may_propose() and article is not None:
            self._read_text(article, self._take_anew)

    def _take_anew(self) -> None:
        read = self._read
        edit = self._acts.propose_zones(read.zones) if read is not None else None
        article = self._session.article
        if edit is not None and article is not None:
            self._answered.discard(f"zones {article.id}")
            self._put_zones(article.id)

    def _plan_all(self) -> None:
        project = self._session.project
        if project is None or not self._may_propose():
            return
        path = project.path

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import rezoning, zoning  # noqa: PLC0415

            with own_connection(path) as own:
                planned = rezoning.plan(
                    own, lambda article: zoning.proposed(article).zones, progress=progress, cancelled=cancelled
                )
                if planned.changes:
                    own.begin_writing()
                    rezoning.commit(own, planned)
                return planned

        self._long_work.run(self.tr("Looking for zones…"), work, self._on_all)

    def _on_all(self, result: object) -> None:
        planned = cast("Rezoned", result)
        session = self._session
        if planned.changes:
            session.after_import()
        if not planned.added and not planned.gone:  # at most reasons are others
            session.told.emit(self.tr("There is nothing new to propose."))
            return
        said = self.tr("%n zones proposed;", "", planned.added)
        if not planned.added:
            said = self.tr("%n proposals taken away, no new ones;", "", planned.gone)
        more = self.tr("articles looked at: {articles}.").format(articles=planned.articles)
        session.offered.emit(f"{said} {more}", self.tr("Take back"), self._actions["project.reverse"].trigger)

    # Reading the text

    def _read_text(self, article: Article, done: Callable[[], object]) -> None:
        """Read zones and metadata from a text in a job; then call `done`, if it is still the open one."""
        if self._read is not None:
            done()
            return
        self._asked.append(done)
        if self._job is not None:  # it is being read already
            return

        def work(_progress: Progress, _cancelled: Cancelled) -> object:
            from annotator.services import zoning  # noqa: PLC0415

            return article.id, zoning.proposed(article)

        self._job = job = Job(work, self)
        job.done.connect(self._on_read)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_read(self, result: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        article_id, self._read = cast("tuple[str, Preparation]", result)
        article = self._session.article
        asked, self._asked = self._asked, []
        if article is not None and article.id == article_id:
            for done in asked:
                done()

    def _on_broke(self, _error: object) -> None:
        if self.sender() is self._job:
            self._job, self._asked = None, []
            self._offer_all()


def _lacks(article: Article) -> bool:
    return not (article.title and article.source and article.published)


def _filled(article: Article, read: Preparation) -> ArticleData:
    """Return what is known of an article, its gaps filled with what its text says."""
    found, known = read.metadata, ArticleData.of(article)
    return replace(
        known,
        title=known.title or found.title,
        source=known.source or found.source,
        published=known.published or found.published,
    )
