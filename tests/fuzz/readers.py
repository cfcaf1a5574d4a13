"""Readers of all kinds of files on small valid ones that were damaged at random: each gives articles or one sentence.

    tests/fuzz/readers.py [SECONDS] [SEED] [--only html,docx,…]      300 seconds; the seed is printed when it begins

Bytes are turned, cut out, repeated, moved in from another file, and words put in that readers trip over; of what is
packed the members are damaged, then packed again, half the time. A file is read as the program reads it: looked into
to tell its kind, then as what it was before it was damaged; foreign documents in the process apart. Anything but
Found and Fault ends the run with 1; the file and how to come to it again are printed.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.domain.columns import Choices
from annotator.domain.scheme import scheme_from_toml
from annotator.formats import archive, encodings, sniffing
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.formats.readers import reader_of
from annotator.paths import resource
from annotator.services.reading_apart import Readers
from tests.formats.test_documents_golden import SAMPLES

APART = (sniffing.HTML, sniffing.MHTML, sniffing.DOCX, sniffing.PDF, sniffing.WORKBOOK)
PAGES = (sniffing.HTML, sniffing.MHTML)
PACKED = (sniffing.DOCX, sniffing.WORKBOOK, sniffing.ZIP)
SECONDS_A_FILE = 20.0
TEXT = "Cảng bác tin ngừng nhận tàu\n\nGiám đốc nói “mọi bến vẫn mở” và bác bỏ tin lan trên mạng.\n"
ROWS = [
    ["Tiêu đề", "Nội dung", "Ngày"],
    ["Cảng bác tin", TEXT, "05/03/2024 21:40"],
    ["Giá gạo", TEXT * 2, "6/3/2024"],
]
WORDS = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n\n",
    b"<",
    b">",
    b"</",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"&#0;",
    b"&a;",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"<table>",
    b"<p>",
    b'"',
    b"'",
    b",",
    b";",
    b"\t",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"-1",
    b"0",
    b"999999999999",
    b"1e999",
    b"\\u0000",
    b"\\ud800",
    b"PK\3\4",
    b"PK\1\2",
    b"PK\5\6",
    b"obj",
    b"endobj",
    b"stream",
    b"<<",
    b">>",
    b"1 0 R",
    b"/Kids",
    b"/Length",
    b"charset=utf-16",
    b"charset=x",
    b"Content-Type: multipart/related; boundary=x",
    b"--part",
    b"../",
    b"\xcc\x81",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\x98\x80",
    b"a" * 5000,
)


def seeds() -> dict[str, bytes]:
    """One small valid file of each kind."""
    table = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in ROWS)
    records = "\n".join(json.dumps(dict(zip(ROWS[0], row, strict=True)), ensure_ascii=False) for row in ROWS[1:])
    span = {"start": 0, "end": 4, "label": "actor"}
    labelled = json.dumps({"text": TEXT, "spans": [span], "annotator": "mai"}, ensure_ascii=False)
    inside = {"bài 1.txt": TEXT.encode(), "thư mục/trang.html": SAMPLES[sniffing.HTML], "bảng.csv": table.encode()}
    return {
        **SAMPLES,
        sniffing.TEXT: TEXT.encode(),
        sniffing.TABLE: table.encode(),
        sniffing.WORKBOOK: workbook(),
        sniffing.RECORDS: records.encode(),
        sniffing.LABELLED: (labelled + "\n" + labelled).encode(),
        sniffing.ZIP: packed(inside),
    }


def workbook() -> bytes:
    """The rows as an XLSX."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    """The members as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def damaged(raw: bytes, kind: str, others: list[bytes], by: random.Random) -> bytes:
    """The file with some damage."""
    if kind in PACKED and by.random() < 0.5:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        for name in by.sample(sorted(members), by.randint(1, 2)):
            members[name] = scratched(members[name], others, by)
        return packed(members)
    return scratched(raw, others, by)


def scratched(raw: bytes, others: list[bytes], by: random.Random) -> bytes:
    """The bytes after a few blows."""
    found = bytearray(raw)
    for _ in range(by.choice((1, 1, 2, 3, 5, 10, 40))):
        begin = by.randint(0, len(found))
        end = min(len(found), begin + int(by.paretovariate(0.7)))
        match by.randrange(8):
            case 0:
                found[begin:end] = bytes(by.randrange(256) for _ in range(end - begin))
            case 1:
                del found[begin:end]
            case 2:
                found[begin:begin] = found[begin:end] * by.choice((1, 2, 50))
            case 3 | 4:
                found[begin:begin] = by.choice(WORDS) * by.choice((1, 1, 1, 2, 500))
            case 5:
                other = by.choice(others)
                at = by.randint(0, len(other))
                found[begin:end] = other[at : at + by.randint(1, 400)]
            case 6:
                found[begin:end] = by.choice(WORDS)
            case _:
                if begin < len(found):
                    found[begin] ^= 1 << by.randrange(8)
    return bytes(found if by.random() < 0.9 else found[: by.randint(0, len(found))])


def readings(kind: str, raw: bytes, path: Path, readers: Readers) -> Iterator[Callable[[], Iterator[Found]]]:
    """The ways in which the program may come to read such a file."""
    told = sniffing.sniff_file(io.BytesIO(raw), path.name).kind
    encodings.candidates(raw)
    for each in {kind, told}:
        if each in APART:
            yield partial(readers.read, path, each, raw=raw)
            if each in PAGES:
                yield partial(of_encodings, path, each, raw, readers)
        elif each == sniffing.ZIP:
            yield partial(of_archive, raw)
        elif each == sniffing.LABELLED:
            yield partial(of_labelled, path)
        elif each in {sniffing.TEXT, sniffing.TABLE, sniffing.RECORDS}:
            yield partial(reader_of(each), raw, Choices(), bad=heard)
            yield partial(reader_of(each), path, Choices())


def heard(fault: Fault) -> None:
    """A bad row is left out with a sentence."""
    sentence_of(fault)


def of_archive(raw: bytes) -> Iterator[Found]:
    """The members of an archive, read as texts."""
    for member in archive.members(io.BytesIO(raw), bad=heard):
        try:
            yield from reader_of(sniffing.TEXT)(member.content(1 << 20), Choices())
        except Fault as fault:
            sentence_of(fault)


def of_encodings(path: Path, kind: str, raw: bytes, readers: Readers) -> Iterator[Found]:
    """A page in the first of the encodings that are offered for it."""
    for offer in readers.encodings(path, kind, raw=raw)[:1]:
        yield from readers.read(path, kind, choices=Choices(encoding=offer.encoding), raw=raw)


def of_labelled(path: Path) -> Iterator[Found]:
    """The records of a labelled file."""
    reader = Reader(scheme_from_toml(resource("schemes", "claims.toml").read_text(encoding="utf-8")))
    for number, line in lines(path):
        record = reader.record(number, line)
        if record is not None:
            yield Found(record=record, line=number)


def sentence_of(fault: Fault) -> str:
    """What a person reads; one line."""
    said = fault.place + str(fault)
    if "\n" in said or not said.strip():
        raise AssertionError(said)
    return said


def tried(read: Callable[[], Iterator[Found]], outcomes: Counter[str], kind: str) -> None:
    """Read a file to its end. Raises whatever is neither Found nor Fault."""
    try:
        for found in read():
            if not isinstance(found, Found) or not found.record.article.text.strip():
                raise TypeError(found)
            outcomes[f"{kind}: articles"] += 1
    except Fault as fault:
        said = sentence_of(fault)
        if "the reader failed" in said or "it took longer" in said:
            raise
        outcomes[f"{kind}: faults"] += 1


def run(seconds: float, seed: int, only: frozenset[str]) -> int:
    """Damage and read until the time is over; return the exit code."""
    by, files = random.Random(seed), seeds()
    kinds = sorted(only or files)
    outcomes: Counter[str] = Counter()
    end, count = time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder, Readers(seconds=SECONDS_A_FILE) as readers:
        while time.monotonic() < end:
            kind = by.choice(kinds)
            raw = damaged(files[kind], kind, list(files.values()), by)
            path = Path(folder, f"file.{kind}")
            path.write_bytes(raw)
            try:
                for read in readings(kind, raw, path, readers):
                    tried(read, outcomes, kind)
            except Exception:  # noqa: BLE001  whatever it is, it is what was looked for
                traceback.print_exc()
                kept = Path(tempfile.gettempdir(), f"fuzz-{seed}-{count}.{kind}")
                kept.write_bytes(raw)
                print(f"failed: seed {seed}, file {count}, kept as {kept}", flush=True)
                return 1
            count += 1
    print(f"seed {seed}: {count} files in {seconds:.0f} s, no crash, no hang")
    print("\n".join(f"  {outcome}: {number}" for outcome, number in sorted(outcomes.items())))
    return 0


def main() -> int:
    """Read the arguments and run."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("seconds", type=float, nargs="?", default=300.0)
    arguments.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(1 << 32))
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    logging.getLogger("annotator").addHandler(logging.StreamHandler(sys.stdout))
    print(f"seed {given.seed}", flush=True)
    return run(given.seconds, given.seed, frozenset(filter(None, given.only.split(","))))


if __name__ == "__main__":
    raise SystemExit(main())
