"""Statistics: everything in the scheme is counted, of all and of each."""

from pathlib import Path

import pytest

from annotator import cli
from annotator.domain.errors import UserError
from annotator.services import exporting, importing
from annotator.services.statistics import statistics
from annotator.store.project import Project

GOLDEN = Path(__file__).parents[1] / "golden" / "labelled.jsonl"


def test_counts_of_all_and_of_each_annotator(project: Project):
    importing.commit(project, importing.plan(project, [GOLDEN]))
    found = statistics(project).to_json()
    assert found["articles"] == 7
    assert found["all"]["spans"] == {"claim": 3, "denial": 2, "actor": 5, "figure": 5}
    assert found["all"]["links"] == {"denies": 1, "by": 2, "via": 2, "in": 1, "same_as": 0}
    people = {person["name"]: person for person in found["annotators"]}
    assert list(people) == ["Mai", "An", "Hoa", "Lê Văn Bình", "gold"]
    assert people["Hoa"]["status"] == {"todo": 4, "in_progress": 1, "finished": 1, "skipped": 1}
    assert people["Lê Văn Bình"]["spans"]["claim"] == 3
    assert set(people["Mai"]["spans"].values()) == {0}


def test_two_annotators_of_one_name_can_be_told_apart(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    twin = "3fa20000-0000-4000-8000-000000000000"
    lines = tmp_path / "a.jsonl"
    lines.write_text(f'{{"text": "Tin", "annotator": "Mai", "annotator_id": "{twin}", "status": "finished"}}', "utf-8")
    importing.commit(project, importing.plan(project, [lines]))
    names = statistics(project).names
    mai = next(person.id for person in project.annotators() if person.name == "Mai" and person.id != twin)
    assert (names[twin], names[mai]) == ("Mai (3fa2)", f"Mai ({mai[:4]})")
    assert {"An", "gold"} < set(names.values())
    with pytest.raises(UserError, match=rf"has Mai \({mai[:4]}\), An, Mai \(3fa2\)\."):
        exporting.ids_of(project, "Hoa")
    assert exporting.ids_of(project, "Mai") == {mai, twin}
    assert exporting.ids_of(project, "Mai (3fa2)") == {twin}
    assert cli.main(["stats", str(project.path)]) == 0
    assert "Mai (3fa2)" in capfd.readouterr().out
