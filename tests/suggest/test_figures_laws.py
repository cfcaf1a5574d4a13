"""Laws of the figure reader: whatever the text, the numbers, the notation; and what it costs."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.figures import figure_at, figures, next_figure, read_figure
from tests.counting import calls

PIECES = (
    *("12", "1.200", "3,5", "1,000", "2021", "0", "007", "5", "14-3", "22:10", "20/10", "5–7", "12 000", "9" * 40),
    *("một", "hai", "ba", "năm", "mười", "mươi", "lăm", "linh", "không trăm", "rưỡi", "trăm", "nghìn", "triệu", "tỷ"),
    *(
        "hàng",
        "vài",
        "chục",
        "nửa",
        "phần",
        "tư",
        "khoảng",
        "hơn",
        "gần",
        "tới",
        "trên",
        "từ",
        "đến",
        "giữa",
        "và",
        "tăng",
    ),
    *(
        "người",
        "con",
        "tàu",
        "chiếc",
        "tấn",
        "gạo",
        "máy bay",
        "không",
        "đồng",
        "crown",
        "km",
        "giờ",
        "ngày",
        "tháng",
        "lần",
    ),
    *(
        "%",
        "$",
        "€",
        "USD",
        "°C",
        "m³",
        "/",
        "-",
        "–",
        "−",
        ".",
        ",",
        ":",
        "(",
        ")",
        "“",
        "”",
        "'",
        "+",
        "~",
        "số",
        "thứ",
    ),
    *(
        "two",
        "twenty",
        "-",
        "five",
        "hundred",
        "and",
        "a half",
        "half",
        "a",
        "an",
        "third",
        "quarters",
        "dozens",
        "of",
        "the",
    ),
    *(
        "million",
        "bn",
        "m",
        "k",
        "between",
        "from",
        "to",
        "or",
        "over",
        "people",
        "ships",
        "tonnes",
        "grain",
        "in",
        "May",
    ),
    *(
        "trong",
        "trở lên",
        "or more",
        "Veska",
        "F",
        "\n",
        "\u2028",
        "\u00a0",
        "\u202f",
        "\U0001f468",
        "\u0301",
        "\u200b",
        "ợ",
    ),
)
soups = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", " "])), max_size=24).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)
langs = st.sampled_from(["vi", "en"])


@given(soups | st.text(max_size=60), langs)
@settings(max_examples=300)
def test_figures_lie_in_the_text_apart_from_each_other_and_without_blanks_at_their_ends(text, lang):
    done = 0
    for one in figures(text, lang):
        quote = text[one.start : one.end]
        assert done <= one.start < one.end <= len(text)
        assert quote == quote.strip()
        assert "\n" not in quote
        done = one.end


@given(soups, langs)
@settings(max_examples=400)
def test_a_selected_figure_says_what_it_says_in_place(text, lang):
    for one in figures(text, lang):
        assert read_figure(text[one.start : one.end], lang) == one.reading


@given(soups, langs)
@settings(max_examples=300)
def test_values_are_plain_decimals(text, lang):
    for one in figures(text, lang):
        for value in (one.reading.value, one.reading.low, one.reading.high, one.reading.middle()):
            assert value == "" or format(Decimal(value), "f") == value
            assert "." not in value or not value.endswith("0")
        assert not (one.reading.value and one.reading.low)


@given(soups, langs)
@settings(max_examples=300)
def test_composed_and_decomposed_texts_have_the_same_figures(text, lang):
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    ours, theirs = figures(composed, lang), figures(decomposed, lang)
    assert [one.reading for one in ours] == [one.reading for one in theirs]
    for one, other in zip(ours, theirs, strict=True):
        quote = decomposed[other.start : other.end]
        assert unicodedata.normalize("NFC", quote) == unicodedata.normalize("NFC", composed[one.start : one.end])


@given(soups, langs, st.data())
@settings(max_examples=200)
def test_asking_anywhere_never_fails_and_stays_in_the_text(text, lang, data):
    place = data.draw(st.integers(0, len(text)))
    found = figure_at(text, place, lang)
    assert found is None or 0 <= found.start <= place <= found.end <= len(text)
    after, before = next_figure(text, place, lang, 1), next_figure(text, place, lang, -1)
    assert after is None or after.start >= place
    assert before is None or before.end <= place


@given(st.text(max_size=80), langs)
@settings(max_examples=300)
def test_any_selection_can_be_read(quote, lang):
    read_figure(quote, lang)


# Numbers written out and read back. The spelling here is independent of the reader's lists.

SCALES = {
    "vi": {"": 1, " nghìn": 10**3, " triệu": 10**6, " tỷ": 10**9, " tỉ": 10**9, " nghìn tỷ": 10**12},
    "en": {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, "bn": 10**9, " trillion": 10**12},
}
NOUN = {"vi": "người", "en": "people"}


def in_digits(number: Decimal, lang: str, mark: str) -> str:
    whole, _, decimals = format(number, "f").partition(".")
    groups = f"{int(whole):,}".replace(",", mark)
    return groups + ({"vi": ",", "en": "."}[lang] + decimals if decimals else "")


@given(langs, st.integers(1, 10**9), st.integers(0, 2), st.data())
def test_a_number_in_digits_with_a_scale_word_is_read_back(lang, number, places, data):
    scale = data.draw(st.sampled_from(sorted(SCALES[lang])))
    mark = data.draw(st.sampled_from([{"vi": ".", "en": ","}[lang], "\u00a0", "\u202f"]))
    value = Decimal(number).scaleb(-places).normalize()
    text = f"{in_digits(value, lang, mark)}{scale} {NOUN[lang]}"
    expected = format(value * SCALES[lang][scale], "f")
    assert Decimal(read_figure(text, lang).value) == Decimal(expected)
    assert [Decimal(one.reading.value) for one in figures(f"abc, {text}.", lang)] == [Decimal(expected)]


ONES = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def vietnamese_below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [ONES[hundreds] or "không", "trăm"] if hundreds or full else []
    if tens == 0 and ones:
        words += [*(["linh"] if words else []), ONES[ones]]
    elif tens:
        words += ["mười"] if tens == 1 else [ONES[tens], "mươi"]
        last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, ONES[ones])
        words += [last] if ones else []
    return " ".join(words)


def in_vietnamese(number: int) -> str:
    words = []
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            words += [vietnamese_below_thousand(part, full=bool(words)), word]
    return " ".join(" ".join(words).split())


LOW = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
TEENS = [*LOW, "eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine"))]
TENS = ["", "ten", *(f"{stem}ty" for stem in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"))]


def english_below_thousand(number: int, joint: str) -> str:
    hundreds, rest = divmod(number, 100)
    words = [TEENS[hundreds], "hundred"] if hundreds else []
    if rest:
        words += [joint] if words else []
        words.append(TEENS[rest] if rest < 20 else TENS[rest // 10] + (f"-{TEENS[rest % 10]}" if rest % 10 else ""))
    return " ".join(words)


def in_english(number: int, joint: str) -> str:
    words = []
    for scale, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            words += [english_below_thousand(part, joint), word]
    return " ".join(" ".join(words).split())


@given(st.integers(2, 999 * 10**9 + 999_999_999))
def test_a_number_spelled_in_vietnamese_is_read_back(number):
    text = f"{in_vietnamese(number)} hộ"
    assert read_figure(text, "vi").value == str(number)
    assert [one.reading.value for one in figures(f"Ghi nhận {text} ở đây.", "vi")] == [str(number)]


@given(st.integers(2, 999 * 10**9 + 999_999_999), st.sampled_from(["and", ""]))
def test_a_number_spelled_in_english_is_read_back(number, joint):
    text = f"{in_english(number, joint)} ships"
    assert read_figure(text, "en").value == str(number)
    assert [one.reading.value for one in figures(f"Of old {text} sailed.", "en")] == [str(number)]


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["vi", "en"]))
def test_the_ends_of_a_range_share_the_scale_of_the_upper_one(low, more, lang):
    scale, joint = {"vi": ("triệu đồng", "từ {} đến {}"), "en": ("million crowns", "between {} and {}")}[lang]
    reading = read_figure(f"{joint.format(low, low + more)} {scale}", lang)
    assert (reading.low, reading.high) == (str(low * 10**6), str((low + more) * 10**6))
    assert reading.value == ""
    assert Decimal(reading.middle()) == Decimal(2 * low + more) * 10**6 / 2


# What it costs


WEARY = (
    *(
        "1",
        "1 ",
        "123 ",
        "1.",
        "1,",
        "1-",
        "1–1 ",
        "1/",
        "1:",
        "hai ",
        "hai ba ",
        "hai triệu ",
        "nghìn ",
        "một triệu ba ",
    ),
    *("$", "$1", "5% ", "từ 5 đến ", "khoảng ", "a\u0301", "a", "twenty-", "a hundred and ", "of the ", "\u0301", "m/"),
)


@pytest.mark.parametrize("piece", WEARY)
def test_no_text_makes_the_reader_slow_out_of_proportion(piece):
    for lang in ("vi", "en"):
        small, great = (calls(lambda n=n, at=lang: figures((piece * n)[:n], at)) for n in (1000, 8000))
        assert great < 8 * 1.2 * small
