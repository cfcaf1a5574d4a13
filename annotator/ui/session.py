"""The session: what is open, and the one way of an edit for everything in the window."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.domain import work as work_states
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, SaveFailed, UserError
from annotator.domain.labelled import Labelled, Turned
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Annotator, Work
from annotator.domain.zone import ACCEPTED, REJECTED, Zone
from annotator.services.annotating import check_open
from annotator.services.history import REDO, UNDO, History
from annotator.services.labelling import LabelReader
from annotator.store.facts import ArticleRow, LogEntry
from annotator.store.project import Project
from annotator.ui.i18n import sentence
from annotator.ui.open_article import OpenArticle

_log = logging.getLogger(__name__)

SAVED, TYPING, FAILED, READING = "saved", "typing", "failed", "reading"
_READ_FOR = 0.008
"""Seconds that are read for in one go while a person may want to do something."""

READ_ONLY = QT_TRANSLATE_NOOP("errors", "the project is open for reading only")
"""Why nothing can be written."""


class Session(OpenArticle):
    """One project, one annotator, one article at a time.

    Everything that changes the project goes through here as one Edit; nothing is emitted before it is committed. What
    the person cannot do is told as a sentence (`told`), and nothing has changed then.
    """

    project_opened = Signal()
    project_closed = Signal()
    annotator_changed = Signal()
    offered = Signal(str, str, object)
    """A sentence to be said once more with what can be done about it: the words of a button, and what it calls."""
    articles_changed = Signal()
    """Articles came or went; rows of the list are to be read again."""
    open_points_changed = Signal(object)
    """After `changed`: which spans have no open point any more and which have one now, as `Turned`."""
    to_be_seen = Signal(str)
    """This span was changed by an undo or redo, wherever it is."""
    saved_changed = Signal(str, str)
    """One of saved, typing, failed, reading; and why."""
    not_saved = Signal(str)
    """A change could not be written, and why; `retry` tries again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.annotator: Annotator | None = None
        self.sentence_of: Callable[[UserError], str] = sentence
        """Says why something was refused; the window names the keys that help."""
        self.steps_apart: Callable[[int, bool], bool] = lambda _step, _opens: False
        """Begins in a job what is too long an undo (-1) or redo (1) for a key, and returns whether it is that."""
        self._labelled: Labelled | None = None
        self._reader: LabelReader | None = None
        self._rejections: list[Rejection] | None = None
        self._work: Work | None = None
        self._history: History | None = None
        self._tried: tuple[Callable[[], Edit], Callable[[Edit], str] | None] | None = None
        self._refused = False
        self._failure: SaveFailed | None = None

    # What is open

    @property
    def scheme(self) -> Scheme:
        """The scheme of the open project."""
        return self._open_project.scheme

    @property
    def _open_project(self) -> Project:
        if self.project is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "no project is open"))
        return self.project

    @property
    def viewer(self) -> str:
        """The id of the annotator whose rows are shown."""
        return self.annotator.id if self.annotator else ""

    @property
    def leads(self) -> bool:
        """Whether the annotator is the project's lead, who alone changes zones."""
        return self.project is not None and self.project.lead == self.viewer

    @property
    def sees_all(self) -> bool:
        """Whether the annotator may see others' labels: the lead, and everybody where the project is not blind."""
        return self.project is not None and (self.leads or not self.project.blind)

    @property
    def labelled(self) -> Labelled:
        """The person's spans and links in the open article; what `read_on` has not read yet is read now."""
        if self._labelled is None:
            self._labelled = self._reading().read()
            assert self._labelled is not None, "without a limit all is read"  # noqa: S101  a bug, not an input
        return self._labelled

    @property
    def is_read(self) -> bool:
        """Whether all spans and links of the open article are read."""
        return self._labelled is not None

    def read_on(self) -> bool:
        """Read the spans and links of the open article for some milliseconds; return whether all are read."""
        if self._labelled is None:
            self._labelled = self._reading().read(_READ_FOR)
            if self._labelled is not None:
                gc.freeze()  # a collection that goes through 50,000 spans would be felt at a key
        return self.is_read

    def _reading(self) -> LabelReader:
        if self._reader is None:
            article_id = self.article.id if self.article else ""
            self._reader = LabelReader(self._open_project, article_id, self.viewer)
        return self._reader

    @property
    def rejections(self) -> list[Rejection]:
        """What the person rejected of what was proposed in the open article; read when first asked for."""
        if self._rejections is None:
            found = self.project.rejections(self.article.id, self.viewer) if self.project and self.article else []
            self._rejections = found
        return self._rejections

    @property
    def work(self) -> Work | None:
        """The person's work on the open article."""
        return self._work

    def all_zones(self) -> list[Zone]:
        """Return the zones of the open article, rejected ones included."""
        return self.project.zones(self.article.id, rejected=True) if self.project and self.article else []

    def _sees(self, zone: Zone) -> bool:
        """Whether a zone is anything to the annotator: what is only proposed is the lead's to answer."""
        return zone.state == ACCEPTED or (self.leads and zone.state != REJECTED)

    def article_row(self, article_id: str) -> ArticleRow | None:
        """Return the list's row of an article; of the open one it is known, and no spans are counted for it."""
        article, work = self.article, self._work
        if article is None or work is None or article.id != article_id or self._labelled is None:
            return self._open_project.article_row(article_id, self.viewer)
        return ArticleRow(
            id=article.id,
            title=article.title,
            source=article.source,
            published=article.published,
            lang=article.lang,
            length=len(article.text),
            status=work.status,
            flagged=work.flagged,
            spans=len(self._labelled.spans),
        )

    # Opening

    def take(self, project: Project, annotator_id: str = "") -> None:
        """Use an opened project in place of the present one."""
        people = [person for person in project.annotators() if person.role != work_states.GOLD]
        chosen = next((person for person in people if person.id == annotator_id), people[0] if people else None)
        self._let_go()
        self.project = project
        self.annotator = chosen
        self._start_history()
        self.project_opened.emit()
        self.tell_saved()

    def begin_writing(self) -> bool:
        """Take the project's lock; where another has it, reading goes on and the reason is told."""
        if self.project is None or self.project.writable:
            return self.project is not None
        try:
            self.project.begin_writing()
        except UserError as error:
            self.saved_changed.emit(READING, sentence(error))
            self.told.emit(sentence(error))
            return False
        self._start_history()
        self.saved_changed.emit(SAVED, "")
        return True

    def close_project(self) -> None:
        """Close the project; everything is committed already."""
        if self.project is not None:
            self._let_go()
            self.project_closed.emit()

    def _let_go(self) -> None:
        if self.project is not None:
            self.leaving.emit()
            self.project.close()
        self.project = self.annotator = self._history = None
        self._forget_article()

    def choose_annotator(self, annotator_id: str) -> None:
        """Go on as another annotator of the project, in the same article where it is theirs to read."""
        chosen = next((known for known in self._open_project.annotators() if known.id == annotator_id), None)
        if chosen is None or chosen == self.annotator:
            return
        self.leaving.emit()
        self.annotator = chosen
        self._start_history()
        article = self.article
        if article is not None and self._open_project.article_row(article.id, chosen.id) is None:
            self._forget_article()
        self.annotator_changed.emit()
        if self.article is not None:
            self.open_article(self.article.id)

    def add_annotator(self, name: str) -> None:
        """Add a person to the project and go on as them."""
        self._guarded(lambda: self.choose_annotator(self._open_project.add_annotator(name).id))

    def open_article(self, article_id: str) -> None:
        """Show an article. Raises UserError where there is none of that id."""
        self.leaving.emit()
        project = self._open_project
        self._forget_article()
        self.article = project.article(article_id)
        self.zones = [zone for zone in project.zones(article_id) if self._sees(zone)]
        self._work = project.work(article_id, self.viewer)
        self.article_opened.emit(article_id)
        self.current_changed.emit("")

    def after_import(self) -> None:
        """Show what an import has brought; undo begins anew, since an import is a barrier."""
        if self.project is None:
            return
        article = self.article
        if article is not None and self.project.article_row(article.id, self.viewer) is None:
            self.leaving.emit()
            self._forget_article()  # it was split, or went with what was taken back
            article = None
        self._start_history()
        self.articles_changed.emit()
        if article is not None:
            self.open_article(article.id)

    def after_merge(self) -> None:
        """Show what a merge has brought, or what taking one back has left: names and the scheme may be others."""
        project, before = self.project, self.annotator
        if project is None:
            return
        scheme = project.scheme.sha256
        project.read_again()
        people = [person for person in project.annotators() if person.role != work_states.GOLD]
        mine = next((person for person in people if before is not None and person.id == before.id), None)
        self.annotator = mine or (people[0] if people else None)
        if project.scheme.sha256 != scheme:
            self._forget_article()
            self._start_history()
            self.project_opened.emit()
        else:
            self.after_import()

    def _forget_article(self) -> None:
        gc.unfreeze()
        self.article = None
        self.zones = []
        self._labelled = self._reader = self._work = self._rejections = None
        self._tried = None
        self.current = ""

    def _start_history(self) -> None:
        self._history = History(self._open_project, self.viewer) if self.annotator else None

    # What is saved

    def tell_saved(self) -> None:
        """Say that everything shown is saved, or that the project is open for reading only."""
        if self.project is not None:
            self.saved_changed.emit(SAVED if self.project.writable else READING, "")

    def tell_failure(self) -> None:
        """Say why the last change could not be written; again after a switch of language."""
        if self._failure is not None:
            self.saved_changed.emit(FAILED, sentence(self._failure))
            self.not_saved.emit(sentence(self._failure))

    # Edits

    def do(self, build: Callable[[], Edit], *, current: Callable[[Edit], str] | None = None) -> Edit | None:
        """Build an edit, commit it, and say so; or tell why not. The one way of an edit.

        `current` gives the id of the span that is the current one from then on; without it, it stays the same.
        """
        history = self._history
        if history is None:
            return None
        self._tried = (build, current)
        return self._committed(lambda: history.do(build()), current=current)

    def took(self, edit: Edit, seq: int) -> None:
        """Show an edit of the annotator that a job has committed, as `seq` of the history; it can be undone."""
        history = self._history
        if history is not None:
            self._committed(lambda: history.took(edit, seq))

    def retry(self) -> Edit | None:
        """Try again what could not be saved last."""
        if self._tried is None:
            return None
        build, current = self._tried
        return self.do(build, current=current)

    def undo(self, *, opens: bool = True) -> Edit | None:
        """Take the annotator's last act back, wherever it was; its article is opened, unless another place shows it."""
        if self.steps_apart(UNDO, opens):
            return None
        return self._step(
            lambda history: history.undo(), QT_TRANSLATE_NOOP("errors", "there is nothing to undo"), opens=opens
        )

    def redo(self, *, opens: bool = True) -> Edit | None:
        """Do again what was undone last."""
        if self.steps_apart(REDO, opens):
            return None
        return self._step(
            lambda history: history.redo(), QT_TRANSLATE_NOOP("errors", "there is nothing to redo"), opens=opens
        )

    def next_act(self, step: int) -> LogEntry | None:
        """Return what the history says of the act that `undo` (-1) would take back or `redo` (1) do again."""
        return self._history.next_act(step) if self._history else None

    def stepped(self, edit: Edit | UserError, seq: int, step: int, *, opens: bool) -> None:
        """Show that a job has taken the act `seq` back or done it again; or tell that it is stale, and step over it."""
        history = self._history
        if history is None:
            return
        if isinstance(edit, UserError):
            history.drop(seq, step)
            self.told.emit(sentence(edit))
            return
        current = self._changed_span if opens else None
        self._committed(lambda: history.stepped(edit, seq, step), current=current, open_first=opens)

    def upcoming(self, step: int) -> Edit | None:
        """Return the act that `undo` (-1) would take back or `redo` (1) do again, None where there is none."""
        return self._history.upcoming(step) if self._history else None

    def may_label(self) -> bool:
        """Return whether labels of the open article can be changed now; the person is told why not."""
        return self.may_change(self._work)

    def may_change(self, work: Work | None) -> bool:
        """Return whether the labels that a work is on can be changed now; the person is told why not."""
        try:
            self._check_writable()
            if work is not None:
                check_open(work)
        except UserError as error:
            self.told.emit(self.sentence_of(error))
            return False
        return True

    @property
    def has_failed(self) -> bool:
        """Whether the last change could not be written, and waits to be tried again."""
        return self._failure is not None

    @property
    def undo_name(self) -> str:
        """The edit name of what `undo` would take back, or empty."""
        return (self._history.undo_name if self._history else None) or ""

    @property
    def redo_name(self) -> str:
        """The edit name of what `redo` would do again, or empty."""
        return (self._history.redo_name if self._history else None) or ""

    def _step(self, step: Callable[[History], Edit | None], nothing: str, *, opens: bool) -> Edit | None:
        history = self._history
        if history is None:
            return None
        current = self._changed_span if opens else None
        edit = self._committed(lambda: step(history), current=current, open_first=opens)
        if edit is None and not self._refused:
            self.told.emit(sentence(UserError(nothing)))
        return edit

    def _committed(
        self,
        act: Callable[[], Edit | None],
        *,
        current: Callable[[Edit], str] | None = None,
        open_first: bool = False,
    ) -> Edit | None:
        edit = self._guarded(act)
        if edit is None:
            return None
        here = next((part for part in edit.parts if self.article and part.article_id == self.article.id), None)
        if here is None and open_first:
            self.open_article(edit.article_id)
        turned = self._take_in(here) if here is not None else Turned()
        before = self.current
        if current is not None:  # before anything is shown: else it all would be shown twice
            self.current = current(edit)
        self.changed.emit(edit)
        if any(turned):
            self.open_points_changed.emit(turned)
        self.saved_changed.emit(SAVED, "")
        if self.current != before:
            self.current_changed.emit(self.current)
        if open_first and self.current and (edit.of(Span) or edit.of(Link)):
            self.to_be_seen.emit(self.current)
        return edit

    def _guarded(self, act: Callable[[], Edit | None]) -> Edit | None:
        self._refused = True
        try:
            self._check_writable()
            if self._reader is not None and self._labelled is None:
                self._labelled = self._reader.read()  # what is written now, its next part would find or miss
            result = act()
        except SaveFailed as error:
            self._failure = error
            self.tell_failure()
        except UserError as error:
            self.told.emit(self.sentence_of(error))
        else:
            self._refused = False
            self._failure = None
            return result
        return None

    def _check_writable(self) -> None:
        if self.project is not None and not self.project.writable:
            raise UserError(READ_ONLY)

    def _changed_span(self, edit: Edit) -> str:
        """Return the span that an undo or redo changed, which is to come into sight; the current one for no span's."""
        spans = [change.row_id for change in edit.of(Span)]
        ends = [change.row.source_id for change in edit.changes if isinstance(change.row, Link)]
        if not spans and not ends:
            return self.current
        return next((span_id for span_id in (*spans, *ends) if span_id in self.spans), "")

    def _take_in(self, edit: Edit) -> Turned:
        """Bring what was read of the open article to the state after a committed edit; return whose points turned."""
        mine = [change for change in edit.changes if getattr(change.row, "annotator_id", "") == self.viewer]
        turned = self._labelled.change(mine) if self._labelled is not None else Turned()
        for change in edit.changes:
            row, after = change.row, change.after
            if isinstance(row, Rejection):
                self._rejections = None
            elif isinstance(row, Work) and row.annotator_id == self.viewer:
                self._work = after if isinstance(after, Work) else Work.fresh(row.article_id, row.annotator_id)
            elif isinstance(row, Zone):
                others = [zone for zone in self.zones if zone.id != row.id]
                seen = [after] if isinstance(after, Zone) and self._sees(after) else []
                self.zones = sorted([*others, *seen], key=lambda z: z.start)
            elif isinstance(after, ArticleData) and self.article is not None:
                self.article = after.on(self.article)
        if self.current and self._labelled is not None and self.current not in self._labelled.spans:
            self.set_current("")
        return turned
