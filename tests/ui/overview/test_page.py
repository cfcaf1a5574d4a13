"""The page as a whole: its states, what is chosen, what is asked, by mouse and by keys, at every size."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Asked, PictureAsked, TextAsked
from annotator.ui.overview.choosing import MenuButton
from annotator.ui.overview.grid import Grid
from annotator.ui.overview.page import OverviewPage
from annotator.ui.theme import DARK, LIGHT
from tests.ui.dressing import colours, dress, picture
from tests.ui.overview.making import BEHIND, PEOPLE, an_agreement, names_of, scheme_of
from tests.ui.panels.making import Marked, settle, words_in

SIZES = [(1440, 830), (1024, 640), (900, 640), (640, 480)]


def cards_shown(page) -> list[str]:
    return [card for line in _lines() for card in line if page.card(card).isVisible()]


def _lines():
    return [
        ["by_label"], ["confusion", "pairs", "worst"], ["matched"], ["links", "attributes"], ["over_time", "kinds"],
        ["people"],
    ]  # fmt: skip


def press(*keys) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


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
    assert cards_shown(page) == [card for line in _lines() for card in line]
    title, said = page.headline.words
    assert title == "Agreement"
    assert said.startswith("24 articles finished by two or more, of 40. 7 finished by one person only")


def test_before_anything_is_known_nothing_is_claimed(qtbot, dressed):
    page = bare_page(qtbot, dressed)
    assert cards_shown(page) == []
    assert not page.bigs.isVisible()


def test_where_nobody_shares_an_article_it_says_so_and_shows_the_progress(open_page):
    page = open_page(an_agreement(2, 0))
    said = words_in(page)
    assert "Two people must have finished the same article." in said
    assert "7 of 40 articles are finished, none by two people." in said
    assert cards_shown(page) == ["people"]
    assert not any(button.isVisible() for button in page.headline.buttons)


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
    again = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Try again")
    with qtbot.waitSignal(page.retry_asked):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    page.show_computing(0)
    assert not again.isVisible()


def test_disagreements_that_were_decided_are_counted_off(page):
    assert page.bigs.bigs[4].text == "444"
    page.show_decided(41, 59)
    assert (page.bigs.bigs[4].text, page.bigs.bigs[4].hint) == ("18", "41 of 59 decided")


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
        (Asked(measure=names.ATTRIBUTE_ALPHA, label="form"), "Alpha of attributes, given a match, form"),
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
    of_the_data |= {attribute.names["en"] for label in scheme.labels for attribute in label.attributes}
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


def test_in_a_wide_window_cards_stand_side_by_side_and_in_a_narrow_one_below_one_another(page):
    def top(card):
        return page.card(card).geometry().top()

    assert top("confusion") == top("pairs") == top("worst")
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
        last = page.card("people")
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
    assert "31 articles finished by two" in page.headline.words[1]
