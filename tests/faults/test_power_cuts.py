"""What had been saved when the power went is there afterwards; and a simulated cut can show that something is not."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import SaveFailed
from annotator.domain.record import LabelledRecord
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.faults.disk_model import DROPPED, GARBAGE, KEPT, MIXED, MODES, TORN, Disk, put
from tests.faults.io_fault import record_failing
from tests.faults.power_cut import Cut, cuts, outcomes, second_outcomes
from tests.faults.recording import Event, Name, Resize, Sync, SyncFolder, Unname, Write, recorded
from tests.faults.sqlite_vfs import IOERR_FSYNC, OK, is_reachable
from tests.faults.worked_project import MAIN, claims, record

pytestmark = pytest.mark.skipif(not is_reachable(), reason="this Python has a SQLite of its own that cannot be watched")
SEED = 3


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """A person's work, write by write."""
    return record(tmp_path_factory.mktemp("power") / "recorded", acts=24, seed=SEED).events


def left(events: Sequence[Event], mode: str, seed: int = 0) -> dict[str, bytes | None]:
    """What a disk has of these events after a cut."""
    disk = Disk()
    for event in events:
        disk.take(event)
    return disk.after_cut(random.Random(seed), mode)


def test_nothing_saved_is_lost_and_nothing_damaged_by_a_power_cut(events: list[Event], tmp_path: Path) -> None:
    found = list(outcomes(events, cuts(events, 3 * len(MODES), SEED), tmp_path))
    assert [outcome for outcome in found if not outcome.is_good] == []
    assert sum(outcome.acknowledged for outcome in found) > 100


def test_nothing_is_lost_when_the_power_goes_again_while_the_first_cut_is_made_good(
    events: list[Event], tmp_path: Path
) -> None:
    found = list(second_outcomes(events, cuts(events, len(MODES), SEED), tmp_path, again=4))
    assert [outcome for outcome in found if not outcome.is_good] == []
    assert len(found) > 3 * len(MODES)
    assert sum(outcome.acknowledged for outcome in found) > len(found)


def test_losses_show_where_the_disk_lies_after_the_first_cut(events: list[Event], tmp_path: Path) -> None:
    planned = cuts(events, 3, SEED, (DROPPED, TORN))
    assert any(outcome.lost for outcome in second_outcomes(events, planned, tmp_path, again=4, lying=True))


def test_all_is_there_when_the_power_goes_after_the_last_word(events: list[Event], tmp_path: Path) -> None:
    end = [Cut(len(events), mode, seed) for seed, mode in enumerate(MODES)]
    assert [outcome for outcome in outcomes(events, end, tmp_path) if not outcome.is_good] == []


def test_losses_show_where_the_disk_lies_about_what_it_has(events: list[Event], tmp_path: Path) -> None:
    found = list(outcomes(events, cuts(events, 8, SEED, (DROPPED, TORN)), tmp_path, lying=True))
    assert any(outcome.lost for outcome in found)
    assert any(outcome.corrupt for outcome in found)


def test_losses_show_where_sqlite_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    relaxed = record(tmp_path / "relaxed", acts=24, seed=SEED, waiting=False).events
    found = list(outcomes(relaxed, cuts(relaxed, 12, SEED, (DROPPED,)), tmp_path))
    assert any(outcome.lost for outcome in found)


def test_a_new_project_opens_whenever_its_first_opening_was_cut_off(events: list[Event], tmp_path: Path) -> None:
    """It changes to a -wal file then, and what SQLite would roll back lies beside it in a -journal."""
    begins = next(
        at for at, event in enumerate(events) if isinstance(event, Name) and event.path == "desk/main.annot-journal"
    )
    planned = [Cut(at, mode, seed) for at in range(begins, begins + 20) for mode in (DROPPED, GARBAGE) for seed in (5,)]
    assert [outcome for outcome in outcomes(events, planned, tmp_path) if not outcome.is_good] == []


def test_nothing_of_the_old_file_lies_beside_a_restored_one(events: list[Event]) -> None:
    swap = max(at for at, event in enumerate(events) if isinstance(event, Name) and event.was and event.path == MAIN)
    draft = events[swap].was
    seen = [left(events[: swap + 1], MIXED, seed) for seed in range(40)]
    swapped = [files for files in seen if draft not in files]
    assert 0 < len(swapped) < len(seen)
    assert [files for files in swapped if files.keys() & {f"{MAIN}-journal", f"{MAIN}-wal"}] == []


# A disk that fails


def test_an_act_done_again_after_a_failed_sync_does_not_stand_on_what_that_sync_lost(tmp_path: Path) -> None:
    root = tmp_path / "recorded"
    root.mkdir()
    ill: list[int] = []
    with recorded(root, refuse=lambda act, _path: IOERR_FSYNC if ill and act == "sync" else OK) as recording:
        project = Project.create(root / "lamps.annot", name="Lamps", scheme=claims(), annotator="Mai")
        mai = project.annotators()[0]
        with closing(Staging(tmp_path / "staging")) as staging:
            staging.add(LabelledRecord(article=Article.from_text("Forty lamps failed.", lang="en")))
            project.commit_staging(staging, name="import", source_sha256="")
        article = project.article(project.article_rows("")[0].id)
        work, history = project.work(article.id, mai.id), History(project, mai.id)
        edit = annotating.add_span(project.scheme, article, work, [], start=0, end=11, label="figure")
        assert project.keep_words(article.id, "tests@1", b"x" * 9000)
        ill.append(1)
        with pytest.raises(SaveFailed):
            history.do(edit)
        ill.clear()
        history.do(edit)
        events = list(recording.events)
        project.close()
    put(left(events, DROPPED), tmp_path / "after")
    with closing(Project.open(tmp_path / "after" / "lamps.annot")) as after:
        assert [span.quote for span in after.spans(article.id, mai.id)] == ["Forty lamps"]


def test_what_was_saved_after_a_failed_sync_is_there_after_a_power_cut(tmp_path: Path) -> None:
    """What a failed sync was to write is taken for written by Linux, and may be gone."""
    recording, told = record_failing(tmp_path / "failing", acts=24, seed=1, one_in=4)
    assert told.is_good
    assert len(told.refused) > 5
    planned = cuts(recording.events, 3 * len(MODES), SEED)
    assert [one for one in outcomes(recording.events, planned, tmp_path, refused=True) if not one.is_good] == []


# The disk


def test_what_was_synced_is_there_in_every_way_of_losing_the_rest() -> None:
    synced: list[Event] = [Name("a", 1), SyncFolder("."), Write(1, 0, b"x" * 2000), Resize(1, 1500), Sync(1)]
    for mode in MODES:
        for seed in range(5):
            assert left([*synced, Write(1, 1500, b"y" * 3000)], mode, seed)["a"][:1500] == b"x" * 1500


def test_what_was_not_synced_may_be_there_in_part() -> None:
    synced: list[Event] = [Name("a", 1), SyncFolder("."), Write(1, 0, b"x" * 4096), Sync(1)]
    found = {left([*synced, Write(1, 0, b"y" * 4096)], TORN, seed)["a"] for seed in range(60)}
    assert {b"x" * 4096, b"y" * 4096} < found
    assert any(len(set(content)) == 2 for content in found)
    assert all(content[at : at + 512] in {b"x" * 512, b"y" * 512} for content in found for at in range(0, 4096, 512))


def test_bytes_beside_a_write_are_never_harmed() -> None:
    synced: list[Event] = [Name("a", 1), SyncFolder("."), Write(1, 0, b"x" * 1024), Sync(1)]
    for seed in range(40):
        content = left([*synced, Write(1, 300, b"y" * 100)], GARBAGE, seed)["a"]
        assert content[:300] + content[400:] == b"x" * 924


def test_names_last_once_their_folder_is_synced() -> None:
    made: list[Event] = [Name("a", 1), Write(1, 0, b"x"), Sync(1)]
    assert left(made, DROPPED) == {}
    assert left([*made, SyncFolder(".")], DROPPED) == {"a": b"x"}
    assert left([*made, SyncFolder("."), Name("b", 1, "a")], DROPPED) == {"a": b"x"}
    assert left([*made, SyncFolder("."), Name("b", 1, "a")], KEPT) == {"b": b"x"}
    assert left([*made, SyncFolder("."), Unname("a")], DROPPED) == {"a": b"x"}


def test_a_rename_is_whole_or_not_at_all() -> None:
    there: list[Event] = [
        Name("a", 1),
        Name("b", 2),
        SyncFolder("."),
        Write(1, 0, b"new"),
        Write(2, 0, b"old"),
        Sync(1),
    ]
    for seed in range(20):
        assert left([*there, Sync(1), Sync(2), Name("b", 1, "a")], MIXED, seed) in (
            {"a": b"new", "b": b"old"},
            {"b": b"new"},
        )


# The recording


def test_a_recording_holds_what_python_and_sqlite_write_and_in_which_order(tmp_path: Path) -> None:
    with recorded(tmp_path) as recording:
        draft = tmp_path / "draft"
        with draft.open("wb") as file:
            file.write(b"whole")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(tmp_path / "note")
        with closing(sqlite3.connect(tmp_path / "rows")) as connection:
            connection.execute("CREATE TABLE t (x)")
    assert recording.unlike() == []
    assert recording.events[:5] == [
        Name("draft", 1),
        Resize(1, 0),
        Write(1, 0, b"whole"),
        Sync(1),
        Name("note", 1, "draft"),
    ]
    journal = Name("rows-journal", 3)
    names = [event for event in recording.events[5:] if isinstance(event, Name | SyncFolder | Unname)]
    assert names == [Name("rows", 2), journal, SyncFolder("."), Unname("rows-journal")]
    written = [event.file for event in recording.events if isinstance(event, Write)]
    assert written.index(3) < written.index(2)  # SQLite notes what was before it writes what is new
