"""A page that does not say its encoding, in the window: asked by what it shows, and answered otherwise later."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.services import importing
from annotator.ui.dialogs.importing.window import ImportWindow
from tests.ui.dialogs.importing.plans import article

TITLE = "Chợ đêm mở lại"
SAID = "Bà Nụ, tiểu thương ở đây hai mươi năm, nói rằng bà không lo vắng khách dù tin lan trên mạng là sai."
PAGE = f"<html><head><style>p {{}}</style></head><body><article><h1>{TITLE}</h1><p>{SAID}</p></article></body></html>"


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_a_page_is_asked_by_what_it_shows_and_the_answer_can_be_changed(qtbot, dressed, tmp_path, project):
    path = tmp_path / "trang.html"
    path.write_bytes(PAGE.encode("tcvn3"))
    parent = QWidget()
    parent.resize(1440, 900)
    qtbot.addWidget(parent)
    plan = importing.plan(project, [path])
    window = ImportWindow(plan, lambda _id: article(), parent)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    names = [row.radio.accessibleName() for row in window.choice.rows]
    assert names[0].startswith("TCVN3")
    assert names[0].endswith(f"{TITLE} {SAID}")
    assert not any("<" in name for name in names)
    with qtbot.waitSignal(window.answered) as answer:
        press(Qt.Key.Key_Return)
    choices, _ = answer.args
    again = importing.answered(project, plan, choices)
    window.set_plan(again)
    assert window.article.title.text == TITLE
    assert window.article.way.text() == "Read as TCVN3…"
    window.article.way.click()
    assert window.choice.isVisible()
    assert next(row for row in window.choice.rows if row.radio.isChecked()).choice.id == "tcvn3"
    again.close()
