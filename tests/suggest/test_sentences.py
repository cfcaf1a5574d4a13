"""Where a sentence ends: not after abbreviations, initials, decimals and dates; after marks that close a quotation."""

import pytest

from annotator.suggest import words


def sentences(text: str) -> list[str]:
    """Walk a text of one paragraph by `sentence_at`."""
    found, place = [], 0
    while place < len(text):
        start, end = words.sentence_at(text, place)
        found.append(text[start:end])
        place = end
        while place < len(text) and text[place].isspace():
            place += 1
    return found


@pytest.mark.parametrize(
    "parts",
    [
        ["Ở TP.HCM mưa to.", "Ở TP. Maren thì không."],
        ["Theo ông K., cầu hỏng.", "Bà L. Orm không nói gì."],
        ["Ông K. Aster và bà T. Liên đi rồi.", "Hết."],
        ["TS. Lan và PGS. TS. Minh đến.", "Họ ở lại."],
        ["The U.S. envoy left.", "He came back from the U.S. by ship."],
        ["He lived in the U.S.", "He liked it."],
        ["Lô hàng thuộc nhóm A.", "Ông nói vậy."],
        ["Giá tăng 3.5 phần trăm.", "Rồi giảm 1.200 đồng."],
        ["Họ gặp nhau ngày 20.10.2023.", "Sau đó thì không."],
        ["Năm ấy là 2023.", "Không ai nhớ."],
        ["Họ chờ… mãi.", "Rồi về…", "Hết thật."],
        ["Bà hỏi: “Sao?”", "Ông im."],
        ["“Không.” ông đáp.", "“Có!” bà nói."],
        ["“Không.”", "Ông đáp vậy."],
        ["Ông nói «thôi.»", "Bà cười (khẽ.)", "Hết."],
        ["See No. 4 and no. 5 there.", "The answer was no.", "Nobody spoke."],
        ["Mr. Tesk met Dr. Orm at 5 p.m. on Monday.", "They left."],
        ["Gạo, muối, v.v. đều hết.", "Không còn gì."],
        ["Số thợ là 40.[12]", "Số xe là 3."],
        ["1. Một điều.", "Hai điều nữa!"],
        ["Họ đi chưa?!", "Rồi."],
        ["He left on Jan. 5 with it.", "It rained in Oct.", "Then came Sept. 11.", "Snow fell from Feb. 3 on."],
        ["Mr. and Mrs. Ott met Lt. Col. Reyes, Gen. Fa, Sen. Ga, Rep. Ho and Gov. Io on St. Ives Rd.", "They left."],
        ["Tesk Corp. Chairman Bo Ott left Borel Ltd.", "He joined Salt Inc.", "The rest is known."],
        ["Salt & Co. Director Ann Ott spoke.", "She hurt her co.", "Then she left."],
        ["They came at 5 p.m. on Monday.", "At 6 a.m. Tuesday they left."],
        ["They came at 5 p.m.", "Police did not.", "At 7 p.m. Sorvane time it ended."],
        ["North vs. South was played.", "Roe v. Tesk was read.", "Bread, salt, etc. ran out."],
        ["Anh ở P. Bến Muối, Q. 5, Sđt. 0912.", "Bà T. An ở xa."],
    ],
)
def test_sentences_are_what_a_reader_takes_for_them(parts):
    assert sentences(" ".join(parts)) == parts


def test_all_sentences_of_a_stretch_are_those_at_its_places():
    text = "TS. Lan đến. Bà hỏi: “Sao?” rồi đi.  Hết"
    found = list(words.sentences(text, 0, len(text)))
    assert found == [words.sentence_at(text, start) for start, _ in found]
    assert [text[slice(*extent)] for extent in found] == ["TS. Lan đến.", "Bà hỏi: “Sao?” rồi đi.", "Hết"]


def test_decomposed_abbreviations_end_no_sentence():
    assert sentences("NSU\u031bT. Lan hát.") == ["NSU\u031bT. Lan hát."]
