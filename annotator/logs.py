"""The log: what a person is not told in a sentence, for a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator import paths

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler


def file_handler() -> RotatingFileHandler:
    """Return what writes the log into its file, which is made when the first is written."""
    import logging.handlers  # noqa: PLC0415  what starts must not pay for it

    handler = logging.handlers.RotatingFileHandler(
        paths.log_dir() / "annotator.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


@contextmanager
def kept() -> Iterator[None]:
    """Keep in the file what is logged by a command, whose error stream is for sentences."""
    import logging  # noqa: PLC0415  as above

    handler, root = file_handler(), logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()
