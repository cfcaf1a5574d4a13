"""What is proposed for a text that has just come in, as zones, splits and metadata of the project's own kinds."""

from annotator.domain.article import Article
from annotator.domain.ids import derived_id
from annotator.domain.zone import PROPOSED
from annotator.services import preparing
from annotator.services.suggesting import spans
from annotator.services.zoning import proposed
from tests.suggest.zones.golden import FOLDER, load


def article(name: str) -> Article:
    return Article.from_text(load(FOLDER / f"{name}.txt").text)


def test_zones_are_proposed_with_ids_that_follow_from_place_and_kind():
    one = article("vi-two-glued")
    made = proposed(one)
    assert {zone.state for zone in made.zones} == {PROPOSED}
    assert all(zone.article_id == one.id for zone in made.zones)
    assert [zone.id for zone in made.zones] == [
        derived_id("zone", one.id, zone.start, zone.end, zone.kind) for zone in made.zones
    ]
    assert proposed(one) == made


def test_a_proposed_zone_is_the_one_that_a_person_would_make_there():
    one = article("vi-two-glued")
    zone = proposed(one).zones[0]
    edit = preparing.add_zone(one, "lead", [], start=zone.start, end=zone.end, kind=zone.kind)
    assert edit.changes[0].after.id == zone.id


def test_a_split_is_proposed_where_the_second_headline_begins():
    one = article("vi-two-glued")
    (split,) = proposed(one).splits
    assert one.text[split.at :].startswith("Đội bóng nữ Kim Bảng")
    assert 0.5 <= split.confidence <= 1
    assert split.reason


def test_the_language_follows_from_the_text_and_not_from_what_was_said_of_it():
    english = load(FOLDER / "en-live.txt").text
    assert proposed(Article.from_text(english, lang="vi")).metadata.lang == "en"
    assert proposed(Article.from_text("1234", lang="vi")).metadata.lang == ""


def test_an_ambiguous_date_is_left_out_and_says_so():
    made = proposed(article("en-questions-as-headings")).metadata
    assert made.published == ""
    assert "left out" in made.reasons["published"]


def test_spans_come_with_their_values_and_zones():
    text = (
        "Cầu sông Lăng sập một nhịp\n\n"
        "Sở Giao thông tỉnh Hạ Vân cho biết khoảng 12.000 người phải đi vòng. Công ty Đá Trắng bác bỏ tin họ dùng "
        "thép cũ.\n\nChia sẻ\n"
    )
    one = Article.from_text(text, lang="vi")
    found = {(span.label, span.quote): span for span in spans(one, proposed(one).zones)}
    figure = found["figure", "khoảng 12.000 người"]
    assert figure.attributes == {"value": "12000", "unit": "người", "kind": "count", "approx": "about"}
    claim = found["claim", "khoảng 12.000 người phải đi vòng"]
    cue = claim.attributes["cue"]
    assert text[cue["start"] : cue["end"]] == "cho biết"
    assert claim.speaker is not None
    assert text[slice(*claim.speaker)] == "Sở Giao thông tỉnh Hạ Vân"
    assert any(label == "denial" for label, _ in found)
    assert found["actor", "Công ty Đá Trắng"].attributes["type"] == "organisation"
    assert all(text[span.start : span.end] == span.quote for span in found.values())
    assert {span.zone for span in found.values()} <= {"title", "lead", "body"}
