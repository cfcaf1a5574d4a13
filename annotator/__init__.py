"""Annotator: mark who claims what, who denies it, and with which figures."""

__version__ = "0.1.0"
