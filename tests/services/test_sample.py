"""The sample project: made once from what ships, with labels to look at."""

from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.paths import resource
from annotator.services.sample import FIRST_ANNOTATOR, sample_project


def test_it_has_every_article_with_its_zones_and_the_labels_of_the_first_annotator(tmp_path: Path):
    project = sample_project(tmp_path / "samples.annot")
    person = project.annotators()[0]
    rows = project.article_rows(person.id)
    texts = sorted(path.name for path in resource("samples").glob("*.txt"))
    assert person.name == FIRST_ANNOTATOR
    assert len(rows) == len(texts)
    assert all(row.title and row.source and row.published and row.lang for row in rows)
    assert all(project.zones(row.id) for row in rows)
    assert {row.status for row in rows} == {"todo", "in_progress", "finished"}
    assert sum(row.spans for row in rows) > 50
    assert any(zone.reason for row in rows for zone in project.zones(row.id))
    project.close()


def test_no_two_annotators_have_the_same_name(tmp_path: Path):
    project = sample_project(tmp_path / "samples.annot")
    names = [person.name for person in project.annotators()]
    assert len(names) == len(set(names))
    project.close()


def test_it_is_made_once_and_then_opened(tmp_path: Path):
    first = sample_project(tmp_path / "samples.annot")
    first.close()
    again = sample_project(tmp_path / "samples.annot")
    assert again.id == first.id
    assert not again.writable
    again.close()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path):
    with pytest.raises(ProjectError, match="cannot be made"):
        sample_project(tmp_path / "missing" / "samples.annot")
