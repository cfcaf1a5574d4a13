"""The article view, shown, 900 px wide and with a caret that does not blink."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui import fonts
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look


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
