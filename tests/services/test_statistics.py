"""Statistics: everything in the scheme is counted, of all and of each."""

from pathlib import Path

from annotator.services import importing
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
