"""The known strings: lists that anyone can edit, and that a person's own folder extends."""

import pytest

from annotator import paths
from annotator.domain.article import Article
from annotator.services.zoning import own_lists, proposed
from annotator.suggest import lexicon
from annotator.suggest.zones.strings import FOLDER, LISTS, OTHERS, Patterns, strings

TEXT = (
    "Cái giếng cuối cùng của làng Thượng\n\n"
    "Hội đồng xã họp hai lần về chuyện cái giếng, và cả hai lần đều không đủ người dự.\n\n"
    "MÁY ĐỌC TIN CỦA BÁO LÀNG, bản 3.2\n\n"
    "Bà chủ tịch nói giếng sẽ đóng cho tới khi có kết quả xét nghiệm của tỉnh."
)


def apart() -> list[str]:
    zones = proposed(Article.from_text(TEXT)).zones
    return [TEXT[zone.start : zone.end] for zone in zones if zone.kind == "boilerplate"]


@pytest.mark.usefixtures("read_anew")
def test_a_person_adds_strings_beside_the_settings(read_anew):
    assert apart() == []
    own_lists().mkdir(parents=True)
    (own_lists() / "own.txt").write_text("# của tôi\nmáy đọc tin của báo làng *\n", encoding="utf-8")
    read_anew()
    assert apart() == ["MÁY ĐỌC TIN CỦA BÁO LÀNG, bản 3.2"]
    assert lexicon.damaged() == []
    read_anew()


def test_a_person_takes_out_a_string_of_the_program(read_anew, tmp_path):
    assert strings().apart.find("video dang hot") is not None
    (tmp_path / "interjections.txt").write_text("- video đang hot\n", encoding="utf-8")
    assert strings((tmp_path,)).apart.find("video dang hot") is None
    read_anew()


def test_damaged_lists_of_a_person_are_told_and_harm_nothing(read_anew, tmp_path, caplog):
    (tmp_path / "errors.txt").write_bytes("có lỗi ở đây\n".encode() + b"\xff\xfe\n*\n* *\n")
    (tmp_path / "navigation.txt").mkdir()
    found = strings((tmp_path,))
    assert found.apart.find("co loi o day") is not None
    assert len(lexicon.damaged()) == 2
    assert len(caplog.records) == 2
    read_anew()


def test_every_list_is_there_and_is_read(read_anew):
    read_anew()
    strings()
    assert lexicon.damaged() == []
    assert {path.stem for path in paths.resource("lexicon", FOLDER).glob("*.txt")} == {*LISTS, *OTHERS}
    page = paths.resource("lexicon", FOLDER, "README.md").read_text(encoding="utf-8")
    assert [name for name in (*LISTS, *OTHERS) if f"`{name}`" not in page] == []
    read_anew()


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_a_list_of_strings_finds_itself(name):
    for entry in lexicon.entries(name, FOLDER):
        patterns = Patterns()
        patterns.add(name, entry)
        from annotator.suggest.zones.lines import key_of

        for said in (entry.replace("*", "abc 12 xyz"), entry.replace("*", "Một hai ba").upper()):
            assert patterns.find(key_of(said)) is not None, entry


@pytest.mark.parametrize(
    ("entry", "fits", "not_so"),
    [
        ("bình luận 0", ["bình luận (12)", "Binh luan 1.234"], ["bình luận", "bình luận 3 lần"]),
        ("xem thêm: *", ["Xem thêm: giá lúa"], ["Xem thêm", "xem thêm giá lúa", "hãy xem thêm: giá lúa"]),
        ("* all rights reserved", ["© 2020 X. All rights reserved."], ["all rights reserved to X"]),
        ("theo dõi * trên google news", ["Theo dõi Báo Làng trên Google News"], ["theo dõi trên google news nhé"]),
    ],
)
def test_an_entry_fits_without_case_marks_and_punctuation(entry, fits, not_so):
    from annotator.suggest.zones.lines import key_of

    patterns = Patterns()
    patterns.add("own", entry)
    assert all(patterns.find(key_of(said)) for said in fits)
    assert not any(patterns.find(key_of(said)) for said in not_so)
