"""The word lists that light rules go by: plain text files under resources, one entry a line, which anyone can edit."""

from __future__ import annotations

import unicodedata
from functools import cache

from annotator import paths

LANGUAGES = ("vi", "en")


def language_of(lang: str) -> str:
    """Return the language whose lists serve an article's language tag: "vi" for Vietnamese and unknown, else "en"."""
    return "en" if lang.lower().startswith("en") else "vi"


@cache
def entries(name: str, lang: str) -> tuple[str, ...]:
    """Return the entries of the list `name` (a file `resources/lexicon/<lang>/<name>.txt`), in its order, NFC.

    Blank lines and what follows a `#` are left out.
    """
    text = paths.resource("lexicon", lang, f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(unicodedata.normalize("NFC", line) for line in lines if line)


@cache
def table(name: str, lang: str) -> dict[str, str]:
    """Return a list whose entries are `key = value`, as a mapping."""
    pairs = (entry.partition("=") for entry in entries(name, lang))
    return {key.strip(): value.strip() for key, _, value in pairs}
