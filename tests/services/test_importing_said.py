"""What an import says beside its articles: what was passed over, not used, left out, worked out; and no wrong word."""

import json
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.columns import ALL_SHEETS, Choices
from annotator.domain.errors import UserError
from annotator.services.importing import ImportPlan, Place, SheetQuestion, Similar
from annotator.services.importing.entries import ADDED, ASKED, FAILED, NEAR, NEW, THERE
from annotator.services.importing.report import reported
from annotator.store.facts import Counts
from annotator.store.project import Project
from tests.formats.made_sheets import ods, ods_row

STORY = (
    "Sở Giao thông tỉnh Hạ Vân cho biết bến phà Vẹn đóng cửa từ thứ hai để thay phao. Ông Trần Mộc nói rằng khoảng "
    "1.200 người qua bến mỗi ngày và họ sẽ đi vòng qua cầu sông Lăng."
)
OTHER = "The port office said 40 lamps failed on Monday, and nobody had stolen the cables there in the night before."


def said(plan: ImportPlan) -> list[str]:
    return [str(one) for one in plan.warnings]


def test_files_of_other_kinds_in_a_folder_are_named_in_one_line(planned, put: Callable[..., Path]):
    put("a.txt", STORY)
    put("photo.jpg", b"\xff\xd8\xff")
    folder = put("tin/b.css", "p {}").parents[1]
    assert said(planned(folder)) == ["2 files of other kinds were passed over: photo.jpg, b.css."]


def test_an_archive_leaves_out_what_a_folder_does(planned, put: Callable[..., Path]):
    path = put("page.zip", b"")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("trang.html", f"<html><body><article><h1>Bến</h1><p>{STORY}</p></article></body></html>")
        archive.writestr("trang_files/f.html", f"<html><body><p>{OTHER}</p></body></html>")
        archive.writestr("trang_files/a.css", "p {}")
        archive.writestr("Thumbs.db", OTHER)
    plan = planned(path)
    assert [(entry.place.member, entry.outcome) for entry in plan.entries] == [("trang.html", NEW)]
    assert said(plan) == ["A file of another kind was passed over: Thumbs.db."]


def test_columns_that_hold_nothing_known_are_named(planned, put: Callable[..., Path]):
    plan = planned(put("a.jsonl", json.dumps({"noidung": STORY, "ghi_gi": "Bến", "khi": "2024-02-03"})))
    assert said(plan) == [
        "a.jsonl: nothing says what these columns hold, so they are only kept beside the article: ghi_gi."
    ]
    (entry,) = plan.entries
    assert plan.article_of(entry).published == "2024-02-03"
    assert dict(entry.known).keys() >= {"title", "lang"}, "neither is from the file"


def test_what_the_file_says_itself_is_not_said_to_be_worked_out(planned, put: Callable[..., Path]):
    (entry,) = planned(put("a.csv", f'Đầu đề,Ngôn ngữ,Nội dung đầy đủ\nBến,vi,"{STORY}"\n')).entries
    assert not dict(entry.known).keys() & {"title", "lang"}
    assert entry.title == "Bến"


def test_the_language_of_a_text_is_said_to_be_by_its_words(planned, put: Callable[..., Path]):
    (entry,) = planned(put("a.txt", STORY)).entries
    assert str(dict(entry.known)["lang"]) == "By the words of the text."


@pytest.mark.parametrize("name", ["Đầu đề", "dau_de", "TỰA", "Tít", "Tieu_de_bai", " tiêu  đề "])
def test_names_of_titles_are_known_with_and_without_marks(planned, put: Callable[..., Path], name: str):
    (entry,) = planned(put("a.csv", f'{name},noi dung day du\nBến,"{STORY}"\n')).entries
    assert (entry.outcome, entry.title) == (NEW, "Bến")


def test_the_second_of_two_equal_files_names_the_first(planned, put: Callable[..., Path]):
    plan = planned(put("a.txt", STORY), put("b.txt", STORY))
    assert plan.entries[1].outcome == THERE
    assert str(plan.entries[1].why).startswith("the same text as a.txt in this import: ")


def test_near_is_never_a_hundred_per_cent():
    assert Similar("a", "A", 0.999).percent == 99


def test_a_row_without_a_text_leaves_only_itself_out(planned, put: Callable[..., Path]):
    plan = planned(put("a.csv", f'title,text\nBến,"{STORY}"\nTrống,\nĐèn,"{OTHER}"\n'))
    assert [entry.outcome for entry in plan.entries] == [NEW, NEW, FAILED]
    assert [(one.line, str(one.error)) for one in plan.failures] == [(3, "there is no text in it")]
    report = reported(plan, Counts(), ())
    assert (report.failed_files, report.left_out_lines) == (0, 1)
    assert [fate.outcome for fate in plan.files] == [ADDED]


def test_a_bad_line_is_found_before_anything_is_proposed(planned, put: Callable[..., Path]):
    plan = planned(put("a.jsonl", f'{json.dumps({"text": STORY})}\n{json.dumps({"text": OTHER})}\n{{"text" 1}}\n'))
    assert next(str(one) for one in plan.failures).endswith(
        "line 3: this is not JSON: the colon behind a key is missing at column 9"
    )
    assert plan.near is None, "no text was compared with others"


def test_a_date_that_is_none_is_kept_and_said_to_be_none(planned, project: Project, put: Callable[..., Path]):
    days = ["2024-02-30", "2024-13-45T99:99", "yesterday", "2024-02-29", "2024-02", "20/10/2023, 22:10"]
    rows = (json.dumps({"text": f"{STORY} {number}", "published": day}) for number, day in enumerate(days))
    plan = planned(put("a.jsonl", "\n".join(rows)))
    articles = [plan.article_of(entry) for entry in plan.entries]
    assert [article.published for article in articles] == ["", "", "", "2024-02-29", "", "2023-10-20T22:10"]
    remarks = [str(remark) for entry in plan.entries for remark in entry.remarks]
    assert remarks[0] == "“2024-02-30” is no date; it is kept as it is"
    assert len(remarks) == 4


def test_a_byte_order_mark_beats_the_encoding_for_all(planned, put: Callable[..., Path]):
    plan = planned(
        put("a.txt", STORY.encode("utf-16")), put("b.txt", "Bê\u0301n".encode("cp1258")), encoding="windows-1258"
    )
    assert [plan.text_of(entry) for entry in plan.entries] == [STORY, "Bê\u0301n"]


def test_a_nul_in_a_table_is_said_plainly(planned, put: Callable[..., Path]):
    (failure,) = planned(put("a.csv", f"title,te\0xt\nBến,{OTHER}\n")).failures
    assert str(failure).endswith("line 1: there is a NUL character in it; the file is damaged or no table")


def test_a_table_of_text_under_the_name_of_a_workbook_is_a_table(planned, put: Callable[..., Path]):
    (entry,) = planned(put("a.xlsx", f'ma_so;text\n1;"{STORY}"\n')).entries
    assert (entry.line, entry.length) == (2, len(STORY))


@pytest.fixture
def book(put: Callable[..., Path]) -> Path:
    one = ods_row("tiêu đề", "nội dung", "từ khóa") + ods_row("Bến", STORY, "phà; bến")
    two = ods_row("Tít", "Bài viết") + ods_row("Đèn", OTHER)
    notes = ods_row("x", "y") + ods_row("1", "2")
    return put("a.ods", ods(("Trống", ""), ("Một", one), ("Hai", two), ("Ghi chú", notes)))


def test_a_workbook_of_several_sheets_shows_the_first_rows_of_each(planned, book: Path):
    (question,) = planned(book).questions
    assert isinstance(question, SheetQuestion)
    assert question.sheets == ("Một", "Hai", "Ghi chú")
    assert question.previews[2] == "x | y\n1 | 2"


def test_all_sheets_come_in_each_by_its_own_columns(planned, project: Project, book: Path):
    plan = planned(book, files={Place(book): Choices(sheet=ALL_SHEETS)})
    assert [(entry.title, entry.outcome) for entry in plan.entries][:2] == [("Bến", NEW), ("Đèn", NEW)]
    assert plan.article_of(plan.entries[0]).tags == ("bến", "phà"), "tags come out of the process apart"
    assert [str(failure.error) for failure in plan.failures] == [
        "the sheet Ghi chú is left out: no column in it looks like a text"
    ]


def test_one_sheet_alone_is_not_asked_about_beside_empty_ones(planned, put: Callable[..., Path]):
    rows = ods_row("tiêu đề", "nội dung") + ods_row("Bến", STORY)
    plan = planned(put("a.ods", ods(("Trống", ""), ("Tin", rows))))
    assert [entry.outcome for entry in plan.entries] == [NEW]


def test_what_still_asks_is_in_the_report(planned, book: Path, put: Callable[..., Path]):
    plan = planned(book, put("b.txt", OTHER))
    report = reported(plan, Counts(), ())
    assert [fate.outcome for fate in report.files] == [ASKED, ADDED]
    assert len(report.questions) == 1


@pytest.mark.skipif(sys.platform == "darwin" or os.name == "nt", reason="names there are always text")
@pytest.mark.parametrize("ending", [".csv", ".txt", ".json"])
def test_a_report_can_hold_a_name_that_is_no_text(planned, put: Callable[..., Path], tmp_path: Path, ending: str):
    folder = put("a.txt", STORY).parent
    bad = os.fsdecode(os.fsencode(folder) + b"/caf\xe9 bad.txt")
    Path(bad).write_text(OTHER)
    plan = planned(folder)
    assert {entry.outcome for entry in plan.entries} <= {NEW, NEAR}
    saved = tmp_path / f"f{ending}"
    replace(reported(plan, Counts(), ())).save(saved)
    assert "\\udce9" in saved.read_text("utf-8-sig")


def test_a_quotation_mark_that_is_never_closed_is_remarked(planned, put: Callable[..., Path]):
    plan = planned(put("a.csv", f'title,text\nBến,"{OTHER.replace(",", "")}\nĐèn,{STORY}\n'))
    assert [[str(remark) for remark in entry.remarks] for entry in plan.entries if entry.outcome == NEW][:1] == [
        ["its text begins with a quotation mark that is never closed; look whether the row is whole"]
    ]


def test_a_row_without_a_text_in_one_of_all_sheets_names_its_sheet(planned, put: Callable[..., Path]):
    head = ods_row("tiêu đề", "nội dung")
    path = put(
        "a.ods",
        ods(("Một", head + ods_row("Bến", STORY)), ("Hai", head + ods_row("Trống", "") + ods_row("Đèn", OTHER))),
    )
    plan = planned(path, files={Place(path): Choices(sheet=ALL_SHEETS)})
    assert [entry.outcome for entry in plan.entries] == [NEW, NEW, FAILED]
    assert [(failure.member, failure.line) for failure in plan.failures] == [("Hai", 2)]


def test_a_report_does_not_take_the_place_of_a_text_that_was_read(planned, put: Callable[..., Path]):
    text = put("a.txt", STORY)
    plan = planned(text.parent)
    with pytest.raises(UserError, match="one of the files that were read"):
        reported(plan, Counts(), ()).save(text)
    assert text.read_text("utf-8") == STORY
