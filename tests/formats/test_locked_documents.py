"""Documents that are really encrypted: one clear line each, and what opens without a password is read."""

import io
import zipfile
from pathlib import Path

import pytest

from annotator.domain.columns import Choices
from annotator.formats import docx, pdf, sheets, sniffing
from annotator.formats.fault import Fault
from annotator.services import importing
from tests.formats import made_documents as made
from tests.formats.hostile_tables import inline, xlsx
from tests.formats.locked_documents import AES_128, AES_256, RC4_40, RC4_128, locked_package, locked_pdf, ole

TEXT = "Người phát ngôn nói rằng tin lan trên mạng từ sáng nay là sai và sẽ được đính chính."
PAGE = [(60.0, 700.0, 11.0, TEXT)]
LOCKS = {"RC4, 40 bits": RC4_40, "RC4, 128 bits": RC4_128, "AES, 128 bits": AES_128, "AES, 256 bits": AES_256}
LOCKED = "this file is locked with a password; open it in its program, take the password away and save it again"


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_a_pdf_with_a_password_says_so(lock):
    with pytest.raises(Fault, match=r"^the file is protected by a password; save it without one and import that$"):
        list(pdf.read(locked_pdf([PAGE], lock, user="mật khẩu", owner="chủ")))


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_a_pdf_with_an_owners_password_alone_is_read_whole(lock):
    (found,) = pdf.read(locked_pdf([PAGE], lock, user="", owner="chủ", title="Bộ bác tin trên mạng"))
    article = found.record.article
    assert (article.text, article.title) == (TEXT, "Bộ bác tin trên mạng")
    assert found.remarks == ()


@pytest.mark.parametrize("is_agile", [False, True])
@pytest.mark.parametrize("name", ["tin.docx", "tin.xlsx", "tin"])
def test_an_office_file_with_a_password_says_so(project, tmp_path, name, is_agile):
    package = made.docx(made.paragraph(TEXT)) if name == "tin.docx" else xlsx(inline(1, "text") + inline(2, TEXT))
    path = tmp_path / name
    path.write_bytes(locked_package(package, "mật khẩu", is_agile=is_agile))
    plan = importing.plan(project, [path])
    assert [str(failure.error) for failure in plan.failures] == [LOCKED]
    plan.close()


@pytest.mark.parametrize("at", [0, 2, 3, 4])
@pytest.mark.parametrize("size", [5_000, 3_000_000])
def test_a_locked_file_is_known_wherever_its_directory_stands(size, at):
    streams = {"EncryptionInfo": bytes(300), "EncryptedPackage": bytes(size), "\x06Other": bytes(size)}
    raw = ole(streams, directory_at=at)
    sniffed = sniffing.sniff_file(io.BytesIO(raw), "tin.docx")
    assert str(sniffed.fault) == LOCKED


def test_a_locked_file_under_another_name_says_so_to_its_reader():
    raw = locked_package(made.docx(made.paragraph(TEXT)), "mật khẩu")
    with pytest.raises(Fault, match="password"):
        list(docx.read(raw))
    with pytest.raises(Fault, match="locked with a password"):
        list(sheets.read(raw, Choices()))


def test_a_locked_file_in_an_archive_is_left_out_alone(project, tmp_path: Path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.docx", locked_package(made.docx(made.paragraph(TEXT)), "mật khẩu"))
        archive.writestr("b.pdf", locked_pdf([PAGE], AES_128, user="mật khẩu"))
        archive.writestr("c.docx", made.docx(made.paragraph(TEXT)))
    plan = importing.plan(project, [path])
    assert sorted(failure.error.member for failure in plan.failures) == ["a.docx", "b.pdf"]
    assert [entry.place.member for entry in plan.entries if entry.outcome == "new"] == ["c.docx"]
    plan.close()
