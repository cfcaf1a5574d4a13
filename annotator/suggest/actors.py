"""What an actor's own words say of it: what kind it is, and the name that it is known by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from annotator.suggest import lexicon

_WORDS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+(?![^\W_])|[^\W_]+(?:[-’'.&][^\W_]+)*|&")
"""Words; initials and letters with stops keep them: "A.", "U.N."."""
_PREFIXED = re.compile(r"[^\W\d_]{1,3}[-’'][A-ZÀ-Ý]")
_PARTICLES = {"van", "von", "de", "del", "der", "da", "di", "dos", "du", "bin", "ibn", "al", "el", "la", "le", "ter"}
TYPES = {"person", "state", "organisation", "media", "group"}
"""The types that the scheme has; a line of the list with another one is left out."""
_THIS = {"này", "ấy", "đó", "nay"}
_PRONOUNS = {"họ", "they", "we", "chúng"}
_BEFORE_A_PLACE = {"of", "for", "in", "at", "and", "của", "tại", "ở", "và"}
_ARTICLES = {"the", "a", "an", "các", "những", "một", "hai", "ba", "nhiều", "số", "vị", "some", "two", "three"}


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the person has marked: its words, and what was said of it."""

    quote: str
    type: str
    canonical: str


@dataclass(frozen=True, slots=True)
class ActorReading:
    """The kind of an actor and the name it is known by; what is not sure is empty."""

    type: str = ""
    canonical: str = ""


def read_actor(quote: str, lang: str, known: Iterable[KnownActor] = ()) -> ActorReading:
    """Read an actor's words. `known` are the actors marked already, the nearest first.

    The same words, a family name alone ("bà Dahl") or a head with a pointing word ("bộ này") are read as the known
    actor that they fit; a name of its own gives itself, without title and role; anything else gives no name.
    """
    words = _words(_named_part(quote, lexicon.language_of(lang)))
    if not words:
        return ActorReading()
    lang = lexicon.language_of(lang)
    kind = _kind(words, lang)
    earlier = _known_as(quote, words, kind, known)
    if earlier is not None:
        return ActorReading(earlier.type or kind, earlier.canonical)
    return ActorReading(kind, _own_name(words, kind, lang))


def _named_part(quote: str, lang: str) -> str:
    """Return the part before the first comma, or the one behind it where the name stands there: "her son, Lt. Ott"."""
    first, _, rest = quote.partition(",")
    words, behind = _words(first), _words(rest.partition(",")[0])
    if not words or not behind:
        return first
    titles = {title for known in lexicon.LANGUAGES for title in lexicon.entries("titles", known)}
    titled = behind[0].lower() in titles and words[0].lower() not in titles
    apart = lang == "en" and not _is_proper(words[-1]) and all(map(_is_proper, behind))
    return rest.partition(",")[0] if len(behind) > 1 and (titled or apart) else first


@cache
def _types(lang: str) -> dict[str, str]:
    """Return the list of types without the lines whose type is none."""
    found = {}
    for word, kind in lexicon.table("actor_types", lang).items():
        if kind in TYPES:
            found[word] = kind
        else:
            lexicon.leave_out("actor_types", lang, word)
    return found


def _words(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFC", text))


def _kind(words: list[str], lang: str) -> str:
    """Return the type whose list entry fits: the longest at the beginning, else (in English) the last one inside."""
    table = _types(lang)
    low = [word.lower().rstrip(".") for word in words]
    while low and low[0] in _ARTICLES and " ".join(low) not in table:
        fallback = table.get(low[0], "")
        low = low[1:]
        found = _at(low, 0, table)
        if found or not low:
            return found or fallback
    beginning = _at(low, 0, table)
    if beginning == "person" or lang != "en":
        return beginning
    # "Harbour board", "police chief": the head stands last, before "of", "for" or "in".
    head = next((at for at, word in enumerate(low) if word in {"of", "for", "in", "at", "who"}), len(low))
    return next((kind for at in range(head - 1, -1, -1) if (kind := _at(low[:head], at, table))), beginning)


def _at(words: list[str], start: int, table: dict[str, str]) -> str:
    for length in range(min(4, len(words) - start), 0, -1):
        kind = table.get(" ".join(words[start : start + length]))
        if kind:
            return kind
    return ""


def _known_as(quote: str, words: list[str], kind: str, known: Iterable[KnownActor]) -> KnownActor | None:
    name = _without_titles(_proper(words))
    head = _head_pointed_at(words)
    for actor in known:
        if not actor.canonical:
            continue
        if _same(actor.quote, quote) or _same(actor.canonical, quote):
            return actor
        if head and head in _heads(actor):
            return actor
        if name and kind in ("person", "") and actor.type == "person" and _ends_with(actor.canonical, name):
            return actor
    return None


def _head_pointed_at(words: list[str]) -> str:
    """Return what a pointing expression ("bộ này", "the board") says of the actor; empty for any other."""
    if len(words) > 1 and words[-1].lower() in _THIS:
        return " ".join(words[:-1]).lower()
    if len(words) == 2 and words[0].lower() in {"the", "this"} and words[1].islower():
        return words[1]
    return ""


def _heads(actor: KnownActor) -> set[str]:
    found: set[str] = set()
    for text in (actor.quote, actor.canonical):
        words = [word.lower() for word in _words(text)]
        found.update(" ".join(words[:length]) for length in (1, 2, 3) if length < len(words))
        found.update(words[1:])
    return found


def _same(first: str, second: str) -> bool:
    return _bare(_words(first.lower())) == _bare(_words(second.lower()))


def _ends_with(canonical: str, name: list[str]) -> bool:
    return _bare(_words(canonical)[-len(name) :]) == _bare(name)


def _bare(words: list[str]) -> list[str]:
    return [word.rstrip(".") for word in words]


def _is_proper(word: str) -> bool:
    return word[:1].isupper() or _PREFIXED.match(word) is not None


def _proper(words: list[str]) -> list[str]:
    """Return the last run of capitalised words that goes to the end: the name without title and role."""
    first = len(words)
    while first > 0 and (
        _is_proper(words[first - 1])
        or words[first - 1] == "&"
        or words[first - 1][:1].isdigit()
        or (words[first - 1] in _PARTICLES and first < len(words) and first > 1 and _is_proper(words[first - 2]))
    ):
        first -= 1
    run = words[first:]
    while run and not _is_proper(run[0]):
        run = run[1:]
    return run


def _own_name(words: list[str], kind: str, lang: str) -> str:
    """Return the name of the actor itself, or an empty text where the words do not say it for sure."""
    bare = words[1:] if words[0].lower() in _ARTICLES and len(words) > 1 else words
    name = _proper(bare)
    if kind == "group":
        return "" if bare[0].lower() in _PRONOUNS else " ".join(bare)
    if not name:
        return ""
    if kind == "person":
        return _person(bare, name, lang)
    if len(name) < len(bare) and bare[len(bare) - len(name) - 1].lower() in _BEFORE_A_PLACE and kind != "state":
        return ""  # "the harbour board of Merrow": the place is not the actor
    kept = _without_heads(bare, lang)
    return " ".join([kept[0][:1].upper() + kept[0][1:], *kept[1:]])


def _person(words: list[str], name: list[str], lang: str) -> str:
    before = words[: len(words) - len(name)]
    if before and before[-1].lower() in _BEFORE_A_PLACE:
        inner = _proper(before[:-1])  # "Dr. Jane Doe of St. Mary's Hospital"
        return _person(before[:-1], inner, lang) if inner else ""
    table = _types(lang)
    for length in (1, 2, 3):
        kind = table.get(" ".join(before[-length:]).lower(), "person") if len(before) >= length else "person"
        if kind != "person":
            return ""  # "phát ngôn viên Hải quan Orsel Petra Lindau": where the person's name begins is not said
    name = _without_titles(name)
    if lang == "en":
        heads = [at for at, word in enumerate(name[:-1]) if table.get(word.lower()) == "person"]
        return " ".join(name[heads[-1] + 1 :] if heads else name)
    role = before and before[-1].lower() not in lexicon.entries("titles", lang)
    return " ".join(_without_state(name) if role else name)


def _without_state(name: list[str]) -> list[str]:
    """Return a person's name without the state that stands before it in Vietnamese: "Ngoại trưởng Nga Sergei …"."""
    states = {state for lang in lexicon.LANGUAGES for state in lexicon.entries("states", lang)}
    length = next((n for n in (3, 2, 1) if n < len(name) and " ".join(name[:n]) in states), 0)
    return name[length:]


def _without_titles(name: list[str]) -> list[str]:
    tables = [_types(lang) for lang in lexicon.LANGUAGES]
    while name and any(name[0].lower().rstrip(".") in table for table in tables):
        name = name[1:]
    return name


def _without_heads(words: list[str], lang: str) -> list[str]:
    heads = lexicon.entries("dropped_heads", lang)
    for length in (3, 2, 1):
        if len(words) > length and " ".join(words[:length]).lower() in heads:
            return words[length:]
    return words
