"""Articles' details: title, source, published, language and tags of many articles, changed in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.edit import ArticleData, Edit
from annotator.domain.errors import UserError
from annotator.services import describing_articles
from annotator.services.describing_articles import FIELDS
from annotator.services.jobs import Cancelled, Progress
from annotator.store.project import Project
from annotator.ui import fonts
from annotator.ui.dialogs.details_model import DetailsModel
from annotator.ui.i18n import number_apart
from annotator.ui.jobs import Job
from annotator.ui.long_work import own_connection
from annotator.ui.session import Session
from annotator.ui.style_views import BAR
from annotator.ui.theme import token
from annotator.ui.widgets.paint import paint_focus_ring, paint_text

_WIDTHS = {"source": 150, "published": 150, "lang": 80, "tags": 170}
_SIDE = 10
"""Left and right of the words of a cell, in px: as of the heads."""
_EDITOR = 2
"""What a field itself leaves at the left of its words, in px."""
_CHOSEN, _HOVERED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
_FOCUSED = QStyle.StateFlag.State_HasFocus
_FILLED = "filled"
"""A property of editors."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Table(QTableView):
    """A table in which Enter opens the editor as F2 does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the editor of the current cell."""
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in _ENTER and index.isValid() and not editing:
            self.edit(index)
        else:
            super().keyPressEvent(event)


class _Cell(QStyledItemDelegate):
    """Paints the cells, and opens the editor again, with what was typed, where it was refused.

    A screen full of them is painted by hand: through the style's parts it takes ten times as long, and is a key's time.
    """

    def __init__(self, table: QTableView, model: DetailsModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the row, the bar of a chosen one, the words, grey where they are only proposed."""
        rect, palette, state, column = option.rect, option.palette, option.state, index.column()
        chosen = bool(state & _CHOSEN)
        if chosen or state & _HOVERED:
            painter.fillRect(rect, token(palette, "sel" if chosen else "hover"))
        if chosen and column == 0:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), token(palette, "ink"))
        words, has_it = self._model.cell(index.row(), column)
        if words:
            ink = token(palette, "ink" if has_it else "ink3")
            paint_text(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), words, self._table.font(), ink)
        if state & _FOCUSED:
            paint_focus_ring(painter, rect, 0, token(palette, "ink"))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Let what is typed stand where the words of the cell stood."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setTextMargins(_SIDE - _EDITOR, 0, _SIDE - _EDITOR, 0)
        return editor

    def setEditorData(  # noqa: N802  Qt's name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill an editor once: what comes to be known of its row meanwhile takes nothing away that was typed."""
        if not editor.property(_FILLED):
            super().setEditorData(editor, index)
            editor.setProperty(_FILLED, True)  # noqa: FBT003  Qt's own signature

    def setModelData(  # noqa: N802  Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Write what was typed."""
        assert isinstance(editor, QLineEdit)  # noqa: S101  what the delegate makes for text
        if not model.setData(index, editor.text()):
            place = QPersistentModelIndex(index)
            QTimer.singleShot(0, self, lambda: self._again(place))

    def _again(self, place: QPersistentModelIndex) -> None:
        table = self.parent()
        if isinstance(table, QTableView) and place.isValid():
            index = table.model().index(place.row(), place.column())
            table.setCurrentIndex(index)
            table.edit(index)


class MetadataDialog(QDialog):
    """The table, a filter over it, and a line that sets a field for all selected rows in one step of undo."""

    def __init__(
        self,
        session: Session,
        fill: Callable[[Sequence[ArticleData]], object],
        write: Callable[[int, Callable[[Project], Edit]], bool],
        parent: QWidget | None = None,
        *,
        undo: Sequence[QKeySequence],
        redo: Sequence[QKeySequence],
    ) -> None:
        """Take the session; `fill(rows)` fills empty fields of articles with what their texts tell.

        `write(count, build)` commits an edit of so many articles and returns whether it is done; `undo` and `redo` are
        the window's keys for that.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(760, 420)
        self.resize(1040, 640)
        self._session, self._fill, self._write = session, fill, write
        assert session.project is not None  # noqa: S101  the action needs one
        self.model = DetailsModel(
            describing_articles.read(session.project.path),
            self._headers(),
            commit=self._set,
            ask=self._ask,
            parent=self,
        )
        self.model.grey = token(self.palette(), "ink3")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        column.addWidget(self.filter)
        self.table = self._table()
        column.addWidget(self.table, 1)
        column.addLayout(self._for_all())
        self.said = QLabel(self)
        self.said.setFont(fonts.font(fonts.Role.HINT))
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addWidget(self._buttons())
        self._tie(undo, redo)
        self._retranslate()
        self.table.setFocus()

    def _headers(self) -> Mapping[str, str]:
        names = (self.tr("Title"), self.tr("Source"), self.tr("Published"), self.tr("Language"), self.tr("Tags"))
        return dict(zip(FIELDS, names, strict=True))

    def _table(self) -> QTableView:
        table = _Table(self)
        table.setModel(self.model)
        table.setItemDelegate(_Cell(table, self.model))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        table.setTabKeyNavigation(False)  # arrows go from cell to cell; Tab leads on, out of 100,000 rows
        table.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked | trigger.AnyKeyPressed)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        # One of its own: for each head to be painted the view's would be asked of every row whether it is chosen.
        header.setSelectionModel(QItemSelectionModel(self.model, header))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, field in enumerate(FIELDS[1:], start=1):
            header.resizeSection(at, _WIDTHS[field])
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)  # titles get what room there is
        if self.model.rowCount():
            table.setCurrentIndex(self.model.index(0, 0))
        return table

    def _for_all(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field = QComboBox(self)
        for field in (*FIELDS, describing_articles.ADD_TAGS, describing_articles.TAKE_TAGS):
            self.field.addItem("", field)
        self.field.setCurrentIndex(1)
        self.value = QLineEdit(self)
        self.value.returnPressed.connect(self.set_for_all)
        self.set_button = QPushButton(self)
        self.set_button.setAutoDefault(False)
        self.set_button.clicked.connect(self.set_for_all)
        self.fill_button = QPushButton(self)
        self.fill_button.setAutoDefault(False)
        self.fill_button.clicked.connect(lambda: self._fill(self.selected()))
        row.addWidget(self.field)
        row.addWidget(self.value, 1)
        row.addWidget(self.set_button)
        row.addWidget(self.fill_button)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.close_button = box.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.close_button.setAutoDefault(False)  # Enter belongs to the cells
        box.rejected.connect(self.reject)
        return box

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Articles' details"))
        self.filter.setPlaceholderText(self.tr("Filter: words of any column"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.table.setAccessibleName(self.windowTitle())
        names = self._headers()
        self.model.set_names(names)
        for at, name in enumerate((*names.values(), self.tr("Tags: add"), self.tr("Tags: take away"))):
            self.field.setItemText(at, name)
        self.field.setAccessibleName(self.tr("Which column"))
        self.value.setAccessibleName(self.tr("For all selected"))
        self.fill_button.setText(self.tr("&Take what the texts tell"))
        self.fill_button.setToolTip(
            self.tr("Fills empty cells of the selected articles with what stands in grey. What is there stays.")
        )
        self.close_button.setText(self.tr("&Close"))
        self._count()

    def _tie(self, undo: Sequence[QKeySequence], redo: Sequence[QKeySequence]) -> None:
        session = self._session
        session.changed.connect(self._on_changed)
        session.told.connect(self.said.setText)
        session.articles_changed.connect(self.close)  # other articles than are shown here
        session.project_closed.connect(self.close)
        session.annotator_changed.connect(self.close)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._count())
        self.model.rowsInserted.connect(lambda _parent, _first, _last: self._count())
        self.model.modelReset.connect(self._count)
        self.model.busy_changed.connect(self._count_chosen)
        for keys, step in ((undo, session.undo), (redo, session.redo)):
            shortcut = QShortcut(self.table)
            shortcut.setKeys(keys)
            shortcut.activated.connect(lambda step=step: step(opens=False))
        self.finished.connect(lambda _result: self.model.stop())

    # What is chosen

    def selected(self) -> list[ArticleData]:
        """Return the articles of the selected rows, from top to bottom."""
        found: list[ArticleData] = []
        reached = 0
        for top, bottom in sorted((part.top(), part.bottom()) for part in self._ranges()):
            found += self.model.entries(max(top, reached), bottom + 1)
            reached = max(reached, bottom + 1)
        return found

    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.table.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.count())]

    def _count_chosen(self) -> None:
        number = sum(part.height() for part in self._ranges())
        ready = number > 0 and not self.model.is_busy
        self.set_button.setText(number_apart(self.tr("&Set for %n selected", "", number), number))
        self.set_button.setEnabled(ready)
        self.fill_button.setEnabled(ready)

    def _count(self) -> None:
        self._count_chosen()
        shown = QLocale().toString(self.model.rowCount())
        self.said.setText(
            self.tr("{shown} of {total} articles").format(shown=shown, total=QLocale().toString(self.model.total))
        )

    def _on_filter(self, text: str) -> None:
        self.model.set_filter(text)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    # What is written

    def set_for_all(self) -> None:
        """Give all selected articles what stands in the line, as one step of undo."""
        self._set(self.selected(), str(self.field.currentData()), self.value.text())

    def _set(self, rows: Sequence[ArticleData], field: str, text: str) -> bool:
        project, who = self._session.project, self._session.viewer
        if project is None or not rows:
            return False
        return self._write(len(rows), lambda there: describing_articles.set_field(there, who, rows, field, text))

    def _on_changed(self, edit: Edit) -> None:
        if not edit.of(ArticleData):
            return
        count = len(edit.parts)
        self.model.update(_afters(list(reversed(edit.parts))), count)
        self.said.setText(number_apart(self.tr("%n articles changed.", "", count), count))

    def _ask(self, ids: list[str]) -> None:
        """Find out in a job what texts tell: a long one takes longer than a key may."""
        project = self._session.project
        if project is None:
            return
        path = project.path

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            with own_connection(path) as reading:
                return {article_id: _told(reading, article_id) for article_id in ids if not cancelled()}

        self._asking = Job(work, self)
        self._asking.done.connect(self._on_told)
        self._asking.start()

    def _on_told(self, told: object) -> None:
        self.model.take_told(cast("Mapping[str, Mapping[str, str]]", told))


def _told(project: Project, article_id: str) -> Mapping[str, str]:
    try:
        return describing_articles.told_by_text(project, article_id).fields
    except UserError:  # it went meanwhile
        return {}


def _afters(parts: list[Edit]) -> Iterator[ArticleData]:
    """Yield what is known of articles after the parts of an edit, the last one first, and keep no part."""
    while parts:
        yield from (change.after for change in parts.pop().changes if isinstance(change.after, ArticleData))
