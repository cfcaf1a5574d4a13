"""The backups of a project: when and why each was made, what it holds, and how that differs from now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.services import backing_up
from annotator.services.backing_up import BackupEntry
from annotator.services.jobs import Cancelled, Progress
from annotator.store.backup_contents import Contents
from annotator.store.watching import Watch
from annotator.ui import fonts
from annotator.ui.dialogs.backup_words import BackupWords, reason_words, when_words
from annotator.ui.jobs import Job, Work
from annotator.ui.widgets.row_table import RowTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COLUMNS, _HELD = 4, 2
"""The columns of the table, and that which says what a backup holds."""


class _Read(NamedTuple):
    entries: list[BackupEntry]
    now: Contents | None


class Beyond(NamedTuple):
    """What the window shows and no backup can hold: so many `unsaved` changes; `gone`: why none can be made at all."""

    unsaved: int = 0
    gone: str = ""


class BackupsDialog(QDialog):
    """A table with a row for each backup. It asks for everything it wants done, and knows only what it shows.

    `path` is the project, `folder` that of its backups; `viewer` whose labels are counted, empty: everybody's.
    """

    back_up_asked = Signal()
    restore_asked = Signal(object)
    """The backup entry concerned."""
    copy_asked = Signal(object)
    folder_asked = Signal()

    def __init__(
        self,
        path: Path,
        folder: Path,
        parent: QWidget,
        *,
        viewer: str,
        is_open: bool,
        beyond: Callable[[], Beyond] = Beyond,
    ) -> None:
        super().__init__(parent)
        self._beyond = beyond
        self._path, self._folder, self._is_open = path, folder, is_open
        self._entries: list[BackupEntry] = []
        self._now: Contents | None = None
        self._job: Job | None = None
        self._words = BackupWords(viewer, self)
        self._is_read = False
        self.setMinimumSize(640, 400)
        self.resize(QSize(900, 560).boundedTo(parent.size() - QSize(40, 60)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.head = QLabel(self)
        self.head.setWordWrap(True)
        self.head.setFont(fonts.font(fonts.Role.QUOTE))
        self.table = self._table()
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(3 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._retranslate()
        self.finished.connect(self._stop)
        self.refresh()
        self.table.setFocus()

    def _table(self) -> RowTable:
        table = RowTable(_COLUMNS, self, wide=(_HELD,), numbers_from=_HELD + 1)
        table.itemSelectionChanged.connect(self._show_chosen)
        table.cellDoubleClicked.connect(lambda *_: self._ask_restore())
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.restore, self.copy = QPushButton(self), QPushButton(self)
        self.back_up, self.show_folder = QPushButton(self), QPushButton(self)
        self.restore.clicked.connect(self._ask_restore)
        self.copy.clicked.connect(self._ask_copy)
        self.back_up.clicked.connect(self.back_up_asked)
        self.show_folder.clicked.connect(self.folder_asked)
        self.back_up.setVisible(self._is_open)
        for button in (self.restore, self.copy, self.back_up, self.show_folder):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        box = QDialogButtonBox(self)
        self.close_button = box.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        self.close_button.setAutoDefault(False)
        row.addWidget(box)
        column.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Backups"))
        self.restore.setText(self.tr("&Restore…"))
        self.copy.setText(self.tr("Open a c&opy…"))
        self.back_up.setText(self.tr("&Back up now"))
        self.show_folder.setText(self.tr("Show &folder"))
        self.close_button.setText(self.tr("&Close"))
        self._show_head()
        for at, entry in enumerate(self._entries):
            self._fill(at, entry)
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter restores the backup that is chosen, or presses the button that has the keyboard."""
        button = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()
        else:
            self._ask_restore()

    # Reading, in jobs: first all at once from what is noted beside them, then one by one what is not

    def refresh(self) -> None:
        """Read the list anew."""
        path, folder = self._path, self._folder
        is_now = self._is_open and self._beyond() == Beyond()  # else the file is not what the window shows

        def work(_progress: Progress, _cancelled: Cancelled) -> object:
            return _Read(backing_up.listed_in(folder), _present(path) if is_now else None)

        self._start(work, self._on_read)

    def _start(self, work: Work, done: Callable[[object], object]) -> None:
        self._stop()
        self._job = job = Job(work, self)
        job.done.connect(done)
        job.refused.connect(self._on_refused)
        job.start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_refused(self, _error: UserError) -> None:
        self._job = None

    def _on_read(self, result: object) -> None:
        read = cast("_Read", result)
        chosen = self.chosen.path if self.chosen is not None else None
        self._entries, self._now, self._is_read = read.entries, read.now, True
        self.table.setRowCount(len(self._entries))
        for at, entry in enumerate(self._entries):
            self._fill(at, entry)
        if self._entries:
            self.table.selectRow(self._best(chosen))
        self._show_head()
        self._show_chosen()
        self._read_next()

    def _best(self, chosen: Path | None) -> int:
        """Return the row that is chosen at first: that of before, else of the newest good one of this very file."""
        rows = list(enumerate(self._entries))
        known = [n for n, entry in rows if entry.path == chosen]
        good = [n for n, entry in rows if not entry.problem]
        own = [n for n in good if backing_up.is_of(self._entries[n], self._path)]
        return (known or own or good or [0])[0]

    def _read_next(self) -> None:
        unread = next((entry for entry in self._entries if not entry.is_read), None)
        self._job = None
        if unread is None:
            return

        def work(_progress: Progress, cancelled: Cancelled) -> object:
            return backing_up.examined(unread, Watch(cancelled=cancelled))

        self._start(work, self._on_examined)

    def _on_examined(self, result: object) -> None:
        read = cast("BackupEntry", result)
        for at, entry in enumerate(self._entries):
            if entry.path == read.path:
                self._entries[at] = read
                self._fill(at, read)
                self._pass_over(at)
        self._show_chosen()
        if read.is_read:
            self._read_next()

    def _pass_over(self, at: int) -> None:
        """Choose the next good backup where the one that is chosen by itself is found damaged."""
        if at != self.table.currentRow() or not self._entries[at].problem:
            return
        good = next((n for n, entry in enumerate(self._entries) if n > at and not entry.problem), 0)
        if not any(entry.is_read and not entry.problem for entry in self._entries[:at]):
            self.table.selectRow(good)

    # Showing

    def _show_head(self) -> None:
        compares = self._now is not None or not self._entries
        held = self.tr("Compared with now") if compares else self.tr("What it holds")
        self.table.set_heads((self.tr("Made"), self.tr("Why"), held, self.tr("Size")), self.windowTitle())
        if not self._is_read:
            self.head.setText(self.tr("Reading the backups…"))
            return
        own = [entry for entry in self._entries if not self._is_of_another(entry)]
        size = self._words.size(sum(entry.size for entry in own))
        said = self.tr("There are no backups of {name} yet.")
        if own:
            said = self.tr("%n backups of {name}. They take {size} on this computer.", "", len(own))
        others = len(self._entries) - len(own)
        if others:
            said += " " + self.tr("%n more are of other copies of this project.", "", others)
        said, beyond = said.format(name=self._path.name, size=size), self._beyond()
        if beyond.gone:
            said += "\n" + beyond.gone
        elif beyond.unsaved:
            said += "\n" + self.tr("%n changes are not saved yet: they are in no backup.", "", beyond.unsaved)
        self.back_up.setEnabled(not beyond.gone)
        self.head.setText(said)

    def _is_of_another(self, entry: BackupEntry) -> bool:
        """Whether a backup was made of another file, a copy of the project; of some it is not known."""
        return bool(entry.source) and not backing_up.is_of(entry, self._path)

    def _fill(self, at: int, entry: BackupEntry) -> None:
        held = self._words.differs(entry, self._now) or self._words.holds(entry)
        why = reason_words(entry.reason)
        if self._is_of_another(entry):
            source = Path(entry.source)
            same = source.name == self._path.name
            why += f" · {Path(source.parent.name) / source.name if same else source.name}"
        texts = (when_words(entry.made_at), on_one_line(why, TITLE), held, self._words.size(entry.size))
        self.table.set_row(at, texts, tips=range(_COLUMNS))

    @property
    def chosen(self) -> BackupEntry | None:
        """The backup whose row is selected."""
        at = self.table.currentRow()
        return self._entries[at] if 0 <= at < len(self._entries) and self.table.selectedItems() else None

    def _show_chosen(self) -> None:
        entry = self.chosen
        good = entry is not None and not entry.problem
        self.restore.setEnabled(good)
        self.copy.setEnabled(good)
        if entry is None:
            self.told.setText("")
            return
        lines = [self._words.holds(entry), self._words.last_act(entry)]
        if entry.contents is not None and self._now is not None:
            lines.insert(1, self.tr("Compared with now: {differences}.").format(differences=self.difference(entry)))
        if self._is_of_another(entry):
            lines.append(self.tr("It is a backup of {path}.").format(path=entry.source))
        self.told.setText("\n".join(line for line in lines if line))

    def _ask_restore(self) -> None:
        entry = self.chosen
        if entry is not None and not entry.problem:
            self.restore_asked.emit(entry)

    def _ask_copy(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.copy_asked.emit(entry)

    def difference(self, entry: BackupEntry) -> str:
        """Say how a backup differs from now; empty where that is not known."""
        return self._words.differs(entry, self._now)


def _present(path: Path) -> Contents | None:
    try:
        return backing_up.present(path)
    except UserError:
        return None
