"""What an import names: files as they are called, sheets, what was passed over; and a plan that stays when stopped."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.columns import ALL_SHEETS, Choices, ColumnMapping
from annotator.domain.errors import Stopped
from annotator.services import importing
from annotator.services.importing import ImportChoices, ImportPlan, Place
from annotator.services.importing.entries import ASKS, FAILED, NEW
from annotator.services.importing.report import reported
from annotator.store.facts import Counts
from annotator.store.project import Project
from tests.formats.made_sheets import ods, ods_row

STORY = (
    "Sở Giao thông tỉnh Hạ Vân cho biết bến phà Vẹn đóng cửa từ thứ hai để thay phao. Ông Trần Mộc nói rằng khoảng "
    "1.200 người qua bến mỗi ngày và họ sẽ đi vòng qua cầu sông Lăng."
)
OTHER = "The port office said 40 lamps failed on Monday, and nobody had stolen the cables there in the night before."


def table(path: Path, head: tuple[str, str], texts: Sequence[str] = (STORY, OTHER), delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows([head, *((f"{path.name} {text[:9]}", text) for text in texts)])
    return path


def test_all_tables_with_columns_that_are_not_used_are_named_once(project: Project, tmp_path: Path):
    head = ("Ghi chú", "Nội dung đầy đủ")
    signs = {"semi.csv": ";", "t.csv": ",", "t.tsv": "\t"}
    plan = importing.plan(project, [table(tmp_path / name, head, delimiter=sign) for name, sign in signs.items()])
    (said,) = map(str, plan.warnings)
    assert said.startswith("semi.csv, t.csv, t.tsv: nothing says what these columns hold, ")
    assert said.endswith(": Ghi chú.")
    plan.close()


def test_a_table_read_by_a_remembered_mapping_says_the_same(project: Project, tmp_path: Path):
    path = table(tmp_path / "x.csv", ("cot a", "cot b"))
    known = {frozenset({"cot a", "cot b"}): Choices(mapping=ColumnMapping(text=("cot b",)))}
    plan = importing.plan(project, [path], choices=ImportChoices(columns=known))
    assert [str(one).split(":")[0] for one in plan.warnings] == ["x.csv"]
    plan.close()


def test_a_hidden_file_of_a_folder_is_said_to_be_passed_over_and_stands_in_the_report(project: Project, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / ".hidden.txt").write_text(OTHER, encoding="utf-8")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("b.txt", OTHER)
        archive.writestr("x.png", b"\x89PNG")
    plan = importing.plan(project, [folder])
    assert {str(one) for one in plan.warnings} == {
        "A file of another kind was passed over: x.png.",
        "A hidden file was passed over: .hidden.txt.",
    }
    report = reported(plan, Counts(), frozenset())
    assert report.lines()[-2:] == [f"passed\t{folder}/.hidden.txt", f"passed\t{folder}/b.zip: x.png"]
    rows = list(csv.DictReader(io.StringIO(report.text(".csv").removeprefix("\ufeff"))))
    assert [(row["member"], row["outcome"]) for row in rows] == [
        ("", NEW), ("b.txt", NEW), ("", "passed"), ("x.png", "passed"),
    ]  # fmt: skip
    assert json.loads(report.text(".json"))["passed"] == [f"{folder}/.hidden.txt", f"{folder}/b.zip: x.png"]
    plan.close()


def test_sheets_of_one_workbook_are_named_in_the_report(project: Project, tmp_path: Path):
    path = tmp_path / "book.ods"
    head = ("Tiêu đề", "Nội dung đầy đủ")
    path.write_bytes(ods(("Một", ods_row(*head) + ods_row("A", STORY)), ("Hai", ods_row(*head) + ods_row("B", OTHER))))
    choices = ImportChoices(files={Place(path): Choices(sheet=ALL_SHEETS)})
    plan = importing.plan(project, [path], choices=choices)
    assert [(entry.outcome, entry.sheet, entry.line) for entry in plan.entries] == [(NEW, "Một", 2), (NEW, "Hai", 2)]
    assert reported(plan, Counts(), frozenset()).lines()[1:] == [
        f"new\t{path}: Một: line 2: A",
        f"new\t{path}: Hai: line 2: B",
    ]
    plan.close()


@pytest.fixture
def asking(project: Project, tmp_path: Path) -> Iterator[ImportPlan]:
    """A plan of a text and of a table that asks."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    table(tmp_path / "b.csv", ("cot a", "cot b"), [f"{OTHER} It was the {number}. time" for number in range(200)])
    plan = importing.plan(project, [tmp_path / "a.txt", tmp_path / "b.csv"])
    yield plan
    plan.close()


def stop_after(steps: int) -> Callable[[], bool]:
    left = iter(range(steps))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("steps", [0, 1, 3, 150])
def test_reading_again_that_is_stopped_leaves_the_plan_as_it_was(project: Project, asking: ImportPlan, steps: int):
    before = (list(asking.entries), list(asking.files), asking.choices, dict(asking.found.articles), asking.warnings[:])
    known = Choices(mapping=ColumnMapping(text=("cot b",)))
    choices = replace(asking.choices, columns={frozenset({"cot a", "cot b"}): known})
    with pytest.raises(Stopped):
        importing.answered(project, asking, choices, cancelled=stop_after(steps))
    assert asking.is_open
    assert (asking.entries, asking.files, asking.choices, asking.found.articles, asking.warnings) == before
    assert asking.text_of(asking.entries[0]) == STORY
    again = importing.answered(project, asking, choices)
    assert [entry.outcome for entry in again.entries].count(ASKS) == 0
    first = next(entry for entry in again.entries if entry.place.path.name == "b.csv")
    assert (first.outcome, first.twins) == (NEW, ()), "what was read before is nobody's twin"
    report = importing.commit(project, again)
    assert report.counts.added["articles"] == 201


def test_reading_everything_again_that_is_stopped_leaves_the_plan_open(project: Project, asking: ImportPlan):
    with pytest.raises(Stopped):
        importing.answered(project, asking, replace(asking.choices, skip_bad=True), cancelled=lambda: True)
    assert asking.is_open
    assert [entry.outcome for entry in asking.entries] == [NEW, ASKS]
    assert FAILED not in {entry.outcome for entry in asking.entries}
    asking.close()
    assert not asking.is_open
