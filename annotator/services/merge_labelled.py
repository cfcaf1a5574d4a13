"""Labelled lines of another scheme: which lines these are, what a mapping has to say for them, and their rows by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from annotator.domain.bundle import OwnRows, SchemeVersion
from annotator.domain.record import LabelledRecord, Stamp
from annotator.domain.scheme import Scheme
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.services.mapping import ATTRIBUTE, Mapper, Needed, SchemeMapping
from annotator.services.versionless import own_rows


class LabelledLines:
    """The lines of one file. `look` goes through them; then `needed` says what is to be mapped before `rows` does it.

    A line that names its scheme is of another one where the project does not have it. Of a line that names none only
    labels and link types that the project does not know are asked for: nothing says what its own names mean there.
    """

    def __init__(self, scheme: Scheme, known: Mapping[int, SchemeVersion], mapping: SchemeMapping | None) -> None:
        self._scheme, self._known = scheme, known
        self._hashes = [version.sha256.encode() for version in known.values()]
        self._mappers = {foreign: Mapper(scheme, mapping, foreign=foreign) for foreign in (True, False)}
        self._mapped: dict[int, bool] = {}
        """The lines that a mapping is for, by number; whether their scheme is a foreign one."""
        self.stamp = Stamp()
        """The first other scheme that a line names."""

    def look(self, path: Path, step: Callable[[int], None]) -> None:
        """Go through a file; lines that name a scheme of the project are not read. Raises Fault."""
        reader = Reader(None)
        for number, line in lines(path):
            step(0)
            if any(digest in line for digest in self._hashes):
                continue
            record = reader.record(number, line)
            if record is None or record.annotator is None:
                continue
            foreign = self._is_foreign(record.scheme)
            if foreign or self._says_other(record):
                self._mapped[number] = foreign
                self._mappers[foreign].see(own_rows(record))
                self.stamp = self.stamp if self.stamp.id else record.scheme

    def _is_foreign(self, stamp: Stamp) -> bool:
        """Whether a line names a scheme whose labels may mean something else than ours of the same name."""
        return bool(stamp.id) and (stamp.id != self._scheme.id or stamp.version in self._known)

    def _says_other(self, record: LabelledRecord) -> bool:
        """Whether a line of no scheme, or of another version of ours, has what ours has not."""
        seen = Mapper(self._scheme, None, foreign=False)
        seen.see(own_rows(record))
        return any(need.kind != ATTRIBUTE or record.scheme.id for need in seen.needed)

    @property
    def needed(self) -> list[Needed]:
        """What a mapping has to say yet, sorted."""
        uses: Counter[tuple[str, str]] = Counter()
        for mapper in self._mappers.values():
            for need in mapper.needed:
                uses[need.kind, need.id] += need.uses
        return [Needed(kind, name, number) for (kind, name), number in sorted(uses.items())]

    @property
    def dropped(self) -> int:
        """Spans and links that the mapping dropped."""
        return sum(mapper.dropped for mapper in self._mappers.values())

    def is_mapped(self, number: int) -> bool:
        """Whether a line is of another scheme."""
        return number in self._mapped

    def rows(self, number: int, record: LabelledRecord) -> OwnRows:
        """Return the rows of such a line under the project's scheme."""
        return self._mappers[self._mapped[number]].mapped(own_rows(record))
