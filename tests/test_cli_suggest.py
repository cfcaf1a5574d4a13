"""`annotator suggest FILE.txt`: what is proposed for one text, with nothing stored."""

import io
import json
import os
import time
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
        (b"\xff\xfea\x00b", "this is UTF-16; save it as UTF-8"),
        ("N\u00f3i r\u00f5.\n".encode("cp1252"), "windows-1252: choose the encoding"),
        ("Tin nóng hôm nay.\n".encode() * 9 + b"ab\n\xe1\xbb", "line 11: byte 0xE1 at offset 183 is not UTF-8"),
        (b"a\n\x00", "line 2: there is a NUL character at position 2; is this a text file?"),
    ],
)
def test_a_bad_file_is_one_clear_line(run, tmp_path: Path, content, said):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    code, out, err = run("suggest", path, "--json")
    assert (code, out) == (1, "")
    assert err.startswith(f"Error: {path}: ")
    assert said in err
    assert err.count("\n") == 1


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
    "a broken Word document": (b"PK\3\4" + b"\0" * 22 + b"\x11\0\0\0word/document.xml", "damaged"),
    "a broken PDF": (b"%PDF-1.7\n1 0 obj\n", "this PDF file is damaged"),
    "a project": (b"SQLite format 3\0" + b"\0" * 52 + b"ANNO", "this is a project of Annotator"),
    "an archive": (b"PK\3\4" + b"\0" * 22 + b"\x05\0\0\0a.txt", "it may hold several articles"),
    "nothing": (b"", "there is no text in it"),
    "bytes": (bytes(range(128, 256)), "is not UTF-8"),
    "windows-1258": (
        "Ngày mai trời sẽ mưa to ở đây.".encode("cp1258", "ignore"),
        "choose the encoding (--encoding windows-1258)",
    ),
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


def test_a_device_and_a_pipe_are_refused_at_once_as_an_import_refuses_them(run, tmp_path: Path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        code, out, err = run("suggest", path)
        assert (code, out) == (1, "")
        assert err == f"Error: {path}: this is a device or a pipe, not a file\n"


NEWS = "Cảng Norr bác tin mất hàng\nNgười phát ngôn cảng Norr hôm 3/5 nói không có container nào bị mất.\n"


@pytest.mark.parametrize(
    ("encoding", "options"),
    [("utf-16", []), ("utf-16-le", ["--encoding", "utf-16-le"]), ("cp1258", ["--encoding", "Windows-1258"])],
)
def test_a_text_in_another_encoding_is_read(run, tmp_path: Path, encoding, options):
    title = "Ba\u0303o tàn phá ca\u0309ng Norr hôm qua"  # the hook is a letter of its own in windows-1258
    path = tmp_path / "a.txt"
    path.write_bytes(f"{title}\nÔng Minh nói không có thùng hàng nào ơ\u0309 ngoài sân.\n".encode(encoding))
    code, out, err = run("suggest", path, "--json", *options)
    assert (code, err) == (0, "")
    assert json.loads(out)["metadata"]["title"] == title


def test_an_encoding_that_is_not_known_is_said(run, glued: Path):
    code, _, err = run("suggest", glued, "--encoding", "klingon")
    assert code == 2
    assert "the names are utf-8" in err


def test_a_page_is_read_as_an_import_reads_it(run, tmp_path: Path):
    path = tmp_path / "page.html"
    head, body = NEWS.rstrip().split("\n")
    path.write_text(
        f"<html><head><meta charset=utf-8><title>{head}</title></head><body><nav>Trang chủ</nav>"
        f"<article><h1>{head}</h1><p>{body}</p><p>{body.replace('cảng', 'hãng')}</p></article></body></html>",
        encoding="utf-8",
    )
    code, out, err = run("suggest", path, "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert said["metadata"]["title"] == head
    assert not any("<" in span["text"] for span in said["spans"])
    with path.open("rb") as stream, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stream.read())))
        assert json.loads(run("suggest", "-", "--json")[1])["zones"] == said["zones"]


@pytest.mark.parametrize(
    "line", ["x\n", "Ông Minh nói giá gạo giảm 5%. " * 30 + "\n", "Ông Minh nói giá gạo giảm 5%. "]
)
def test_of_a_text_far_longer_than_an_article_head_and_tail_are_looked_at_and_that_is_said(run, tmp_path: Path, line):
    text = line * (2_000_000 // len(line)) + "\nHết bài ở đây, ông Nam nói."
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    begun = time.process_time()
    code, out, err = run("suggest", path, "--json")
    assert time.process_time() - begun < 8
    assert code == 0
    said = json.loads(out)
    assert err.count("\n") == err.count("only its beginning and its end") == len(said["remarks"])
    assert all(text[span["start"] : span["end"]] == span["text"] for span in said["spans"])
    assert max(span["end"] for span in said["spans"]) > len(text) - 100
    cues = [one["attributes"]["cue"] for one in said["spans"] if "cue" in one["attributes"]]
    assert {text[cue["start"] : cue["end"]] for cue in cues} <= {"nói"}
