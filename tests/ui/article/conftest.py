"""The article view, shown, 900 px wide and with a caret that does not blink."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui import fonts
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look


def pytest_collection_modifyitems(items) -> None:
    """The offscreen platform complains of what it cannot do."""
    for item in items:
        if "tests/ui/article" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def app(qapp) -> QApplication:
    fonts.load()
    qapp.setCursorFlashTime(0)
    return qapp


@pytest.fixture
def view(app, qtbot) -> ArticleView:
    made = ArticleView(article_look())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made
