"""What is dragged over the window and let go: projects and handouts open, work merges, all else is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from annotator.domain.printing import on_one_line
from annotator.ui.commands.exchange import HANDOUT, SHARED
from annotator.ui.commands.importing import ImportCommands
from annotator.ui.commands.projects import SUFFIX
from annotator.ui.overlays.drop_veil import DropVeil
from annotator.ui.session import Session

_OPENS, _HANDOUT, _MERGES, _IMPORTS = "opens", "handout", "merges", "imports"


class Dropping(QObject):
    """Says on a veil what letting go would do, and does it."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        imports: ImportCommands,
        *,
        open_project: Callable[[Path], object],
        take_handout: Callable[[Path], object],
        merge: Callable[[Sequence[Path]], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._imports = imports
        self._open_project, self._take_handout, self._merge = open_project, take_handout, merge
        self.veil = DropVeil(window)
        self.veil.dropped.connect(self.take)

    def enter(self, data: QMimeData) -> bool:
        """Say what would come of what is dragged over the window; return whether it can be dropped."""
        paths = _paths(data)
        if not paths and not (data.hasHtml() or data.hasText()):
            return False
        project = self._session.project
        what = _what(paths)
        if what in {_MERGES, _IMPORTS} and project is not None and not project.writable:
            self._session.told.emit(self.tr("The project is open for reading only."))
            return False
        self.veil.show_words(self._words(what, paths), self._more(what, paths))
        return True

    def leave(self) -> None:
        """Take the veil away, where what is dragged has left the window."""
        self.veil.leave_unless_entered()

    def take(self, data: QMimeData) -> None:
        """Do what comes of what was dropped."""
        self.veil.hide()
        paths = _paths(data)
        if paths:
            self.drop(paths)
        else:
            self._imports.import_copied(data)

    def drop(self, paths: Sequence[Path]) -> None:
        """Open a dropped project or handout, merge work, import anything else."""
        what = _what(paths)
        if what == _OPENS:
            self._open_project(paths[0])
        elif what == _HANDOUT:
            self._take_handout(paths[0])
        elif what == _MERGES:
            self._merge(paths)
        elif paths and self._session.project is None:
            # A dialog is asked first; whoever drags waits for the drop to be taken.
            QTimer.singleShot(0, self, lambda: self._imports.import_paths(paths))
        elif paths:
            self._imports.import_paths(paths)

    def _words(self, what: str, paths: Sequence[Path]) -> str:
        project = self._session.project
        name = on_one_line(project.path.stem) if project is not None else ""
        if what == _OPENS:
            return self.tr("Drop to open {name}").format(name=on_one_line(paths[0].name))
        if what == _HANDOUT:
            return self.tr("Drop to open the handout {name}").format(name=on_one_line(paths[0].name))
        if what == _MERGES:
            return self.tr("Drop to merge into {project}").format(project=name)
        return self.tr("Drop to import into {project}").format(project=name) if name else self.tr("Drop to import")

    def _more(self, what: str, paths: Sequence[Path]) -> str:
        if what == _IMPORTS and self._session.project is None:
            return self.tr("A new project is made for it; you choose where.")
        if len(paths) > 1:
            return self.tr("%n files and folders", "", len(paths))
        if paths:
            return on_one_line(paths[0].name)
        return self.tr("The text comes in as an article.")


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _what(paths: Sequence[Path]) -> str:
    if len(paths) == 1 and paths[0].suffix == SUFFIX:
        return _OPENS
    if len(paths) == 1 and paths[0].suffix == HANDOUT:
        return _HANDOUT
    return _MERGES if paths and all(path.suffix in SHARED for path in paths) else _IMPORTS
