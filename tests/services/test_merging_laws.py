"""The laws of merging: every order and grouping gives the same project, twice changes nothing, nobody's row is lost."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.services import bundling, guiding, merging, settling
from annotator.services.history import History
from annotator.store.project import Project
from tests.conftest import _own_folders
from tests.merged import copied, dump, merge
from tests.services.test_history_laws import STEPS, Desk

OFTEN = ("label", "link", "move", "relabel", "note", "delete", "settle")
ACTS = (*STEPS, *OFTEN, *OFTEN, "seconds", "rename", "guidelines", "merge", "merge", "settle", "bundle")
scripts = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from((0, 0, 0, 1)), st.sampled_from(ACTS), st.integers(0, 2**16)),
    max_size=16,
)
"""Device, person, act, and the number from which its choices follow."""


class Somebody(Desk):
    """One of the people of a project at one copy of it."""

    def __init__(self, path: Path, person: int) -> None:
        super().__init__(path)
        self.who = self.project.annotators()[person].id
        self.history = History(self.project, self.who)


@pytest.fixture(scope="module")
def offices(project_template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three copies of one project after some work; copy them, never open them."""
    folder = tmp_path_factory.mktemp("offices")
    with pytest.MonkeyPatch.context() as patch:
        _own_folders(patch, folder)
        paths = [copied(project_template, folder / f"begun{number}.annot") for number in range(3)]
        for step in BEGUN:
            act(paths, *step)
    return paths


@contextmanager
def office(begun: list[Path]) -> Iterator[list[Path]]:
    """Copies of these projects, each on a device of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield [copied(path, Path(folder) / f"copy{number}.annot") for number, path in enumerate(begun)]


def act(paths: list[Path], device: int, person: int, name: str, number: int) -> None:
    """Let a person do something at a copy; what is refused changes nothing."""
    chance = random.Random(number)
    path = paths[device]
    if name == "merge":
        merge(path, paths[(device + 1 + number % (len(paths) - 1)) % len(paths)])
        return
    desk = Somebody(path, person)
    try:
        if name == "seconds":
            desk.project.add_seconds(desk.project.article_rows(desk.who)[0].id, desk.who, number % 60)
        elif name == "rename":
            desk.project.rename_annotator(desk.who, f"Tên {number % 3}")
        elif name == "guidelines":
            text, minor = f"# Sách {number % 3}", bool(number % 2)
            guiding.save_guidelines(desk.project, text, seen=desk.project.guidelines.version, by=desk.who, minor=minor)
        elif name == "settle":
            settle(desk.project, chance)
        elif name == "bundle":
            out = path.with_suffix(f".{number}.bundle")
            bundling.bundle(desk.project, _name(desk), out)
        else:
            desk.act(name, number)
    except UserError:
        pass
    finally:
        desk.project.close()
    if name == "bundle":
        other = paths[(device + 1) % len(paths)]
        merge(other, out)


def _name(desk: Somebody) -> str:
    people = desk.project.annotators()
    name = next(person.name for person in people if person.id == desk.who)
    return name if sum(person.name == name for person in people) == 1 else f"{name} ({desk.who[:4]})"


def settle(project: Project, chance: random.Random) -> None:
    found = settling.conflicts(project)
    if found:
        conflict = chance.choice(found)
        settling.settle(project, conflict, chance.randrange(len(conflict.states)))
        assert conflict.id not in {other.id for other in settling.conflicts(project)}


_SHARED = (*((0, 0, "label", n) for n in range(6)), *((0, 0, "link", n) for n in range(3)))
_ALIKE = tuple((device, 0, "label", n) for device in range(3) for n in (20, 21, 22))
_APART = tuple(
    (device, 0, name, n + 7 * device)
    for device in range(3)
    for n, name in enumerate(("move", "delete", "note", "link"))
)
BEGUN = (*_SHARED, (1, 0, "merge", 1), (2, 0, "merge", 1), *_ALIKE, *_APART, (0, 0, "merge", 0), (0, 0, "merge", 1))
"""Labels that every copy has, others of the same person at the same places on each, and changes there."""


def folded(paths: list[Path], order: tuple[int, ...], folder: Path) -> dict[str, object]:
    """Merge the copies one after the other into a copy of the first."""
    place = copied(paths[order[0]], folder / f"{''.join(map(str, order))}.annot")
    for number in order[1:]:
        merge(place, paths[number])
    return dump(place)


@settings(max_examples=10)
@given(script=scripts)
def test_every_order_and_grouping_gives_the_same_project(offices: list[Path], script: Any) -> None:
    with office(offices) as paths:
        for step in (*script, (0, 0, "settle", 5)):
            act(paths, *step)
        folder = paths[0].parent
        expected = folded(paths, (0, 1, 2), folder)
        for order in ((1, 2, 0), (2, 1, 0)):
            assert folded(paths, order, folder) == expected
        at_once = copied(paths[1], folder / "at once.annot")
        merge(at_once, paths[2], paths[0])
        assert dump(at_once) == expected
        pair = copied(paths[1], folder / "pair.annot")
        merge(pair, paths[2])
        grouped = copied(paths[0], folder / "grouped.annot")
        merge(grouped, pair)
        assert dump(grouped) == expected
        for again in (*paths, pair, at_once):
            assert merge(grouped, again).batch == ""
        assert dump(grouped) == expected
        check_visible(grouped)


EDITS = tuple(name for name in ACTS if name not in ("merge", "bundle", "settle"))


@settings(max_examples=10)
@given(script=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 2**16)), min_size=1, max_size=10))
def test_after_more_work_what_was_merged_already_changes_nothing(offices: list[Path], script: Any) -> None:
    with office(offices) as paths:
        desk = Somebody(paths[0], 0)
        while settling.conflicts(desk.project):
            settle(desk.project, random.Random(len(script)))
        desk.project.close()
        merge(paths[0], *paths[1:])
        for name, number in script:
            act(paths, 0, 0, name, number)
        check_visible(paths[0])
        assert merge(paths[0], *paths[1:]).batch == ""


@settings(max_examples=6)
@given(script=scripts)
def test_a_merge_that_is_taken_back_leaves_the_project_as_it_was(offices: list[Path], script: Any) -> None:
    with office(offices) as paths:
        for step in (*script, (0, 0, "settle", 5)):
            act(paths, *step)
        before = dump(paths[0])
        report = merge(paths[0], *paths[1:])
        if report.batch:
            project = Project.open(paths[0])
            project.begin_writing()
            merging.reverse(project, report.batch)
            project.close()
        assert dump(paths[0]) == before


def check_visible(path: Path) -> None:
    """No extent has a label twice, and no link hangs in the air."""
    project = Project.open(path)
    try:
        for person, row in itertools.product(project.annotators(), project.article_rows("")):
            spans = {span.id: span for span in project.spans(row.id, person.id)}
            assert len({(span.start, span.end, span.label) for span in spans.values()}) == len(spans)
            for link in project.links(row.id, person.id):
                known = project.scheme.link_type(link.type)
                assert known is not None
                assert spans[link.source_id].label in known.sources
                assert spans[link.target_id].label in known.targets
    finally:
        project.close()
