"""Bulk work: staged off the project, taken in at once, what is there left as it is."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import ProjectError, SaveFailed
from annotator.domain.ids import GOLD_ID, annotator_id, derived_id, new_id
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import GOLD, Annotator, Work
from annotator.domain.zone import Zone
from annotator.store import backup
from annotator.store.facts import Counts
from annotator.store.project import Project
from annotator.store.staging import Staging

BINH = Annotator(id=annotator_id("Bình"), name="Bình")
TEXT = Article.from_text("Bà Lê Sen bác bỏ tin đồn 😀 rằng kho lúa đã cháy.", title="Kho lúa", extra={"topic": "lúa"})


def make_span(quote: str, label: str, *, owner: str = BINH.id, **more: object) -> Span:
    start = TEXT.text.index(quote)
    fields = {"id": derived_id(owner, quote, label), "article_id": TEXT.id, "annotator_id": owner, "label": label}
    return Span(**(fields | {"start": start, "end": start + len(quote), "quote": quote} | more))


def make_link(source: Span, target: Span, kind: str) -> Link:
    return Link(
        id=derived_id(source.id, target.id, kind),
        article_id=source.article_id,
        annotator_id=source.annotator_id,
        type=kind,
        source_id=source.id,
        target_id=target.id,
    )


ACTOR = make_span("Bà Lê Sen", "actor", attributes={"type": "person"})
DENIAL = make_span("bác bỏ tin đồn 😀", "denial", note="?", extra={"rank": 1})
CLAIM = make_span("kho lúa đã cháy", "claim")
RECORD = LabelledRecord(
    article=TEXT,
    annotator=BINH,
    status="finished",
    n_annotators=1,
    zones=(Zone(id=derived_id("zone", TEXT.id, 0, 2, "title"), article_id=TEXT.id, start=0, end=2, kind="title"),),
    spans=(ACTOR, DENIAL, CLAIM),
    links=(make_link(DENIAL, CLAIM, "denies"), make_link(DENIAL, ACTOR, "by")),
    extra={"source_line": 7},
)


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[Staging]:
    made = Staging(tmp_path / "staging")
    yield made
    made.close()


def take_in(project: Project, *records: LabelledRecord) -> Counts:
    staging = Staging(project.path.parent / "staging")
    for record in records:
        staging.add(record)
    try:
        return project.commit_staging(staging, name="import", source_sha256="f00d")
    finally:
        staging.close()


def labelled(project: Project) -> list[LabelledRecord]:
    return list(project.labelled_records())


def test_what_is_staged_comes_out_as_it_went_in(project: Project) -> None:
    counts = take_in(project, RECORD)
    assert counts.added == {"articles": 1, "annotators": 1, "zones": 1, "works": 1, "spans": 3, "links": 2}
    (record,) = labelled(project)
    stamped = {"scheme": record.scheme, "guidelines": record.guidelines, "extra": {"topic": "lúa", "source_line": 7}}
    assert record == replace(RECORD, links=RECORD.links[::-1], **stamped)


def test_the_same_again_adds_nothing(project: Project) -> None:
    first = take_in(project, RECORD)
    records, rows = labelled(project), project.article_rows("")
    again = take_in(project, RECORD)
    assert set(again.added.values()) == {0}
    assert set(again.differing.values()) == {0}
    assert again.present == first.added
    assert labelled(project) == records
    assert project.article_rows("") == rows


def test_articles_come_after_those_that_are_there_in_the_order_they_were_staged(project: Project) -> None:
    others = [Article.from_text(f"Tin số {n}.", title=f"Z{9 - n}") for n in range(3)]
    take_in(project, *(LabelledRecord(article=other) for other in others))
    assert [row.title for row in project.article_rows("")][-3:] == ["Z9", "Z8", "Z7"]


def test_the_first_of_two_records_says_what_is_known_of_an_article(project: Project) -> None:
    take_in(project, RECORD, replace(RECORD, article=replace(TEXT, title="Other"), annotator=None))
    assert project.article(TEXT.id).title == "Kho lúa"


def test_an_article_without_labels_brings_its_zones_and_unknown_keys(project: Project) -> None:
    take_in(project, replace(RECORD, annotator=None, spans=(), links=()))
    assert project.article(TEXT.id).extra == {"topic": "lúa", "source_line": 7}
    assert project.zones(TEXT.id) == list(RECORD.zones)
    assert labelled(project) == []


def test_what_people_changed_since_is_kept_and_counted(project: Project) -> None:
    take_in(project, RECORD)
    work = project.work(TEXT.id, BINH.id)
    moved = replace(CLAIM, end=CLAIM.end - 4, quote=CLAIM.quote[:-4])
    reopened = replace(work, status="in_progress")
    project.apply(Edit("move", TEXT.id, BINH.id, (Change(CLAIM, moved), Change(work, reopened))))
    counts = take_in(project, replace(RECORD, article=replace(TEXT, title="Other")))
    assert counts.differing == {"articles": 1, "annotators": 0, "zones": 0, "works": 1, "spans": 1, "links": 0}
    assert project.span(CLAIM.id, BINH.id) == moved
    assert project.work(TEXT.id, BINH.id).status == "in_progress"
    assert project.article(TEXT.id).title == "Kho lúa"


def test_what_people_deleted_since_does_not_come_back_nor_do_links_to_it(project: Project) -> None:
    take_in(project, RECORD)
    links = project.links(TEXT.id, BINH.id)
    gone = [Change(link, None) for link in links if link.type == "by"]
    project.apply(Edit("delete", TEXT.id, BINH.id, (*gone, Change(ACTOR, None))))
    again = replace(RECORD, links=tuple(replace(link, id=new_id()) for link in RECORD.links))
    counts = take_in(project, again)
    assert counts.added["spans"] == counts.added["links"] == 0
    assert (counts.differing["spans"], counts.differing["links"], counts.present["links"]) == (1, 1, 1)
    assert project.links(TEXT.id, BINH.id) == [link for link in links if link.type == "denies"]


def test_spans_that_are_there_under_other_ids_are_known_and_links_go_to_them(project: Project) -> None:
    take_in(project, replace(RECORD, links=()))
    other = {span.id: new_id() for span in RECORD.spans}
    again = replace(
        RECORD,
        spans=tuple(replace(span, id=other[span.id]) for span in RECORD.spans),
        links=tuple(
            replace(link, source_id=other[link.source_id], target_id=other[link.target_id]) for link in RECORD.links
        ),
    )
    counts = take_in(project, again)
    assert (counts.added["spans"], counts.present["spans"], counts.added["links"]) == (0, 3, 2)
    assert {(link.source_id, link.target_id) for link in project.links(TEXT.id, BINH.id)} == {
        (DENIAL.id, CLAIM.id),
        (DENIAL.id, ACTOR.id),
    }


def test_links_to_a_span_that_has_another_label_now_are_left_out(project: Project) -> None:
    take_in(project, replace(RECORD, links=()))
    relabelled = replace(ACTOR, label="figure", attributes={})
    project.apply(Edit("relabel", TEXT.id, BINH.id, (Change(ACTOR, relabelled),)))
    counts = take_in(project, RECORD)
    assert (counts.added["links"], counts.differing["links"]) == (1, 1)


def test_a_link_twice_under_two_ids_is_one_link(project: Project) -> None:
    twice = replace(RECORD, links=(*RECORD.links, replace(RECORD.links[0], id=new_id())))
    counts = take_in(project, twice)
    assert (counts.added["links"], counts.present["links"]) == (2, 1)


def test_labels_of_gold_are_golds(project: Project) -> None:
    gold = Annotator(id=GOLD_ID, name="gold", role=GOLD)
    spans = tuple(replace(span, annotator_id=GOLD_ID) for span in RECORD.spans)
    take_in(project, replace(RECORD, annotator=gold, spans=spans, links=()))
    assert labelled(project) == []
    (record,) = project.labelled_records(gold=True)
    assert record.annotator == gold
    assert record.spans == spans
    assert record.n_annotators == RECORD.n_annotators


def test_one_status_without_a_span_is_a_record_too(project: Project) -> None:
    take_in(project, replace(RECORD, spans=(), links=(), status="skipped", extra={}))
    (record,) = labelled(project)
    assert (record.status, record.spans) == ("skipped", ())
    assert project.work(TEXT.id, BINH.id) == replace(Work.fresh(TEXT.id, BINH.id), status="skipped")


def test_a_bulk_act_is_a_barrier_in_the_history(project: Project, mai: Annotator) -> None:
    before = project.last_barrier()
    take_in(project, RECORD)
    assert project.last_barrier() > before
    row = project._connection.execute(
        "SELECT kind, name, source_sha256, length(batch), changes FROM history ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    assert row == ("barrier", "import", "f00d", 36, "[]")
    assert project.log(mai.id) == []


def test_a_backup_is_made_before_a_bulk_act(project: Project) -> None:
    take_in(project, RECORD)
    (made,) = backup.backups(paths.backup_dir(project.id))
    assert made.reason == "import"
    copy = Project.open(made.path)
    assert len(copy.article_rows("")) == 3
    copy.close()


def test_a_bulk_act_that_fails_changes_nothing_and_can_be_tried_again(project: Project, staging: Staging) -> None:
    big = Article.from_text("Một câu dài. " * 40_000)
    staging.add(replace(RECORD, annotator=None))
    staging.add(LabelledRecord(article=big))
    rows, barrier = project.article_rows(""), project.last_barrier()
    pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
    project._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(SaveFailed, match="full"):
        project.commit_staging(staging, name="import", source_sha256="")
    assert project.article_rows("") == rows
    assert project.last_barrier() == barrier
    project._connection.execute("PRAGMA max_page_count = 1000000")
    counts = project.commit_staging(staging, name="import", source_sha256="")
    assert counts.added["articles"] == 2
    assert project._connection.execute("PRAGMA busy_timeout").fetchone()[0] == 0


def test_a_bulk_act_waits_for_an_edit_that_is_being_written(project: Project, staging: Staging) -> None:
    import threading

    staging.add(RECORD)
    window = sqlite3.connect(project.path, isolation_level=None, check_same_thread=False)
    window.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.2, lambda: window.execute("COMMIT"))
    timer.start()
    assert project.commit_staging(staging, name="import", source_sha256="").added["spans"] == 3
    timer.join()
    window.close()


def test_one_thread_may_stage_what_another_takes_in(project: Project, staging: Staging) -> None:
    import threading

    job = threading.Thread(target=staging.add, args=(RECORD,))
    job.start()
    job.join()
    assert project.commit_staging(staging, name="import", source_sha256="").added["spans"] == 3


def test_what_is_inside_a_savepoint_that_fails_is_taken_back(project: Project, staging: Staging) -> None:
    with staging.savepoint():
        staging.add(RECORD)
    with pytest.raises(AttributeError), staging.savepoint():
        staging.add(
            LabelledRecord(article=Article.from_text("Hỏng."), annotator=BINH, status="finished", links=(None,))
        )
    counts = project.commit_staging(staging, name="import", source_sha256="")
    assert (counts.added["articles"], counts.added["works"]) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files, which Windows cannot")
def test_a_disk_that_refuses_the_staged_rows_is_named(staging: Staging) -> None:
    import resource

    big = Article.from_text("Một câu dài. " * 400_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    try:
        with pytest.raises(SaveFailed, match=r"the disk that holds .* reports an error"), staging.savepoint():
            staging.add(LabelledRecord(article=big))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_folder_that_cannot_hold_staged_rows_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProjectError, match="Nothing can be prepared"):
        Staging(tmp_path / "file" / "staging")


def test_closing_deletes_the_staged_rows(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "staging")
    staging.add(RECORD)
    staging.close()
    assert list((tmp_path / "staging").iterdir()) == []


def test_what_a_killed_program_left_staged_is_swept_away(tmp_path: Path) -> None:
    import os

    left = tmp_path / "staging" / "staging-old"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    Staging(tmp_path / "staging").close()
    assert not left.exists()
