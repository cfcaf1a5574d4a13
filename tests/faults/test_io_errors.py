"""A disk that refuses a write or a sync: the person reads why, nothing saved is lost, and the work goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import SaveFailed
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project
from tests.faults.io_fault import KINDS, run
from tests.faults.sqlite_vfs import IOERR_FSYNC, OK, Watcher, is_reachable, watched
from tests.faults.worked_project import rows_digest

pytestmark = pytest.mark.skipif(not is_reachable(), reason="this Python has a SQLite of its own that cannot be watched")
ACTS, SEED = 8, 5


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "until mended"])
@pytest.mark.parametrize("kind", KINDS)
def test_work_goes_on_after_the_disk_refused_a_call(tmp_path: Path, kind: str, lasting: bool) -> None:
    calls = run(tmp_path / "whole", 0, kind, lasting=False, acts=ACTS, seed=SEED).calls
    found = [
        run(tmp_path / str(at), at, kind, lasting=lasting, acts=ACTS, seed=SEED)
        for at in range(calls // 9, calls, calls // 4)
    ]
    assert [one for one in found if not one.is_good] == []
    assert all(one.failed for one in found)


class NoSync(Watcher):
    """A disk that takes every write and fails every sync while it is ill."""

    ill = True

    def refusal(self, act: str, path: Path) -> int:  # noqa: ARG002  as the disk it stands for
        return IOERR_FSYNC if self.ill and act == "sync" else OK


def test_an_act_whose_sync_failed_is_not_saved_and_can_be_done_again(project_path: Path) -> None:
    disk = NoSync()
    disk.ill = False
    with watched(disk):
        project = Project.open(project_path)
        project.begin_writing()
        mai = project.annotator_named("Mai")
        assert mai is not None
        article = project.article(project.article_rows("")[0].id)
        history = History(project, mai.id)
        before = project.asked(rows_digest)
        work = project.work(article.id, mai.id)
        edit = annotating.add_span(project.scheme, article, work, [], start=0, end=3, label="actor")
        disk.ill = True
        with pytest.raises(SaveFailed, match=r"Not saved: the disk that holds .* reports an error"):
            history.do(edit)
        assert project.asked(rows_digest) == before
        assert history.undo_name is None
        disk.ill = False
        history.do(edit)
        assert [span.id for span in project.spans(article.id, mai.id)] == [edit.changes[0].row_id]
        project.close()
    again = Project.open(project_path)
    assert [span.id for span in again.spans(article.id, mai.id)] == [edit.changes[0].row_id]
    again.close()
