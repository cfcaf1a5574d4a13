"""The window's composition root: from the command line's words to a running program."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.settings import Settings, State

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from annotator.ui.window import MainWindow

_X11 = "/tmp/.X11-unix/X"  # noqa: S108
_THIS_COMPUTER = {"localhost", "127.0.0.1", "::1"}

FIRST_PAINT = "ANNOTATOR_BENCH_FIRST_PAINT"
"""When this variable is set the program says `first paint` and `furnished` and ends: for measuring the start."""


def main(argv: list[str]) -> int:
    """Run the window, or the tour (`tour DIR`). `argv` is without the program's name. Returns the exit code."""
    if argv[:1] == ["tour"]:
        return _tour(argv[1:])
    problem = screen_problem(os.environ)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    try:
        return _run(argv)
    except Exception as error:  # noqa: BLE001  before there is a window that could tell it
        return _not_started(error)


def screen_problem(environ: dict[str, str] | os._Environ[str]) -> str | None:
    """Return why no window can open here and what to do, or None.

    Qt ends the whole process where it finds no screen, and blames a library; so the environment is looked at first.
    """
    if not sys.platform.startswith("linux") or environ.get("QT_QPA_PLATFORM", "").split(":")[0] not in {"", "xcb"}:
        return None
    if environ.get("WAYLAND_DISPLAY"):
        return None
    display = environ.get("DISPLAY", "")
    if not display:
        return (
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start the program in a desktop session, or see it work without one: annotator tour FOLDER"
        )
    if not _display_answers(display):
        return f"The screen {display} does not answer. Check DISPLAY, or see the program work: annotator tour FOLDER"
    import ctypes  # noqa: PLC0415

    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return "A library for windows is missing. On Debian or Ubuntu: sudo apt-get install libxcb-cursor0"
    return None


def _display_answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    number = number.split(".")[0]
    if not number.isdigit():
        return False
    try:
        if host in {"", "unix"}:
            # X11's own place, and its name without a file
            for path in (f"{_X11}{number}", f"\0{_X11}{number}"):
                with socket.socket(socket.AF_UNIX) as plug:
                    if plug.connect_ex(path) == 0:
                        return True
            return False
        if host not in _THIS_COMPUTER:
            return True  # the program itself asks nothing of other computers; Qt will, as the person has set it
        with socket.create_connection((host, 6000 + int(number)), timeout=2):
            return True
    except OSError:
        return False


def _run(argv: list[str]) -> int:
    state = State.load()
    app, window = build(Settings.load(), state)
    window.first_painted.connect(lambda: _watch(window))
    wanted = _wanted_project(argv) or state.open_project()
    if os.environ.get(FIRST_PAINT):
        _measure(window)
    window.start(wanted, sample="--sample" in argv)
    window.show()
    return app.exec()


def _wanted_project(argv: list[str]) -> Path | None:
    names = [word for word in argv if not word.startswith("-")]
    return Path(names[0]) if names else None


def build(settings: Settings, state: State) -> tuple[QApplication, MainWindow]:
    """Make the application and its window, not yet shown; only what its first paint needs."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  not before the screen has been looked at

    from annotator.ui.theme import Theme  # noqa: PLC0415
    from annotator.ui.window import MainWindow  # noqa: PLC0415

    app = QApplication.instance() or QApplication(["annotator"])
    assert isinstance(app, QApplication)  # noqa: S101  nobody else makes one
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setDesktopFileName("annotator")
    theme = Theme(settings.get("theme"), high_contrast=settings.get("lane_style") == "strong", parent=app)
    theme.apply()
    return app, MainWindow(settings=settings, state=state, theme=theme)


def _measure(window: MainWindow) -> None:
    """Say `first paint` when the window stands, `furnished` when the article does, and end."""
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415

    def end() -> None:
        print("furnished", flush=True)
        QCoreApplication.exit(0)

    window.first_painted.connect(lambda: print("first paint", flush=True))
    # Idle: everything that was to be painted has been.
    window.furnished.connect(lambda: QTimer.singleShot(0, window, end))


def _not_started(error: Exception) -> int:
    """Log what kept the window from opening, and say so."""
    import logging  # noqa: PLC0415  rarely needed

    from annotator import logs, paths  # noqa: PLC0415
    from annotator.domain.errors import UserError  # noqa: PLC0415

    if isinstance(error, UserError):
        print(error, file=sys.stderr)
        return 1
    with logs.kept():
        logging.getLogger(__name__).error("not started", exc_info=error)
    print(f"Annotator could not start. Why is in the log: {paths.log_dir() / logs.NAME}", file=sys.stderr)
    return 1


def _watch(window: MainWindow) -> None:
    """Keep a log, hear of what nobody expected, and tell what ended the program last time."""
    from annotator.ui.crash import watch  # noqa: PLC0415  after the first paint

    watch(window)


def _tour(words: list[str]) -> int:
    if len(words) != 1 or words[0].startswith("-"):
        print("usage: annotator tour FOLDER    plays the main job and writes its pictures there", file=sys.stderr)
        return 0 if words in (["--help"], ["-h"]) else 2
    if screen_problem(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from annotator.ui.tour import play, without_idle_warnings  # noqa: PLC0415

    without_idle_warnings()
    return play(Path(words[0]), build)
