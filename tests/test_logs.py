"""The log of a command goes to its file, and its error stream stays for sentences."""

import logging

import pytest

from annotator import logs, paths


def test_what_is_logged_by_a_command_is_in_the_file_and_not_on_its_error_stream(capfd: pytest.CaptureFixture[str]):
    with logs.kept():
        logging.getLogger("annotator.services").warning("A helper has ended")
    assert capfd.readouterr().err == ""
    assert "A helper has ended" in (paths.log_dir() / "annotator.log").read_text(encoding="utf-8")


def test_a_command_that_logs_nothing_leaves_no_file():
    with logs.kept():
        pass
    assert not (paths.log_dir() / "annotator.log").exists()
