"""Splits keep the laws of merging: before, between and after other work, on any copy, in every order and grouping."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.errors import UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.splitting import passed_on
from annotator.services import bundling, merging, splitting
from annotator.store.project import Project
from annotator.store.splitting import on_article
from annotator.store.staging import Staging
from tests.conftest import _own_folders
from tests.merged import copied, dump, merge
from tests.services import test_merging_laws as laws

TEXT = "Bến 😀 cũ\n\nBa xe\nhai"
"""Short, so that labels at its first twelve places lie before, behind and across the cuts."""
CUTS = (TEXT.index("Ba"), TEXT.index("hai"))
EDITS = ("label", "label", "link", "move", "move", "delete", "note", "relabel", "zone", "status", "reject", "undo")
ACTS = (*EDITS, *EDITS, "seconds", "settle", "merge", "merge", "bundle", "handout", "split", "split", "split again")
scripts = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from((0, 0, 0, 1)), st.sampled_from(ACTS), st.integers(0, 2**16)),
    max_size=14,
)


@pytest.fixture(scope="module")
def offices(scheme: Scheme, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three copies of a project with an article that can be split, after some work; copy them, never open them."""
    folder = tmp_path_factory.mktemp("offices")
    with pytest.MonkeyPatch.context() as patch:
        _own_folders(patch, folder)
        project = Project.create(folder / "template.annot", name="Xe", scheme=scheme, annotator="Mai")
        project.add_annotator("An")
        staging = Staging(folder / "staging")
        staging.add(LabelledRecord(article=Article.from_text(TEXT, title="A", lang="vi")))
        staging.add(LabelledRecord(article=Article.from_text("Bài khác ở bến sông.", title="Z")))
        project.commit_staging(staging, name="import", source_sha256="")
        staging.close()
        project.close()
        paths = [copied(project.path, folder / f"begun{number}.annot") for number in range(3)]
        for step in BEGUN:
            act(paths, *step)
    return paths


BEGUN = (
    *((0, person, "label", n) for n in range(7) for person in (0, 1)),
    *((0, person, "link", n) for n in range(3) for person in (0, 1)),
    (0, 0, "zone", 3),
    (1, 0, "merge", 1),
    (2, 0, "merge", 1),
)


def act(paths: list[Path], device: int, person: int, name: str, number: int) -> None:
    """Let a person do something at a copy; what is refused changes nothing."""
    if name in {"split", "split again"}:
        split(paths[device], number if name == "split again" else 0)
    elif name in {"handout", "bundle"}:
        send(name, paths[device], paths[(device + 1) % len(paths)], ("Mai", "An")[person])
    else:
        laws.act(paths, device, person, name, number)


def split(path: Path, number: int) -> None:
    project = Project.open(path)
    try:
        project.begin_writing()
        row = project.article_rows("")[number % 2]
        text = project.article(row.id).text
        cuts = [at for at in CUTS[number % 3 :] if project.article(row.id).text == TEXT] or [text.rfind("\n") + 1]
        splitting.commit(project, splitting.plan(project, row.id, cuts, by=project.lead))
    except UserError:
        pass
    finally:
        project.close()


def send(name: str, path: Path, other: Path, person: str) -> None:
    """Send a handout or bundle; labels in a part that the other copy does not have yet are left out there."""
    out = path.with_suffix(f".{name}")
    project = Project.open(path)
    try:
        (bundling.handout if name == "handout" else bundling.bundle)(project, person, out)
    finally:
        project.close()
    project = Project.open(other)
    try:
        project.begin_writing()
        planned = merging.plan(project, [out])
        assert planned.failures == []
        assert all("is not in this project" in str(failure) for failure in planned.refused)
        merging.commit(project, planned)
    finally:
        project.close()


@settings(max_examples=25)
@given(script=scripts)
def test_every_order_and_grouping_gives_the_same_project(offices: list[Path], script: Any) -> None:
    with laws.office(offices) as paths:
        for step in script:
            act(paths, *step)
        folder = paths[0].parent
        expected = laws.folded(paths, (0, 1, 2), folder)
        for order in ((1, 2, 0), (2, 1, 0)):
            assert laws.folded(paths, order, folder) == expected
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
        laws.check_visible(grouped)
        check_passed_on(grouped)


@settings(max_examples=10)
@given(script=scripts)
def test_a_split_that_is_taken_back_leaves_the_project_as_it_was(offices: list[Path], script: Any) -> None:
    with laws.office(offices) as paths:
        for step in script:
            act(paths, *step)
        before = dump(paths[0])
        split(paths[0], 0)
        project = Project.open(paths[0])
        project.begin_writing()
        newest = merging.bulk_acts(project)[:1]
        if newest and newest[0].name == splitting.SPLITTING and dump(paths[0]) != before:
            merging.reverse(project, newest[0].batch)
        project.close()
        assert dump(paths[0]) == before


def check_passed_on(path: Path) -> None:
    """Whatever lies on a split article lies in its parts, or something newer does."""
    project = Project.open(path)
    try:
        for original, part, start, end in _map(project):
            states = project.asked(lambda at, of=original: on_article(at, of, []))
            text = project.article(original).text
            parts = splitting.parts_of(project.article(original), [splitting.Extent(start, end)])
            assert parts[0].article_id == part
            assert project.article(part).text == text[start:end]
            there = project.asked(lambda at, of=part: on_article(at, of, []))
            for state in itertools.chain.from_iterable(passed_on(state, parts) for state in states.states):
                assert any(other.id == state.id for other in there.states)
    finally:
        project.close()


def _map(project: Project) -> list[tuple[str, str, int, int]]:
    return project.asked(
        lambda at: at.execute(
            'SELECT o.id, p.id, s."start", s."end" FROM split s JOIN article o ON o.n = s.original'
            " JOIN article p ON p.n = s.part WHERE s.deleted = 0"
        ).fetchall()
    )
