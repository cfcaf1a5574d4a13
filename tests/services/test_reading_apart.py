"""Documents are read in a process apart: answers come as they are read, and nothing that it does harms who asked."""

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from annotator import processes
from annotator.domain.columns import Choices, ColumnMapping
from annotator.formats import sniffing
from annotator.formats.fault import Fault
from annotator.services import reading_apart
from annotator.services.jobs import Stopped
from annotator.services.reading_apart import Readers
from tests.formats.hostile_documents import ARCHIVE, PAGE, PRINT, TEXT, WORD
from tests.formats.hostile_tables import HEAD_ROW, ROOT, inline, xlsx
from tests.formats.made_documents import docx, docx_members, mhtml, paragraph, zipped
from tests.formats.made_sheets import ods, ods_row, xls

LIMIT = 512 * 1024 * 1024
BOMB = b"<p>chu <b>so" * 600_000
"""Elements of a page that need gigabytes."""


@pytest.fixture
def readers():
    with Readers(seconds=120, memory=LIMIT) as opened:
        yield opened


def texts(readers, raw, kind, **more):
    return [found.record.article.text for found in readers.read(Path("a"), kind, raw=raw, **more)]


@pytest.mark.parametrize(
    ("kind", "raw"),
    [(sniffing.HTML, PAGE), (sniffing.MHTML, ARCHIVE), (sniffing.DOCX, WORD), (sniffing.PDF, PRINT)],
)
def test_each_kind_is_read_from_a_file_and_from_its_bytes_alike(readers, tmp_path, kind, raw):
    file = tmp_path / "Bài báo \U0001f4f0 số 1"
    file.write_bytes(raw)
    (of_file,) = readers.read(file, kind)
    (of_bytes,) = readers.read(file, kind, raw=raw)
    assert of_file == of_bytes
    assert TEXT in of_file.record.article.text


@pytest.mark.parametrize(
    "raw",
    [
        xlsx(HEAD_ROW + inline(2, "a", TEXT)),
        xls([["title", "content"], ["a", TEXT]]),
        ods(("Tin", ods_row("title", "content") + ods_row("a", TEXT))),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_the_shape_of_a_workbook_is_told_before_its_rows_are_read(readers, tmp_path, raw):
    file = tmp_path / "Bảng số 1"
    file.write_bytes(raw)
    shape = readers.shape(file, sniffing.WORKBOOK)
    assert shape == readers.shape(Path("a"), sniffing.WORKBOOK, raw=raw)
    assert (shape.columns, shape.samples, shape.sure) == (("title", "content"), (("a", TEXT),), True)
    assert (shape.sheet, shape.mapping) == ("Tin", ColumnMapping(text=("content",), title="title"))
    helper = readers._helper
    assert texts(readers, raw, sniffing.WORKBOOK, choices=Choices(mapping=shape.mapping)) == [TEXT]
    assert readers._helper is helper


def test_a_bad_row_of_a_workbook_is_told_and_the_others_come_in(readers):
    bad = []
    raw = xlsx(HEAD_ROW + inline(2, "a", "") + inline(3, "b", TEXT))
    assert texts(readers, raw, sniffing.WORKBOOK, bad=bad.append) == [TEXT]
    assert [fault.place + str(fault) for fault in bad] == ["line 2, content: there is no text in it"]
    with pytest.raises(Fault, match="there is no sheet Nhầm; the sheets are: Tin"):
        readers.shape(Path("a"), sniffing.WORKBOOK, raw=raw, choices=Choices(sheet="Nhầm"))


def test_a_workbook_whose_cells_lie_far_apart_ends_by_its_memory(readers):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(Fault, match="reading it needs more than 512 MB of memory"):
        readers.shape(Path("a"), sniffing.WORKBOOK, raw=xlsx(HEAD_ROW + far))
    assert texts(readers, PAGE, sniffing.HTML)


def test_one_helper_reads_many_files(readers):
    list(readers.read(Path("a"), sniffing.HTML, raw=PAGE))
    helper = readers._helper
    for _ in range(20):
        assert TEXT in texts(readers, PAGE, sniffing.HTML)[0]
    with pytest.raises(Fault):
        texts(readers, b"", sniffing.PDF)
    assert readers._helper is helper


def test_an_encoding_that_was_chosen_reaches_the_reader(readers):
    raw = "<p>Bô\u0323 bác tin".encode("cp1258")
    with pytest.raises(Fault, match="say which"):
        texts(readers, raw, sniffing.HTML)
    assert texts(readers, raw, sniffing.HTML, choices=Choices(encoding="windows-1258")) == ["Bô\u0323 bác tin"]


def test_a_file_that_is_not_there_is_told_by_the_system(readers, tmp_path):
    with pytest.raises(FileNotFoundError):
        list(readers.read(tmp_path / "gone.html", sniffing.HTML))


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    file = tmp_path / "large.html"
    with file.open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    with Readers() as readers, pytest.raises(Fault, match=r"it has 100 MB; a file of this kind has at most 20 MB"):
        list(readers.read(file, sniffing.HTML))


def test_a_file_that_needs_too_much_memory_is_a_fault_and_the_next_one_is_read(readers):
    assert len(BOMB) < 20 * 1024 * 1024
    with pytest.raises(Fault, match="reading it needs more than 512 MB of memory"):
        texts(readers, BOMB, sniffing.HTML)
    assert TEXT in texts(readers, PAGE, sniffing.HTML)[0]


def test_a_file_that_takes_too_long_is_a_fault_and_the_next_one_is_read(readers):
    list(readers.read(Path("a"), sniffing.HTML, raw=PAGE))
    readers._seconds = 0.5
    with pytest.raises(Fault, match=r"it took longer than 0\.5 s to read"):
        texts(readers, f"<p>{TEXT}".encode() * 60_000, sniffing.HTML)
    readers._seconds = 60
    assert TEXT in texts(readers, PAGE, sniffing.HTML)[0]


def test_the_time_in_which_nobody_takes_what_was_read_does_not_count(readers):
    reading = readers.read(Path("a"), sniffing.HTML, raw=PAGE)
    assert TEXT in next(reading).record.article.text
    readers._seconds = 0.5
    threading.Event().wait(0.8)
    assert list(reading) == []


def test_a_helper_that_is_killed_is_replaced(readers):
    list(readers.read(Path("a"), sniffing.HTML, raw=PAGE))
    readers._helper._process.kill()
    assert TEXT in texts(readers, PAGE, sniffing.HTML)[0]


def test_a_helper_that_says_nonsense_is_a_fault(readers, monkeypatch, tmp_path):
    """It has read what anybody may have written: what it says is not believed."""
    script = tmp_path / "liar.py"
    script.write_text('import sys; [print(\'{"text": "a", "known": {}}\', flush=True) for _ in sys.stdin]')

    def started(word: str) -> processes.Helper:
        return processes.Helper([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(reading_apart.processes, "started", started)
    with pytest.raises(Fault, match="the reader failed on it"):
        texts(readers, PAGE, sniffing.HTML)


def cancelled_after() -> float:
    """Seconds between the wish and the end of the reading."""
    asked = threading.Event()
    with Readers(cancelled=asked.is_set) as readers:
        list(readers.read(Path("a"), sniffing.HTML, raw=PAGE))
        threading.Timer(0.3, asked.set).start()
        begun = time.monotonic()
        with pytest.raises(Stopped):
            texts(readers, f"<p>{TEXT}".encode() * 60_000, sniffing.HTML)
        return time.monotonic() - begun - 0.3


def test_it_is_cancelled_within_100_ms():
    assert min(cancelled_after() for _ in range(3)) < 0.1  # the best of three, whatever else the machine does


def test_reading_that_is_given_up_ends_the_helper_and_the_next_file_is_read(readers):
    reading = readers.read(Path("a"), sniffing.HTML, raw=PAGE)
    next(reading)
    reading.close()
    assert TEXT in texts(readers, PAGE, sniffing.HTML)[0]


def test_no_helper_outlives_its_readers():
    with Readers() as readers:
        list(readers.read(Path("a"), sniffing.HTML, raw=PAGE))
        process = readers._helper._process
    assert process.poll() is not None


# ---------------------------------------------------------------- the network


@pytest.fixture
def listener():
    """A server on this machine that counts who connects."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def reaching(address: str) -> list[tuple[str, bytes]]:
    """Documents that name an address in every way in which one could be loaded."""
    declared = f'<!ENTITY e SYSTEM "{address}e"> <!ENTITY % p SYSTEM "{address}p"> %p;'
    entity = f'<!DOCTYPE html SYSTEM "{address}a.dtd" [{declared}]>'
    page = (
        f'{entity}<html><head><base href="{address}"><link rel="stylesheet" href="{address}s.css">'
        f'<link rel="canonical" href="{address}c"><meta http-equiv="refresh" content="0;url={address}m">'
        f'<script src="{address}s.js"></script></head><body background="{address}b"><article><p>&e; {TEXT}</p>'
        f'<img src="{address}i.png" srcset="{address}2 2x"><iframe src="{address}f"></iframe>'
        f'<object data="{address}o"></object><video src="{address}v"></video>'
        f'<svg><image href="{address}x"/></svg></article></body></html>'
    ).encode()
    members = docx_members(paragraph(TEXT))
    external = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        f' Target="{address}t.dotx" TargetMode="External"/></Relationships>'
    )
    rels = "word/_rels/document.xml.rels"
    linked = zipped({**members, rels: members[rels].replace(b"</Relationships>", external.encode())})
    declared = members["word/document.xml"].replace(b"?>", b"?>" + entity.replace(" html ", " w:document ").encode(), 1)
    sheet = {
        "[Content_Types].xml": members["[Content_Types].xml"],
        "_rels/.rels": ROOT,
        "xl/workbook.xml": (entity + "<workbook>&e;</workbook>").encode(),
        "xl/_rels/workbook.xml.rels": (entity + "<Relationships/>").encode(),
    }
    printed = PRINT.replace(
        b"<< /Type /Catalog", f"<< /OpenAction << /S /URI /URI ({address}u) >> /Type /Catalog".encode()
    )
    return [
        (sniffing.HTML, page),
        (sniffing.HTML, b'<?xml version="1.0"?>' + page),
        (sniffing.MHTML, mhtml(page, address=address)),
        (sniffing.DOCX, linked),
        (sniffing.DOCX, zipped({**members, "word/document.xml": declared})),
        (sniffing.DOCX, docx(paragraph(TEXT), title=address)),
        (sniffing.WORKBOOK, zipped(sheet)),
        (sniffing.PDF, printed),
    ]


def test_no_document_reaches_the_network(readers, listener):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    read, said = [], []
    for kind, raw in reaching(address):
        try:
            read += texts(readers, raw, kind)
        except Fault as fault:
            said.append(str(fault))
    assert len(read) >= 5
    assert [sentence for sentence in said if "failed" in sentence] == []
    with pytest.raises(TimeoutError):
        listener.accept()


def test_the_process_that_reads_gets_no_socket_and_no_other_program():
    code = (
        "from annotator import processes; processes.cut_off()\n"
        "import socket, subprocess, sys, os\n"
        "def refused(act):\n"
        "    try:\n"
        "        act()\n"
        "    except PermissionError:\n"
        "        return True\n"
        "    return False\n"
        "acts = [socket.socket, lambda: socket.create_connection(('127.0.0.1', 9)),\n"
        "        lambda: socket.getaddrinfo('x', 80),\n"
        "        lambda: subprocess.run([sys.executable]), lambda: os.system('true')]\n"
        "sys.exit(0 if all(map(refused, acts)) else 1)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_a_page_that_libxml2_has_no_memory_for_says_so(tmp_path):
    page = tmp_path / "trang.html"
    page.write_bytes(b"<html><body><table>" + b"<tr><td>a<td>b" * 800_000)
    with Readers(memory=400 * 1024 * 1024) as opened, pytest.raises(Fault, match="needs more than 400 MB of memory"):
        list(opened.read(page, sniffing.HTML))
