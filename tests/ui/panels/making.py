"""What the tests of the panels are made with: rows, spans, and a language that shows what was not translated."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Span


class Row(NamedTuple):
    """A row as the project reads it."""

    id: str
    title: str
    source: str = ""
    published: str = ""
    lang: str = "vi"
    length: int = 1000
    status: str = "todo"
    flagged: bool = False
    spans: int = 0


class Marked(QTranslator):
    """A language in which every text of the program stands between marks: what is left bare was not translated."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"«{source}»"


def settle() -> None:
    """Let posted events come through: new languages, layouts, deletions."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def a_span(span_id: str, start: int, end: int, label: str = "claim", quote: str = "", **known) -> Span:
    return Span(
        id=span_id,
        article_id="article",
        annotator_id="mai",
        start=start,
        end=end,
        label=label,
        quote=quote or f"{span_id} {start}",
        **known,
    )


def click_row(view, row) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def words_in(widget) -> list[str]:
    """The accessible names of what is to be seen in a widget."""
    return [child.accessibleName() for child in widget.findChildren(QWidget) if child.isVisibleTo(widget)]


def shown_rows(view, role=Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = view.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]
