"""The same articles in every format give the same records, byte for byte as they are exported."""

import csv
import io
import json
from html import escape
from pathlib import Path

import pytest

from annotator.domain.scheme import Scheme
from annotator.formats import sniffing
from annotator.formats.archive import members
from annotator.formats.found import Found
from annotator.formats.jsonl import encode
from tests.formats.hostile_tables import inline, packed, xlsx
from tests.formats.reading import reader_of

GOLDEN = Path(__file__).parents[1] / "golden" / "tables"
CSV = (GOLDEN / "articles.csv").read_bytes()
ROWS = list(csv.reader(io.StringIO(CSV.decode(), newline="")))


def as_tsv() -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t").writerows(ROWS)
    return out.getvalue().encode()


def as_xlsx() -> bytes:
    return xlsx("".join(inline(at, *map(escape, row)) for at, row in enumerate(ROWS, 1)))


def as_records() -> list[dict[str, str]]:
    return [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


def as_jsonl() -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in as_records()).encode()


def read(raw: bytes, name: str) -> list[Found]:
    return list(reader_of(sniffing.sniff_file(io.BytesIO(raw), name).kind)(raw))


FILES = {
    "articles.csv": CSV,
    "bom.csv": b"\xef\xbb\xbf" + CSV.replace(b"\n", b"\r\n"),
    "articles.tsv": as_tsv(),
    "articles.xlsx": as_xlsx(),
    "articles.jsonl": as_jsonl(),
    "articles.json": json.dumps(as_records(), indent=2).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_each_format_gives_the_golden_records(name: str, scheme: Scheme):
    lines = b"".join(encode(one.record, scheme) for one in read(FILES[name], name))
    assert lines == (GOLDEN / "articles.expected.jsonl").read_bytes()


def test_an_archive_of_them_gives_each_of_them(scheme: Scheme):
    expected = (GOLDEN / "articles.expected.jsonl").read_bytes()
    for member in members(io.BytesIO(packed(list(FILES.items()))), bad=lambda _: None):
        found = read(member.content(1_000_000), member.name)
        assert b"".join(encode(one.record, scheme) for one in found) == expected
