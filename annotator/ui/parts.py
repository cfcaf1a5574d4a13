"""The parts of the window and their places: the article in the middle, panels at the sides, a bar above and below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from annotator.ui.article.view import ArticleView
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.span_list import SpanList
from annotator.ui.panels.top_bar import ANNOTATE, TopBar
from annotator.ui.start import Look
from annotator.ui.widgets.hairline import Hairline

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_RIGHT_WIDTH = 316
_LEAST_DOCKS = (200, 260)
"""Least widths of the dock of articles and of that of spans, in px."""


class _Column(QWidget):
    """Widgets one below the other; it begins with a width of its own, whatever is hidden in it."""

    def __init__(self, parent: QWidget, *, width: int = 0) -> None:
        super().__init__(parent)
        self._width = width
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def add(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Put a widget at the end."""
        self._layout.addWidget(widget, stretch)

    def add_first(self, widget: QWidget) -> None:
        """Put a widget above the others."""
        self._layout.insertWidget(0, widget)

    def sizeHint(self) -> QSize:
        """Return the size to begin with."""
        hint = super().sizeHint()
        return QSize(self._width or hint.width(), hint.height())


class Parts:
    """The widgets of one window, in their places and not yet connected."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        self._window = window
        self.view = ArticleView(look.bare(), window)
        self.article_list = ArticleList(window)
        self.inspector = Inspector(window)
        self.span_list = SpanList(window)
        self.label_bar = LabelBar(window)
        self.top_bar = TopBar(window)
        self.top_bar.offer(modes=(ANNOTATE,), find=True, palette=True)
        self.pages = QStackedWidget(window)
        self.pages.addWidget(self.view)
        self.bottom = self._bar_below()
        window.setCentralWidget(self.pages)
        self.pages.show()  # in a window that is shown already; docks would take the place of a hidden one
        window.setMenuWidget(self.top_bar)
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bottom)
        self.inspector_place = _Column(window)
        self.inspector_place.add(self.inspector)
        self.inspector_place.add(Hairline())
        self.right = right = _Column(window, width=_RIGHT_WIDTH)
        right.add(self.inspector_place)
        right.add(self.span_list, stretch=1)
        self.articles_dock = self.add_dock("articles", self.article_list, _LEFT)
        self.right_pages = QStackedWidget(window)
        self.right_pages.addWidget(right)
        self.spans_dock = self.add_dock("spans", self.right_pages, _RIGHT)
        self.docks = (self.articles_dock, self.spans_dock)
        for dock, least in zip(self.docks, _LEAST_DOCKS, strict=True):
            dock.setMinimumWidth(least)
        window.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)

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
        bar.addWidget(self.label_bar)
        return bar

    def add_dock(self, name: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        """Put a widget into a dock without a title bar; `name` is what the kept layout knows it by."""
        dock = QDockWidget(self._window)
        dock.setObjectName(name)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(widget)
        self._window.addDockWidget(area, dock)
        return dock
