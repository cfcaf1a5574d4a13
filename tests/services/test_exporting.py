"""Exporting: the same project is the same bytes, and export then import is the same labelled content."""

import json
import os
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.work import TODO, Annotator
from annotator.formats.jsonl import encode
from annotator.paths import resource
from annotator.services import annotating, exporting, importing
from annotator.services.exporting import export_jsonl, replaced
from annotator.services.jobs import Stopped
from annotator.services.verifying import verify
from annotator.store.project import Project
from tests.labelled import CLAIMS, corpora

GOLDEN = Path(__file__).parents[1] / "golden"
VALIDATOR = jsonschema.Draft202012Validator(json.loads(resource("labelled.schema.json").read_text(encoding="utf-8")))
thorough = settings(max_examples=30)


def bring(project: Project, *files: Path) -> None:
    assert importing.commit(project, importing.plan(project, files)).failures == []


def written(project: Project, out: Path, *, unbegun: bool = False) -> bytes:
    export_jsonl(project, out, unbegun=unbegun)
    return out.read_bytes()


@pytest.fixture
def labelled(project: Project) -> Project:
    """The small project with the golden labels in it, of Hoa and Lê Văn Bình."""
    bring(project, GOLDEN / "subset.jsonl")
    return project


class Places:
    """A fresh copy of the template project for every example."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.template, self.folder, self.made = template, folder, 0

    def project(self) -> Project:
        self.made += 1
        path = self.folder / f"{self.made}.annot"
        path.write_bytes(self.template.read_bytes())
        project = Project.open(path)
        project.begin_writing()
        return project


@pytest.fixture
def places(project_template: Path, tmp_path: Path) -> Places:
    return Places(project_template, tmp_path)


def content(record: LabelledRecord) -> tuple[object, ...]:
    return (
        record.article.text,
        record.article.title,
        record.article.external_id,
        record.zones,
        record.annotator,
        record.status,
        record.spans,
        sorted(record.links, key=lambda link: link.id),
        record.extra,
    )


@thorough
@given(corpora())
def test_export_then_import_is_the_same_labelled_content(places: Places, records: list[LabelledRecord]):
    begun = [record for record in records if record.spans or record.status != TODO]
    assume(begun)
    source = places.folder / "source.jsonl"
    source.write_bytes(b"".join(encode(record, CLAIMS) for record in records))
    one, two = places.project(), places.project()
    bring(one, source)
    first = written(one, places.folder / "first.jsonl")
    bring(two, places.folder / "first.jsonl")
    second = written(two, places.folder / "second.jsonl")
    exported = {(record.article.id, record.annotator): content(record) for record in two.labelled_records()}
    one.close()
    two.close()
    assert second == first
    assert exported == {(record.article.id, record.annotator): content(record) for record in begun}


@thorough
@given(corpora())
def test_an_export_has_the_bytes_of_its_records_encoded_one_by_one(places: Places, records: list[LabelledRecord]):
    source = places.folder / "source.jsonl"
    older = [replace(record, scheme=replace(record.scheme, version=nth)) for nth, record in enumerate(records)]
    source.write_bytes(b"".join(encode(record, CLAIMS) for record in older))
    project = places.project()
    bring(project, source)
    out = written(project, places.folder / "out.jsonl")
    one_by_one = b"".join(encode(record, project.scheme) for record in project.labelled_records())
    project.close()
    assert out == one_by_one


@thorough
@given(corpora())
def test_every_export_obeys_schema_and_contract_and_importing_it_again_adds_nothing(
    places: Places, records: list[LabelledRecord]
):
    source, out = places.folder / "source.jsonl", places.folder / "out.jsonl"
    source.write_bytes(b"".join(encode(record, CLAIMS) for record in records))
    project = places.project()
    bring(project, source)
    first = written(project, out)
    again = importing.commit(project, importing.plan(project, [out]))
    second = written(project, out)
    project.close()
    assert set(again.counts.added.values()) <= {0}
    assert second == first
    assert verify(out).problems == []
    for line in first.split(b"\n")[:-1]:
        VALIDATOR.validate(json.loads(line))


@thorough
@given(corpora(), st.data())
def test_with_the_articles_that_nobody_has_begun_a_file_comes_back_as_it_was(
    places: Places, records: list[LabelledRecord], data: st.DataObject
):
    bare = data.draw(st.sets(st.sampled_from([record.article.id for record in records])))
    given_lines = [
        replace(record, annotator=None, status=TODO, spans=(), links=()) if record.article.id in bare else record
        for record in records
    ]
    source, out, again = (places.folder / name for name in ("source.jsonl", "out.jsonl", "again.jsonl"))
    source.write_bytes(b"".join(encode(record, CLAIMS) for record in given_lines))
    one, two = places.project(), places.project()
    bring(one, source)
    first = written(one, out, unbegun=True)
    counts = importing.commit(one, importing.plan(one, [out])).counts
    bring(two, out)
    second = written(two, again, unbegun=True)
    one.close()
    two.close()
    assert second == first
    assert set(counts.added.values()) <= {0}
    assert verify(out).problems == []
    for line in first.split(b"\n")[:-1]:
        VALIDATOR.validate(json.loads(line))
    nobody = {line["id"] for line in map(json.loads, first.splitlines()) if not line["annotator"]}
    begun = {record.article.id for record in given_lines if record.spans or record.status != TODO}
    assert nobody & {record.article.id for record in given_lines} == {one.article.id for one in given_lines} - begun


def parsed(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_a_line_of_nobody_has_the_articles_accepted_zones_tags_and_other_keys(project: Project, tmp_path: Path):
    line = {
        "format": "annotator/1",
        "text": "Bến phà mở lại\nPhà chạy từ sáng nay.",
        "zones": [{"start": 0, "end": 14, "kind": "title"}],
        "tags": ["bến", "phà"],
        "desk": 7,
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(line), encoding="utf-8")
    bring(project, tmp_path / "in.jsonl")
    report = export_jsonl(project, tmp_path / "out.jsonl", unbegun=True)
    lines = parsed(tmp_path / "out.jsonl")
    (found,) = [one for one in lines if one["text"] == line["text"]]
    assert {key: found[key] for key in line} == line
    assert (found["annotator"], found["annotator_id"], found["status"], found["n_annotators"]) == ("", "", "todo", 0)
    assert report.records == report.articles == len(lines) == 4


def test_what_is_empty_in_an_export_is_not_filled_in_when_it_comes_back(project: Project, places: Places):
    text = "Bến phà mở lại\n\n20/10/2023 22:10\n\nÔng Kha nói rằng phà chạy từ sáng nay, sau ba ngày đóng cửa."
    export_jsonl(project, places.folder / "a.jsonl", unbegun=True)
    bare = {**parsed(places.folder / "a.jsonl")[0], "text": text, "zones": []}
    del bare["id"], bare["sha256"]
    silent = {"title": "", "source": "", "published": "", "lang": ""}
    for name, keys in (("plain.jsonl", {}), ("whole.jsonl", {"id": "", "sha256": "", **silent})):
        line = {key: value for key, value in bare.items() if key not in silent} | keys
        (places.folder / name).write_text(json.dumps(line), encoding="utf-8")
    found = []
    for name in ("plain.jsonl", "whole.jsonl"):
        with closing(places.project()) as fresh:
            bring(fresh, places.folder / name)
            export_jsonl(fresh, places.folder / "back.jsonl", unbegun=True)
        (back,) = [one for one in parsed(places.folder / "back.jsonl") if one["text"] == text]
        found.append((back["title"], back["published"], back["lang"]))
    assert found == [("Bến phà mở lại", "2023-10-20T22:10", "vi"), ("", "", "")]


@pytest.mark.parametrize("source", ["subset.jsonl", "labelled.jsonl"])
def test_the_golden_file_is_written_byte_for_byte(project: Project, tmp_path: Path, source: str):
    bring(project, GOLDEN / source)
    assert written(project, tmp_path / "out.jsonl") == (GOLDEN / "labelled.jsonl").read_bytes()


def test_exporting_twice_gives_the_same_bytes(labelled: Project, tmp_path: Path):
    assert written(labelled, tmp_path / "a.jsonl") == written(labelled, tmp_path / "b.jsonl")


def test_one_annotator_can_be_exported_alone(labelled: Project, tmp_path: Path):
    report = export_jsonl(labelled, tmp_path / "a.jsonl", annotator="Hoa")
    lines = (tmp_path / "a.jsonl").read_bytes().split(b"\n")[:-1]
    assert {json.loads(line)["annotator"] for line in lines} == {"Hoa"}
    assert len(lines) == report.records


def test_people_of_the_same_name_are_exported_together(labelled: Project, mai: Annotator, tmp_path: Path):
    article = labelled.article(labelled.article_rows("")[0].id)
    edit = annotating.add_span(CLAIMS, article, labelled.work(article.id, mai.id), (), start=0, end=3, label="actor")
    labelled.apply(edit)
    record = {"text": "Tin nóng", "annotator": "Mai", "spans": [{"start": 0, "end": 3, "label": "actor"}]}
    (tmp_path / "other.jsonl").write_text(json.dumps(record), encoding="utf-8")
    bring(labelled, tmp_path / "other.jsonl")
    assert len(exporting.ids_of(labelled, "Mai")) == 2
    assert export_jsonl(labelled, tmp_path / "a.jsonl", annotator="Mai").records == 2


def test_an_unknown_annotator_is_refused_with_the_names_there_are(labelled: Project, tmp_path: Path):
    with pytest.raises(UserError) as caught:
        export_jsonl(labelled, tmp_path / "a.jsonl", annotator="gold")
    assert str(caught.value) == "There is no annotator gold in this project, which has Mai, An, Lê Văn Bình, Hoa."
    assert not (tmp_path / "a.jsonl").exists()


def test_gold_is_exported_only_when_asked_for(project: Project, tmp_path: Path):
    record = {
        "text": "Tin nóng",
        "annotator": "gold",
        "role": "gold",
        "spans": [{"start": 0, "end": 3, "label": "actor"}],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(record), encoding="utf-8")
    bring(project, tmp_path / "gold.jsonl")
    assert export_jsonl(project, tmp_path / "a.jsonl").records == 0
    assert export_jsonl(project, tmp_path / "b.jsonl", gold=True).records == 1


def test_the_project_itself_is_never_written_over(labelled: Project):
    with pytest.raises(UserError, match="is the project itself; choose another name"):
        export_jsonl(labelled, labelled.path)


def test_cancelling_leaves_the_old_file_and_no_other(labelled: Project, tmp_path: Path):
    out = tmp_path / "out" / "a.jsonl"
    out.parent.mkdir()
    out.write_bytes(b"old")
    with pytest.raises(Stopped):
        export_jsonl(labelled, out, cancelled=lambda: True)
    assert [path.read_bytes() for path in out.parent.iterdir()] == [b"old"]


def test_progress_counts_articles(labelled: Project, tmp_path: Path):
    told: list[tuple[int, int]] = []
    report = export_jsonl(labelled, tmp_path / "a.jsonl", progress=lambda done, total, _: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, report.articles + 1))


def test_a_damaged_span_stops_the_export_with_its_id(labelled: Project, tmp_path: Path):
    with closing(sqlite3.connect(labelled.path)) as other, other:
        span, article = other.execute(
            "SELECT s.id, a.id FROM span s JOIN article a ON a.n = s.article WHERE s.quote = 'hơn 12.000 người'"
        ).fetchone()
        other.execute('UPDATE span SET "start" = "start" + 1 WHERE id = ?', (span,))
    with pytest.raises(UserError) as caught:
        export_jsonl(labelled, tmp_path / "a.jsonl")
    assert str(caught.value) == (
        f"article {article}, span {span}: the quote is “hơn 12.000 người” but the text reads “ơn 12.000 người”;"
        " restore a backup"
    )
    assert not (tmp_path / "a.jsonl").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_file_that_cannot_grow_is_told_and_leaves_the_old_one(labelled: Project, tmp_path: Path):
    import resource as limits

    out = tmp_path / "out" / "a.jsonl"
    out.parent.mkdir()
    out.write_bytes(b"old")
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(UserError) as caught:
            export_jsonl(labelled, out)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)
    assert str(caught.value) == f"{out} could not be written (File too large); nothing was changed."
    assert [path.read_bytes() for path in out.parent.iterdir()] == [b"old"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")
def test_a_disk_that_is_full_is_told(labelled: Project):
    with pytest.raises(UserError) as caught:
        export_jsonl(labelled, Path("/dev/full"))
    assert str(caught.value) == "/dev/full could not be written (No space left on device); nothing was changed."


@pytest.mark.parametrize("out", ["missing/a.jsonl", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, out: str):
    with pytest.raises(UserError, match="could not be written"), replaced(tmp_path / out):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and devices")
def test_links_are_followed_and_devices_are_written_as_they_are(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replaced(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    with replaced(Path(os.devnull)) as file:
        file.write(b"new")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal", ".lock", ".holder"])
def test_the_files_beside_a_project_are_never_written_over(labelled: Project, tmp_path: Path, suffix: str):
    side = labelled.path.with_name(labelled.path.name + suffix)
    before = side.read_bytes() if side.exists() else None
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(UserError) as caught:
        export_jsonl(labelled, tmp_path / "elsewhere" / ".." / side.name)
    assert "belongs to the project itself; choose another name" in str(caught.value)
    assert (side.read_bytes() if side.exists() else None) == before


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links")
def test_links_to_a_project_and_to_the_files_beside_it_are_known(labelled: Project, tmp_path: Path):
    (tmp_path / "link").symlink_to(labelled.path.name + "-journal")  # which is not there
    (tmp_path / "project.link").symlink_to(labelled.path)
    through = Project.open(tmp_path / "project.link")
    for out in (tmp_path / "link", labelled.path.with_name(labelled.path.name + "-wal")):
        with pytest.raises(UserError, match="belongs to the project itself"):
            export_jsonl(through, out)
    through.close()


@pytest.mark.parametrize("damage", [False, True])
@pytest.mark.parametrize("ending", ["", "-wal", ".lock"])
def test_no_export_takes_the_place_of_another_project(project: Project, tmp_path: Path, ending: str, damage: bool):
    other = tmp_path / "other.annot"
    project.save_copy(other)
    if damage:
        other.write_bytes(bytes(100) + other.read_bytes()[100:])
    before = other.read_bytes()
    with pytest.raises(UserError, match="is a project, or belongs to one"):
        export_jsonl(project, tmp_path / f"other.annot{ending}")
    assert other.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("other*")) == ["other.annot"]
