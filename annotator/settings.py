"""What the program remembers: a person's choices (Settings) and where they left off (State), as typed JSON files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, overload

from annotator import paths
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.listing import ORDERS as SPAN_ORDERS
from annotator.domain.listing import Listing
from annotator.domain.queue import KINDS, ORDERS, Queue

if TYPE_CHECKING:
    from annotator.domain.columns import Choices
    from annotator.domain.searching import Sought

Value = bool | int | str
"""What a setting can hold."""

RECENT_PROJECTS = 10
"""How many projects the list of recent ones keeps."""

RECENT_ACTIONS = 6
"""How many actions taken from the palette are kept."""

PLACES = 200
"""How many places (one for each project and annotator) are kept; the oldest go first."""


@dataclass(frozen=True)
class Setting:
    """One setting: its key in the file, its type, its default, and the values allowed (none given: all)."""

    key: str
    type: type[Value]
    default: Value
    choices: tuple[str, ...] | range = ()

    def accepts(self, value: object) -> bool:
        """Whether `value` is of exactly this type (True is no number) and among the choices."""
        return type(value) is self.type and (not self.choices or value in self.choices)


SETTINGS: Mapping[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("language", str, "system", ("system", "en", "vi")),
        Setting("theme", str, "system", ("system", "light", "dark")),
        Setting("text_font", str, "serif", ("serif", "noto", "system")),
        Setting("text_size", int, 18, range(14, 33)),
        Setting("text_width", int, 75, range(45, 121)),
        Setting("lane_style", str, "tints", ("tints", "lanes", "strong")),
        Setting("snapping", bool, default=True),
        Setting("suggestions", bool, default=True),
        Setting("all_chips", bool, default=False),
    )
}
"""Every setting there is, by key."""


class _File:
    """One JSON object in a file: read leniently, written whole and flushed before it has its name, unknown keys kept.

    A file that is no JSON object is moved aside (`damaged` says where to) and taken as empty; one that cannot be read
    at all is left alone and taken as empty.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged: Path | None = None
        self._unsaved: dict[str, object] = {}
        self.values: dict[str, object] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the file again, as a second window may have written it; what could not be saved here still holds."""
        self.values = {**self._read(), **self._unsaved}

    def write(self, key: str, value: object, *, durable: bool) -> None:
        """Write one key; the others are taken from the file as it is now.

        A power cut leaves the file from before or this one; once a `durable` one has come back, this one.
        """
        self._unsaved[key] = value
        self.refresh()
        text = json.dumps(self.values, ensure_ascii=False, indent=1) + "\n"
        partial = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            partial.replace(self.path)
            if durable:
                paths.flush_folder(self.path.parent)
            self._unsaved.clear()
        except OSError as error:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{path} cannot be written: {reason}."),
                path=self.path,
                reason=error.strerror or error,
            ) from error

    def _read(self) -> dict[str, object]:
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError:
            return self.values  # what is known is not forgotten, and would be at the next write
        try:
            found: object = json.loads(raw)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
        self._move_aside()
        return {}

    def _move_aside(self) -> None:
        """Keep the damaged file under another name; where even that is refused it is overwritten at the next write."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}.damaged-{number}{self.path.suffix}")).exists():
            number += 1
        with contextlib.suppress(OSError):
            self.path.replace(aside)
            self.damaged = aside


class Settings:
    """A person's choices. Every `get` gives a value of the right type, whatever the file says."""

    def __init__(self, file: _File) -> None:
        self._file = file

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the settings from `path` (default: settings.json in the settings folder); never fails on its content."""
        return cls(_File(path or paths.config_dir() / "settings.json"))

    @property
    def damaged(self) -> Path | None:
        """Where a damaged file was moved to, if one was found."""
        return self._file.damaged

    @overload
    def get(self, key: Literal["language", "theme", "text_font", "lane_style"]) -> str: ...
    @overload
    def get(self, key: Literal["snapping", "suggestions", "all_chips"]) -> bool: ...
    @overload
    def get(self, key: Literal["text_size", "text_width"]) -> int: ...
    @overload
    def get(self, key: str) -> Value: ...
    def get(self, key: str) -> Value:
        """Return the value of a setting, its default where the file has none that is allowed; KeyError: no such key."""
        setting = SETTINGS[key]
        value = self._file.values.get(key)
        return value if isinstance(value, bool | int | str) and setting.accepts(value) else setting.default

    def set(self, key: str, value: Value) -> None:
        """Set and save at once. KeyError: no such key; ValueError: not allowed; UserError: it cannot be saved.

        Where saving fails the new value still holds until the program ends.
        """
        if not SETTINGS[key].accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._file.write(key, value, durable=True)

    def refused(self) -> dict[str, object]:
        """Return what stands in the file and is no value of its setting: by the setting's key, or `keys.<action id>`.

        `keys` alone stands for all own keys.
        """
        values = self._file.values
        found = {key: values[key] for key in SETTINGS if key in values and not SETTINGS[key].accepts(values[key])}
        keys = values.get("keys", {})
        if not isinstance(keys, dict):
            return {**found, "keys": keys}
        return found | {f"keys.{action_id}": texts for action_id, texts in keys.items() if not _are_texts(texts)}

    def keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that the person has set: action id to portable key texts, none for "no key"."""
        value = self._file.values.get("keys")
        found = value if isinstance(value, dict) else {}
        return {action_id: tuple(keys) for action_id, keys in found.items() if _are_texts(keys)}

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Keep the keys that differ from the program's own, in place of those before. UserError: cannot be saved."""
        self._file.write("keys", {action_id: list(texts) for action_id, texts in keys.items()}, durable=True)


def _key_of(names: frozenset[str]) -> str:
    """Return what stands for a set of column names, which may be long and many."""
    return hashlib.sha256(json.dumps(sorted(names)).encode()).hexdigest()


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


@dataclass(frozen=True)
class Place:
    """Where a person left off: an article (its id, or ""), the code point at the top of the view, the selection.

    `start` is where the selection was begun, `end` (which may lie before it) the caret; `span` is the current span's
    id, or "".
    """

    article_id: str = ""
    position: int = 0
    start: int = 0
    end: int = 0
    span: str = ""


class State:
    """What the window finds again at the next start. Nothing in it is work: it may be lost."""

    def __init__(self, file: _File) -> None:
        self._file = file

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the state from `path` (default: state.json in the state folder); never fails on its content."""
        return cls(_File(path or paths.state_dir() / "state.json"))

    def window(self, name: Literal["geometry", "layout"]) -> bytes:
        """Return the bytes that `remember_window` was given, or none."""
        value = self._file.values.get(name)
        try:
            return bytes.fromhex(value) if isinstance(value, str) else b""
        except ValueError:
            return b""

    def remember_window(self, name: Literal["geometry", "layout"], data: bytes) -> None:
        """Keep the window's geometry, or the layout of its docks (QWidget.saveGeometry, QMainWindow.saveState)."""
        self._file.write(name, data.hex(), durable=False)

    def recent_projects(self) -> tuple[Path, ...]:
        """Return the projects opened last, the latest first, whether they still exist or not."""
        value = self._file.values.get("recent_projects")
        found = value if isinstance(value, list) else []
        return tuple(Path(path) for path in found if isinstance(path, str) and path)

    def remember_project(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        self._file.refresh()
        newest = path.absolute()
        others = [known for known in self.recent_projects() if known != newest]
        self._write_recent([newest, *others][:RECENT_PROJECTS])

    def open_project(self) -> Path | None:
        """Return the project that was open when the program was left, None where none was or it is gone."""
        value = self._file.values.get("open_project")
        path = Path(value) if isinstance(value, str) and value else None
        return path if path is not None and path.is_file() else None

    def remember_open(self, path: Path | None) -> None:
        """Keep which project the next start opens; None: the start page."""
        self._file.write("open_project", str(path.absolute()) if path is not None else "", durable=False)

    def forget_project(self, path: Path) -> None:
        """Take a project off the recent ones."""
        self._write_recent([known for known in self.recent_projects() if known != path.absolute()])

    def _write_recent(self, projects: list[Path]) -> None:
        self._file.write("recent_projects", [str(path) for path in projects], durable=False)

    def find_ignores_marks(self) -> bool:
        """Return whether finding left diacritics out of account when it was used last."""
        return self._file.values.get("find_ignores_marks") is True

    def remember_find(self, *, ignores_marks: bool) -> None:
        """Keep how finding was used."""
        self._file.write("find_ignores_marks", ignores_marks, durable=False)

    def search(self, project_id: str, annotator_id: str) -> Sought:
        """Return what this person searched the articles of this project for."""
        from annotator.domain.searching import Sought  # noqa: PLC0415  the start of the program does not need it

        return Sought.from_json(self._table("searches").get(f"{project_id}/{annotator_id}"))

    def remember_search(self, project_id: str, annotator_id: str, sought: Sought) -> None:
        """Keep what this person searched for."""
        self._put("searches", f"{project_id}/{annotator_id}", sought.to_json())

    def recent_actions(self) -> tuple[str, ...]:
        """Return the ids of the actions taken last from the palette, the latest first."""
        value = self._file.values.get("recent_actions")
        return tuple(known for known in value if isinstance(known, str)) if isinstance(value, list) else ()

    def remember_action(self, action_id: str) -> None:
        """Put an action at the head of those taken last."""
        self._file.refresh()
        others = [known for known in self.recent_actions() if known != action_id]
        self._file.write("recent_actions", [action_id, *others][:RECENT_ACTIONS], durable=False)

    def annotator(self, project_id: str) -> str:
        """Return the id of the annotator who worked last in this project, or ""."""
        value = self._table("annotators").get(project_id)
        return value if isinstance(value, str) else ""

    def remember_annotator(self, project_id: str, annotator_id: str) -> None:
        """Keep who works in this project."""
        self._put("annotators", project_id, annotator_id)

    def place(self, project_id: str, annotator_id: str) -> Place:
        """Return where this person left off in this project."""
        match self._table("places").get(f"{project_id}/{annotator_id}"):
            case [str(article_id), int(position), int(start), int(end), *rest] if min(position, start, end) >= 0:
                return Place(article_id, position, start, end, str(rest[0]) if rest else "")
            case _:
                return Place()

    def remember_place(self, project_id: str, annotator_id: str, place: Place) -> None:
        """Keep where this person is in this project."""
        self._put("places", f"{project_id}/{annotator_id}", list(astuple(place)))

    def queue(self, project_id: str, annotator_id: str) -> Queue:
        """Return the order and the filters that this person chose in this project."""
        match self._table("queues").get(f"{project_id}/{annotator_id}"):
            case [str(order), int(seed), str(words), *kinds] if order in ORDERS:
                return Queue(order, seed, frozenset(kind for kind in kinds if kind in KINDS), words)
            case _:
                return Queue()

    def remember_queue(self, project_id: str, annotator_id: str, queue: Queue) -> None:
        """Keep the order and the filters of the list of articles."""
        kept = [queue.order, queue.seed, queue.words, *sorted(queue.kinds)]
        self._put("queues", f"{project_id}/{annotator_id}", kept)

    def listing(self, project_id: str, annotator_id: str) -> Listing:
        """Return how this person arranged the list of spans in this project."""
        match self._table("listings").get(f"{project_id}/{annotator_id}"):
            case [str(order), bool(only_open), *labels] if order in SPAN_ORDERS:
                return Listing(order, frozenset(label for label in labels if isinstance(label, str)), only_open)
            case _:
                return Listing()

    def remember_listing(self, project_id: str, annotator_id: str, chosen: Listing) -> None:
        """Keep how the list of spans is arranged."""
        kept = [chosen.order, chosen.only_open, *sorted(chosen.labels)]
        self._put("listings", f"{project_id}/{annotator_id}", kept)

    def put_off(self, project_id: str, annotator_id: str) -> frozenset[str]:
        """Return the places of a review that this person put off in this project."""
        value = self._table("put_off").get(f"{project_id}/{annotator_id}")
        return frozenset(place for place in value if isinstance(place, str)) if isinstance(value, list) else frozenset()

    def remember_put_off(self, project_id: str, annotator_id: str, places: Collection[str]) -> None:
        """Keep which places of a review this person puts off."""
        self._put("put_off", f"{project_id}/{annotator_id}", sorted(places))

    def guidelines_place(self, project_id: str) -> int:
        """Return the place (a character of what is shown) at the top of the guidelines when they were read last."""
        match self._table("guidelines").get(project_id):
            case int(place) if place >= 0:
                return place
            case _:
                return 0

    def remember_guidelines_place(self, project_id: str, place: int) -> None:
        """Keep the place at the top of the guidelines."""
        self._put("guidelines", project_id, place)

    def columns(self, names: frozenset[str]) -> Choices | None:
        """Return how a table with these columns was read when one was imported last, or None."""
        from annotator.domain.columns import Choices  # noqa: PLC0415  the start of the program does not need it

        value = self._table("columns").get(_key_of(names))
        return Choices.from_json(value) if isinstance(value, dict) else None

    def remember_columns(self, names: frozenset[str], choices: Choices) -> None:
        """Keep how tables with these columns are read."""
        self._put("columns", _key_of(names), choices.to_json())

    def is_told(self, what: str) -> bool:
        """Return whether something that is told once was told."""
        return _key_of(frozenset((what,))) in self._table("told")

    def remember_told(self, what: str) -> None:
        """Keep that it was told."""
        self._put("told", _key_of(frozenset((what,))), value=True)

    def _table(self, name: str) -> dict[str, object]:
        value = self._file.values.get(name)
        return value if isinstance(value, dict) else {}

    def _put(self, name: str, key: str, value: object) -> None:
        self._file.refresh()
        kept = {other: kept for other, kept in self._table(name).items() if other != key}
        newest = [*kept.items(), (key, value)][-PLACES:]
        self._file.write(name, dict(newest), durable=False)
