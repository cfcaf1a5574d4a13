"""Who speaks before a cue: the name, pronoun or other words that end there, with an apposition between commas."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.suggest.speech.lists import BODY, COORDINATES, NO_CUE, ROLE, TITLE
from annotator.suggest.speech.passage import Passage, Run
from annotator.suggest.speech.tokens import NUMBERS, WORDS

START, MARK, JOIN, INSIDE = "start", "mark", "join", "inside"
_LONGEST = 14
_PLAIN_ENGLISH = 5
_LONGEST_ROLE = 8
_POINTED = 3  # "Bộ Tài chính nước này"
_RELATIVE = "who"


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a cue in its clause.

    The clause begins at the token `clause`, at the sentence's start, a mark, a conjunction, or inside another clause
    (`edge`); `adverbs` is where the words right before the cue begin; `words`: something stands before these.
    """

    clause: int
    edge: str
    adverbs: int
    words: bool
    speaker: Run | None


def subject(passage: Passage, sentence: Run, floor: int, cue: int) -> Subject:
    """Return what stands before a cue that begins at a token; nothing before the token `floor` belongs to it."""
    adverbs = _before_adverbs(passage, cue, floor)
    begin, edge = _segment(passage, sentence, floor, adverbs)
    clause = begin - 1 if edge == MARK and begin > floor and passage.quoted[begin - 1] < 0 else begin
    first, edge, clause = _after_break(passage, (begin, adverbs), edge, clause)
    first = _after_times(passage, first, adverbs)
    if first < adverbs:
        who = speaker(passage, first, adverbs, edge=edge) or _pronoun(passage, first, adverbs)
        who = _unmodified(passage, begin, adverbs, who)
        if who is not None and edge == MARK and who[0] == first == begin:
            who = _with_name_before(passage, max(floor, sentence[0]), who)
        return Subject(clause, edge, adverbs, words=True, speaker=who)
    if edge == MARK:
        around = _around_aside(passage, sentence, floor, clause)
        if around is not None:
            return around
    return Subject(clause, edge, adverbs, words=False, speaker=None)


def _unmodified(passage: Passage, begin: int, end: int, who: Run | None) -> Run | None:
    """Return the whole speaker where words behind "to" only belong to it: "sources close to the talks"."""
    found, lists = passage.tokens, passage.lists
    if who is None or lists.lang != "en" or who[0] - begin < 2 or found[who[0] - 1].low != "to":
        return who
    if lists.pronouns.at(found, who[0], end)[0]:
        return who
    whole = speaker(passage, begin, end)
    return whole if whole == (begin, end) and who[1] == end else None


def speaker(passage: Passage, first: int, last: int, *, edge: str = START) -> Run | None:
    """Return who the words from `first` to `last` are: all of them, or the name they end with; None for nobody."""
    if last - first > _LONGEST or last <= first:
        return None
    if passage.lists.pronouns.whole(passage.tokens, first, last):
        return first, last
    beginning, ending = passage.name_over[first], passage.name_over[last - 1]
    if beginning is not None and beginning[0] == first:
        return (first, last) if _goes_on(passage, beginning[1], last) else beginning
    if _has_head(passage, first, last):
        return first, last
    if ending is not None and first <= ending[0] and ending[1] == last:
        return ending
    return (first, last) if edge != INSIDE and _is_plain(passage, first, last) else None


def shows(passage: Passage, first: int, last: int) -> bool:
    """Tell whether words are no speaker's but what shows something: "satellite images", "một loạt bức ảnh"."""
    found, lists = passage.tokens, passage.lists
    if lists.lang == "en":
        return lists.no_speakers.before(found, last, first) > 0
    while first < last and found[first].low in lists.determiners:
        first += 1
    return lists.no_speakers.at(found, first, last)[0] > 0


def _goes_on(passage: Passage, at: int, last: int) -> bool:
    """Tell whether the words behind a name belong to it: "… của nước láng giềng", "Veska's health ministry"."""
    if at == last:
        return True
    if passage.lists.lang == "en":
        possessive = passage.tokens[at - 1].low.endswith("'s")
        return possessive or passage.tokens[at].low in passage.lists.links
    found, lists = passage.tokens, passage.lists
    pointed = found[last - 1].low in ("này", "ấy", "đó") and last - at <= _POINTED
    length, kind = lists.heads.at(found, at, last)
    return found[at].low in lists.links or pointed or (kind == BODY and length == last - at)


def _is_plain(passage: Passage, first: int, last: int) -> bool:
    """Tell whether English words without an article are who speaks: "Dockworkers", "Harbour board"."""
    if passage.lists.lang != "en" or last - first > _PLAIN_ENGLISH:
        return False
    found = passage.tokens
    if not all(token.kind == WORDS for token in found[first:last]):
        return False
    return found[last - 1].low.rstrip("'").endswith("s") or passage.lists.heads.before(found, last, first) > 0


def _pronoun(passage: Passage, first: int, last: int) -> Run | None:
    """Return the Vietnamese pronoun that words end with: "trong thư gửi nghị viện bà nhấn mạnh"."""
    length = passage.lists.pronouns.before(passage.tokens, last, first) if passage.lists.lang == "vi" else 0
    return (last - length, last) if length else None


def _with_name_before(passage: Passage, floor: int, role: Run) -> Run:
    """Return a speaker with the name before its role: "ông Petr Ask, trưởng thôn Bến Cói cho biết"."""
    comma = role[0] - 1
    name = passage.name_over[comma - 1] if comma > floor and passage.is_mark(comma, ",") else None
    if name is None or name[1] != comma or name[0] < floor:
        return role
    heads, found = passage.lists.heads, passage.tokens
    person = heads.at(found, *name)[1] in (TITLE, ROLE) and heads.at(found, *role)[1] == ROLE
    opens = name[0] in passage.openings or passage.is_edge(name[0] - 1)
    return (name[0], role[1]) if person and opens else role


def source(passage: Passage, first: int, last: int) -> Run | None:
    """Return the source that a preposition or relaying verb names: words from `first` to `last`, or a name there."""
    first = _after_times(passage, first, last)
    breaks = next((at for at in range(first, last) if _breaks_at(passage, at, last)[0]), last)
    if breaks == last or breaks > first:
        found = speaker(passage, first, breaks)
        if found is not None and found[0] == first and _is_who(passage, first, breaks):
            return found
    inside = [name for name in passage.names if first <= name[0] and name[1] <= last]
    return inside[-1] if inside else None


def _is_who(passage: Passage, first: int, last: int) -> bool:
    """Tell whether words name somebody, and not a paper of somebody's ("thống kê của Hội Nông dân")."""
    found, lists = passage.tokens, passage.lists
    if first >= last:
        return False
    if lists.pronouns.whole(found, first, last) or passage.name_over[first] is not None:
        return True
    start = first + 1 if found[first].low in lists.determiners or found[first].kind == NUMBERS else first
    if lists.lang == "en":
        return any(lists.heads.at(found, at, last)[0] for at in range(start, last)) or last - first == 1
    return _has_head(passage, start, last)


def _has_head(passage: Passage, first: int, last: int) -> bool:
    """Tell whether words begin as a speaker's do: with a role, a body, an article or a number."""
    found, lists = passage.tokens, passage.lists
    if first >= last:
        return False
    length, kind = lists.heads.at(found, first, last)
    if lists.cues.at(found, first, last)[0] > length:  # "báo cáo …" is no paper, "báo" is
        length, kind = 0, ""
    if kind == TITLE:
        return last == first + length or lists.heads.at(found, first + length, last)[0] > 0
    if length or found[first].low in lists.determiners:
        return True
    return found[first].kind == NUMBERS and last - first > 1


def _before_adverbs(passage: Passage, at: int, floor: int) -> int:
    """Return where the adverbs and times right before a cue begin."""
    while at > floor and not passage.is_edge(at - 1) and passage.quoted[at - 1] < 0:
        length = passage.lists.adverbs.before(passage.tokens, at, floor) or _time_before(passage, at, floor)
        if not length:
            break
        at -= length
    return at


def _time_before(passage: Passage, at: int, floor: int) -> int:
    """Return the length of words of time that end before a token: "hôm 2/5", "on Friday evening"."""
    first = at
    while first > floor and (passage.tokens[first - 1].low in passage.lists.times or _is_number(passage, first - 1)):
        first -= 1
    while first < at and _is_number(passage, first):
        first += 1
    return at - first if at - first > 1 else 0


def _is_number(passage: Passage, at: int) -> bool:
    return passage.tokens[at].kind == NUMBERS


def _segment(passage: Passage, sentence: Run, floor: int, last: int) -> tuple[int, str]:
    """Return where the words before a token begin, back to a mark, a quotation or the floor, and which it was."""
    begin = last
    while begin > floor and not passage.is_edge(begin - 1) and passage.quoted[begin - 1] < 0:
        begin -= 1
    if begin == sentence[0]:
        return begin, START
    return begin, INSIDE if begin == floor else MARK


def _after_break(passage: Passage, segment: Run, edge: str, clause: int) -> tuple[int, str, int]:
    """Return where the words behind the last conjunction or other break begin, with the edge and clause it makes."""
    begin, last = segment
    limit = next((at for at in range(begin + 1, last) if passage.tokens[at].low == _RELATIVE), last)
    at = first = begin
    while at < limit:
        length, kind = (0, "") if passage.name_over[at] else _breaks_at(passage, at, limit)
        fixed, known = passage.lists.cues.at(passage.tokens, at, limit)
        if known == NO_CUE:
            # "xin không nêu tên" belongs to who asks for it.
            length, kind = 0, ""
            at += fixed - 1
        if passage.tokens[at].low == "còn" and at > begin and length == 1:
            length, kind = 0, ""  # "kho còn đầy": a conjunction only at the beginning
        if kind == COORDINATES or (at == begin and edge == MARK and passage.tokens[at].low == "which"):
            # A conjunction right behind a mark keeps the clause at that mark.
            edge, clause, first = JOIN, clause if at == begin else at, at + length
        elif length:
            # "ảnh do Liên minh công bố cho thấy": the passive stands inside the subject.
            edge, first = edge if passage.lists.passives.at(passage.tokens, at, limit)[0] else INSIDE, at + length
        at += length or 1
    return first, edge, clause


def _breaks_at(passage: Passage, at: int, limit: int) -> tuple[int, str]:
    length, kind = passage.lists.breaks.at(passage.tokens, at, limit)
    if length == 1 and passage.tokens[at].low in passage.lists.links:
        return 0, ""
    return length, kind


def _after_times(passage: Passage, first: int, last: int) -> int:
    """Return the first token behind adverbs and times at the beginning of a clause."""
    at = first
    if last - first > 2 and _is_number(passage, first) and passage.tokens[first + 1].low == ".":
        at += 2  # the number of a line in a list
    while at < last:
        length = passage.lists.adverbs.at(passage.tokens, at, last)[0] or _time_from(passage, at, last)
        if not length or passage.lists.pronouns.whole(passage.tokens, at, last):
            break
        at += length
    return at


def _time_from(passage: Passage, at: int, limit: int) -> int:
    last = at
    while last < limit and (passage.tokens[last].low in passage.lists.times or _is_number(passage, last)):
        last += 1
    return last - at if last - at > 1 and not _is_number(passage, at) else 0


def _around_aside(passage: Passage, sentence: Run, floor: int, comma: int) -> Subject | None:
    """Return the subject before "…, cố vấn của …," : an apposition belongs to the speaker, any other aside does not."""
    if not passage.is_mark(comma, ",)"):
        return None
    before, opener = comma - 1, "(" if passage.is_mark(comma, ")") else ","
    while before > floor and not passage.is_mark(before, opener):
        if passage.quoted[before] >= 0 or (
            passage.is_mark(before) and not (opener == "(" and passage.is_mark(before, ","))
        ):
            return None
        before -= 1
    if before <= floor:
        return None
    begin, edge = _segment(passage, sentence, floor, before)
    clause = begin - 1 if edge == MARK else begin
    first, edge, clause = _after_break(passage, (begin, before), edge, clause)
    first = _after_times(passage, first, before)
    found = _unmodified(passage, begin, before, speaker(passage, first, before, edge=edge))
    if found is None or found[1] != before:
        return None
    end = comma if opener == "," and _is_apposition(passage, before + 1, comma) else before
    return Subject(clause, edge, comma + 1, words=True, speaker=(found[0], end))


def behind_apposition(passage: Passage, who: Run | None, comma: int, end: int) -> int:
    """Return the comma behind the role of a source: "theo ông Petr Ask, trưởng thôn, …"; without one the same comma."""
    found, lists = passage.tokens, passage.lists
    if who is None or who[1] != comma or comma >= end or not passage.is_mark(comma, ","):
        return comma
    first = comma + 1
    last = next((at for at in range(first, min(end, first + _LONGEST_ROLE)) if passage.is_mark(at, ",")), -1)
    if last <= first or last + 1 >= end or passage.name_over[who[0]] is None:
        return comma
    role = first + (lists.lang == "en" and found[first].low in ("a", "an", "the", "its", "their"))
    heads = (lists.heads.at(found, at, last)[1] for at in range(role, last if lists.lang == "en" else role + 1))
    verbs = any(
        one.at(found, at, last)[0] for at in range(first, last) for one in (lists.breaks, lists.adverbs, lists.cues)
    )
    return last if ROLE in heads and not verbs else comma


def _is_apposition(passage: Passage, first: int, last: int) -> bool:
    """Tell whether an aside says who somebody is: a role, a body, or a name."""
    found, lists = passage.tokens, passage.lists
    if first >= last:
        return False
    if passage.name_over[first] == (first, last):
        return True
    if lists.lang == "en":
        return found[first].low in ("a", "an", "the", "its", "their") and any(
            lists.heads.at(found, at, last)[0] for at in range(first + 1, min(last, first + 5))
        )
    return lists.heads.at(found, first, last)[0] > 0
