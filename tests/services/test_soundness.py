"""A damaged project file: what is noticed, how it is said, and what becomes of it when it is put right."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from annotator.domain.edit import Change, Edit
from annotator.domain.errors import ProjectError, Stopped, UserError
from annotator.domain.ids import GOLD_ID
from annotator.services import annotating, bundling, sample, soundness, splitting
from annotator.services.history import History
from annotator.services.soundness_words import COLUMNS, WEIGHTS, WORDS
from annotator.store.journal import write_barrier
from annotator.store.project import Project
from annotator.store.rows import TABLES
from annotator.store.soundness import kinds
from tests.merged import copied, dump

FILES = Path(__file__).parent.parent / "store" / "files"
LINKED = "(SELECT source FROM link WHERE deleted = 0 LIMIT 1)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of the newest version with labels, links, zones and some history."""
    return copied(max(FILES.glob("*.annot")), tmp_path / "damaged.annot")


def damage(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.executescript(script)


def found(path: Path) -> dict[str, int]:
    return {finding.kind: finding.count for finding in soundness.check(path).findings}


def repaired(path: Path, kind: str) -> soundness.Mended:
    if kind == "guards":  # it does not open as it is
        return soundness.repair_file(path, kind)
    project = Project.open(path)
    try:
        project.begin_writing()
        return soundness.repair(project, kind)
    finally:
        project.close()


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


class Harm(NamedTuple):
    """What is done to a file, the kinds that are found, and what its own kind says."""

    script: str
    finds: dict[str, int]
    says: str


REPAIRED = {
    "fingerprint": Harm("UPDATE article SET sha256 = '0' WHERE n = 1", {"fingerprint": 1}, "fingerprint is wrong (1)"),
    "length": Harm("UPDATE article SET length = 3", {"length": 3}, "not that of their text (3)"),
    "version": Harm("UPDATE zone SET version = '{'", {"version": 1}, "no version is readable (1)"),
    "derived": Harm("INSERT INTO words VALUES (77, 'x', x'00')", {"derived": 1}, "articles that are not there (1)"),
    "aside": Harm("INSERT INTO aside VALUES ('span', 'x', 1, 1, '', '')", {"aside": 1}, "are of nothing (1)"),
    "search": Harm("INSERT INTO text_exact (text_exact) VALUES ('delete-all')", {"search": 1}, "not know all texts"),
    "unindexed": Harm("INSERT INTO unindexed (article) VALUES (1)", {"unindexed": 1}, "wait to be taken into"),
    "guards": Harm("DROP INDEX span_marks; DROP TRIGGER text_came", {"guards": 2}, "(2, span_marks first)"),
    "person": Harm("DELETE FROM annotator WHERE name = 'An'", {"person": 5}, "who is not in the project (5)"),
    "history": Harm(
        "UPDATE span SET note = 'x' WHERE deleted = 0", {"history": 5}, "differ about labels, links or states (5)"
    ),
    "loose_text": Harm("DELETE FROM article WHERE n = 3", {"loose_text": 1}, "their article is gone (1)"),
}

LEFT = {
    "text": Harm("UPDATE article_text SET text = upper(text) WHERE article = 2", {"text": 1}, "imported (articles: 1)"),
    "no_text": Harm(
        "DELETE FROM article_text WHERE article = 2; DELETE FROM unindexed", {"no_text": 1, "search": 2}, "text (1)"
    ),
    "scheme": Harm("UPDATE scheme SET sha256 = '0'", {"scheme": 1}, "(version 1)"),
    "guidelines": Harm("UPDATE guidelines SET text = 'x'", {"guidelines": 1}, "(version 1)"),
    "facts": Harm("DELETE FROM meta", {"facts": 1}, "missing or unreadable"),
    "identity": Harm("UPDATE meta SET id = '../../x'", {"identity": 1}, "The project's id is none"),
    "lead": Harm("UPDATE meta SET lead = '../../etc'", {"lead": 1}, "is nobody who is in it"),
    "no_id": Harm(
        "UPDATE annotator SET id = '5c63de' || x'19' || 'a-623b' WHERE name = 'An'",
        {"no_id": 1},
        "that no Annotator gives",
    ),
    "letters": Harm(
        "UPDATE article SET title = CAST(x'ff80c3' AS TEXT) WHERE n = 1;"
        "UPDATE article SET source = CAST(x'ff80' AS TEXT) WHERE n = 2",
        {"letters": 2},
        "can no longer be read (2, article title first)",
    ),
    "foreign": Harm("CREATE VIEW odd AS SELECT 1", {"foreign": 1}, "(view odd)"),
    "content": Harm("UPDATE article SET extra = '[' WHERE n = 1", {"content": 1}, "cannot be read (1)"),
    "tables": Harm("DROP TABLE sketch", {"tables": 1}, "(1, sketch first)"),
    "place": Harm('UPDATE zone SET "end" = 9999', {"place": 1}, "outside their text (1)"),
    "values": Harm("UPDATE work SET flagged = 7 WHERE n = 1", {"values": 1, "history": 1}, "that cannot stand there"),
    "conflict": Harm(
        "INSERT INTO conflict VALUES ('span', 'x', 'gone', '{}', 1, '[]')", {"conflict": 1}, "nothing (1)"
    ),
    "numbers": Harm(
        "INSERT INTO history (seq, edit, kind, name, device, made_at, batch, changes)"
        " VALUES (9223372036854775807, 'x', 'barrier', 'odd', 'x', '', 'x', '[]');"
        "UPDATE link SET position = 9223372036854775807 WHERE n = 1",
        {"numbers": 1},
        "numbers that no Annotator gives (history: 1, link: 1)",
    ),
    "article": Harm(
        "DELETE FROM article WHERE n = 3; DELETE FROM article_text WHERE article = 3; DELETE FROM unindexed;"
        "INSERT INTO text_exact (text_exact) VALUES ('delete-all');"
        "INSERT INTO text_folded (text_folded) VALUES ('delete-all');"
        "INSERT INTO unindexed (article) SELECT article FROM article_text; DELETE FROM sketch WHERE article = 3;"
        " INSERT INTO assignment VALUES (99, 'x', 3, 1, 0, 0, '{}', '{}')",
        {"article": 1, "derived": 1, "no_id": 1, "unindexed": 1},
        "article that is not in the project (1)",
    ),
}


@pytest.mark.parametrize("kind", REPAIRED)
def test_what_is_noticed_and_put_right(path: Path, kind: str) -> None:
    harm = REPAIRED[kind]
    damage(path, harm.script)
    report = soundness.check(path)
    assert {finding.kind: finding.count for finding in report.findings} == harm.finds
    (line, *_) = (line for line in soundness.lines(report) if line.endswith(f"({kind})"))
    assert harm.says in line
    assert repaired(path, kind).left == 0
    assert found(path) == {}
    ((last,),) = asked(path, "SELECT name FROM history ORDER BY seq DESC LIMIT 1")
    assert last == "repair"


@pytest.mark.parametrize("kind", LEFT)
def test_what_is_noticed_and_left_with_advice(path: Path, kind: str) -> None:
    harm = LEFT[kind]
    damage(path, harm.script)
    report = soundness.check(path)
    assert {finding.kind: finding.count for finding in report.findings} == harm.finds
    lines = soundness.lines(report)
    (at,) = (at for at, line in enumerate(lines) if line.endswith(f"({kind})"))
    assert harm.says in lines[at]
    assert kind not in report.repairable
    assert any("not put right here" in line for line in lines[at + 1 :])


def test_every_part_of_a_row_that_can_differ_has_its_words() -> None:
    columns = {column.strip('"') for table in TABLES.values() for column in table.columns}
    assert columns - COLUMNS.keys() == set()


def test_every_kind_has_its_words() -> None:
    assert set(WORDS) == set(kinds.KINDS)
    for kind, words in WORDS.items():
        assert words.weight in WEIGHTS
        assert bool(words.repair) == (kind in kinds.REPAIRED)
        assert bool(words.repair) != bool(words.advice)


@pytest.mark.parametrize("version", sorted(FILES.glob("*.annot")), ids=lambda path: path.stem)
def test_a_project_of_every_version_is_sound_before_and_after_it_is_migrated(version: Path, tmp_path: Path) -> None:
    path = copied(version, tmp_path / "old.annot")
    assert found(path) == {}
    project = Project.open(path)
    project.begin_writing()
    project.close()
    assert found(path) == {}


def test_the_sample_project_is_sound_and_that_is_one_sentence(tmp_path: Path) -> None:
    sample.sample_project(tmp_path / "sample.annot").close()
    report = soundness.check(tmp_path / "sample.annot")
    (line,) = soundness.lines(report)
    assert line.startswith("This project is sound (articles: 16, labels:")


def test_a_sound_project_is_not_said_to_be_proven_to_the_last_letter(path: Path) -> None:
    """A date in the history stands there once: nothing tells that it was changed, and the sentence says so."""
    ((guard,),) = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")
    later = "UPDATE history SET made_at = replace(made_at, '2026-', '2027-') WHERE seq = 3"
    damage(path, f"DROP TRIGGER history_is_never_changed; {later}; {guard}")
    (line,) = soundness.lines(soundness.check(path))
    assert "dates in the history, no check can confirm" in line
    assert "Everything was looked at" not in line


# What lies beside the file


def killed_while_writing(path: Path) -> None:
    """Leave a project as a process does that is killed after some acts."""
    acts = (
        "import os, sys; from pathlib import Path; from annotator.store.project import Project\n"
        "project = Project.open(Path(sys.argv[1])); project.begin_writing()\n"
        "for number in range(40): project.add_annotator(f'Person {number}')\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", acts, str(path)], check=False, timeout=60).returncode == 9


def test_a_killed_program_whose_newest_work_lies_beside_the_file_is_no_finding(path: Path) -> None:
    killed_while_writing(path)
    assert found(path) == {}


def test_newest_work_that_is_gone_is_told_of_again_and_again(path: Path) -> None:
    killed_while_writing(path)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink()
    beside = set(path.parent.iterdir())
    assert found(path) == {"lost_work": 1}
    assert found(path) == {"lost_work": 1}
    assert set(path.parent.iterdir()) - beside == {path.with_name(f"{path.name}.last-work")}
    line, _, advice = soundness.lines(soundness.check(path))
    assert f"the file with its newest work, {path.name}-wal, is not beside the project" in line
    assert "Look for that file" in advice


def test_newest_work_that_is_damaged_is_told_of(path: Path) -> None:
    killed_while_writing(path)
    wal = path.with_name(f"{path.name}-wal")
    content = bytearray(wal.read_bytes())
    content[len(content) // 2] ^= 1
    wal.write_bytes(content)
    assert found(path) == {"torn_work": 1}
    assert wal.read_bytes() == content


@pytest.mark.parametrize("harm", ["header", "zeros", "half"])
def test_newest_work_that_is_damaged_from_its_beginning_or_cut_off_is_told_of(path: Path, harm: str) -> None:
    killed_while_writing(path)
    wal = path.with_name(f"{path.name}-wal")
    content = wal.read_bytes()
    damaged = {"header": bytes(32) + content[32:], "zeros": bytes(len(content)), "half": content[: len(content) // 2]}
    wal.write_bytes(damaged[harm])
    assert [finding.kind for finding in soundness.check(path).findings] == ["torn_work"]
    assert wal.read_bytes() == damaged[harm]


@pytest.mark.parametrize("harm", ["header", "zeros", "half", "empty"])
def test_newest_work_that_is_damaged_from_outside_while_the_project_is_open_here_is_told_of(
    path: Path, harm: str
) -> None:
    project = Project.open(path)
    project.begin_writing()
    for number in range(40):
        project.add_annotator(f"Person {number}")
    assert found(path) == {}
    wal = path.with_name(f"{path.name}-wal")
    content = wal.read_bytes()
    damaged = {"header": bytes(32) + content[32:], "zeros": bytes(len(content)), "half": content[: len(content) // 2]}
    with wal.open("r+b") as file:
        file.write(damaged.get(harm, b""))
        file.truncate(len(damaged.get(harm, b"")))
    assert "torn_work" in found(path)
    with wal.open("r+b") as file:  # else SQLite finds it so when it closes
        file.write(content)
    assert found(path) == {}
    project.close()


def open_files() -> int:
    """How many files this process has open, where the system says it."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_checking_an_open_project_again_and_again_keeps_one_file_open(path: Path) -> None:
    project = Project.open(path)
    project.begin_writing()
    project.add_annotator("Person")
    found(path)
    before = open_files()
    for _ in range(5):
        assert found(path) == {}
    assert open_files() == before
    project.close()


# Labels and links


def test_a_label_off_its_words_is_told_with_its_place_and_moved_back(path: Path) -> None:
    ((row_id, start),) = asked(path, "SELECT id, \"start\" FROM span WHERE quote = 'Ông Trần Mộc'")
    damage(path, f'UPDATE span SET "start" = "start" + 9, "end" = "end" + 9 WHERE id = \'{row_id}\'')
    (quote,) = (finding for finding in soundness.check(path).findings if finding.kind == "quote")
    (place,) = quote.places
    assert (place.row_id, place.title, place.name, place.start) == (row_id, "Cầu sập", "Mai", int(str(start)) + 9)
    assert repaired(path, "quote") == ("quote", 1, 0)
    assert found(path) == {}
    assert asked(path, f"SELECT \"start\" FROM span WHERE id = '{row_id}'") == [(start,)]


def _handed(path: Path, to: Path) -> Path:
    """The project that An makes of a handout."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        bundling.handout(project, "An", to.with_suffix(".handout"))
    bundling.open_handout(to.with_suffix(".handout"), to).close()
    return to


def test_the_project_of_a_handout_is_sound_though_its_lead_is_not_in_it(path: Path, tmp_path: Path) -> None:
    handed = _handed(path, tmp_path / "an.annot")
    assert soundness.check(handed).is_sound


def test_an_id_of_which_a_letter_has_turned_makes_nobody_the_lead_of_a_copy(path: Path, tmp_path: Path) -> None:
    handed = _handed(path, tmp_path / "an.annot")
    ((own,),) = asked(handed, "SELECT id FROM annotator WHERE role = 'annotator'")
    turned = ("0" if str(own)[0] != "0" else "1") + str(own)[1:]
    damage(handed, f"UPDATE meta SET lead = '{turned}'")
    assert found(handed) == {"lead": 1}


@pytest.mark.parametrize("alone", [False, True])
def test_a_lead_who_is_nobody_in_the_leads_own_project_is_found(tmp_path: Path, path: Path, alone: bool) -> None:
    if alone:
        path = tmp_path / "alone.annot"
        sample.sample_project(path).close()
    damage(path, "UPDATE meta SET lead = '5c63de1a-623b-4f0c-9a51-0d4c8a1f6e77'")
    assert found(path) == {"lead": 1}


def test_only_the_lead_puts_right_what_others_have_labelled(path: Path) -> None:
    mai, an = (asked(path, f"SELECT id FROM annotator WHERE name = '{name}'")[0][0] for name in ("Mai", "An"))
    damage(path, f"UPDATE meta SET lead = '{mai}'")
    damage(path, "UPDATE span SET note = 'x' WHERE deleted = 0; UPDATE article SET length = 3")
    rows = asked(path, "SELECT * FROM span")
    project = Project.open(path)
    project.begin_writing()
    with pytest.raises(UserError, match="Only the lead puts right what others have labelled"):
        soundness.repair(project, "history", by=str(an))
    assert asked(path, "SELECT * FROM span") == rows
    assert soundness.repair(project, "length", by=str(an)).mended == 3
    assert soundness.repair(project, "history", by=str(mai)).mended == 5
    project.close()
    assert found(path) == {}


def test_in_a_file_that_does_not_open_only_the_lead_puts_right_what_others_have_labelled(path: Path) -> None:
    mai = asked(path, "SELECT id FROM annotator WHERE name = 'Mai'")[0][0]
    elsewhere = "00000000-0000-4000-8000-000000000001"
    damage(path, "UPDATE span SET note = 'x' WHERE deleted = 0; UPDATE article SET length = 3; DROP INDEX span_marks")
    damage(path, f"UPDATE meta SET lead = '{elsewhere}'")  # who is not in this copy: it is that of the first one
    rows = asked(path, "SELECT * FROM span")
    (finding,) = (one for one in soundness.check(path).findings if one.kind == "history")
    assert not soundness.may_repair_file(path, finding)
    with pytest.raises(UserError, match="Only the lead puts right what others have labelled"):
        soundness.repair_file(path, "history")
    assert asked(path, "SELECT * FROM span") == rows
    assert soundness.repair_file(path, "length").mended == 3
    damage(path, f"UPDATE meta SET lead = '{mai}'")
    assert soundness.may_repair_file(path, finding)
    assert soundness.repair_file(path, "history").mended == 5


def test_who_asks_cannot_be_known_where_the_people_cannot_be_read(path: Path) -> None:
    damage(path, "UPDATE span SET note = 'x' WHERE deleted = 0; DROP INDEX span_marks")
    (finding,) = (one for one in soundness.check(path).findings if one.kind == "history")
    damage(path, "ALTER TABLE annotator RENAME TO people")
    assert not soundness.may_repair_file(path, finding)


def test_a_person_puts_right_their_own_labels(path: Path) -> None:
    mai, an = (asked(path, f"SELECT id FROM annotator WHERE name = '{name}'")[0][0] for name in ("Mai", "An"))
    damage(path, f"UPDATE meta SET lead = '{mai}'")
    own = f"annotator = (SELECT n FROM annotator WHERE id = '{an}')"
    damage(path, f"UPDATE span SET note = 'x' WHERE deleted = 0 AND {own}")
    project = Project.open(path)
    project.begin_writing()
    assert soundness.repair(project, "history", by=str(an)).mended > 0
    project.close()


def test_a_label_whose_words_are_nowhere_stays_as_it_is(path: Path) -> None:
    damage(path, "UPDATE span SET quote = 'nowhere', version = '{\"x\":1}' WHERE n = 1")
    before = asked(path, "SELECT * FROM span")
    assert repaired(path, "quote") == ("quote", 0, 1)
    assert asked(path, "SELECT * FROM span") == before
    assert "quote" in found(path)


def test_a_label_in_a_damaged_text_is_not_moved(path: Path) -> None:
    damage(path, "UPDATE article_text SET text = 'x' || text WHERE article = 1; DELETE FROM unindexed")
    count = found(path)["quote"]
    assert repaired(path, "quote") == ("quote", 0, count)


def test_a_deleted_label_that_no_longer_fits_is_told_of_as_nothing_lost(path: Path) -> None:
    damage(path, f"UPDATE span SET deleted = 1, quote = 'x' WHERE id = {LINKED}")
    assert found(path)["gone_quote"] == 1
    assert WORDS["gone_quote"].weight == "nothing lost"


def test_a_lost_label_comes_back_from_the_history_with_its_links(path: Path) -> None:
    before = dump(path)
    damage(path, f"DELETE FROM span WHERE id = {LINKED}")
    assert found(path) == {"missing": 1, "ends": 1}
    assert repaired(path, "missing") == ("missing", 1, 0)
    assert found(path) == {}
    contents = [[row[0], *row[2:]] for row in dump(path)["span"]]  # type: ignore[attr-defined]
    assert contents == [[row[0], *row[2:]] for row in before["span"]]  # type: ignore[attr-defined]


def test_a_letter_that_was_changed_in_the_history_never_gets_into_a_right_label_unseen(path: Path) -> None:
    ((row_id, note),) = asked(path, "SELECT id, note FROM span WHERE deleted = 0 LIMIT 1")
    trigger = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")[0][0]
    flipped = f"""UPDATE history SET changes = replace(changes, '"note":"{note}"', '"note":"{note}ấ"') WHERE 1"""
    damage(path, f"DROP TRIGGER history_is_never_changed; {flipped}; {trigger}")
    damage(path, f"UPDATE article SET length = 3; UPDATE span SET version = version WHERE id = '{row_id}'")
    report = soundness.check(path)
    (finding,) = (finding for finding in report.findings if finding.kind == "history")
    place = next(place for place in finding.places if place.row_id == row_id)
    assert place.differs == (("note", note, f"{note}ấ"),)
    assert f"        note: “{note}” in the file, “{note}ấ” in the history" in soundness.lines(report)
    (told,) = (one for one in soundness.account(report)["findings"] if one["kind"] == "history")
    assert {"column": "note", "here": note, "told": f"{note}ấ"} in [
        one for at in told["places"] for one in at["differs"]
    ]
    rows = asked(path, "SELECT * FROM span")
    project = Project.open(path)
    project.begin_writing()
    done = soundness.repair_all(project, report)
    project.close()
    assert [one.kind for one in done] == ["length"]
    assert asked(path, "SELECT * FROM span") == rows


def test_what_differs_from_the_history_is_still_told_of_after_another_kind_was_put_right(path: Path) -> None:
    damage(path, "UPDATE span SET note = 'x' WHERE deleted = 0; UPDATE article SET length = 3")
    assert repaired(path, "length").mended == 3
    assert found(path) == {"history": 5}


def test_a_link_without_its_end_is_deleted_and_kept(path: Path) -> None:
    count = asked(path, "SELECT count(*) FROM link")
    damage(path, f"DELETE FROM span WHERE id = {LINKED}")
    assert repaired(path, "ends") == ("ends", 1, 0)
    assert "ends" not in found(path)
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert asked(path, "SELECT count(*) FROM link") == count
    assert asked(path, "SELECT count(*) FROM link WHERE deleted = 1") == [(1,)]


def test_a_label_and_a_link_that_the_scheme_does_not_know_are_told_of(path: Path) -> None:
    damage(path, "UPDATE span SET label = 'nix' WHERE n = 1")
    assert found(path) == {"history": 1, "label": 1, "link_type": 2}


def test_values_that_the_scheme_does_not_take_are_told_of(path: Path) -> None:
    damage(path, "UPDATE span SET attributes = '{\"form\":7}' WHERE n = 1")
    assert found(path) == {"history": 1, "attributes": 1}


@pytest.fixture
def divided(project: Project) -> Path:
    """A closed project with an article that was split, one label in its second part."""
    article = project.article(project.article_rows("")[0].id)
    who = project.annotators()[0].id
    at = article.text.index("khoảng")
    label = annotating.add_span(
        project.scheme, article, project.work(article.id, who), [], start=at, end=at + 19, label="figure"
    )
    History(project, who).do(label)
    cut = article.text.index("\n") + 1
    splitting.commit(project, splitting.plan(project, article.id, [cut], by=project.lead))
    project.close()
    return project.path


def test_a_part_that_does_not_read_as_its_original_is_told_of(divided: Path) -> None:
    assert found(divided) == {}
    damage(divided, 'UPDATE split SET "end" = "end" - 1')
    assert found(divided) == {"split": 2}


def test_a_label_that_did_not_come_to_the_part_is_told_of(divided: Path) -> None:
    damage(divided, "DELETE FROM span WHERE article <> 1 AND deleted = 0")
    assert found(divided) == {"parts": 1, "brought": 1}


def test_a_row_that_names_a_line_of_history_that_is_not_there_is_told_of(path: Path) -> None:
    line = (
        "INSERT INTO history SELECT max(seq) + 1, 'x', 'undo', 'label', 1, 1, 'd', 't', 999, '', '', '[]' FROM history"
    )
    damage(path, line)
    assert found(path) == {"reference": 1}


def test_a_lost_gold_comes_back_as_gold(path: Path) -> None:
    damage(path, f"UPDATE span SET annotator = 2, origin = 'adjudicated' WHERE id = {LINKED}")
    damage(path, f"DELETE FROM annotator WHERE id = '{GOLD_ID}'")
    assert "person" in found(path)
    repaired(path, "person")
    assert "person" not in found(path)
    assert asked(path, f"SELECT role FROM annotator WHERE id = '{GOLD_ID}'") == [("gold",)]


# History


def test_missing_lines_of_the_history_are_told_of_until_that_is_noted(path: Path) -> None:
    damage(path, "DROP TRIGGER history_is_never_deleted; DELETE FROM history WHERE seq IN (4, 5)")
    assert found(path) == {"guards": 1, "gap": 1}
    repaired(path, "guards")
    assert found(path) == {"gap": 1}
    repaired(path, "gap")
    assert found(path) == {}


def test_a_line_of_the_history_that_cannot_be_read_is_told_of(path: Path) -> None:
    trigger = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")[0][0]
    broken = "UPDATE history SET changes = '[{' WHERE seq = (SELECT max(seq) FROM history WHERE kind = 'edit')"
    damage(path, f"DROP TRIGGER history_is_never_changed; {broken}; {trigger}")
    assert found(path)["line"] == 1


def test_a_letter_changed_in_an_older_line_of_the_history_is_told_of(project: Project) -> None:
    article = project.article(project.article_rows("")[0].id)
    who = project.annotators()[0].id
    label = annotating.add_span(
        project.scheme, article, project.work(article.id, who), [], start=0, end=3, label="figure"
    )
    history = History(project, who)
    history.do(label)
    span = project.spans(article.id, who)[0]
    for note in ("một", "hai", "ba"):
        changed = replace(span, note=note)
        history.do(Edit("note", article.id, who, (Change(span, changed),)))
        span = changed
    history.undo()
    project.close()
    path = project.path
    assert found(path) == {}
    trigger = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")[0][0]
    older = "(SELECT min(seq) FROM history WHERE changes LIKE '%một%')"
    flipped = f"UPDATE history SET changes = replace(changes, 'một', 'mốt') WHERE seq = {older}"
    damage(path, f"DROP TRIGGER history_is_never_changed; {flipped}; {trigger}")
    assert found(path) == {"chain": 1}


@pytest.mark.parametrize("harm", ["quote", "start"])
def test_where_a_label_had_lain_before_the_only_line_that_tells_of_it_is_held_against_the_text(
    project: Project, harm: str
) -> None:
    who = project.annotators()[0].id
    article, history = project.article(project.article_rows(who)[0].id), History(project, who)
    add = annotating.add_span(project.scheme, article, project.work(article.id, who), [], start=0, end=9, label="claim")
    history.do(add)
    project.write(lambda rows: write_barrier(rows, "restore", device="d", batch="b", source_sha256=""))
    history.do(annotating.delete_spans(project.work(article.id, who), [], project.spans(article.id, who)))
    project.close()
    path = project.path
    assert found(path) == {}
    trigger = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")[0][0]
    value = "'$[0].before.quote', 'sai rồi'" if harm == "quote" else "'$[0].before.start', 1"
    flipped = f"UPDATE history SET changes = json_set(changes, {value}) WHERE seq = (SELECT max(seq) FROM history)"
    damage(path, f"DROP TRIGGER history_is_never_changed; {flipped}; {trigger}")
    assert found(path) == {"chain": 1}


@pytest.mark.parametrize("deep", ["[" * 200_000, '{"a":' * 100_000, "[" * 900 + "]" * 900, "[" * 985 + "]" * 985])
def test_json_nested_without_end_is_a_finding_and_no_failure(path: Path, deep: str) -> None:
    trigger = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")[0][0]
    damage(path, f"UPDATE span SET attributes = '{deep}', version = '{deep}', extra = '{deep}'")
    damage(path, f"UPDATE article SET extra = '{deep}', tags = '{deep}'; UPDATE link SET extra = '{deep}'")
    assert found(path).keys() >= {"content", "version"}
    damage(path, f"UPDATE scheme SET content = '{{\"id\":{deep}'")
    damage(path, f"DROP TRIGGER history_is_never_changed; UPDATE history SET changes = '{deep}'; {trigger}")
    assert found(path).keys() >= {"content", "version", "facts", "line"}


def test_a_bulk_act_in_the_history_that_cannot_be_read_is_told_of(path: Path) -> None:
    trigger = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'")[0][0]
    broken = "UPDATE history SET changes = '[[[[' WHERE kind = 'barrier'"
    damage(path, f"DROP TRIGGER history_is_never_changed; {broken}; {trigger}")
    ((count,),) = asked(path, "SELECT count(*) FROM history WHERE kind = 'barrier'")
    assert found(path)["line"] == count > 0


def test_nothing_is_written_in_a_file_that_holds_what_is_not_ours(path: Path) -> None:
    trigger = "CREATE TRIGGER odd AFTER UPDATE ON article BEGIN DELETE FROM span; END"
    damage(path, f"{trigger}; UPDATE article SET length = length - 1; DROP INDEX zone_article")
    report = soundness.check(path)
    assert {finding.kind for finding in report.findings} >= {"foreign", "guards", "length"}
    assert not report.is_ours
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="Salvage it into a new file"):
        soundness.repair_file(path, "guards")
    assert path.read_bytes() == before


def test_a_table_that_is_another_one_than_ours_is_not_read(path: Path) -> None:
    damage(path, "DROP TABLE words; CREATE VIEW words AS SELECT 1 AS article, 2 AS engine, 3 AS data")
    assert found(path) == {"tables": 1}


def test_undo_does_not_cross_a_repair(path: Path) -> None:
    damage(path, "UPDATE article SET length = 3")
    repaired(path, "length")
    project = Project.open(path)
    assert project.log(project.annotators()[0].id) == []
    project.close()


def test_a_repair_is_made_after_a_backup(path: Path, own_folders: Path) -> None:
    damage(path, "UPDATE article SET length = 3")
    repaired(path, "length")
    (backup,) = own_folders.rglob("*-repair-*.annot")
    assert asked(backup, "SELECT DISTINCT length FROM article") == [(3,)]


# The file


def test_an_index_that_lies_is_told_of_and_made_anew(path: Path) -> None:
    sql = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'zone_article'")[0][0]
    damage(
        path,
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX zone_article ON zone (kind)'"
        " WHERE name = 'zone_article'; PRAGMA writable_schema = RESET",
    )
    damage(
        path,
        "REINDEX; PRAGMA writable_schema = ON;"
        f" UPDATE sqlite_schema SET sql = '{sql}' WHERE name = 'zone_article'; PRAGMA writable_schema = RESET",
    )
    assert set(found(path)) == {"indexes"}
    repaired(path, "indexes")
    assert found(path) == {}


def test_flipped_bytes_in_a_page_are_told_as_damage_with_salvage_as_the_way_out(path: Path) -> None:
    ((root,),) = asked(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'zone'")
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    at = (int(str(root)) - 1) * size
    content[at : at + 64] = bytes(64)
    path.write_bytes(content)
    report = soundness.check(path)
    assert report.findings[0].kind == "file"
    assert any("Salvage" in line for line in soundness.lines(report))
    assert "file" not in report.repairable


def test_a_text_that_is_no_text_any_more_is_told_of(path: Path) -> None:
    content = path.read_bytes()
    at = content.index("khoảng 12.000".encode())
    path.write_bytes(content[: at + 4] + b"\xff\xfe" + content[at + 6 :])
    assert found(path)["text"] == 1


@pytest.mark.parametrize("content", [b"", b"no project", b"x" * 9000])
def test_what_is_no_project_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.annot"
    other.write_bytes(content)
    with pytest.raises(ProjectError):
        soundness.check(other)


def test_a_check_can_be_cancelled_and_tells_how_far_it_is(path: Path) -> None:
    told: list[tuple[int, int]] = []
    soundness.check(path, lambda done, total, _name: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert 0.9 < shares[-2] <= shares[-1] == 1
    with pytest.raises(Stopped):
        soundness.check(path, cancelled=lambda: True)


def test_who_annotates_blind_reads_how_many_of_others_labels_and_not_which(path: Path) -> None:
    damage(path, "UPDATE span SET note = 'x' WHERE deleted = 0")
    report = soundness.check(path)
    an = next(place.annotator_id for place in report.findings[0].places if place.name == "An")
    (finding,) = soundness.seen_by(report, an).findings
    assert finding.count == 5
    assert {place.name for place in finding.places} == {"An", ""}
    assert all(bool(place.differs) == (place.name == "An") for place in finding.places)
    assert {place.told for place in finding.places} == {"Cầu sông Lăng", ""}


def test_a_project_is_checked_while_somebody_writes_in_it(path: Path) -> None:
    project = Project.open(path)
    project.begin_writing()
    try:
        project.add_seconds(project.article_rows("")[0].id, project.annotators()[0].id, 3)
        assert found(path) == {}
    finally:
        project.close()
