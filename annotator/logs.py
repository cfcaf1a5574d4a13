"""The log: what a person is not told in a sentence, for a report. It holds no word of an article or a note."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator import paths

if TYPE_CHECKING:
    import logging
    from logging.handlers import RotatingFileHandler

_OURS = "annotator"
NAME = "annotator.log"


def file_handler() -> RotatingFileHandler:
    """Return what writes the log into its file, which is made when the first is written."""
    import logging.handlers  # noqa: PLC0415  what starts must not pay for it

    handler = logging.handlers.RotatingFileHandler(
        paths.log_dir() / NAME, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(_scrubbing())
    return handler


def _scrubbing() -> logging.Formatter:
    """Return what writes a record as a line that holds nothing of a person's texts."""
    import logging  # noqa: PLC0415  as above

    from annotator.domain.scrubbing import described, scrubbed  # noqa: PLC0415

    class Scrubbing(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            told = logging.makeLogRecord(record.__dict__)
            told.exc_text = told.stack_info = None
            told.args = None
            told.msg = self._said(record)
            return super().format(told)

        def _said(self, record: logging.LogRecord) -> str:
            template = str(record.msg)
            if record.name.partition(".")[0] != _OURS:
                return str(scrubbed(template % record.args if record.args else template))
            given = record.args
            if isinstance(given, tuple):
                return template % tuple(scrubbed(value) for value in given)
            return template % {key: scrubbed(value) for key, value in given.items()} if given else template

        def formatException(self, ei: object) -> str:  # noqa: N802  its name in the library
            error = ei[1] if isinstance(ei, tuple) else None
            return described(error) if isinstance(error, BaseException) else ""

    return Scrubbing("%(asctime)s %(levelname)s %(name)s: %(message)s")


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
