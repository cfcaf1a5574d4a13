"""The page of the overview: agreement in numbers, tables and plots, and the progress of each person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from annotator.domain.scheme import Scheme
from annotator.services.agreement.results import Agreement, Pair
from annotator.ui import fonts
from annotator.ui.in_turns import InTurns
from annotator.ui.overview import asked as names
from annotator.ui.overview import contents, lists, pictures, reporting, sheets, words
from annotator.ui.overview.area import Area
from annotator.ui.overview.asked import Asked, BehindRow, PersonRow, PictureAsked, TextAsked
from annotator.ui.overview.behind import WIDTH, BehindPanel
from annotator.ui.overview.board import Board, Pile
from annotator.ui.overview.cards import CardView
from annotator.ui.overview.cells import Card
from annotator.ui.overview.corpus_section import CorpusSection
from annotator.ui.overview.drawing import Look, look_at
from annotator.ui.overview.head import EDGE, BigNumbers, Headline
from annotator.ui.overview.known import Known
from annotator.ui.overview.numbers import Numbers
from annotator.ui.overview.source import Source
from annotator.ui.overview.states import Busy
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.paint import focus_by_key
from annotator.ui.widgets.stack import Stack

_SIDE, _TOP, _FOOT, _BAR = 32, 24, 32, 10
"""Around the column, and the width of the scroll bar beside it, in px."""
_NARROW = 960
"""Below this width in px what is behind a number takes the place of the numbers."""
_LINES = (
    (Pile(("by_label",), 1),),
    (Pile(("confusion",), 2), Pile(("pairs",), 2), Pile(("worst",), 3)),
    (Pile(("matched",), 1),),
    (Pile(("links", "over_time"), 1), Pile(("attributes",), 1)),
    (Pile(("kinds",), 1), Pile(("people",), 1)),
)
"""The cards by their ids."""


class OverviewPage(QWidget):
    """Shows what it is given and asks for the rest by signals; it computes nothing and writes no file."""

    behind_asked = Signal(object)
    """An `Asked`: its places come back by `show_behind`."""
    article_asked = Signal(str, int, int)
    """Article, start and end of a place in code points of its text."""
    pair_chosen = Signal(object)
    """A `Pair` or None: what these two alone come to can be shown by `show_pair`."""
    picture_asked = Signal(object)
    """A `PictureAsked`: its bytes are made by `picture`."""
    text_asked = Signal(object)
    """A `TextAsked`: a text to be put on the clipboard."""
    cancel_asked = Signal()
    retry_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = Known()
        self._error = self._hidden = ""
        self._people: Sequence[PersonRow] = ()
        self._decided: tuple[int, int] | None = None
        self._pair_measure = names.STRICT
        self._cards: dict[str, Card] = {}
        self._opener: QWidget | None = None
        self._turns = InTurns(self)
        self._build()
        self._connect()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._render()

    # What the window uses

    def show_agreement(
        self,
        agreement: Agreement,
        names: Mapping[str, str],
        scheme: Scheme,
        language: str,
        *,
        in_turns: bool = False,
    ) -> None:
        """Show an agreement; `names` are the annotators' by id, as they are shown, `language` is en or vi.

        In turns of the event loop the window goes on answering meanwhile, and the page changes when all is ready.
        """
        self._known.take(agreement, names, scheme, language)
        self._error = self._hidden = ""
        self.busy.end()
        self._render(in_turns=in_turns)
        if self._known.pair is not None:
            self.pair_chosen.emit(self._known.pair)

    @property
    def busy_showing(self) -> bool:
        """Whether what was given is not all shown yet."""
        return self._turns.busy

    def show_pair(self, pair: Pair, agreement: Agreement) -> None:
        """Show what two annotators alone come to, while they are the chosen ones."""
        self._known.of_pair[pair] = agreement
        if pair == self._known.pair:
            self._render()

    def show_people(self, rows: Sequence[PersonRow], *, in_turns: bool = False) -> None:
        """Show the progress by person; in turns of the event loop as an agreement."""
        self._people = tuple(rows)
        self._render(in_turns=in_turns)

    def show_decided(self, done: int, every: int) -> None:
        """Show how many of all disagreements are decided in the review; of none: it is not known, or there is none."""
        self._decided = (done, every) if every else None
        source = self._known.source()
        if source is not None and source.agreement.coverage.compared > 0:
            self.bigs.show_bigs(sheets.big_numbers(source, self._decided))

    def show_computing(self, done: int, what: str = "") -> None:
        """Show how far the comparing is, in thousandths; what was shown stays. It ends with a result or an error."""
        self._error = ""
        self.busy.tell(done, what)
        self._render_message()

    def end_computing(self) -> None:
        """Take the bar away after a cancel: what was shown before stands."""
        self.busy.end()

    def show_error(self, sentence: str) -> None:
        """Say why there is no result, and offer another try."""
        self._error = sentence
        self.busy.end()
        self._render()

    def show_hidden(self, sentence: str, language: str) -> None:
        """Say why this person sees no numbers, and show none."""
        self._known.forget(language)
        self._hidden = sentence
        self.close_behind()
        self.busy.end()
        self._render()

    def show_behind(self, rows: Sequence[BehindRow]) -> None:
        """Show the places behind the number that was asked for last."""
        self.behind.show_rows(rows)

    def picture(self, asked: PictureAsked) -> bytes:
        """Return a picture of the page or of one card, in the theme asked for, whatever is shown now."""
        source = self._known.source()
        if source is None:
            return b""
        look = pictures.look_of(asked.theme, source.scheme, self._known.language)
        if asked.part:
            return pictures.card_picture(self._cards[asked.part], asked.form, look)
        lines = tuple(
            tuple(
                Pile(tuple(self._cards[card] for card in pile.cards if self._shows(card)), pile.grows) for pile in line
            )
            for line in _LINES
        )
        title, said = self.headline.words
        return pictures.page_picture(pictures.Page(title, said, tuple(self.bigs.bigs), lines), asked.form, look)

    def card(self, card_id: str) -> CardView:
        """Return a card by its id."""
        return self._views[card_id]

    def close_behind(self) -> None:
        """Put away what is behind a number; the keyboard goes back to the number."""
        focused: QWidget | None = self.focusWidget()
        had_keyboard = focused is not None and self.behind.isAncestorOf(focused)
        self.behind.hide()
        self._place()
        if had_keyboard and self._opener is not None:
            focus_by_key(self._opener)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Show it in the other language, in the other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the first number."""
        super().focusInEvent(event)
        if self.bigs.isVisible():
            focus_by_key(self.bigs.first())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages; Esc puts away what is behind a number, F6 leaves the page."""
        key, bar = event.key(), self.area.verticalScrollBar()
        if key == Qt.Key.Key_Escape and self.behind.isVisible():
            self.close_behind()
        elif key == Qt.Key.Key_F6:
            self.leave_asked.emit()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            step = bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    # Inside

    def _build(self) -> None:
        self.busy = Busy(self)
        self.headline, self.bigs, self.board = Headline(), BigNumbers(), Board()
        self._message, self._more = Words(fonts.Role.START_EMPTY, "ink2"), Words(fonts.Role.UI, "ink3")
        self._fault, self._retry = Words(fonts.Role.START_EMPTY, "alert"), KeyButton()
        self._again = QWidget()
        row = QHBoxLayout(self._again)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._retry)
        row.addStretch(1)
        self._views = {card: CardView() for line in _LINES for pile in line for card in pile.cards}
        for line in _LINES:
            self.board.add_line(*(Pile(tuple(self._views[card] for card in pile.cards), pile.grows) for pile in line))
        self._column = Stack(QMargins(_SIDE, _TOP, _SIDE - _BAR, _FOOT))
        self._column.setBackgroundRole(QPalette.ColorRole.Base)
        self._column.setAutoFillBackground(True)
        self._column.add(self.headline)
        self._column.add(self._fault, above=28)
        self._column.add(self._again, above=14)
        self._column.add(self._message, above=28)
        self._column.add(self._more, above=6)
        self._column.add(self.bigs, above=18, inset=-EDGE)
        self._column.add(self.board, above=18)
        self.corpus = CorpusSection()
        self._column.add(self.corpus, above=36)
        self.area = Area(self._column, self)
        self.behind = BehindPanel(self)
        self.behind.hide()

    def _connect(self) -> None:
        self.busy.cancel_asked.connect(self.cancel_asked)
        self.busy.shown_changed.connect(self._place)
        self._retry.clicked.connect(self.retry_asked)
        self.bigs.opened.connect(self._on_opened)
        self.headline.people.chosen.connect(self._on_people_chosen)
        self.headline.labels.chosen.connect(self._on_label_chosen)
        self.headline.report.menu.aboutToShow.connect(self._fill_report)
        self.behind.close_asked.connect(self.close_behind)
        self.behind.article_asked.connect(self.article_asked)
        for view in self._views.values():
            view.opened.connect(self._on_opened)
            view.walked.connect(lambda place, view=view: self.area.bring_into_sight(view, place))
        self.corpus.height_changed.connect(self._column.place_anew)
        self.corpus.walked.connect(self.area.bring_into_sight)
        self._views["pairs"].chosen.connect(self._on_measure_chosen)

    def _render(self, *, in_turns: bool = False) -> None:
        """Bring everything in line with what is known, the language and the theme."""
        if in_turns:
            self._turns.begin(self._rendering())
        else:
            self._turns.at_once(self._rendering())

    def _rendering(self) -> Iterator[None]:
        """Do so in parts: what is shown before and after is whole, for nothing is drawn in between."""
        self.area.setUpdatesEnabled(False)
        try:
            yield from self._parts_of_rendering()
        finally:
            if isValid(self.area):  # left undone, it ends with the window
                self.area.setUpdatesEnabled(True)

    def _parts_of_rendering(self) -> Iterator[None]:
        self.setAccessibleName(words.title())
        self._retry.set_text(self.tr("Try again"))
        source, whole = self._known.source(), self._known.source(of_pair=False)
        compared = whole is not None and whole.agreement.coverage.compared > 0
        made = []
        for card in contents.cards(source, whole, self._pair_measure) if source and whole and compared else ():
            made.append(card)
            yield
        if self._people and (source is not None or self._hidden):
            made.append(lists.people(self._people, Numbers(self._known.language)))
        self._cards = {card.id: card for card in made}
        self._render_head(source, whole, compared=compared)
        self._render_message()
        look = self._look()
        for card_id, view in self._views.items():
            view.setVisible(self._shows(card_id))
            if self._shows(card_id):
                view.show_card(self._cards[card_id], look)
                yield
        self.bigs.setVisible(bool(self._cards.keys() - {"people"}))
        self.board.setVisible(bool(self._cards))
        self.board.place()
        yield
        self._column.place_anew()
        self.area.fit()

    def _render_head(self, source: Source | None, whole: Source | None, *, compared: bool) -> None:
        for button in self.headline.buttons:
            button.setVisible(compared)
        if source is None or whole is None:
            self.headline.set_words(words.title(), "")
            return
        self.behind.set_looks(self._look().labels, {label: source.label_name(label) for label in source.all_labels()})
        said = words.coverage(whole.agreement.coverage, whole.numbers) if compared else ""
        if compared:
            self.headline.people.set_choices(
                words.people_choices(whole), words.pair_key(self._known.pair), self.tr("Annotators")
            )
            self.headline.labels.set_choices(words.label_choices(whole), self._known.label, self.tr("Labels"))
            self.headline.report.set_text(self.tr("Save report"))
            self.headline.report.setAccessibleName(self.tr("Save report"))
            self.bigs.show_bigs(sheets.big_numbers(source, self._decided))
        self.headline.set_words(words.title(), said)

    def _render_message(self) -> None:
        source = self._known.source(of_pair=False)
        message, more = self._hidden, ""
        if source is not None and source.agreement.coverage.compared == 0:
            message, more = words.nothing(), words.lacking(source.agreement.coverage, source.numbers)
        for widget, said in ((self._fault, self._error), (self._message, message), (self._more, more)):
            widget.set_text(said)
            widget.setVisible(bool(said))
        self._again.setVisible(bool(self._error))

    def _shows(self, card_id: str) -> bool:
        return card_id in self._cards

    def _look(self) -> Look:
        """Return the colours shown now: those of the palette, which follows the theme, and its labels'."""
        return look_at(self.palette(), self._known.scheme, self._known.language)

    def _fill_report(self) -> None:
        reporting.fill_menu(self.headline.report.menu, list(self._cards.values()), self._on_report)

    def _on_report(self, asked: PictureAsked | TextAsked) -> None:
        if isinstance(asked, PictureAsked):
            self.picture_asked.emit(asked)
        else:
            self.text_asked.emit(asked)

    def _on_people_chosen(self, key: str) -> None:
        self._known.pair = words.pair_of(key)
        self._render()
        self.pair_chosen.emit(self._known.pair)

    def _on_label_chosen(self, label: str) -> None:
        self._known.label = label
        self._render()

    def _on_measure_chosen(self, measure: str) -> None:
        self._pair_measure = measure
        self._render()

    def _on_opened(self, asked: Asked) -> None:
        source = self._known.source()
        if source is None:
            return
        focused: QWidget | None = self.focusWidget()
        if focused is None or not self.behind.isAncestorOf(focused):
            self._opener = focused
        self.behind.wait_for(words.asked_title(asked, source))
        self.behind.show()
        self._place()
        self.behind.take_keyboard()
        self.behind_asked.emit(asked)

    def _place(self) -> None:
        height = self.busy.sizeHint().height() if not self.busy.isHidden() else 0
        self.busy.setGeometry(0, 0, self.width(), height)
        shown, narrow = not self.behind.isHidden(), self.width() < _NARROW
        width = 0 if not shown else self.width() if narrow else WIDTH
        self.area.setVisible(width < self.width() or not shown)
        self.area.setGeometry(0, height, self.width() - width, self.height() - height)
        self.behind.setGeometry(self.width() - width, height, width, self.height() - height)
