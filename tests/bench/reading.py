"""How long a key waits for what the text says: what stands at the caret for C, A and F; the next for R, X, W and Q.

    python3 run.py bench reading            or, with the environment's Python: tests/bench/reading.py [--rounds 60]
                                            [--sizes 6000,200000,2000000] [--only looks,first,whole,typing]

looks: each look-up at so many places of a seeded text of every size, all in one paragraph and in many. What the readers
keep of passages is forgotten before every look, so that each is the first at its place; the word lists are read before.
A look counts with the best of three times: what it takes, whatever else the machine does.
Printed are the median and the 95th percentile in ms, and the ratio of the median to that in the smallest text of the
same shape: what is clearly more than 1 grows with the length.

first: each look-up first of all in a process of its own, with the modules and the lists that it reads; the program
reads them beside the window before a key needs them. whole: what goes through a whole text, by the ratio of its time in
eight times the text to eight times its time; 1 is a time that grows as the length does. typing: titles found at each
letter typed. Exits with 1 where a 95th percentile or a ratio is above its target.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator import paths
from annotator.domain.finding import Folded
from annotator.suggest import clauses, figures, names, quotations, reporting, vietnamese, words
from annotator.suggest.lexed import Words
from annotator.suggest.walking import WHOLE
from annotator.ui.overlays.matching import Titles, query_words

ROOT = Path(__file__).resolve().parents[2]
LOOKS = {
    "C": "reporting.reported_at(text, place, 'vi', denial=False) or clauses.clause_at(text, place, 'vi')",
    "A": "names.name_at(text, place, 'vi') or Words(text).word_at(place)",
    "F": "figures.figure_at(text, place, 'vi') or Words(text).word_at(place)",
    "R": "reporting.next_reported(text, place, 'vi', 1)",
    "X": "figures.next_figure(text, place, 'vi', 1)",
    "W": "names.next_name(text, place, 'vi', 1)",
    "Q": "quotations.next_quotation(text, place, 1)",
}
"""What each key asks, as Python: evaluated here, and in processes where nothing else is read."""
NAMES = {one.__name__.rpartition(".")[2]: one for one in (clauses, figures, names, quotations, reporting)}
TARGET, FIRST_TARGET, LETTER_TARGET = 8, 250, 16
"""Milliseconds: the 95th percentile of a look-up; the first one of a process; a letter typed among titles."""
GROWS_AT_MOST, LINEAR_AT_MOST = 3, 2
"""The largest text to the smallest, at other sentences; eight times a text to eight times its time."""
LEAST = 0.5
"""Milliseconds; what is quicker counts as this much in a ratio that has a target."""
WORST_TARGET = 600
"""Milliseconds of the worst passage: its sentences may be as long as itself, so names and cues are looked for in all of
it again and again. Longer paragraphs are read in pieces."""
TIMES = 8
SHOWN = 30
PIECES = (
    *("1", "1 ", "123 ", "1.", "1–1 ", "1:", "hai ", "hai ba ", "nghìn ", "$1", "5% ", "từ 5 đến ", "khoảng ", "m/"),
    *("a\u0301", "a hundred and ", "of the ", "“", "“a” ", "A. ", "a-", "a, ", "nói rằng ", "An ", "và ", "An nói, "),
)
"""Repeated these make the worst of texts."""


def sample(characters: int, between: str) -> str:
    """A seeded text of the paragraphs of the Vietnamese samples."""
    rng = random.Random(7)
    files = sorted(paths.resource("samples").glob("vi-*.txt"))
    lines = [line for path in files for line in path.read_text("utf-8").split("\n") if line]
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(rng.choice(lines))
        length += len(parts[-1]) + len(between)
    return between.join(parts)[:characters]


def forget() -> None:
    """Forget what the readers keep of words and passages that they have seen; not the word lists."""
    for name, module in list(sys.modules.items()):
        if name.startswith("annotator.suggest"):
            for kept in vars(module).values():
                if hasattr(kept, "cache_parameters") and kept.cache_parameters()["maxsize"] is not None:
                    kept.cache_clear()


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long something takes, with nothing kept of earlier."""
    forget()
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def best(act: Callable[[], object], rounds: int = 5) -> float:
    """Return the shortest of several times: what the work takes, whatever else the machine does."""
    return min(milliseconds(act) for _ in range(rounds))


def percentile(times: list[float], share: int = 95) -> float:
    """Return the time that so many of a hundred do not exceed."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1]


class Report:
    """Prints rows; remembers whether a target was missed."""

    def __init__(self) -> None:
        self.missed = False

    def row(self, said: str, found: float, target: float, unit: str = "") -> None:
        """Print a row, and the target of its number."""
        self.missed |= found > target
        print(f"  {said:84} target {target:g}{unit}{'   MISSED' if found > target else ''}", flush=True)


def looks(report: Report, sizes: list[int], rounds: int) -> None:
    """Print every look-up in every text."""
    for shape, between in (("one paragraph", " "), ("many paragraphs", "\n")):
        texts = [sample(size, between) for size in sizes]
        print(f"{shape}; the ratio is that of the median to the one in {sizes[0]:,} characters")
        for key, asked in LOOKS.items():
            look = eval(f"lambda text, place: {asked}", {**NAMES, "Words": Words})
            look(texts[0], 0)
            least = 0.0
            for text in texts:
                places = random.Random(7).choices(range(len(text)), k=rounds)
                times = [best(partial(look, text, place), 3) for place in places]
                median, high = statistics.median(times), percentile(times)
                least = least or median
                said = f"{key} {len(text):>10,} characters   median {median:6.2f} ms   95 % {high:6.2f} ms"
                report.row(f"{said}   ratio {median / least:5.2f}", high, TARGET, " ms")
            grown = max(median, LEAST) / max(least, LEAST)
            report.row(f"{key} the largest text to the smallest: {grown:.2f}", grown, GROWS_AT_MOST)


def first(report: Report) -> None:
    """Print every look-up in a process of its own, where nothing is read yet."""
    text = sample(6000, "\n")
    for key, asked in LOOKS.items():
        source = (
            f"import sys, time; sys.path.insert(0, {str(ROOT)!r}); text = sys.stdin.read(); place = 3000\n"
            "begin = time.perf_counter()\n"
            "from annotator.suggest import clauses, figures, names, quotations, reporting\n"
            f"from annotator.suggest.lexed import Words\n{asked}\nprint((time.perf_counter() - begin) * 1000)"
        )
        command = [sys.executable, "-X", "utf8", "-c", source]
        times = [
            float(subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stdout)
            for _ in range(3)
        ]
        report.row(f"{key}   the first in a process {min(times):6.1f} ms", min(times), FIRST_TARGET, " ms")


def whole(report: Report) -> None:
    """Print what goes through whole texts: articles, and the worst of passages."""
    readers: dict[str, Callable[[str], object]] = {
        "figures": lambda text: figures.figures(text, "vi"),
        "names": lambda text: names.names(text, "vi"),
        "reported": lambda text: reporting.reported(text, "vi"),
        "quotations": quotations.quotations,
        "sentences": lambda text: list(words.sentences(text, 0, len(text))),
        "words": lambda text: list(vietnamese.words(text)),
        "folding": lambda text: Folded(text, marks=False).find_all("mong cau"),
    }
    print(f"a whole text, and {TIMES} times the text; the ratio is that of the time to {TIMES} times the shorter one's")
    for name, read in readers.items():
        shapes = [("many paragraphs", 25_000, sample(200_000, "\n")), ("one paragraph", 25_000, sample(200_000, " "))]
        for shape, short, text in shapes:
            linear(report, f"{name}, {shape}", read, text[:short], text)
        if name in ("names", "reported"):
            most = max((best(partial(read, repeated(piece, WHOLE)[0]), 2), piece) for piece in PIECES)
            said = f"{name}, {most[1]!r} again and again: the worst passage {most[0]:8.1f} ms"
            report.row(said, most[0], WORST_TARGET, " ms")
        else:
            worst = max(PIECES, key=lambda piece: growth(read, *repeated(piece, WHOLE + 1000), rounds=1))
            linear(report, f"{name}, {worst!r} again and again", read, *repeated(worst, WHOLE + 1000))
    linear(report, "words, a long run", readers["words"], *repeated("." * 100 + "a-" * 50, 12_500))
    line = unicodedata.normalize("NFD", "Ông Trần Mộc nói rằng móng cầu đã được kiểm tra, khoảng 12.000 người chờ.\n")
    linear(report, "folding, decomposed", readers["folding"], *repeated(line, 250_000))


def repeated(piece: str, short: int) -> tuple[str, str]:
    """Return a text of so many characters of a piece again and again, and one that is longer."""
    return tuple((piece * (size // len(piece) + 1))[:size] for size in (short, short * TIMES))


def growth(read: Callable[[str], object], short: str, long: str, rounds: int = 3) -> float:
    """Return how much more than in proportion to the length a time grows; very quick ones are not compared."""
    times = [best(partial(read, text), rounds) for text in (short, long)]
    return max(times[1], LEAST) / TIMES / max(times[0], LEAST / TIMES)


def linear(report: Report, name: str, read: Callable[[str], object], short: str, long: str) -> None:
    """Print the time of a longer text, and what it is to that of the shorter one."""
    ratio = growth(read, short, long)
    said = f"{name:44} {len(long):>9,} characters {best(partial(read, long), 1):8.1f} ms"
    report.row(f"{said}   ratio {ratio:5.2f}", ratio, LINEAR_AT_MOST)


def typing(report: Report) -> None:
    """Print what the letters of a title cost among ten thousand of them."""
    said = "Ferry {} leaves the harbour of Maren with 3,400 tonnes of grain"
    titles = Titles((str(at), said.format(at)) for at in range(10_000))
    while not titles.ready:
        titles.fold_slice()
    typed = "grain zinc"  # nothing fits in the end, so that all are looked through
    queries = [query_words(typed[:end]) for end in range(1, len(typed) + 1)]
    times = [best(lambda query=query: list(islice(titles.find(query), SHOWN))) for query in queries]
    report.row(f"a letter among 10,000 titles: the slowest {max(times):6.1f} ms", max(times), LETTER_TARGET, " ms")


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--sizes", default="6000,200000,2000000")
    parser.add_argument("--only", default="looks,first,whole,typing")
    args = parser.parse_args()
    report, only = Report(), args.only.split(",")
    if "looks" in only:
        looks(report, [int(size) for size in args.sizes.split(",")], args.rounds)
    for name, measure in (("first", first), ("whole", whole), ("typing", typing)):
        if name in only:
            measure(report)
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
