"""Articles of a review that helpers compare come to the same as compared here, whatever becomes of the helpers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import processes
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.ids import GOLD_ID
from annotator.services import importing
from annotator.services.history import History
from annotator.services.jobs import Stopped, never, unheard
from annotator.services.review import helpers
from annotator.services.review.helpers import Found, load_in_parts, unpacked
from annotator.services.review.loading import load
from annotator.services.review.state import ArticleReview
from annotator.services.reviewing import Review
from annotator.store.project import Project

ARTICLES = helpers.WORTH_IT
WHO = "nobody"


def line(number: int, annotator: str) -> dict[str, object]:
    text = f"Bài {number}: ông Lâm nói rằng {number} người đã về."
    said = text.index("ông Lâm")
    label = "claim" if annotator == "Nam" and number % 3 == 0 else "actor"
    return {
        "text": text,
        "annotator": annotator,
        "status": "finished",
        "spans": [{"start": said, "end": said + 7, "label": label}],
    }


@pytest.fixture
def labelled(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """So many articles finished by two that helpers are asked."""
    monkeypatch.setattr(processes, "processors", lambda: 2)
    path = tmp_path / "labels.jsonl"
    rows = (line(number, who) for number in range(ARTICLES) for who in ("Hoa", "Nam"))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert not importing.commit(project, importing.plan(project, [path])).failures
    return project


def in_parts(project: Project) -> list[Found]:
    found: list[Found] = []
    load_in_parts(project, WHO, found.extend, progress=unheard, cancelled=never)
    return found


def states(project: Project, found: list[Found]) -> dict[str, ArticleReview]:
    comparer = Comparer(project.scheme)
    every = [unpacked(one, project.scheme, comparer, project.id) for one in found]
    return {state.article.id: state for state in every}


def told(state: ArticleReview) -> object:
    return (state.article, state.position, state.compared, state.decisions, state.spans, state.links, state.work)


def same(some: dict[str, ArticleReview], others: dict[str, ArticleReview]) -> bool:
    return some.keys() == others.keys() and all(told(state) == told(others[known]) for known, state in some.items())


def test_articles_are_the_same_with_helpers_as_without(labelled: Project) -> None:
    found = in_parts(labelled)
    assert all(isinstance(one, bytes) for one in found)
    assert same(states(labelled, found), load(labelled, WHO))


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal here")
def test_articles_of_a_helper_that_dies_are_compared_here(labelled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    start = processes.started

    def killed(word: str) -> subprocess.Popen[bytes]:
        process = start(word)
        os.kill(process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(processes, "started", killed)
    assert same(states(labelled, in_parts(labelled)), load(labelled, WHO))


def test_what_is_cancelled_stops(labelled: Project) -> None:
    come: list[Found] = []
    with pytest.raises(Stopped):
        load_in_parts(labelled, WHO, come.extend, progress=unheard, cancelled=lambda: bool(come))
    assert 0 < len(come) < ARTICLES


def test_a_review_in_parts_comes_to_the_same_as_one_at_once(labelled: Project) -> None:
    at_once = Review(labelled, WHO, states=load(labelled, WHO))
    review = Review(labelled, WHO, in_parts=True)
    for state in states(labelled, in_parts(labelled)).values():
        review.add(state)
    assert not review.is_complete
    for _ in review.complete():
        pass
    assert review.is_complete
    assert review.queue() == at_once.queue()
    assert review.progress() == at_once.progress()


def test_what_is_decided_before_all_have_come_counts(labelled: Project) -> None:
    who = labelled.annotators()[0].id
    first, second, *others = load(labelled, who).values()
    history = History(labelled, who)
    review = Review(labelled, who, in_parts=True)
    review.add(first)
    (item,) = review.waiting_in(first.article.id)
    review.after(history.do(review.take(item.group.place, 0)))
    earlier = Review(labelled, who, states=load(labelled, who))
    other = next(item.group for item in earlier.queue() if item.group.article_id != first.article.id)
    review.after(history.do(earlier.take(other.place, 0)))  # its article has not come, and comes as it was
    for state in (second, *others):
        review.add(state)
    for _ in review.complete():
        pass
    assert labelled.decisions(first.article.id)
    assert labelled.spans(first.article.id, GOLD_ID)
    assert review.queue() == Review(labelled, who, states=load(labelled, who)).queue()
    assert review.progress().decided == 2
