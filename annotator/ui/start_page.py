"""The start page: what to open, what was open before, and below it language and theme. It asks; others act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui import fonts, icons
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.digits import digit_of
from annotator.ui.panels.heads import Words
from annotator.ui.start_sample import SampleLines
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import BarButton, FlatButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, focus_by_key, paint_box, paint_focus_ring, paint_text, shows_focus

_ROW, _RECENT_ROW, _SIDE = 56, 44, 16
_LEFT, _RIGHT, _BETWEEN, _BODY = 536, 372, 84, 480
_SHOWN = 6
"""How many recent projects are shown."""
MODES = ("system", "light", "dark")
_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartRow(BarButton):
    """A row to choose: icon, name, a line below it, key cap. The page moves between rows and takes Enter."""

    def __init__(self, icon: str = "", key: str = "", height: int = _ROW, parent: QWidget | None = None) -> None:
        super().__init__("", key, parent)
        self._icon, self._hint = icon, ""
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, hint: str) -> None:
        """Show a name and the line below it; both are read out."""
        self._hint = hint
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least width that says something, at the row's height."""
        return QSize(280, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Enter to the page."""
        if event.key() in (*_FORWARD, *_BACK, *_ENTER):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _paint(self, painter: QPainter) -> None:
        """Paint the card under the mouse or the focus, and what stands in it."""
        palette = self.palette()
        focused = shows_focus(self)
        fill = self._background() or (token(palette, "hover") if focused else None)
        if fill is not None:
            paint_box(painter, self.rect(), 6, fill, None)
        rest = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        if self._icon:
            icons.paint_icon(painter, rest, self._icon, token(palette, "ink2"), 20)
            rest.setLeft(rest.left() + 36)
        if self.key:
            width = cap_width(self.key)
            cap = QRect(rest.right() + 1 - width, rest.top() + (rest.height() - CAP) // 2, width, CAP)
            paint_key_cap(painter, cap, self.key, palette)
            rest.setRight(cap.left() - 12)
        middle = rest.center().y()
        name = QRect(rest.left(), middle - 18, rest.width(), 18)
        hint = QRect(rest.left(), middle + 1, rest.width(), 18)
        paint_text(painter, name, self.text(), fonts.font(fonts.Role.START_ROW), token(palette, "ink"))
        paint_text(painter, hint, self._hint, fonts.font(fonts.Role.HINT), token(palette, "ink3"))
        if focused:
            paint_focus_ring(painter, self.rect(), 6, token(palette, "ink"))


class ChoiceButton(BarButton):
    """A word at the foot: strong while it is the choice; with a key its cap stands before it."""

    def sizeHint(self) -> QSize:
        """Return the size with the word at its boldest."""
        cap = cap_width(self.key) + 8 if self.key else 0
        return QSize(cap + advance(fonts.font(fonts.Role.STRONG), self.text()) + 12, 28)

    def _paint(self, painter: QPainter) -> None:
        """Paint cap and word."""
        palette = self.palette()
        fill = self._background() if not self.isChecked() else None
        if fill is not None:
            paint_box(painter, self.rect(), 5, fill, None)
        rest = self.rect().adjusted(6, 0, -6, 0)
        if self.key:
            cap = QRect(rest.left(), (self.height() - CAP) // 2, cap_width(self.key), CAP)
            paint_key_cap(painter, cap, self.key, palette)
            rest.setLeft(cap.right() + 9)
        role = fonts.Role.STRONG if self.isChecked() else fonts.Role.UI
        colour = token(palette, "ink" if self.isChecked() else "ink3")
        paint_text(painter, rest, self.text(), fonts.font(role), colour)
        self._paint_ring(painter, self.rect())


class StartPage(QWidget):
    """Shown while no project is open. Digits take a row, arrows move, Enter takes one, Tab goes everywhere."""

    sample_asked = Signal()
    handout_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    import_asked = Signal()
    project_chosen = Signal(str)
    """The path of a recent project."""
    backups_asked = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    keys_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = "system"
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = ElidedLabel("", fonts.Role.START_TITLE)
        self._text = Words(fonts.Role.START_TEXT, "ink2")
        self._asks = [StartRow(icon, str(at)) for at, icon in enumerate(_ICONS, 1)]
        signals = (
            self.sample_asked,
            self.handout_asked,
            self.new_asked,
            self.open_asked,
            self.import_asked,
            self.backups_asked,
        )
        self._asks[-1].hide()  # until there are backups
        for row, signal in zip(self._asks, signals, strict=True):
            row.clicked.connect(signal)
        self._recent_head = ElidedLabel("", fonts.Role.START_HEAD, "ink2")
        self._no_recent = Words(fonts.Role.START_EMPTY, "ink2")
        self._recent = [StartRow(height=_RECENT_ROW) for _ in range(_SHOWN)]
        self._paths: list[str] = []
        for at, row in enumerate(self._recent):
            row.clicked.connect(lambda _on=False, at=at: self.project_chosen.emit(self._paths[at]))
        self._sample_head = ElidedLabel("", fonts.Role.START_HEAD, "ink2")
        self._sample = SampleLines()
        self._said = Words(fonts.Role.CONTROL, "ink")
        self._build_foot()
        self._lay_out()
        self.set_recent(())
        self.set_looks({})
        self._retranslate()

    def rows(self) -> list[StartRow]:
        """Return the rows that can be chosen now, from top to bottom and left to right."""
        return [*(row for row in self._asks if not row.isHidden()), *self._recent[: len(self._paths)]]

    def set_recent(self, paths: Sequence[str]) -> None:
        """Show the projects opened before, the latest first; none: a sentence in their place."""
        self._paths = list(paths[:_SHOWN])
        for at, row in enumerate(self._recent):
            row.setVisible(at < len(self._paths))
            if at < len(self._paths):
                path = Path(self._paths[at])
                row.set_words(path.stem, _folder(path))
                row.setToolTip(str(path))
        self._no_recent.setVisible(not self._paths)

    def set_backups(self, *, on: bool) -> None:
        """Show the way to the backups, where there are some: whose project is gone or damaged looks here for it."""
        self._asks[-1].setVisible(on)

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Show the two marked lines with these labels (those of the claims scheme); none: leave them out."""
        self._sample.set_looks(looks)
        for widget in (self._sample_head, self._sample):
            widget.setVisible(bool(looks))

    def set_choices(self, language: str, mode: str) -> None:
        """Show which language (en or vi) and which theme (system, light, dark) are chosen."""
        self._mode = mode
        for code, button in self._languages.items():
            button.setChecked(code == language)
        self._show_mode()

    def set_key(self, key: str) -> None:
        """Show the key of the cheat sheet, as a key cap has it."""
        self._keys.set_key(key)

    def say(self, text: str) -> None:
        """Say a sentence above the foot; an empty one takes it away."""
        self._said.set_text(text)

    @property
    def said(self) -> str:
        """The sentence above the foot."""
        return self._said.text

    def changeEvent(self, event: QEvent) -> None:
        """Show it in the other language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the first row, whose ring shows where Enter goes."""
        super().focusInEvent(event)
        focus_by_key(self._asks[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, move by arrows, take with Enter."""
        digit, key = digit_of(event), event.key()
        if digit is not None and 1 <= digit <= len(self._asks) and self._asks[digit - 1].isVisible():
            self._asks[digit - 1].click()
        elif key in _FORWARD or key in _BACK:
            self._move(1 if key in _FORWARD else -1)
        elif key in _ENTER and isinstance(focused := self.focusWidget(), BarButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        rows = self.rows()
        focused = self.focusWidget()
        at = rows.index(focused) + step if isinstance(focused, StartRow) and focused in rows else 0
        focus_by_key(rows[at % len(rows)])

    def _build_foot(self) -> None:
        self._languages = {"vi": ChoiceButton("Tiếng Việt"), "en": ChoiceButton("English")}
        for code, button in self._languages.items():
            button.setCheckable(True)
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on=False, code=code: self._choose_language(code))
        self._theme = FlatButton("sun")
        self._theme.clicked.connect(self._choose_theme)
        self._keys = ChoiceButton()
        self._keys.clicked.connect(self.keys_asked)

    def _choose_language(self, chosen: str) -> None:
        # Not by Qt's exclusive buttons, of which Tab reaches the chosen one alone.
        for code, button in self._languages.items():
            button.setChecked(code == chosen)
        self.language_chosen.emit(chosen)

    def _choose_theme(self) -> None:
        self.theme_chosen.emit(MODES[(MODES.index(self._mode) + 1) % len(MODES)])

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(_inset(self._title))
        left.addSpacing(11)
        left.addLayout(_inset(self._text))
        left.addSpacing(28)
        for row in self._asks:
            left.addWidget(row)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(_inset(self._recent_head))
        right.addSpacing(10)
        right.addLayout(_inset(self._no_recent))
        for recent in self._recent:
            right.addWidget(recent)
        right.addSpacing(36)
        right.addLayout(_inset(self._sample_head))
        right.addSpacing(14)
        right.addLayout(_inset(self._sample))
        right.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(_column(left, _LEFT), _LEFT)
        body.addSpacing(_BETWEEN)
        body.addWidget(Hairline(Qt.Orientation.Vertical, _BODY), 0, Qt.AlignmentFlag.AlignTop)
        body.addSpacing(_BETWEEN - _SIDE)
        body.addWidget(_column(right, _RIGHT + _SIDE), _RIGHT)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addStretch(1)
        content.addLayout(body)
        content.addStretch(2)
        content.addLayout(self._foot())
        page = QHBoxLayout(self)
        page.setContentsMargins(20, 20, 20, 24)
        page.addStretch(1)
        page.addWidget(_column(content, _LEFT + _RIGHT + 2 * _BETWEEN + 1), 1000)
        page.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_Icon("languages"))
        row.addWidget(self._languages["vi"])
        row.addWidget(ElidedLabel("·", fonts.Role.UI, "ink3"))
        row.addWidget(self._languages["en"])
        row.addSpacing(10)
        row.addWidget(self._theme)
        row.addSpacing(10)
        row.addWidget(self._keys)
        row.addSpacing(20)
        row.addWidget(self._said, 1)
        return row

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Start"))
        self._title.set_text(self.tr("Read. Mark. Done."))
        self._text.set_text(
            self.tr(
                "Who says what, who denies it, and with which figures. Everything lies in one file on this computer; "
                "nothing is sent."
            )
        )
        words = (
            (
                self.tr("Open the sample project"),
                self.tr("Short articles, some already marked; five minutes"),
            ),
            (self.tr("Open a handout"), self.tr("A .handout file from who leads the project, or drop it here")),
            (self.tr("New project"), self.tr("Choose where the file is kept")),
            (self.tr("Open a project"), self.tr("An .annot file, or drop it here")),
            (
                self.tr("Import a folder of articles"),
                self.tr("Text, web pages, Word, PDF, tables; looked through first"),
            ),
            (self.tr("Bring back a backup"), self.tr("Of a project that is gone, damaged, or was better before")),
        )
        for row, (name, hint) in zip(self._asks, words, strict=True):
            row.set_words(name, hint)
        self._recent_head.set_text(self.tr("Recent projects"))
        self._no_recent.set_text(self.tr("No project yet. Those you open will be here."))
        self._sample_head.set_text(self.tr("It looks like this"))
        self._keys.set_text(self.tr("all keys"))
        self._keys.setAccessibleName(self.tr("All keys"))
        self._theme.setToolTip(self.tr("Light, dark, or as the system has it"))
        self._show_mode()

    def _show_mode(self) -> None:
        names = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self._theme.set_text(names[self._mode])
        self._theme.setAccessibleName(self.tr("Theme: {name}").format(name=names[self._mode]))


_ICONS = ("book-open", "download", "file-plus", "folder-open", "folder-input", "clock")


class _Icon(QWidget):
    """An icon that only stands beside something."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(icons.SIZE, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint it."""
        icons.paint_icon(QPainter(self), self.rect(), self._name, token(self.palette(), "ink2"))


def _folder(path: Path) -> str:
    """Return the folder of a project, short where it lies in the home folder."""
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except ValueError:
        return str(path.parent)


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_SIDE, 0, 0, 0)
    row.addWidget(widget)
    return row


def _column(layout: QVBoxLayout, width: int) -> QWidget:
    column = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    column.setLayout(layout)
    column.setMaximumWidth(width)
    column.setMinimumHeight(_BODY)
    column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return column
