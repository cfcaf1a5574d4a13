"""The fonts: found without importing their packages, in the weights and sizes of the design, with every letter."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from annotator.ui import fonts
from tests.ui.dressing import dress

VIETNAMESE = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.fixture(autouse=True)
def dressed(qapp):
    dress()


def width(font: QFont, text: str = "Aldora bác bỏ tin bán 1.200 máy bay") -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def test_both_families_are_there(qapp):
    assert (fonts.sans_family(), fonts.text_family("serif")) == ("Inter", "Source Serif 4")


def test_the_packages_of_the_fonts_are_not_imported():
    code = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv)
from annotator.ui import fonts
print(fonts.load())
sys.exit(any(name.startswith("fontpkg") for name in sys.modules))
"""
    command = [sys.executable, "-c", code, "-platform", "offscreen"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Inter" in done.stdout


def test_a_missing_package_leaves_the_fallbacks(qapp, monkeypatch):
    monkeypatch.setattr(fonts, "_FILES", (("fontpkg_that_is_not_there", "None.ttf"),))
    assert fonts.load() == ()
    monkeypatch.setattr(fonts, "SERIF", "No Such Serif")
    assert fonts.text_family("serif") != "No Such Serif"


@pytest.mark.parametrize("role", list(fonts.Role))
def test_every_role_has_the_size_of_the_table_in_whole_pixels(role):
    assert fonts.font(role).pixelSize() == int(fonts.TYPE[role].size + 0.5)
    assert fonts.font(role).hintingPreference() == QFont.HintingPreference.PreferNoHinting


@pytest.mark.parametrize("make", [fonts.sans, fonts.serif])
def test_heavier_is_really_heavier_and_no_smeared_copy(make):
    # A variable font keeps its widths where Qt only pretends to embolden it.
    assert width(make(20, 400)) < width(make(20, 600))
    assert width(make(20, 600)) < width(make(20, 700))


def test_the_text_is_as_wide_as_the_design_was_drawn():
    title = width(fonts.font(fonts.Role.TITLE), "Aldora bác bỏ tin bán 1.200 máy bay không người")
    line = width(fonts.font(fonts.Role.BODY), "Người phát ngôn chính phủ khẳng định không có hợp đồng nào được ký, dù")
    assert title == pytest.approx(638.9, abs=1.5)
    assert line == pytest.approx(640.9, abs=1.5)


def test_captions_are_really_italic():
    upright = fonts.serif(15)
    assert width(fonts.font(fonts.Role.CAPTION)) != width(upright)


def test_figures_in_columns_have_one_width():
    tabular = fonts.font(fonts.Role.UI, tabular=True)
    assert width(tabular, "1111") == width(tabular, "8888")
    assert width(fonts.font(fonts.Role.UI), "1111") != width(fonts.font(fonts.Role.UI), "8888")


def test_the_setting_system_uses_the_systems_family(qapp):
    assert fonts.serif(18, choice="system").family() not in {"Source Serif 4", ""}


@pytest.mark.parametrize("role", [fonts.Role.BODY, fonts.Role.UI, fonts.Role.CAPTION])
def test_every_vietnamese_letter_is_in_the_font(role):
    raw = QRawFont.fromFont(fonts.font(role))
    letters = {unicodedata.normalize("NFC", base + tone) for base in VIETNAMESE for tone in TONES}
    missing = [letter for letter in sorted(letters | set("đĐ" + TONES)) if not raw.supportsCharacter(ord(letter))]
    assert missing == []


def test_signs_of_keys_are_in_the_interface_font():
    raw = QRawFont.fromFont(fonts.font(fonts.Role.KEY))
    assert [sign for sign in "↵←→↑↓⌫⌘⇧⌥⌃…·✓" if not raw.supportsCharacter(ord(sign))] == []
