"""What is said and denied: contents, cues and speakers; measured against claims and denials that people labelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import reporting
from annotator.suggest.reporting import Reported
from tests.suggest import labelled

EXACT, OVERLAPPING, CUES, DENIALS = 0.83, 0.87, 0.88, 0.85
ALIKE = 0.8

VOCABULARY = (
    "Ông Tesk nói rằng bác bỏ tin không phủ nhận theo và song , . : ; “ ” \" ' ( ) 12.000 họ cho biết \n said that"
    " denied He “No.” which according to Mr Skov dù gọi đó là bị dẫn các nguồn tin Cu\u0309a put at told reporters"
)
pieces = st.sampled_from(VOCABULARY.split(" "))
texts = st.lists(pieces, max_size=50).map(" ".join)


def said(text: str, lang: str = "vi") -> list[tuple[str, str, str]]:
    """Return cue, content and speaker of all contents."""
    return [
        (text[slice(*one.cue)], text[one.start : one.end], text[slice(*one.speaker)] if one.speaker else "")
        for one in reporting.reported(text, lang)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ông Lund nói rằng đê đã vỡ.", [("nói", "đê đã vỡ", "Ông Lund")]),
        ("Bà Orm khẳng định kho còn đầy.", [("khẳng định", "kho còn đầy", "Bà Orm")]),
        ("Theo Hội Muối, giá đã giảm 3 %.", [("Theo", "giá đã giảm 3 %", "Hội Muối")]),
        ("Giá đã giảm mạnh từ hè, theo Hội Muối.", [("theo", "Giá đã giảm mạnh từ hè", "Hội Muối")]),
        ("“Đê còn tốt”, ông Lund nói với báo giới.", [("nói", "“Đê còn tốt”", "ông Lund")]),
        ("Bà Orm đáp: “Đê còn tốt.”", [("đáp", "“Đê còn tốt.”", "Bà Orm")]),
        ("“Đê vỡ ư? Không.” Bà Orm nói.", [("nói", "“Đê vỡ ư? Không.”", "Bà Orm")]),
        ("Đê đã vỡ ba chỗ, bà Orm nói.", [("nói", "Đê đã vỡ ba chỗ", "bà Orm")]),
        ("Ông Lund nói trên đài Sóng Bạc tối 3/5 rằng đê vỡ.", [("nói", "đê vỡ", "Ông Lund")]),
        (
            "Hội Muối cho biết giá tăng, song từ chối nói tăng bao nhiêu.",
            [("cho biết", "giá tăng", "Hội Muối"), ("từ chối", "từ chối nói tăng bao nhiêu", "Hội Muối")],
        ),
        (
            "Ông Lund bác bỏ tin con đê phía bắc đã vỡ, gọi đó là “chuyện bịa” trước máy quay.",
            [
                ("bác bỏ", "bác bỏ tin con đê phía bắc đã vỡ", "Ông Lund"),
                ("tin", "con đê phía bắc đã vỡ", ""),
                ("gọi", "gọi đó là “chuyện bịa”", "Ông Lund"),
            ],
        ),
        ("Bà Orm phủ nhận giấu sổ sách.", [("phủ nhận", "phủ nhận giấu sổ sách", "Bà Orm")]),
        ("Hãng không phủ nhận con tàu ấy là của mình.", [("không phủ nhận", "con tàu ấy là của mình", "Hãng")]),
        (
            "Theo hãng tin Vịnh Bạc, người phát ngôn của sở cho biết đê còn tốt.",
            [("cho biết", "đê còn tốt", "người phát ngôn của sở")],
        ),
        (
            "Tờ Bến Cũ dẫn hai nguồn tin cảnh sát cho rằng xe đã qua cầu.",
            [("cho rằng", "xe đã qua cầu", "hai nguồn tin cảnh sát")],
        ),
        ("Với ba xe nữa, hội này nói thêm, đây là lô lớn nhất.", [("nói thêm", "đây là lô lớn nhất", "hội này")]),
        ("Bà Orm không phủ nhận việc bà đã gặp nhà thầu.", [("không phủ nhận", "bà đã gặp nhà thầu", "Bà Orm")]),
        ("Bà Orm không phủ nhận việc bán muối ướt.", [("không phủ nhận", "bán muối ướt", "Bà Orm")]),
        ("Ông Lund xác nhận tin bà Orm đã từ chức.", [("xác nhận", "bà Orm đã từ chức", "Ông Lund")]),
        (
            "Orsel tố Sorvane bắn cháy tàu; Sorvane nói đó là tin giả.",
            [("tố", "Sorvane bắn cháy tàu", "Orsel"), ("nói", "đó là tin giả", "Sorvane")],
        ),
        ("Hội Muối tố ngược lại rằng huyện chậm trả tiền.", [("tố", "huyện chậm trả tiền", "Hội Muối")]),
        ("Bà Orm (45 tuổi, ở Vindal) kể rằng đê đã vỡ.", [("kể", "đê đã vỡ", "Bà Orm")]),
        ("Hãng tin Vịnh Bạc đưa tin đê đã vỡ.", [("đưa tin", "đê đã vỡ", "Hãng tin Vịnh Bạc")]),
        ("Loạt bức ảnh vệ tinh cho thấy đê đã vỡ.", [("cho thấy", "đê đã vỡ", "")]),
        (
            "Bà Orm gọi cuộc diễn tập là “một trò nguy hiểm”.",
            [("gọi", "cuộc diễn tập là “một trò nguy hiểm”", "Bà Orm")],
        ),
        ("Theo ông Lund, trưởng thôn, đê đã vỡ.", [("Theo", "đê đã vỡ", "ông Lund, trưởng thôn")]),
        (
            "Tờ Bến Cũ, dẫn hai nguồn tin cảnh sát, đưa tin rằng xe đã qua cầu.",
            [("đưa tin", "xe đã qua cầu", "Tờ Bến Cũ")],
        ),
        ("Đại diện hội lên tiếng: đê còn tốt.", [("lên tiếng", "đê còn tốt", "Đại diện hội")]),
        ("Không ai trong số họ thừa nhận đã lấy muối.", []),
        ("Theo kế hoạch, cầu sẽ mở vào hè.", []),
        ("Bà Orm kêu gọi hai bên dừng lại.", []),
        ("Những cáo buộc của hội này chưa rõ.", []),
        ("Tin nhắn gửi lúc sáng. Kể từ hôm qua trời nắng.", []),
    ],
)
def test_contents_in_vietnamese(text, found):
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Lund said on Monday that the dyke broke.", [("said", "the dyke broke", "Mr Lund")]),
        ("Ms Orm says the dyke is safe.", [("says", "the dyke is safe", "Ms Orm")]),
        ("According to the salt board, prices fell.", [("According to", "prices fell", "the salt board")]),
        (
            "Prices fell by a third, according to the salt board.",
            [("according to", "Prices fell by a third", "the salt board")],
        ),
        ("“The dyke is safe,” said Ms Orm.", [("said", "“The dyke is safe,”", "Ms Orm")]),
        ("Ms Orm told the newspaper she had left.", [("told", "she had left", "Ms Orm")]),
        (
            "“We did not deny that it rained,” Ms Orm told reporters at noon, “but the dyke held.”",
            [("did not deny", "it rained", "Ms Orm"), ("told", "“but the dyke held.”", "Ms Orm")],
        ),
        (
            "A guard said the gate was shut, and that the key was gone.",
            [("said", "the gate was shut", "A guard"), ("said", "the key was gone", "A guard")],
        ),
        (
            "The firm rejected suggestions that the salt was wet, saying it was “dry as dust”.",
            [
                ("rejected", "rejected suggestions that the salt was wet", "The firm"),
                ("suggestions", "the salt was wet", ""),
                ("saying", "it was “dry as dust”", "The firm"),
            ],
        ),
        ("Salt traders put the loss at 40 tonnes, more than ever.", [("put", "the loss at 40 tonnes", "Salt traders")]),
        (
            "The U.N. said Friday that 1.2 million people had left.",
            [("said", "1.2 million people had left", "The U.N.")],
        ),
        ("The board said Friday it had lost the key.", [("said", "it had lost the key", "The board")]),
        ("The board said Friday was a good day.", [("said", "Friday was a good day", "The board")]),
        ("Ms Orm said on Jan. 5 the key was lost.", [("said", "the key was lost", "Ms Orm")]),
        ("Ms Orm told reporters late on Tuesday that it rained.", [("told", "it rained", "Ms Orm")]),
        ("Ms Orm said in a statement the key was lost.", [("said", "the key was lost", "Ms Orm")]),
        ("The salt was wet, Ms Orm said in a report on Friday.", [("said", "The salt was wet", "Ms Orm")]),
        ("Ms Orm warned traders that the salt was wet.", [("warned", "the salt was wet", "Ms Orm")]),
        (
            "Officials in Orsel say Sorvane burnt 10 ships; Sorvane calls it fake news.",
            [("say", "Sorvane burnt 10 ships", "Officials in Orsel"), ("calls", "calls it fake news", "Sorvane")],
        ),
        ("Ms Orm called the raid “a mistake”.", [("called", "the raid “a mistake”", "Ms Orm")]),
        ("Ms Orm did not deny the claim that it rained.", [("did not deny", "it rained", "Ms Orm")]),
        ("Ms Orm confirmed reports that it rained.", [("confirmed", "it rained", "Ms Orm")]),
        (
            "“That is simply not true,” she said of the claim. “It never rained.” The board has said the key was lost.",
            [
                ("said", "“That is simply not true,”", "she"),
                ("", "“It never rained.”", ""),
                ("said", "the key was lost", "The board"),
            ],
        ),
        ("The board said the key was lost, but did not elaborate.", [("said", "the key was lost", "The board")]),
        ("Ms Orm declined to comment.", [("declined to comment", "declined to comment", "Ms Orm")]),
        ("No one said anything. Ms Orm confirmed it. This is the likely contest.", []),
        (
            "The board dismissed reports that the salt was wet as “gossip”.",
            [
                ("dismissed", "dismissed reports that the salt was wet as “gossip”", "The board"),
                ("reports", "the salt was wet", ""),
            ],
        ),
        (
            "According to Mr Lund, the mayor of Vindal, the dyke broke.",
            [("According to", "the dyke broke", "Mr Lund, the mayor of Vindal")],
        ),
        (
            "The Post, citing two guards, reported that the key was lost.",
            [("reported", "the key was lost", "The Post")],
        ),
        ("A U.N. report shows that it rained.", [("shows", "it rained", "A U.N. report")]),
        (
            "Sources close to the talks said the dyke broke.",
            [("said", "the dyke broke", "Sources close to the talks")],
        ),
        ("Sorvane's claims to have won were not checked. The guards' reports of rain were read.", []),
        ("No one from the board denied the report. Neither the mayor nor the guards admitted it rained.", []),
        ("She would not say who paid.", [("would not say", "would not say who paid", "She")]),
        ("The board called on all sides to wait.", []),
        ("The claim of the board was read aloud.", []),
    ],
)
def test_contents_in_english(text, found):
    assert said(text, "en") == found


@pytest.mark.parametrize(
    ("text", "form", "denial"),
    [
        ("Ông Lund nói: “Đê còn tốt.”", "direct", False),
        ("Ông Lund nói đê “còn tốt”.", "mixed", False),
        ("Ông Lund nói đê còn tốt.", "reported", False),
        ("Ông Lund nói hội chưa từng bán muối ướt.", "reported", True),
        ("Ông Lund khẳng định không có lô nào bị giữ.", "reported", True),
        ("Ông Lund nói muối không ướt.", "reported", False),
        ("Ông Lund bác bỏ tin ấy.", "reported", True),
        ("Ông Lund gọi tin ấy là “chuyện đùa”.", "mixed", True),
        ("Ông Lund gọi đó là tin vịt.", "reported", True),
        ("Ông Lund gọi động thái này là đáng lo.", "reported", False),
    ],
)
def test_form_is_seen_and_a_denial_only_where_it_is_sure(text, form, denial):
    (found,) = reporting.reported(text, "vi")
    assert (found.form, found.denial) == (form, denial)


@pytest.mark.parametrize(
    ("text", "lang", "denial"),
    [
        ("Police said no one was hurt.", "en", False),
        ("Police insisted no one was hurt.", "en", True),
        ("Police said: “No.”", "en", True),
        ("Police said there was no truth in it.", "en", True),
        ("Ông Lund cho biết không có thiệt hại.", "vi", False),
        ("Ông Lund khẳng định không có thiệt hại.", "vi", True),
        ("Ông Lund nói không, đê chưa vỡ.", "vi", True),
    ],
)
def test_a_negative_report_denies_only_where_somebody_insists_on_it(text, lang, denial):
    (found,) = reporting.reported(text, lang)
    assert found.denial == denial


def test_a_quotation_or_nominal_without_a_cue_has_an_empty_one():
    text = "“Đê này còn tốt lắm, không sao cả.”"
    (found,) = reporting.reported(text, "vi")
    assert (found.start, found.end, found.form) == (0, len(text), "direct")
    assert found.cue[0] == found.cue[1]
    denial, claim = reporting.reported("Ông Lund bác bỏ việc con đê đã vỡ.", "vi")
    assert (claim.cue[0] == claim.cue[1], denial.denial, claim.denial) == (True, True, False)


def test_what_was_not_denied_says_so():
    (found,) = reporting.reported("Hãng không phủ nhận con tàu ấy là của mình.", "vi")
    assert (found.non_denial, found.denial) == (True, False)


def share(one: Reported, extent: tuple[int, int]) -> float:
    inside = min(one.end, extent[1]) - max(one.start, extent[0])
    return inside / (max(one.end, extent[1]) - min(one.start, extent[0])) if inside > 0 else 0.0


def test_claims_and_denials_that_people_labelled_are_found(capsys):
    references = list(labelled.spans("claim", "denial"))
    exact, overlapping, with_cue, cues, sure = 0, 0, 0, 0, 0
    for reference in references:
        found = reporting.reported(reference.text, reference.lang)
        best = max(found, key=lambda one: share(one, reference.extent))
        alike = share(best, reference.extent) >= ALIKE
        exact += share(best, reference.extent) == 1
        overlapping += alike
        sure += alike and best.denial == (reference.label == "denial")
        if reference.cue:
            with_cue += 1
            cues += alike and best.cue == reference.cue
    total = len(references)
    with capsys.disabled():
        print(
            f"\n{total} claims and denials: exact {exact / total:.0%}, overlap of {ALIKE} {overlapping / total:.0%};"
            f" cue {cues / with_cue:.0%} of {with_cue}; denial or not {sure / overlapping:.0%} of {overlapping}"
        )
    assert exact / total >= EXACT
    assert overlapping / total >= OVERLAPPING
    assert cues / with_cue >= CUES
    assert sure / overlapping >= DENIALS


def test_the_content_at_a_place_is_the_innermost_that_holds_it_or_whose_cue_does():
    text = "Sáng nay ông Lund bác bỏ tin con đê phía bắc đã vỡ."
    denial, claim = reporting.reported(text, "vi")
    assert reporting.reported_at(text, text.index("phía"), "vi") == claim
    assert reporting.reported_at(text, text.index("phía"), "vi", denial=True) == denial
    assert reporting.reported_at(text, text.index("bỏ"), "vi") == denial
    assert reporting.reported_at(text, text.index("tin") + 1, "vi") == claim
    assert reporting.reported_at(text, 0, "vi") == denial


def test_before_a_cue_the_content_is_the_first_after_the_place_in_its_sentence():
    text = "Trời mưa. Bà Orm nói đê vỡ, còn ông Lund cho biết đê tốt. Hết."
    first, second = reporting.reported(text, "vi")
    assert reporting.reported_at(text, text.index("Orm"), "vi") == first
    assert reporting.reported_at(text, text.index("Lund"), "vi") == second
    assert reporting.reported_at(text, 2, "vi") is None
    assert reporting.reported_at(text, len(text) - 2, "vi") is None
    quoted = "“Đê vỡ rồi”, bà Orm nói."
    assert reporting.reported_at(quoted, quoted.index("Orm"), "vi") == reporting.reported(quoted, "vi")[0]


def test_the_next_and_the_previous_are_found_over_paragraphs():
    text = "Bà Orm nói đê vỡ.\n\nMưa.\nÔng Lund bác bỏ tin con đê đã vỡ."
    first, denial, claim = reporting.reported(text, "vi")
    assert reporting.next_reported(text, 0, "vi", 1) == first
    assert reporting.next_reported(text, first.start + 1, "vi", 1) == denial
    assert reporting.next_reported(text, denial.start + 1, "vi", 1) == claim
    assert reporting.next_reported(text, claim.start + 1, "vi", 1) is None
    assert reporting.next_reported(text, claim.start, "vi", -1) == denial
    assert reporting.next_reported(text, denial.start, "vi", -1) == first
    assert reporting.next_reported(text, first.start, "vi", -1) is None


@pytest.mark.parametrize(("text", "lang"), labelled.samples())
def test_decomposed_letters_give_the_same_contents(text, lang):
    other, places = labelled.decomposed(text)

    def moved(extent):
        return extent and (places[extent[0]], places[extent[1]])

    expected = [
        Reported(*moved((o.start, o.end)), moved(o.cue), o.form, o.denial, moved(o.speaker), o.non_denial)
        for o in reporting.reported(text, lang)
    ]
    assert reporting.reported(other, lang) == expected


@given(texts, st.sampled_from(["vi", "en", ""]), st.integers(0, 300))
def test_contents_lie_in_a_paragraph_without_blanks_or_a_stop_of_the_sentence_at_their_ends(text, lang, place):
    for one in reporting.reported(text, lang):
        content = text[one.start : one.end]
        assert content
        assert "\n" not in content
        assert content == content.strip()
        assert not content.endswith((",", ";", ":"))
        assert 0 <= one.cue[0] <= one.cue[1] <= len(text)
        assert one.speaker is None or 0 <= one.speaker[0] < one.speaker[1] <= len(text)
    at = reporting.reported_at(text, min(place, len(text)), lang)
    assert at is None or at in reporting.reported(text, lang)


@given(st.text(max_size=200), st.sampled_from(["vi", "en"]), st.integers(-5, 210))
def test_any_text_can_be_searched(text, lang, place):
    reporting.reported(text, lang, place)
    reporting.reported_at(text, place, lang)
    reporting.next_reported(text, place, lang, -1)
