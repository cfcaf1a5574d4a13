"""What a project says of itself: its name, the versions of its scheme and of its guidelines."""

from __future__ import annotations

import hashlib

from annotator.domain.errors import SchemeError
from annotator.domain.ids import is_a_letter_away, is_uuid
from annotator.domain.scheme import Scheme, scheme_from_json
from annotator.store import numbering
from annotator.store.merge_writing import NAME as MERGE
from annotator.store.soundness import kinds
from annotator.store.soundness.looking import Look
from annotator.store.soundness.tally import Spot


def schemes(look: Look) -> dict[int, Scheme]:
    """Return the versions of the scheme that can be read, by number."""
    found: dict[int, Scheme] = {}
    for version, content in look.connection.execute("SELECT version, content FROM scheme ORDER BY version").fetchall():
        try:
            found[version] = scheme_from_json(content)
        except (SchemeError, ValueError, TypeError, AttributeError, RecursionError):
            continue
    return found


def check_numbers(look: Look) -> None:
    """Look whether the rows' numbers leave room for the next ones."""
    found = (*numbering.taken(look.connection), *numbering.misplaced(look.connection))
    if found:
        told = ", ".join(f"{table}: {count}" for table, count in found)
        look.tally.add(kinds.NUMBERS, Spot(told=told))


def check_facts(look: Look) -> None:
    """Look at what every project has."""
    if look.one("SELECT count(*) FROM meta") != 1:
        look.tally.add(kinds.FACTS, Spot("meta"))
    _identity(look)
    known, newest = schemes(look), look.one("SELECT max(version) FROM scheme")
    if newest not in known:
        look.tally.add(kinds.FACTS, Spot("scheme", str(newest or "")))
    for version, sha256 in look.rows("SELECT version, sha256 FROM scheme"):
        if version in known and (known[version].sha256 != sha256 or known[version].version != version):
            look.tally.add(kinds.SCHEME, Spot("scheme", str(version), told=str(version)))
    texts = 0
    for version, sha256, text in look.rows("SELECT version, sha256, text FROM guidelines"):
        texts += 1
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != sha256:
            look.tally.add(kinds.GUIDELINES, Spot("guidelines", str(version), told=str(version)))
    if not texts:
        look.tally.add(kinds.FACTS, Spot("guidelines"))


def _identity(look: Look) -> None:
    """Look whether the project has an id as this program gives them, and a lead who is in it."""
    for own_id, lead in look.rows(f"SELECT id, {'lead' if look.has_asides else repr('')} FROM meta"):  # noqa: S608
        if not is_uuid(own_id):
            look.tally.add(kinds.IDENTITY, Spot("meta"))
        if lead and look.one("SELECT 1 FROM annotator WHERE id = ?", (lead,)) is None and not _is_handed(look, lead):
            look.tally.add(kinds.LEAD, Spot("meta"))


def _is_handed(look: Look, lead: str) -> bool:
    """Whether a project was made of a handout, which names its lead and brings the person for whom it is alone.

    Such a project begins with what was taken in of the handout. An id of which one letter has turned is no other's.
    """
    people = [row[0] for row in look.rows("SELECT id FROM annotator WHERE role = 'annotator'")]
    if len(people) != 1 or not is_uuid(lead) or is_a_letter_away(lead, people[0]):
        return False
    return look.one("SELECT 1 FROM history WHERE seq = 1 AND name <> ?", (MERGE,)) is None
