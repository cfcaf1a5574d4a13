"""The bar above: menu, modes, find, palette, whose work it is, and whether it is saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from annotator.ui.panels.heads import MARGIN
from annotator.ui.widgets.buttons import BarButton, FlatButton, ModeTab
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.menus import passing_menu

HEIGHT = 44
ANNOTATE, REVIEW, OVERVIEW = "annotate", "review", "overview"
MODES = (ANNOTATE, REVIEW, OVERVIEW)
SAVED, TYPING, FAILED, READING = "saved", "typing", "failed", "reading"


class TopBar(QWidget):
    """44 px and a hairline. It asks the window for everything; it knows only what it shows."""

    menu_asked = Signal(QPoint)
    """Where the menu's top left corner belongs, in the screen's coordinates."""
    mode_chosen = Signal(str)
    articles_asked = Signal()
    find_asked = Signal()
    palette_asked = Signal()
    annotator_chosen = Signal(str)
    annotator_wanted = Signal()
    """Another annotator than those listed."""
    saved_asked = Signal()
    """The state of saving was pressed: say why, try again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = {"find": "", "palette": "", "menu": ""}
        self._why: dict[str, str] = {}
        self._people: Sequence[tuple[str, str]] = ()
        self._person = ""
        self._state, self._reason = SAVED, ""
        self._offers = True
        self._menu = FlatButton("menu")
        self._articles = FlatButton("panel-left")
        self._tabs = {mode: ModeTab() for mode in MODES}
        self._find = FlatButton("search")
        self._palette = FlatButton("command")
        self._annotator = FlatButton("user-round", menu=True)
        self._saved = FlatButton("check")
        self._line = Hairline(Qt.Orientation.Vertical, 18)
        self._lay_out()
        self._connect()
        self.set_mode(ANNOTATE)
        self._articles.hide()
        self._retranslate()

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(12, 0, MARGIN - 2, 0)
        row.setSpacing(0)
        row.addWidget(self._menu)
        row.addWidget(self._articles)
        row.addSpacing(2)
        for tab in self._tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self._find)
        row.addSpacing(4)
        row.addWidget(self._palette)
        row.addSpacing(9)
        row.addWidget(self._line)
        row.addSpacing(10)
        for button in (self._annotator, self._saved):
            row.addWidget(button)
        # The tabs' line lies on the hairline.
        row_place = QWidget(self)
        row_place.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row_place)
        self._hairline = Hairline(parent=self)
        self._hairline.lower()

    def _connect(self) -> None:
        self._menu.clicked.connect(lambda: self.menu_asked.emit(_below(self._menu)))
        self._articles.clicked.connect(self.articles_asked)
        for mode, tab in self._tabs.items():
            tab.clicked.connect(lambda _on=False, mode=mode: self.mode_chosen.emit(mode))
        self._find.clicked.connect(self.find_asked)
        self._palette.clicked.connect(self.palette_asked)
        self._annotator.clicked.connect(self.show_people)
        self._saved.clicked.connect(self.saved_asked)

    # What the window uses

    def set_mode(self, mode: str) -> None:
        """Mark the mode that is shown."""
        self._tabs[mode].setChecked(True)

    def offer(self, *, modes: Collection[str], find: bool, palette: bool) -> None:
        """Show the tabs of these modes, and the buttons for finding and for the palette or not."""
        for mode, tab in self._tabs.items():
            tab.setVisible(mode in modes)
        self._find.setVisible(find)
        self._palette.setVisible(palette)
        self._offers = find or palette
        self._line.setVisible(self._offers and bool(self._people))

    def enable_mode(self, mode: str, *, on: bool, why: str = "") -> None:
        """Let a mode be chosen or not; disabled it says why in its tool tip."""
        self._tabs[mode].setEnabled(on)
        self._tabs[mode].setToolTip("" if on else why)
        self._tabs[mode].setAccessibleDescription("" if on else why)

    def set_count(self, mode: str, count: int | None) -> None:
        """Show a number beside a mode: what waits there."""
        self._tabs[mode].set_count(count)

    def set_keys(self, *, find: str, palette: str, menu: str = "") -> None:
        """Show the keys of find, palette and menu, as `keycap.hint_text` writes them."""
        self._keys = {"find": find, "palette": palette, "menu": menu}
        self._retranslate()

    def set_position(self, text: str) -> None:
        """Show where one is ("13 / 40") while the articles' panel is hidden; empty: the panel is there."""
        _say(self._articles, text)
        self._articles.setVisible(bool(text))
        self._retranslate()

    def set_annotators(self, people: Sequence[tuple[str, str]], current: str) -> None:
        """Take the project's people as (id, name) and who is working; an empty list hides the switch."""
        self._people, self._person = tuple(people), current
        name = dict(people).get(current, "")
        _say(self._annotator, name)
        self._annotator.setVisible(bool(people))
        self._line.setVisible(self._offers and bool(people))
        self._retranslate()

    def set_saved(self, state: str, reason: str = "") -> None:
        """Show one of saved, typing, failed and reading; the last two say why."""
        if (state, reason) != (self._state, self._reason):
            self._state, self._reason = state, reason
            self._show_saved()

    def people_menu(self) -> QMenu:
        """Return the menu of the annotators, who is working ticked, and the way to another one."""
        menu = passing_menu(self)
        group = QActionGroup(menu)
        for annotator_id, name in self._people:
            action = QAction(name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(annotator_id == self._person)
            action.triggered.connect(lambda _on=False, who=annotator_id: self.annotator_chosen.emit(who))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Another annotator…")).triggered.connect(self.annotator_wanted)
        return menu

    def show_people(self) -> None:
        """Open the menu of the annotators, who is working chosen: arrows and Enter go on as another one."""
        menu = self.people_menu()
        menu.popup(_below(self._annotator))
        menu.setActiveAction(next((action for action in menu.actions() if action.isChecked()), menu.actions()[0]))

    def sizeHint(self) -> QSize:
        """Return the bar's size; it takes the width it is given."""
        return QSize(720, HEIGHT)

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hairline below; leave out the word beside the magnifier where it is narrow."""
        super().resizeEvent(event)
        self._hairline.setGeometry(0, HEIGHT - 1, self.width(), 1)
        self._show_find()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        names = {ANNOTATE: self.tr("Annotate"), REVIEW: self.tr("Review"), OVERVIEW: self.tr("Overview")}
        for mode, tab in self._tabs.items():
            _say(tab, names[mode])
        self._find.set_key(self._keys["find"])
        self._palette.set_key(self._keys["palette"])
        self._show_find()
        _describe(self._menu, self.tr("Menu"), self._keys["menu"])
        _describe(self._find, self.tr("Find"), self._keys["find"])
        _describe(self._palette, self.tr("Commands"), self._keys["palette"])
        _describe(self._articles, self.tr("Show the articles"), "")
        who = self._annotator.text()
        _describe(self._annotator, self.tr("Annotator: {name}").format(name=who), "")
        self._show_saved()

    def _show_find(self) -> None:
        word = self.tr("Find")
        self._find.set_text(word)
        wide = self._row.sizeHint().width() <= self.width()
        narrow = self._articles.isVisibleTo(self) or not wide
        self._find.set_text("" if narrow else word)

    def _show_saved(self) -> None:
        words = {
            SAVED: self.tr("Saved"),
            TYPING: "…",
            FAILED: self.tr("Not saved"),
            READING: self.tr("Reading only"),
        }
        spoken = {state: self._reason or words[state] for state in (FAILED, READING)}
        spoken[TYPING] = self.tr("Not saved yet")
        button = self._saved
        # The bar must not move with every key that is typed into a field: the shorter states keep the room of "Saved".
        button.set_icon("check")
        button.set_text(words[SAVED])
        button.setMinimumWidth(button.sizeHint().width())
        button.set_icon({SAVED: "check", FAILED: "alert"}.get(self._state, ""))
        button.set_colour("alert" if self._state == FAILED else "ink2")
        _say(button, words[self._state])
        _describe(button, spoken.get(self._state, words[self._state]), "")


def _below(button: BarButton) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 2))


def _say(button: BarButton, text: str) -> None:
    """Set a button's words; an ampersand in a name makes no key."""
    button.set_text(text)
    button.setShortcut(QKeySequence())
    button.setAccessibleName(text)


def _describe(button: BarButton, name: str, key: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(f"{name}  {key}" if key else name)
