"""The review's words that count something: in a class of their own, since a subclass would ask in its own context."""

from __future__ import annotations

from PySide6.QtCore import QObject


class ReviewCounted(QObject):
    """Named as the context of these words."""

    def gold(self, count: int) -> str:
        """Return how many articles are gold."""
        return self.tr("%n articles are gold.", "", count)

    def filtered_out(self, count: int) -> str:
        """Return how many disagreements wait that the filter does not show."""
        return self.tr("%n are left without it.", "", count)

    def taken_up(self, count: int) -> str:
        """Return how many articles were closed and have not two who finished them any more."""
        return self.tr("Closed, but gold no more, as fewer than two have finished them now: %n.", "", count)

    def own(self, count: int) -> str:
        """Return how many articles are left out because the person reads them too."""
        return self.tr("%n articles are left out: you read them too.", "", count)
