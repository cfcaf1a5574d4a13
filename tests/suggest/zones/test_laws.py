"""Laws of zones: they lie on whole lines, never cross, are the same in every form of a text, and cost little."""

import gc
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.zone import ZONE_KINDS
from annotator.suggest.zones.reading import read
from tests.suggest.zones.bodies import BODIES, lines
from tests.suggest.zones.golden import FOLDER, kinds_of, load

OWN = [line for path in sorted(FOLDER.glob("*.txt")) for line in load(path).text.split("\n")]
LINES = st.one_of(
    st.sampled_from([*OWN, *(line for name in BODIES for line in lines(name))]),
    st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=("Cs",)), max_size=60),
)
BLANKS = st.sampled_from(["", "", " ", "\u00a0", "\t", "\u3000"])
TEXTS = st.lists(st.tuples(BLANKS, LINES, BLANKS).map("".join), max_size=40).map("\n".join)
LANGS = st.sampled_from(["vi", "en", ""])


@given(TEXTS, LANGS)
@settings(max_examples=300)
def test_zones_lie_on_whole_lines_in_order_and_do_not_overlap(text, lang):
    found = read(text, lang)
    last = 0
    for zone in found.zones:
        assert last <= zone.start < zone.end <= len(text)
        last = zone.end
        assert text[text.rfind("\n", 0, zone.start) + 1 : zone.start].strip() == ""
        assert text[zone.end : (text + "\n").index("\n", zone.end)].strip() == ""
        assert text[zone.start : zone.end] == text[zone.start : zone.end].strip()
        assert zone.kind in ZONE_KINDS
        assert 0 < zone.confidence <= 1
        assert zone.reason
    starts = {zone.start for zone in found.zones if zone.kind == "other_article"}
    assert {split.at for split in found.splits} <= starts
    assert found.said.title == "" or found.said.title in text


@given(TEXTS, LANGS)
@settings(max_examples=300)
def test_composed_and_decomposed_letters_give_the_same_zones(text, lang):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    one, other = read(composed, lang), read(decomposed, lang)
    assert kinds_of(composed, one.zones) == kinds_of(decomposed, other.zones)
    assert [zone[2:] for zone in one.zones] == [zone[2:] for zone in other.zones]
    assert [split[1:] for split in one.splits] == [split[1:] for split in other.splits]
    assert one.said.published == other.said.published


@given(st.sampled_from(sorted(FOLDER.glob("*.txt"))), st.sampled_from(["\u00a0", "\u2009", "  "]))
def test_the_kind_of_a_blank_does_not_matter(path, blank):
    text = load(path).text
    other = text.replace(" ", blank)
    assert kinds_of(text, read(text, "vi").zones) == kinds_of(other, read(other, "vi").zones)


HOSTILE = {
    "one paragraph": "Ngày 12/9 ông Nam nói với Reuters rằng hai bên đã ký. " * 3800,
    "one word": "a" * 200_000,
    "colons": ": " * 100_000,
    "a line of brackets": "(" * 200_000,
    "digits": "1/" * 100_000,
    "dates": "22:10 20/10/2023 " * 12_000,
    "lines of dates": "22:10 20/10/2023\n" * 12_000,
    "repeated headlines": "Nga nói về Triều Tiên và Mỹ\n" * 7_000,
    "teasers without end": "Cầu Đá Bạc cấm xe\nCầu Đá Bạc cấm xe\n06:00 29/03/2024\nLệnh cấm có hiệu lực.\n" * 2_000,
    "headings without end": "Đọc thêm\n" * 20_000,
    "advertisements": "Quảng cáo\n" * 20_000,
    "prompts begun": "Đăng nhập để " * 15_000,
    "prompts in lines": "Hãy đăng nhập để xem\n" * 9_000,
    "menus": "Trang chủ › Thế giới › Video | Ảnh\n" * 6_000,
    "menu items": "Thế giới\n" * 20_000,
    "sentences and headlines": "Ông Trần Mộc nói ở Hạ Vân\nBà Dahl đáp lời ông Mộc ở Maren và cả Orsel nữa.\n" * 2_500,
    "captions": "Người dân ở Hạ Vân chờ đò qua sông - Ảnh: REUTERS\n" * 4_000,
    "articles without end": (
        "Đội bóng Kim Bảng thắng trận\nTrận thắng đưa đội khách lên đầu bảng trước vòng cuối.\n"
        "Cầu thủ Kim Bảng ở Ninh Cường. (Ảnh: Hải Đăng)\n" + "Đội Kim Bảng của bà Chu Lệ thắng Ninh Cường 2-1.\n" * 5
    )
    * 500,
    "cut off lines": "Tàu Sao Bắc va vào cảng Phú Lộc trong đêm Cảng vụ Phú Lộc nói tàu Sao Bắc va vào cảng và còn...\n"
    * 2_000,
    "keywords": "Từ khóa:\n" + "mùa thi\n" * 20_000,
    "hash signs": "#a " * 60_000,
    "strange letters": "".join(map(chr, range(0x4E00, 0x9000))) * 10,
    "combining marks": "e\u0301\u0323" * 60_000,
    "blank lines": "\n" * 200_000 + "Hết.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_cost_no_more_than_their_length(name):
    def seconds(text: str) -> float:
        gc.collect()
        gc.disable()  # it would go through all that the other tests have left
        try:
            begun = time.process_time()
            read(text, "vi")
            return time.process_time() - begun
        finally:
            gc.enable()

    text = HOSTILE[name]
    read(text[:1000], "vi")
    quarter, whole = seconds(text[: len(text) // 4]), seconds(text)
    assert whole < 7 * quarter + 0.2, (quarter, whole)  # 4 where it is linear, 16 where it grows with the square


EXOTIC = st.sampled_from(
    [
        "Dòng một\u2028dòng hai",
        "\u2029",
        "\x85",
        "\x0b\x0c",
        "😀👩‍👩‍👧‍👦 Tin nóng",
        "مرحبا بالعالم 12/03/2024",
        "\u202eabc\u202c",
        "e\u0301\u0323",
    ]
)


@given(st.lists(st.one_of(LINES, EXOTIC), max_size=40).map("\n".join), LANGS)
@settings(max_examples=200)
def test_a_text_is_read_the_same_twice_and_cut_strictly_inside(text, lang):
    found = read(text, lang)
    assert read(text, lang) == found
    places = [split.at for split in found.splits]
    assert places == sorted(set(places))
    assert all(0 < place < len(text) for place in places)
    assert all(text[:place].strip() and text[place:].strip() for place in places)
