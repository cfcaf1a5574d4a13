"""The overview in a dressed application: the program's fonts, style and light colours."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.overview.page import OverviewPage
from tests.ui.dressing import dress
from tests.ui.overview.making import PEOPLE, an_agreement, names_of, scheme_of
from tests.ui.panels.making import settle


@pytest.fixture
def dressed(qapp) -> Iterator[QApplication]:
    dress("light")
    yield qapp
    dress("light")


@pytest.fixture
def open_page(qtbot, dressed):
    """Show a page with an agreement as a window of its own; returns the page."""

    def open_it(agreement=None, *, labels=4, language="en", size=(1440, 830), people=PEOPLE) -> OverviewPage:
        page = OverviewPage()
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        shown = an_agreement(labels=labels) if agreement is None else agreement
        page.show_people(people)
        page.show_agreement(shown, names_of(shown), scheme_of(labels), language)
        settle()
        return page

    return open_it


@pytest.fixture
def page(open_page) -> OverviewPage:
    """The page with three annotators, 24 articles, four labels."""
    return open_page()
