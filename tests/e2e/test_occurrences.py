"""Labelling all occurrences in the real window, by keys: a preview beside the text, one edit, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import Zone
from annotator.services import creating
from annotator.store.staging import Staging
from annotator.ui.panels.rows import ROW
from annotator.ui.searching import AT_ONCE
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand

MILL = (
    "Nhà máy Hồng Sơn ngừng lò\n"
    "Bà Lụa cho biết lò nung của Hồng Sơn đã nguội từ tối thứ hai. Hồng Sơn có 340 thợ. "
    "Công ty Hồng Sơn nói sẽ trả lương. Theo bà Lụa, 340 thợ được báo trước; HỒNG SƠN không nhắc tới 12.340 thợ cũ.\n"
    "Đọc thêm: Hồng Sơn và lò gạch"
)
EXTRA = MILL.index("Đọc thêm")


class Labeller:
    """A person who labels: keys go to whatever has the keyboard."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.view = hand.view
        self.commands = hand.inside.occurrence_commands

    def key(self, key: str, modifiers=NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"), modifiers)

    def all_occurrences(self) -> None:
        self.key("A", CTRL | SHIFT)

    @property
    def panel(self):
        return self.commands.panel

    @property
    def rows(self) -> list[str]:
        """The rows, each with + or − for its tick, and what surrounds the words."""
        model = self.panel.model
        shown = []
        for row in range(model.total):
            parts = model.parts(row)
            sign = "+" if model.ticked(row) else "−"
            shown.append(f"{sign}{parts.before[-4:]}|{parts.words}|{parts.after[:4]}")
        return shown

    @property
    def boxes(self) -> list[tuple[str, str, str]]:
        """What is boxed in the text: words, label, chip."""
        return [(self.hand.text[box.start : box.end], box.label, box.chip) for box in self.view._state.boxes]

    def spans(self, label: str) -> list:
        return [span for span in self.hand.session.in_order() if span.label == label]


def project(folder, text, *zones):
    made = creating.create(folder / "mill.annot", annotator="Mai")
    staging = Staging(folder / "staging")
    article = Article.from_text(text, title="Ngừng lò", lang="vi")
    found = tuple(
        Zone(id=f"z{at}", article_id=article.id, start=start, end=end, kind="boilerplate")
        for at, (start, end) in enumerate(zones)
    )
    staging.add(LabelledRecord(article=article, zones=found))
    made.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    made.close()
    return folder / "mill.annot"


@pytest.fixture
def mill(opened, tmp_path, qtbot) -> Labeller:
    hand = opened(project(tmp_path, MILL, (EXTRA, len(MILL))))
    hand.open("Ngừng lò")
    hand.view.setFocus()
    return Labeller(hand)


def label(mill: Labeller, quote: str, key: str, **values) -> str:
    mill.hand.select(quote)
    mill.hand.key(key)
    span_id = mill.hand.session.current
    for attribute, value in values.items():
        mill.hand.inside.acts.set_attribute(span_id, attribute, value)
    return span_id


def test_the_words_of_the_current_span_are_listed_wherever_they_stand_whole(mill):
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    assert mill.panel.isVisible()
    assert mill.panel.view.hasFocus()
    assert mill.rows == [
        "+của |Hồng Sơn| đã ",
        "+ai. |Hồng Sơn| có ",
        "+ ty |Hồng Sơn| nói",
        "−êm: |Hồng Sơn| và ",
    ], "capitals count, what is labelled is left out, boilerplate has no tick"
    assert mill.boxes == [
        ("Hồng Sơn", "actor", "Actor?"),
        ("Hồng Sơn", "actor", ""),
        ("Hồng Sơn", "actor", ""),
    ]
    assert not mill.hand.inside.span_list.isVisible()


def test_enter_labels_all_that_are_ticked_and_one_undo_takes_them_back(mill):
    first = label(mill, "Hồng Sơn", "A", type="organisation", canonical="Hồng Sơn", cue=None)
    mill.hand.inside.acts.set_note(first, "xem lại")
    mill.all_occurrences()
    mill.key("Return")
    spans = mill.spans("actor")
    assert [span.quote for span in spans] == ["Hồng Sơn"] * 4
    assert all(dict(span.attributes) == {"type": "organisation", "canonical": "Hồng Sơn"} for span in spans)
    assert [span.note for span in spans] == ["xem lại", "", "", ""]
    assert not mill.panel.isVisible()
    assert mill.view.hasFocus()
    assert mill.boxes == []
    assert mill.hand.session.current == first, "the span that was current still is"
    assert mill.hand.said[-1] == "3 occurrences labelled."
    assert mill.hand.inside.actions_table["undo"].text().endswith("label all occurrences")
    mill.key("Z", CTRL)
    assert [span.id for span in mill.spans("actor")] == [first]
    mill.key("Z", CTRL | SHIFT)
    assert len(mill.spans("actor")) == 4


def test_a_figure_keeps_value_and_unit(mill):
    label(mill, "340 thợ", "F", value="340", unit="thợ", kind="count")
    mill.all_occurrences()
    assert mill.rows == ["+ụa, |340 thợ| đượ"], "12.340 is another number"
    mill.key("Enter")
    values = [{key: span.attributes[key] for key in ("value", "unit", "kind")} for span in mill.spans("figure")]
    assert values == [{"value": "340", "unit": "thợ", "kind": "count"}] * 2


def test_a_cue_and_links_are_not_copied(mill):
    text = mill.hand.text
    claim = label(mill, "Hồng Sơn", "C", form="reported", cue={"start": text.index("nói"), "end": text.index(" sẽ")})
    actor = label(mill, "Bà Lụa", "A")
    mill.hand.inside.acts.link("by", claim, actor)
    mill.hand.inside.desk.go_to(claim)
    mill.all_occurrences()
    mill.key("Return")
    others = [span for span in mill.spans("claim") if span.id != claim]
    assert len(others) == 3
    assert all(dict(span.attributes) == {"form": "reported"} for span in others)
    assert len(mill.hand.session.links) == 1


def test_space_takes_a_tick_away_and_the_arrows_walk_the_text(mill):
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    caret = mill.view.caret()
    mill.key("Down")
    mill.key("Space")
    assert [row[0] for row in mill.rows] == ["+", "−", "+", "−"]
    assert mill.boxes[1] == ("Hồng Sơn", "actor", "left out")
    mill.key("Down", times=2)
    assert mill.boxes[-1] == ("Hồng Sơn", "actor", "left out")
    assert len(mill.boxes) == 3, "only what will be labelled is boxed, and the current one"
    assert mill.view._page.fold_over(EXTRA + 3) is None, "what is walked to is unfolded"
    mill.key("Space")
    mill.key("Return")
    assert len(mill.spans("actor")) == 4
    assert mill.spans("actor")[-1].start > EXTRA
    assert mill.view.caret() == caret


def test_ctrl_a_ticks_all_or_none_and_with_none_nothing_happens(mill):
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    mill.key("A", CTRL)
    assert [row[0] for row in mill.rows] == ["+"] * 4
    mill.key("A", CTRL)
    assert [row[0] for row in mill.rows] == ["−"] * 4
    mill.key("Return")
    assert mill.panel.isVisible()
    assert mill.hand.said[-1] == "Nothing is ticked."
    assert len(mill.spans("actor")) == 1


def test_esc_leaves_and_nothing_was_labelled(mill):
    first = label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    mill.key("Down")
    mill.key("Escape")
    assert not mill.panel.isVisible()
    assert mill.hand.inside.span_list.isVisible()
    assert mill.view.hasFocus()
    assert mill.boxes == []
    assert len(mill.spans("actor")) == 1
    assert mill.hand.session.current == first


def test_for_a_selection_the_label_is_asked_by_its_key(mill):
    start, _end = mill.hand.select("Hồng Sơn có"[:8])
    mill.all_occurrences()
    assert mill.rows == []
    assert [button.text() for button in mill.panel._labels.children() if hasattr(button, "label")] == [
        "Claim",
        "Denial",
        "Actor",
        "Figure",
    ]
    mill.key("X")
    mill.key("Return")
    assert mill.hand.labelled() == set()
    mill.key("A")
    assert [row[0] for row in mill.rows] == ["+", "+", "+", "+", "−"]
    mill.key("F")
    assert {box[1] for box in mill.boxes} == {"figure"}, "another key, another label"
    mill.key("A")
    mill.key("Return")
    assert len(mill.spans("actor")) == 4
    assert mill.hand.session.current_span.start == start
    assert mill.view.selection() == (start + 8, start + 8), "after labelling nothing is selected"


def test_a_label_can_be_chosen_by_a_click_and_a_row_ticked_by_one(mill):
    mill.hand.select("Hồng Sơn")
    mill.all_occurrences()
    button = next(one for one in mill.panel._labels.children() if getattr(one, "label", None) and one.text() == "Actor")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    port = mill.panel.view.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, QPoint(20, ROW + ROW // 2))
    assert [row[0] for row in mill.rows] == ["+", "−", "+", "+", "−"]
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, QPoint(120, 2 * ROW + ROW // 2))
    assert [row[0] for row in mill.rows] == ["+", "−", "+", "+", "−"], "a click on the words only goes there"
    assert mill.panel.row == 2
    QTest.mouseClick(mill.panel._accept, Qt.MouseButton.LeftButton)
    assert len(mill.spans("actor")) == 3


def test_with_nothing_chosen_it_says_what_to_do(mill):
    mill.view.set_caret(3)
    mill.all_occurrences()
    assert mill.hand.said[-1] == "First choose a span, or select words."
    assert not mill.commands.is_open


def test_words_that_stand_nowhere_else_are_told(mill):
    label(mill, "trả lương", "C")
    mill.all_occurrences()
    assert mill.hand.said[-1] == "“trả lương” has this label wherever it stands."
    assert not mill.commands.is_open


def test_an_occurrence_inside_a_larger_span_of_the_label_has_no_tick(mill):
    label(mill, "Công ty Hồng Sơn", "A")
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    assert mill.rows[2] == "− ty |Hồng Sơn| nói"
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [mill.panel.model.index(row, 0).data(role) for row in range(4)]
    assert spoken[0].endswith(", ticked")
    assert spoken[2].endswith(", not ticked, inside another")
    assert spoken[3].endswith(", not ticked, boilerplate")


def test_another_article_or_another_act_closes_the_preview(mill):
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    mill.key("Z", CTRL)
    assert not mill.commands.is_open
    assert mill.boxes == []
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    mill.hand.open("Ngừng lò")
    assert not mill.commands.is_open
    assert mill.boxes == []


def test_with_the_panel_of_spans_hidden_it_is_shown_for_as_long_as_it_is_needed(mill):
    label(mill, "Hồng Sơn", "A")
    dock = mill.hand.inside.spans_dock
    mill.key("F9")
    assert dock.isHidden()
    mill.view.setFocus()
    mill.all_occurrences()
    assert mill.panel.isVisible()
    mill.key("Escape")
    assert dock.isHidden()


def test_theme_and_language_change_while_it_is_open(mill):
    label(mill, "Hồng Sơn", "A")
    mill.all_occurrences()
    mill.hand.inside.look.set("language", "vi")
    assert mill.boxes[0][2] == "Chủ thể?"
    mill.hand.inside.look.set("theme", "dark")
    assert len(mill.rows) == 4


def test_what_a_reader_of_the_project_finds_is_what_was_labelled(mill):
    label(mill, "Hồng Sơn", "A", canonical="Hồng Sơn")
    mill.all_occurrences()
    mill.key("Return")
    session = mill.hand.session
    stored = session.project.spans(session.article.id, session.viewer)
    assert {span.id: span for span in stored} == dict(session.spans)
    marks = session.project.marks(session.article.id, session.viewer)
    assert all(mill.view.extent_of(mark.id) == (mark.start, mark.end) for mark in marks)


def test_thousands_of_occurrences_in_a_long_article(opened, tmp_path, qtbot):
    line = "Hồng Sơn báo lò nguội, còn kho gạch ở bến thì chưa ai tới kiểm.\n"
    text = line * (2 * AT_ONCE // len(line))
    hand = opened(project(tmp_path, text))
    hand.open("Ngừng lò")
    hand.view.setFocus()
    long = Labeller(hand)
    hand.select("Hồng Sơn")
    long.all_occurrences()
    assert hand.said[-1] == "Looking for “Hồng Sơn”…", "the window does not wait for it"
    looking = hand.inside.label_bar._pages.currentWidget()
    qtbot.waitUntil(lambda: long.commands.is_open, timeout=20_000)
    assert hand.inside.label_bar._pages.currentWidget() is not looking, "the sentence goes with what was looked for"
    long.key("A")
    total = text.count("Hồng Sơn")
    assert len(long.panel.model.chosen()) == total > 3000
    assert 0 < len(long.boxes) < 200, "those in sight and about it"
    long.key("End")
    qtbot.waitUntil(lambda: len(long.boxes) > 1 and long.boxes[-1][2] == "Actor?")
    long.key("Return")
    assert len(hand.session.spans) == total
    long.key("Z", CTRL)
    assert len(hand.session.spans) == 0
