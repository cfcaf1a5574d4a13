"""One giant paragraph is read piece by piece, and says what its sentences say in paragraphs of their own."""

import pytest

from annotator.suggest import clauses, figures, names, quotations, reporting
from tests.counting import Watched
from tests.suggest import labelled


def paragraphs(lang: str) -> list[str]:
    """The sample paragraphs that end with a sentence: headings would run into what follows them."""
    lines = (line for text, its in labelled.samples() if its == lang for line in text.split("\n"))
    return [line for line in lines if line.endswith((".", "”", '"'))] * 2


def read(text: str, lang: str) -> set[tuple[str, object, int, int]]:
    """All that is found in a text, with what is said of it, and its place."""
    found = [("figure", one.reading, one.start, one.end) for one in figures.figures(text, lang)]
    found += [("name", "", *one) for one in names.names(text, lang)]
    found += [("quotation", "", *one) for one in quotations.quotations(text)]
    for one in reporting.reported(text, lang):
        said = (one.form, one.denial, one.non_denial, text[slice(*one.cue)])
        said = (*said, text[slice(*one.speaker)] if one.speaker else "")
        found.append(("reported", said, one.start, one.end))
    return set(found)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_samples_are_read_alike_in_one_paragraph_and_in_many(lang):
    apart, at = set(), 0
    for line in paragraphs(lang):
        apart |= {(kind, said, start + at, end + at) for kind, said, start, end in read(line, lang)}
        at += len(line) + 1
    whole = " ".join(paragraphs(lang))
    assert len(whole) > 15_000
    assert read(whole, lang) == apart


LOOKS = {
    "reported_at": lambda text, place: reporting.reported_at(text, place, "vi", denial=False),
    "next_reported": lambda text, place: reporting.next_reported(text, place, "vi", 1),
    "name_at": lambda text, place: names.name_at(text, place, "vi"),
    "next_name": lambda text, place: names.next_name(text, place, "vi", 1),
    "previous_name": lambda text, place: names.next_name(text, place, "vi", -1),
    "figure_at": lambda text, place: figures.figure_at(text, place, "vi"),
    "next_figure": lambda text, place: figures.next_figure(text, place, "vi", 1),
    "previous_figure": lambda text, place: figures.next_figure(text, place, "vi", -1),
    "next_quotation": lambda text, place: quotations.next_quotation(text, place, 1),
    "phrase_at": lambda text, place: clauses.phrase_at(text, place, "vi"),
    "clause_at": lambda text, place: clauses.clause_at(text, place, "vi"),
}


@pytest.mark.parametrize("between", [" ", "\n"], ids=["one paragraph", "many"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_look_at_a_place_sees_little_of_a_giant_text(look, between):
    whole = labelled.long_text(2_000_000, between)
    most = 0
    for place in range(0, len(whole), len(whole) // 50):
        text = Watched(whole)
        LOOKS[look](text, place)
        most = max(most, text.taken)
    assert 0 < most < 12_000


@pytest.mark.parametrize("between", [" ", "\n"], ids=["one paragraph", "many"])
def test_a_long_text_is_gone_through_once(between):
    for find in (figures.figures, names.names, reporting.reported):
        text = Watched(labelled.long_text(200_000, between))
        assert len(find(text, "vi")) > 200
        assert text.taken < 2 * len(text)


def test_a_long_text_without_quotations_is_left_at_once():
    text = Watched("Tàu qua sông rồi dừng ở bến. " * 70_000)
    assert quotations.next_quotation(text, 0, 1) is None
    assert text.taken == 0
