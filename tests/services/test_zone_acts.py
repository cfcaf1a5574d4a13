"""Zones that are there, answered and drawn anew: one edit each, undoable, and nothing is proposed twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.domain.ids import derived_id
from annotator.domain.zone import ACCEPTED, PROPOSED, REJECTED, Zone
from annotator.services import merging, preparing, rezoning, zone_acts
from annotator.services.history import History

KINDS = ("caption", "boilerplate", "lead")


def proposal(article, start: int, end: int, kind: str = "boilerplate", confidence: float = 0.9) -> Zone:
    return Zone(
        id=derived_id("zone", article.id, start, end, kind),
        article_id=article.id,
        start=start,
        end=end,
        kind=kind,
        state=PROPOSED,
        reason="related news",
        confidence=confidence,
    )


@pytest.fixture
def history(project) -> History:
    return History(project, project.lead)


def zones(project, article) -> list[Zone]:
    return project.zones(article.id, rejected=True)


@pytest.fixture
def proposed(project, history, article) -> list[Zone]:
    found = [proposal(article, 0, 10, "caption"), proposal(article, 28, 60, confidence=0.6), proposal(article, 61, 90)]
    history.do(rezoning.propose_anew(project.lead, article, zones(project, article), found))
    return found


def test_all_of_an_article_are_accepted_by_one_edit_and_taken_back_by_one(project, history, article, proposed):
    before = zones(project, article)
    history.do(zone_acts.answer(project.lead, zone_acts.proposals(before), ACCEPTED))
    assert {zone.state for zone in zones(project, article)} == {ACCEPTED}
    assert history.undo_name == "accept_zones"
    history.undo()
    assert zones(project, article) == before


def test_only_those_so_sure_are_accepted(project, article, proposed):
    assert [zone.start for zone in zone_acts.proposals(zones(project, article), least=0.9)] == [0, 61]


def test_a_rejected_one_can_be_brought_back(project, history, article, proposed):
    history.do(zone_acts.answer(project.lead, [proposed[0]], REJECTED))
    rejected = next(zone for zone in zones(project, article) if zone.state == REJECTED)
    history.do(zone_acts.answer(project.lead, [rejected], PROPOSED))
    assert zone_acts.proposals(zones(project, article))[0] == proposed[0]


def test_what_is_answered_already_changes_nothing(project, article, proposed):
    with pytest.raises(UserError):
        zone_acts.answer(project.lead, proposed, PROPOSED)


def test_another_kind_accepts_and_remembers_what_was_proposed(project, history, article, proposed):
    first = proposed[0]
    edit = zone_acts.redraw(
        article, project.lead, zones(project, article), first, start=first.start, end=first.end, kind="lead"
    )
    history.do(edit)
    now = {(zone.start, zone.kind): zone.state for zone in zones(project, article)}
    assert (now[0, "caption"], now[0, "lead"]) == (REJECTED, ACCEPTED)
    assert zone_acts.fresh(zones(project, article), proposed[:1]) == []
    history.undo()
    assert zone_acts.proposals(zones(project, article))[0] == first


def test_boundaries_drawn_anew_and_back_again_leave_one_accepted_zone(project, history, article, proposed):
    first = proposed[0]
    for end in (20, 10):
        now = zones(project, article)
        zone = next(zone for zone in now if zone.start == 0 and zone.state in {PROPOSED, ACCEPTED})
        history.do(zone_acts.redraw(article, project.lead, now, zone, start=0, end=end, kind="caption"))
    at_start = [zone for zone in zones(project, article) if zone.start == 0]
    assert at_start == [replace(first, state=ACCEPTED)]


def test_a_zone_of_blanks_alone_is_refused(project, article, proposed):
    at = article.text.index("\n")
    with pytest.raises(UserError):
        zone_acts.redraw(article, project.lead, proposed, proposed[0], start=at, end=at + 1, kind="caption")


def test_an_accepted_proposal_that_is_taken_away_is_not_proposed_again(project, history, article, proposed):
    history.do(zone_acts.answer(project.lead, proposed[:1], ACCEPTED))
    accepted = next(zone for zone in zones(project, article) if zone.start == 0)
    history.do(preparing.remove_zone(project.lead, accepted))
    assert zone_acts.fresh(zones(project, article), proposed[:1]) == []


def test_proposing_anew_replaces_what_nobody_answered_and_nothing_else(project, history, article, proposed):
    history.do(zone_acts.answer(project.lead, proposed[:1], ACCEPTED))
    history.do(zone_acts.answer(project.lead, proposed[1:2], REJECTED))
    anew = [
        proposal(article, 1, 10, "lead"),  # about where one was accepted
        proposal(article, 27, 60),  # about where its kind was rejected
        proposal(article, 28, 60, "caption"),  # another kind there
    ]
    before = zones(project, article)
    history.do(rezoning.propose_anew(project.lead, article, before, anew))
    after = zones(project, article)
    assert [(zone.start, zone.kind) for zone in zone_acts.proposals(after)] == [(28, "caption")]
    assert {zone for zone in after if zone.state != PROPOSED} == {zone for zone in before if zone.state != PROPOSED}
    history.undo()
    assert zones(project, article) == before


def test_nothing_new_is_said(project, article, proposed):
    with pytest.raises(UserError):
        rezoning.propose_anew(project.lead, article, zones(project, article), proposed)


@given(
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(KINDS)), max_size=8),
    answers=st.lists(st.sampled_from([ACCEPTED, REJECTED, PROPOSED]), min_size=8, max_size=8),
)
def test_what_was_answered_is_never_proposed_again(project_template, places, answers):
    class Place:
        id = "a"

    every = {
        (start, start + length, kind): proposal(Place, start, start + length, kind) for start, length, kind in places
    }
    present = [replace(zone, state=state) for zone, state in zip(every.values(), answers, strict=False)]
    answered = {zone.id for zone in present if zone.state != PROPOSED}
    assert not answered & {zone.id for zone in zone_acts.fresh(present, every.values())}
    settled = [change.row_id for change in zone_acts.replaced(present, every.values())]
    assert not answered & set(settled)


# Of all articles at once


def test_all_articles_at_once_are_one_bulk_act_that_is_taken_back_whole(project, history, article, proposed):
    history.do(zone_acts.answer(project.lead, proposed[:1], ACCEPTED))
    before = {row.id: zones(project, project.article(row.id)) for row in project.article_rows("")}
    planned = rezoning.plan(project, lambda one: [proposal(one, 0, 5, "date"), proposal(one, 28, 60, confidence=0.7)])
    assert (planned.articles, planned.added, planned.gone) == (3, 5, 1)
    batch = rezoning.commit(project, planned)
    assert history.undo() is None, "undo stops at it"
    after = zones(project, article)
    assert [(zone.start, zone.kind, zone.confidence) for zone in zone_acts.proposals(after)] == [
        (0, "date", 0.9),
        (28, "boilerplate", 0.7),
    ]
    assert ACCEPTED in {zone.state for zone in after}
    act = merging.bulk_acts(project)[0]
    assert (act.batch, act.name) == (batch, "zones")
    merging.reverse(project, batch)
    assert {row.id: zones(project, project.article(row.id)) for row in project.article_rows("")} == before


def test_what_was_answered_meanwhile_stops_the_whole_act(project, history, article, proposed):
    planned = rezoning.plan(project, lambda _one: [])
    history.do(zone_acts.answer(project.lead, proposed[:1], ACCEPTED))
    before = zones(project, article)
    with pytest.raises(UserError):
        rezoning.commit(project, planned)
    assert zones(project, article) == before


def test_a_plan_that_is_stopped_leaves_nothing_behind(project, article):
    with pytest.raises(UserError):
        rezoning.plan(project, lambda one: [proposal(one, 0, 5)], cancelled=lambda: True)
    assert len(merging.bulk_acts(project)) == 1


def test_a_proposal_that_a_zone_is_drawn_over_is_rejected_in_the_same_edit_but_none_in_a_body(project, article):
    lead, caption = proposal(article, 0, 5, "lead"), proposal(article, 6, 10, "caption")
    present = [lead, caption]
    edit = zone_acts.redraw(article, project.lead, present, lead, start=0, end=12, kind="lead")
    left = {change.row_id: change.after.state for change in edit.changes if change.after is not None}
    assert left[caption.id] == REJECTED
    body = zone_acts.redraw(article, project.lead, present, lead, start=0, end=12, kind="body")
    assert caption.id not in {change.row_id for change in body.changes}
