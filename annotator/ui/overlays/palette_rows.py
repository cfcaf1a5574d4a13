"""The rows of the palette: what is offered for what was typed, in which order, and how a row is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui import fonts, icons
from annotator.ui.overlays.matching import Hit, Titles, action_of, find_action, hits, query_words, words_of
from annotator.ui.panels.rows import RowModel
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, LabelColours, paint_swatch

ROW, HEADING = 36, 32
"""Heights in px."""
ACTION, ARTICLE, GUIDELINE, WORDS = "action", "article", "guideline", "words"
"""Kinds of rows; `WORDS` are headings and remarks, which cannot be chosen."""
_MOST_ARTICLES = 30
_SIDE, _TEXT_LEFT, _GAP = 14, 40, 12

_ICONS = {
    "project.new": "file-plus", "project.import": "folder-input", "project.export": "download",
    "project.copy": "download", "project.annotator": "user-round", "project.people": "user-round",
    "project.close": "x", "quit": "x", "project.": "folder-open", "find": "search",
    "span.link": "link-2", "span.note": "sticky-note", "span.delete": "x", "span.": "link",
    "article.flag": "flag", "article.skip": "skip-forward", "article.note": "sticky-note",
    "article.finish": "check", "queue.": "list-filter", "suggestion.accept": "check", "zone.": "list-filter",
    "view.articles": "panel-left", "view.spans": "panel-left", "view.swap_sides": "panel-left",
    "view.": "sun", "theme.": "sun", "language.": "languages", "palette": "command", "help.guidelines": "book-open",
    "help.": "lightbulb", "keys.": "command", "settings": "list-filter", "copy": "file-plus", "relabel.": "arrow-right",
    "hints.": "link-2",
}  # fmt: skip
_MOVES = "arrow-right"


class Row(NamedTuple):
    """One row. `id` is an action's or article's id, or a heading of the guidelines."""

    kind: str
    text: str
    id: str = ""
    hits: Sequence[Hit] = ()
    query: Sequence[str] = ()
    """Words to be looked for in the text when the row is painted, in place of `hits`."""
    remark: str = ""
    """What stands after the text in grey, such as why it cannot be done now."""
    keys: Sequence[str] = ()
    icon: str = ""
    look: LabelColours | None = None
    """A label's colours, in place of an icon."""
    enabled: bool = True


class Offer(NamedTuple):
    """An action as the palette is told of it."""

    id: str
    text: str
    english: str
    menu: str
    keys: Sequence[str] = ()
    why_not: str = ""
    """Why it cannot be done now; empty: it can."""
    look: LabelColours | None = None
    checked: bool = False


class Choices:
    """Everything there is to choose from.

    `menus` are the names of the menus by id; `words` is what is written over recent actions, articles, guidelines and
    what cannot be done ("not_now"), and under too many articles ("more").
    """

    def __init__(
        self, titles: Titles | None = None, guidelines: Sequence[str] = (), *, words: Mapping[str, str] | None = None
    ) -> None:
        self.titles = titles or Titles()
        self.guidelines = guidelines
        self.guidelines_keys: Sequence[str] = ()
        self.offers: Sequence[Offer] = ()
        self.recent: Sequence[str] = ()
        self.menus: Mapping[str, str] = {}
        self.words = words or {}

    def rows(self, typed: str) -> list[Row]:
        """Return the rows for what was typed."""
        query = query_words(typed)
        if not query:
            return self._all()
        return [*self._actions(query), *self._articles(query), *self._guidelines(query)]

    def _all(self) -> list[Row]:
        by_id = {offer.id: offer for offer in self.offers}
        recent = [by_id[known] for known in self.recent if known in by_id and not by_id[known].why_not]
        rows = _under(self.words["recent"], (_action_row(offer) for offer in recent))
        for menu, title in self.menus.items():
            now = (offer for offer in self.offers if offer.menu == menu and not offer.why_not)
            rows += _under(title, (_action_row(offer) for offer in now))
        never = (_action_row(offer) for offer in self.offers if offer.why_not)
        return rows + _under(self.words["not_now"], never)

    def _actions(self, query: Sequence[str]) -> list[Row]:
        recent = {action_id: rank for rank, action_id in enumerate(self.recent)}
        found = []
        for at, offer in enumerate(self.offers):
            hit = find_action(query, action_of(offer.text, offer.english, offer.id.replace(".", " ")))
            if hit is not None:
                order = (bool(offer.why_not), hit.rank, recent.get(offer.id, len(recent)), at)
                found.append((order, _action_row(offer, hit.hits)))
        return [row for _, row in sorted(found, key=lambda one: one[0])]

    def _articles(self, query: Sequence[str]) -> list[Row]:
        found = list(islice(self.titles.find(query), _MOST_ARTICLES + 1))
        rows = _under(
            self.words["articles"],
            (
                Row(ARTICLE, title, article_id, query=query, icon="book-open")
                for article_id, title in found[:_MOST_ARTICLES]
            ),
        )
        if len(found) > _MOST_ARTICLES:
            rows.append(Row(WORDS, self.words["more"]))
        return rows

    def _guidelines(self, query: Sequence[str]) -> list[Row]:
        found = ((heading, hits(query, words_of(heading), heading)) for heading in self.guidelines)
        return _under(
            self.words["guidelines"],
            (
                Row(GUIDELINE, heading, heading, inside, keys=self.guidelines_keys, icon="lightbulb")
                for heading, inside in found
                if inside is not None
            ),
        )


def _under(heading: str, rows: Iterable[Row]) -> list[Row]:
    """Return rows with a heading over them, or nothing where there is none."""
    made = list(rows)
    return [Row(WORDS, heading), *made] if made else []


def _action_row(offer: Offer, inside: Sequence[Hit] = ()) -> Row:
    return Row(
        ACTION,
        offer.text,
        offer.id,
        inside,
        remark=offer.why_not,
        keys=offer.keys,
        icon="check" if offer.checked else _icon(offer.id),
        look=offer.look,
        enabled=not offer.why_not,
    )


def _icon(action_id: str) -> str:
    fitting = [prefix for prefix in _ICONS if action_id.startswith(prefix)]
    return _ICONS[max(fitting, key=len)] if fitting else _MOVES


class PaletteModel(RowModel):
    """The rows that are shown."""

    def __init__(self, say: Callable[[Row], str]) -> None:
        super().__init__()
        self._say = say
        self.rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.rows = rows
        self.reset_rows(len(rows))

    def row_at(self, row: int) -> Row | None:
        """Return a row, or None where there is none."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def next_choice(self, row: int, step: int) -> int:
        """Return the row that can be chosen `step` rows on, past headings and round the end; -1: there is none."""
        choices = [at for at, one in enumerate(self.rows) if one.kind != WORDS]
        if not choices:
            return -1
        if row not in choices:
            return choices[0 if step > 0 else -1]
        at = choices.index(row) + step
        if abs(step) > 1:
            at = min(max(at, 0), len(choices) - 1)
        return choices[at % len(choices)]

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row_at(index.row())
        if row is None or row.kind == WORDS:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, and for a screen reader keys and remark with it."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return self._say(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class PaletteDelegate(QStyledItemDelegate):
    """Paints a row: icon or swatch, the text with its hits strong and underlined, the remark, the keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row or of a heading."""
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, PaletteModel) else None
        heading = row is not None and row.kind == WORDS
        return QSize(option.rect.width(), HEADING if heading else ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, then what the row says."""
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, PaletteModel) else None
        if row is None:
            return
        painter.save()
        rect, palette = option.rect, option.palette
        if row.kind == WORDS:
            place = rect.adjusted(_SIDE, 8, -_SIDE, 0)
            paint_text(painter, place, row.text, fonts.font(fonts.Role.HEADING), token(palette, "ink3"))
        else:
            option.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
            )
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_row(painter, rect, palette, row, chosen=chosen)
        painter.restore()


def _paint_row(painter: QPainter, rect: QRect, palette: QPalette, row: Row, *, chosen: bool) -> None:
    sign = QRect(rect.left() + _SIDE, rect.top(), LIST_WIDTH, rect.height())
    if row.look is not None:
        paint_swatch(painter, sign, row.look, selected=chosen)
    elif row.icon:
        icons.paint_icon(painter, sign, row.icon, token(palette, "ink2" if row.enabled else "ink4"))
    right = rect.right() + 1 - _SIDE
    for key in reversed(row.keys):
        width = cap_width(key)
        cap = QRect(right - width, rect.top() + (rect.height() - CAP) // 2, width, CAP)
        paint_key_cap(painter, cap, key, palette)
        right = cap.left() - 8
    left = rect.left() + _TEXT_LEFT
    room = QRect(left, rect.top(), right - left - (_GAP if row.keys else 0), rect.height())
    colour: TokenName = "ink" if row.enabled else "ink4"
    found = hits(row.query, words_of(row.text), row.text) if row.query else row.hits
    used = paint_with_hits(painter, room, row.text, found or (), palette, colour)
    if row.remark:
        rest = room.adjusted(used + _GAP, 1, 0, 1)
        if rest.width() > 20:
            grey: TokenName = "ink3" if chosen else "ink4"
            paint_text(painter, rest, row.remark, fonts.font(fonts.Role.HINT), token(palette, grey))


def _strong() -> QFont:
    font = QFont(fonts.font(fonts.Role.STRONG))
    font.setUnderline(True)
    return font


def paint_with_hits(
    painter: QPainter, rect: QRect, text: str, found: Sequence[Hit], palette: QPalette, colour: TokenName
) -> int:
    """Paint a line whose hits are strong and underlined, elided where it is too long; return its width in px."""
    plain, strong = fonts.font(fonts.Role.UI), _strong() if found else fonts.font(fonts.Role.UI)
    at, used = 0, 0.0
    for start, end in (*found, (len(text), len(text))):
        for piece, font in ((text[at:start], plain), (text[start:end], strong)):
            if not piece:
                continue
            place = rect.adjusted(round(used), 0, 0, 0)
            width = QFontMetricsF(font).horizontalAdvance(piece)
            if width > place.width() + 0.5:
                paint_text(painter, place, piece, font, token(palette, colour))
                return rect.width()
            paint_text(painter, place.adjusted(0, 0, 2, 0), piece, font, token(palette, colour))
            used += width
        at = end
    return round(used) if used else advance(plain, text)
