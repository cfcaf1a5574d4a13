"""Workbooks of all kinds: texts, values and row numbers; what is damaged, locked or would be lost."""

import datetime as dt
import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import stored_text
from annotator.domain.columns import Choices, ColumnMapping
from annotator.formats import sheets, sniffing
from annotator.formats.fault import Fault
from annotator.formats.sheet_errors import Errors
from tests.formats.hostile_tables import HEAD_ROW, inline, packed, sheet, xlsx
from tests.formats.made_sheets import SPREADSHEET, container, ods, ods_cell, ods_row, record, xls

TEXT = "Thu\u031b\u0323 ba\u0301o\u00a0nói 👨\u200d👩\u200d👧:\n\n“cầu vẫn đóng”"
IN_XML = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n")
BLANK_ROWS = (
    '<table:table-row table:number-rows-repeated="{}">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
LOCK = record(0x002F, struct.pack("<H", 1) + b"\0" * 52)
BY_PASSWORD = "this file is locked with a password; open it in its program, take the password away and save it again"


def texts(raw: bytes) -> list[tuple[int, str, str]]:
    return [(one.line, one.record.article.title, one.record.article.text) for one in sheets.read(raw)]


def as_xlsx(text: str) -> bytes:
    return xlsx(HEAD_ROW + inline(5, "a", text))


def as_ods(text: str) -> bytes:
    rows = ods_row("title", "content") + BLANK_ROWS.format(3) + ods_row("a", text) + BLANK_ROWS.format(1048571)
    return ods(("Tin", rows))


def as_xls(text: str) -> bytes:
    return xls([["title", "content"], [], [], [], ["a", text]])


@pytest.mark.parametrize("made", [as_xlsx, as_ods, as_xls])
def test_texts_come_exactly_with_the_rows_as_a_spreadsheet_counts(made: Callable[[str], bytes]):
    assert texts(made(TEXT)) == [(5, "a", TEXT)]


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.bin", as_ods(TEXT), sniffing.WORKBOOK),
        ("a.doc", as_xls(TEXT), sniffing.WORKBOOK),
        ("a.xlsb", packed([("xl/workbook.bin", b"x")]), sniffing.WORKBOOK),
        ("a.xls", container("WordDocument", b"x"), sniffing.OTHER),
        ("a.xls", container("EncryptedPackage", b"x"), sniffing.OTHER),
        ("a.ods", packed([("mimetype", SPREADSHEET.replace("spreadsheet", "text").encode())], 0), sniffing.OTHER),
    ],
)
def test_workbooks_are_known_by_their_content(name: str, raw: bytes, kind: str):
    assert sniffing.kind_of(raw, name) == kind


@given(
    st.lists(
        st.text(IN_XML, min_size=1, max_size=60).filter(lambda text: text.replace("\ufeff", "").strip()), max_size=6
    )
)
def test_rows_of_old_workbooks_come_back(rows: list[str]):
    choices = Choices(mapping=ColumnMapping(text=("content",)), has_header=True)
    found = list(
        sheets.read(xls([["id", "content"], ["0", "first"], *([str(at), row] for at, row in enumerate(rows))]), choices)
    )
    assert [one.record.article.text for one in found] == ["first", *map(stored_text, rows)]


def test_values_of_old_workbooks_are_what_people_see():
    raw = xls([["content", "n", "share"], ["một", 12.0, 0.25]])
    (found,) = sheets.read(raw)
    assert found.record.extra == {"n": "12", "share": "0.25"}


def test_cells_of_old_workbooks_that_are_merged_downwards_say_the_same():
    merged = record(0x00E5, struct.pack("<HHHHH", 1, 1, 2, 1, 1))
    rows = [["content", "source"], ["một", "Báo Sáng"], ["hai"], ["ba"]]
    assert [one.record.article.source for one in sheets.read(xls(rows, after=merged))] == ["Báo Sáng", "Báo Sáng", ""]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("float", 'office:value="12"', "12"),
        ("date", 'office:date-value="2023-10-20"', "2023-10-20"),
        ("date", 'office:date-value="2023-10-20T22:10:00"', "2023-10-20T22:10"),
        ("boolean", 'office:boolean-value="true"', "TRUE"),
        ("percentage", 'office:value="0.25"', "0.25"),
    ],
)
def test_values_of_open_tables_are_iso_and_whole_numbers(kind: str, value: str, shown: str):
    cell = f'<table:table-cell office:value-type="{kind}" {value}><text:p>seen</text:p></table:table-cell>'
    rows = ods_row("content", "n") + f"<table:table-row>{ods_cell('x')}{cell}</table:table-row>"
    (found,) = sheets.read(ods(("Tin", rows)))
    assert found.record.extra == {"n": shown}


def test_hidden_sheets_are_named_as_hidden():
    raw = ods(("Ẩn", ods_row("content")), ("Tin", ods_row("content") + ods_row("x")), hidden=["Ẩn"])
    shape = sheets.shape_of(raw)
    assert [(one.name, one.hidden) for one in shape.sheets] == [("Ẩn", True), ("Tin", False)]
    assert (shape.sheet, shape.sure, shape.columns) == ("Tin", True, ("content",))


@pytest.mark.parametrize("lost", ["<text:tab/>", "<text:line-break/>", "<text:line-break></text:line-break>"])
def test_an_open_table_whose_texts_would_change_is_refused(lost: str):
    cell = f'<table:table-cell office:value-type="string"><text:p>a{lost}b</text:p></table:table-cell>'
    raw = ods(("Tin", ods_row("content") + f"<table:table-row>{cell}</table:table-row>"))
    with pytest.raises(Fault, match=r"tabs or line breaks in its cells that would be lost; save it as \.xlsx"):
        sheets.shape_of(raw)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (xls([["content"], ["x"]], before=LOCK), BY_PASSWORD),
        (ods(("Tin", ods_row("content")), manifest="<manifest:encryption-data/>"), BY_PASSWORD),
        (as_xls(TEXT)[:3000], "the workbook is damaged: Cfb error: Cannot find Workbook stream; "),
        (as_ods(TEXT)[:-40], "the workbook is damaged or cut off; fetch it again"),
        (ods(("Tin", ods_row("content") + "<table:table-row>")), "the workbook is damaged: "),
        (packed([("content.xml", b"x" * 40_000_000)]), "it is packed more than 200 to 1, as no text is"),
    ],
)
def test_a_workbook_that_cannot_be_read_gets_a_sentence(raw: bytes, line: str):
    with pytest.raises(Fault) as caught:
        list(sheets.read(raw))
    assert str(caught.value).startswith(line)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (dt.datetime(2023, 10, 20, 22, 9, 59, 999_600), "2023-10-20T22:10"),  # noqa: DTZ001  a cell knows no zone
        (dt.time(7, 5), "07:05"),
        (dt.time(7, 5, 9), "07:05:09"),
        (dt.timedelta(hours=30), "30:00"),
        (dt.timedelta(minutes=-90), "-01:30"),
        (1e300, "1e+300"),
        (False, "FALSE"),
        (7, "7"),
    ],
)
def test_values_are_shown(value: object, shown: str):
    assert sheets.shown_value(value) == shown


def test_blanks_around_a_text_count_where_the_file_says_so():
    cells = "".join(f'<c t="inlineStr"><is><t{keep}> a\u00a0</t></is></c>' for keep in ("", ' xml:space="preserve"'))
    raw = xlsx(raw_sheet=sheet(inline(1, "note", "content") + f'<row r="2">{cells}</row>'))
    (found,) = sheets.read(raw)
    assert (found.record.extra, found.record.article.text) == ({"note": "a\u00a0"}, " a\u00a0")


def erring(*places: str) -> str:
    """Cells that hold an error, in a row each."""
    return "".join(
        f'<row r="{place[1:]}"><c r="A{place[1:]}" t="inlineStr"><is><t>{TEXT}</t></is></c>'
        f'<c r="{place}" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        for place in places
    )


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([], ()),
        (["C2"], ("a cell holds an error and is read as empty: Tin!C2",)),
        (["C7", "D8", "E9"], ("3 cells hold an error and are read as empty; the first is Tin!C7",)),
    ],
)
def test_cells_with_errors_are_said_once_with_the_place_of_the_first(places: list[str], said: tuple[str, ...]):
    rows = inline(1, "content", "b", "c", "d", "e") + erring(*places) + inline(20, TEXT)
    first, *others = sheets.read(xlsx(rows))
    assert tuple(map(str, first.remarks)) == said
    assert [one.remarks for one in others] == [()] * len(others)


def test_a_sheet_whose_texts_are_all_errors_says_so():
    cells = "".join(f'<row r="{at}"><c t="e" r="A{at}"><v>#N/A</v></c></row>' for at in range(2, 5))
    heard: list[Fault] = []
    with pytest.raises(Fault, match="3 cells hold an error and are read as empty; the first is Tin!A2"):
        list(sheets.read(xlsx(inline(1, "content") + cells), bad=heard.append))


def test_a_row_without_a_text_is_told_beside_those_with_one():
    cells = f'<row r="2"><c t="e" r="A2"><v>#N/A</v></c><c t="inlineStr" r="B2"><is><t>{TEXT}</t></is></c></row>'
    heard: list[Fault] = []
    rows = inline(1, "content", "title") + cells + inline(3, TEXT, "a") + inline(4, "", "b")
    (found,) = sheets.read(xlsx(rows), bad=heard.append)
    assert [str(one) for one in found.remarks] == ["a cell holds an error and is read as empty: Tin!A2"]
    assert [(fault.line, str(fault)) for fault in heard] == [
        (2, "there is no text in it"),
        (4, "there is no text in it"),
    ]


def test_what_only_looks_like_an_error_is_none():
    text = 'viết t="e" và &lt;c r="A1" t="e"> trong bài'
    (found,) = sheets.read(xlsx(HEAD_ROW + inline(2, "a", text)))
    assert found.remarks == ()


@given(st.lists(st.integers(1, 40), max_size=6), st.integers(1, 60), st.sampled_from(["c", "x:c"]))
def test_errors_are_counted_wherever_a_block_ends(gaps: list[int], size: int, tag: str):
    raw = "".join(
        f'<{tag} r="A{at}" s="{"1" * gap}" t="e"><v>#REF!</v></{tag}><{tag} t="s" r="B{at}"><v>{at}</v></{tag}>'
        for at, gap in enumerate(gaps, 7)
    ).encode()
    errors = Errors()
    for at in range(0, len(raw), size):
        errors.look(raw[at : at + size])
    assert (errors.count, errors.first) == (len(gaps), "A7" if gaps else "")


def test_a_date_at_the_end_of_all_time_is_a_date():
    assert sheets.shown_value(dt.datetime.fromisoformat("9999-12-31T23:59:59.999999")) == "9999-12-31T23:59:59"
