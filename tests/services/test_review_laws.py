"""Laws of a review: undo leaves what was there, reading all again changes nothing; the sample pair comes to gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.edit import Edit
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.work import GOLD
from annotator.services import annotating
from annotator.services.history import History
from annotator.services.review.by_hand import gold_labels
from annotator.services.review.state import ArticleReview
from annotator.services.sample import sample_project
from annotator.store.project import Project
from tests.reviews import Sitting

ARTICLE = "Aldora bác bỏ tin nước này bán 1.200 máy bay không người lái cho Veska"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project with an adjudicator; read anew by every test."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("sample")
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        project = sample_project(folder / "sample.annot")
        project.begin_writing()
        project.add_annotator("Lan")
        project.close()
    return folder / "sample.annot"


def sit_down(sample: Path, folder: Path) -> tuple[Sitting, str]:
    """Review a copy of the sample."""
    path = folder / "review.annot"
    path.unlink(missing_ok=True)
    path.write_bytes(sample.read_bytes())
    project = Project.open(path)
    project.begin_writing()
    lan = project.annotator_named("Lan")
    assert lan is not None
    desk = Sitting(project, lan.id)
    return desk, next(row.id for row in project.article_rows("") if row.title == ARTICLE)


def everything(project: Project, article_id: str) -> list[object]:
    return [
        (project.spans(article_id, who.id), project.links(article_id, who.id), project.work(article_id, who.id))
        for who in project.annotators()
    ] + [project.decisions(article_id)]


def of_persons(project: Project, article_id: str) -> list[object]:
    """All rows of the annotators."""
    rows = zip(project.annotators(), everything(project, article_id), strict=False)
    return [found for person, found in rows if person.role != GOLD]


ACTS = (
    "take 0",
    "take 1",
    "nothing",
    "both",
    "flip",
    "claim",
    "actor",
    "move",
    "note",
    "majority",
    "add",
    "change",
    "delete",
)


def act(desk: Sitting, article_id: str, what: str, at: int) -> None:
    """Do what a key may do at one of the groups; what cannot be done is refused and changes nothing."""
    state = desk.review.article(article_id)
    assert state is not None
    groups = (*state.compared.groups, *state.compared.links)
    group = groups[at % len(groups)]
    place, review = group.place, desk.review
    builders = {
        "take 0": lambda: review.take(place, 0),
        "take 1": lambda: review.take(place, 1),
        "nothing": lambda: review.nothing(place),
        "both": lambda: review.keep_both(place),
        "flip": lambda: review.flip(place),
        "claim": lambda: review.set_label(place, "claim"),
        "actor": lambda: review.set_label(place, "actor"),
        "move": lambda: review.move(place, group.start + 1, group.end),
        "note": lambda: review.note(place, f"note {at}"),
        "majority": lambda: review.majority(place),
        "add": lambda: review.add_span(article_id, at, at + 4, "figure"),
        "change": lambda: review.by_hand(article_id, relabelled(state, at)),
        "delete": lambda: review.by_hand(article_id, deleted(state, at)),
    }
    desk.do(builders[what]())


def deleted(state: ArticleReview, at: int) -> Edit:
    """Delete one of gold's spans, agreed, decided or added, as an annotator would."""
    spans, links = gold_labels(state)
    if not spans:
        raise UserError("there is no gold yet")
    return annotating.delete_spans(state.work, links.values(), [[*spans.values()][at % len(spans)]])


def relabelled(state: ArticleReview, at: int) -> Edit:
    """Make a claim of one of gold's spans."""
    spans, links = gold_labels(state)
    if not spans:
        raise UserError("there is no gold yet")
    span = [*spans.values()][at % len(spans)]
    return annotating.relabel(state.scheme, state.work, spans.values(), links.values(), span, "claim")


@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 70)), min_size=1, max_size=8))
@settings(max_examples=20)
def test_undoing_all_leaves_the_rows_that_were_there_and_redoing_all_those_that_came(
    sample: Path, tmp_path: Path, acts: list[tuple[str, int]]
):
    desk, article_id = sit_down(sample, tmp_path)
    try:
        before, done = [everything(desk.project, article_id)], 0
        sources = before[0][:2]
        for what, at in acts:
            try:
                act(desk, article_id, what, at)
            except UserError:
                assert everything(desk.project, article_id) == before[-1]
                continue
            done += 1
            before.append(everything(desk.project, article_id))
            assert before[-1][:2] == sources
        for expected in reversed(before[:-1]):
            desk.undo()
            assert everything(desk.project, article_id) == expected
        for expected in before[1:]:
            desk.redo()
            assert everything(desk.project, article_id) == expected
        fresh = Sitting(desk.project, desk.review.adjudicator)
        assert fresh.review.queue() == desk.review.queue()
    finally:
        desk.project.close()


def test_the_sample_pair_comes_to_gold_by_every_kind_of_decision(sample: Path, tmp_path: Path):
    desk, article_id = sit_down(sample, tmp_path)
    project = desk.project
    before = [
        rows
        for person, rows in zip(project.annotators(), everything(project, article_id), strict=False)
        if person.role != GOLD
    ]
    asked, kinds = set(), set()
    while waiting := [item for item in desk.review.queue() if item.is_ready]:
        group = waiting[0].group
        question = desk.review.question(group.place)
        assert question is not None
        asked.add(question.asks)
        kinds.add(group.kind)
        desk.do(desk.review.take(group.place, 0, seconds=1.6))
    assert asked == {"span", "field", "link"}
    assert kinds >= {
        "polarity",
        "label",
        "value",
        "missing",
        "split",
        "boundary",
        "attribute",
        "link_type",
        "link_target",
    }
    desk.do(desk.review.close(article_id))
    assert len(desk.gold(article_id)) >= 38
    assert {span.extra["provenance"] for span in project.spans(article_id, GOLD_ID)} == {"agreed", "adjudicated"}
    assert len(desk.gold_links(article_id)) >= 20
    after = [
        rows
        for person, rows in zip(project.annotators(), everything(project, article_id), strict=False)
        if person.role != GOLD
    ]
    assert after == before
    while History(project, desk.review.adjudicator).undo_name:
        desk.undo()
    assert desk.gold(article_id) == []
    project.close()
