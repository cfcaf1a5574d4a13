"""The part of the overview that says what the corpus is: its head and its cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.scheme import Scheme
from annotator.store.facts import CorpusSeen
from annotator.ui.overview import corpus
from annotator.ui.overview.asked import Asked
from annotator.ui.overview.board import Board, Pile
from annotator.ui.overview.cards import CardView
from annotator.ui.overview.corpus import CorpusShown
from annotator.ui.overview.drawing import Look, look_at
from annotator.ui.overview.head import Headline
from annotator.ui.overview.numbers import Numbers
from annotator.ui.widgets.stack import Stack

_LINES = (
    (Pile(("published",), 1),),
    (Pile(("state",), 1), Pile(("label",), 1)),
    (Pile(("source",), 2), Pile(("lang", "tag"), 1), Pile(("length",), 1)),
)
"""The cards by their ids."""


class CorpusSection(Stack):
    """Shows what it is given. Hidden until there is something."""

    narrowing_asked = Signal(str, str)
    """A filter and its value: these articles are to be listed."""
    walked = Signal(QWidget, QRect)
    """The keyboard came to a place of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counted: tuple[CorpusSeen, Scheme, str, bool] | None = None
        self._headline, self._board = Headline(), Board()
        for button in self._headline.buttons:
            button.hide()
        self._views = {card: CardView() for line in _LINES for pile in line for card in pile.cards}
        for line in _LINES:
            self._board.add_line(*(Pile(tuple(self._views[card] for card in pile.cards), pile.grows) for pile in line))
        for view in self._views.values():
            view.opened.connect(self._on_opened)
            view.walked.connect(lambda place, view=view: self.walked.emit(view, place))
        self.add(self._headline)
        self.add(self._board, above=18)
        self.hide()

    def show_corpus(self, seen: CorpusSeen, scheme: Scheme, language: str, *, own: bool) -> None:
        """Show what was counted; `own`: the labels are those of who looks alone."""
        self._counted = (seen, scheme, language, own)
        self._render()

    def show_counting(self) -> None:
        """Say that it is being counted, where nothing is shown yet."""
        if self._counted is None:
            self._headline.set_words(corpus.title(), corpus.counting())
            self._board.hide()
            self.show()
            self.place_anew()

    def clear(self) -> None:
        """Show nothing: somebody else sits here, or it is another project."""
        self._counted = None
        self.hide()

    def card(self, card_id: str) -> CardView:
        """Return a card by the filter that it is of: state, label, published, source, lang, tag or length."""
        return self._views[card_id]

    def changeEvent(self, event: QEvent) -> None:
        """Show it in the other language, in the other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._render()

    def _render(self) -> None:
        if self._counted is None:
            return
        seen, scheme, language, own = self._counted
        shown = CorpusShown(seen=seen, scheme=scheme, numbers=Numbers(language), own=own)
        look: Look = look_at(self.palette(), scheme, language)
        self._headline.set_words(corpus.title(), corpus.said(shown))
        for card in corpus.cards(shown):
            view = self._views[card.id]
            view.setVisible(bool(card.sheet.rows))
            view.show_card(card, look)
        self._board.show()
        self._board.place()
        self.show()
        self.place_anew()

    def _on_opened(self, asked: Asked) -> None:
        self.narrowing_asked.emit(asked.kind, asked.label)
