"""Rows of which copies of the project say different things: one after the other, each decided for one version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.conflict import Conflict, Content, GuidelinesText
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.link import Link
from annotator.domain.scheme import named
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Annotator, Work
from annotator.domain.zone import Zone
from annotator.services import settling
from annotator.ui import fonts
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.i18n import sentence, translated
from annotator.ui.people import menu_names
from annotator.ui.session import READ_ONLY, Session
from annotator.ui.start import Look

_QUOTED = 120
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


class ConflictsDialog(QDialog):
    """What is shown now stands first; the other versions wait until one is taken, which then goes beyond them all."""

    def __init__(self, session: Session, look: Look, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._found: list[Conflict] = []
        self.setWindowTitle(self.tr("Versions to decide"))
        self.setMinimumSize(760, 420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.head = QLabel(self)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        self.head.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.currentRowChanged.connect(self._show_versions)
        self._versions = QVBoxLayout()
        self._versions.setSpacing(10)
        right = QVBoxLayout()
        right.addLayout(self._versions)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list, 2)
        row.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        box = QDialogButtonBox(self)
        close = box.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)  # Enter presses the button that has the keyboard, and this one elsewhere
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.refresh()

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
        self.list.clear()
        for one in self._found:
            parts = (translated("conflicts", _KINDS[one.row]), names.get(one.owner, ""), titles.get(one.article_id, ""))
            self.list.addItem(" · ".join(part for part in parts if part))
        if self._found:
            self.head.setText(self.tr("%n rows say different things in different copies.", "", len(self._found)))
            self.list.setCurrentRow(min(max(at, 0), len(self._found) - 1))
        else:
            self.head.setText(self.tr("Nothing is left to decide: all copies say the same."))
            self._show_versions(-1)

    def _show_versions(self, at: int) -> None:
        while (item := self._versions.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not 0 <= at < len(self._found):
            return
        conflict = self._found[at]
        for number, state in enumerate(conflict.states):
            told = QLabel(self.described(state), self)
            told.setWordWrap(True)
            told.setTextFormat(Qt.TextFormat.PlainText)
            take = QPushButton(self.tr("Keep this one") if number == 0 else self.tr("Take this one"), self)
            take.clicked.connect(lambda _on=False, number=number: self._take(conflict, number))
            self._versions.addWidget(told)
            self._versions.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)

    def _take(self, conflict: Conflict, number: int) -> None:
        session, project = self._session, self._session.project
        if project is None:
            return

        def do(edit: Edit) -> object:
            # One's own are a step of one's undo; what belongs to another stands in the history alone.
            return session.do(lambda: edit) if edit.annotator_id == session.viewer else project.apply(edit)

        try:
            if not project.writable:
                raise UserError(READ_ONLY)
            settling.settle(project, conflict, number, by=session.viewer, do=do)
        except UserError as error:
            session.told.emit(sentence(error))
        self.refresh()

    # Words

    def described(self, state: Content | None) -> str:
        """Return a version in words."""
        if state is None:
            return self.tr("deleted")
        if isinstance(state, Span):
            return self._span(state)
        if isinstance(state, Link):
            return self._link(state)
        if isinstance(state, Annotator):
            return state.name
        if isinstance(state, GuidelinesText):
            return self.tr("Version {number}: {text}").format(number=state.version, text=state.text[:_QUOTED])
        return self._other(state)

    def _span(self, span: Span) -> str:
        label = self._session.scheme.label(span.label)
        name = named(label.names, self._look.language.code) if label is not None else span.label
        values = ", ".join(f"{key} {value}" for key, value in span.attributes.items())
        quote = span.quote if len(span.quote) <= _QUOTED else f"{span.quote[:_QUOTED]}…"
        return "\n".join(part for part in (f"{name} “{quote}”", values, span.note) if part)

    def _link(self, link: Link) -> str:
        project = self._session.project
        known = self._session.scheme.link_type(link.type)
        name = named(known.names, self._look.language.code) if known is not None else link.type
        ends = [project.span(end, link.annotator_id) if project else None for end in (link.source_id, link.target_id)]
        quotes = [f"“{end.quote[:_QUOTED]}”" if end is not None else self.tr("deleted") for end in ends]
        return f"{quotes[0]} {name} {quotes[1]}"

    def _other(self, state: Content) -> str:
        if isinstance(state, Zone):
            return f"{translated('zones', ZONE_TEXTS[state.kind])} {state.start}–{state.end}, {state.state}"
        if isinstance(state, Work):
            return ", ".join(part for part in (state.status, state.note, state.flag_note) if part)
        if isinstance(state, Rejection):
            return f"{state.label} {state.start}–{state.end}"
        if isinstance(state, ArticleData):
            return " · ".join(part for part in (state.title, state.source, state.published, state.lang) if part)
        return str(state)
