"""What stands before a number below nought: a minus sign, or a word for it (âm, minus)."""

from __future__ import annotations

from typing import NamedTuple

from annotator.suggest.figure.text import Line
from annotator.suggest.figure.words import Lexis

DASHES = ("-", "–", "—", "−", "‐", "‑")
OPENING_MARKS = frozenset("“”\"'‘’«‹([{~≈<>≥≤=|•*…—–")
WORD, WEAK, MINUS, DASH, BULLET = "word", "weak", "minus", "dash", "bullet"
_MINUS = "−"


class Sign(NamedTuple):
    """A sign that begins at token `begin`.

    `how` sure it is: WORD is one before a number, WEAK only before what can be below nought, MINUS is the character
    itself, DASH may be a dash, BULLET may open a line of a list.
    """

    begin: int
    how: str


def sign_before(line: Line, token: int, lexis: Lexis) -> Sign | None:
    """Return the sign that ends right before a number at a token."""
    found = lexis.negatives.before(line, token)
    if found:
        return Sign(found[0], found[1]) if found[1] in (WORD, WEAK) and not _joins(line, found[0], lexis) else None
    if not after_loose_dash(line, token):
        return None
    if line.words[token - 1] == _MINUS:
        return Sign(token - 1, MINUS)
    opens = token == 1 or line.words[token - 2].isspace() or line.words[token - 2] in ("•", "*")
    return Sign(token - 1, BULLET if opens else DASH)


def sign_at(line: Line, token: int, lexis: Lexis) -> tuple[int, str]:
    """Return where the sign that begins at a token ends, and how sure it is; the token itself where there is none."""
    found = lexis.negatives.at(line, token)
    if found and found[1] == WORD:
        return found
    if line.words[token] in DASHES and line.glued(token + 1):
        return token + 1, MINUS if line.words[token] == _MINUS else DASH
    return token, ""


def after_loose_dash(line: Line, token: int) -> bool:
    """Tell whether a dash stands right before a token and after a blank or an opening: a minus sign, or a bullet."""
    if token <= 0 or line.words[token - 1] not in DASHES or not line.glued(token):
        return False
    return token == 1 or not line.glued(token - 1) or line.words[token - 2] in OPENING_MARKS


def _joins(line: Line, token: int, lexis: Lexis) -> bool:
    """Tell whether a number right before makes the sign a subtraction: 10 minus 5."""
    before = line.words[token - 1] if token > 0 else ""
    return before[-1:].isdigit() or before in lexis.numbers or before in lexis.scales
