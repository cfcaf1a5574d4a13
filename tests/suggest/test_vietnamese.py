"""Vietnamese words: the same as pyvi's own, at exact places of the text as it is stored."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import select
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.suggest import apart, vietnamese, words
from annotator.suggest.extents import Extents

SHARED = Path(__file__).resolve().parents[3] / "shared" / "articles"
SAMPLES = sorted(paths.resource("samples").glob("**/*.txt")) + sorted(paths.resource("samples").glob("**/*.jsonl"))

NASTY = """\
Ủy ban nhân dân TP.HCM và Bộ Giáo dục họp tại TP.Hồ Chí Minh, bà Mr. K. có mặt... rồi về
Hơn 12.000 người, 3,5 triệu đồng; 10 % và 10% số hộ, F-35, B-52H, 20/10/2023, lúc 18h30
Xem https://bao.example/tin?a=1&b=ông hoặc viết cho toa_soan+tin@bao.example.vn nhé
==> Kết luận -> đồng ý >> hết... còn nữa…
Anh nói: “Không, tôi không biết gì cả” – rồi “bỏ đi” (theo lời kể) [1]
miền Bắc-Trung Bộ, in-đô-nê-xi-a, snake_case_tên, một_hai, xã hội_chủ nghĩa
😀 vui vẻ 👨‍👩‍👧 gia đình 🇻🇳 Việt Nam 👍🏽 đồng ý ☝️
İstanbul, Straße, ΟΔΟΣ Σ, ½ cân, m², số ①, x̌ ǰ ạ́ ự́
מכתב שלום và 안녕하세요 và नमस्ते và ไทยคำ cùng chung sống
HÀ NỘI, THÀNH PHỐ HỒ CHÍ MINH; Hội Đồng nhân dân; hội đồng Nhân Dân
a.b.c 1.2.3 1,2,3 1_2_3 ... .... -- -> => '"' ''
Ông không phủ nhận thông tin, chính phủ cho biết sẽ điều tra vụ việc trong thời gian tới
"""
"""Of our own writing: what the syllable pattern, the model's features and the rule of joining could stumble over."""

PYVI = """
import json, sys, warnings
warnings.simplefilter("ignore")
from pyvi import ViTokenizer
for asked in sys.stdin:
    print(json.dumps([ViTokenizer.tokenize(line) for line in json.loads(asked)]), flush=True)
"""


Pyvi = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def pyvi() -> Iterator[Pyvi]:
    """What pyvi itself makes of lines; in a process of its own, for it brings scikit-learn and warnings along."""
    command = [sys.executable, "-c", PYVI]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        asking, answering = process.stdin, process.stdout
        assert asking is not None
        assert answering is not None

        def answer(lines: list[str]) -> list[str]:
            asking.write(json.dumps(lines) + "\n")
            asking.flush()
            return json.loads(answering.readline())

        yield answer
        asking.close()


def lines_of(texts: list[str]) -> list[str]:
    """The lines that have something in them, as often as they come."""
    return [line for text in texts for line in text.splitlines() if line.strip()]


def as_pyvi(line: str) -> str:
    """Our words, written as pyvi writes its own."""
    return " ".join("_".join(syllable.form for syllable in group) for group in vietnamese.grouped(line))


def variants(text: str) -> dict[str, str]:
    """The same article as other programs may store it."""
    composed = unicodedata.normalize("NFC", text)
    return {
        "NFC": composed,
        "NFD": unicodedata.normalize("NFD", text),
        "CRLF": composed.replace("\n", "\r\n"),
        "no-break spaces": composed.replace(" ", "\u00a0"),
        "double blanks": composed.replace(" ", "  "),
        "tabs": composed.replace(" ", "\t"),
        "emoji": composed.replace(". ", ". 😀 ").replace("\n", " 🌉\n"),
        "NFD with narrow blanks": unicodedata.normalize("NFD", text).replace(" ", "\u202f"),
        "separators": composed.replace("\n", "\u2029").replace(", ", ",\u2028"),
    }


def check_places(text: str, pyvi: Pyvi) -> int:
    """Check that each joined word of a text, read from it, is what pyvi makes of the line; return their number."""
    lines = [line for line in text.splitlines() if line.strip()]
    theirs = [re.sub(r"\s+", " ", word) for line in pyvi(lines) for word in line.split(" ") if "_" in word]
    ours = [text[start:end] for start, end in vietnamese.words(text)]
    read = [re.sub(r"\s+", " ", unicodedata.normalize("NFC", quote)) for quote in ours]
    assert read == [word.replace("_", " ") for word in theirs]
    return len(read)


# ---------------------------------------------------------------- the same words


def test_the_samples_and_nasty_texts_give_the_words_that_pyvi_gives(pyvi):
    texts = [NASTY, *(path.read_text("utf-8") for path in SAMPLES)]
    lines = lines_of([form for text in texts for form in (text, unicodedata.normalize("NFD", text))])
    assert len(lines) > 100
    assert [as_pyvi(line) for line in lines] == pyvi(lines)


def test_texts_thrown_together_give_the_words_that_pyvi_gives(pyvi):
    rng = random.Random(5)
    syllables = [part for path in SAMPLES for part in path.read_text("utf-8").split()] + NASTY.split()
    odd = [*"aàăâbcdđeêxyAĐH019.,-_:@/“”\"'!…=>\u0301\u0323\u200d😀🇻🇳ßİΣ\u1112\u1161\u11ab½²ก\u093f\t \u00a0", "  "]
    lines = []
    for _ in range(600):
        lines.append("".join(rng.choice(odd) for _ in range(rng.randrange(1, 60))))
        blank = rng.choice([" ", "  ", "\u00a0", "\t"])
        lines.append(blank.join(rng.choice(syllables) + rng.choice(["", "", ".", "-", "\u0301"]) for _ in range(30)))
    lines = [line for line in lines if line.strip()]
    assert [as_pyvi(line) for line in lines] == pyvi(lines)


def test_the_engine_is_named_after_the_model_that_is_installed():
    assert vietnamese.ENGINE.startswith(f"pyvi-{version('pyvi')}/")


def test_words_are_computed_without_scikit_learn():
    code = (
        "import sys; from annotator.suggest import vietnamese\n"
        "print(len(list(vietnamese.words('Ủy ban nhân dân thành phố họp'))))\n"
        "print(*(name for name in ('sklearn', 'numpy', 'scipy', 'pyvi', 'sklearn_crfsuite') if name in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")
    assert int(told[0]) >= 2
    assert told[1] == ""


# ---------------------------------------------------------------- exact places


@pytest.mark.parametrize("name", list(variants("")))
def test_joined_words_of_the_samples_lie_where_they_stand(name, pyvi):
    article = next(path for path in SAMPLES if path.suffix == ".jsonl").read_text("utf-8").splitlines()[0]
    text = variants(json.loads(article)["text"])[name]
    assert check_places(text, pyvi) > 20


def test_a_word_spans_no_line():
    for breaking in ("\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"):
        text = f"ủy ban{breaking}nhân dân"
        assert all(breaking not in text[start:end] for start, end in vietnamese.words(text))


def test_a_word_holds_whole_characters():
    text = "hội đo\u0302\u0300ng\u0323\u0323\u0323 thành pho\u0302\u0301\u030c và 👨‍👩‍👧 gia đình"
    for start, end in vietnamese.words(text):
        for place in (start, end):
            before = words.previous_character(text, place)
            assert words.next_character(text, before) == place or place == 0


MARKS = "aeêouưđ y\u0301\u0300\u0323\u0302\u031b\u0306\u1112\u1161\u11ab가\u0344\u0f73\u093c\u09c7\u09be\u0b47\u0b56😀"


@given(st.text(alphabet=st.sampled_from(MARKS), max_size=30))
def test_every_place_in_the_nfc_form_has_its_place_in_the_text(text):
    normal = unicodedata.normalize("NFC", text)
    places = vietnamese.places_in_original(text)
    assert len(places) == len(normal) + 1
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(text))
    assert "".join(unicodedata.normalize("NFC", text[a:b]) for a, b in vietnamese._pieces(text)) == normal
    plain = [at for at in range(len(normal)) if not unicodedata.combining(normal[at]) and normal[at] in "aeêouưđ y😀"]
    for at in plain:
        assert unicodedata.normalize("NFC", text[: places[at]]) == normal[:at]


def test_a_long_run_without_blanks_has_no_words():
    assert list(vietnamese.words("." * 100_000 + "a-" * 50_000)) == []


def test_cancelled_it_ends_at_the_next_line():
    text = "Ủy ban nhân dân họp.\n" * 50
    asked = iter([False] * 3 + [True] * 50)
    assert len(list(vietnamese.words(text, lambda: next(asked)))) < len(list(vietnamese.words(text))) / 10


# ---------------------------------------------------------------- in a process of its own


def test_apart_the_words_are_the_same():
    text = NASTY + "".join(path.read_text("utf-8") for path in SAMPLES)
    assert apart.words(text) == Extents(vietnamese.words(text)).to_bytes()
    assert apart.words("") == Extents().to_bytes()


def test_apart_it_ends_at_the_next_look_once_it_is_cancelled():
    asked = itertools.count(1)
    assert apart.words(NASTY * 4000, lambda: next(asked) > 3) is None
    assert next(asked) == 6, "asked a fourth time, and once more at the end"


def test_what_breaks_the_process_is_told(monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with pytest.raises(apart.NoWords, match=r"\w"):
        apart.words("Ủy ban")


ASKING = """
import os
from pathlib import Path
from annotator.suggest import apart

looks = 0

def is_mine(process):
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1]) == os.getpid()
    except OSError:  # it has ended meanwhile
        return False

def cancelled():
    global looks
    looks += 1
    if looks == 10:  # half a second later: in the midst of it
        print(*filter(is_mine, Path("/proc").glob("[0-9]*")), flush=True)
        os.kill(os.getpid(), 9)

apart.words("Ủy ban nhân dân thành phố họp. " * 100_000, cancelled)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked at by Linux's means")
def test_the_process_ends_with_the_one_that_asked_even_when_that_is_killed():
    asking = subprocess.run([sys.executable, "-c", ASKING], capture_output=True, text=True, check=False)
    assert asking.returncode == -9
    for folder in asking.stdout.split():
        try:
            process = os.pidfd_open(int(Path(folder).name))
        except ProcessLookupError:
            continue
        assert select.select([process], [], [], 5)[0] == [process]
        os.close(process)
    assert len(asking.stdout.split()) == 1


# ---------------------------------------------------------------- real articles


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no articles lie beside this checkout")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.txt")), ids=lambda path: path.stem)
def test_the_words_of_real_articles_are_those_of_pyvi_and_lie_where_they_stand(path, pyvi):
    text = path.read_text("utf-8")
    lines = lines_of([text])
    assert [as_pyvi(line) for line in lines] == pyvi(lines)
    for form in variants(text).values():
        assert check_places(form, pyvi) > 50
