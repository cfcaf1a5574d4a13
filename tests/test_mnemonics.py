"""Letters of buttons: no two of one question or dialog have the same, in either language."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

ROOT = Path(__file__).resolve().parent.parent
ONE_BUTTON = {("Foot", "show_counts")}
"""Where several words are those of one button."""


def _vietnamese() -> dict[tuple[str, str], str]:
    found = {}
    for context in ET.parse(ROOT / "resources" / "i18n" / "annotator_vi.ts").iter("context"):
        for message in context.iter("message"):
            known = (context.findtext("name") or "", message.findtext("source") or "")
            found[known] = message.findtext("translation") or ""
    return found


def _texts(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield what buttons say, with its context; of two of which one is shown, the first."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
        said = node.args[0]
        if isinstance(said, ast.Constant) and "&" in said.value.replace("&&", ""):
            yield "", said.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ask":
        yield "asking", "&Cancel"
    for child in [node.body] if isinstance(node, ast.IfExp) else ast.iter_child_nodes(node):
        yield from _texts(child)


def _together() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield where buttons stand together, and what they say."""
    for path in sorted((ROOT / "annotator" / "ui").rglob("*.py")):
        for known in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(known, ast.ClassDef):
                continue
            for act in known.body:
                if isinstance(act, ast.FunctionDef) and (known.name, act.name) not in ONE_BUTTON:
                    texts = [(context or known.name, said) for context, said in _texts(act)]
                    if len(texts) > 1:
                        yield f"{known.name}.{act.name}", texts


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_two_buttons_of_a_question_have_the_same_letter(language):
    translated = _vietnamese() if language == "vi" else {}
    groups = list(_together())
    assert len(groups) > 10
    clashes = {}
    for where, texts in groups:
        said = {translated.get(text, text[1]) for text in texts}
        letters = Counter(QKeySequence.mnemonic(one).toString() for one in said)
        if any(count > 1 for letter, count in letters.items() if letter):
            clashes[where] = sorted(said)
    assert clashes == {}
