"""How long agreement takes in a real project file, beside a bare read of the same rows and one bootstrap in numpy.

    python3 run.py bench agreement        or, with the environment's Python: tests/bench/agreement.py [ARTICLES]

Makes a seeded project (1,000 articles, 30 spans and some 10 links each of three people), then measures all of
agreement with its intervals: cold, and again after one article was changed. The floor reads the same columns of all
spans, links and texts by bare sqlite3 and draws 2,000 resamples of one F1 in numpy. Each round is a process of its own.
Prints medians and ratios; exits with 1 where a target is missed.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from _articles import own_folders

ROOT = Path(__file__).resolve().parents[2]
COLD_S, WARM_MS = 3.0, 100.0
COLD_RATIO, WARM_RATIO = 16.0, 0.5
"""At most so many times the floor. The seconds are those of an ordinary laptop, the ratios hold on any machine."""
ROUNDS = 3
SPANS = 30


def floor(path: Path) -> float:
    """Read what agreement reads, and bootstrap one number; return the seconds."""
    import numpy as np

    began = time.perf_counter()
    base = sqlite3.connect(path)
    spans = base.execute(
        'SELECT article, annotator, id, "start", "end", label, attributes FROM span WHERE deleted = 0 ORDER BY article'
    ).fetchall()
    base.execute("SELECT article, annotator, id, type, source, target FROM link WHERE deleted = 0").fetchall()
    texts = base.execute("SELECT article, text FROM article_text").fetchall()
    base.close()
    read: dict[str, object] = {}
    for row in spans:
        if row[6] not in read:
            read[row[6]] = json.loads(row[6])
    articles = len(texts)
    counts = np.random.Generator(np.random.PCG64(1)).integers(0, 60, size=(articles, 2)).astype(float)
    places = np.random.Generator(np.random.PCG64(2)).integers(0, articles, size=(2000, articles))
    sums = counts[places].sum(axis=1)
    np.percentile(sums[:, 0] / sums[:, 1], [2.5, 97.5])
    return time.perf_counter() - began


def measured(path: Path) -> dict[str, float]:
    """Compare cold, then after one article was changed; return the seconds."""
    from annotator.domain.edit import Change, Edit
    from annotator.services.comparing import Cache, compare
    from annotator.store.project import Project

    project = Project.open(path)
    project.begin_writing()
    cache = Cache()
    began = time.perf_counter()
    found = compare(project, cache=cache)
    cold = time.perf_counter() - began
    warm = []
    for article_id in sorted(found.titles)[:5]:
        span = project.spans(article_id, found.annotators[0].id)[0]
        text = project.article(article_id).text
        after = replace(span, end=span.end + 1, quote=text[span.start : span.end + 1])
        project.apply(Edit("move", article_id, span.annotator_id, (Change(span, after),)))
        began = time.perf_counter()
        again = compare(project, cache=cache)
        warm.append(time.perf_counter() - began)
    assert again == compare(project), "what was kept is not what is counted anew"
    project.close()
    return {"cold": cold, "warm": statistics.median(warm), "f1": found.strict_f1.overall.value or 0}


def in_a_process(what: str, path: Path) -> dict[str, float]:
    words = [sys.executable, __file__, what, str(path)]
    found = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)
    if found.returncode:
        raise SystemExit(found.stderr)
    answer: dict[str, float] = json.loads(found.stdout)
    return answer


def main() -> int:
    if sys.argv[1:2] == ["floor"]:
        print(json.dumps({"floor": floor(Path(sys.argv[2]))}))
        return 0
    if sys.argv[1:2] == ["measured"]:
        print(json.dumps(measured(Path(sys.argv[2]))))
        return 0
    from _people import labelled_project

    articles = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory(prefix="agreement-") as name:
        own_folders(Path(name))
        path = Path(name) / "people.annot"
        labelled_project(path, articles, SPANS)
        rounds = [{**in_a_process("floor", path), **in_a_process("measured", path)} for _ in range(ROUNDS)]
    bare, cold, warm, f1 = (statistics.median(one[key] for one in rounds) for key in ("floor", "cold", "warm", "f1"))
    print(f"{articles} articles, {articles * SPANS * 3} spans of three people, strict F1 {f1:.3f}; medians of {ROUNDS}")
    print(f"floor: bare read and one bootstrap {bare:.2f} s")
    print(f"cold: {cold:.2f} s (at most {COLD_S:.0f}), {cold / bare:.1f} times the floor (at most {COLD_RATIO:.0f})")
    print(
        f"after one article changed: {warm * 1000:.0f} ms (at most {WARM_MS:.0f}),"
        f" {warm / bare:.2f} times the floor (at most {WARM_RATIO})"
    )
    return int(cold > COLD_S or warm * 1000 > WARM_MS or cold / bare > COLD_RATIO or warm / bare > WARM_RATIO)


if __name__ == "__main__":
    raise SystemExit(main())
