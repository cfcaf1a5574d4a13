"""What is said where an adjudicator reads the articles too: who may review them nevertheless, and what that means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def for_the_lead() -> str:
    """Return what is said to somebody who does not lead."""
    return QCoreApplication.translate(
        "OwnArticles", "Somebody else decides them; the lead alone may review articles that they read too."
    )


def ask(parent: QWidget, count: int, agreed: Callable[[], object]) -> QMessageBox:
    """Say what it means to review articles that one reads too, `count` of them; go on where the person agrees."""
    box = OwnArticles(count, parent)
    box.accept_button.clicked.connect(lambda: agreed())  # noqa: PLW0108  the signal has a value that nobody wants
    box.open()
    return box


class OwnArticles(QMessageBox):
    """The question before one's own articles are reviewed too."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel, parent)
        self.setWindowTitle(self.tr("Review my own articles too"))
        self.setText(
            self.tr(
                "%n articles under review are your own to read. Whoever decides between their own labels and others'"
                " easily takes their own side; better let somebody else decide them.",
                "",
                count,
            )
        )
        self.setInformativeText(
            self.tr(
                "If you go on, each of these decisions is recorded as made in your own article, and exported gold says"
                " so. The same action leaves your articles out again; closing the project does too."
            )
        )
        self.accept_button = self.addButton(self.tr("&Review them too"), QMessageBox.ButtonRole.AcceptRole)
