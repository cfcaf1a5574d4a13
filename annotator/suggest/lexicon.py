"""The word lists that light rules go by: plain text files under resources, one entry a line, which anyone can edit.

Nothing in a list makes a reader fail: what cannot be read is left out, logged once, and told by `damaged`.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache
from pathlib import Path

from annotator import paths
from annotator.domain.scrubbing import Plain

_log = logging.getLogger(__name__)

LANGUAGES = ("vi", "en")
_OF_ONE = {
    "vi": {"bare_verbs", "dates", "domains", "openers_silent", "spreading"},
    "en": {"cues_putting", "occasions", "role_modifiers"},
}
"""Lists that only one language has."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def language_of(lang: str) -> str:
    """Return the language whose lists serve an article's language tag: "vi" for Vietnamese and unknown, else "en"."""
    return "en" if lang.lower().startswith("en") else "vi"


@cache
def entries(name: str, lang: str) -> tuple[str, ...]:
    """Return the entries of the list `name` (a file `resources/lexicon/<lang>/<name>.txt`), in its order, NFC.

    Blank lines, what follows a `#` and lines that are no UTF-8 text are left out; a missing list is empty.
    """
    return tuple(entry for _, entry in _rows(name, lang))


@cache
def entries_in(folder: Path, name: str) -> tuple[str, ...]:
    """Return the entries of a list in a folder of the person's own; there need not be one."""
    return tuple(entry for _, entry in _rows_of(folder / f"{name}.txt", f"{folder}/{name}.txt", needed=False))


@cache
def table(name: str, lang: str) -> dict[str, str]:
    """Return a list whose entries are `key = value`, as a mapping; an entry without a key is left out."""
    pairs = (_pair(entry) for entry in entries(name, lang))
    found = dict(pairs)
    if "" in found:
        del found[""]
        leave_out(name, lang, "")
    return found


def damaged() -> list[str]:
    """Return which of the lists read so far are missing or have lines that were left out, in order, each once.

    "vi/titles.txt" stands for the list as a whole, "vi/titles.txt:12" for its first line at fault, counted from 1.
    """
    return sorted(f"{name}:{line}" if line else name for name, line in _faults().items())


def leave_out(name: str, lang: str, key: str) -> None:
    """Remember that a reader passes over the entry of a key, because it cannot do anything with its value."""
    line = next((number for number, entry in _rows(name, lang) if _pair(entry)[0] == key), 0)
    _remember(name, lang, line, "this line is not one that the reader knows, and left out")


def miss(name: str, lang: str, key: str) -> None:
    """Remember that a list lacks the entry of a key that its reader needs, and that the reader's own stands in."""
    _remember(name, lang, 0, f"there is no line “{key} = …”; the one of the program stands in")


def _pair(entry: str) -> tuple[str, str]:
    key, _, value = entry.partition("=")
    return key.strip(), value.strip()


@cache
def _rows(name: str, lang: str) -> tuple[tuple[int, str], ...]:
    """Return the entries of a list with their lines, counted from 1."""
    needed = not any(name in names for one, names in _OF_ONE.items() if one != lang)
    return _rows_of(paths.resource("lexicon", lang, f"{name}.txt"), f"{lang}/{name}.txt", needed=needed)


def _rows_of(path: Path, file: str, *, needed: bool) -> tuple[tuple[int, str], ...]:
    """Return the entries of a file with their lines; `file` is what the log calls it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        if needed or not isinstance(error, FileNotFoundError):
            _remember_file(file, 0, f"the list cannot be read and counts as empty: {error}")
        return ()
    if needed and not content.strip():
        _remember_file(file, 0, "there is nothing in the file, not even what the list is for")
    found = []
    for number, line in enumerate(content.splitlines(), 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")  # editors of Windows put a mark first
        except UnicodeDecodeError:
            text = "\x00"
        entry = text.partition("#")[0].strip()
        if _CONTROL.search(text):
            _remember_file(file, number, "this line is no UTF-8 text, and left out")
        elif entry:
            found.append((number, unicodedata.normalize("NFC", entry)))
    return tuple(found)


@cache
def _faults() -> dict[str, int]:
    """Return, by list, the first line that was found at fault; 0 for the list as a whole."""
    return {}


def _remember(name: str, lang: str, line: int, why: str) -> None:
    _remember_file(f"{lang}/{name}.txt", line, why)


def _remember_file(file: str, line: int, why: str) -> None:
    if file not in _faults():
        _faults()[file] = line
        _log.warning("word list %s%s: %s", Plain(file), Plain(f", line {line}" if line else ""), Plain(why))
