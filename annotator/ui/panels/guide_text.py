"""The guidelines as they are read: Markdown in the type of the text, with the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.domain.finding import Folded
from annotator.domain.offsets import Utf16Map
from annotator.ui import fonts
from annotator.ui.theme import token
from annotator.ui.widgets.browser import PageView

_SIZE, _LINE = 15, 23
_HEADINGS = {1: (21, 29), 2: (17, 25)}
"""Size and line of a heading by its level, in px; deeper ones are those of the text."""
_ABOVE = {2: 18, 3: 12, 4: 12, 5: 12, 6: 12}
_SIDE = 20


class GuideText(PageView):
    """A text in Markdown to read, with headings to go to and words to find. Links open in the browser, if at all."""

    typed = Signal(str)
    """Letters were typed: they are meant for the search."""
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._hits: list[tuple[int, int]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(_open)

    # What is shown

    def set_text(self, markdown: str) -> None:
        """Show a text from its beginning."""
        self._markdown = markdown
        self._render()

    def show_heading(self, words: str) -> bool:
        """Bring the heading of these words to the top; return whether there is one."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and " ".join(block.text().split()) == words:
                self._put_top(block.position())
                return True
            block = block.next()
        return False

    def top_place(self) -> int:
        """Return the place (a character of what is shown) of the first line in sight."""
        return self.cursorForPosition(QPoint(_SIDE, 6)).position()

    def restore_top(self, place: int) -> None:
        """Bring the line of a place to the top."""
        self._put_top(min(place, self.document().characterCount() - 1))

    # Finding

    def find_all(self, words: str) -> int:
        """Mark every place where these words stand, whatever their case and diacritics; return how many there are."""
        self._hits = []
        block = self.document().begin() if words.strip() else QTextBlock()
        while block.isValid():
            text = block.text()
            places, at = Utf16Map(text), block.position()
            for start, end in Folded(text, marks=False).find_all(words):
                self._hits.append((at + places.to_utf16(start), at + places.to_utf16(end)))
            block = block.next()
        self.show_hit(-1)
        return len(self._hits)

    def hit_below(self) -> int:
        """Return the number of the first hit in sight or below, or 0."""
        top = self.top_place()
        return next((at for at, (start, _) in enumerate(self._hits) if start >= top), 0)

    def show_hit(self, number: int) -> None:
        """Make a hit the current one and bring it into sight; -1: none is."""
        palette, marked = self.palette(), []
        for at, (start, end) in enumerate(self._hits):
            one = QTextEdit.ExtraSelection()
            current = at == number
            one.format.setBackground(token(palette, "btn" if current else "sel"))
            one.format.setForeground(token(palette, "btn_text" if current else "ink"))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            marked.append(one)
        self.setExtraSelections(marked)
        if 0 <= number < len(self._hits):
            self._bring_into_sight(self._hits[number][0])

    def _bring_into_sight(self, place: int) -> None:
        line = self.cursorRect(self._cursor_at(place))
        if line.top() < 0 or line.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - self.viewport().height() // 3)

    def _put_top(self, place: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(self._cursor_at(place)).top() - 6)

    def _cursor_at(self, place: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        return cursor

    # Type

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(fonts.serif(_SIZE))
        document.setDocumentMargin(_SIDE)
        document.setIndentWidth(_SIDE)
        self.setMarkdown(self._markdown)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            _set_type(block, cursor)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._rule(frame)
        cursor.endEditBlock()

    def _rule(self, table: QTextTable) -> None:
        """Draw a table with hairlines, as wide as the text."""
        made = table.format()
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderBrush(token(self.palette(), "hair"))
        made.setBorderStyle(made.BorderStyle.BorderStyle_Solid)
        made.setCellPadding(6)
        made.setCellSpacing(0)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setTopMargin(4)
        made.setBottomMargin(14)
        table.setFormat(made)

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; letters go to the search, all else scrolls as usual."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line at the top."""
        place = self.top_place()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.restore_top(place)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._markdown:
            place = self.top_place()
            self._render()
            self.restore_top(place)


def _set_type(block: QTextBlock, cursor: QTextCursor) -> None:
    """Give a block size, line and weights; bold letters need the axis of the variable font, not the weight alone."""
    level = block.blockFormat().headingLevel()
    size, line = _HEADINGS.get(level, (_SIZE, _LINE))
    cursor.setPosition(block.position())
    in_table = cursor.currentTable() is not None
    made = QTextBlockFormat()
    if block.length() == 1 and not in_table:  # Qt puts one behind every table
        line = 1
    made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setTopMargin(_ABOVE.get(level, 0))
    below = 0 if in_table or line == 1 else 6 if level else 4 if block.textList() is not None else 10
    made.setBottomMargin(below)
    cursor.mergeBlockFormat(made)
    for start, length, kind in _pieces(block):
        bold = bool(level) or kind.fontWeight() >= QFont.Weight.DemiBold
        kind.setFont(fonts.serif(size, 600 if bold else 400, italic=kind.fontItalic()))
        kind.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # it would win over the size
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(kind)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return start, length and format of each piece of a block, before any of them is changed."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        piece = iterator.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        iterator += 1
    return found


def _open(url: QUrl) -> None:
    if url.scheme() in {"http", "https"}:
        QDesktopServices.openUrl(url)
