"""What the settings file says and cannot hold is named in a sentence."""

import json

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator import paths
from annotator.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.keymap import Keymap, read_key
from annotator.ui.not_taken import not_taken


@pytest.fixture
def said(qtbot, scheme):
    """Return what is said of a settings file, with the scheme's labels in the table."""

    def say(content) -> str:
        file = paths.config_dir() / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        settings = Settings.load(file)
        window, view = QMainWindow(), QWidget()
        qtbot.addWidget(window)
        qtbot.addWidget(view)
        actions = Actions(window, view, Keymap(settings))
        actions.set_scheme(scheme, lambda _label: None, lambda _label: None)
        return not_taken(settings, actions)

    return say


def test_of_a_file_that_is_in_order_nothing_is_said(said):
    assert said({"text_size": 24, "keys": {"span.jump": ["J"], "find": [], "label.of.another.scheme": ["C"]}}) == ""


def test_values_are_named_as_the_settings_call_them(said):
    assert said({"text_size": 99, "theme": "pink"}) == 'Not taken from your settings: Theme ("pink"), Size (99).'


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"span.jump": ["Zzz"]}, "the key of “Jump to a span by letters” (Zzz)"),
        ({"span.jump": ["Backspace"]}, "the key of “Jump to a span by letters” (Backspace)"),
        ({"span.jump": ["J"], "span.link": ["J"]}, "the key of “Link to…” (J, which “Jump to a span by letters” has)"),
        ({"label.claim": ["J"], "span.jump": ["J"]}, "the key of “Claim” (J, which “Jump to a span by letters” has)"),
        ({"span.jump": 7}, "the key of “Jump to a span by letters” (7)"),
        ([1, 2], "the keys ([1, 2])"),
    ],
)
def test_an_own_key_that_does_not_hold_is_named_with_its_action(said, keys, told):
    sentence = said({"keys": keys})
    assert sentence.startswith("Not taken from your settings: the key")
    assert told in sentence


def test_many_are_one_sentence_that_stays_short(said):
    sentence = said({"text_size": 1, "theme": 2, "language": 3, "snapping": 4, "text_font": "x" * 300})
    assert sentence.endswith(", and more.")
    assert sentence.count(".") == 1
    assert len(sentence) < 200


def test_a_file_that_was_moved_aside_is_named(said):
    assert "settings.damaged-1.json" in said("{")


def test_what_a_person_sets_in_the_program_is_never_told_of(qtbot):
    window, view = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(view)
    settings = Settings.load()
    actions = Actions(window, view, Keymap(settings))
    actions.keymap.change("span.jump", [read_key("L")], take=True)
    actions.keymap.change("find", [])
    again = Settings.load()
    assert not_taken(again, Actions(QMainWindow(), view, Keymap(again))) == ""
