"""What splitting an article would do, to be read before it is done; and what has to be moved first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.services.splitting import Blocking, PlannedPart, SplitPlan
from annotator.ui import fonts
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.i18n import number_apart, translated

_LINE = 96
"""Code points of a line that are shown."""
_FEW, _LEAST = 96, 120
"""Heights in pixels: of the list of what stands in the way at most, and of the parts at least."""
_LOW, _HIGH = 340, 440
"""Least heights of the whole in pixels: without and with what stands in the way."""


class SplitPreview(QDialog):
    """Each part with its first and last line and what comes with it. Accepted: split."""

    place_asked = Signal(object)
    """The person wants to see a `Blocking` in the text; the dialog is closed then."""

    def __init__(self, plan: SplitPlan, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Take what would happen; `labels` are the names of labels by id."""
        super().__init__(parent)
        self._plan, self._labels = plan, labels
        self.setWindowTitle(self.tr("Split the article"))
        self.setMinimumSize(620, _HIGH if plan.blocking else _LOW)
        self.resize(680, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._said(self._headline(), fonts.Role.QUOTE))
        column.addWidget(self._parts(), 1)
        self.notes = self._said("\n".join(self._notes()), fonts.Role.UI)
        column.addWidget(self.notes)
        self.blocking = QListWidget(self)
        self._add_blocking(column)
        column.addWidget(self._buttons())

    def _said(self, text: str, role: fonts.Role) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(fonts.font(role))
        label.setWordWrap(True)
        label.setVisible(bool(text))
        return label

    def _headline(self) -> str:
        if self._plan.blocking:
            return self.tr("The article cannot be split there yet.")
        return self.tr("The article becomes %n articles.", "", len(self._plan.parts))

    def _parts(self) -> QScrollArea:
        """Return the parts one below the other; where there is no room for all, they are scrolled."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for number, part in enumerate(self._plan.parts, start=1):
            column.addWidget(self._part(number, part))
        column.addStretch(1)
        area.setWidget(inside)
        area.setMinimumHeight(_LEAST)
        return area

    def _part(self, number: int, part: PlannedPart) -> QFrame:
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(3)
        title = self._said(f"{number}   {_one_line(part.article.title)}", fonts.Role.STRONG)
        column.addWidget(title)
        lines = [_one_line(part.first_line)]
        if part.last_line != part.first_line:
            lines += ["…", _one_line(part.last_line)]
        column.addWidget(self._said("\n".join(lines), fonts.Role.ROW_QUOTE))
        column.addWidget(self._said(self._counts(part), fonts.Role.HINT))
        frame.setAccessibleName(f"{title.text()}. {self._counts(part)}")
        return frame

    def _counts(self, part: PlannedPart) -> str:
        size = len(part.article.text)
        said = [
            number_apart(self.tr("%n characters", "", size), size),
            self.tr("%n labels", "", part.spans),
            self.tr("%n links", "", part.links),
            self.tr("%n zones", "", part.zones),
        ]
        if part.is_there:
            said.append(self.tr("joins the article of this text that is there already"))
        return " · ".join(said)

    def _notes(self) -> list[str]:
        plan = self._plan
        if plan.blocking:
            others = any(block.row == "span" and block.annotator_id != plan.by for block in plan.blocking)
            return [self.tr("A label is moved by the person who made it.")] if others else []
        said = [self.tr("The whole text stays in the project, hidden. Everybody's labels and states move along.")]
        if plan.dropped_links:
            said.append(
                self.tr(
                    "%n links lead from one part to another: they stay with the whole text only.",
                    "",
                    plan.dropped_links,
                )
            )
        if plan.decisions:
            said.append(
                self.tr("Gold moves along; %n decisions of the review stay with the whole text.", "", plan.decisions)
            )
        return said

    # What stands in the way

    def _add_blocking(self, column: QVBoxLayout) -> None:
        found = self._plan.blocking
        self.blocking.setVisible(bool(found))
        if not found:
            return
        column.addWidget(
            self._said(
                self.tr("%n labels or zones lie across the cut and must be moved first:", "", len(found)), fonts.Role.UI
            )
        )
        self.blocking.addItems([self._line(block) for block in found])
        self.blocking.setAccessibleName(self.tr("What lies across the cut"))
        row = self.blocking.sizeHintForRow(0)
        self.blocking.setFixedHeight(min(_FEW, row * len(found) + 2 * self.blocking.frameWidth()))
        self.blocking.setCurrentRow(0)
        self.blocking.itemActivated.connect(lambda _item: self._show_place())
        column.addWidget(self.blocking)

    def _line(self, block: Blocking) -> str:
        if block.row == "zone":
            kind = translated("zones", ZONE_TEXTS[block.kind]) if block.kind in ZONE_TEXTS else block.kind
            whose = self.tr("zone {kind}").format(kind=kind)
        else:
            label = self._labels.get(block.kind, block.kind)
            whose = self.tr("{label} of {name}").format(label=label, name=block.name)
        return self.tr("{whose}: “{quote}”").format(whose=whose, quote=_one_line(block.quote))

    def _show_place(self) -> None:
        block = self._plan.blocking[max(self.blocking.currentRow(), 0)]
        self.reject()
        self.place_asked.emit(block)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.accept_button = QPushButton(self.tr("&Split"), self)
        self.accept_button.setEnabled(self._plan.can_be_done)
        self.accept_button.setVisible(self._plan.can_be_done)
        self.show_button = QPushButton(self.tr("&Go there"), self)
        self.show_button.setVisible(not self._plan.can_be_done)
        if self._plan.can_be_done:
            box.addButton(self.accept_button, role.AcceptRole)
            self.accept_button.setDefault(True)
        else:
            box.addButton(self.show_button, role.ActionRole)
            self.show_button.setDefault(True)
            self.show_button.clicked.connect(self._show_place)
        box.addButton(self.tr("&Cancel"), role.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"
