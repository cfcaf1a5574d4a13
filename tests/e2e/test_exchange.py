"""Work goes out as a handout, comes back as a bundle and is merged, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.services import annotating, assigning, bundling, merging
from annotator.services.history import History
from annotator.services.sample import sample_project
from annotator.store.project import Project
from annotator.store.staging import Staging
from annotator.ui.dialogs.conflicts import ConflictsDialog
from annotator.ui.dialogs.merge_preview import MergePreview
from tests.e2e.choosing import choose


@pytest.fixture
def lead_file(tmp_path: Path) -> Path:
    """The sample project, in which Lan is to read two articles."""
    path = tmp_path / "lead.annot"
    project = sample_project(path)
    project.begin_writing()
    lan = project.add_annotator("Lan")
    articles = [row.id for row in project.article_rows("")[3:5]]
    assigning.commit(project, assigning.plan(project, [lan.id], share=0, articles=articles))
    project.close()
    return path


def shown(hand, kind):
    hand._qtbot.waitUntil(lambda: any(one.isVisible() for one in hand.window.findChildren(kind)), timeout=20_000)
    return next(one for one in hand.window.findChildren(kind) if one.isVisible())


def idle(hand) -> None:
    hand._qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)


def at_work(hand) -> None:
    """What a window manager does when a dialog closes; the screen in memory has none."""
    hand.window.activateWindow()
    hand._qtbot.waitUntil(hand.window.isActiveWindow)
    hand.view.setFocus()


def merge(hand, *paths: Path) -> bool:
    """Merge where there is something to be merged; return whether there was."""
    hand.inside.team.exchange.merge(list(paths))
    preview = shown(hand, MergePreview)
    changes = preview.accept_button.isEnabled()
    assert preview.table.rowCount() >= 1
    preview.accept() if changes else preview.reject()
    idle(hand)
    at_work(hand)
    return changes


def test_a_handout_goes_out_work_comes_back_and_nothing_is_doubled(opened, lead_file, tmp_path, qtbot):
    lead = opened(lead_file)
    lead.inside.team.exchange.hand_out("Lan", tmp_path / "Lan.handout")
    idle(lead)
    assert lead.said[-1] == "Lan.handout has 2 articles."

    lan = opened()
    lan.inside.team.exchange.open_handout(tmp_path / "Lan.handout", tmp_path / "lan.annot")
    qtbot.waitUntil(lambda: lan.session.project is not None and lan.session.project.writable, timeout=20_000)
    assert [who.name for who in lan.session.project.annotators()] == ["Lan", "gold"]
    assert not lan.session.leads
    qtbot.waitUntil(lambda: lan.session.article is not None)
    at_work(lan)
    lan.view.select(0, 5)
    lan.key("A")
    assert len(lan.session.spans) == 1
    (span,) = lan.session.spans.values()
    lan.inside.team.exchange.bundle(tmp_path / "Lan.bundle")
    idle(lan)

    lead = opened(lead_file)
    assert merge(lead, tmp_path / "Lan.bundle")
    lan_id = lead.session.project.annotator_named("Lan").id
    assert lead.session.project.spans(span.article_id, lan_id) == [span]
    assert not merge(lead, tmp_path / "Lan.bundle")
    lead.inside.team.exchange.reverse(merging.bulk_acts(lead.session.project)[0].batch)
    idle(lead)
    assert lead.session.project.spans(span.article_id, lan_id) == []


def test_what_two_copies_say_differently_is_decided_in_the_window(opened, lead_file, tmp_path, qtbot):
    lead = opened(lead_file)
    lead.open("Aldora bác bỏ tin")
    lead.inside.actions_table["article.reopen"].trigger()
    span = next(iter(lead.session.spans.values()))
    lead.session.project.save_copy(tmp_path / "copy.annot")
    lead.inside.acts.set_note(span.id, "here")

    copy = Project.open(tmp_path / "copy.annot")
    copy.begin_writing()
    mai = copy.annotator_named("Mai")
    History(copy, mai.id).do(annotating.set_note(copy.work(span.article_id, mai.id), span, "there"))
    copy.close()

    merge(lead, tmp_path / "copy.annot")
    assert "1 version" in lead.said[-1]
    lead.inside.actions_table["project.conflicts"].trigger()
    dialog = shown(lead, ConflictsDialog)
    assert dialog.list.count() == 1
    wanted = next(n for n, card in enumerate(dialog.versions, 1) if card.accessibleName().endswith("Note: there"))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, getattr(Qt.Key, f"Key_{wanted}"))
    assert dialog.list.count() == 0
    assert lead.session.project.span(span.id, mai.id).note == "there"


def test_a_name_that_is_nobodys_bundle_is_told_in_one_sentence(opened, lead_file, tmp_path):
    lead = opened(lead_file)
    broken = tmp_path / "broken.bundle"
    broken.write_bytes(b"PK\x03\x04 not much")
    lead.inside.team.exchange.merge([broken])
    preview = shown(lead, MergePreview)
    assert not preview.accept_button.isEnabled()
    assert preview.head.text() == "Nothing of it can be taken."
    assert preview.details.toPlainText().startswith("broken.bundle: ")
    assert len(preview.details.toPlainText().splitlines()) == 1
    preview.reject()


def test_a_bundle_made_by_hand_is_the_same_as_the_windows(lead_file, tmp_path):
    project = Project.open(lead_file)
    one, two = tmp_path / "a.bundle", tmp_path / "b.bundle"
    for out in (one, two):
        bundling.bundle(project, "Mai", out)
    project.close()
    assert one.read_bytes() == two.read_bytes()


def test_the_start_page_opens_a_handout_as_a_project_by_its_digit(opened, lead_file, tmp_path, qtbot, monkeypatch):
    lead = Project.open(lead_file)
    bundling.handout(lead, "Lan", tmp_path / "Lan.handout")
    lead.close()
    lan = opened()
    page = lan.inside.start_page
    qtbot.waitUntil(page.isVisible)
    choose(monkeypatch, tmp_path / "Lan.handout", tmp_path / "lan.annot")
    QTest.keyClick(lan.window.focusWidget(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: lan.session.project is not None, timeout=20_000)
    assert len(lan.session.project.article_rows(lan.session.viewer)) == 2


def test_what_is_no_handout_is_said_on_the_start_page(opened, lead_file, tmp_path, qtbot):
    broken = tmp_path / "broken.handout"
    broken.write_bytes(b"PK\x03\x04 not much")
    lan = opened()
    lan.inside.team.exchange.open_handout(broken, tmp_path / "lan.annot")
    idle(lan)
    assert "broken.handout" in lan.inside.start_page.said
    assert not (tmp_path / "lan.annot").exists()


def test_what_holds_others_work_is_taken_back_by_the_lead_alone(opened, lead_file, tmp_path):
    project = Project.open(lead_file)
    bundling.bundle(project, "Mai", tmp_path / "Mai.bundle")
    lan = project.annotator_named("Lan")
    act = merging.bulk_acts(project)[0]
    project.close()
    hand = opened(lead_file)
    project = hand.session.project
    assert merging.may_reverse(project, act, hand.session.viewer)
    assert not merging.may_reverse(project, act, lan.id)
    hand.session.choose_annotator(lan.id)
    hand.inside.actions_table["project.reverse"].trigger()
    assert hand.said[-1] == "The lead takes back what holds the work of others."
    assert not [box for box in hand.window.findChildren(QMessageBox) if box.isVisible()]


def test_before_an_import_is_taken_back_its_time_is_told_as_the_language_writes_it(opened, lead_file, tmp_path):
    hand = opened(lead_file)
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=Article.from_text("Bài đến sau.", title="Sau", lang="vi")))
    hand.session.project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    hand.inside.actions_table["project.reverse"].trigger()
    box = shown(hand, QMessageBox)
    made = merging.bulk_acts(hand.session.project)[0].made_at
    assert made[:10] not in box.text()
    assert made[:4] in box.text()
    assert box.icon() == QMessageBox.Icon.NoIcon
    box.reject()
