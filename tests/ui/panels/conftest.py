"""Panels in a dressed application: the program's fonts, style and light colours, an interface in English."""

from collections.abc import Iterator

import pytest

from annotator.ui.panels.inspector import Inspector
from tests.ui.panels.making import FIGURE, Heard, show


def pytest_collection_modifyitems(items) -> None:
    """The offscreen platform complains of what it cannot do: least sizes of windows, popups that take the keyboard."""
    for item in items:
        if "tests/ui/panels" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def shown(shown_at):
    """Show a widget as a window of its own, as wide as a panel, and give it the keyboard."""
    return lambda widget, width=316, height=700: shown_at(widget, width, height)


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
