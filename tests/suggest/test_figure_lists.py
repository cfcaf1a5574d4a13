"""The word lists of the figure reader: what anyone who edits them may rely on."""

from __future__ import annotations

import unicodedata

import pytest

from annotator import paths
from annotator.domain.scheme import scheme_from_toml
from annotator.suggest import lexicon
from annotator.suggest.actors import TYPES
from annotator.suggest.figure.text import tokens
from annotator.suggest.figure.words import MORE, VALUES, lexis

SCHEME = scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))
FIGURE = SCHEME.label("figure")
OPTIONS = {one.id: {option.id for option in one.options} for one in FIGURE.attributes}
NUMBERS = ("number_words", "scale_words", "scale_signs")
WORDS = (
    *("unit_nouns", "unit_stops", "unit_modifiers", "currencies", "changes", "quantifiers", "clock_openers"),
    *(
        "year_words",
        "calendar_words",
        "noun_joiners",
        "plurals",
        "range_words",
        "decimal_points",
        "either",
    ),
)
ALL = [(name, lang) for name in (*NUMBERS, *VALUES, "fractions", *WORDS) for lang in lexicon.LANGUAGES]


@pytest.mark.parametrize(("name", "lang"), ALL)
def test_a_list_says_first_what_it_is_for(name, lang):
    text = paths.resource("lexicon", lang, f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")


@pytest.mark.parametrize(("name", "lang"), ALL)
def test_no_entry_stands_twice_in_a_list(name, lang):
    keys = [tokens(entry.partition(" = ")[0]) for entry in lexicon.entries(name, lang)]
    assert all(keys)
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
@pytest.mark.parametrize("name", NUMBERS)
def test_number_words_are_worth_whole_numbers(name, lang):
    assert all(int(value) > 0 for value in lexicon.table(name, lang).values())


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
@pytest.mark.parametrize("name", VALUES)
def test_values_are_those_that_the_reader_knows(name, lang):
    for word, values in lexicon.table(name, lang).items():
        for value in values.split(","):
            assert value.strip() in VALUES[name] | MORE.get(name, set()), word


def test_values_that_come_to_stand_in_the_form_are_those_of_the_scheme():
    assert VALUES["units"] == OPTIONS["kind"] - {"money", "vague"}
    assert VALUES["approximators"] - {"none", "unsure"} <= OPTIONS["approx"]
    assert VALUES["approximators_after"] <= OPTIONS["approx"]
    assert VALUES["number_endings"] - {"vague"} <= OPTIONS["approx"]
    assert {option.id for option in SCHEME.label("actor").attribute("type").options} == TYPES


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_every_entry_is_found_whole_by_its_first_and_by_its_last_word(lang):
    from annotator.suggest.figure.text import Line

    words = lexis(lang)
    for name, phrases in (("approximators", words.approximators), ("units", words.units), ("unit_nouns", words.nouns)):
        for entry in lexicon.table(name, lang):
            line = Line(entry, 0, len(entry))
            assert phrases.at(line, 0)[0] == line.count
            assert phrases.before(line, line.count)[0] == 0
