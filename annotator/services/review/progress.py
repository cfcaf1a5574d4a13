"""How far a review has come, and how fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.domain.disagreement import Disagreement
from annotator.domain.review_queue import LINKS, SAMPLE, SPANS, SUGGESTED, Item, is_all_to_be_shown, sampled
from annotator.services.review.state import ArticleReview, is_accepted

_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Decisions of one kind: how many, and how many a minute (None where no time was measured)."""

    decided: int
    per_minute: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewProgress:
    """Groups that are decided, that are left, and that all agree on; articles closed as gold, and to be closed.

    `changed` articles were closed and are gold no more: their sources say something else since.
    """

    decided: int
    left: int
    agreed: int
    closed: int
    articles: int
    changed: int
    pace: Pace
    by_kind: Mapping[str, Pace]


def progress_of(states: Iterable[ArticleReview], left: int) -> ReviewProgress:
    """Count what was decided in these articles; `left` are the items of the queue."""
    counts: Counter[str] = Counter()
    seconds: dict[str, float] = {}
    agreed = closed = changed = articles = 0
    for state in states:
        changed += state.is_changed
        if not state.is_under_review:
            continue
        articles += 1
        closed += state.is_closed
        for group in (*state.compared.groups, *state.compared.links):
            agreed += group.is_agreed
            found, decision = state.made(group), state.decision(group)
            if found is not None and decision is not None and found.is_decided:
                counts[group.kind] += 1
                seconds[group.kind] = seconds.get(group.kind, 0.0) + decision.seconds
    by_kind = {kind: _pace(counts[kind], seconds[kind]) for kind in sorted(counts)}
    return ReviewProgress(
        decided=counts.total(),
        left=left,
        agreed=agreed,
        closed=closed,
        articles=articles,
        changed=changed,
        pace=_pace(counts.total(), sum(seconds.values())),
        by_kind=by_kind,
    )


def _pace(decided: int, seconds: float) -> Pace:
    return Pace(decided=decided, per_minute=_MINUTE * decided / seconds if seconds else None)


# What waits


def items_of(state: ArticleReview, shown: frozenset[str], later: frozenset[str]) -> list[Item]:
    """Return what waits to be decided in an article. `shown` are the places of agreed groups that are looked at."""
    items = []
    for group in (*state.compared.groups, *state.compared.links):
        section = _section(state, group, shown)
        if section:
            items.append(
                Item(
                    group=group,
                    section=section,
                    position=state.position,
                    is_ready=state.is_ready(group),
                    is_later=group.place in later,
                )
            )
    return items


def _section(state: ArticleReview, group: Disagreement, shown: frozenset[str]) -> str:
    """Return the part of the queue that a group waits in; empty where it does not."""
    if state.is_void(group):
        return ""
    if not group.is_agreed:
        return "" if state.is_settled(group) else LINKS if group.is_link else SPANS
    if group.rests_on_suggestion:
        return "" if state.is_settled(group) else SUGGESTED
    if group.is_link and state.is_ready(group) and not state.is_settled(group):
        return LINKS
    is_waiting = group.place in shown and state.made(group) is None and not state.was_closed
    return SAMPLE if is_waiting else ""


def shown_of_agreed(states: Iterable[ArticleReview], seed: str) -> frozenset[str]:
    """Return the places of what is accepted by itself and shown all the same: a tenth, or if that was changed, all."""
    accepted = {
        group.place: (state, group)
        for state in states
        for group in (*state.compared.groups, *state.compared.links)
        if is_accepted(group) and _voters(group) > 1
    }
    sample = sampled((group for _, group in accepted.values()), seed=seed)
    changed = sum(_is_changed(*accepted[group.place]) for group in sample)
    if is_all_to_be_shown(changed, len(sample)):
        return frozenset(accepted)
    return frozenset(group.place for group in sample)


def _is_changed(state: ArticleReview, group: Disagreement) -> bool:
    """Whether what all agreed on was not right; links that were asked again say nothing about that."""
    made = state.made(group)
    return made is not None and made.is_changed and not state.has_several_ends(group)


def _voters(group: Disagreement) -> int:
    return sum(option.votes for option in group.options) + sum(option.votes for option in group.link_options)
