"""What nobody expected: logged, told once in a dialog that does not stop anybody, and never the end of the window.

Errors come from everywhere: out of a slot, while something is painted, from a thread, a job, an object that goes. They
are counted where they happen and told later, by a timer: what is painted or deleted just then must not be gone into.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import time
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from annotator import logs
from annotator.domain.errors import UserError
from annotator.domain.scrubbing import Plain, described, innermost, place, reduced_of_qt, summary
from annotator.ui.bugs import Bug
from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from annotator.ui.dialogs.crashed import CrashDialog
    from annotator.ui.session import Session
    from annotator.ui.window import MainWindow

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("annotator.qt")

_TOLD_AFTER, _COUNTED_EVERY = 0, 500
"""Milliseconds after which an error is told, and after which a number that grows is shown anew."""
_QUIET = 60.0
"""Seconds without an error after which the same one is told again, once it has been told and closed."""
_SAID = 2.0
"""Seconds in which a sentence is not said twice."""
_DIALOG = "crashed.py"
_BROKEN_JOBS = "annotator.ui.jobs"
_KEPT = 50
"""Different errors that are kept apart; more of them are counted with the first."""


class CrashWatch(QObject):
    """Hears of every unexpected error of the program while it is installed."""

    _came = Signal()
    _refused = Signal(object)
    told = Signal()
    """The dialog is there, or shows another number."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bugs: dict[str, Bug] = {}
        self._shown: list[Bug] = []
        """What the dialog tells of."""
        self._lock = threading.RLock()
        self._before: Callable[[], None] | None = None
        self._busy = threading.local()
        self._session: Session | None = None
        self._saved = 0
        self._looked_at: set[Path] = set()
        self._last_time: tuple[str, str] | None = None
        """How the program ended last time, where it did unexpectedly, and the last change of the project then."""
        self.dialog: CrashDialog | None = None
        self._soon = QTimer(self, singleShot=True, interval=_TOLD_AFTER)
        self._soon.timeout.connect(self._tell)
        # From whatever thread: told in this one.
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        window.furnished.connect(self._follow)

    # Hearing

    def install(self) -> None:
        """Hear from now on, until the program ends."""
        if self._before is not None:
            return
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        heard = _Heard(self._take)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        earlier = qInstallMessageHandler(_on_qt_message)
        logging.getLogger(_BROKEN_JOBS).addHandler(heard)

        def back() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            qInstallMessageHandler(earlier)
            logging.getLogger(_BROKEN_JOBS).removeHandler(heard)

        self._before = back
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.uninstall)

    def uninstall(self) -> None:
        """Hear no more: as it was before."""
        if self._before is not None:
            self._before()
            self._before = None

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):  # asked to end
            sys.__excepthook__(kind, error, trace)
            return
        self._take(error.with_traceback(trace))

    def _on_thread(self, given: threading.ExceptHookArgs) -> None:
        if isinstance(given.exc_value, Exception):
            self._take(given.exc_value.with_traceback(given.exc_traceback))

    def _on_unraisable(self, given: object) -> None:
        error = getattr(given, "exc_value", None)
        if isinstance(error, Exception):
            self._take(error.with_traceback(getattr(given, "exc_traceback", None)))

    def _take(self, error: BaseException, *, logged: bool = False) -> None:
        """Log an error and have it told; an error on the way of doing so is dropped, else it would never end."""
        if getattr(self._busy, "on", False):
            return
        self._busy.on = True
        try:
            with self._lock:
                is_to_be_told = self._noted(error, logged=logged)
            if is_to_be_told and isinstance(error, UserError):
                self._refused.emit(error)
            elif is_to_be_told:
                self._came.emit()
        except Exception:  # noqa: BLE001, S110  there is nobody left to tell
            pass
        finally:
            self._busy.on = False

    def _noted(self, error: BaseException, *, logged: bool) -> bool:
        """Count an error, and log it unless it was; return whether it is to be told."""
        key = f"{type(error).__qualname__} {innermost(error)}"
        if key not in self._bugs and len(self._bugs) >= _KEPT:
            key = next(iter(self._bugs))
        bug, now = self._bugs.get(key), time.monotonic()
        is_heard = bug is None or not isinstance(error, UserError) or now - bug.last > _SAID
        if bug is None:
            kind = type(error).__name__
            bug = Bug(
                kind,
                described(error),
                described(error, with_text=True),
                is_refusal=isinstance(error, UserError),
                told=isinstance(error, UserError),
                last=now,
            )
            self._bugs[key] = bug
        else:
            bug.count += 1
            if now - bug.last > _QUIET and self.dialog is None:
                bug.told = isinstance(error, UserError)
            bug.last = now
        # A storm would push all else out of the log.
        if not logged and (bug.count < 3 or str(bug.count).strip("0") == "1"):
            _log.error("unexpected (%d)", bug.count, exc_info=error)
            print(f"{summary(error)} ({innermost(error)})", file=sys.stderr)
        return is_heard and _DIALOG not in innermost(error)

    # Telling

    def _follow(self) -> None:
        inside = self._window.interior
        self._session = session = inside.session
        session.changed.connect(self._count_saved)
        session.unsaved_changed.connect(self._say_saved)
        inside.actions_table.bind("help.last_error", self.show_again)

    def _count_saved(self, edit: object) -> None:
        # What waits to be saved is told twice: when it is done, and when it is saved.
        if self._session is not None and all(edit is not waiting for waiting in self._session.unsaved):
            self._saved += 1
            self._say_saved()

    def _say_saved(self) -> None:
        """Let an open report say what is saved by now."""
        if self.dialog is not None:
            self.dialog.say_saved(self._saved, self._unsaved)

    def _on_refused(self, error: UserError) -> None:
        """Say in a sentence what nobody has caught, but a person can mend."""
        if self._session is not None and not self._window.interior.safekeeping.salvaging.tell(error):
            self._session.told.emit(sentence(error))

    def _on_came(self) -> None:
        if not self._soon.isActive():
            self._soon.start(_TOLD_AFTER if self.dialog is None else _COUNTED_EVERY)

    def _tell(self) -> None:
        with self._lock:
            new = [bug for bug in self._bugs.values() if not bug.told]
        if not new and self.dialog is None:
            return
        for bug in new:
            bug.told = True
            self._shown += [bug] if bug not in self._shown else []
        try:
            self._show(self._shown)
        except Exception as error:  # noqa: BLE001  an error of the dialog is not shown in a dialog
            _log.exception("the report could not be shown")
            print(summary(error), file=sys.stderr)
            self.dialog = None
        self._look_at_file()
        self.told.emit()

    def _look_at_file(self) -> None:
        """Look, once for each project, whether its file is to blame; where it is, a sentence says so."""
        project = self._session.project if self._session is not None else None
        if project is None or project.path in self._looked_at:
            return
        from annotator.services.blaming import blamed  # noqa: PLC0415  rarely needed
        from annotator.ui.jobs import Job  # noqa: PLC0415

        path = project.path
        self._looked_at.add(path)
        job = Job(lambda _tell, _cancelled: blamed(path), self)
        job.done.connect(self._on_looked)
        job.start()

    def _on_looked(self, found: UserError | None) -> None:
        if found is not None:
            self._on_refused(found)

    def show_again(self) -> None:
        """Show what went wrong since the program began, or what ended it last time, and take the keyboard there.

        A report that is open already comes to the front; where there is none that is said.
        """
        with self._lock:
            bugs = [bug for bug in self._bugs.values() if not bug.is_refusal]
        if self.dialog is None and bugs:
            self._shown = bugs
            self._show(bugs)
        elif self.dialog is None and self._last_time is not None:
            self._show_last_time(*self._last_time)
        if self.dialog is not None:
            self.dialog.take_keyboard()
        elif self._session is not None:
            self._session.told.emit(self.tr("Nothing has gone wrong since the program started."))

    def _made(self) -> CrashDialog:
        """Return a report, which is not seen yet."""
        from annotator.ui.dialogs.crashed import CrashDialog  # noqa: PLC0415  rarely needed

        application = QCoreApplication.instance()
        # One that stands before the window keeps everything else from being clicked.
        above = getattr(application, "activeModalWidget", lambda: None)() or self._window
        self.dialog = dialog = CrashDialog(above, save_copy=self._save_copy if self._has_project else None)
        dialog.finished.connect(self._on_closed)
        dialog.destroyed.connect(lambda *_: self._on_closed() if self.dialog is dialog else None)
        return dialog

    def _show(self, bugs: list[Bug]) -> None:
        dialog = self.dialog or self._made()
        dialog.show_bugs(bugs, saved=self._saved, unsaved=self._unsaved)
        if not dialog.isVisible():
            dialog.show()

    def _on_closed(self, *_result: object) -> None:
        self.dialog = None
        self._shown = []

    @property
    def _has_project(self) -> bool:
        return self._session is not None and self._session.project is not None

    @property
    def _unsaved(self) -> int:
        return len(self._session.unsaved) if self._session is not None else 0

    def _save_copy(self) -> None:
        self._window.interior.project_commands.copies.save_copy()

    # The time before

    def tell_of_last_time(self, fault: str) -> None:
        """Tell that the program ended unexpectedly last time, with what the system had to say of it."""
        from annotator.services.looking_back import last_change  # noqa: PLC0415  rarely needed

        if self.dialog is not None:
            return
        project = self._session.project if self._session is not None else None
        self._last_time = (fault, last_change(project) if project is not None else "")
        self._show_last_time(*self._last_time)
        self.told.emit()

    def _show_last_time(self, fault: str, change: str) -> None:
        dialog = self._made()
        dialog.save.hide()
        dialog.show_last_time(fault, change)
        dialog.show()


def watch(window: MainWindow) -> CrashWatch:
    """Keep the log in its file, hear of every error, and tell of one that ended the program last time."""
    from annotator.ui.last_time import FaultFile, fault_of_last_time  # noqa: PLC0415  only where a program starts

    root = logging.getLogger()
    if not any(isinstance(known, RotatingFileHandler) for known in root.handlers):
        with contextlib.suppress(UserError, OSError):  # a full disk keeps nobody from working
            root.addHandler(logs.file_handler())
    crash, file = CrashWatch(window), FaultFile()
    crash.install()
    fault = fault_of_last_time()
    if fault:
        # Once the project is open, whose last change is told.
        window.furnished.connect(lambda: QTimer.singleShot(0, crash, lambda: crash.tell_of_last_time(fault)))
    file.begin()
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(file.end)
    return crash


class _Heard(logging.Handler):
    """Hears what broken jobs have logged."""

    def __init__(self, take: Callable[..., None]) -> None:
        super().__init__(logging.ERROR)
        self._take = take

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._take(error, logged=True)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log what Qt has to say; where it is the last it says, on the error stream too."""
    with contextlib.suppress(Exception):
        where = f"{place(context.file)}:{context.line}" if context.file else ""
        _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s %s", reduced_of_qt(message), Plain(where))
    if kind in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
        print(message, file=sys.stderr, flush=True)
