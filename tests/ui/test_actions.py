"""The actions table: every key does one thing in one context, every action has a text."""

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from annotator.domain.scheme import Scheme
from annotator.ui.actions import ACTIONS, MENUS, MODES, Actions, ActionSpec, Context, label_specs, zone_specs


def portable(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def all_specs(scheme: Scheme) -> list[ActionSpec]:
    return [*ACTIONS, *zone_specs(), *label_specs(scheme)]


def clashes(specs: list[ActionSpec]) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for spec in specs:
        for sequence in spec.sequences():
            owners[portable(sequence)].append(spec.id)
    return {key: ids for key, ids in owners.items() if len(ids) > 1}


def test_no_two_actions_share_a_key_where_both_can_be_reached(qapp, scheme):
    specs = all_specs(scheme)
    in_the_text = [spec for spec in specs if spec.context in {Context.TEXT, Context.EVERYWHERE}]
    assert clashes(in_the_text) == {}


@pytest.mark.parametrize("mode", MODES)
def test_no_two_actions_share_a_key_in_a_mode(qapp, scheme, mode):
    assert clashes([spec for spec in all_specs(scheme) if spec.context is mode]) == {}


def test_a_clash_would_be_seen(qapp, scheme):
    twin = ActionSpec("twin", "Twin", ("Ctrl+Return",))
    assert "Ctrl+Return" in clashes([*all_specs(scheme), twin])


def test_every_action_has_an_id_of_its_own_and_a_text(scheme):
    specs = all_specs(scheme)
    assert len({spec.id for spec in specs}) == len(specs)
    assert all(spec.text.strip() for spec in specs)


def test_every_key_is_a_key(qapp, scheme):
    for spec in all_specs(scheme):
        for key in spec.keys:
            assert spec.sequences(), spec.id
            if isinstance(key, str):
                assert portable(QKeySequence(key)), (spec.id, key)


def test_backspace_is_bound_to_nothing(qapp, scheme):
    """Vietnamese input methods send it while they compose."""
    assert not [spec.id for spec in all_specs(scheme) if QKeySequence("Backspace") in spec.sequences()]


def test_every_menu_is_filled_and_every_shown_text_is_translated(qtbot, scheme):
    window, view, menu = QMainWindow(), QWidget(), QMenu()
    for widget in (window, view, menu):
        qtbot.addWidget(widget)
    actions = Actions(window, view)
    actions.set_scheme(scheme, lambda _label: None, lambda _label: None)
    actions.retranslate("vi")
    actions.fill(menu)
    assert [len(entry.menu().actions()) > 0 for entry in menu.actions()] == [True] * len(MENUS)
    assert actions["label.claim"].text() == "Tuyên bố"
    assert all(action.text() for entry in menu.actions() for action in entry.menu().actions())


def test_finish_takes_both_enter_keys(qapp):
    finish = next(spec for spec in ACTIONS if spec.id == "article.finish")
    assert {portable(sequence) for sequence in finish.sequences()} == {"Ctrl+Return", "Ctrl+Enter"}
