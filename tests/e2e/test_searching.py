"""Searching all articles in the real window: typing, results, going there, labels and notes, blindness, narrowing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.searching import LABELS, NOTES, Narrowing
from annotator.domain.span import Span
from annotator.domain.work import IN_PROGRESS
from annotator.services import creating
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand

MANY = 300
PHA = "Phà Lục Đầu\nÔng Hà Văn Sáu nói rằng 12.000 người qua phà mỗi ngày. Phà chạy suốt đêm."
CHO = "Chợ nổi\nBà Mỵ bác bỏ tin chợ đóng cửa vì phà hỏng."


def record(text: str, *, source: str = "", labels: tuple[tuple[str, str, str], ...] = (), who=None) -> LabelledRecord:
    """An article, with what somebody has labelled in it: (quote, label, note)."""
    article = Article.from_text(text, title=text.split("\n", maxsplit=1)[0], source=source, lang="vi")
    if who is None:
        return LabelledRecord(article=article)
    spans = []
    for quote, label, note in labels:
        start = text.index(quote)
        spans.append(
            Span(
                id=str(len(spans)) * 8 + "-0000-4000-8000-" + who.id[-12:],
                article_id=article.id,
                annotator_id=who.id,
                start=start,
                end=start + len(quote),
                label=label,
                quote=quote,
                note=note,
                scheme_version=1,
            )
        )
    return LabelledRecord(article=article, annotator=who, status=IN_PROGRESS, spans=tuple(spans))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Mai leads; both have labelled in the ferry's article; many more say "bão"."""
    place = tmp_path / "ferries.annot"
    project = creating.create(place, annotator="Mai")
    project.begin_writing()
    an = project.add_annotator("An")
    mai = project.annotators()[0]
    staging = Staging(tmp_path / "staging")
    staging.add(record(PHA, source="Báo Hạ Vân", who=mai, labels=(("12.000 người", "figure", "xem lại phà"),)))
    staging.add(record(PHA, source="Báo Hạ Vân", who=an, labels=(("Phà chạy suốt đêm", "claim", "kín đáo"),)))
    staging.add(record(CHO, source="Chợ Mới"))
    for number in range(MANY):
        staging.add(record(f"Tin bão số {number}\nBão vào bờ, phà nghỉ."))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return place


@pytest.fixture
def window(opened, path) -> Hand:
    hand = opened(path)
    hand.open("Chợ nổi")
    hand.view.setFocus()
    return hand


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def typed(hand: Hand, words: str) -> None:
    """Type into whatever has the keyboard, and wait for the answer."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown.value, NONE, letter)
            QCoreApplication.sendEvent(QApplication.focusWidget(), event)
    answered(hand)


def answered(hand: Hand) -> None:
    commands = hand.inside.search_commands
    panel = commands.panel
    hand._qtbot.waitUntil(lambda: not panel.pause.isActive() and not panel._stale)


def said(hand: Hand) -> str:
    return hand.inside.search_commands.panel.view.accessibleDescription()


def rows(hand: Hand) -> list[str]:
    model = hand.inside.search_commands.panel.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def articles(hand: Hand) -> list[str]:
    model = hand.inside.search_commands.panel.model
    found = (model.row(number) for number in range(model.rowCount()))
    return [row.result.title for row in found if row is not None and row.hit is None and not row.more]


def test_a_key_opens_the_search_and_words_lead_to_their_places_in_all_articles(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "12.000")
    assert articles(window) == ["Phà Lục Đầu"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.session.article.title == "Phà Lục Đầu"
    start = PHA.index("12.000")
    assert window.view.selection() == (start, start + len("12.000"))
    assert not window.inside.search_commands.dock.isHidden()
    press(Qt.Key.Key_Escape)
    assert window.view.hasFocus()


def test_enter_in_the_field_takes_the_first_hit_and_f3_goes_on(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "phà chạy")
    press(Qt.Key.Key_Return)
    assert window.session.article.title == "Phà Lục Đầu"
    first = window.view.selection()
    window.key("F3")
    assert window.view.text[slice(*window.view.selection())].lower() == "phà"
    assert window.view.selection() != first


def test_diacritics_count_until_the_button_says_otherwise(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "cho noi")
    assert articles(window) == []
    assert "a = á = à" in said(window)
    window.inside.search_commands.panel.marks.click()
    window._qtbot.waitUntil(lambda: articles(window) == ["Chợ nổi"])
    assert window.inside.actions_table["find.marks"].isChecked()


def test_results_come_page_by_page_and_all_of_them_are_counted(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "bão")
    panel = window.inside.search_commands.panel
    window._qtbot.waitUntil(lambda: panel._head.count.text == f"in {MANY} articles")
    assert len(articles(window)) < MANY
    while len(articles(window)) < MANY:
        before = len(articles(window))
        bar = panel.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        window._qtbot.waitUntil(lambda before=before: len(articles(window)) > before)
    assert sorted(articles(window)) == sorted(f"Tin bão số {number}" for number in range(MANY))


def test_what_was_typed_before_is_not_answered_any_more(window):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    for words in ("bão", "bão số", "bão số 7", "12.000"):
        panel.field.setText(words)
        panel.query_changed.emit()
    window._qtbot.waitUntil(lambda: articles(window) == ["Phà Lục Đầu"])


def test_labels_and_notes_are_searched_and_lead_to_their_span(window):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    panel.places[LABELS].click()
    typed(window, "người")
    assert articles(window) == ["Phà Lục Đầu"]
    panel.view.taken.emit(1)
    mine = window.session.current
    assert window.session.spans[mine].quote == "12.000 người"
    panel.places[NOTES].click()
    panel.field.setText("xem lại")
    window._qtbot.waitUntil(lambda: any("xem lại phà" in row for row in rows(window)))


def test_who_annotates_blind_finds_nothing_of_others(window):
    an = window.session.project.annotator_named("An")
    window.session.choose_annotator(an.id)
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    panel.places[NOTES].click()
    typed(window, "xem lại")
    assert articles(window) == []
    panel.field.setText("kín đáo")
    window._qtbot.waitUntil(lambda: articles(window) == ["Phà Lục Đầu"])
    assert panel.delegate.names == {}


def test_what_the_lead_found_is_gone_for_who_annotates_blind(window):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    panel.places[NOTES].click()
    typed(window, "kín đáo")
    assert articles(window) == ["Phà Lục Đầu"]
    lan = window.session.project.add_annotator("Lan")
    window.session.choose_annotator(lan.id)
    assert rows(window) == []
    assert panel.field.text() == ""  # the lead's words may quote a note
    panel.field.setText("kín đáo")
    panel.places[NOTES].click()
    window._qtbot.waitUntil(lambda: said(window).startswith("No note has these words."))
    assert rows(window) == []


def test_all_hits_of_the_article_are_shown_and_walked(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "phà")
    window._qtbot.waitUntil(lambda: "Phà Lục Đầu" in articles(window))
    panel = window.inside.search_commands.panel
    panel.view.taken.emit(next(at for at, row in enumerate(rows(window)) if "12.000" in row))
    hits = window.view._state.hits
    assert [PHA[start:end].lower() for start, end in hits] == ["phà", "phà", "phà"]
    window.view.setFocus()
    at = window.view.selection()
    window.key("F3")
    assert window.view.selection() == hits[hits.index(at) + 1]
    window.inside.search_commands.hide()
    assert list(window.view._state.hits) == []


def test_a_search_is_narrowed_and_a_click_takes_that_away(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "phà")
    panel = window.inside.search_commands.panel
    panel.set_narrowing(Narrowing.of(source="Chợ Mới"))
    window._qtbot.waitUntil(lambda: articles(window) == ["Chợ nổi"])
    panel._chips.removed.emit("source")
    window._qtbot.waitUntil(lambda: len(articles(window)) > 1)
    assert panel.sought.narrowing == Narrowing()


def test_another_project_begins_with_nothing(window, tmp_path):
    window.key("F", CTRL | SHIFT)
    typed(window, "phà")
    assert rows(window)
    assert window.inside.project_commands.create(tmp_path / "other.annot", "Mai")
    assert rows(window) == []


def test_a_project_can_be_moved_once_it_is_closed(window, path):
    window.key("F", CTRL | SHIFT)
    typed(window, "phà")
    window.session.close_project()
    path.rename(path.with_name("moved.annot"))
    project = Project.open(path.with_name("moved.annot"))
    assert len(project.article_rows("")) == MANY + 2
    project.close()
