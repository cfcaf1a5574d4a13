"""Sentences of the overview: its coverage, what to choose from, and what a number is of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.services.agreement.results import Coverage, Pair
from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Asked
from annotator.ui.overview.counted import Overview
from annotator.ui.overview.lists import kind_names
from annotator.ui.overview.matrices import measure_names
from annotator.ui.overview.numbers import Numbers
from annotator.ui.overview.source import Source

translate = QCoreApplication.translate
_LINKS = {names.LINKS_ALL, names.LINKS_GIVEN}
_ATTRIBUTES = {names.ATTRIBUTE_PERCENT, names.ATTRIBUTE_ALPHA}
_APART = "|"


def title() -> str:
    """Return the page's title."""
    return translate("Overview", "Agreement")


def coverage(counted: Coverage, numbers: Numbers) -> str:
    """Return what the numbers were made from, and what was left out of them."""
    compared = counted.compared
    finished = Overview().finished(compared)
    said = [finished.format(every=numbers.count(counted.articles))]
    alone = counted.finished - counted.finished_by_two
    if alone > 0:
        said.append(Overview().alone(alone))
    said += [_sentence(numbers.note(note)) for note in counted.notes]
    said.append(translate("Overview", "Outer quotation marks and closing stops are trimmed. Boilerplate is left out."))
    return " ".join(said)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else f"{text}."


def lacking(counted: Coverage, numbers: Numbers) -> str:
    """Return how far it is from something to compare."""
    if counted.finished_by_two:
        return " ".join(_sentence(numbers.note(note)) for note in counted.notes)
    return translate("Overview", "{one} of {every} articles are finished, none by two people.").format(
        one=numbers.count(counted.finished), every=numbers.count(counted.articles)
    )


def nothing() -> str:
    """Return why there is nothing to compare."""
    return translate("Overview", "Two people must have finished the same article.")


def people_choices(source: Source) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen of people: all, or two of them."""
    pairs = source.pairs()
    found = [("", translate("Overview", "All annotators"))]
    if len(pairs) > 1:
        found += [(pair_key(pair), pair_name(source, pair)) for pair in pairs]
    return tuple(found)


def label_choices(source: Source) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen of labels."""
    labels = ((label, source.label_name(label)) for label in source.all_labels())
    return (("", translate("Overview", "All labels")), *labels)


def pair_key(pair: Pair | None) -> str:
    """Return what stands for a pair in a chooser; empty for all of them."""
    return _APART.join(pair) if pair is not None else ""


def pair_of(key: str) -> Pair | None:
    """Return the pair that a key stands for."""
    one, _, other = key.partition(_APART)
    return (one, other) if key else None


def pair_name(source: Source, pair: Pair) -> str:
    """Return the names of two annotators."""
    return " – ".join(source.person(person) for person in pair)


def asked_title(asked: Asked, source: Source) -> str:
    """Return in words what a number is of."""
    known = measure_names()
    parts = [known.get(asked.measure, asked.measure)]
    if asked.label:
        parts.append(_label_name(asked, source))
    if asked.cell is not None:
        parts.append(" – ".join(source.label_name(label) for label in asked.cell))
    if asked.kind:
        parts.append(kind_names().get(asked.kind, asked.kind))
    if asked.month:
        parts.append(source.numbers.month(asked.month))
    if asked.person:
        parts.append(source.person(asked.person))
    if asked.pair is not None:
        parts.append(pair_name(source, asked.pair))
    if asked.article:
        parts.append(source.agreement.titles.get(asked.article) or asked.article)
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def _label_name(asked: Asked, source: Source) -> str:
    if asked.measure in _LINKS:
        return source.link_name(asked.label)
    return source.attribute_name(asked.label) if asked.measure in _ATTRIBUTES else source.label_name(asked.label)
