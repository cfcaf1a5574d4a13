"""What each row of an article is to be: all that was found of it, read against its text and the history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from annotator.domain.ids import is_a_letter_away
from annotator.domain.merging import KEYS, RowState
from annotator.store.salvage import proving
from annotator.store.salvage.finds import BACKUP, REMNANT
from annotator.store.salvage.last_word import Found, Word, completed, settled
from annotator.store.salvage.lines import Lines
from annotator.store.salvage.naming import Names
from annotator.store.salvage.numbering import Numbers
from annotator.store.salvage.placing import Target, as_json
from annotator.store.salvage.values import unreadable, without
from annotator.store.states import columns, in_truth, lacks

_PLACED = ("span", "zone", "rejection")
_NO_PLACE = "its words do not stand in the text where it says"
_NO_VALUES = "some of its values cannot be read"


class Gathering:
    """Reads the rows of articles from the finds; what stands nowhere in its text is kept apart."""

    def __init__(
        self,
        finds: sqlite3.Connection,
        names: Names,
        lines: Lines,
        target: Target,
        numbers: Numbers,
        lacking: Mapping[str, Collection[str]],
    ) -> None:
        """Take `lacking`, the columns by table that the backup's tables do not have yet."""
        self._finds, self._names, self._lines, self._target = finds, names, lines, target
        self._numbers, self._lacking = numbers, lacking
        self._asides = self._all_asides()
        self._changed = {one.id for one in names.changed}
        self.replaced = 0
        """Labels of which words or place had changed on the disk and were put right from the text."""
        self._waiting = {row[0] for row in finds.execute("SELECT DISTINCT row_id FROM found_conflict")}

    def completed(self, kind: str, found: list[Found]) -> list[Found]:
        """Return what was found, with what the backup's older tables lack as the file has it."""
        return completed(found, self._lacking.get(kind, ()))

    def words(
        self,
        kind: str,
        article_id: str,
        numbers: list[tuple[bool, int]],
        text: str,
        told: Mapping[tuple[str, str], Any],
    ) -> dict[str, Word]:
        """Return what each row of a kind is to be, by id."""
        found: dict[str, list[Found]] = {row_id: [] for row, row_id in told if row == kind}
        bad: dict[str, RowState] = {}
        for found_one in self._found(kind, article_id, numbers):
            one = self._in_place(found_one, text)
            if is_placed(one.state, text) and not unreadable(one.state):
                found.setdefault(one.state.id, []).append(one)
            elif one.source != REMNANT:
                bad[one.state.id] = one.state
        self._leave_bent(kind, found, told)
        words: dict[str, Word] = {}
        badly: dict[str, Word] = {}
        for row_id, several in found.items():
            certain = [one for one in several if one.source != REMNANT]
            known = self.completed(kind, certain or several)
            word = settled(kind, row_id, known, told.get((kind, row_id), ()), self._lines.backed_up)
            if word is not None:
                (words if is_placed(word.states[0], text) else badly)[row_id] = word
        bad |= {row_id: word.states[0] for row_id, word in badly.items()}
        for row_id in sorted(bad.keys() - words.keys()):
            less = without(bad[row_id], unreadable(bad[row_id]), None)
            if less is not None and is_placed(less, text):
                words[row_id] = Word([less], None, bad[row_id])
                continue
            why = _NO_VALUES if is_placed(bad[row_id], text) else _NO_PLACE
            self._target.keep(kind, why, as_json(bad[row_id]), article_id)
        return words

    def _leave_bent(self, kind: str, found: dict[str, list[Found]], told: Mapping[tuple[str, str], Any]) -> None:
        """Leave ids that only the history names, and of which one letter is another than in that of a row."""
        there = [row_id for row_id, several in found.items() if several]
        for row_id in [row_id for row_id, several in found.items() if not several]:
            if any(is_a_letter_away(row_id, other) for other in there):
                self._lines.doubt(told[kind, row_id])
                del found[row_id]

    def _in_place(self, one: Found, text: str) -> Found:
        """Return a label with the words and the place that it had before a bit of them was changed."""
        if one.state.row != "span" or one.source == REMNANT or is_placed(one.state, text):
            return one
        if one.state.keys[0] in self._changed:
            return one  # the text proves nothing
        start, end, label, quote, *rest = one.state.values
        right = proving.replaced(int(start), int(end), str(quote), text)
        if right is None:
            return one
        self.replaced += 1
        return Found(one.source, one.state._replace(values=(*right[:2], label, right[2], *rest)))

    def _found(self, kind: str, article_id: str, numbers: list[tuple[bool, int]]) -> Iterator[Found]:
        keys = KEYS[kind]
        person = "annotator" if "annotator" in keys else "NULL"
        query = (
            f"SELECT n, whence, id, version, deleted, {person}, {columns(kind)} FROM found_{kind}"  # noqa: S608  names of ours
            " WHERE article = ? AND (whence = ?) = ?"
        )
        seen: set[tuple[int, RowState]] = set()
        for in_backup, number in numbers:
            for row_number, source, row_id, version, deleted, owner, *values in self._finds.execute(
                query, (number, BACKUP, in_backup)
            ):
                if not in_backup and self._names.article(source, number) != article_id:
                    continue
                if source not in {BACKUP, REMNANT}:
                    self._numbers.known[kind, row_id] = row_number
                own = (article_id,) if owner is None else (article_id, self._names.person(source, owner))
                state = RowState(kind, row_id, own, version, bool(deleted), tuple(values))
                if self._asides:
                    state = in_truth(state, self._asides.get((in_backup, kind, row_id)))
                if (source, state) not in seen:
                    seen.add((source, state))
                    yield Found(source, state)
                    yield from self.conflicting(source, state, in_backup=in_backup)

    def _all_asides(self) -> dict[tuple[bool, str, str], tuple[str, str]]:
        rows = self._finds.execute('SELECT whence = ?, "table", row_id, source, target FROM found_aside', (BACKUP,))
        return {(bool(row[0]), row[1], row[2]): (row[3], row[4]) for row in rows}

    def conflicting(self, source: int, shown: RowState, *, in_backup: bool) -> Iterator[Found]:
        """Yield the other states of a row that wait for a decision."""
        if shown.id not in self._waiting:
            return
        rows = self._finds.execute(
            "SELECT version, deleted, content FROM found_conflict"
            ' WHERE row_id = ? AND "table" = ? AND (whence = ?) = ?',
            (shown.id, shown.row, BACKUP, in_backup),
        )
        for version, deleted, content in rows:
            try:
                values = tuple(json.loads(content))
            except (ValueError, TypeError, RecursionError):
                continue
            if len(values) == len(shown.values) - 1:  # from before the last value came
                values = (*values, lacks(shown.row, 1))
            if len(values) == len(shown.values):
                yield Found(source, shown._replace(version=version, gone=bool(deleted), values=values))


def is_placed(state: RowState, text: str) -> bool:
    """Whether a row that has a place in the text has it there; a span only where its words stand there."""
    if state.row not in _PLACED:
        return True
    start, end = int(state.values[0]), int(state.values[1])
    if not 0 <= start < end <= len(text):
        return False
    return state.row != "span" or text[start:end] == state.values[3]
