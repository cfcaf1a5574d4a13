"""The table of articles' details, and filling empty cells with what the texts tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from annotator.domain.bulk import EVERY, collector_resting
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.errors import StaleEdit
from annotator.services import history
from annotator.services.jobs import Cancelled, Progress
from annotator.store.project import Project
from annotator.ui.actions import Actions
from annotator.ui.in_turns import InTurns
from annotator.ui.long_work import LongWork, own_connection
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.ui.dialogs.metadata import MetadataDialog

_MANY = 500
"""Articles whose edit is written in a job: 100 ms."""
_ALL = 10_000_000
"""More articles than any project has."""


class DetailsCommands(QObject):
    """Binds the action that opens the table; it is one at a time, beside the window."""

    def __init__(self, window: QMainWindow, session: Session, actions: Actions, *, long_work: LongWork) -> None:
        super().__init__(window)
        self._window, self._session, self._actions, self._long_work = window, session, actions, long_work
        self.dialog: MetadataDialog | None = None
        self._letting_go = InTurns(self)
        session.steps_apart = self.step
        actions.bind("article.details", self.show)

    def show(self) -> None:
        """Open the table, or bring it to the front."""
        if self._session.project is None:
            return
        if not self._session.leads:
            self._session.told.emit(self.tr("The lead changes what is known of articles. Flag the article instead."))
            return
        if self.dialog is None:
            from annotator.ui.dialogs.metadata import MetadataDialog  # noqa: PLC0415  not at the start

            self._session.leaving.emit()  # what is typed belongs to the article
            undo, redo = (self._actions[name].shortcuts() for name in ("undo", "redo"))
            self.dialog = MetadataDialog(self._session, self.fill, self.write, self._window, undo=undo, redo=redo)
            self.dialog.finished.connect(self._on_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _on_closed(self, _result: int) -> None:
        self.dialog = None

    def fill(self, rows: Sequence[ArticleData]) -> None:
        """Fill empty fields of articles with what their texts tell, as one step of undo."""
        project = self._session.project
        if project is None:
            return
        path, chosen = project.path, list(rows)

        def work(progress: Progress, cancelled: Cancelled) -> object:
            from annotator.services import describing_articles  # noqa: PLC0415

            with own_connection(path) as reading:
                return describing_articles.proposals(reading, chosen, progress=progress, cancelled=cancelled)

        self._long_work.run(self.tr("Reading…"), work, self._on_read)

    def _on_read(self, result: object) -> None:
        from annotator.services import describing_articles  # noqa: PLC0415

        project, who = self._session.project, self._session.viewer
        pairs = cast("list[tuple[ArticleData, ArticleData]]", result)
        if project is None:
            return
        if not pairs:
            self._session.told.emit(self.tr("The texts tell nothing that is missing."))
            return
        self.write(len(pairs), lambda there: describing_articles.changed(there, who, pairs))

    def write(self, count: int, build: Callable[[Project], Edit]) -> bool:
        """Commit an edit of `count` articles, of very many in a job; return whether it could be done at once."""
        session = self._session
        project = session.project
        if project is None:
            return False
        if count < _MANY or not session.begin_writing():
            return session.do(lambda: build(project)) is not None
        path, title = project.path, self.tr("Writing…")

        def work(progress: Progress, cancelled: Cancelled) -> object:
            with collector_resting(settled=True), own_connection(path) as own:
                own.begin_writing()
                edit = build(own)
                tick = history.ticks(count, progress, cancelled, title)
                return edit, own.apply(edit, tick=tick)

        self._long_work.run(title, work, self._on_written, over=self.dialog)
        return False

    def _on_written(self, result: object) -> None:
        edit, seq = cast("tuple[Edit, int]", result)
        self._session.took(edit, seq)
        self._let_go(edit)

    def step(self, count: int, opens: bool) -> bool:  # noqa: FBT001  the session's hook
        """Take back (-1) or do again (1) in a job what is of very many articles; return whether it is that."""
        session = self._session
        project, act = session.project, session.next_act(count)
        if project is None or act is None or project.parts_of(act.seq, _MANY) < _MANY or not project.writable:
            return False
        if session.unsaved:
            session.told.emit(self.tr("A step of so many articles has to wait until all else is saved."))
            return True
        path, seq = project.path, act.seq
        articles = project.parts_of(seq, _ALL)
        title = self.tr("Taking back…") if count < 0 else self.tr("Doing again…")
        session.leaving.emit()  # what is typed belongs before it

        def work(progress: Progress, cancelled: Cancelled) -> object:
            tick = history.ticks(articles, progress, cancelled, title)
            with collector_resting(settled=True), own_connection(path) as own:
                own.begin_writing()
                try:
                    return history.written_step(own, seq, count, tick=tick)
                except StaleEdit as error:
                    return error

        def done(result: object) -> None:
            edit = cast("Edit | StaleEdit", result)
            session.stepped(edit, seq, count, opens=opens)
            if isinstance(edit, Edit):
                self._let_go(edit)

        self._long_work.run(title, work, done, over=self.dialog)
        return True

    def _let_go(self, edit: Edit) -> None:
        """Let what is nobody's any more go in turns: 100,000 rows at once would stop every thread for 100 ms."""
        self._letting_go.begin(_let_go(list(edit.parts)))


def _let_go(parts: list[Edit]) -> Iterator[None]:
    while parts:
        del parts[-EVERY:]
        yield
