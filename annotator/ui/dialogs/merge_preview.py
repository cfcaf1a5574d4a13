"""What a merge would do, to be read before it is done; and what a mapping of another scheme has to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.merging import OUTCOMES
from annotator.services.mapping import ATTRIBUTE, LABEL, Needed
from annotator.services.merging import MergePlan
from annotator.services.reanchoring import Version
from annotator.ui import fonts
from annotator.ui.dialogs.failing import failure_lines
from annotator.ui.i18n import translated, words_of
from annotator.ui.widgets.row_table import RowTable

_ROWS = {
    "article": QT_TRANSLATE_NOOP("merging", "Articles"),
    "zone": QT_TRANSLATE_NOOP("merging", "Zones"),
    "split": QT_TRANSLATE_NOOP("merging", "Splits"),
    "assignment": QT_TRANSLATE_NOOP("merging", "Assignments"),
    "annotator": QT_TRANSLATE_NOOP("merging", "Names of people"),
    "work": QT_TRANSLATE_NOOP("merging", "States of articles"),
    "span": QT_TRANSLATE_NOOP("merging", "Spans"),
    "link": QT_TRANSLATE_NOOP("merging", "Links"),
    "decision": QT_TRANSLATE_NOOP("merging", "Decisions"),
    "rejection": QT_TRANSLATE_NOOP("merging", "Rejected suggestions"),
}
_OUTCOMES = {
    "new": QT_TRANSLATE_NOOP("merging", "New"),
    "same": QT_TRANSLATE_NOOP("merging", "Same"),
    "newer": QT_TRANSLATE_NOOP("merging", "Newer"),
    "older": QT_TRANSLATE_NOOP("merging", "Older"),
    "conflicting": QT_TRANSLATE_NOOP("merging", "Conflicting"),
}


_KINDS = {
    "bundle": QT_TRANSLATE_NOOP("merging", "bundle"),
    "handout": QT_TRANSLATE_NOOP("merging", "handout"),
    "project": QT_TRANSLATE_NOOP("merging", "project"),
    "labelled": QT_TRANSLATE_NOOP("merging", "labelled lines"),
}
_FILES = 8
"""How many files are told of one by one."""


class MergePreview(QDialog):
    """A row for each kind of rows and person, and every file or row that is refused, with the reason."""

    def __init__(
        self,
        plan: MergePlan,
        parent: QWidget | None = None,
        *,
        versions: Sequence[Version] = (),
        look: Callable[[Version], object] | None = None,
    ) -> None:
        """Take what would happen; `versions` are articles that are here in another version of their text.

        `look` shows one of them; None where the person may neither see others' labels nor decide about them.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge"))
        self.setMinimumSize(640, 380)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        self._versions, self._look = list(versions), look
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.head = QLabel(self._headline(), self)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        self.head.setWordWrap(True)
        column.addWidget(self.head)
        self.files = QLabel("\n".join(self._files()), self)
        self.files.setTextFormat(Qt.TextFormat.PlainText)
        self.files.setFont(fonts.font(fonts.Role.HINT))
        self.files.setWordWrap(True)
        self.files.setVisible(bool(self.files.text()))
        column.addWidget(self.files)
        self.table = self._table()
        column.addWidget(self.table, 2)
        self.versions = QListWidget(self)
        if self._versions:
            self._add_versions(column)
        self.versions.setVisible(bool(self._versions))
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Not taken"))
        self.details.setPlainText("\n".join(self._not_taken()))
        self.details.setVisible(bool(self.details.toPlainText()))
        column.addWidget(self.details, 1)
        column.addWidget(self._buttons())
        self.versions.itemChanged.connect(lambda _item: self._on_ticked())
        self._on_ticked()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.accept_button = box.addButton(self.tr("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        self.look_button = QPushButton(self.tr("&Look at the labels…"), self)
        self.look_button.setVisible(bool(self._versions) and self._look is not None)
        if self.look_button.isVisibleTo(self):
            box.addButton(self.look_button, QDialogButtonBox.ButtonRole.ActionRole)
            self.look_button.clicked.connect(self._show_labels)
        box.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def older(self) -> list[str]:
        """Return the ids of the old texts that are to be taken in for the labels on them."""
        ticked = [self.versions.item(row).checkState() == Qt.CheckState.Checked for row in range(self.versions.count())]
        return [one.unknown.article_id for one, on in zip(self._versions, ticked, strict=True) if on]

    def _on_ticked(self) -> None:
        self.accept_button.setEnabled(self._plan.changes or bool(self.older()))

    def _add_versions(self, column: QVBoxLayout) -> None:
        """List what is here in another version; ticked, its labels are proposed to who made them."""
        said = (
            self.tr(
                "Made on another version of a text that is here. Tick it, and the old text is taken in with the labels"
                " on it, out of sight; in the text here they are proposed to who made them, and to nobody else."
            )
            if self._look is not None
            else self.tr("Made on another version of a text that is here. The lead can have it proposed to them.")
        )
        head = QLabel(said, self)
        head.setWordWrap(True)
        column.addWidget(head)
        self.versions.setAccessibleName(self.tr("Other versions of texts"))
        for one in self._versions:
            told = self.tr(
                "“{title}”, {name}: {found} of %n labels are found again, {sure} for sure", "", one.unknown.spans
            )
            name = self._plan.names.get(one.unknown.annotator_id, "")
            found = one.found
            item = QListWidgetItem(
                told.format(title=one.unknown.title, name=name, found=len(found.proposals), sure=found.sure)
            )
            if self._look is not None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.versions.addItem(item)
        self.versions.setCurrentRow(0)
        column.addWidget(self.versions, 1)

    def _show_labels(self) -> None:
        row = self.versions.currentRow()
        if self._look is not None and 0 <= row < len(self._versions):
            self._look(self._versions[row])

    def _headline(self) -> str:
        plan = self._plan
        people = sorted({name for source in plan.sources for name in source.people.values()})
        if not plan.sources and not self._versions:
            return self.tr("Nothing of it can be taken.")
        if not plan.changes and self._versions:
            return self.tr("Nothing of it can be taken as it is.")
        if not plan.changes:
            return self.tr("Everything in it is here already. Nothing would change.")
        whose = ", ".join(people)
        return self.tr("Work of {names}. A backup is made first.").format(names=whose) if whose else self.tr("Merge")

    def _files(self) -> Iterable[str]:
        """Say of each file what it is and what came of it; of many, of the first ones."""
        sources = self._plan.sources
        for source in sources[:_FILES]:
            who = ", ".join(sorted(source.people.values()))
            articles = self.tr("%n articles", "", source.articles)
            parts = [translated("merging", _KINDS[source.kind]), who, articles]
            if source.dropped:
                parts.append(self.tr("%n left out by the mapping", "", source.dropped))
            if source.refused:
                parts.append(self.tr("%n not taken", "", len(source.refused)))
            yield f"{source.path.name}: {', '.join(part for part in parts if part)}"
        if len(sources) > _FILES:
            yield self.tr("and %n more files", "", len(sources) - _FILES)

    def _table(self) -> RowTable:
        rows = self._plan.tallied()
        table = RowTable(2 + len(OUTCOMES), self, numbers_from=2)
        outcomes = (translated("merging", _OUTCOMES[word]) for word in OUTCOMES)
        table.set_heads((self.tr("What"), self.tr("Whose"), *outcomes), self.windowTitle())
        table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            who = self._plan.names.get(row.annotator, "")
            numbers = (QLocale().toString(row.counts[word]) if row.counts[word] else "" for word in OUTCOMES)
            table.set_row(at, (translated("merging", _ROWS[row.row]), who, *numbers))
        return table

    def _not_taken(self) -> Iterable[str]:
        plan, here = self._plan, {one.unknown for one in self._versions}
        told = {id(one.failure) for one in here}
        if plan.keeps_over_lines:
            yield self.tr("Labelled lines have no versions: what is here with one counts as newer and stays.")
        if plan.passed_on:
            yield self.tr("%n labels on articles that were split come into their parts.", "", plan.passed_on)
        yield from (words_of(across.error) for across in plan.resolution.across)
        yield from failure_lines([*plan.failures, *(failure for failure in plan.refused if id(failure) not in told)])
        for article in (article for article in plan.unknown if article not in here):
            yield self.tr(
                "{file}: “{title}” is not in this project; %n spans of it are left out.", "", article.spans
            ).format(file=article.path.name, title=article.title)


class MappingDialog(QDialog):
    """Labels, attributes and types of links of another scheme, each with what it becomes here. Nothing is assumed."""

    def __init__(
        self, needed: Mapping[Path, Sequence[Needed]], known: Mapping[str, Sequence[tuple[str, str]]], parent: QWidget
    ) -> None:
        """Take what has to be said; `known` are the (id, name) there are, by kind (label, attribute, link)."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Another scheme"))
        self.setMinimumSize(520, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        files = ", ".join(path.name for path in needed)
        head = QLabel(self.tr("{files}: of another scheme. What does each become here?").format(files=files), self)
        head.setFont(fonts.font(fonts.Role.QUOTE))
        head.setWordWrap(True)
        column.addWidget(head)
        uses: dict[tuple[str, str], int] = {}
        for wants in needed.values():
            for want in wants:
                uses[want.kind, want.id] = uses.get((want.kind, want.id), 0) + want.uses
        self.boxes = {key: self._box(known[key[0]]) for key in sorted(uses)}
        table = QTableWidget(len(uses), 3, self)
        table.setHorizontalHeaderLabels([self.tr("There"), self.tr("Uses"), self.tr("Here")])
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, (key, box) in enumerate(self.boxes.items()):
            table.setItem(at, 0, QTableWidgetItem(self._named(*key)))
            table.setItem(at, 1, QTableWidgetItem(str(uses[key])))
            table.setCellWidget(at, 2, box)
            box.setAccessibleName(self._named(*key))
            box.currentIndexChanged.connect(self._on_chosen)
        column.addWidget(table, 1)
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(self.tr("&Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._on_chosen()

    def _named(self, kind: str, name: str) -> str:
        if kind == LABEL:
            return self.tr("label {name}").format(name=name)
        if kind == ATTRIBUTE:
            return self.tr("attribute {name}").format(name=name)
        return self.tr("link {name}").format(name=name)

    def _box(self, known: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("choose…"), None)
        for known_id, name in known:
            box.addItem(name, known_id)
        box.addItem(self.tr("leave out"), "")
        return box

    def _on_chosen(self, *_index: int) -> None:
        self.accept_button.setEnabled(all(box.currentData() is not None for box in self.boxes.values()))

    def chosen(self) -> list[str]:
        """Return the mapping as `services.mapping.from_pairs` reads it."""
        return [f"{kind}:{name}={box.currentData()}" for (kind, name), box in self.boxes.items()]
