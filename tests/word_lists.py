"""Forgetting the word lists, for tests that change them."""

from __future__ import annotations

import sys


def forget() -> None:
    """Forget whatever the readers keep, as a new start of the program does; the word model stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith("annotator.suggest") and not name.endswith(".vietnamese"):
            for kept in vars(module).values():
                if callable(forget := getattr(kept, "cache_clear", None)):
                    forget()
