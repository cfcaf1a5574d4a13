"""Write the pages of keys, docs/keys.md and docs/keys.vi.md, from the one table of actions.

    python packaging/keys_page.py          write both pages
    python packaging/keys_page.py --check  change nothing; exit 1 where a page is not what the table says

Names are those of the interface, keys those that the program has at first. What Qt calls a standard key differs from
platform to platform; the pages have the keys of Windows and Linux (on macOS Ctrl is the command key).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QWidget

from annotator.services.creating import shipped_scheme
from annotator.ui.action_groups import Section, grouped, joined, partner
from annotator.ui.action_table import ACTIONS, MODES, ActionSpec, Context, Standard
from annotator.ui.actions import Actions
from annotator.ui.i18n import Language, translated
from annotator.ui.keymap import Keymap, sequence_of
from annotator.ui.widgets.keycap import key_text

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": ROOT / "docs" / "keys.md", "vi": ROOT / "docs" / "keys.vi.md"}
STANDARD: Mapping[Standard, str] = {
    Standard.New: "Ctrl+N",
    Standard.Open: "Ctrl+O",
    Standard.Undo: "Ctrl+Z",
    Standard.Redo: "Ctrl+Shift+Z",
    Standard.Copy: "Ctrl+C",
    Standard.Find: "Ctrl+F",
    Standard.FindNext: "F3",
    Standard.FindPrevious: "Shift+F3",
    Standard.HelpContents: "F1",
    Standard.ZoomIn: "Ctrl++",
    Standard.ZoomOut: "Ctrl+-",
    Standard.FullScreen: "F11",
}
"""The key of each standard key that the table names; one that is missing here is a KeyError."""
_OPTIONS = ("option.", "review.option.")


class Words(NamedTuple):
    """What a page says beside names and keys."""

    title: str
    begin: str
    action: str
    keys: str
    where: str
    places: Mapping[Context, str]
    bare: str
    bare_begin: str


WORDS = {
    "en": Words(
        title="Keys",
        begin="""
Every action that has a key, by task, with the keys that the program has at first. `F1` shows the same with the keys
as you have set them; a click on a key there changes it. On macOS Ctrl is the command key.

Keys *in the text* work while the keyboard is in the article (`Esc` leads there from most places), keys *everywhere*
also while a list or a field has it. This page is written by `packaging/keys_page.py`.
""",
        action="What it does",
        keys="Keys",
        where="Where",
        places={Context.TEXT: "in the text", Context.EVERYWHERE: "everywhere"},
        bare="Without a key",
        bare_begin="These stand in the menu and in the palette (`Ctrl+K`); a key can be given to each.",
    ),
    "vi": Words(
        title="Phím tắt",
        begin="""
Mọi lệnh có phím, xếp theo việc, với phím ban đầu của chương trình. Nhấn `F1` để xem đúng các phím đang đặt trên máy;
bấm vào một phím ở đó để đổi. Trên macOS, Ctrl là phím command.

Phím *trong bài* dùng được khi con trỏ gõ đang ở trong bài (`Esc` thường đưa về đó), phím *mọi nơi* dùng được cả khi
đang ở trong danh sách hay ô nhập. Trang này do `packaging/keys_page.py` viết ra.
""",
        action="Lệnh",
        keys="Phím",
        where="Ở đâu",
        places={Context.TEXT: "trong bài", Context.EVERYWHERE: "mọi nơi"},
        bare="Chưa có phím",
        bare_begin="Các lệnh này nằm trong menu và bảng lệnh (`Ctrl+K`); lệnh nào cũng đặt phím được.",
    ),
}


class Row(NamedTuple):
    """A line of a page: the actions in it, what they are called, their keys, where these work."""

    actions: Sequence[str]
    text: str
    keys: Sequence[str]
    context: Context


class _OnePlatform:
    """Keys as a person would set them: those of the table, its standard keys as they are on Windows and Linux."""

    def keys(self) -> dict[str, tuple[str, ...]]:
        return {
            spec.id: tuple(dict.fromkeys(STANDARD[key] if isinstance(key, Standard) else key for key in spec.keys))
            for spec in ACTIONS
            if any(isinstance(key, Standard) for key in spec.keys)
        }

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        raise NotImplementedError


def table(window: QWidget, lang: str) -> Actions:
    """Return the actions of a window, with the shipped scheme's labels, in a language that is switched on."""
    actions = Actions(window, QWidget(window), Keymap(_OnePlatform()))
    actions.set_scheme(shipped_scheme(), lambda _label: None, lambda _label: None)
    actions.retranslate(lang)
    return actions


def sections(actions: Actions) -> list[tuple[Section, list[Row]]]:
    """Return the sections with the lines of those actions that have keys."""
    found = ((section, list(_rows(actions, specs))) for section, specs in grouped(actions))
    return [(section, rows) for section, rows in found if rows]


def _rows(actions: Actions, specs: Sequence[ActionSpec]) -> Iterator[Row]:
    done: set[str] = set()
    for spec in specs:
        keys, second = _keys(actions, spec.id), partner(spec.id)
        if spec.id in done or not keys:
            continue
        series = next((begin for begin in _OPTIONS if spec.id.startswith(begin)), "")
        if series:
            ids = [one.id for one in specs if one.id.startswith(series)]
            done.update(ids)
            text = translated("actions", spec.text).format(number=f"1–{len(ids)}")
            yield Row(ids, text, [key for one in ids for key in _keys(actions, one)], spec.context)
        elif second in actions and len(keys) == len(_keys(actions, second)) == 1 and not spec.id.startswith("label."):
            done.add(second)
            both = joined(actions.text(spec.id), actions.text(second))
            yield Row([spec.id, second], both, [*keys, *_keys(actions, second)], spec.context)
        else:
            yield Row([spec.id], actions.text(spec.id), keys, spec.context)


def _keys(actions: Actions, action_id: str) -> list[str]:
    written = (key_text(sequence_of(key)) for key in actions.keymap.keys(action_id))
    return [text.replace("↵", "Enter") for text in written]


def page(lang: str) -> str:
    """Return the page of a language; there is a QApplication."""
    language, window = Language(), QWidget()
    language.switch(lang)
    words, actions = WORDS[lang], table(window, lang)
    lines = [f"# {words.title}", words.begin.rstrip()]
    for section, rows in sections(actions):
        lines += ["", f"## {translated('menus', section.title)}", ""]
        in_mode = rows[0].context in MODES
        head = [words.action, words.keys] if in_mode else [words.action, words.keys, words.where]
        lines += [_line(head), "|" + "---|" * len(head)]
        for row in rows:
            cells = [row.text, " ".join(f"`{key}`" for key in row.keys)]
            lines.append(_line(cells if in_mode else [*cells, words.places[row.context]]))
    lines += ["", f"## {words.bare}", "", words.bare_begin, ""]
    for section, specs in grouped(spec for spec in actions if not actions.keymap.keys(spec.id)):
        names = ", ".join(actions.text(spec.id) for spec in specs)
        lines.append(f"- **{translated('menus', section.title)}**: {names}")
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def main() -> int:
    """Run the program."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([])
    pages = {path: page(lang) for lang, path in PAGES.items()}
    del app
    if "--check" not in sys.argv[1:]:
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    said = [f"{path.relative_to(ROOT)} is not what the table says; run packaging/keys_page.py" for path in stale]
    print("\n".join(said) or "the pages of keys are up to date")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
