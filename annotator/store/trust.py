"""Whether the tables of a project file are the ones that this program makes: a file from others is data, never program.

Triggers, views and columns that are worked out would be run by whoever reads or writes them. A file that has any that
are not ours is not used; nothing of it is run. What does nothing (a table of another tool, statistics of ANALYZE, a
plain index) is left where it is.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.printing import NAME, on_one_line
from annotator.store import schema

KNOWN = {
    1: "41eb6acceb8ead85e4969499e7e5f476",
    2: "f9db768036b3d874f756f16b4dad7ec6",
    3: "c7ca5022e03ba54ca5e10f10a78c492f",
    4: "2b6f03e3f286246bb75f9cce69a3fe21",
    5: "9af9e47b71c2d3f974eb0f0732c0cdd6",
}
"""Digests of the tables of each version as they are written now; any other file is looked at table by table."""

_STEPS = (schema.FIRST, schema.SECOND, schema.THIRD, schema.FOURTH, schema.FIFTH)
_SHADOW = tuple(f"{name}_" for name in (schema.EXACT_WORDS, schema.FOLDED_WORDS))
_STEPS_TAKEN = "_sqlite_migrations"
"""In the names of the table and of the index in which a file says which steps it has taken."""
_READ = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY name, type"

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]""")
_TABLE = re.compile(r"CREATE TABLE (\S+?) ?\((.*)\)(?: ?(?:STRICT|WITHOUT ROWID|,))*", re.IGNORECASE)
_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX (\S+) ON (\S+?) ?\(([\w ,?]*)\)", re.IGNORECASE)
_WORKING = frozenset(("AS", "GENERATED", "CHECK", "REFERENCES", "FOREIGN", "SELECT", "CONFLICT"))
"""Words of a table that does something by itself when it is read or written."""

_UNKNOWN = {
    "trigger": QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not used: it holds a trigger “{name}” that is not Annotator's. Nothing of it was run. Ask its sender"
        " for a bundle, or save what is in it with “annotator salvage”.",
    ),
    "view": QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not used: it holds a view “{name}” that is not Annotator's. Nothing of it was run. Ask its sender"
        " for a bundle, or save what is in it with “annotator salvage”.",
    ),
    "table": QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not used: it holds a table “{name}” that works by itself and is not Annotator's. Nothing of it was"
        " run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.",
    ),
    "index": QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not used: it holds an index “{name}” that works by itself and is not Annotator's. Nothing of it was"
        " run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.",
    ),
}
_CHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is not used: its part “{name}” was built anew by something that is not Annotator. Nothing of it was run."
    " Ask its sender for a bundle, or save what is in it with “annotator salvage”.",
)
_MISSING = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is not used: its part “{name}” is missing, which Annotator makes in every project. Restore its last backup,"
    " or save what is in it with “annotator salvage”.",
)


class _Part(NamedTuple):
    """A row of sqlite_schema."""

    type: str
    name: str
    table: str
    sql: str | None


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError where a project file is not built as this program builds files of its version.

    It reads the description of the tables and nothing else, so nothing in the file can have been run. A version that
    is not known here is for the caller to refuse. Raises sqlite3.Error where the description cannot be read.
    """
    parts = [_Part(*row) for row in connection.execute(_READ)]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if 1 <= version <= len(_STEPS) and digest(parts) != KNOWN[version]:
        _compare(parts, built(version), path)


def version_built(connection: sqlite3.Connection) -> int | None:
    """Return the version whose parts a file has, whichever it calls its own; None where it has others.

    Of the steps that it says were taken there is one for each version.
    """
    parts = [_Part(*row) for row in connection.execute(_READ)]
    steps = f"SELECT count(*) FROM {_STEPS_TAKEN} WHERE migration_set = 'annotator'"  # noqa: S608  a name of ours
    taken: int = connection.execute(steps).fetchone()[0]
    found = next((version for version, known in KNOWN.items() if known == digest(parts)), None)
    if found is None and 1 <= taken <= len(_STEPS) and _is_built(parts, taken):
        found = taken
    return found if found == taken else None


def _is_built(parts: Iterable[_Part], version: int) -> bool:
    expected = built(version)
    ours = {part.name: part for part in parts if _STEPS_TAKEN not in part.name}
    return ours.keys() == expected.keys() and all(_is_alike(part, expected[name]) for name, part in ours.items())


def digest(parts: Iterable[tuple[object, ...]]) -> str:
    """Return what stands for the rows of a sqlite_schema, sorted by name and type."""
    text = "\x00".join("\x01".join(map(str, row)) for row in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def built(version: int) -> dict[str, _Part]:
    """Return the parts of a file of a version by their names, as this computer's SQLite writes them."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statements in _STEPS[:version]:
            for statement in statements:
                connection.execute(statement)
        return {part.name: part for part in (_Part(*row) for row in connection.execute(_READ))}


def _compare(parts: Iterable[_Part], expected: dict[str, _Part], path: Path) -> None:
    missing = dict(expected)
    for part in parts:
        ours = missing.pop(part.name, None)
        if ours is None:
            if part.name in expected or not _does_nothing(part, expected):
                raise _refused(_UNKNOWN.get(part.type, _UNKNOWN["table"]), part.name, path)
        elif not _is_alike(part, ours):
            raise _refused(_CHANGED, part.name, path)
    for name in missing:
        raise _refused(_MISSING, name, path)


def _refused(template: str, name: str, path: Path) -> ProjectError:
    return ProjectError(template, path=path, name=on_one_line(name, NAME))


def _is_alike(part: _Part, ours: _Part) -> bool:
    if (part.type, part.table) != (ours.type, ours.table):
        return False
    if part.sql is None or ours.sql is None:
        return part.sql is ours.sql
    if part.name.startswith(_SHADOW):  # how the search keeps its words is SQLite's affair, and differs by its version
        return _is_plain_table(part)
    return " ".join(part.sql.split()) == " ".join(ours.sql.split())


def _does_nothing(part: _Part, expected: dict[str, _Part]) -> bool:
    """Whether a part that is not ours only lies there."""
    if part.sql is None:  # what SQLite makes for a UNIQUE of the table, which is looked at itself
        return part.type == "index"
    if part.type == "table":
        return _is_plain_table(part)
    return part.type == "index" and _is_plain_index(part, foreign=part.table not in expected)


def _is_plain_table(part: _Part) -> bool:
    sql, names = _without_quotes(part.sql or "")
    found = _TABLE.fullmatch(sql)
    if found is None or part.table != part.name or _name(found[1], names) != part.name:
        return False
    return not _WORKING & set(re.findall(r"\w+", found[2].upper()))


def _is_plain_index(part: _Part, *, foreign: bool) -> bool:
    """Whether an index is of columns alone; one that demands something is none of ours to keep on a table of ours."""
    sql, names = _without_quotes(part.sql or "")
    found = _INDEX.fullmatch(sql)
    if found is None or _name(found[2], names) != part.name or _name(found[3], names[1:]) != part.table:
        return False
    return foreign or not found[1]


def _without_quotes(sql: str) -> tuple[str, list[str]]:
    """Return a statement on one line with "?" for what stands in quotation marks, and what stood there.

    A comment could hide a quotation mark: a statement with one comes back empty.
    """
    if "--" in sql or "/*" in sql:
        return "", []
    names = [quoted[1:-1] for quoted in _QUOTED.findall(sql)]
    return " ".join(_QUOTED.sub("?", sql).split()), names


def _name(word: str, names: list[str]) -> str:
    return names[0] if word == "?" and names else word
