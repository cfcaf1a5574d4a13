"""What a killed program left staged goes when the next one prepares something; what is in use never does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from annotator import paths
from annotator.services import bundling, merging
from annotator.store.merge_staging import MergeStaging
from annotator.store.project import Project
from annotator.store.staging import Staging

ROOT = Path(__file__).parents[2]
STAGE = """
import sys
from pathlib import Path
from annotator.store.merge_staging import MergeStaging
staging = MergeStaging(Path(sys.argv[1]))
print(staging.path.parent, flush=True)
sys.stdin.read()
staging.close()
"""


@contextmanager
def another(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another process that has something staged, and where."""
    with subprocess.Popen(
        [sys.executable, "-c", STAGE, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        try:
            yield process, Path(process.stdout.readline().strip())
        finally:
            process.kill()


def test_the_next_plan_sweeps_what_a_killed_program_left_and_nothing_that_is_in_use(
    project: Project, tmp_path: Path
) -> None:
    folder = paths.state_dir() / "staging"
    bundling.handout(project, "Mai", tmp_path / "mai.handout")
    with ExitStack() as stack:
        killed, left = stack.enter_context(another(folder))
        _, used = stack.enter_context(another(folder))
        own = MergeStaging(folder)
        killed.kill()
        killed.wait()
        assert (left / "merge.sqlite").exists()
        planned = merging.plan(project, [tmp_path / "mai.handout"])
        assert set(folder.iterdir()) == {used, own.path.parent, planned.staging.path.parent}
        planned.close()
        own.close()
        assert (used / "merge.sqlite").exists()
        assert list(folder.iterdir()) == [used]


def test_an_import_sweeps_as_well(tmp_path: Path) -> None:
    with another(tmp_path) as (killed, left):
        killed.kill()
        killed.wait()
        staging = Staging(tmp_path)
        assert list(tmp_path.iterdir()) == [staging.path.parent]
        staging.close()
    assert not left.exists()
