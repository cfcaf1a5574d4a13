"""The history beside the text: read in a job, kept up to date by what is done, and the way back to how it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, Qt

from annotator.domain.edit import Change, Edit
from annotator.domain.span import Span
from annotator.ui.article.parts import Box
from annotator.ui.beside import Beside
from annotator.ui.ground import Ground
from annotator.ui.history.way_back import WayBack
from annotator.ui.i18n import sentence
from annotator.ui.jobs import Job, broke_sentence
from annotator.ui.long_work import own_connection
from annotator.ui.people import menu_names

if TYPE_CHECKING:
    from annotator.domain.errors import UserError
    from annotator.services.looking_back import Line
    from annotator.ui.history.entries import Entry, Wanted
    from annotator.ui.history.panel import HistoryPanel
    from annotator.ui.history.words import ActWords

# Imports in functions are of what the start of the program does not need.
_WIDTH, _LEAST = 400, 280


class _Read(NamedTuple):
    entries: list[Entry]
    lines: list[Line]
    last: int
    of_all: bool


class HistoryBeside(QObject):
    """Binds the history of the article and of the current span. The panel is made when it is first wanted.

    While it is hidden, nothing is read; while it is shown, an act costs the reading of its own line. It stands beside
    the text that is annotated alone: while an article is somebody's to read blind, it tells them of no other's labels.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.window)
        self._session, self._actions, self._look = ground.session, ground.actions, ground.look
        self._parts, self._view = ground.parts, ground.parts.view
        self._panel: HistoryPanel | None = None
        self._words: ActWords | None = None
        self._way_back = WayBack(ground.session, self._told_changes)
        self._job: Job | None = None
        self._number = 0
        self._last = 0
        """The newest line that is read."""
        self._is_read = self._of_all = False
        """Whether what the panel is to show could be read: only then can what comes since be added to it."""
        self._spans: dict[str, Span | None] = {}
        self._beside = Beside(ground.window, ground.parts, "history", width=_WIDTH, least=_LEAST)
        self.place, self.dock = self._beside.place, self._beside.dock
        self.dock.visibilityChanged.connect(lambda _on: self._on_visibility())
        ground.actions.bind("article.history", self.toggle)
        ground.actions.bind("span.history", self.show_span)
        session = ground.session
        session.article_opened.connect(lambda _id: self._read_anew(keep=False))
        session.changed.connect(self._on_changed)
        session.annotator_changed.connect(lambda: self._read_anew(keep=False))
        session.project_closed.connect(self._on_project_closed)
        ground.look.changed.connect(self._refresh)

    @property
    def panel(self) -> HistoryPanel:
        """The panel, made when it is first needed."""
        if self._panel is None:
            from annotator.ui.history.model import HistoryModel  # noqa: PLC0415
            from annotator.ui.history.panel import HistoryPanel  # noqa: PLC0415
            from annotator.ui.history.words import ActWords  # noqa: PLC0415

            self._words = ActWords(self)
            self._panel = panel = HistoryPanel(HistoryModel(self._words, self._changes_of), self._words, self.place)
            panel.people = self._people
            panel.wanted_changed.connect(self._read_anew)
            panel.taken.connect(self._take)
            panel.chosen.connect(self._offer)
            panel.back_asked.connect(self._have_back)
            panel.leave_asked.connect(self._leave)
            panel.close_asked.connect(self.hide)
            self.place.put(panel)
            self._refresh()
        return self._panel

    @property
    def busy(self) -> bool:
        """Whether it is being read."""
        return self._job is not None

    # Opening and leaving

    def toggle(self) -> None:
        """Show the history of the article and bring the keyboard there, or put it away.

        Narrowed to one span it is not yet that of the article.
        """
        if self.dock.isHidden() or self.panel.wanted.span:
            self._open(span="")
        else:
            self.hide()

    def show_span(self) -> None:
        """Show what was done to the current span."""
        if self._session.current_span is None:
            self._session.told.emit(self.tr("Choose a span first: its history is shown."))
            return
        self._open(span=self._session.current_span.id)

    def _open(self, *, span: str) -> None:
        """Show it, of one span or (empty) of the article."""
        if self._session.project is None:
            self._actions["article.history"].setChecked(False)
            return
        panel = self.panel
        panel.want(span=span, deleted=False)  # first: it is read once
        self._beside.show()
        self._actions["article.history"].setChecked(True)
        panel.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hide(self) -> None:
        """Put the history away."""
        self._beside.hide()

    def _leave(self) -> None:
        self._view.set_ghost(None)
        self._parts.leave_panel()

    def _on_visibility(self) -> None:
        self._actions["article.history"].setChecked(not self.dock.isHidden())
        if self.dock.isHidden():
            self._forget()
            self._view.set_ghost(None)
        elif self._session.project is not None:
            if self._panel is None:  # the window came back with it
                self._beside.came_back()
                self.place.setFocusProxy(self.panel)
            self._read_anew()

    def _on_project_closed(self) -> None:
        self._forget()
        if self._panel is not None:
            self._panel.want(person="", kind="", span="", deleted=False)
            self._panel.begin(str)
        self._beside.end()

    # Reading

    def _forget(self) -> None:
        """Let nothing that is still being read be shown."""
        self._number += 1
        self._job = None
        self._is_read = self._of_all = False

    def _read_anew(self, *, keep: bool = True) -> None:
        """Read what the panel is to show, in a job; without `keep` what was chosen goes with its article or person."""
        self._view.set_ghost(None)
        self._forget()
        panel = self._panel
        if panel is None or self.dock.isHidden():
            return
        if not keep:
            panel.model.show([], [])
            panel.want(person="", span="")
            self._forget()  # what this has begun
        panel.set_back("")
        project, article = self._session.project, self._session.article
        if project is None or article is None:
            panel.begin(lambda: self.tr("No article is open."))
            return
        self._refresh()
        number, wanted, chosen = self._number, panel.wanted, panel.entry
        work = _reading(str(project.path), article.id, self._session.viewer, wanted)

        def done(result: object) -> None:
            if number == self._number:
                self._job = None
                self._show(cast("_Read", result), wanted, chosen.seq if chosen is not None and keep else 0)

        def failed(words: str) -> None:
            if number == self._number:
                self._job = None
                panel.begin(lambda: words)

        self._job = job = Job(work, self)
        job.done.connect(done)
        job.refused.connect(lambda error: failed(sentence(cast("UserError", error))))
        job.broke.connect(lambda error: failed(broke_sentence(error)))
        job.start()

    def _show(self, read: _Read, wanted: Wanted, chosen: int) -> None:
        panel = self.panel
        self._spans.clear()
        self._last, self._is_read, self._of_all = read.last, True, read.of_all
        panel.begin(lambda: self._nothing_words(wanted))
        panel.model.show(read.entries, read.lines)
        panel.show_count()
        panel.choose(panel.model.row_of(chosen) if chosen else -1)

    def _on_changed(self, _edit: Edit) -> None:
        """Show the acts that came since the last that is read."""
        panel, project, article = self._panel, self._session.project, self._session.article
        if panel is None or self.dock.isHidden() or project is None or article is None:
            return
        if self._job is not None or not self._is_read:
            self._read_anew()  # what is being read is too old; or it could not be read
            return
        from annotator.services import looking_back  # noqa: PLC0415

        self._spans.clear()
        self._view.set_ghost(None)
        viewer = self._session.viewer
        if panel.wanted.deleted or looking_back.sees_all(project, article.id, viewer) != self._of_all:
            self._read_anew()  # who begins an article reads it blind from then on
            return
        for line in reversed(looking_back.lines(project, article.id, viewer, since=self._last)):
            self._last = line.seq
            if panel.wanted.takes(line) and self._is_of_span(line, panel.wanted.span):
                panel.model.add(line)
            else:
                panel.model.note(line)
        panel.show_count()
        panel.view.viewport().update()
        entry = panel.entry
        if entry is not None and not entry.is_day:
            self._offer(entry)

    def _is_of_span(self, line: Line, span_id: str) -> bool:
        if not span_id:
            return True
        for change in self._changes_of(line):
            if span_id in {change.row_id, getattr(change.row, "source_id", ""), getattr(change.row, "target_id", "")}:
                return True
        return False

    def _told_changes(self, entry: Entry) -> tuple[Change, ...]:
        return self.panel.model.changes(entry)

    def _changes_of(self, line: Line) -> tuple[Change, ...]:
        from annotator.services import looking_back  # noqa: PLC0415

        project = self._session.project
        return looking_back.changes(project, line) if project is not None else ()

    def _span(self, span_id: str) -> Span | None:
        """Return a span as it is or was last, as far as it may be seen."""
        if span_id in self._session.spans:
            return self._session.spans[span_id]
        if span_id not in self._spans:
            from annotator.services import looking_back  # noqa: PLC0415

            project, viewer = self._session.project, self._session.viewer
            known = looking_back.span_ever(project, span_id, viewer) if project is not None else None
            self._spans[span_id] = known[0] if known is not None else None
        return self._spans[span_id]

    # Going there

    def _take(self, entry: Entry) -> None:
        """Show where it was: the span as it stands now, and how it stood then where that is another place."""
        self._offer(entry)
        span, zone = self._way_back.span_of(entry), self._way_back.zone_of(entry)
        if span is None:
            self._view.set_ghost(None)
            if zone is not None:
                self._view.scroll_to(zone.start, zone.end)
            return
        now = self._session.spans.get(span.id)
        if now is not None:
            self._session.set_current(now.id)
            self._view.scroll_to(now.start, now.end)
        if now is None or (now.start, now.end, now.label) != (span.start, span.end, span.label):
            name = self._words.label_name(span.label) if self._words is not None else ""
            self._view.set_ghost(Box(span.id, span.start, span.end, span.label, name))
            if now is None:
                self._view.scroll_to(span.start, span.end)
        else:
            self._view.set_ghost(None)

    # Having it back

    def _offer(self, entry: Entry) -> None:
        """Say what the chosen row tells, and what of it can be had back."""
        words = self._way_back.of(entry)[0]
        self.panel.set_back(words, self.panel.model.sentence(entry))

    def _have_back(self, entry: Entry) -> None:
        words, build = self._way_back.of(entry)
        if build is None or not words:
            return
        edit = self._session.do(build, current=lambda made: made.of(Span)[0].row_id)
        if edit is not None:
            self._view.set_ghost(None)
            span = self._session.current_span
            if span is not None:
                self._view.scroll_to(span.start, span.end)

    # Words

    def _people(self) -> dict[str, str]:
        """Return whose acts can be told apart: nobody's while annotating blind."""
        project = self._session.project
        return menu_names(project.annotators()) if project is not None and not project.blind else {}

    def _nothing_words(self, wanted: Wanted) -> str:
        if wanted.deleted:
            return self.tr("No span of this article is deleted.")
        if wanted.person or wanted.kind:
            return self.tr("Nothing that was done is of this kind.")
        return self.tr("Nothing was done to this article yet.")

    def _refresh(self) -> None:
        """Bring words, names and colours in line with project, language and theme."""
        from annotator.ui.history.words import Known  # noqa: PLC0415

        self.dock.setWindowTitle(self.tr("History"))
        project, article = self._session.project, self._session.article
        if self._panel is None or self._words is None or project is None:
            return
        people = menu_names(project.annotators())
        self._words.know(
            Known(
                scheme=project.scheme,
                language=self._look.language.code,
                text=article.text if article is not None else "",
                names=people,
                span=self._span,
                viewer=self._session.viewer,
            )
        )
        self._panel.model.forget_words()
        self._panel.set_looks(self._look.labels(project.scheme))
        entry = self._panel.entry
        if entry is not None and not entry.is_day and self._panel.says:
            self._offer(entry)  # in the language of now


def _reading(path: str, article_id: str, viewer: str, wanted: Wanted) -> Callable[[object, object], object]:
    """Return what reads the rows of the panel, for a job."""

    def work(_progress: object, _cancelled: object) -> object:
        from pathlib import Path  # noqa: PLC0415

        from annotator.services import looking_back  # noqa: PLC0415
        from annotator.ui.history.entries import entries, gone_entries  # noqa: PLC0415

        with own_connection(Path(path)) as reading:
            of_all = looking_back.sees_all(reading, article_id, viewer)
            last = looking_back.last_seq(reading)  # first: what is done meanwhile is read with the next act
            lines = looking_back.lines(reading, article_id, viewer, span_id=wanted.span)
            last = max(last, lines[0].seq if lines else 0)
            if wanted.deleted:
                gone = looking_back.gone(reading, article_id, viewer)
                return _Read(gone_entries(gone, wanted), lines, last, of_all)
            return _Read(list(entries(line for line in lines if wanted.takes(line))), lines, last, of_all)

    return work
