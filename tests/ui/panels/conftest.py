"""Panels in a dressed application: the program's fonts, style and light colours, an interface in English."""

from collections.abc import Iterator

import pytest

from annotator.ui.panels.inspector import Inspector
from tests.ui.panels.making import FIGURE, Heard, show


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
