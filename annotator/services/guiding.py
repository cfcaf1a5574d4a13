"""The guidelines as a person reads them."""

from __future__ import annotations

from annotator.services.creating import shipped_guidelines

_SHIPPED = ("vi", "en")


def shown_guidelines(text: str, lang: str) -> str:
    """Return a project's guidelines for a reader of `lang` (vi or en).

    Those that ship with the program are there in both languages, whichever of them the project holds; any others are
    shown as they stand.
    """
    if lang in _SHIPPED and text in {shipped_guidelines(known) for known in _SHIPPED}:
        return shipped_guidelines(lang)
    return text
