"""Project files that were damaged at random, or made to harm: whatever is done with them ends well or in one sentence.

    tests/fuzz/projects.py [SECONDS] [SEED] [--kind bytes|values|parts]      300 seconds; the seed is printed first

Bytes are turned, pages exchanged, emptied or cut off; values replaced by others that no Annotator writes (wrong JSON,
half letters, enormous numbers, links in circles, wrong types in strict tables); triggers, views and
working columns added; strange files laid beside. Each file is then opened, read, searched, exported, compared, merged
from and into, worked in and undone, and given to the commands. Anything but success and a sentence (UserError) is
printed with how to come to it again and ends the run with 1 when the time is over.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator import cli
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.searching import PLACES, Question, parsed
from annotator.services import annotating, merging, settling
from annotator.services.blaming import blamed
from annotator.services.comparing import compare as measured
from annotator.services.history import History
from annotator.services.reviewing import Review
from annotator.services.sample import sample_project
from annotator.services.searching import Searcher
from annotator.store.project import Project

FILES = Path(__file__).resolve().parents[1] / "store" / "files"
SECONDS_A_STEP = 30
PAGE = 4096
DEEP = "[" * 100_000 + "]" * 100_000

TEXTS = (
    "", "x", "\x00", "a\x00b", "null", "[]", "{}", "{", "1", '"x"', "[1,2]", '{"a":1}', "NaN", "[NaN]",
    '{"a":1e999}',
    '{"value":["x"]}', '{"value":{"a":1}}', '{"cue":{"start":-5,"end":"x"}}', '{"cue":{"start":5,"end":1}}',
    '{"cue":7}',
    '{"value":"\\ud800"}', '"\\ud800"', "[" + "9" * 5000 + "]", DEEP, "{" * 10_000, "\u202e<b>x</b>\n\n",
    "x" * 1_000_000,
    "<img src=http://localhost/x>", "../../etc/passwd", "=1+1", "00000000-0000-0000-0000-000000000000", "gold",
    '{"0123456789abcdef":1}', '{"0123456789abcdef":-1}', '{"x":1}', '{"0123456789abcdef":1e400}',
    '{"0123456789abcdef":' + "9" * 30 + "}", "9999-99-99T99:99", "claims", "claim", "denies", "finished", "article",
    "span", '["span","x"]', '["article","x"]', '[["a"]]', '[[1,2,3,4,5,6]]', '[null,null,null,null,null,null]',
)  # fmt: skip
NUMBERS: tuple[object, ...] = (0, 1, -1, 2, 1 << 31, 1 << 62, (1 << 63) - 1, -(1 << 63), 3.5, 1e308, float("inf"), None)
BLOBS = (b"", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\x80" * 1000, b"ANNO" * 9)
PARTS = (
    "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM article_text; END",
    "CREATE TRIGGER t AFTER INSERT ON span BEGIN SELECT randomblob(1000000000); END",
    "CREATE VIEW v AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "DROP TABLE work",
    "DROP TABLE meta",
    "DROP INDEX span_once",
    "DROP TRIGGER history_is_never_changed",
    "DROP TABLE text_exact",
    "ALTER TABLE span ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(note))",
    "ALTER TABLE span RENAME COLUMN note TO remark",
    "ALTER TABLE article RENAME TO paper",
    "CREATE VIRTUAL TABLE f USING fts5 (x)",
    "CREATE INDEX i ON span (length(quote))",
    "CREATE TABLE t (a, b AS (hex(a)))",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 7",
    "DELETE FROM _sqlite_migrations",
    "DROP TABLE _sqlite_migrations",
    "ANALYZE",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA auto_vacuum = FULL",
)  # fmt: skip


# Good files


def seeds(folder: Path) -> list[Path]:
    """Make good files of many kinds of rows: the samples worked on, and one of every old version."""
    rich = folder / "rich.annot"
    sample_project(rich).close()
    with closing(Project.open(rich)) as project:
        project.begin_writing()
        if project.annotator_named("An") is None:
            project.add_annotator("An")
        _worked_on(project)
    other = folder / "other.annot"
    shutil.copyfile(rich, other)
    for path, words in ((rich, "hier"), (other, "dort")):  # two states of one row wait for a decision
        with closing(Project.open(path)) as project:
            project.begin_writing()
            mai = project.annotators()[0]
            row = next(row for row in project.article_rows(mai.id) if row.spans)
            if row.status == "finished":
                project.apply(annotating.set_status(project.work(row.id, mai.id), "in_progress"))
            article, span = project.article(row.id), project.spans(row.id, mai.id)[0]
            project.apply(annotating.set_note(project.work(article.id, mai.id), span, words))
    with closing(Project.open(rich)) as project:
        project.begin_writing()
        merging.commit(project, merging.plan(project, [other]))
    for path in sorted(FILES.glob("v*.annot")):
        shutil.copyfile(path, folder / path.name)
    return [rich, rich, rich, *sorted(folder.glob("v*.annot"))]


def _worked_on(project: Project) -> None:
    """Have a second person mark an article that the first one has finished, and undo something."""
    mai, an = project.annotators()[:2]
    row = next(row for row in project.article_rows(mai.id) if row.spans)
    article, history = project.article(row.id), History(project, an.id)
    for span in project.spans(row.id, mai.id)[::2]:
        work, present = project.work(row.id, an.id), project.spans(row.id, an.id)
        with contextlib.suppress(UserError):  # the samples have it
            edit = annotating.add_span(
                project.scheme, article, work, present, start=span.start, end=span.end - 1, label=span.label
            )
            history.do(edit)
    history.undo()
    for name in (mai.id, an.id):
        if project.work(row.id, name).status != "finished":
            project.apply(annotating.set_status(project.work(row.id, name), "finished"))


# Harm


def harmed(seed: Path, path: Path, kind: str, by: random.Random) -> None:
    """Write a harmed copy of a good file."""
    for suffix in ("-wal", "-shm", "-journal", ".lock", ".holder"):
        with contextlib.suppress(OSError):
            Path(f"{path}{suffix}").unlink()
    shutil.copyfile(seed, path)
    {"bytes": _bytes, "values": _values, "parts": _parts}[kind](path, by)


def _bytes(path: Path, by: random.Random) -> None:
    raw = bytearray(path.read_bytes())
    pages = len(raw) // PAGE
    for _ in range(by.choice((1, 1, 2, 5, 40))):
        at = by.randrange(max(pages, 1)) * PAGE
        match by.randrange(8):
            case 0:
                raw[by.randrange(len(raw))] ^= 1 << by.randrange(8)
            case 1:  # the head of a page
                raw[min(at + by.randrange(12), len(raw) - 1)] = by.randrange(256)
            case 2:
                other = by.randrange(max(pages, 1)) * PAGE
                raw[at : at + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[at : at + PAGE]
            case 3:
                raw[at : at + PAGE] = bytes(PAGE)
            case 4:
                raw[by.randrange(100)] = by.randrange(256)
            case 5:
                begin = by.randrange(len(raw))
                end = min(len(raw), begin + by.randrange(1, 60))
                raw[begin:end] = by.randbytes(end - begin)
            case 6 if by.random() < 0.2:
                del raw[by.randrange(100, len(raw)) :]
            case _:
                raw[min(at + by.randrange(PAGE), len(raw) - 1)] = by.choice((0, 1, 0x7F, 0x80, 0xFF))
        if len(raw) < PAGE:
            break
    path.write_bytes(raw)
    if by.random() < 0.2:
        beside = Path(f"{path}{by.choice(('-wal', '-journal'))}")
        beside.write_bytes(by.choice((b"\x37\x7f\x06\x82" + by.randbytes(9000), by.randbytes(5000), bytes(raw[:8192]))))


def _values(path: Path, by: random.Random) -> None:
    untyped = by.random() < 0.4
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        parts = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = [name for name, sql in parts if "STRICT" in (sql or "") or by.random() < 0.1]
        if untyped:
            loose = {name: sql.replace("STRICT, ", "").replace(" STRICT", "") for name, sql in parts if sql}
            _rewrite(connection, loose)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for _ in range(by.choice((1, 1, 1, 2, 4))):
            with contextlib.suppress(sqlite3.Error, OverflowError):
                _value(connection, by.choice(tables), by)
        for _, sql in triggers:
            connection.execute(sql)
        if untyped:
            _rewrite(connection, dict(parts))


def _rewrite(connection: sqlite3.Connection, parts: dict[str, str]) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.executemany(
        "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
        [(sql, name) for name, sql in parts.items()],
    )
    connection.execute("PRAGMA writable_schema = RESET")


def _value(connection: sqlite3.Connection, table: str, by: random.Random) -> None:
    columns = connection.execute(f'SELECT name, type FROM pragma_table_info("{table}")').fetchall()
    rows = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    column, kind = by.choice(columns)
    if not rows:
        values = [_drawn(each, by) for _, each in columns]
        connection.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})', values)
        return
    match by.randrange(10):
        case 0:
            connection.execute(f'DELETE FROM "{table}"')
        case 1:
            connection.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ?', (_drawn(kind, by),))
        case 2:  # a value of another row: links in circles, splits of themselves, ids twice
            connection.execute(
                f'UPDATE OR IGNORE "{table}" SET "{column}" = (SELECT "{by.choice(columns)[0]}" FROM "{table}"'
                f" LIMIT 1 OFFSET {by.randrange(rows)})"
            )
        case _:
            keys = [name for name, _ in columns[:3]]
            row = connection.execute(
                f'SELECT {", ".join(keys_quoted(keys))} FROM "{table}" LIMIT 1 OFFSET {by.randrange(rows)}'
            ).fetchone()
            where = " AND ".join(f"{key} IS ?" for key in keys_quoted(keys))
            connection.execute(
                f'UPDATE OR REPLACE "{table}" SET "{column}" = ? WHERE {where}', (_drawn(kind, by), *row)
            )


def keys_quoted(keys: list[str]) -> list[str]:
    """Names of columns as SQL has them."""
    return [f'"{key}"' for key in keys]


def _drawn(kind: str, by: random.Random) -> object:
    if by.random() < 0.15:
        return by.choice((*TEXTS, *NUMBERS, *BLOBS))
    if kind == "TEXT":
        return by.choice(TEXTS) if by.random() < 0.9 else by.choice(BLOBS)
    return by.choice(BLOBS) if kind == "BLOB" else by.choice(NUMBERS)


def _parts(path: Path, by: random.Random) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA foreign_keys = OFF")
        for _ in range(by.choice((1, 1, 2))):
            connection.execute(by.choice(PARTS))
        if by.random() < 0.1:
            connection.execute("VACUUM")


# What is done with a file


def steps(path: Path, good: Path, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """The ways in which a person may use a file, with their names."""
    yield "read", lambda: read(path)
    yield "search", lambda: search(path)
    yield "compare", lambda: compare(path)
    yield "merge from", lambda: merge_from(path, good)
    out = str(folder / "out")
    for args in (
        ("stats", "{}", "--json"),
        ("agreement", "{}", "--json"),
        ("people", "{}"),
        ("export", "{}", "-o", out, "--all"),
        ("export", "{}", "-o", out, "--gold", "--rejected", "--undecided", "--single"),
        ("search", "{}", "Aldora", "--json"),
        ("bundle", "{}", "--annotator", "Mai", "-o", out),
        ("handout", "{}", "--annotator", "Mai", "-o", out),
        ("merge", "{}", "--take-back"),
    ):
        yield " ".join(args[:1]), lambda args=args: command([arg.format(path) for arg in args])
    yield "merge into", lambda: merge_into(path, good)
    yield "write", lambda: write(path)
    yield "write again", lambda: write(path)


OF_THE_WINDOW = {"read", "search", "compare", "merge into", "write", "write again"}
"""Steps in which the window blames a file that cannot be blamed by a command."""


def read(path: Path) -> None:
    """Everything that the window reads."""
    with closing(Project.open(path)) as project:
        people = project.annotators()
        project.progress(), project.assignments(), project.guidelines_versions(), project.finished()
        for person in people:
            project.statistics(person.id), project.log(person.id)
            for row in project.article_rows(person.id)[:6]:
                _read_article(project, row.id, person.id)
            for entry in project.log(person.id)[-30:]:
                with contextlib.suppress(KeyError):
                    project.edit_of(entry.seq)
        for conflict in settling.conflicts(project):
            settling.origins(project, conflict)
        for label in project.scheme.labels:
            for attribute in label.attributes:
                project.offered(label.id, attribute.id, people[0].id if people else "")


def _read_article(project: Project, article: str, person: str) -> None:
    project.article(article), project.zones(article), project.marks(article, person), project.spans(article, person)
    project.links(article, person), project.work(article, person), project.rejections(article, person)
    project.seconds(article, person), project.words(article, "pyvi-0.1.1/1"), project.decisions(article)
    for span in project.spans(article, person):
        str(span)


def search(path: Path) -> None:
    """A search over all that can be searched."""
    with closing(Project.open(path)) as project:
        viewer = next((person.id for person in project.annotators()), "")
    with Searcher(path) as searcher:
        for place in PLACES:
            question = Question(terms=parsed("tin"), where=place, viewer=viewer, sees_all=True)
            searcher.page(question)
            searcher.count(question)
            searcher.matching(question)


def compare(path: Path) -> None:
    """Agreement and the review."""
    with closing(Project.open(path)) as project:
        lead = project.lead
        measured(project)
        review = Review(project, lead, override=True)
        review.load()
        for item in review.queue()[:50]:
            review.question(item.group.place)
        review.progress()


def merge_from(path: Path, good: Path) -> None:
    """Take a harmed file into a good one."""
    target = path.with_name("target.annot")
    shutil.copyfile(good, target)
    with closing(Project.open(target)) as project:
        project.begin_writing()
        report = merging.commit(project, merging.plan(project, [path]))
        for failure in (*report.plan.failures, *report.plan.refused):
            said(failure.error)


def merge_into(path: Path, good: Path) -> None:
    """Take a good file into a harmed one, and back out of it."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        report = merging.commit(project, merging.plan(project, [good]))
        for failure in (*report.plan.failures, *report.plan.refused):
            said(failure.error)
        for act in merging.bulk_acts(project)[:1]:
            merging.reverse(project, act.batch)


def write(path: Path) -> None:
    """Label, link, flag, undo and redo as each person."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        for person in [person for person in project.annotators() if person.id != GOLD_ID][:2]:
            history = History(project, person.id)
            for row in project.article_rows(person.id)[:3]:
                with contextlib.suppress(UserError):
                    _work_on(project, history, row.id, person.id)
            for _ in range(6):
                with contextlib.suppress(UserError):
                    history.undo()
            for _ in range(2):
                with contextlib.suppress(UserError):
                    history.redo()
        project.save_copy(path.with_name("copy.annot"))


def _work_on(project: Project, history: History, article_id: str, person: str) -> None:
    article = project.article(article_id)
    work = project.work(article_id, person)
    history.do(annotating.set_status(work, "in_progress"))
    work = project.work(article_id, person)
    present = project.spans(article_id, person)
    edit = annotating.add_span(project.scheme, article, work, present, start=0, end=5, label="claim")
    history.do(edit)
    for span in project.spans(article_id, person)[:3]:
        history.do(annotating.set_note(work, span, "x"))
    spans = project.spans(article_id, person)
    history.do(annotating.delete_spans(work, project.links(article_id, person), spans[:1]))
    project.add_seconds(article_id, person, 1.0)


def command(args: list[str]) -> None:
    """A command of the command line: it returns 0 or 1 and prints no traceback."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = cli.main(args)
    if code not in {0, 1} or "Traceback" in out.getvalue():
        raise AssertionError(args, code, out.getvalue()[-2000:])


def said(error: BaseException) -> None:
    """One line for a person."""
    text = str(error)
    if not text.strip() or "\n" in text:
        raise AssertionError(repr(text)[:500])


# The run


class Leaks:
    """What was neither success nor a sentence, by the place where it came from."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.found: dict[str, tuple[int, str]] = {}
        self.path: Path | None = None
        """The file that may be to blame, where not a command but the window tells so."""

    def is_blamed(self, error: Exception) -> bool:
        """Whether the window would tell that the file is damaged."""
        sentence = blamed(self.path) if self.path is not None and not isinstance(error, TimeoutError) else None
        if sentence is not None:
            said(sentence)
        return sentence is not None

    def run(self, step: str, act: Callable[[], object], number: int) -> None:
        """Do one thing with a file and note how it ended."""
        signal.alarm(SECONDS_A_STEP)
        try:
            act()
            self.outcomes["well"] += 1
        except UserError as error:
            said(error)
            self.outcomes["a sentence"] += 1
        except Exception as error:  # noqa: BLE001  whatever it is, it is what was looked for
            if self.is_blamed(error):
                self.outcomes["blamed on the file"] += 1
                return
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "annotator/" in frame.filename]
            place = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-3:]))
            key = f"{type(error).__name__} at {place}"
            count, first = self.found.get(key, (0, f"{number} {step}: {str(error)[:150]}"))
            self.found[key] = (count + 1, first)
            self.outcomes["LEAKED"] += 1
        finally:
            signal.alarm(0)


def too_long(_signal: int, _frame: object) -> None:
    """End a step that hangs."""
    raise TimeoutError(f"it took longer than {SECONDS_A_STEP} s")


def run(seconds: float, seed: int, kinds: tuple[str, ...], only: int = -1) -> int:
    """Harm and use until the time is over; return the exit code."""
    leaks, number = Leaks(), 0
    signal.signal(signal.SIGALRM, too_long)
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        files = seeds(folder)
        path = folder / "harmed.annot"
        while time.monotonic() < end:
            by = random.Random(f"{seed}/{number}")
            kind = by.choice(kinds)
            try:
                harmed(by.choice(files), path, kind, by)
            except sqlite3.Error:
                number += 1
                continue
            if only in {-1, number}:
                for step, act in steps(path, files[0], folder):
                    if only >= 0:
                        print(step, flush=True)
                    leaks.path = path if step in OF_THE_WINDOW else None
                    leaks.run(step, act, number)
                if only >= 0:
                    break
            number += 1
            if number % 25 == 0:
                shutil.rmtree(folder / "annotator", ignore_errors=True)
    return report(leaks, seed, f"{number} harmed project files")


def report(leaks: Leaks, seed: int, what: str) -> int:
    """Print how all of it ended, and return the exit code."""
    print(f"seed {seed}: {what}; {json.dumps(leaks.outcomes)}")
    for key, (count, first) in sorted(leaks.found.items(), key=lambda item: -item[1][0]):
        print(f"  {count} × {key}\n      first: {first}")
    return 1 if leaks.found else 0


def main() -> int:
    """Read the arguments and run."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument("seconds", type=float, nargs="?", default=300.0)
    arguments.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(1 << 32))
    arguments.add_argument("--kind", choices=("bytes", "values", "parts"))
    arguments.add_argument("--only", type=int, default=-1, help="only the file of this number")
    given = arguments.parse_args()
    print(f"seed {given.seed}", flush=True)
    kinds = (given.kind,) if given.kind else ("bytes", "values", "values", "parts")
    return run(given.seconds, given.seed, kinds, given.only)


if __name__ == "__main__":
    raise SystemExit(main())
