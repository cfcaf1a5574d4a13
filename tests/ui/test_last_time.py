"""A breakdown that no handler hears of is found by the next start, once."""

from __future__ import annotations

import subprocess
import sys

from annotator import paths
from annotator.ui.last_time import fault_of_last_time

BREAKING = """
import ctypes
from annotator.ui.last_time import FaultFile
def where_it_breaks():
    ctypes.string_at(0)
FaultFile().begin()
where_it_breaks()
"""
ENDING = """
from annotator.ui.last_time import FaultFile
file = FaultFile()
file.begin()
file.end()
"""


def run(program: str) -> int:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False).returncode


def test_a_breakdown_is_found_by_the_next_start_and_told_once():
    assert run(BREAKING) != 0
    told = fault_of_last_time()
    assert "where_it_breaks" in told
    assert str(paths.log_dir().parent) not in told
    assert fault_of_last_time() == ""


def test_a_program_that_ended_as_it_should_leaves_nothing():
    assert run(ENDING) == 0
    assert fault_of_last_time() == ""
    assert list(paths.log_dir().glob("fault-*")) == []


def test_the_file_of_a_program_that_runs_is_left_alone():
    other = paths.log_dir() / "fault-1.txt"
    other.write_text("")
    assert fault_of_last_time() == ""
    assert other.exists()
