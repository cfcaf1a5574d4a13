"""The keys in force: laws of rebinding, what is kept in the settings, what can be no key."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.domain.errors import UserError
from annotator.settings import Settings
from annotator.ui.action_table import ACTIONS, MODES, Context, label_specs, zone_specs
from annotator.ui.actions import Actions
from annotator.ui.keymap import Keymap, is_rare, key_of_event, portable, read_key, refusal

TABLE = (*ACTIONS, *zone_specs())
BY_ID = {spec.id: spec for spec in TABLE}


class Kept:
    """Keys kept in memory as the settings keep them in a file."""

    def __init__(self, keys=None):
        self.kept = dict(keys or {})

    def keys(self):
        return dict(self.kept)

    def set_keys(self, keys):
        self.kept = {action_id: tuple(texts) for action_id, texts in keys.items()}


def with_key(scheme, label_id, key):
    labels = tuple(dataclasses.replace(one, key=key) if one.id == label_id else one for one in scheme.labels)
    return dataclasses.replace(scheme, labels=labels)


def known(store=None, scheme=None):
    made = Keymap(store)
    made.know((*TABLE, *(label_specs(scheme) if scheme else ())))
    return made


def clashes(keymap, specs):
    """Return keys with several owners where these can be reached at the same time."""
    owners = {}
    for spec in specs:
        area = "text" if spec.context in {Context.TEXT, Context.EVERYWHERE} else spec.context
        for key in keymap.keys(spec.id):
            owners.setdefault((area, key), []).append(spec.id)
    return {key: ids for key, ids in owners.items() if len(ids) > 1}


def state(keymap, specs):
    return {spec.id: keymap.keys(spec.id) for spec in specs}


SOME = [
    BY_ID[name]
    for name in (
        "palette", "help.keys", "find", "undo", "redo", "span.next", "span.link", "select.grow", "go.name.next",
        "span.form", "article.finish", "view.swap_sides", "hints.none", "hints.first", "boundaries.leave",
        "end.word.next", "option.1", "zone.title",
    )
]  # fmt: skip
KEYS = [read_key(text) for text in ("Ctrl+K", "F1", "Ctrl+Y", "W", "Shift+W", "C", "Return", "1", "0", "Esc", "F7")]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["change", "take", "reset", "reset_take", "reset_all", "scheme"]),
        st.sampled_from([*SOME, "label.claim", "relabel.claim", "label.actor"]),
        st.lists(st.sampled_from(KEYS), max_size=2),
    ),
    max_size=8,
)


def act(keymap, scheme, kind, action_id, keys):
    if kind == "scheme":
        keymap.know((*TABLE, *label_specs(with_key(scheme, "claim", portable(keys[0])[-1:] if keys else "C"))))
    elif kind == "reset_all":
        keymap.reset_all()
    elif kind.startswith("reset"):
        keymap.reset(action_id, take=kind == "reset_take")
    else:
        keymap.change(action_id, keys, take=kind == "take")
        assert keymap.keys(action_id) == tuple(dict.fromkeys(keys))


@given(STEPS)
def test_whatever_is_set_no_two_actions_that_can_be_reached_at_once_share_a_key(qapp, scheme, steps):
    keymap = known(Kept(), scheme)
    specs = [*TABLE, *label_specs(scheme)]
    for kind, wanted, keys in steps:
        before = state(keymap, specs)
        try:
            act(keymap, scheme, kind, wanted if isinstance(wanted, str) else wanted.id, keys)
        except UserError:
            assert state(keymap, specs) == before, "what is refused changes nothing"
        assert clashes(keymap, specs) == {}


@given(st.dictionaries(st.sampled_from([spec.id for spec in SOME]), st.lists(st.sampled_from(KEYS), max_size=3)))
def test_a_file_that_gives_one_key_to_several_actions_is_read_without_a_clash(qapp, scheme, given_keys):
    store = Kept({action_id: tuple(portable(key) for key in keys) for action_id, keys in given_keys.items()})
    assert clashes(known(store, scheme), [*TABLE, *label_specs(scheme)]) == {}


@given(STEPS)
def test_what_is_set_is_found_again(qapp, scheme, steps):
    store = Kept()
    keymap = known(store, scheme)
    for kind, wanted, keys in steps:
        if kind != "scheme":
            try:
                act(keymap, scheme, kind, wanted if isinstance(wanted, str) else wanted.id, keys)
            except UserError:
                continue
    specs = [*TABLE, *label_specs(scheme)]
    assert state(known(Kept(store.keys()), scheme), specs) == state(keymap, specs)


@given(STEPS)
def test_all_as_at_first_is_as_at_first(qapp, scheme, steps):
    store = Kept()
    keymap, fresh = known(store, scheme), known(None, scheme)
    for kind, wanted, keys in steps:
        if kind in {"change", "take"}:
            try:
                act(keymap, scheme, kind, wanted if isinstance(wanted, str) else wanted.id, keys)
            except UserError:
                continue
    keymap.reset_all()
    specs = [*TABLE, *label_specs(scheme)]
    assert state(keymap, specs) == state(fresh, specs)
    assert store.kept == {}


def test_the_program_s_own_keys_are_all_keys_that_can_be(qapp):
    keymap = known()
    for spec in TABLE:
        for key in keymap.table_keys(spec.id):
            assert refusal(spec, key) is None, (spec.id, portable(key))
            assert read_key(portable(key)) == key
        assert keymap.keys(spec.id) == keymap.table_keys(spec.id)


# The settings file


def test_only_what_differs_is_in_the_settings_file(qapp, tmp_path):
    path = tmp_path / "settings.json"
    keymap = known(Settings.load(path))
    keymap.change("palette", [read_key("Ctrl+P")])
    assert json.loads(path.read_text())["keys"] == {"palette": ["Ctrl+P"]}
    assert known(Settings.load(path)).keys("palette") == (read_key("Ctrl+P"),)
    keymap.change("palette", keymap.table_keys("palette"))
    assert json.loads(path.read_text())["keys"] == {}


def test_no_key_is_kept_as_no_key(qapp, tmp_path):
    path = tmp_path / "settings.json"
    known(Settings.load(path)).change("span.jump", [])
    assert known(Settings.load(path)).keys("span.jump") == ()


def test_what_is_not_understood_in_the_file_is_ignored_and_kept(qapp, tmp_path):
    path = tmp_path / "settings.json"
    stored = {"label.rumour": ["U"], "span.jump": ["Nonsense+Q", "J"], "find": ["Ctrl+K, Ctrl+F"], "palette": 3}
    path.write_text(json.dumps({"keys": stored, "theme": "dark"}))
    keymap = known(Settings.load(path))
    assert keymap.keys("span.jump") == (read_key("J"),)
    assert keymap.keys("find") == ()
    assert keymap.keys("palette") == keymap.table_keys("palette")
    keymap.change("span.note", [read_key("M")])
    kept = json.loads(path.read_text())
    assert kept["theme"] == "dark"
    assert kept["keys"]["label.rumour"] == ["U"]
    assert kept["keys"]["span.jump"] == ["Nonsense+Q", "J"]


def test_keys_hold_though_they_cannot_be_saved(qapp, tmp_path, qtbot):
    folder = tmp_path / "a file"
    folder.write_text("")
    keymap = known(Settings.load(folder / "settings.json"))
    with qtbot.waitSignal(keymap.keys_changed), pytest.raises(UserError):
        keymap.change("span.jump", [read_key("J")])
    assert keymap.keys("span.jump") == (read_key("J"),)


# What can be no key


@pytest.mark.parametrize("modifiers", [0, Qt.KeyboardModifier.ControlModifier.value])
@pytest.mark.parametrize("action_id", ["span.jump", "palette", "hints.none", "boundaries.leave"])
def test_backspace_is_never_a_key(qapp, action_id, modifiers):
    key = int(Qt.Key.Key_Backspace) | modifiers
    assert "Backspace" in refusal(BY_ID[action_id], key).template


@pytest.mark.parametrize("key", [Qt.Key.Key_Dead_Acute, Qt.Key.Key_Multi_key, Qt.Key.Key_Hangul, Qt.Key.Key_Kanji])
def test_keys_that_compose_are_refused(qapp, key):
    assert "input method" in refusal(BY_ID["span.jump"], int(key)).template


@pytest.mark.parametrize("letter", "đéñЖ")
def test_letters_that_only_some_layouts_have_are_refused(qapp, letter):
    assert refusal(BY_ID["span.jump"], ord(letter.upper()[0])) is not None


@pytest.mark.parametrize("text", ["K", "Shift+K", "Space", "Return", "Left", "Del", "3", "["])
def test_what_works_everywhere_needs_more_than_a_typed_key(qapp, text):
    assert "everywhere" in refusal(BY_ID["palette"], read_key(text)).template
    assert refusal(BY_ID["span.jump"], read_key(text)) is None


@pytest.mark.parametrize("text", ["F7", "Shift+F7", "Ctrl+G", "Alt+G", "Ctrl+Return", "Meta+G"])
def test_function_keys_and_held_keys_work_everywhere(qapp, text):
    assert refusal(BY_ID["palette"], read_key(text)) is None


@pytest.mark.parametrize("text", ["B", "V", "1", "9", "Shift+T"])
def test_hint_letters_and_digits_stay_free_for_the_targets(qapp, text):
    assert "chooses a span" in refusal(BY_ID["hints.none"], read_key(text)).template
    assert refusal(BY_ID["boundaries.leave"], read_key(text)) is None


@pytest.mark.parametrize(
    ("text", "rare"),
    [("[", True), (";", True), ("Ctrl+Alt+E", True), ("A", False), ("Ctrl+F", False), ("Space", False)],
)
def test_signs_and_alt_gr_are_known_to_be_rare(qapp, text, rare):
    assert is_rare(read_key(text)) is rare


def event(key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_the_keypad_s_keys_are_those_of_the_main_field(qapp):
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert key_of_event(event(Qt.Key.Key_Enter, keypad)) == key_of_event(event(Qt.Key.Key_Return))
    assert key_of_event(event(Qt.Key.Key_5, keypad)) == read_key("5")
    assert key_of_event(event(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)) == read_key("Shift+Tab")
    assert key_of_event(event(Qt.Key.Key_Shift)) is None


def test_an_action_on_return_takes_the_keypad_s_enter_too(qapp):
    keymap = known()
    keymap.change("span.jump", [read_key("Shift+Enter")])
    assert keymap.sequences("span.jump") == [QKeySequence("Shift+Return"), QKeySequence("Shift+Enter")]


# The labels of a scheme


def test_a_label_may_not_take_a_key_of_the_program(qapp, scheme):
    keymap = known(None, with_key(scheme, "claim", "N"))
    assert keymap.keys("label.claim") == ()
    assert keymap.keys("span.note") == (read_key("N"),)
    (lost,) = keymap.lost()
    assert (lost.action_id, portable(lost.key), lost.owner) == ("label.claim", "N", "span.note")


def test_a_label_whose_key_no_layout_types_alone_has_none(qapp, scheme):
    keymap = known(None, with_key(scheme, "denial", "Đ"))
    assert keymap.keys("label.denial") == ()
    assert keymap.lost()[0].owner == ""


def test_a_label_gets_its_key_where_the_person_has_freed_it(qapp, scheme):
    keymap = known(Kept({"span.note": ("Ctrl+M",)}), with_key(scheme, "claim", "N"))
    assert keymap.keys("label.claim") == (read_key("N"),)
    assert keymap.lost() == []


def test_a_key_is_only_taken_from_another_where_that_is_wanted(qapp):
    keymap = known()
    with pytest.raises(UserError):
        keymap.change("span.jump", [read_key("L")])
    keymap.change("span.jump", [read_key("L")], take=True)
    assert keymap.keys("span.jump") == (read_key("L"),)
    assert keymap.keys("span.link") == ()
    keymap.reset("span.link")
    assert keymap.keys("span.link") == ()
    keymap.reset("span.jump")
    assert keymap.keys("span.link") == (read_key("L"),)


def test_the_same_key_may_mean_something_else_in_a_mode(qapp):
    keymap = known()
    keymap.change("boundaries.leave", [read_key("L")])
    assert keymap.keys("span.link") == (read_key("L"),)


# Whatever shows a key


@pytest.fixture
def actions(qtbot, scheme):
    window, view = QMainWindow(), QWidget()
    window.setCentralWidget(view)
    qtbot.addWidget(window)
    made = Actions(window, view, Keymap(Kept()))
    made.set_scheme(scheme, lambda _label: None, lambda _label: None)
    made.retranslate("en")
    return made


def test_shortcuts_texts_and_modes_follow_at_once(actions, qtbot):
    with qtbot.waitSignal(actions.keys_changed):
        actions.keymap.change("article.finish", [read_key("Ctrl+Shift+Return")])
    assert actions["article.finish"].shortcuts() == [
        QKeySequence("Ctrl+Shift+Return"),
        QKeySequence("Ctrl+Shift+Enter"),
    ]
    assert actions.hint_text("article.finish") == "Ctrl Shift ↵"
    assert actions.cap_text("article.finish") == "Ctrl+Shift+↵"
    assert actions.key_text("article.finish") == "Ctrl+Shift+Return"
    actions.keymap.change("boundaries.leave", [read_key("Q")])
    assert actions.in_mode(Context.BOUNDARIES, QKeySequence("Q")) is actions["boundaries.leave"]
    assert actions.in_mode(Context.BOUNDARIES, QKeySequence("Esc")) is None


def test_the_labels_are_shown_with_the_keys_they_have(actions, scheme):
    assert actions.with_keys(scheme).label("claim").key == "C"
    actions.keymap.change("label.claim", [read_key("T")])
    shown = actions.with_keys(scheme)
    assert shown.label("claim").key == "T"
    assert actions.with_keys(scheme) is shown
    assert scheme.label("claim").key == "C"


def test_a_label_without_a_key_is_told_of(actions, scheme):
    assert actions.lost_keys() == ""
    actions.set_scheme(with_key(scheme, "claim", "N"), lambda _label: None, lambda _label: None)
    assert "Claim (N)" in actions.lost_keys()


def test_a_label_whose_key_decides_in_a_review_is_told_of_with_the_key_it_has_there(actions, scheme):
    assert actions.review_keys() == ""
    actions.set_scheme(with_key(scheme, "claim", "S"), lambda _label: None, lambda _label: None)
    assert actions.lost_keys() == "", "in the text it has its key"
    assert actions.review_keys() == "In a review S means “Decide later”: Shift+S sets Claim there."
    actions.keymap.change("relabel.claim", [])
    assert actions.review_keys() == (
        "In a review S means “Decide later”: Claim has no key there, unless you give it another one."
    )
    actions.keymap.change("label.claim", [read_key("S"), read_key("Y")])
    assert "Y sets Claim there" in actions.review_keys()


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_knows_its_keys_from_the_keypad_too(actions, mode):
    known = {
        Context.HINTS: ("hints.first", "Enter"),
        Context.BOUNDARIES: ("boundaries.leave", "B"),
        Context.REVIEW: ("review.take", "Enter"),
    }
    action_id, key = known[mode]
    assert actions.in_mode(mode, QKeySequence(key)) is actions[action_id]
