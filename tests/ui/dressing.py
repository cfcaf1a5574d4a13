"""The application dressed as the program dresses it, for tests of how things look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QProgressBar,
    QPushButton,
    QSlider,
    QSpinBox,
    QSplitter,
    QTableWidget,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from annotator.ui import fonts
from annotator.ui.style import AnnotatorStyle
from annotator.ui.theme import Theme

_made: list[AnnotatorStyle] = []


def style() -> AnnotatorStyle:
    """One style for the tests of this process; Qt owns it once it is set, and deletes it when another one is."""
    if not _made or not isValid(_made[0]):
        fonts.load()
        _made[:] = [AnnotatorStyle()]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyle(_made[0])
        fonts.apply(app)
    return _made[0]


def dress(mode: str = "light") -> Theme:
    """Set fonts, style and palette; return the theme."""
    style()
    theme = Theme(mode)
    theme.apply()
    return theme


def picture(widget: QWidget) -> QImage:
    """Return what a widget paints, one image px for each px of the screen."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage) -> set[str]:
    """Return the colours that occur in an image, as #rrggbb."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def name(colour: QColor | str) -> str:
    """Return a colour as #rrggbb."""
    return QColor(colour).name()


def some_controls() -> list[QWidget]:
    """Return one of each of Qt's controls that the window uses, with something in it; not shown."""
    tree = QTreeWidget()
    QTreeWidgetItem(QTreeWidgetItem(tree, ["one"]), ["two"])
    tree.expandAll()
    tree.setCurrentItem(tree.topLevelItem(0))
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "One")
    tabs.addTab(QWidget(), "Two")
    bar = QProgressBar()
    bar.setValue(40)
    combo = QComboBox()
    combo.addItems(["one", "two"])
    splitter = QSplitter()
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    check = QCheckBox("check")
    check.setChecked(True)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(30)
    return [tree, tabs, bar, combo, splitter, check, slider, QTableWidget(3, 3), QSpinBox(), QPushButton("button")]
