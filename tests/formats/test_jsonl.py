"""The labelled JSONL: writing and reading are inverse, the subset is enough, the schema holds."""

import json
import unicodedata
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.article import text_sha256
from annotator.domain.ids import GOLD_ID, annotator_id, derived_id
from annotator.domain.record import LabelledRecord, Stamp
from annotator.domain.work import FINISHED, IN_PROGRESS, TODO
from annotator.formats.jsonl import RECORD_KEYS, encode
from annotator.formats.jsonl_reading import Reader
from annotator.paths import resource
from tests.labelled import CLAIMS, records

SCHEMA = json.loads(resource("labelled.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(SCHEMA)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

TEXT = "Bộ trưởng \U0001f600 phủ nhận: “12.000 người” rời Hà Nội"
quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def place(quote: str, label: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote), "label": label, **more}


def read(source: dict[str, Any] | str, *, complete: bool = False) -> LabelledRecord:
    line = source if isinstance(source, str) else json.dumps(source, ensure_ascii=False)
    record = Reader(CLAIMS, complete=complete).record(1, line.encode())
    assert record is not None
    return record


@quick
@given(records())
def test_reading_what_was_written_gives_the_same_record(record: LabelledRecord):
    assert Reader(CLAIMS, complete=True).record(1, encode(record, CLAIMS)) == record


@quick
@given(records())
def test_every_line_obeys_the_schema_and_is_one_line(record: LabelledRecord):
    line = encode(record, CLAIMS)
    assert line.count(b"\n") == 1
    VALIDATOR.validate(json.loads(line))


@quick
@given(records())
def test_writing_does_not_depend_on_the_order_of_rows(record: LabelledRecord):
    turned = replace(record, spans=record.spans[::-1], links=record.links[::-1], zones=record.zones[::-1])
    assert encode(turned, CLAIMS) == encode(record, CLAIMS)


@quick
@given(records())
def test_offsets_of_a_text_with_carriage_returns_are_moved(record: LabelledRecord):
    content = json.loads(encode(record, CLAIMS))
    raw = "\ufeff" + content["text"].replace("\n", "\r\n")
    moved = {at: place for place, at in enumerate(stored_places(raw))}

    def turn(value: Any) -> None:
        if isinstance(value, dict) and "start" in value:
            value["start"], value["end"] = moved[value["start"]], moved[value["end"]]
            value.pop("text", None)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            turn(inner)

    for key in ("spans", "zones"):
        for item in content[key]:
            own = {name: item.pop(name) for name in list(item) if name in {"meta", "_hash", "độ tin", "answer"}}
            turn(item)
            item.update(own)
    found = read(content | {"text": raw, "sha256": text_sha256(raw)})
    assert found == record


def stored_places(raw: str) -> list[int]:
    """The stored offset of each offset of `raw`: the length of what is stored of everything before it."""
    return [len(raw[:at].removeprefix("\ufeff").replace("\r\n", "\n")) for at in range(len(raw) + 1)]


def test_the_keys_come_in_the_order_of_the_contract():
    record = read({"text": TEXT, "annotator": "mai", "spans": [place("12.000 người", "figure")], "zz": 1, "aa": 2})
    line = json.loads(encode(replace(record, scheme=Stamp(id="claims", version=1)), CLAIMS))
    assert list(line) == [*RECORD_KEYS, "aa", "zz"]
    assert list(line["spans"][0]) == ["id", "start", "end", "label", "text", "attributes", "note", "origin"]
    assert list(SCHEMA["properties"]) == SCHEMA["required"] == list(RECORD_KEYS)


def test_attributes_come_in_the_order_of_the_scheme():
    record = read(
        {
            "text": TEXT,
            "annotator": "mai",
            "spans": [
                place("12.000 người", "figure", attributes={"approx": "exact", "unit": "người", "value": "12000"})
            ],
        }
    )
    assert list(json.loads(encode(record, CLAIMS))["spans"][0]["attributes"]) == ["value", "unit", "approx"]


def test_the_subset_is_enough():
    record = read({"text": TEXT, "spans": [place("12.000 người", "figure")], "annotator": "mai"})
    (span,) = record.spans
    mai = annotator_id("mai")
    assert (span.quote, span.origin, span.scheme_version) == ("12.000 người", "imported:jsonl", CLAIMS.version)
    assert span.id == derived_id(record.article.id, mai, span.start, span.end, "figure", 0)
    assert record.annotator is not None
    assert (record.annotator.id, record.annotator.role, record.status) == (mai, "annotator", IN_PROGRESS)


def test_blanks_around_a_name_make_nobody_else():
    assert read({"text": TEXT, "annotator": " mai\n"}) == read({"text": TEXT, "annotator": "mai"})


def test_a_text_alone_is_an_article_without_labels():
    record = read({"text": TEXT})
    assert (record.annotator, record.spans, record.status) == (None, (), TODO)


def test_an_annotator_without_spans_keeps_the_status():
    record = read({"text": TEXT, "annotator": "mai", "status": "finished"})
    assert record.status == FINISHED
    assert record.annotator is not None


def test_another_article_id_becomes_the_external_id():
    record = read({"text": TEXT, "id": "tuoitre-123"})
    assert record.article.external_id == "tuoitre-123"
    assert record.article.id == read({"text": TEXT}).article.id


def test_ids_that_are_no_uuids_tie_links_and_are_kept():
    record = read(
        {
            "text": TEXT,
            "annotator": "mai",
            "spans": [place("Bộ trưởng", "actor", id="T1"), place("phủ nhận", "denial", id="T2")],
            "links": [{"id": "R1", "type": "by", "from": "T2", "to": "T1"}],
        }
    )
    actor, denial = record.spans
    (link,) = record.links
    assert (link.source_id, link.target_id) == (denial.id, actor.id)
    assert [row.extra for row in (actor, denial, link)] == [{"external_id": name} for name in ("T1", "T2", "R1")]
    assert read(encode(record, CLAIMS).decode(), complete=True).links == record.links


def test_the_same_tie_twice_is_one_link():
    ends = [place("Bộ trưởng", "actor", id="a"), place("phủ nhận", "denial", id="d")]
    record = read(
        {"text": TEXT, "annotator": "m", "spans": ends, "links": [{"type": "by", "from": "d", "to": "a"}] * 2}
    )
    assert len(record.links) == 1


def test_links_between_other_labels_are_kept_where_no_scheme_is_named():
    reader = Reader(CLAIMS)
    ends = [place("Bộ trưởng", "actor", id="a"), place("phủ nhận", "denial", id="d")]
    source = {"text": TEXT, "annotator": "m", "spans": ends, "links": [{"type": "by", "from": "a", "to": "d"}]}
    record = reader.record(1, json.dumps(source).encode())
    assert record is not None
    assert (len(record.links), reader.odd_links) == (1, 1)
    assert record.links[0].extra == {"untied": True}
    made_here = replace(record, scheme=Stamp(id="claims", version=1))
    VALIDATOR.validate(json.loads(encode(made_here, CLAIMS)))
    assert read(encode(made_here, CLAIMS).decode(), complete=True) == made_here


def test_gold_has_its_own_id():
    record = read({"text": TEXT, "annotator": "gold", "role": "gold"})
    assert record.annotator is not None
    assert record.annotator.id == GOLD_ID
    assert read({"text": TEXT, "annotator": "gold", "annotator_id": GOLD_ID}) == record


@pytest.mark.parametrize("unit", ["ensure_ascii", "plain"])
def test_astral_characters_may_be_escaped(unit: str):
    source = json.dumps({"text": TEXT}, ensure_ascii=unit == "ensure_ascii")
    assert read(source).article.text == TEXT


def test_a_byte_order_mark_and_blank_lines_are_passed_over():
    reader = Reader(CLAIMS)
    found = [reader.record(1, b'\xef\xbb\xbf{"text": "a"}\r\n'), reader.record(2, b" \r\n"), reader.record(3, b"\n")]
    assert [record is not None for record in found] == [True, False, False]


def test_decomposed_and_composed_texts_are_two_articles():
    composed, decomposed = (unicodedata.normalize(form, TEXT) for form in ("NFC", "NFD"))
    assert read({"text": composed}).article.id != read({"text": decomposed}).article.id


def test_a_record_without_a_title_has_the_first_words_and_an_empty_title_stays_empty():
    text = "Ông Lavrov bác bỏ " * 20
    assert read({"text": text}).article.title.endswith(" Ông…")
    assert read({"text": text, "title": ""}).article.title == ""


def test_tags_come_out_after_the_other_keys_and_only_where_there_are_any():
    record = read({"text": TEXT, "tags": ["sông", " cầu ", "cầu", ""]})
    assert record.article.tags == ("cầu", "sông")
    assert record.extra == {}
    assert list(json.loads(encode(record, CLAIMS)))[-1] == "tags"
    assert "tags" not in json.loads(encode(read({"text": TEXT}), CLAIMS))


@pytest.mark.parametrize("foreign", ["cầu", {"cầu": 1}, [1, 2], ["cầu", 3], None])
def test_what_else_stands_under_tags_is_kept_as_it_is(foreign: object):
    record = read({"text": TEXT, "tags": foreign})
    assert (record.article.tags, record.extra) == ((), {"tags": foreign})
    assert json.loads(encode(record, CLAIMS))["tags"] == foreign
