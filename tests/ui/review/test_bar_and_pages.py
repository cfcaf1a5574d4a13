"""The bar below the review, the pages of its beginning and end, reading through, and the report."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from annotator.domain import disagreement as d
from annotator.ui.panels.key_words import KeyWord
from annotator.ui.review.reading_panel import Count, ReadingPanel
from annotator.ui.review.report_page import GoldScore, KindSpeed, ReportPage, ReviewReport
from annotator.ui.review.review_bar import ReviewBar
from annotator.ui.review.state_page import DONE, NOTHING_YET, READ_ONLY, StatePage
from annotator.ui.review.table import ROW
from tests.ui.dressing import picture
from tests.ui.panels.making import settle, words_in
from tests.ui.review.composing import BAR_KEYS


@pytest.fixture
def bar(shown) -> ReviewBar:
    made = shown(ReviewBar(), 1440, 44)
    made.set_keys(BAR_KEYS)
    made.set_place(42, 59, options=3)
    made.set_alike(2)
    settle()
    return made


def test_the_bar_says_which_group_of_how_many_and_the_keys(bar):
    words = words_in(bar)
    assert {"42", "of 59", "1", "3", "J", "K", "Ctrl+Z", "take it and go on"} <= set(words)
    assert "Decide them alike" in words


def test_of_one_option_one_digit_is_shown(bar):
    bar.set_place(1, 3, options=1)
    settle()
    assert "–" not in words_in(bar)


def test_deciding_alike_is_offered_only_where_others_are_alike(bar, qtbot):
    with qtbot.waitSignal(bar.alike_asked):
        QTest.mouseClick(bar._alike_button, Qt.MouseButton.LeftButton)
    bar.set_alike(0)
    settle()
    assert "Decide them alike" not in words_in(bar)


def test_while_an_article_is_read_through_it_can_be_closed(bar, qtbot):
    bar.set_reading((KeyWord("C", "Claim"),))
    settle()
    words = words_in(bar)
    assert {"Read it through", "C", "Claim", "Close as gold"} <= set(words)
    assert "Decide them alike" not in words
    with qtbot.waitSignal(bar.close_asked):
        QTest.mouseClick(bar._close_button, Qt.MouseButton.LeftButton)
    bar.set_place(43, 59, options=2)
    settle()
    assert "Close as gold" not in words_in(bar)


def test_no_group_is_an_empty_bar(bar):
    bar.set_place(0, 0, options=0)
    settle()
    assert [word for word in words_in(bar) if word] == []


@pytest.mark.parametrize("width", [1440, 900, 700, 480, 300])
def test_what_has_no_room_goes_and_the_place_stays(shown, width):
    bar = shown(ReviewBar(), width, 44)
    bar.set_keys(BAR_KEYS)
    bar.set_place(42, 59, options=3)
    bar.set_alike(2)
    settle()
    assert bar.width() == width
    assert "42" in words_in(bar)
    button = bar._alike_button
    assert button.mapTo(bar, button.rect().topRight()).x() < width


def test_the_states_say_why_nothing_is_asked(shown, qtbot):
    page = shown(StatePage(), 820, 500)
    assert page.sentence == "Two people must have finished the same article."
    page.show_state(DONE, "59 decided")
    settle()
    assert {"No disagreement left. The gold can be exported.", "59 decided"} <= set(words_in(page))
    with qtbot.waitSignal(page.export_asked):
        QTest.mouseClick(page._export, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.report_asked):
        QTest.mouseClick(page._report, Qt.MouseButton.LeftButton)
    for state in (NOTHING_YET, READ_ONLY):
        page.show_state(state)
        settle()
        assert "Export the gold…" not in words_in(page)
    assert page.state == READ_ONLY


def test_reading_through_counts_what_was_decided(shown):
    panel = shown(ReadingPanel(), 348, 400)
    panel.set_counts([Count("Decided", "12"), Count("Agreed", "31")])
    settle()
    assert {"Decided: 12", "Agreed: 31"} <= set(words_in(panel))
    panel.set_counts([Count("Decided", "13")])
    settle()
    assert "Agreed: 31" not in words_in(panel)


REPORT = ReviewReport(
    speeds=(
        KindSpeed(kind=d.POLARITY, decided=12, per_minute=14.2),
        KindSpeed(kind=d.LINK_TARGET, decided=2, per_minute=None),
    ),
    scores=(
        GoldScore(name="Mai", spans=412, precision=0.9131, recall=0.874, f1=0.893),
        GoldScore(name="Bình", spans=0, precision=None, recall=0.0, f1=None),
    ),
    labels=("claim", "denial"),
    confusion=((120, 40), (0, 44)),
    notes=(("gần bốn lần", "So sánh thì không phải số liệu."),),
)


@pytest.fixture
def report(shown, looks) -> ReportPage:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    page = shown(ReportPage(), 900, 900)
    page.set_looks(looks)
    page.show_report(REPORT)
    settle()
    QLocale.setDefault(before)
    return page


def test_the_report_has_speeds_scores_confusion_and_notes(report):
    assert report.speeds.data.rows == (("Polarity", "12", "14.2"), ("Target of a link", "2", "–"))
    assert report.scores.data.rows == (("Mai", "412", "0.913", "0.874", "0.893"), ("Bình", "0", "–", "0.000", "–"))
    assert report.confusion.data.columns == ("Gold", "Claim", "Denial")
    assert report.confusion.data.rows == (("Claim", "120", "40"), ("Denial", "0", "44"))
    assert report.notes.data.rows == (("gần bốn lần", "So sánh thì không phải số liệu."),)
    assert any("undefined" in word for word in words_in(report))


def test_a_cell_is_as_dark_as_its_share_of_the_row(report):
    table = report.confusion
    image = picture(table)
    boxes = table._boxes(1)
    shades = [image.pixelColor(box.left() - 8, ROW + 5).lightness() for box in boxes[1:]]
    zero = image.pixelColor(table._boxes(2)[1].left() - 8, 2 * ROW + 5)
    assert shades[0] < shades[1] < zero.lightness()


def test_a_report_without_scores_has_no_empty_tables(report):
    report.show_report(ReviewReport(speeds=REPORT.speeds))
    settle()
    words = words_in(report)
    assert "Decisions" in words
    assert "Everybody against the gold" not in words
    assert "Notes" not in words


def test_tables_can_be_read_aloud(report):
    assert "Mai, Spans 412, Precision 0.913, Recall 0.874, F1 0.893" in report.scores.accessibleDescription()


def test_every_word_is_translated(shown, marked_language, looks):
    bar, page, panel, report = ReviewBar(), StatePage(), ReadingPanel(), ReportPage()
    for widget in (bar, page, panel, report):
        shown(widget, 1200, 700)
    bar.set_keys(BAR_KEYS)
    bar.set_place(42, 59, options=3)
    bar.set_alike(2)
    page.show_state(DONE)
    report.show_report(REPORT)
    settle()
    keys = {"42", "1", "3", "–", "J", "K", "Ctrl+Z"}
    for widget in (bar, page, panel, report):
        assert [word for word in words_in(widget) if word and "«" not in word and word not in keys] == []
