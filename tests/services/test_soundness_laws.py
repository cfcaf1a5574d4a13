"""What this program does to projects leaves them sound: any acts of two people at three copies, in any order."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.services import merging, soundness
from annotator.store.project import Project
from tests.merged import copied
from tests.services import test_splitting_laws as laws

offices = laws.offices
scripts = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from((0, 0, 1)),
        st.sampled_from((*laws.ACTS, "take back", "take back", "undo", "rename", "guidelines")),
        st.integers(0, 2**16),
    ),
    max_size=18,
)


def take_back(path: Path, number: int) -> None:
    """Take a bulk act back where that can be."""
    project = Project.open(path)
    try:
        project.begin_writing()
        merging.reverse(project, random.Random(number).choice(merging.bulk_acts(project)).batch)
    except (UserError, IndexError):
        pass
    finally:
        project.close()


@settings(max_examples=25)
@given(script=scripts)
def test_any_acts_leave_every_copy_sound(offices: list[Path], script: list[tuple[int, int, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [copied(path, Path(folder) / f"copy{number}.annot") for number, path in enumerate(offices)]
        for device, person, name, number in script:
            if name == "take back":
                take_back(paths[device], number)
            else:
                laws.act(paths, device, person, name, number)
        for path in paths:
            report = soundness.check(path)
            assert report.is_sound, soundness.lines(report)


def test_the_check_changes_nothing_and_leaves_nothing_beside_the_file(project_path: Path) -> None:
    before = project_path.read_bytes()
    assert soundness.check(project_path).is_sound
    assert project_path.read_bytes() == before
    assert [path.name for path in project_path.parent.glob(f"{project_path.name}*")] == [project_path.name]
