"""The parts of the window and their places: the article in the middle, panels at the sides, a bar above and below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QToolBar, QWidget

from annotator.ui.article.view import ArticleView
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.span_list import SpanList
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.start import Look
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.pane import Pane
from annotator.ui.widgets.stack import Stack

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_LEFT_SIZE, _RIGHT_SIZE = QSize(268, 320), QSize(316, 320)
_LEAST_DOCKS = (QSize(200, 180), QSize(260, 260))
"""Least sizes of the dock of articles and of that of spans, in px."""
_LEAST_TEXT = 240
"""Least width that panels leave the text, in px: narrower, its lines would be cut off."""
_LEAST_BAR = 640
"""Least width of the window, in px: that of the bar below when everything in it has given way."""


def _bar(content: QWidget) -> Pane:
    """Return a place for a bar, as high as it is."""
    height = content.sizeHint().height()
    pane = Pane(content, wanted=QSize(_LEAST_BAR, height), least=QSize(_LEAST_BAR, height))
    pane.setFixedHeight(height)
    return pane


class Parts:
    """The widgets of one window, in their places and not yet connected."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        self._window = window
        self.all_docks: list[QDockWidget] = []
        self.close_offer: Callable[[], bool] = bool
        """Closes what is offered in the bar below, and returns whether there was something."""
        self.view = ArticleView(look.bare(), window)
        self.article_list = ArticleList(window)
        self.inspector = Inspector(window)
        self.span_list = SpanList(window)
        self.label_bar = LabelBar(window)
        self.top_bar = TopBar(window)
        self.pages = QStackedWidget(window)
        self.pages.addWidget(self.view)
        self.pages.setMinimumWidth(_LEAST_TEXT)
        self.bottom = self._bar_below()
        window.setCentralWidget(self.pages)
        self.pages.show()  # in a window that is shown already; docks would take the place of a hidden one
        self.top = _bar(self.top_bar)
        window.setMenuWidget(self.top)
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bottom)
        self.inspector_place = Stack()
        self.inspector_place.add(self.inspector)
        self.inspector_place.add(Hairline())
        self.inspector_place.share(fills=self.inspector)
        self.right = Stack()
        self.right.add(self.inspector_place)
        self.right.add(self.span_list)
        self.right.share(fills=self.span_list, gives=self.inspector_place)
        self.right_pages = QStackedWidget()
        self.right_pages.addWidget(self.right)
        left, least = Pane(self.article_list, wanted=_LEFT_SIZE, least=_LEAST_DOCKS[0]), _LEAST_DOCKS[1]
        self.articles_dock = self.add_dock("articles", left, _LEFT)
        self.spans_dock = self.add_dock("spans", Pane(self.right_pages, wanted=_RIGHT_SIZE, least=least), _RIGHT)
        self.docks = (self.articles_dock, self.spans_dock)
        window.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)

    def leave_panel(self) -> None:
        """Bring the keyboard to the text; where something stands that says that Esc closes it, close that instead."""
        if not self.close_offer():
            self.view.setFocus()

    def swap_sides(self) -> None:
        """Put the panels of the left to the right, and those of the right to the left."""
        hidden = [dock for dock in self.docks if dock.isHidden()]
        areas = [self._window.dockWidgetArea(dock) for dock in self.docks]
        for dock, area in zip(self.docks, areas, strict=True):
            self._window.addDockWidget(_LEFT if area == _RIGHT else _RIGHT, dock)
        for dock in hidden:
            dock.hide()

    def _bar_below(self) -> QToolBar:
        bar = QToolBar(self._window)
        bar.setObjectName("labels")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        layout = bar.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(_bar(self.label_bar))
        return bar

    def add_dock(self, name: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        """Put a widget into a dock without a title bar; `name` is what the kept layout knows it by."""
        dock = QDockWidget(self._window)
        dock.setObjectName(name)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(widget)
        self.all_docks.append(dock)
        self._window.addDockWidget(area, dock)
        return dock
