"""The tables of a project file: the SQL of its migrations.

`n` numbers articles, annotators and spans inside one file; everywhere else they go by their UUIDs. Small keys make a
project of 300,000 spans a quarter as large and its import three times as fast as UUIDs in every row and index.

Rows that people make (article, zone, span, link, work, decision, split, assignment, rejection) carry `deleted` (a
tombstone; rows are never deleted) and `version` (a version vector as JSON). `conflict` holds the other undominated
states of such a row.
"""

from __future__ import annotations

APPLICATION_ID = 0x414E4E4F
"""Stands in the header of every project file (`PRAGMA application_id`): "ANNO"."""

SCHEMA_VERSION = 5
"""The newest `PRAGMA user_version` that this program reads and writes."""
WORDS_SINCE, LEAD_SINCE, MINOR_SINCE, TAGS_SINCE, INDEX_SINCE, KEPT_SINCE = 2, 3, 3, 4, 4, 5
"""The versions from which on a file has words, a lead, minor guidelines, tags and sketches, and its texts' words
indexed, and from which it keeps all that a newer program wrote: an older one is read as it is."""

_TOMBSTONE = "deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), version TEXT NOT NULL"
_ARTICLE = "article INTEGER NOT NULL REFERENCES article (n)"
_ANNOTATOR = "annotator INTEGER NOT NULL REFERENCES annotator (n)"
_PLACE = '"start" INTEGER NOT NULL CHECK ("start" >= 0), "end" INTEGER NOT NULL CHECK ("end" > "start")'

_FACTS = (
    """CREATE TABLE meta (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT""",
    # Until the third version: which copy of the file, on which machine, wrote last.
    """CREATE TABLE device (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
        place TEXT NOT NULL,
        since TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE scheme (
        version INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        content TEXT NOT NULL,
        added TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE guidelines (
        version INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL,
        text TEXT NOT NULL,
        added TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE annotator (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('annotator', 'gold')),
        added TEXT NOT NULL
    ) STRICT""",
)

_ARTICLES = (
    f"""CREATE TABLE article (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        source TEXT NOT NULL,
        published TEXT NOT NULL,
        lang TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('active', 'split')),
        external_id TEXT NOT NULL,
        length INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        raw_sha256 TEXT NOT NULL,
        extra TEXT NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
    # Apart from the article, so that listing never reads a text and changing a title never writes one.
    """CREATE TABLE article_text (
        article INTEGER PRIMARY KEY REFERENCES article (n),
        text TEXT NOT NULL
    ) STRICT""",
    # `original`, from `start` to `end`, is the text of `part` (both articles).
    f"""CREATE TABLE split (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        original INTEGER NOT NULL REFERENCES article (n),
        part INTEGER NOT NULL REFERENCES article (n),
        {_PLACE},
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE INDEX split_original ON split (original)",
    f"""CREATE TABLE zone (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_PLACE},
        kind TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
        reason TEXT NOT NULL,
        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE INDEX zone_article ON zone (article)",
)

_LABELS = (
    f"""CREATE TABLE span (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_ANNOTATOR},
        {_PLACE},
        label TEXT NOT NULL,
        quote TEXT NOT NULL,
        attributes TEXT NOT NULL,
        note TEXT NOT NULL,
        origin TEXT NOT NULL,
        scheme_version INTEGER NOT NULL,
        extra TEXT NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
    # One person, one extent, one label: once. Annotator first: what a person used before is found by it.
    'CREATE UNIQUE INDEX span_once ON span (annotator, article, label, "start", "end") WHERE deleted = 0',
    # All that the article view reads, in reading order. `deleted` is a column of it because the SQLite that some
    # systems ship does not use a partial index as a covering one.
    'CREATE INDEX span_marks ON span (article, annotator, deleted, "start", "end" DESC, label, id)',
    f"""CREATE TABLE link (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_ANNOTATOR},
        type TEXT NOT NULL,
        source TEXT NOT NULL REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
        target TEXT NOT NULL REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED CHECK (target <> source),
        position INTEGER NOT NULL,
        extra TEXT NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE UNIQUE INDEX link_once ON link (article, annotator, source, type, target) WHERE deleted = 0",
    # scheme_version, guidelines_version: under which the work was last changed. extra: foreign keys of its record.
    f"""CREATE TABLE work (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_ANNOTATOR},
        status TEXT NOT NULL CHECK (status IN ('todo', 'in_progress', 'finished', 'skipped')),
        note TEXT NOT NULL,
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        flag_note TEXT NOT NULL,
        open_points INTEGER NOT NULL,
        scheme_version INTEGER NOT NULL DEFAULT 0,
        guidelines_version INTEGER NOT NULL DEFAULT 0,
        extra TEXT NOT NULL DEFAULT '{{}}',
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE UNIQUE INDEX work_once ON work (article, annotator)",
    f"""CREATE TABLE decision (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_ANNOTATOR},
        fingerprint TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        options TEXT NOT NULL,
        choice TEXT NOT NULL,
        note TEXT NOT NULL,
        seconds REAL NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE INDEX decision_article ON decision (article, fingerprint)",
)

_AROUND = (
    f"""CREATE TABLE assignment (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_ANNOTATOR},
        position INTEGER NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE INDEX assignment_annotator ON assignment (annotator, article)",
    # A suggestion that a person rejected: never offered to them again.
    f"""CREATE TABLE rejection (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        {_ARTICLE},
        {_ANNOTATOR},
        {_PLACE},
        label TEXT NOT NULL,
        content TEXT NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
    "CREATE INDEX rejection_article ON rejection (article, annotator)",
    """CREATE TABLE conflict (
        "table" TEXT NOT NULL,
        row_id TEXT NOT NULL,
        hash TEXT NOT NULL,
        version TEXT NOT NULL,
        deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
        content TEXT NOT NULL,
        PRIMARY KEY ("table", row_id, hash, version)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE activity (
        {_ARTICLE},
        {_ANNOTATOR},
        device TEXT NOT NULL,
        seconds REAL NOT NULL CHECK (seconds >= 0),
        PRIMARY KEY (article, annotator, device)
    ) STRICT, WITHOUT ROWID""",
)

_HISTORY = (
    """CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        edit TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'barrier')),
        name TEXT NOT NULL,
        article INTEGER REFERENCES article (n),
        annotator INTEGER REFERENCES annotator (n),
        device TEXT NOT NULL,
        made_at TEXT NOT NULL,
        target INTEGER REFERENCES history (seq),
        batch TEXT NOT NULL DEFAULT '',
        source_sha256 TEXT NOT NULL DEFAULT '',
        changes TEXT NOT NULL,
        CHECK (kind = 'barrier' OR (article IS NOT NULL AND annotator IS NOT NULL)),
        CHECK ((kind IN ('undo', 'redo')) = (target IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX history_annotator ON history (annotator, seq)",
    "CREATE INDEX history_barrier ON history (seq) WHERE kind = 'barrier'",
    """CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
)

FIRST = (*_FACTS, *_ARTICLES, *_LABELS, *_AROUND, *_HISTORY)
"""The statements that make the tables of schema version 1, in order."""

SECOND = (
    # Words that were worked out once: `data` follows from the article's text and `engine` alone, so it may be lost.
    # Nobody's work: no version, no history, not part of any export or merge.
    """CREATE TABLE words (
        article INTEGER PRIMARY KEY REFERENCES article (n),
        engine TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
)
"""The statements that bring the tables to schema version 2."""

THIRD = (
    # Who prepares and hands out; empty in a file whose people have not said so: then the first of them.
    "ALTER TABLE meta ADD COLUMN lead TEXT NOT NULL DEFAULT ''",
    # Whether everybody sees their own labels only while annotating.
    "ALTER TABLE meta ADD COLUMN blind INTEGER NOT NULL DEFAULT 1 CHECK (blind IN (0, 1))",
    # A name is content as any other: changed on two machines, it is merged by its version vector.
    "ALTER TABLE annotator ADD COLUMN version TEXT NOT NULL DEFAULT '{}'",
    # Whether a version of the guidelines leaves what is to be marked as the version before it has it.
    "ALTER TABLE guidelines ADD COLUMN minor INTEGER NOT NULL DEFAULT 0 CHECK (minor IN (0, 1))",
    # Rows that after a merge stand otherwise than their own state says: spans and links that live but have no place
    # (deleted in their table), and links that are shown at other ends than `source` and `target`. See domain/merging.
    f"""CREATE TABLE aside (
        "table" TEXT NOT NULL,
        row_id TEXT NOT NULL,
        {_ARTICLE},
        {_ANNOTATOR},
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        PRIMARY KEY ("table", row_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX aside_article ON aside (article, annotator)",
    # The other half of link_once: all links of one annotator in one article are found without anybody else's.
    "CREATE INDEX link_gone ON link (article, annotator) WHERE deleted = 1",
    # Each opening for writing is a device of its own (see store/device.py); none is remembered in the file.
    "DROP TABLE device",
    # What a bulk act did, for taking it back as a whole: rows numbered `first` to `last` came with it ...
    """CREATE TABLE taken_in (
        batch TEXT NOT NULL,
        "table" TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (batch, "table")
    ) STRICT, WITHOUT ROWID""",
    # ... and these stood there before, `content` being their columns as JSON; empty where there was none.
    """CREATE TABLE replaced (
        batch TEXT NOT NULL,
        "table" TEXT NOT NULL,
        row_id TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (batch, "table", row_id)
    ) STRICT, WITHOUT ROWID""",
)
"""The statements that bring the tables to schema version 3."""

EXACT_WORDS, FOLDED_WORDS = "text_exact", "text_folded"
"""The tables of the texts' words: as they stand but for capital letters, and without diacritics."""


def _word_table(name: str, marks: int) -> str:
    # Without a copy of the texts (`content=''`) and of their lengths: they stand in article_text, and hits are found
    # there. Positions are kept: they make phrases.
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5 (text, content = '', columnsize = 0,"
        f" tokenize = 'unicode61 remove_diacritics {marks}')"
    )


FOURTH = (
    # A JSON list of names, sorted.
    "ALTER TABLE article ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",
    # What near duplicates are found by: follows from the text and `engine` alone, as `words` does.
    """CREATE TABLE sketch (
        article INTEGER PRIMARY KEY REFERENCES article (n),
        engine TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
    # The words of the texts, by article.n. What comes and goes is noted by the triggers and taken in before the
    # transaction ends (store/indexing.py): SQLite before 3.44 lets no trigger write into them where the schema is not
    # trusted. `gone` is the text that was there, NULL for one that came.
    _word_table(EXACT_WORDS, 0),
    _word_table(FOLDED_WORDS, 2),
    """CREATE TABLE unindexed (
        n INTEGER PRIMARY KEY,
        article INTEGER NOT NULL,
        gone TEXT
    ) STRICT""",
    """CREATE TRIGGER text_came AFTER INSERT ON article_text
        BEGIN INSERT INTO unindexed (article) VALUES (new.article); END""",
    """CREATE TRIGGER text_went AFTER DELETE ON article_text BEGIN
        INSERT INTO unindexed (article, gone) SELECT old.article, old.text
            WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE article = old.article AND gone IS NULL);
        DELETE FROM unindexed WHERE article = old.article AND gone IS NULL;
        END""",
    "INSERT INTO unindexed (article) SELECT article FROM article_text ORDER BY article",
    # The first rows of the list without sorting all.
    "CREATE INDEX article_position ON article (position)",
    # Notes are few: found without going through everything.
    "CREATE INDEX span_note ON span (article) WHERE note <> ''",
    "CREATE INDEX work_note ON work (article) WHERE note <> '' OR flag_note <> ''",
)
"""The statements that bring the tables to schema version 4."""

FIFTH = (
    # What a newer program of the same format wrote into a row of a bundle or handout and is not known here.
    *(
        f"ALTER TABLE {table} ADD COLUMN extra TEXT NOT NULL DEFAULT '{{}}'"
        for table in ("zone", "split", "assignment", "rejection")
    ),
    # The same of what stood outside of rows: `id` says where (domain/kept.py), `value` is JSON.
    f"""CREATE TABLE kept (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL,
        {_TOMBSTONE}
    ) STRICT""",
)
"""The statements that bring the tables to schema version 5."""
