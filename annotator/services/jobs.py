"""What long work says and hears while it runs; the same for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError

Progress = Callable[[int, int, str], None]
"""Called with what is done, the total (both in the same unit) and the name of what is being worked on."""

Cancelled = Callable[[], bool]
"""Asked often; true ends the work."""


class Stopped(UserError):
    """Long work that was cancelled; it left everything as it was."""


def stop_if(cancelled: Cancelled) -> None:
    """Raise Stopped where the work was cancelled."""
    if cancelled():
        raise Stopped(QT_TRANSLATE_NOOP("errors", "Cancelled; nothing was changed."))


def unheard(done: int, total: int, name: str) -> None:
    """Progress that nobody listens to."""


def never() -> bool:
    """Answer for work that cannot be cancelled."""
    return False
