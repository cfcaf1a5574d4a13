"""What is said of an unexpected error: one sentence, that the work is safe, and a report that can be copied."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__, paths
from annotator.ui import fonts
from annotator.ui.dates import shown_time
from annotator.ui.i18n import number_apart
from annotator.ui.widgets.paint import focus_by_key

if TYPE_CHECKING:
    from annotator.ui.bugs import Bug

_WIDTH, _DETAILS = 560, 220
_UNASKED = 500
"""Milliseconds after it came in which it hands the keyboard back: nobody has gone to it yet."""
_ROLE = QDialogButtonBox.ButtonRole


class CrashDialog(QDialog):
    """Stands beside the work: it stops nobody. Of errors that go on it shows how many, in the same dialog.

    It comes without the keyboard, and no key that is being typed presses a button of it: whoever wants one goes there.
    """

    def __init__(self, parent: QWidget, *, save_copy: Callable[[], object] | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._worked_in: QWidget | None = None
        """The window that had the keyboard when this one came."""
        self.setMinimumWidth(_WIDTH)
        self._without, self._with = "", ""
        self._told: tuple[Callable[[], str], Callable[[], str]] = (str, str)
        """What says in the language of now what happened, and that the work is safe."""
        self._is_copied = self._is_of_last_time = False
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.sentence = self._label(fonts.Role.QUOTE)
        self.safe = self._label(fonts.Role.UI)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setMinimumHeight(_DETAILS)
        self.with_text = QCheckBox(self)
        self.with_text.toggled.connect(self._show_report)
        self.fold = QPushButton(self)
        self.fold.setAutoDefault(False)
        self.fold.clicked.connect(self._turn)
        for part in (self.sentence, self.safe):
            column.addWidget(part)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details, 1)
        column.addWidget(self.with_text)
        column.addWidget(self._buttons(save_copy))
        self._retranslate()
        self._set_unfolded(on=False)

    def _label(self, role: fonts.Role) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(fonts.font(role))
        return label

    def _buttons(self, save_copy: Callable[[], object] | None) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.go_on = buttons.addButton("", _ROLE.AcceptRole)
        self.copy = buttons.addButton("", _ROLE.ActionRole)
        self.save = buttons.addButton("", _ROLE.ActionRole)
        self.log = buttons.addButton("", _ROLE.ActionRole)
        for button in (self.go_on, self.copy, self.save, self.log):
            button.setAutoDefault(False)
        self.save.setVisible(save_copy is not None)
        if save_copy is not None:
            self.save.clicked.connect(save_copy)
        self.copy.clicked.connect(self._copy)
        self.log.clicked.connect(self._show_log)
        buttons.accepted.connect(self.accept)
        return buttons

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Something went wrong"))
        self.details.setAccessibleName(self.tr("Report"))
        self.with_text.setText(self.tr("With the &text that stands in it"))
        self.with_text.setToolTip(self.tr("Messages of errors can hold words of an article, a note or a name."))
        self.go_on.setText(self.tr("&Go on"))
        self.copy.setText(self.tr("Copied") if self._is_copied else self.tr("&Copy the report"))
        self.save.setText(self.tr("&Save a copy…"))
        self.log.setText(self.tr("Show the &log"))
        self.fold.setText(self.tr("Show &details") if self.details.isHidden() else self.tr("Hide &details"))
        self._say()

    def _say(self) -> None:
        happened, safe = self._told
        self.sentence.setText(happened())
        self.safe.setText(safe())
        self._fit()

    # What is shown

    def show_bugs(self, bugs: Sequence[Bug], *, saved: int, unsaved: int) -> None:
        """Say what happened and that the work is safe; `saved` and `unsaved` changes since the start."""
        kinds, times = len(bugs), sum(bug.count for bug in bugs)
        self._told = (lambda: self._happened(kinds, times), lambda: self._safety(saved, unsaved))
        self._without = _report("\n\n".join(_counted(bug.scrubbed, bug.count) for bug in bugs))
        self._with = _report("\n\n".join(_counted(bug.whole, bug.count) for bug in bugs))
        self._show_report()
        self._say()

    def say_saved(self, saved: int, unsaved: int) -> None:
        """Say anew how much is saved: work goes on beside the report. That of the last time says nothing of this."""
        if not self._is_of_last_time:
            self._told = (self._told[0], lambda: self._safety(saved, unsaved))
            self._say()

    def show_last_time(self, fault: str, last_change: str) -> None:
        """Say that the program ended of itself, and up to when the work is saved."""
        self._is_of_last_time = True
        self._told = (
            lambda: self.tr("Annotator ended unexpectedly last time."),
            lambda: self._safety_of_last_time(last_change),
        )
        self._without = self._with = _report(fault)
        self.with_text.hide()
        self._show_report()
        self._say()

    def _safety_of_last_time(self, last_change: str) -> str:
        if not last_change:
            return self.tr("Every change that was shown as saved is saved.")
        return self.tr("The work is saved up to the last change, of {time}.").format(time=shown_time(last_change))

    def _happened(self, kinds: int, times: int) -> str:
        """Say how many different errors there were, and how often they came."""
        if kinds > 1:
            said = self.tr("Annotator met %n different errors in itself. You can go on working.", "", kinds)
            often = self.tr("Together they happened %n times.", "", times) if times > kinds else ""
            return f"{number_apart(said, kinds)} {number_apart(often, times)}".rstrip()
        said = self.tr("Annotator met an error in itself. You can go on working.")
        if times == 1:
            return said
        often = self.tr("It happened %n times.", "", times)
        return f"{said} {number_apart(often, times)}"

    def _safety(self, saved: int, unsaved: int) -> str:
        if unsaved:
            waiting = number_apart(self.tr("%n changes are not saved yet.", "", unsaved), unsaved)
            then = self.tr("Save a copy of the project, then go on.")
            return f"{waiting} {then}"
        if saved:
            return number_apart(self.tr("All %n changes since the start are saved.", "", saved), saved)
        return self.tr("Every change that was shown as saved is saved.")

    def _show_report(self) -> None:
        report = self.report
        if self.details.isVisible() and self.details.toPlainText() != report:
            self.details.setPlainText(report)

    @property
    def report(self) -> str:
        """What is copied: without the texts that stand in messages, unless the person wants them in it."""
        return self._with if self.with_text.isChecked() else self._without

    def _turn(self) -> None:
        self._set_unfolded(on=self.details.isHidden())

    def _set_unfolded(self, *, on: bool) -> None:
        self.details.setVisible(on)
        self.with_text.setVisible(on and self._with != self._without)
        self.fold.setText(self.tr("Hide &details") if on else self.tr("Show &details"))
        self._show_report()
        self._fit()

    def _fit(self) -> None:
        """Be as high as all that is shown: of wrapped words a dialog does not know it by itself."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Come without the keyboard, which stays where somebody may be typing."""
        before = QApplication.activeWindow()
        super().showEvent(event)
        self._fit()
        self.setFocus()
        if before is not self:
            self._worked_in = before
            QTimer.singleShot(_UNASKED, self, self._forget_work)

    def changeEvent(self, event: QEvent) -> None:
        """Hand the keyboard back where a window manager gives it to whatever comes; follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._worked_in is not None:
            QTimer.singleShot(0, self, self._hand_back)

    def _hand_back(self) -> None:
        if self._worked_in is not None and self.isActiveWindow():
            self._worked_in.activateWindow()
            self._forget_work()

    def _forget_work(self) -> None:
        self._worked_in = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, and no other."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(at := self.focusWidget(), QPushButton) and at.hasFocus():
            at.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever clicks wants to be here."""
        self._forget_work()
        super().mousePressEvent(event)

    def take_keyboard(self) -> None:
        """Come to the front with the keyboard: somebody has asked for it."""
        self._forget_work()
        self.raise_()
        self.activateWindow()
        focus_by_key(self.go_on)

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to what stood behind where it was here."""
        had_keyboard, behind = self.isActiveWindow(), self.parentWidget()
        super().done(result)
        if had_keyboard and behind is not None:
            behind.activateWindow()  # some systems give it to nobody

    def _show_log(self) -> None:
        folder = open_log_folder()
        if folder:
            self.safe.setText(self.tr("The log is in {folder}.").format(folder=folder))
            self._fit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._is_copied = True
        self.copy.setText(self.tr("Copied"))


def open_log_folder() -> str:
    """Show the folder of the log in the system's files; where there is nothing that does, return its path."""
    folder = str(paths.log_dir())
    return "" if QDesktopServices.openUrl(QUrl.fromLocalFile(folder)) else folder


def _report(told: str) -> str:
    """Return errors with what they happened in; for a report that is read elsewhere, in English."""
    about = f"Annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{about}\n\n{told}\n"


def _counted(told: str, count: int) -> str:
    return f"{told}\n({count} times)" if count > 1 else told
