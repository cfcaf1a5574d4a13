"""A project: one file, its typed reads, and the one way to write in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from annotator import paths
from annotator.domain.assignment import Assignment
from annotator.domain.bulk import Tick, unticked
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectLocked, SaveFailed, UserError
from annotator.domain.ids import new_id
from annotator.domain.merging import fitting
from annotator.domain.record import LabelledRecord, StoredRecord
from annotator.domain.scheme import Scheme
from annotator.domain.work import RESERVED, Annotator, is_reserved
from annotator.store import device, files, journal, lock, opening, people, records, writing
from annotator.store.clock import now
from annotator.store.connection import connect_writing, set_patience, transaction
from annotator.store.facts import Counts, LogEntry
from annotator.store.failures import readable
from annotator.store.reviewing import ReviewReads
from annotator.store.watching import Watch, unheard
from annotator.store.whereabouts import Whereabouts

if TYPE_CHECKING:
    from annotator.store.staging import Staging

T = TypeVar("T")


class Project(ReviewReads):
    """An open project file. Used by one thread; jobs open their own.

    `open` opens for reading; `begin_writing` takes the file for this process. Reads see every committed change,
    other processes' included.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(connection, path)
        self._lock: Path | None = None
        self._device = ""
        self._whereabouts = Whereabouts(path, opening.identity(path))
        self._read_facts()

    @classmethod
    def create(cls, path: Path, *, name: str, scheme: Scheme, guidelines: str = "", annotator: str) -> Project:
        """Make a new project file with one annotator, complete or not at all, and open it for writing.

        Raises ProjectError where `path` is taken or cannot be written; then there is no new file, unless another
        process has it already.
        """
        from annotator.store import creation  # noqa: PLC0415  opening a project must not pay for it

        made = creation.create(path, name=name, scheme=scheme, guidelines=guidelines, annotator=annotator)
        try:
            return cls._open_new(path)
        except ProjectLocked:
            raise
        except UserError:
            creation.take_back(path, made)
            raise

    @classmethod
    def _open_new(cls, path: Path) -> Project:
        project = cls.open(path)
        try:
            project.begin_writing()
        except UserError:
            project.close()
            raise
        return project

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open a project file for reading. Raises ProjectError: no such file, no project, too new, unreadable."""
        path = path.absolute()
        connection = opening.open_for_reading(path)
        try:
            return cls(path, connection)
        except BaseException:
            connection.close()
            raise

    def _read_facts(self) -> None:
        facts = opening.facts(self._connection, self.path)
        self.id = facts.id
        self.name = facts.name
        self.scheme = facts.scheme
        self.guidelines = facts.guidelines
        self.lead = facts.lead
        """The id of the annotator who prepares and hands out."""
        self.blind = facts.blind
        """Whether everybody sees their own labels only while annotating."""

    @property
    def device(self) -> str:
        """The id that this opening of the project counts its changes under (see store/device.py)."""
        self._device = self._device or device.drawn()
        return self._device

    def count_anew(self) -> None:
        """Go on under another device id, as after closing and opening."""
        self._device = ""

    @property
    def writable(self) -> bool:
        """Whether this process has taken the project for writing."""
        return self._lock is not None

    def begin_writing(self, tell: Callable[[int, int], object] = unheard, *, despite: bool = False) -> None:
        """Take the project for writing by this process, and migrate it if it is old.

        Migrating tells how many articles of how many are done: indexing 100,000 takes a while.

        Raises ProjectLocked (values who, host, since) where another process has it, ProjectElsewhere where another
        computer says so and it is not `despite` that, ProjectError where the file or its folder is read-only. Reading
        goes on either way.
        """
        if self.writable:
            return
        opening.check_writable(self.path)
        taken = lock.take(self.path, despite=despite)
        try:
            connection = self._connected_for_writing(tell)
        except BaseException:
            lock.give_back(taken)
            raise
        set_patience(connection, 0)  # the window never waits
        self._connection.close()
        self._connection = connection
        self._lock = taken
        self._read_facts()
        self._whereabouts.is_written_here()
        lock.say_writes(taken, writes=True)

    def _connected_for_writing(self, tell: Callable[[int, int], object]) -> sqlite3.Connection:
        from annotator.store import numbering  # noqa: PLC0415  reading does without

        with readable(self.path):
            numbering.check(self._connection, self.path)
        if lock.is_first(self.path):
            return opening.connect_first(self.path, lambda: self._migrate(tell))
        self._migrate(tell)
        return connect_writing(self.path)

    def _migrate(self, tell: Callable[[int, int], object]) -> None:
        if self.needs_migration:
            from annotator.store import migrations  # noqa: PLC0415  rarely needed, and imports sqlite-utils

            migrations.upgrade(self.path, paths.backup_dir(self.id), tell=tell)

    def close(self) -> None:
        """Close the project; everything is committed already. The last writer of the process frees the lock."""
        if self.writable:
            opening.checkpoint(self._connection)
        is_last = self._lock is not None and lock.is_first(self._lock)
        if self._lock is not None and is_last and not files.has_content(files.beside(self.path, files.WAL)):
            lock.say_writes(self._lock, writes=False)
        self._whereabouts.let_go()
        self._connection.close()
        if is_last and files.is_there(files.beside(self.path, files.LAST_WORK)):
            from annotator.store import last_work  # noqa: PLC0415  only after a program has died

            last_work.take_along(self.path)
        if self._lock is None:
            if not lock.is_taken_here(self.path):  # what lies there may be another file, and the -wal this process'
                opening.tidy(self.path)
        else:
            lock.give_back(self._lock, leaves=opening.left_waiting(self.path) if is_last else "")
            self._lock = None

    def save_copy(self, path: Path, *, work: Callable[[Path], object] | None = None) -> None:
        """Write all that is committed as a project file at `path`, in the place of one that is there.

        It comes from the open connection: also after the project's own file was deleted or replaced by others. This
        project stays the one that is open. `work` is done in the new file before it takes that place. Raises
        ProjectError where `path` is the project itself or in use, or where disk or folder refuse, and what `work`
        raises; then `path` is as it was.
        """
        from annotator.store import backup  # noqa: PLC0415  rarely needed

        backup.save_copy(self._connection, self.path, path, work=work)

    # Writing

    def apply(
        self, edit: Edit, *, kind: str = "edit", target: int | None = None, made_at: str = "", tick: Tick = unticked
    ) -> int:
        """Write an edit in one transaction, with its line of history, and return the seq of that line.

        `kind` is edit, undo or redo, `target` the seq of what is undone or redone. `made_at` is when it was done, where
        that is not now: it had to wait. Raises StaleEdit where a row no
        longer stands as the edit expects, RecordError where an edit breaks text or scheme, SaveFailed where the disk
        or another program refuses, and what `tick` raises; then nothing has changed. ValueError is a bug in the
        edit's builder.
        """
        self._check_there()
        act = journal.Act(kind=kind, target=target, device=self.device, made_at=made_at)
        return writing.apply(self._connection, self.path, edit, self, act, tick=tick)

    def add_annotator(self, name: str) -> Annotator:
        """Add a person. Raises UserError for an empty name or one that is taken."""
        person = Annotator(id=new_id(), name=self._free_name(name))
        self._check_there()
        with transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT INTO annotator (id, name, role, added) VALUES (?, ?, ?, ?)",
                (person.id, person.name, person.role, now()),
            )
        return person

    def rename_annotator(self, annotator_id: str, name: str) -> None:
        """Give a person another name. Raises UserError for an empty name or one that is taken."""
        name = self._free_name(name)
        self._check_there()
        people.rename(self._connection, self.path, annotator_id, name, self.device)

    def _free_name(self, name: str) -> str:
        name = name.strip()
        if not name:
            raise UserError(QT_TRANSLATE_NOOP("errors", "An annotator needs a name."))
        if is_reserved(name):
            raise UserError(RESERVED)
        if self.annotator_named(name) is not None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "There is an annotator {name} already."), name=name)
        return name

    def set_lead(self, annotator_id: str) -> None:
        """Make a person the one who prepares and hands out."""
        self._check_there()
        people.set_lead(self._connection, self.path, annotator_id)
        self.lead = annotator_id

    def set_blind(self, *, blind: bool) -> None:
        """Let people see others' labels while annotating, or not."""
        self._check_there()
        people.set_blind(self._connection, self.path, blind=blind)
        self.blind = blind

    def assign(self, given: Iterable[Assignment], withdrawn: Iterable[Assignment] = ()) -> None:
        """Give articles to people to read, and take them back, in one transaction; no edit of anybody's labels."""
        self._check_there()
        people.assign(self._connection, self.path, given=given, withdrawn=withdrawn, device=self.device)

    def add_guidelines(self, text: str, *, seen: int, by: str, minor: bool = False) -> int:
        """Add a version of the guidelines and return its number; see `guidelines.add`."""
        from annotator.store import guidelines  # noqa: PLC0415  rarely needed

        self._check_there()
        version = guidelines.add(self._connection, self.path, text, seen=seen, by=by, minor=minor)
        self._read_facts()
        return version

    def add_seconds(self, article_id: str, annotator_id: str, seconds: float) -> None:
        """Add working time of this opening; no edit, and not in the history."""
        self._check_there()
        with transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT INTO activity (article, annotator, device, seconds) SELECT a.n, p.n, ?, ? FROM article a,"
                " annotator p WHERE a.id = ? AND p.id = ?"
                " ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds",
                (self.device, seconds, article_id, annotator_id),
            )

    def keep_words(self, article_id: str, engine: str, data: bytes) -> bool:
        """Keep an article's words as an engine found them, in place of any before; whether that could be done.

        They can be worked out again, so another's transaction is not waited for.
        """
        try:
            self._check_there()
            with transaction(self._connection, self.path):
                self._connection.execute(
                    "INSERT INTO words (article, engine, data) SELECT n, ?, ? FROM article WHERE id = ?"
                    " ON CONFLICT DO UPDATE SET engine = excluded.engine, data = excluded.data",
                    (engine, data, article_id),
                )
        except SaveFailed:
            return False
        return True

    def keep_sketches(self, engine: str, sketches: Iterable[tuple[str, bytes]]) -> bool:
        """Keep sketches of articles by their ids, in place of any before; whether that could be done, as for words."""
        try:
            self._check_there()
            with transaction(self._connection, self.path):
                self._connection.executemany(
                    "INSERT OR REPLACE INTO sketch (article, engine, data) SELECT n, ?, ? FROM article WHERE id = ?",
                    [(engine, data, article_id) for article_id, data in sketches],
                )
        except SaveFailed:
            return False
        return True

    def commit_staging(
        self, staging: Staging, *, name: str, source_sha256: str, replaces: bool = False, watch: Watch | None = None
    ) -> Counts:
        """Back the project up, then take staged rows in: one transaction, a barrier for undo.

        Raises ProjectError, and Stopped where `watch` was told to; then nothing has changed.

        `name` is the act's plain word (import), `source_sha256` stands for what was imported. Rows that are there
        already are left as they are, unless it `replaces`: then labels take the place of those of the same person in
        the same article.
        """
        from annotator.store import bulk, import_passing, staged  # noqa: PLC0415  bulk work only

        watch, path = watch or Watch(), staging.finish()
        watch.expect(staged.cost(path))
        return self.after_backup(
            name,
            lambda connection: bulk.commit(
                connection,
                self.path,
                path,
                device=self.device,
                name=name,
                source_sha256=source_sha256,
                replaces=replaces,
                further=import_passing.to_parts(connection, fitting(self.scheme)),
                watch=watch,
            ),
            watch,
        )

    def after_backup(self, reason: str, act: Callable[[sqlite3.Connection], T], watch: Watch | None = None) -> T:
        """Back the project up, then let a bulk act of the store write on its connection, and return what it returns.

        `reason` is the act's plain word; where it is empty nothing is backed up, because nothing is there yet.
        `watch` hears of the backup too. Raises ProjectError, and Stopped; then nothing has changed.
        """
        from annotator.store import backup, backup_thinning  # noqa: PLC0415  bulk work only

        self._check_there()
        if not reason:
            return act(self._connection)
        folder = paths.backup_dir(self.id)
        backup.back_up(self.path, folder, reason=reason, watch=watch or Watch())
        backup_thinning.thin(folder)
        return act(self._connection)

    def write(self, act: Callable[[sqlite3.Connection], object]) -> None:
        """Let the store write what is no edit and seldom done, in one transaction. Raises SaveFailed."""
        self._check_there()
        with transaction(self._connection, self.path):
            act(self._connection)

    def asked(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return what a read of the store answers that is too seldom asked to be a method of every project."""
        with readable(self.path):
            return question(self._connection)

    def read_again(self) -> None:
        """Read anew what stays the same but for bulk acts: scheme, guidelines, lead; also after another's merge."""
        self._read_facts()

    def _check_there(self) -> None:
        """Raise SaveFailed unless the file that was opened, and its -wal, still have their names."""
        if not self.writable:
            raise SaveFailed(QT_TRANSLATE_NOOP("errors", "{path} is open for reading only."), path=self.path)
        failure = self.why_gone()
        if failure is not None:
            raise failure

    def why_gone(self) -> SaveFailed | None:
        """Return what is said where the file that was opened, or its -wal, lost its name; None where all is well."""
        return self._whereabouts.why_gone()

    # The history

    def log(self, annotator_id: str) -> list[LogEntry]:
        """Return what an annotator did since the last barrier, oldest first."""
        with readable(self.path):
            return journal.log(self._connection, annotator_id)

    def last_barrier(self) -> int:
        """Return the seq of the newest barrier, which undo does not cross; 0 where there is none."""
        with readable(self.path):
            return journal.last_barrier(self._connection)

    def edit_of(self, seq: int, *, most: int | None = None, tick: Tick = unticked) -> Edit:
        """Return the edit of a line of history, of very many articles only that of `most`. Raises KeyError."""
        with readable(self.path):
            return journal.edit_of(self._connection, seq, most=most, tick=tick)

    def parts_of(self, seq: int, most: int) -> int:
        """Return how many articles the edit of a line of history is of; no more than `most` are counted."""
        with readable(self.path):
            return journal.parts_of(self._connection, seq, most)

    # Exporting

    def labelled_records(self, annotator_id: str | None = None, *, gold: bool = False) -> Iterator[LabelledRecord]:
        """Yield what was labelled, sorted by article id, then annotator id, one article in memory at a time.

        Of all persons or one; with `gold`, of gold instead. It is one read transaction on a connection of its own:
        what is written meanwhile is not seen. Hidden articles and articles that nobody began are left out.
        """
        return records.labelled_records(self.path, annotator_id=annotator_id, gold=gold)

    def stored_records(self, *, unbegun: bool = False) -> Iterator[StoredRecord]:
        """Yield `labelled_records` of all persons with spans and links as rows, for writing them out fast.

        With `unbegun` also a record of nobody for each article in the list that no person has begun.
        """
        return records.stored_records(self.path, unbegun=unbegun)
