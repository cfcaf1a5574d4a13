"""The stopwatch of real work: the time between acts, without the pauses. Others tell it the time."""

from __future__ import annotations

IDLE = 60.0
"""Seconds without an act after which a person counts as away."""
GRACE = 5.0
"""Seconds that are counted after the last act before a pause: the look that followed it."""


class Stopwatch:
    """Counts the seconds between acts that follow one another within `IDLE`; of a longer gap only `GRACE`.

    Reading between two acts is counted when the second one comes and not before: until then nobody knows whether the
    person is still there. So what is `counted` never has to be taken back, and sums of it can be merged.
    """

    def __init__(self) -> None:
        self._last: float | None = None
        self._counted = 0.0

    @property
    def counted(self) -> float:
        """The seconds that are sure; it never shrinks."""
        return self._counted

    @property
    def running(self) -> bool:
        """Whether the person acted within the last minute."""
        return self._last is not None

    def act(self, now: float) -> None:
        """Note that the person did something at `now` (seconds of any clock that never goes back)."""
        self.look(now)
        self._settle(now)
        self._last = now

    def look(self, now: float) -> bool:
        """Note the time; return whether it still runs."""
        if self._last is not None and now - self._last >= IDLE:
            self._counted += GRACE
            self._last = None
        return self.running

    def stop(self, now: float) -> None:
        """Pause at once, because the article or the window is left; what was read until then counts."""
        if self.look(now):
            self._settle(now)
            self._last = None

    def shown(self, now: float) -> float:
        """Return the seconds to show at `now`: what is counted, and while it runs what the next act would add."""
        return self._counted + (max(now - self._last, 0.0) if self._last is not None else 0.0)

    def _settle(self, now: float) -> None:
        if self._last is not None:
            self._counted += max(now - self._last, 0.0)
