"""Verifying an export: every break of the contract is one problem with its line and field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.services.jobs import Stopped
from annotator.services.verifying import verify

GOLDEN = Path(__file__).parents[1] / "golden" / "labelled.jsonl"
Lines = list[dict[str, Any]]


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[Callable[[Lines], object]], list[str]]:
    """Change the golden lines, verify them, and return the problems without the file's name."""

    def changed(change: Callable[[Lines], object]) -> list[str]:
        lines = [json.loads(line) for line in GOLDEN.read_bytes().split(b"\n")[:-1]]
        change(lines)
        path = tmp_path / "export.jsonl"
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return [str(problem).removeprefix(f"{path}: ") for problem in verify(path).problems]

    return changed


def test_a_good_export_is_all_good_and_counted():
    report = verify(GOLDEN)
    assert report.problems == []
    assert (report.records, report.articles, report.spans, report.links) == (5, 4, 15, 6)


BREAKS: list[tuple[Callable[[Lines], object], str]] = [
    (lambda lines: lines[2].pop("lang"), "line 3, lang: it is missing"),
    (lambda lines: lines[2]["spans"][1].pop("note"), "line 3, spans[1].note: it is missing"),
    (lambda lines: lines[2]["links"][0].pop("id"), "line 3, links[0].id: it is missing"),
    (lambda lines: lines[2]["zones"][0].pop("kind"), "line 3, zones[0].kind: it is missing"),
    (lambda lines: lines[0].update(id=lines[0].pop("id")), "line 1: the keys do not come in the order of the format"),
    (
        lambda lines: lines[0].update(id="x"),
        "line 1, id: found “x”, but the id of this text is 7ba19a34-9464-5068-aeff-0acf07a33820",
    ),
    (
        lambda lines: lines[0].update(text=lines[0]["text"].replace("\n", "\r\n"), sha256=""),
        "line 1, text: it has a byte order mark or carriage returns",
    ),
    (lambda lines: lines[0].update(annotator_id=""), "line 1, annotator_id: expected a UUID in lower case, found “”"),
    (
        lambda lines: lines[0]["spans"][0].update(id="T1"),
        "line 1, spans[0].id: expected a UUID in lower case, found “T1”",
    ),
    (
        lambda lines: lines[1]["spans"][0].update(text="13.000"),
        "line 2, spans[0]: the quote is “13.000” but the text at 0 to 6 reads “12.000”",
    ),
    (lambda lines: lines[1]["spans"].reverse(), "line 2, spans: they are not sorted by (start, -end, label, id)"),
    (lambda lines: lines[2]["links"].reverse(), "line 3, links: they are not sorted by (type, from, to, id)"),
    (lambda lines: lines[2]["zones"].reverse(), "line 3, zones: they are not sorted by (start, -end, kind)"),
    (
        lambda lines: lines.insert(0, lines.pop(1)),
        "line 2: the line is out of order: sorted by id, then annotator_id",
    ),
    (
        lambda lines: lines[1]["spans"][0].update(label="clam"),
        "line 2, spans[0]: label “clam” is not in the scheme, which has claim, denial, actor, figure",
    ),
    (
        lambda lines: lines[2]["links"][1].update(type="by"),
        "line 3, links[1]: a link “by” leads from claim / denial to actor, not from denial to claim",
    ),
    (
        lambda lines: lines[2]["spans"][0]["attributes"].update(size=1),
        "line 3, spans[0]: label “actor” has no attribute “size”",
    ),
]


@pytest.mark.parametrize(("change", "problem"), BREAKS)
def test_a_break_of_the_contract_is_told(problems, change: Callable[[Lines], object], problem: str):
    assert problems(change) == [problem]


def test_every_bad_line_is_told(problems):
    def change(lines: Lines) -> None:
        lines[0]["n_annotators"] = True
        lines[4]["status"] = "done"

    assert problems(change) == [
        "line 1, n_annotators: expected a whole number, found true",
        "line 5, status: expected todo / in_progress / finished / skipped, found “done”",
    ]


def test_labels_of_another_scheme_are_not_judged(problems):
    def change(lines: Lines) -> None:
        lines[1]["scheme"] = {"id": "other", "version": 1, "sha256": "0" * 64}
        lines[1]["spans"][0]["label"] = "Person"

    assert problems(change) == []


def test_a_blank_line_and_a_missing_file_are_told(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n")
    assert [str(problem) for problem in verify(path).problems] == [f"{path}: line 1: the line is blank"]
    gone = tmp_path / "gone.jsonl"
    assert [str(problem) for problem in verify(gone).problems] == [
        f"{gone}: it cannot be read: No such file or directory"
    ]


def test_verifying_can_be_cancelled():
    with pytest.raises(Stopped):
        verify(GOLDEN, cancelled=lambda: True)
