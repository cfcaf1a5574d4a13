"""In the real window: a filter that is on is seen, and what can be decided alike is chosen in its preview."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from annotator.domain.ids import GOLD_ID
from annotator.services.sample import sample_project
from annotator.store.project import Project
from annotator.ui.dialogs.alike_preview import NOTHING, AlikePreview, cut_before
from tests.e2e.adjudicator import ADJUDICATOR, Adjudicator, with_adjudicator
from tests.e2e.hand import CTRL, SHIFT
from tests.e2e.test_exchange import shown
from tests.labelled import CLAIMS
from tests.reviews import Marked, add_article

TEXT = "Cảng Bến Đá đón 40 tàu trong tháng sáu. Ban quản lý cho biết 40 tàu ấy đều chở gạo."


def project_of(tmp_path: Path, *, one_alone: bool) -> Path:
    """Two articles in which the same figure is marked twice: with two values, or by one person alone."""
    path = tmp_path / "alike.annot"
    project = Project.create(path, name="alike", scheme=CLAIMS, annotator=ADJUDICATOR)

    def marked(value: str) -> Marked:
        values = {"value": value, "kind": "count", "approx": "exact"}
        return Marked({"f": ("40 tàu", "figure", values), "g": ("40 tàu", "figure", values, 40)})

    other = Marked({}) if one_alone else marked("4")
    for text in (TEXT, f"{TEXT} Chợ vắng."):
        add_article(project, tmp_path, text, an=marked("40"), bo=other)
    project.close()
    return path


def preview_of(desk: Adjudicator) -> AlikePreview:
    desk.key("Return", CTRL | SHIFT)
    return shown(desk.hand, AlikePreview)


def test_all_places_are_listed_under_their_articles_with_the_words_meant(opened, tmp_path, qtbot):
    desk = Adjudicator(opened(project_of(tmp_path, one_alone=False)), qtbot)
    preview = preview_of(desk)
    rows = [preview.places.item(row) for row in range(preview.places.count())]
    places = [row.data(Qt.ItemDataRole.UserRole) for row in rows]
    assert [place.words for place in places if place is not None] == ["40 tàu"] * 4
    assert sum(place is None for place in places) == 2  # a title for each article, once
    assert all(place is None or not place.before.startswith("…") or place.before[1] == " " for place in places)
    assert not preview.places.horizontalScrollBar().isVisible()
    assert not preview.accept_button.isEnabled()  # nobody is guessed to be right
    QTest.keyClick(preview.focusWidget(), Qt.Key.Key_1)
    assert preview.chosen == 1
    wanted = desk.question.choices[0].option.values[0]["value"]
    QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Return)
    project = desk.session.project
    spans = [span for row in project.article_rows("") for span in project.spans(row.id, GOLD_ID)]
    assert [span.attributes["value"] for span in spans] == [wanted] * 4


def test_nothing_here_can_be_decided_for_all_where_one_alone_marked_it(opened, tmp_path, qtbot):
    desk = Adjudicator(opened(project_of(tmp_path, one_alone=True)), qtbot)
    before = len(desk.places)
    assert before == 4
    preview = preview_of(desk)
    assert list(preview.buttons) == [1, NOTHING]
    QTest.keyClick(preview.focusWidget(), Qt.Key.Key_0)
    QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Return)
    assert desk.review.progress().decided == 4
    project = desk.session.project
    assert [span for row in project.article_rows("") for span in project.spans(row.id, GOLD_ID)] == []


def test_what_stands_before_the_words_is_cut_between_words():
    text = "Ban quản lý cho biết"
    assert cut_before(text, 100, len) == text
    assert cut_before(text, 14, len) == "… lý cho biết"
    assert cut_before(f"… {text}", 14, len) == "… lý cho biết"
    assert cut_before(text, 3, len) == "… biết"  # one word is left at least


@pytest.fixture
def desk(opened, tmp_path, qtbot) -> Adjudicator:
    """The review of the samples."""
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    return Adjudicator(opened(with_adjudicator(path)), qtbot)


def choose(menu: QMenu, begins: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(begins)).trigger()


def sub_menu(menu: QMenu, begins: str) -> QMenu:
    return next(action for action in menu.actions() if action.text().startswith(begins)).menu()


def test_a_filter_that_is_on_is_told_at_the_head_and_taken_away_there(desk):
    queue, every = desk.page.queue, len(desk.places)
    assert queue.filter_line.isHidden()
    choose(sub_menu(queue.filter_menu(), "Labels"), "Figure")
    assert len(desk.places) < every
    assert queue.filter_line.isVisible()
    assert queue.filter_line.text() == "Only: Figure"
    assert "a filter is on" in queue._head.button.accessibleName()
    assert any(action.text() == "Labels: Figure" for action in queue.filter_menu().actions())
    queue.filter_line.setFocus()
    QTest.keyClick(queue.filter_line, Qt.Key.Key_Space)
    assert queue.filter_line.isHidden()
    assert len(desk.places) == every


def test_pairs_have_letters_while_the_names_are_hidden(desk):
    def pairs() -> list[str]:
        return [action.text() for action in sub_menu(desk.page.queue.filter_menu(), "Pairs").actions()]

    hidden = pairs()
    assert hidden
    assert not any("Mai" in pair or "Bình" in pair for pair in hidden)
    desk.commands._actions["review.names"].trigger()
    assert any("Mai" in pair for pair in pairs())
