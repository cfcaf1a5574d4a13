"""Cues of a sentence: the words that open reported content or deny it, where their clause begins, and who speaks.

A word of the lists is a cue only where its place says so: behind a speaker, beside another cue, or before a quotation,
a colon or a complementiser. Cues inside quotations are not looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.suggest.speech import speakers
from annotator.suggest.speech.lists import (
    ACCORDING,
    CALLS,
    CHARACTERISES,
    DENIES,
    NO_CUE,
    NOT_DENIED,
    PUTS,
    REFUSES,
    REFUSING,
    RELAYS,
    SAYS,
    WEAK,
)
from annotator.suggest.speech.openings import AFTER_COMMA, COLON, NOTHING, QUOTATION, WORD, Opening, opening
from annotator.suggest.speech.passage import Passage, Run
from annotator.suggest.speech.speakers import INSIDE, JOIN, MARK, START, Subject

_SWALLOWS = (DENIES, REFUSES, CHARACTERISES, CALLS)
"""Nothing that stands in what these say begins a report of its own without a comma or a conjunction."""
_DISMISSES = "dismiss"
_SAYING = ("lời", "explanation", "account", "version", "remark", "remarks", "comment", "comments", "story")
_PAST = ("said", "told", "wrote", "thought", "put", "shown")
_IT = ("it", "this", "that", "them", "these", "those")
_CONTRACTED = ("he", "she", "it", "that", "who", "there", "what", "one", "let", "here")
_NAMED_WITHIN = 25  # tokens between a preposition such as "theo" and the comma that ends its source
_CALLED_WITHIN = 10
_IS = ("là", "chỉ", "không", "chính", "đều", "hoàn")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its kind, tokens by number.

    What was said before ends at `clause`, an edge of the kind `edge`; `opening` says where content begins.
    """

    kind: str
    first: int
    last: int
    clause: int
    edge: str
    speaker: Run | None
    opening: Opening


def cues_of(passage: Passage, sentence: Run) -> list[Cue]:
    """Return the cues of a sentence in order. The passage knows its names."""
    found: list[Cue] = []
    at, last = sentence
    while at < last:
        if passage.quoted[at] >= 0:
            at = passage.quotes[passage.quoted[at]][1]
            continue
        if passage.name_over[at]:
            at += 1
            continue
        length, kind = passage.lists.cues.at(passage.tokens, at, last)
        cue = _judged(passage, sentence, found, (kind, at, at + length)) if kind not in ("", NO_CUE) else None
        if cue is not None:
            found.append(cue)
            at = max(at + length, cue.opening.at if cue.kind == ACCORDING else 0)
        else:
            at += max(length, 1)
    return found


def _judged(passage: Passage, sentence: Run, before: list[Cue], word: tuple[str, int, int]) -> Cue | None:
    """Return the cue that a word of the lists is in its place; None where it is none."""
    kind, first, last = word
    if kind == ACCORDING:
        return _according(passage, sentence, first, last)
    listed, kind = kind, _kind_here(passage, kind, (first, last), sentence[1])
    if not kind or _is_noun(passage, listed, (first, last), sentence):
        return None
    floor = max(_said_before(passage, before, first), sentence[0])
    subject = speakers.subject(passage, sentence, floor, first)
    if _is_nobody(passage, subject.clause, first):
        return None
    opened = opening(passage, kind, last, sentence[1])
    if kind == RELAYS:
        who = _relayed(passage, last, sentence[1]) or subject.speaker
        return Cue(kind, first, last, subject.clause, subject.edge, who, opened)
    turned = _turned(passage, kind, subject, last, sentence[1])
    if turned is not None:
        return Cue(kind, first, last, subject.clause, subject.edge, turned, NOTHING)
    passive = _is_passive(passage, first, subject, floor)
    if (passive and kind != DENIES) or not _counts(passage, (kind, first, last), subject, opened, before):
        return None
    speaker = subject.speaker or _carried(passage, subject, before, sentence)
    if subject.speaker is not None and speakers.shows(passage, *subject.speaker):
        speaker = None
    return Cue(kind, first, last, subject.clause, subject.edge, speaker, opened if not passive else NOTHING)


def _said_before(passage: Passage, before: list[Cue], first: int) -> int:
    """Return the token behind the cue before, one in an aside between commas left out: "X, citing Y, reported"."""
    if not before:
        return 0
    aside = before[-1].kind == RELAYS and before[-1].edge == MARK
    if aside and passage.is_mark(first - 1, ","):
        return before[-2].last if len(before) > 1 else 0
    return before[-1].last


def _is_nobody(passage: Passage, clause: int, cue: int) -> bool:
    """Tell whether nobody says it: "no one admitted", "neither … nor the police denied"."""
    at = clause + (passage.is_mark(clause) and clause < cue)
    return passage.lists.nobody.at(passage.tokens, at, cue)[0] > 0


def _kind_here(passage: Passage, kind: str, word: Run, end: int) -> str:
    """Return the kind that what follows gives a word, or an empty text where it is no cue."""
    found, last = passage.tokens, word[1]
    if kind == REFUSING:
        return REFUSES if passage.lists.refused.at(found, last, end)[0] else ""
    if kind == CHARACTERISES:
        if not _calls_it(passage, last, end):
            return ""
        return kind if found[word[0]].low.startswith(_DISMISSES) or _calls_a_lie(passage, last, end) else SAYS
    if kind == PUTS:
        following = [token.low for token in found[last : min(end, last + 12)]]
        return kind if "at" in following and not {",", "in", "on"} & set(following[: following.index("at")]) else WEAK
    return kind


def _calls_it(passage: Passage, at: int, end: int) -> bool:
    """Tell whether something that was said is called something: "gọi thông báo ấy là", "described the report as"."""
    found = passage.tokens[at : min(end, at + _CALLED_WITHIN)]
    lows = [token.low for token in found]
    named_so = next((n for n, low in enumerate(lows) if low in ("là", "as") or passage.quoted[at + n] >= 0), -1)
    if named_so <= 0 or any(low in ",;:" for low in lows[:named_so]):
        return passage.lists.lang == "en" and bool(lows) and lows[0] in _IT and _calls_a_lie(passage, at, end)
    if passage.lists.lang == "en":
        return "as" in lows[named_so : named_so + 1] or passage.quote_from(at + named_so) is not None
    pointed = {"đó", "này", "đây", "ấy", "kia", "trên"} & set(lows[:named_so])
    quoted = passage.quote_from(at + named_so) or passage.quote_from(at + named_so + 1)
    return bool(pointed) or quoted is not None or passage.lists.openers.at(passage.tokens, at, end)[0] > 0


def _calls_a_lie(passage: Passage, at: int, end: int) -> bool:
    """Tell whether it is something said, or called a lie, and no deed: "the report as", "it fake news", not "the raid".

    Otherwise what is called something is what somebody says of it, and no denial.
    """
    lists, found = passage.lists, passage.tokens
    stop = next((n for n in range(at, end) if passage.is_mark(n)), end)
    said = any(lists.openers.at(found, n, stop)[0] for n in range(at, min(stop, at + 2)))
    said = said or any(token.low in _SAYING for token in found[at : min(stop, at + 2)])
    return said or any(lists.negations.at(found, n, stop)[0] for n in range(at, stop))


def before_name(passage: Passage, cue: Cue, last: int) -> int:
    """Return where what is called something ends: before "as" or "là" and what it is called; else `last`."""
    if cue.kind != CHARACTERISES:
        return last
    named = (at for at in range(last - 1, cue.last, -1) if passage.tokens[at].low in ("là", "as"))
    return next((at for at in named if passage.quoted[at] < 0), last)


def _according(passage: Passage, sentence: Run, first: int, last: int) -> Cue | None:
    """Return the cue of "theo X, …", "according to X, …" or of the same behind what X said."""
    before = first - 1
    joined = before >= sentence[0] and passage.lists.conjunctions.before(passage.tokens, first, sentence[0]) > 0
    at_mark = before >= sentence[0] and (passage.is_mark(before) or passage.quoted[before] >= 0)
    if first > sentence[0] and not joined and not at_mark and passage.lists.lang == "vi":
        return None
    comma = next((at for at in range(last, min(sentence[1], last + _NAMED_WITHIN)) if passage.is_mark(at)), sentence[1])
    if comma == last:
        return None
    speaker = speakers.source(passage, last, comma)
    behind = speakers.behind_apposition(passage, speaker, comma, sentence[1])
    if speaker is not None and behind > comma:
        speaker, comma = (speaker[0], behind), behind
    follows = comma < sentence[1] and passage.is_mark(comma, ",") and comma + 1 < sentence[1]
    clause = first - 1 if at_mark and passage.quoted[before] < 0 else first
    edge = START if first == sentence[0] or joined else MARK
    return Cue(ACCORDING, first, last, clause, edge, speaker, Opening(comma + 1, AFTER_COMMA) if follows else NOTHING)


def _relayed(passage: Passage, at: int, end: int) -> Run | None:
    return speakers.source(passage, at, next((n for n in range(at, end) if _ends_source(passage, at, n, end)), end))


def _ends_source(passage: Passage, first: int, at: int, end: int) -> bool:
    """Tell whether the words for a source end before a token: a mark, a quotation, what the source does."""
    if passage.is_mark(at) or passage.quoted[at] >= 0:
        return True
    lists, found = passage.lists, passage.tokens
    verb = at > first + 1 and passage.name_over[at] is None and lists.cues.at(found, at, end)[1] == SAYS
    return verb and not lists.nouns_before.before(found, at, first)


def _is_noun(passage: Passage, kind: str, word: Run, sentence: Run) -> bool:
    """Tell whether the words around make a noun of it: "những cáo buộc", "tuyên bố của", "its report"."""
    found, lists, (first, last) = passage.tokens, passage.lists, word
    if lists.nouns_before.before(found, first, sentence[0]) and found[first].low != "cho":
        return True  # "cho rằng", "cho biết" are no nouns whatever stands before them
    if lists.lang == "en" and (_is_counted(passage, first, sentence[0]) or _is_owned(passage, first, sentence[0])):
        return True
    length = lists.nouns_after.at(found, last, sentence[1])[0]
    if not length or kind == CHARACTERISES:
        return False
    if passage.lists.lang == "vi" and _is_said_of(passage, first, last, sentence):
        return False
    if passage.lists.lang == "en" and found[first].low in ("said", "says", "wrote"):
        return False  # "she said of the claim"
    # "thông báo trên" is a noun, "nói trên đài" is none.
    ends = last + length >= sentence[1] or passage.is_mark(last + length)
    return ends or not lists.addressing.at(found, last, sentence[1])[0]


def _is_owned(passage: Passage, at: int, floor: int) -> bool:
    """Tell whether an English word is somebody's own: "Veska's claims", "officials' reports", not "she's said"."""
    if at <= floor:
        return False
    before = passage.tokens[at - 1]
    if before.low.endswith("'s"):
        owner = before.low.removesuffix("'s")
        return owner not in _CONTRACTED
    plural = at - 1 > floor and passage.tokens[at - 2].low.endswith("s") and before.start == passage.tokens[at - 2].end
    return plural and before.low in ("'", "’") and passage.quoted[at - 1] < 0


def _is_counted(passage: Passage, at: int, floor: int) -> bool:
    """Tell whether an article makes a noun of an English word: "the likely contest", not "the residents deny"."""
    found, lists = passage.tokens, passage.lists
    low = found[at].low
    article = found[at - 2].low if at - 2 >= floor else ""
    if article not in ("a", "an", "the") or low.endswith(("s", "ed", "ing")) or low in _PAST:
        return False
    if article != "the":  # "a U.N. report": its verb would be "reports"
        return True
    subject = found[at - 1]
    many = subject.low.endswith("s") or subject.low in lists.plurals or subject.low in lists.determiners
    known = subject.capital or lists.heads.before(found, at, floor) or lists.adverbs.before(found, at, floor)
    return not many and not known


def _is_said_of(passage: Passage, first: int, last: int, sentence: Run) -> bool:
    """Tell whether somebody says what something is: "Sorvane nói đó là tin giả", where "đó" makes no noun of "nói"."""
    found = passage.tokens
    if last + 1 >= sentence[1] or found[last].low not in ("đó", "đây", "này") or found[last + 1].low not in _IS:
        return False
    name = passage.name_over[first - 1] if first > sentence[0] else None
    return name is not None or passage.lists.pronouns.before(found, first, sentence[0]) > 0


def _is_passive(passage: Passage, first: int, subject: Subject, floor: int) -> bool:
    """Tell whether somebody is spoken of by others: "được ước tính", "bị bà Dahl bác thẳng", "do họ công bố"."""
    passives, found = passage.lists.passives, passage.tokens
    if passives.before(found, subject.adverbs, floor) or passives.before(found, first, floor):
        return True
    start, end = subject.speaker or (subject.adverbs, subject.adverbs)
    return passage.lists.lang == "vi" and end == subject.adverbs and passives.before(found, start, floor) > 0


def _counts(passage: Passage, word: tuple[str, int, int], subject: Subject, opened: Opening, before: list[Cue]) -> bool:
    """Tell whether a word that may be a cue is one: by its speaker, its place and what follows it."""
    kind, first, last = word
    if subject.edge == INSIDE and (kind == CALLS or not _embedded(subject, before, kind, opened)):
        return kind == CALLS and not before and subject.speaker is not None
    if first > 0 and passage.tokens[first - 1].low in ("không", "chưa", "chẳng", "not", "who", "to"):
        return False
    shown = opened.how in (WORD, COLON, QUOTATION) or subject.speaker is not None
    beside = any(cue.kind not in (ACCORDING, RELAYS) for cue in before) and not subject.words
    relayed = bool(before) and before[-1].kind == RELAYS and subject.edge == INSIDE
    if kind in (DENIES, NOT_DENIED, CHARACTERISES, REFUSES):
        if passage.lists.openers.at(passage.tokens, last, len(passage.tokens))[0]:
            return True
        short = last - first == 1 and passage.tokens[first].low in ("bác", "chối")
        return shown or ((beside or subject.words) and not short) or (kind == REFUSES and subject.edge == START)
    if kind == SAYS:
        return shown or beside or relayed or (subject.words and subject.edge != INSIDE)
    if kind in (WEAK, PUTS):
        return subject.speaker is not None or (shown and (beside or subject.words)) or (beside and subject.edge == JOIN)
    return subject.speaker is not None or beside


def _embedded(subject: Subject, before: list[Cue], kind: str, opened: Opening) -> bool:
    """Tell whether a cue inside what another cue says stands at its very beginning: then it alone reports."""
    if not before:
        return subject.speaker is not None or kind in (DENIES, REFUSES)
    outer = before[-1]
    if outer.kind in _SWALLOWS or (kind == WEAK and opened.how != WORD):
        return False
    if outer.kind == RELAYS:
        return True
    start = subject.speaker[0] if subject.speaker else subject.adverbs
    return outer.opening.at >= 0 and start - outer.opening.at <= 1 and subject.speaker is not None


def _carried(passage: Passage, subject: Subject, before: list[Cue], sentence: Run) -> Run | None:
    """Return who speaks where a cue has no speaker of its own: as the cue before, or the sentence's first name."""
    if before and before[-1].kind == RELAYS and subject.edge == INSIDE:
        return before[-1].speaker
    if subject.words:
        return None
    said = [cue for cue in before if cue.kind not in (ACCORDING, RELAYS)]
    if said:
        return said[-1].speaker
    return next((name for name in passage.names if sentence[0] <= name[0] and name[1] <= subject.clause), None)


def _turned(passage: Passage, kind: str, subject: Subject, at: int, end: int) -> Run | None:
    """Return the speaker behind an English cue that stands behind what was said: "…, said the mayor"."""
    if passage.lists.lang != "en" or kind not in (SAYS, WEAK) or subject.words or subject.edge != MARK:
        return None
    stop = at
    while stop < end and not passage.is_mark(stop) and passage.quoted[stop] < 0:
        if passage.lists.breaks.at(passage.tokens, stop, end)[0]:
            break
        stop += 1
    found = speakers.source(passage, at, stop)
    quoted = passage.quote_to(subject.clause) or passage.quote_to(subject.clause - 1)
    ends = stop >= end or passage.is_mark(stop)
    return found if found is not None and found[0] == at and (quoted or (ends and found[1] == stop)) else None
