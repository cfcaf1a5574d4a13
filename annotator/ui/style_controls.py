"""How buttons, fields, combo boxes, check boxes, sliders and bars of progress are painted. Called by `style`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.paint import mixed, paint_box, paint_check_sign, paint_focus_ring

State = QStyle.StateFlag
BUTTON_RADIUS, FIELD_RADIUS, BOX = 5, 4, 16
CHEVRON, CHEVRON_SIDE = 12, 8
"""Width of a combo box's chevron, and the room at both sides of it, in px."""
SPIN_WIDTH = 20
_PRIMARY = QStyleOptionButton.ButtonFeature.DefaultButton


def has_ring(option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether the keyboard brought the focus here. Item views claim it always, so the window is asked for them."""
    state = option.state
    if not state & State.State_HasFocus or not state & State.State_Enabled:
        return False
    if widget is None:
        return bool(state & State.State_KeyboardFocusChange)
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def ground(option: QStyleOption) -> QColor:
    """Return the fill of a button or field as it is now: pressed or on, under the mouse, or neither."""
    state, palette = option.state, option.palette
    if not state & State.State_Enabled:
        return token(palette, "panel")
    if state & (State.State_Sunken | State.State_On):
        return token(palette, "sel")
    return token(palette, "hover" if state & State.State_MouseOver else "raised")


def is_primary(option: QStyleOption) -> bool:
    """Whether it is the button that Enter presses: the filled one."""
    return isinstance(option, QStyleOptionButton) and bool(option.features & _PRIMARY)


def button_text(option: QStyleOption) -> QColor:
    """Return the colour of a button's words."""
    if not option.state & State.State_Enabled:
        return token(option.palette, "ink4")
    return token(option.palette, "btn_text" if is_primary(option) else "ink")


def paint_button(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelButtonCommand: raised with a hair2 border, or filled where it is the primary one."""
    palette, state = option.palette, option.state
    if not is_primary(option):
        if not option.features & QStyleOptionButton.ButtonFeature.Flat:
            paint_box(painter, option.rect, BUTTON_RADIUS, ground(option), token(palette, "hair2"))
        elif state & (State.State_Sunken | State.State_On | State.State_MouseOver):
            paint_box(painter, option.rect, BUTTON_RADIUS, ground(option), None)
        if has_ring(option, widget):
            paint_focus_ring(painter, option.rect, BUTTON_RADIUS, token(palette, "ink"))
        return
    if not state & State.State_Enabled:
        fill = token(palette, "hair")
    else:
        fill, text = token(palette, "btn"), token(palette, "btn_text")
        if state & (State.State_Sunken | State.State_MouseOver):
            fill = mixed(fill, text, 0.2 if state & State.State_Sunken else 0.1)
    paint_box(painter, option.rect, BUTTON_RADIUS, fill, None)
    if has_ring(option, widget):
        paint_focus_ring(painter, option.rect.adjusted(2, 2, -2, -2), 3, token(palette, "btn_text"))


def paint_button_label(option: QStyleOptionButton, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_PushButtonLabel: icon and words in the middle, the chevron of a menu at the right."""
    colour, rect = button_text(option), QRect(option.rect)
    if option.features & QStyleOptionButton.ButtonFeature.HasMenu:
        rect.setRight(rect.right() - CHEVRON - CHEVRON_SIDE)
        paint_chevron(painter, QRect(rect.right(), rect.top(), CHEVRON, rect.height()), colour, Qt.ArrowType.DownArrow)
        rect.setLeft(rect.left() + 4)
    if not option.icon.isNull():
        gap = 8 if option.text else 0
        room = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, option.text).width() if option.text else 0
        width = option.iconSize.width()
        left = rect.left() + max((rect.width() - width - gap - room) // 2, 4)
        place = QRect(QPoint(left, rect.top() + (rect.height() - option.iconSize.height()) // 2), option.iconSize)
        mode = QIcon.Mode.Normal if option.state & State.State_Enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        rect = QRect(left + width + gap, rect.top(), room, rect.height())
    painter.setPen(colour)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
    painter.drawText(rect, int(flags), option.text)


def paint_tool_button(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelButtonTool: bare, grey under the mouse."""
    if option.state & (State.State_Sunken | State.State_On | State.State_MouseOver):
        paint_box(painter, option.rect, BUTTON_RADIUS, ground(option), None)


def paint_field(option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelLineEdit: raised with a hair2 border; a `quiet` one (filters) in paper and hair; none inside a combo."""
    if option.lineWidth <= 0:
        if widget is not None and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            painter.fillRect(option.rect, token(option.palette, "raised"))  # an editor in a row
        return
    quiet = widget is not None and bool(widget.property("quiet"))
    names: tuple[TokenName, TokenName] = ("paper", "hair") if quiet else ("raised", "hair2")
    if not option.state & State.State_Enabled:
        names = ("panel", names[1])
    fill, border = token(option.palette, names[0]), token(option.palette, names[1])
    paint_box(painter, option.rect, FIELD_RADIUS, fill, border)
    if has_ring(option, widget):
        paint_focus_ring(painter, option.rect, FIELD_RADIUS, token(option.palette, "ink"))


def paint_check_box(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_IndicatorCheckBox: filled with btn and checked, or an empty box."""
    box, colour = _indicator(option, painter, widget, BOX // 4)
    if option.state & State.State_On:
        paint_check_sign(painter, box, colour, 1.75)
    elif option.state & State.State_NoChange:
        painter.fillRect(box.left() + 4, box.top() + 7, BOX - 8, 2, colour)


def paint_radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_IndicatorRadioButton: the same as a circle with a dot."""
    box, colour = _indicator(option, painter, widget, BOX // 2)
    if option.state & State.State_On:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(box).center(), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _indicator(option: QStyleOption, painter: QPainter, widget: QWidget | None, radius: int) -> tuple[QRect, QColor]:
    """Paint the box and return it with the colour of the sign in it. Its border is ink4: it is all there is to see."""
    palette, state = option.palette, option.state
    box = QRect(0, 0, BOX, BOX)
    box.moveCenter(option.rect.center())
    if not state & State.State_Enabled:
        paint_box(painter, box, radius, token(palette, "panel"), token(palette, "hair2"))
        return box, token(palette, "ink4")
    filled = bool(state & (State.State_On | State.State_NoChange))
    if has_ring(option, widget):
        paint_focus_ring(painter, box.adjusted(-3, -3, 3, 3), radius + 3, token(palette, "ink"))
    if filled:
        paint_box(painter, box, radius, token(palette, "btn"), None)
    else:
        fill = token(palette, "hover" if state & State.State_MouseOver else "raised")
        paint_box(painter, box, radius, fill, token(palette, "ink4"))
    return box, token(palette, "btn_text")


def paint_chevron(painter: QPainter, box: QRect, colour: QColor, towards: Qt.ArrowType) -> None:
    """Paint a chevron of 6.5 × 3.25 px in the middle of `box`."""
    middle = QRectF(box).center()
    lying = towards in (Qt.ArrowType.UpArrow, Qt.ArrowType.DownArrow)
    sign = 1.0 if towards in (Qt.ArrowType.DownArrow, Qt.ArrowType.RightArrow) else -1.0
    along = [QPointF(-3.25, -1.5 * sign), QPointF(0, 1.75 * sign), QPointF(3.25, -1.5 * sign)]
    points = [middle + (point if lying else QPointF(point.y(), point.x())) for point in along]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def arrow_painter(towards: Qt.ArrowType) -> Callable[[QStyleOption, QPainter, QWidget | None], None]:
    """Return the painter of an arrow primitive."""

    def paint(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        name: TokenName = "ink3" if option.state & State.State_Enabled else "ink4"
        paint_chevron(painter, option.rect, token(option.palette, name), towards)

    return paint


def paint_combo_box(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """CC_ComboBox: a field with a chevron."""
    palette = option.palette
    if option.frame:
        paint_box(painter, option.rect, FIELD_RADIUS, ground(option), token(palette, "hair2"))
    name: TokenName = "ink3" if option.state & State.State_Enabled else "ink4"
    place = QRect(option.rect)
    place.setLeft(place.right() + 1 - CHEVRON - CHEVRON_SIDE)
    place.setWidth(CHEVRON)
    paint_chevron(painter, place, token(palette, name), Qt.ArrowType.DownArrow)
    if has_ring(option, widget):
        paint_focus_ring(painter, option.rect, FIELD_RADIUS, token(palette, "ink"))


def paint_spin_box(option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
    """CC_SpinBox: a field with two chevrons; the one that can go no further is in ink4."""
    palette, state = option.palette, option.state
    if option.frame:
        fill = token(palette, "raised" if state & State.State_Enabled else "panel")
        paint_box(painter, option.rect, FIELD_RADIUS, fill, token(palette, "hair2"))
    steps = QAbstractSpinBox.StepEnabledFlag
    for control, step, towards in (
        (QStyle.SubControl.SC_SpinBoxUp, steps.StepUpEnabled, Qt.ArrowType.UpArrow),
        (QStyle.SubControl.SC_SpinBoxDown, steps.StepDownEnabled, Qt.ArrowType.DownArrow),
    ):
        half = spin_half(option.rect, up=control == QStyle.SubControl.SC_SpinBoxUp)
        if option.activeSubControls & control and state & State.State_MouseOver:
            painter.fillRect(half, token(palette, "sel" if state & State.State_Sunken else "hover"))
        able = bool(state & State.State_Enabled) and bool(option.stepEnabled & step)
        paint_chevron(painter, half, token(palette, "ink3" if able else "ink4"), towards)
    if has_ring(option, widget):
        paint_focus_ring(painter, option.rect, FIELD_RADIUS, token(palette, "ink"))


def spin_half(rect: QRect, *, up: bool) -> QRect:
    """Return the place of one of a spin box's chevrons, inside its border."""
    inside = rect.adjusted(1, 1, -1, -1)
    half = inside.height() // 2
    top = inside.top() if up else inside.top() + half
    return QRect(inside.right() + 1 - SPIN_WIDTH, top, SPIN_WIDTH, half if up else inside.height() - half)


def paint_slider(option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None, handle: QRect) -> None:
    """CC_Slider, lying: a groove of 3 px, filled up to the round handle."""
    palette, rect = option.palette, option.rect
    groove = QRect(rect.left(), rect.center().y() - 1, rect.width(), 3)
    paint_box(painter, groove, 1.5, token(palette, "hair2"), None)
    done = QRect(groove.topLeft(), QSize(handle.center().x() - groove.left(), 3))
    if option.upsideDown:
        done = QRect(handle.center().x(), groove.top(), groove.right() - handle.center().x(), 3)
    enabled = bool(option.state & State.State_Enabled)
    paint_box(painter, done, 1.5, token(palette, "ink2" if enabled else "ink4"), None)
    knob = QRect(0, 0, BOX - 2, BOX - 2)
    knob.moveCenter(handle.center())
    paint_box(painter, knob, BOX / 2 - 1, ground(option), token(palette, "ink4"))
    if has_ring(option, widget):
        paint_focus_ring(painter, knob, BOX / 2 - 1, token(palette, "ink"))


def paint_progress_groove(option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_ProgressBarGroove: a track of 4 px."""
    paint_box(painter, _track(option.rect), 2, token(option.palette, "hair"), None)


def paint_progress(option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_ProgressBarContents: the share that is done; where nobody knows it, a third in the middle."""
    track = _track(option.rect)
    whole = option.maximum - option.minimum
    if whole <= 0:
        track.adjust(track.width() // 3, 0, -(track.width() // 3), 0)
    else:
        track.setWidth(round(track.width() * max(option.progress - option.minimum, 0) / whole))
    if track.width() > 0:
        paint_box(painter, track, 2, token(option.palette, "ink2"), None)


def _track(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.center().y() - 1, rect.width(), 4)
