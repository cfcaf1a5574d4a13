"""The look of the program: fonts, style, theme and language, kept together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from annotator.domain.scheme import Scheme
from annotator.settings import Settings, Value
from annotator.ui import fonts
from annotator.ui.article.look import STRONG, ArticleLook, LabelLook
from annotator.ui.i18n import Language
from annotator.ui.looks import article_look, label_looks
from annotator.ui.style import AnnotatorStyle
from annotator.ui.theme import Theme

_NO_SCHEME = Scheme(id="", version=0, names={"en": ""}, labels=(), link_types=(), open_points=(), content={})


class Look(QObject):
    """The settings that can be seen, live: theme, language, text size and font, names of all spans."""

    changed = Signal()
    """Colours, sizes or names are to be shown anew."""

    def __init__(self, settings: Settings, theme: Theme, language: Language) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.language = language
        theme.changed.connect(self.changed)

    def set(self, key: str, value: Value) -> None:
        """Change a setting; the program follows at once. UserError: it holds, but cannot be saved."""
        if self.settings.get(key) == value:
            return
        try:
            self.settings.set(key, value)
        finally:  # what cannot be saved holds all the same
            self._follow(key, value)

    def _follow(self, key: str, value: Value) -> None:
        if key == "theme":
            self.theme.set_mode(str(value))
        elif key == "language":
            self.language.switch(str(value))
        elif key == "lane_style":
            self.theme.set_high_contrast(on=value == STRONG)
        self.changed.emit()

    def article(self, scheme: Scheme) -> ArticleLook:
        """Return the look of the article view for a scheme."""
        return article_look(
            self.theme,
            scheme,
            self.language.code,
            text_font=self.settings.get("text_font"),
            text_size=self.settings.get("text_size"),
            all_chips=self.settings.get("all_chips"),
            text_width=self.settings.get("text_width"),
            lane_style=self.settings.get("lane_style"),
        )

    def bare(self) -> ArticleLook:
        """Return the look of an article view while no project is open."""
        return self.article(
            Scheme(id="", version=0, names={"en": ""}, labels=(), link_types=(), open_points=(), content={})
        )

    def labels(self, scheme: Scheme) -> Mapping[str, LabelLook]:
        """Return the looks of a scheme's labels, by id."""
        return label_looks(self.theme, scheme, self.language.code)


def dress(settings: Settings, theme: Theme) -> Look:
    """Dress the application, whose palette the theme has set: fonts, style, language."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101  there is a window
    fonts.load()
    app.setStyle(AnnotatorStyle())
    fonts.apply(app)
    language = Language()
    language.switch(settings.get("language"))
    return Look(settings, theme, language)
