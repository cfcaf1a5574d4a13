"""What holds for every panel: its words follow the language, its controls have names, its colours follow the theme."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.work import Work
from annotator.services.occurrences import IN_SPAN, IN_ZONE, Occurrence
from annotator.ui.looks import label_keys
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.article_notes import ArticleNotes
from annotator.ui.panels.find_bar import FROM_START, FindBar
from annotator.ui.panels.guidelines import GuidelinesPanel
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.links import LinkRow
from annotator.ui.panels.occurrences import OccurrencePanel
from annotator.ui.panels.span_list import SpanList
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.theme import DARK, Theme
from annotator.ui.widgets.buttons import ModeTab
from tests.ui.panels.making import Marked, Row, a_span, settle, words_in

LINK = LinkRow(link_id="l", type_name="by", incoming=False, other_span_id="a", other_label="actor", other_quote="q")


def an_article_list(_scheme, _looks) -> QWidget:
    panel = ArticleList()
    panel.set_rows([Row("a", "0", status="finished", spans=2), Row("b", "1")])
    return panel


def an_empty_article_list(_scheme, _looks) -> QWidget:
    return ArticleList()


def a_span_list(_scheme, looks) -> QWidget:
    panel = SpanList()
    panel.set_looks(looks)
    panel.set_spans([a_span("c", 0, 5)], {"c"})
    panel.focus_filter()
    return panel


def an_inspector(scheme, looks) -> QWidget:
    panel = Inspector()
    panel.set_scheme(scheme, looks, "en")
    rules = [rule for rule in scheme.open_points if rule.label == "denial"]
    panel.show_span(a_span("d", 0, 5, "denial"), [LINK], rules)
    return panel


def a_label_bar(scheme, looks) -> QWidget:
    panel = LabelBar()
    panel.set_scheme(scheme, looks)
    panel.set_open_points(1)
    panel.set_suggestions(2)
    panel.set_timer("00:01")
    return panel


def a_top_bar(_scheme, _looks) -> QWidget:
    panel = TopBar()
    panel.set_annotators([("m", "Mai")], "m")
    panel.set_position("1 / 2")
    return panel


def a_find_bar(_scheme, _looks) -> QWidget:
    """The bar over a text, in a window as wide as the panels here."""
    place = QWidget()
    text = QWidget(place)
    text.resize(1000, 700)
    bar = FindBar(text, lambda: (100.0, 752.0))
    bar.set_keys(marks="Alt D", following="F3", previous="Shift F3", everywhere="Ctrl+Shift+F")
    bar.open("x")
    bar.show_hits(0, 2, FROM_START)
    return place


def an_occurrence_panel(scheme, looks) -> QWidget:
    panel = OccurrencePanel()
    panel.set_source("q", label_keys(scheme, looks))
    return panel


def a_full_occurrence_panel(_scheme, looks) -> QWidget:
    panel = OccurrencePanel()
    panel.set_source("q")
    panel.set_rows("a q b q c q", [Occurrence(2, 3), Occurrence(6, 7, IN_ZONE), Occurrence(10, 11, IN_SPAN)])
    panel.set_look(looks["actor"])
    return panel


def the_notes(_scheme, _looks) -> QWidget:
    panel, place = ArticleNotes(), QWidget()
    QVBoxLayout(place).addWidget(panel)
    panel.set_keys(flag="Ctrl B", note="Ctrl Shift N")
    panel.show_work(Work(id="w", article_id="a", annotator_id="m", flagged=True, flag_note="0", note="1"))
    return place


def the_guidelines(scheme, looks) -> QWidget:
    panel = GuidelinesPanel()
    panel.set_guidelines("# 1\n\n2 (C)\n\n## 3 (C)\n\n4")
    panel.set_labels(scheme, label_keys(scheme, looks))
    panel.field.setText("zzz")
    return panel


def no_guidelines(_scheme, _looks) -> QWidget:
    panel = GuidelinesPanel()
    panel.set_guidelines("")
    return panel


PANELS = [
    *(an_article_list, an_empty_article_list, a_span_list, an_inspector, a_label_bar, a_top_bar),
    *(a_find_bar, an_occurrence_panel, a_full_occurrence_panel),
    *(the_notes, the_guidelines, no_guidelines),
]


@pytest.fixture(params=PANELS, ids=lambda make: make.__name__)
def panel(request, shown, scheme, looks) -> QWidget:
    made = request.param(scheme, looks)
    shown(made, 1000, 700)
    return made


def controls(panel) -> list[QWidget]:
    return [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    ]


def said(panel) -> dict[str, str]:
    """What the program itself says in a panel, by class and place; data and what the scheme names left out."""
    found = {}
    for at, widget in enumerate(panel.findChildren(QWidget)):
        texts = [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.append(widget.placeholderText())
        for text in texts:
            if text:
                found[f"{at} {type(widget).__name__} {text}"] = text
    return found


def test_every_control_has_a_name(panel):
    assert [type(widget).__name__ for widget in controls(panel) if not widget.accessibleName()] == []


def test_the_words_follow_the_language_at_once(panel, marked_language):
    settle()
    words = {text for text in said(panel).values() if "«" in text}
    assert words
    plain = {text for text in said(panel).values() if "«" not in text and any(letter.isalpha() for letter in text)}
    of_the_scheme = {
        "Claim", "Denial", "Actor", "Figure", "Claim  C", "Denial  D", "Actor  A", "Figure  F", "kind", "form",
        "target", "cue", "no source in text", "C", "D", "A", "F", "d 0", "q", "by", "denies", "Mai",
        "Esc",
    }  # fmt: skip
    assert plain - of_the_scheme == set()


def test_the_words_come_back(panel, dressed):
    before = words_in(panel)
    translator = Marked()
    dressed.installTranslator(translator)
    settle()
    assert words_in(panel) != before
    dressed.removeTranslator(translator)
    settle()
    assert words_in(panel) == before


def test_the_colours_follow_the_theme_at_once(panel, dressed):
    light = panel.grab().toImage()
    try:
        Theme("dark").apply()
        settle()
        dark = panel.grab().toImage()
    finally:
        Theme("light").apply()
        settle()
    assert dark.pixelColor(2, panel.height() - 2).name().upper() == DARK.panel
    assert light != dark
    assert panel.grab().toImage() == light


def test_every_control_can_be_reached_with_the_tab_key(panel):
    wanted = {widget for widget in controls(panel) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus}
    # Of the modes Tab reaches the one that is shown; the arrow keys lead to the others.
    wanted -= {tab for tab in panel.findChildren(ModeTab) if not tab.isChecked()}
    reached = set()
    for _ in range(3 * len(wanted)):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert wanted - reached == set()
