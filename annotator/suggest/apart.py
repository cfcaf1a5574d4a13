"""Words worked out in a process of their own: the model holds Python's lock for long, which a window would feel.

The process is this program again, with the word PROCESS as its only argument. It is given a text, answers with the
packed extents of its words, and ends; it also ends when the one that asked does, however that came about.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress

from annotator import processes

PROCESS = "_words"
"""The hidden word that `annotator.__main__` hands on to `answer`."""

_LOOK_EVERY = 0.05  # s
_COUNT = 8  # bytes of the text's length


class NoWords(RuntimeError):
    """The process that computes words has failed, and what it said last: a bug, or a damaged installation."""


def words(text: str, cancelled: Callable[[], bool] = lambda: False) -> bytes | None:
    """Return the Vietnamese words of more than one syllable, packed as by `Extents`; None where it was cancelled.

    Raises NoWords where the process fails. Waits for it without Python's lock, and looks 20 times a second whether it
    is cancelled.
    """
    with processes.started(PROCESS) as process:
        asked: list[bytes] = []
        talk = threading.Thread(target=_talk, args=(process, text.encode("utf-8"), asked), daemon=True)
        talk.start()
        try:
            while talk.is_alive() and not cancelled():
                talk.join(_LOOK_EVERY)
        finally:
            if talk.is_alive():
                process.kill()
            talk.join()
    if cancelled():
        return None
    answer = asked[0] if asked else b""
    if process.returncode:
        raise NoWords(answer.decode("utf-8", "replace").strip() or f"it ended with {process.returncode}")
    return answer


def _talk(process: processes.Helper, text: bytes, answer: list[bytes]) -> None:
    """Hand the text over and wait for the answer; stdin stays open, for its end says that nobody is waiting."""
    if process.stdin is None or process.stdout is None:
        return
    with suppress(OSError, ValueError):  # the process has ended; how is told by its return code
        process.stdin.write(len(text).to_bytes(_COUNT, "big") + text)
        process.stdin.flush()
    with suppress(OSError, ValueError):
        answer.append(process.stdout.read())


# In the process


def answer() -> int:
    """Read a text from stdin, write its packed words to stdout, and return the exit code."""
    processes.stand_back()
    source, out = sys.stdin.buffer, sys.stdout.buffer
    try:
        text = source.read(int.from_bytes(source.read(_COUNT), "big")).decode("utf-8")
        processes.end_with(source)
        from annotator.suggest import extents, vietnamese  # noqa: PLC0415  whoever asks does not need the model

        out.write(extents.Extents(vietnamese.words(text)).to_bytes())
        out.flush()
    except BaseException:  # noqa: BLE001  the boundary of a process: whoever asked gets to read it
        out.write(traceback.format_exc().encode("utf-8", "replace"))
        out.flush()
        return 1
    return 0
