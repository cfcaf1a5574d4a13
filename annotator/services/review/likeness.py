"""The same decision for every group with the same text and the same options: of actors and figures, in all articles."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL
from annotator.domain.decision import Decision
from annotator.domain.disagreement import Disagreement, SpanOption
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.review_questions import Choice, Question
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.services.review.state import ArticleReview

Place = tuple[ArticleReview, Disagreement]
"""A group and its article."""


def alike(state: ArticleReview, group: Disagreement, states: Iterable[ArticleReview]) -> list[Place]:
    """Return the undecided groups that can be decided as this one is, itself first; none where it is no such group."""
    wanted = signature(state, group)
    if wanted is None:
        return []
    found = [
        (other, candidate)
        for other in states
        for candidate in other.compared.groups
        if candidate.place != group.place
        and not other.is_settled(candidate)
        and other.made(candidate) is None
        and signature(other, candidate) == wanted
    ]
    return [(state, group), *found]


def signatures(state: ArticleReview) -> set[Hashable]:
    """Return the signatures of an article's groups."""
    return {signature(state, group) for group in state.compared.groups} - {None}


def signature(state: ArticleReview, group: Disagreement) -> Hashable:
    """Return what groups that are decided alike have in common: their text, their options, but not whose they are.

    None for a group that is decided alone.
    """
    labels = {label for option in group.options for _, _, label in option.parts}
    if group.is_link or CANONICAL in group.fields or not labels or any(_is_source(state.scheme, it) for it in labels):
        return None
    text = state.article.text[group.start : group.end]
    return (text, group.kind, bool(group.nothing), tuple(_relative(state, group, option) for option in group.options))


def _relative(state: ArticleReview, group: Disagreement, option: SpanOption) -> Json:
    parts = tuple((start - group.start, end - group.start, label) for start, end, label in option.parts)
    return parts, tuple(
        state.comparer.forms(part[2], values) for part, values in zip(option.parts, option.values, strict=True)
    )


def _is_source(scheme: Scheme, label: str) -> bool:
    """Whether spans of a label lead to others by links that a person draws, as claims and denials do."""
    return any(label in known.sources and not known.computed for known in scheme.link_types)


def answer_of(state: ArticleReview, group: Disagreement, choice: Choice) -> Json:
    """Return what a choice says apart from where its article has it, to be found among another group's choices."""
    option = choice.option
    marked = _relative(state, group, option) if option is not None else None
    return marked, choice.value


def number_of(state: ArticleReview, question: Question, answer: Json) -> int:
    """Return the number of the choice that says the same. Raises UserError where there is none."""
    for number, choice in enumerate(question.choices):
        if answer_of(state, question.group, choice) == answer:
            return number
    raise UserError(QT_TRANSLATE_NOOP("errors", "These groups do not offer the same options any more."))


def together(places: Iterable[Place], decide: Callable[[ArticleReview, Disagreement], Edit], name: str) -> Edit:
    """Return one edit that decides all groups, in as many articles as they lie in: one step of undo."""
    states: dict[str, ArticleReview] = {}
    edits: dict[str, Edit] = {}
    for found, group in places:
        state = states.get(found.article.id, found)
        edit = replace(decide(state, group), name=name)
        states[state.article.id] = after(state, edit)
        earlier = edits.get(state.article.id)
        edits[state.article.id] = (
            edit if earlier is None else replace(earlier, changes=(*earlier.changes, *edit.changes))
        )
    first, *beside = edits.values()
    return replace(first, beside=tuple(beside))


def after(state: ArticleReview, edit: Edit) -> ArticleReview:
    """Return an article as it stands after an edit of it; only gold's rows and the decisions are looked at."""
    spans, links, decisions = dict(state.spans), dict(state.links), dict(state.decisions)
    work = state.work
    for change in edit.changes:
        row = change.after
        if getattr(change.row, "annotator_id", "") != GOLD_ID:
            continue
        for rows in (spans, links, decisions):
            rows.pop(change.row_id, None)
        if isinstance(row, Span):
            spans[row.id] = row
        elif isinstance(row, Link):
            links[row.id] = row
        elif isinstance(row, Decision):
            decisions[row.id] = row
        elif isinstance(change.row, Work):
            work = row if isinstance(row, Work) else Work.fresh(state.article.id, GOLD_ID)
    return replace(state, spans=spans, links=links, decisions=decisions, work=work)
