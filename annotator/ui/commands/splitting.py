"""Splitting the open article where the caret is: preview, the act in a job, and the split that is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from annotator.domain.splitting import line_start
from annotator.domain.zone import OTHER_ARTICLE, REJECTED
from annotator.services.jobs import Cancelled, Progress
from annotator.ui.actions import Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.article_acts import ArticleActs
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.waiting import Choice, Offer, Rank, Waiting

if TYPE_CHECKING:
    from annotator.services.splitting import Blocking, SplitPlan, SplitReport
    from annotator.services.zoning import Preparation

_OFFER, _DONE = "split", "done"
"""Names of what waits: the split that is proposed, and the one that was made with what takes it back."""
_QUOTED = 60
"""Code points of a line that a flag or an offer quotes."""


class SplitCommands(QObject):
    """Binds the action that splits. `open_article` shows an article, `take_back` asks whether to undo the last act."""

    was_split = Signal(object)
    """The ids of the parts, before the first of them is opened."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        acts: ArticleActs,
        view: ArticleView,
        actions: Actions,
        look: Look,
        *,
        long_work: LongWork,
        waiting: Waiting,
        open_article: Callable[[str], object],
        take_back: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._acts, self._view, self._look = window, session, acts, view, look
        self._long_work, self._open_article, self._take_back = long_work, open_article, take_back
        self._actions, self._waiting = actions, waiting
        self._answered: set[str] = set()
        """Articles that were left whole since the program began."""
        self._whole = ""
        """The article that was split last, until the split is taken back."""
        session.articles_changed.connect(self._on_articles_changed)
        session.project_closed.connect(self._forget)
        actions.bind("article.split", self.split_here)

    def split_here(self) -> None:
        """Show what splitting at the beginning of the caret's line would do."""
        article = self._session.article
        if article is None:
            return
        at = line_start(article.text, self._view.caret())
        if not article.text[:at].strip():
            self._session.told.emit(
                self.tr("Put the caret into the line with which the second article begins, then split.")
            )
        elif not self._session.leads:
            self._flag(at)
        else:
            self.split([at])

    def _flag(self, at: int) -> None:
        said = self.tr("Another article begins here: “{quote}”").format(quote=self._line(at))
        if self._acts.flag_text(said) is not None:
            self._session.told.emit(self.tr("The lead splits articles. This one is flagged with the place."))

    def _line(self, at: int) -> str:
        line = " ".join(self._view.text[at:].lstrip().split("\n", 1)[0].split())
        return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"

    def split(self, cuts: Iterable[int]) -> None:
        """Plan a split of the open article, show it, and do it where the person agrees."""
        project, article = self._session.project, self._session.article
        if project is None or article is None or not self._session.begin_writing():
            return
        self._session.leaving.emit()  # what is typed belongs to it
        path, article_id, places, by = project.path, article.id, list(cuts), self._session.viewer

        def work(_progress: Progress, _cancelled: Cancelled) -> object:
            from annotator.services import splitting  # noqa: PLC0415  not at the start

            with own_connection(path) as reading:
                return splitting.plan(reading, article_id, places, by=by)

        self._long_work.run(self.tr("Reading…"), work, self._on_planned)

    def _on_planned(self, result: object) -> None:
        from annotator.ui.dialogs.split_preview import SplitPreview  # noqa: PLC0415  not at the start

        plan = cast("SplitPlan", result)
        names = {label: shown.name for label, shown in self._look.labels(self._session.scheme).items()}
        preview = SplitPreview(plan, names, self._window)
        preview.accepted.connect(lambda: self._commit(plan))
        preview.place_asked.connect(self._show_blocking)
        preview.open()

    def _show_place(self, start: int, end: int) -> None:
        self._view.select(start, end)
        self._view.scroll_to(start, end)
        self._view.setFocus()

    def _show_blocking(self, block: Blocking) -> None:
        """Go to what lies across the cut; a label of the person's own is the current one, to be moved or deleted."""
        self._show_place(block.start, block.end)
        if block.id in self._session.spans:
            self._session.set_current(block.id)

    def _commit(self, plan: SplitPlan) -> None:
        project = self._session.project
        if project is None:
            return
        path = project.path

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import splitting  # noqa: PLC0415

            with own_connection(path) as writing:
                writing.begin_writing()
                return splitting.commit(writing, plan, progress=progress, cancelled=cancelled)

        def done(result: object) -> None:
            self._on_split(result)
            self._whole = plan.original.id

        self._long_work.run(self.tr("Splitting…"), work, done)

    def _on_split(self, result: object) -> None:
        report = cast("SplitReport", result)
        self.was_split.emit(report.parts)
        self._session.after_import()
        self._open_article(report.parts[0])
        self._view.setFocus()
        said = self.tr("The article was split; this is the first of %n parts.", "", len(report.parts))
        self._session.offered.emit(said, self.tr("Take back…"), self._take_back)

    def _forget(self) -> None:
        self._whole = ""

    def _on_articles_changed(self) -> None:
        """Open the whole article again where its split was taken back and nothing else is being read."""
        session, whole = self._session, self._whole
        if not whole or session.project is None or session.project.article_row(whole, session.viewer) is None:
            return
        self._whole = ""
        self._waiting.take(_DONE)
        if session.article is None or session.article.id != whole:
            self._open_article(whole)

    # What is proposed

    def offer(self, article_id: str, read: Preparation) -> None:
        """Offer the split that the text itself suggests; it waits until it is made, or the article left whole.

        A second article of which somebody has said that it is none is not offered again.
        """
        article, project = self._session.article, self._session.project
        if article is None or article.id != article_id or article_id in self._answered:
            return
        if project is None or not (self._session.leads and project.writable):
            return
        found = [one.at for one in read.splits if article.text[: one.at].strip() and not self._is_none(one.at)]
        if not found:
            return
        cuts = [line_start(article.text, at) for at in found]

        def words() -> str:
            said = self.tr("%n more articles seem to stand in this text; the next begins “{line}”.", "", len(cuts))
            return said.format(line=self._line(cuts[0]))

        self._waiting.put(
            Offer(
                name=_OFFER,
                rank=Rank.SPLIT,
                words=words,
                choices=lambda: self._choices(article_id, cuts),
                article_id=article_id,
                stays=True,
            )
        )

    def _choices(self, article_id: str, cuts: list[int]) -> list[Choice]:
        look = Choice(self.tr("Look at the split…"), lambda: self._split_if(article_id, cuts), keeps=True)
        leave = self._actions.cap_text("leave")
        return [look, Choice(self.tr("It is one article"), lambda: self._answered.add(article_id), leave, leaves=True)]

    def _is_none(self, at: int) -> bool:
        """Whether what begins there was proposed as another article and rejected."""
        answered = (zone for zone in self._session.all_zones() if zone.kind == OTHER_ARTICLE and zone.state == REJECTED)
        return any(zone.start <= at < zone.end for zone in answered)

    def _split_if(self, article_id: str, cuts: list[int]) -> None:
        if self._session.article is not None and self._session.article.id == article_id:
            self._show_place(cuts[0], cuts[0])
            self.split(cuts)
