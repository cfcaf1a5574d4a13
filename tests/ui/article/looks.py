"""The looks that tests paint with: the program's own colours and fonts, for the claims scheme."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from annotator import paths
from annotator.domain.scheme import Scheme, scheme_from_toml
from annotator.ui import looks
from annotator.ui.article.look import ArticleLook
from annotator.ui.theme import Theme


@cache
def _scheme() -> Scheme:
    return scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))


def article_look(mode: str = "light", language: str = "en", **more) -> ArticleLook:
    """The look of the claims scheme, light or dark."""
    return looks.article_look(Theme(mode), _scheme(), language, **more)


class LabelColours(NamedTuple):
    """A label's colours in one theme, #RRGGBB."""

    tint: str
    strong: str
    lane: str
    chip: str


def label_colours(label_id: str, mode: str = "light") -> LabelColours:
    """The colours of a label of the claims scheme; needs no application."""
    label = _scheme().label(label_id)
    assert label is not None
    return LabelColours(**label.colours[mode])
