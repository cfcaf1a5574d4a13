"""Zones that are proposed to the lead: gone through and answered by the keys of all suggestions, drawn anew, or taken.

Others do not see them: what is not accepted is nothing, and zones are the lead's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal

from annotator.domain.edit import Edit
from annotator.domain.ids import derived_id
from annotator.domain.zone import ACCEPTED, PROPOSED, REJECTED, Zone
from annotator.services import zone_acts
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.actions import Actions
from annotator.ui.article.parts import Card, CardRow
from annotator.ui.article.view import ArticleView
from annotator.ui.article_acts import ArticleActs
from annotator.ui.commands.zone_lines import line_edge
from annotator.ui.i18n import translated
from annotator.ui.panels.proposal_line import Asked
from annotator.ui.session import Session
from annotator.ui.widgets.digit_menu import DigitMenu
from annotator.ui.zone_words import confidence_of, kind_of, reason_of

_LEVELS = (95, 90, 80, 70, 50)
"""Hundredths at which all that is so sure can be accepted."""


class ZoneCommands(QObject):
    """The zones of the open article as the lead answers them; `current` is the one that keys act on.

    `changed` follows when what is proposed, or the current one, is another.
    """

    changed = Signal()

    def __init__(self, session: Session, acts: ArticleActs, view: ArticleView, actions: Actions) -> None:
        super().__init__(view)
        self._session, self._acts, self._view, self._actions = session, acts, view, actions
        self.left: list[Zone] = []
        """What nobody has answered, in reading order; empty for those who do not lead."""
        self._current = ""
        self._place: tuple[int, int] | None = None
        """Where the current zone lies."""
        self._opened: set[str] = set()
        """Zones whose lines were shown when they got another kind: so they are again where that is undone."""
        self._moving = False
        view.zone_card_of = self.card
        view.zone_clicked.connect(self.choose)
        view.zone_moved.connect(self._on_drawn)
        view.selection_changed.connect(self._on_caret_moved)
        session.article_opened.connect(lambda _id: self._begin())
        session.project_closed.connect(self._begin)
        session.changed.connect(self._on_changed)
        session.current_changed.connect(self._on_span_chosen)
        actions.bind("zone.accept_all", lambda: self.accept(self.left))
        actions.bind("zone.reject_all", self._reject_all)
        actions.bind("zone.accept_sure", self._ask_how_sure)
        actions.bind("zone.kind", self.ask_kind)

    # What there is

    @property
    def current(self) -> Zone | None:
        """The zone that keys act on."""
        return self.zone(self._current) if self._current else None

    def zone(self, zone_id: str) -> Zone | None:
        """Return a zone of the open article by its id, a rejected one too; None where there is none."""
        return next((zone for zone in self._session.all_zones() if zone.id == zone_id), None)

    def _begin(self) -> None:
        self._current = ""
        self._view.draws_zones = self._session.leads
        self._refresh()

    def _refresh(self) -> None:
        self.left = zone_acts.proposals(self._session.zones) if self._session.leads else []
        current = self.current
        self._current = current.id if current is not None else ""
        self._place = (current.start, current.end) if current is not None else None
        self._view.set_zone(current if current is not None and current.state != REJECTED else None)
        self.changed.emit()

    def _on_changed(self, edit: Edit) -> None:
        article = self._session.article
        if article is not None and any(part.article_id == article.id and part.of(Zone) for part in edit.parts):
            self._follow(edit)
            self._refresh()

    def _follow(self, edit: Edit) -> None:
        """Go on with what an edit, or its undoing, has put in the place of the current zone."""
        before = self._place
        if before is None or self.zone(self._current) is not None:
            return
        made = (change.after for part in edit.parts for change in part.of(Zone))
        found = [
            zone for zone in made
            if isinstance(zone, Zone) and zone.state != REJECTED and zone.start < before[1] and before[0] < zone.end
        ]  # fmt: skip
        if len(found) == 1:
            self._current = found[0].id
            if self._current in self._opened:
                self._view.open_zone(self._current)

    def _on_span_chosen(self, span_id: str) -> None:
        if span_id:
            self.set_current("")

    def _on_caret_moved(self, start: int, end: int) -> None:
        current = self.current
        if current is not None and not self._moving and not (current.start <= start and end <= current.end):
            self.set_current("")

    def set_current(self, zone_id: str) -> None:
        """Make a zone the one that keys act on; empty: none."""
        if zone_id != self._current:
            self._current = zone_id
            self._refresh()

    # Going through

    def stops(self) -> list[tuple[int, object]]:
        """Return what is proposed, each with its place."""
        return [(zone.start, zone.id) for zone in self.left]

    def here(self) -> object:
        """Return the one that is proposed here, as in `stops`; None where there is none."""
        return self._current if self.asks else None

    @property
    def asks(self) -> bool:
        """Whether the current zone waits for an answer."""
        current = self.current
        return current is not None and current.state == PROPOSED

    def choose(self, zone_id: object) -> None:
        """Make a zone the current one, the caret at its beginning, and bring it into sight."""
        zone = self.zone(str(zone_id))
        if zone is None:
            return
        self._moving = True
        self._view.set_caret(zone.start)
        self._session.set_current("")
        self._moving = False
        self.set_current(zone.id)
        self._view.scroll_to(zone.start, zone.end)

    def question(self) -> Asked | None:
        """Return what is asked of the current zone; None where it is not proposed."""
        zone = self.current
        if zone is None or zone.state != PROPOSED:
            return None
        why = " · ".join(part for part in (confidence_of(zone), reason_of(zone)) if part)
        return Asked(kind_of(zone), "", why)  # its words stand on a ground of their own

    def card(self, zone_id: str) -> Card | None:
        """Return what the card of a zone says: why it is proposed, and how sure that is."""
        zone = self.zone(zone_id)
        if zone is None:
            return None
        rows = [CardRow(self.tr("sure"), confidence_of(zone))] if zone.state == PROPOSED else []
        return Card(zone.kind, f"{kind_of(zone)}{'?' if zone.state == PROPOSED else ''}", rows, note=reason_of(zone))

    # Answering

    def accept(self, zones: Sequence[Zone]) -> Edit | None:
        """Accept proposals, as one edit; say how many where they are several."""
        if not self._may_answer() or not self._any(zones):
            return None
        edit = self._acts.answer_zones(zones, ACCEPTED)
        if edit is not None and len(zones) > 1:
            self._session.told.emit(self.tr("%n zones accepted.", "", len(edit.changes)))
        return edit

    def accept_current(self) -> None:
        """Accept the current zone."""
        if self.current is not None:
            self.accept([self.current])

    def reject_current(self) -> None:
        """Reject the current zone; one that is accepted is taken away."""
        if self.current is not None and self._may_answer():
            self.leave(self.current)

    def leave_current(self) -> bool:
        """Reject the current zone, or take it away; return whether there is one."""
        zone = self.current
        if zone is not None:
            self.reject_current()
        return zone is not None

    def leave(self, zone: Zone) -> None:
        """Reject a proposal, or take an accepted zone away."""
        if zone.state == PROPOSED:
            self._acts.answer_zones([zone], REJECTED)
        elif zone.state == ACCEPTED:
            self._acts.remove_zone(zone.id)

    def bring_back(self, zone: Zone) -> None:
        """Propose a rejected zone once more."""
        if self._may_answer():
            self._acts.answer_zones([zone], PROPOSED)

    def _reject_all(self) -> None:
        if self._may_answer() and self._any(self.left):
            edit = self._acts.answer_zones(self.left, REJECTED)
            if edit is not None:
                self._session.told.emit(self.tr("%n zones rejected.", "", len(edit.changes)))

    def _any(self, zones: Sequence[Zone]) -> bool:
        if not zones:
            self._session.told.emit(self.tr("No zones are proposed here."))
        return bool(zones)

    def _may_answer(self) -> bool:
        if not self._session.leads:
            self._session.told.emit(self.tr("The lead answers what is proposed of zones."))
        return self._session.leads

    def _ask_how_sure(self) -> None:
        if self._may_answer() and self._any(self.left):
            self.sure_menu().popup(self._menu_place())

    def sure_menu(self) -> DigitMenu:
        """Return the menu of how sure what is accepted at once must be, with how many zones that are."""
        menu = DigitMenu(self._view)
        for level in _LEVELS:
            found = zone_acts.proposals(self.left, least=level / 100)
            said = self.tr("At least {level} % sure: {count}").format(level=level, count=len(found))
            menu.add(said, lambda found=found: self.accept(found)).setEnabled(bool(found))  # type: ignore[misc]
        return menu

    # Kind

    def ask_kind(self) -> None:
        """Offer the kinds that the current zone, or that at the caret, could be."""
        if self._may_answer():
            zone = self.target()
            if zone is None:
                self._session.told.emit(self.tr("No zone lies here."))
                return
            self.kind_menu(zone).popup(self._menu_place())

    def kind_menu(self, zone: Zone) -> DigitMenu:
        """Return the menu of kinds."""
        menu = DigitMenu(self._view)
        for kind, name in ZONE_TEXTS.items():
            action = menu.add(translated("zones", name), lambda kind=kind: self.change_kind(zone, kind))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(kind == zone.kind)
        return menu

    def change_kind(self, zone: Zone, kind: str) -> Edit | None:
        """Make a zone one of a kind, which accepts it."""
        if self._view.is_open(zone.id):
            self._opened.add(zone.id)
        edit = self._acts.redraw_zone(zone, zone.start, zone.end, kind)
        if edit is not None:
            self.set_current(self._made(edit))
        return edit

    def _menu_place(self) -> QPoint:
        zone = self.target()
        at = self._view.caret() if zone is None else max(zone.start, min(self._view.caret(), zone.end))
        port = self._view.viewport()
        try:
            return port.mapToGlobal(self._view.point_of(at) + QPoint(0, 14))
        except ValueError:  # scrolled away
            return port.mapToGlobal(QPoint(port.width() // 3, port.height() // 3))

    # Boundaries

    def target(self) -> Zone | None:
        """Return the zone that acts on zones mean: the current one, else the smallest one at the caret."""
        return self.current or zone_at(self._session.zones, self._view.caret())

    def begin_boundaries(self) -> bool:
        """Make the zone here the current one, to move its boundaries; return whether there is one, and who may."""
        zone = self.target() if self._session.leads else None
        if zone is None:
            return False
        self.set_current(zone.id)
        return True

    def move_edge(self, edge: str, unit: str, step: int) -> bool:
        """Move an edge of the current zone by a unit; return whether there is one."""
        zone = self.current
        if zone is None:
            return False
        at = zone.start if edge == "start" else zone.end
        moved = line_edge(self._view.text, at, edge, step) if unit == "line" else self._view.words.moved(at, unit, step)
        start, end = (moved, zone.end) if edge == "start" else (zone.start, moved)
        if start < end and (start, end) != (zone.start, zone.end):
            self._redraw(zone, start, end)
        return True

    def _on_drawn(self, zone_id: str, start: int, end: int) -> None:
        zone = self.zone(zone_id)
        if zone is not None:
            self._redraw(zone, start, end)

    def _redraw(self, zone: Zone, start: int, end: int) -> None:
        """Draw a zone anew and keep its lines open: they are being looked at."""
        self._view.keep_open(derived_id("zone", zone.article_id, start, end, zone.kind))
        edit = self._acts.redraw_zone(zone, start, end, zone.kind)
        if edit is not None:
            self._moving = True
            self.set_current(self._made(edit))
            self._moving = False
            self._view.scroll_to(start, end)

    def _made(self, edit: Edit) -> str:
        made = [change.row_id for change in edit.of(Zone) if getattr(change.after, "state", "") == ACCEPTED]
        return made[-1] if made else ""


def zone_at(zones: Sequence[Zone], place: int, fits: Callable[[Zone], bool] = lambda _zone: True) -> Zone | None:
    """Return the smallest zone at a place; one that only ends there where none holds it."""
    inside = [zone for zone in zones if zone.start <= place <= zone.end and fits(zone)]
    return min(inside, key=lambda zone: (place == zone.end, zone.end - zone.start, zone.id), default=None)
