"""A narrow window leaves the text its room."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


class LayoutRequests(QObject):
    """Counts how often the window is asked to lay out its bars and docks."""

    def __init__(self, window) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def resize(hand, width: int) -> None:
    hand.window.resize(width, 700)
    QApplication.processEvents()


def test_the_article_list_goes_in_a_narrow_window_and_comes_back_in_a_wide_one(opened, project_path):
    hand = opened(project_path)
    dock = hand.inside.articles_dock
    resize(hand, 1300)
    assert not dock.isHidden()
    resize(hand, 1000)
    assert dock.isHidden()
    resize(hand, 1300)
    assert not dock.isHidden()


def test_a_person_may_show_it_in_a_narrow_window_and_hide_it_in_a_wide_one(opened, project_path):
    hand = opened(project_path)
    dock, key = hand.inside.articles_dock, hand.inside.actions_table["view.articles"]
    resize(hand, 1000)
    key.trigger()
    assert not dock.isHidden()
    resize(hand, 980)
    assert not dock.isHidden(), "it stays while the window stays narrow"
    resize(hand, 1300)
    key.trigger()
    resize(hand, 1000)
    resize(hand, 1300)
    assert dock.isHidden()


def test_a_wide_window_begins_with_the_list_that_a_narrow_one_had_put_away(opened, project_path):
    hand = opened(project_path)
    resize(hand, 1300)
    resize(hand, 1000)
    again = opened(project_path)
    resize(again, 1300)
    assert not again.inside.articles_dock.isHidden()


def test_whatever_the_panels_show_the_window_keeps_its_least_size(opened, project_path):
    hand = opened(project_path)
    resize(hand, 800)
    size, least = hand.window.size(), hand.window.minimumSizeHint()
    for key in ("R", "C", "X", "F", "R", "D", "L", "Escape", "O", "W", "A"):
        hand.key(key)
        QApplication.processEvents()
        assert (hand.window.size(), hand.window.minimumSizeHint()) == (size, least), key
    assert hand.session.spans


def test_a_key_that_labels_lays_out_only_what_it_changes(opened, project_path):
    hand = opened(project_path)
    resize(hand, 1300)
    hand.key("X")
    asked = LayoutRequests(hand.window)
    hand.key("F")
    QApplication.processEvents()
    assert hand.session.current_span is not None
    assert asked.count == 0


def test_in_a_very_narrow_window_the_panels_leave_the_text_most_of_it(opened, project_path):
    hand = opened(project_path)
    dock = hand.inside.spans_dock
    resize(hand, 1300)
    width = dock.width()
    resize(hand, 700)
    QApplication.processEvents()
    assert dock.width() < 270
    assert hand.view.width() > 400
    resize(hand, 1300)
    QApplication.processEvents()
    assert dock.width() == width


def test_in_an_empty_project_the_list_that_says_so_stays_in_a_narrow_window(opened, new_project, tmp_path):
    hand = opened(new_project("empty"))
    hand.window.resize(1024, 640)
    hand._qtbot.waitUntil(lambda: hand.window.width() == 1024)
    assert hand.inside.articles_dock.isVisible()
    text = tmp_path / "one.txt"
    text.write_text("Cảng Bến Đá mở cửa.\nTàu vào.", encoding="utf-8")
    hand.bring_in(text)
    assert hand.session.article is not None
    hand._qtbot.waitUntil(hand.inside.articles_dock.isHidden)
