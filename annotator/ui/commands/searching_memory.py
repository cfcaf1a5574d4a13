"""What was searched for, remembered for each project and person; the words of earlier searches with it."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from annotator.domain.errors import UserError
from annotator.domain.searching import Sought, Values
from annotator.settings import State
from annotator.ui.session import Session


class SearchMemory:
    """Keeps the search of one person in one project at a time."""

    def __init__(self, session: Session, state: State) -> None:
        self._session, self._state = session, state
        self._key = ("", "")
        self._kept = Sought()

    def recall(self) -> Sought:
        """Return what who sits here searched for in this project when they left it."""
        project = self._session.project
        self._key = (project.id, self._session.viewer) if project is not None else ("", "")
        self._kept = self._state.search(*self._key) if project is not None else Sought()
        if not self._session.sees_all:  # from before it was blind here
            self._kept = replace(self._kept, narrowing=self._kept.narrowing.without("annotator"))
        return self._kept

    def keep(self, sought: Sought) -> None:
        """Keep what was searched for last, of whoever it was recalled for."""
        if self._key[0] and sought != self._kept:
            self._kept = sought
            with contextlib.suppress(UserError):  # nothing of it is work
                self._state.remember_search(*self._key, sought)

    def note(self, sought: Sought) -> Values:
        """Keep it, its words among the earlier searches, which are returned."""
        earlier = sought.noted(sought.typed)
        self.keep(replace(sought, earlier=earlier))
        return earlier
