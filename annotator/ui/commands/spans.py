"""Actions on the list of spans: its order, and which spans it shows. Each person finds theirs again."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from annotator.domain.errors import UserError
from annotator.domain.listing import ORDERS, Listing
from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.panels.span_list import SpanList
from annotator.ui.session import Session


class SpanListCommands(QObject):
    """Binds the actions of the list of spans, and keeps what was chosen for each project and person."""

    def __init__(self, session: Session, state: State, actions: Actions, spans: SpanList) -> None:
        super().__init__(spans)
        self._session = session
        self._state = state
        self._actions = actions
        self._list = spans
        self._key = ("", "")
        orders = QActionGroup(self)
        for order in ORDERS:
            orders.addAction(actions[f"spans.order.{order}"])
            actions.bind(f"spans.order.{order}", lambda order=order: self._order(order))  # type: ignore[misc]
        actions.bind("spans.all", lambda: self._choose(Listing(spans.listing.order)))
        actions.bind("spans.only_open", self._toggle_open)
        actions.bind("spans.words", spans.focus_filter)
        actions.bind("spans.menu", spans.show_menu)
        spans.listing_changed.connect(self._on_changed)
        session.project_opened.connect(self._restore)
        session.annotator_changed.connect(self._restore)
        self._show()

    def _order(self, order: str) -> None:
        self._choose(replace(self._list.listing, order=order))

    def _toggle_open(self) -> None:
        listing = self._list.listing
        self._choose(replace(listing, only_open=not listing.only_open))

    def _choose(self, listing: Listing) -> None:
        self._list.set_listing(listing)
        self._show()  # what is chosen already was unchecked by the click on it

    def _on_changed(self) -> None:
        self._show()
        if self._key[0]:
            with contextlib.suppress(UserError):
                self._state.remember_listing(*self._key, self._list.listing)

    def _show(self) -> None:
        """Check what holds now."""
        listing = self._list.listing
        self._actions[f"spans.order.{listing.order}"].setChecked(True)
        self._actions["spans.only_open"].setChecked(listing.only_open)
        self._actions["spans.all"].setChecked(not listing.narrows)

    def _restore(self) -> None:
        project = self._session.project
        if project is None:
            return
        key = (project.id, self._session.viewer)
        kept = self._state.listing(*key)
        known = frozenset(label.id for label in project.scheme.labels)
        self._key = ("", "")  # what is found again is not written again
        self._list.set_listing(Listing(kept.order, kept.labels & known, kept.only_open))
        self._key = key
