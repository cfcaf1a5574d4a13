"""The overview's words that count something: their forms are chosen by Qt, which sees them in `tr` only."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Overview(QObject):
    """Named as the context of all words of the overview."""

    def articles(self, count: int) -> str:
        """Return how many articles."""
        return self.tr("%n articles", "", count)

    def finished(self, count: int) -> str:
        """Return how many articles several finished; `{every}` is to be filled."""
        return self.tr("%n articles finished by two or more, of {every}.", "", count)

    def alone(self, count: int) -> str:
        """Return how many articles one person alone finished."""
        return self.tr("%n finished by one person only are in no number.", "", count)

    def shared(self, count: int) -> str:
        """Return how many articles two people share; `{one}` and `{two}` are to be filled."""
        return self.tr("{one} and {two} share %n articles.", "", count)

    def undecided(self, count: int) -> str:
        """Return in how many articles there are disagreements."""
        return self.tr("in %n articles, all annotators", "", count)

    def others(self, count: int) -> str:
        """Return how many values are not listed."""
        return self.tr("and %n others", "", count)

    def undated(self, count: int) -> str:
        """Return how many articles have no date."""
        return self.tr("%n articles have no date.", "", count)

    def pairs(self, count: int) -> str:
        """Return over how many pairs a number is a mean."""
        return self.tr("mean over %n pairs; interval from 2,000 resamples of articles", "", count)
