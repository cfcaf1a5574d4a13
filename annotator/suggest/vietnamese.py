"""Vietnamese words: which syllables belong together, with exact places in the text as it is stored.

The model, its features and its rule of joining are those of pyvi 0.1.1 (Viet-Trung Tran, MIT), a conditional random
field over syllables. pyvi itself is never imported: that takes seconds and scikit-learn, and its answer is a text
without places. Its model file is read into python-crfsuite instead. Reading the model takes some 60 ms and 25 MB; the
words of 100,000 characters some 0.3 s, in which other threads may have to wait: use `annotator.suggest.apart`.
"""

from __future__ import annotations

import importlib.util
import pickle
import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from annotator.suggest.words import Extent, next_character, previous_character

if TYPE_CHECKING:
    from pycrfsuite import Tagger

ENGINE = "pyvi-0.1.1/1"
"""The model and our way of asking it; another number where either gives other words."""

# What is one syllable for pyvi, the first that fits: short forms with their stop, arrows and dots, addresses, numbers
# with separators, any other single mark, and letters and digits in a row.
_SHORT_FORM = r"[A-ZĐ]+\.|(?:Tp|Mrs?|Ms|Dr|ThS)\."
_SPECIAL = r"==>|->|\.\.\.|>>"
_ADDRESS = r"\w+://\S+|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+"
_REST = r"\d+(?:[.,_]\d+)+|[^\w\s]|\w+"
_SYLLABLE = re.compile(f"{_SHORT_FORM}|{_SPECIAL}|{_ADDRESS}|{_REST}")
_SYLLABLE_WITHOUT_ADDRESS = re.compile(f"{_SHORT_FORM}|{_SPECIAL}|{_REST}")

_INSIDE = "I_W"
"""The model's label for a syllable that goes on with the word before it."""


class Syllable(NamedTuple):
    """A syllable, number or mark: its extent in the text and, as the model knows it, in NFC."""

    start: int
    end: int
    form: str


def words(text: str, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Extent]:
    """Yield the words of more than one syllable, in order. Cancelled between lines, it just ends.

    They hold whole characters: a mark that could not be composed is a syllable for the model, and not for a reader.
    """
    for group in grouped(text, cancelled):
        if len(group) > 1:
            start, end = _whole(text, group[0].start), _whole(text, group[-1].end)
            if start < end:
                yield start, end


def grouped(text: str, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Sequence[Syllable]]:
    """Yield all words as their syllables. No word spans lines, which are those of `str.splitlines`."""
    begin = 0
    for line in text.splitlines(keepends=True):
        if cancelled():
            return
        syllables = _syllables(line, begin)
        if syllables:
            yield from _joined(syllables)
        begin += len(line)


def _whole(text: str, place: int) -> int:
    """Return the place itself or, inside a character as a reader sees it, that character's end."""
    end = next_character(text, previous_character(text, place))
    return end if end > place > 0 else place


def _syllables(line: str, begin: int) -> list[Syllable]:
    normal = unicodedata.normalize("NFC", line)
    # Searching for an e-mail address at every place takes quadratic time where there is none to be found.
    pattern = _SYLLABLE if "@" in normal or "://" in normal else _SYLLABLE_WITHOUT_ADDRESS
    found = pattern.finditer(normal)
    if normal == line:
        return [Syllable(begin + one.start(), begin + one.end(), one.group()) for one in found]
    places = places_in_original(line)
    return [Syllable(begin + places[one.start()], begin + places[one.end()], one.group()) for one in found]


def places_in_original(text: str) -> list[int]:
    """Return for each place in the NFC form of a text (its end too) the same place in the text.

    A place that is inside a character of the text which cannot be cut there is the next one that can.
    """
    places: list[int] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        normal = unicodedata.normalize("NFC", piece)
        inner: list[int] = []
        place = end
        for kept in range(len(normal) - 1, 0, -1):
            fitting = (cut for cut in range(len(piece)) if unicodedata.normalize("NFC", piece[:cut]) == normal[:kept])
            place = start + max(fitting, default=place - start)
            inner.append(place)
        places += [start, *reversed(inner)]
    return [*places, len(text)]


def _pieces(text: str) -> Iterator[Extent]:
    """Yield pieces whose NFC forms, put together, are the NFC form of all: a character and what may change it."""
    start = 0
    for place in range(1, len(text)):
        if not _may_join(text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _may_join(character: str) -> bool:
    """Tell whether a character can be composed or reordered with one before it: marks, and Hangul vowels and finals."""
    if character < "\u0300":
        return False
    return "\u1160" <= character <= "\u11ff" or unicodedata.category(character)[0] == "M"


def _joined(syllables: list[Syllable]) -> Iterator[list[Syllable]]:
    labels = _tagger().tag(_features([syllable.form for syllable in syllables]))
    group = [syllables[0]]
    for at in range(1, len(syllables)):
        if labels[at] == _INSIDE and _may_follow(syllables[at - 1].form, syllables[at].form):
            group.append(syllables[at])
        else:
            yield group
            group = [syllables[at]]
    yield group


def _may_follow(before: str, form: str) -> bool:
    """Tell whether two syllables can be one word at all: no marks, no numbers, no capital after a small letter."""
    if form in string.punctuation or before in string.punctuation:
        return False
    if form[0].isdigit() or before[0].isdigit():
        return False
    return before[0].istitle() or not form[0].istitle()


# The model


def _features(forms: list[str]) -> list[list[str]]:
    """Return what the model is asked about each syllable: itself, its neighbours, and whether a list has them."""
    pairs, triples = _lists()
    small = [form.lower() for form in forms]
    seen = [_seen(form) for form in forms]
    two = [f"{first} {second}" in pairs for first, second in pairwise(small)]
    three = [
        f"{first} {second} {third}" in triples
        for first, second, third in zip(small, small[1:], small[2:], strict=False)
    ]
    last = len(forms) - 1
    asked = []
    for at, (here, _, _) in enumerate(seen):
        about = [*here]
        if at > 0:
            about += seen[at - 1][1]
            if two[at - 1]:
                about.append("-1:word.bi_gram()")
            if at > 1 and three[at - 2]:
                about.append("-2:word.tri_gram()")
        if at < last:
            about += seen[at + 1][2]
            if two[at]:
                about.append("+1:word.bi_gram()")
            if at < last - 1 and three[at]:
                about.append("+2:word.tri_gram()")
        asked.append(about)
    return asked


@cache
def _seen(form: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the features that a syllable is for itself, for the one after it and for the one before it."""
    lower, upper, title = form.lower(), form.isupper(), form.istitle()
    shape = {"isupper": upper, "istitle": title, "isdigit": form.isdigit()}
    here = ("bias", f"word.lower():{lower}", *(f"word.{name}()" for name, is_so in shape.items() if is_so))
    around = tuple(f"word.{name}()" for name, is_so in (("istitle", title), ("isupper", upper)) if is_so)
    before = tuple(f"-1:{name}" for name in (f"word.lower():{lower}", *around))
    after = tuple(f"+1:{name}" for name in (f"word.lower():{lower}", *around))
    return here, before, after


@cache
def _tagger() -> Tagger:
    import pycrfsuite  # noqa: PLC0415  only where words are computed

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model())
    return tagger


@cache
def _model() -> bytes:
    """Return the model as crfsuite reads it. It stays referenced here, for the tagger only points to it."""
    with (_folder() / "pyvi3.pkl").open("rb") as stream:
        kept: Any = _Unpickler(stream).load()
    model: bytes = kept.state["modelfile"].state["__FILE_RESOURCE_DATA__"]
    return model


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of two and of three syllables that pyvi knows."""
    entries = (_folder() / "words.txt").read_bytes().decode("utf-8").split("\n")
    return (
        frozenset(entry for entry in entries if entry.count(" ") == 1),
        frozenset(entry for entry in entries if entry.count(" ") == 2),
    )


def _folder() -> Path:
    spec = importlib.util.find_spec("pyvi")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyvi is not installed", name="pyvi")
    return Path(spec.submodule_search_locations[0]) / "models"


class _Kept:
    """Stands for any object of the model's file; only what it was to be restored from is wanted."""

    state: Any = None

    def __new__(cls, *_args: object) -> Self:
        return object.__new__(cls)

    def __init__(self, *_args: object) -> None:
        pass

    def __setstate__(self, state: object) -> None:
        self.state = state


class _Unpickler(pickle.Unpickler):
    """Reads the model's file without the packages that wrote it, and runs nothing that it names."""

    def find_class(self, module: str, name: str) -> Any:
        """Return the one function that makes bytes of text, and for all else a stand-in."""
        if (module, name) == ("_codecs", "encode"):
            return str.encode
        return _Kept
