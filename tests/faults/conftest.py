"""The real window, for what befalls it."""

from tests.e2e.conftest import opened

__all__ = ["opened"]
