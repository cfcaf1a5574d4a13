"""Finding: hits in the text's own places, whatever the form in which text and query are written."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.finding import Folded

NORTH = "Triều Tiên"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAGS = "\U0001f1fb\U0001f1f3\U0001f1eb\U0001f1f7"
FORMS = ("NFC", "NFD")


def hits(text, query, *, marks=True, case=False):
    return [text[start:end] for start, end in Folded(text, marks=marks, case=case).find_all(query)]


@pytest.mark.parametrize("text_form", FORMS)
@pytest.mark.parametrize("query_form", FORMS)
@pytest.mark.parametrize("marks", [True, False])
def test_the_form_in_which_marks_are_written_never_matters(text_form, query_form, marks):
    text = unicodedata.normalize(text_form, f"Tại {NORTH}, phía {NORTH} nói.")
    query = unicodedata.normalize(query_form, NORTH.upper())
    assert hits(text, query, marks=marks) == [unicodedata.normalize(text_form, NORTH)] * 2


@pytest.mark.parametrize("form", FORMS)
def test_without_diacritics_bare_letters_find_marked_ones(form):
    text = unicodedata.normalize(form, f"Đoàn {NORTH} đến.")
    assert hits(text, "trieu tien", marks=False) == [unicodedata.normalize(form, NORTH)]
    assert hits(text, "DOAN", marks=False) == [unicodedata.normalize(form, "Đoàn")]
    assert hits(text, "đen", marks=False) == [unicodedata.normalize(form, "đến")]
    assert hits(text, "trieu tien", marks=True) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("marks", [True, False])
def test_a_hit_never_ends_between_a_letter_and_its_marks(form, marks):
    text = unicodedata.normalize(form, "chiều chiều")
    for query in ("chi", "chie", "chiê", "ê", "e", "u"):
        for start, end in Folded(text, marks=marks).find_all(query):
            assert not unicodedata.combining(text[start])
            assert end == len(text) or not unicodedata.combining(text[end])
    assert hits("q\u0303a qa", "q") == ["q"], "no single letter stands for q with a tilde"


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("một\u00a0trăm", "một trăm", ["một\u00a0trăm"]),
        ("một\n\n trăm", "một trăm", ["một\n\n trăm"]),
        ("một trăm", "một \t trăm", ["một trăm"]),
        ('“có” và "có"', '"có"', ["“có”", '"có"']),
        ("it’s it's", "it´s", []),
        ("it’s it's", "IT'S", ["it’s", "it's"]),
        ("5–7, 5-7, 5−7", "5—7", ["5–7", "5-7", "5−7"]),
        ("thông\u00adtin thông\u200btin", "thôngtin", ["thông\u00adtin", "thông\u200btin"]),
        ("\u200btin\u00ad", "tin", ["tin"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "stras", []),
        ("Straße", "e", ["e"]),
        ("oﬃce", "office", ["oﬃce"]),
        ("İzmir", "i\u0307zmir", ["İzmir"]),
        ("ΟΔΟΣ οδος οδοσ", "οδός", []),
        ("ΟΔΟΣ οδος οδοσ", "οδοσ", ["ΟΔΟΣ", "οδος", "οδοσ"]),
        (f"{FAMILY} x \U0001f469", "\U0001f469", ["\U0001f469"]),
        (f"a{FAMILY}b", FAMILY, [FAMILY]),
        (FLAGS, "\U0001f1eb\U0001f1f7", ["\U0001f1eb\U0001f1f7"]),
        (FLAGS, "\U0001f1f3\U0001f1eb", []),
        ("\u1112\u1161\u11ab", "\ud55c", ["\u1112\u1161\u11ab"]),
        ("\ud55c\u1112\u1161", "\u1112\u1161\u11ab", ["\ud55c"]),
        ("\u2126 \u212b", "ω å", ["\u2126 \u212b"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("tin", "", []),
        ("tin", "\u00ad", []),
        ("", "tin", []),
    ],
)
def test_what_is_alike_is_found(text, query, found):
    assert hits(text, query) == found


def test_without_diacritics_a_dotted_capital_is_an_i():
    assert hits("İzmir", "izmir", marks=False) == ["İzmir"]


def test_capital_letters_count_when_asked():
    assert hits("Tin tin TIN", "tin", case=True) == ["tin"]
    assert hits(unicodedata.normalize("NFD", "Đến đến"), "đến", case=True) == [unicodedata.normalize("NFD", "đến")]


# A reference that follows the definition, a character at a time.

IGNORED = {"\u00ad", "\u200b"}
JOIN = {"Mn", "Mc", "Me"}
QUOTES = {**dict.fromkeys("‘’‚‛′ʼ", "'"), **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}


def joins(text, at):
    letter = text[at]
    if unicodedata.category(letter) in JOIN or letter == "\u200d" or 0x1F3FB <= ord(letter) <= 0x1F3FF:
        return True
    return 0x1160 <= ord(letter) <= 0x11FF or (text[at - 1] == "\u200d" and not letter.isspace())


def characters(text):
    """The text cut where a reader sees one character end and another begin."""
    cuts, at = [], 0
    while at < len(text):
        start = at
        at += 1
        if text[start].isspace():
            while at < len(text) and text[at].isspace():
                at += 1
        elif re.fullmatch("[\U0001f1e6-\U0001f1ff]{2}", text[start : start + 2]):
            at += 1
        while at < len(text) and joins(text, at):
            at += 1
        cuts.append((start, at))
    return cuts


def shape(character, *, marks, case):
    kept = "".join(letter for letter in character.lstrip() if letter not in IGNORED)
    parts = unicodedata.normalize("NFD", kept)
    parts = parts if case else parts.casefold()
    if marks:
        parts = unicodedata.normalize("NFC", parts)
    else:
        parts = unicodedata.normalize("NFD", parts)
        parts = "".join(part for part in parts if not unicodedata.combining(part)).replace("đ", "d")
    blank = " " if character[:1].isspace() else ""
    return blank + "".join(QUOTES.get(part, part) for part in parts)


def naive(text, query, *, marks, case):
    wanted = "".join(shape(query[a:b], marks=marks, case=case) for a, b in characters(query))
    cut = [(a, b, shape(text[a:b], marks=marks, case=case)) for a, b in characters(text)]
    cut = [one for one in cut if one[2]]
    found, first = [], 0
    while wanted and first < len(cut):
        made, last = "", first
        while last < len(cut) and len(made) < len(wanted):
            made += cut[last][2]
            last += 1
        if made == wanted:
            found.append((cut[first][0], cut[last - 1][1]))
            first = last
        else:
            first += 1
    return found


LETTERS = st.sampled_from(
    "aAeEêếỄdđĐsßıİiKﬁf-–'’\"“ \u00a0\n\u0301\u0323\u0302\u031b\u0345\u00ad\u200b\u200d\ufe0f"
    "\U0001f469\U0001f3fd\U0001f1fb\U0001f1f3\u1112\u1161\u11ab\u2126"
)
TEXTS = st.text(LETTERS, max_size=30) | st.text(max_size=30)


@given(text=TEXTS, query=TEXTS, marks=st.booleans(), case=st.booleans())
def test_hits_are_those_of_the_definition(text, query, marks, case):
    assert Folded(text, marks=marks, case=case).find_all(query) == naive(text, query, marks=marks, case=case)


@given(text=TEXTS, data=st.data(), marks=st.booleans(), case=st.booleans())
def test_a_piece_of_the_text_is_found_where_it_stands(text, data, marks, case):
    cuts = [0, *(end for _, end in characters(text))]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    piece = text[start:end]
    found = Folded(text, marks=marks, case=case).find_all(piece)
    assert found == naive(text, piece, marks=marks, case=case)
    for query in (unicodedata.normalize("NFC", piece), unicodedata.normalize("NFD", piece)):
        assert Folded(text, marks=marks, case=case).find_all(query) == found
    assert all(a < b for a, b in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(text=TEXTS, marks=st.booleans())
def test_a_text_folds_alike_in_every_normal_form(text, marks):
    shapes = {Folded(unicodedata.normalize(form, text), marks=marks).shape for form in FORMS}
    assert shapes == {Folded(text, marks=marks).shape}


@given(text=st.text(LETTERS, max_size=60), query=st.text(LETTERS, min_size=1, max_size=4), at=st.integers(0, 60))
def test_where_a_long_text_is_cut_for_folding_is_not_seen(text, query, at):
    filler = "x" * ((1 << 15) - at) + "."
    found = Folded(filler + text, marks=True).find_all(query)
    assert [(a - len(filler) + 1, b - len(filler) + 1) for a, b in found] == naive(
        "." + text, query, marks=True, case=False
    )


def test_two_million_characters_are_folded_and_searched():
    line = unicodedata.normalize("NFD", "Ông Trần Mộc nói rằng móng cầu đã được kiểm tra, khoảng 12.000 người chờ.\n\n")
    text = line * (2_000_000 // len(line))
    found = Folded(text, marks=False).find_all("mong cau")
    assert len(found) == 2_000_000 // len(line)
    assert {unicodedata.normalize("NFC", text[start:end]) for start, end in found} == {"móng cầu"}
