"""Importing: files come in whole or not at all, faults are told, what is there stays, labels are taken."""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.ids import annotator_id, derived_id
from annotator.domain.work import Annotator
from annotator.services import annotating, importing
from annotator.services.importing import ImportReport
from annotator.services.jobs import Stopped
from annotator.store import backup
from annotator.store.project import Project

VI = "Bộ Y tế bác bỏ tin 40 ca \U0001f600 tử vong"
EN = "The port denies losing 12 cranes"


def labelled(text: str = VI, annotator: str = "Bình", **more: Any) -> dict[str, Any]:
    return {"text": text, "annotator": annotator, "spans": [{"start": 0, "end": 7, "label": "actor"}], **more}


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below a folder of its own: bytes, a text, or records as lines."""

    def write(name: str, content: bytes | str | list[dict[str, Any]]) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, list):
            content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def bring(project: Project, *files: Path) -> ImportReport:
    return importing.commit(project, importing.plan(project, files))


def said(report: ImportReport, folder: Path) -> list[str]:
    return [str(failure).replace(str(folder) + os.sep, "") for failure in report.failures]


def titles(project: Project) -> list[str]:
    return [row.title for row in project.article_rows("")]


def test_texts_and_labels_come_in(project: Project, put: Callable[..., Path]):
    before = len(titles(project))
    report = bring(project, put("a.txt", EN), put("b.jsonl", [labelled(status="finished", title="Bộ Y tế")]))
    assert titles(project)[before:] == [EN, "Bộ Y tế"]
    binh = annotator_id("Bình")
    article = Article.from_text(VI)
    (span,) = project.spans(article.id, binh)
    assert (span.quote, span.label) == ("Bộ Y tế", "actor")
    assert project.work(article.id, binh).status == "finished"
    assert report.counts.added == {"annotators": 1, "articles": 2, "zones": 1, "works": 1, "spans": 1, "links": 0}
    assert report.failures == []


def test_the_raw_hash_of_a_text_file_is_kept(project: Project, put: Callable[..., Path]):
    bring(project, put("a.txt", b"\xef\xbb\xbfone\r\ntwo"))
    article = project.article(Article.from_text("one\ntwo").id)
    assert article.raw_sha256 == hashlib.sha256(b"\xef\xbb\xbfone\r\ntwo").hexdigest()
    assert article.text == "one\ntwo"


def test_nothing_is_written_before_the_commit(project: Project, put: Callable[..., Path]):
    before = project.article_rows("")
    plan = importing.plan(project, [put("a.txt", EN), put("b.jsonl", [labelled()])])
    assert (len(plan.found.articles), plan.found.spans, plan.found.annotators) == (2, 1, {"Bình"})
    assert project.article_rows("") == before
    plan.close()
    assert list((paths.state_dir() / "staging").iterdir()) == []


def test_planning_and_committing_may_be_jobs_in_two_threads(project: Project, put: Callable[..., Path]):
    source = put("b.jsonl", [labelled()])

    def job(work: Callable[[Project], Any]) -> Any:
        """Run in a thread of its own with a project of its own, as the window's jobs do."""

        def run() -> Any:
            own = Project.open(project.path)
            own.begin_writing()
            try:
                return work(own)
            finally:
                own.close()

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(run).result()

    plan = job(lambda own: importing.plan(own, [source]))
    report = job(lambda own: importing.commit(own, plan))
    assert report.counts.added["spans"] == 1
    job(lambda own: importing.plan(own, [source])).close()
    assert list((paths.state_dir() / "staging").iterdir()) == []


def test_importing_twice_adds_nothing(project: Project, put: Callable[..., Path]):
    files = [put("a.txt", EN), put("b.jsonl", [labelled(), labelled(annotator="An Thư")])]
    bring(project, *files)
    rows = project.article_rows(annotator_id("Bình"))
    report = bring(project, *files)
    assert set(report.counts.added.values()) == {0}
    assert report.counts.present["spans"] == 2
    assert project.article_rows(annotator_id("Bình")) == rows
    assert [same.path.name for same in report.found.duplicates] == ["a.txt", "b.jsonl"]


def test_a_text_that_is_there_is_skipped_and_told(project: Project, put: Callable[..., Path]):
    report = bring(project, put("a.txt", EN), put("b.txt", "\ufeff" + EN.replace("\n", "\r\n")))
    assert [str(same).rpartition(os.sep)[2] for same in report.found.duplicates] == [
        f"b.txt: the same text as a.txt in this import: {EN}"
    ]
    assert report.counts.added["articles"] == 1


def test_labels_of_a_new_annotator_come_in_with_a_text_that_is_there(project: Project, put: Callable[..., Path]):
    bring(project, put("a.txt", VI))
    report = bring(project, put("b.jsonl", [labelled()]))
    assert len(report.found.duplicates) == 1
    assert report.counts.added["spans"] == 1


def test_what_is_there_already_stays_as_it_is(
    project: Project, mai: Annotator, article: Article, put: Callable[..., Path]
):
    work = project.work(article.id, mai.id)
    edit = annotating.add_span(project.scheme, article, work, (), start=0, end=13, label="actor", note="mine")
    project.apply(edit)
    (own,) = project.spans(article.id, mai.id)
    span = {"id": own.id, "start": 0, "end": 13, "label": "actor", "note": "other"}
    record = {"text": article.text, "annotator": "Mai", "annotator_id": mai.id, "spans": [span], "title": "other"}
    report = bring(project, put("a.jsonl", [record]))
    assert project.spans(article.id, mai.id) == [own]
    assert project.article(article.id).title == article.title
    assert (report.counts.differing["spans"], report.counts.differing["articles"]) == (1, 1)


def test_an_import_is_a_barrier_after_a_backup(project: Project, put: Callable[..., Path]):
    before = project.last_barrier()
    bring(project, put("a.txt", EN))
    assert project.last_barrier() > before
    assert backup.backups(paths.backup_dir(project.id))


def test_an_import_that_brings_nothing_writes_nothing(project: Project, put: Callable[..., Path]):
    before = project.last_barrier()
    report = bring(project, put("a.txt", b""))
    assert len(report.failures) == 1
    assert project.last_barrier() == before


def test_a_file_with_one_fault_is_left_out_whole_and_the_others_come_in(project: Project, put: Callable[..., Path]):
    bad = [labelled(), labelled(text=EN, annotator="Bình", spans=[{"start": 0, "end": 99, "label": "actor"}])]
    before = titles(project)
    report = bring(project, put("a.jsonl", bad), put("b.txt", "Tin khác"), put("c.jsonl", [labelled(text="Tin nóng")]))
    assert titles(project) == [*before, "Tin khác", "Tin nóng"]
    assert said(report, put("x.txt", "").parent) == [
        "a.jsonl: line 2, spans[0]: 0 to 99 lies outside the text, which ends at 32"
    ]
    assert report.found.spans == 1
    assert project.annotator_named("Bình") is not None


BAD_FILES: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "a.txt: there is no text in it"),
    ("a.txt", b" \r\n \t", "a.txt: there is no text in it"),
    (
        "a.txt",
        "ế".encode() * 20 + b"\xe1",
        "a.txt: line 1: byte 0xE1 at offset 60 is not UTF-8; save the file as UTF-8",
    ),
    ("a.txt", b"tin\0", "a.txt: line 1: there is a NUL character at position 3; is this a text file?"),
    ("a.jsonl", b"", "a.jsonl: there are no records in it"),
    ("a.jsonl", b"\n \n", "a.jsonl: there are no records in it"),
    ("a.jsonl", b'{"text": "a"}\nx', "a.jsonl: line 2: this is not JSON: there is no value at column 1"),
    (
        "a.jsonl",
        b'{"text": "a"}\n{"text": "\xff"}',
        "a.jsonl: line 2: byte 0xFF at offset 24 is not UTF-8; save the file as UTF-8",
    ),
    ("a.jsonl", b'{"text": "a", "n": NaN}', "a.jsonl: line 1: this is not JSON: NaN is no number of JSON"),
    ("a.jsonl", b'{"text": "a"}\n[[1]]', "a.jsonl: line 2: expected an object, found [[1]]"),
    (
        "a.jsonl",
        b'{"text": "a"}\n' + b"[" * 5000,
        "a.jsonl: line 2: it is nested more than 100 levels deep; nothing reads that",
    ),
    ("a.bin", bytes(range(256)), "a.bin: this is no text, and no .bin file that can be read here; is it damaged?"),
    ("a\n.txt", b"", "a\\n.txt: there is no text in it"),
]


@pytest.mark.parametrize(("name", "content", "line"), BAD_FILES)
def test_a_bad_file_gets_one_line(project: Project, put: Callable[..., Path], name: str, content: bytes, line: str):
    if "\n" in name and sys.platform == "win32":
        name, line = name.replace("\n", ""), line.replace("\\n", "")
    report = bring(project, put(name, content), put("good.txt", EN))
    assert said(report, put("good.txt", EN).parent) == [line]
    assert report.counts.added["articles"] == 1


def test_a_huge_text_file_is_refused_by_its_size(project: Project, put: Callable[..., Path]):
    path = put("a.txt", b"")
    with path.open("r+b") as file:
        file.write(b"tin " * 50_000)  # what is looked at first is a text
        file.truncate(200 * 1024 * 1024)
    report = bring(project, path)
    assert said(report, path.parent) == ["a.txt: it has 200 MB; a text file of one article has at most 50 MB"]


def test_a_missing_file_and_an_empty_folder_are_told(project: Project, put: Callable[..., Path]):
    folder = put("deep/er/.hidden.txt", EN).parent.parent
    put("deep/.git/a.txt", EN)
    put("deep/a.png", b"")
    report = bring(project, folder.parent / "none.txt", folder)
    assert said(report, folder.parent) == [
        "none.txt: there is no such file",
        "deep: there is no file in this folder that can be imported",
    ]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a file that the user may not read")
def test_a_file_that_may_not_be_read_is_told(project: Project, put: Callable[..., Path]):
    path = put("a.txt", EN)
    path.chmod(0)
    assert said(bring(project, path), path.parent) == ["a.txt: it cannot be read: Permission denied"]


def test_a_folder_is_walked_in_natural_order_without_hidden_files(project: Project, put: Callable[..., Path]):
    for name in ("a10.txt", "a2.txt", "B1.TXT", "sub/a1.txt", "sub/.a.txt", ".sub/a.txt"):
        put(name, f"Tin {name}")
    before = len(titles(project))
    bring(project, put("a3.txt", "Tin a3.txt").parent)
    assert titles(project)[before:] == ["Tin a2.txt", "Tin a3.txt", "Tin a10.txt", "Tin B1.TXT", "Tin sub/a1.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_loops_of_links_do_not_hang(project: Project, put: Callable[..., Path]):
    folder = put("a.txt", EN).parent
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    report = bring(project, folder)
    assert said(report, folder) == [
        "pipe.txt: this is a device or a pipe, not a file",
        "self.txt: this link leads nowhere",
    ]
    assert report.counts.added["articles"] == 1


def test_a_file_that_is_named_twice_is_read_once(project: Project, put: Callable[..., Path]):
    path = put("a.jsonl", [labelled()])
    report = bring(project, path, path.parent)
    assert report.found.duplicates == []


def test_cancelling_leaves_the_project_and_the_disk_as_they_were(project: Project, put: Callable[..., Path]):
    before = project.article_rows("")
    asked = iter([False, False, True])
    with pytest.raises(Stopped):
        importing.plan(project, [put(f"{n}.txt", f"{EN} {n}") for n in range(5)], cancelled=lambda: next(asked))
    assert project.article_rows("") == before
    assert list((paths.state_dir() / "staging").iterdir()) == []


def test_progress_grows_up_to_its_total(project: Project, put: Callable[..., Path]):
    told: list[tuple[int, int, str]] = []
    files = [put("a.txt", EN), put("bad.jsonl", b"x"), put("c.jsonl", [labelled(text=f"{VI} {n}") for n in range(120)])]
    importing.plan(project, files, progress=lambda *step: told.append(step)).close()
    total = told[0][1]
    assert {step[1] for step in told} == {total}
    assert [step[0] for step in told] == sorted(step[0] for step in told)
    assert told[-1] == (total, total, "c.jsonl")
    assert list(dict.fromkeys(step[2] for step in told)) == ["a.txt", "bad.jsonl", "c.jsonl"]
    assert [step[2] for step in told].count("c.jsonl") == 3, "read once, and done"


def test_unknown_keys_and_foreign_ids_stay_with_their_rows(project: Project, put: Callable[..., Path]):
    span = {"id": "T1", "start": 0, "end": 7, "label": "actor", "score": 0.5}
    bring(project, put("a.jsonl", [labelled(id="art-1", spans=[span], meta={"desk": "y tế"})]))
    (record,) = project.labelled_records()
    assert record.article.external_id == "art-1"
    assert record.extra == {"meta": {"desk": "y tế"}}
    assert record.spans[0].extra == {"score": 0.5, "external_id": "T1"}
    assert record.spans[0].id == derived_id(record.article.id, annotator_id("Bình"), 0, 7, "actor", 0)


def test_a_preview_counts_only_labels_that_are_new(project: Project, put: Callable[..., Path]):
    spans = [{"id": "a", "start": 0, "end": 7, "label": "actor"}, {"id": "d", "start": 8, "end": 14, "label": "denial"}]
    links = [{"type": "by", "from": "d", "to": "a"}]
    source = put("b.jsonl", [labelled(spans=spans, links=links)])

    def counted(*files: Path) -> tuple[int, int]:
        plan = importing.plan(project, files)
        plan.close()
        return plan.found.spans, plan.found.links

    assert counted(source) == (2, 1)
    bring(project, source)
    assert counted(source) == (0, 0)
    more = {"id": "f", "start": 19, "end": 21, "label": "figure"}
    assert counted(put("c.jsonl", [labelled(spans=[*spans, more])])) == (1, 0)
    assert counted(put("d.jsonl", [labelled(annotator="An Thư", spans=spans, links=links)])) == (2, 1)


def test_a_text_with_an_empty_title_is_told_by_its_first_words(project: Project, put: Callable[..., Path]):
    source = put("b.jsonl", [{"text": "Bộ Y tế bác bỏ " * 20, "title": title} for title in ("", " ")])
    plan = importing.plan(project, [source])
    plan.close()
    (title,) = plan.found.articles.values()
    assert title.startswith("Bộ Y tế bác bỏ ")
    assert title.endswith("…")
    assert [same.title for same in plan.found.duplicates] == [title]
