"""Panels in a dressed application: the program's fonts, style and light colours, an interface in English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.looks import label_looks
from annotator.ui.panels.inspector import Inspector
from annotator.ui.theme import Theme
from tests.ui.dressing import dress
from tests.ui.panels.making import FIGURE, Heard, Marked, settle, show


def pytest_collection_modifyitems(items) -> None:
    """The offscreen platform complains of what it cannot do: least sizes of windows, popups that take the keyboard."""
    for item in items:
        if "tests/ui/panels" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def dressed(qapp) -> QApplication:
    dress("light")
    return qapp


@pytest.fixture
def looks(dressed, scheme):
    return label_looks(Theme("light"), scheme, "en")


@pytest.fixture
def marked_language(dressed) -> Iterator[None]:
    before, translator = QLocale(), Marked()
    dressed.installTranslator(translator)
    settle()
    yield
    dressed.removeTranslator(translator)
    QLocale.setDefault(before)
    settle()


@pytest.fixture
def shown(qtbot, dressed):
    """Show a widget as a window of its own and give it the keyboard."""

    def show(widget: QWidget, width: int = 316, height: int = 700) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        settle()

    return show


@pytest.fixture
def inspector(shown, scheme, looks) -> Iterator[Inspector]:
    widget = Inspector()
    shown(widget)
    widget.set_scheme(scheme, looks, "en")
    show(widget, FIGURE)
    yield widget
    widget.discard()


@pytest.fixture
def heard(inspector) -> Heard:
    return Heard(inspector)
