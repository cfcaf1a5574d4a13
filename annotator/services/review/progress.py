"""How far a review has come, and how fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from annotator.domain.disagreement import Disagreement
from annotator.domain.review_queue import LINKS, SAMPLE, SPANS, SUGGESTED, Item
from annotator.services.review.state import ArticleReview, is_accepted

_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Decisions of one kind: how many, and in how many seconds all together."""

    decided: int
    seconds: float

    @property
    def per_minute(self) -> float | None:
        """How many a minute were decided; None where no time was measured."""
        return _MINUTE * self.decided / self.seconds if self.seconds else None


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
    return ReviewProgress(
        decided=counts.total(),
        left=left,
        agreed=agreed,
        closed=closed,
        articles=articles,
        changed=changed,
        pace=Pace(decided=counts.total(), seconds=sum(seconds.values())),
        by_kind={kind: Pace(decided=counts[kind], seconds=seconds[kind]) for kind in sorted(counts)},
    )


def summed(parts: Collection[ReviewProgress], left: int) -> ReviewProgress:
    """Return the progress of articles from that of each; `left` are the items of the queue."""
    decided: Counter[str] = Counter()
    seconds: dict[str, float] = {}
    for part in parts:
        for kind, pace in part.by_kind.items():
            decided[kind] += pace.decided
            seconds[kind] = seconds.get(kind, 0.0) + pace.seconds
    return ReviewProgress(
        decided=decided.total(),
        left=left,
        agreed=sum(part.agreed for part in parts),
        closed=sum(part.closed for part in parts),
        articles=sum(part.articles for part in parts),
        changed=sum(part.changed for part in parts),
        pace=Pace(decided=decided.total(), seconds=sum(seconds.values())),
        by_kind={kind: Pace(decided=decided[kind], seconds=seconds[kind]) for kind in sorted(decided)},
    )


# What waits


def items_of(state: ArticleReview, shown: Collection[str], later: Collection[str]) -> list[Item]:
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


def _section(state: ArticleReview, group: Disagreement, shown: Collection[str]) -> str:
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


def is_in_lots(group: Disagreement) -> bool:
    """Whether a group is accepted by itself, and may be drawn to be looked at all the same."""
    return is_accepted(group) and _voters(group) > 1


def is_changed(state: ArticleReview, group: Disagreement) -> bool:
    """Whether what all agreed on was not right; links that were asked again say nothing about that."""
    made = state.made(group)
    return made is not None and made.is_changed and not state.has_several_ends(group)


def _voters(group: Disagreement) -> int:
    return sum(option.votes for option in group.options) + sum(option.votes for option in group.link_options)
