"""How rows, heads of tables, menus, tabs, scroll bars and the lines between parts are painted. Called by `style`."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QMainWindow,
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from annotator.ui import fonts
from annotator.ui.style_controls import paint_chevron
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.keycap import with_signs
from annotator.ui.widgets.paint import advance, paint_box, paint_check_sign, paint_text

State = QStyle.StateFlag
ROW, BAR = 30, 2
"""Height of a row and width of the ink bar at a selected one, in px."""
THUMB, THUMB_SIDE, THUMB_END, THUMB_LEAST = 6, 1, 6, 28
"""The thumb of a scroll bar: its width, its distance from the text and from the ends, its least length, in px."""
MENU_SIDE, MENU_SIGN, MENU_GAP = 14, 24, 28
"""In a menu, px: left and right of a row, the place of its icon or check, between words and key."""

Kind = QStyleOptionMenuItem.MenuItemType


def paint_item(option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelItemViewItem: sel with the ink bar at the row's left, hover, or the model's own brush."""
    state, palette, rect = option.state, option.palette, option.rect
    if state & State.State_Selected:
        painter.fillRect(rect, token(palette, "sel"))
        if option.viewItemPosition in _LEFTMOST and not isinstance(widget, QTreeView):
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), token(palette, "ink"))
    elif state & State.State_MouseOver and state & State.State_Enabled:
        painter.fillRect(option.rect, token(palette, "hover"))
    elif option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(option.rect, option.backgroundBrush)


_LEFTMOST = (
    QStyleOptionViewItem.ViewItemPosition.Invalid,
    QStyleOptionViewItem.ViewItemPosition.Beginning,
    QStyleOptionViewItem.ViewItemPosition.OnlyOne,
)


def paint_item_row(option: QStyleOptionViewItem, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelItemViewRow: what is left of a tree's row beside its items."""
    if option.state & State.State_Selected:
        painter.fillRect(option.rect, token(option.palette, "sel"))


def paint_branch(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_IndicatorBranch: a chevron where there is something to open; no lines. The bar of a selected row is here."""
    if option.state & State.State_Selected and isinstance(widget, QTreeView):
        left = widget.header().sectionViewportPosition(0)
        painter.fillRect(left, option.rect.top(), BAR, option.rect.height(), token(option.palette, "ink"))
    if option.state & State.State_Children:
        towards = Qt.ArrowType.DownArrow if option.state & State.State_Open else Qt.ArrowType.RightArrow
        paint_chevron(painter, option.rect, token(option.palette, "ink3"), towards)


def paint_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_Frame, PE_FrameMenu and the like: a hairline around, hair2 around what pops up."""
    popup = widget is not None and widget.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup
    colour, rect = token(option.palette, "hair2" if popup else "hair"), option.rect
    # Filled, not drawn with a pen: at 150 % a pen's line can fall outside the clip.
    painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour)
    painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colour)
    painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colour)


def paint_raised(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelMenu: raised."""
    painter.fillRect(option.rect, token(option.palette, "raised"))


def paint_tool_tip(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_PanelTipLabel: filled like the primary button."""
    painter.fillRect(option.rect, token(option.palette, "btn"))


def paint_header(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_HeaderSection: paper with a hairline below."""
    rect = option.rect
    painter.fillRect(rect, token(option.palette, "paper"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, token(option.palette, "hair"))


def paint_tab(option: QStyleOptionTab, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_TabBarTabShape: a line of 2 px in ink under the tab shown."""
    if option.state & State.State_Selected:
        rect = option.rect.adjusted(8, 0, -8, 0)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, token(option.palette, "ink"))


def paint_tab_base(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """PE_FrameTabBarBase: the hairline below the tabs."""
    rect = option.rect
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, token(option.palette, "hair"))


def paint_splitter(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_Splitter, and frames that are lines: a hairline in the middle of the handle."""
    _line(painter, option.rect, token(option.palette, "hair"))


def paint_dock_handle(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_IndicatorDockWidgetResizeHandle: beside the text the hairline lies at its edge, so that no strip is seen."""
    rect, hair = option.rect, token(option.palette, "hair")
    centre = widget.centralWidget() if isinstance(widget, QMainWindow) else None
    if centre is not None and rect.height() > rect.width() and not rect.isEmpty():
        beside = centre.geometry()
        if rect.right() < beside.left() or rect.left() > beside.right():
            x = rect.right() if rect.right() < beside.left() else rect.left()
            painter.fillRect(x, rect.top(), 1, rect.height(), hair)
            return
    _line(painter, rect, hair)


def _line(painter: QPainter, rect: QRect, colour: QColor) -> None:
    if rect.height() > rect.width():
        painter.fillRect(rect.center().x(), rect.top(), 1, rect.height(), colour)
    else:
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, colour)


def scroll_thumb(option: QStyleOptionSlider) -> QRect:
    """Return the place of the thumb, as wide as the bar; empty where there is nothing to scroll."""
    upright = option.orientation == Qt.Orientation.Vertical
    rect = option.rect
    room = (rect.height() if upright else rect.width()) - 2 * THUMB_END
    steps = option.maximum - option.minimum
    if steps <= 0 or room <= 0:
        return QRect()
    length = max(room * option.pageStep // (steps + option.pageStep), min(THUMB_LEAST, room))
    at = THUMB_END + QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    if upright:
        return QRect(rect.left(), rect.top() + at, rect.width(), length)
    return QRect(rect.left() + at, rect.top(), length, rect.height())


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return the place of a part of a scroll bar; it has no buttons, and a page lies on either side of the thumb."""
    rect, thumb = option.rect, scroll_thumb(option)
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return rect
    if part == QStyle.SubControl.SC_ScrollBarSlider:
        return thumb
    if thumb.isEmpty() or part not in (QStyle.SubControl.SC_ScrollBarSubPage, QStyle.SubControl.SC_ScrollBarAddPage):
        return QRect()
    before = (part == QStyle.SubControl.SC_ScrollBarSubPage) != option.upsideDown
    page = QRect(rect)
    if option.orientation == Qt.Orientation.Vertical:
        page.setBottom(thumb.top() - 1) if before else page.setTop(thumb.bottom() + 1)
    else:
        page.setRight(thumb.left() - 1) if before else page.setLeft(thumb.right() + 1)
    return page


def paint_scroll_bar(option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
    """CC_ScrollBar: a bare thumb of 6 px in hair2 on the colour of what is scrolled."""
    painter.fillRect(option.rect, _scrolled_colour(option, widget))
    thumb = scroll_thumb(option)
    if thumb.isEmpty():
        return
    if option.orientation == Qt.Orientation.Vertical:
        thumb = QRect(thumb.left() + THUMB_SIDE, thumb.top(), THUMB, thumb.height())
    else:
        thumb = QRect(thumb.left(), thumb.top() + THUMB_SIDE, thumb.width(), THUMB)
    name: TokenName = "hair2"
    if option.activeSubControls & QStyle.SubControl.SC_ScrollBarSlider:
        name = "ink3" if option.state & State.State_Sunken else "ink4"
    paint_box(painter, thumb, THUMB / 2, token(option.palette, name), None)


def paint_scroll_corner(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """PE_PanelScrollAreaCorner: like the bars."""
    painter.fillRect(option.rect, _scrolled_colour(option, widget))


def _scrolled_colour(option: QStyleOption, widget: QWidget | None) -> QColor:
    area = widget
    while area is not None and not isinstance(area, QAbstractScrollArea):
        area = area.parentWidget()
    if area is None:
        return token(option.palette, "panel")
    view = area.viewport()
    return view.palette().color(view.backgroundRole())


class _MenuRow(NamedTuple):
    """The parts of a menu's row."""

    words: str
    key: str


def _menu_row(option: QStyleOptionMenuItem) -> _MenuRow:
    words, _tab, key = option.text.partition("\t")
    return _MenuRow(words, with_signs(key))


def menu_row_size(option: QStyleOptionMenuItem, size: QSize) -> QSize:
    """Return the size of a menu's row; Qt adds the room for the longest key by itself."""
    if option.menuItemType == Kind.Separator:
        return QSize(size.width(), 26 if option.text else 9)
    words = _menu_row(option).words.replace("&", "")
    width = advance(fonts.font(fonts.Role.UI), words) + 2 * MENU_SIDE + _sign_room(option)
    # What stands at the right: the key (in Qt's own measure, never narrower than ours) or the arrow of a submenu.
    return QSize(width + MENU_GAP, ROW)


def _sign_room(option: QStyleOptionMenuItem) -> int:
    return MENU_SIGN if option.menuHasCheckableItems or option.maxIconWidth > 0 else 0


def paint_menu_row(option: QStyleOptionMenuItem, painter: QPainter, _widget: QWidget | None) -> None:
    """CE_MenuItem: sign, words, and at the right the key or the arrow of a submenu."""
    palette, state, rect = option.palette, option.state, option.rect
    if option.menuItemType == Kind.Separator:
        _paint_menu_separator(option, painter)
        return
    enabled = bool(state & State.State_Enabled)
    painter.fillRect(rect, token(palette, "raised"))
    if state & State.State_Selected and enabled:
        painter.fillRect(rect, token(palette, "sel"))
        painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), token(palette, "ink"))
    colour = token(palette, "ink" if enabled else "ink4")
    inside = rect.adjusted(MENU_SIDE, 0, -MENU_SIDE, 0)
    _paint_menu_sign(option, painter, inside, colour)
    row = _menu_row(option)
    if option.menuItemType == Kind.SubMenu:
        arrow = QRect(inside.right() - 8, inside.top(), 12, inside.height())
        paint_chevron(painter, arrow, token(palette, "ink3" if enabled else "ink4"), Qt.ArrowType.RightArrow)
    elif row.key:
        hint = token(palette, "ink3" if enabled else "ink4")
        paint_text(painter, inside, row.key, fonts.font(fonts.Role.HINT), hint, Qt.AlignmentFlag.AlignRight)
    words = inside.adjusted(_sign_room(option), 0, 0, 0)
    painter.setFont(fonts.font(fonts.Role.UI))
    painter.setPen(colour)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(words, int(flags | Qt.TextFlag.TextShowMnemonic), row.words)


def _paint_menu_separator(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    rect = option.rect
    painter.fillRect(rect, token(option.palette, "raised"))
    if option.text:
        box = rect.adjusted(MENU_SIDE, 4, -MENU_SIDE, 0)
        paint_text(painter, box, option.text, fonts.font(fonts.Role.HEADING), token(option.palette, "ink3"))
        return
    painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, token(option.palette, "hair"))


def _paint_menu_sign(option: QStyleOptionMenuItem, painter: QPainter, inside: QRect, colour: QColor) -> None:
    box = QRect(inside.left(), inside.top(), 16, inside.height())
    if option.checked and option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable:
        paint_check_sign(painter, box, colour)
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if option.state & State.State_Enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, QRect(box.left(), box.center().y() - 7, 16, 16), Qt.AlignmentFlag.AlignCenter, mode)
