"""What people wrote is shown as it stands: labels, messages and tips take nothing for HTML, pages fetch nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip, QWidget

from annotator.ui.panels.guide_text import GuideText
from annotator.ui.widgets.browser import PageView
from tests.ui.dressing import dress

UI = Path(__file__).resolve().parents[2] / "annotator" / "ui"
HTML = '<b>x</b><img src="http://localhost:9/x.png"><a href="file:///">y</a>'


@pytest.fixture(autouse=True)
def style(qapp) -> None:
    dress()


def labels() -> list[QLabel]:
    return [widget for widget in QApplication.allWidgets() if isinstance(widget, QLabel)]


def test_a_label_shows_html_as_it_stands(qtbot) -> None:
    label = QLabel(HTML)
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_message_shows_html_as_it_stands(qtbot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(HTML)
    box.setInformativeText(HTML)
    box.show()
    shown = [label for label in box.findChildren(QLabel) if label.text()]
    assert len(shown) == 2
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}


def test_a_tool_tip_shows_html_as_it_stands(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    QToolTip.showText(QPoint(5, 5), HTML, widget)
    qtbot.waitUntil(QToolTip.isVisible)
    tips = [label for label in labels() if label.text() == HTML]
    assert tips
    assert {tip.textFormat() for tip in tips} == {Qt.TextFormat.PlainText}
    QToolTip.hideText()


@pytest.mark.parametrize("page", [PageView, GuideText])
def test_a_page_fetches_nothing_and_follows_no_link(qtbot, tmp_path: Path, page: type[PageView]) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"secret")
    shown = page()
    qtbot.addWidget(shown)
    assert not shown.openLinks()
    assert not shown.openExternalLinks()
    url = QUrl.fromLocalFile(str(picture))
    shown.setMarkdown(f"![x]({url.toString()})\n\n<img src='{url.toString()}'> [y](file:///etc/hosts)")
    shown.show()
    assert shown.loadResource(2, url) is None
    assert "root" not in shown.toPlainText()


def test_nothing_in_the_window_asks_for_html_but_pages_that_escape_what_they_hold() -> None:
    found = []
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node, "attr", getattr(node, "id", ""))
            if name in {
                "RichText",
                "setOpenExternalLinks",
                "setOpenLinks",
                "QTextBrowser",
                "QWebEngineView",
                "setHtml",
            }:
                found.append((path.name, name))
    assert set(found) <= {("browser.py", "QTextBrowser"), ("browser.py", "setOpenLinks"), ("feedback.py", "setHtml")}
