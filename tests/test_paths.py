"""The folders of a person and the resources of the program."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import paths
from annotator.domain import ids
from annotator.domain.errors import UserError

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name, folder in {
        "HOME": "",
        "LOCALAPPDATA": "",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
    }.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    return tmp_path


@pytest.mark.parametrize("folder", [paths.config_dir, paths.data_dir, paths.state_dir, paths.log_dir])
def test_a_folder_is_made_when_it_is_asked_for(folder, home):
    assert folder().is_dir()
    assert folder() == folder()
    if sys.platform == "linux":
        assert folder().is_relative_to(home)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's folders private itself")
def test_a_folder_is_private_to_the_person():
    assert stat.S_IMODE(paths.data_dir().stat().st_mode) == 0o700


def test_resources_are_found_in_the_checkout():
    assert paths.resource("schemes", "claims.toml").is_file()
    assert paths.resource() == ROOT / "resources"


def test_the_sample_project_is_not_made_by_asking_where_it_is():
    assert paths.sample_project().parent == paths.data_dir()
    assert not paths.sample_project().exists()


def test_backups_lie_in_a_folder_of_their_project():
    project = ids.new_id()
    assert paths.backup_dir(project).name == project
    assert paths.backup_dir(project).is_dir()


def test_a_strange_project_id_cannot_lead_out_of_the_backups():
    folder = paths.backup_dir("../../../evil")
    assert folder.parent == paths.data_dir() / "backups"
    assert folder == paths.backup_dir("../../../evil") != paths.backup_dir("../../../other")


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems take no folder from the environment")
def test_a_folder_that_cannot_be_made_is_one_sentence(home, monkeypatch):
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    with pytest.raises(UserError, match=r"The folder .*annotator cannot be made: "):
        paths.state_dir()


def test_importing_paths_and_settings_brings_in_no_package():
    code = "import sys, annotator.paths, annotator.settings; print([m for m in sys.modules if m.startswith('appdirs')])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="other systems have no such variables")
@pytest.mark.parametrize("said", ["", "here", "./here"])
def test_a_variable_that_names_no_folder_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, said)
    assert paths.data_dir() == tmp_path / ".local" / "share" / "annotator"
    assert paths.config_dir() == tmp_path / ".config" / "annotator"
    assert not (tmp_path / "annotator").exists()
