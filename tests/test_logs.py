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


def logged(message: str, *values: object, name: str = "annotator.services") -> str:
    with logs.kept():
        logging.getLogger(name).error(message, *values)
    return (paths.log_dir() / "annotator.log").read_text(encoding="utf-8")


def test_what_is_filled_into_a_line_is_reduced_to_what_is_no_text():
    assert "read 3 of …" in logged("read %d of %s", 3, "Ông Trần Mộc")


def test_what_a_library_logs_is_reduced_as_a_whole():
    line = logged("cannot read Ông Trần Mộc", name="somebody.else")
    assert "somebody.else" in line
    assert "Mộc" not in line


def test_an_error_is_logged_with_its_places_and_without_its_text():
    with logs.kept():
        try:
            raise KeyError("Ông Trần Mộc")
        except KeyError:
            logging.getLogger("annotator.services").exception("it broke")
    told = (paths.log_dir() / "annotator.log").read_text(encoding="utf-8")
    assert "test_logs.py" in told
    assert "KeyError" in told
    assert "Mộc" not in told
