"""Every format that can be imported comes out as labelled JSONL as its golden file says, and back again as it was.

`python tests/services/test_round_trips.py` writes the golden files anew; read the difference before it is kept.
"""

import codecs
import json
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.domain.columns import Choices, ColumnMapping
from annotator.formats import encodings
from annotator.services import creating, importing
from annotator.services.exporting import export_jsonl
from annotator.services.importing import ImportChoices, ImportPlan, Place
from annotator.services.verifying import verify
from annotator.store.project import Project
from tests.formats import test_documents_golden, test_tables_golden
from tests.formats.hostile_tables import packed
from tests.formats.made_sheets import ods, ods_row, xls

GOLDEN = Path(__file__).parents[1] / "golden"
ROUND = GOLDEN / "round"
SURE = 0.75
"""From this confidence on proposed zones come in as accepted, so that an export shows them."""
STORY = (
    "Bến phà Vẹn đóng cửa ba ngày\n14/03/2025 09:40\n\n"
    "Sở Giao thông tỉnh Hạ Vân cho biết bến phà Vẹn đóng cửa từ thứ hai để thay phao.\n\n"
    "Ông Trần Mộc, giám đốc sở, nói rằng khoảng 1.200 người qua bến mỗi ngày và họ sẽ đi vòng qua cầu sông Lăng. "
    "Ông bác bỏ tin bến bị đóng vĩnh viễn và cho rằng việc thay phao đã được báo trước từ tháng hai.\n\n"
    "Công ty Đá Trắng, đơn vị thi công, phủ nhận việc chậm trễ: “Mười hai chiếc phao cũ đã được kéo lên bờ.”\n"
)
LATIN = (
    "Harbour café lights go out\n14/03/2025 09:40\n\n"
    "The port office said on Monday that 40 lamps failed along the quay, and denied that anybody had stolen cables.\n\n"
    "“Nobody was hurt,” said Zoë Marsh, who leads the office – the lamps will burn again by Friday.\n"
)
PLAIN = STORY.replace("“", "").replace("”", "")
"""Without the quotation marks that TCVN3 does not have."""
TRICKY = (
    "\ufeffCảng 🇻🇳 mở lại\r\n\r\n"
    + unicodedata.normalize("NFD", "Bà Nguyễn nói “không”.")
    + "\r\nGia đình 👨‍👩‍👧 nhận\u00a03 gói\u2028quà;\ttin cũ \u200bsai.\r\n"
)
HEADS = ("Tít", "Bài", "Báo", "Lúc")
MAPPED = Choices(
    mapping=ColumnMapping(text=("Bài",), title="Tít", source="Báo", published="Lúc"), day_first=True, has_header=True
)
RECORD = {"Tít": "Bến đóng cửa", "Bài": STORY, "Báo": "Báo Sông Lăng", "Lúc": "15/03/2025 06:10", "ban": {"số": 7}}
LABELLED = (GOLDEN / "labelled.jsonl").read_bytes()


def as_1258(text: str) -> bytes:
    """Encode as Vietnamese Windows programs do: letters with their hats, tones behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        out += base + tone
    return out.encode("cp1258")


def as_table(make: Callable[[list[tuple[str, ...]]], bytes]) -> bytes:
    return make([HEADS, tuple(str(RECORD[name]) for name in HEADS)])


@dataclass(frozen=True)
class Sample:
    """A file and how it is read; `golden` names the file that says what comes out."""

    name: str
    raw: bytes
    golden: str = ""
    choices: Choices = field(default_factory=Choices)


def _tables() -> Iterator[Sample]:
    for name, raw in test_tables_golden.FILES.items():
        yield Sample(name, raw, "tables")
    yield Sample("khac.xls", as_table(lambda rows: xls([list(row) for row in rows])), "mapped", MAPPED)
    yield Sample(
        "khac.ods", as_table(lambda rows: ods(("Tin", "".join(ods_row(*row) for row in rows)))), "mapped", MAPPED
    )


def _texts() -> Iterator[Sample]:
    for encoding in (encodings.UTF8, encodings.UTF16_LE, encodings.UTF16_BE):
        yield Sample(f"{encoding}.txt", STORY.encode(encoding), "story", Choices(encoding=encoding))
    yield Sample("bom-8.txt", codecs.BOM_UTF8 + STORY.encode(), "story")
    yield Sample("bom-16.txt", STORY.encode("utf-16"), "story", Choices(encoding=encodings.UTF16))
    yield Sample("crlf.txt", STORY.replace("\n", "\r\n").encode(), "story")
    yield Sample("1258.txt", as_1258(STORY), "story-1258", Choices(encoding=encodings.WINDOWS_1258))
    yield Sample("tcvn3.txt", PLAIN.encode(encodings.TCVN3), "plain", Choices(encoding=encodings.TCVN3))
    yield Sample("1252.txt", LATIN.encode("cp1252"), "latin", Choices(encoding=encodings.WINDOWS_1252))
    yield Sample("tricky.txt", TRICKY.encode(), "tricky")


def _lines_of_days() -> bytes:
    """Lines of ours whose dates are none, can be two, or say more than is stored; one has such a key itself."""
    days = (
        "2024-02-30",
        "2024-13-45T99:99",
        "yesterday",
        "2024",
        "03/04/2023",
        "2024-03-01T08:15",
        "2024-03-01T08:15Z",
    )
    lines = [{"text": f"Ông Kha bác bỏ tin số {nth}.", "published": day} for nth, day in enumerate(days)]
    lines.append({**lines[0], "text": "Bà Lan cũng vậy.", "column_published": "30/2", "spans": []})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _samples() -> Iterator[Sample]:
    yield from _texts()
    for kind, raw in test_documents_golden.SAMPLES.items():
        yield Sample(f"page.{kind}", raw, kind)
    yield from _tables()
    line = json.dumps(RECORD, ensure_ascii=False).encode() + b"\n"
    yield Sample("khac.jsonl", line, "records", MAPPED)
    yield Sample("khac.json", b"[" + line + b"]", "records", MAPPED)
    yield Sample("days.jsonl", _lines_of_days(), "days")
    yield Sample("labelled.jsonl", LABELLED, "../labelled")
    documents = test_documents_golden.SAMPLES
    several = [("tin/bến.txt", STORY.encode()), ("trang.html", documents["html"]), ("thư.docx", documents["docx"])]
    yield Sample("all.zip", packed([*several, ("bảng.csv", test_tables_golden.CSV), ("nhãn.jsonl", LABELLED)]), "zip")


SAMPLES: Mapping[str, Sample] = {sample.name: sample for sample in _samples()}
PASTED = {"pasted-text": {"text": STORY}, "pasted-html": {"html": test_documents_golden.PAGE.decode(), "text": STORY}}
NAMES = (*SAMPLES, *PASTED)


def planned(project: Project, name: str, folder: Path) -> ImportPlan:
    """Plan the import of a sample, its zones accepted where they are sure."""
    if name in PASTED:
        return importing.plan_pasted(project, choices=ImportChoices(accept_zones=SURE), **PASTED[name])
    sample, path = SAMPLES[name], folder / name
    path.write_bytes(sample.raw)
    return importing.plan(
        project, [path], choices=ImportChoices(accept_zones=SURE, files={Place(path): sample.choices})
    )


def brought(folder: Path, stem: str, plan: Callable[[Project], ImportPlan]) -> bytes:
    """Import into a fresh project; return everything that is in it as labelled JSONL."""
    out, rules = folder / f"{stem}.jsonl", folder / "rules.md"
    rules.write_text("Mark claims.", encoding="utf-8")  # of their own, for lines name them by their hash
    with closing(creating.create(folder / f"{stem}.annot", annotator="Mai", guidelines=rules)) as project:
        report = importing.commit(project, plan(project))
        assert (report.failures, report.questions) == ([], [])
        export_jsonl(project, out, unbegun=True, may_be_empty=False)
    return out.read_bytes()


def exported(name: str, folder: Path) -> bytes:
    return brought(folder, "out", lambda project: planned(project, name, folder))


def golden(name: str) -> Path:
    return ROUND / f"{SAMPLES[name].golden if name in SAMPLES else name}.jsonl"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_imported_comes_out_as_its_golden_file_says_and_back_as_it_was(name: str, tmp_path: Path):
    first = exported(name, tmp_path)
    assert first == golden(name).read_bytes()
    assert verify(tmp_path / "out.jsonl").problems == []
    second = brought(tmp_path, "again", lambda project: importing.plan(project, [tmp_path / "out.jsonl"]))
    assert second == first


@pytest.mark.parametrize(("name", "text"), [("story", STORY), ("plain", PLAIN), ("latin", LATIN)])
def test_the_golden_text_is_the_one_that_was_written(name: str, text: str):
    (line,) = (ROUND / f"{name}.jsonl").read_bytes().splitlines()
    assert json.loads(line)["text"] == text


def test_no_character_of_a_tricky_text_is_changed_but_line_ends_and_the_mark():
    (line,) = (ROUND / "tricky.jsonl").read_bytes().splitlines()
    assert json.loads(line)["text"] == TRICKY.removeprefix("\ufeff").replace("\r\n", "\n")


def test_what_is_no_date_is_kept_beside_the_article():
    lines = [json.loads(line) for line in (ROUND / "days.jsonl").read_bytes().splitlines()]
    kept = {line["text"][-2:]: [line["published"], line.get("column_published")] for line in lines}
    assert kept["0."] == ["", "2024-02-30"]
    assert kept["2."] == ["", "yesterday"]
    assert kept["3."] == ["", "2024"]
    assert kept["4."] == ["", "03/04/2023"]
    assert kept["5."] == ["2024-03-01T08:15", None]
    assert kept["6."] == ["2024-03-01T08:15", "2024-03-01T08:15Z"]
    (own,) = [line for line in lines if line["text"].startswith("Bà")]
    assert (own["column_published"], own["column_column_published"]) == ("30/2", "2024-02-30")


def test_tones_behind_their_letters_stay_where_an_encoding_has_them():
    (line,) = (ROUND / "story-1258.jsonl").read_bytes().splitlines()
    text = json.loads(line)["text"]
    assert text != STORY
    assert unicodedata.normalize("NFC", text) == STORY


if __name__ == "__main__":
    for each in NAMES:
        with tempfile.TemporaryDirectory() as there:
            golden(each).write_bytes(exported(each, Path(there)))
