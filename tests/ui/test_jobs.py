"""Jobs: what they say comes to the GUI thread, and one whose owner is gone ends quietly and is kept until it has."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject, QThreadPool, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from annotator.domain.errors import UserError
from annotator.ui import jobs
from annotator.ui.jobs import WHOLE, Job


class Listener(QObject):
    """Hears a job, in the thread that it lives in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard: list[tuple[str, object]] = []
        self.threads: set[int] = set()

    def listen(self, job: Job) -> None:
        job.progressed.connect(self.on_progressed)
        job.done.connect(self.on_done)
        job.refused.connect(self.on_refused)
        job.broke.connect(self.on_broke)

    def _hear(self, word: str, value: object) -> None:
        self.heard.append((word, value))
        self.threads.add(get_ident())

    @Slot(int, str)
    def on_progressed(self, share: int, name: str) -> None:
        self._hear("progressed", (share, name))

    @Slot(object)
    def on_done(self, result: object) -> None:
        self._hear("done", result)

    @Slot(object)
    def on_refused(self, error: object) -> None:
        self._hear("refused", error)

    @Slot(object)
    def on_broke(self, error: object) -> None:
        self._hear("broke", error)


@pytest.fixture
def listener(qapp) -> Iterator[Listener]:
    made = Listener()
    yield made
    assert QThreadPool.globalInstance().waitForDone(10_000)


class Slow:
    """Work that goes on until it is told to end, and speaks all the while."""

    def __init__(self, error: Exception | None = None) -> None:
        self.begun, self.go, self.ended = Event(), Event(), Event()
        self.was_cancelled = False
        self._error = error

    def __call__(self, progress, cancelled) -> str:
        self.begun.set()
        for number in range(50):
            progress(number, 1000, "before")
        assert self.go.wait(10)
        self.was_cancelled = cancelled()
        for number in range(50):
            progress(number, 1000, "after")
        self.ended.set()
        if self._error is not None:
            raise self._error
        return "result"


def let_end(work: Slow) -> None:
    """Let the work end, and everything come that its thread has said."""
    work.go.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert work.ended.is_set()
    QApplication.processEvents()


def test_a_result_comes_as_the_last_word_in_the_gui_s_thread(listener, qtbot):
    job = Job(lambda progress, _cancelled: progress(1, 4, "a.txt") or "result")
    listener.listen(job)
    job.start()
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [("progressed", (WHOLE // 4, "a.txt")), ("done", "result")]
    assert listener.threads == {get_ident()}


@pytest.mark.parametrize(("error", "word"), [(UserError("no"), "refused"), (ValueError("a bug"), "broke")])
def test_an_error_is_the_one_last_word(listener, qtbot, error, word):
    def work(_progress, _cancelled) -> object:
        raise error

    job = Job(work)
    listener.listen(job)
    job.start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [(word, error)]


def test_cancelled_work_is_asked_to_end_and_still_says_its_last_word(listener, qtbot):
    work = Slow()
    job = Job(work)
    listener.listen(job)
    job.start()
    assert work.begun.wait(10)
    job.cancel()
    let_end(work)
    qtbot.waitUntil(lambda: ("done", "result") in listener.heard)
    assert work.was_cancelled


@pytest.mark.parametrize("error", [None, UserError("no"), ValueError("a bug")])
@pytest.mark.parametrize("owner_type", [QObject, QWidget])
def test_a_job_whose_owner_is_deleted_while_its_thread_speaks_stops_and_says_no_more(
    listener, qtbot, owner_type, error
):
    owner, work = owner_type(), Slow(error)
    job = Job(work, owner)
    listener.listen(job)
    job.start()
    assert work.begun.wait(10)
    delete(owner)
    heard = list(listener.heard)
    let_end(work)
    assert work.was_cancelled
    assert isValid(job)
    assert [word for word, _ in listener.heard[len(heard) :] if word != "progressed"] == []
    assert all(value[1] == "before" for _, value in listener.heard), "what was said before the end may still come"


def test_a_window_that_goes_with_its_job_leaves_nothing_that_speaks_to_it(qapp, qtbot):
    """The listener goes with the window, as in the program: a dialog's or a panel's child."""
    window = QWidget()
    listener, work = Listener(window), Slow()
    job = Job(work, listener)
    listener.listen(job)
    job.start()
    assert work.begun.wait(10)
    delete(window)
    assert not isValid(listener)
    let_end(work)
    assert isValid(job)


def test_a_job_that_nobody_holds_is_kept_until_its_thread_is_done_with_it(qapp):
    work = Slow()
    job = Job(work, QObject())
    alive = weakref.ref(job)
    job.start()
    assert work.begun.wait(10)
    del job
    gc.collect()
    assert alive() is not None
    assert alive() in jobs._kept
    let_end(work)
    other = Job(lambda _progress, _cancelled: None)
    other.start()  # those that are over are let go with the next one
    assert alive() not in jobs._kept
    assert QThreadPool.globalInstance().waitForDone(10_000)


def test_many_owners_that_go_at_any_moment_crash_nothing(qapp):
    for number in range(60):
        owner, begun = QWidget(), Event()

        def work(progress, cancelled, begun=begun) -> None:
            begun.set()
            for step in range(2000):
                if cancelled():
                    return
                progress(step, 2000, "x")

        Job(work, owner).start()
        if number % 3:
            assert begun.wait(10)
        if number % 2:
            QApplication.processEvents()
        delete(owner)
    assert QThreadPool.globalInstance().waitForDone(20_000)
    QApplication.processEvents()


QUITTING = """
import sys
from threading import Event, Thread
from PySide6.QtCore import QCoreApplication, QTimer
from annotator.ui.jobs import Job
go, over = Event(), Event()

def work(progress, cancelled):
    over_soon.start()
    progress(1, 2, "before")
    assert go.wait(10)
    for number in range(50):
        progress(number, 50, "after")
    print("cancelled" if cancelled() else "not asked to end", flush=True)
    over.set()

app = QCoreApplication([])
over_soon = Thread(target=lambda: QTimer.singleShot(0, app, app.quit))
job = Job(work)
job.broke.connect(print)
job.start()
app.exec()
from shiboken6 import delete
delete(job)  # as Qt's end does
go.set()
assert over.wait(10)
"""


def test_a_job_that_still_runs_when_the_program_ends_is_asked_to_end_and_says_no_more():
    ran = subprocess.run([sys.executable, "-c", QUITTING], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, "cancelled", "")
