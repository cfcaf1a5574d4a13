"""What newer programs of the same format wrote anywhere in a bundle or handout is kept, merged and comes out again."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article, text_sha256
from annotator.domain.assignment import Assignment
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import ProjectError
from annotator.domain.ids import article_id
from annotator.domain.kept import kept_state, stood
from annotator.domain.merging import canonical, digest
from annotator.domain.record import LabelledRecord
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Annotator
from annotator.domain.zone import Zone
from annotator.services import annotating, bundling, merging, preparing, salvaging, settling, soundness, splitting
from annotator.services.history import History
from annotator.store import values
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.conftest import _own_folders
from tests.merged import copied, dump, merge

Members = dict[str, bytes]
ROWS = {"article", "zone", "split", "assignment", "span", "link", "work", "rejection"}

names = st.sampled_from(("mood", "kept", "spans!", "đoạn", "z", "extra", "part", "annotator_name", ""))
jsons = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.sampled_from(("", "ơ", "🕊", "a\nb", '"')),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2),
    max_leaves=4,
)
keys = names.filter(lambda name: name not in {"kept", "extra", "part"})
extras = st.dictionaries(keys, jsons, min_size=1, max_size=2)


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(path: Path, parts: Members) -> Path:
    manifest = json.loads(parts["manifest.json"])
    for name in manifest["members"]:
        manifest["members"][name] = {"sha256": hashlib.sha256(parts[name]).hexdigest(), "bytes": len(parts[name])}
    parts = parts | {"manifest.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def objects(parts: dict[str, list[Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object in which a newer program can write more, with a word for its place."""
    (manifest,) = parts["manifest.json"]
    yield "manifest", manifest
    for name in ("project", "scheme", "guidelines", "annotator"):
        yield f"manifest.{name}", manifest[name]
    for state in manifest.get("withdrawn", ()):
        yield "withdrawn", state
    for name in ("labels.jsonl", "versions.jsonl", "articles.jsonl", "schemes.jsonl", "guidelines.jsonl"):
        for line in parts.get(name, ()):
            yield name, line
            for state in line.get("states", ()):
                yield state["row"], state
            if name == "labels.jsonl":
                for kind in ("spans", "links"):
                    for row in line[kind]:
                        yield kind, row


def parsed(path: Path) -> dict[str, list[Any]]:
    return {name: [json.loads(line) for line in content.splitlines()] for name, content in members(path).items()}


def richer(path: Path, to: Path, more: Callable[[str], dict[str, Any]]) -> set[str]:
    """Write fields that no program of today knows into every object; returns the places."""
    parts = parsed(path)
    places = set()
    for place, found in objects(parts):
        for key, value in more(place).items():
            found.setdefault(key, value)
        places.add(place)
    lines = {
        name: b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in found)
        for name, found in parts.items()
    }
    packed(to, lines)
    return places


def unknown(path: Path, keys: set[str]) -> list[tuple[str, dict[str, Any]]]:
    """What stands where, of fields with these names."""
    return [(place, {key: found[key] for key in keys if key in found}) for place, found in objects(parsed(path))]


def of_rows(path: Path) -> list[Any]:
    return [(place, found) for place, found in objects(parsed(path)) if place in ROWS | {"spans", "links", "withdrawn"}]


FIRST = "Bến phà đóng cửa từ sáng sớm."
TEXTS = (f"{FIRST}\nChợ nổi dời lên bờ.", "Ông Ba nói rằng phà vẫn chạy. Hôm sau phà nghỉ.", "Đò ngang mới về bến Sơn.")


class Drawn:
    """Other fields for each place."""

    def __init__(self, data: st.DataObject) -> None:
        self._data, self._drawn = data, {}

    def __call__(self, place: str) -> dict[str, Any]:
        if place not in self._drawn:
            self._drawn[place] = self._data.draw(extras, place)
        return self._drawn[place]


class Town:
    """A lead's project with some of every kind of row, An's handout and project, and An's bundle."""

    def __init__(self, folder: Path, scheme: Any) -> None:
        self.folder = folder
        self.lead, self.home = folder / "lead.annot", folder / "home.annot"
        self.handout, self.bundle, self.taking = folder / "an.handout", folder / "an.bundle", folder / "less.handout"
        with closing(Project.create(self.lead, name="Sông", scheme=scheme, annotator="Mai")) as project:
            an = project.add_annotator("An").id
            staging = Staging(folder / "staging")
            for at, text in enumerate(TEXTS):
                article = Article.from_text(text, title=text[:7], extra={"desk": at})
                zone = Zone(id=f"zone {at}", article_id=article.id, start=0, end=3, kind="byline")
                staging.add(LabelledRecord(article=article, zones=(zone,)))
            project.commit_staging(staging, name="import", source_sha256="")
            staging.close()
            split, second, third = (article_id(text_sha256(text)) for text in TEXTS)
            given = [Assignment.of(one, an) for one in (split, second, third)]
            project.assign(given, [])
            splitting.commit(project, splitting.plan(project, split, [len(FIRST) + 1], by=project.lead))
            bundling.handout(project, "An", self.handout)
            project.assign([], [given[-1]])
            bundling.handout(project, "An", self.taking)
        with closing(bundling.open_handout(self.handout, self.home)) as project:
            self.label(project, second)
            self.send(project, self.bundle)

    def label(self, project: Project, article: str) -> None:
        an = project.annotator_named("An")
        assert an is not None
        history, whole = History(project, an.id), project.article(article)
        for quote, label in (("phà vẫn chạy", "claim"), ("Ông Ba", "actor"), ("phà nghỉ", "claim")):
            start = whole.text.index(quote)
            work, spans = project.work(article, an.id), project.spans(article, an.id)
            history.do(
                annotating.add_span(
                    project.scheme, whole, work, spans, start=start, end=start + len(quote), label=label
                )
            )
        actor, claim, late = project.spans(article, an.id)
        history.do(annotating.add_link(project.scheme, project.work(article, an.id), [], claim, actor, "by"))
        history.do(annotating.delete_spans(project.work(article, an.id), [], [late]))
        history.do(annotating.set_work_note(project.work(article, an.id), "đọc lại"))
        refused = Rejection.of(article, an.id, start=0, end=3, label="figure", content={})
        history.do(Edit("reject", article, an.id, (Change(None, refused),)))

    def send(self, project: Project, out: Path) -> Path:
        bundling.bundle(project, "An", out)
        return out


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, scheme: Any) -> Town:
    """Copy its files, never open them."""
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patch:
        _own_folders(patch, folder)
        return Town(folder, scheme)


@contextmanager
def desk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def same(one: Path, other: Path) -> None:
    """Assert that two files say the same but for the versions of what is kept and the checksums."""
    found = [parsed(path) for path in (one, other)]
    for parts in found:
        parts["manifest.json"][0].pop("members")
        for _, where in objects(parts):
            where.pop("kept", None)
            where.pop("kept_labels", None)
    (one_objects, other_objects) = (list(objects(parts)) for parts in found)
    for (place, first), second in zip(one_objects, other_objects, strict=True):
        assert (place, first) == second


def sound(path: Path) -> None:
    values.check(path)
    assert soundness.check(path, lambda *_words: None, lambda: False).findings == ()


# It comes out again where it stood


@settings(max_examples=5)
@given(data=st.data())
def test_what_a_newer_program_put_anywhere_into_a_handout_comes_out_again(town: Town, data: st.DataObject) -> None:
    more = Drawn(data)
    with desk() as folder:
        rich, again = folder / "rich.handout", folder / "again.handout"
        places = richer(town.handout, rich, more)
        assert places >= {"article", "zone", "split", "assignment", "schemes.jsonl", "guidelines.jsonl"}
        with closing(bundling.open_handout(rich, folder / "home.annot")) as home:
            bundling.handout(home, "An", again)
        same(rich, again)
        sound(folder / "home.annot")
        with closing(bundling.open_handout(again, folder / "third.annot")) as third:
            bundling.handout(third, "An", folder / "third.handout")
        assert members(folder / "third.handout") == members(again)
        assert dump(folder / "third.annot") == dump(folder / "home.annot")
        assert merge(folder / "home.annot", again, rich).batch == ""


@settings(max_examples=5)
@given(data=st.data())
def test_what_a_newer_program_put_anywhere_into_a_bundle_comes_out_again(town: Town, data: st.DataObject) -> None:
    more = Drawn(data)
    with desk() as folder:
        rich, again = folder / "rich.bundle", folder / "again.bundle"
        places = richer(town.bundle, rich, more)
        assert places >= {"labels.jsonl", "versions.jsonl", "span", "spans", "links", "work", "rejection"}
        lead = copied(town.lead, folder / "lead.annot")
        assert merge(lead, rich).batch
        with closing(Project.open(lead)) as project:
            town.send(project, again)
        same(rich, again)
        sound(lead)
        other = copied(town.lead, folder / "other.annot")
        merge(other, again)
        assert dump(other) == dump(lead)
        assert merge(other, lead).batch == ""
        assert merge(lead, rich, again, other).batch == ""


def test_what_is_said_of_an_assignment_that_was_taken_back_comes_out_again(town: Town, tmp_path: Path) -> None:
    rich, again = tmp_path / "rich.handout", tmp_path / "again.handout"
    richer(town.taking, rich, lambda place: {"mood": ["ơ"]} if place == "withdrawn" else {})
    home = copied(town.home, tmp_path / "home.annot")
    merge(home, rich)
    with closing(Project.open(home)) as project:
        bundling.handout(project, "An", again)
    (state,) = parsed(again)["manifest.json"][0]["withdrawn"]
    assert state["mood"] == ["ơ"]
    assert state["gone"]


# The laws


@pytest.fixture(scope="module")
def several(town: Town, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Bundles of An's from one newer program and another, before and after more work; one says nothing more."""
    folder = tmp_path_factory.mktemp("several")
    home = copied(town.home, folder / "home.annot")
    made = [folder / f"{number}.bundle" for number in range(4)]
    richer(town.bundle, made[0], lambda place: {"mood": [place, 0], "old": place})
    richer(town.bundle, made[1], lambda place: {"mood": [place, 1]})
    with closing(Project.open(home)) as project:
        project.begin_writing()
        an = project.annotator_named("An")
        assert an is not None
        (row,) = [row for row in project.article_rows(an.id) if row.spans]
        project.apply(annotating.set_work_note(project.work(row.id, an.id), "noch einmal"))
        town.send(project, made[3])
    richer(made[3], made[2], lambda place: {"mood": [place, 2]})
    return made


def merged(town: Town, folder: Path, groups: Any) -> dict[str, object]:
    lead = copied(town.lead, folder / f"{'-'.join(path.stem for group in groups for path in group)}.annot")
    for group in groups:
        merge(lead, *group)
    return dump(lead)


def test_every_order_and_grouping_keeps_the_same(town: Town, several: list[Path], tmp_path: Path) -> None:
    expected = merged(town, tmp_path, [several])
    assert expected["kept"]
    either = merged(town, tmp_path, [several[:2]])
    assert any(line[0] == "kept" for line in either["conflict"])  # said otherwise by two who had seen the same
    assert merged(town, tmp_path, [[several[1]], [several[0]]]) == either
    for order in itertools.permutations(several):
        assert merged(town, tmp_path, [[path] for path in order]) == expected
        assert merged(town, tmp_path, [order[:2], order[2:], order[1:3]]) == expected


def test_a_newer_word_takes_the_place_of_an_older_one_and_silence_takes_nothing_away(
    town: Town, several: list[Path], tmp_path: Path
) -> None:
    lead = copied(town.lead, tmp_path / "lead.annot")
    merge(lead, several[0], several[2], several[3])
    with closing(Project.open(lead)) as project:
        town.send(project, tmp_path / "again.bundle")
    parts = parsed(tmp_path / "again.bundle")
    for name, place in (("labels.jsonl", "labels.jsonl"), ("versions.jsonl", "versions.jsonl")):
        (line,) = parts[name]
        assert (line["mood"], line["old"]) == ([place, 2], place)


def test_whole_projects_bring_what_they_keep_and_taking_back_takes_it_away(
    town: Town, several: list[Path], tmp_path: Path
) -> None:
    lead, other = copied(town.lead, tmp_path / "lead.annot"), copied(town.lead, tmp_path / "other.annot")
    before = dump(other)
    merge(lead, *several)
    batch = merge(other, lead).batch
    assert dump(other) == dump(lead)
    sound(other)
    assert merge(other, lead).batch == ""
    with closing(Project.open(other)) as project:
        project.begin_writing()
        merging.reverse(project, batch)
    assert dump(other) == before
    merge(other, several[0])
    first = dump(other)
    batch = merge(other, several[2]).batch
    with closing(Project.open(other)) as project:
        project.begin_writing()
        merging.reverse(project, batch)
    assert dump(other) == first


# What people do leaves it where it is


def test_edits_and_their_undoing_leave_what_is_kept(project: Project, mai: Annotator) -> None:
    with closing(sqlite3.connect(project.path)) as connection, connection:
        connection.execute("UPDATE zone SET extra = '{\"mood\":1}'")
    bridge = project.article_rows("")[0].id
    (zone,) = project.zones(bridge)
    history = History(project, mai.id)
    history.do(preparing.remove_zone(mai.id, zone))
    history.undo()
    history.redo()
    history.undo()
    assert project.zones(bridge) == [zone]
    with closing(sqlite3.connect(project.path)) as connection:
        assert connection.execute("SELECT extra FROM zone").fetchall() == [('{"mood":1}',)]


def test_a_decision_keeps_what_only_the_other_state_had(project: Project, mai: Annotator, tmp_path: Path) -> None:
    bridge = project.article_rows("")[0].id
    (zone,) = project.zones(bridge)
    other = canonical((zone.start, zone.end, "caption", "accepted", "", 1.0, '{"mood":1}'))
    with closing(sqlite3.connect(project.path)) as connection, connection:
        line = ("zone", zone.id, digest(tuple(json.loads(other))), '{"00000000000000aa":1}', 0, other)
        connection.execute("INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?)", line)
    (conflict,) = settling.conflicts(project)
    settling.settle(project, conflict, 0)
    assert settling.conflicts(project) == []
    with closing(sqlite3.connect(project.path)) as connection:
        assert connection.execute("SELECT kind, extra FROM zone").fetchall() == [("boilerplate", '{"mood":1}')]


# Salvage, check, harm


def test_what_is_kept_is_salvaged_from_a_file_without_a_header(town: Town, several: list[Path], tmp_path: Path) -> None:
    lead = copied(town.lead, tmp_path / "lead.annot")
    merge(lead, several[0], several[2])
    before = dump(lead)
    with lead.open("r+b") as file:
        file.write(bytes(512))
    salvaging.salvage(lead)
    after = dump(lead)
    for name in ("kept", "zone", "rejection", "split", "assignment"):
        assert after[name] == before[name], name


def test_the_check_names_what_is_kept_and_cannot_be_read(town: Town, tmp_path: Path) -> None:
    lead = copied(town.lead, tmp_path / "lead.annot")
    state = kept_state(("article", "x"), "mood", [1], "{}")
    with closing(sqlite3.connect(lead)) as connection, connection:
        connection.execute("UPDATE zone SET extra = '[]'")
        connection.execute("INSERT INTO kept (id, value, version) VALUES (?, 'no JSON', 'none')", (state.id,))
    report = soundness.check(lead, lambda *_words: None, lambda: False)
    assert {"content", "version"} <= {finding.kind for finding in report.findings}
    with pytest.raises(ProjectError, match="is damaged"):
        values.check(lead)


DEEP = b'{"x":' * 200 + b"1" + b"}" * 200


@pytest.mark.parametrize(
    ("member", "old", "new", "said"),
    [
        ("versions.jsonl", b'"seconds":', b'"mood":' + DEEP + b',"seconds":', "nested"),
        ("versions.jsonl", b'"row":"rejection"', b'"mood":' + DEEP + b',"row":"rejection"', "nested"),
        ("labels.jsonl", b'"offset_unit":', b'"mood":' + DEEP + b',"offset_unit":', "nested"),
        ("versions.jsonl", b'"row":"rejection"', b'"mood":"\\ud800","row":"rejection"', "surrogate"),
        ("versions.jsonl", b'"seconds":', b'"mood":1,"kept":{"mood":{"x":1}},"seconds":', "no version"),
        ("versions.jsonl", b'"seconds":', b'"mood":1,"kept":[],"seconds":', "expected an object"),
        ("versions.jsonl", b'"row":"rejection"', b'"row":"kept"', "“kept” rows"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence(
    town: Town, tmp_path: Path, member: str, old: bytes, new: bytes, said: str
) -> None:
    parts = members(town.bundle)
    assert old in parts[member]
    parts[member] = parts[member].replace(old, new, 1)
    check_refused(town, packed(tmp_path / "bad.bundle", parts), said)


def check_refused(town: Town, path: Path, said: str) -> None:
    lead = copied(town.lead, path.parent / "lead.annot")
    before = dump(lead)
    with closing(Project.open(lead)) as project:
        project.begin_writing()
        planned = merging.plan(project, [path])
        planned.close()
    (failure,) = planned.failures
    assert said in str(failure)
    assert "\n" not in str(failure)
    assert dump(lead) == before


@pytest.mark.parametrize("part", ["", "project", "annotator"])
def test_a_manifest_with_what_cannot_be_kept_is_refused(town: Town, tmp_path: Path, part: str) -> None:
    parts = members(town.bundle)
    manifest = json.loads(parts["manifest.json"])
    (manifest[part] if part else manifest)["mood"] = json.loads(DEEP)
    check_refused(
        town, packed(tmp_path / "bad.bundle", parts | {"manifest.json": json.dumps(manifest).encode()}), "nested"
    )


def test_a_member_of_a_newer_program_is_refused_with_the_advice_to_update(town: Town, tmp_path: Path) -> None:
    parts = members(town.bundle) | {"remarks\n.jsonl": b"{}"}
    manifest = json.loads(parts["manifest.json"])
    manifest["members"]["remarks\n.jsonl"] = {}
    parts["manifest.json"] = json.dumps(manifest).encode()
    check_refused(town, packed(tmp_path / "new.bundle", parts), "which a newer Annotator wrote. Update it")


@given(jsons)
def test_only_ids_that_name_a_place_are_taken_for_one(value: Any) -> None:
    for text in (json.dumps(value), str(value), "[" * 10_000):
        assert stood(text) is None
    state = kept_state(("labels", "a", "p"), "mood", value, "{}")
    assert stood(state.id) == (("labels", "a", "p"), "mood")
    assert json.loads(state.values[0]) == value


def test_a_field_that_takes_the_name_of_our_own_key_hinders_nothing(town: Town, tmp_path: Path) -> None:
    rich = tmp_path / "rich.bundle"
    richer(town.bundle, rich, lambda place: {"_more": [place]})
    lead = copied(town.lead, tmp_path / "lead.annot")
    merge(lead, rich)
    with closing(Project.open(lead)) as project:
        town.send(project, tmp_path / "again.bundle")
    found = [where for place, where in objects(parsed(tmp_path / "again.bundle")) if place in {"spans", "rejection"}]
    assert [where["_more"][0] for where in found] == ["spans", "spans", "rejection"]
