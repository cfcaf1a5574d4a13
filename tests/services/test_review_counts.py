"""How many disagreements are decided, counted by a helper: as the review itself says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import processes
from annotator.services import importing, review_counts
from annotator.services.jobs import Stopped
from annotator.services.review_counts import WORTH_IT, decided_of
from annotator.services.reviewing import Review
from annotator.store.project import Project


def line(number: int, annotator: str) -> dict[str, object]:
    text = f"Bài {number}: ông Lâm nói rằng {number} người đã về."
    said = text.index("ông Lâm")
    label = "claim" if annotator == "Nam" and number % 2 else "actor"
    return {
        "text": text,
        "annotator": annotator,
        "status": "finished",
        "spans": [{"start": said, "end": said + 7, "label": label}],
    }


@pytest.fixture
def labelled(project: Project, tmp_path: Path) -> tuple[Project, str]:
    """So many articles finished by two that a helper is asked, and somebody who has marked none."""
    path = tmp_path / "labels.jsonl"
    rows = (line(number, who) for number in range(WORTH_IT) for who in ("Hoa", "Nam"))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert not importing.commit(project, importing.plan(project, [path])).failures
    return project, project.add_annotator("Thu").id


def test_a_helper_counts_what_the_review_says(labelled, monkeypatch: pytest.MonkeyPatch) -> None:
    project, who = labelled
    review = Review(project, who)
    review.load()
    project.apply(review.take(review.queue()[0].group.place, 0))
    review = Review(project, who)
    review.load()
    monkeypatch.setattr(review_counts.processes, "processors", lambda: 2)
    started: list[str] = []
    start = processes.started
    monkeypatch.setattr(processes, "started", lambda word: started.append(word) or start(word))
    found = decided_of(project, who)
    assert started == [review_counts.PROCESS]
    progress = review.progress()
    assert (found.done, found.every) == (progress.decided, progress.decided + progress.left)
    assert found.done == 1
    assert decided_of(project, who, known=found) is found


def test_where_no_helper_can_be_started_it_is_counted_here(labelled, monkeypatch: pytest.MonkeyPatch) -> None:
    project, who = labelled

    def refused(word: str) -> None:
        raise PermissionError(word)

    monkeypatch.setattr(review_counts.processes, "processors", lambda: 2)
    monkeypatch.setattr(processes, "started", refused)
    review = Review(project, who)
    review.load()
    assert decided_of(project, who).every == review.progress().left >= WORTH_IT // 2


def test_counting_is_cancelled_with_its_helper(labelled, monkeypatch: pytest.MonkeyPatch) -> None:
    project, who = labelled
    monkeypatch.setattr(review_counts.processes, "processors", lambda: 2)
    running = []
    start = processes.started

    def kept(word: str):
        running.append(start(word))
        return running[-1]

    monkeypatch.setattr(processes, "started", kept)
    with pytest.raises(Stopped):
        decided_of(project, who, cancelled=lambda: bool(running))
    assert all(process.poll() is not None for process in running)
