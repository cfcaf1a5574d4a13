"""New projects: the shipped scheme and guidelines, or files of the person's own."""

from pathlib import Path

import pytest

from annotator.domain.errors import SchemeError, UserError
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
