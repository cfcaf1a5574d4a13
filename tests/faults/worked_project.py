"""A person who works in a real project while it is recorded, and what the files hold after each act.

Everything goes the way it does in the program: edits through `History`, imports, merges, copies and migrations through
the services. After each act that came back, the recording gets a mark with what is now promised.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.errors import SaveFailed, UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme, scheme_from_toml
from annotator.domain.span import Span
from annotator.services import annotating, bundling, merging, preparing, restoring
from annotator.services.history import History
from annotator.store import backup, connection, files
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.faults.recording import Recording, recorded

OLD_PROJECT = Path(__file__).parents[1] / "store" / "files" / "v3.annot"
REMADE = frozenset({"words", "sketch"})
"""Tables of what the program can work out again; it does not wait for the disk there."""

NORMAL, FULL = 1, 2
"""How SQLite waits for the disk; the program's own is FULL."""

MAIN, OLD, COPY, BUNDLE = "desk/main.annot", "desk/old.annot", "desk/copy.annot", "desk/an.bundle"

TEXTS = (
    (
        "Lò gạch làng Vạn tắt lửa\nXưởng Vạn Xuân nói khoảng 1.200 thợ đã nghỉ việc từ thứ hai 😀. "
        "Bà Lê Thu phủ nhận rằng lò bị đình chỉ. Sở Công nghiệp cho biết 3 lò còn đốt."
    ),
    (
        "Ferry stays in port\nThe ferry company said that two engines had failed. "
        "Captain Orla Finn denied that anyone was hurt. At least 340 passengers waited on the quay."
    ),
    (
        "Đập nước Suối Cạn rò rỉ\nKỹ sư Hồ Đắc khẳng định thân đập an toàn. "
        "Người dân nói nước đục từ ba ngày nay. Ban quản lý từ chối bình luận."
    ),
)


class Promise(NamedTuple):
    """What the person was told, once an act of theirs had come back: what each file holds, by its name.

    `act` counts from 1. A project is known by the digest of its rows, another file by that of its bytes; None: no file.
    """

    act: int
    name: str
    holds: dict[str, str | None]
    histories: dict[str, tuple[int, str]]
    """How many lines of history each project has, and a digest of them."""


class Begun(NamedTuple):
    """An act has begun of which nothing is promised yet."""

    act: int
    name: str


@contextmanager
def at_home(root: Path) -> Iterator[None]:
    """Let the program keep its own files below `root`: backups in data, what may be lost in state."""
    places = {
        "HOME": root,
        "XDG_CONFIG_HOME": root / "config",
        "XDG_DATA_HOME": root / "data",
        "XDG_STATE_HOME": root / "state",
        "XDG_CACHE_HOME": root / "cache",
    }
    before = {name: os.environ.get(name) for name in places}
    os.environ.update({name: str(place) for name, place in places.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _synchronous(level: int) -> Iterator[None]:
    """Let the program open its files with another setting than its own, for the control."""
    own = connection._SETTINGS["synchronous"]
    connection._SETTINGS["synchronous"] = level
    try:
        yield
    finally:
        connection._SETTINGS["synchronous"] = own


def rows_digest(opened: sqlite3.Connection) -> str:
    """A digest of every row of every table of a project, of any version."""
    tables = opened.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    digest = hashlib.sha256()
    for (table,) in tables:
        if table not in REMADE:
            rows = sorted(map(repr, opened.execute(f'SELECT * FROM "{table}"')))
            digest.update(repr((table, rows)).encode())
    return digest.hexdigest()


def history(opened: sqlite3.Connection, most: int = -1) -> tuple[int, str]:
    """How many lines the history of a project has, at most so many, and a digest of them."""
    lines = opened.execute("SELECT * FROM history ORDER BY seq LIMIT ?", (most,)).fetchall()
    return len(lines), hashlib.sha256(repr(lines).encode()).hexdigest()


def file_digest(path: Path) -> str | None:
    """A digest of a file's bytes, None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def claims() -> Scheme:
    """The scheme that the program brings."""
    return scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))


def record(root: Path, *, acts: int, seed: int, many: int = 0, waiting: bool = True) -> Recording:
    """Let the person do about so many small acts, and all the large ones; one import brings `many` articles.

    Without `waiting` SQLite does not wait for the disk at each commit: a control, which loses what it promises.
    """
    root = root.resolve()
    (root / "desk").mkdir(parents=True)
    with at_home(root), _synchronous(FULL if waiting else NORMAL), recorded(root, apart_of(root)) as recording:
        recording.noticed(root / "desk")
        recording.flushed(root)
        person = Person(root, recording.mark, random.Random(seed))
        person.work(acts, many)
        person.leave()
    unlike = recording.unlike()
    if unlike:
        raise AssertionError(f"the recording missed what was written into {', '.join(unlike)}")
    return recording


def apart_of(root: Path) -> list[Path]:
    """Return the folders in which nothing has to last."""
    return [root / "state" / paths.APP_NAME / "staging", root / "cache", root / "away"]


@dataclass
class Person:
    """Mai, who leads, and has one project open at a time."""

    root: Path
    mark: Callable[[object], None]
    chance: random.Random
    holds: dict[str, str | None] = field(default_factory=dict)
    histories: dict[str, tuple[int, str]] = field(default_factory=dict)
    acts: int = 0
    project: Project | None = None

    def work(self, acts: int, many: int) -> None:
        """Do everything once, and small acts all the time between."""
        some = max(acts // 8, 1)
        self.act("new project", self._make)
        self.act("another person", lambda: self.open.add_annotator("An"))
        self.act("import", lambda: self._import(TEXTS))
        self.small_acts(2 * some)
        bundle = self._bundle_of_an()
        self.small_acts(some)
        self.act("merge", lambda: self._merge(bundle))
        self.small_acts(some)
        self.act("save a copy", lambda: self.open.save_copy(self.root / COPY), copy=COPY)
        self.act("close", self.leave)
        self.act("open", lambda: self.open_file(MAIN))
        self.small_acts(some)
        self.act("back up", self._back_up)
        if many:
            self.act("import many", lambda: self._import(_many(many), spans=40))
        self.small_acts(some)
        self.act("bundle", lambda: bundling.bundle(self.open, "Mai", self.root / BUNDLE))
        self.act("save a copy again", lambda: self.open.save_copy(self.root / COPY), copy=COPY)
        self.act("close again", self.leave)
        self.act("bring an old project", self._bring_old)
        self.act("migrate", lambda: self.open_file(OLD))
        self.small_acts(some)
        self.act("close the old one", self.leave)
        self.act("open once more", lambda: self.open_file(MAIN))
        self.small_acts(some)
        self.act("close to restore", self.leave)
        self.act("restore", self._restore)
        self.act("open what was restored", lambda: self.open_file(MAIN))
        self.small_acts(some)

    @property
    def open(self) -> Project:
        """The project that is open."""
        assert self.project is not None
        return self.project

    def act(self, name: str, do: Callable[[], object], copy: str = "") -> None:
        """Do one thing, and mark what is promised once it has come back."""
        self.acts += 1
        self.mark(Begun(self.acts, name))
        do()
        self._look(copy)
        self.mark(Promise(self.acts, name, dict(self.holds), dict(self.histories)))

    def _look(self, copy: str) -> None:
        """Note what the files hold that this act may have changed."""
        if self.project is not None:
            name = self.project.path.relative_to(self.root).as_posix()
            self.holds[name] = self.project.asked(rows_digest)
            self.histories[name] = self.project.asked(history)
            if copy:
                self.holds[copy] = self.holds[name]
        for path in [*self.root.glob("data/annotator/backups/*/*.annot"), *self.root.glob("desk/*.bundle")]:
            self.holds[path.relative_to(self.root).as_posix()] = file_digest(path)
        for name in self.holds:
            if not (self.root / name).exists():
                self.holds[name] = None

    # Small acts

    def small_acts(self, count: int) -> None:
        """Label, link, note, flag, undo and so on, as it comes."""
        for _ in range(count):
            self.act("edit", self._small_act)

    def _small_act(self) -> None:
        mai = self.open.annotator_named("Mai")
        assert mai is not None
        history = History(self.open, mai.id)
        while True:
            act = self.chance.choice((self._label,) * 6 + (self._note, self._link, self._zone, self._status, self._flag,
                                      self._delete, self._retitle, self._undo, self._redo, self._words))  # fmt: skip
            try:
                if act(history, mai.id):
                    return
            except SaveFailed:
                raise
            except UserError:  # nothing to undo, this label is there already: somebody would press another key
                continue

    def _label(self, history: History, who: str) -> bool:
        article = self._article()
        start = self.chance.randrange(len(article.text) - 12)
        label = self.chance.choice(("claim", "denial", "actor", "figure"))
        work, present = self.open.work(article.id, who), self.open.spans(article.id, who)
        end = start + self.chance.randint(3, 12)
        edit = annotating.add_span(self.open.scheme, article, work, present, start=start, end=end, label=label)
        return self._did(history.do(edit))

    def _note(self, history: History, who: str) -> bool:
        article = self._article()
        span = self.chance.choice(self.open.spans(article.id, who) or [None])
        if span is None:
            return False
        note = "xem lại " * self.chance.choice((1, 20, 900))
        return self._did(history.do(annotating.set_note(self.open.work(article.id, who), span, note)))

    def _link(self, history: History, who: str) -> bool:
        article = self._article()
        spans = self.open.spans(article.id, who)
        claims_there = [span for span in spans if span.label in {"claim", "denial"}]
        actors = [span for span in spans if span.label == "actor"]
        if not claims_there or not actors:
            return False
        work, links = self.open.work(article.id, who), self.open.links(article.id, who)
        source, target = self.chance.choice(claims_there), self.chance.choice(actors)
        return self._did(history.do(annotating.add_link(self.open.scheme, work, links, source, target, "by")))

    def _zone(self, history: History, who: str) -> bool:
        article, lead = self._article(), self.open.lead
        if lead != who:
            return False
        zones = self.open.zones(article.id)
        kind = self.chance.choice(("lead", "caption", "boilerplate"))
        start = self.chance.randrange(len(article.text) - 20)
        return self._did(history.do(preparing.add_zone(article, who, zones, start=start, end=start + 15, kind=kind)))

    def _status(self, history: History, who: str) -> bool:
        work = self.open.work(self._article().id, who)
        status = self.chance.choice(("in_progress", "finished", "skipped"))
        return self._did(history.do(annotating.set_status(work, status)))

    def _flag(self, history: History, who: str) -> bool:
        work = self.open.work(self._article().id, who)
        return self._did(history.do(annotating.flag(work, not work.flagged, "hỏi lại")))

    def _delete(self, history: History, who: str) -> bool:
        article = self._article()
        spans = self.open.spans(article.id, who)
        chosen = self.chance.sample(spans, min(2, len(spans)))
        work, links = self.open.work(article.id, who), self.open.links(article.id, who)
        return self._did(history.do(annotating.delete_spans(work, links, chosen)))

    def _retitle(self, history: History, who: str) -> bool:
        if self.open.lead != who:
            return False
        before = ArticleData.of(self._article())
        after = replace(before, title=f"{before.title} {self.chance.randrange(100)}"[-40:])
        return self._did(history.do(preparing.set_article_data(who, before, after)))

    def _undo(self, history: History, _who: str) -> bool:
        return self._did(history.undo())

    def _redo(self, history: History, _who: str) -> bool:
        return self._did(history.redo())

    def _words(self, _history: History, _who: str) -> bool:
        """Something that is not waited for: it may be lost, and must harm nothing."""
        data = self.chance.randbytes(self.chance.choice((100, 9000)))
        return self.open.keep_words(self._article().id, "tests@1", data)

    def _did(self, edit: Edit | None) -> bool:
        return edit is not None

    def _article(self) -> Article:
        return self.open.article(self.chance.choice(self.open.article_rows("")[:5]).id)

    # Large acts

    def _make(self) -> None:
        self.project = Project.create(
            self.root / MAIN, name="Lò gạch", scheme=claims(), guidelines="Mark claims.", annotator="Mai"
        )

    def open_file(self, name: str) -> None:
        """Open a project for writing, as at the start of the program."""
        project = Project.open(self.root / name)
        try:
            project.begin_writing()
        except UserError:
            project.close()
            raise
        self.project = project

    def leave(self) -> None:
        """Close the project."""
        self.open.close()
        self.project = None

    def _import(self, texts: tuple[str, ...], spans: int = 0) -> None:
        mai = self.open.annotator_named("Mai")
        assert mai is not None
        with closing(Staging(paths.state_dir() / "staging")) as staging:
            for text in texts:
                article = Article.from_text(text, title=text[:20], lang="vi")
                made = tuple(_spans(article, mai.id, spans))
                staging.add(LabelledRecord(article=article, annotator=mai, status="in_progress", spans=made))
            self.open.commit_staging(staging, name="import", source_sha256="")

    def _bundle_of_an(self) -> Path:
        """What An did in a copy, elsewhere."""
        away = self.root / "away"
        away.mkdir()
        self.open.save_copy(away / "an.annot")
        main, self.project = self.project, Project.open(away / "an.annot")
        self.project.begin_writing()
        an = self.project.annotator_named("An")
        assert an is not None
        history, done = History(self.project, an.id), 0
        while done < 12:
            try:
                done += self._label(history, an.id)
            except UserError:  # this text has this label
                continue
        bundling.bundle(self.project, "An", away / "an.bundle")
        self.project.close()
        self.project = main
        return away / "an.bundle"

    def _merge(self, path: Path) -> None:
        report = merging.commit(self.open, merging.plan(self.open, [path]))
        if not report.batch:
            raise AssertionError("nothing was merged")
        self.open.read_again()

    def _back_up(self) -> None:
        backup.back_up(self.open.path, paths.backup_dir(self.open.id), reason="minutes")

    def _restore(self) -> None:
        with closing(Project.open(self.root / MAIN)) as project:
            newest = backup.backups(paths.backup_dir(project.id))[0]
        restoring.restore(self.root / MAIN, newest.path)
        with closing(Project.open(self.root / MAIN)) as project:
            self.holds[MAIN], self.histories[MAIN] = project.asked(rows_digest), project.asked(history)

    def _bring_old(self) -> None:
        draft = self.root / "desk" / "old.part"
        shutil.copyfile(OLD_PROJECT, draft)
        files.replace(draft, self.root / OLD)
        with closing(sqlite3.connect(f"file:{OLD_PROJECT}?mode=ro&immutable=1", uri=True)) as old:
            self.holds[OLD] = rows_digest(old)


def _spans(article: Article, who: str, count: int) -> Iterator[Span]:
    for number in range(count):
        start = number * 3
        yield Span(
            id=f"00000000-0000-4000-8000-{article.sha256[:6]}{number:06}",
            article_id=article.id,
            annotator_id=who,
            start=start,
            end=start + 9,
            label="claim",
            quote=article.text[start : start + 9],
        )


def _many(count: int) -> tuple[str, ...]:
    """Long texts, enough to have SQLite empty its -wal file in the midst of work."""
    body = " ".join(TEXTS).replace("\n", " ")
    return tuple(f"Tin số {number}\n{body * 12} {number}" for number in range(count))
