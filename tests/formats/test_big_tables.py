"""Large files and bombs are read, or refused, in bounded memory; each in a process whose peak is measured."""

import json
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from tests.formats.hostile_tables import BOOK, RELATIONS, ROOT, TYPES, inline

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the peak is measured as Unix systems count it")

MEGABYTE = 1024 * 1024
ROWS, SHEET_ROWS = 100_000, 25_000
TEXT = "Sở Giao thông cho biết khoảng 12.000 người phải đi vòng; cầu vẫn đóng. " + "." * 250

READING = textwrap.dedent("""
    import json, resource, sys
    from pathlib import Path
    from annotator.formats import sniffing
    from annotator.formats.archive import members
    from annotator.formats.fault import Fault
    from tests.formats.reading import reader_of

    UNIT = 1 if sys.platform == "darwin" else 1024
    path, said, count = Path(sys.argv[1]), [], 0
    for kind in ("table", "records", "workbook"):
        reader_of(kind)  # so that only reading counts
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        kind = sniffing.sniff(path).kind
        if kind == sniffing.ZIP:
            for member in members(path, bad=said.append):
                try:
                    with member.open() as file:
                        while file.read(1 << 20):
                            pass
                    count += 1
                except Fault as fault:
                    said.append(fault)
        else:
            for found in reader_of(kind)(path, bad=said.append):
                count += 1
    except Fault as fault:
        said.append(fault)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([count, [f.place + str(f) for f in said], (peak - before) * UNIT]))
""")


def read(path: Path) -> tuple[int, list[str], float]:
    """Return how many articles came out, what was said, and the megabytes that it took."""
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path)],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    count, said, peak = json.loads(done.stdout)
    return count, said, peak / MEGABYTE


def test_a_hundred_thousand_rows_stream(tmp_path: Path):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,title,content\n")
        for row in range(ROWS):
            file.write(f'{row},Tin {row},"{row} {TEXT}"\n' if row != 70_000 else '70000,x,"a"b\n')
    count, said, megabytes = read(path)
    assert count == ROWS - 1
    assert said == [
        "line 70002: a quotation mark stands alone in a cell (inside cells they are doubled); lines left out: 1"
    ]
    assert megabytes < 40


def test_one_bad_line_among_a_hundred_thousand_is_named(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for row in range(ROWS):
            file.write(f'{{"id":{row},"body":"{row} {TEXT}"}}\n' if row != 80_000 else '{"id": 80000, "body": \n')
    count, said, megabytes = read(path)
    assert count == ROWS - 1
    assert said == ["line 80001: this is not JSON: there is no value at column 1"]
    assert megabytes < 40


def test_a_large_workbook_takes_bounded_memory(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    strings = (f"<si><t>{row} {TEXT * 5}</t></si>" for row in range(SHEET_ROWS))
    head = '<c t="inlineStr"><is><t>content</t></is></c>'
    rows = "".join(f'<row r="{row + 2}"><c r="A{row + 2}" t="s"><v>{row}</v></c></row>' for row in range(SHEET_ROWS))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr("_rels/.rels", ROOT)
        book.writestr("xl/workbook.xml", BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        book.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet><sheetData><row r="1">{head}</row>{rows}</sheetData></worksheet>'
        )
        with book.open("xl/sharedStrings.xml", "w") as part:
            part.write(b"<sst>")
            for string in strings:
                part.write(string.encode())
            part.write(b"</sst>")
    count, said, megabytes = read(path)
    assert (count, said) == (SHEET_ROWS, [])
    assert megabytes < 120


@pytest.mark.parametrize(
    ("name", "begins", "line"),
    [
        ("a.csv", b"title,content\nx,", "a line in it is longer than 16 million characters; is it a table?"),
        ("b.csv", b'title,content\nx,"', "a line in it is longer than 16 million characters; is it a table?"),
        ("a.jsonl", b'{"body":"', "line 1: the line is longer than 64 MB"),
        ("a.json", b'[{"body":"', "line 1: the line is longer than 64 MB"),
    ],
)
def test_a_line_of_a_hundred_megabytes_is_refused(tmp_path: Path, name: str, begins: bytes, line: str):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(begins)
        for _ in range(100):
            file.write(b"x" * MEGABYTE)
    count, said, megabytes = read(path)
    assert (count, said) == (0, [line])
    assert megabytes < 250


def test_a_quotation_mark_that_is_never_closed_costs_bounded_memory(tmp_path: Path):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b'title,content\nx,"open\n')
        for _ in range(400_000):
            file.write(b"a line that has no marks in it and goes on for a while, as texts do; " + b"y" * 30 + b"\n")
    count, said, megabytes = read(path)
    line = "line 2: a cell is longer than 16 million characters; is a quotation mark not closed? Lines left out: 400001"
    assert (count, said) == (0, [line])
    assert megabytes < 300


def test_a_workbook_that_is_a_bomb_is_refused(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("_rels/.rels", ROOT)
        book.writestr("xl/workbook.xml", BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        book.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{inline(1, 'content')}</sheetData></worksheet>"
        )
        with book.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(b"<sst>")
            for _ in range(600):
                part.write(b"<si><t>a</t></si>" * 60_000)
    count, said, megabytes = read(path)
    assert (count, said) == (0, ["it is packed more than 200 to 1, as no text is; it is not unpacked"])
    assert megabytes < 40


def test_a_zip_bomb_is_stopped_and_the_rest_is_read(tmp_path: Path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.txt", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b"\0" * MEGABYTE)
        archive.writestr("good.txt", TEXT)
    count, said, megabytes = read(path)
    assert (count, said) == (1, ["bomb.txt: it is packed more than 200 to 1, as no text is; it is not unpacked"])
    assert megabytes < 60
