"""The article under review as the view shows it: its text, and all that is gold in it so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from annotator.domain.disagreement import LinkOption, SpanOption
from annotator.domain.edit import Edit
from annotator.domain.labelled import Labelled
from annotator.domain.scheme import Scheme, named
from annotator.domain.span import Mark
from annotator.domain.work import Work
from annotator.domain.zone import ACCEPTED
from annotator.services.review import closing
from annotator.services.review.by_hand import gold_labels
from annotator.services.review.state import ArticleReview
from annotator.store.project import Project
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import heading_of
from annotator.ui.open_article import OpenArticle
from annotator.ui.review.describing import ReviewWords
from annotator.ui.review.parts import Tie
from annotator.ui.review.questions import Placed
from annotator.ui.session import Session

Commit = Callable[[Callable[[], Edit]], Edit | None]
"""Makes an edit of gold's labels the adjudicator's, and commits it; None where it was refused."""


class ShownArticle(OpenArticle):
    """One article at a time, with gold's labels. They are changed by keys while it is read through, and only then."""

    def __init__(self, view: ArticleView, session: Session, commit: Commit) -> None:
        super().__init__(view)
        self._view, self._session, self._commit = view, session, commit
        self.is_read_through = False
        self._state: ArticleReview | None = None
        self._marks: Mapping[str, Mark] = {}
        self._labelled: Labelled | None = None
        self.told.connect(session.told)

    # Whose labels

    @property
    def scheme(self) -> Scheme:
        """The scheme of the open project."""
        return self._session.scheme

    @property
    def viewer(self) -> str:
        """The id of the adjudicator."""
        return self._session.viewer

    @property
    def labelled(self) -> Labelled:
        """All that is gold in the article so far."""
        if self._labelled is None:
            spans, links = gold_labels(self._state) if self._state is not None else ({}, {})
            self._labelled = Labelled(self.scheme, spans.values(), links.values())
        return self._labelled

    @property
    def work(self) -> Work | None:
        """Gold's work on the article."""
        return self._state.work_now if self._state is not None else None

    @property
    def has_failed(self) -> bool:
        """Whether the last change could not be written, and waits to be tried again."""
        return self._session.has_failed

    def may_label(self) -> bool:
        """Return whether gold's labels can be changed now; the person is told why not."""
        return self.is_read_through and self._session.may_change(self.work)

    def do(self, build: Callable[[], Edit], *, current: Callable[[Edit], str] | None = None) -> Edit | None:
        """Build an edit of gold's labels, and commit it as the adjudicator's."""
        edit = self._commit(build) if self.is_read_through else None
        if edit is not None and current is not None:
            self.set_current(current(edit))
        return edit

    def set_current(self, span_id: str) -> None:
        """Make a span the one that keys act on: while the article is read through, and else none."""
        super().set_current(span_id if self.is_read_through else "")

    # What is shown

    @property
    def state(self) -> ArticleReview | None:
        """The article as it stands in the review; None where none is shown."""
        return self._state

    def forget(self) -> None:
        """Show no article any more: the next one is read anew."""
        self.leaving.emit()
        self.article, self._state, self._labelled = None, None, None
        self.set_current("")

    def take_in(self, state: ArticleReview, edit: Edit) -> None:
        """Show what a committed edit has made of the article that is shown."""
        if self.project is not None:
            self.show(self.project, state)
            self.changed.emit(edit)

    def show(self, project: Project, state: ArticleReview) -> None:
        """Show an article, or bring the marks of the one that is shown to what is gold now."""
        if self.article is not None and self.article.id != state.article.id:
            self.leaving.emit()
            self.set_current("")
        marks = {mark.id: mark for mark in closing.marks(state)}
        self.project, self._state, self._labelled = project, state, None
        if self.article is not None and self.article.id == state.article.id:
            gone = [mark_id for mark_id, mark in self._marks.items() if marks.get(mark_id) != mark]
            new = [mark for mark_id, mark in marks.items() if self._marks.get(mark_id) != mark]
            if gone or new:
                self._view.change_marks(gone, new)
        else:
            self.article = state.article
            self.zones = [zone for zone in project.zones(state.article.id) if zone.state == ACCEPTED]
            heading = heading_of(state.article, self.zones)
            self._view.show_article(state.article.text, self.zones, list(marks.values()), heading)
            self.article_opened.emit(state.article.id)
        self._marks = marks
        if self.current not in marks:
            self.set_current("")

    def words(self, scheme: Scheme, language: str, names: Mapping[str, str]) -> ReviewWords:
        """Return what puts the questions of this article into words."""
        text = self.article.text if self.article is not None else ""
        return ReviewWords(
            text,
            scheme,
            language,
            names=names,
            place_of=self.place_of,
            end_of=self._end_of,
            ties_of=lambda option: self._ties_of(option, scheme, language),
        )

    def place_of(self, place: str) -> Placed | None:
        """Return where a group of spans lies: its gold span, or before that the first of its options."""
        state = self._state
        group = state.compared.by_place.get(place) if state is not None else None
        if state is None or group is None or group.is_link:
            return None
        for draft in state.golden(place) or ():
            return Placed(draft.start, draft.end, draft.label)
        return Placed(*group.options[0].parts[0]) if group.options else None

    def _end_of(self, span_id: str) -> Placed | None:
        mark = self._marks.get(span_id)
        return Placed(mark.start, mark.end, mark.label) if mark is not None else None

    def _ties_of(self, option: SpanOption, scheme: Scheme, language: str) -> list[Tie]:
        """Return the links that start at an option's spans, as those who chose it made them."""
        state, article = self._state, self.article
        if state is None or article is None:
            return []
        own = {span_id for ids in option.spans.values() for span_id in ids}
        found: dict[tuple[str, str], Tie] = {}
        for group in state.compared.links:
            for way in group.link_options:
                known = scheme.link_type(way.type)
                target = self.place_of(way.target)
                if (
                    _begins_at(way, own, state)
                    and known is not None
                    and target is not None
                    and self.article is not None
                ):
                    quote = " ".join(self.article.text[target.start : target.end].split())
                    found.setdefault((way.type, way.target), Tie(named(known.names, language), quote))
        return list(found.values())


def _begins_at(way: LinkOption, spans: Collection[str], state: ArticleReview) -> bool:
    """Whether somebody who linked so began at one of these spans."""
    source = state.compared.by_place.get(way.source)
    options = source.options if source is not None else ()
    return any(not set(ids).isdisjoint(spans) for one in options for who, ids in one.spans.items() if who in way.links)
