"""Which files an import looks at: all kinds, folders to the bottom, nothing outside of them, nothing that blocks."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from annotator.services import files


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(folder: Path) -> tuple[list[str], list[str]]:
    inside, failures = files.find([folder])
    return [path.relative_to(folder).as_posix() for path in inside], [
        str(failure).replace(str(folder), "in") for failure in failures
    ]


def test_a_folder_gives_all_kinds_in_natural_order(tmp_path: Path):
    put(
        tmp_path,
        "a10.docx",
        "a2.txt",
        "b/c.PDF",
        "b/ten/d.xlsx",
        "no ending",
        "x.mhtml",
        ".hidden/a.txt",
        ".a.txt",
        "~$a.docx",
    )
    assert found(tmp_path) == (["a2.txt", "a10.docx", "no ending", "x.mhtml", "b/c.PDF", "b/ten/d.xlsx"], [])


def test_what_lies_beside_articles_is_passed_over_unless_it_is_named(tmp_path: Path):
    put(tmp_path, "a.txt", "anh.JPG", "style.css", "Thumbs.db")
    assert found(tmp_path) == (["a.txt"], [])
    assert files.find([tmp_path / "anh.JPG"]) == ([tmp_path / "anh.JPG"], [])


@pytest.mark.parametrize("folder", ["Bài_files", "Bài.files", "Bài_tệp", "bài-Dateien"])
def test_the_parts_of_a_saved_page_are_left_out(tmp_path: Path, folder: str):
    put(tmp_path, "Bài.html", f"{folder}/ad.html", "other_files/a.txt")
    (tmp_path / unicodedata.normalize("NFD", folder)).mkdir(exist_ok=True)
    put(tmp_path, f"{unicodedata.normalize('NFD', folder)}/b.html")
    assert found(tmp_path) == (["Bài.html", "other_files/a.txt"], [])


def test_a_folder_with_nothing_in_it_says_so(tmp_path: Path):
    put(tmp_path, "deep/deeper/.a", "deep/b.png")
    assert found(tmp_path) == ([], ["in: there is no file in this folder that can be imported"])


def test_a_file_that_is_named_twice_comes_once(tmp_path: Path):
    put(tmp_path, "a.txt")
    assert files.find([tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt"])[0] == [tmp_path / "a.txt"]


def test_names_with_decomposed_letters_are_found_and_sorted_as_others(tmp_path: Path):
    names = [unicodedata.normalize("NFD", "ấ 1.txt"), "ấ 2.txt", unicodedata.normalize("NFD", "ấ 10.txt")]
    put(tmp_path, *names)
    assert found(tmp_path)[0] == names


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_that_are_no_unicode_are_found(tmp_path: Path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe0i.txt")).write_bytes(b"x")
    inside, failures = files.find([tmp_path])
    assert [path.read_bytes() for path in inside] == [b"x"]
    assert failures == []
    assert "\\udce0" in str(files.Failure(inside[0], files.unreadable(OSError())))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_are_not_followed_out_of_the_folder_nor_in_circles(tmp_path: Path):
    inside = tmp_path / "in"
    put(tmp_path, "out/secret.txt", "in/a.txt")
    (inside / "round").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "away.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (inside / "away").symlink_to(tmp_path / "out")
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "dead.txt").symlink_to(inside / "nothing")
    assert found(inside) == (
        ["a.txt"],
        [
            "in/away: this link leads out of the folder; it is left out",
            "in/away.txt: this link leads out of the folder; it is left out",
            "in/dead.txt: this link leads nowhere",
            "in/self: this link leads nowhere",
        ],
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_is_named_by_itself_is_followed(tmp_path: Path):
    put(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    inside, failures = files.find([tmp_path / "b.txt", tmp_path / "self"])
    assert inside == [tmp_path / "b.txt"]
    assert [str(failure.error) for failure in failures] == ["this link leads nowhere"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_never_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    put(tmp_path, "a.txt")
    assert found(tmp_path) == (["a.txt"], ["in/pipe.txt: this is a device or a pipe, not a file"])
    assert str(files.find([tmp_path / "pipe.txt"])[1][0].error) == "this is a device or a pipe, not a file"


def test_what_is_not_there_is_said(tmp_path: Path):
    _, failures = files.find([tmp_path / "gone.txt", Path("a\0b")])
    assert [str(failure.error) for failure in failures] == ["there is no such file"] * 2


def test_a_name_of_many_digits_can_be_sorted():
    assert sorted(["9" * 5000, "a", "1" * 5000], key=files.natural) == ["1" * 5000, "9" * 5000, "a"]
