"""What a file is follows from its content; its ending decides only what the content leaves open."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from annotator.formats import sniffing
from annotator.formats.sniffing import (
    BUNDLE,
    DOCX,
    HANDOUT,
    HTML,
    LABELLED,
    MHTML,
    OTHER,
    PDF,
    PROJECT,
    RECORDS,
    TABLE,
    TEXT,
    WORKBOOK,
    ZIP,
)  # fmt: skip
from annotator.store.project import Project
from tests.formats.hostile_tables import ole, packed, xlsx

ARTICLE = "Cầu sông Lăng sập một nhịp\n\nSở Giao thông cho biết khoảng 12.000 người, kể cả trẻ em, phải đi vòng.\n"
SPANS = {"text": ARTICLE, "spans": [{"start": 0, "end": 3, "label": "claim"}]}
MAIL = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: {}\n\nbody"


def lines(*values: object) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


KINDS: list[tuple[str, bytes, str]] = [
    ("a.txt", ARTICLE.encode(), TEXT),
    ("a", ARTICLE.encode("utf-16"), TEXT),
    ("a.txt", ARTICLE.encode("utf-16-le"), TEXT),
    ("a.txt", "Tin: [Ảnh] một, hai, ba\nbốn, năm, sáu\n".encode(), TEXT),
    ("a.txt", b"[Photo] A port\n{x}\n", TEXT),
    ("empty.txt", b"", TEXT),
    ("empty.csv", b"", TABLE),
    ("empty.docx", b"", DOCX),
    ("a.txt", b"<!DOCTYPE html><html><body>x", HTML),
    ("a.csv", b"\xef\xbb\xbf \n<html lang=vi>", HTML),
    ("a.txt", b"<!-- saved from url -->\n<HTML>", HTML),
    ("a.html", "Chỉ có chữ".encode(), TEXT),
    ("a.html", "Chữ và <b>một</b> thẻ".encode(), HTML),
    ("a.xlsx", b"text,title\nThe port denies it,t\n", TABLE),
    ("a.xls", b"text\ttitle\nThe port denies it\tt\n", TABLE),
    ("a.txt", b"<p>One</p><p>Two</p>", HTML),
    ("a.txt", "<html><body>Cầu</body></html>".encode("utf-16"), HTML),
    ("a.txt", b"<3 is what she said", TEXT),
    ("a.mhtml", MAIL.format("multipart/related").encode(), MHTML),
    ("a.txt", MAIL.format("multipart/related").replace("\n", "\r\n").encode(), MHTML),
    ("a.eml", MAIL.format("text/plain").encode(), OTHER),
    ("a.txt", b"%PDF-1.7\n", PDF),
    ("a.csv", b"a,b\n1,2\n", TABLE),
    ("a.csv", b"text alone\n", TABLE),
    ("a.txt", b"id,title,content\n1,A,a text\n2,B,another\n", TABLE),
    ("a.txt", "tiêu đề\tnội dung\nA\tmột\nB\thai\n".encode(), TABLE),
    ("a.jsonl", lines(SPANS), LABELLED),
    ("a.txt", lines(SPANS), LABELLED),
    ("a.jsonl", b"\n\n" + lines({"text": ARTICLE}), LABELLED),
    ("a.jsonl", lines({"format": "annotator/1", "text": ARTICLE}), LABELLED),
    ("a.jsonl", lines({"text": ARTICLE, "meta": 1}, SPANS), LABELLED),
    ("a.jsonl", lines({"text": ARTICLE, "headline": "A"}), RECORDS),
    ("a.jsonl", lines({"text": ARTICLE, "label": [[0, 3, "A"]]}), RECORDS),
    ("a.jsonl", lines({"body": "x" * 100_000})[: sniffing.HEAD], RECORDS),
    ("a.jsonl", b"no json\n", RECORDS),
    ("a.json", b'[{"body": "a"}]', RECORDS),
    ("a.txt", b'[\n {"body": "a"}]', RECORDS),
    ("a.json", b'{\n "body": "a"\n}', RECORDS),
    ("a.csv", xlsx(), WORKBOOK),
    ("a.zip", xlsx(), WORKBOOK),
    ("a.zip", packed([("word/document.xml", b"x")]), DOCX),
    ("a.txt", packed([("a.txt", b"x")]), ZIP),
    ("a.odt", packed([("mimetype", b"application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED), OTHER),
    ("a.epub", packed([("mimetype", b"application/epub+zip")], zipfile.ZIP_STORED), OTHER),
    ("a.pptx", packed([("ppt/presentation.xml", b"x")]), OTHER),
    ("a.docx", ole("EncryptedPackage"), OTHER),
    ("a.svg", b"<svg xmlns='x'/>", OTHER),
    ("a.xml", b"<?xml version='1.0'?><rss/>", OTHER),
    ("a.jpg", b"\xff\xd8\xff\xe0", OTHER),
    ("a.mp4", b"\0\0\0\x20ftypisom", OTHER),
    ("a.db", b"SQLite format 3\0" + b"\0" * 100, OTHER),
]


@pytest.mark.parametrize(("name", "raw", "kind"), KINDS)
def test_a_file_is_what_its_content_says(name: str, raw: bytes, kind: str):
    seen = sniffing.sniff_file(io.BytesIO(raw), name)
    assert seen.kind == kind
    assert (seen.fault is not None) == (kind not in sniffing.READABLE)


@pytest.mark.parametrize(("name", "raw", "kind"), [row for row in KINDS if row[2] != ZIP])
def test_the_beginning_alone_says_the_same(name: str, raw: bytes, kind: str):
    assert sniffing.kind_of(raw[: sniffing.HEAD], name) == kind


def test_a_project_is_opened_or_merged(project: Project):
    seen = sniffing.sniff(project.path)
    assert (seen.kind, str(seen.fault)) == (
        PROJECT,
        "this is a project of Annotator: open it, or merge it into this one",
    )


@pytest.mark.parametrize(("kind", "members"), [(BUNDLE, ["labels", "versions"]), (HANDOUT, ["articles", "schemes"])])
def test_bundles_and_handouts_are_merged(kind: str, members: list[str], tmp_path: Path):
    manifest = json.dumps({"format": "annotator-bundle/1", "kind": kind}, separators=(",", ":")).encode()
    files = [(f"{name}.jsonl", b"{}\n") for name in members]
    path = tmp_path / "a.zip"
    path.write_bytes(packed(sorted([*files, ("manifest.json", manifest)])))
    seen = sniffing.sniff(path)
    assert seen.kind == kind
    assert "merge it" in str(seen.fault)


def test_a_database_of_others_is_said_to_be_one(tmp_path: Path):
    with sqlite3.connect(tmp_path / "a.annot") as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    assert str(sniffing.sniff(tmp_path / "a.annot").fault) == "this is a database; only articles can be imported"
