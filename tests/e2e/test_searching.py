"""Searching all articles in the real window: typing, results, going there, labels and notes, blindness, narrowing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
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
from annotator.ui.widgets.buttons import FlatButton
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand
from tests.narrowing import narrowed

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


def test_the_filters_name_nobody_else_to_who_annotates_blind_and_remember_nobody(window):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    project, lead = window.session.project, window.session.viewer
    window._qtbot.waitUntil(lambda: bool(panel.facets().people))
    assert set(panel.facets().people) >= {person.id for person in project.annotators() if person.role == "annotator"}
    an = project.annotator_named("An")
    window.session.choose_annotator(an.id)
    window._qtbot.waitUntil(lambda: set(panel.facets().people) == {an.id})
    panel.set_narrowing(Narrowing(annotator=(an.id, lead)))  # from before it was blind here
    window.session.choose_annotator(lead)
    window.session.choose_annotator(an.id)
    assert panel.sought.narrowing == Narrowing()


@pytest.mark.parametrize("title", ["Chợ nổi", "Phà Lục Đầu"])
def test_from_another_mode_a_result_leads_to_the_text_with_the_results_beside_it(window, title):
    window.key("3", CTRL)
    press(Qt.Key.Key_F, CTRL | SHIFT)
    typed(window, f"“{title}”")
    press(Qt.Key.Key_Return)
    assert window.inside.modes.page is None
    assert window.session.article.title == title
    assert window.text[slice(*window.view.selection())] == title
    assert window.view.hasFocus()
    assert not window.inside.search_commands.dock.isHidden()


def test_who_sits_down_in_another_mode_finds_their_own_search(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "12.000")
    press(Qt.Key.Key_Escape)
    lead = window.session.viewer
    window.key("3", CTRL)
    window.session.choose_annotator(window.session.project.annotator_named("An").id)
    window.session.choose_annotator(lead)
    press(Qt.Key.Key_1, CTRL)
    window._qtbot.waitUntil(lambda: articles(window) == ["Phà Lục Đầu"])


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
    panel.set_narrowing(narrowed(source="Chợ Mới"))
    window._qtbot.waitUntil(lambda: articles(window) == ["Chợ nổi"])
    panel._chips.removed.emit("source")
    window._qtbot.waitUntil(lambda: len(articles(window)) > 1)
    assert panel.sought.narrowing == Narrowing()


def walk(hand: Hand, step: int = 1) -> tuple[str, str]:
    """Press F4 in the text; return the article's title and the words gone to, once the place is another one."""
    modifiers = NONE if step > 0 else SHIFT
    hand.key("F4", modifiers)
    return hand.session.article.title, hand.text[slice(*hand.view.selection())]


def chosen(hand: Hand):
    panel = hand.inside.search_commands.panel
    return panel.model.row(panel.view.currentIndex().row())


def test_f4_walks_the_results_from_article_to_article_while_the_text_keeps_the_keyboard(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "phà")
    press(Qt.Key.Key_Escape)
    assert window.view.hasFocus()
    been = [(*walk(window), window.view.selection()) for _ in range(6)]
    assert [title for title, _, _ in been] == ["Phà Lục Đầu"] * 3 + ["Chợ nổi", "Tin bão số 0", "Tin bão số 1"]
    assert {words.lower() for _, words, _ in been} == {"phà"}
    assert window.view.hasFocus()
    assert chosen(window).result.title == "Tin bão số 1"
    assert chosen(window).hit.start == window.view.selection()[0]
    back = [(*walk(window, -1), window.view.selection()) for _ in range(5)]
    assert back == been[-2::-1]
    walk(window, -1)
    assert window.said[-1] == "The search has no further result."


def test_f4_goes_on_over_the_end_of_a_page(window):
    window.key("F", CTRL | SHIFT)
    typed(window, "bão")
    panel = window.inside.search_commands.panel
    press(Qt.Key.Key_Escape)
    known = panel.model.rowCount()
    panel.view.choose(panel.model.step(known, -1))
    first = chosen(window).result.title
    window.key("F4")
    window._qtbot.waitUntil(lambda: window.session.article.title == chosen(window).result.title != first)
    assert panel.model.rowCount() > known


def test_f4_opens_the_search_where_nothing_was_searched_for(window):
    window.key("F4")
    assert window.inside.search_commands.panel.field.hasFocus()


def test_f4_searches_for_what_is_typed_before_it_goes_on(window):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    panel.field.setText("12.000")
    window.view.setFocus()
    window.key("F4")
    window._qtbot.waitUntil(lambda: window.session.article.title == "Phà Lục Đầu")
    assert window.text[slice(*window.view.selection())] == "12.000"


MORE = "Đò\n" + "Chuyến đò thứ nhất. " * 9


@pytest.fixture
def many(opened, path, tmp_path) -> Hand:
    """With an article that has more hits than are listed at first."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        staging = Staging(tmp_path / "more")
        staging.add(record(MORE))
        project.commit_staging(staging, name="import", source_sha256="")
        staging.close()
    hand = opened(path)
    hand.open("Chợ nổi")
    hand.key("F", CTRL | SHIFT)
    typed(hand, "đò")
    return hand


def test_more_hits_of_an_article_are_listed_where_it_says_so(many):
    panel = many.inside.search_commands.panel
    assert rows(many)[-1] == "6 more in this article"
    panel.view.taken.emit(panel.model.rowCount() - 1)
    many._qtbot.waitUntil(lambda: len(rows(many)) == 1 + 10)
    assert many.session.article.title == "Chợ nổi"  # listed, nothing opened
    assert panel.view.currentIndex().row() == 5
    starts = [panel.model.row(at).hit.start for at in range(1, 11)]
    assert starts == sorted(set(starts))
    panel.view.taken.emit(10)
    assert many.view.selection()[0] == starts[-1] == MORE.rindex("đò")


def test_f4_lists_more_hits_and_goes_on_among_them(many):
    many.view.setFocus()
    starts = []
    for number in range(10):
        many.key("F4")
        many._qtbot.waitUntil(
            lambda number=number: many.inside.search_commands.panel.view.currentIndex().row() == number + 1
        )
        starts.append(many.view.selection()[0])
    assert starts == sorted(set(starts))
    assert many.text[starts[-1] : starts[-1] + 2] == "đò"


def test_the_bar_that_finds_hands_its_words_to_the_search_of_all_articles(window):
    window.key("F", CTRL)
    bar = window.inside.find_commands.bar
    bar.field.setText("bác bỏ tin")
    press(Qt.Key.Key_F, CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    answered(window)
    assert not window.inside.find_commands.is_open
    assert (panel.field.text(), panel.field.hasFocus()) == ("“bác bỏ tin”", True)
    assert articles(window) == ["Chợ nổi"]
    window.view.setFocus()
    window.key("F", CTRL)
    bar.field.setText("suốt")
    bar.everywhere.click()
    window._qtbot.waitUntil(lambda: articles(window) == ["Phà Lục Đầu"])


def test_what_was_searched_for_is_there_again_after_a_restart(opened, window, path):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    panel.places[NOTES].click()
    panel.set_narrowing(Narrowing(source=("Báo Hạ Vân", "Chợ Mới")))
    typed(window, "xem lại")
    press(Qt.Key.Key_Return)
    again = opened(path)
    commands = again.inside.search_commands
    again._qtbot.waitUntil(lambda: commands._panel is not None)
    panel = commands.panel
    assert (panel.sought.typed, panel.sought.where) == ("xem lại", NOTES)
    assert panel.sought.narrowing == Narrowing(source=("Báo Hạ Vân", "Chợ Mới"))
    again._qtbot.waitUntil(lambda: articles(again) == ["Phà Lục Đầu"])
    an = again.session.project.annotator_named("An")
    again.session.choose_annotator(an.id)
    assert panel.sought.typed == ""
    assert panel.earlier == ()
    again.session.choose_annotator(again.session.project.lead)
    assert panel.sought.typed == "xem lại"


def test_earlier_searches_are_offered_by_the_arrow_down_and_asked_at_once(window):
    window.key("F", CTRL | SHIFT)
    panel = window.inside.search_commands.panel
    for words in ("suốt", "chợ"):
        panel.field.setText(words)
        press(Qt.Key.Key_Return)
        answered(window)
        press(Qt.Key.Key_Return)
        window.key("F", CTRL | SHIFT)
    panel.field.clear()
    panel.query_changed.emit()
    assert "↓" in said(window)
    press(Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["chợ", "suốt"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    window._qtbot.waitUntil(lambda: articles(window) == ["Phà Lục Đầu"])
    assert panel.field.text() == "suốt"


def test_two_states_and_flagged_articles_are_ticked_by_keyboard_in_menus_that_stay(window):
    window.key("B", CTRL)
    window.key("F", CTRL | SHIFT)
    typed(window, "phà")
    panel = window.inside.search_commands.panel
    window._qtbot.waitUntil(lambda: bool(panel.facets().sources))
    menu = panel.menu()
    parts = {action.text(): action for action in menu.actions()}
    states = parts["State"].menu()
    states.popup(QPoint(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(states, key)
    assert states.isVisible()
    assert panel.sought.narrowing.state == ("in_progress", "todo")
    states.close()
    parts["Flagged"].trigger()
    window._qtbot.waitUntil(lambda: articles(window) == ["Chợ nổi"])
    shown = [chip.text() for chip in panel._chips.findChildren(FlatButton) if not chip.isHidden()]
    assert shown == ["State: In progress, To do", "Flagged"]
    panel._chips.removed.emit("flagged")
    assert not panel.sought.narrowing.flagged
    menu.close()


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


def test_that_nothing_was_found_is_said_in_the_language_that_is_switched_to(window):
    panel = window.inside.search_commands.panel
    panel.set_typed("khôngcótừnày")
    window._qtbot.waitUntil(lambda: "No text has these words." in said(window))
    window.inside.look.set("language", "vi")
    window._qtbot.waitUntil(lambda: "No text has" not in said(window))
    assert said(window)
    window.inside.look.set("language", "en")
    window._qtbot.waitUntil(lambda: "No text has these words." in said(window))
