"""Whether a big corpus stays fast: import, export, the list of articles and searching, each beside its target.

    python3 run.py bench corpus             or, with the environment's Python: tests/bench/corpus.py [ARTICLES [MANY]]

Imports and exports 10,000 articles with 300,000 spans beside the same work in bare sqlite3 and json in the same run
(../shared/bench where it is, else the floor of transfer.py), index included; then fills a project with 100,000 articles
of 2,000 characters, opens its list, types into its filter and searches it. Exits with 1 where a target is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

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

SHARED = ROOT.parent / "shared" / "bench"
TARGETS = {"import": 3.0, "export": 2.5}
PEAK_MB = 250
LIST_MS, SEARCH_MS, TURN_MS = 150.0, 100.0, 50.0
ROUNDS = 3
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


def transfers(bench: Bench, folder: Path, articles: int) -> None:
    """Import and export, floor and program in turn; medians."""
    source, project, floor = folder / "corpus.jsonl", folder / "project.annot", folder / "floor.sqlite"
    make_source(source, articles)
    times: dict[tuple[str, str], list[float]] = {}
    peaks = dict.fromkeys(TARGETS, 0.0)
    for _ in range(ROUNDS):
        for old in (*folder.glob("project.annot*"), *folder.glob("floor.sqlite*")):
            old.unlink()
        transfer.measured("-m", "annotator", "new", project, "--annotator", "Mai")
        steps = (
            ("import", floor_words("import", source, floor), ("-m", "annotator", "import", project, source)),
            (
                "export",
                floor_words("export", floor, folder / "floor.jsonl"),
                ("-m", "annotator", "export", project, "-o", folder / "out.jsonl"),
            ),
        )
        for what, bare, program in steps:
            times.setdefault((what, "floor"), []).append(transfer.measured(*bare)[0])
            seconds, peak = transfer.measured(*program)
            times.setdefault((what, "program"), []).append(seconds)
            peaks[what] = max(peaks[what], peak)
    for what, target in TARGETS.items():
        floor_s, program_s = (statistics.median(times[what, who]) for who in ("floor", "program"))
        more = f"; floor {floor_s:.1f} s, program {program_s:.1f} s"
        bench.tell(f"{what}, ratio", program_s / floor_s, target, "  ", more)
        bench.tell(f"{what}, peak memory", peaks[what], PEAK_MB, "MB")


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
            narrowing = Narrowing(**{key: known.pop(key) for key in asked if key in Narrowing.__dataclass_fields__})
            terms = parsed(typed, typing=bool(known.pop("typing", False)))
            question = Question(terms=terms, narrowing=narrowing, viewer=viewer, sees_all=True, **known)
            page = searcher.page(question)
            more = f"; {len(page.results)} articles{', goes on' if page.after is not None else ''}"
            bench.tell(f"search: {name}", best(lambda q=question: searcher.page(q)), SEARCH_MS, "ms", more)


def main() -> int:
    """Measure everything; return the exit code."""
    from tests.bench import _listing as listing

    articles, many = (int(word) for word in (*sys.argv[1:3], *("10000", "100000")[len(sys.argv) - 1 :]))
    bench = Bench()
    with tempfile.TemporaryDirectory(prefix="corpus-") as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(folder)
        transfers(bench, folder, articles)
        big = folder / "big.annot"
        make_project(big, many)
        searches(bench, big)
        listing.measure(bench, big, list_ms=LIST_MS, turn_ms=TURN_MS, typed=TYPED)
    return int(bench.missed)


if __name__ == "__main__":
    raise SystemExit(main())
