"""A person's feedback: how near to gold they are, and their most frequent differences in context."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.ui.widgets.browser import PageView


class FeedbackDialog(QDialog):
    """One person's page at a time; `page_of` makes it as HTML."""

    save_asked = Signal(str)
    """The id of the person whose page is to be saved."""

    def __init__(
        self, people: Sequence[tuple[str, str]], page_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Feedback"))
        self.setMinimumSize(720, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page_of = page_of
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.people = QComboBox(self)
        self.people.setAccessibleName(self.tr("Annotator"))
        for person, name in people:
            self.people.addItem(name, person)
        self.people.setVisible(len(people) > 1)
        self.people.currentIndexChanged.connect(self._show)
        column.addWidget(self.people)
        self.page = PageView(self)
        self.page.setAccessibleName(self.windowTitle())
        column.addWidget(self.page, 1)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(self.tr("&Save the page…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda: self.save_asked.emit(str(self.people.currentData())))
        buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show()

    def _show(self, *_index: int) -> None:
        self.page.setHtml(self._page_of(str(self.people.currentData())))
