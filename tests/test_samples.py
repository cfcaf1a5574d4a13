"""The shipped samples and guidelines: clean texts, true places, valid labels, every kind of disagreement."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.article import stored_text, text_sha256
from annotator.domain.checking import check_link, check_span
from annotator.domain.ids import annotator_id, article_id, is_uuid
from annotator.domain.link import Link
from annotator.domain.open_points import open_points
from annotator.domain.scheme import Scheme, scheme_from_toml
from annotator.domain.span import Span
from annotator.domain.zone import BOILERPLATE, ZONE_KINDS
from annotator.formats import jsonl
from annotator.formats.jsonl_reading import Reader

RESOURCES = Path(__file__).parents[1] / "resources"
SAMPLES = RESOURCES / "samples"
GUIDELINES = sorted((RESOURCES / "guidelines").glob("claims.*.md"))
FILES = sorted(path.name for path in SAMPLES.glob("*.txt"))
ABOUT = {entry["file"]: entry for entry in tomllib.loads((SAMPLES / "samples.toml").read_text("utf-8"))["articles"]}
LABELLED = (SAMPLES / "labelled.jsonl").read_bytes()
RECORDS = [json.loads(line) for line in LABELLED.decode("utf-8").split("\n")[:-1]]
BRIEF = "vi-11-tin-van-pha-orsel.txt"
NEVER = "“Chúng tôi chưa từng bán một chiếc nào”"


def text_of(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode("utf-8")


def record_of(name: str, annotator: str) -> dict:
    return next(record for record in RECORDS if record["text"] == text_of(name) and record["annotator"] == annotator)


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return scheme_from_toml((RESOURCES / "schemes" / "claims.toml").read_text("utf-8"))


# --- articles and zones


def test_there_are_at_least_nine_vietnamese_and_five_english_articles() -> None:
    assert sum(name.startswith("vi-") for name in FILES) >= 9
    assert sum(name.startswith("en-") for name in FILES) >= 5
    assert sorted(ABOUT) == FILES


@pytest.mark.parametrize("name", FILES)
def test_an_article_is_clean_nfc_text_that_is_stored_as_it_is(name: str) -> None:
    text = text_of(name)
    assert unicodedata.is_normalized("NFC", text)
    assert stored_text(text) == text
    assert text == text.strip() + "\n"
    assert name == BRIEF or 1500 <= len(text) <= 4500


@pytest.mark.parametrize("name", FILES)
def test_an_article_has_title_source_date_and_language(name: str) -> None:
    about = ABOUT[name]
    assert about["title"] in text_of(name)
    assert about["source"]
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d", about["published"])
    assert about["lang"] == name[:2]


@pytest.mark.parametrize("name", FILES)
def test_zones_lie_where_their_quotes_say_and_do_not_overlap(name: str) -> None:
    text, end = text_of(name), 0
    for zone in ABOUT[name]["zones"]:
        part = text[zone["start"] : zone["end"]]
        assert zone["kind"] in ZONE_KINDS
        assert end <= zone["start"] < zone["end"] <= len(text)
        assert part == part.strip()
        assert part.startswith(zone["quote_start"])
        assert part.endswith(zone["quote_end"])
        assert not text[end : zone["start"]].strip(), "every paragraph lies in a zone"
        end = zone["end"]
    assert not text[end:].strip()


@pytest.mark.parametrize("name", FILES)
def test_boilerplate_covers_whole_lines_and_says_why(name: str) -> None:
    lines = f"\n{text_of(name)}\n"
    for zone in ABOUT[name]["zones"]:
        if zone["kind"] == BOILERPLATE:
            assert zone["reason"]
            assert lines[zone["start"]] == "\n" == lines[zone["end"] + 1]


def test_the_samples_have_emoji_joined_emoji_and_no_break_spaces() -> None:
    texts = [text_of(name) for name in FILES]
    assert any("\u200d" in text and max(text) > "\uffff" for text in texts)
    assert any("10\u00a0%" in text for text in texts)


# --- labels


def test_the_labelled_file_reads_as_an_export_and_is_written_back_to_the_same_bytes(scheme: Scheme) -> None:
    reader = Reader(scheme, complete=True)
    numbered = enumerate(LABELLED.splitlines(keepends=True), start=1)
    records = [reader.record(number, line) for number, line in numbered]
    assert b"".join(jsonl.encode(record, scheme) for record in records if record) == LABELLED


def test_labelled_lines_are_sorted_and_carry_the_shipped_articles_and_stamps(scheme: Scheme) -> None:
    keys = [(record["id"], record["annotator_id"]) for record in RECORDS]
    assert keys == sorted(set(keys))
    guidelines = text_sha256((RESOURCES / "guidelines" / "claims.vi.md").read_text("utf-8"))
    for record in RECORDS:
        about = next(about for name, about in ABOUT.items() if text_of(name) == record["text"])
        zones = [{key: zone[key] for key in ("start", "end", "kind")} for zone in about["zones"]]
        assert record["zones"] == zones
        assert {key: record[key] for key in ("title", "source", "published", "lang")} == {
            key: about[key] for key in ("title", "source", "published", "lang")
        }
        assert record["id"] == article_id(record["sha256"])
        assert record["annotator_id"] == annotator_id(record["annotator"])
        assert record["n_annotators"] == sum(other["id"] == record["id"] for other in RECORDS)
        assert record["scheme"] == {"id": scheme.id, "version": scheme.version, "sha256": scheme.sha256}
        assert record["guidelines"] == {"version": 1, "sha256": guidelines}


def rows(record: dict) -> tuple[list[Span], list[Link]]:
    whose = {"article_id": record["id"], "annotator_id": record["annotator_id"]}
    kept = ("id", "start", "end", "label", "attributes")
    spans = [Span(**{key: span[key] for key in kept}, quote=span["text"], **whose) for span in record["spans"]]
    links = [
        Link(id=link["id"], type=link["type"], source_id=link["from"], target_id=link["to"], **whose)
        for link in record["links"]
    ]
    return spans, links


def test_every_span_and_link_fits_text_and_scheme(scheme: Scheme) -> None:
    ids: list[str] = []
    for record in RECORDS:
        spans, links = rows(record)
        by_id = {span.id: span for span in spans}
        for span in spans:
            check_span(scheme, record["text"], span)
            assert list(span.attributes) == list(scheme.in_order(span.label, span.attributes))
        for link in links:
            check_link(scheme, link, by_id[link.source_id], by_id[link.target_id])
        assert len({(span.start, span.end, span.label) for span in spans}) == len(spans)
        ids += [row.id for row in (*spans, *links)]
    assert all(map(is_uuid, ids))
    assert len(set(ids)) == len(ids)


def test_nothing_is_marked_in_boilerplate() -> None:
    for record in RECORDS:
        for zone in record["zones"]:
            if zone["kind"] in (BOILERPLATE, "other_article"):
                assert not [s for s in record["spans"] if s["start"] < zone["end"] and zone["start"] < s["end"]]


def test_finished_work_has_no_open_points_and_the_one_in_progress_has_three(scheme: Scheme) -> None:
    for record in RECORDS:
        found = [point.rule.id for point in open_points(scheme, *rows(record))]
        if record["status"] == "finished":
            assert not found
            assert 25 <= len(record["spans"]) <= 40
        else:
            assert len(record["spans"]) == 5
            assert sorted(found) == ["claim_without_actor", "denial_without_claim", "figure_without_value"]


@pytest.mark.parametrize("name", ["vi-01-may-bay-khong-nguoi-lai.txt", "en-01-harbour-grain.txt"])
def test_mai_gives_every_attribute_that_the_guidelines_ask_for(name: str) -> None:
    needed = {
        "claim": {"form", "certainty", "polarity"},
        "denial": {"kind", "form", "target"},
        "actor": {"type", "canonical"},
        "figure": {"value", "unit", "kind", "approx"},
    }
    for span in record_of(name, "Mai")["spans"]:
        assert needed[span["label"]] <= set(span["attributes"]), span["text"]


# --- the disagreements of Mai and Bình in vi-01


def both() -> tuple[list[dict], list[dict]]:
    name = "vi-01-may-bay-khong-nguoi-lai.txt"
    return record_of(name, "Mai")["spans"], record_of(name, "Bình")["spans"]


def iou(one: dict, other: dict) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, shared) / (max(one["end"], other["end"]) - min(one["start"], other["start"]))


def pairs() -> Iterator[tuple[dict, dict]]:
    """Spans of Mai and Bình at the same place: of one label and overlapping, or of two with IoU ≥ 0.5."""
    mai, binh = both()
    for one in mai:
        for other in binh:
            same = one["label"] == other["label"]
            if iou(one, other) >= (0.5 if not same else 1e-9):
                yield one, other


def same_label() -> Iterator[tuple[dict, dict]]:
    return ((one, other) for one, other in pairs() if one["label"] == other["label"])


def equal_extents() -> Iterator[tuple[dict, dict]]:
    return ((one, other) for one, other in same_label() if iou(one, other) == 1)


def labels(one: dict, other: dict) -> set[str]:
    return {one["label"], other["label"]}


def is_exact(span: dict, others: list[dict]) -> bool:
    return any(iou(span, other) == 1 and span["label"] == other["label"] for other in others)


def test_mai_and_binh_agree_on_most() -> None:
    mai, binh = both()
    agreed = sum(is_exact(span, binh) for span in mai)
    assert 0.6 <= 2 * agreed / (len(mai) + len(binh)) < 0.9


def test_they_disagree_on_polarity_both_ways() -> None:
    mai, binh = both()
    flips = [
        one["label"]
        for one, other in pairs()
        if labels(one, other) == {"claim", "denial"} and not is_exact(one, binh) and not is_exact(other, mai)
    ]
    assert sorted(flips) == ["claim", "denial"]


def test_they_disagree_on_a_label() -> None:
    assert any(labels(one, other) == {"figure", "actor"} and iou(one, other) == 1 for one, other in pairs())


def test_they_disagree_on_a_value_on_attributes_and_on_who_is_who() -> None:
    differing = {
        (one["label"], key)
        for one, other in equal_extents()
        for key in one["attributes"]
        if one["attributes"][key] != other["attributes"].get(key)
    }
    assert {("figure", "value"), ("figure", "approx"), ("denial", "kind"), ("actor", "canonical")} <= differing


def test_they_disagree_on_who_belongs_together_not_only_on_names() -> None:
    def cluster(spans: list[dict], text: str) -> set[str]:
        named = {span["text"]: span["attributes"]["canonical"] for span in spans if span["label"] == "actor"}
        return {other for other in named if named[other] == named[text]}

    mai, binh = both()
    assert cluster(mai, "Người phát ngôn chính phủ") != cluster(binh, "Người phát ngôn chính phủ")
    assert cluster(mai, "bộ này") == cluster(binh, "bộ này")


def test_each_has_spans_that_the_other_lacks() -> None:
    mai, binh = both()
    for spans, others in ((mai, binh), (binh, mai)):
        assert [span for span in spans if not any(iou(span, other) > 0.5 for other in others)]


def test_one_claim_of_mai_is_two_of_binh() -> None:
    mai, binh = both()
    claims = [[span for span in spans if span["label"] == "claim"] for spans in (mai, binh)]
    inside = [sum(one["start"] <= part["start"] < part["end"] <= one["end"] for part in claims[1]) for one in claims[0]]
    assert max(inside) == 2


def test_boundaries_differ_in_all_five_ways() -> None:
    kinds = set()
    for one, other in same_label():
        start, end = other["start"] - one["start"], other["end"] - one["end"]
        if (start or end) and iou(one, other) > 0.2:
            match (start != 0, end != 0):
                case (True, False):
                    kinds.add("start")
                case (False, True):
                    kinds.add("end")
                case _ if start > 0 > end:
                    kinds.add("inside")
                case _ if start < 0 < end:
                    kinds.add("outside")
                case _:
                    kinds.add("crossing")
    assert kinds == {"start", "end", "inside", "outside", "crossing"}


def test_an_extent_that_differs_by_its_quotation_marks_alone_is_there_too() -> None:
    assert [one["text"] for one, other in same_label() if one["text"] == f"“{other['text']}”"] == [NEVER]


def links_of(annotator: str) -> set[tuple[str, str, str]]:
    record = record_of("vi-01-may-bay-khong-nguoi-lai.txt", annotator)
    return {(link["type"], link["from"], link["to"]) for link in record["links"]}


def test_links_differ_by_missing_target_and_type_and_mostly_agree() -> None:
    mai, binh = links_of("Mai"), links_of("Bình")
    twins = {one["id"]: other["id"] for one, other in same_label()}
    moved = {(kind, twins.get(start), twins.get(end)) for kind, start, end in mai}
    assert len(moved & binh) >= 0.6 * len(mai)
    texts = {span["id"]: span["text"] for spans in both() for span in spans}
    named = [{(kind, texts[start].strip("“”"), texts[end]) for kind, start, end in links} for links in (mai, binh)]
    targets = [{to for kind, start, to in links if (kind, start) == ("denies", NEVER.strip("“”"))} for links in named]
    assert all(targets)
    assert targets[0].isdisjoint(targets[1])
    assert [{kind for kind, _, to in links if to == "hãng tin Bắc Vịnh"} for links in named] == [{"via"}, {"by"}]
    assert {kind for kind, _, _ in mai} - {kind for kind, _, _ in binh} == {"via", "in"}


# --- guidelines


@pytest.mark.parametrize("path", GUIDELINES, ids=lambda path: path.name)
def test_every_example_in_the_guidelines_stands_in_a_sample(path: Path) -> None:
    texts = [text_of(name).replace("\u00a0", " ") for name in FILES]
    examples = re.findall(r"^\| (?:Đúng|Sai|Do|Don't) \| (.+?) \| ", path.read_text("utf-8"), re.MULTILINE)
    assert len(examples) >= 20
    for example in examples:
        excerpt = example.replace("**", "").replace("\u00a0", " ").strip()
        assert any(excerpt in text for text in texts), excerpt
        assert "**" in example


def test_the_guidelines_are_there_in_vietnamese_and_english() -> None:
    assert [path.name for path in GUIDELINES] == ["claims.en.md", "claims.vi.md"]
    assert all(unicodedata.is_normalized("NFC", path.read_text("utf-8")) for path in GUIDELINES)
