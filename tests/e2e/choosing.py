"""What a person chooses in file dialogs; the system's own are not ours to press keys in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QFileDialog


class Asked(NamedTuple):
    """What a dialog asked for: the names it proposed, and its kinds."""

    proposed: list[str]
    kinds: list[str]


def choose(monkeypatch: pytest.MonkeyPatch, *places: Path | None, kind: str = "") -> list[Asked]:
    """Answer one file dialog after the other with a place, or with no; all further ones as the last of these.

    The last kind is chosen that begins with `kind`. Return the list that fills with what they asked.
    """
    asked: list[Asked] = []
    selected = QFileDialog.selectedFiles

    def done(dialog: QFileDialog) -> int:
        place = places[min(len(asked), len(places) - 1)]
        proposed = [Path(name).name for name in selected(dialog)]
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
        asked.append(Asked(proposed, dialog.nameFilters()))
        if kind:
            dialog.selectNameFilter([one for one in dialog.nameFilters() if one.startswith(kind)][-1])
        return int(QFileDialog.DialogCode.Accepted if place else QFileDialog.DialogCode.Rejected)

    monkeypatch.setattr(QFileDialog, "exec", done)
    return asked
