"""Gold that was closed stays so while its sources come to what was closed; what was added by hand counts once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotator.domain.decision import Decision
from annotator.domain.edit import Change, Edit
from annotator.domain.ids import GOLD_ID, annotator_id
from annotator.domain.work import FINISHED, IN_PROGRESS
from annotator.services import annotating
from annotator.services.golden import GoldParts
from annotator.services.history import History
from annotator.store.project import Project
from tests.reviews import Marked, Sitting
from tests.services.test_golden import exported
from tests.services.test_reviewing import BASE, LINKS, TEXT, adjudicator, made, sitting

__all__ = ["adjudicator", "made"]
FIGURE = ("1.200 tàu", "figure", {"value": "1200"})


class Source:
    """One annotator, who takes the article up, changes it, and finishes it again."""

    def __init__(self, desk: Sitting, article_id: str, name: str) -> None:
        self.desk, self.project, self.article_id, self.who = desk, desk.project, article_id, annotator_id(name)
        self.history = History(desk.project, self.who)

    @property
    def work(self) -> Any:
        return self.project.work(self.article_id, self.who)

    def span(self, quote: str) -> Any:
        return next(span for span in self.project.spans(self.article_id, self.who) if span.quote == quote)

    def set(self, status: str) -> None:
        self.history.do(annotating.set_status(self.work, status))
        self.desk.review.refresh()

    def do(self, build: Any) -> None:
        self.set(IN_PROGRESS)
        self.history.do(build())
        self.set(FINISHED)

    def move(self, quote: str, by: int) -> None:
        span, article = self.span(quote), self.project.article(self.article_id)
        spans = self.project.spans(self.article_id, self.who)
        self.do(lambda: annotating.move_span(article, self.work, spans, span, start=span.start + by, end=span.end))

    def add(self, quote: str, label: str, attributes: Any = None) -> None:
        start, article = TEXT.index(quote), self.project.article(self.article_id)
        spans, end = self.project.spans(self.article_id, self.who), start + len(quote)
        self.do(
            lambda: annotating.add_span(
                self.project.scheme, article, self.work, spans, start=start, end=end, label=label, attributes=attributes
            )
        )

    def delete(self, quote: str) -> None:
        links = self.project.links(self.article_id, self.who)
        self.do(lambda: annotating.delete_spans(self.work, links, [self.span(quote)]))

    def value(self, quote: str, **values: str) -> None:
        span, article = self.span(quote), self.project.article(self.article_id)
        self.do(lambda: annotating.set_attributes(self.project.scheme, article, self.work, span, values))

    def tie(self, source: str, kind: str, target: str) -> None:
        links, scheme = self.project.links(self.article_id, self.who), self.project.scheme
        ends = self.span(source), self.span(target)
        self.do(lambda: annotating.add_link(scheme, self.work, links, *ends, kind))


@pytest.fixture
def closed(made: Project, tmp_path: Path) -> tuple[Sitting, str, Source, Source]:
    """Two who agree on everything, and gold closed."""
    desk, article_id = sitting(made, tmp_path, an=Marked(BASE, LINKS[:2]), bo=Marked(BASE, LINKS[:2]))
    desk.finish(article_id)
    return desk, article_id, Source(desk, article_id, "an"), Source(desk, article_id, "bo")


def told(desk: Sitting, folder: Path, parts: GoldParts | None = None) -> list[tuple[str, str, int]]:
    """Export gold and return its spans as (text, provenance, votes); nothing where the article is left out."""
    lines = exported(desk.project, folder / "gold.jsonl", parts or GoldParts())
    return [(span["text"], span["provenance"], span["votes"]) for line in lines for span in line["spans"]]


# Whether it is gold


def test_a_span_that_one_moves_brings_its_group_back_and_the_article_is_gold_no_more(closed, tmp_path):
    desk, article_id, an, _ = closed
    an.move("Ông Kern", 4)
    assert [item.group.kind for item in desk.review.queue()] == ["boundary"]
    assert desk.review.changed() == [article_id]
    assert desk.review.progress().closed == 0
    assert told(desk, tmp_path) == []
    desk.finish(article_id)  # the sample of what agrees may ask for the link too, whose end has moved
    assert desk.review.changed() == []
    assert [votes for text, _, votes in told(desk, tmp_path) if text.endswith("Kern")] == [1]


def test_what_both_change_alike_is_closed_anew_with_what_changed(closed, tmp_path):
    desk, article_id, an, bo = closed
    for person in (an, bo):
        person.delete("Ông Kern")
        person.add(*FIGURE)
    assert desk.review.queue() == []
    assert desk.review.changed() == desk.review.to_be_closed() == [article_id]
    changes = desk.review.article(article_id).changes
    quotes = lambda keys: [TEXT[start:end] for start, end, _ in keys]  # noqa: E731
    assert (quotes(changes.new), quotes(changes.gone)) == (["1.200 tàu"], ["Ông Kern"])
    assert [kind for kind, _, _ in changes.gone_links] == ["by"]
    assert told(desk, tmp_path) == []
    assert ("1.200 tàu", "agreed", 2) in told(desk, tmp_path, GoldParts(undecided=True))
    desk.do(desk.review.close(article_id))
    found = told(desk, tmp_path)
    assert ("1.200 tàu", "agreed", 2) in found
    assert "Ông Kern" not in {text for text, _, _ in found}
    desk.undo()
    assert desk.review.changed() == [article_id]


def test_an_attribute_that_both_set_is_a_change_and_a_note_is_none(closed):
    desk, article_id, an, bo = closed
    an.do(lambda: annotating.set_note(an.work, an.span("Ông Kern"), "who?"))
    assert desk.review.changed() == []
    assert desk.review.article(article_id).is_closed
    for person in (an, bo):
        person.value("có 1.200 tàu rời cảng", certainty="possible")
    assert desk.review.changed() == [article_id]
    assert [TEXT[start:end] for start, end, _ in desk.review.article(article_id).changes.values] == [
        "có 1.200 tàu rời cảng"
    ]


def test_an_article_that_one_takes_up_again_is_no_gold_until_it_is_finished_as_it_was(closed, tmp_path):
    desk, article_id, an, bo = closed
    an.set(IN_PROGRESS)
    assert desk.review.changed() == [article_id]
    assert desk.review.to_be_closed() == []
    assert not desk.review.may_decide(article_id)
    assert told(desk, tmp_path) == []
    single = told(desk, tmp_path, GoldParts(single=True))
    assert {(provenance, votes) for _, provenance, votes in single} == {("single", 1)}
    bo.set(IN_PROGRESS)
    assert told(desk, tmp_path) == told(desk, tmp_path, GoldParts(undecided=True)) == []
    an.set(FINISHED)
    bo.set(FINISHED)
    assert desk.review.changed() == []
    assert len(told(desk, tmp_path)) == 4


def test_a_source_that_is_changed_back_makes_it_gold_again(closed, tmp_path):
    desk, _, an, _ = closed
    before = told(desk, tmp_path)
    an.move("Ông Kern", 4)
    an.move("Kern", -4)
    assert desk.review.changed() == []
    assert told(desk, tmp_path) == before


def test_a_third_who_marks_the_same_changes_the_votes_alone_and_one_who_differs_reopens_it(made, tmp_path):
    desk, article_id = sitting(
        made, tmp_path, an=Marked(BASE, LINKS[:2]), bo=Marked(BASE, LINKS[:2]), cu=Marked(BASE, LINKS[:2])
    )
    cu = Source(desk, article_id, "cu")
    cu.set(IN_PROGRESS)
    desk.finish(article_id)
    assert {votes for _, _, votes in told(desk, tmp_path)} == {2}
    cu.set(FINISHED)
    assert desk.review.changed() == []
    assert {votes for _, _, votes in told(desk, tmp_path)} == {3}
    cu.add("kho đã trống", "claim")
    assert desk.review.changed() == [article_id]
    assert [item.group.kind for item in desk.review.queue()] == ["missing"]


def test_decisions_hold_while_other_groups_come_back(made, tmp_path):
    other = {**BASE, "lan": ("Bà Lan", "actor")}
    desk, article_id = sitting(made, tmp_path, an=Marked(BASE, LINKS[:2]), bo=Marked(other, LINKS[1:2]))
    desk.finish(article_id)
    decided = {decision.id for decision in desk.project.decisions(article_id)}
    Source(desk, article_id, "an").move("Ông Kern", 4)
    waiting = [item.group for item in desk.review.queue()]
    assert {TEXT[group.start : group.end] for group in waiting if not group.is_link} == {"Ông Kern"}
    assert decided <= {decision.id for decision in desk.project.decisions(article_id)}


# What was added by hand


def added_span(desk: Sitting, article_id: str) -> str:
    start = TEXT.index(FIGURE[0])
    desk.do(desk.review.add_span(article_id, start, start + len(FIGURE[0]), "figure", FIGURE[2]))
    return next(span.id for span in desk.project.spans(article_id, GOLD_ID) if span.label == "figure")


@pytest.fixture
def by_hand(closed) -> tuple[Sitting, str, Source, Source]:
    """Gold with a figure that the adjudicator added, and a link to the other actor, closed."""
    desk, article_id, an, bo = closed
    desk.do(desk.review.reopen(article_id))
    added_span(desk, article_id)
    ids = {span.quote: span.id for span in desk.project.spans(article_id, GOLD_ID)}
    desk.do(desk.review.add_link(article_id, ids["có 1.200 tàu rời cảng"], ids["Ông Kern"], "via"))
    desk.finish(article_id)
    return desk, article_id, an, bo


def test_what_both_mark_later_agrees_with_the_row_by_hand(by_hand, tmp_path):
    desk, article_id, an, bo = by_hand
    for person in (an, bo):
        person.add(*FIGURE)
        person.tie("có 1.200 tàu rời cảng", "via", "Ông Kern")
    assert desk.review.changed() == []
    assert ("1.200 tàu", "agreed", 2) in told(desk, tmp_path)
    desk.do(desk.review.reopen(article_id))
    desk.finish(article_id)
    assert told(desk, tmp_path).count(("1.200 tàu", "agreed", 2)) == 1
    assert [kind for kind, _, _ in desk.gold_links(article_id)].count("via") == 1


def test_deciding_what_one_marks_later_takes_the_row_by_hand_over(by_hand, tmp_path):
    desk, article_id, an, _ = by_hand
    before = {span.id for span in desk.project.spans(article_id, GOLD_ID)}
    an.add(*FIGURE)
    an.tie("có 1.200 tàu rời cảng", "via", "Ông Kern")
    assert {item.group.kind for item in desk.review.queue()} == {"missing", "link_missing"}
    assert desk.review.changed() == [article_id]
    desk.finish(article_id)
    assert {span.id for span in desk.project.spans(article_id, GOLD_ID)} == before
    assert ("1.200 tàu", "adjudicated", 1) in told(desk, tmp_path)
    assert [kind for kind, _, _ in desk.gold_links(article_id)].count("via") == 1


def test_deciding_that_nothing_is_there_takes_the_row_by_hand_away_and_undo_brings_it_back(by_hand):
    desk, article_id, an, _ = by_hand
    an.add(*FIGURE)
    an.tie("có 1.200 tàu rời cảng", "via", "Ông Kern")
    for kind in ("missing", "link_missing"):
        desk.do(desk.review.nothing(desk.first(kind)))
    assert "1.200 tàu" not in {quote for quote, _, _ in desk.gold(article_id)}
    assert "via" not in {kind for kind, _, _ in desk.gold_links(article_id)}
    desk.undo()
    desk.undo()
    assert "1.200 tàu" in {quote for quote, _, _ in desk.gold(article_id)}
    assert "via" in {kind for kind, _, _ in desk.gold_links(article_id)}


def test_a_link_that_is_drawn_by_hand_while_it_is_asked_can_still_be_taken(made, tmp_path):
    desk, article_id = sitting(made, tmp_path, an=Marked(BASE, LINKS), bo=Marked(BASE, LINKS[:2]))
    place = desk.first("link_missing")
    ids = {draft.label: draft.id for draft in desk.review.article(article_id).gold_spans()}
    desk.do(desk.review.add_link(article_id, ids["denial"], ids["claim"], "denies"))
    desk.do(desk.review.take(place, 0))
    desk.finish(article_id)
    assert [kind for kind, _, _ in desk.gold_links(article_id)].count("denies") == 1


# Rows that do not fit each other, as after a merge


def test_a_link_that_does_not_tie_the_labels_of_its_ends_is_left_out_and_asked_again(made, tmp_path):
    desk, article_id = sitting(made, tmp_path, an=Marked(BASE, LINKS), bo=Marked(BASE, LINKS[:2]))
    link = desk.first("link_missing")
    desk.do(desk.review.take(link, 0))
    groups = desk.review.article(article_id).compared.groups
    claim = next(group for group in groups if group.options[0].parts[0][2] == "claim")
    before = desk.project.decisions(article_id)
    desk.do(desk.review.flip(claim.place))
    flipped = desk.project.decisions(article_id)
    (of_link,) = [decision for decision in before if decision.choice.get("links")]
    ends = [[*end[:3], "denial"] if end[3] == "claim" else end for end in of_link.choice["ends"]]
    told_otherwise = changed(of_link, ends)
    desk.do(Edit("decide", article_id, desk.review.adjudicator, (Change(of_link, told_otherwise),)))
    assert len(flipped) == len(before) + 1
    assert not [tie for tie in desk.review.article(article_id).tied if tie.type == "denies"]
    assert desk.review.article(article_id).made(desk.review.article(article_id).compared.by_place[link]) is None
    desk.finish(article_id)
    assert told(desk, tmp_path)


def changed(decision: Decision, ends: list[Any]) -> Decision:
    return Decision(
        id=decision.id,
        article_id=decision.article_id,
        annotator_id=decision.annotator_id,
        fingerprint=decision.fingerprint,
        decided_by=decision.decided_by,
        options=decision.options,
        choice={**decision.choice, "ends": ends},
        seconds=decision.seconds,
    )
