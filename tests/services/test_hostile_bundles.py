"""Bundles made to harm are refused in one sentence; what a newer program put into one comes out again."""

from __future__ import annotations

import hashlib
import json
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import UserError
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.formats.bundle import Bundle
from annotator.formats.fault import Fault
from annotator.services import annotating, bundling, merging
from annotator.services.history import History
from annotator.store.project import Project
from tests.merged import dump


@pytest.fixture
def sent(project: Project, mai: Annotator, tmp_path: Path) -> Path:
    """A bundle of Mai's with two spans, a link, a span that she deleted, and a note on her work."""
    row = project.article_rows(mai.id)[0]
    article, history = project.article(row.id), History(project, mai.id)
    for quote, label in (
        ("móng cầu đã được kiểm tra", "claim"),
        ("bác bỏ thông tin", "denial"),
        ("12.000 người", "figure"),
    ):
        start, work = article.text.index(quote), project.work(row.id, mai.id)
        spans = project.spans(row.id, mai.id)
        history.do(
            annotating.add_span(project.scheme, article, work, spans, start=start, end=start + len(quote), label=label)
        )
    figure, claim, denial = sorted(project.spans(row.id, mai.id), key=lambda span: span.start)
    work = project.work(row.id, mai.id)
    history.do(annotating.delete_spans(work, project.links(row.id, mai.id), [figure]))
    history.do(_link(project, work, denial, claim))
    history.do(annotating.set_work_note(project.work(row.id, mai.id), "đọc lại"))
    out = tmp_path / "mai.bundle"
    bundling.bundle(project, mai.name, out)
    return out


def _link(project: Project, work: Any, denial: Span, claim: Span) -> Any:
    return annotating.add_link(project.scheme, work, [], denial, claim, "denies")


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(path: Path, parts: dict[str, bytes], *, signed: bool = True) -> Path:
    """Write members as a bundle whose checksums are right."""
    if signed:
        manifest = json.loads(parts["manifest.json"])
        for name in manifest["members"]:
            manifest["members"][name]["sha256"] = hashlib.sha256(parts[name]).hexdigest()
        parts = parts | {"manifest.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def changed(path: Path, member: str, change: Callable[[dict[str, Any]], object]) -> Path:
    """Change the first line of a member."""
    parts = members(path)
    first, *rest = parts[member].splitlines(keepends=True)
    line = json.loads(first)
    change(line)
    parts[member] = b"".join([json.dumps(line, ensure_ascii=False).encode() + b"\n", *rest])
    return packed(path.with_name(f"changed-{path.name}"), parts)


def refused(project: Project, path: Path) -> str:
    """What is said of a bundle that is not taken; nothing in the project has changed."""
    before = dump(project.path)
    report = merging.commit(project, merging.plan(project, [path]))
    assert dump(project.path) == before
    (failure,) = report.plan.failures
    assert "\n" not in str(failure)
    return str(failure.error)


# Harm


def test_a_bundle_cut_off_anywhere_is_refused(project: Project, sent: Path, tmp_path: Path) -> None:
    raw = sent.read_bytes()
    cut = tmp_path / "cut.bundle"
    for length in {*range(0, len(raw), 97), *range(len(raw) - 30, len(raw))}:
        cut.write_bytes(raw[:length])
        with pytest.raises(Fault) as caught, Bundle(cut):
            pass
        assert "\n" not in str(caught.value)


def test_a_bomb_is_not_unpacked(project: Project, sent: Path, tmp_path: Path) -> None:
    parts = members(sent)
    parts["labels.jsonl"] += b" " * 100_000_000
    assert "packed more than 200 to 1" in refused(project, packed(tmp_path / "bomb.bundle", parts))
    parts["manifest.json"] += b" " * 100_000_000
    assert "packed more than 200 to 1" in refused(project, packed(tmp_path / "bomb.bundle", parts, signed=False))


def test_a_locked_bundle_is_said_to_be_locked(project: Project, sent: Path) -> None:
    raw = bytearray(sent.read_bytes())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 4)
    sent.write_bytes(raw)
    assert "locked with a password" in refused(project, sent)


def test_two_members_of_one_name_are_not_taken_for_one(project: Project, sent: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(sent, "a") as file:
        warnings.simplefilter("ignore")
        file.writestr("labels.jsonl", b"")
    assert "it is damaged" in refused(project, sent)


def test_members_that_nobody_asked_for_are_not_unpacked(project: Project, sent: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(sent, "a") as file:
        file.writestr("../../evil.py", b"raise SystemExit")
        file.writestr("/evil.py", b"raise SystemExit")
    report = merging.commit(project, merging.plan(project, [sent]))
    assert report.plan.failures == []
    assert not list(tmp_path.parent.rglob("evil.py"))


def test_a_manifest_that_lies_about_a_member_is_found_out(project: Project, sent: Path, tmp_path: Path) -> None:
    parts = members(sent)
    parts["versions.jsonl"] = parts["versions.jsonl"].replace(b"l", b"1", 1)
    said = refused(project, packed(tmp_path / "lie.bundle", parts, signed=False))
    assert said


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("counts", {"spans": 10**30}),
        ("counts", {"spans": -1}),
        ("articles", {"../../x": "y"}),
        ("project", {"id": ["x"], "name": 7}),
        ("annotator", {"id": "gold", "name": "x", "version": {}}),
        ("annotator", None),
        ("members", {"labels.jsonl": {"sha256": 1}}),
        ("members", []),
        ("kind", "both"),
        ("format", 7),
    ],
)
def test_a_manifest_of_wrong_values_is_refused(project: Project, sent: Path, tmp_path: Path, key: str, value) -> None:
    parts = members(sent)
    manifest = json.loads(parts["manifest.json"]) | {key: value}
    parts["manifest.json"] = json.dumps(manifest).encode()
    assert refused(project, packed(tmp_path / "x.bundle", parts, signed=False))


def test_a_manifest_nested_without_end_is_refused(project: Project, sent: Path, tmp_path: Path) -> None:
    parts = members(sent) | {"manifest.json": b'{"format":' + b"[" * 200_000}
    assert refused(project, packed(tmp_path / "deep.bundle", parts, signed=False))


def test_a_newer_form_and_unknown_kinds_of_rows_ask_for_an_update(project: Project, sent: Path, tmp_path: Path) -> None:
    parts = members(sent)
    manifest = json.loads(parts["manifest.json"]) | {"format": "annotator-bundle/2"}
    newer = packed(tmp_path / "n.bundle", parts | {"manifest.json": json.dumps(manifest).encode()})
    assert "newer Annotator" in refused(project, newer)
    known = changed(sent, "versions.jsonl", lambda line: line["states"].append({"row": "remark", "id": "x"}))
    assert "“remark” rows, which a newer Annotator wrote" in refused(project, known)


@pytest.mark.parametrize(
    ("member", "change"),
    [
        ("labels.jsonl", lambda line: line["spans"][0].update(label="x" * 1_000_000)),
        ("labels.jsonl", lambda line: line["spans"][0].update(attributes={"x" * 1_000_000: "y"})),
        ("labels.jsonl", lambda line: line["spans"][0].update(end=10**400)),
        ("labels.jsonl", lambda line: line["links"][0].update(type="x" * 1_000_000)),
        ("versions.jsonl", lambda line: line["states"][0].update(row="x" * 1_000_000)),
    ],
)
def test_a_value_without_end_is_told_of_in_a_short_sentence(
    project: Project, sent: Path, member: str, change: Callable[[dict[str, Any]], object]
) -> None:
    assert len(refused(project, changed(sent, member, change))) < 400


@pytest.mark.parametrize("place", [-1, True, 10**30, 0.0, "0"])
def test_a_place_among_the_versions_that_is_none_is_refused(project: Project, sent: Path, place: object) -> None:
    harmed = changed(sent, "versions.jsonl", lambda line: line["spans"].__setitem__(0, place))
    assert "the versions do not fit the labels" in refused(project, harmed)


# What a newer program put in


def test_what_a_newer_program_put_into_a_bundle_comes_out_again(
    project: Project, mai: Annotator, sent: Path, tmp_path: Path
) -> None:
    def more(line: dict[str, Any]) -> None:
        for state in line["states"]:
            state["mood"] = {"of": state["row"], "list": [1, None, "ơ"]}

    def labelled(line: dict[str, Any]) -> None:
        line["spans"][0]["mood"] = ["span"]
        line["links"][0]["mood"] = {"link": True}

    richer = changed(changed(sent, "versions.jsonl", more), "labels.jsonl", labelled)
    bundling.handout(project, "Mai", tmp_path / "mai.handout")
    home = bundling.open_handout(tmp_path / "mai.handout", tmp_path / "home.annot")
    with closing(home):
        report = merging.commit(home, merging.plan(home, [richer]))
        assert [str(failure) for failure in (*report.plan.failures, *report.plan.refused)] == []
        bundling.bundle(home, "Mai", tmp_path / "again.bundle")
    again = members(tmp_path / "again.bundle")
    wanted = members(richer)
    line, meant = (json.loads(found["versions.jsonl"].splitlines()[0]) for found in (again, wanted))
    assert {state["row"]: state["mood"] for state in line["states"]} == {
        state["row"]: state["mood"] for state in meant["states"]
    }
    assert line["states"] == meant["states"]
    record, wished = (json.loads(found["labels.jsonl"].splitlines()[0]) for found in (again, wanted))
    assert [span.get("mood") for span in record["spans"]] == [span.get("mood") for span in wished["spans"]]
    assert [link.get("mood") for link in record["links"]] == [link.get("mood") for link in wished["links"]]


def test_a_handout_with_a_scheme_that_nobody_can_read_is_named_and_no_file_that_is_not_there(
    project: Project, mai: Annotator, tmp_path: Path
) -> None:
    out, new = tmp_path / "mai.handout", tmp_path / "new" / "mai.annot"
    new.parent.mkdir()
    bundling.handout(project, mai.name, out)

    def wrong(line: dict[str, Any]) -> None:
        line["content"]["labels"][0]["id"] = 7

    with pytest.raises(UserError, match=r"changed-mai\.handout: its scheme cannot be read") as told:
        bundling.make_of_handout(changed(out, "schemes.jsonl", wrong), new)
    assert "damaged" not in str(told.value)
    assert list(new.parent.iterdir()) == []
