"""Which backups stay: laws of thinning by age and by room, with clocks that go wrong."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.store.backup import Backup, backups
from annotator.store.backup_thinning import kept, thin

AT = datetime(2024, 5, 15, 12, 30, tzinfo=UTC)
STAMP = "%Y%m%dT%H%M%S%fZ"
BY_ITSELF = ("working", "opening")
REASONS = (*BY_ITSELF, "import", "merge", "restore", "migration", "asked")


def made(times: list[datetime], reasons: list[str] | None = None, size: int = 1) -> list[Backup]:
    """Backups that were made in this order, the newest first; files of them are nowhere."""
    found = [
        Backup(Path(f"/nowhere/{number}"), time, reasons[number] if reasons else "opening", size, number + 1)
        for number, time in enumerate(times)
    ]
    return found[::-1]


many = st.lists(
    st.tuples(st.floats(-800, 400), st.sampled_from(REASONS), st.integers(1, 50)), min_size=1, max_size=60
).map(
    lambda rows: [
        Backup(Path(f"/nowhere/{number}"), AT + timedelta(days=days), reason, size, number)
        for number, (days, reason, size) in enumerate(rows, 1)
    ][::-1]
)
"""Backups made in any order of times, also of times to come."""


@given(many, st.integers(0, 1000))
def test_the_newest_and_the_newest_before_each_kind_of_act_always_stay(present: list[Backup], room: int) -> None:
    keep = kept(present, at=AT, room=room)
    assert present[0].path in keep
    for reason in set(REASONS) - set(BY_ITSELF):
        newest = next((one.path for one in present if one.reason == reason), None)
        assert newest is None or newest in keep


@given(many, st.integers(0, 1000))
def test_no_more_than_the_room_is_taken_but_by_what_is_needed(present: list[Backup], room: int) -> None:
    keep = kept(present, at=AT, room=room)
    taken = sum(one.size for one in present if one.path in keep)
    assert taken <= room or len(keep) <= len(set(REASONS) - set(BY_ITSELF)) + 1


@given(many, st.integers(0, 1000))
def test_thinning_twice_is_thinning_once(present: list[Backup], room: int) -> None:
    past = [one for one in present if one.made_at <= AT]
    keep = kept(past, at=AT, room=room)
    assert kept([one for one in past if one.path in keep], at=AT, room=room) == keep


@given(many)
def test_with_room_enough_the_last_of_each_recent_day_stays(present: list[Backup]) -> None:
    past = [one for one in present if one.made_at <= AT]
    keep = kept(past, at=AT)
    recent = sorted({one.made_at.date() for one in past}, reverse=True)[:12]
    for day in recent:
        assert max((one for one in past if one.made_at.date() == day), key=lambda one: one.made_at).path in keep


@given(many)
def test_what_a_wrong_clock_dated_into_the_future_drives_nothing_else_out(present: list[Backup]) -> None:
    now = Backup(Path("/nowhere/now"), AT, "opening", 1, 1000)
    alike = [now, *(one._replace(reason="opening") for one in present)]
    past = [one for one in alike if one.made_at <= AT]
    assert kept(past, at=AT) <= kept(alike, at=AT)


def test_everything_of_the_last_two_days_is_kept() -> None:
    times = [AT - timedelta(minutes=10 * n) for n in range(280)][::-1]
    assert len(kept(made(times), at=AT)) == 280


def test_of_what_was_made_while_working_one_for_each_hour_stays() -> None:
    times = [AT - timedelta(minutes=5 * n) for n in range(24 * 12)][::-1]
    present = made(times, ["working"] * len(times))
    keep = kept(present, at=AT)
    hours = {one.made_at.replace(minute=0) for one in present if one.path in keep}
    assert len(hours) == 25
    assert 24 + 22 <= len(keep) <= 24 + 26


def test_old_backups_thin_out_to_days_weeks_and_months() -> None:
    present = made([AT - timedelta(hours=6 * n) for n in range(4 * 365)][::-1])
    paths = kept(present, at=AT)
    keep = sorted((one.made_at for one in present if one.path in paths), reverse=True)
    assert {AT.date() - timedelta(days=n) for n in range(12)} <= {time.date() for time in keep}
    assert len({(time.year, time.month) for time in keep}) == 9
    assert len(keep) < 8 + 12 + 10 + 9
    older = [time for time in keep if AT - time > timedelta(days=75)]
    assert all((time + timedelta(hours=6)).month != time.month for time in older)


def test_backups_made_rarely_are_kept_for_long() -> None:
    present = made([AT - timedelta(days=40 * n) for n in range(9)][::-1])
    assert len(kept(present, at=AT)) == 9


def test_where_room_is_short_old_and_new_ones_stay_rather_than_many_of_one_hour() -> None:
    old = [AT - timedelta(days=30 * n) for n in range(8, 0, -1)]
    dense = [AT - timedelta(minutes=n) for n in range(100, -1, -1)]
    present = made([*old, *dense], size=10)
    keep = kept(present, at=AT, room=200)
    assert len(keep) == 20
    assert sum(one.made_at < AT - timedelta(days=2) for one in present if one.path in keep) >= 5


def test_backups_from_the_future_go_when_newer_ones_are_old_enough() -> None:
    wrong = [AT + timedelta(days=4000, hours=n) for n in range(30)]
    right = [AT - timedelta(days=n) for n in range(40, 20, -1)]
    keep = kept(made([*wrong, *right]), at=AT)
    assert sum(path in keep for path in (Path(f"/nowhere/{n}") for n in range(30))) <= 1


def test_copies_of_one_project_do_not_drive_each_others_backups_out(tmp_path: Path) -> None:
    for source in ("a", "b"):
        for n in range(60):
            stamp = (AT - timedelta(days=n, minutes=source == "a")).strftime(STAMP)
            path = tmp_path / f"{stamp}-opening-{60 - n}.annot"
            path.write_bytes(b"")
            path.with_suffix(".json").write_text(json.dumps({"source": f"/{source}.annot"}))
    thin(tmp_path, at=AT)
    left = [json.loads(one.path.with_suffix(".json").read_text())["source"] for one in backups(tmp_path)]
    assert left.count("/a.annot") == left.count("/b.annot") > 15
    assert len(list(tmp_path.glob("*.json"))) == len(left)


def test_thinning_deletes_only_backups(tmp_path: Path) -> None:
    other = tmp_path / "notes.annot"
    other.write_text("x")
    for n in range(60):
        stamp = (AT - timedelta(days=n)).strftime(STAMP)
        (tmp_path / f"{stamp}-opening.annot").write_bytes(b"")
    gone = thin(tmp_path, at=AT)
    assert len(gone) + len(backups(tmp_path)) == 60
    assert 30 < len(gone) < 50
    assert other.exists()
