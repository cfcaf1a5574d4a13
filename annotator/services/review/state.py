"""An article under review: what the annotators made of it, what was decided, and the gold that follows from both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from annotator.domain.article import Article
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.decision import Decision
from annotator.domain.disagreement import Compared, Disagreement, LinkOption
from annotator.domain.link import Link
from annotator.domain.review_questions import (
    FIELD_ASKED,
    LINK_ASKED,
    SPAN_ASKED,
    Choice,
    Question,
    field_choices,
    is_span_asked,
    majority,
    open_fields,
    shuffled,
    span_choices,
)
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, IN_PROGRESS, Work
from annotator.services.review.made import (
    ADJUDICATED,
    AGREED,
    NOTE,
    SINGLE,
    Draft,
    Made,
    Signature,
    Tie,
    drafts_of,
    made,
    ties_of,
)
from annotator.services.review.standing import (
    Changes,
    Drafted,
    Golden,
    Joined,
    Tied,
    changes,
    content,
    join,
    tied,
    tied_again,
)

NEEDED = 2
"""So many must have finished an article for it to be reviewed."""


@dataclass(frozen=True, kw_only=True)
class ArticleReview:
    """One article as it stands; a change makes another of it. `spans`, `links` and `work` are gold's stored rows.

    `position` is the article's place in the list; `seed` shuffles options; `is_own` says that the adjudicator
    reads it too.
    """

    article: Article
    position: int
    scheme: Scheme
    comparer: Comparer
    compared: Compared
    decisions: Mapping[str, Decision]
    spans: Mapping[str, Span]
    links: Mapping[str, Link]
    work: Work
    seed: str
    is_own: bool = False

    def with_decision(self, decision: Decision) -> ArticleReview:
        """Return the article with one more decision, or another one about the same options."""
        return replace(self, decisions={**self.decisions, decision.id: decision})

    @property
    def finished(self) -> int:
        """How many annotators have finished the article."""
        return len(self.compared.annotators)

    @property
    def is_under_review(self) -> bool:
        """Whether as many have finished the article as a review needs; else it was taken up again."""
        return self.finished >= NEEDED

    # Whether it is gold

    @property
    def was_closed(self) -> bool:
        """Whether the article has been finished as gold, whatever its sources say since."""
        return self.work.status == FINISHED

    @cached_property
    def is_closed(self) -> bool:
        """Whether the article is gold: finished, and its sources come to what was closed. Gold from elsewhere is."""
        if not self.was_closed or not self.is_reviewed_here:
            return self.was_closed
        return self.is_under_review and not self.changes.waiting and not self.changes.is_other

    @property
    def is_changed(self) -> bool:
        """Whether the article was closed and is gold no more: to be looked at again, and closed anew."""
        return self.was_closed and not self.is_closed

    @property
    def work_now(self) -> Work:
        """Gold's work as it counts: an article that is gold no more is in progress again."""
        return replace(self.work, status=IN_PROGRESS) if self.is_changed else self.work

    @property
    def is_reviewed_here(self) -> bool:
        """Whether anybody decided, added or closed anything here; gold that came from elsewhere stands as it came."""
        return any(found.act != NOTE for _, found in self.by_fingerprint.values())

    @cached_property
    def changes(self) -> Changes:
        """How gold differs now from what is stored of it, and how many groups are to be decided."""
        links = [(link.type, link.source_id, link.target_id, link.position) for link in self.links.values()]
        ties = [(tie.type, tie.source, tie.target, tie.position) for tie in self.tied]
        drafts = {draft.id: draft for draft in self.gold_spans()}
        groups = (*self.compared.groups, *self.compared.links)
        return changes(
            content(self.spans, links),
            content({**drafts, **self.by_hand}, ties),
            waiting=sum(not self.is_settled(group) and not self.is_void(group) for group in groups),
            finished=self.finished,
        )

    # What was decided

    @cached_property
    def by_fingerprint(self) -> Mapping[str, tuple[Decision, Made]]:
        """The decisions by the options that were seen."""
        return {decision.fingerprint: (decision, made(decision)) for decision in self.decisions.values()}

    @cached_property
    def outdated(self) -> list[Made]:
        """Decisions about options that are no more: what somebody marked has been changed since."""
        present = {group.fingerprint for group in (*self.compared.groups, *self.compared.links)}
        return [found for fingerprint, (_, found) in self.by_fingerprint.items() if fingerprint not in present]

    def decision(self, group: Disagreement) -> Decision | None:
        """Return the decision about a group, a note alone included."""
        found = self.by_fingerprint.get(group.fingerprint)
        return found[0] if found else None

    def made(self, group: Disagreement) -> Made | None:
        """Return what was decided about a group; None where nothing was, or the ends of its links changed since."""
        found = self.by_fingerprint.get(group.fingerprint)
        if found is None:
            return None
        return found[1] if found[1].links is None else tied_again(self.scheme, found[1], self.ends_of(group))

    @cached_property
    def adjudicated_ids(self) -> frozenset[str]:
        """The ids of the gold spans that are not just what all agreed on."""
        found = ((group, self.made(group)) for group in self.compared.groups)
        return frozenset(
            draft.id
            for group, made in found
            if made is not None and is_adjudicated(group, made)
            for draft in made.spans or ()
        )

    @cached_property
    def own_ids(self) -> frozenset[str]:
        """The ids of the gold spans that somebody decided who reads the article too."""
        found = (self.made(group) for group in self.compared.groups)
        own = (draft.id for made in found if made is not None and made.is_own for draft in made.spans or ())
        return self.adjudicated_ids.intersection(own)

    @cached_property
    def own_ties(self) -> frozenset[tuple[str, str, str]]:
        """The gold links, by type and ends, that somebody decided who reads the article too."""
        found = ((group, self.made(group)) for group in self.compared.links)
        return frozenset(
            (tie.type, tie.source, tie.target)
            for group, made in found
            if made is not None and made.is_own and is_adjudicated(group, made)
            for tie in made.links or ()
        )

    @cached_property
    def decided_ids(self) -> frozenset[str]:
        """The ids of the gold spans that were decided for the groups there are."""
        found = (self.made(group) for group in self.compared.groups)
        return frozenset(draft.id for made in found if made is not None for draft in made.spans or ())

    def superseded(self, group: Disagreement) -> list[Made]:
        """Return the outdated decisions about rows of this group, which a new decision about it takes the place of."""
        own = {span_id for option in group.options for ids in option.spans.values() for span_id in ids}
        return [found for found in self.outdated if found.spans is not None and not own.isdisjoint(found.sources)]

    # The gold spans of a group

    def golden(self, place: str) -> Golden | None:
        """Return the gold spans of a group of spans; None where it is not decided yet."""
        return self._joined.golden[place]

    def places_of(self, span_id: str) -> list[str]:
        """Return the places of the groups that a gold span comes from; none for one that was added by hand."""
        return [place for place, drafts in self._joined.golden.items() if any(it.id == span_id for it in drafts or ())]

    def place_of(self, span_id: str) -> str:
        """Return the place of the first group that a gold span comes from; empty for one that was added by hand."""
        return next(iter(self.places_of(span_id)), "")

    @property
    def by_hand(self) -> Mapping[str, Span]:
        """The rows that the adjudicator added, and that no group has."""
        return self._joined.by_hand

    @cached_property
    def _joined(self) -> Joined:
        return join(self.article.text, [self._drafted(group) for group in self.compared.groups], self.spans)

    def _drafted(self, group: Disagreement) -> Drafted:
        found = self.made(group)
        if found is not None and found.spans is not None:
            return Drafted(group.place, found.spans if found.is_decided else None, is_decided=True)
        if not is_accepted(group):
            return Drafted(group.place, None, is_decided=False)
        (option,) = group.options
        return Drafted(group.place, drafts_of(group, option.parts, option.values, votes=option.votes), is_decided=False)

    def signature(self, places: Iterable[str]) -> Signature:
        """Return what stands for the gold spans of these groups."""
        return tuple(
            sorted(
                (draft.id, draft.start, draft.end, draft.label)
                for place in set(places)
                for draft in self.golden(place) or ()
            )
        )

    def ends_of(self, group: Disagreement) -> Signature:
        """Return what stands for the gold spans that a group of links may tie."""
        return self.signature(_ends(group))

    # What is asked

    def is_ready(self, group: Disagreement) -> bool:
        """Whether a group can be decided: the ends of links must be decided before."""
        return all(self.golden(place) is not None for place in _ends(group))

    def is_void(self, group: Disagreement) -> bool:
        """Whether there is nothing left that a group of links could tie: an end is not there, or of another label."""
        return group.is_link and self.is_ready(group) and not self.link_choices(group)

    def is_settled(self, group: Disagreement) -> bool:
        """Whether a group needs no decision any more: all agree, or it is decided, or it has become void."""
        found = self.made(group)
        if found is not None and (found.spans is not None or found.links is not None):
            return found.is_decided
        if group.is_link:
            return self.is_ready(group) and (self.is_void(group) or self._is_accepted_link(group))
        return is_accepted(group)

    def _is_accepted_link(self, group: Disagreement) -> bool:
        """Whether all agree on links, and each end is one span: where it became several, each is asked again."""
        return group.is_agreed and not self.has_several_ends(group)

    def has_several_ends(self, group: Disagreement) -> bool:
        """Whether an end of links is not one span of gold: it was split or kept twice."""
        return any(len(self.golden(place) or ()) != 1 for place in _ends(group))

    def question(self, group: Disagreement) -> Question | None:
        """Return what is to be asked about a group now; None where it is decided or cannot be yet."""
        found = self.made(group)
        if group.is_link:
            return self._link_question(group) if found is None or found.links is None else None
        if found is not None and found.spans is not None:
            if not found.open:
                return None
            return self._field_question(group, found.spans[0].label, found.open[0])
        return self.first_question(group)

    def first_question(self, group: Disagreement) -> Question | None:
        """Return what was or is asked about a group first, decided or not; None where its links cannot be decided."""
        if group.is_link:
            return self._link_question(group)
        if is_span_asked(group):
            choices = shuffled(span_choices(group, self.comparer), seed=self._seed(group))
            return self._question(group, SPAN_ASKED, choices)
        label = group.options[0].parts[0][2]
        return self._field_question(group, label, open_fields(group, label, self.comparer)[0])

    def _field_question(self, group: Disagreement, label: str, name: str) -> Question:
        choices = shuffled(field_choices(group, label, name, self.comparer), seed=self._seed(group, name))
        return self._question(group, FIELD_ASKED, choices, name)

    def _link_question(self, group: Disagreement) -> Question | None:
        if not self.is_ready(group):
            return None
        choices = shuffled(self.link_choices(group), seed=self._seed(group))
        return self._question(group, LINK_ASKED, choices) if choices else None

    def _question(self, group: Disagreement, asks: str, choices: tuple[Choice, ...], name: str = "") -> Question:
        return Question(
            group=group,
            asks=asks,
            choices=choices,
            field=name,
            nothing=group.nothing,
            majority=majority(choices, self.finished),
        )

    def _seed(self, group: Disagreement, name: str = "") -> str:
        return f"{self.seed}|{group.place}|{name}"

    def link_choices(self, group: Disagreement) -> list[Choice]:
        """Return the links that a group offers between gold spans as they are; where an end is several, one by one."""
        return [choice for option in group.link_options for choice in self._link_choices(option)]

    def _link_choices(self, option: LinkOption) -> Iterator[Choice]:
        known = self.scheme.link_type(option.type)
        sources = [it for it in self.golden(option.source) or () if known is not None and it.label in known.sources]
        targets = [
            [it for it in self.golden(place) or () if known is not None and it.label in known.targets]
            for place in option.targets
        ]
        whole = [targets_of[0] for targets_of in targets if len(targets_of) == 1]
        several = [targets_of for targets_of in targets if len(targets_of) > 1]
        if len(sources) == 1 and not several:
            ways = [[(sources[0], target) for target in whole]] if whole else []
        else:
            ways = [[pair] for pair in product(sources, (target for found in targets for target in found))]
        for pairs in ways:
            ends = tuple((source.id, target.id) for source, target in pairs if source.id != target.id)
            if ends:
                yield Choice(annotators=tuple(sorted(option.links)), link=option, ends=ends)

    # All gold

    @property
    def agreed(self) -> str:
        """The provenance of what nobody decided: agreed, or where one person alone has finished the article, single."""
        return AGREED if self.is_under_review else SINGLE

    def gold_spans(self) -> list[Draft]:
        """Return the gold spans of all groups that are decided or agreed, in reading order."""
        found = {draft.id: draft for drafts in self._joined.golden.values() for draft in drafts or ()}
        return sorted(found.values(), key=lambda draft: (draft.start, -draft.end, draft.label, draft.id))

    def gold_ties(self) -> list[tuple[Tie, bool, str]]:
        """Return the gold links of all groups, in the order of their sources: whether decided, and their provenance."""
        found: dict[tuple[str, str, str], tuple[Tie, bool, str]] = {}
        for group in self.compared.links:
            for tie, is_decided, provenance in self.ties_in(group):
                found.setdefault((tie.type, tie.source, tie.target), (tie, is_decided, provenance))
        return list(found.values())

    @cached_property
    def tied(self) -> list[Tied]:
        """All links of gold: of groups, and by hand."""
        labels = {draft.id: draft.label for draft in self.gold_spans()}
        labels |= {span.id: span.label for span in self.by_hand.values()}
        return tied(self.scheme, labels, self.gold_ties(), self.links.values(), self._joined.same)

    def ties_in(self, group: Disagreement) -> list[tuple[Tie, bool, str]]:
        """Return the gold links of one group: whether decided, and their provenance."""
        decided = self.made(group)
        if decided is not None and decided.links is not None:
            provenance = ADJUDICATED if is_adjudicated(group, decided) else AGREED
            return [(tie, True, provenance) for tie in decided.links]
        if not self.is_ready(group) or not self._is_accepted_link(group):
            return []
        return [(tie, False, self.agreed) for choice in self.link_choices(group) for tie in ties_of(choice)]


def is_accepted(group: Disagreement) -> bool:
    """Whether a group is accepted by itself: all agree, and not because they accepted one and the same suggestion."""
    return group.is_agreed and not group.rests_on_suggestion


def is_adjudicated(group: Disagreement, decided: Made) -> bool:
    """Whether a decision did more than look at what all agree on and find it right."""
    return not is_accepted(group) or decided.is_changed


def _ends(group: Disagreement) -> set[str]:
    return {place for option in group.link_options for place in (option.source, *option.targets)}
