"""What the program remembers beside the projects is, after a power cut, as before or after an act: never empty."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import paths
from annotator.settings import Place, Settings, State
from annotator.store import backup, backup_notes
from annotator.store.project import Project
from tests.faults.disk_model import DROPPED, MODES, Disk, put
from tests.faults.recording import Event, Mark, recorded
from tests.faults.sqlite_vfs import is_reachable

pytestmark = pytest.mark.skipif(not is_reachable(), reason="this Python has a SQLite of its own that cannot be watched")
ROUNDS = 12


def acts(root: Path) -> Iterator[object]:
    """Change settings and state as a person does, and say after each act how the two files are."""
    settings, state = Settings.load(root / "settings.json"), State.load(root / "state.json")
    for number in range(ROUNDS):
        settings.set("text_size", 14 + number)
        yield seen(root)
        settings.set_keys({"edit.undo": [f"Ctrl+{number}"]})
        yield seen(root)
        state.remember_place("project", "mai", Place(f"article {number}", number, number, number))
        yield seen(root)
        state.remember_window("geometry", bytes([number]) * 3000)
        yield seen(root)


def seen(root: Path) -> tuple[object, object]:
    """What the two files hold; None where there is none, an error where there is something else than an object."""
    found = []
    for name in ("settings.json", "state.json"):
        path = root / name
        found.append(json.loads(path.read_bytes()) if path.exists() else None)
    return found[0], found[1]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """Everything done to the disk, with a mark after each act."""
    root = tmp_path_factory.mktemp("remembered")
    with recorded(root) as recording:
        for held in acts(root):
            recording.mark(held)
    assert recording.unlike() == []
    return recording.events


def marks(events: list[Event]) -> list[tuple[object, object]]:
    return [event.what for event in events if isinstance(event, Mark) and isinstance(event.what, tuple)]


def test_settings_and_state_are_old_or_new_whenever_the_power_goes(events: list[Event], tmp_path: Path) -> None:
    disk, promised = Disk(), (None, None)
    all_settings, all_states = ([None, *(mark[at] for mark in marks(events))] for at in (0, 1))
    for at, event in enumerate(events):
        disk.take(event)
        if isinstance(event, Mark):
            promised = event.what
        for mode in MODES:
            root = tmp_path / f"{at}-{mode}"
            put(disk.after_cut(random.Random(at), mode), root)
            settings, state = seen(root)
            # What a choice was set to has come back as saved; the state may be an older one.
            assert all_settings.index(settings) >= all_settings.index(promised[0])
            assert state in all_states
            assert Settings.load(root / "settings.json").damaged is None


def test_a_choice_that_was_set_is_there_when_the_power_goes_at_once(events: list[Event], tmp_path: Path) -> None:
    disk = Disk()
    for event in events:
        disk.take(event)
    put(disk.after_cut(random.Random(1), DROPPED), tmp_path / "after")
    settings = Settings.load(tmp_path / "after" / "settings.json")
    assert settings.get("text_size") == 14 + ROUNDS - 1
    assert settings.keys() == {"edit.undo": (f"Ctrl+{ROUNDS - 1}",)}


def test_the_note_beside_a_backup_is_whole_or_not_there(project: Project, tmp_path: Path) -> None:
    root = tmp_path / "recorded"
    root.mkdir()
    with recorded(root) as recording:
        for _ in range(3):
            backup.back_up(project.path, root, reason="working")
    disk = Disk()
    for at, event in enumerate(recording.events):
        disk.take(event)
        for mode in MODES:
            left = disk.after_cut(random.Random(at), mode)
            for name, content in left.items():
                if name.endswith(".json"):
                    assert json.loads(content or b"")
    put(disk.after_cut(random.Random(1), DROPPED), tmp_path / "after")
    for made in backup.backups(tmp_path / "after"):
        assert made.path.stat().st_size == project.path.stat().st_size
        assert backup_notes.source_of(made.path) in {"", str(project.path)}
    assert len(backup.backups(tmp_path / "after")) == 3


def test_the_folders_that_hold_them_are_made_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "home"
    root.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(root / name.lower()))
    with recorded(root) as recording:
        Settings.load().set("text_size", 20)
        place = paths.config_dir() / "settings.json"
    disk = Disk()
    for event in recording.events:
        disk.take(event)
    left = disk.after_cut(random.Random(1), DROPPED)
    assert json.loads(left[place.relative_to(root).as_posix()] or b"") == {"text_size": 20}
