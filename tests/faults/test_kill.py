"""A process killed between any two acts, or in the midst of one, loses nothing that was done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.services.history import History
from annotator.store.project import Project
from tests.faults.seen import history_digest, history_rows, seen

WINDOW = Path(__file__).with_name("acting_window.py")


@pytest.mark.parametrize(("seed", "acts"), [(1, 1), (2, 7), (3, 19), (4, 40), (5, 73)])
def test_what_was_done_before_the_kill_is_there_after_it(project_path, seed, acts):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, str(WINDOW), str(project_path), str(seed)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as person:  # fmt: skip
        try:
            assert person.stdout.readline() == "ready\n", person.stderr.read()
            told = [person.stdout.readline().split() for _ in range(acts)]
        finally:
            person.kill()
    count, acts_told, digest = int(told[-1][0]), told[-1][1], told[-1][2]
    assert history_digest(project_path, count) == acts_told
    project = Project.open(project_path)
    project.begin_writing()
    try:
        viewer = project.annotators()[0].id
        if history_rows(project_path) == count:  # else the last act was done and not told any more
            assert seen(project, viewer) == digest
        history = History(project, viewer)
        while history.undo() is not None:
            pass
        rows = project.article_rows(viewer)
        assert [project.spans(row.id, viewer) + project.links(row.id, viewer) for row in rows] == [[]] * len(rows)
    finally:
        project.close()
