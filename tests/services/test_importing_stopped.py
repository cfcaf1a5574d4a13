"""An import that is cancelled while it is written leaves nothing behind, and says how far it is until then."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import Stopped
from annotator.services import importing
from annotator.store import backup
from annotator.store.project import Project
from annotator.store.watching import Watch

LINES = 60
SPANS = 120


@pytest.fixture
def labelled(tmp_path) -> Path:
    """Lines with labels enough for more than one step of writing."""
    path = tmp_path / "labelled.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(LINES):
            text = f"Bản tin số {number}: " + " ".join(f"{value} người" for value in range(1, SPANS + 1))
            spans = [{"start": at, "end": at + 3, "label": "figure"} for at in range(20, 20 + SPANS)]
            out.write(json.dumps({"text": text, "annotator": "Mai", "spans": spans}, ensure_ascii=False) + "\n")
    return path


def test_the_share_grows_step_by_step_to_the_whole(project: Project, labelled: Path):
    told: list[tuple[int, int]] = []
    planned = importing.plan(project, [labelled])
    importing.commit(project, planned, progress=lambda done, total, _name: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert len(shares) > LINES * SPANS // 5000
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("step", [0, 1, 2, 4, 6])
def test_cancelled_at_any_step_it_leaves_nothing(project: Project, labelled: Path, step: int):
    heard: list[int] = []
    before = project.asked(_everything)
    planned = importing.plan(project, [labelled])
    with pytest.raises(Stopped):
        importing.commit(
            project,
            planned,
            progress=lambda done, _total, _name: heard.append(done),
            cancelled=lambda: len(heard) >= step,
        )
    assert len(heard) == step
    assert project.asked(_everything) == before
    assert not list(project.path.parent.glob("*.part"))


def test_what_was_cancelled_can_be_imported_again(project: Project, labelled: Path):
    with pytest.raises(Stopped):
        importing.commit(project, importing.plan(project, [labelled]), cancelled=lambda: True)
    report = importing.commit(project, importing.plan(project, [labelled]))
    assert report.counts.added["articles"] == LINES
    assert report.counts.added["spans"] == LINES * SPANS


def test_a_backup_that_was_cancelled_is_not_among_the_backups(project: Project, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    with pytest.raises(Stopped):
        backup.back_up(project.path, folder, reason="import", watch=Watch(cancelled=lambda: True))
    assert list(folder.iterdir()) == []


def _everything(connection) -> list[object]:
    tables = ("article", "article_text", "span", "zone", "work", "annotator", "history", "taken_in", "sketch")
    found = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    return [*found, connection.execute("SELECT rowid FROM text_exact('người')").fetchall()]
