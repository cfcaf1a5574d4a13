"""The documentation agrees with the program: keys, word lists, pictures, links between pages, numbers of decisions."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.services.creating import shipped_scheme
from annotator.suggest import lexicon
from annotator.ui.action_table import ACTIONS, ActionSpec, Standard, label_specs

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GUIDES = {"en": DOCS / "guide.md", "vi": DOCS / "guide.vi.md"}
KEY_PAGES = {"en": DOCS / "keys.md", "vi": DOCS / "keys.vi.md"}
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md"), ROOT / "resources" / "lexicon" / "README.md"])
STANDARD = {
    Standard.New: "Ctrl+N", Standard.Open: "Ctrl+O", Standard.Undo: "Ctrl+Z", Standard.Copy: "Ctrl+C",
    Standard.Redo: "Ctrl+Shift+Z", Standard.Find: "Ctrl+F", Standard.FindNext: "F3",
    Standard.FindPrevious: "Shift+F3", Standard.HelpContents: "F1", Standard.ZoomIn: "Ctrl++",
    Standard.ZoomOut: "Ctrl+-", Standard.FullScreen: "F11",
}  # fmt: skip
SIGNS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "Return": "Enter", "PgDown": "PgDn"}
IN_VIETNAMESE = {"Space": "Dấu cách"}
WITH_A_KEY = [spec for spec in (*ACTIONS, *label_specs(shipped_scheme())) if spec.keys]


def checked(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program of `packaging` with `--check`."""
    command = [sys.executable, str(ROOT / "packaging" / program), "--check", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("program", ["keys_page.py", "lists_page.py", "pictures.py"])
def test_what_programs_write_into_the_documentation_is_up_to_date(program):
    found = checked(program)
    assert found.returncode == 0, found.stdout + found.stderr


def written(key: str | Standard, lang: str) -> str:
    """Return a key as the pages write it."""
    text = STANDARD[key] if isinstance(key, Standard) else key
    held, _, last = text[:-1].rpartition("+") if text.endswith("+") else text.rpartition("+")
    last = "+" if text.endswith("+") else SIGNS.get(last, last)
    named = IN_VIETNAMESE.get(last, last) if lang == "vi" else last
    return f"{held}+{named}" if held else named


def rows(page: Path) -> list[tuple[str, set[str]]]:
    """Return the lines of a page's tables: the text, and the keys in it."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [line.strip("| ").split(" | ") for line in lines]
    return [(row[0], set(re.findall(r"`([^`]+)`", row[1]))) for row in cells if len(row) > 1]


def is_about(text: str, spec: ActionSpec) -> bool:
    """Whether a line is about an action: the words of the action's own text are there."""
    words = re.sub(r"\W", " ", text.lower()).split()
    wanted = re.sub(r"\W", " ", spec.text.format(number="1–9").lower()).split()
    return all(word in words for word in wanted)


@pytest.mark.parametrize("lang", KEY_PAGES)
def test_every_key_of_the_table_stands_on_the_page_of_keys(lang):
    there = set().union(*(keys for _text, keys in rows(KEY_PAGES[lang])))
    missing = {spec.id: key for spec in WITH_A_KEY for key in spec.keys if written(key, lang) not in there}
    assert missing == {}


def test_every_action_with_a_key_stands_on_the_english_page_with_that_key():
    lines = rows(KEY_PAGES["en"])
    for spec in ACTIONS:
        wanted = {written(key, "en") for key in spec.keys}
        assert not wanted or any(wanted <= keys and is_about(text, spec) for text, keys in lines), spec.id


@pytest.mark.parametrize("lang", GUIDES)
def test_every_single_key_that_the_guide_names_is_one_of_the_program(lang):
    """Letters, digits and keys with Ctrl, Alt or F: a key that was changed in the table is changed in the guide too."""
    known = {written(key, lang) for spec in WITH_A_KEY for key in spec.keys}
    own = {"Ctrl+A", "Ctrl+Enter", "Shift+Enter", "Delete", "Shift", "Ctrl", "Alt", "Esc", "Enter", "keys", "backups"}
    named = set(re.findall(r"`([^`\s]+)`", GUIDES[lang].read_text(encoding="utf-8")))
    keys = {
        word
        for word in named
        if re.fullmatch(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z]|[0-9]|F[0-9]{1,2}|[←→↑↓,]|[A-Z]\w+)", word)
    }
    assert keys - known - own == set()
    assert len(keys) > 30


def test_the_keys_of_the_pages_are_keys_of_the_program_on_this_platform(qapp):
    for spec in ACTIONS:
        bound = [sequence.toString() for sequence in spec.sequences()]
        for key in spec.keys:
            if isinstance(key, Standard):
                assert STANDARD[key] in bound, spec.id


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (page.parent / target).exists()] == []


def test_both_guides_have_the_same_sections_pictures_and_tables():
    def shape(page: Path) -> tuple[list[int], list[str], int, list[str]]:
        text = page.read_text(encoding="utf-8")
        return (
            [len(head) for head in re.findall(r"^(#+) ", text, re.MULTILINE)],
            [Path(picture).name for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)],
            len(re.findall(r"^\| ", text, re.MULTILINE)),
            re.findall(r"^(\d+)\. ", text, re.MULTILINE),
        )

    assert shape(GUIDES["en"]) == shape(GUIDES["vi"])


@pytest.mark.parametrize("lang", GUIDES)
def test_the_word_lists_that_a_guide_names_are_there(lang):
    text = GUIDES[lang].read_text(encoding="utf-8")
    named = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    lists = {name for cell in named for name in re.findall(r"`(\w+)`", cell)}
    assert len(lists) >= 10
    for name in lists:
        assert all(lexicon.entries(name, one) for one in lexicon.LANGUAGES), name


@pytest.mark.parametrize(("words", "lang", "value", "unit"), [
    ("12.000 người", "vi", "12000", "người"),
    ("3,5 %", "vi", "3.5", "%"),
    ("hơn 1,2 triệu đồng", "vi", "1200000", "đồng"),
    ("$1.2bn", "en", "1200000000", "$"),
    ("5–7 người", "vi", "6", "người"),
    ("một nửa số hộ", "vi", "50", "%"),
    ("hàng nghìn con gia cầm", "vi", "", "con gia cầm"),
    ("12.000", "en", "", ""),
])  # fmt: skip
def test_the_figures_of_the_guide_are_read_as_it_says(words, lang, value, unit):
    from annotator.suggest.figures import read_figure

    reading = read_figure(words, lang)
    assert (reading.value or reading.middle(), reading.unit) == (value, unit)
    for guide in GUIDES.values():
        assert f"| {words}" in guide.read_text(encoding="utf-8")


def test_every_decision_is_on_the_list_of_decisions():
    listed = re.findall(r"decisions/(\d{4}-[\w-]+\.md)", (DOCS / "README.md").read_text(encoding="utf-8"))
    there = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    assert sorted(listed) == there
    assert [int(name[:4]) for name in there] == list(range(1, len(there) + 1))
    for name in there:
        assert (DOCS / "decisions" / name).read_text(encoding="utf-8").startswith(f"# {name[:4]}: ")
