"""Helpers of this program, and what becomes of whoever talks to one that is no more."""

from __future__ import annotations

from annotator import processes
from annotator.suggest import apart


def test_hanging_up_on_a_helper_that_was_killed_with_words_on_their_way_is_no_error():
    with processes.started(apart.PROCESS) as helper:
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write(b"it stays in the buffer")
        helper.kill()
        helper.wait()
    assert helper.stdin.closed
    assert helper.stdout.closed
    assert helper.returncode
