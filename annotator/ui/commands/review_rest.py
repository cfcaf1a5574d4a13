"""What a review says where nothing that is shown waits: why that is, and how much is done."""

from __future__ import annotations

from typing import NamedTuple

from annotator.services.reviewing import Review
from annotator.ui.commands import own_articles
from annotator.ui.commands.review_rows import state_of
from annotator.ui.review import state_page
from annotator.ui.review.counted import ReviewCounted


class Rest(NamedTuple):
    """A state of the page of that name, what is told on it, and whether one's own articles are offered there."""

    state: str
    told: str
    offers_own: bool


def rest_of(review: Review, counted: ReviewCounted, *, leads: bool, narrows: bool) -> Rest:
    """Return what is said of a review that is compared as a whole; `narrows`: the filter leaves something out."""
    state = _state(review, narrows=narrows)
    if state == state_page.FILTERED:
        return Rest(state, counted.filtered_out(len(review.queue())), offers_own=False)
    progress, own = review.progress(), _own(review, counted, leads=leads)
    gold = counted.gold(progress.closed) if progress.articles else ""
    told = " ".join(part for part in (gold, _taken_up(review, counted), own) if part)
    return Rest(state, told, offers_own=bool(own) and leads)


def _state(review: Review, *, narrows: bool) -> str:
    if narrows and (review.queue() or review.to_be_closed()):
        return state_page.FILTERED
    is_any_open = any(not state_of(review, article_id).is_closed for article_id in review.own_articles)
    if review.progress().articles:
        return state_page.OWN_LEFT if is_any_open else state_page.DONE
    return state_page.READ_ONLY if review.own_articles else state_page.NOTHING_YET


def _taken_up(review: Review, counted: ReviewCounted) -> str:
    """Say how many articles were closed, and cannot be closed anew before two have finished them again."""
    count = sum(not review.may_decide(article_id) for article_id in review.changed())
    return counted.taken_up(count) if count else ""


def _own(review: Review, counted: ReviewCounted, *, leads: bool) -> str:
    """Say how many articles are left out because the person reads them too, and who may change that."""
    count = len(review.own_articles)
    if not count:
        return ""
    left = counted.own(count)
    return left if leads else f"{left} {own_articles.for_the_lead()}"
