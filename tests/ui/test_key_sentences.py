"""Sentences that name keys: those that are set, none that was taken away."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.domain.errors import Finished
from annotator.settings import Settings
from annotator.ui import key_sentences
from annotator.ui.actions import Actions
from annotator.ui.keymap import Keymap


@pytest.fixture
def actions_with(qtbot) -> Callable[[dict[str, tuple[str, ...]]], Actions]:
    """Make the actions of a person who has set these keys."""

    def make(own: dict[str, tuple[str, ...]]) -> Actions:
        settings = Settings.load()
        settings.set_keys(own)
        window, view = QMainWindow(), QWidget()
        qtbot.addWidget(window)
        qtbot.addWidget(view)
        return Actions(window, view, Keymap(settings))

    return make


SAID = {
    "choose": key_sentences.choose_span_first,
    "first": key_sentences.first_span,
    "jump": key_sentences.jumping,
    "pick": lambda actions: key_sentences.picking(actions, "cue"),
    "move": key_sentences.boundaries,
    "reopen": key_sentences.reopening,
    "refuse": lambda actions: key_sentences.refusal(actions, Finished()),
}


def test_the_programs_own_keys_are_named(actions_with):
    actions = actions_with({})
    assert {name: say(actions) for name, say in SAID.items()} == {
        "choose": "First choose a span: Tab, or a click.",
        "first": "Tab goes to the first span.",
        "jump": "Jump: type the letters of a span. Esc leaves.",
        "pick": "Select the words of “cue”, then press ↵. Esc leaves.",
        "move": "Boundaries: ← → move the end, Shift+← → the start, ↑ ↓ the end by line, "
        "Alt+← → the end by character. Esc or B leaves.",
        "reopen": "Ctrl+Shift+O opens it again",
        "refuse": "This article is finished: Ctrl+Shift+O opens it again, then its labels can be changed.",
    }


def test_keys_of_the_persons_own_are_named_instead(actions_with):
    actions = actions_with(
        {
            "span.next": ("F7",),
            "boundaries.leave": ("F12",),
            "end.word.next": ("Ctrl+L",),
            "end.word.previous": ("Ctrl+H",),
            "hints.leave": ("F2", "Esc"),
            "span.form": ("F4",),
            "article.reopen": ("Ctrl+F11",),
        }
    )
    assert {name: say(actions) for name, say in SAID.items()} == {
        "choose": "First choose a span: F7, or a click.",
        "first": "F7 goes to the first span.",
        "jump": "Jump: type the letters of a span. F2 or Esc leaves.",
        "pick": "Select the words of “cue”, then press F4. Esc leaves.",
        "move": "Boundaries: Ctrl+H L move the end, Shift+← → the start, ↑ ↓ the end by line, "
        "Alt+← → the end by character. F12 leaves.",
        "reopen": "Ctrl+F11 opens it again",
        "refuse": "This article is finished: Ctrl+F11 opens it again, then its labels can be changed.",
    }


def test_a_key_that_was_taken_away_is_not_named(actions_with):
    gone = ("span.next", "boundaries.leave", "hints.leave", "leave", "span.form", "span.cue", "article.reopen")
    half = ("end.word.next", "start.word.previous", "end.line.next", "end.character.next")
    actions = actions_with(dict.fromkeys((*gone, *half), ()))
    assert {name: say(actions) for name, say in SAID.items()} == {
        "choose": "First choose a span: click it.",
        "first": "A click on a span shows it here.",
        "jump": "Jump: type the letters of a span.",
        "pick": "Select the words of “cue”.",
        "move": "",
        "reopen": "",
        "refuse": "This article is finished: reopen it to change its labels.",
    }
