"""Actions on the open article and the queue: finish, skip, next, zones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED
from annotator.ui.actions import ZONE_TEXTS, Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.article_acts import ArticleActs
from annotator.ui.commands.zones import ZoneCommands, zone_at
from annotator.ui.i18n import translated
from annotator.ui.session import Session

_QUOTED = 60
"""Code points of a place that a flag quotes."""


class ArticleCommands(QObject):
    """Binds the article's actions.

    `neighbour(step)` gives the id of the next (1) or previous (−1) row of the list, `next_to_do` that of the next one
    to work on, `done` how many articles are finished, how many skipped, and how many there are.
    """

    def __init__(
        self,
        session: Session,
        acts: ArticleActs,
        view: ArticleView,
        actions: Actions,
        *,
        neighbour: Callable[[int], str],
        next_to_do: Callable[[], str],
        next_open_point: Callable[[], object],
        open_article: Callable[[str], object],
        done: Callable[[], tuple[int, int, int]],
        zones: ZoneCommands,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._view = view
        self._actions = actions
        self._neighbour = neighbour
        self._next_to_do = next_to_do
        self._next_open_point = next_open_point
        self._open_article = open_article
        self._done = done
        self._zones = zones
        self._warned = ""
        actions.bind("article.finish", self.finish)
        actions.bind("article.next", lambda: self._go(self._neighbour(1)))
        actions.bind("article.previous", lambda: self._go(self._neighbour(-1)))
        actions.bind("article.reopen", lambda: acts.set_status(IN_PROGRESS))
        actions.bind("article.skip", self._skip)
        actions.bind("zone.fold", self._fold)
        actions.bind("zone.remove", self._remove_zone)
        for kind in ZONE_TEXTS:
            actions.bind(f"zone.{kind}", lambda kind=kind: self._add_zone(kind))  # type: ignore[misc]
        session.article_opened.connect(self._on_article_opened)

    def finish(self) -> None:
        """Finish and go on; where points are open, first go to one of them, and finish when asked again."""
        article, work = self._session.article, self._session.work
        if article is None or work is None:
            return
        if work.status != FINISHED:
            left = self._session.open_points()
            if left and not self._session.may_label():
                return
            if left and self._warned != article.id:
                self._warned = article.id
                self._next_open_point()
                self._session.told.emit(self._left_open(len(left)))
                return
            if self._acts.set_status(FINISHED) is None:
                return
        self._go_on()

    def _left_open(self, count: int) -> str:
        key = self._actions.cap_text("article.finish")
        if not key:
            return self.tr("%n open points. Again: finish all the same.", "", count)
        return self.tr("%n open points. {key} again: finish all the same.", "", count).format(key=key)

    def _skip(self) -> None:
        if self._acts.set_status(SKIPPED) is not None:
            self._go_on()

    def _go_on(self) -> None:
        """Open the next article to do; where there is none, say what is done."""
        article_id = self._next_to_do()
        finished, skipped, total = self._done()
        if article_id:
            self._open_article(article_id)
        elif finished == total:
            self._session.told.emit(self.tr("All %n finished.", "", total))
        elif finished + skipped == total:
            said = self.tr("Nothing is left to do: {finished} finished, {skipped} skipped.")
            self._session.told.emit(said.format(finished=finished, skipped=skipped))
        else:
            self._session.told.emit(self.tr("Nothing is left to do in this list. Others are hidden by its filter."))

    def _go(self, article_id: str) -> None:
        if article_id:
            self._open_article(article_id)
        else:
            self._session.told.emit(self.tr("There is no further article."))

    def _add_zone(self, kind: str) -> None:
        start, end = self._view.selection()
        zone = self._zones.target() if start == end else None
        if zone is not None:
            start, end = zone.start, zone.end
        if start == end:
            self._session.told.emit(self.tr("Select the text of the zone first."))
            return
        if zone is not None and self._session.leads:
            self._zones.change_kind(zone, kind)
        elif not self._session.leads:
            name = translated("zones", ZONE_TEXTS[kind])
            self._flag(self.tr("{kind} here: “{quote}”").format(kind=name, quote=self._quote(start, end)))
        elif self._acts.add_zone(kind, start, end) is not None:
            self._view.set_caret(start)

    def _flag(self, said: str) -> None:
        """Tell the lead of a wrong zone by the article's flag: zones belong to the article, which is theirs."""
        if self._acts.flag_text(said) is not None:
            self._session.told.emit(self.tr("The lead changes zones. The article is flagged with this place."))

    def _quote(self, start: int, end: int) -> str:
        text = " ".join(self._view.text[start:end].split())
        return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"

    def _remove_zone(self) -> None:
        zone = self._zones.target()
        if zone is not None and not self._session.leads:
            self._flag(self.tr("No zone here: “{quote}”").format(quote=self._quote(zone.start, zone.end)))
        elif zone is not None:
            self._acts.remove_zone(zone.id)
        else:
            self._session.told.emit(self.tr("No zone lies here."))

    def _fold(self) -> None:
        foldable = self._view.fold_ids()
        zone = zone_at(self._session.zones, self._view.caret(), lambda zone: zone.id in foldable)
        if zone is not None:
            self._view.toggle_zone(zone.id)

    def _on_article_opened(self, article_id: str) -> None:
        if self._warned != article_id:
            self._warned = ""
