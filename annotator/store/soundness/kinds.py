"""What can be found wrong in a project file, by one word each; `services/soundness.py` has the sentences."""

from __future__ import annotations

FILE = "file"
"""Pages of the file itself cannot be read."""
LOST_WORK = "lost_work"
"""The `-wal` of a program that died is gone, and with it what was not yet in the file."""
AWAY_WORK = "away_work"
"""The project came from another computer that was writing in it, without that `-wal`."""
LEFT_WORK = "left_work"
"""The project was renamed, and that `-wal` has the name of before."""
TORN_WORK = "torn_work"
"""That `-wal` is damaged before its end."""
TABLES = "tables"
"""A table or column is missing."""
GUARDS = "guards"
"""An index or trigger of ours is missing, or is another one than ours."""
FOREIGN = "foreign"
"""There is a table, view, index or trigger that is not ours."""
INDEXES = "indexes"
"""SQLite's own indexes do not say what the tables say."""
IDS = "ids"
"""A row whose id is another one in its table than in the index."""
NO_ID = "no_id"
"""A row whose id is none that this program gives, in its table and in the index."""
VALUES = "values"
"""A value that its column does not take."""
FACTS = "facts"
"""What every project has: its name, a scheme that can be read, guidelines."""
NUMBERS = "numbers"
"""A number of a row that leaves no room for the next one; nothing is written in such a file."""
LETTERS = "letters"
"""Text that is no UTF-8."""
IDENTITY = "identity"
"""An id of the project that is none."""
LEAD = "lead"
"""A lead who is nobody in the project."""
SCHEME = "scheme"
GUIDELINES = "guidelines"

TEXT = "text"
"""A text that is not the one of its article."""
FINGERPRINT = "fingerprint"
"""A text that is the one of its article's id, but not of its SHA-256; or the other way round."""
LENGTH = "length"
NO_TEXT = "no_text"
LOOSE_TEXT = "loose_text"
QUOTE = "quote"
GONE_QUOTE = "gone_quote"
"""The same of a deleted label."""
PLACE = "place"
"""A zone or rejected suggestion outside its text."""
LABEL = "label"
ATTRIBUTES = "attributes"
CONTENT = "content"
"""Something stored as JSON that is none."""

PERSON = "person"
"""Rows of nobody who is in the project."""
ARTICLE = "article"
"""Rows of an article that is not in the project."""
REFERENCE = "reference"
"""Any other row that names one that is not there."""
DERIVED = "derived"
"""What was worked out of an article that is not there."""
ENDS = "ends"
LINK_TYPE = "link_type"
VERSION = "version"
CONFLICT = "conflict"
ASIDE = "aside"
SPLIT = "split"
PARTS = "parts"

GAP = "gap"
LINE = "line"
"""A line of the history that cannot be read."""
CHAIN = "chain"
"""A line of the history that found a row otherwise than the one before it left it."""
HISTORY = "history"
"""A row that is not as the history tells; which of the two is right nobody knows."""
MISSING = "missing"
"""A row of which the history tells, and that is not in the file."""
BROUGHT = "brought"
"""A row that a bulk act brought, and that is not in the file."""
SEARCH = "search"
UNINDEXED = "unindexed"

KINDS = (
    *(
        FILE,
        LOST_WORK,
        AWAY_WORK,
        LEFT_WORK,
        TORN_WORK,
        TABLES,
        FACTS,
        NUMBERS,
        IDENTITY,
        IDS,
        NO_ID,
        TEXT,
        NO_TEXT,
        SCHEME,
        GUIDELINES,
        QUOTE,
    ),
    *(
        HISTORY,
        MISSING,
        BROUGHT,
        ENDS,
        PERSON,
        ARTICLE,
        LOOSE_TEXT,
        SPLIT,
        PARTS,
        LABEL,
        ATTRIBUTES,
        LINK_TYPE,
        CONTENT,
        VALUES,
        LETTERS,
    ),
    *(PLACE, LEAD, GONE_QUOTE, REFERENCE, VERSION, CONFLICT, LINE, CHAIN, GAP, FINGERPRINT, LENGTH, ASIDE, DERIVED),
    *(INDEXES, GUARDS, FOREIGN, SEARCH, UNINDEXED),
)
"""All of them, the worst first."""

REPAIRED = (
    *(GUARDS, IDS, INDEXES, PERSON, LOOSE_TEXT, FINGERPRINT, LENGTH, MISSING, HISTORY, QUOTE, ENDS, VERSION, ASIDE),
    *(DERIVED, GAP, UNINDEXED, SEARCH),
)
"""Those that can be put right here, in the order in which that is done."""

CHOSEN = frozenset({HISTORY, IDS})
"""Of those what is only put right where a person has seen what changes into what: it may be right as it is."""

OF_LABELS = frozenset({HISTORY, IDS, MISSING, QUOTE, ENDS, VERSION})
"""Of those what changes what a person made: of others only the lead puts it right."""
