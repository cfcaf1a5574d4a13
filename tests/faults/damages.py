"""A project with everything in it, the ways in which its file can be damaged, and what of it is back afterwards."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import UserError
from annotator.domain.ids import derived_id
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord, Stamp
from annotator.domain.salvaged import SalvageReport
from annotator.domain.scheme import scheme_from_toml
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, Annotator
from annotator.domain.zone import Zone
from annotator.services import salvaging
from annotator.services.history import History
from annotator.services.merging import reverse
from annotator.store.backup import back_up
from annotator.store.glancing import HEADER
from annotator.store.project import Project
from annotator.store.salvage.cells import Reading
from annotator.store.salvage.pages import INNER_INDEX, INNER_TABLE, KINDS, LEAF_TABLE, Pages
from annotator.store.staging import Staging

PAGE = 4096
SENTENCE = "Ông Trần Mộc nói rằng cầu {n} đã được kiểm tra, khoảng {n}.000 người phải đi vòng 😀. "
WORDS = ("span", "link", "zone", "work", "article", "text", "history", "assignment")


def make(path: Path, *, articles: int, acts: int, seed: int = 1, backed_up: float = 0.5) -> None:
    """Make a project with imported and own labels, links, long texts, pages given up again, and a backup midway.

    The backup is made when `backed_up` of the acts are done; with 0 there is none.
    """
    scheme = scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))
    draw = random.Random(seed)
    with closing(
        Project.create(path, name="Dams", scheme=scheme, guidelines="Mark." * 900, annotator="Mai")
    ) as project:
        _import(project, [_record(scheme, number, draw) for number in range(articles)])
        project.count_anew()
        _import(project, [_record(scheme, number, draw) for number in range(articles, articles + 12)])
        reverse(project, _last_batch(path))  # leaves free pages
        if backed_up:
            _act(project, draw, int(acts * backed_up))
            back_up(project.path, paths.backup_dir(project.id), reason="working")
            project.count_anew()
        _act(project, draw, acts - int(acts * backed_up))
        project.count_anew()
        _import(project, [_record(scheme, number, draw) for number in range(articles + 12, articles + 18)])
        reverse(project, _last_batch(path))
        if backed_up:  # what the two bulk acts made would hide what was not backed up
            for made in sorted(paths.backup_dir(project.id).glob("*.annot"))[-2:]:
                made.unlink()
            for note in paths.backup_dir(project.id).glob("*.json"):  # the copies that are damaged lie elsewhere
                note.unlink()


def go_on(path: Path, *, acts: int, seed: int, into: Path, beside: Sequence[str] = ("-wal", ".holder")) -> None:
    """Do more in a project, and copy it as it lies there while it is open, with what is beside it; then close it."""
    with closing(Project.open(path)) as project:
        project.begin_writing()
        _act(project, random.Random(seed), acts)
        for suffix in ("", *beside):
            shutil.copyfile(f"{path}{suffix}", f"{into}{suffix}")


def dead_holder(path: Path) -> None:
    """Have the process that held a project have died."""
    holder = Path(f"{path}.holder")
    told = json.loads(holder.read_text("utf-8"))
    holder.write_text(json.dumps({**told, "pid": 2**22 + 1}), "utf-8")


def _last_batch(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        batch: str = connection.execute("SELECT batch FROM history ORDER BY seq DESC LIMIT 1").fetchone()[0]
    return batch


def take_in(project: Project, numbers: Iterable[int]) -> None:
    """Import further articles, those of some numbers."""
    draw = random.Random(3)
    _import(project, [_record(project.scheme, number, draw) for number in numbers])


def _import(project: Project, records: list[LabelledRecord]) -> None:
    with closing(Staging(project.path.parent / "staging")) as staging:
        for record in records:
            staging.add(record)
        project.commit_staging(staging, name="import", source_sha256="")


def _record(scheme: Any, number: int, draw: random.Random) -> LabelledRecord:
    count = 200 if number % 9 == 0 else draw.randint(3, 25)  # some texts overflow their page by far
    text = f"Bài {number}\n" + "".join(SENTENCE.format(n=number * 100 + at) for at in range(count))
    article = Article.from_text(text, title=f"Bài số {number}", source="Báo Hạ Vân", lang="vi")
    zone = Zone(id=derived_id("zone", number), article_id=article.id, start=0, end=len(f"Bài {number}"), kind="title")
    if number % 3:
        return LabelledRecord(article=article, zones=(zone,))
    person = Annotator(id=derived_id("person", "Lan"), name="Lan")
    spans = []
    for at in range(min(count, 12)):
        start = text.index(f"{number * 100 + at}.000")
        end = start + len(f"{number * 100 + at}.000 người")
        ident = derived_id("span", number, at)
        spans.append(a_span(ident, article, person.id, start, end, "figure", origin="imported:jsonl"))
    stamp = Stamp(id=scheme.id, version=scheme.version, sha256=scheme.sha256)
    return LabelledRecord(
        article=article, annotator=person, status=FINISHED, scheme=stamp, spans=tuple(spans), zones=(zone,)
    )


def a_span(ident: str, article: Article, person: str, start: int, end: int, label: str, origin: str = "manual") -> Span:
    """Return a label on a part of an article."""
    return Span(
        id=ident,
        article_id=article.id,
        annotator_id=person,
        start=start,
        end=end,
        label=label,
        quote=article.text[start:end],
        origin=origin,
    )


def _act(project: Project, draw: random.Random, acts: int) -> None:
    mai = project.annotator_named("Mai")
    assert mai is not None
    history, rows = History(project, mai.id), project.article_rows("")
    for number in range(acts):
        article = project.article(draw.choice(rows).id)
        spans = project.spans(article.id, mai.id)
        what = draw.random()
        try:
            if what < 0.55 or len(spans) < 2:
                history.do(_labelled(article, mai.id, draw))
            elif what < 0.7:
                span = draw.choice(spans)
                note = f"xem lại {number} " + "rất " * draw.randint(0, 40)
                history.do(Edit("note", article.id, mai.id, (Change(span, replace(span, note=note)),)))
            elif what < 0.8:
                _link(project, history, article, mai.id)
            elif what < 0.9:
                history.undo()
            else:
                known = ArticleData.of(article)
                history.do(
                    Edit("describe", article.id, mai.id, (Change(known, replace(known, source=f"Báo {number}")),))
                )
        except UserError:  # the same label twice: nothing was done
            continue


def _labelled(article: Article, person: str, draw: random.Random) -> Edit:
    start = draw.randrange(len(article.text) - 60)
    span = a_span(
        derived_id("own", article.id, start, draw.random()),
        article,
        person,
        start,
        start + draw.randint(5, 50),
        "claim",
    )
    return Edit("label", article.id, person, (Change(None, span),))


def _link(project: Project, history: History, article: Article, person: str) -> None:
    claims = [span for span in project.spans(article.id, person) if span.label == "claim"]
    if len(claims) < 2:
        return
    link = Link(
        id=derived_id("link", claims[0].id, claims[1].id),
        article_id=article.id,
        annotator_id=person,
        type="same_as",
        source_id=claims[1].id,
        target_id=claims[0].id,
    )
    history.do(Edit("link", article.id, person, (Change(None, link),)))


# What is in a project


Rows = dict[tuple[str, str], tuple[Any, ...]]

_ROWS = {
    "article": "SELECT id, title, source, state, deleted, tags FROM article",
    "text": "SELECT a.id, t.text FROM article_text t JOIN article a ON a.n = t.article",
    "span": 'SELECT s.id, a.id, p.id, s."start", s."end", s.label, s.quote, s.note, s.attributes, s.deleted'
    " FROM span s JOIN article a ON a.n = s.article JOIN annotator p ON p.n = s.annotator",
    "link": "SELECT l.id, a.id, p.id, l.type, l.source, l.target, l.deleted"
    " FROM link l JOIN article a ON a.n = l.article JOIN annotator p ON p.n = l.annotator",
    "zone": 'SELECT z.id, a.id, z."start", z."end", z.kind, z.state, z.deleted'
    " FROM zone z JOIN article a ON a.n = z.article",
    "work": "SELECT w.id, a.id, p.id, w.status, w.note, w.deleted"
    " FROM work w JOIN article a ON a.n = w.article JOIN annotator p ON p.n = w.annotator",
    "history": "SELECT h.edit, a.id, h.seq, h.kind, h.name, h.device, h.changes"
    " FROM history h LEFT JOIN article a ON a.n = h.article WHERE h.name <> 'salvage'",
    "annotator": "SELECT id, name, role FROM annotator",
}


def rows(path: Path) -> Rows:
    """Return what is in a project that must be back: each row by its kind and id."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        for kind, query in _ROWS.items():
            for row_id, *values in connection.execute(query):
                found[kind, str(row_id)] = tuple(values)
    return found


def share(before: Rows, after: Rows) -> float:
    """Return how much of what there was is back just so, from 0 to 1."""
    return sum(after.get(key) == values for key, values in before.items()) / max(len(before), 1)


# The pages of a sound file


class Page(NamedTuple):
    """A page: what it is for, and the rows that cannot be read without it."""

    number: int
    kind: str
    rows: frozenset[tuple[str, str]]


def pages(path: Path) -> list[Page]:
    """Return what each page of a sound file is for."""
    read = Pages(path)
    try:
        return sorted(_Mapped(read).run())
    finally:
        read.close()


class _Watching(Pages):
    """Pages that remember which were asked for."""

    def __init__(self, read: Pages) -> None:
        self.__dict__.update(read.__dict__)
        self.asked: list[int] = []

    def page(self, number: int) -> bytes:
        self.asked.append(number)
        return super().page(number)


class _Mapped:
    def __init__(self, read: Pages) -> None:
        self._pages = _Watching(read)
        self._reading = Reading(self._pages)
        self._found: dict[int, tuple[str, set[tuple[str, str]]]] = {}

    def run(self) -> Iterator[Page]:
        roots = {1: "schema"}
        for cell in self._reading.cells(self._pages.page(1), 1):
            assert cell.record is not None
            roots |= self._roots(cell.record)
        for number in self._inner_of(1):
            for cell in self._reading.cells(self._pages.page(number), number):
                if cell.record is not None:
                    roots |= self._roots(cell.record)
        for root, name in roots.items():
            self._tree(root, name)
        for number in range(1, self._pages.count + 1):
            kind, held = self._found.get(number, ("free", set()))
            yield Page(number, kind, frozenset(held))

    def _inner_of(self, number: int) -> list[int]:
        page = self._pages.page(number)
        return list(self._reading.children(page, number)) if page[HEADER] == INNER_TABLE else []

    @staticmethod
    def _roots(record: tuple[Any, ...]) -> dict[int, str]:
        kind, name, table, root, _ = record
        return {root: f"{'index of ' if kind == 'index' else ''}{table if kind == 'index' else name}"} if root else {}

    def _tree(self, root: int, name: str) -> None:
        stack = [root]
        while stack:
            number = stack.pop()
            page = self._pages.page(number)
            kind = page[HEADER if number == 1 else 0]
            assert kind in KINDS
            inner = kind in {INNER_TABLE, INNER_INDEX}
            if inner:
                stack += self._reading.children(page, number)
            word = "fts" if name.startswith("text_") else "inner" if inner else "leaf"
            self._found[number] = (f"{word} {name}", set())
            if kind == LEAF_TABLE:
                self._rows(number, page, name)
            elif not inner or kind == INNER_INDEX:
                self._rows(number, page, "")

    def _rows(self, number: int, page: bytes, name: str) -> None:
        self._pages.asked.clear()
        at = 0
        for cell in self._reading.cells(page, number):
            assert cell.record is not None
            row = _named(name, cell.rowid, cell.record)
            for place in [number, *self._pages.asked[at:]]:
                self._found.setdefault(place, (f"overflow of {name}", set()))[1].update([row] if row else [])
            at = len(self._pages.asked)


def _named(table: str, rowid: int, record: tuple[Any, ...]) -> tuple[str, str] | None:
    if table == "article_text":
        return ("text", str(rowid))
    if table in {"article", "span", "link", "zone", "work", "annotator", "history"}:
        return (table, str(record[1]))
    return None


# Damage


Damage = Callable[[Path], None]


def zeroed(number: int) -> Damage:
    """Return what fills a page with zeros."""
    return lambda path: write(path, (number - 1) * PAGE, bytes(PAGE))


def noise(number: int, seed: int) -> Damage:
    """Return what fills a page with random bytes."""
    return lambda path: write(path, (number - 1) * PAGE, random.Random(seed).randbytes(PAGE))


def cut(number: int) -> Damage:
    """Return what ends the file before a page."""

    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate((number - 1) * PAGE)

    return damage


def flipped(column: str, table: str, seed: int) -> Damage:
    """Return what changes some letters of a stored text on the disk, to others of the same length."""

    def damage(path: Path) -> None:
        draw = random.Random(seed)
        with closing(sqlite3.connect(path)) as connection:
            values = [row[0] for row in connection.execute(f"SELECT {column} FROM {table} ORDER BY 1")]
        data = bytearray(path.read_bytes())
        wanted = draw.choice(values).encode()[:60]
        at = data.find(wanted)
        while at >= 0:  # each place: an older copy of a row may lie in a free page
            data[at + len(wanted) - 2] ^= 1
            at = data.find(wanted, at)
        path.write_bytes(data)

    return damage


def write(path: Path, at: int, data: bytes) -> None:
    """Write over some bytes of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


# What comes of it


class Outcome(NamedTuple):
    """How damage was noticed (opening, check, salvage, or empty), what came back, and what the salvage said."""

    noticed: str
    back: float
    after: Rows
    report: SalvageReport | None


def suffer(path: Path, before: Rows, *, backup: bool) -> Outcome:
    """See how the damage of a file is noticed, then salvage it, with the backups that there are or without."""
    noticed = _noticed(path)
    kept = paths.data_dir() / "backups"
    away = paths.data_dir() / "away"
    if not backup and kept.exists():
        kept.rename(away)
    for folder in kept.glob("*"):  # the backups are of the file that is damaged
        (folder / "project.json").write_text(json.dumps({"format": 1, "path": str(path), "name": ""}), "utf-8")
    try:
        report = salvaging.salvage(path)
    except salvaging.NothingWrong:
        after = rows(path)
        return Outcome(noticed, share(before, after), after, None)
    except UserError:
        return Outcome(noticed, 0.0, {}, None)
    finally:
        if away.exists():
            shutil.rmtree(kept, ignore_errors=True)
            away.rename(kept)
    wrong = salvaging.is_damaged(path, thorough=True)
    assert wrong is None, f"what was salvaged is damaged itself: {wrong}"
    after = rows(path)
    back = share(before, after)
    if not noticed and back < 1 and not report.is_whole:
        noticed = "salvage"
    return Outcome(noticed, back, after, report)


def _noticed(path: Path) -> str:
    if salvaging.is_damaged(path) or salvaging.has_lost_its_wal(path):
        return "opening"
    try:
        Project.open(path).close()
    except UserError:
        return "opening"
    return "check" if salvaging.is_damaged(path, thorough=True) else ""


def readable(before: Rows, hit: list[Page], numbers: dict[str, str]) -> Rows:
    """Return the rows that stand on none of the pages that were hit, and whose articles do not either."""
    gone = {
        (kind, numbers.get(row_id, row_id) if kind == "text" else row_id) for page in hit for kind, row_id in page.rows
    }
    homeless = {row_id for kind, row_id in gone if kind == "text"}
    lost_people = {row_id for kind, row_id in gone if kind == "annotator"}

    def stays(key: tuple[str, str], values: tuple[Any, ...]) -> bool:
        kind, row_id = key
        if key in gone or (kind in {"article", "text"} and row_id in homeless):
            return False
        if kind in {"span", "link", "zone", "work", "history"} and values[0] in homeless:
            return False
        if kind == "link":
            return ("span", values[3]) not in gone and ("span", values[4]) not in gone
        return not (lost_people and kind in {"span", "link", "work"} and values[1] in lost_people)

    return {key: values for key, values in before.items() if stays(key, values)}


def article_ids(path: Path) -> dict[str, str]:
    """Return the ids of articles by their numbers, as text."""
    with closing(sqlite3.connect(path)) as connection:
        return {str(number): row_id for number, row_id in connection.execute("SELECT n, id FROM article")}


def too_many(before: Rows, after: Rows) -> list[tuple[str, str]]:
    """Return which rows are there that had been taken back, or never were."""
    return [key for key in after if key not in before and key[0] != "annotator"]


def lost(expected: Rows, after: Rows) -> list[tuple[str, str]]:
    """Return which rows that could be read are not back."""
    return [key for key, values in expected.items() if after.get(key) != values]


def as_line(value: Any) -> str:
    """Return a value as JSON, for a message."""
    return json.dumps(value, ensure_ascii=False, default=str)[:300]
