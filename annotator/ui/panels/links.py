"""The links of a span in the inspector: one row each, and one for each that the scheme demands and that is missing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.ring import BOX, paint_ring
from annotator.ui.panels.rows import ROW
from annotator.ui.panels.span_model import one_line
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import CONTROL, BarButton, FlatButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, paint_box, paint_text, paint_unsaved
from annotator.ui.widgets.stack import Stack
from annotator.ui.widgets.swatch import LINK_WIDTH, paint_swatch, swatch_key

TYPES, WIDEST_TYPES = 58, 92
"""Width of the column of type names in px: usual, and where a language's names need more."""
_GAP, _CROSS = 8, 22
SIDE = 6
"""A row reaches so far beyond its words on both sides, in px: room for its ground and its ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link as seen from one of its ends. `type_name` is the inverse name where it is incoming.

    `link_id` is empty for a link that is computed and cannot be removed.
    """

    link_id: str
    type_name: str
    incoming: bool
    other_span_id: str
    other_label: str
    other_quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLink:
    """A link that the scheme demands: its type, and the name of the label at its other end."""

    type_id: str
    type_name: str
    target_name: str


class _Row(BarButton):
    """A row that can be pressed, Enter included; it fills the width."""

    def __init__(self) -> None:
        super().__init__()
        self._type_name, self._types = "", TYPES
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a row's size."""
        return QSize(200, ROW)

    def minimumSizeHint(self) -> QSize:
        """Return less: a row may become narrow."""
        return QSize(120, ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the row as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_ground(self, painter: QPainter) -> None:
        ground = self._background()
        if ground is not None:
            paint_box(painter, self.rect().adjusted(0, 1, 0, -1), 4, ground, None)
        name = QRect(SIDE, 0, self._types - 4, self.height())
        paint_text(painter, name, self._type_name, fonts.font(fonts.Role.UI), token(self.palette(), "ink2"))


class LinkButton(_Row):
    """A link: a press goes to the other span, Delete or the cross removes the link."""

    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row = LinkRow(link_id="", type_name="", incoming=False, other_span_id="", other_label="", other_quote="")
        self._look: LabelLook | None = None
        self._is_unsaved = False
        self.cross = FlatButton("x", parent=self)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.clicked.connect(self.removal_asked)
        self.cross.hide()

    def show_row(self, row: LinkRow, look: LabelLook | None, types_width: int, *, unsaved: bool) -> None:
        """Show a link, `unsaved`: not saved yet; the names of types have a column of `types_width` px."""
        self.row, self._look, self._is_unsaved = row, look, unsaved
        self._type_name, self._types = row.type_name, types_width
        self.retranslate()
        self._offer_cross()

    def retranslate(self) -> None:
        """Say what it is in the interface's language."""
        label = self._look.name if self._look else self.row.other_label
        quote = one_line(self.row.other_quote)
        name = self.tr("{link}: {label}, {quote}").format(link=self.row.type_name, label=label, quote=quote)
        not_saved = [self.tr("Not saved yet")] if self._is_unsaved else []
        self.setAccessibleName(" · ".join([name, *not_saved]))
        self.setToolTip("\n".join([quote, *not_saved]))
        self.cross.setAccessibleName(self.tr("Remove this link"))
        self.cross.setToolTip(self.tr("Remove this link  Delete"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the link."""
        if event.key() == Qt.Key.Key_Delete and self.row.link_id:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the cross."""
        super().enterEvent(event)
        self._offer_cross()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the cross back."""
        super().leaveEvent(event)
        self._offer_cross()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the cross."""
        super().focusInEvent(event)
        self._offer_cross()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the cross back."""
        super().focusOutEvent(event)
        self._offer_cross()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right."""
        super().resizeEvent(event)
        self.cross.setGeometry(self.width() - CONTROL, (self.height() - CONTROL) // 2, CONTROL, CONTROL)

    def _looks(self) -> Hashable:
        look = swatch_key(self._look) if self._look is not None else None
        return self._type_name, self._types, one_line(self.row.other_quote), look, self._is_unsaved

    def _paint(self, painter: QPainter) -> None:
        """Paint type, swatch and quote."""
        self._paint_ground(painter)
        if self._is_unsaved:
            paint_unsaved(painter, self.rect(), token(self.palette(), "alert"))
        swatch = QRect(SIDE + self._types, 0, LINK_WIDTH, self.height())
        if self._look is not None:
            paint_swatch(painter, swatch, self._look)
        left = swatch.right() + 1 + _GAP
        right = self.width() - SIDE - (_CROSS if self.cross.isVisible() else 4)
        quote = QRect(left, 0, right - left, self.height())
        colour = token(self.palette(), "ink" if self.underMouse() else "ink2")
        paint_text(painter, quote, one_line(self.row.other_quote), fonts.font(fonts.Role.ROW_QUOTE), colour)
        self._paint_ring(painter, self.rect().adjusted(0, 1, 0, -1))

    def _offer_cross(self) -> None:
        self.cross.setVisible(bool(self.row.link_id) and (self.underMouse() or self.hasFocus()))
        self.update()


class MissingButton(_Row):
    """A demanded link that is not there: ring, words, and the key that makes it; a press makes it too."""

    def __init__(self) -> None:
        super().__init__()
        self.missing = MissingLink(type_id="", type_name="", target_name="")

    def show_row(self, missing: MissingLink, key: str, types_width: int) -> None:
        """Show what is missing; `key` makes it, the names of types have a column of `types_width` px."""
        self.missing = missing
        self._type_name, self._types = missing.type_name, types_width
        self.set_key(key)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say what is missing in the interface's language."""
        self.setText(self.tr("no {label} yet").format(label=self.missing.target_name.lower()))
        self.setAccessibleName(f"{self.missing.type_name}: {self.text()}")

    def _looks(self) -> Hashable:
        return self._type_name, self._types, self.text(), self.key

    def _paint(self, painter: QPainter) -> None:
        """Paint type, ring, words and key."""
        palette = self.palette()
        self._paint_ground(painter)
        ring = QRect(SIDE + self._types + 1, 0, BOX, self.height())
        paint_ring(painter, ring, token(palette, "ink2"))
        cap = cap_width(self.key) if self.key else 0
        left = ring.right() + 1 + _GAP + 1
        right = self.width() - SIDE
        place = QRect(left, 0, right - left - cap - _GAP, self.height())
        paint_text(painter, place, self.text(), fonts.font(fonts.Role.UI), token(palette, "ink2"))
        if cap:
            box = QRect(right - cap, (self.height() - CAP) // 2, cap, CAP)
            paint_key_cap(painter, box, self.key, palette)
        self._paint_ring(painter, self.rect().adjusted(0, 1, 0, -1))


class LinkGroup(Stack):
    """The group "Links": hidden while there is none and none is demanded.

    Its rows are made once and shown anew: another span is looked at with every other key.
    """

    link_chosen = Signal(str)
    """The span at the other end."""
    link_removed = Signal(str)
    link_asked = Signal(str)
    """A missing link's type."""

    def __init__(self) -> None:
        super().__init__(QMargins(0, 10, 0, 0))
        self._heading = ElidedLabel("", fonts.Role.HEADING, "ink2")
        self._heading.setFixedHeight(fonts.TYPE[fonts.Role.HEADING].line + 4)
        self._rows: list[LinkButton | MissingButton] = []
        self._missing: list[MissingButton] = []
        self._links: list[LinkButton] = []
        self._told: tuple[tuple[LinkRow, ...], tuple[MissingLink, ...], str, frozenset[str]] | None = None
        self._looks: Mapping[str, LabelLook] | None = None
        self.add(self._heading, inset=SIDE)
        self._retranslate()

    @property
    def rows(self) -> Sequence[LinkButton | MissingButton]:
        """The rows from top to bottom."""
        return self._rows

    def show_links(
        self,
        links: Sequence[LinkRow],
        missing: Sequence[MissingLink],
        looks: Mapping[str, LabelLook],
        key: str,
        unsaved: frozenset[str] = frozenset(),
    ) -> None:
        """Show missing links first, then those that are there; `key` is the key that makes a link.

        `unsaved` are the ids of rows that are not saved yet.
        """
        shown = (tuple(links), tuple(missing), key, unsaved.intersection(link.link_id for link in links))
        if shown == self._told and looks is self._looks:
            return
        self._told, self._looks = shown, looks
        had_focus = next((at for at, row in enumerate(self._rows) if row.hasFocus()), -1)
        width = _types_width([*(one.type_name for one in missing), *(link.type_name for link in links)])
        while len(self._missing) < len(missing):
            self._missing.append(self._missing_row())
        while len(self._links) < len(links):
            self._links.append(self._link_row())
        for gap, one in zip(self._missing, missing, strict=False):
            gap.show_row(one, key, width)
        for row, link in zip(self._links, links, strict=False):
            row.show_row(link, looks.get(link.other_label), width, unsaved=link.link_id in unsaved)
        self._rows = [*self._missing[: len(missing)], *self._links[: len(links)]]
        for made in (*self._missing, *self._links):
            made.setVisible(made in self._rows)
        self.setVisible(bool(self._rows))
        if had_focus >= 0 and self._rows:
            self._rows[min(had_focus, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing_row(self) -> MissingButton:
        row = MissingButton()
        row.clicked.connect(lambda: self.link_asked.emit(row.missing.type_id))
        self.add(row, at=1 + len(self._missing))
        return row

    def _link_row(self) -> LinkButton:
        row = LinkButton()
        row.clicked.connect(lambda: self.link_chosen.emit(row.row.other_span_id))
        row.removal_asked.connect(lambda: self.link_removed.emit(row.row.link_id))
        self.add(row)
        return row

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.set_text(self.tr("Links"))
        for row in self._rows:
            row.retranslate()


def _types_width(names: Sequence[str]) -> int:
    font = fonts.font(fonts.Role.UI)
    widest = max((advance(font, name) + 12 for name in names), default=0)
    return max(TYPES, min(widest, WIDEST_TYPES))
