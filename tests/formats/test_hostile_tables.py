"""Each damaged or hostile table, dump and archive gets one clear line; what is good in it still comes in."""

import io
from pathlib import Path

import pytest

from annotator.formats import sniffing
from annotator.formats.archive import members
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from tests.formats.hostile_tables import HOSTILE, TEXT, Made, overlapping, packed
from tests.formats.reading import reader_of


def taken(raw: bytes, name: str) -> tuple[list[Found], list[str]]:
    """Read bytes as an import would; return what comes in and the lines that are said."""
    found: list[Found] = []
    faults: list[Fault] = []
    try:
        seen = sniffing.sniff_file(io.BytesIO(raw), name)
        if seen.fault is not None:
            raise seen.fault
        if seen.kind == sniffing.ZIP:
            for member in members(io.BytesIO(raw), bad=faults.append):
                try:
                    inner, _ = taken(member.content(100_000_000), member.name)
                    found += inner
                except Fault as fault:
                    faults.append(fault.of_member(member.name))
        else:
            found += reader_of(seen.kind)(raw, bad=faults.append)
    except Fault as fault:
        faults.append(fault)
    return found, [f"{fault.place}{fault}" for fault in faults]


@pytest.mark.parametrize(("name", "made", "line"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
def test_a_hostile_file_gets_one_clear_line(name: str, made: Made, line: str):
    _, said = taken(made(), name)
    assert said == [line]
    assert "\n" not in said[0]


@pytest.mark.parametrize("name", ["wide-row.csv", "nul.csv", "open-quote.csv", "bad-line.jsonl", "deep.jsonl"])
def test_the_good_rows_before_a_bad_one_come_in(name: str):
    made = next(made for other, made, _ in HOSTILE if other == name)
    found, _ = taken(made(), name)
    assert [one.record.article.text for one in found] == [TEXT]


def test_rows_after_a_stray_quotation_mark_come_in():
    made = next(made for name, made, _ in HOSTILE if name == "stray-quote.csv")
    found, _ = taken(made(), "a.csv")
    assert [one.line for one in found] == [2, 4]


def test_overlapping_members_are_both_left_out():
    _, said = taken(overlapping(), "a.zip")
    damaged = "it is damaged in the archive; fetch the file again"
    assert said == [f"a.txt: {damaged}", f"b.txt: {damaged}"]


def test_one_bad_member_never_stops_the_others():
    raw = packed([("../a.txt", b"x"), ("b.txt", TEXT.encode()), ("c.csv", b"id\n")])
    found, _ = taken(raw, "a.zip")
    assert [one.record.article.text for one in found] == [TEXT]


def test_without_anybody_to_tell_the_first_bad_row_is_a_fault(tmp_path: Path):
    for name in ("nul.csv", "error-cell.xlsx", "bad-line.jsonl"):
        raw, line = next((made(), line) for other, made, line in HOSTILE if other == name)
        with pytest.raises(Fault) as caught:
            list(reader_of(sniffing.sniff_file(io.BytesIO(raw), name).kind)(raw))
        assert f"{caught.value.place}{caught.value}" == line
