"""Rows of which copies of the project say different things: one after the other, each decided for one version."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.conflict import Conflict
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.services import settling
from annotator.ui import fonts
from annotator.ui.dialogs.version_card import VersionCard, made_words
from annotator.ui.dialogs.version_words import VersionWords
from annotator.ui.i18n import sentence, translated
from annotator.ui.open_project import READ_ONLY
from annotator.ui.panels.heads import Words
from annotator.ui.people import menu_names
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.widgets.buttons import KeyButton

_KINDS = {
    "span": QT_TRANSLATE_NOOP("conflicts", "Span"),
    "link": QT_TRANSLATE_NOOP("conflicts", "Link"),
    "zone": QT_TRANSLATE_NOOP("conflicts", "Zone"),
    "work": QT_TRANSLATE_NOOP("conflicts", "State of an article"),
    "rejection": QT_TRANSLATE_NOOP("conflicts", "Rejected suggestion"),
    "decision": QT_TRANSLATE_NOOP("conflicts", "Decision"),
    "article": QT_TRANSLATE_NOOP("conflicts", "Article"),
    "annotator": QT_TRANSLATE_NOOP("conflicts", "Name"),
    "guidelines": QT_TRANSLATE_NOOP("conflicts", "Guidelines"),
}


_LIST = 260
"""Width of the list, in px."""


class _Rows(QListWidget):
    """A list in which numbers are not searched for: the dialog takes them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the numbers to the dialog."""
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ConflictsDialog(QDialog):
    """What is shown now stands first; the other versions wait until one is taken, which then goes beyond them all.

    The keyboard is on the list: its rows by the arrows, the versions by their numbers.
    """

    def __init__(self, session: Session, look: Look, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._found: list[Conflict] = []
        self._cards: list[VersionCard] = []
        self.setWindowTitle(self.tr("Versions to decide"))
        self.setMinimumSize(720, 420)
        self.resize(QSize(940, 560).boundedTo(parent.size() - QSize(40, 60)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.head = QLabel(self)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        self.head.setWordWrap(True)
        self.told = Words(fonts.Role.UI, "alert")
        self.told.hide()
        self.list = _Rows(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedWidth(_LIST)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_versions)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keys = QLabel(self.tr("A number takes its version, and the next row follows."), self)
        self.keys.setFont(fonts.font(fonts.Role.HINT))
        self._lay_out()
        self.refresh()
        self.list.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.told)
        column.addLayout(row, 1)
        self._space = QWidget(self)
        column.addWidget(self._space, 1)
        box = QDialogButtonBox(self)
        self._close = close = box.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)  # Enter presses the button that has the keyboard, and this one elsewhere
        box.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.keys)
        foot.addWidget(box, 1)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Read what is to be decided anew; of others' rows only where the person may see them."""
        session, project = self._session, self._session.project
        if project is None:
            return
        at = self.list.currentRow()
        found = settling.conflicts(project)
        self._found = [one for one in found if session.sees_all or one.owner in {"", session.viewer}]
        names = menu_names(project.annotators())
        titles = {row.id: row.title for row in project.article_rows("")}
        self.list.blockSignals(True)  # noqa: FBT003  Qt's own; the row to be shown is chosen below
        self.list.clear()
        for one in self._found:
            parts = (translated("conflicts", _KINDS[one.row]), names.get(one.owner, ""), titles.get(one.article_id, ""))
            self.list.addItem(" · ".join(part for part in parts if part))
            self.list.item(self.list.count() - 1).setToolTip(self.list.item(self.list.count() - 1).text())
        if self._found:
            self.head.setText(self.tr("%n rows say different things in different copies.", "", len(self._found)))
            self.list.setCurrentRow(min(max(at, 0), len(self._found) - 1))
        elif len(found) > len(self._found):
            self.head.setText(self.tr("Nothing of yours is left to decide. What is others' is theirs, or the lead's."))
        else:
            self.head.setText(self.tr("Nothing is left to decide: all copies say the same."))
        self.list.blockSignals(False)  # noqa: FBT003
        for widget in (self.list, self.area, self.keys):
            widget.setVisible(bool(self._found))
        self._space.setVisible(not self._found)
        self._show_versions(self.list.currentRow())

    def _show_versions(self, at: int) -> None:
        project = self._session.project
        self._cards = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if project is not None and 0 <= at < len(self._found):
            conflict = self._found[at]
            words = VersionWords(project, self._look.language.code, menu_names(project.annotators()))
            made = settling.origins(project, conflict)
            for number, version in enumerate(words.versions(conflict), 1):
                take = self.tr("Keep this one") if number == 1 else self.tr("Take this one")
                card = VersionCard(number, version, made_words(made[number - 1]), take)
                card.taken.connect(self.take)
                self._cards.append(card)
                column.addWidget(card)
        column.addStretch(1)
        self.area.setWidget(inside)
        stops = [self.list, *(card.button for card in self._cards), self._close]
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    @property
    def versions(self) -> list[VersionCard]:
        """The versions of the row that is chosen, each on a card."""
        return self._cards

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a version by its number, or by Enter on its button."""
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, KeyButton):
            button.click()
            return
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(self._cards) and event.modifiers() in _PLAIN:
            self.take(number)
        else:
            super().keyPressEvent(event)

    def take(self, number: int) -> None:
        """Take a version of the chosen row, counted from 1, and go on to the next row."""
        session, project = self._session, self._session.project
        if project is None or not 0 <= self.list.currentRow() < len(self._found):
            return
        conflict = self._found[self.list.currentRow()]

        def do(edit: Edit) -> object:
            # One's own are a step of one's undo; what belongs to another stands in the history alone.
            return session.do(lambda: edit) if edit.annotator_id == session.viewer else project.apply(edit)

        self.told.hide()
        try:
            if not project.writable:
                raise UserError(READ_ONLY)
            settling.settle(project, conflict, number - 1, by=session.viewer, do=do)
        except UserError as error:
            self.told.set_text(sentence(error))
            self.told.show()
        self.refresh()
        self.list.setFocus()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
