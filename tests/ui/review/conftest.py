"""The review's panels in a dressed application, with an interface in English."""

import pytest


@pytest.fixture
def shown(shown_at):
    """Show a widget as a window of its own, as wide as the options, and give it the keyboard."""
    return lambda widget, width=348, height=760: shown_at(widget, width, height)
