"""The word lists of the figure reader: what anyone who edits them may rely on."""

from __future__ import annotations

import unicodedata

import pytest

from annotator import paths
from annotator.domain.scheme import scheme_from_toml
from annotator.suggest import lexicon
from annotator.suggest.figure.text import tokens
from annotator.suggest.figure.words import REASONS, lexis

SCHEME = scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))
FIGURE = SCHEME.label("figure")
OPTIONS = {one.id: {option.id for option in one.options} for one in FIGURE.attributes}
NUMBERS = ("number_words", "scale_words", "scale_signs")
MAPPINGS = {
    "units": OPTIONS["kind"] - {"money", "vague"},
    "approximators": OPTIONS["approx"] | {"none", "unsure"},
    "approximators_after": OPTIONS["approx"],
    "classifiers": {"measure", "noun"},
    "negatives": {"word", "weak", "none", "after", "unsure"},
    "number_endings": OPTIONS["approx"] | {"vague"},
    "parts": {"whole", "number", "share"},
    "not_figures": set(REASONS),
}
WORDS = (
    *("unit_nouns", "unit_stops", "unit_modifiers", "currencies", "wholes", "changes", "quantifiers", "clock_openers"),
    *(
        "year_words",
        "calendar_words",
        "noun_joiners",
        "plurals",
        "vague_words",
        "fractions",
        "number_tails",
        "range_words",
        "decimal_points",
        "either",
    ),
)
ALL = [(name, lang) for name in (*NUMBERS, *MAPPINGS, *WORDS) for lang in lexicon.LANGUAGES]


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
@pytest.mark.parametrize("name", MAPPINGS)
def test_values_are_those_that_the_reader_and_the_scheme_know(name, lang):
    for word, values in lexicon.table(name, lang).items():
        for value in values.split(","):
            extra = {"not small", "not duration", "not whole"} if name == "approximators" else set()
            assert value.strip() in MAPPINGS[name] | extra, word


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_every_entry_is_found_whole_by_its_first_and_by_its_last_word(lang):
    from annotator.suggest.figure.text import Line

    words = lexis(lang)
    for name, phrases in (("approximators", words.approximators), ("units", words.units), ("unit_nouns", words.nouns)):
        for entry in lexicon.table(name, lang):
            line = Line(entry, 0, len(entry))
            assert phrases.at(line, 0)[0] == line.count
            assert phrases.before(line, line.count)[0] == 0
