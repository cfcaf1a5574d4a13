"""Translations: nothing missing, nothing stale, places kept."""

import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLACE = re.compile(r"%n|%\d|\{\w*\}")


def messages(lang: str):
    for context in ET.parse(ROOT / "resources" / "i18n" / f"annotator_{lang}.ts").iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def test_the_translation_files_are_what_the_code_says():
    program = ROOT / "packaging" / "translations.py"
    found = subprocess.run([sys.executable, program, "--check"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_translations_keep_the_places_to_fill():
    for context, message in messages("vi"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        for form in forms:
            assert sorted(PLACE.findall(source)) == sorted(PLACE.findall(form)), (context, source, form)


@pytest.mark.parametrize("lang", ["vi"])
def test_error_templates_can_be_filled(lang):
    for context, message in messages(lang):
        if context == "errors":
            translation = message.findtext("translation") or ""
            list(string.Formatter().parse(translation))
