"""What is chosen on the page, what is opened and saved from it, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Asked, PictureAsked, TextAsked
from annotator.ui.overview.choosing import MenuButton
from tests.ui.overview.hand import cards_shown, press
from tests.ui.overview.making import BEHIND, an_agreement, names_of, scheme_of
from tests.ui.panels.making import settle, words_in

# Choosing


def choose(button: MenuButton, text: str) -> None:
    next(action for action in button.menu.actions() if action.text() == text).trigger()
    settle()


def test_two_annotators_can_be_chosen(page, qtbot):
    with qtbot.waitSignal(page.pair_chosen) as chosen:
        choose(page.headline.people, "Mai – Lan")
    assert chosen.args == [("p0", "p2")]
    assert page.headline.people.text() == "Mai – Lan"
    assert page.card("confusion").card.hint.startswith("matched spans: rows Mai, columns Lan")
    assert len(page.card("by_label").card.sheet.rows) == 1
    page.show_pair(("p0", "p2"), an_agreement(2))
    assert len(page.card("by_label").card.sheet.rows) == 5
    assert len(page.card("pairs").card.sheet.rows) == 3, "the matrix is of all of them still"
    with qtbot.waitSignal(page.pair_chosen) as chosen:
        choose(page.headline.people, "All annotators")
    assert chosen.args == [None]
    assert len(page.card("by_label").card.sheet.rows) == 5


def test_numbers_of_a_pair_that_is_no_longer_chosen_change_nothing(page):
    before = page.card("by_label").card
    page.show_pair(("p0", "p1"), an_agreement(2, 400))
    assert page.card("by_label").card == before


def test_a_label_of_two_people_is_told_only_where_it_is_counted(page):
    choose(page.headline.people, "Mai – Bình")
    choose(page.headline.labels, "Denial")
    assert page.bigs.bigs[0].name == "strict F1, all labels"
    page.show_pair(("p0", "p1"), an_agreement(2))
    assert page.bigs.bigs[0].name == "strict F1, Denial"


def test_a_label_can_be_chosen(page):
    choose(page.headline.labels, "Denial")
    assert [row[0].text for row in page.card("by_label").card.sheet.rows] == ["Denial", "All labels"]
    assert page.bigs.bigs[0].name == "strict F1, Denial"


def test_what_was_chosen_stays_when_numbers_come_anew_and_goes_where_it_is_no_more(page, qtbot):
    choose(page.headline.people, "Mai – Lan")
    choose(page.headline.labels, "Denial")
    agreement = an_agreement(3, 31)
    with qtbot.waitSignal(page.pair_chosen):
        page.show_agreement(agreement, names_of(agreement), scheme_of(), "en")
    assert page.headline.people.text() == "Mai – Lan"
    agreement = an_agreement(2, 31)
    page.show_agreement(agreement, names_of(agreement), scheme_of(), "en")
    assert page.headline.people.text() == "All annotators"
    assert page.headline.labels.text() == "Denial"


def test_the_matrix_of_pairs_shows_the_measure_that_is_chosen(page):
    choose(page.card("pairs").choice, "alpha by character")
    cell = page.card("pairs").card.sheet.rows[0][2]
    assert cell.asked == Asked(measure=names.ALPHA, pair=("p0", "p1"))
    assert page.card("pairs").choice.text() == "alpha by character"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_a_chooser_opens_by_keys(page, qtbot, key):
    page.headline.labels.setFocus(Qt.FocusReason.TabFocusReason)
    press(key)
    qtbot.waitUntil(page.headline.labels.menu.isVisible)
    page.headline.labels.menu.close()


# Opening


def test_every_big_number_opens_with_the_mouse_and_with_a_key(page, qtbot):
    for at, button in enumerate(page.bigs.findChildren(QAbstractButton)):
        with qtbot.waitSignal(page.behind_asked) as by_mouse:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        page.close_behind()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        with qtbot.waitSignal(page.behind_asked) as by_key:
            press(Qt.Key.Key_Space)
        page.close_behind()
        assert by_mouse.args == by_key.args == [page.bigs.bigs[at].asked]


def test_enter_opens_a_big_number_too(page, qtbot):
    page.bigs.first().setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.behind_asked):
        press(Qt.Key.Key_Return)


def test_every_cell_with_a_number_has_something_behind_it(page):
    for card in cards_shown(page):
        for row in page.card(card).card.sheet.rows:
            for cell in row:
                if any(letter.isdigit() for letter in cell.text) and cell.kind.value != "axis":
                    assert cell.asked is not None, (card, cell.text)


def test_what_is_behind_a_number_stands_beside_it_and_the_keyboard_goes_there_and_back(page, qtbot):
    grid = page.card("by_label").grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.behind_asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [Asked(measure=names.STRICT, label="claim")]
    assert page.behind.isVisible()
    assert page.behind.list.hasFocus()
    page.show_behind(BEHIND)
    assert "Strict F1, Claim" in words_in(page.behind)
    with qtbot.waitSignal(page.article_asked) as article:
        press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert article.args == ["a1", 40, 70]
    press(Qt.Key.Key_Escape)
    assert not page.behind.isVisible()
    assert grid.hasFocus()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 2)


def test_beside_a_narrow_page_there_is_no_room_so_it_takes_its_place(open_page):
    page = open_page(size=(800, 600))
    page.bigs.first().click()
    assert page.behind.geometry() == page.rect()
    assert not page.area.isVisible()
    press(Qt.Key.Key_Escape)
    assert page.area.isVisible()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(measure=names.CONFUSION, cell=("claim", "")), "Label against label, Claim – not marked"),
        (Asked(measure=names.LINKS_ALL, label="same_as"), "Links, over all, same as"),
        (Asked(measure=names.ATTRIBUTE_ALPHA, label="claim.form"), "Alpha of attributes, given a match, Claim: form"),
        (Asked(measure=names.KINDS, kind="boundary"), "Disagreements, other bounds"),
        (Asked(measure=names.OVER_TIME, month="2026-11"), "Strict F1, Nov 2026"),
        (Asked(measure=names.WORK, person="p1"), "Progress, Bình"),
        (Asked(measure=names.RELAXED, pair=("p0", "p2")), "Relaxed F1, Mai – Lan"),
        (Asked(measure=names.STRICT, article="a3"), "Strict F1, Both sides say the bridge is theirs"),
    ],
)
def test_it_says_what_was_asked_for(page, asked, said):
    page.card("by_label").opened.emit(asked)
    assert said in words_in(page.behind)


# Saving


def menu_path(page, *path) -> None:
    menu = page.headline.report.menu
    menu.aboutToShow.emit()
    for name in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (("The whole page", "SVG, dark"), PictureAsked("", "svg", "dark", "agreement-dark.svg")),
        (("By label", "PNG, light"), PictureAsked("by_label", "png", "light", "agreement-by-label-light.png")),
        (
            ("Label against label", "SVG, light"),
            PictureAsked("confusion", "svg", "light", "agreement-confusion-light.svg"),
        ),
    ],
)
def test_pictures_of_the_page_and_of_each_card_are_offered(page, qtbot, path, asked):
    with qtbot.waitSignal(page.picture_asked) as found:
        menu_path(page, *path)
    assert found.args == [asked]
    assert page.picture(asked)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (("Copy the methods paragraph", "Markdown"), TextAsked("methods", "markdown")),
        (("Copy the methods paragraph", "LaTeX"), TextAsked("methods", "latex")),
        (("Copy the table of all measures", "Markdown"), TextAsked("table", "markdown")),
        (("Copy the table of all measures", "LaTeX"), TextAsked("table", "latex")),
        (("Copy the table of all measures", "CSV"), TextAsked("table", "csv")),
    ],
)
def test_texts_to_be_pasted_are_offered(page, qtbot, path, asked):
    with qtbot.waitSignal(page.text_asked) as found:
        menu_path(page, *path)
    assert found.args == [asked]


def test_the_menu_can_be_opened_again_and_again(page):
    for _ in range(3):
        page.headline.report.menu.aboutToShow.emit()
        settle()
    assert len(page.headline.report.menu.findChildren(QMenu)) == 13
