"""Asking for files and folders, without looking into them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_Kind = QAbstractFileIconProvider.IconType


class Icons(QFileIconProvider):
    """Icons that say file or folder and no more.

    Qt's own reads the first bytes of whatever its dialog lists; among the files of an open project that takes locks
    away with which SQLite keeps others from its -wal (see store/descriptors.py).
    """

    def icon(self, what: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Return the icon of a kind, or of a file."""
        if isinstance(what, QFileInfo):
            what = _Kind.Drive if what.isRoot() else _Kind.Folder if what.isDir() else _Kind.File
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        """Return what stands in the column of kinds, never nothing: the dialog would take it for not yet looked at."""
        return super().type(info) if info.isDir() else info.suffix() or info.fileName()


@cache
def _icons() -> Icons:
    return Icons()  # a dialog does not keep what it has


def dialog(parent: QWidget | None, title: str, kinds: str = "") -> QFileDialog:
    """Return a dialog that opens none of the files it shows; `kinds` are Qt's filters."""
    made = QFileDialog(parent, title, "", kinds)
    made.setIconProvider(_icons())
    return made


def source(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that is there. None: the person does not want it."""
    asked = dialog(parent, title, kinds)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(asked)), None)


def sources(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for files that are there."""
    asked = dialog(parent, title, kinds)
    asked.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(asked)


def folder(parent: QWidget, title: str) -> list[Path]:
    """Ask for a folder; the list is empty where the person does not want it."""
    asked = dialog(parent, title)
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(asked)


def target(parent: QWidget, title: str, name: str, kinds: str, *, replaces: bool = True) -> Path | None:
    """Ask for a file to be written; `name` is proposed. None: the person does not want it.

    Whether another may be replaced is asked, unless the caller never `replaces` one.
    """
    return target_and_kind(parent, title, name, kinds, replaces=replaces)[0]


def target_and_kind(
    parent: QWidget, title: str, name: str, kinds: str, *, replaces: bool = True
) -> tuple[Path | None, str]:
    """Ask for a file to be written, and return which of `kinds` was chosen too."""
    asked = dialog(parent, title, kinds)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setFileMode(QFileDialog.FileMode.AnyFile)
    asked.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    if Path(name).is_absolute():
        asked.setDirectory(str(Path(name).parent))
    asked.selectFile(name)
    found = next(iter(_chosen(asked)), None)
    return found, asked.selectedNameFilter()


def _chosen(asked: QFileDialog) -> list[Path]:
    is_wanted = asked.exec() == QFileDialog.DialogCode.Accepted
    asked.deleteLater()
    return [Path(one) for one in asked.selectedFiles()] if is_wanted else []
