"""What the tests of the panels are made with: rows, spans, and a language that shows what was not translated."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.domain.span import Span
from annotator.ui.panels.inspector import Inspector


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

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        return False

    def translate(self, context, source, disambiguation=None, n=-1):  # noqa: ARG002  Qt's way
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


FIGURE = a_span("f", 5, 20, "figure", "khoảng 300 chiếc", attributes={"value": "300", "unit": "chiếc", "kind": "count"})
CLAIM = a_span("c", 0, 60, "claim", "họ đã nhận lô đầu tiên", attributes={"non_denial": True}, note="xem lại")
DENIAL = a_span("d", 70, 90, "denial", "từ chối", attributes={"cue": {"start": 70, "end": 77}})
TEXT = "x" * 70 + "từ\nchối bình luận về việc này" + "x" * 40


def offered(label_id, attribute_id):
    return ["chiếc", "chiếc xe", "người", "Triệu đồng"] if (label_id, attribute_id) == ("figure", "unit") else []


class Heard:
    """What an inspector emitted, in order."""

    def __init__(self, inspector: Inspector) -> None:
        self.changes: list[tuple] = []
        self.typing: list[str] = []
        inspector.attribute_changed.connect(lambda *args: self.changes.append(args))
        inspector.note_changed.connect(lambda *args: self.changes.append(args))
        inspector.typing_started.connect(lambda: self.typing.append("started"))
        inspector.typing_stopped.connect(lambda: self.typing.append("stopped"))


def show(inspector, span, **more) -> None:
    inspector.show_span(span, offered=offered, text_at=lambda start, end: TEXT[start:end], **more)
    settle()


def field(inspector, name) -> QWidget:
    found = [
        child
        for child in inspector.findChildren(QWidget)
        if child.accessibleName() == name and child.isVisible() and child.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(found) == 1, (name, words_in(inspector))
    return found[0]


def type_into(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    for letter in text:
        if letter.isascii():
            QTest.keyClick(line, letter)
        else:
            line.insert(letter)
            line.textEdited.emit(line.text())
