"""The real window on real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.gui import build
from annotator.services import creating
from annotator.services.sample import sample_project
from annotator.settings import Settings, State
from annotator.ui.window import MainWindow
from tests.e2e.adjudicator import with_adjudicator
from tests.e2e.hand import CTRL, SHIFT, Hand


@pytest.fixture
def opened(qtbot, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Open the real window on a project, as a start of the program does; several may follow one another."""
    windows: list[MainWindow] = []

    def open_window(path: Path | None = None) -> Hand:
        for window in windows:
            window.close()
        _app, window = build(Settings.load(), State.load())
        windows.append(window)
        qtbot.addWidget(window)
        if QGuiApplication.platformName() == "offscreen":  # its screen is small; a person's is not
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(1280, 760)
        with qtbot.waitSignal(window.furnished, timeout=20_000):
            window.start(path)
            window.show()
            window.activateWindow()
        hand = Hand(window, qtbot)
        session = hand.session
        qtbot.waitUntil(lambda: session.project is None or session.project.writable or bool(hand.said))
        qtbot.waitUntil(window.isActiveWindow)
        return hand

    yield open_window
    for window in windows:
        window.close()
        window.interior.look.language.switch(
            "en"
        )  # a translator belongs to the application, which the next test shares


@pytest.fixture
def sample(opened, tmp_path: Path) -> Hand:
    """The window with a labelled article of the sample, reopened, the keyboard in its text."""
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    hand = opened(path)
    hand.open("Aldora bác bỏ tin")
    hand.key("O", CTRL | SHIFT)
    hand.view.setFocus()
    return hand


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The closed samples, with an adjudicator who has marked nothing."""
    found = tmp_path / "samples.annot"
    sample_project(found).close()
    return with_adjudicator(found)


@pytest.fixture
def new_project(tmp_path: Path) -> Callable[[str], Path]:
    """Make an empty project file."""

    def make(name: str) -> Path:
        path = tmp_path / f"{name}.annot"
        creating.create(path, annotator="Mai").close()
        return path

    return make
