"""Values that a new span gets from its own words."""

import pytest

from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.services import prefilling

TEXT = (
    "Bộ Giao thông Maren cho biết ít nhất 40 tàu đã rời cảng. “Không có tàu nào”, bà Idra Solven nói. "
    "Bà Solven từ chối bình luận thêm."
)


@pytest.fixture
def article() -> Article:
    return Article.from_text(TEXT, title="Tàu", lang="vi")


def values(scheme, article, label, quote, spans=()):
    start = article.text.index(quote)
    return prefilling.values_for(scheme, article, label, start, start + len(quote), spans)


def span_of(article, quote, label, **attributes) -> Span:
    start = article.text.index(quote)
    return Span(
        id=quote, article_id=article.id, annotator_id="mai", start=start, end=start + len(quote), label=label,
        quote=quote, attributes=attributes, scheme_version=1,
    )  # fmt: skip


def test_a_figure_gets_value_unit_kind_and_approximation_in_the_order_of_the_scheme(scheme, article):
    found = values(scheme, article, "figure", "ít nhất 40 tàu")
    assert list(found.items()) == [("value", "40"), ("unit", "tàu"), ("kind", "count"), ("approx", "at_least")]


def test_words_without_a_number_give_a_figure_nothing(scheme, article):
    assert values(scheme, article, "figure", "rời cảng") == {}


def test_a_claim_gets_its_cue_and_form_and_no_judgement(scheme, article):
    found = values(scheme, article, "claim", "ít nhất 40 tàu đã rời cảng")
    start = TEXT.index("cho biết")
    assert found == {"form": "reported", "cue": {"start": start, "end": start + len("cho biết")}}


def test_the_word_of_denial_is_the_cue_of_a_denial_and_not_of_a_claim_over_the_same_words(scheme):
    article = Article.from_text("Ông Lund bác bỏ tin con đê đã vỡ. Bà Orm từ chối bình luận.", lang="vi")
    start = article.text.index("bác bỏ")
    cue = {"start": start, "end": start + len("bác bỏ")}
    assert values(scheme, article, "denial", "bác bỏ tin con đê đã vỡ") == {"form": "reported", "cue": cue}
    assert values(scheme, article, "claim", "bác bỏ tin con đê đã vỡ") == {"form": "reported"}
    assert "cue" in values(scheme, article, "denial", "từ chối bình luận")
    assert "cue" not in values(scheme, article, "claim", "từ chối bình luận")
    assert values(scheme, article, "claim", "con đê đã vỡ")["cue"]["start"] == article.text.index("tin con")


def test_a_quotation_is_direct(scheme, article):
    assert values(scheme, article, "denial", "“Không có tàu nào”")["form"] == "direct"


def test_a_claim_that_nothing_reports_gets_nothing(scheme):
    article = Article.from_text("Cầu sập trong đêm mưa lớn", lang="vi")
    assert values(scheme, article, "claim", "Cầu sập trong đêm") == {}


def test_an_actor_gets_its_type_and_the_name_it_is_known_by(scheme, article):
    assert values(scheme, article, "actor", "bà Idra Solven") == {"type": "person", "canonical": "Idra Solven"}
    known = [span_of(article, "bà Idra Solven", "actor", type="person", canonical="Idra Solven")]
    assert values(scheme, article, "actor", "Bà Solven", known) == {"type": "person", "canonical": "Idra Solven"}


def test_a_label_that_no_family_reads_gets_nothing(scheme, article):
    assert values(scheme, article, "no such label", "40") == {}


def test_what_a_person_changed_is_not_read_again(scheme, article):
    figure = span_of(article, "ít nhất 40 tàu", "figure", value="41", unit="tàu")
    start = TEXT.index("40")
    assert prefilling.read_again(scheme, article, figure, start, start + 2) == {"value": "41", "unit": "tàu"}
    untouched = span_of(article, "40 tàu", "figure", **values(scheme, article, "figure", "40 tàu"))
    assert prefilling.read_again(scheme, article, untouched, start, start + 2)["value"] == "40"
    assert "unit" not in prefilling.read_again(scheme, article, untouched, start, start + 2)
