"""The page of the review: the queue, the article, the options beside it, and the bar below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.article.look import ArticleLook
from annotator.ui.article.view import ArticleView
from annotator.ui.overview.states import Busy
from annotator.ui.review import option_panel, queue_panel
from annotator.ui.review.option_panel import OptionPanel
from annotator.ui.review.queue_panel import QueuePanel
from annotator.ui.review.reading_panel import ReadingPanel
from annotator.ui.review.review_bar import ReviewBar
from annotator.ui.review.state_page import StatePage
from annotator.ui.widgets.pane import Pane

_HIGH = 600
_LEAST_LEFT, _LEAST_RIGHT, _LEAST_TEXT = 200, 260, 320


class ReviewPage(QWidget):
    """The widgets in their places; who fills them is `commands.reviewing`."""

    def __init__(self, look: ArticleLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ArticleView(look)
        self.queue, self.options, self.reading = QueuePanel(), OptionPanel(), ReadingPanel()
        self.bar, self.state = ReviewBar(), StatePage()
        self.busy = Busy(self)
        self._blank = QWidget()
        self._blank.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._middle, self._right = QStackedWidget(), QStackedWidget()
        for widget in (self.view, self.state, self._blank):
            self._middle.addWidget(widget)
        for panel in (self.options, self.reading):
            self._right.addWidget(panel)
        self._middle.setMinimumWidth(_LEAST_TEXT)
        self._left_pane = _pane(self.queue, queue_panel.WIDTH, _LEAST_LEFT)
        self._right_pane = _pane(self._right, option_panel.WIDTH, _LEAST_RIGHT)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._left_pane, self._middle, self._right_pane):
            self._splitter.addWidget(part)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.busy)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.view)

    def show_deciding(self) -> None:
        """Show the article and the options of a place."""
        self._show(self.view, self.options)

    def show_nothing(self) -> None:
        """Show no article: none has been compared yet."""
        has_keys = self.view.hasFocus()
        self._middle.setCurrentWidget(self._blank)
        if has_keys:
            self._blank.setFocus()
        self._right_pane.hide()
        self.bar.set_place(0, 0, options=0)

    def show_reading(self) -> None:
        """Show the article to be read through, and what was decided in it."""
        self._show(self.view, self.reading)

    def show_state(self, state: str, details: str, *, offers_own: bool = False) -> None:
        """Say that there is nothing to decide."""
        self.state.show_state(state, details, offers_own=offers_own)
        self._middle.setCurrentWidget(self.state)
        self._right_pane.hide()
        self.bar.set_place(0, 0, options=0)

    def _show(self, middle: QWidget, right: QWidget) -> None:
        has_keys = self._blank.hasFocus()
        self._middle.setCurrentWidget(middle)
        if has_keys:
            middle.setFocus()
        self._right.setCurrentWidget(right)
        self._right_pane.show()


def _pane(content: QWidget, width: int, least: int) -> Pane:
    return Pane(content, wanted=QSize(width, _HIGH), least=QSize(least, 0))
