"""Images of a machine: the same file at the same place goes on in several places, and nothing of it is lost."""

from __future__ import annotations

import itertools
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.edit import Change, Edit
from annotator.domain.span import Span
from annotator.services import settling
from annotator.store.project import Project
from tests.merged import copied, dump, merge

ID = "00000000-0000-4000-8000-000000000001"
Clones = list[tuple[int, list[int]]]
clones: st.SearchStrategy[Clones] = st.lists(
    st.tuples(st.integers(0, 2), st.lists(st.integers(0, 3), max_size=3)), min_size=2, max_size=3
)
"""For each clone: of which image before it (0 the first) it is one, and how many edits each of its openings makes."""


def opened(path: Path) -> Project:
    project = Project.open(path)
    project.begin_writing()
    return project


def begun(project: Project) -> None:
    """Label something, as the span that all the clones go on with."""
    mai = project.annotators()[0]
    article = project.article(project.article_rows("")[0].id)
    span = Span(
        id=ID, article_id=article.id, annotator_id=mai.id, start=0, end=4, label="actor", quote=article.text[:4]
    )
    project.apply(Edit("label", article.id, mai.id, (Change(None, span),)))


def go_on(path: Path, image: bytes, openings: list[int], name: str) -> bytes:
    """Let an image be the file, in its place and under its number on the disk, and work there; gives what became."""
    with path.open("r+b") as file:
        file.write(image)
        file.truncate()
    for opening, edits in enumerate(openings):
        project = opened(path)
        for edit in range(edits):
            span = project.span(ID, project.annotators()[0].id)
            assert span is not None
            after = replace(span, note=f"{span.note}/{name}.{opening}.{edit}")
            project.apply(Edit("note", span.article_id, span.annotator_id, (Change(span, after),)))
        project.close()
    return path.read_bytes()


def notes(path: Path) -> set[str]:
    """The notes of all states of the span: the shown one and those that wait for a decision."""
    project = Project.open(path)
    span = project.span(ID, project.annotators()[0].id)
    assert span is not None
    found = {span.note} | {
        state.note for conflict in settling.conflicts(project) for state in conflict.states if isinstance(state, Span)
    }
    project.close()
    return found


def undecided(finals: list[str]) -> set[str]:
    """The notes that nobody has gone on from: each note says all that came before it."""
    return {note for note in finals if not any(other.startswith(f"{note}/") for other in finals)}


@settings(max_examples=12)
@given(clones=clones)
def test_clones_that_go_on_lose_nothing_in_any_order(project_template: Path, clones: Clones) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = copied(project_template, folder / "work.annot")
        project = opened(path)
        begun(project)
        project.close()
        images = [path.read_bytes()]
        paths, finals = [], []
        for number, (of, openings) in enumerate(clones):
            images.append(go_on(path, images[min(of, number)], openings, str(number)))
            paths.append(folder / f"clone{number}.annot")
            paths[-1].write_bytes(images[-1])
            finals.append(min(notes(paths[-1])))
        found = []
        for order in itertools.permutations(range(len(paths))):
            place = copied(paths[order[0]], folder / "merged.annot")
            for at, other in enumerate(order[1:], start=2):
                merge(place, paths[other])
                assert notes(place) == undecided([finals[number] for number in order[:at]])
            found.append(dump(place))
        assert all(one == found[0] for one in found)
