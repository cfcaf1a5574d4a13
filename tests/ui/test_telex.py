"""Keys that a Vietnamese input method has composed into letters are read as the keys that were pressed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.telex import BURST, TelexReader, is_composed, key_of

TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VOWELS = "aeiouy"


def with_mark(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


class Hook:
    """A small Telex input method: it types what UniKey would, by Backspaces and letters."""

    def __init__(self) -> None:
        self.word = ""

    def press(self, key: str) -> list[str]:
        """What the widget gets for a key: "\\b" is a Backspace."""
        before, self.word = self.word, self._after(key)
        if self.word == before + key:
            return [key]
        same = 0
        while same < min(len(before), len(self.word)) and before[same] == self.word[same]:
            same += 1
        return ["\b"] * (len(before) - same) + list(self.word[same:])

    def _after(self, key: str) -> str:
        word = self.word
        if key in TONES:
            at = next((at for at in range(len(word) - 1, -1, -1) if self._base(word[at]) in VOWELS), -1)
            if at >= 0 and TONES[key] in unicodedata.normalize("NFD", word[at]):  # pressed twice: meant as a letter
                bare = unicodedata.normalize("NFD", word[at]).replace(TONES[key], "")
                return word[:at] + unicodedata.normalize("NFC", bare) + word[at + 1 :] + key
            if at >= 0 and not self._tone(word[at]):
                return word[:at] + with_mark(word[at], TONES[key]) + word[at + 1 :]
        elif key in "aeo" and key in word and not word.endswith(key + key):
            at = word.rindex(key)
            return word[:at] + with_mark(key, "\u0302") + word[at + 1 :]
        elif key == "d" and "d" in word:
            at = word.index("d")
            return word[:at] + "đ" + word[at + 1 :]
        elif key == "w":
            at = next((at for at in range(len(word) - 1, -1, -1) if word[at] in "aou"), -1)
            if at >= 0:
                return word[:at] + with_mark(word[at], "\u0306" if word[at] == "a" else "\u031b") + word[at + 1 :]
            return word + "ư"
        return word + key

    @staticmethod
    def _base(letter: str) -> str:
        return unicodedata.normalize("NFD", letter)[0]

    @staticmethod
    def _tone(letter: str) -> bool:
        return any(mark in unicodedata.normalize("NFD", letter) for mark in TONES.values())


def read(keys: str) -> str:
    """What the reader makes of the keys of one word, typed half a second apart."""
    hook, reader, found = Hook(), TelexReader(), []
    for number, key in enumerate(keys):
        at = number * 500
        for event in hook.press(key):
            at += 1
            if event == "\b":
                reader.backspace(at)
                continue
            meant = reader.letter(event, at)
            if meant is None:
                found.append(event)
            elif meant:
                found.append(meant)
    return "".join(found)


@pytest.mark.parametrize(
    "keys",
    ["af", "dd", "aa", "aaf", "w", "ww", "dad", "caf", "cf", "xw", "fcda", "dadf", "qrx", "ee", "aw", "ow", "daff"],
)
def test_label_keys_come_back_as_they_were_pressed(keys):
    assert read(keys) == keys


@given(st.text(alphabet="cdafwqrxeboglnv", max_size=14))
def test_any_keys_come_back_as_they_were_pressed(keys):
    assert read(keys) == keys


def test_a_backspace_pressed_by_hand_changes_nothing_of_the_next_key():
    reader = TelexReader()
    assert reader.letter("a", 0) is None
    reader.backspace(1000)
    assert reader.letter("f", 1000 + BURST + 1) is None


def test_a_composed_letter_without_a_word_before_stands_for_its_mark():
    reader = TelexReader()
    reader.backspace(0)
    assert reader.letter("à", 2) == "f"


def test_after_another_key_a_new_word_begins():
    reader = TelexReader()
    reader.letter("d", 0)
    reader.other()
    assert reader.letter("d", 500) is None


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("à", "f"),
        ("á", "s"),
        ("ả", "r"),
        ("ã", "x"),
        ("ạ", "j"),
        ("â", "a"),
        ("ê", "e"),
        ("ô", "o"),
        ("ư", "w"),
        ("đ", "d"),
        ("Đ", "d"),
        ("ầ", "f"),
    ],
)
def test_each_mark_has_its_key(letter, key):
    assert is_composed(letter)
    assert key_of(letter) == key


@pytest.mark.parametrize("letter", ["a", "A", "1", "", "ñ!", "я", "é!"])
def test_what_is_no_vietnamese_letter_is_not_composed(letter):
    assert not is_composed(letter)
