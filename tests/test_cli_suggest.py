"""`annotator suggest FILE.txt`: what is proposed for one text, with nothing stored."""

import io
import json
from pathlib import Path

import pytest

from annotator.cli import main
from tests.suggest.zones.golden import FOLDER, load


@pytest.fixture
def run(capsys):
    """Run a command; returns exit code, output and errors."""

    def runner(*args: object) -> tuple[int, str, str]:
        code = main([str(arg) for arg in args])
        said = capsys.readouterr()
        return code, said.out, said.err

    return runner


@pytest.fixture
def glued(tmp_path: Path) -> Path:
    """A file with three articles, a mark of byte order and line ends of Windows."""
    path = tmp_path / "ba bài.txt"
    path.write_bytes(("\ufeff" + load(FOLDER / "en-three-glued.txt").text.replace("\n", "\r\n")).encode())
    return path


def test_zones_splits_metadata_and_spans_are_printed_as_json(run, glued: Path):
    before = sorted(glued.parent.iterdir())
    code, out, err = run("suggest", glued, "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    text = load(FOLDER / "en-three-glued.txt").text
    assert [text[at:].split("\n")[0] for at in said["split"]] == [
        "Bakers of Old Thorpe run out of rye flour",
        "Snow leopard cub born at Halden Zoo",
    ]
    assert set(said["zones"][0]) == {"start", "end", "kind", "confidence", "reason"}
    assert [zone["kind"] for zone in said["zones"]][:4] == ["title", "date", "byline", "lead"]
    title = said["zones"][0]
    assert said["metadata"]["title"] == text[title["start"] : title["end"]]
    assert said["metadata"]["published"] == "2024-05-20T08:30"
    assert said["metadata"]["source"] == "Strait Gazette"
    assert all(text[span["start"] : span["end"]] == span["text"] for span in said["spans"])
    assert {span["label"] for span in said["spans"]} == {"claim", "denial", "actor", "figure"}
    assert sorted(glued.parent.iterdir()) == before


def test_it_is_readable_without_json(run, glued: Path):
    code, out, _ = run("suggest", glued)
    assert code == 0
    assert "published  2024-05-20T08:30" in out
    assert "split" in out
    assert "Lighthouse keepers of Corran Point to strike" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there is no text in it"),
        (b"\xff\xfea\x00", "this is UTF-16; save it as UTF-8"),
        (b"ab\n\xe1\xbb", "line 2: byte 0xE1 at offset 3 is not UTF-8; save the file as UTF-8"),
        (b"a\n\x00", "line 2: there is a NUL character at position 2; is this a text file?"),
    ],
)
def test_a_bad_file_is_one_clear_line(run, tmp_path: Path, content, said):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    code, out, err = run("suggest", path, "--json")
    assert (code, out) == (1, "")
    assert err == f"Error: {path}: {said}\n"


def test_a_file_that_is_not_there_is_one_clear_line(run, tmp_path: Path):
    code, out, err = run("suggest", tmp_path / "none.txt")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "cannot be read" in err


def test_a_text_comes_from_standard_input(run, glued: Path, monkeypatch):
    whole = run("suggest", glued, "--json")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(glued.read_bytes())))
    assert run("suggest", "-", "--json") == whole


BAD = {
    "a Word document": (b"PK\3\4" + b"\0" * 22 + b"\x11\0\0\0word/document.xml", "this is a document"),
    "a PDF": (b"%PDF-1.7\n1 0 obj\n", "this is a document"),
    "nothing": (b"", "there is no text in it"),
    "bytes": (bytes(range(128, 256)), "is not UTF-8"),
    "UTF-16": ("\ufeffTin nóng".encode("utf-16-le"), "this is UTF-16"),
    "far too much": (b"a line\n" * 800_000, "it has more than 5 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text_gets_one_line_and_nothing_else(run, tmp_path: Path, name: str):
    path = tmp_path / "bài.txt"
    path.write_bytes(BAD[name][0])
    code, out, err = run("suggest", path, "--json")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert BAD[name][1] in err


def test_a_file_that_is_missing_and_a_folder_are_said(run, tmp_path: Path):
    for path in (tmp_path / "missing.txt", tmp_path):
        code, out, err = run("suggest", path)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "it cannot be read" in err
    assert run("suggest")[0] == 2
