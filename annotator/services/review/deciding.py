"""What an adjudicator does, as edits by gold: each takes an article as it stands and returns the edit that decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.domain.article import Json
from annotator.domain.checking import check_label
from annotator.domain.comparing_attributes import CANONICAL
from annotator.domain.decision import Decision
from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.review_questions import (
    FIELD_ASKED,
    LINK_ASKED,
    SPAN_ASKED,
    Choice,
    Question,
    open_fields,
    span_choices,
)
from annotator.domain.scheme import Scheme
from annotator.domain.span import reading_order
from annotator.services.review.changing import decided
from annotator.services.review.made import (
    NOTE,
    Draft,
    Made,
    Tie,
    decision_id,
    drafts_of,
    options_json,
    sources_of,
    ties_of,
)
from annotator.services.review.offering import offers
from annotator.services.review.state import ArticleReview
from annotator.services.selecting import check_selection

TAKE, NOTHING, BOTH, LABEL, MOVE = "take", "nothing", "both", "label", "move"
"""What was done, as the row of a decision says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who decides, in how many seconds, and under which name it stands in the history."""

    adjudicator: str
    seconds: float = 0.0
    name: str = "decide"


def take(state: ArticleReview, group: Disagreement, number: int, act: Act) -> Edit:
    """Take a choice of the present question, counted from 0. Raises UserError where there is none of that number."""
    question = asked(state, group)
    if not 0 <= number < len(question.choices):
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no option {number} here."), number=number + 1)
    choice = question.choices[number]
    if question.asks == LINK_ASKED:
        return _decide(state, group, act, TAKE, links=tuple(ties_of(choice)))
    if question.asks == FIELD_ASKED:
        return _take_value(state, group, question, choice, act)
    drafts, left = _taken(state, group, choice)
    return _decide(state, group, act, TAKE, spans=drafts, left=left)


def _taken(state: ArticleReview, group: Disagreement, choice: Choice) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
    """Return the spans of a choice without the values that are still to be decided, and the names of these."""
    assert choice.option is not None  # noqa: S101  a choice of a span has one
    option = choice.option
    left = open_fields(group, option.parts[0][2], state.comparer) if len(option.parts) == 1 else ()
    values = [{key: value for key, value in own.items() if key not in left} for own in option.values]
    return drafts_of(group, option.parts, values, ids=_ids(state, group)), left


def _take_value(state: ArticleReview, group: Disagreement, question: Question, choice: Choice, act: Act) -> Edit:
    made = _present(state, group)
    if made is None or not made.open:  # the span itself is agreed, only attributes differ
        drafts, left = _taken(state, group, span_choices(group, state.comparer)[0])
    else:
        drafts, left = made.spans or (), made.open
    given = replace(drafts[0], attributes=_with(state.scheme, drafts[0], question.field, choice.value))
    left = tuple(name for name in left if name != question.field)
    return _decide(state, group, act, TAKE, spans=(given, *drafts[1:]), left=left)


def _with(scheme: Scheme, draft: Draft, field: str, value: Json) -> Mapping[str, Json]:
    others = {key: known for key, known in draft.attributes.items() if key != field}
    return scheme.in_order(draft.label, others if value is None else {**others, field: value})


def take_nothing(state: ArticleReview, group: Disagreement, act: Act) -> Edit:
    """Decide that there is nothing here: no span, with its links, or no such link."""
    if group.is_link:
        asked(state, group)
        return _decide(state, group, act, NOTHING, links=())
    return _decide(state, group, act, NOTHING, spans=())


def take_majority(state: ArticleReview, group: Disagreement, act: Act) -> Edit:
    """Take what more than half of three or more annotators chose. Raises UserError where there is no majority."""
    question = asked(state, group)
    if question.majority is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no majority of three or more annotators here."))
    return take(state, group, question.majority, act)


def keep_both(state: ArticleReview, group: Disagreement, act: Act) -> Edit:
    """Keep all options side by side, or all links; each with the values that those who chose it agree on."""
    question = asked(state, group)
    choices = sorted(question.choices, key=_by_place)
    if question.asks == FIELD_ASKED or len(choices) < 2:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There are no two options here that could both be kept."))
    if question.asks == LINK_ASKED:
        links = {(tie.type, tie.source, tie.target): tie for choice in choices for tie in ties_of(choice)}
        _check_several(state.scheme, links.values())
        return _decide(state, group, act, BOTH, links=tuple(links.values()))
    parts: dict[tuple[int, int, str], Mapping[str, Json]] = {}
    for choice in choices:
        assert choice.option is not None  # noqa: S101  a choice of a span has one
        for part, values in zip(choice.option.parts, choice.option.values, strict=True):
            parts.setdefault(part, values)
    drafts = drafts_of(group, parts, parts.values(), ids=_ids(state, group))
    return _decide(state, group, act, BOTH, spans=drafts)


def _check_several(scheme: Scheme, ties: Iterable[Tie]) -> None:
    drawn = Counter((tie.source, tie.type) for tie in ties)
    known = [scheme.link_type(kind) for (_, kind), number in drawn.items() if number > 1]
    if any(link_type is not None and link_type.single for link_type in known):
        raise UserError(QT_TRANSLATE_NOOP("errors", "A span can have one link of this type only."))


def set_label(state: ArticleReview, group: Disagreement, label: str, act: Act, number: int | None = None) -> Edit:
    """Give the place another label; attributes and links that it cannot hold go.

    The extent is that of the gold span where one was decided, else of the choice `number`, else of the first choice.
    Where somebody marked that extent so, it is their choice that is taken, with its values.
    """
    check_label(state.scheme, label)
    known = state.scheme.label(label)
    if known is not None and known.retired:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The label {label} is no longer used."), label=label)
    made = _present(state, group)
    drafts = (made.spans if made is not None else None) or _first(state, group, number)
    offered = _offered(state, group, drafts, label) if made is None else None
    if offered is not None:
        return take(state, group, offered, act)
    if all(draft.label == label for draft in drafts):
        raise UserError(QT_TRANSLATE_NOOP("errors", "The label is {label} already."), label=label)
    relabelled = tuple(
        replace(
            draft,
            label=label,
            attributes={key: value for key, value in draft.attributes.items() if state.scheme.takes(label, key, value)},
        )
        for draft in drafts
    )
    return _decide(state, group, act, LABEL, spans=relabelled)


def _offered(state: ArticleReview, group: Disagreement, drafts: Iterable[Draft], label: str) -> int | None:
    """Return the number of the choice with these extents and this label; None where nobody marked them so."""
    question = state.first_question(group)
    parts = tuple((draft.start, draft.end, label) for draft in drafts)
    choices = question.choices if question is not None and question.asks == SPAN_ASKED else ()
    return next((at for at, it in enumerate(choices) if it.option is not None and it.option.parts == parts), None)


def flip(state: ArticleReview, group: Disagreement, act: Act, number: int | None = None) -> Edit:
    """Turn a claim into a denial and back: the other label of the family. Raises UserError for a label without one."""
    made = _present(state, group)
    drafts = (made.spans if made is not None else None) or _first(state, group, number)
    own = state.scheme.label(drafts[0].label)
    others = [
        label.id
        for label in state.scheme.labels
        if own is not None and label.family == own.family and label.id != own.id and not label.retired
    ]
    if len(others) != 1:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{label} has no opposite to be turned into."), label=drafts[0].label
        )
    return set_label(state, group, others[0], act, number)


def move(state: ArticleReview, group: Disagreement, start: int, end: int, act: Act, number: int | None = None) -> Edit:
    """Give the gold span of the place other boundaries, in code points; where none was decided, the choice `number`."""
    check_selection(state.article.text, start, end)
    made = _present(state, group)
    if made is not None and made.spans:
        drafts, left = made.spans, made.open
    else:
        choice = _choice(state, group, number)
        drafts, left = _taken(state, group, choice)
    if len(drafts) != 1:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Several spans lie here; their boundaries stay as they are."))
    moved = replace(drafts[0], start=start, end=end)
    return _decide(state, group, act, MOVE, spans=(moved,), left=left)


def amend(state: ArticleReview, group: Disagreement, spans: tuple[Draft, ...], what: str, act: Act) -> Edit:
    """Decide a group of spans anew, whatever it was: it has these gold spans from now on."""
    return _decide(state, group, act, what, spans=spans)


def amend_links(state: ArticleReview, group: Disagreement, links: tuple[Tie, ...], act: Act) -> Edit:
    """Decide a group of links anew, whatever it was: it has these gold links from now on."""
    return _decide(state, group, act, TAKE if links else NOTHING, links=links)


def note(state: ArticleReview, group: Disagreement, text: str, act: Act) -> Edit:
    """Give the decision about a group a note, before or after it is made."""
    before = state.decision(group)
    decision = (
        before
        if before is not None
        else _new(
            state,
            group,
            act,
            Made(act=NOTE, kind=group.kind, place=group.place, sources=sources_of(group), is_own=state.is_own),
        )
    )
    if decision.note == text:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing was changed."))
    noted = replace(decision, note=text)
    return Edit("note", state.article.id, act.adjudicator, (Change(before, noted),))


# What they share


def asked(state: ArticleReview, group: Disagreement) -> Question:
    """Return the question that is answered now, of a decided group the first. Raises UserError where none can be."""
    question = state.question(group) or state.first_question(group)
    if question is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Decide the spans at both ends of this link first."))
    return question


def _by_place(choice: Choice) -> tuple[Json, ...]:
    if choice.option is not None:
        return tuple((start, -end, label) for start, end, label in choice.option.parts)
    return choice.ends


def _present(state: ArticleReview, group: Disagreement) -> Made | None:
    """Return what was decided about the spans of a group."""
    made = state.made(group)
    return made if made is not None and made.spans is not None else None


def _choice(state: ArticleReview, group: Disagreement, number: int | None) -> Choice:
    """Return a choice of the first question, where that is about the span; of a group that agrees there, what it is."""
    question = state.first_question(group)
    if group.is_link or question is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This is about links, which have no label and no boundaries."))
    if question.asks != SPAN_ASKED:
        return span_choices(group, state.comparer)[0]
    return question.choices[number if number is not None and 0 <= number < len(question.choices) else 0]


def _first(state: ArticleReview, group: Disagreement, number: int | None) -> tuple[Draft, ...]:
    choice = _choice(state, group, number)
    assert choice.option is not None  # noqa: S101  a choice of a span has one
    return drafts_of(group, choice.option.parts, choice.option.values, ids=_ids(state, group))


def _counted(state: ArticleReview, group: Disagreement, draft: Draft) -> Draft:
    """Return a gold span with the number of annotators who marked it just so, values included."""
    place, by_name = (draft.start, draft.end, draft.label), CANONICAL in group.fields
    form = (
        state.comparer.forms(draft.label, draft.attributes),
        draft.attributes.get(CANONICAL) if by_name else None,
    )
    votes = sum(
        option.votes
        for option in group.options
        if any(
            part == place
            and (state.comparer.forms(part[2], values), values.get(CANONICAL) if by_name else None) == form
            for part, values in zip(option.parts, option.values, strict=True)
        )
    )
    return replace(draft, votes=votes)


def _ids(state: ArticleReview, group: Disagreement) -> tuple[str, ...]:
    """Return the ids of gold spans that are there for this place already: links that lead to them stay."""
    made = _present(state, group)
    if made is not None:
        return tuple(draft.id for draft in made.spans or ())
    taken = state.decided_ids
    earlier = dict.fromkeys(draft.id for found in state.superseded(group) for draft in found.spans or ())
    if not earlier:
        earlier = dict.fromkeys(_left_over(state, group))
    return tuple(span_id for span_id in earlier if span_id not in taken)


def _left_over(state: ArticleReview, group: Disagreement) -> list[str]:
    """Return the ids of rows that a decision about a group takes over: what was added by hand and is offered by it.

    Else what lies there of an earlier agreement.
    """
    golden = {draft.id for draft in state.gold_spans()} | state.by_hand.keys()
    golden |= {draft.id for found in state.outdated for draft in found.spans or ()}  # a decision of its own has these
    rows = sorted(state.spans.values(), key=reading_order)
    offered = [
        row.id for row in rows if (row.id in state.by_hand or row.id not in golden) and offers(state, group, row)
    ]
    labels = {label for option in group.options for _, _, label in option.parts}
    return offered or [
        row.id
        for row in rows
        if row.id not in golden and row.label in labels and row.start < group.end and group.start < row.end
    ]


def _decide(
    state: ArticleReview,
    group: Disagreement,
    act: Act,
    what: str,
    *,
    spans: tuple[Draft, ...] | None = None,
    links: tuple[Tie, ...] | None = None,
    left: tuple[str, ...] = (),
) -> Edit:
    if spans is not None:
        spans = tuple(_counted(state, group, draft) for draft in spans)
    earlier = state.made(group)
    is_own = state.is_own or (earlier is not None and earlier.is_own and bool(earlier.open))
    found = Made(
        act=what,
        kind=group.kind,
        place=group.place,
        sources=sources_of(group),
        spans=spans,
        links=links,
        open=left,
        ends=state.ends_of(group) if group.is_link else (),
        taken=_options_taken(state, group, links or ()),
        is_changed=_is_changed(state, group, spans, links),
        is_own=is_own,  # who decides the rest of it does not wash that off
    )
    before = state.decision(group)
    decision = _new(state, group, act, found)
    if before is not None:
        decision = replace(decision, note=before.note, seconds=before.seconds + act.seconds)
    superseded = state.superseded(group) if spans is not None else ()
    return decided(state, group, decision, name=act.name, adjudicator=act.adjudicator, replaced=superseded)


def _options_taken(state: ArticleReview, group: Disagreement, links: Iterable[Tie]) -> tuple[int, ...]:
    """Return the numbers of the options of a group of links that are among the links taken."""
    taken = {(tie.type, tie.source, tie.target) for tie in links}
    found = [
        choice.link
        for choice in (state.link_choices(group) if group.is_link else ())
        if any((tie.type, tie.source, tie.target) in taken for tie in ties_of(choice))
    ]
    return tuple(number for number, option in enumerate(group.link_options) if option in found)


def _is_changed(
    state: ArticleReview, group: Disagreement, spans: tuple[Draft, ...] | None, links: tuple[Tie, ...] | None
) -> bool:
    """Whether something else is decided than all agreed on."""
    if not group.is_agreed:
        return False
    if group.is_link:
        offered = {(tie.source, tie.target) for choice in state.link_choices(group) for tie in ties_of(choice)}
        return {(tie.source, tie.target) for tie in links or ()} != offered
    option = group.options[0]
    marked = [((draft.start, draft.end, draft.label), dict(draft.attributes)) for draft in spans or ()]
    return marked != [(part, dict(values)) for part, values in zip(option.parts, option.values, strict=True)]


def _new(state: ArticleReview, group: Disagreement, act: Act, found: Made) -> Decision:
    return Decision(
        id=decision_id(group),
        article_id=state.article.id,
        annotator_id=GOLD_ID,
        fingerprint=group.fingerprint,
        decided_by=act.adjudicator,
        options=options_json(group, state.compared.by_place),
        choice=found.to_json(),
        seconds=act.seconds,
    )
