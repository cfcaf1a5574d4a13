"""Laws of gold: whatever sources, adjudicators and merges do, it is valid, true of its sources, and can be closed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.checking import check_link, check_span
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.comparison_form import trimmed
from annotator.domain.edit import Edit
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID, annotator_id
from annotator.domain.work import FINISHED, IN_PROGRESS
from annotator.services import annotating, merging, settling
from annotator.services.exporting import export_jsonl
from annotator.services.golden import GoldParts
from annotator.services.history import History
from annotator.services.review.by_hand import gold_labels
from annotator.services.review.changing import gold_rows
from annotator.services.review.state import ArticleReview
from annotator.services.verifying import verify
from annotator.store.project import Project
from tests.labelled import CLAIMS
from tests.reviews import Marked, Sitting, add_article
from tests.services.test_reviewing import BASE, LINKS, TEXT

PEOPLE = ("an", "bo", "cu")
PLACES = [
    (TEXT.index(quote), TEXT.index(quote) + len(quote))
    for quote in ("Bà Lan Hạ", "Bà Lan", "Ông Kern", "có 1.200 tàu rời cảng", "1.200 tàu", "kho trống", "đêm qua")
]
LABELS = ("actor", "claim", "denial", "figure")
TYPES = ("by", "denies", "via", "same_as")
UNDECIDED = GoldParts(undecided=True)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An article that two have finished, and a third has begun; read anew by every test."""
    folder = tmp_path_factory.mktemp("marked")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        project = Project.create(folder / "marked.annot", name="marked", scheme=CLAIMS, annotator="Adjudicator")
        other = {**BASE, "lan": ("Bà Lan", "actor"), "f": ("1.200 tàu", "figure", {"value": "1200"})}
        article_id = add_article(
            project,
            folder,
            TEXT,
            an=Marked(BASE, LINKS),
            bo=Marked(other, [*LINKS[:1], ("by", "denial", "lan")]),
            cu=Marked(BASE, LINKS[:2]),
        )
        cu = annotator_id("cu")
        History(project, cu).do(annotating.set_status(project.work(article_id, cu), IN_PROGRESS))
        project.close()
    return folder / "marked.annot", article_id


def sit_down(marked: tuple[Path, str], path: Path) -> Sitting:
    """Review a copy."""
    path.write_bytes(marked[0].read_bytes())
    project = Project.open(path)
    project.begin_writing()
    return Sitting(project, next(person.id for person in project.annotators() if person.name == "Adjudicator"))


# What sources do


def change_source(desk: Sitting, article_id: str, what: str, at: int) -> None:
    """Let an annotator change something; who had finished the article takes it up for it, and finishes it again."""
    project, who = desk.project, annotator_id(PEOPLE[at % 3])
    history = History(project, who)
    work = project.work(article_id, who)
    if what == "status":
        history.do(annotating.set_status(work, IN_PROGRESS if work.status == FINISHED else FINISHED))
        return
    if work.status == FINISHED:
        history.do(annotating.set_status(work, IN_PROGRESS))
    try:
        history.do(changed_source(project, article_id, who, what, at // 3))
    finally:
        if work.status == FINISHED:
            history.do(annotating.set_status(project.work(article_id, who), FINISHED))


def changed_source(project: Project, article_id: str, who: str, what: str, at: int) -> Edit:
    article, work, scheme = project.article(article_id), project.work(article_id, who), project.scheme
    spans, links = project.spans(article_id, who), project.links(article_id, who)
    start, end = PLACES[at % len(PLACES)]
    if what == "mark":
        label = LABELS[at // 7 % 4]
        return annotating.add_span(scheme, article, work, spans, start=start, end=end, label=label)
    if not spans:
        raise UserError("nothing is marked")
    span = spans[at % len(spans)]
    other = spans[at // 7 % len(spans)]
    built: dict[str, Callable[[], Edit]] = {
        "unmark": lambda: annotating.delete_spans(work, links, [span]),
        "shift": lambda: annotating.move_span(article, work, spans, span, start=start, end=end),
        "rename": lambda: annotating.relabel(scheme, work, spans, links, span, LABELS[at % 4]),
        "value": lambda: annotating.set_attributes(scheme, article, work, span, {"value": str(at % 3)}),
        "remark": lambda: annotating.set_note(work, span, f"note {at}"),
        "tie": lambda: annotating.add_link(scheme, work, links, span, other, TYPES[at % 4]),
        "untie": lambda: annotating.remove_links(work, links[at % max(len(links), 1) :][:1]),
    }
    return built[what]()


SOURCES = ("status", "mark", "unmark", "shift", "rename", "value", "remark", "tie", "untie")


# What an adjudicator does


def decide(desk: Sitting, article_id: str, what: str, at: int) -> None:
    """Do what a key may do."""
    state, review = desk.review.article(article_id), desk.review
    assert state is not None
    if what in {"undo", "redo"}:
        edit = desk.history.undo() if what == "undo" else desk.history.redo()
        if edit is not None:
            review.after(edit)
        return
    if what == "finish":
        finish(desk, article_id)
        return
    groups = (*state.compared.groups, *state.compared.links)
    if not groups:
        raise UserError("nothing is marked")
    place = groups[at % len(groups)].place
    start, end = PLACES[at % len(PLACES)]
    label = LABELS[at // 7 % 4]
    built: dict[str, Callable[[], Edit]] = {
        "take 0": lambda: review.take(place, 0),
        "take 1": lambda: review.take(place, 1),
        "nothing": lambda: review.nothing(place),
        "both": lambda: review.keep_both(place),
        "label": lambda: review.set_label(place, label),
        "move": lambda: review.move(place, start, end),
        "add": lambda: review.add_span(article_id, start, end, label),
        "link": lambda: linked(desk, state, at),
        "delete": lambda: review.by_hand(article_id, deleted(state, at)),
        "shift": lambda: review.by_hand(article_id, shifted(state, at)),
        "untie": lambda: review.by_hand(article_id, untied(state, at)),
        "reopen": lambda: review.reopen(article_id),
    }
    desk.do(built[what]())


DECISIONS = (
    *("take 0", "take 1", "nothing", "both", "label", "move", "add", "link", "delete", "shift", "untie"),
    *("reopen", "undo", "redo", "finish", "finish"),
)


def linked(desk: Sitting, state: ArticleReview, at: int) -> Edit:
    spans = [*gold_labels(state)[0]]
    if not spans:
        raise UserError("there is no gold yet")
    source, target = spans[at % len(spans)], spans[at // 5 % len(spans)]
    return desk.review.add_link(state.article.id, source, target, TYPES[at % 4])


def deleted(state: ArticleReview, at: int) -> Edit:
    spans, links = gold_labels(state)
    return annotating.delete_spans(state.work_now, links.values(), [*spans.values()][at % max(len(spans), 1) :][:1])


def shifted(state: ArticleReview, at: int) -> Edit:
    spans, _ = gold_labels(state)
    span = next(iter([*spans.values()][at % max(len(spans), 1) :]), None)
    if span is None:
        raise UserError("there is no gold yet")
    start, end = PLACES[at % len(PLACES)]
    return annotating.move_span(state.article, state.work_now, spans.values(), span, start=start, end=end)


def untied(state: ArticleReview, at: int) -> Edit:
    links = [*gold_labels(state)[1].values()]
    return annotating.remove_links(state.work_now, links[at % max(len(links), 1) :][:1])


def finish(desk: Sitting, article_id: str) -> None:
    """Bring an article to gold: take the first choice of what waits, or where that is there already, nothing."""
    for _ in range(300):
        ready = [item.group.place for item in desk.review.waiting_in(article_id) if item.is_ready]
        if not ready:
            break
        try:
            desk.do(desk.review.take(ready[0], 0))
        except UserError:
            desk.do(desk.review.nothing(ready[0]))
    desk.do(desk.review.close(article_id))


# What holds


def check(desk: Sitting, article_id: str) -> None:
    """Check that gold is valid and the review knows what is stored."""
    fresh = Sitting(desk.project, desk.review.adjudicator)
    assert fresh.review.queue() == desk.review.queue()
    assert fresh.review.changed() == desk.review.changed()
    assert fresh.review.to_be_closed() == desk.review.to_be_closed()
    state = desk.review.article(article_id)
    if state is None:
        return
    spans, links = gold_rows(state)
    assert len({(span.start, span.end, span.label) for span in spans.values()}) == len(spans)
    assert len({(link.type, link.source_id, link.target_id) for link in links.values()}) == len(links)
    for span in spans.values():
        check_span(state.scheme, state.article.text, span)
    for link in links.values():
        check_link(state.scheme, link, spans[link.source_id], spans[link.target_id])
    single = [(link.source_id, link.type) for link in links.values() if state.scheme.link_type(link.type).single]
    assert len(single) == len(set(single))
    if state.was_closed:
        assert state.is_closed != (article_id in desk.review.changed())


def lines(project: Project, path: Path, parts: GoldParts) -> list[dict[str, Any]]:
    export_jsonl(project, path, gold=True, parts=parts)
    assert not verify(path).problems
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def check_export(desk: Sitting, article_id: str, folder: Path) -> None:
    """Check that what goes out as gold is what sources and decisions come to, and says truly how many have it so."""
    state = desk.review.article(article_id)
    gold = lines(desk.project, folder / "gold.jsonl", GoldParts())
    assert bool(gold) == (state is not None and state.is_closed)
    for line in [*gold, *lines(desk.project, folder / "undecided.jsonl", UNDECIDED)]:
        if state is None:
            continue
        spans, links = gold_rows(state)
        told = {(span["start"], span["end"], span["label"]): span for span in line["spans"]}
        assert told.keys() == {(span.start, span.end, span.label) for span in spans.values()}
        assert len(line["links"]) == len(links)
        for key, span in told.items():
            assert span["votes"] == votes(desk.project, article_id, key, span["attributes"])
            if span["provenance"] == "agreed":
                assert span["votes"] == state.finished


def votes(project: Project, article_id: str, key: tuple[int, int, str], attributes: dict[str, Any]) -> int:
    """Count who has finished the article and has a span just so."""
    comparer = Comparer(project.scheme)
    found = 0
    for who in project.finished().get(article_id, []):
        found += any(
            (*trimmed(TEXT, span.start, span.end), span.label) == (*trimmed(TEXT, key[0], key[1]), key[2])
            and comparer.forms(span.label, span.attributes) == comparer.forms(key[2], attributes)
            for span in project.spans(article_id, who)
        )
    return found


ACTS = st.one_of(
    st.tuples(st.just(change_source), st.sampled_from(SOURCES), st.integers(0, 400)),
    st.tuples(st.just(decide), st.sampled_from(DECISIONS), st.integers(0, 400)),
)


def do_all(desk: Sitting, article_id: str, acts: list[tuple[Any, str, int]]) -> None:
    """Do what can be done of it; what cannot is refused with a reason."""
    for do, what, at in acts:
        if do is decide and desk.review.article(article_id) is None:
            continue
        with suppress(UserError):
            do(desk, article_id, what, at)
        if do is change_source:
            desk.review.refresh()
        check(desk, article_id)


@given(acts=st.lists(ACTS, min_size=1, max_size=14))
@settings(max_examples=60)
def test_gold_is_valid_and_true_and_can_be_closed_whatever_is_done(
    marked: tuple[Path, str], tmp_path: Path, acts: list[tuple[Any, str, int]]
):
    desk, article_id = sit_down(marked, tmp_path / "review.annot"), marked[1]
    try:
        do_all(desk, article_id, acts)
        check_export(desk, article_id, tmp_path)
        for name in PEOPLE:
            work = desk.project.work(article_id, annotator_id(name))
            if work.status != FINISHED:
                History(desk.project, work.annotator_id).do(annotating.set_status(work, FINISHED))
        desk.review.refresh()
        state = desk.review.article(article_id)
        assert state is not None
        if not state.is_closed:
            finish(desk, article_id)
        check(desk, article_id)
        assert desk.review.article(article_id).is_closed
        check_export(desk, article_id, tmp_path)
        assert desk.review.changed() == []
    finally:
        desk.project.close()


@given(first=st.lists(ACTS, max_size=8), other=st.lists(ACTS, max_size=8), settled=st.lists(st.integers(0, 1)))
@settings(max_examples=25)
def test_gold_of_two_adjudicators_merged_and_settled_one_by_one_is_valid_and_can_be_closed(
    marked: tuple[Path, str],
    tmp_path: Path,
    first: list[tuple[Any, str, int]],
    other: list[tuple[Any, str, int]],
    settled: list[int],
):
    article_id = marked[1]
    for name, acts in (("one", first), ("two", other)):
        copy = sit_down(marked, tmp_path / f"{name}.annot")
        do_all(copy, article_id, acts)
        copy.project.close()
    project = Project.open(tmp_path / "one.annot")
    project.begin_writing()
    try:
        merging.commit(project, merging.plan(project, [tmp_path / "two.annot"]))
        settle_all(project, iter(settled))
        for name in PEOPLE[:2]:
            work = project.work(article_id, annotator_id(name))
            if work.status != FINISHED:
                History(project, work.annotator_id).do(annotating.set_status(work, FINISHED))
        adjudicator = next(person.id for person in project.annotators() if person.name == "Adjudicator")
        desk = Sitting(project, adjudicator)
        check(desk, article_id)
        check_export(desk, article_id, tmp_path)
        if not desk.review.article(article_id).is_closed:
            finish(desk, article_id)
        check(desk, article_id)
        check_export(desk, article_id, tmp_path)
        assert [span.id for span in project.spans(article_id, GOLD_ID)]
    finally:
        project.close()


def settle_all(project: Project, choices: Iterator[int]) -> None:
    """Settle conflicts as they come, each for itself, however little they fit each other."""
    refused = 0
    while len(waiting := settling.conflicts(project)) > refused:
        conflict = waiting[refused]
        try:
            settling.settle(project, conflict, min(next(choices, 0), len(conflict.states) - 1))
        except UserError:
            refused += 1
