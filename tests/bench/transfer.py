"""How long import and export of a big labelled file take, beside the same work in bare sqlite3 and json.

    python3 run.py bench transfer           or, with the environment's Python: tests/bench/transfer.py [ARTICLES]

Makes a seeded corpus (10,000 articles of about 2,000 characters, two annotators, 300,000 spans), then runs floor and
program in turn, each in a process of its own. Prints medians, peak memory and ratios; exits with 1 where a target is
missed.
"""

import itertools
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {"import": 3.0, "export": 2.5}
PEAK_MB = 250
ROUNDS = 3
PEOPLE = ("Hoa", "Lê Văn Bình")
SPANS_EACH = 15
WORDS = ("bộ trưởng", "nói", "rằng", "hơn", "người dân", "bác bỏ", "cáo buộc", "said", "that", "no trucks", "crossed")
LABELS = ("claim", "denial", "actor", "figure")
TIES = {("denial", "claim"): "denies", ("denial", "actor"): "by", ("claim", "actor"): "by", ("figure", "claim"): "in"}

FLOOR = """
create table article (id text primary key, text text);
create table span (id text primary key, article text, person text, first int, last int, label text);
create table link (id text primary key, article text, person text, type text, one text, other text);
"""


def corpus(path, articles):
    """Write the corpus; the same number of articles gives the same bytes."""
    chance = random.Random(articles)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number in range(articles):
            text, places = text_of(chance, number)
            for person in PEOPLE:
                out.write(json.dumps(record(chance, text, places, person), ensure_ascii=False) + "\n")


def text_of(chance, number):
    parts = [f"Bài {number} \U0001f600" if number % 40 == 0 else f"Bài {number}"]
    places, at = [], len(parts[0]) + 1
    while at < 2000:
        word = (
            chance.choice(WORDS) if chance.random() > 0.05 else f"{chance.randrange(1, 999)}.{chance.randrange(999):03}"
        )
        places.append((at, at + len(word)))
        parts.append(word)
        at += len(word) + 1
    return " ".join(parts) + ".", places


def record(chance, text, places, person):
    spans = {}
    while len(spans) < SPANS_EACH:
        first = chance.randrange(len(places) - 12)
        start, end = places[first][0], places[first + chance.randrange(12)][1]
        spans[start, end, chance.choice(LABELS)] = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    made = [
        {"id": key, "start": start, "end": end, "label": label, "text": text[start:end]}
        for (start, end, label), key in spans.items()
    ]
    links = []
    for one, other in itertools.pairwise(made):
        kind = TIES.get((one["label"], other["label"]))
        if kind and len(links) < 3:
            links.append({"type": kind, "from": one["id"], "to": other["id"]})
    return {"text": text, "annotator": person, "status": "finished", "spans": made, "links": links}


def floor_import(source, database):
    db = sqlite3.connect(database, isolation_level=None)
    db.executescript("pragma journal_mode = wal; pragma synchronous = full;" + FLOOR)
    db.execute("begin immediate")
    with Path(source).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            found = json.loads(line)
            key, person = f"{number // len(PEOPLE):036}", found["annotator"]
            db.execute("insert or ignore into article values (?, ?)", (key, found["text"]))
            db.executemany(
                "insert into span values (?, ?, ?, ?, ?, ?)",
                [(s["id"], key, person, s["start"], s["end"], s["label"]) for s in found["spans"]],
            )
            db.executemany(
                "insert into link values (?, ?, ?, ?, ?, ?)",
                [(str(uuid.uuid4()), key, person, k["type"], k["from"], k["to"]) for k in found["links"]],
            )
    db.execute("create index span_by_place on span (article, person, first)")
    db.execute("create index link_by_place on link (article, person)")
    db.execute("commit")


def floor_export(database, out):
    db = sqlite3.connect(database)
    with Path(out).open("w", encoding="utf-8", newline="\n") as file:
        for key, text in db.execute("select id, text from article order by id"):
            for person in PEOPLE:
                spans = db.execute(
                    "select id, first, last, label from span where article = ? and person = ? order by first",
                    (key, person),
                )
                links = db.execute(
                    "select id, type, one, other from link where article = ? and person = ?", (key, person)
                )
                line = {
                    "id": key,
                    "text": text,
                    "annotator": person,
                    "spans": [
                        {"id": i, "start": a, "end": b, "label": label, "text": text[a:b]} for i, a, b, label in spans
                    ],
                    "links": [{"id": i, "type": kind, "from": a, "to": b} for i, kind, a, b in links],
                }
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def measured(*words):
    """Seconds and peak MB of a process of this Python."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, words)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, words))} failed")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def round_of(folder, source):
    """Run floor and program once; returns seconds and peak by what was done."""
    project = folder / "project.annot"
    for old in (*folder.glob("project.annot*"), *folder.glob("floor.sqlite*")):
        old.unlink()
    measured("-m", "annotator", "new", project, "--annotator", "Mai")
    return {
        ("import", "floor"): measured(__file__, "floor", "import", source, folder / "floor.sqlite"),
        ("import", "program"): measured("-m", "annotator", "import", project, source),
        ("export", "floor"): measured(__file__, "floor", "export", folder / "floor.sqlite", folder / "floor.jsonl"),
        ("export", "program"): measured("-m", "annotator", "export", project, "-o", folder / "out.jsonl"),
    }


def main():
    if sys.argv[1:2] == ["floor"]:
        {"import": floor_import, "export": floor_export}[sys.argv[2]](*sys.argv[3:5])
        return 0
    articles = int(sys.argv[1]) if sys.argv[1:] else 10_000
    missed = False
    with tempfile.TemporaryDirectory(prefix="transfer-") as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(folder)
        source = folder / "corpus.jsonl"
        corpus(source, articles)
        rounds = [round_of(folder, source) for _ in range(ROUNDS)]
    print(f"{articles} articles, {articles * len(PEOPLE) * SPANS_EACH} spans; medians of {ROUNDS}")
    for what, target in TARGETS.items():
        floor, program = (statistics.median(r[what, who][0] for r in rounds) for who in ("floor", "program"))
        peak = max(r[what, "program"][1] for r in rounds)
        missed |= program / floor > target or peak > PEAK_MB
        print(
            f"{what}: floor {floor:.1f} s, program {program:.1f} s, ratio {program / floor:.2f} (at most {target});"
            f" peak {peak:.0f} MB (at most {PEAK_MB})"
        )
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
