"""Undo and redo of what is saved, while nothing can be: shown as done at once, not saved, and written as what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.domain.ids import GOLD_ID
from annotator.store.clock import now
from annotator.store.project import Project
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import CTRL, SHIFT, Hand

FIGURE, ACTOR, CLAIM = ("figure", "12.000 người"), ("actor", "Ông Trần Mộc"), ("claim", "móng cầu đã được kiểm tra")


@pytest.fixture
def hand(opened, project_path) -> Hand:
    """A window with two labels that are saved: lines 2 and 3 of the history, after what was imported."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    for (_, words), key in ((FIGURE, "F"), (ACTOR, "A")):
        hand.select(words)
        hand.key(key)
    return hand


def cut_off(path: Path) -> Callable[[], object]:
    """Take the file away, and return what brings it back."""
    gone = path.with_suffix(".gone")
    path.replace(gone)
    return lambda: gone.replace(path)


def hold(path: Path) -> Callable[[], object]:
    """Let another program begin to write, and return what lets it end."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


@pytest.fixture(params=[cut_off, hold])
def hindered(request) -> Callable[[Path], Callable[[], object]]:
    """What keeps a project from being written, and lets go of it again."""
    return request.param


def history_of(path: Path) -> list[tuple[str, str, int | None]]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        found = connection.execute("SELECT kind, name, target FROM history ORDER BY seq").fetchall()
    connection.close()
    return found


def retry(hand: Hand) -> None:
    hand.inside.label_bar.message_answered.emit("retry")


def test_undo_of_what_is_saved_is_shown_at_once_and_written_as_an_undo(hand, hindered, project_path):
    let_go = hindered(project_path)
    hand.key("Z", CTRL)
    assert hand.labelled() == {FIGURE}
    assert hand.session.has_failed
    assert hand.inside.label_bar.shows_alert
    hand.key("Z", CTRL)
    assert hand.labelled() == set()
    assert hand.inside.label_bar.sentence.endswith("2 changes wait.")
    hand.select(CLAIM[1])
    hand.key("C")
    let_go()
    retry(hand)
    assert (hand.session.unsaved, hand.session.has_failed) == ([], False)
    assert history_of(project_path)[3:] == [("undo", "label", 3), ("undo", "label", 2), ("edit", "label", None)]
    hand.key("Z", CTRL)
    hand.open("Harbour")
    hand.open("Cầu sập")
    assert hand.labelled() == set()


def test_redo_of_what_is_saved_waits_too_and_takes_back_an_undo_that_waits(hand, hindered, project_path):
    hand.key("Z", CTRL)
    let_go = hindered(project_path)
    hand.key("Z", CTRL)
    hand.key("Z", CTRL | SHIFT)  # of the undo that waits: nothing of it is left to be saved
    assert (hand.labelled(), hand.session.unsaved) == ({FIGURE}, [])
    assert not hand.inside.label_bar.shows_alert
    hand.key("Z", CTRL | SHIFT)
    assert hand.labelled() == {FIGURE, ACTOR}
    assert len(hand.session.unsaved) == 1
    said = len(hand.said)
    hand.key("Z", CTRL | SHIFT)
    assert hand.said[said:], "that nothing is left is said"
    let_go()
    retry(hand)
    assert history_of(project_path)[3:] == [("undo", "label", 3), ("redo", "label", 3)]
    assert hand.labelled() == {FIGURE, ACTOR}


def test_undo_while_anothers_acts_wait_is_done_behind_them(hand, hindered, project_path):
    let_go = hindered(project_path)
    hand.select(CLAIM[1])
    hand.key("C")
    me, other = (
        hand.session.annotator,
        next(one for one in hand.session.project.annotators() if one.id not in {hand.session.viewer, GOLD_ID}),
    )
    hand.session.choose_annotator(other.id)
    hand.select(FIGURE[1])
    hand.key("F")
    hand.session.choose_annotator(me.id)
    hand.key("Z", CTRL)  # one's own last, which waits
    hand.key("Z", CTRL)  # the one before, which is saved
    assert hand.labelled() == {FIGURE}
    assert [edit.annotator_id for edit in hand.session.unsaved] == [other.id, me.id]
    let_go()
    retry(hand)
    assert hand.session.unsaved == []
    assert [kind for kind, _, _ in history_of(project_path)][1:] == ["edit", "edit", "edit", "undo"]


def test_a_copy_elsewhere_holds_an_undo_that_waits_as_an_undo(hand, project_path, tmp_path):
    cut_off(project_path)
    hand.key("Z", CTRL)
    there = tmp_path / "elsewhere.annot"
    hand.inside.project_commands.copies.copy_to(there)
    assert history_of(there)[3:] == [("undo", "label", 3)]
    assert hand.inside.project_commands.open(there)
    hand.open("Cầu sập")
    assert hand.labelled() == {FIGURE}
    hand.key("Z", CTRL | SHIFT)
    assert hand.labelled() == {FIGURE, ACTOR}


def test_an_undo_that_no_longer_fits_is_told_and_what_stands_is_shown(hand, project_path):
    hand.session._later.stop()
    bring_back = cut_off(project_path)
    hand.key("Z", CTRL)
    bring_back()
    project = Project.open(project_path)
    project.begin_writing()
    row = next(span for span in project.spans(hand.session.article.id, hand.session.viewer) if span.label == "actor")
    project.write(lambda connection: connection.execute("UPDATE span SET deleted = 1 WHERE id = ?", (row.id,)))
    project.close()
    retry(hand)
    assert (hand.labelled(), hand.session.unsaved) == ({FIGURE}, [])
    hand.key("Z", CTRL)
    assert hand.labelled() == set(), "undo goes on with the step before"


def test_a_decision_that_is_saved_is_taken_back_and_asked_again_while_nothing_can_be_written(
    opened, path, qtbot, hindered
):
    desk = Adjudicator(opened(path), qtbot)
    first, second = desk.places[:2]
    desk.key("1")
    let_go = hindered(path)
    desk.key("1")
    desk.key("Z", CTRL)
    assert (desk.place, desk.session.unsaved) == (second, [])
    desk.key("Z", CTRL)
    assert desk.place == first
    assert not desk.review.is_decided(first)
    assert [edit.name for edit in desk.session.unsaved] == ["decide"]
    assert desk.hand.inside.modes.strip.shows_alert
    desk.key("Z", CTRL | SHIFT)
    assert (desk.place, desk.session.unsaved) == (second, [])
    desk.key("Z", CTRL)
    let_go()
    desk.hand.inside.modes.strip.message_answered.emit("retry")
    assert [kind for kind, _, _ in history_of(path)][-2:] == ["edit", "undo"]
    assert (desk.place, desk.gold()) == (first, ([], []))


def test_history_says_when_an_act_was_done_not_when_it_could_be_saved(hand, project_path, qtbot):
    bring_back = cut_off(project_path)
    begun = now()
    hand.key("Z", CTRL)
    hand.select(CLAIM[1])
    hand.key("C")
    done = datetime.now(UTC)
    qtbot.waitUntil(lambda: (datetime.now(UTC) - done).total_seconds() > 0.05)
    bring_back()
    retry(hand)
    with sqlite3.connect(project_path) as connection:
        times = [row[0] for row in connection.execute("SELECT made_at FROM history WHERE seq > 3 ORDER BY seq")]
    connection.close()
    assert len(times) == 2
    assert begun <= times[0] <= times[1] <= done.isoformat(timespec="milliseconds")
