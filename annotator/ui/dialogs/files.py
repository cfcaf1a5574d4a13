"""Asking where a file shall be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def target(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask for a file to be written; `name` is proposed, `kinds` are Qt's filters. None: the person does not want it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen) if chosen else None
