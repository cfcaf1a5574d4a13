"""A file dialog reads the first bytes of what it lists, in this process: no lock of an open project goes with that."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListView

from annotator.store.project import Project
from annotator.ui.dialogs import files
from tests.store.test_descriptors import OTHER, locked


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file dialogs are other programs, or locks do not go so")
def test_a_file_dialog_in_the_folder_of_a_project_puts_no_saved_work_at_risk(qtbot, project: Project):
    path = project.path
    project.add_annotator("Bình")
    dialog = QFileDialog(None, "", str(path.parent))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert locked(path) == {"", "-shm"}
    dialog.show()
    # As soon as it has read the files: Qt's own dialog takes the locks of the process with it.
    qtbot.waitUntil(lambda: locked(path) == set(), timeout=10_000)
    subprocess.run([sys.executable, "-c", OTHER, path], check=True)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    project.add_annotator("Chi")
    project.close()
    with closing(Project.open(path)) as again:
        assert {"Bình", "Chi"} <= {person.name for person in again.annotators()}


def names(dialog: QFileDialog) -> set[str]:
    """Return what a dialog lists."""
    listed = dialog.findChild(QListView, "listView")
    model, root = listed.model(), listed.rootIndex()
    return {model.index(row, 0, root).data() for row in range(model.rowCount(root))}


def test_a_dialog_of_ours_lists_folders_and_the_files_of_its_kinds(qtbot, tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("a.annot", "b.txt", "README"):
        (tmp_path / name).touch()
    for kinds, listed in (
        ("Projects (*.annot)", {"folder", "a.annot"}),
        ("", {"folder", "a.annot", "b.txt", "README"}),
    ):
        dialog = files.dialog(None, "Open project", kinds)
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog, listed=listed: names(dialog) == listed)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file dialogs are other programs, or locks do not go so")
def test_a_dialog_of_ours_opens_no_file_of_an_open_project(qtbot, project: Project):
    path = project.path
    project.add_annotator("Bình")
    path.with_name("folder").mkdir()
    dialog = files.dialog(None, "Open project")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(path.parent))
    dialog.show()
    listed = dialog.findChild(QListView, "listView")

    def shown() -> dict[str, bool]:
        rows = (
            listed.model().index(row, 0, listed.rootIndex())
            for row in range(listed.model().rowCount(listed.rootIndex()))
        )
        return {row.data(): not row.data(Qt.ItemDataRole.DecorationRole).isNull() for row in rows}

    qtbot.waitUntil(lambda: {path.name, f"{path.name}-shm", "folder"} <= shown().keys() and all(shown().values()))
    assert locked(path) == {"", "-shm"}
