"""Every fault of a labelled line is found and told in one sentence with line and field."""

import json
from typing import Any

import pytest

from annotator.domain.ids import GOLD_ID
from annotator.domain.zone import ZONE_KINDS
from annotator.formats import jsonl_lines
from annotator.formats.fault import Fault
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from tests.labelled import CLAIMS

TEXT = "Hanoi denies 12.000 men"
ACTOR = {"id": "a", "start": 0, "end": 5, "label": "actor"}
DENIAL = {"id": "d", "start": 6, "end": 23, "label": "denial"}
SHA = "ae846ab74ccd1aec5a5defb95a7ba3690b9c716d56ec7c4627e430e78a886ff8"
KNOWN = "claim, denial, actor, figure"
MADE_HERE = {"id": "claims", "version": 1, "sha256": ""}


def line(**changed: Any) -> bytes:
    base = {"text": TEXT, "annotator": "mai", "spans": [ACTOR, DENIAL]}
    return json.dumps(base | changed).encode()


def span(**changed: Any) -> bytes:
    return line(spans=[ACTOR | changed])


def link(kind: Any, start: Any, end: Any, **more: Any) -> bytes:
    return line(links=[{"type": kind, "from": start, "to": end}], **more)


def said(*given: bytes) -> str:
    reader = Reader(CLAIMS)
    *good, bad = given
    for number, one in enumerate(good, 1):
        reader.record(number, one)
    with pytest.raises(Fault) as caught:
        reader.record(len(given), bad)
    return caught.value.place + str(caught.value)


NOT_JSON = [
    (b'{"text": "a"', "line 1: this is not JSON: a comma or the closing bracket is missing at column 13"),
    (b"text", "line 1: this is not JSON: there is no value at column 1"),
    (b'{"text": "a", "score": NaN}', "line 1: this is not JSON: NaN is no number of JSON"),
    (b'{"text": "a", "score": -Infinity}', "line 1: this is not JSON: -Infinity is no number of JSON"),
    (b'{"text": "a", "score": 1e999}', "line 1: this is not JSON: 1e999 is no number of JSON"),
    (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "line 1: this is not JSON: a number has too many digits"),
    (b'{"text": "a\xff"}', "line 1: byte 0xFF at offset 11 is not UTF-8; save the file as UTF-8"),
    (b'{"text": "a\0"}', "line 1: this is not JSON: there is a control character inside a text at column 12"),
    (b'{"text": "a', "line 1: this is not JSON: the text that begins at column 10 is not closed"),
    (b"[" * 100_000, "line 1: it is nested more than 100 levels deep; nothing reads that"),
    (
        b'{"text": "a", "x": ' + b"[" * 200 + b"]" * 200 + b"}",
        "line 1, x: it is nested more than 100 levels deep; nothing reads that",
    ),
    (b"[1]", "line 1: expected an object, found [1]"),
    (b"null", "line 1: expected an object, found null"),
]
RECORDS = [
    (b"{}", "line 1, text: it is missing"),
    (line(text=5), "line 1, text: expected text, found 5"),
    (line(text=None), "line 1, text: expected text, found null"),
    (line(text=" \n"), "line 1, text: there is no text in it"),
    (line(text="a\0"), "line 1, text: there is a NUL character at position 1; is this a text file?"),
    (line(text="a\ud800b"), "line 1, text: there is half a surrogate pair (U+D800) at position 1"),
    (line(title="\udfff"), "line 1, title: there is half a surrogate pair (U+DFFF) at position 0"),
    (
        line(meta={"q": ["ok", "\ud83d"]}),
        "line 1, meta.q[1]: there is half a surrogate pair (U+D83D) at position 0",
    ),
    (line(title=["x"]), 'line 1, title: expected text, found ["x"]'),
    (line(format="annotator/2"), "line 1, format: expected annotator/1, found “annotator/2”"),
    (line(offset_unit="utf16"), "line 1, offset_unit: expected codepoint, found “utf16”"),
    (
        line(sha256="00"),
        f"line 1, sha256: found “00”, but the SHA-256 of the text is {SHA}",
    ),
    (line(annotator=""), "line 1, annotator: labels need the name of their annotator"),
    (
        json.dumps({"text": TEXT, "spans": [ACTOR]}).encode(),
        "line 1, annotator: labels need the name of their annotator",
    ),
    (line(annotator_id="mai"), "line 1, annotator_id: expected a UUID in lower case, found “mai”"),
    (line(role="lead"), "line 1, role: expected annotator / gold, found “lead”"),
    (
        line(role="annotator", annotator_id=GOLD_ID),
        f"line 1, role: gold has the annotator_id {GOLD_ID}, nobody else",
    ),
    (line(status="done"), "line 1, status: expected todo / in_progress / finished / skipped, found “done”"),
    (line(n_annotators=-1), "line 1, n_annotators: expected a number from 0 to 2147483647, found -1"),
    (line(scheme="claims"), "line 1, scheme: expected an object, found “claims”"),
    (line(scheme={"version": "1"}), "line 1, scheme.version: expected a whole number, found “1”"),
    (line(guidelines={"sha256": "x"}), "line 1, guidelines.sha256: expected a SHA-256 in hexadecimal, found “x”"),
    (
        line(zones=[{"start": 0, "end": 5, "kind": "header"}]),
        f"line 1, zones[0].kind: expected {' / '.join(ZONE_KINDS)}, found “header”",
    ),
    (
        line(zones=[{"start": 0, "end": 99, "kind": "title"}]),
        "line 1, zones[0]: 0 to 99 lies outside the text, which ends at 23",
    ),
]
SPANS = [
    (line(spans={}), "line 1, spans: expected a list, found {}"),
    (line(spans=[[0, 5, "actor"]]), 'line 1, spans[0]: expected an object, found [0, 5, "actor"]'),
    (line(spans=[{"start": 0, "label": "actor"}]), "line 1, spans[0].end: it is missing"),
    (line(spans=[{"start": 0, "end": 5}]), "line 1, spans[0].label: it is missing"),
    (span(start=False), "line 1, spans[0].start: expected a whole number, found false"),
    (span(end=5.0), "line 1, spans[0].end: expected a whole number, found 5.0"),
    (span(end="5"), "line 1, spans[0].end: expected a whole number, found “5”"),
    (span(end=24), "line 1, spans[0]: 0 to 24 lies outside the text, which ends at 23"),
    (span(start=-1), "line 1, spans[0]: -1 to 5 lies outside the text, which ends at 23"),
    (span(start=5), "line 1, spans[0]: start 5 is not before end 5"),
    (span(start=9), "line 1, spans[0]: start 9 is not before end 5"),
    (span(label="person"), f"line 1, spans[0].label: label “person” is not in the scheme, which has {KNOWN}"),
    (span(text="Hue"), "line 1, spans[0]: the quote is “Hue” but the text at 0 to 5 reads “Hanoi”"),
    (span(id=7), "line 1, spans[0].id: expected text, found 7"),
    (
        span(origin="machine"),
        "line 1, spans[0].origin: expected manual / adjudicated / suggested:… / imported:…, found “machine”",
    ),
    (span(attributes=[]), "line 1, spans[0].attributes: expected an object, found []"),
    (
        span(attributes={"type": "city"}),
        'line 1, spans[0].attributes: attribute “type” is "city"; it takes person, state, organisation, media, group',
    ),
    (span(attributes={"size": "1"}), "line 1, spans[0].attributes: label “actor” has no attribute “size”"),
    (
        span(label="claim", attributes={"cue": {"start": 0, "end": 99}}),
        "line 1, spans[0].attributes.cue: 0 to 99 lies outside the text, which ends at 23",
    ),
    (
        line(spans=[ACTOR, DENIAL | {"id": "a"}]),
        "line 1, spans[1].id: “a” is there already, on line 1; give each its own id, or none: then one is made",
    ),
    (line(spans=[ACTOR, ACTOR | {"id": "b"}]), "line 1, spans[1]: the same extent and label as spans[0]"),
]
LINKS = [
    (link("by", "d", "x"), "line 1, links[0].to: “x” is no span of this line"),
    (link("by", 1, "a"), "line 1, links[0].from: expected text, found 1"),
    (
        link("says", "d", "a"),
        "line 1, links[0].type: link type “says” is not in the scheme, which has denies, by, via, in, same_as",
    ),
    (link("by", "d", "d"), "line 1, links[0]: a span cannot be linked to itself"),
    (
        link("by", "a", "d", scheme=MADE_HERE),
        "line 1, links[0]: a link “by” leads from claim / denial to actor, not from actor to denial",
    ),
    (
        line(links=[{"type": "via", "from": "d", "to": "a", "position": True}]),
        "line 1, links[0].position: expected a whole number, found true",
    ),
    (
        line(links=[{"id": "l", "type": kind, "from": "d", "to": "a"} for kind in ("by", "via")]),
        "line 1, links[1].id: “l” is there already, on line 1; give each its own id, or none: then one is made",
    ),
]


@pytest.mark.parametrize(("bad", "sentence"), NOT_JSON + RECORDS + SPANS + LINKS)
def test_a_bad_line_is_told_in_one_sentence(bad: bytes, sentence: str):
    assert said(bad) == sentence


@pytest.mark.parametrize("depth", range(880, 1000, 3))
def test_nesting_near_the_limit_of_the_interpreter_is_told_as_well(depth: int):
    nested = b"[" * depth + b"]" * depth
    assert said(nested).startswith("line 1: ")
    assert said(b'{"text": "a", "title": ' + nested + b"}").startswith("line 1")
    assert said(b'{"text": "a", "x": ' + nested + b"}").startswith("line 1")


def test_the_same_article_and_annotator_twice_in_a_file_is_refused():
    assert said(line(), line(spans=[])) == "line 2, annotator: “mai” has this article already on line 1"


def test_the_same_span_id_on_two_lines_is_refused():
    same = ACTOR | {"id": "11111111-1111-4111-8111-111111111111"}
    one, other = line(spans=[same], links=[]), line(text=TEXT + ".", spans=[same], links=[])
    assert said(one, other).startswith("line 2, spans[0].id: “11111111-1111-4111-8111-111111111111” is there already")


def test_a_name_that_a_line_gives_a_span_is_the_lines_own():
    reader = Reader(CLAIMS)
    first, second = reader.record(1, line()), reader.record(2, line(annotator="nam"))
    assert first is not None
    assert second is not None
    assert [span.quote for span in first.spans] == [span.quote for span in second.spans]
    assert not {span.id for span in first.spans} & {span.id for span in second.spans}
    assert {link.source_id for link in second.links} <= {span.id for span in second.spans}


@pytest.mark.parametrize("name", ["gold", " Gold "])
def test_gold_is_nobodys_name(name: str):
    assert said(line(annotator=name)).startswith("line 1, annotator: “gold” is nobody's name")


def test_a_byte_that_is_not_utf8_is_told_with_its_offset_in_the_file():
    good = line() + b"\n"
    assert said(b"\xef\xbb\xbf" + good, b'{"\xc3"}').startswith(f"line 2: byte 0xC3 at offset {len(good) + 5} is not")


def test_a_line_that_is_too_long_is_refused_before_it_is_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl_lines, "MAX_LINE", 2 * 1024 * 1024)
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + b" " * (2 * 1024 * 1024) + b"\n")
    with pytest.raises(Fault) as caught:
        list(lines(path))
    assert caught.value.place + str(caught.value) == "line 2: the line is longer than 2 MB"


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ('{"text": "a", "text": "b"}', "text"),
        ('{"text": "a", "t\\u0065xt" :"b"}', "text"),
        ('{"text": "a", "meta": {"n": 1, "m": 2, "n": 1}}', "n"),
        ('{"text": "a b", "spans": [{"start": 0, "start": 0, "end": 1, "label": "actor"}]}', "start"),
    ],
)
def test_a_key_that_stands_twice_is_a_fault_for_one_value_would_be_lost(raw: str, key: str):
    assert said(raw.encode()) == f"line 1: the key “{key}” stands twice in one object; keep one"


def test_equal_keys_of_different_objects_are_none_that_stand_twice():
    assert Reader(None).record(1, b'{"text": "a\\": b", "x": {"text": 1}, "y": [{"text": 2}, {"text": 3}]}')


def test_a_line_that_breaks_off_inside_a_text_is_said_to():
    assert said(b'{"text": "Hanoi den\n') == (
        "line 1: this is not JSON: the line ends in the middle of a text; is it complete?"
    )


def test_line_separators_inside_a_record_do_not_end_its_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "a\u2028b\u0085c"}\n{"text": "d"}'.encode())
    assert [number for number, _ in lines(path)] == [1, 2]


def test_one_id_for_two_texts_is_a_fault_on_the_second_line():
    first, second = line(id="x-1"), line(id="x-1", text="Hanoi denies 12.001 men")
    assert said(first, b"", second) == "line 3, id: the id “x-1” stands for another text on line 1"


def test_one_id_for_one_text_of_two_annotators_and_no_id_for_many_texts_are_none():
    reader = Reader(CLAIMS)
    given = [
        line(id="x-1"),
        line(id="x-1", annotator="an", spans=[]),
        line(id=""),
        line(text="Hanoi denies 12.001 men", id="", spans=[]),
    ]
    reader.record(1, given[0])
    reader.record(2, given[1])
    reader = Reader(CLAIMS)
    assert all(reader.record(number, one) for number, one in enumerate(given[2:], 1))
