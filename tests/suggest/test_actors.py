"""What an actor's own words say of it."""

import json
from pathlib import Path

import pytest

from annotator import paths
from annotator.suggest.actors import ActorReading, KnownActor, read_actor


@pytest.mark.parametrize(
    ("quote", "lang", "kind", "canonical"),
    [
        ("bà Idra Solven", "vi", "person", "Idra Solven"),
        ("Bộ trưởng Năng lượng Sigrun Dahl", "vi", "person", "Sigrun Dahl"),
        ("Ông Harun Tavel, cố vấn an ninh của Liên minh Ven Biển", "vi", "person", "Harun Tavel"),
        ("Bộ Quốc phòng Veska", "vi", "state", "Bộ Quốc phòng Veska"),
        ("tờ Tin Nhanh Orsel", "vi", "media", "Tin Nhanh Orsel"),
        ("hãng tin Bắc Vịnh", "vi", "media", "Bắc Vịnh"),
        ("Hãng tàu Tesk Line", "vi", "organisation", "Tesk Line"),
        ("các nguồn tin hải quan", "vi", "group", "nguồn tin hải quan"),
        ("Liên minh Ven Biển", "vi", "organisation", "Liên minh Ven Biển"),
        ("phát ngôn viên Hải quan Orsel Petra Lindau", "vi", "person", ""),
        ("Người phát ngôn chính phủ", "vi", "person", ""),
        ("Union leader Pell Adair", "en", "person", "Pell Adair"),
        ("deputy director Iva Renn", "en", "person", "Iva Renn"),
        ("The Ministry of Trade in Sorvane", "en", "state", "Ministry of Trade in Sorvane"),
        ("the harbour board of Merrow", "en", "organisation", ""),
        ("She", "en", "person", ""),
        ("they", "en", "group", ""),
        ("Mr. John A. Orm, the deputy minister", "en", "person", "John A. Orm"),
        ("Dr. Jane Vesk of St. Anne's Hospital", "en", "person", "Jane Vesk"),
        ("Sorvane's Foreign Minister Iva Volkin", "en", "person", "Iva Volkin"),
        ("Police Chief Alan McDermott", "en", "person", "Alan McDermott"),
        ("Mayor Bill de Groot", "en", "person", "Bill de Groot"),
        ("Her son, Lt. Sean McBride", "en", "person", "Sean McBride"),
        ("the U.N.", "en", "organisation", "U.N."),
        ("Bà Lê Thị B.", "vi", "person", "Lê Thị B."),
        ("Ngoại trưởng Nga Iva Volkin", "vi", "person", "Iva Volkin"),
        ("Thống đốc vùng Sumak, ông Ivan Orm", "vi", "person", "Ivan Orm"),
        ("", "vi", "", ""),
        ("…", "en", "", ""),
    ],
)
def test_kind_and_name_are_read_where_the_words_say_them(quote, lang, kind, canonical):
    assert read_actor(quote, lang) == ActorReading(kind, canonical)


def test_a_family_name_stands_for_the_nearest_person_who_bears_it():
    known = [KnownActor("ông Bru", "person", "Aksel Bru"), KnownActor("Sigrun Dahl", "person", "Sigrun Dahl")]
    assert read_actor("bà Dahl", "vi", known) == ActorReading("person", "Sigrun Dahl")


def test_a_pointing_word_stands_for_the_nearest_actor_with_that_head():
    known = [
        KnownActor("Bộ Y tế Maren", "state", "Bộ Y tế Maren"),
        KnownActor("Bộ Quốc phòng Veska", "state", "Bộ Quốc phòng Veska"),
    ]
    assert read_actor("bộ này", "vi", known) == ActorReading("state", "Bộ Y tế Maren")


def test_the_same_words_are_the_same_actor_whatever_their_case():
    known = [KnownActor("Các nguồn tin hải quan", "group", "nguồn tin hải quan")]
    assert read_actor("các nguồn tin hải quan", "vi", known).canonical == "nguồn tin hải quan"


def test_a_name_that_nobody_bears_is_its_own():
    known = [KnownActor("Sigrun Dahl", "person", "Sigrun Dahl")]
    assert read_actor("Lorens Vik", "vi", known) == ActorReading("", "Lorens Vik")


def test_the_samples_actors_are_read_well():
    right = named = kinds = actors = 0
    for line in Path(paths.resource("samples", "labelled.jsonl")).read_text("utf-8").splitlines():
        record = json.loads(line)
        known: list[KnownActor] = []
        for span in record["spans"]:
            if span["label"] != "actor":
                continue
            wanted = span["attributes"]
            reading = read_actor(span["text"], record["lang"], known)
            actors += 1
            kinds += reading.type == wanted.get("type")
            named += bool(reading.canonical)
            right += reading.canonical == wanted.get("canonical")
            known.insert(0, KnownActor(span["text"], wanted.get("type", ""), wanted.get("canonical", "")))
    print(f"actors {actors}, kinds right {kinds}, names given {named}, right {right}")
    assert kinds >= 0.85 * actors
    assert right >= 0.8 * named
