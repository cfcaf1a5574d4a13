"""What others wrote (names, headlines, paths), as it can stand on one line of what we say."""

from __future__ import annotations

import re

TITLE, NAME = 60, 40
"""Characters of a headline and of a person's name in a sentence."""

# Ends of lines, controls, half surrogates, and what turns the direction of all that follows.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff]")


def on_one_line(text: object, limit: int = 0) -> str:
    """Return a path, title or name as it can be printed on one line, whatever characters it holds.

    With a `limit` no more than so many characters, the last of them an ellipsis where some are left out.
    """
    line = _UNPRINTABLE.sub(lambda match: ascii(match[0])[1:-1], str(text))
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip() + "…"
