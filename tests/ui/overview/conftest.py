"""The overview in a dressed application: the program's fonts, style and light colours."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.overview.page import OverviewPage
from tests.ui.dressing import dress
from tests.ui.overview.making import PEOPLE, an_agreement, names_of, scheme_of
from tests.ui.panels.making import settle


def pytest_collection_modifyitems(items) -> None:
    """The offscreen platform complains of what it cannot do: least sizes of windows, popups that take the keyboard."""
    for item in items:
        if "tests/ui/overview" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


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
