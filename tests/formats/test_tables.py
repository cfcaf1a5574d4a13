"""Tables: their shape is recognised, each row is an article, nothing of a text or column is lost."""

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from annotator.domain.columns import Choices, ColumnMapping
from annotator.domain.scheme import Scheme
from annotator.formats import records, sheets, tables
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.jsonl import encode

BODY = "Sở Giao thông cho biết khoảng 12.000 người phải đi vòng; cầu vẫn đóng.\nÔng Trần Mộc bác bỏ tin đồn."
TABLE = (
    "Mã bài;Tiêu đề;Nội dung;Ngày đăng;Nguồn;Ghi chú\n"
    f'1;"Cầu ""Lăng"" sập";"{BODY}";20/10/2023 22:10;https://www.bao.example/a;xem lại\n'
    "2;Chợ đêm;Chợ đêm mở lại từ thứ bảy.;2023-10-21;Báo Sáng;\n"
)


def said(found: Found) -> list[str]:
    return [remark.place + str(remark) for remark in found.remarks]


def test_the_shape_of_a_table_is_recognised():
    shape = tables.shape_of(TABLE.encode())
    assert shape.columns == ("Mã bài", "Tiêu đề", "Nội dung", "Ngày đăng", "Nguồn", "Ghi chú")
    assert (shape.delimiter, shape.quote, shape.has_header, shape.sure) == (";", '"', True, True)
    assert shape.samples[0][2] == BODY
    assert shape.mapping == ColumnMapping(
        text=("Nội dung",), title="Tiêu đề", published="Ngày đăng", source="Nguồn", external_id="Mã bài"
    )


def test_each_row_is_an_article_and_other_columns_are_kept():
    first, second = tables.read(TABLE.encode())
    article = first.record.article
    assert (article.text, article.title, article.published) == (BODY, 'Cầu "Lăng" sập', "2023-10-20T22:10")
    assert (article.source, article.external_id, article.lang) == ("bao.example", "1", "vi")
    assert first.record.extra == {"Ghi chú": "xem lại", "Nguồn": "https://www.bao.example/a"}
    assert (first.line, second.line) == (2, 3)
    assert second.record.article.published == "2023-10-21"
    assert second.record.extra == {}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_delimiter_is_recognised(mark: str):
    raw = "\n".join(mark.join(row) for row in (("title", "content"), ("a", "một hai ba"), ("b", "bốn năm"))).encode()
    assert tables.shape_of(raw).delimiter == mark


def test_a_chosen_delimiter_is_taken_and_the_better_one_named():
    shape = tables.shape_of(TABLE.encode(), Choices(delimiter=","))
    assert (shape.delimiter, len(shape.columns)) == (",", 1)
    assert ";" in shape.others


def test_the_line_that_names_the_delimiter_for_excel_is_no_row():
    found = list(tables.read(b"sep=;\ntitle;content\na;one, two; \n"[:-3] + b"\n"))
    assert [(one.line, one.record.article.text) for one in found] == [(2, "one, two")]


def test_quotation_marks_in_a_tab_separated_table_without_quoting_are_letters():
    raw = 'title\tcontent\na\tÔng nói "không\nb\t"Có" là đủ\n'.encode()
    assert [one.record.article.text for one in tables.read(raw)] == ['Ông nói "không', '"Có" là đủ']


def test_a_table_without_names_of_columns_gives_numbered_ones():
    shape = tables.shape_of(f'1,"{BODY}"\n2,"{BODY} Hết."\n'.encode())
    assert (shape.has_header, shape.columns, shape.mapping.text) == (False, ("column 1", "column 2"), ("column 2",))
    assert [one.line for one in tables.read(f'1,"{BODY}"\n2,"{BODY} Hết."\n'.encode())] == [1, 2]


def test_names_that_come_twice_are_told_apart():
    assert tables.shape_of(b"content,note,note\na,b,c\n").columns == ("content", "note", "note (2)")


def test_several_columns_are_joined_by_a_blank_line():
    raw = "sapo,content\nMở đầu.,Thân bài.\n,Chỉ thân.\n".encode()
    assert [one.record.article.text for one in tables.read(raw)] == ["Mở đầu.\n\nThân bài.", "Chỉ thân."]


def test_a_mapping_that_was_chosen_is_used():
    mapping = ColumnMapping(text=("note",), title="content")
    (found,) = tables.read(b"content,note\nthe title,the text\n", Choices(mapping=mapping))
    assert (found.record.article.text, found.record.article.title) == ("the text", "the title")


def test_a_mapping_of_columns_that_are_missing_is_a_fault():
    with pytest.raises(Fault, match="there is no column body; the columns are: content, note"):
        list(tables.read(b"content,note\na,b\n", Choices(mapping=ColumnMapping(text=("body",)))))


def test_dates_that_can_be_two_days_are_kept_and_told():
    (found,) = tables.read(b"content,date\nThe port denied that lamps had failed.,03/04/2023\n")
    assert found.record.article.published == ""
    assert found.record.extra == {"date": "03/04/2023"}
    assert said(found) == ["line 2, date: “03/04/2023” can be two days; it is kept as it is, without a date"]


def test_another_date_of_the_column_decides_the_order():
    raw = b"content,date\nThe port denied.,03/04/2023\nThe mayor denied.,04/25/2023\n"
    assert [one.record.article.published for one in tables.read(raw)] == ["2023-03-04", "2023-04-25"]


def test_names_of_our_own_keys_are_kept_under_others(scheme: Scheme):
    (found,) = tables.read(b"content,spans,role\nA text,3,x\n")
    assert found.record.extra == {"column_spans": "3", "column_role": "x"}
    assert encode(found.record, scheme).count(b'"spans"') == 1


def test_marks_of_windows_1258_stay_as_they_are_decoded():
    text = unicodedata.normalize("NFC", "Tiếng Việt")
    raw = b"content\nTi\xea\xecng Vi\xea\xf2t"
    with pytest.raises(Fault, match="is not UTF-8"):
        list(tables.read(raw))
    (found,) = tables.read(raw, Choices(encoding="windows-1258", mapping=ColumnMapping(text=("content",))))
    assert found.record.article.text != text
    assert unicodedata.normalize("NFC", found.record.article.text) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read_when_chosen(encoding: str):
    chosen = "utf-8" if encoding == "utf-8-sig" else encoding
    found = list(tables.read(TABLE.encode(encoding), Choices(encoding=chosen)))
    assert [one.record.article.text for one in found] == [BODY, "Chợ đêm mở lại từ thứ bảy."]


def book(folder: Path, rows: list[list[Any]], **more: Any) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Tin"
    for row in rows:
        sheet.append(row)
    for cells in more.get("merged", ()):
        sheet.merge_cells(cells)
    for name, state in more.get("sheets", ()):
        workbook.create_sheet(name).sheet_state = state
    path = folder / "a.xlsx"
    workbook.save(path)
    return path


def test_a_workbook_gives_values_dates_and_numbers(tmp_path: Path):
    at = dt.datetime(2023, 10, 20, 22, 10)  # noqa: DTZ001  a cell knows no zone
    path = book(
        tmp_path,
        [
            ["id", "Tiêu đề", "Nội dung", "Ngày đăng", "Tỉ lệ", "Xong"],
            [1, "Cầu", "Cầu 😀 _x0041_ x005F_", at, 0.25, True],
            [2, "Chợ", "Chợ", at.date(), 12.0, None],
        ],
    )
    first, second = sheets.read(path)
    assert (first.record.article.external_id, first.record.article.published) == ("1", "2023-10-20T22:10")
    assert first.record.article.text == "Cầu 😀 A x005F_"
    assert first.record.extra == {"Tỉ lệ": "0.25", "Xong": "TRUE"}
    assert (second.record.article.published, second.record.extra) == ("2023-10-20", {"Tỉ lệ": "12"})


def test_cells_merged_downwards_say_the_same_in_each_row(tmp_path: Path):
    rows = [["Nội dung", "Nguồn"], ["một", "Báo Sáng"], ["hai", None], ["ba", "Báo Chiều"]]
    found = list(sheets.read(book(tmp_path, rows, merged=["B2:B3"])))
    assert [one.record.article.source for one in found] == ["Báo Sáng", "Báo Sáng", "Báo Chiều"]


def test_the_sheets_are_named_and_one_can_be_chosen(tmp_path: Path):
    path = book(tmp_path, [["content"], ["một"]], sheets=[("Khác", "visible"), ("Ẩn", "hidden")])
    shape = sheets.shape_of(path)
    assert [(sheet.name, sheet.hidden) for sheet in shape.sheets] == [("Tin", False), ("Khác", False), ("Ẩn", True)]
    assert (shape.sheet, shape.sure) == ("Tin", True), "an empty sheet is no choice"
    with pytest.raises(Fault, match="there are no rows in the sheet Khác"):
        sheets.shape_of(path, Choices(sheet="Khác"))
    with pytest.raises(Fault, match="there is no sheet Nhầm; the sheets are: Tin, Khác, Ẩn"):
        sheets.shape_of(path, Choices(sheet="Nhầm"))


def test_a_text_in_several_runs_comes_without_how_it_is_read_aloud(tmp_path: Path):
    from tests.formats.hostile_tables import sheet, xlsx

    runs = "<r><t xml:space='preserve'>một </t></r><r><t>hai</t></r><rPh><t>x</t></rPh>"
    strings = f"<sst><si><t>content</t></si><si>{runs}</si></sst>"
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="5"><c r="A5" t="s"><v>1</v></c></row>'
    raw = xlsx(raw_sheet=sheet(rows), sharedStrings=strings.encode())
    (found,) = sheets.read(raw)
    assert (found.line, found.record.article.text) == (5, "một hai")


def test_records_are_mapped_by_dotted_keys():
    raw = '{"meta":{"headline":"Cầu","n":1},"body":["Một.","Hai."],"keywords":["b","a"],"url":"https://b.example/1"}\n'
    assert records.shape_of(raw.encode()).columns == ("meta.headline", "meta.n", "body", "keywords", "url")
    (found,) = records.read(raw.encode())
    article = found.record.article
    assert (article.text, article.title, article.source, article.external_id) == (
        "Một.\n\nHai.",
        "Cầu",
        "b.example",
        "https://b.example/1",
    )
    assert article.tags == ("a", "b")
    assert found.record.extra == {"meta": {"n": 1}}


def test_an_array_and_spread_objects_are_records_too():
    array = b'[{"body": "a \\" ] }"},\n {"body": "b"}]'
    spread = b'{\n "body": "a \\" ] }"\n}\n{\n "body": "b"\n}\n'
    for raw in (array, spread):
        assert [(one.line, one.record.article.text) for one in records.read(raw)] == [(1, 'a " ] }'), (2, "b")]


def test_prose_behind_an_open_quotation_mark_is_never_taken_for_rows():
    raw = f'title,content\na,"{BODY}"\nb,"mở ra\nMột, hai.\nc,"{BODY} Hết."\n'.encode()
    faults: list[Fault] = []
    found = list(tables.read(raw, bad=faults.append))
    assert [one.record.article.text for one in found] == [BODY, f"{BODY} Hết."][: len(found)]
    assert [fault.line for fault in faults][:1] == [3]
