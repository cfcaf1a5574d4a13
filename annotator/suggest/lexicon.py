"""The word lists that light rules go by: plain text files under resources, one entry a line, which anyone can edit."""

from __future__ import annotations

import logging
import unicodedata
from functools import cache

from annotator import paths

_log = logging.getLogger(__name__)

LANGUAGES = ("vi", "en")


def language_of(lang: str) -> str:
    """Return the language whose lists serve an article's language tag: "vi" for Vietnamese and unknown, else "en"."""
    return "en" if lang.lower().startswith("en") else "vi"


@cache
def entries(name: str, lang: str) -> tuple[str, ...]:
    """Return the entries of the list `name` (a file `resources/lexicon/<lang>/<name>.txt`), in its order, NFC.

    Blank lines and what follows a `#` are left out. A list that is missing or no text is empty: people edit them.
    """
    path = paths.resource("lexicon", lang, f"{name}.txt")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _log.warning("the word list %s cannot be read and counts as empty: %s", path, error)
        return ()
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(unicodedata.normalize("NFC", line) for line in lines if line)


@cache
def table(name: str, lang: str) -> dict[str, str]:
    """Return a list whose entries are `key = value`, as a mapping."""
    pairs = (entry.partition("=") for entry in entries(name, lang))
    return {key.strip(): value.strip() for key, _, value in pairs}
