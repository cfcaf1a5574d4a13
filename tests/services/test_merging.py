"""Merging as the lead meets it: the account, what is refused and why, mappings, clones, and taking it back."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.assignment import Assignment
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import UserError
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme, scheme_from
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.formats.jsonl import encode
from annotator.services import annotating, bundling, exporting, mapping, merging, preparing, settling
from annotator.services.jobs import Stopped
from annotator.services.merging import MergePlan, MergeReport
from annotator.store import backup
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.merged import copied, dump, merge

FILES = Path(__file__).parents[1] / "store" / "files"


def label(project: Project, who: Annotator, quote: str, label_id: str = "claim", **attributes: object) -> Span:
    """Label the first place of a quote in the first article that has it."""
    for row in project.article_rows(""):
        article = project.article(row.id)
        if quote in article.text:
            start = article.text.index(quote)
            edit = annotating.add_span(
                project.scheme,
                article,
                project.work(row.id, who.id),
                project.spans(row.id, who.id),
                start=start,
                end=start + len(quote),
                label=label_id,
                attributes=attributes,
            )
            project.apply(edit)
            return next(change.after for change in edit.of(Span) if isinstance(change.after, Span))
    raise AssertionError(quote)


def link(project: Project, who: Annotator, source: Span, target: Span, kind: str) -> None:
    work, links = project.work(source.article_id, who.id), project.links(source.article_id, who.id)
    project.apply(annotating.add_link(project.scheme, work, links, source, target, kind))


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Project]]:
    """Opens projects for writing, and closes them at the end."""
    found: list[Project] = []

    def one(path: Path) -> Project:
        project = Project.open(path)
        project.begin_writing()
        found.append(project)
        return project

    yield one
    for project in found:
        project.close()


@pytest.fixture
def an(project: Project) -> Annotator:
    found = project.annotator_named("An")
    assert found is not None
    return found


@pytest.fixture
def at_home(project: Project, an: Annotator, tmp_path: Path) -> Iterator[Project]:
    """An's own project, opened from a handout."""
    bundling.handout(project, an.name, tmp_path / "an.handout")
    home = bundling.open_handout(tmp_path / "an.handout", tmp_path / "home.annot")
    yield home
    home.close()


@pytest.fixture
def sent(at_home: Project, an: Annotator, tmp_path: Path) -> Path:
    """An's bundle: a denial of a claim, with attributes, a finished article and seconds of work."""
    claim = label(at_home, an, "móng cầu đã được kiểm tra", form="reported")
    denial = label(at_home, an, "bác bỏ thông tin họ dùng thép cũ", "denial")
    link(at_home, an, denial, claim, "denies")
    at_home.apply(annotating.set_status(at_home.work(claim.article_id, an.id), "finished", open_points=1))
    at_home.add_seconds(claim.article_id, an.id, 12.5)
    out = tmp_path / "an.bundle"
    bundling.bundle(at_home, an.name, out)
    return out


def planned(project: Project, *others: Path, **more: object) -> MergePlan:
    found = merging.plan(project, others, **more)
    found.close()
    return found


def taken(project: Project, *others: Path, **more: object) -> MergeReport:
    return merging.commit(project, merging.plan(project, others, **more))


def refusals(project: Project, *others: Path) -> list[str]:
    """What is said of files that are not taken; nothing of the project may have changed."""
    before = dump(project.path)
    report = taken(project, *others)
    assert dump(project.path) == before
    return [str(failure.error) for failure in report.plan.failures]


# Handouts


def test_a_handout_makes_a_project_without_anybodys_labels(project: Project, mai: Annotator, an: Annotator, tmp_path):
    label(project, mai, "40 lamps", "figure")
    bundling.handout(project, "An", tmp_path / "an.handout")
    home = bundling.open_handout(tmp_path / "an.handout", tmp_path / "home.annot")
    assert (home.id, home.name, home.lead, home.scheme) == (project.id, project.name, mai.id, project.scheme)
    assert [person.id for person in home.annotators()][:1] == [an.id]
    assert [row.title for row in home.article_rows(an.id)] == [row.title for row in project.article_rows(an.id)]
    assert home.zones(home.article_rows(an.id)[0].id) == project.zones(project.article_rows(an.id)[0].id)
    assert list(home.labelled_records()) == []
    home.close()


def test_a_handout_brings_the_assigned_articles_only_and_who_else_reads_them_stays_hidden(
    project: Project, mai: Annotator, an: Annotator, tmp_path
):
    rows = project.article_rows("")
    project.assign(
        [Assignment.of(rows[1].id, an.id), Assignment.of(rows[1].id, mai.id), Assignment.of(rows[0].id, mai.id)]
    )
    bundling.handout(project, "An", tmp_path / "an.handout")
    home = bundling.open_handout(tmp_path / "an.handout", tmp_path / "home.annot")
    assert [row.id for row in home.article_rows(an.id)] == [rows[1].id]
    assert [given.annotator_id for given in home.assignments()] == [an.id]
    home.close()


def test_a_later_handout_updates_what_the_lead_prepares_and_never_labels(
    project: Project, at_home: Project, mai: Annotator, an: Annotator, tmp_path
):
    mine = label(at_home, an, "40 lamps", "figure")
    row = project.article_rows("")[1]
    article = project.article(row.id)
    project.apply(preparing.add_zone(article, mai.id, [], start=0, end=21, kind="title"))
    data = ArticleData(id=row.id, title=row.title, source=row.source, published="", lang="en", state="active")
    project.apply(preparing.set_article_data(mai.id, data, replace(data, title="Lights out")))
    bundling.handout(project, "An", tmp_path / "second.handout")
    taken(at_home, tmp_path / "second.handout")
    assert at_home.article(row.id).title == "Lights out"
    assert [zone.kind for zone in at_home.zones(row.id)] == ["title"]
    assert at_home.spans(row.id, an.id) == [mine]


def test_opening_a_handout_backs_nothing_up_and_a_merge_does(project: Project, at_home: Project, sent: Path):
    folder = paths.backup_dir(project.id)
    assert [made.reason for made in backup.backups(folder)] == []
    taken(project, sent)
    assert [made.reason for made in backup.backups(folder)] == ["merge"]


def test_a_project_of_an_older_version_is_not_planned_for_before_it_is_opened_for_writing(sent: Path, tmp_path: Path):
    old = Project.open(copied(FILES / "v1.annot", tmp_path / "old.annot"))
    with pytest.raises(UserError, match="was made by an older Annotator"):
        merging.plan(old, [sent])
    old.close()


def test_the_same_project_gives_the_same_bytes(at_home: Project, sent: Path, tmp_path: Path):
    bundling.bundle(at_home, "An", tmp_path / "again.bundle")
    assert (tmp_path / "again.bundle").read_bytes() == sent.read_bytes()
    with zipfile.ZipFile(sent) as opened:
        assert opened.namelist() == ["labels.jsonl", "manifest.json", "versions.jsonl"]


def test_the_labels_of_a_bundle_are_the_labelled_export(at_home: Project, sent: Path, tmp_path: Path):
    exporting.export_jsonl(at_home, tmp_path / "out.jsonl")
    with zipfile.ZipFile(sent) as opened:
        assert opened.read("labels.jsonl") == (tmp_path / "out.jsonl").read_bytes()


def test_a_handout_of_the_wrong_kind_or_a_taken_place_leaves_no_file(project: Project, sent: Path, tmp_path: Path):
    with pytest.raises(UserError, match="it is no handout but a bundle"):
        bundling.open_handout(sent, tmp_path / "new.annot")
    bundling.handout(project, "An", tmp_path / "x.handout")
    with pytest.raises(UserError, match="is there already"):
        bundling.open_handout(tmp_path / "x.handout", project.path)
    assert not list(tmp_path.glob("*new.annot*")) + list(tmp_path.glob(".*"))


# Merging


def test_a_bundle_brings_labels_links_work_and_seconds(project: Project, at_home: Project, an: Annotator, sent: Path):
    report = taken(project, sent)
    (mine,) = at_home.labelled_records()
    (here,) = project.labelled_records()
    assert (here.spans, here.links, here.status) == (mine.spans, mine.links, "finished")
    assert project.work(here.article.id, an.id) == at_home.work(here.article.id, an.id)
    assert project.seconds(here.article.id, an.id) == 12.5
    assert {(tallied.row, tallied.counts["new"]) for tallied in report.plan.tallied()} >= {("span", 2), ("link", 1)}


def test_a_dry_run_writes_nothing_and_says_what_would_happen(project: Project, sent: Path):
    before = dump(project.path)
    found = planned(project, sent)
    assert dump(project.path) == before
    assert "spans of An: 2 new" in merging.lines(found)
    assert found.changes


def test_the_same_bundle_twice_changes_nothing(project: Project, sent: Path):
    taken(project, sent)
    before = dump(project.path)
    again = taken(project, sent)
    assert (dump(project.path), again.batch) == (before, "")
    assert "spans of An: 2 same" in merging.lines(again.plan)


def test_newer_and_older_bundles_are_told_apart(
    project: Project, at_home: Project, an: Annotator, sent: Path, tmp_path
):
    row = at_home.article_rows(an.id)[0]
    at_home.apply(annotating.set_status(at_home.work(row.id, an.id), "in_progress"))
    span = next(span for span in at_home.spans(row.id, an.id) if span.label == "claim")
    at_home.apply(annotating.set_note(at_home.work(row.id, an.id), span, "hỏi lại"))
    bundling.bundle(at_home, "An", tmp_path / "newer.bundle")
    taken(project, sent)
    newer = taken(project, tmp_path / "newer.bundle")
    assert "spans of An: 1 same, 1 newer" in merging.lines(newer.plan)
    after = dump(project.path)
    older = taken(project, sent)
    assert "spans of An: 1 same, 1 older" in merging.lines(older.plan)
    assert (older.batch, dump(project.path)) == ("", after)


def test_a_bundle_never_changes_what_others_marked(project: Project, mai: Annotator, sent: Path):
    label(project, mai, "móng cầu đã được kiểm tra")
    before = [row for row in dump(project.path)["span"] if mai.id in row]
    taken(project, sent)
    assert [row for row in dump(project.path)["span"] if mai.id in row] == before


def test_what_two_devices_of_one_person_changed_apart_is_a_conflict_to_decide(
    project: Project, at_home: Project, an: Annotator, sent: Path, tmp_path: Path, opened
):
    at_home.close()
    laptop = opened(copied(at_home.path, tmp_path / "laptop.annot"))
    desk = opened(at_home.path)
    row = desk.article_rows(an.id)[0]
    for place, note in ((laptop, "một"), (desk, "hai")):
        place.apply(annotating.set_status(place.work(row.id, an.id), "in_progress"))
        span = next(span for span in place.spans(row.id, an.id) if span.label == "claim")
        place.apply(annotating.set_note(place.work(row.id, an.id), span, note))
        bundling.bundle(place, "An", tmp_path / f"{note}.bundle")
    taken(project, tmp_path / "một.bundle", tmp_path / "hai.bundle")
    (conflict,) = settling.conflicts(project)
    assert {state.note for state in conflict.states if isinstance(state, Span)} == {"một", "hai"}
    shown = project.span(conflict.id, an.id)
    assert shown == conflict.states[0]
    edit = settling.settle(project, conflict, 1)
    assert edit is not None
    assert project.span(conflict.id, an.id) == conflict.states[1]
    assert settling.conflicts(project) == []
    project.apply(edit.inverse(), kind="undo", target=project.log(an.id)[-1].seq)
    assert project.span(conflict.id, an.id) == shown
    taken(project, tmp_path / "một.bundle", tmp_path / "hai.bundle")
    assert settling.conflicts(project) == []


def test_a_deletion_against_a_change_shows_what_lives_and_both_can_be_chosen(
    project: Project, an: Annotator, sent: Path, tmp_path: Path, opened
):
    taken(project, sent)
    project.close()
    other = opened(copied(project.path, tmp_path / "other.annot"))
    project = opened(project.path)
    row = project.article_rows(an.id)[0]
    for place in (project, other):
        place.apply(annotating.set_status(place.work(row.id, an.id), "in_progress"))
    span = next(span for span in project.spans(row.id, an.id) if span.label == "claim")
    project.apply(annotating.set_note(project.work(row.id, an.id), span, "giữ"))
    other.apply(annotating.delete_spans(other.work(row.id, an.id), other.links(row.id, an.id), [span]))
    other.close()
    taken(project, other.path)
    conflict = settling.conflicts(project)[0]
    assert [state is None for state in conflict.states] == [False, True]
    settling.settle(project, conflict, 1)
    assert project.span(span.id, an.id) is None
    assert settling.conflicts(project) == []


def test_a_clone_that_counted_under_the_same_device_is_found_and_kept(project: Project, an: Annotator, sent, tmp_path):
    taken(project, sent)
    clone = tmp_path / "clone.annot"
    project.close()
    shutil.copyfile(project.path, clone)
    with closing(sqlite3.connect(clone, isolation_level=None)) as connection:
        connection.execute("UPDATE span SET note = 'của bản sao' WHERE label = 'claim'")
    report = merge(project.path, clone)
    assert "conflicting" in " ".join(merging.lines(report.plan))
    again = Project.open(project.path)
    again.begin_writing()
    (conflict,) = settling.conflicts(again)
    assert {state.note for state in conflict.states if isinstance(state, Span)} == {"", "của bản sao"}
    # Who goes on with the shown one has not decided about the other.
    (shown, other) = conflict.states
    again.apply(Edit("note", conflict.article_id, an.id, (Change(shown, replace(shown, note="mới")),)))
    (later,) = settling.conflicts(again)
    assert {state.note for state in later.states if isinstance(state, Span)} == {"mới", other.note}
    taken(again, clone)
    (later,) = settling.conflicts(again)
    assert {state.note for state in later.states if isinstance(state, Span)} == {"mới", other.note}
    again.close()


def test_the_same_mark_made_on_two_devices_is_shown_once_with_the_links_of_both(
    project: Project, an: Annotator, tmp_path: Path, opened
):
    project.close()
    paths = [copied(project.path, tmp_path / f"{n}.annot") for n in range(2)]
    for path in paths:
        place = opened(path)
        claim = label(place, an, "móng cầu đã được kiểm tra")
        if path == paths[1]:
            link(place, an, claim, label(place, an, "Ông Trần Mộc", "actor"), "by")
        place.close()
    results = []
    for one, other in (paths, paths[::-1]):
        path = copied(one, tmp_path / "result.annot")
        merge(path, other)
        results.append(dump(path))
    assert results[0] == results[1]
    place = opened(tmp_path / "result.annot")
    row = place.article_rows(an.id)[0]
    claims = [span for span in place.spans(row.id, an.id) if span.label == "claim"]
    (tie,) = place.links(row.id, an.id)
    assert [span.id for span in claims] == [tie.source_id]
    # The first edit makes what is shown the truth.
    place.apply(annotating.delete_spans(place.work(row.id, an.id), [tie], claims))
    assert place.links(row.id, an.id) == []
    assert [span.label for span in place.spans(row.id, an.id)] == ["actor"]
    place.close()
    merge(place.path, *paths)
    again = opened(place.path)
    assert [span.label for span in again.spans(row.id, an.id)] == ["actor"]


def test_a_name_that_was_changed_on_one_side_comes_along(project: Project, at_home: Project, an: Annotator, tmp_path):
    at_home.rename_annotator(an.id, "Lê An")
    bundling.bundle(at_home, "Lê An", tmp_path / "an.bundle")
    taken(project, tmp_path / "an.bundle")
    assert project.annotator_named("Lê An") is not None
    project.rename_annotator(an.id, "An L.")
    taken(project, tmp_path / "an.bundle")
    assert project.annotator_named("An L.") is not None


def test_names_changed_on_both_sides_are_a_conflict(project: Project, at_home: Project, an: Annotator, tmp_path: Path):
    at_home.rename_annotator(an.id, "Lê An")
    project.rename_annotator(an.id, "An L.")
    bundling.bundle(at_home, "Lê An", tmp_path / "an.bundle")
    taken(project, tmp_path / "an.bundle")
    (conflict,) = settling.conflicts(project)
    settling.settle(project, conflict, 1)
    assert settling.conflicts(project) == []
    taken(project, tmp_path / "an.bundle")
    assert settling.conflicts(project) == []


def test_guidelines_that_were_changed_apart_are_both_kept(project: Project, tmp_path: Path, opened):
    project.close()
    paths = [copied(project.path, tmp_path / f"{n}.annot") for n in range(2)]
    for number, path in enumerate(paths):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(
                "INSERT INTO guidelines VALUES (2, ?, ?, '', ?)", (str(number) * 64, f"Sách {number}", number)
            )
    results = []
    for one, other in (paths, paths[::-1]):
        merge(copied(one, tmp_path / "result.annot"), other)
        results.append(dump(tmp_path / "result.annot"))
    assert results[0] == results[1]
    place = opened(tmp_path / "result.annot")
    (conflict,) = settling.conflicts(place)
    settling.settle(place, conflict, 1)
    assert (place.guidelines.version, place.guidelines.text, place.guidelines.minor) == (3, "Sách 1", False)
    assert settling.conflicts(place) == []


@pytest.mark.parametrize("version", sorted(FILES.glob("*.annot")), ids=lambda path: path.stem)
def test_a_project_of_every_version_can_be_merged(version: Path, tmp_path: Path, opened):
    newest = copied(FILES / f"v{len(list(FILES.glob('*.annot')))}.annot", tmp_path / "here.annot")
    project = opened(newest)
    with closing(sqlite3.connect(version)) as connection:
        own_id = connection.execute("SELECT id FROM meta").fetchone()[0]
    other = copied(version, tmp_path / "other.annot")
    before = other.read_bytes()
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE meta SET id = ?", (project.id,))
    # The files were made by the programs of their time, whose first scheme had other words.
    known = project.scheme
    themselves = mapping.SchemeMapping(
        labels={label.id: label.id for label in known.labels}, links={link.id: link.id for link in known.link_types}
    )
    report = taken(project, other, mapping=themselves)
    assert report.plan.failures == []
    assert (own_id == project.id) == (other.read_bytes()[:100] == before[:100] and own_id == project.id)
    assert any(row.title == "Cầu sập" for row in project.article_rows(""))


def as_lines(project: Project, path: Path) -> Path:
    exporting.export_jsonl(project, path)
    return path


def noted(project: Project, who: Annotator, note: str) -> None:
    """Write a note at the first span of an article that somebody has finished, and finish it again."""
    (record,) = project.labelled_records()
    article_id = record.article.id
    project.apply(annotating.set_status(project.work(article_id, who.id), "in_progress"))
    project.apply(annotating.set_note(project.work(article_id, who.id), record.spans[0], note))
    project.apply(annotating.set_status(project.work(article_id, who.id), "finished", open_points=1))


def in_both_orders(project: Project, one: Path, other: Path) -> tuple[Path, Path]:
    """Merge two files one after the other into copies of a project, and the other way round; close the project."""
    project.close()
    here, there = (copied(project.path, project.path.with_name(f"{name}.annot")) for name in ("here", "there"))
    for path, files in ((here, (one, other)), (there, (other, one))):
        for file in files:
            merge(path, file)
    return here, there


def test_labelled_lines_come_in_beside_a_bundle(project: Project, sent: Path, tmp_path: Path):
    lines = tmp_path / "more.jsonl"
    article = project.article(project.article_rows("")[1].id)
    record = {"text": article.text, "annotator": "Hoa", "spans": [{"start": 0, "end": 7, "label": "actor"}]}
    new = {"text": "Ông Lâm nói rằng cầu đã thông.", "title": "Cầu"}
    lines.write_text(json.dumps(record) + "\n" + json.dumps(new), encoding="utf-8")
    report = taken(project, lines, sent)
    assert report.batch
    assert {record.annotator.name for record in project.labelled_records() if record.annotator} == {"An", "Hoa"}
    assert any(row.title == "Cầu" for row in project.article_rows(""))
    before = dump(project.path)
    assert not taken(project, lines, sent).batch, "twice changes nothing, and is no barrier"
    assert dump(project.path) == before


def test_lines_of_what_a_bundle_brought_change_nothing_in_whatever_order(
    project: Project, at_home: Project, sent: Path, tmp_path: Path
):
    lines = as_lines(at_home, tmp_path / "an.jsonl")
    one, other = in_both_orders(project, sent, lines)
    assert dump(one) == dump(other)


def test_what_a_person_did_since_is_not_undone_by_an_old_export(
    project: Project, at_home: Project, an: Annotator, sent: Path, tmp_path: Path, opened
):
    old = as_lines(at_home, tmp_path / "old.jsonl")
    noted(at_home, an, "mới")
    bundle = tmp_path / "new.bundle"
    bundling.bundle(at_home, an.name, bundle)
    one, other = in_both_orders(project, old, bundle)
    assert dump(one) == dump(other)
    here = opened(other)
    assert next(iter(here.labelled_records())).spans[0].note == "mới"
    assert settling.conflicts(here) == []
    planned = merging.plan(here, [old])
    assert any("what is here with one counts as newer" in line for line in merging.lines(planned))
    assert not planned.changes
    planned.close()


def test_two_exports_that_differ_are_versions_to_decide(
    project: Project, at_home: Project, an: Annotator, sent: Path, tmp_path: Path, opened
):
    old = as_lines(at_home, tmp_path / "old.jsonl")
    noted(at_home, an, "mới")
    new = as_lines(at_home, tmp_path / "new.jsonl")
    one, other = in_both_orders(project, old, new)
    assert dump(one) == dump(other)
    here = opened(one)
    (conflict,) = settling.conflicts(here)
    assert {state.note for state in conflict.states if isinstance(state, Span)} == {"", "mới"}


def test_a_folder_of_bundles_is_one_merge(
    project: Project, at_home: Project, an: Annotator, sent: Path, tmp_path: Path
):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(50):
        shutil.copyfile(sent, folder / f"{number}.bundle")
    report = taken(project, folder)
    assert len(report.plan.sources) == 50
    assert len(next(iter(project.labelled_records())).spans) == 2
    assert [act.name for act in merging.bulk_acts(project)][:2] == ["merge", "import"]


# What is refused


def rewritten(bundle: Path, out: Path, **members: Callable[[bytes], bytes]) -> Path:
    """A bundle with members changed, and the manifest told of them where it is among those changed."""
    with zipfile.ZipFile(bundle) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            change = members.get(name.partition(".")[0], lambda content: content)
            target.writestr(name, change(source.read(name)))
    return out


def resummed(bundle: Path, out: Path, **members: Callable[[bytes], bytes]) -> Path:
    """A bundle with members changed and their checksums right again."""
    import hashlib

    with zipfile.ZipFile(bundle) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    for name, change in members.items():
        full = next(known for known in contents if known.startswith(f"{name}."))
        contents[full] = change(contents[full])
    manifest = json.loads(contents["manifest.json"])
    for name, about in manifest["members"].items():
        about["sha256"] = hashlib.sha256(contents[name]).hexdigest()
    contents["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in contents.items():
            target.writestr(name, content)
    return out


def manifest_with(**changed: object) -> Callable[[bytes], bytes]:
    return lambda content: json.dumps(json.loads(content) | changed).encode()


def test_a_broken_checksum(project: Project, sent: Path, tmp_path: Path):
    bad = rewritten(sent, tmp_path / "bad.bundle", labels=lambda content: content.replace(b'"note":""', b'"note":"!"'))
    (said,) = refusals(project, bad)
    assert said == "it is damaged: labels.jsonl is not what was written. Have it sent again."


def test_a_flipped_byte(project: Project, sent: Path, tmp_path: Path):
    content = bytearray(sent.read_bytes())
    content[len(content) // 3] ^= 0x55
    (tmp_path / "bad.bundle").write_bytes(content)
    (said,) = refusals(project, tmp_path / "bad.bundle")
    assert said.startswith("it is damaged")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_bundle(project: Project, sent: Path, tmp_path: Path, share: float):
    content = sent.read_bytes()
    (tmp_path / "cut.bundle").write_bytes(content[: int(len(content) * share)])
    assert refusals(project, tmp_path / "cut.bundle") == ["it is cut off: its end is missing. Have it sent again."]


def test_a_newer_format(project: Project, sent: Path, tmp_path: Path):
    bad = rewritten(sent, tmp_path / "bad.bundle", manifest=manifest_with(format="annotator-bundle/2"))
    (said,) = refusals(project, bad)
    assert said.startswith("it was made by a newer Annotator (format annotator-bundle/2; this one reads")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"annotator": {}}, "manifest.json, annotator.name: it is missing"),
        ({"annotator": 17}, "manifest.json, annotator: expected an object, found 17"),
        ({"project": {"id": "x"}}, "manifest.json, project.name: it is missing"),
        ({"members": {}}, "manifest.json, members.labels.jsonl.sha256: it is missing"),
        ({"articles": {}}, "versions.jsonl, line 1: the article"),
        ({"format": "annotator-bundle/2"}, "it was made by a newer Annotator"),
    ],
)
def test_a_fault_in_the_manifest_is_told_with_its_place(project: Project, sent: Path, tmp_path: Path, changed, said):
    bad = rewritten(sent, tmp_path / "bad.bundle", manifest=manifest_with(**changed))
    (failure,) = planned(project, bad).failures
    assert str(failure).startswith(f"{bad}: {said}")


@pytest.mark.parametrize(
    ("mapped", "said"),
    [
        (["claim=nowhere"], "the mapping has claim=nowhere, but nowhere is no label of the project"),
        (["link:by=nowhere"], "nowhere is no link type of the project"),
        (["attribute:form=nowhere"], "nowhere is no attribute of the project"),
    ],
)
def test_a_mapping_to_what_is_not_there_is_told(project: Project, sent: Path, tmp_path: Path, mapped, said):
    foreign = manifest_with(scheme={"id": "other", "version": 1, "sha256": "0" * 64})
    bad = rewritten(sent, tmp_path / "bad.bundle", manifest=foreign)
    (failure,) = planned(project, bad, mapping=mapping.from_pairs(mapped)).failures
    assert said in str(failure)


def test_another_project(project: Project, sent: Path, tmp_path: Path, scheme: Scheme):
    bad = rewritten(sent, tmp_path / "bad.bundle", manifest=manifest_with(project={"id": "x", "name": "Chợ đêm"}))
    other = Project.create(tmp_path / "other.annot", name="Khác", scheme=scheme, annotator="Mai")
    other.close()
    this = f"this one is “{project.name}” ({project.id[:8]}…). Merge it there."
    assert refusals(project, bad, other.path) == [
        f"it belongs to another project, “Khác” ({other.id[:8]}…); {this}",
        f"it belongs to another project, “Chợ đêm” (x…); {this}",
    ]


def test_another_text_under_the_same_article_id(project: Project, sent: Path, tmp_path: Path):
    def other_text(content: bytes) -> bytes:
        line = json.loads(content)
        line["text"] += "!"
        return json.dumps(line, ensure_ascii=False).encode() + b"\n"

    (said,) = refusals(project, resummed(sent, tmp_path / "bad.bundle", labels=other_text))
    assert "the SHA-256 of the text is" in said
    with zipfile.ZipFile(sent) as opened_zip:
        articles = json.loads(opened_zip.read("manifest.json"))["articles"]
    lying = manifest_with(articles=dict.fromkeys(articles, "0" * 64))
    (said,) = refusals(project, rewritten(sent, tmp_path / "bad2.bundle", manifest=lying))
    assert said.endswith("has another text than its id says")


def test_quotes_that_do_not_fit(project: Project, sent: Path, tmp_path: Path):
    bad = resummed(
        sent,
        tmp_path / "bad.bundle",
        labels=lambda content: content.replace('"text":"móng'.encode(), b'"text":"mong'),
    )
    (said,) = refusals(project, bad)
    assert "but the text at" in said


def test_quotes_of_a_whole_project_that_do_not_fit(project: Project, sent: Path, tmp_path: Path, opened):
    taken(project, sent)
    project.close()
    bad = copied(project.path, tmp_path / "bad.annot")
    with closing(sqlite3.connect(bad, isolation_level=None)) as connection:
        connection.execute("UPDATE span SET quote = 'khác' WHERE label = 'claim'")
    (said,) = refusals(opened(project.path), bad)
    assert "the quote is “khác” but the text at" in said


@pytest.mark.parametrize("content", [b"", b"hello", b"PK", b"SQLite format 3\x00"])
def test_what_is_none_of_it(project: Project, tmp_path: Path, content: bytes):
    (tmp_path / "x.bundle").write_bytes(content)
    (said,) = refusals(project, tmp_path / "x.bundle")
    assert "no bundle" in said or "no Annotator project" in said or "damaged" in said


def test_a_zip_without_a_manifest_an_empty_folder_a_missing_file_and_the_project_itself(
    project: Project, tmp_path: Path
):
    with zipfile.ZipFile(tmp_path / "z.bundle", "w") as other:
        other.writestr("readme.txt", "x")
    (tmp_path / "empty").mkdir()
    missing = tmp_path / "missing.bundle"
    said = refusals(project, tmp_path / "z.bundle", tmp_path / "empty", missing, project.path)
    assert sorted(said) == [
        "it cannot be read: No such file or directory",
        "it is no bundle: there is no manifest in it",
        "it is the project itself",
        "there is no bundle, handout, project or .jsonl file in this folder",
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'"vectors":[{"', b'"vectors":[{"zz', "is no version"),
        (b'"spans":[0', b'"spans":[9', "the versions do not fit the labels"),
        (b'"status":"finished"', b'"status":"done"', "expected todo / in_progress"),
        (b'"row":"work"', b'"row":"decision"', "expected span / link / work / rejection"),
    ],
)
def test_versions_that_make_no_sense(project: Project, sent: Path, tmp_path: Path, old: bytes, new: bytes, what: str):
    bad = resummed(sent, tmp_path / "bad.bundle", versions=lambda content: content.replace(old, new))
    (said,) = refusals(project, bad)
    assert what in said


def test_rows_of_another_inside_a_bundle_are_refused_and_named(
    project: Project, mai: Annotator, an: Annotator, sent, tmp_path
):
    article = project.article(project.article_rows("")[0].id)
    span = Span(
        id=derived_id("foreign"),
        article_id=article.id,
        annotator_id=mai.id,
        start=0,
        end=3,
        label="actor",
        quote=article.text[:3],
    )
    line = encode(LabelledRecord(article=article, annotator=mai, status="finished", spans=(span,)), project.scheme)
    bad = resummed(
        sent,
        tmp_path / "bad.bundle",
        labels=lambda content: b"".join(sorted([content, line], key=lambda one: mai.id.encode() in one)),
    )
    report = taken(project, bad)
    assert [str(failure.error) for failure in report.plan.refused] == [
        "labels of Mai in “Cầu sập” are not taken: this is the bundle of An"
    ]
    assert project.spans(article.id, mai.id) == []
    assert len(project.spans(article.id, an.id)) == 2


def test_ids_that_are_somebody_elses_are_refused_and_named(project: Project, mai: Annotator, an: Annotator, sent: Path):
    theirs = next(iter(project.labelled_records()), None)
    assert theirs is None
    taken(project, sent)
    span = project.spans(project.article_rows("")[0].id, an.id)[0]
    project.close()
    with closing(sqlite3.connect(project.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM link")
        connection.execute(
            "UPDATE span SET annotator = (SELECT n FROM annotator WHERE id = ?) WHERE id = ?", (mai.id, span.id)
        )
        connection.execute("DELETE FROM span WHERE id <> ?", (span.id,))
    again = Project.open(project.path)
    again.begin_writing()
    report = taken(again, sent)
    said = [str(failure.error) for failure in report.plan.refused]
    assert f"the span {span.id} belongs to another annotator or article here" in said
    assert [other.id for other in again.spans(span.article_id, mai.id)] == [span.id]
    assert len(again.spans(span.article_id, an.id)) == 1
    again.close()


def test_an_article_that_is_not_here_is_named_and_the_rest_is_taken(
    project: Project, at_home: Project, an: Annotator, tmp_path
):
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=Article.from_text("Chợ đêm mở lại sau 3 tháng.", title="Chợ")))
    at_home.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    label(at_home, an, "3 tháng", "figure")
    label(at_home, an, "40 lamps", "figure")
    bundling.bundle(at_home, "An", tmp_path / "an.bundle")
    report = taken(project, tmp_path / "an.bundle")
    assert [str(failure.error) for failure in report.plan.refused] == ["the article “Chợ” is not in this project"]
    assert [(other.title, other.spans) for other in report.plan.unknown] == [("Chợ", 1)]
    assert sum(row.spans for row in project.article_rows(an.id)) == 1


def test_a_handout_of_another_lead_is_refused(project: Project, mai: Annotator, an: Annotator, tmp_path: Path):
    bundling.handout(project, "An", tmp_path / "an.handout")
    project.set_lead(an.id)
    assert refusals(project, tmp_path / "an.handout") == ["it is the handout of another lead"]


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_a_bundle_can_be_written_to_a_device(at_home: Project, an: Annotator, sent: Path):
    report = bundling.bundle(at_home, an.name, Path(os.devnull))
    assert (report.annotator, report.articles) == ("An", 1)


# Another scheme


@pytest.fixture
def foreign(project: Project, sent: Path, tmp_path: Path) -> Path:
    """An's bundle as if it were made under a scheme that calls claims statements and denials rebuttals."""

    def renamed(content: bytes) -> bytes:
        return content.replace(b'"label":"claim"', b'"label":"statement"').replace(b'"id":"claims"', b'"id":"press"')

    return resummed(sent, tmp_path / "foreign.bundle", labels=renamed, manifest=renamed)


def test_another_scheme_is_refused_with_what_needs_a_mapping(project: Project, foreign: Path):
    report = planned(project, foreign)
    (failure,) = report.failures
    assert str(failure.error) == (
        "it was made under another scheme (press 1); say what stands for denial, statement, link:denies,"
        " or that they are left out"
    )
    assert [(need.kind, need.id, need.uses) for need in report.needed[foreign]] == [
        ("label", "denial", 1),
        ("label", "statement", 1),
        ("link", "denies", 1),
    ]


def test_a_scheme_of_the_same_name_and_number_that_says_something_else_needs_a_mapping_too(
    project: Project, sent: Path, tmp_path: Path
):
    ours = project.scheme.sha256.encode()

    def otherwise(content: bytes) -> bytes:
        return content.replace(ours, b"0" * len(ours))

    foreign = resummed(sent, tmp_path / "otherwise.bundle", labels=otherwise, manifest=otherwise)
    report = planned(project, foreign)
    assert [(need.kind, need.id) for need in report.needed[foreign]] == [
        ("label", "claim"),
        ("label", "denial"),
        ("link", "denies"),
    ]


def test_with_a_mapping_it_is_taken(project: Project, an: Annotator, foreign: Path):
    said = mapping.from_pairs(["statement=claim", "denial=denial", "link:denies=denies"])
    report = taken(project, foreign, mapping=said)
    assert report.plan.failures == []
    row = project.article_rows("")[0]
    assert sorted(span.label for span in project.spans(row.id, an.id)) == ["claim", "denial"]
    assert len(project.links(row.id, an.id)) == 1
    assert taken(project, foreign, mapping=said).batch == ""


def test_a_mapping_can_leave_labels_out_with_their_links(project: Project, an: Annotator, foreign: Path):
    said = mapping.from_pairs(["statement=", "denial=denial", "link:denies=denies"])
    report = taken(project, foreign, mapping=said)
    row = project.article_rows("")[0]
    assert [span.label for span in project.spans(row.id, an.id)] == ["denial"]
    assert project.links(row.id, an.id) == []
    assert "left out by the mapping: 2 of foreign.bundle" in merging.lines(report.plan)


def test_attributes_that_do_not_fit_need_a_mapping_too(project: Project, foreign: Path):
    said = mapping.from_pairs(["statement=actor", "denial=denial", "link:denies=denies"])
    report = planned(project, foreign, mapping=said)
    assert [need.id for need in report.needed[foreign]] == ["statement.form"]


def test_a_mapping_reads_from_a_file_and_says_what_is_wrong(tmp_path: Path):
    path = tmp_path / "map.toml"
    path.write_text('[labels]\nstatement = "claim"\n[links]\nby = ""\n', encoding="utf-8")
    assert mapping.from_file(path) == mapping.from_pairs(["statement=claim", "link:by="])
    path.write_text('[label]\nstatement = "claim"\n', encoding="utf-8")
    with pytest.raises(UserError, match="other than the tables"):
        mapping.from_file(path)
    with pytest.raises(UserError, match="is no mapping"):
        mapping.from_pairs(["statement"])


def test_a_handout_with_a_newer_scheme_brings_it(project: Project, at_home: Project, scheme: Scheme, tmp_path: Path):
    newer = scheme_from({**scheme.content, "version": scheme.version + 1})
    project.close()
    with closing(sqlite3.connect(project.path, isolation_level=None)) as connection:
        row = (newer.version, newer.id, newer.sha256, newer.to_json(), "")
        connection.execute("INSERT INTO scheme VALUES (?, ?, ?, ?, ?)", row)
    lead = Project.open(project.path)
    bundling.handout(lead, "An", tmp_path / "new.handout")
    lead.close()
    taken(at_home, tmp_path / "new.handout")
    assert at_home.scheme.version == newer.version


# Cancelling, and taking back


def test_a_cancelled_merge_leaves_nothing(project: Project, sent: Path):
    before = dump(project.path)
    asked = iter([False] * 2 + [True] * 100)
    with pytest.raises(Stopped):
        merging.plan(project, [sent], cancelled=lambda: next(asked))
    assert dump(project.path) == before


def test_the_window_may_edit_between_plan_and_commit(project: Project, an: Annotator, sent: Path):
    waiting = merging.plan(project, [sent])
    mine = label(project, an, "móng cầu đã được kiểm tra")
    merging.commit(project, waiting)
    row = project.article_rows("")[0]
    claims = [span for span in project.spans(row.id, an.id) if span.label == "claim"]
    assert len(claims) == 1
    assert mine.quote == claims[0].quote


def test_a_merge_is_taken_back_as_a_whole(project: Project, mai: Annotator, sent: Path):
    label(project, mai, "40 lamps", "figure")
    before = dump(project.path)
    report = taken(project, sent)
    merging.reverse(project, report.batch)
    assert dump(project.path) == before
    assert project.log(mai.id) == []
    with pytest.raises(UserError, match="taken back already"):
        merging.reverse(project, report.batch)
    taken(project, sent)
    assert len(list(project.labelled_records())) == 2


def test_what_a_merge_replaced_stands_again_as_it_was(
    project: Project, at_home: Project, an: Annotator, sent: Path, tmp_path
):
    taken(project, sent)
    row = at_home.article_rows(an.id)[0]
    at_home.apply(annotating.set_status(at_home.work(row.id, an.id), "in_progress"))
    claim = next(span for span in at_home.spans(row.id, an.id) if span.label == "claim")
    at_home.apply(annotating.delete_spans(at_home.work(row.id, an.id), at_home.links(row.id, an.id), [claim]))
    at_home.add_seconds(row.id, an.id, 3)
    bundling.bundle(at_home, "An", tmp_path / "newer.bundle")
    before = dump(project.path)
    report = taken(project, tmp_path / "newer.bundle")
    assert len(project.spans(row.id, an.id)) == 1
    merging.reverse(project, report.batch)
    assert dump(project.path) == before


def test_an_import_is_taken_back_as_a_whole(project: Project, mai: Annotator):
    (act,) = merging.bulk_acts(project)
    merging.reverse(project, act.batch)
    assert project.article_rows("") == []
    assert merging.bulk_acts(project) == []


def test_what_something_newer_stands_on_is_not_taken_back(project: Project, mai: Annotator, an: Annotator, sent: Path):
    report = taken(project, sent)
    row = project.article_rows("")[0]
    project.apply(annotating.set_status(project.work(row.id, an.id), "in_progress"))
    before = dump(project.path)
    with pytest.raises(UserError, match="something newer stands on"):
        merging.reverse(project, report.batch)
    (first,) = [act for act in merging.bulk_acts(project) if act.name == "import"]
    with pytest.raises(UserError, match="something newer stands on"):
        merging.reverse(project, first.batch)
    assert dump(project.path) == before


def test_an_edit_of_a_row_in_conflict_keeps_the_other_state(
    project: Project, an: Annotator, sent: Path, tmp_path, opened
):
    taken(project, sent)
    project.close()
    other = opened(copied(project.path, tmp_path / "other.annot"))
    here = opened(project.path)
    row = here.article_rows(an.id)[0]
    for place, note in ((here, "một"), (other, "hai")):
        place.apply(annotating.set_status(place.work(row.id, an.id), "in_progress"))
        span = next(span for span in place.spans(row.id, an.id) if span.label == "claim")
        place.apply(annotating.set_note(place.work(row.id, an.id), span, note))
    other.close()
    taken(here, other.path)
    span = next(span for span in here.spans(row.id, an.id) if span.label == "claim")
    here.apply(Edit("note", row.id, an.id, (Change(span, replace(span, note="ba")),)))
    (conflict,) = settling.conflicts(here)
    notes = {state.note for state in conflict.states if isinstance(state, Span)}
    assert notes == {"ba", "một", "hai"} - {span.note}
