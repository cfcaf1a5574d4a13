"""Whether a big corpus stays fast: import, export, the list of articles and searching, each beside its target.

    python3 run.py bench corpus             or, with the environment's Python:
    tests/bench/corpus.py [PART ...] [ARTICLES [MANY]]      PART: import, export, search, list, filter; none: all

Imports and exports 10,000 articles with 300,000 spans beside the same work in bare sqlite3 and json in the same run
(../shared/bench where it is, else the floor of transfer.py), index included; then fills a project with 100,000 articles
of 2,000 characters, opens its list, types into its filter and searches it. Ratios are of CPU time, best of some rounds:
the wall's, which is beside it, says as much of what else the machine does. Exits with 1 where a target is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import transfer  # noqa: E402

from annotator import paths  # noqa: E402
from annotator.domain.scheme import scheme_from_toml  # noqa: E402
from annotator.domain.searching import LABELS, NOTES, Narrowing, Question, parsed  # noqa: E402
from annotator.services.searching import Searcher  # noqa: E402
from annotator.store.project import Project  # noqa: E402
from annotator.store.staging import Staging  # noqa: E402
from tests.bench import _corpus  # noqa: E402
from tests.narrowing import narrowed  # noqa: E402

SHARED = ROOT.parent / "shared" / "bench"
TARGETS = {"import": 3.0, "export": 2.5}
PEAK_MB = 250
LIST_MS, SEARCH_MS, TURN_MS = 150.0, 100.0, 50.0
ROUNDS = 3
IMPORTS = 2
"""Rounds of importing, which takes longest."""
PARTS = ("import", "export", "search", "list", "filter")
TYPED = "theo tuyen bo"
SEARCHES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("a word of every article", "theo", {}),
    ("a word of every article, diacritics", "ông", {"exact": True}),
    ("a rare phrase", f'"{_corpus.NEEDLE}"', {"exact": True}),
    ("a rare phrase, folded", "quynh hoa do tham", {}),
    ("a phrase of common words", '"chinh quyen tinh"', {}),
    ("ten common words", "ong ba theo tuyen bo rang da khong co bang", {}),
    ("the beginning of a word", "tha", {"typing": True}),
    ("a number", "12.000", {}),
    ("an emoji", "😀", {}),
    ("nothing", "zzz", {}),
    ("a source", "theo", {"source": "Kerin Post"}),
    ("a source that is not there", "theo", {"source": "nobody"}),
    ("a tag", "theo", {"tag": "chủ đề 4"}),
    ("half a year", "theo", {"first": "2015", "last": "2015-06"}),
    ("a label", "theo", {"label": "claim"}),
    ("in labels", "theo", {"where": LABELS, "label": "figure"}),
    ("in labels, rare", "quynh hoa", {"where": LABELS}),
    ("in notes", "xem lai", {"where": NOTES}),
    ("in notes, nothing", "khong co dau", {"where": NOTES}),
)


class Bench:
    """Prints figures; remembers whether one was missed."""

    def __init__(self) -> None:
        self.missed = False

    def tell(self, name: str, value: float, target: float, unit: str, more: str = "") -> None:
        """Print a figure beside what it may be at most."""
        over = value > target
        self.missed = self.missed or over
        print(f"{name:<44}{value:9.2f} {unit} (at most {target:g}){more}{'   MISSED' if over else ''}", flush=True)


def make_source(path: Path, articles: int) -> None:
    """Write the labelled corpus: the shared generator's where it is."""
    if (SHARED / "corpus.py").exists():
        subprocess.run([sys.executable, SHARED / "corpus.py", path, "--articles", str(articles)], check=True)
    else:
        _corpus.write_labelled(path, articles)


def floor_words(*words: object) -> list[object]:
    """Return the command that does the same in bare sqlite3 and json."""
    if (SHARED / "limit.py").exists():
        return [SHARED / "limit.py", *words]
    return [transfer.__file__, "floor", *words]


class Cost(NamedTuple):
    """What a process took: seconds of CPU, seconds by the wall, MB at its peak."""

    cpu: float
    wall: float
    peak: float


def measured(*words: object) -> Cost:
    """Run a process of this Python."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, words)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, words))} failed")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024)


def transfers(bench: Bench, folder: Path, articles: int, parts: Sequence[str]) -> None:
    """Import and export, floor and program in turn; the best of each."""
    source, project, floor = folder / "corpus.jsonl", folder / "project.annot", folder / "floor.sqlite"
    make_source(source, articles)
    bare = {
        "import": floor_words("import", source, floor),
        "export": floor_words("export", floor, folder / "floor.jsonl"),
    }
    program = {
        "import": ("-m", "annotator", "import", project, source),
        "export": ("-m", "annotator", "export", project, "-o", folder / "out.jsonl"),
    }
    for what in TARGETS:
        if what not in parts and "export" not in parts:  # what is exported was imported
            continue
        floors, programs, rounds = [], [], IMPORTS if what == "import" else ROUNDS
        for _ in range(rounds if what in parts else 1):
            if what == "import":
                for old in (*folder.glob("project.annot*"), *folder.glob("floor.sqlite*")):
                    old.unlink()
                measured("-m", "annotator", "new", project, "--annotator", "Mai")
            floors.append(measured(*bare[what]))
            programs.append(measured(*program[what]))
        if what in parts:
            tell_ratio(bench, what, floors, programs)


def tell_ratio(bench: Bench, what: str, floors: Sequence[Cost], programs: Sequence[Cost]) -> None:
    """Print how the program stands to the floor."""
    least, took = (Cost(*map(min, zip(*costs, strict=True))) for costs in (floors, programs))
    more = f"; floor {least.cpu:.1f} s, program {took.cpu:.1f} s; by the wall {took.wall / least.wall:.2f}"
    bench.tell(f"{what}, ratio", took.cpu / least.cpu, TARGETS[what], "  ", more)
    bench.tell(f"{what}, peak memory", max(cost.peak for cost in programs), PEAK_MB, "MB")


def make_project(path: Path, articles: int) -> None:
    """Fill a project through the staging, as an import does."""
    scheme = scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))
    with closing(
        Project.create(path, name="Corpus", scheme=scheme, guidelines="Mark claims.", annotator="Mai")
    ) as project:
        project.begin_writing()
        with closing(Staging(path.parent / "staging")) as staging:
            for record in _corpus.records(articles, scheme):
                staging.add(record)
            project.commit_staging(staging, name="import", source_sha256="")


def best(act: Callable[[], object]) -> float:
    """Milliseconds of the quickest of some rounds: what the code takes, the rest is what else the machine does."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return min(times)


def searches(bench: Bench, path: Path) -> None:
    """The first page of each kind of search."""
    with closing(Project.open(path)) as project:
        viewer = project.lead
    with Searcher(path) as searcher:
        for name, typed, asked in SEARCHES:
            known = dict(asked)
            narrowing = narrowed(**{key: known.pop(key) for key in asked if key in Narrowing.__dataclass_fields__})
            terms = parsed(typed, typing=bool(known.pop("typing", False)))
            question = Question(terms=terms, narrowing=narrowing, viewer=viewer, sees_all=True, **known)
            page = searcher.page(question)
            more = f"; {len(page.results)} articles{', goes on' if page.after is not None else ''}"
            bench.tell(f"search: {name}", best(lambda q=question: searcher.page(q)), SEARCH_MS, "ms", more)


def main() -> int:
    """Measure everything; return the exit code."""
    from tests.bench import _listing as listing

    words = sys.argv[1:]
    parts = [word for word in words if word in PARTS] or PARTS
    given = [int(word) for word in words if word not in PARTS]
    articles, many = (*given, *(10_000, 100_000)[len(given) :])
    bench = Bench()
    with tempfile.TemporaryDirectory(prefix="corpus-") as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(folder)
        if {"import", "export"}.intersection(parts):
            transfers(bench, folder, articles, parts)
        if {"search", "list", "filter"}.intersection(parts):
            big = folder / "big.annot"
            print(f"filling a project with {many} articles …", flush=True)
            make_project(big, many)
        if "search" in parts:
            searches(bench, big)
        if {"list", "filter"}.intersection(parts):
            listing.measure(bench, big, list_ms=LIST_MS, turn_ms=TURN_MS, typed=TYPED if "filter" in parts else "")
    return int(bench.missed)


if __name__ == "__main__":
    raise SystemExit(main())
