"""Archives: members in natural order under names that are shown only; what cannot be read is told, the rest is read."""

import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.archive import Member, members, shown_name
from annotator.formats.fault import Fault
from tests.formats.hostile_tables import flagged, packed


def read(raw: bytes) -> tuple[dict[str, bytes], list[str]]:
    faults: list[Fault] = []
    found = {member.name: member.content(1_000_000) for member in members(io.BytesIO(raw), bad=faults.append)}
    return found, [fault.place + str(fault) for fault in faults]


def test_members_come_in_natural_order_without_hidden_names():
    names = ["tin 10.txt", "Tin 2.txt", "b/.hidden.txt", ".x/a.txt", "__MACOSX/._tin 2.txt", "b/c.txt", "d/"]
    found, said = read(packed([(name, name.encode()) for name in names]))
    assert list(found) == ["b/c.txt", "Tin 2.txt", "tin 10.txt"]
    assert said == []


def test_archives_in_an_archive_are_opened_once():
    found, _ = read(packed([("in.zip", packed([("a.txt", b"inner")])), ("z.txt", b"outer")]))
    assert found == {"in.zip/a.txt": b"inner", "z.txt": b"outer"}


def test_a_document_that_is_a_zip_stays_whole():
    document = packed([("word/document.xml", b"x")])
    assert read(packed([("a.docx", document)]))[0] == {"a.docx": document}


def test_two_members_of_one_name_are_both_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"one")
        archive.filelist[0].filename = "b.txt"
        archive.NameToInfo.clear()
        archive.writestr("a.txt", b"two")
        archive.filelist[0].filename = "a.txt"
    assert read(out.getvalue())[0] == {"a.txt": b"one", "a.txt (2)": b"two"}


def named(raw: bytes) -> zipfile.ZipInfo:
    """The entry of a member whose name says nothing of its encoding."""
    length = len(raw)
    archive = packed([("x" * length, b"")]).replace(b"x" * length, raw)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.infolist()[0]


def test_names_are_shown_as_they_were_meant():
    assert shown_name(named("Bài viết 😀.txt".encode())) == "Bài viết 😀.txt"
    assert shown_name(named(b"B\xe0i vi\xea\xect.txt")) == "Bài viết.txt"
    assert shown_name(named(b"caf\x82.txt")) == "café.txt"
    assert list(read(packed([("Đọc/Thư báo.txt", b"x")]))[0]) == ["Đọc/Thư báo.txt"]


def test_a_member_can_be_read_as_a_file_under_a_name_of_our_own(tmp_path: Path):
    for member in members(io.BytesIO(packed([("d/x.docx", b"content")])), bad=lambda _: None):
        with member.as_file(tmp_path) as path:
            assert path.parent == tmp_path
            assert "x.docx" not in path.name
            assert path.read_bytes() == b"content"
    assert list(tmp_path.iterdir()) == []


def test_an_archive_on_the_disk_is_read_and_let_go(tmp_path: Path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed([("a.txt", b"x"), ("b.txt", b"y")]))
    walk = members(path, bad=lambda _: None)
    first: Member = next(walk)
    assert (first.name, first.size, first.head(1)) == ("a.txt", 1, b"x")
    walk.close()
    path.unlink()


def test_a_member_over_a_limit_is_a_fault_and_the_next_is_read():
    said, found = [], []
    for member in members(io.BytesIO(packed([("a.txt", b"x" * 100), ("b.txt", b"y")])), bad=lambda _: None):
        try:
            found.append(member.content(50))
        except Fault as fault:
            said.append(fault.member)
    assert (said, found) == (["a.txt"], [b"y"])


SMALL = packed([("a.txt", b"abc" * 50), ("in.zip", packed([("b.txt", b"inner")])), ("c.csv", b"a,b\n")])


@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_damage_raises_anything_but_faults(changes: list[tuple[int, int]]):
    raw = bytearray(SMALL)
    for at, byte in changes:
        raw[at] = byte
    faults: list[Fault] = []
    try:
        for member in members(io.BytesIO(bytes(raw)), bad=lambda _: None):
            try:
                member.content(10_000)
            except Fault as fault:
                faults.append(fault)
    except Fault:
        return
    assert all(str(fault) for fault in faults)


def test_a_locked_archive_tells_each_of_its_members():
    assert read(flagged(packed([("a.txt", b"x")]), 1)) == (
        {},
        ["a.txt: it is locked with a password; unpack it and import the files"],
    )
