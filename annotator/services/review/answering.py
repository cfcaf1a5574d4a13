"""What an adjudicator answers, as edits: each finds the group of a place as it stands, and decides it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from annotator.domain.article import Json
from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.services.review import by_hand, deciding, likeness
from annotator.services.review.deciding import Act
from annotator.services.review.state import ArticleReview


class Deciding:
    """The edits of an adjudicator. A `place` names a group; `number` counts the choices as they are shown, from 0."""

    def __init__(self, adjudicator: str, *, override: bool) -> None:
        self.adjudicator = adjudicator
        self._override = override
        self._states: dict[str, ArticleReview] = {}
        self._aside: dict[str, ArticleReview] = {}
        """Those of the states that are not under review, or that the adjudicator reads too."""
        self._article_of: dict[str, str] = {}
        self._articles_with: dict[Hashable, list[str]] = {}
        """Where groups lie that are decided alike, by their signature."""

    def take(self, place: str, number: int, *, seconds: float = 0.0) -> Edit:
        """Take a choice of the present question."""
        return deciding.take(*self._at(place), number, self._act(seconds))

    def nothing(self, place: str, *, seconds: float = 0.0) -> Edit:
        """Decide that there is nothing here; the links of a span go with it."""
        return deciding.take_nothing(*self._at(place), self._act(seconds))

    def majority(self, place: str, *, seconds: float = 0.0) -> Edit:
        """Take what more than half of three or more annotators chose."""
        return deciding.take_majority(*self._at(place), self._act(seconds))

    def keep_both(self, place: str, *, seconds: float = 0.0) -> Edit:
        """Keep all options side by side; the links are asked again one by one."""
        return deciding.keep_both(*self._at(place), self._act(seconds))

    def set_label(self, place: str, label: str, *, number: int | None = None, seconds: float = 0.0) -> Edit:
        """Give the place a label; see `deciding.set_label`."""
        return deciding.set_label(*self._at(place), label, self._act(seconds), number)

    def flip(self, place: str, *, number: int | None = None, seconds: float = 0.0) -> Edit:
        """Turn a claim into a denial and back."""
        return deciding.flip(*self._at(place), self._act(seconds), number)

    def move(self, place: str, start: int, end: int, *, number: int | None = None, seconds: float = 0.0) -> Edit:
        """Give the gold span other boundaries, in code points of the article."""
        return deciding.move(*self._at(place), start, end, self._act(seconds), number)

    def note(self, place: str, text: str) -> Edit:
        """Give a group's decision a note."""
        return deciding.note(*self._at(place), text, self._act(0.0))

    def alike(self, place: str) -> list[Disagreement]:
        """Return the groups that can be decided as this one is, itself first: what `take_alike` would decide."""
        return [group for _, group in self._alike(place)]

    def take_alike(self, place: str, number: int | None, *, seconds: float = 0.0) -> Edit:
        """Take the same choice for all groups of `alike`, None for nothing here; one edit, one step of undo."""
        state, group = self._at(place)
        act = self._act(seconds)
        if len(self._alike(place)) < 2:
            raise UserError(QT_TRANSLATE_NOOP("errors", "No other group has the same text and the same options."))
        if number is None:
            return likeness.together(
                self._alike(place), lambda other, one: deciding.take_nothing(other, one, act), "decide_alike"
            )
        question = deciding.asked(state, group)
        if not 0 <= number < len(question.choices):
            raise UserError(QT_TRANSLATE_NOOP("errors", "There is no option {number} here."), number=number + 1)
        answer = likeness.answer_of(state, group, question.choices[number])

        def decide(other: ArticleReview, one: Disagreement) -> Edit:
            return deciding.take(other, one, likeness.number_of(other, deciding.asked(other, one), answer), act)

        return likeness.together(self._alike(place), decide, "decide_alike")

    def add_span(
        self, article_id: str, start: int, end: int, label: str, attributes: Mapping[str, Json] | None = None
    ) -> Edit:
        """Add to gold what everybody missed."""
        return by_hand.add_span(self._state(article_id), start, end, label, attributes or {}, self._act(0.0))

    def add_link(self, article_id: str, source: str, target: str, link_type: str) -> Edit:
        """Link two gold spans, by their ids, as nobody did; an agreed one becomes a row with it."""
        return by_hand.add_link(self._state(article_id), source, target, link_type, self._act(0.0))

    def by_hand(self, article_id: str, edit: Edit, *, seconds: float = 0.0) -> Edit:
        """Return an edit of gold's labels, built as an annotator's own would be, as the one that is to be done."""
        return by_hand.by_hand(self._state(article_id), edit, self._act(seconds))

    def may_decide(self, article_id: str) -> bool:
        """Whether an article is under review, and not left out because the adjudicator reads it too."""
        state = self._states.get(article_id)
        return state is not None and state.is_under_review and (self._override or not state.is_own)

    def _act(self, seconds: float) -> Act:
        return Act(adjudicator=self.adjudicator, seconds=seconds)

    def _alike(self, place: str) -> list[likeness.Place]:
        found = self._articles_with.get(likeness.signature(*self._at(place)), ())
        open_states = [self._states[article_id] for article_id in found if self.may_decide(article_id)]
        return likeness.alike(*self._at(place), open_states)

    def _state(self, article_id: str) -> ArticleReview:
        """Return an article under review. Raises UserError for one that the adjudicator has marked too."""
        state = self._states.get(article_id)
        if state is None or not state.is_under_review:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Two or more annotators must have finished this article."))
        if state.is_own and not self._override:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "You have marked this article yourself; somebody else decides.")
            )
        return state

    def _at(self, place: str) -> tuple[ArticleReview, Disagreement]:
        article_id = self._article_of.get(place)
        if article_id is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "This has been changed in the meantime; look at it again."))
        state = self._state(article_id)
        return state, state.compared.by_place[place]
