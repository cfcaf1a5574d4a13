"""Long work that a person asked for: a job with a progress that can be cancelled; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QProgressDialog, QPushButton, QWidget

from annotator.domain.errors import UserError
from annotator.domain.printing import on_one_line
from annotator.services.jobs import Cancelled, Progress, TimeLeft
from annotator.store.project import Project
from annotator.ui.i18n import sentence
from annotator.ui.jobs import WHOLE, Job, broke_sentence
from annotator.ui.session import Session

_SEEN_AFTER = 300
"""Milliseconds of work after which its progress is seen."""
_WIDTH, _NAME = 420, 60
"""Width of the progress in px, and characters of the name of what is being read."""
_SHORT, _MINUTES = 10, 100
"""Seconds below which there are few, and from which minutes are said."""


class LongWork(QObject):
    """Runs one job at a time and shows how far it is; what went wrong is told as a sentence."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._job: Job | None = None
        self._progress: QProgressDialog | None = None
        self._done: Callable[[object], object] | None = None
        self._failed: Callable[[], object] | None = None
        self._time_left = TimeLeft()
        self._title = ""
        self.refused: Callable[[UserError], bool] = lambda _error: False
        """Takes care of what a job found wrong, and returns whether it does."""

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    def run(
        self,
        title: str,
        work: Callable[[Progress, Cancelled], object],
        done: Callable[[object], object],
        *,
        can_stop: bool = True,
        over: QWidget | None = None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Do work in a thread, then give its result to `done`; where it was stopped or broke, call `failed`.

        The progress stands over `over`, else over the window.
        """
        if self._job is not None:
            self._session.told.emit(self.tr("Something is still being read or written; wait a moment."))
            return
        self._done, self._failed = done, failed
        self._time_left = TimeLeft()
        self._title = title
        self._job = job = Job(work, self)
        self._progress = progress = self._made(over or self._window, can_stop=can_stop)
        progress.canceled.connect(job.cancel)
        # Bound methods of a QObject, so that they run in the GUI thread.
        job.progressed.connect(self._on_progressed)
        job.done.connect(self._on_done)
        job.refused.connect(self._on_refused)
        job.broke.connect(self._on_broke)
        job.start()

    def _made(self, over: QWidget, *, can_stop: bool) -> QProgressDialog:
        """Return the progress over a widget, which is seen only when the work takes a while."""
        progress = QProgressDialog(self._title, "", 0, WHOLE, over)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(_SEEN_AFTER)
        progress.setMinimumWidth(_WIDTH)
        cancel: QPushButton | None = None
        if can_stop:
            cancel = QPushButton(self.tr("Cancel"))
            # Keys that were meant for what stood here before are not to throw the work away: Esc and Tab lead to it.
            cancel.setAutoDefault(False)
            cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        progress.setCancelButton(cancel)
        progress.setValue(0)  # from here the time is counted after which it is seen
        return progress

    def _on_progressed(self, share: int, name: str) -> None:
        if self._progress is not None:
            left = time_left_words(self._time_left.seconds(share, WHOLE))
            done = QLocale().toString(100 * share // WHOLE)
            far = self.tr("{percent} % done").format(percent=done)
            self._progress.setLabelText(
                "\n".join((on_one_line(name, _NAME) or self._title, ", ".join(filter(None, (far, left)))))
            )
            self._progress.setValue(min(share, WHOLE - 1))

    def _end(self) -> None:
        job, progress = self._job, self._progress
        self._job = self._progress = None
        if progress is not None and job is not None:
            progress.canceled.disconnect(job.cancel)
            had_keyboard, below = progress.isActiveWindow(), progress.parentWidget()
            progress.close()
            if had_keyboard and below is not None:
                below.activateWindow()  # some systems give the keyboard to nobody, and the next keys were lost
            progress.deleteLater()
            job.deleteLater()

    def _on_done(self, result: object) -> None:
        self._end()
        if self._done is not None:
            self._done(result)

    def _on_refused(self, error: UserError) -> None:
        self._end()
        if not self.refused(error):
            self._session.told.emit(sentence(error))
        self._fail()

    def _on_broke(self, error: Exception) -> None:
        self._end()
        self._session.told.emit(broke_sentence(error))
        self._fail()

    def _fail(self) -> None:
        if self._failed is not None:
            self._failed()


def time_left_words(seconds: float | None) -> str:
    """Say how long work still takes, roughly; empty where that is not known."""
    if seconds is None:
        return ""
    if seconds < _SHORT:
        return QCoreApplication.translate("LongWork", "a few seconds left")
    if seconds < _MINUTES:
        tens = -int(-seconds // 10) * 10
        return QCoreApplication.translate("LongWork", "about {seconds} s left").format(seconds=QLocale().toString(tens))
    minutes = QLocale().toString(round(seconds / 60))
    return QCoreApplication.translate("LongWork", "about {minutes} min left").format(minutes=minutes)


def own_connection(path: Path) -> closing[Project]:
    """Open a project for a job, which has a connection of its own, and close it after that."""
    return closing(Project.open(path))
