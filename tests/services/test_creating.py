"""New projects: the shipped scheme and guidelines, or files of the person's own."""

import os
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectElsewhere, SchemeError, UserError
from annotator.services import creating


def test_the_claims_scheme_and_its_guidelines_are_the_default(tmp_path: Path):
    project = creating.create(tmp_path / "vụ.annot", annotator=" Mai ")
    assert (project.name, project.scheme.id, project.annotators()[0].name) == ("vụ", "claims", "Mai")
    assert project.guidelines.text == creating.shipped_guidelines("vi")
    project.close()


def test_a_scheme_and_guidelines_of_ones_own(tmp_path: Path):
    scheme, text = tmp_path / "s.toml", tmp_path / "g.md"
    scheme.write_text(
        creating.resource("schemes", "claims.toml").read_text("utf-8").replace('id = "claims"', 'id = "ours"'), "utf-8"
    )
    text.write_text("Đọc kỹ.", encoding="utf-8")
    project = creating.create(tmp_path / "a.annot", annotator="Mai", name="Ours", scheme=scheme, guidelines=text)
    assert (project.name, project.scheme.id, project.guidelines.text) == ("Ours", "ours", "Đọc kỹ.")
    project.close()


def test_the_shipped_guidelines_do_not_go_with_another_scheme(tmp_path: Path):
    scheme = tmp_path / "s.toml"
    scheme.write_bytes(creating.resource("schemes", "claims.toml").read_bytes())
    project = creating.create(tmp_path / "a.annot", annotator="Mai", scheme=scheme)
    assert project.guidelines.text == ""
    project.close()


def test_files_that_cannot_be_used_are_told(tmp_path: Path):
    bad = tmp_path / "s.toml"
    with pytest.raises(UserError) as caught:
        creating.create(tmp_path / "a.annot", annotator="Mai", scheme=bad)
    assert str(caught.value) == f"{bad}: it cannot be read: No such file or directory"
    bad.write_bytes(b"\xff")
    with pytest.raises(UserError) as caught:
        creating.create(tmp_path / "a.annot", annotator="Mai", scheme=bad)
    assert str(caught.value) == f"{bad}: line 1: byte 0xFF at offset 0 is not UTF-8; save the file as UTF-8"
    bad.write_bytes(b"id = 1 1")
    with pytest.raises(SchemeError):
        creating.create(tmp_path / "a.annot", annotator="Mai", scheme=bad)
    assert not (tmp_path / "a.annot").exists()


def test_an_annotator_needs_a_name(tmp_path: Path):
    with pytest.raises(UserError, match="An annotator needs a name"):
        creating.create(tmp_path / "a.annot", annotator="  ")


def test_a_folder_that_is_missing_is_named(tmp_path: Path):
    for folder in (tmp_path / "nodir", tmp_path / "file"):
        (tmp_path / "file").touch()
        path = folder / "x.annot"
        with pytest.raises(UserError) as caught:
            creating.create(path, annotator="Mai")
        assert str(caught.value) == f"{path} cannot be made: the folder {folder} does not exist."


def test_a_folder_that_refuses_is_named_and_keeps_no_draft(tmp_path: Path):
    folder = tmp_path / "shut"
    folder.mkdir(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("needs a folder that the user may not write; tests/store/test_failures.py has a disk")
    with pytest.raises(UserError) as caught:
        creating.create(folder / "x.annot", annotator="Mai")
    assert str(caught.value).endswith(f"the folder {folder} cannot be written.")
    assert list(folder.iterdir()) == []


def test_a_name_that_is_a_folder_or_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="is there already"):
        creating.create(Path(), annotator="Mai")
    with pytest.raises(UserError, match="cannot be made: File name too long"):
        creating.create(Path("x" * 300), annotator="Mai")


def test_a_project_that_cannot_be_locked_once_it_is_made_is_not_left(tmp_path: Path):
    path = tmp_path / "x.annot"
    lock = tmp_path / "x.annot.lock"
    lock.mkdir()
    with pytest.raises(UserError, match="cannot be locked"):
        creating.create(path, annotator="Mai")
    assert list(tmp_path.iterdir()) == [lock]
    lock.rmdir()
    creating.create(path, annotator="Mai").close()


def test_a_new_project_that_another_computer_says_to_have_is_theirs_to_decide_on(tmp_path: Path):
    path = tmp_path / "x.annot"
    (tmp_path / "x.annot.holder").write_text('{"user": "mai", "host": "elsewhere", "since": "2026-03-01", "pid": 1}')
    with pytest.raises(ProjectElsewhere):
        creating.create(path, annotator="Mai")
    assert path.exists()
