"""An article that holds two is split in the real window: place, preview, what stands in the way, taking back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.services import creating, merging
from annotator.store.staging import Staging
from annotator.ui.dialogs.split_preview import SplitPreview
from tests.e2e.test_exchange import at_work, idle, shown

FIRST = "Đò ngang bến Sơn dừng chạy 😀\nÔng Lê Đá nói đò đã cũ và phải sửa.\nCó 12 người chờ ở bến."
SECOND = "Chợ phiên bản Thượng mở lại\nÔng Cả cho biết 40 quầy hàng đã dựng xong."
TEXT = f"{FIRST}\n\n\n{SECOND}\n"
CUT = TEXT.index("Chợ")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "two.annot"
    project = creating.create(found, annotator="Mai")
    project.add_annotator("An")
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=Article.from_text(TEXT, title="Đò ngang bến Sơn dừng chạy", lang="vi")))
    staging.add(LabelledRecord(article=Article.from_text("Bài khác ở bến sông.", title="Z khác", lang="vi")))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return found


@pytest.fixture
def hand(opened, path):
    hand = opened(path)
    hand.open("Đò ngang")
    hand.view.setFocus()
    return hand


def split_at(hand, place: int) -> SplitPreview:
    hand.view.set_caret(place)
    hand.inside.actions_table["article.split"].trigger()
    return shown(hand, SplitPreview)


def label(hand, who: str, quote: str, number: int = 1) -> Span:
    project, article = hand.session.project, hand.session.article
    start = TEXT.index(quote)
    owner = project.annotator_named(who).id
    span = Span(
        id=f"{number:08d}-0000-4000-8000-000000000000",
        article_id=article.id,
        annotator_id=owner,
        start=start,
        end=start + len(quote),
        label="claim",
        quote=quote,
    )
    project.apply(Edit("label", article.id, owner, (Change(None, span),)))
    return span


def test_the_preview_shows_both_and_after_it_the_first_part_is_open(hand):
    label(hand, "An", "40 quầy hàng đã dựng xong")
    preview = split_at(hand, CUT + 9)  # in the middle of the line
    said = [part.first_line for part in preview._plan.parts]
    assert said == ["Đò ngang bến Sơn dừng chạy 😀", "Chợ phiên bản Thượng mở lại"]
    preview.accept()
    idle(hand)
    at_work(hand)
    assert hand.text == FIRST
    rows = hand.session.project.article_rows(hand.session.viewer)
    assert [row.title for row in rows] == ["Đò ngang bến Sơn dừng chạy", "Chợ phiên bản Thượng mở lại", "Z khác"]
    hand.open("Chợ")
    assert hand.text == SECOND
    assert [span.quote for span in hand.session.project.spans(hand.session.article.id, _id(hand, "An"))] == [
        "40 quầy hàng đã dựng xong"
    ]


def _id(hand, name: str) -> str:
    return hand.session.project.annotator_named(name).id


def test_cancelled_nothing_happens(hand):
    split_at(hand, CUT).reject()
    assert hand.text == TEXT
    assert [act.name for act in merging.bulk_acts(hand.session.project)] == ["import"]


def test_what_lies_across_is_named_and_gone_to(hand):
    across = TEXT[TEXT.index("ở bến") : CUT + 3]
    span = label(hand, "An", across)
    preview = split_at(hand, CUT)
    assert not preview.accept_button.isEnabled()
    (line,) = [preview.blocking.item(row).text() for row in range(preview.blocking.count())]
    assert "of An" in line
    assert "ở bến" in line
    QTest.keyClick(preview.blocking, Qt.Key.Key_Return)
    at_work(hand)
    assert hand.view.selection() == (span.start, span.end)


def test_in_the_first_line_there_is_nothing_to_split(hand):
    hand.view.set_caret(3)
    hand.inside.actions_table["article.split"].trigger()
    assert "second article begins" in hand.said[-1]


def test_an_annotator_flags_the_place_for_the_lead(hand):
    hand.session.choose_annotator(_id(hand, "An"))
    hand.view.set_caret(CUT + 2)
    hand.inside.actions_table["article.split"].trigger()
    assert "The lead splits articles" in hand.said[-1]
    assert "Chợ phiên bản" in hand.session.work.flag_note


def test_taken_back_the_original_is_in_the_list_again(hand):
    split_at(hand, CUT).accept()
    idle(hand)
    at_work(hand)
    hand.inside.actions_table["project.reverse"].trigger()
    box = shown(hand, QMessageBox)
    assert "split of “Đò ngang bến Sơn dừng chạy”" in box.text()
    assert "Its 2 parts go out of the list. The whole article comes back with 0 labels." in box.text()
    next(button for button in box.buttons() if "ake back" in button.text()).click()
    hand._qtbot.waitUntil(lambda: "Taken back." in hand.said)
    assert hand.text == TEXT, "the whole article is open again"
    rows = hand.session.project.article_rows(hand.session.viewer)
    assert [row.title for row in rows] == ["Đò ngang bến Sơn dừng chạy", "Z khác"]
    assert hand.session.article is not None
    assert hand.inside.waiting.first(lambda offer: offer.name == "done") is None, "nothing is left to take back"


def refused_without_a_question(hand) -> str:
    """Ask for the newest act to be taken back, and return what is said instead of a question."""
    before = len(hand.said)
    hand.inside.actions_table["project.reverse"].trigger()
    idle(hand)
    assert not [box for box in hand.window.findChildren(QMessageBox) if box.isVisible()]
    assert len(hand.said) > before
    return hand.said[-1]


def test_after_a_label_in_a_part_it_is_said_at_once_why_the_split_stays_also_when_that_is_undone(hand):
    split_at(hand, CUT).accept()
    idle(hand)
    at_work(hand)
    hand.select("đò đã cũ")
    hand.inside.text_commands.label_with("claim")
    said = refused_without_a_question(hand)
    assert "Mai has worked since in “Đò ngang bến Sơn dừng chạy” (labels: 1; articles in all: 1)" in said
    hand.inside.actions_table["undo"].trigger()
    assert not hand.labelled()
    assert "the history keeps that even when it is undone" in refused_without_a_question(hand)


def test_a_later_import_is_taken_back_first_and_then_the_split(hand, tmp_path):
    split_at(hand, CUT).accept()
    idle(hand)
    at_work(hand)
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=Article.from_text("Bài đến sau.", title="Sau", lang="vi")))
    hand.session.project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    for asked in ("import of", "split of"):
        hand.inside.actions_table["project.reverse"].trigger()
        box = shown(hand, QMessageBox)
        assert asked in box.text()
        hand.said.clear()
        next(button for button in box.buttons() if "ake back" in button.text()).click()
        hand._qtbot.waitUntil(lambda: "Taken back." in hand.said)
        hand._qtbot.waitUntil(lambda: not [b for b in hand.window.findChildren(QMessageBox) if b.isVisible()])
    titles = [row.title for row in hand.session.project.article_rows(hand.session.viewer)]
    assert titles == ["Đò ngang bến Sơn dừng chạy", "Z khác"]


def test_what_is_anothers_and_lies_across_is_moved_by_its_annotator(hand):
    label(hand, "An", TEXT[TEXT.index("ở bến") : CUT + 3])
    preview = split_at(hand, CUT)
    assert preview.notes.text() == "A label is moved by the person who made it."
    preview.reject()
    label(hand, "An", "Ông Cả", number=2)
    hand.session.project.apply(hand.session.project.edit_of(hand.session.project.log(_id(hand, "An"))[0].seq).inverse())
    label(hand, "Mai", TEXT[TEXT.index("ở bến") : CUT + 3], number=3)
    assert split_at(hand, CUT).notes.text() == ""


def test_undo_stops_before_the_split(hand):
    hand.select("đò đã cũ")
    hand.inside.text_commands.label_with("claim")
    split_at(hand, CUT).accept()
    idle(hand)
    at_work(hand)
    hand.inside.actions_table["undo"].trigger()
    assert "nothing to undo" in hand.said[-1]
    assert {quote for _label, quote in hand.labelled()} == {"đò đã cũ"}
