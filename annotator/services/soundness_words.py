"""The sentences of a check: for each kind of finding what it is, how serious, and what a repair would do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.store.soundness import kinds

NOTHING_LOST, SHOWN_WRONGLY, NOT_KNOWN, DAMAGED = "nothing lost", "shown wrongly", "may be incomplete", "damaged"
"""How serious it is: labels and texts are whole; are whole but not shown as they should be; nobody knows; are not."""
WEIGHTS: Mapping[str, str] = {
    NOTHING_LOST: QT_TRANSLATE_NOOP("soundness", "Nothing lost"),
    SHOWN_WRONGLY: QT_TRANSLATE_NOOP("soundness", "Shown wrongly"),
    NOT_KNOWN: QT_TRANSLATE_NOOP("soundness", "May be incomplete"),
    DAMAGED: QT_TRANSLATE_NOOP("soundness", "Text or label damaged"),
}

_SALVAGE = QT_TRANSLATE_NOOP(
    "soundness", "It is not put right here. Salvage the project: that reads what can be read into a new file."
)
_SALVAGE_FIRST = QT_TRANSLATE_NOOP(
    "soundness",
    "It is not put right here. Salvage the project before anybody works in it: then what stands there is lost.",
)
_BACKUP = QT_TRANSLATE_NOOP("soundness", "It is not put right here. Look into a backup, or merge somebody's copy.")
_BY_HAND = QT_TRANSLATE_NOOP("soundness", "It is not put right here, because only a person can say what is meant.")


class Words(NamedTuple):
    """`sentence` has places {count} and {told}; `repair` says what repairing does, empty where there is none.

    `advice` says what to do instead.
    """

    weight: str
    sentence: str
    repair: str = ""
    advice: str = ""


WORDS: Mapping[str, Words] = {
    kinds.FILE: Words(
        DAMAGED, QT_TRANSLATE_NOOP("soundness", "The file itself is damaged: parts of it cannot be read ({told})."),
        advice=_SALVAGE,
    ),
    kinds.LOST_WORK: Words(
        NOT_KNOWN,
        QT_TRANSLATE_NOOP(
            "soundness",
            "A program that was writing here was ended, and the file with its newest work, {told}, is not beside the"
            " project any more. Labels that said they were saved may be missing.",
        ),
        advice=QT_TRANSLATE_NOOP(
            "soundness",
            "Look for that file, in the bin or where the project was before, and put it beside the project before"
            " anybody works in it. It is not put right here. Where another program than Annotator has opened the"
            " project since, that has taken it in, and nothing is missing.",
        ),
    ),
    kinds.AWAY_WORK: Words(
        NOT_KNOWN,
        QT_TRANSLATE_NOOP(
            "soundness",
            "This project was open for writing on another computer ({told}), and the file with the newest work is not"
            " here. The newest labels may be missing.",
        ),
        advice=QT_TRANSLATE_NOOP(
            "soundness",
            "Close the project there and copy it again. Where that computer is gone, look for the file with -wal at the"
            " end of its name and put it beside the project before anybody works in it.",
        ),
    ),
    kinds.LEFT_WORK: Words(
        NOT_KNOWN,
        QT_TRANSLATE_NOOP(
            "soundness",
            "The newest work of this project is not in it. It waits in {told}, from when the project had another name.",
        ),
        advice=QT_TRANSLATE_NOOP(
            "soundness",
            "Close the project everywhere and give it that name again, without -wal at its end, before anybody works in"
            " it. Then open it: all is there.",
        ),
    ),
    kinds.TORN_WORK: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP(
            "soundness",
            "The newest work lies in {told}, which cannot be read to its end. Labels that said they were saved are"
            " missing.",
        ),
        advice=_SALVAGE_FIRST,
    ),
    kinds.TABLES: Words(
        DAMAGED, QT_TRANSLATE_NOOP("soundness", "Tables or columns of the file are missing ({count}, {told} first)."),
        advice=_SALVAGE,
    ),
    kinds.FACTS: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "The project's name, its scheme or its guidelines are missing or unreadable."),
        advice=_SALVAGE,
    ),
    kinds.NUMBERS: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP(
            "soundness",
            "Rows have numbers that no Annotator gives ({told}). What came after them would be out of order, so nothing"
            " is written in this project.",
        ),
        advice=_SALVAGE,
    ),
    kinds.IDENTITY: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP(
            "soundness", "The project's id is none: its copies and its backups cannot be told from those of others."
        ),
        advice=_SALVAGE,
    ),
    kinds.IDS: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP(
            "soundness",
            "Rows have one id in their table and another in the index that finds them ({count}, {told} first).",
        ),
        QT_TRANSLATE_NOOP(
            "soundness",
            "Each gets the one of both that something else in the file speaks for, and the indexes are made anew. Where"
            " nothing speaks for one of them nothing is changed; then salvage the project.",
        ),
    ),
    kinds.NO_ID: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Rows have an id that no Annotator gives ({count}, {told} first)."),
        advice=QT_TRANSLATE_NOOP(
            "soundness", "It is not put right here. A bundle with such rows is refused where it is merged."
        ),
    ),
    kinds.LEAD: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "The lead of the project is nobody who is in it."),
        advice=QT_TRANSLATE_NOOP("soundness", "It is not put right here. Choose the lead anew among the people."),
    ),
    kinds.LETTERS: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Words in the file can no longer be read ({count}, {told} first)."),
        advice=_SALVAGE,
    ),
    kinds.TEXT: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Texts are no longer what was imported (articles: {count})."),
        advice=_SALVAGE,
    ),
    kinds.NO_TEXT: Words(
        DAMAGED, QT_TRANSLATE_NOOP("soundness", "Articles have lost their text ({count})."), advice=_SALVAGE
    ),
    kinds.SCHEME: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "The scheme is not the one that was stored (version {told})."),
        advice=_BACKUP,
    ),
    kinds.GUIDELINES: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "The guidelines are not the ones that were stored (version {told})."),
        advice=_BACKUP,
    ),
    kinds.QUOTE: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Labels do not lie on the words that they were put on ({count})."),
        QT_TRANSLATE_NOOP(
            "soundness",
            "Each label is moved to its words where these stand in the text only once, or once near by. The others"
            " stay as they are.",
        ),
    ),
    kinds.HISTORY: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP(
            "soundness",
            "The file and its history differ about labels, links or states ({count}). Which is right is not known.",
        ),
        QT_TRANSLATE_NOOP(
            "soundness",
            "Look at each difference first. Each becomes what the history says of it, where that fits its text; what"
            " stands in the file now is then only in the backup.",
        ),
    ),
    kinds.MISSING: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP(
            "soundness", "Labels, links or states of which the history tells are not in the file ({count})."
        ),
        QT_TRANSLATE_NOOP("soundness", "Each comes back as the history tells of it last, where that fits its text."),
    ),
    kinds.BROUGHT: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP(
            "soundness", "Labels or other entries that an import or a merge brought are not in the file ({count})."
        ),
        advice=QT_TRANSLATE_NOOP(
            "soundness", "It is not put right here. Salvage the project: that brings back those that a backup has."
        ),
    ),
    kinds.ENDS: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Links lead from or to a label that is not there ({count})."),
        QT_TRANSLATE_NOOP(
            "soundness", "These links are deleted. The file keeps them: they come back with a merge that has both ends."
        ),
    ),
    kinds.PERSON: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Labels, states and acts are of a person who is not in the project ({count})."),
        QT_TRANSLATE_NOOP(
            "soundness", "The person is entered again, under a name with a question mark; nothing of theirs is changed."
        ),
    ),
    kinds.ARTICLE: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Labels and states belong to an article that is not in the project ({count})."),
        advice=_SALVAGE,
    ),
    kinds.LOOSE_TEXT: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Texts are in the file but not in the list: their article is gone ({count})."),
        QT_TRANSLATE_NOOP(
            "soundness", "Each text becomes an article again, with its labels; title and source have to be written in."
        ),
    ),
    kinds.SPLIT: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Parts of split articles do not read as the whole text does there ({count})."),
        advice=_BACKUP,
    ),
    kinds.PARTS: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Labels on articles that were split have not come to the parts ({count})."),
        advice=_BACKUP,
    ),
    kinds.LABEL: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Spans have a label that the scheme does not know ({count})."),
        advice=_BY_HAND,
    ),
    kinds.ATTRIBUTES: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Labels have values that the scheme does not take ({count})."),
        advice=_BY_HAND,
    ),
    kinds.LINK_TYPE: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Links tie labels that the scheme does not tie so ({count})."),
        advice=_BY_HAND,
    ),
    kinds.CONTENT: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Values of labels, links or articles cannot be read ({count})."),
        advice=_BACKUP,
    ),
    kinds.VALUES: Words(
        DAMAGED,
        QT_TRANSLATE_NOOP("soundness", "Something stands in the file that cannot stand there ({told})."),
        advice=_SALVAGE,
    ),
    kinds.PLACE: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Zones or rejected suggestions lie outside their text ({count})."),
        advice=_BY_HAND,
    ),
    kinds.GONE_QUOTE: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "Deleted labels do not fit their text, and cannot be brought back ({count})."),
        advice=_BACKUP,
    ),
    kinds.REFERENCE: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "Rows name something that is not there ({count}, {told} first)."),
        advice=_SALVAGE,
    ),
    kinds.VERSION: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "Rows cannot be compared with other copies: no version is readable ({count})."),
        QT_TRANSLATE_NOOP("soundness", "Their versions are counted anew. A merge may then ask about them once."),
    ),
    kinds.CONFLICT: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Differences that wait for a decision are unreadable, or of nothing ({count})."),
        advice=_BACKUP,
    ),
    kinds.LINE: Words(
        NOTHING_LOST, QT_TRANSLATE_NOOP("soundness", "Lines of the history cannot be read ({count})."), advice=_BACKUP
    ),
    kinds.CHAIN: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP(
            "soundness",
            "Lines of the history do not fit the ones before them, or the text ({count}). What stands in the project"
            " now is not touched by it.",
        ),
        advice=QT_TRANSLATE_NOOP(
            "soundness", "It is not put right here: taking such a step back may be refused. A backup may have it whole."
        ),
    ),
    kinds.GAP: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "Lines of the history are missing ({told})."),
        QT_TRANSLATE_NOOP("soundness", "They cannot be had back. It is noted in the history, and not told of again."),

    ),
    kinds.FINGERPRINT: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "Articles are whole, but their fingerprint is wrong ({count})."),
        QT_TRANSLATE_NOOP("soundness", "The fingerprint is taken of the text anew."),
    ),
    kinds.LENGTH: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "The stored length of articles is not that of their text ({count})."),
        QT_TRANSLATE_NOOP("soundness", "The length is counted anew."),
    ),
    kinds.ASIDE: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "Notes about rows that stand aside after a merge are of nothing ({count})."),
        QT_TRANSLATE_NOOP("soundness", "These notes are deleted; no label goes with them."),
    ),
    kinds.DERIVED: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "The program remembers words of articles that are not there ({count})."),
        QT_TRANSLATE_NOOP("soundness", "They are deleted; they can be worked out at any time."),
    ),
    kinds.INDEXES: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Indexes of the file do not say what its tables say ({told})."),
        QT_TRANSLATE_NOOP("soundness", "The indexes are made anew; no row is changed."),
    ),
    kinds.GUARDS: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "What guards the tables or finds rows fast is missing ({count}, {told} first)."),
        QT_TRANSLATE_NOOP("soundness", "It is put back; no row is changed."),
    ),
    kinds.FOREIGN: Words(
        NOTHING_LOST,
        QT_TRANSLATE_NOOP("soundness", "There is something in the file that this program did not make ({told})."),
        advice=_SALVAGE,
    ),
    kinds.SEARCH: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "The search does not know all texts as they are ({count})."),
        QT_TRANSLATE_NOOP("soundness", "All texts are taken into the search anew. With very many that takes a minute."),
    ),
    kinds.UNINDEXED: Words(
        SHOWN_WRONGLY,
        QT_TRANSLATE_NOOP("soundness", "Texts wait to be taken into the search ({told})."),
        QT_TRANSLATE_NOOP("soundness", "All texts are taken into the search anew. With very many that takes a minute."),
    ),
}  # fmt: skip
"""The words of every kind."""
SALVAGED = frozenset(kind for kind, words in WORDS.items() if words.advice in {_SALVAGE, _SALVAGE_FIRST})
"""The kinds that a salvage is for."""

COLUMNS: Mapping[str, str] = {
    "start": QT_TRANSLATE_NOOP("soundness", "begins at"),
    "end": QT_TRANSLATE_NOOP("soundness", "ends at"),
    "label": QT_TRANSLATE_NOOP("soundness", "label"),
    "quote": QT_TRANSLATE_NOOP("soundness", "words"),
    "attributes": QT_TRANSLATE_NOOP("soundness", "values"),
    "note": QT_TRANSLATE_NOOP("soundness", "note"),
    "origin": QT_TRANSLATE_NOOP("soundness", "where it came from"),
    "scheme_version": QT_TRANSLATE_NOOP("soundness", "version of the scheme"),
    "extra": QT_TRANSLATE_NOOP("soundness", "further data"),
    "type": QT_TRANSLATE_NOOP("soundness", "type of link"),
    "source": QT_TRANSLATE_NOOP("soundness", "source"),
    "link.source": QT_TRANSLATE_NOOP("soundness", "from label"),
    "target": QT_TRANSLATE_NOOP("soundness", "to label"),
    "position": QT_TRANSLATE_NOOP("soundness", "place in the list"),
    "kind": QT_TRANSLATE_NOOP("soundness", "kind of zone"),
    "state": QT_TRANSLATE_NOOP("soundness", "state"),
    "reason": QT_TRANSLATE_NOOP("soundness", "reason"),
    "confidence": QT_TRANSLATE_NOOP("soundness", "confidence"),
    "status": QT_TRANSLATE_NOOP("soundness", "state of work"),
    "flagged": QT_TRANSLATE_NOOP("soundness", "flag"),
    "flag_note": QT_TRANSLATE_NOOP("soundness", "note of the flag"),
    "open_points": QT_TRANSLATE_NOOP("soundness", "open points"),
    "fingerprint": QT_TRANSLATE_NOOP("soundness", "fingerprint"),
    "decided_by": QT_TRANSLATE_NOOP("soundness", "decided by"),
    "options": QT_TRANSLATE_NOOP("soundness", "choices"),
    "choice": QT_TRANSLATE_NOOP("soundness", "decision"),
    "seconds": QT_TRANSLATE_NOOP("soundness", "seconds"),
    "content": QT_TRANSLATE_NOOP("soundness", "content"),
    "title": QT_TRANSLATE_NOOP("soundness", "title"),
    "published": QT_TRANSLATE_NOOP("soundness", "date"),
    "lang": QT_TRANSLATE_NOOP("soundness", "language"),
    "tags": QT_TRANSLATE_NOOP("soundness", "tags"),
}
"""What people call the parts of a row; where it is another thing in one table, that stands before it."""


def column_words(row: str, column: str) -> str:
    """Return what people call a column of a kind of row."""
    return COLUMNS.get(f"{row}.{column}") or COLUMNS.get(column, column)
