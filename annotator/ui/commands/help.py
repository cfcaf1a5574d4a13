"""Actions that say what can be done: the palette, the cheat sheet, the change of keys. Made when first asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow

from annotator.domain.errors import UserError
from annotator.settings import State
from annotator.ui.action_table import MENUS, MODES, ActionSpec, Context
from annotator.ui.actions import Actions
from annotator.ui.i18n import translated
from annotator.ui.keymap import key_of_event
from annotator.ui.modes import KeyMode
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.widgets.swatch import LabelColours

if TYPE_CHECKING:
    from annotator.ui.overlays.cheat_sheet import CheatSheet
    from annotator.ui.overlays.key_capture import KeyCapture
    from annotator.ui.overlays.palette import Palette
    from annotator.ui.overlays.palette_rows import Choices, Offer

_NEED_SPAN = (
    "relabel.", "option.", "span.boundaries", "span.link", "span.note", "span.history", "end.", "start.",
)  # fmt: skip
_NEED_ARTICLE = (
    "article.flag", "article.finish", "article.skip", "article.note", "article.reopen", "article.history", "label.",
    "zone.", "span.", "caret.", "select.", "go.", "open_point.", "suggestion.", "copy", "find",
)  # fmt: skip
_WARM_AFTER = 2000
"""Milliseconds after which the palette's modules are read, so that it opens at once when it is first asked for."""


def _warm_up() -> None:
    from annotator.ui.overlays import palette  # noqa: F401, PLC0415


class HelpCommands(QObject):
    """Binds the palette, the cheat sheet and the change of keys.

    `articles` gives id and title of those in the list, `headings` those of the guidelines as they are shown; `modes`
    are the modes of the article by their contexts.
    """

    article_taken = Signal(str)
    """An article was chosen in the palette: its id."""
    guidelines_asked = Signal(str)
    """A heading of the guidelines was chosen in the palette: the guidelines are to be shown there."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        look: Look,
        actions: Actions,
        state: State,
        *,
        articles: Callable[[], Iterable[tuple[str, str]]],
        headings: Callable[[], Sequence[str]],
        modes: Mapping[Context, KeyMode],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._look = look
        self._actions = actions
        self._state = state
        self._articles = articles
        self._headings = headings
        self._modes = modes
        self._choices: Choices | None = None
        self._palette: Palette | None = None
        self._sheet: CheatSheet | None = None
        self._capture: KeyCapture | None = None
        actions.bind("palette", self._open_palette)
        actions.bind("help.keys", self._open_sheet)
        actions.bind("keys.edit", self._change_keys)
        actions.bind("help.log", self._show_log)
        for changed in (session.project_opened, session.project_closed, session.articles_changed):
            changed.connect(self._forget_choices)
        session.annotator_changed.connect(self._forget_choices)
        self._warm = QTimer(self, singleShot=True, interval=_WARM_AFTER)
        self._warm.timeout.connect(_warm_up)
        self._warm.start()

    # What is shown

    @property
    def palette(self) -> Palette:
        """The palette, made when it is first asked for."""
        if self._palette is None:
            from annotator.ui.overlays.palette import Palette  # noqa: PLC0415  nothing of it at the start

            self._palette = palette = Palette(self._window, self._choices_now)
            palette.switch = self._switch
            palette.action_taken.connect(self._do)
            palette.article_taken.connect(self.article_taken)
            palette.heading_taken.connect(self.guidelines_asked)
            palette.key_change_asked.connect(self._change_key)
        return self._palette

    @property
    def sheet(self) -> CheatSheet:
        """The cheat sheet, made when it is first asked for."""
        if self._sheet is None:
            from annotator.ui.overlays.cheat_sheet import CheatSheet  # noqa: PLC0415

            self._sheet = CheatSheet(self._window, self._actions, self._looks)
            self._sheet.switch = self._switch
            self._sheet.key_asked.connect(self._change_key)
        return self._sheet

    @property
    def capture(self) -> KeyCapture:
        """The change of one action's keys, made when it is first asked for."""
        if self._capture is None:
            from annotator.ui.overlays.key_capture import KeyCapture  # noqa: PLC0415

            self._capture = KeyCapture(self._window, self._actions)
            self._capture.changed.connect(self._on_key_changed)
        return self._capture

    def _switch(self, event: QKeyEvent) -> bool:
        """Let the keys of palette and cheat sheet end the one that is open, and show the other one."""
        key = key_of_event(event)
        asked = self._actions.keymap.action_of(Context.EVERYWHERE, key) if key is not None else ""
        overlays = {"palette": self._palette, "help.keys": self._sheet}
        if asked not in overlays:
            return False
        shown = [name for name, overlay in overlays.items() if overlay is not None and overlay.isVisible()]
        for overlay in overlays.values():
            if overlay is not None:
                overlay.leave()
        if asked not in shown:
            self._actions[asked].trigger()
        return True

    def _open_palette(self) -> None:
        self.palette.open()

    def _open_sheet(self) -> None:
        self.sheet.open()

    def _change_keys(self) -> None:
        self.sheet.open(changing=True)

    def _show_log(self) -> None:
        from annotator.ui.dialogs.crashed import open_log_folder  # noqa: PLC0415  rarely needed

        folder = open_log_folder()
        if folder:
            self._session.told.emit(self.tr("The log is in {folder}.").format(folder=folder))

    def _change_key(self, action_id: str, place: int = 0) -> None:
        self.capture.ask(action_id, place)

    def _on_key_changed(self, _action_id: str) -> None:
        if self._palette is not None and self._palette.isVisible():
            self._palette.refresh()

    def _do(self, action_id: str) -> None:
        """Do an action that was chosen in the palette, and remember that it was."""
        with contextlib.suppress(UserError):
            self._state.remember_action(action_id)
        self._actions[action_id].trigger()

    # What there is to choose from

    def _forget_choices(self) -> None:
        self._choices = None

    def _choices_now(self) -> Choices:
        from annotator.ui.overlays.matching import Titles  # noqa: PLC0415
        from annotator.ui.overlays.palette_rows import Choices  # noqa: PLC0415

        if self._choices is None:
            self._choices = Choices(titles=Titles(self._articles()))
        choices = self._choices
        choices.guidelines = self._headings()
        looks = self._looks()
        choices.offers = [self._offer(spec, looks) for spec in self._actions]
        choices.recent = self._state.recent_actions()
        guidelines = self._actions.cap_text("help.guidelines")
        choices.guidelines_keys = (guidelines,) if guidelines else ()
        choices.menus = {menu: translated("menus", title) for menu, title in MENUS}
        choices.words = {
            "recent": self.tr("Used last"),
            "not_now": self.tr("Not possible now"),
            "articles": self.tr("Articles"),
            "guidelines": self.tr("Guidelines"),
            "more": self.tr("More articles match: type more letters."),
        }
        return choices

    def _offer(self, spec: ActionSpec, looks: Mapping[str, LabelColours]) -> Offer:
        from annotator.ui.overlays.palette_rows import Offer  # noqa: PLC0415

        kind, _, label_id = spec.id.partition(".")
        cap = self._actions.cap_text(spec.id)
        action = self._actions[spec.id]
        return Offer(
            id=spec.id,
            text=self._actions.text(spec.id),
            english=self._actions.english(spec.id),
            menu=spec.menu,
            keys=(cap,) if cap else (),
            why_not=self._why_not(spec),
            look=looks.get(label_id) if kind in {"label", "relabel"} else None,
            checked=action.isChecked(),
        )

    def _looks(self) -> Mapping[str, LabelColours]:
        return self._look.labels(self._session.scheme) if self._session.project is not None else {}

    # What cannot be done now

    def _why_not(self, spec: ActionSpec) -> str:
        """Return why an action cannot be done now; empty: it can."""
        session, enabled = self._session, self._actions[spec.id].isEnabled()
        if not self._actions[spec.id].isVisible():
            return self.tr("only while annotating")
        if spec.context in MODES and not self._is_on(spec.context):
            return self._only_in()[spec.context]
        if session.project is None:
            return "" if enabled else self.tr("no project is open")
        if spec.id == "project.restore_undo":
            return "" if enabled else self.tr("nothing was restored just now")
        if spec.id.startswith(_NEED_ARTICLE) and session.article is None:
            return self.tr("no article is open")
        if spec.id.startswith(_NEED_SPAN) and session.current_span is None:
            return self.tr("no span is chosen")
        return self._why_no_step(spec.id) or ("" if enabled else self.tr("not in this state of the article"))

    def _only_in(self) -> dict[Context, str]:
        """Return when the actions of each mode can be done."""
        return {
            Context.HINTS: self.tr("while letters stand in the text"),
            Context.BOUNDARIES: self.tr("while boundaries are moved"),
            Context.REVIEW: self.tr("while disagreements are decided"),
        }

    def know_mode(self, context: Context, mode: KeyMode) -> None:
        """Take a mode that was made later: its actions can be taken while it is on."""
        self._modes = {**self._modes, context: mode}

    def _is_on(self, context: Context) -> bool:
        return context in self._modes and self._modes[context].on

    def _why_no_step(self, action_id: str) -> str:
        if action_id == "undo" and not self._session.undo_name:
            return self.tr("there is nothing to undo")
        if action_id == "redo" and not self._session.redo_name:
            return self.tr("there is nothing to redo")
        return ""
