"""Importing files of all kinds: each is what its content says, asks what it has to be told, and ends in one place."""

import json
import os
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import paths
from annotator.domain.columns import ALL_SHEETS, Choices, ColumnMapping
from annotator.domain.zone import ACCEPTED, APART, PROPOSED, Zone
from annotator.services import importing, splitting
from annotator.services.importing import (
    ColumnsQuestion,
    EncodingQuestion,
    ImportPlan,
    Place,
    SheetQuestion,
)
from annotator.services.importing.entries import (
    ADDED,
    ASKED,
    ASKS,
    FAILED,
    FILE_FAILED,
    FILE_SKIPPED,
    NEAR,
    NEW,
    SKIPPED,
    THERE,
)
from annotator.services.importing.proposals import reconciled
from annotator.services.jobs import Stopped
from annotator.store.project import Project
from tests.formats.made_documents import mhtml, zipped
from tests.formats.made_sheets import ods, ods_row, xls

STORY = (
    "Bến phà Vẹn đóng cửa ba ngày\n14/03/2025 09:40\n"
    "Sở Giao thông tỉnh Hạ Vân cho biết bến phà Vẹn đóng cửa từ thứ hai để thay phao.\n"
    "Ông Trần Mộc, giám đốc sở, nói rằng khoảng 1.200 người qua bến mỗi ngày và họ sẽ đi vòng qua cầu sông Lăng. "
    "Ông bác bỏ tin bến bị đóng vĩnh viễn và cho rằng việc thay phao đã được báo trước từ tháng hai.\n"
    "Công ty Đá Trắng, đơn vị thi công, cho biết mười hai chiếc phao cũ đã được kéo lên bờ trong đêm.\n"
)
OTHER = "Harbour lights go out\nThe port office said 40 lamps failed on Monday, and nobody had stolen the cables there."
PAGE = (
    "<!doctype html><html lang='vi'><head><title>Chợ đêm Hạ Vân mở lại - Báo Sông Lăng</title></head><body><article>"
    "<h1>Chợ đêm Hạ Vân mở lại</h1><p>Ban quản lý chợ đêm Hạ Vân cho biết chợ mở lại từ tối thứ bảy với tám mươi quầy "
    "hàng, sau bốn tháng sửa mái che và hệ thống điện.</p><p>Bà Lê Thị Nụ, tiểu thương ở đây hai mươi năm, nói rằng bà "
    "không lo vắng khách. Bà bác bỏ tin tiền thuê quầy tăng gấp đôi và cho biết giá vẫn như năm ngoái.</p>"
    "</article></body></html>"
)


def outcomes(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(entry.place.member or entry.place.path.name, entry.outcome) for entry in plan.entries]


def nothing_is_left() -> bool:
    return list((paths.state_dir() / "staging").iterdir()) == []


# Kinds


def test_a_file_is_what_its_content_says(planned, put: Callable[..., Path]):
    plan = planned(put("page.txt", PAGE), put("story.html.txt", STORY), put("none.annot.jsonl", b"\x89PNG\r\n\x1a\n"))
    assert [(fate.place.path.name, fate.kind, fate.outcome) for fate in plan.files] == [
        ("page.txt", "html", ADDED),
        ("story.html.txt", "text", ADDED),
        ("none.annot.jsonl", "other", FILE_FAILED),
    ]
    assert "this is a picture" in str(plan.failures[0])


def test_workbooks_are_read_apart_whatever_program_wrote_them(planned, put: Callable[..., Path]):
    old, archive = put("cũ.xls", xls([["tiêu đề", "nội dung"], ["Bến", STORY]])), put("all.zip", b"")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("b.ods", ods(("Tin", ods_row("tiêu đề", "nội dung") + ods_row("Đèn", OTHER))))
    plan = planned(old, archive)
    assert outcomes(plan) == [("cũ.xls", NEW), ("b.ods", NEW)]
    assert [entry.title for entry in plan.entries] == ["Bến", "Đèn"]


def test_a_workbook_of_several_sheets_asks_which(planned, put: Callable[..., Path]):
    rows = ods_row("tiêu đề", "nội dung") + ods_row("Bến", STORY)
    path = put("a.ods", ods(("Một", rows), ("Hai", rows), ("Ẩn", rows), hidden=["Ẩn"]))
    (question,) = planned(path).questions
    assert isinstance(question, SheetQuestion)
    assert question.sheets == ("Một", "Hai")


@pytest.mark.parametrize("sheet", ["", "Một", ALL_SHEETS])
def test_hidden_sheets_that_are_left_out_are_named_once(planned, put: Callable[..., Path], sheet: str):
    rows = ods_row("tiêu đề", "nội dung") + ods_row("Bến", STORY) + ods_row("Đèn", OTHER)
    more = ods_row("tiêu đề", "nội dung") + ods_row("Bến", STORY + "Hết.")
    books = [("Một", rows), ("Ẩn", rows), ("Kín", rows), *([("Hai", more)] if sheet else [])]
    path = put("a.ods", ods(*books, hidden=["Ẩn", "Kín"]))
    plan = planned(path, files={Place(path): Choices(sheet=sheet)})
    assert [[str(one) for one in entry.remarks] for entry in plan.entries if entry.remarks] == [
        ["hidden sheets are left out: Ẩn, Kín; show those that are to come in"]
    ]


def test_a_hidden_sheet_that_is_asked_for_is_read_and_not_named(planned, put: Callable[..., Path]):
    rows = ods_row("tiêu đề", "nội dung") + ods_row("Bến", STORY)
    path = put("a.ods", ods(("Một", rows), ("Ẩn", rows.replace("Bến", "Đò")), hidden=["Ẩn"]))
    (entry,) = planned(path, files={Place(path): Choices(sheet="Ẩn")}).entries
    assert (entry.title, entry.remarks) == ("Đò", ())


def test_an_archive_is_read_member_by_member(planned, project: Project, put: Callable[..., Path]):
    path = put("all.zip", b"")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bài/một.txt", STORY)
        archive.writestr("bài/trang.html", PAGE)
        archive.writestr("hỏng.pdf", b"%PDF-1.4 nothing")
        archive.writestr("../out.txt", OTHER)
        archive.writestr("again.txt", STORY)
    plan = planned(path)
    assert dict(outcomes(plan)) == {
        "../out.txt": FAILED,
        "again.txt": NEW,
        "bài/một.txt": THERE,
        "bài/trang.html": NEW,
        "hỏng.pdf": FAILED,
    }
    assert {fate.place.member: fate.outcome for fate in plan.files}[""] == ADDED
    assert all("hỏng.pdf" in str(one) or "out.txt" in str(one) for one in plan.failures)
    report = importing.commit(project, plan)
    assert report.counts.added["articles"] == 2
    assert nothing_is_left()


def test_what_was_pasted_is_planned_like_a_file(project: Project):
    plan = importing.plan_pasted(project, text="gone", html=PAGE)
    (entry,) = plan.entries
    assert (entry.title, entry.outcome) == ("Chợ đêm Hạ Vân mở lại", NEW)
    assert plan.text_of(entry).startswith("Chợ đêm Hạ Vân mở lại")
    assert importing.commit(project, plan).counts.added["articles"] == 1
    text = importing.plan_pasted(project, text=OTHER, html="<b></b>")
    assert [(one.title, one.outcome) for one in text.entries] == [("Harbour lights go out", NEW)]
    assert text.failures == []
    text.close()


# Questions


def test_the_encoding_is_asked_and_then_read(planned, project: Project, put: Callable[..., Path]):
    path = put("cũ.txt", STORY.encode("utf-16"))
    plan = planned(path, put("b.txt", OTHER))
    (question,) = plan.open_questions
    assert isinstance(question, EncodingQuestion)
    assert question.offers[0].encoding == "utf-16"
    assert question.offers[0].preview.startswith("Bến phà")
    assert outcomes(plan) == [("cũ.txt", ASKS), ("b.txt", NEW)]
    files = {Place(path): Choices(encoding="utf-16")}
    again = importing.answered(project, plan, replace(plan.choices, files=files))
    assert outcomes(again) == [("cũ.txt", NEW), ("b.txt", NEW)]
    assert (again.open_questions, [fate.outcome for fate in again.files]) == ([], [ADDED, ADDED])
    report = importing.commit(project, again)
    assert project.article(again.entries[0].article_id).text == STORY
    assert (report.counts.added["articles"], report.questions) == (2, [])


def of_windows(text: str) -> bytes:
    """Letters as windows-1258 writes them: tones apart."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    kept = []
    for letter in text:
        plain = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in plain if mark in tones), "")
        kept.append(unicodedata.normalize("NFC", plain.replace(tone, "")) + tone if tone else letter)
    return "".join(kept).encode("cp1258")


@pytest.mark.parametrize(
    ("encode", "encoding"), [(of_windows, "windows-1258"), (lambda text: text.encode("tcvn3"), "tcvn3")]
)
@pytest.mark.parametrize("name", ["trang.html", "trang.mhtml", "all.zip"])
def test_a_page_that_does_not_say_its_encoding_asks_for_it_by_what_it_shows(
    planned, project: Project, put: Callable[..., Path], name: str, encode: Callable[[str], bytes], encoding: str
):
    raw = encode(PAGE)
    if name.endswith(".mhtml"):
        raw = mhtml(raw, charset="")
    if name.endswith(".zip"):
        raw = zipped({"trang.html": raw})
    path = put(name, raw)
    plan = planned(path)
    (question,) = plan.open_questions
    assert isinstance(question, EncodingQuestion)
    assert question.offers[0].encoding == encoding
    assert "<" not in question.offers[0].preview
    title, paragraph = unicodedata.normalize("NFC", question.offers[0].preview).split("\n")[:2]
    assert (title.lower(), paragraph[:14]) == ("chợ đêm hạ vân mở lại", "Ban quản lý ch")
    files = {question.place: Choices(encoding=encoding)}
    again = importing.answered(project, plan, replace(plan.choices, files=files))
    assert (again.open_questions, [entry.outcome for entry in again.entries]) == ([], [NEW])
    text = unicodedata.normalize("NFC", again.text_of(again.entries[0]))
    assert "không lo vắng khách" in text
    assert [(one.answered, one.answer) for one in again.questions] == [("person", encoding)], "it can be changed"
    again.close()


def test_one_answer_is_for_all_pages_and_texts_that_ask_and_no_other(planned, put: Callable[..., Path]):
    pages = (
        put("a.html", of_windows(PAGE)),
        put("b.html", PAGE.replace("Chợ đêm", "Bến phà")),
        put("c.txt", of_windows(STORY)),
        put("d.html", f"<meta charset=utf-16>{PAGE}".replace("Chợ đêm", "Đèn").encode("utf-16")),
    )
    plan = planned(*pages, encoding="windows-1258")
    assert {outcome for _, outcome in outcomes(plan)} <= {NEW, NEAR}
    assert sorted(question.place.path.name for question in plan.questions) == ["a.html", "c.txt"]
    assert ["ạ" in unicodedata.normalize("NFC", plan.text_of(entry)) for entry in plan.entries] == [True] * 4


def test_what_a_person_says_counts_before_what_the_letters_look_like(planned, put: Callable[..., Path]):
    vni = "<p>Boä Y teá noùi raèng tin lan truyeàn laø khoâng ñuùng cuûa ngöôøi daân</p>".encode("cp1252")
    path = put("a.html", vni)
    (failure,) = planned(path).failures
    assert "this is text for VNI fonts" in str(failure)
    (entry,) = planned(path, files={Place(path): Choices(encoding="windows-1252")}).entries
    assert (entry.outcome, entry.title[:8]) == (NEW, "Boä Y te")


def test_a_page_of_damaged_utf_8_says_where(planned, put: Callable[..., Path]):
    raw = PAGE.encode()
    (failure,) = planned(put("a.html", raw[:400] + b"\xff" + raw[400:])).failures
    assert "the page does not say its encoding, and byte 0xFF at offset 400 is not UTF-8" in str(failure)


def test_a_plan_with_open_questions_is_committed_without_those_files(planned, project: Project, put):
    plan = planned(put("a.txt", STORY.encode("utf-16")), put("b.txt", STORY))
    report = importing.commit(project, plan)
    assert report.counts.added["articles"] == 1
    assert len(report.questions) == 1
    assert [fate.outcome for fate in report.files] == [ASKED, ADDED]
    assert "choose the encoding" in "\n".join(report.lines())


def test_columns_with_plain_names_are_taken_and_others_asked(planned, project: Project, put: Callable[..., Path]):
    plain = put("plain.csv", f'title,text\nBến phà,"{STORY}"\nBến,"{OTHER} Again."\n')
    odd = put("odd.csv", f'c1,c2\nBến phà,"{STORY} Hết."\nBến,"{OTHER} And again."\n')
    plan = planned(plain, odd)
    by = {question.place.path.name: question for question in plan.questions}
    assert (by["plain.csv"].answered, by["odd.csv"].answered) == ("names", "")
    question = by["odd.csv"]
    assert isinstance(question, ColumnsQuestion)
    assert (question.columns, len(question.rows)) == (("c1", "c2"), 2)
    mapping = ColumnMapping(text=("c2",), title="c1")
    columns = {question.names: Choices(mapping=mapping)}
    again = importing.answered(project, plan, replace(plan.choices, columns=columns))
    assert again.open_questions == []
    assert [entry.line for entry in again.entries] == [2, 3, 2, 3]
    importing.commit(project, again)
    assert "Bến phà" in {row.title for row in project.article_rows("")}


def test_a_bad_line_is_left_out_where_that_is_chosen(planned, put: Callable[..., Path]):
    lines = "".join(json.dumps({"id": n, "body": f"{OTHER} {n}"}) + "\n" for n in range(60)) + "{broken\n"
    path = put("dump.jsonl", lines)
    assert [fate.outcome for fate in planned(path).files] == [FILE_FAILED]
    plan = planned(path, skip_bad=True)
    assert [fate.outcome for fate in plan.files] == [ADDED]
    assert [(failure.line, str(failure.error)[:16]) for failure in plan.failures] == [(61, "this is not JSON")]
    assert plan.found.staged == 60


LABELLED = {"text": OTHER, "annotator": "Bình", "spans": [{"start": 0, "end": 7, "label": "actor"}]}


@pytest.mark.parametrize("at", [0, 30, 60])
@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (lambda n: {"id": n, "body": f"{OTHER} {n}"}, "{broken"),
        (lambda n: {"text": f"{OTHER} {n}"}, "{broken"),
        (lambda n: {"text": f"{OTHER} {n}"}, '{"text": 5}'),
        (lambda n: {**LABELLED, "text": f"{OTHER} {n}"}, '{"text": "a", "text": "b"}'),
        (
            lambda n: {**LABELLED, "text": f"{OTHER} {n}"},
            json.dumps({**LABELLED, "spans": [{"start": 0, "end": 9999}]}),
        ),
    ],
)
def test_a_file_that_one_line_keeps_out_says_how_many_could_come_in_and_they_can(
    planned, project: Project, put, good, bad: str, at: int
):
    lines = [json.dumps(good(n)) for n in range(60)]
    path = put("dump.jsonl", "\n".join([*lines[:at], bad, *lines[at:]]))
    other = put("other.txt", STORY)
    plan = planned(path, other)
    (fate, _) = plan.files
    assert (fate.outcome, fate.good_lines, fate.bad_lines) == (FILE_FAILED, 60, 1)
    assert plan.failures[0].line == at + 1
    again = importing.answered(project, plan, replace(plan.choices, skip_bad_in=frozenset({Place(path)})))
    assert again is plan, "the other files are not read again"
    assert [(one.outcome, one.bad_lines) for one in again.files] == [(ADDED, 0), (ADDED, 0)]
    assert (again.found.staged, [failure.line for failure in again.failures]) == (61, [at + 1])
    assert importing.commit(project, again).left_out_lines == 1


def test_a_file_of_bad_lines_alone_has_none_to_take(planned, put):
    (fate,) = planned(put("dump.jsonl", '{"text": 5}\n{"text": 6}')).files
    assert (fate.good_lines, fate.bad_lines) == (0, 0)


# Proposals


def test_zones_and_data_are_proposed_for_a_text_and_can_be_accepted(planned, project: Project, put):
    path = put("a.txt", STORY)
    plan = planned(path)
    (entry,) = plan.entries
    article, zones = plan.article_of(entry), plan.zones_of(entry)
    assert (article.title, article.published) == ("Bến phà Vẹn đóng cửa ba ngày", "2025-03-14T09:40")
    assert {name for name, _ in entry.known} >= {"title", "published"}
    assert entry.zones == len(zones) > 1
    assert {zone.state for zone in zones} == {PROPOSED}
    importing.commit(project, plan, choices=replace(plan.choices, accept_zones=0.9))
    states = {zone.state: zone.confidence for zone in project.zones(entry.article_id)}
    assert states[ACCEPTED] >= 0.9
    assert all(zone.confidence < 0.9 or zone.state == ACCEPTED for zone in project.zones(entry.article_id))


def test_nothing_is_proposed_for_labelled_lines(planned, put: Callable[..., Path]):
    line = {"text": STORY, "annotator": "Bình", "spans": [{"start": 0, "end": 3, "label": "actor"}]}
    plan = planned(put("a.jsonl", json.dumps(line)))
    assert [(entry.zones, entry.known) for entry in plan.entries] == [(0, ())]


def test_a_near_duplicate_is_named_and_left_out_where_that_is_chosen(planned, project: Project, put):
    put("a.txt", STORY)
    plan = planned(put("b.txt", STORY + "Đọc thêm: Chợ đêm Hạ Vân mở lại\n").parent)
    assert outcomes(plan) == [("a.txt", NEW), ("b.txt", NEAR)]
    (twin,) = plan.entries[1].twins
    assert (twin.article_id, twin.similarity > 0.5) == (plan.entries[0].article_id, True)
    near = {plan.entries[1].article_id: importing.SKIP}
    report = importing.commit(project, plan, choices=replace(plan.choices, near=near))
    assert [entry.outcome for entry in report.entries] == [NEW, SKIPPED]
    assert [fate.outcome for fate in report.files] == [ADDED, FILE_SKIPPED]
    assert report.counts.added["articles"] == 1
    assert planned(put("c.txt", STORY + "Xem thêm: Bến phà mới\n")).entries[0].outcome == NEAR


def test_what_a_faulty_file_held_is_nobodys_twin(planned, put: Callable[..., Path]):
    lines = [{"text": STORY}, {"text": ""}]
    bad = put("a.jsonl", "\n".join(json.dumps(one) for one in lines))
    plan = planned(bad, put("b.txt", STORY + "Đọc thêm: Chợ đêm Hạ Vân mở lại\n"))
    assert outcomes(plan) == [("a.jsonl", FAILED), ("b.txt", NEW)]


def test_an_article_that_was_split_is_there_already_and_so_are_its_parts(planned, project: Project, put):
    both = STORY + "\n" + OTHER
    (entry,) = planned(put("both.txt", both)).entries
    importing.commit(project, importing.plan(project, [put("both.txt", both)]))
    report = splitting.commit(project, splitting.plan(project, entry.article_id, [len(STORY) + 1]))
    assert len(report.parts) == 2
    again = planned(put("both.txt", both), put("first.txt", project.article(report.parts[0]).text), put("c.txt", OTHER))
    assert [one.outcome for one in again.entries] == [THERE, THERE, THERE]
    assert again.entries[2].article_id == report.parts[1]
    line = {"text": both, "annotator": "Bình", "spans": [{"start": 0, "end": 3, "label": "actor"}]}
    labelled = planned(put("l.jsonl", json.dumps(line)))
    assert [str(one) for one in labelled.warnings] == [
        f"{project.article(entry.article_id).title} was split: the labels on it go on to its parts."
    ]


def test_the_language_of_a_page_is_by_its_words_where_they_tell_it(planned, put: Callable[..., Path]):
    page = f"<html><head><title>Tin</title></head><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    (entry,) = planned(put("a.html", page)).entries
    assert {name: str(why) for name, why in entry.known}["lang"] == "By the words of the text."


# Laws

CONTENTS = st.sampled_from(
    [
        STORY.encode(),
        OTHER.encode(),
        PAGE.encode(),
        b"",
        b"\x89PNG\r\n\x1a\n",
        STORY.encode("utf-16"),
        "Bộ Y tế bác bỏ".encode("cp1258", "replace") * 9,
        b"a,b\n1,2\n",
        f'title,text\nx,"{OTHER}"\n'.encode(),
        b'{"text": "Tin"}\n{"text": ',
        json.dumps({"text": OTHER, "annotator": "An", "spans": [{"start": 0, "end": 7, "label": "actor"}]}).encode(),
        b"%PDF-1.7\nnothing",
        b"PK\3\4broken",
        bytes(range(256)),
    ]
)
NAMES = st.sampled_from(["a.txt", "b.jsonl", "c.csv", "d.html", "e.pdf", "f.zip", "g", "h.docx", "sub/i.txt"])


@settings(max_examples=25)
@given(contents=st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=6))
def test_each_file_ends_up_in_exactly_one_place(
    project: Project, tmp_path_factory: pytest.TempPathFactory, contents: dict[str, bytes]
):
    folder = tmp_path_factory.mktemp("in")
    for name, content in contents.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    plan = importing.plan(project, [folder])
    ends = Counter(str(fate.place.path.relative_to(folder)) for fate in plan.files if not fate.place.member)
    assert ends == Counter({str(Path(name)): 1 for name in contents})
    assert {fate.outcome for fate in plan.files} <= {ADDED, FILE_SKIPPED, FILE_FAILED, ASKED}
    plan.close()
    assert nothing_is_left()


ZONES = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(1, 12), st.sampled_from(["title", "body", "boilerplate"]), st.floats(0, 1)
    ),
    max_size=12,
)


@given(drawn=ZONES)
def test_reconciled_zones_never_cross_nor_say_the_same_twice(drawn: list[tuple[int, int, str, float]]):
    zones = [
        Zone(id=str(n), article_id="a", start=at, end=at + length, kind=kind, state=PROPOSED, confidence=sure)
        for n, (at, length, kind, sure) in enumerate(drawn)
    ]
    kept = reconciled(zones)
    for at, one in enumerate(kept):
        for other in kept[at + 1 :]:
            apart = one.end <= other.start or other.end <= one.start
            inside = one.start <= other.start and other.end <= one.end
            assert apart or (inside and one.kind != other.kind)
    assert bool(kept) == bool(zones)
    assert {zone.kind for zone in kept} <= {"title", "body", *APART}


# Cancelling


def test_cancelling_inside_an_archive_leaves_nothing_behind(project: Project, put: Callable[..., Path]):
    path = put("all.zip", b"")
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20):
            archive.writestr(f"{number}.html", PAGE.replace("tám mươi", str(number)))
    steps: list[int] = []

    def seen(done: int, _total: int, _name: str) -> None:
        steps.append(done)

    with pytest.raises(Stopped):
        importing.plan(project, [path], progress=seen, cancelled=lambda: len(steps) > 5)
    assert nothing_is_left()
    assert helpers() == []


def helpers() -> list[str]:
    """Return the command lines of this process's children that read documents."""
    found = []
    for entry in Path("/proc").glob("[0-9]*") if Path("/proc").is_dir() else ():
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            continue
        if parent == os.getpid() and b"_read" in words:
            found.append(entry.name)
    return found
