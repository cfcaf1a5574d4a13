"""Actions that go by what the text says: the next name, quotation, reported content, figure; growing the selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Label
from annotator.domain.zone import ACCEPTED, APART, Zone
from annotator.suggest import clauses, figures, lexicon, names, quotations, reporting, words
from annotator.ui.article.view import ArticleView
from annotator.ui.binding import Binds
from annotator.ui.i18n import translated
from annotator.ui.jobs import Job
from annotator.ui.open_article import OpenArticle

_WARM_AFTER = 300
"""Milliseconds after an article is shown until the word lists are read."""
_MOST_LISTS = 3
DENIAL = "denial"
"""The label that takes what is denied, where a place holds both a claim and its denial."""
Extent = tuple[int, int]
_DIRECTIONS = {"next": 1, "previous": -1}
_NONE_LEFT = {
    "name": QT_TRANSLATE_NOOP("ReadingCommands", "No further name."),
    "quotation": QT_TRANSLATE_NOOP("ReadingCommands", "No further quotation."),
    "reported": QT_TRANSLATE_NOOP("ReadingCommands", "No further reported content."),
    "figure": QT_TRANSLATE_NOOP("ReadingCommands", "No further figure."),
}


def _read_lists(lang: str) -> None:
    reporting.reported_at("-", 0, lang)
    figures.figure_at("1", 0, lang)


class ReadingCommands(QObject):
    """Binds W, Q, R, X and E; says what stands at the caret for a label."""

    def __init__(self, session: OpenArticle, view: ArticleView, actions: Binds) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._grown: list[Extent] = []
        for kind in _NONE_LEFT:
            for name, step in _DIRECTIONS.items():
                actions.bind(f"go.{kind}.{name}", lambda k=kind, s=step: self._go(k, s))  # type: ignore[misc]
        actions.bind("select.grow", self._grow)
        actions.bind("select.shrink", self._shrink)
        self._warm: dict[str, Job] = {}
        self._told_damaged = False
        self._later = QTimer(self, singleShot=True, interval=_WARM_AFTER)
        self._later.timeout.connect(self._warm_up)
        session.article_opened.connect(lambda _id: self._later.start())

    def _warm_up(self) -> None:
        """Have the word lists of the article's language read in a job, so that no key press waits for them."""
        lang = self._lang
        if lang not in self._warm:
            self._warm[lang] = Job(lambda _progress, _cancelled: _read_lists(lang), self)
            self._warm[lang].done.connect(self._tell_damaged)
            self._warm[lang].start()

    def _tell_damaged(self, _read: object) -> None:
        """Say once which word lists have something unreadable: anyone may edit them, the program goes on without."""
        found = lexicon.damaged()
        if found and not self._told_damaged:
            self._told_damaged = True
            lists = ", ".join([*found[:_MOST_LISTS], *(["…"] if len(found) > _MOST_LISTS else [])])
            self._session.told.emit(self.tr("Left out of the word lists, unreadable: {lists}.").format(lists=lists))

    @property
    def _text(self) -> str:
        return self._session.article.text if self._session.article else ""

    @property
    def _lang(self) -> str:
        return self._session.article.lang if self._session.article else ""

    # To the next one

    def _go(self, kind: str, step: int) -> None:
        found = self.found(kind, self._view.selection(), step)
        if found is None:
            self._session.told.emit(translated("ReadingCommands", _NONE_LEFT[kind]))
            return
        self._view.scroll_to(*found)
        self._view.select(*found)

    def found(self, kind: str, selection: Extent, step: int) -> Extent | None:
        """Return the next (1) or previous (−1) name, quotation, reported content or figure from a selection on."""
        start, end = selection
        # What is nested in the selection comes next: a claim in its denial, a name in a quotation.
        place = start if step < 0 or start == end else start + 1
        while (found := self._beside(kind, place, step)) is not None:
            apart = self._apart(found[0])
            if apart is None or apart.start < start < apart.end:
                return found
            place = apart.end if step > 0 else apart.start
        return None

    def _apart(self, place: int) -> Zone | None:
        """Return the boilerplate or other article that holds a place: keys pass it over, unless they begin in it."""
        zones = self._session.zones
        return next(
            (one for one in zones if one.kind in APART and one.state == ACCEPTED and one.start <= place < one.end), None
        )

    def _beside(self, kind: str, place: int, step: int) -> Extent | None:
        text, lang = self._text, self._lang
        if kind == "name":
            return names.next_name(text, place, lang, step)
        if kind == "quotation":
            return quotations.next_quotation(text, place, step)
        if kind == "reported":
            reported = reporting.next_reported(text, place, lang, step)
            return None if reported is None else (reported.start, reported.end)
        figure = figures.next_figure(text, place, lang, step)
        return None if figure is None else (figure.start, figure.end)

    # At the caret

    def at_caret(self, label: Label | None) -> Extent | None:
        """Return what a label takes where nothing is selected; None where nothing fits it."""
        return self.standing_at(self._view.caret(), label)

    def standing_at(self, place: int, label: Label | None) -> Extent | None:
        """Return what stands at a place for a label.

        The whole figure, or a word with a digit (None: there is neither); the whole name, else the word; the reported
        content, else the quotation or clause; a word for any other.
        """
        text, lang, family = self._text, self._lang, label.family if label is not None else ""
        if family == "figure":
            word = self._view.words.word_at(place)
            return self._figure_at(place) or (word if any(map(str.isdigit, text[slice(*word)])) else None)
        if family == "actor":
            return names.name_at(text, place, lang) or self._view.words.word_at(place)
        if family == "proposition":
            reported = reporting.reported_at(text, place, lang, denial=label is not None and label.id == DENIAL)
            if reported is not None:
                return reported.start, reported.end
            return clauses.clause_at(text, place, lang)
        return self._view.words.word_at(place)

    def _figure_at(self, place: int) -> Extent | None:
        figure = figures.figure_at(self._text, place, self._lang)
        return None if figure is None else (figure.start, figure.end)

    # Growing

    def _grow(self) -> None:
        start, end = self._view.selection()
        if not self._grown or self._grown[-1] != (start, end):
            self._grown = [(start, end)]
        wider = next(self._wider(start, end), None)
        if wider is not None:
            self._grown.append(wider)
            self._view.select(*wider)

    def _wider(self, start: int, end: int) -> Iterator[Extent]:
        text, lang = self._text, self._lang
        steps: tuple[Callable[[int], Extent | None], ...] = (
            self._view.words.word_at,
            self._figure_at,
            lambda at: clauses.phrase_at(text, at, lang),
            lambda at: quotations.quotation_at(text, at),
            lambda at: clauses.clause_at(text, at, lang),
            lambda at: words.sentence_at(text, at),
            lambda at: words.paragraph_at(text, at),
        )
        found = {extent for find in steps if (extent := find(start)) is not None}
        around = [(left, right) for left, right in found if left <= start and right >= end]
        for left, right in sorted(around, key=lambda extent: extent[1] - extent[0]):
            if (left, right) != (start, end):
                yield left, right

    def _shrink(self) -> None:
        if len(self._grown) > 1 and self._grown[-1] == self._view.selection():
            self._grown.pop()
            self._view.select(*self._grown[-1])
