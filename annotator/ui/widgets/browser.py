"""Pages made of what people wrote: nothing that a page names is fetched, and no link is followed by itself."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget


class PageView(QTextBrowser):
    """Shows Markdown or HTML. Pictures and style sheets of a page stay away: not from the web, not from a disk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str, /) -> object:
        """Return nothing, whatever a page asks for."""
        return None
