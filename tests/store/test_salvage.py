"""Reading the pages of a file that nobody vouches for, and putting a new file in the place of a damaged one."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import struct
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import ProjectError, ProjectLocked, Stopped
from annotator.domain.merging import RowState
from annotator.services import salvaging
from annotator.store import backup, schema
from annotator.store.aside import stamped
from annotator.store.project import Project
from annotator.store.salvage import swapping
from annotator.store.salvage.cells import Reading, decoded, varint
from annotator.store.salvage.finds import FILE, Finds
from annotator.store.salvage.last_word import Found, Told, settled
from annotator.store.salvage.pages import Pages
from annotator.store.salvage.reading import read_damaged
from tests.faults import damages

VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=60
) | st.binary(max_size=40)  # fmt: skip


@settings(max_examples=40)
@given(rows=st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=20), long=st.integers(0, 20_000))
def test_our_reader_reads_what_sqlite_wrote(tmp_path_factory, rows, long):
    path = tmp_path_factory.mktemp("written") / "one.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        connection.execute("INSERT INTO t VALUES (1, ?, 'end')", ("đ" * long,))
        connection.commit()
    pages = Pages(path)
    reading = Reading(pages)
    found = {}
    for number in range(2, pages.count + 1):
        if pages.page(number)[:1] == b"\x0d":
            found |= {cell.rowid: cell.record for cell in reading.cells(pages.page(number), number)}
    pages.close()
    assert [found[key] for key in sorted(found)] == [*rows, (1, "đ" * long, "end")]


@given(st.binary(max_size=300))
def test_bytes_that_are_no_record_are_refused_and_nothing_else(data):
    for reader in (decoded, lambda found: varint(found, 0)):
        try:
            reader(data)
        except (ValueError, IndexError, OverflowError, struct.error):
            continue


@settings(max_examples=25)
@given(data=st.data())
def test_any_damage_ends_in_a_whole_new_project_or_in_a_clear_word(tmp_path_factory, project_template, data):
    folder = tmp_path_factory.mktemp("any")
    path = Path(shutil.copyfile(project_template, folder / "any.annot"))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at, noise = data.draw(st.integers(0, len(content) - 1)), data.draw(st.binary(min_size=1, max_size=3000))
        content[at : at + len(noise)] = noise
    path.write_bytes(content[: data.draw(st.integers(1, len(content) + 5000))])
    try:
        salvaging.salvage(path)
    except ProjectError as error:
        said = str(error)
    else:
        said = str(salvaging.is_damaged(path, thorough=True))
    assert said == "None" or said.startswith("Nothing of")


def test_overflow_pages_that_lead_in_a_circle_are_left(tmp_path):
    path = tmp_path / "circle.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("INSERT INTO t VALUES (?)", ("x" * 40_000,))
        connection.commit()
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 4] = (4).to_bytes(4, "big")
    path.write_bytes(content)
    pages = Pages(path)
    assert [cell.record for cell in Reading(pages).cells(pages.page(2), 2)] == [None]
    pages.close()


def test_a_sound_project_is_read_through_sqlite_alone(project_path, tmp_path):
    finds = Finds(tmp_path / "finds")
    carved = read_damaged(project_path, finds, lambda: None)
    with finds.sorted() as found:
        assert found.execute("SELECT count(*), max(whence) FROM found_article").fetchone() == (3, FILE)
    finds.close()
    assert carved.pages == 0


def _state(version: str, note: str) -> RowState:
    return RowState("work", "w", ("a", "p"), version, False, ("todo", note, 0, "", 0, 1, 1, "{}"))


def _told(seq: int, device: str, before: str, after: str) -> Told:
    rows = [
        {"status": "todo", "note": note, "flagged": 0, "flag_note": "", "open_points": 0} for note in (before, after)
    ]
    return Told(seq, device, ("a", "p"), rows[0], rows[1])


def test_what_the_backup_has_not_seen_is_told_by_the_history():
    told = [_told(1, "x", "", "one"), _told(2, "y", "one", "two")]
    word = settled("work", "w", [Found(3, _state('{"x":1}', "one"))], told, 1)
    assert word is not None
    assert word.states[0].values[1] == "two"
    assert word.states[0].version == '{"x":1,"y":1}'
    assert word.source is None


def test_a_state_that_is_beyond_the_history_stays():
    told = [_told(1, "x", "", "one")]
    beyond = _state('{"x":1,"z":1}', "merged")
    word = settled("work", "w", [Found(0, beyond)], told, 0)
    assert word is not None
    assert word.states == [beyond]


def test_of_one_version_that_row_and_history_tell_differently_the_row_is_kept_and_both_are_known():
    told = [_told(1, "x", "", "one")]
    word = settled("work", "w", [Found(0, _state('{"x":1}', "oxe"))], told, 0)
    assert word is not None
    assert word.states[0].values[1] == "oxe"
    assert word.told is not None
    assert word.told.values[1] == "one"


def test_a_history_that_was_changed_on_the_disk_does_not_overwrite_the_row_and_the_report_shows_both(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=30)
    with closing(sqlite3.connect(path)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'").fetchone()
        seq, row_id, note = connection.execute(
            "SELECT max(h.seq), s.id, s.note FROM history h JOIN span s ON instr(h.changes, s.id)"
            " WHERE s.note LIKE 'xem lại%' AND NOT s.deleted AND instr(h.changes, s.note)"
            " AND NOT EXISTS (SELECT 1 FROM history x WHERE x.seq > h.seq AND instr(x.changes, s.id))"
        ).fetchone()
        connection.execute("DROP TRIGGER history_is_never_changed")
        connection.execute("UPDATE history SET changes = replace(changes, 'xem lại', 'xem lấi') WHERE seq = ?", (seq,))
        connection.execute(trigger[0])
        connection.commit()
    report = salvaging.salvage(path)
    assert report.rows["span"].uncertain == 1
    assert not report.is_whole
    said = report.report_file.read_text("utf-8")
    assert repr(note) in said
    assert repr(note.replace("lại", "lấi")) in said
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT note FROM span WHERE id = ?", (row_id,)).fetchone() == (note,)


# The swap


def test_the_damaged_file_and_its_wal_lie_aside_whole(tmp_path):
    path, draft = tmp_path / "news.annot", tmp_path / "draft"
    for place, content in ((path, b"old"), (tmp_path / "news.annot-wal", b"wal"), (draft, b"new")):
        place.write_bytes(content)
    aside = stamped(path, "damaged", ".annot", datetime(2024, 5, 15, 12, 10, tzinfo=UTC))
    assert swapping.swap(draft, path, aside) == aside
    found = {place.name: place.read_bytes() for place in tmp_path.iterdir()}
    name = "news (damaged 2024-05-15 1210).annot"
    assert found == {"news.annot": b"new", name: b"old", f"{name}-wal": b"wal"}
    again = stamped(path, "damaged", ".annot", datetime(2024, 5, 15, 12, 10, tzinfo=UTC))
    assert again.name == "news (damaged 2024-05-15 1210 2).annot"


@pytest.mark.parametrize("step", range(1, 9))
def test_wherever_a_swap_ends_the_name_has_a_whole_file_and_nothing_of_the_damaged_one_is_gone(
    tmp_path, monkeypatch, step
):
    path, draft = tmp_path / "news.annot", tmp_path / "draft"
    for place, content in ((path, b"old"), (tmp_path / "news.annot-wal", b"wal"), (draft, b"new")):
        place.write_bytes(content)
    left = step

    def stop_at(name: str, real):
        def act(*given):
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt(name)
            return real(*given)

        return act

    monkeypatch.setattr(os, "link", stop_at("link", os.link))
    monkeypatch.setattr(Path, "unlink", stop_at("unlink", Path.unlink))
    monkeypatch.setattr(Path, "replace", stop_at("replace", Path.replace))
    monkeypatch.setattr(os, "fsync", stop_at("fsync", os.fsync))
    with suppress(KeyboardInterrupt):
        swapping.swap(draft, path, tmp_path / "aside.annot")
    monkeypatch.undo()
    contents = [place.read_bytes() for place in tmp_path.iterdir()]
    assert {b"old", b"wal"} <= set(contents)
    assert path.read_bytes() in {b"old", b"new"}
    if path.read_bytes() == b"new":
        assert not (tmp_path / "news.annot-wal").exists()


def test_a_project_in_use_elsewhere_is_left_as_it_is(project_path, tmp_path):
    from filelock import FileLock

    before = project_path.read_bytes()
    with FileLock(f"{project_path}.lock"), pytest.raises(ProjectLocked, match="in use"):
        salvaging.salvage(project_path)
    assert project_path.read_bytes() == before


def test_a_salvage_that_is_cancelled_leaves_everything_as_it_was(project_path):
    before = sorted(place.name for place in project_path.parent.iterdir())
    asked = iter([False] * 20 + [True] * 1000)
    with pytest.raises(Stopped):
        salvaging.salvage(project_path, cancelled=lambda: next(asked))
    assert sorted(place.name for place in project_path.parent.iterdir() if place.suffix != ".lock") == before


@pytest.mark.parametrize("content", [b"", b"a letter to somebody\n" * 400])
def test_a_file_with_nothing_in_it_comes_back_from_the_backup_that_is_named(project_path, tmp_path, content):
    made = backup.back_up(project_path, tmp_path, reason="opening")
    project_path.write_bytes(content)
    report = salvaging.salvage(project_path, backup=made)
    assert report.rows["article"].backup == 3
    with closing(Project.open(project_path)) as project:
        assert [row.title for row in project.article_rows("")] == ["Cầu sập", "Harbour lights go out", "Thư báo"]


def test_a_file_of_which_nothing_can_be_read_stays_where_it_is(tmp_path):
    path = tmp_path / "letter.annot"
    path.write_text("a letter")
    with pytest.raises(ProjectError, match="Nothing of"):
        salvaging.salvage(path)
    assert path.read_text() == "a letter"


@pytest.mark.parametrize("version", range(1, schema.SCHEMA_VERSION + 1))
def test_a_project_of_any_version_without_a_header_comes_back_in_the_present_one(tmp_path, version):
    old = Path(__file__).parent / "files" / f"v{version}.annot"
    path = Path(shutil.copyfile(old, tmp_path / "old.annot"))
    with path.open("r+b") as file:
        file.write(bytes(512))
    report = salvaging.salvage(path)
    with closing(sqlite3.connect(old)) as before, closing(sqlite3.connect(path)) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
        for table in ("article", "annotator", "span", "link", "zone", "work", "assignment", "decision"):
            query = f"SELECT id FROM {table} ORDER BY id"
            assert after.execute(query).fetchall() == before.execute(query).fetchall(), table
        if version >= schema.KEPT_SINCE:
            query = (
                "SELECT id, extra FROM rejection UNION SELECT id, extra FROM zone"
                " UNION SELECT id, value || version FROM kept ORDER BY id"
            )
            kept = before.execute(query).fetchall()
            assert len(kept) > 7
            assert after.execute(query).fetchall() == kept
    assert not report.lost_articles


def test_the_new_file_goes_on_as_another_device_with_the_salvage_as_a_barrier(project_path):
    salvaging.salvage(project_path)
    with closing(sqlite3.connect(project_path)) as connection:
        last = connection.execute("SELECT kind, name FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == ("barrier", "salvage")


def test_what_was_taken_back_does_not_come_back_from_the_backup_nor_from_pages_that_were_given_up(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=12, acts=30, backed_up=0)  # each act that is taken back leaves a backup from before it
    before = damages.rows(path)
    damages.write(path, 0, bytes(4096))
    after = damages.suffer(path, before, backup=True).after
    assert damages.too_many(before, after) == []
    assert damages.lost(before, after) == []


def test_a_salvaged_project_is_sound(tmp_path):
    from annotator.services import soundness

    path = tmp_path / "dams.annot"
    damages.make(path, articles=12, acts=60)
    for number in (5, 20, 40):
        damages.noise(number, seed=number)(path)
    salvaging.salvage(path)
    report = soundness.check(path, lambda *_words: None, lambda: False)
    assert [finding.kind for finding in report.findings] == []
    assert report.is_sound


def test_a_number_that_is_none_stops_no_salvage(project_path):
    with closing(sqlite3.connect(project_path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE zone SET confidence = 9e999")
        connection.execute("INSERT INTO activity VALUES (1, 1, 'x', 9e999)")
        connection.commit()
        zones = connection.execute("SELECT id FROM zone").fetchall()
    report = salvaging.salvage(project_path)
    assert report.made_up == ("numbers",)
    with closing(sqlite3.connect(project_path)) as connection:
        assert connection.execute("SELECT id FROM zone").fetchall() == zones
        assert connection.execute("SELECT max(seconds) FROM activity").fetchone() == (0.0,)


def test_a_text_with_a_letter_changed_on_the_disk_is_kept_in_the_file_of_what_was_lost(project_path):
    content = project_path.read_bytes()
    assert "Đá Trắng".encode() in content
    project_path.write_bytes(content.replace("Đá Trắng".encode(), "Đá Trẳng".encode()))
    report = salvaging.salvage(project_path)
    assert report.rows["text"].lost == 1
    kept = [json.loads(line) for line in report.lost_file.read_text("utf-8").splitlines()]
    assert [line["text"] for line in kept if line["row"] == "text" and "Đá Trẳng bác bỏ" in line["text"]]


def test_a_row_whose_values_cannot_be_read_comes_from_the_history(tmp_path):
    from annotator.services import soundness

    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=30)
    before = damages.rows(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE span SET attributes = '{' || substr(attributes, 2, length(attributes) - 2) || 'u'")
        connection.commit()
    report = salvaging.salvage(path)
    assert report.rows["span"].history > 0
    assert not [kind for kind, _ in damages.too_many(before, damages.rows(path))]
    assert soundness.check(path, lambda *_words: None, lambda: False).is_sound


def test_a_backup_of_another_project_is_refused(project_path, tmp_path):
    other = tmp_path / "other.annot"
    damages.make(other, articles=3, acts=3)
    before = project_path.read_bytes()
    with pytest.raises(ProjectError, match="is no backup of"):
        salvaging.salvage(project_path, backup=other)
    assert project_path.read_bytes() == before


def test_a_salvage_that_was_cut_short_in_its_swap_goes_on_with_the_wal_that_lies_aside(tmp_path):
    path, live = tmp_path / "dams.annot", tmp_path / "live.annot"
    damages.make(path, articles=6, acts=10)
    damages.go_on(path, acts=30, seed=3, into=live)
    before = damages.rows(path)
    aside = tmp_path / "live (damaged 2024-05-15 1210).annot"
    os.link(live, aside)
    (tmp_path / "live.annot-wal").rename(tmp_path / f"{aside.name}-wal")
    salvaging.salvage(live)
    assert damages.lost(before, damages.rows(live)) == []
