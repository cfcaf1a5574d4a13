"""Counting by helper processes: the same numbers as here, whatever becomes of a helper, and none is left over."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import processes
from annotator.domain.edit import Change, Edit
from annotator.services import comparing, importing
from annotator.services.agreement import as_json, helpers
from annotator.services.agreement.counted import counted
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.helpers import Task, counted_by_helpers
from annotator.services.agreement.keys import Counts, Keys
from annotator.services.jobs import Stopped, never
from annotator.store.comparing import ComparingReads, Finished
from annotator.store.project import Project

ARTICLES = helpers.WORTH_IT // 2
Works = dict[str, list[Finished]]


def line(number: int, annotator: str) -> dict[str, object]:
    text = f"Bài {number}: ông Lâm nói rằng {number} người đã về."
    said, end = text.index("ông Lâm"), text.index(" người")
    label = "claim" if annotator == "Nam" and number % 3 == 0 else "actor"
    spans = [
        {"start": said, "end": said + 7, "label": label},
        {"start": end - len(str(number)), "end": end + 6, "label": "figure", "attributes": {"value": str(number)}},
    ]
    return {"text": text, "annotator": annotator, "status": "finished", "spans": spans}


@pytest.fixture
def labelled(project: Project, tmp_path: Path) -> Project:
    """So many articles finished by two that helpers are asked."""
    path = tmp_path / "labels.jsonl"
    rows = (line(number, who) for number in range(ARTICLES) for who in ("Hoa", "Nam"))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert not importing.commit(project, importing.plan(project, [path])).failures
    return project


def finished(reads: ComparingReads) -> Works:
    found: Works = {}
    for work in reads.finished():
        found.setdefault(work.article_id, []).append(work)
    return found


def by_key(keys: Keys, counts: Counts) -> dict[object, int]:
    return {keys.all[number]: count for number, count in counts.items()}


def task_of(project: Project, reads: ComparingReads) -> Task:
    return Task(project.path, project.scheme, True, reads.point())


def test_helpers_count_what_is_counted_here(labelled: Project) -> None:
    counting, keys = Counting(labelled.scheme), Keys()
    with comparing.comparing(labelled.path) as reads:
        articles = finished(reads)
        here = {article: counted(reads, counting, works) for article, works in articles.items()}
        task = task_of(labelled, reads)
        theirs = dict(counted_by_helpers(task, articles, keys, cancelled=never, meanwhile=bool))
    assert theirs.keys() == here.keys()
    for article, found in theirs.items():
        assert found.people == here[article].people
        assert found.kinds == here[article].kinds
        assert by_key(keys, found.counts) == by_key(counting.keys, here[article].counts)
        assert by_key(keys, found.values) == by_key(counting.keys, here[article].values)


def test_agreement_is_the_same_with_helpers_as_without(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(processes, "started", noting(asked))
    monkeypatch.setattr(comparing, "processors", lambda: 2)
    with_helpers = comparing.compare(labelled)
    assert asked, "no helper was asked"
    monkeypatch.setattr(comparing, "processors", lambda: 1)
    asked.clear()
    alone = comparing.compare(labelled)
    assert not asked
    assert json.dumps(as_json.as_json(with_helpers)) == json.dumps(as_json.as_json(alone))


def noting(asked: list[str]) -> Callable[[str], subprocess.Popen[bytes]]:
    start = processes.started

    def started(word: str) -> subprocess.Popen[bytes]:
        asked.append(word)
        return start(word)

    return started


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal here")
def test_work_of_a_helper_that_dies_is_done_here(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "processors", lambda: 1)
    alone = comparing.compare(labelled)
    monkeypatch.setattr(comparing, "processors", lambda: 2)
    start = processes.started

    def killed(word: str) -> subprocess.Popen[bytes]:
        process = start(word)
        os.kill(process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(processes, "started", killed)
    assert comparing.compare(labelled) == alone


def test_where_no_helper_can_be_started_everything_is_counted_here(
    labelled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(word: str) -> subprocess.Popen[bytes]:
        raise PermissionError(word)

    monkeypatch.setattr(comparing, "processors", lambda: 2)
    monkeypatch.setattr(processes, "started", refused)
    assert comparing.compare(labelled).coverage.compared == ARTICLES


def test_articles_changed_after_the_reading_began_are_left_to_who_asked(labelled: Project) -> None:
    with comparing.comparing(labelled.path) as reads:
        articles = finished(reads)
        task = task_of(labelled, reads)
        changed = sorted(articles)[3]
        span = labelled.spans(changed, articles[changed][0].annotator_id)[0]
        after = replace(span, end=span.end + 1, quote=labelled.article(changed).text[span.start : span.end + 1])
        labelled.apply(Edit("move", changed, span.annotator_id, (Change(span, after),)))
        found = dict(counted_by_helpers(task, articles, Keys(), cancelled=never, meanwhile=bool))
    assert found.keys() == articles.keys() - {changed}


def test_after_a_bulk_act_helpers_count_nothing(labelled: Project, tmp_path: Path) -> None:
    with comparing.comparing(labelled.path) as reads:
        articles, task = finished(reads), task_of(labelled, reads)
        more = tmp_path / "more.jsonl"
        more.write_text(json.dumps(line(ARTICLES + 1, "Hoa"), ensure_ascii=False) + "\n", "utf-8")
        importing.commit(labelled, importing.plan(labelled, [more]))
        assert not dict(counted_by_helpers(task, articles, Keys(), cancelled=never, meanwhile=bool))


def test_cancelling_ends_all_helpers(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    running: list[subprocess.Popen[bytes]] = []
    start = processes.started

    def kept(word: str) -> subprocess.Popen[bytes]:
        running.append(start(word))
        return running[-1]

    monkeypatch.setattr(processes, "started", kept)
    monkeypatch.setattr(comparing, "processors", lambda: 2)
    told = threading.Event()
    with pytest.raises(Stopped):
        comparing.compare(labelled, progress=lambda *_: told.set(), cancelled=told.is_set)
    assert running
    assert all(process.poll() is not None for process in running)


def test_a_helper_ends_with_who_asked() -> None:
    process = processes.started(helpers.PROCESS)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    process.stdout.close()


def test_a_helper_says_what_was_wrong(labelled: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    gone = tmp_path / "gone.annot"
    with closing(sqlite3.connect(gone)):
        pass
    with comparing.comparing(labelled.path) as reads:
        articles, task = finished(reads), task_of(labelled, reads)
    assert not dict(counted_by_helpers(task._replace(path=gone), articles, Keys(), cancelled=never, meanwhile=bool))
    assert "what it did is done here" in caplog.text
    assert "no such table" in caplog.text
