"""The guidelines beside the text: a search, the sections, those of the labels at a click, and the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.domain.headings import Heading, headings, section_of
from annotator.domain.scheme import Scheme
from annotator.ui.panels.guide_text import GuideText
from annotator.ui.panels.heads import MARGIN, DockHead, Words
from annotator.ui.widgets.buttons import FlatButton
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.menus import passing_menu
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.strip import LabelBar, LabelKey


class GuidelinesPanel(QWidget):
    """Shows the text that it is given. Esc clears the search, then asks to leave."""

    leave_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: list[Heading] = []
        self._sections: dict[str, str] = {}
        self._found = 0
        self._hit = -1
        self._head = DockHead("x")
        self.field = SearchField()
        self._menu_button = FlatButton("", menu=True)
        self._labels = LabelBar(named=False)
        self.text = GuideText()
        self._nothing = Words()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 0, MARGIN - 6, 6)
        tools.setSpacing(4)
        tools.addWidget(self.field, 1)
        tools.addWidget(self._menu_button)
        labels = QHBoxLayout()
        labels.setContentsMargins(MARGIN - 6, 0, MARGIN, 8)
        labels.addWidget(self._labels)
        labels.addStretch(1)
        self._nothing_place = QWidget()
        nothing = QHBoxLayout(self._nothing_place)
        nothing.setContentsMargins(MARGIN, 8, MARGIN, 8)
        nothing.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(tools)
        column.addLayout(labels)
        column.addWidget(Hairline())
        column.addWidget(self._nothing_place, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        self._head.button.clicked.connect(self.close_asked)
        self._menu_button.clicked.connect(self._show_menu)
        self._labels.chosen.connect(self._show_label)
        self.field.textChanged.connect(self._find)
        self.text.typed.connect(self._on_typed)
        self.text.leave_asked.connect(self._leave)

    # What the window uses

    def set_guidelines(self, markdown: str) -> None:
        """Show a text in Markdown from its beginning; an empty one is said to be none."""
        self._headings = headings(markdown)
        self.text.set_text(markdown)
        self.text.setVisible(bool(markdown.strip()))
        self.setFocusProxy(self.text if markdown.strip() else self.field)
        self._menu_button.setVisible(len(self._headings) > 1)
        self._say_nothing()
        self._find()

    def set_labels(self, scheme: Scheme, labels: Sequence[LabelKey]) -> None:
        """Take the labels whose sections are a click away; those of which no heading speaks are left out."""
        self._sections = {}
        for label in labels:
            known = scheme.label(label.label_id)
            names = [label.name, *(known.names.values() if known else ())]
            self._sections[label.label_id] = section_of(self._headings, label.key, names)
        shown = [label for label in labels if self._sections[label.label_id]]
        self._labels.set_labels(shown)
        self._labels.setVisible(bool(shown))

    def show_heading(self, words: str) -> bool:
        """Bring a heading to the top; return whether there is one of these words."""
        return self.text.show_heading(words)

    # What a person does

    def _show_label(self, label_id: str) -> None:
        self.show_heading(self._sections.get(label_id, ""))

    def _show_menu(self) -> None:
        menu = self.section_menu()
        menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height() + 2)))
        menu.setActiveAction(menu.actions()[0])  # Enter takes it, as in the palette

    def section_menu(self) -> QMenu:
        """Return the menu of the sections, the deeper ones indented."""
        menu = passing_menu(self)
        top = min((heading.level for heading in self._headings), default=1)
        for heading in self._headings:
            words = "\u2003" * (heading.level - top) + heading.text.replace("&", "&&")
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, words=heading.text: self.show_heading(words))
        return menu

    def _find(self) -> None:
        self._found = self.text.find_all(self.field.text())
        self._hit = -1
        if self._found:
            self._go_to(self.text.hit_below())
        self._say_found()

    def _go_to(self, number: int) -> None:
        self._hit = number % self._found
        self.text.show_hit(self._hit)
        self._say_found()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next hit (with Shift: the one before), Down to the text, Esc back to the article."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._found:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go_to(self._hit + (-1 if back else 1))
        elif key == Qt.Key.Key_Down and self.field.hasFocus():
            self.text.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.leave_asked.emit()

    def _on_typed(self, letters: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + letters)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.field.set_placeholder(self.tr("Find in the guidelines…"))
        self._menu_button.set_text(self.tr("Sections"))
        self._menu_button.setAccessibleName(self.tr("Sections"))
        self._labels.setAccessibleName(self.tr("Sections of the labels"))
        self.text.setAccessibleName(self.tr("Guidelines"))
        self._head.button.setAccessibleName(self.tr("Close the guidelines"))
        self._head.button.setToolTip(self._head.button.accessibleName())
        self._say_nothing()
        self._say_found()

    def _say_nothing(self) -> None:
        empty = self.text.document().isEmpty()
        self._nothing.set_text(self.tr("This project has no guidelines.") if empty else "")
        self._nothing_place.setVisible(empty)

    def _say_found(self) -> None:
        if not self.field.text().strip():
            said = ""
        elif self._found:
            said = self.tr("{number} of {all}").format(number=self._hit + 1, all=self._found)
        else:
            said = self.tr("nothing found")
        self._head.set_words(self.tr("Guidelines"), said)
