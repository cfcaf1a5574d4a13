"""What long work says and hears while it runs; the same for the window and the command line."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from annotator.domain.errors import Stopped

__all__ = ["Cancelled", "Progress", "Stopped", "TimeLeft", "never", "stop_if", "unheard"]

Progress = Callable[[int, int, str], None]
"""Called with what is done, the total (both in the same unit) and the name of what is being worked on."""

Cancelled = Callable[[], bool]
"""Asked often; true ends the work."""


def stop_if(cancelled: Cancelled) -> None:
    """Raise Stopped where the work was cancelled."""
    if cancelled():
        raise Stopped


def unheard(done: int, total: int, name: str) -> None:
    """Progress that nobody listens to."""


def never() -> bool:
    """Answer for work that cannot be cancelled."""
    return False


_WINDOW = 20.0
"""Seconds that the speed is taken from: files of one kind come together, and the next ones may be slower."""
_FIRST_WORD = 2.0
"""Seconds before anything is said: the first files tell little."""
_FIRST_SHARE = 0.01


class TimeLeft:
    """Says how long work will still take, from how fast it went in the last 20 seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = clock()
        self._seen: deque[tuple[float, int]] = deque([(self._begun, 0)])

    def seconds(self, done: int, total: int) -> float | None:
        """Return the seconds left with so much done; None where that cannot be said yet."""
        now = self._clock()
        if done != self._seen[-1][1]:
            self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= _WINDOW:
            self._seen.popleft()
        begun, before = self._seen[0]
        if now - self._begun < _FIRST_WORD or done < total * _FIRST_SHARE or done <= before:
            return None
        return (total - done) * (now - begun) / (done - before)
