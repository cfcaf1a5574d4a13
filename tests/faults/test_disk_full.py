"""The program that fills the disk: a session of each kind, and that it would notice an act that was lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.domain.edit import Edit
from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui.session import Session

pytest.importorskip("resource", reason="a limit on the size of files is a thing of POSIX")
from tests.faults.full_disk_person import Kept

PROGRAM = Path(__file__).parent / "programs" / "disk_full.py"


def test_a_session_goes_on_over_a_full_disk_and_everything_is_saved_with_space():
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), "56", "3"], capture_output=True, text=True, timeout=600, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "acts lost: 0" in ran.stdout


def test_an_act_that_waited_and_is_not_there_is_noticed(qapp, project: Project):
    session = Session()
    session.take(project)
    session.open_article(project.article_rows(session.viewer)[0].id)
    kept, gone = Kept(SimpleNamespace(session=session)), project.path.with_suffix(".gone")
    project.path.replace(gone)
    session.do(lambda: annotating.set_work_note(session.work, "waits"))
    gone.replace(project.path)
    session.retry()
    assert kept.problems() == []
    kept.waited.append(Edit("note", "", "", ()).id)
    assert kept.problems() != []
