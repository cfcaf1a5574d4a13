"""The looks of labels and of the article, from the theme and the scheme."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtGui import QColor

from annotator.domain.scheme import Label, Scheme, named
from annotator.ui import fonts
from annotator.ui.article.look import CHARACTERS, TINTS, ArticleLook, LabelLook
from annotator.ui.theme import Theme
from annotator.ui.widgets.strip import LabelKey


def label_look(theme: Theme, label: Label, rank: int, language: str) -> LabelLook:
    """Return one label's colours in the theme shown now and its name in a language ("en" or "vi")."""
    colours = label.colours[theme.name]
    paper = theme.neutral.paper
    return LabelLook(
        name=named(label.names, language),
        tint=QColor(paper if theme.high_contrast else colours["tint"]),
        strong=QColor(colours["strong"]),
        lane=QColor(colours["lane"]),
        chip=QColor(colours["chip"]),
        pattern=label.pattern,
        rank=rank,
    )


def label_looks(theme: Theme, scheme: Scheme, language: str) -> dict[str, LabelLook]:
    """Return every label's look by its id, in the scheme's order, retired ones included."""
    return {label.id: label_look(theme, label, rank, language) for rank, label in enumerate(scheme.labels)}


def article_look(
    theme: Theme,
    scheme: Scheme,
    language: str,
    *,
    text_font: str = "serif",
    text_size: int = 18,
    all_chips: bool = False,
    text_width: int = CHARACTERS,
    lane_style: str = TINTS,
) -> ArticleLook:
    """Return what the article view is told: `language` is en or vi, the rest as in the settings of the same names."""
    colours = {name: QColor(value) for name, value in dataclasses.asdict(theme.neutral).items()}
    return ArticleLook(
        paper=colours["paper"],
        ink=colours["ink"],
        ink2=colours["ink2"],
        ink3=colours["ink3"],
        fade=colours["fade"],
        hair=colours["hair"],
        hair2=colours["hair2"],
        sel=colours["sel"],
        hover=colours["hover"],
        tsel=colours["tsel"],
        btn=colours["btn"],
        btn_text=colours["btn_text"],
        alert=colours["alert"],
        labels=label_looks(theme, scheme, language),
        serif=fonts.text_family(text_font),
        sans=fonts.sans_family(),
        text_size=text_size,
        all_chips=all_chips,
        text_width=text_width,
        lane_style=lane_style,
    )


def label_keys(scheme: Scheme, looks: Mapping[str, LabelLook]) -> list[LabelKey]:
    """Return the labels in use with their names, keys and looks, as buttons show them."""
    return [
        LabelKey(label.id, looks[label.id].name, label.key, looks[label.id])
        for label in scheme.labels
        if not label.retired
    ]
