"""The word lists of names and reporting, made ready once for each language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from annotator.suggest import lexicon
from annotator.suggest.speech.tokens import Phrases

# Kinds of cues. What stands later in the list wins where two lists hold the same phrase.
SAYS, WEAK, PUTS, RELAYS, ACCORDING = "says", "weak", "puts", "relays", "according"
DENIES, REFUSES, REFUSING, NOT_DENIED = "denies", "refuses", "refusing", "not denied"
CHARACTERISES, CALLS, NO_CUE = "characterises", "calls", "none"
_CUES = {
    "cues_weak": WEAK,
    "cues": SAYS,
    "characterisings": CHARACTERISES,
    "cues_putting": PUTS,
    "relays": RELAYS,
    "according": ACCORDING,
    "calls": CALLS,
    "denials": DENIES,
    "refusals": REFUSES,
    "refusing": REFUSING,
    "non_denials": NOT_DENIED,
    "not_cues": NO_CUE,
}
COORDINATES = "coordinates"
TITLE, ROLE, BODY = "title", "role", "body"
_HEADS = {"organisations": BODY, "roles": ROLE, "titles": TITLE}


@dataclass(frozen=True, repr=False, eq=False)
class Lists:
    """Lists of one language; what each holds is said in its file under resources."""

    lang: str
    cues: Phrases
    heads: Phrases
    modifiers: Phrases
    domains: Phrases
    states: Phrases
    pronouns: Phrases
    adverbs: Phrases
    breaks: Phrases
    conjunctions: Phrases
    contrasts: Phrases
    complementisers: Phrases
    complementisers_far: Phrases
    addressing: Phrases
    openers: Phrases
    openers_silent: Phrases
    spreading: Phrases
    bare_verbs: Phrases
    refused: Phrases
    negations: Phrases
    negations_opening: Phrases
    insisting: Phrases
    nouns_before: Phrases
    nouns_after: Phrases
    passives: Phrases
    determiners: frozenset[str]
    links: frozenset[str]
    sentence_openers: frozenset[str]
    times: frozenset[str]
    dates: frozenset[str]
    no_names: frozenset[str]
    plurals: frozenset[str]
    no_speakers: Phrases
    nobody: Phrases
    cues_of_nouns: Phrases
    occasions: frozenset[str]


@cache
def lists(lang: str) -> Lists:
    """Return the lists of "vi" or "en"; a list that a language does not have is empty."""
    return Lists(
        lang=lang,
        cues=_phrases(lang, _CUES),
        heads=_heads(lang),
        modifiers=_phrases(lang, {"role_modifiers": ""}),
        domains=_phrases(lang, {"domains": ""}),
        states=_phrases(lang, {"states": ""}),
        pronouns=_phrases(lang, {"pronouns": ""}),
        adverbs=_phrases(lang, {"adverbs": ""}),
        breaks=_phrases(lang, {"breaks": "break", "conjunctions": "break", "coordinators": COORDINATES}),
        conjunctions=_phrases(lang, {"conjunctions": ""}),
        contrasts=_phrases(lang, {"contrasts": ""}),
        complementisers=_phrases(lang, {"complementisers": ""}),
        complementisers_far=_phrases(lang, {"complementisers_far": ""}),
        addressing=_phrases(lang, {"addressing": ""}),
        openers=_phrases(lang, {"openers": ""}),
        openers_silent=_phrases(lang, {"openers_silent": ""}),
        spreading=_phrases(lang, {"spreading": ""}),
        bare_verbs=_phrases(lang, {"bare_verbs": ""}),
        refused=_phrases(lang, {"refused": ""}),
        negations=_phrases(lang, {"negations": ""}),
        negations_opening=_phrases(lang, {"negations_opening": ""}),
        insisting=_phrases(lang, {"cues_insisting": ""}),
        nouns_before=_phrases(lang, {"nouns_before": ""}),
        nouns_after=_phrases(lang, {"nouns_after": ""}),
        passives=_phrases(lang, {"passives": ""}),
        determiners=_words(lang, "determiners"),
        links=_words(lang, "links"),
        sentence_openers=_words(lang, "sentence_openers"),
        times=_words(lang, "times"),
        dates=_words(lang, "dates"),
        no_names=_words(lang, "no_names"),
        plurals=_words(lang, "plurals"),
        no_speakers=_phrases(lang, {"no_speakers": ""}),
        nobody=_phrases(lang, {"nobody": ""}),
        cues_of_nouns=_phrases(lang, {"cues_of_nouns": ""}),
        occasions=_words(lang, "occasions"),
    )


def _entries(lang: str, name: str) -> list[str]:
    """Return the entries of a list; forms of one word that stand on one line with commas are one entry each."""
    forms = (form.strip() for entry in lexicon.entries(name, lang) for form in entry.split(","))
    return [form for form in forms if form]


def _phrases(lang: str, kinds: dict[str, str]) -> Phrases:
    return Phrases((entry, kind) for name, kind in kinds.items() for entry in _entries(lang, name))


def _heads(lang: str) -> Phrases:
    """Return titles, roles and bodies; English ones in the plural too."""
    found = [(entry, kind) for name, kind in _HEADS.items() for entry in _entries(lang, name)]
    if lang == "en":
        plural = [(_plural(entry), kind) for entry, kind in found if kind != TITLE]
        found = plural + found
    return Phrases(found)


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh")) else "s")


def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(entry.lower() for entry in _entries(lang, name))
