"""The cheat sheet: every action with its keys as they are set, to be read, filtered and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.errors import UserError
from annotator.ui import fonts
from annotator.ui.actions import Actions
from annotator.ui.i18n import sentence
from annotator.ui.overlays.overlay import Overlay
from annotator.ui.overlays.sheet_rows import SheetSection, matching, sections
from annotator.ui.overlays.sheet_view import SheetView
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.keycap import KeyCap
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.swatch import LabelColours

_WIDTH, _TOP, _EDGE, _BELOW = 1200, 44, 24, 56
_HEAD, _FOOT, _SIDE, _FIELD = 52, 42, 22, 220
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ASIDE = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class CheatSheet(Overlay):
    """The cheat sheet over the window."""

    key_asked = Signal(str, int)
    """The key number `int` of this action is to be changed; the sheet stays below."""

    def __init__(self, window: QWidget, actions: Actions, looks: Callable[[], Mapping[str, LabelColours]]) -> None:
        super().__init__(window, foot=_FOOT)
        self._actions = actions
        self._looks = looks
        self._sections: list[SheetSection] = []
        self._changing = False
        self._title = _Title()
        self._hint = ElidedLabel("", fonts.Role.UI, "ink2")
        self.field = SearchField()
        self._cap = KeyCap()
        self.view = SheetView()
        self._area = QScrollArea()
        self._nothing = ElidedLabel("", fonts.Role.UI, "ink3")
        self._remark = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._how = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._close = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.reset_button, self.keep_button = KeyButton(), KeyButton()
        self._asked_reset = False
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self.field.setFixedWidth(_FIELD)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 1, _SIDE, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        head.addStretch(1)
        head.addWidget(self.field)
        head.addWidget(self._cap)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 1, _SIDE, 0)
        foot.setSpacing(10)
        foot.addWidget(self._remark, 1)
        foot.addWidget(self.reset_button)
        foot.addWidget(self.keep_button)
        foot.addWidget(self._how)
        foot.addSpacing(8)
        foot.addWidget(KeyCap("Esc"))
        foot.addWidget(self._close)
        self._area.setWidget(self.view)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().setSingleStep(26)
        self._area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        for part, height in ((head, _HEAD), (foot, _FOOT)):
            place = QWidget()
            place.setLayout(part)
            place.setFixedHeight(height)
            column.addWidget(place)
        column.insertWidget(1, Hairline())
        column.insertWidget(2, self._area, 1)
        self._nothing.setParent(self._area)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._on_typed())
        self.view.key_asked.connect(self.key_asked)
        self.view.moved.connect(self._on_moved)
        self.reset_button.clicked.connect(self._reset)
        self.keep_button.clicked.connect(lambda: self._ask_reset(on=False))
        self._actions.keys_changed.connect(self._on_keys_changed)
        self.watch(self.field)
        self.watch(self._area.viewport())
        for button in (self.reset_button, self.keep_button):
            self.watch(button)

    # What the window uses

    def open(self, *, changing: bool = False) -> None:
        """Show it; `changing`: with a cursor on the first key, to choose what is to be changed."""
        self._changing = changing
        self._say_hint()
        if self.isVisible():
            if changing and self.view.cursor_row is None:
                self.view.step(1)
            return
        self._ask_reset(on=False)
        self._read()
        self.view.forget_cursor()
        self.field.clear()
        self._show_sections()
        self.show_over(self.field)
        self._area.verticalScrollBar().setValue(0)
        if changing:
            self.view.step(1)

    def panel_place(self, room: QRect) -> QRect:
        """Return the panel's place: below the top bar, as wide as it needs at most."""
        width = min(_WIDTH, room.width() - 2 * _EDGE)
        return QRect((room.width() - width) // 2, _TOP, width, max(room.height() - _TOP - _BELOW, 240))

    def take_key(self, event: QKeyEvent) -> bool:
        """Move over the keys, change one, scroll; letters are left to the filter, which Enter leaves for the first."""
        key = Qt.Key(event.key())
        focused = self.window().focusWidget()
        if key in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        elif key in _ENTER and self.view.cursor_row is None:
            self.view.step(1)
        elif key in _ENTER:
            self.view.ask()
        elif key in _LINES:
            self.view.step(_LINES[key])
        elif key in _ASIDE and not self.field.text() and self.view.cursor_row is not None:
            self.view.move_aside(_ASIDE[key])
        elif key in _PAGES:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + _PAGES[key] * (self._area.viewport().height() - 52))
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return super().take_key(event)
        return True

    # What is shown

    def _read(self) -> None:
        self._sections = sections(self._actions, self._looks())
        self._cap.set_text(self._actions.cap_text("help.keys"))
        self._cap.setVisible(bool(self._cap.text))
        self._ask_reset(on=False)

    def _on_keys_changed(self) -> None:
        if self.isVisible():
            self._read()
            self._show_sections()

    def _on_typed(self) -> None:
        """Show what matches, the cursor on the first of it."""
        self._show_sections()
        self.view.forget_cursor()
        if self.field.text().strip() or self._changing:
            self.view.step(1)

    def _show_sections(self) -> None:
        typed = self.field.text()
        found = matching(self._sections, typed) if typed.strip() else self._sections
        self.view.set_sections(found)
        self._nothing.setVisible(not found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the lines into columns at another width."""
        if watched is self._area.viewport() and event.type() == QEvent.Type.Resize:
            self.view.lay_out(self._area.viewport().width())
            self._nothing.setGeometry(26, 20, self._area.width() - 52, 18)
            return False
        return super().eventFilter(watched, event)

    def _on_moved(self, said: str) -> None:
        place = self.view.cursor_rect()
        self._area.ensureVisible(place.center().x(), place.center().y(), 0, 60)
        self.announce(said)

    # All keys as at first

    def _ask_reset(self, *, on: bool) -> None:
        self._asked_reset = on
        self.reset_button.setVisible(self._actions.keymap.any_own)
        self.keep_button.setVisible(on)
        self._how.setVisible(not on)
        self._say_foot()

    def _reset(self) -> None:
        if not self._asked_reset:
            self._ask_reset(on=True)
            self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            self._actions.keymap.reset_all()
        except UserError as error:
            self._remark.set_text(sentence(error))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Keys"))
        self.view.setAccessibleName(self.tr("Keys"))
        self._title.set_text(self.tr("Keys"))
        self.field.set_placeholder(self.tr("Find a key or an action…"))
        self._nothing.set_text(self.tr("Nothing matches. Esc clears the filter."))
        self._close.set_text(self.tr("close"))
        self._say_hint()
        self._say_foot()

    def _say_hint(self) -> None:
        changing = self.tr("choose what to change: arrows, then Enter")
        self._hint.set_text(changing if self._changing else self.tr("as set on this machine"))

    def _say_foot(self) -> None:
        if self._asked_reset:
            self._remark.set_text(self.tr("Every key as it was at first? Your own are forgotten."))
            self.reset_button.set_text(self.tr("All as at first"))
        else:
            self._remark.set_text(self.tr("Label keys work whatever the input method’s state."))
            self.reset_button.set_text(self.tr("All as at first…"))
        self.keep_button.set_text(self.tr("Keep mine"))
        self._how.set_text(self.tr("To change a key: arrows, then Enter, or a click"))


class _Title(QWidget):
    """The word at the top, in the serif of titles."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(advance(self._font(), text), _HEAD - 1)
        self.update()

    def _font(self) -> QFont:
        return fonts.serif(20, 600)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        paint_text(QPainter(self), self.rect(), self._text, self._font(), token(self.palette(), "ink"))
