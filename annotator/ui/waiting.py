"""Offers that wait for an answer in the bar below the text: one is in sight, the others keep their place behind it.

What is not saved comes before all of them and is no offer; then what an import, a merge, a restore or a split has done,
then what is said of where the project lies, a split that is proposed, zones, and what is known of the article. What is
answered goes; what was not is not lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Rank(IntEnum):
    """Which offer comes before which."""

    TOLD = 0
    PLACE = 1
    SPLIT = 2
    ZONES = 3
    DATA = 4


class Choice(NamedTuple):
    """An answer to what is said: the words of its button, what it calls, and the key that does the same.

    `leaves`: it wants nothing of the offer, so that Esc takes it too. `keeps`: the offer stands on, since only what
    follows can answer it.
    """

    words: str
    act: Callable[[], object]
    key: str = ""
    leaves: bool = False
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A sentence with answers; both are asked for when it is shown, in the language of that moment.

    `article_id`: it is of that article and goes with it; empty: of the project. `stays`: until it is answered; else it
    steps back when the person goes on in the text, and is made again when the article is opened again.
    """

    name: str
    rank: Rank
    words: Callable[[], str]
    choices: Callable[[], Sequence[Choice]]
    article_id: str = ""
    stays: bool = False


class Waiting(QObject):
    """The offers that nobody has answered, one of a name."""

    changed = Signal()
    came = Signal(object)
    """An `Offer` that was put, before `changed`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: dict[str, Offer] = {}

    def put(self, offer: Offer) -> None:
        """Let an offer wait, in place of the one of its name."""
        self._offers.pop(offer.name, None)
        self._offers[offer.name] = offer
        self.came.emit(offer)
        self.changed.emit()

    def take(self, name: str) -> None:
        """Forget the offer of a name: it was answered, or is none any more."""
        self._keep(lambda offer: offer.name != name)

    def step_back(self) -> None:
        """Forget what does not stay: the person goes on."""
        self._keep(lambda offer: offer.stays)

    def leave_article(self) -> None:
        """Forget what is of an article."""
        self._keep(lambda offer: not offer.article_id)

    def clear(self) -> None:
        """Forget everything."""
        self._keep(lambda _offer: False)

    def _keep(self, wanted: Callable[[Offer], bool]) -> None:
        kept = {name: offer for name, offer in self._offers.items() if wanted(offer)}
        if len(kept) != len(self._offers):
            self._offers = kept
            self.changed.emit()

    def first(self, fits: Callable[[Offer], bool] = lambda _offer: True) -> Offer | None:
        """Return the offer whose turn it is: of the first rank, and of those the newest; None where none fits."""
        fitting = [offer for offer in self._offers.values() if fits(offer)]
        return min(reversed(fitting), key=lambda offer: offer.rank, default=None)
