"""The page as a whole: its states, its keys, and how it looks in both languages, both themes and at every size."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import delete

from annotator.services.agreement.results import Note
from annotator.ui.overview.grid import Grid
from annotator.ui.overview.page import OverviewPage
from annotator.ui.theme import DARK, LIGHT
from tests.ui.dressing import colours, dress, picture
from tests.ui.overview.hand import LINES, cards_shown, press
from tests.ui.overview.making import PEOPLE, an_agreement, names_of, scheme_of
from tests.ui.panels.making import Marked, settle, words_in

SIZES = [(1440, 830), (1024, 640), (900, 640), (640, 480)]


def bare_page(qtbot, dressed) -> OverviewPage:
    page = OverviewPage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


# States


def test_with_a_result_every_card_is_shown(page):
    assert cards_shown(page) == [card for line in LINES for card in line]
    title, said = page.headline.words
    assert title == "Agreement"
    assert said.startswith("24 articles finished by two or more, of 40. 7 finished by one person only")


def test_what_is_left_to_show_when_the_window_goes_is_let_go(page):
    page.show_people(PEOPLE, in_turns=True)
    parts = page._turns._parts
    next(parts)
    page._turns.stop()
    delete(page.area)
    parts.close()


def test_before_anything_is_known_nothing_is_claimed(qtbot, dressed):
    page = bare_page(qtbot, dressed)
    assert cards_shown(page) == []
    assert not page.bigs.isVisible()
    below = picture(page).copy(0, page.headline.geometry().bottom() + 1, 1100, 500)
    assert colours(below) == {LIGHT.paper.lower()}


def test_where_nobody_shares_an_article_it_says_so_and_shows_the_progress(open_page):
    page = open_page(an_agreement(2, 0))
    said = words_in(page)
    assert "Two people must have finished the same article." in said
    assert "7 of 40 articles are finished, none by two people." in said
    assert cards_shown(page) == ["people"]
    assert not any(button.isVisible() for button in page.headline.buttons)
    assert LIGHT.ink3.lower() in colours(picture(page)), "the bars of the progress"


def test_work_under_different_versions_is_not_compared_and_it_says_so(open_page):
    agreement = an_agreement(2, 0)
    left_out = Note("left out because of other versions: {articles}", {"articles": 5})
    coverage = dataclasses.replace(agreement.coverage, finished_by_two=5, notes=(left_out,))
    page = open_page(dataclasses.replace(agreement, coverage=coverage))
    assert "Left out because of other versions: 5." in words_in(page)
    compared = dataclasses.replace(an_agreement(), coverage=dataclasses.replace(coverage, compared=24))
    page.show_agreement(compared, names_of(compared), scheme_of(), "en")
    assert "Left out because of other versions: 5." in page.headline.words[1]


def test_one_annotator_alone_is_nothing_to_compare(open_page):
    assert cards_shown(open_page(an_agreement(1, 0))) == ["people"]


@pytest.mark.parametrize("people", [2, 3, 4, 5, 6])
def test_two_to_six_annotators_are_compared(open_page, people):
    page = open_page(an_agreement(people))
    assert len(page.card("pairs").card.sheet.rows) == people
    assert len(page.headline.people.menu.actions()) == (1 if people == 2 else 1 + people * (people - 1) // 2)


def test_twelve_labels_have_a_row_each(open_page):
    page = open_page(labels=12)
    assert len(page.card("by_label").card.sheet.rows) == 13
    assert len(page.card("confusion").card.sheet.rows) == 13


def test_computing_shows_a_bar_and_a_word_and_can_be_cancelled(page, qtbot):
    page.show_computing(250, "12 / 24")
    assert not page.busy.isVisible(), "what takes less than 300 ms shows nothing"
    qtbot.waitUntil(page.busy.isVisible)
    page.show_computing(500)
    image = picture(page.busy)
    assert image.pixelColor(page.width() // 2 - 4, 1).name() == LIGHT.ink2.lower()
    assert image.pixelColor(page.width() // 2 + 4, 1).name() == LIGHT.hair.lower()
    assert page.busy.words.startswith("Comparing what was finished…")
    assert page.area.geometry().top() == page.busy.height()
    cancel = page.busy.findChild(QAbstractButton)
    with qtbot.waitSignal(page.cancel_asked):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    page.end_computing()
    assert not page.busy.isVisible()
    assert page.area.geometry().top() == 0
    assert cards_shown(page), "what was shown before stays"


def test_a_result_ends_the_computing(page):
    page.show_computing(900)
    agreement = an_agreement()
    page.show_agreement(agreement, names_of(agreement), scheme_of(), "en")
    assert not page.busy.is_on


def test_an_error_is_said_and_can_be_tried_again(qtbot, dressed):
    page = bare_page(qtbot, dressed)
    page.show_error("The project file cannot be read.")
    settle()
    assert "The project file cannot be read." in words_in(page)
    assert LIGHT.alert.lower() in colours(picture(page))
    again = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Try again")
    assert again.width() == again.sizeHint().width()
    with qtbot.waitSignal(page.retry_asked):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    page.show_computing(0)
    assert not again.isVisible()


def test_disagreements_that_were_decided_are_counted_off(page):
    assert page.bigs.bigs[4].text == "444"
    page.show_decided(41, 59)
    assert (page.bigs.bigs[4].text, page.bigs.bigs[4].hint) == ("18", "41 of 59 decided")


# Keys and reading out


def controls(page) -> list[QWidget]:
    return [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    ]


def test_tab_reaches_every_control_from_above_to_below(page):
    page.bigs.first().setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(len(controls(page)) + 2):
        reached.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert set(controls(page)) - {page} <= set(reached)
    grids = [one for one in reached if isinstance(one, Grid)]
    order = [page.card(card).grid for card in cards_shown(page)]
    assert list(dict.fromkeys(grids)) == order
    every = [*page.headline.buttons, *page.bigs.findChildren(QAbstractButton), *order]
    page.headline.people.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(len(controls(page))):
        walked.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert [one for one in walked if one in every] == every


def test_what_the_keyboard_comes_to_is_brought_into_sight(page):
    for card in ("people", "by_label", "kinds"):
        grid = page.card(card).grid
        grid.setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
            press(key)
        place = grid.visualRect(grid.currentIndex())
        seen = page.area.viewport().rect()
        assert seen.contains(grid.viewport().mapTo(page.area.viewport(), place.center())), card


def test_the_page_hands_the_keyboard_to_its_first_number(page):
    page.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert page.bigs.first().hasFocus()


def test_f6_leaves_from_anywhere(page, qtbot):
    for widget in (page.bigs.first(), page.card("confusion").grid, page.headline.report):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with qtbot.waitSignal(page.leave_asked):
            press(Qt.Key.Key_F6)


def test_pages_can_be_turned_by_keys(page):
    page.headline.report.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_PageDown)
    assert page.area.verticalScrollBar().value() > 300
    press(Qt.Key.Key_PageUp)
    assert page.area.verticalScrollBar().value() == 0


def test_every_control_has_a_name(page):
    page.bigs.first().click()
    settle()
    assert [type(one).__name__ for one in controls(page) if not (one.accessibleName() or one.windowTitle())] == []


def test_every_card_says_its_title_and_what_is_to_be_known_of_its_numbers(page):
    for card in cards_shown(page):
        view = page.card(card)
        assert view.accessibleName() == view.card.title
        assert all(text in view.grid.accessibleDescription() for text in view.card.foot)


# Language, theme, size


def test_all_words_follow_the_language_at_once(page, marked_language):
    settle()
    of_the_data = {person.name for person in PEOPLE}
    scheme = scheme_of()
    of_the_data |= {one.names["en"] for one in (*scheme.labels, *scheme.link_types)}
    for label in scheme.labels:
        of_the_data |= {f"{label.names['en']}: {attribute.names['en']}" for attribute in label.attributes}
    for card in cards_shown(page):
        made = page.card(card).card
        heads = [column.head for column in made.sheet.columns]
        cells = [cell.text for row in made.sheet.rows for cell in row if cell.kind.value != "quote"]
        for text in (made.title, made.hint, *made.foot, *heads, *cells):
            if any(letter.isalpha() for letter in text) and text not in of_the_data and "20" not in text:
                assert "«" in text, (card, text)
    for button in page.headline.buttons:
        assert "«" in button.text()
    assert all("«" in big.name and "«" in big.hint for big in page.bigs.bigs)


def test_the_words_come_back(page, dressed):
    before = page.card("by_label").card, page.headline.words
    translator = Marked()
    dressed.installTranslator(translator)
    settle()
    assert (page.card("by_label").card, page.headline.words) != before
    dressed.removeTranslator(translator)
    settle()
    assert (page.card("by_label").card, page.headline.words) == before


def test_the_colours_follow_the_theme_at_once(page):
    light = picture(page)
    dress("dark")
    settle()
    dark = picture(page)
    assert dark.pixelColor(4, 4).name() == DARK.paper.lower()
    lanes = {label.colours["dark"]["lane"].lower() for label in scheme_of().labels}
    assert lanes <= colours(dark)
    dress("light")
    settle()
    assert picture(page) == light


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("people", "labels"), [(2, 4), (6, 12)])
def test_nothing_overlaps_and_nothing_lies_beyond_the_edge(open_page, size, people, labels):
    page = open_page(an_agreement(people, labels=labels), labels=labels, size=size)
    views = [page.card(card) for card in cards_shown(page)]
    places = [view.geometry() for view in views]
    assert not any(one.intersects(two) for at, one in enumerate(places) for two in places[at + 1 :])
    assert all(page.board.rect().contains(place) for place in places)
    for view in views:
        assert view.rect().contains(view.grid.geometry()), view.card.id
        assert view.grid.height() >= view.grid.shape_now.height
    buttons = [button.geometry() for button in page.headline.buttons]
    assert all(page.headline.rect().contains(button) for button in buttons)
    assert not any(one.intersects(two) for at, one in enumerate(buttons) for two in buttons[at + 1 :])
    assert all(button.width() == button.sizeHint().width() for button in page.headline.buttons)


@pytest.mark.parametrize("width", [1440, 1100])
def test_where_a_card_has_no_room_beside_another_it_has_a_line_of_its_own(open_page, width):
    page = open_page(an_agreement(6, labels=12), labels=12, size=(width, 800))
    for card in cards_shown(page):
        grid = page.card(card).grid
        assert grid.shape_now.width <= grid.width(), card


def test_in_a_wide_window_cards_stand_side_by_side_and_in_a_narrow_one_below_one_another(page):
    def top(card):
        return page.card(card).geometry().top()

    assert top("confusion") == top("pairs") == top("worst")
    assert top("links") == top("attributes") < top("over_time")
    assert page.card("over_time").geometry().bottom() == page.card("attributes").geometry().bottom()
    page.resize(640, 600)
    settle()
    assert top("confusion") < top("pairs") < top("worst")
    page.resize(1440, 830)
    settle()
    assert top("confusion") == top("pairs") == top("worst")


def test_the_column_is_as_high_as_what_stands_in_it_at_any_width(page):
    for width in (1440, 1000, 700, 1440):
        page.resize(width, 700)
        settle()
        last = max((page.card(card) for card in cards_shown(page)), key=lambda view: view.geometry().bottom())
        end = last.mapTo(page.area.widget(), last.rect().bottomLeft()).y()
        assert page.area.widget().height() - end == pytest.approx(33, abs=1)


def test_numbers_have_the_decimal_comma_in_vietnamese(open_page):
    page = open_page(language="vi")
    assert page.bigs.bigs[0].text == "0,71"
    assert "0,61" in [cell.text for cell in page.card("by_label").card.sheet.rows[0]]


def test_names_that_are_given_are_shown(open_page):
    agreement = an_agreement()
    page = open_page(agreement)
    page.show_agreement(agreement, {"p0": "Mai (1a2b)"}, scheme_of(), "en")
    heads = [column.head for column in page.card("pairs").card.sheet.columns]
    assert heads == ["", "Mai (1a2b)", "Bình", "Lan"]


def test_a_project_that_changes_shows_its_new_numbers(page):
    agreement = dataclasses.replace(an_agreement(3, 31), over_time=())
    page.show_agreement(agreement, names_of(agreement), scheme_of(), "en")
    settle()
    assert page.card("over_time").card.foot == ("No month yet.",)
    assert not page.card("over_time").grid.isVisible()
    assert page.headline.words[1].startswith("31 articles finished by two")
