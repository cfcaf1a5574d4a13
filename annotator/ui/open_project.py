"""What is open: a project as one person of it reads and labels it, and what was read of the open article."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.domain import work as work_states
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.labelled import Labelled, Turned
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Annotator, Work
from annotator.domain.zone import ACCEPTED, REJECTED, Zone
from annotator.services.labelling import LabelReader
from annotator.store.facts import ArticleRow
from annotator.store.project import Project
from annotator.ui.i18n import sentence
from annotator.ui.open_article import OpenArticle

SAVED, TYPING, FAILED, READING = "saved", "typing", "failed", "reading"
_READ_FOR = 0.008
"""Seconds that are read for in one go while a person may want to do something."""

R = TypeVar("R", Zone, Rejection)

READ_ONLY = QT_TRANSLATE_NOOP("errors", "the project is open for reading only")
"""Why nothing can be written."""


class OpenProject(OpenArticle):
    """One project, one annotator, one article at a time: opened, read when it is asked for, kept true after edits.

    The session makes the edits.
    """

    project_opened = Signal()
    project_closed = Signal()
    annotator_changed = Signal()
    articles_changed = Signal()
    """Articles came or went; rows of the list are to be read again."""
    writing_begun = Signal()
    writing_refused = Signal(object)
    """A `UserError`: why the project is open for reading only; it was told before."""
    saved_changed = Signal(str, str)
    """One of saved, typing, failed, reading; and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.annotator: Annotator | None = None
        self._labelled: Labelled | None = None
        self._reader: LabelReader | None = None
        self._rejections: list[Rejection] | None = None
        self._work: Work | None = None
        self.show_again: Callable[[str], object] = self.open_article
        """Opens an article that is open already, whose rows have changed: the person stays where they are in it."""

    def _start_history(self) -> None:
        """Begin anew to know what can be taken back: what is open is another, or came another way."""
        raise NotImplementedError

    # What is open

    @property
    def scheme(self) -> Scheme:
        """The scheme of the open project."""
        return self._open_project.scheme

    def waiting_in(self, article_id: str) -> Sequence[Edit]:
        """Return the edits of an article that wait to be saved: what is read of it goes on from them."""
        del article_id
        return ()

    def waiting_here(self) -> Sequence[Edit]:
        """Return the edits of the open article that wait to be saved."""
        return self.waiting_in(self.article.id) if self.article is not None else ()

    def work_on(self, article_id: str) -> Work:
        """Return the person's work on an article, as it stands with what waits to be saved."""
        work = self._open_project.work(article_id, self.viewer)
        for change in (change for edit in self.waiting_in(article_id) for change in self._mine(edit)):
            if isinstance(change.row, Work):
                work = change.after if isinstance(change.after, Work) else Work.fresh(article_id, self.viewer)
        return work

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
            read = self._gone_on_from(self._reading().read())
            assert read is not None, "without a limit all is read"  # noqa: S101  a bug, not an input
            self._labelled = read
        return self._labelled

    def _gone_on_from(self, read: Labelled | None) -> Labelled | None:
        """Take what waits to be saved into what was read of the open article, which does not hold it yet."""
        if read is not None:
            for edit in self.waiting_here():
                read.change(self._mine(edit))
        return read

    def _mine(self, edit: Edit) -> list[Change]:
        return [change for change in edit.changes if getattr(change.row, "annotator_id", "") == self.viewer]

    @property
    def is_read(self) -> bool:
        """Whether all spans and links of the open article are read."""
        return self._labelled is not None

    def read_on(self) -> bool:
        """Read the spans and links of the open article for some milliseconds; return whether all are read."""
        if self._labelled is None:
            self._labelled = self._gone_on_from(self._reading().read(_READ_FOR))
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
            self._rejections = self._gone_on(found, Rejection)
        return self._rejections

    @property
    def work(self) -> Work | None:
        """The person's work on the open article."""
        return self._work

    def all_zones(self) -> list[Zone]:
        """Return the zones of the open article, rejected ones included."""
        found = self.project.zones(self.article.id, rejected=True) if self.project and self.article else []
        return sorted(self._gone_on(found, Zone), key=lambda zone: zone.start)

    def _gone_on(self, rows: Iterable[R], kind: type[R]) -> list[R]:
        """Return rows of the open article as they stand with what waits to be saved."""
        found = {row.id: row for row in rows}
        for edit in self.waiting_here():
            for change in edit.of(kind):
                found.pop(change.row_id, None)
                if isinstance(change.after, kind):
                    found[change.row_id] = change.after
        return list(found.values())

    def _sees(self, zone: Zone) -> bool:
        """Whether a zone is anything to the annotator: what is only proposed is the lead's to answer."""
        return zone.state == ACCEPTED or (self.leads and zone.state != REJECTED)

    def article_row(self, article_id: str) -> ArticleRow | None:
        """Return the list's row of an article; of the open one it is known, and no spans are counted for it."""
        article, work = self.article, self._work
        if article is None or work is None or article.id != article_id or self._labelled is None:
            return self._row_gone_on(self._open_project.article_row(article_id, self.viewer))
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

    def _row_gone_on(self, row: ArticleRow | None) -> ArticleRow | None:
        """Return the row of an article that is not open as it stands with what waits to be saved."""
        waiting = self.waiting_in(row.id) if row is not None else ()
        if row is None or not waiting:
            return row
        spans = [change for edit in waiting for change in self._mine(edit) if isinstance(change.row, Span)]
        more = sum((change.after is not None) - (change.before is not None) for change in spans)
        work = self.work_on(row.id)
        return row._replace(status=work.status, flagged=work.flagged, spans=row.spans + more)

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

    def begin_writing(self, *, despite: bool = False) -> bool:
        """Take the project's lock; where another has it, reading goes on and the reason is told.

        `despite`: also where another computer says that it has it.
        """
        if self.project is None or self.project.writable:
            return self.project is not None
        try:
            self.project.begin_writing(despite=despite)
        except UserError as error:
            self.saved_changed.emit(READING, sentence(error))
            self.told.emit(sentence(error))
            self.writing_refused.emit(error)
            return False
        self._start_history()
        self.saved_changed.emit(SAVED, "")
        self.writing_begun.emit()
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
        self.project = self.annotator = None
        self._start_history()
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
            self.show_again(self.article.id)

    def open_article(self, article_id: str) -> None:
        """Show an article. Raises UserError where there is none of that id."""
        self.leaving.emit()
        project = self._open_project
        self._forget_article()
        self.article = project.article(article_id)
        self.zones = [zone for zone in project.zones(article_id) if self._sees(zone)]
        self._work = project.work(article_id, self.viewer)
        for edit in self.waiting_here():
            self._take_in(edit)
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
            self.show_again(article.id)

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
        self.current = ""

    # What is saved

    def tell_saved(self) -> None:
        """Say that everything shown is saved, or that the project is open for reading only."""
        if self.project is not None:
            self.saved_changed.emit(SAVED if self.project.writable else READING, "")

    def is_there(self) -> bool:
        """Whether the file that was opened still has its name; the person is told why not."""
        failure = self.project.why_gone() if self.project is not None else None
        if failure is not None:
            self.told.emit(sentence(failure))
        return failure is None

    def _check_writable(self) -> None:
        if self.project is not None and not self.project.writable:
            raise UserError(READ_ONLY)

    # What is read

    def _read_to_the_end(self) -> None:
        """Read the rest of what was begun: what is written now, its next part would find or miss."""
        if self._reader is not None and self._labelled is None:
            self._labelled = self._gone_on_from(self._reader.read())

    def _read_anew(self) -> None:
        """Forget what was read of the open article; it is read again when it is asked for."""
        self._labelled = self._reader = self._rejections = None
        if self.project is not None and self.article is not None:
            self.zones = [zone for zone in self.all_zones() if self._sees(zone)]
            self._work = self.work_on(self.article.id)

    def _take_in(self, edit: Edit) -> Turned:
        """Bring what was read of the open article to the state after a committed edit; return whose points turned."""
        turned = self._labelled.change(self._mine(edit)) if self._labelled is not None else Turned()
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
