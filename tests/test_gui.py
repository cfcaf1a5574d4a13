"""What is said where no window can open."""

import socket
import sys

import pytest

from annotator.gui import screen_problem

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 and Wayland can be absent")


def test_without_a_screen_a_sentence_says_what_to_do():
    problem = screen_problem({})
    assert problem is not None
    assert "DISPLAY" in problem
    assert "annotator tour" in problem


def test_a_screen_that_does_not_answer_is_named():
    assert ":98765" in (screen_problem({"DISPLAY": ":98765"}) or "")
    assert "nonsense" in (screen_problem({"DISPLAY": "nonsense"}) or "")


def test_a_plugin_without_a_screen_needs_none():
    assert screen_problem({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_a_screen_on_another_host_is_asked_over_the_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        assert "does not answer" not in (screen_problem({"DISPLAY": f"127.0.0.1:{number}.0"}) or "")
