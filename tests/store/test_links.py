"""A project opened through a link: SQLite keeps its files beside the file itself, and there they are looked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError, SaveFailed
from annotator.services import salvaging, soundness
from annotator.store import files
from annotator.store.project import Project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture
def link(project_path: Path, tmp_path: Path) -> Path:
    """A link, in another folder, to a project that a killed program left with its newest work in the -wal."""
    acts = (
        "import os, sys; from pathlib import Path; from annotator.store.project import Project\n"
        "project = Project.open(Path(sys.argv[1])); project.begin_writing()\n"
        "for number in range(40): project.add_annotator(f'Person {number}')\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", acts, str(project_path)], check=False, timeout=60).returncode == 9
    folder = tmp_path / "links"
    folder.mkdir()
    made = folder / "another name.annot"
    made.symlink_to(project_path)
    return made


def test_an_empty_file_whose_work_waits_beside_it_is_not_opened(link: Path, project_path: Path) -> None:
    wal = files.beside(project_path, files.WAL)
    content = wal.read_bytes()
    project_path.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(ProjectError, match="it is empty, but work that belongs in it waits"):
            Project.open(link)
    assert wal.read_bytes() == content


def test_damaged_work_of_a_program_that_died_is_kept_aside(link: Path, project_path: Path) -> None:
    wal = files.beside(project_path, files.WAL)
    content = bytearray(wal.read_bytes())
    content[len(content) // 2] ^= 1
    wal.write_bytes(content)
    assert "damaged" in str(salvaging.has_lost_its_wal(link))
    assert [finding.kind for finding in soundness.check(link).findings] == ["torn_work"]
    with closing(Project.open(link)) as project:
        project.begin_writing()
    (kept,) = project_path.parent.glob("* (damaged *).annot-wal")
    assert kept.read_bytes() == bytes(content)


def test_newest_work_that_another_program_removed_is_noticed_at_the_next_act(link: Path, project_path: Path) -> None:
    project = Project.open(link)
    project.begin_writing()
    project.add_annotator("One more")
    files.beside(project_path, files.WAL).unlink()
    with pytest.raises(SaveFailed, match="removed or replaced"):
        project.add_annotator("And another")
    project.close()


def test_nothing_is_left_beside_the_file_after_reading(link: Path, project_path: Path) -> None:
    Project.open(project_path).close()
    with closing(Project.open(link)) as project:
        project.begin_writing()
    shutil.copy(project_path, link.with_name("copy.annot"))
    Project.open(link).close()
    left = {path.name for path in project_path.parent.iterdir() if path.name.startswith(project_path.name)}
    assert left <= {project_path.name, f"{project_path.name}.lock"}
