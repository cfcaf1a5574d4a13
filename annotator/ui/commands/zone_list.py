"""The list of the article's zones in place of the panels of the current span and the list of spans."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget, QStackedWidget

from annotator.domain.edit import Edit
from annotator.domain.zone import PROPOSED, REJECTED, Zone
from annotator.services.zone_acts import reading_order
from annotator.ui.actions import Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.commands.zones import ZoneCommands
from annotator.ui.panels.zone_list import ZoneList
from annotator.ui.session import Session
from annotator.ui.start import Look


class ZoneListCommands(QObject):
    """Binds the action; `pages` holds the other panels as its first page and lies in `dock`."""

    def __init__(
        self,
        session: Session,
        view: ArticleView,
        actions: Actions,
        look: Look,
        *,
        zones: ZoneCommands,
        pages: QStackedWidget,
        dock: QDockWidget,
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._actions = session, view, actions
        self._zones, self._pages, self._dock = zones, pages, dock
        self._panel: ZoneList | None = None
        self._was_hidden = False
        actions.bind("zone.list", self.toggle)
        session.article_opened.connect(lambda _id: self._show())
        session.project_closed.connect(self._close)
        session.changed.connect(self._on_changed)
        zones.changed.connect(self._on_current_changed)
        look.changed.connect(self._on_look)

    @property
    def panel(self) -> ZoneList:
        """The panel, made when it is first wanted."""
        if self._panel is None:
            self._panel = panel = ZoneList(self._pages)
            self._pages.addWidget(panel)
            panel.zone_chosen.connect(self._go_to)
            panel.accept_asked.connect(self._accept)
            panel.reject_asked.connect(self._reject)
            panel.kind_asked.connect(self._ask_kind)
            panel.boundaries_asked.connect(self._move_boundaries)
            panel.all_asked.connect(lambda: self._zones.accept(self._zones.left))
            panel.sure_asked.connect(self._actions["zone.accept_sure"].trigger)
            panel.leave_asked.connect(self.leave)
            self._on_look()
        return self._panel

    @property
    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._panel is not None and self._pages.currentWidget() is self._panel

    def toggle(self) -> None:
        """Open the panel with the keyboard in it, or close it."""
        if self.is_open:
            self.leave()
            return
        if self._session.article is None:
            return
        panel = self.panel
        self._was_hidden = self._dock.isHidden()
        self._pages.setCurrentWidget(panel)
        self._dock.show()
        self._dock.raise_()
        self._show()
        zone = self._zones.target()
        if zone is not None:
            panel.choose(zone.id)
        elif panel.row < 0:
            panel.view.choose(0)
        panel.take_keyboard()

    def leave(self) -> None:
        """Close the panel; the keyboard is in the text."""
        self._close()
        self._view.setFocus()

    def _close(self) -> None:
        if self.is_open:
            self._pages.setCurrentIndex(0)
            if self._was_hidden:
                self._dock.hide()

    def _show(self) -> None:
        """Show what there is: to those who do not lead only what is accepted."""
        article = self._session.article
        if not self.is_open or article is None:
            return
        zones = self._session.all_zones() if self._session.leads else self._session.zones
        self.panel.set_zones(article.text, sorted(zones, key=reading_order), leads=self._session.leads)

    def _on_changed(self, edit: Edit) -> None:
        if edit.of(Zone):
            self._show()
            self._on_current_changed()

    def _on_current_changed(self) -> None:
        current = self._zones.current
        if self.is_open and current is not None:
            self.panel.choose(current.id)

    def _on_look(self) -> None:
        if self._panel is not None:
            cap = self._actions.cap_text
            edges = cap("span.boundaries")
            self._panel.set_keys(accept_all=cap("zone.accept_all"), kind=cap("zone.kind"), boundaries=edges)

    # Answers

    def _go_to(self, zone_id: str) -> None:
        zone = self._zones.zone(zone_id)
        if zone is None:
            return
        if zone.state == REJECTED:
            self._view.scroll_to(zone.start, zone.end)
        else:
            self._zones.choose(zone_id)

    def _accept(self, zone_id: str) -> None:
        zone = self._zones.zone(zone_id)
        if zone is not None and zone.state == REJECTED:
            self._zones.bring_back(zone)
        elif zone is not None and zone.state == PROPOSED:
            self._zones.accept([zone])

    def _reject(self, zone_id: str) -> None:
        zone = self._zones.zone(zone_id)
        if zone is not None and self._session.leads:
            self._zones.leave(zone)

    def _move_boundaries(self, zone_id: str) -> None:
        """Move the boundaries of a zone in the text, where the keys do that."""
        zone = self._zones.zone(zone_id)
        if zone is not None and zone.state != REJECTED and self._session.leads:
            self._zones.choose(zone_id)
            self._view.setFocus()
            self._actions["span.boundaries"].trigger()

    def _ask_kind(self, zone_id: str) -> None:
        zone = self._zones.zone(zone_id)
        if zone is not None and zone.state != REJECTED:
            self._zones.choose(zone_id)
            self._zones.ask_kind()
