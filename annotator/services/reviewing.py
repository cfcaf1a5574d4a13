"""A review of a project by one adjudicator: what waits, what is asked, and the edits that decide it.

Gold owns the rows; the annotators' own are never touched. Every builder returns an Edit for `History.do`; after it,
and after every undo and redo, `after` brings the review to what is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.review_questions import Question
from annotator.domain.review_queue import HARM, Filters, Item, ordered
from annotator.domain.work import shown_names
from annotator.services.jobs import Cancelled, Progress, never, unheard
from annotator.services.review import closing, likeness
from annotator.services.review.answering import Deciding
from annotator.services.review.loading import load, load_article
from annotator.services.review.made import decision_id
from annotator.services.review.notes import ReviewNote, guidelines_with, notes_of
from annotator.services.review.progress import ReviewProgress
from annotator.services.review.state import ArticleReview
from annotator.services.review.waiting import Standing
from annotator.store.project import Project

_EVERYTHING = Filters()


def _nothing(_article_id: str) -> Iterable[Edit]:
    return ()


class Review(Deciding):
    """Everything that two or more annotators finished, for one adjudicator.

    Articles that the adjudicator reads too are left out, unless `override` says that they may decide these
    nevertheless, as the lead may; each such decision records it, and gold says it. `states` are those of `load`, read
    elsewhere (in a job); `later` are the places that were put off when it was left. With `in_parts` the articles come
    one by one, by `add`, until all are known and `complete` is done. `unsaved` gives the edits of an article, by its
    id, that could not be written yet: everything is asked as if they were.
    """

    def __init__(
        self,
        project: Project,
        adjudicator: str,
        *,
        override: bool = False,
        states: dict[str, ArticleReview] | None = None,
        later: Collection[str] = (),
        in_parts: bool = False,
        unsaved: Callable[[str], Iterable[Edit]] = _nothing,
    ) -> None:
        super().__init__(adjudicator, override=False)
        self._project, self._unsaved = project, unsaved
        self._standing = Standing(project.id, later)
        self.is_complete = not in_parts
        """Whether all articles are known: before that no count is true, and no article can be closed."""
        self._touched: set[str] = set()
        """Articles that were changed before they came."""
        if not in_parts:
            self._take(states or {})
        if override:
            self.set_override(on=True)

    def load(self, *, progress: Progress = unheard, cancelled: Cancelled = never) -> None:
        """Read and compare all articles; progress in articles. Raises Stopped where it was cancelled."""
        self._take(load(self._project, self.adjudicator, progress=progress, cancelled=cancelled))

    # What waits

    def queue(self, order: str = HARM, filters: Filters = _EVERYTHING) -> list[Item]:
        """Return what waits to be decided, as it comes."""
        return ordered([item for item in self._waiting() if filters.lets(item)], order)

    def later(self, place: str) -> None:
        """Put a group off to the end of the queue."""
        state = self._states.get(self._article_of.get(place, ""))
        if state is not None and self._is_open(state):
            self._standing.put_off(place, state)

    def put_off(self) -> list[str]:
        """Return the places that are put off and still wait: what is to be kept for the next time."""
        return [item.group.place for item in self._waiting() if item.is_later]

    def question(self, place: str) -> Question | None:
        """Return what is asked about a group now, of a decided one what was asked first; None where nothing can be."""
        state, group = self._at(place)
        return state.question(group) or state.first_question(group)

    def is_decided(self, place: str) -> bool:
        """Whether a group needs no decision any more."""
        state, group = self._at(place)
        return state.is_settled(group)

    def progress(self) -> ReviewProgress:
        """Return how far it has come, and how fast."""
        progress = self._standing.progress
        taken_up = sum(state.is_changed for state in self._taken_up())
        return replace(progress, changed=progress.changed + taken_up) if taken_up else progress

    @property
    def own_articles(self) -> list[str]:
        """The articles that are left out because the adjudicator reads them too."""
        return [] if self._override else self.read_too

    @property
    def read_too(self) -> list[str]:
        """The articles under review that the adjudicator has marked or is to read, left out or not."""
        return [article_id for article_id, state in self._aside.items() if state.is_under_review]

    @property
    def overrides(self) -> bool:
        """Whether the adjudicator decides in these too."""
        return self._override

    def set_override(self, *, on: bool) -> None:
        """Let the adjudicator decide in articles that they read too, or not. Raises UserError unless they lead."""
        if on and self._project.lead != self.adjudicator:
            raise UserError(QT_TRANSLATE_NOOP("errors", "The lead alone may review articles that they read too."))
        if on != self._override:
            self._override = on
            self._draw()

    # Articles

    def article(self, article_id: str) -> ArticleReview | None:
        """Return an article as it stands, None where it is not under review."""
        return self._states.get(article_id)

    def waiting_in(self, article_id: str) -> list[Item]:
        """Return what waits in one article, spans first, in reading order."""
        return list(self._standing.items.get(article_id, ()))

    @property
    def waiting(self) -> Mapping[str, list[Item]]:
        """What waits, by article: another list where an article stands otherwise than before."""
        return self._standing.items

    def to_be_closed(self) -> list[str]:
        """Return the articles in which nothing waits any more, and which are to be read through, in their order."""
        waiting = self._standing.items
        ready = [state for state in self._open_states() if not state.is_closed and not waiting[state.article.id]]
        return [state.article.id for state in sorted(ready, key=lambda state: state.position)]

    def changed(self) -> list[str]:
        """Return the articles that were closed and are gold no more, in the list's order: `ArticleReview.changes`.

        What their sources say now comes to something else, or waits to be decided, or fewer than two have finished
        them; last of these, which cannot be closed before two have again.
        """
        states = [*sorted(self._open_states(), key=lambda state: state.position), *self._taken_up()]
        return [state.article.id for state in states if state.is_changed]

    def close(self, article_id: str) -> Edit:
        """Finish an article as gold: what is agreed is written with it. Raises UserError where something waits yet."""
        state = self._state(article_id)
        left = len(self.waiting_in(article_id))
        if left:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Still to be decided in this article: {number}."), number=left)
        return closing.close(state, adjudicator=self.adjudicator)

    def reopen(self, article_id: str) -> Edit:
        """Take an article that is finished as gold up again."""
        return closing.reopen(self._state(article_id), adjudicator=self.adjudicator)

    def names(self) -> dict[str, str]:
        """Return the names to show for annotators, by id."""
        return shown_names(self._project.annotators())

    def note_of(self, place: str) -> str:
        """Return the note on a group's decision, made or not; empty where there is none."""
        article = self._states.get(self._article_of.get(place, ""))
        decision = article.decision(article.compared.by_place[place]) if article is not None else None
        return decision.note if decision is not None else ""

    def notes(self) -> list[ReviewNote]:
        """Return the notes that were written, as the articles are read."""
        return list(notes_of(self._open_states()))

    def agreed(self) -> list[tuple[ArticleReview, Disagreement]]:
        """Return the groups that all agree on, with their articles, in the order of the list."""
        states = sorted(self._open_states(), key=lambda state: state.position)
        groups = ((state, group) for state in states for group in (*state.compared.groups, *state.compared.links))
        return [(state, group) for state, group in groups if group.is_agreed]

    def guidelines_with(self, place: str, rule: str) -> str:
        """Return the project's guidelines with a rule and this place as its example, for `guiding.save_guidelines`."""
        return guidelines_with(self._project.guidelines.text, *self._at(place), rule)

    # What changes

    def after(self, edit: Edit) -> str:
        """Take in an edit, undo or redo that is done; return the place that it decided, for going there."""
        place = ""
        for part in edit.parts:
            is_source = any(getattr(change.row, "annotator_id", GOLD_ID) != GOLD_ID for change in part.changes)
            self._refresh(part, is_source=is_source)
            place = place or self._decided_by(part)
        return place

    def refresh(self) -> None:
        """Read all again where many rows have changed: after a merge, an import."""
        self.load()

    def _decided_by(self, edit: Edit) -> str:
        state = self._states.get(edit.article_id)
        changed = {change.row_id for change in edit.changes}
        groups = (*state.compared.groups, *state.compared.links) if state is not None else ()
        return next((group.place for group in groups if decision_id(group) in changed), "")

    def _refresh(self, edit: Edit, *, is_source: bool) -> None:
        article_id = edit.article_id
        known = self._states.get(article_id)
        if known is None and not self.is_complete:
            self._touched.add(article_id)
            return
        if known is None or is_source:
            self.load()  # an article may have come under review, or gone
            return
        try:
            state = self._anew(known)
        except UserError:  # the file cannot be read now, and what the edit made of the article is known without it
            state = likeness.after(known, edit)
        self._keep(state)
        if self._is_open(state):
            self._standing.take_in(state, self._open_states())

    def _anew(self, known: ArticleReview) -> ArticleReview:
        """Return an article with the decisions of it now: those that are stored, and those that wait to be."""
        state = load_article(
            self._project,
            known.article.id,
            known.compared.annotators,
            adjudicator=self.adjudicator,
            position=known.position,
            known=known,
        )
        return self._gone_on(state)

    def _gone_on(self, state: ArticleReview) -> ArticleReview:
        """Return an article as it stands with what could not be written yet."""
        return reduce(likeness.after, self._unsaved(state.article.id), state)

    def add(self, state: ArticleReview) -> None:
        """Take one more article in."""
        article_id = state.article.id
        if article_id in self._states or not (state.is_under_review or state.is_reviewed_here):
            return
        self._put_in(self._anew(state) if article_id in self._touched else self._gone_on(state))
        if self._is_open(state):
            self._standing.bring(self._states[article_id])

    def complete(self) -> Iterator[None]:
        """Do what all articles must be known for: draw what is shown of what is agreed on; in turns."""
        yield from self._drawing()
        self.is_complete = True

    def _take(self, states: Mapping[str, ArticleReview]) -> None:
        self.is_complete = True
        self._states, self._aside, self._article_of, self._articles_with = {}, {}, {}, {}
        for state in states.values():
            self._put_in(self._gone_on(state))
        self._draw()

    def _put_in(self, state: ArticleReview) -> None:
        article_id = state.article.id
        self._keep(state)
        for group in (*state.compared.groups, *state.compared.links):
            self._article_of[group.place] = article_id
        for signature in likeness.signatures(state):
            self._articles_with.setdefault(signature, []).append(article_id)
        self._standing.put_in(state)

    def _keep(self, state: ArticleReview) -> None:
        """Put an article among the others: who is in its labels, and so where it belongs, stays with it."""
        self._states[state.article.id] = state
        if state.is_own or not state.is_under_review:
            self._aside[state.article.id] = state

    def _drawing(self) -> Iterator[None]:
        return self._standing.draw([state.article.id for state in self._open_states()], self._states)

    def _draw(self) -> None:
        for _ in self._drawing():
            pass

    def _is_open(self, state: ArticleReview) -> bool:
        return state.is_under_review and (self._override or not state.is_own)

    def _open_states(self) -> list[ArticleReview]:
        return [state for state in self._states.values() if self._is_open(state)]

    def _taken_up(self) -> list[ArticleReview]:
        """Return what was closed as gold, and is finished by two no more."""
        return [state for state in self._aside.values() if not state.is_under_review]

    def _waiting(self) -> list[Item]:
        return [item for items in self._standing.items.values() for item in items]
