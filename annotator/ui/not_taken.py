"""What the settings file says and the program cannot use: a sentence for the start, so that nothing is lost in silence.

The program never writes such a thing; a hand, another program or a damaged disk does.
"""

from __future__ import annotations

import json

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.settings import SETTINGS, Settings
from annotator.ui.actions import Actions
from annotator.ui.i18n import translated
from annotator.ui.keymap import Refused, native, read_key

_MOST, _LONGEST = 4, 24
"""So many things are named, each with so many letters of what stands in the file."""

_SENTENCE = QT_TRANSLATE_NOOP("settings", "Not taken from your settings: {what}.")
_VALUE = QT_TRANSLATE_NOOP("settings", "{name} ({value})")
_KEYS = QT_TRANSLATE_NOOP("settings", "the keys ({value})")
_NO_KEY = QT_TRANSLATE_NOOP("settings", "the key of “{action}” ({key})")
_TAKEN = QT_TRANSLATE_NOOP("settings", "the key of “{action}” ({key}, which “{owner}” has)")
_MORE = QT_TRANSLATE_NOOP("settings", "and more")
_DAMAGED = QT_TRANSLATE_NOOP("settings", "The settings could not be read and begin anew; the old file is {path}.")


def not_taken(settings: Settings, actions: Actions) -> str:
    """Return a sentence on values and own keys that do not hold, and on labels without a key; empty: all is well."""
    parts = []
    if settings.damaged is not None:
        parts.append(translated("settings", _DAMAGED).format(path=settings.damaged))
    found = [_value(*entry, actions) for entry in settings.refused().items()]
    found += [_key(one, actions) for one in actions.keymap.refused()]
    if found:
        named = [*found[:_MOST], *([translated("settings", _MORE)] if len(found) > _MOST else [])]
        parts.append(translated("settings", _SENTENCE).format(what=", ".join(named)))
    return " ".join([*parts, *filter(None, [actions.lost_keys()])])


def _value(key: str, value: object, actions: Actions) -> str:
    text = json.dumps(value, ensure_ascii=False)
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    group, _, action_id = key.partition(".")
    if action_id:
        name = actions.text(action_id) if action_id in actions else action_id
        return translated("settings", _NO_KEY).format(action=name, key=shown)
    if group not in SETTINGS:
        return translated("settings", _KEYS).format(value=shown)
    from annotator.ui.dialogs.settings import words_of  # noqa: PLC0415  hardly ever needed

    name = translated("settings", words_of(SETTINGS[group]).name)
    return translated("settings", _VALUE).format(name=name, value=shown)


def _key(one: Refused, actions: Actions) -> str:
    key = read_key(one.text)
    shown = native(key) if key is not None else one.text[:_LONGEST]
    if not one.owner:
        return translated("settings", _NO_KEY).format(action=actions.text(one.action_id), key=shown)
    return translated("settings", _TAKEN).format(
        action=actions.text(one.action_id), key=shown, owner=actions.text(one.owner)
    )
