"""The bar below where there is little room: what is proposed, and what gives way first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotator.ui import fonts
from annotator.ui.looks import label_looks
from annotator.ui.panels.key_words import KeyWord
from annotator.ui.panels.label_bar import LabelBar, MessageButton
from annotator.ui.panels.proposal_line import AnswerButton, AnswerKey, Asked, Question
from annotator.ui.panels.told import Told
from annotator.ui.theme import Theme
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.keycap import KeyCap, sign_text
from annotator.ui.widgets.strip import LabelButton
from tests.ui.panels.making import settle, words_in

LONG = "Cục Quản lý đê điều và phòng chống lụt bão tỉnh Hạ Vân"
ACCEPT, REJECT = AnswerKey("Dấu cách", "␣"), AnswerKey("Del", "Del")


@pytest.fixture
def bar(shown, scheme) -> LabelBar:
    widget = LabelBar()
    shown(widget, 1440, 44)
    widget.set_scheme(scheme, label_looks(Theme("light"), scheme, "vi"))
    widget.set_finish_key("Ctrl ↵")
    widget.set_open_points(3)
    widget.set_timer("02:14")
    widget.set_state("Finished")
    widget.ask_proposal(Asked("của", LONG), accept=ACCEPT, reject=REJECT)
    settle()
    return widget


def shown_widgets(bar) -> list[QWidget]:
    kinds = (LabelButton, Told, Question, AnswerButton)
    return sorted(
        (one for one in bar.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()),
        key=lambda one: left_of(bar, one),
    )


def left_of(bar, widget) -> int:
    return widget.mapTo(bar, widget.rect().topLeft()).x()


def given_up(bar) -> list[str]:
    """What has given way, in the order in which it is to."""
    page = bar._labels
    question, answers = bar.findChild(Question), bar.findChildren(AnswerButton)
    told = bar.findChildren(Told)[-1]
    found = {
        "quote": question.width() < question.sizeHint().width(),
        "counts": told.sizeHint().width() == told.width_for(brief=True),
        "keys": answers[0]._signs,
        "answers": answers[0]._bare,
        "state": page.state.isHidden(),
        "names": not bar.findChildren(LabelButton)[0]._named,
        "time": page.clock.isHidden(),
    }
    return [what for what, gave in found.items() if gave]


def test_what_is_proposed_is_asked_with_its_keys(bar):
    names = words_in(bar)
    assert {"của", f"“{LONG}”?", "yes Dấu cách", "no Del"} <= set(names)
    bar.hide_proposal()
    settle()
    assert f"“{LONG}”?" not in words_in(bar)


def test_both_answers_can_be_clicked_and_the_text_keeps_the_keyboard(bar, qtbot):
    yes, no = bar.findChildren(AnswerButton)
    for button, signal in ((yes, bar.proposal_accepted), (no, bar.proposal_rejected)):
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_answer_without_a_key_keeps_its_word(bar):
    bar.ask_proposal(Asked("by", "x"), accept=AnswerKey(), reject=AnswerKey())
    bar.resize(600, 44)
    settle()
    names = [one.accessibleName() for one in bar.findChildren(AnswerButton)]
    assert names == ["yes", "no"]
    assert all(one.width() > 16 for one in bar.findChildren(AnswerButton))


def test_things_give_way_one_after_the_other(bar):
    order = ["quote", "counts", "keys", "answers", "state", "names", "time"]
    seen = []
    for width in range(1440, 560, -8):
        bar.resize(width, 44)
        settle()
        gave = given_up(bar)
        assert gave == order[: len(gave)], width
        seen.append(len(gave))
    assert seen == sorted(seen)
    assert seen[-1] == len(order)


@pytest.mark.parametrize("width", [1440, 1280, 1100, 1024, 900, 780, 640])
def test_nothing_overlaps_and_nothing_is_cut_but_the_quote(bar, width):
    for step in (width + 100, width):  # by hand, too, it goes through all sizes between
        bar.resize(step, 44)
        settle()
    assert bar.width() == width, "the bar asks for no more"
    widgets = shown_widgets(bar)
    ends = [left_of(bar, one) + one.width() for one in widgets]
    assert all(end <= left_of(bar, following) for end, following in zip(ends, widgets[1:], strict=False))
    finish = next(one for one in bar.findChildren(QAbstractButton) if one.accessibleName() == "Finish & next")
    assert bool(finish.text()) == (width >= 800)
    assert ends[-1] < left_of(bar, finish)
    assert left_of(bar, finish) + finish.width() <= width
    assert not [one for one in widgets if one.width() < one.sizeHint().width() and not isinstance(one, Question)]
    assert bar.findChild(Question).width() >= 60


def test_a_cut_quote_keeps_its_marks(bar):
    bar.resize(900, 44)
    settle()
    wide = bar.findChild(Question).grab().toImage()
    bar.ask_proposal(Asked("của", "Hãng Tesk"), accept=ACCEPT, reject=REJECT)
    settle()
    question = bar.findChild(Question)
    assert question.accessibleName() == "“Hãng Tesk”?"
    assert question.grab().toImage() != wide


def test_without_a_proposal_the_counts_have_their_words_at_1024(bar):
    bar.hide_proposal()
    bar.resize(1024, 44)
    settle()
    told = bar.findChildren(Told)
    assert all(one.width() == one.width_for(brief=False) for one in told if one.isVisible())


@pytest.mark.parametrize(
    ("key", "written"), [("Space", "␣"), ("Ctrl+Space", "Ctrl+␣"), ("Del", "Del"), ("Ctrl+Return", "Ctrl+↵")]
)
def test_the_space_bar_has_a_sign(qapp, key, written):
    assert sign_text(key) == written


# While linking


@pytest.fixture
def linking(bar) -> LabelBar:
    keys = [
        KeyWord("Tab", "đích tiếp"),
        KeyWord("Dấu cách", "loại khác", "␣"),
        KeyWord("0", "không có trong bài"),
        KeyWord("Esc", "thoát"),
    ]
    bar.show_linking(label="claim", quote=LONG, type_name="của", target="actor", keys=keys)
    settle()
    return bar


@pytest.mark.parametrize("width", [1440, 1024, 860, 780])
def test_linking_asks_for_no_more_room_and_nothing_is_cut_but_the_quote(linking, width):
    linking.resize(width, 44)
    settle()
    assert linking.width() == width
    page = linking._linking
    shown_here = [page.type_name, page.name, page.sentence, *page.keys.findChildren(ElidedLabel)]
    assert not [one.text for one in shown_here if one.isVisible() and one.is_elided()]
    caps = [one for one in page.keys.findChildren(KeyCap) if one.isVisible()]
    assert len(caps) == 4
    assert left_of(linking, caps[-1]) + caps[-1].width() <= width
    assert page.quote.width() >= 60


def test_keys_become_signs_before_their_words_go(linking):
    page, seen = linking._linking, []
    for width in range(1440, 760, -10):
        linking.resize(width, 44)
        settle()
        caps = [one.text for one in page.keys.findChildren(KeyCap) if one.isVisible()]
        seen.append(("␣" in caps, any(one.isVisible() for one in page.keys.findChildren(ElidedLabel))))
    assert seen[0] == (False, True)
    assert (True, True) in seen
    assert (False, False) not in seen


def test_the_bar_asks_for_little_in_every_state(linking):
    assert linking.minimumSizeHint().width() < 780
    linking.show_message("Chỉnh mép: mũi tên dời mép cuối, Shift+mũi tên dời mép đầu, Alt đi từng ký tự.")
    assert linking.minimumSizeHint().width() < 780
    linking.show_labels()
    assert linking.minimumSizeHint().width() < 780


GONE = (
    "Chưa lưu: /ổ/mai/Tài liệu/Dự án gán nhãn năm 2026/đợt hai/bài báo về đê điều.annot không còn ở chỗ cũ, có thể"
    " đã bị dời hoặc xóa. Hãy lưu một bản khác. Có 12 thay đổi đang chờ."
)


@pytest.mark.parametrize("width", [1440, 1024, 860])
def test_what_is_not_saved_says_its_advice_to_the_end_and_the_file_by_its_name(bar, width):
    bar.resize(width, 44)
    bar.show_message(GONE, [MessageButton("a", "Thử lại"), MessageButton("b", "Lưu một bản khác…")], alert=True)
    settle()
    sentence = bar._message.sentence
    said = " ".join(sentence.shown_lines())
    assert len(sentence.shown_lines()) <= 2
    assert said.startswith("Chưa lưu: ")
    assert "bài báo về đê điều.annot không còn" in said
    assert "Hãy lưu một bản khác." in said
    assert width < 1024 or said.endswith("Có 12 thay đổi đang chờ.")
    metrics = QFontMetricsF(fonts.font(fonts.Role.CONTROL))
    assert all(metrics.horizontalAdvance(line) <= sentence.width() + 1 for line in sentence.shown_lines())
    assert sentence.height() <= 43
    assert bar.height() == 44
