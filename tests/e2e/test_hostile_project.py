"""A project full of HTML and wrong values in the real window: shown as text, told in sentences, nothing fetched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextBrowser

from annotator.services.sample import sample_project
from annotator.ui.widgets.browser import PageView

HTML = '<b>x</b><img src="http://localhost:9/x.png"><a href="http://localhost:9/">y</a>'
DIALOGS = (
    "project.backups",
    "project.check",
    "project.conflicts",
    "project.feedback",
    "project.manage",
    "project.people",
    "project.reverse",
    "article.details",
    "article.flag",
    "article.history",
    "article.note",
    "article.split",
)
"""What opens a dialog or a panel with words of the project in it."""


def hostile(path: Path) -> Path:
    """The samples with HTML in every name, title and note."""
    sample_project(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table, column in (
            ("meta", "name"),
            ("annotator", "name"),
            ("article", "title"),
            ("article", "source"),
            ("span", "note"),
            ("work", "note"),
            ("work", "flag_note"),
            ("guidelines", "text"),
        ):
            unique = " || rowid" if table == "annotator" else ""
            where = " WHERE role <> 'gold'" if table == "annotator" else ""
            connection.execute(f'UPDATE {table} SET "{column}" = ?{unique}{where}', (HTML,))
        connection.execute("UPDATE article SET tags = ?", ('["<i>tag</i>"]',))
        connection.execute("UPDATE work SET flagged = 1")
    return path


def rich_labels() -> list[str]:
    """Texts that some label in sight takes for HTML, and pages that would follow or fetch."""
    found = []
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and widget.isVisible():
            is_rich = widget.textFormat() == Qt.TextFormat.AutoText and Qt.mightBeRichText(widget.text())
            if is_rich or widget.textFormat() in {Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText}:
                found.append(widget.text())
        if isinstance(widget, QTextBrowser) and not isinstance(widget, PageView):
            found.append(type(widget).__name__)
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_shows_html_in_names_and_notes_as_text(opened, tmp_path: Path, qtbot, name: str) -> None:
    hand = opened(hostile(tmp_path / "samples.annot"))
    session = hand.session
    row = next(row for row in session.project.article_rows(session.viewer) if row.spans)
    hand.inside.article_list.article_chosen.emit(row.id)
    qtbot.waitUntil(hand.view.isVisible)
    assert rich_labels() == []
    hand.inside.actions_table[name].trigger()
    qtbot.wait(100)
    assert rich_labels() == []
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()


def test_the_window_names_a_file_that_trips_it(opened, tmp_path: Path, qtbot) -> None:
    from annotator.ui.crash import CrashWatch

    hand = opened(hostile(tmp_path / "samples.annot"))
    with closing(sqlite3.connect(tmp_path / "samples.annot", isolation_level=None)) as connection:
        connection.execute("UPDATE span SET attributes = '[1]'")
    watch = CrashWatch(hand.window)
    watch._follow()
    watch._look_at_file()
    qtbot.waitUntil(lambda: "is damaged" in hand.inside.label_bar.sentence, timeout=10_000)


@pytest.mark.parametrize("attributes", ["[1, 2]", "3", "null", '"text"', "no JSON", "[" * 100_000])
def test_attributes_that_are_none_keep_no_article_from_being_read(sample, attributes):
    session, commands, path = sample.session, sample.inside.project_commands, sample.session.project.path
    article, span = session.article.id, next(iter(session.spans))
    session.close_project()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE span SET attributes = ? WHERE id = ?", (attributes, span))
    commands.open(path)
    session.open_article(article)
    session.set_current(span)
    assert session.spans[span].attributes == {}
    sample.inside.acts.delete(span)
    assert "changed elsewhere" in sample.said[-1], "what stands in the file is not written over unseen"
