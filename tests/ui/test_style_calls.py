"""The style in the long run: many calls, what a repaint calls, and elements that it does not know."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QRect, QStringListModel
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyleFactory, QStyleOption, QStyleOptionButton

from tests.counting import calls
from tests.ui.dressing import dress, some_controls, style


def test_it_holds_out_many_calls_without_losing_or_keeping_references(qtbot):
    dress()
    made = style()
    controls = some_controls()
    for control in controls:
        qtbot.addWidget(control)
        control.resize(200, 100)
    image = QImage(220, 140, QImage.Format.Format_RGB32)
    option = QStyleOptionButton()
    option.rect = QRect(0, 0, 100, 28)
    option.text = "words"
    painter = QPainter(image)
    watched = (None, QStyle.PixelMetric.PM_ScrollBarExtent, QStyle.PrimitiveElement.PE_Frame)
    gc.collect()
    before = [sys.getrefcount(one) for one in watched]
    for _ in range(4000):
        made.drawPrimitive(QStyle.PrimitiveElement.PE_PanelButtonCommand, option, painter, None)
        made.drawControl(QStyle.ControlElement.CE_PushButton, option, painter, controls[-1])
        made.pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, option, None)
        made.styleHint(QStyle.StyleHint.SH_EtchDisabledText, option, controls[-1])
        made.polish(controls[0])
    painter.end()
    for _ in range(40):
        for control in controls:
            control.render(image)
    gc.collect()
    after = [sys.getrefcount(one) for one in watched]
    assert all(abs(one - other) < 500 for one, other in zip(before, after, strict=True))


def blank() -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


def drawn(by: QStyle) -> QImage:
    image = blank()
    option = QStyleOption()
    option.rect = image.rect()
    option.palette = QPalette(QApplication.palette())
    painter = QPainter(image)
    by.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorProgressChunk, option, painter, None)
    painter.end()
    return image


def test_an_element_that_qt_adds_later_goes_on_to_fusion(qtbot):
    dress()
    ours, fusion = (drawn(by) for by in (style(), QStyleFactory.create("Fusion")))
    assert ours == fusion
    assert ours != blank()


def test_a_repaint_calls_little_for_each_row(qtbot):
    dress()
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel([f"row {number}" for number in range(60)], view))
    view.setStyle(style())
    view.resize(260, 900)
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(image)
    shown = view.height() // view.sizeHintForRow(0)
    assert calls(lambda: view.render(image)) < 150 * shown
