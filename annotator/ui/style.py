"""The style of Qt's controls: Fusion with its own paint for what the design names. Colours come from the palette alone.

Each override is entered from C++ for every call, hence the tables: an element that is not in one goes on to Fusion at
once. No style sheet is used anywhere: it would wrap this style and freeze its colours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from annotator.ui import style_controls as controls
from annotator.ui import style_views as views
from annotator.ui.theme import token
from annotator.ui.widgets.paint import paint_focus_ring

Painter = Callable[[Any, QPainter, QWidget | None], None]
PE, CE, CC = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
PM, SH, CT = QStyle.PixelMetric, QStyle.StyleHint, QStyle.ContentsType
SE, SC, State = QStyle.SubElement, QStyle.SubControl, QStyle.StateFlag


def _nothing(_option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """Paint nothing."""


def _paint_focus(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(option, QStyleOptionButton) or isinstance(widget, QAbstractButton):
        return  # the ring of a button is painted with its ground, that of a check box around the box itself
    if not controls.has_ring(option, widget):
        return
    radius = 0 if option.state & State.State_Item else controls.BUTTON_RADIUS
    paint_focus_ring(painter, option.rect, radius, token(option.palette, "ink"))


_PRIMITIVES: Mapping[QStyle.PrimitiveElement, Painter] = {
    PE.PE_FrameFocusRect: _paint_focus,
    PE.PE_PanelButtonCommand: controls.paint_button,
    PE.PE_PanelButtonTool: controls.paint_tool_button,
    PE.PE_FrameDefaultButton: _nothing,
    PE.PE_PanelLineEdit: controls.paint_field,
    PE.PE_FrameLineEdit: _nothing,
    PE.PE_IndicatorCheckBox: controls.paint_check_box,
    PE.PE_IndicatorItemViewItemCheck: controls.paint_check_box,
    PE.PE_IndicatorRadioButton: controls.paint_radio_button,
    PE.PE_IndicatorArrowDown: controls.arrow_painter(Qt.ArrowType.DownArrow),
    PE.PE_IndicatorArrowUp: controls.arrow_painter(Qt.ArrowType.UpArrow),
    PE.PE_IndicatorArrowLeft: controls.arrow_painter(Qt.ArrowType.LeftArrow),
    PE.PE_IndicatorArrowRight: controls.arrow_painter(Qt.ArrowType.RightArrow),
    PE.PE_PanelItemViewItem: views.paint_item,
    PE.PE_PanelItemViewRow: views.paint_item_row,
    PE.PE_IndicatorBranch: views.paint_branch,
    PE.PE_Frame: views.paint_frame,
    PE.PE_FrameGroupBox: views.paint_frame,
    PE.PE_FrameWindow: views.paint_frame,
    PE.PE_FrameTabWidget: _nothing,
    PE.PE_FrameTabBarBase: views.paint_tab_base,
    PE.PE_FrameDockWidget: _nothing,
    PE.PE_FrameStatusBarItem: _nothing,
    PE.PE_PanelStatusBar: _nothing,
    PE.PE_FrameMenu: views.paint_frame,
    PE.PE_PanelMenu: views.paint_raised,
    PE.PE_PanelTipLabel: views.paint_tool_tip,
    PE.PE_IndicatorDockWidgetResizeHandle: views.paint_dock_handle,
    PE.PE_PanelScrollAreaCorner: views.paint_scroll_corner,
}
_CONTROLS: Mapping[QStyle.ControlElement, Painter] = {
    CE.CE_PushButtonLabel: controls.paint_button_label,
    CE.CE_Splitter: views.paint_splitter,
    CE.CE_MenuItem: views.paint_menu_row,
    CE.CE_MenuEmptyArea: views.paint_raised,
    CE.CE_HeaderSection: views.paint_header,
    CE.CE_HeaderEmptyArea: views.paint_header,
    CE.CE_TabBarTabShape: views.paint_tab,
    CE.CE_ProgressBarGroove: controls.paint_progress_groove,
    CE.CE_ProgressBarContents: controls.paint_progress,
    CE.CE_ProgressBarLabel: _nothing,  # the share stands in the words above it
    CE.CE_ToolBar: _nothing,
}
_COMPLEX: Mapping[QStyle.ComplexControl, Painter] = {
    CC.CC_ScrollBar: views.paint_scroll_bar,
    CC.CC_ComboBox: controls.paint_combo_box,
    CC.CC_SpinBox: controls.paint_spin_box,
}
_METRICS: Mapping[QStyle.PixelMetric, int] = {
    PM.PM_ScrollBarExtent: 10,
    PM.PM_ScrollBarSliderMin: views.THUMB_LEAST,
    PM.PM_ScrollView_ScrollBarSpacing: 0,
    PM.PM_DefaultFrameWidth: 1,
    PM.PM_ComboBoxFrameWidth: 1,
    PM.PM_SpinBoxFrameWidth: 1,
    PM.PM_MenuPanelWidth: 1,
    PM.PM_MenuHMargin: 0,
    PM.PM_MenuVMargin: 4,
    PM.PM_SubMenuOverlap: -1,
    PM.PM_SplitterWidth: 5,
    PM.PM_DockWidgetSeparatorExtent: 5,
    PM.PM_DockWidgetFrameWidth: 0,
    PM.PM_ToolBarFrameWidth: 0,
    PM.PM_ToolBarItemMargin: 0,
    PM.PM_SmallIconSize: 16,
    PM.PM_ButtonIconSize: 16,
    PM.PM_ToolBarIconSize: 16,
    PM.PM_ListViewIconSize: 16,
    PM.PM_ButtonShiftHorizontal: 0,
    PM.PM_ButtonShiftVertical: 0,
    PM.PM_MenuButtonIndicator: controls.CHEVRON + controls.CHEVRON_SIDE,
    PM.PM_IndicatorWidth: 22,  # the box of 16 px and the room of its focus ring
    PM.PM_IndicatorHeight: 22,
    PM.PM_ExclusiveIndicatorWidth: 22,
    PM.PM_ExclusiveIndicatorHeight: 22,
    PM.PM_CheckBoxLabelSpacing: 5,
    PM.PM_RadioButtonLabelSpacing: 5,
    PM.PM_FocusFrameHMargin: 9,  # left and right of the words in a row
    PM.PM_ToolTipLabelFrameWidth: 5,
    PM.PM_SliderThickness: 22,
    PM.PM_SliderLength: 14,
    PM.PM_SliderControlThickness: 14,
    PM.PM_TabBarTabHSpace: 16,
    PM.PM_TabBarTabVSpace: 16,
    PM.PM_TabBarTabShiftHorizontal: 0,
    PM.PM_TabBarTabShiftVertical: 0,
    PM.PM_HeaderDefaultSectionSizeVertical: views.ROW,
}
_HINTS: Mapping[QStyle.StyleHint, int] = {
    SH.SH_EtchDisabledText: 0,
    SH.SH_DitherDisabledText: 0,
    SH.SH_Widget_Animation_Duration: 0,
    SH.SH_ToolTip_WakeUpDelay: 500,
    SH.SH_ToolTipLabel_Opacity: 255,
    SH.SH_ComboBox_Popup: 0,
    SH.SH_ComboBox_PopupFrameStyle: 0x0006 | 0x0010,  # StyledPanel | Plain
    SH.SH_ItemView_ShowDecorationSelected: 1,
    SH.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    SH.SH_MessageBox_CenterButtons: 0,
    SH.SH_Menu_SupportsSections: 1,
    SH.SH_Menu_SloppySubMenus: 1,
    SH.SH_ScrollBar_Transient: 0,
    SH.SH_Slider_AbsoluteSetButtons: 0x1,  # a click goes there
    SH.SH_TabBar_Alignment: 0x1,  # left
}
_LINES = (QFrame.Shape.HLine, QFrame.Shape.VLine)
_BUTTON_LEAST, _BUTTON_SIDE, _CONTROL = 72, 12, 28
_HEADER_SIDE = 8  # with Qt's 2 px the words of a head stand above those of its column
_FIELD_SIDE = 7  # a line edit adds 2 px of its own, its border is 1 px: words begin at 10
_LEAST: Mapping[QStyle.ContentsType, QSize] = {
    CT.CT_ItemViewItem: QSize(0, views.ROW),
    CT.CT_CheckBox: QSize(0, 24),
    CT.CT_RadioButton: QSize(0, 24),
    CT.CT_SpinBox: QSize(64, _CONTROL),
    CT.CT_ToolButton: QSize(_CONTROL, _CONTROL),
    CT.CT_TabBarTab: QSize(0, 34),
}
_EFFECTS = (
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_AnimateCombo,
)


def _lies(option: QStyleOptionSlider) -> bool:
    return option.orientation == Qt.Orientation.Horizontal


def _control_size(kind: QStyle.ContentsType, option: QStyleOption | None, size: QSize) -> QSize | None:
    """Return the size of a control whose content is `size`; None: as Fusion says."""
    if kind == CT.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
        return views.menu_row_size(option, size)
    if kind == CT.CT_PushButton and isinstance(option, QStyleOptionButton):
        width = size.width() + 2 * _BUTTON_SIDE + (0 if option.icon.isNull() else 4)
        if option.features & QStyleOptionButton.ButtonFeature.HasMenu:
            width += 4  # Qt has added the chevron
        return QSize(max(width, _BUTTON_LEAST if option.text else _CONTROL), max(size.height(), _CONTROL))
    if kind == CT.CT_ComboBox:
        # 1 px of Qt's own at both sides of the words, 2 where they can be edited
        side = _FIELD_SIDE + 6 + controls.CHEVRON + 2 * controls.CHEVRON_SIDE
        return QSize(size.width() + side, max(size.height() + 2, _CONTROL))
    if kind == CT.CT_LineEdit and isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
        return QSize(size.width() + 2 * _FIELD_SIDE + 2, max(size.height() + 2, _CONTROL))
    return None


class AnnotatorStyle(QProxyStyle):
    """Keep a reference to it as long as the application lives."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a part."""
        paint = _PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint a control, or hand Fusion an option with the right colour of words."""
        paint = _CONTROLS.get(element)
        if paint is not None:
            paint(option, painter, widget)
            return
        if element == CE.CE_ShapedFrame and isinstance(option, QStyleOptionFrame) and option.frameShape in _LINES:
            views.paint_splitter(option, painter, widget)
            return
        if element == CE.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
            option = QStyleOptionHeader(option)
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.ButtonText, token(palette, "ink3"))
            option.palette = palette
            option.rect = option.rect.adjusted(_HEADER_SIDE, 0, -_HEADER_SIDE, 0)
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a control of several parts."""
        paint = _COMPLEX.get(control)
        if paint is not None:
            paint(option, painter, widget)
        elif control == CC.CC_Slider and isinstance(option, QStyleOptionSlider) and _lies(option):
            handle = super().subControlRect(control, option, SC.SC_SliderHandle, cast("QWidget", widget))
            controls.paint_slider(option, painter, widget, handle)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return a measure in px."""
        value = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if value is None else value

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  Qt's name
    ) -> int:
        """Return how a control behaves."""
        value = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if value is None else value

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Return the size of a control around its content."""
        made = _control_size(kind, option, size)
        if made is not None:
            return made
        if kind == CT.CT_HeaderSection:
            size = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
            return QSize(size.width() + 2 * _HEADER_SIDE, max(size.height(), views.ROW))
        made = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        least = _LEAST.get(kind)
        return made if least is None else made.expandedTo(least)

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        """Return the place of a part of a simple control."""
        if element == SE.SE_PushButtonFocusRect:
            return option.rect
        rect = super().subElementRect(element, option, cast("QWidget", widget))
        if element == SE.SE_LineEditContents and isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
            rect.adjust(_FIELD_SIDE, 0, -_FIELD_SIDE, 0)
        return rect

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return the place of a part of a control of several parts."""
        if control == CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return views.scroll_part(option, part)
        if control == CC.CC_ComboBox and part == SC.SC_ComboBoxEditField:
            return option.rect.adjusted(_FIELD_SIDE + 2, 1, -(controls.CHEVRON + 2 * controls.CHEVRON_SIDE), -1)
        if control == CC.CC_SpinBox and part in (SC.SC_SpinBoxUp, SC.SC_SpinBoxDown):
            return controls.spin_half(option.rect, up=part == SC.SC_SpinBoxUp)
        if control == CC.CC_SpinBox and part == SC.SC_SpinBoxEditField:
            return option.rect.adjusted(_FIELD_SIDE + 1, 1, -controls.SPIN_WIDTH - 1, -1)
        return super().subControlRect(control, option, part, cast("QWidget", widget))

    def polish(self, what: object, /) -> None:
        """Let rows of lists know the mouse, give popups their ground, turn fading off, and show words as they stand.

        What a label, a message or a tool tip shows may be a title or a name that looks like HTML: Qt would take it for
        that, and read pictures that it names. A label that is to show HTML says so itself.
        """
        if isinstance(what, QWidget):
            if isinstance(what, QLabel) and what.textFormat() == Qt.TextFormat.AutoText:
                what.setTextFormat(Qt.TextFormat.PlainText)
            if isinstance(what, QAbstractItemView):
                view = what.viewport()
                view.setAttribute(Qt.WidgetAttribute.WA_Hover)
                if what.inherits("QComboBoxListView"):
                    view.setBackgroundRole(QPalette.ColorRole.Button)
            super().polish(what)
        elif isinstance(what, QApplication):
            for effect in _EFFECTS:
                QApplication.setEffectEnabled(effect, False)  # noqa: FBT003  Qt's own signature
            super().polish(what)
        elif isinstance(what, QPalette):
            super().polish(what)
