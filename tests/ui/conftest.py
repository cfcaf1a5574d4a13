"""What panels of every kind are tested in: a dressed application, with an interface in English."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.looks import label_looks
from annotator.ui.theme import Theme
from tests.ui.dressing import dress
from tests.ui.panels.making import Marked, settle


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
def shown_at(qtbot, dressed) -> Callable[[QWidget, int, int], QWidget]:
    """Show a widget of a size in px as a window of its own and give it the keyboard."""

    def show(widget: QWidget, width: int, height: int) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        settle()
        return widget

    return show
