"""Minor versions of the guidelines on their way between people: kept, handed out, merged, decided, taken back."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.work import Annotator
from annotator.services import bundling, merging, settling
from annotator.services.guiding import Version, save_guidelines, versions
from annotator.store.project import Project
from tests.merged import copied, dump, merge
from tests.services.test_merging import resummed

FILES = Path(__file__).parents[1] / "store" / "files"


def write(project: Project, mai: Annotator, *said: tuple[str, bool]) -> None:
    for text, minor in said:
        save_guidelines(project, text, seen=project.guidelines.version, by=mai.id, minor=minor)


def test_a_version_says_whether_it_is_minor_and_which_major_it_is_of(project: Project, mai: Annotator):
    first = project.guidelines
    write(project, mai, ("# Hai", False), ("# Hai\n- Ví dụ", True), ("# Hai", False))
    assert project.guidelines.minor is False
    assert [found.minor for found in project.guidelines_versions()] == [False, False, True, False]
    assert versions(project) == [
        Version(1, first.text, 1, 1),
        Version(2, "# Hai", 2, 2),
        Version(3, "# Hai\n- Ví dụ", 2, 3),
        Version(4, "# Hai", 2, 2),
    ]


@pytest.mark.parametrize("stem", ["v1", "v2", "v3"])
@pytest.mark.parametrize("writing", [False, True])
def test_in_a_file_of_older_tables_every_version_is_major(tmp_path: Path, stem: str, writing: bool):
    copy = tmp_path / "old.annot"
    shutil.copyfile(FILES / f"{stem}.annot", copy)
    with closing(Project.open(copy)) as project:
        if writing:
            project.begin_writing()
        assert [(found.version, found.minor) for found in project.guidelines_versions()] == [(1, False)]
        assert project.guidelines == project.guidelines_versions()[-1]


# Handed out


@pytest.fixture
def handed(project: Project, mai: Annotator, tmp_path: Path) -> Path:
    """A handout with a major and a minor version after the first one."""
    write(project, mai, ("# Hai", False), ("# Hai\n- Ví dụ", True))
    out = tmp_path / "an.handout"
    bundling.handout(project, "An", out)
    return out


def test_a_handout_takes_along_which_versions_are_minor(project: Project, handed: Path, tmp_path: Path):
    with closing(bundling.open_handout(handed, tmp_path / "home.annot")) as home:
        assert home.guidelines_versions() == project.guidelines_versions()
        assert home.guidelines.minor


def test_a_later_handout_brings_a_minor_version_into_an_annotators_project(
    project: Project, mai: Annotator, handed: Path, tmp_path: Path
):
    with closing(bundling.open_handout(handed, tmp_path / "home.annot")) as home:
        write(project, mai, ("# Hai\n- Ví dụ\n- Nữa", True))
        bundling.handout(project, "An", tmp_path / "later.handout")
        report = merging.commit(home, merging.plan(home, [tmp_path / "later.handout"]))
        assert home.guidelines_versions() == project.guidelines_versions()
        merging.reverse(home, report.batch)
        assert [found.version for found in home.guidelines_versions()] == [1, 2, 3]


def without_the_key(content: bytes) -> bytes:
    """The lines of a program that knew of no minor versions."""
    lines = [json.loads(line) for line in content.splitlines()]
    assert [line.pop("minor") for line in lines] == [False, False, True]
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def test_a_version_of_which_a_handout_does_not_say_it_is_major(handed: Path, tmp_path: Path):
    old = resummed(handed, tmp_path / "old.handout", guidelines=without_the_key)
    with closing(bundling.open_handout(old, tmp_path / "home.annot")) as home:
        assert [found.minor for found in home.guidelines_versions()] == [False, False, False]


# Merged

states = st.lists(st.tuples(st.sampled_from("ABC"), st.booleans()), max_size=2)
"""What a copy has as versions 2 and 3: a text, and whether it is minor."""


def with_versions(path: Path, versions: list[tuple[str, bool]]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, (text, minor) in enumerate(versions, 2):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            connection.execute("INSERT INTO guidelines VALUES (?, ?, ?, '', ?)", (number, sha256, text, minor))


@settings(max_examples=12)
@given(copies=st.tuples(states, states, states))
def test_merged_in_any_order_and_grouping_the_same_versions_stand_and_wait(
    project_template: Path, copies: tuple[list[tuple[str, bool]], ...]
):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        paths = [copied(project_template, place / f"copy{number}.annot") for number in range(3)]
        for path, found in zip(paths, copies, strict=True):
            with_versions(path, found)
        results = []
        for order in itertools.permutations(paths):
            one = copied(order[0], place / "one.annot")
            merge(one, order[1])
            merge(one, order[2])
            results.append(dump(one))
        pair = copied(paths[1], place / "pair.annot")
        merge(pair, paths[2])
        grouped = copied(paths[0], place / "grouped.annot")
        merge(grouped, pair)
        assert all(result == results[0] for result in (*results, dump(grouped)))
        for again in (*paths, pair):
            assert merge(grouped, again).batch == ""
        check_flags(dump(grouped), copies)


def check_flags(found: dict[str, object], copies: tuple[list[tuple[str, bool]], ...]) -> None:
    """A version is minor only where every copy that has it says so, and no text is lost."""
    for number in (2, 3):
        said = [versions[number - 2] for versions in copies if len(versions) > number - 2]
        minor = {text: all(flag for other, flag in said if other == text) for text, _ in said}
        standing = {text: bool(flag) for version, _, text, flag in found["guidelines"] if version == number}
        waiting = [json.loads(line[5]) for line in found["conflict"] if line[:2] == ("guidelines", str(number))]
        assert standing | {text: bool(flag) for text, flag in waiting} == minor


def test_taken_back_a_merge_leaves_what_was_said_of_a_version(project: Project, mai: Annotator, tmp_path: Path):
    write(project, mai, ("# Hai", True))
    project.close()
    other = copied(project.path, tmp_path / "other.annot")
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE guidelines SET minor = 0")
    before = dump(project.path)
    batch = merge(project.path, other).batch
    with closing(Project.open(project.path)) as again:
        again.begin_writing()
        assert not again.guidelines.minor, "one copy says that it changes what is marked"
        merging.reverse(again, batch)
        assert again.guidelines.minor
    assert dump(project.path) == before


@pytest.mark.parametrize("both", [True, False])
def test_what_is_decided_between_two_texts_is_minor_only_where_both_are(project: Project, tmp_path: Path, both: bool):
    project.close()
    other = copied(project.path, tmp_path / "other.annot")
    with_versions(project.path, [("A", True)])
    with_versions(other, [("B", both)])
    merge(project.path, other)
    with closing(Project.open(project.path)) as place:
        place.begin_writing()
        (conflict,) = settling.conflicts(place)
        settling.settle(place, conflict, 1)
        assert (place.guidelines.version, place.guidelines.minor) == (3, both)
