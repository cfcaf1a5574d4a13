"""Capitalised names of a passage, each with the title, role or head beside it ("Bộ trưởng Năng lượng Sigrun Dahl").

Who speaks without such a name ("người phát ngôn chính phủ", "she") is found with the cues, in `speakers`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.suggest.speech.lists import BODY, NO_CUE, ROLE, TITLE
from annotator.suggest.speech.passage import Passage, Run
from annotator.suggest.speech.tokens import MARKS, NUMBERS, WORDS, tokens

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_OPENING = ".!?…:;“„‘«\"'-–—•›»·|/("
_INNER = {"van", "von", "de", "del", "der", "da", "di", "dos", "du", "bin", "ibn", "al", "el", "la", "le", "ter", "&"}
_GIVEN = {"jan", "may", "april", "june", "august"}
_BEFORE_MONTH = {
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "between",
    "through",
    "and",
    "next",
    "before",
    "after",
}
_JOINING = {"of", "for", "in"}
_GAP = {TITLE: 0, ROLE: 3, BODY: 2}
"""So many small words may stand between a head and the capitals ("giám đốc khai thác Liv Arnesk")."""
_POINTING = {"này", "ấy", "đó", "kia", "nọ", "lớn", "nhỏ", "mới", "khác", "trên", "nào", "ta"}


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters is shaped like a Vietnamese syllable: "lan" is, "maren" is not."""
    return _SYLLABLE.fullmatch(word) is not None


def named(passage: Passage) -> list[Run]:
    """Return the names of a passage in order; none overlap."""
    find = _english if passage.lists.lang == "en" else _vietnamese
    found: list[Run] = []
    at, past = 0, 0
    while at < len(passage.tokens):
        run = find(passage, at, past)
        if run is None:
            at += 1
            continue
        if found and _is_owned(passage, found[-1], run):
            run = (found.pop()[0], run[1])
        found.append(run)
        at = past = run[1]
    return found


def _is_owned(passage: Passage, owner: Run, run: Run) -> bool:
    """Tell whether a name is that of an owner's minister or body: "Russia's foreign minister Sergei Volkin".

    A role in small letters right behind a name is that name's too: "Kremlin spokesman Iva Volkin".
    """
    if owner[1] != run[0]:
        return False
    if not passage.tokens[run[0] - 1].low.endswith("'s"):
        role = passage.lists.lang == "en" and not passage.tokens[run[0]].capital
        return role and passage.lists.heads.at(passage.tokens, *run)[1] == ROLE
    return any(passage.lists.heads.at(passage.tokens, at, run[1])[1] in (ROLE, BODY) for at in range(*run))


def _vietnamese(passage: Passage, at: int, _past: int) -> Run | None:
    length, kind = _head(passage, at)
    if length:
        headed = _headed(passage, at, length, kind)
        if headed is not None:
            return headed
        if length > 1 or not passage.tokens[at].capital:
            return None
    return _bare(passage, at)


def _head(passage: Passage, at: int) -> tuple[int, str]:
    """Return length and kind of the head that begins at a token; (0, "") where its word is a part of a longer one."""
    found, lists, limit = passage.tokens, passage.lists, len(passage.tokens)
    length, kind = lists.heads.at(found, at, limit)
    if not length or lists.domains.at(found, at, limit)[0] > length:
        return 0, ""
    if length == 1 and lists.cues.before(found, at + 1, 0) > 1:
        return 0, ""
    return length, kind


def _headed(passage: Passage, first: int, length: int, kind: str) -> Run | None:
    """Return the name that a head begins: further heads, a few small words, capitals."""
    found, limit = passage.tokens, len(passage.tokens)
    at = first
    while length:
        at, short = at + length, length == 1
        length, further = _head(passage, at)
        if kind == BODY and length and found[at].capital:
            break
        kind = further or kind
    allowed = 0 if kind == BODY and short else _GAP[kind]
    gap = at
    while gap < limit and gap - at < allowed and not _is_capital(passage, gap) and _fills(passage, gap, kind):
        gap += 1
    last = _capitals(passage, gap, kind)
    if last > gap:
        return first, last
    # "Nhà Trắng" has a capital of its own; "Hải quan" alone is a word like any other.
    return (first, at) if at - first > 1 and found[at - 1].capital else None


def _fills(passage: Passage, at: int, kind: str = "") -> bool:
    """Tell whether a small word may stand between a head and its capitals."""
    found, lists, limit = passage.tokens, passage.lists, len(passage.tokens)
    token = found[at]
    if token.kind != WORDS or token.low in _POINTING or token.low in lists.times:
        return False
    if token.low in lists.links:
        return kind == ROLE and token.low == "của"
    if lists.cues.at(found, at, limit)[1] not in ("", NO_CUE):
        return False
    phrases = (lists.breaks, lists.adverbs, lists.bare_verbs, lists.complementisers)
    return not any(one.at(found, at, limit)[0] for one in phrases)


def _bare(passage: Passage, at: int) -> Run | None:
    """Return the capitals that begin at a token, where they are a name and not the beginning of a sentence."""
    if not _is_capital(passage, at):
        return None
    known = passage.lists.states.at(passage.tokens, at, len(passage.tokens))[0]
    opening = _opens(passage, at)
    if opening and not known and _is_plain(passage, at):
        return None
    last = max(_capitals(passage, at, ""), at + known)
    if not known and (_is_heading(passage, at, last) or _is_common(passage, at, last, opening=opening)):
        return None
    return at, last


def _is_common(passage: Passage, first: int, last: int, *, opening: bool) -> bool:
    """Tell whether a capital is that of a common word: of a sentence's first, or of "Hiệp ước", "Quốc phòng"."""
    if passage.lists.lang == "en":
        return opening and last - first == 1 and not _owns(passage, first) and not _stands_elsewhere(passage, first)
    if passage.lists.domains.whole(passage.tokens, first, last):
        return True
    return last - first == 1 and is_syllable(passage.tokens[first].low)


def _owns(passage: Passage, at: int) -> bool:
    """Tell whether the first word of a sentence is an owner with a name: "Russia's", and not "That's" or "Women's"."""
    low = passage.tokens[at].low
    if not low.endswith("'s"):
        return False
    (owner,) = tokens(low[:-2]) or (None,)
    lists = passage.lists
    if owner is None or owner.low in lists.times | lists.determiners | lists.sentence_openers | lists.plurals:
        return False
    return not any(one.whole([owner], 0, 1) for one in (lists.pronouns, lists.heads, lists.breaks))


def _is_plain(passage: Passage, at: int) -> bool:
    """Tell whether the first word of a sentence is one that is no part of a name."""
    found, lists, limit = passage.tokens, passage.lists, len(passage.tokens)
    low = found[at].low
    if low in lists.times or low in lists.determiners or low in lists.sentence_openers:
        return True
    return any(one.at(found, at, limit)[0] for one in (lists.breaks, lists.cues, lists.adverbs, lists.openers))


def _stands_elsewhere(passage: Passage, at: int) -> bool:
    """Tell whether the word has its capital in the middle of a sentence of the passage too."""
    low = passage.tokens[at].low
    return any(
        token.low in (low, low + "'s") and token.capital and not _opens(passage, n)
        for n, token in enumerate(passage.tokens)
    )


def _is_heading(passage: Passage, first: int, last: int) -> bool:
    """Tell whether these are words in capital letters throughout, and no abbreviation such as NATO."""
    words = [token for token in passage.tokens[first:last] if token.kind == WORDS]
    if not all(passage.text[token.start : token.end].isupper() for token in words):
        return False
    if passage.lists.lang == "en":
        return len(words) > 1 and all(len(token.low) > 3 for token in words)
    return len(words) > 2 or (len(words) == 2 and all(is_syllable(token.low) for token in words))


def _opens(passage: Passage, at: int) -> bool:
    """Tell whether a word stands where any word has a capital."""
    if at == 0 or at in passage.openings:
        return True
    before = passage.tokens[at - 1]
    return before.low in _OPENING and before.kind == MARKS


def _is_capital(passage: Passage, at: int) -> bool:
    """Tell whether a token can be part of a name: with a capital, no number in it, no month or weekday."""
    if at >= len(passage.tokens):
        return False
    token = passage.tokens[at]
    if not token.capital or token.kind != WORDS:
        return False
    if token.low.removesuffix("'s") in passage.lists.no_names and not _is_given_name(passage, at):
        return False
    if at > 0 and passage.tokens[at - 1].low in passage.lists.dates:
        return False
    return not any(map(str.isdigit, token.low)) and not _is_loud(passage, at)


def _is_given_name(passage: Passage, at: int) -> bool:
    """Tell whether an English month is somebody's first name here: "Secretary General Jan Visser", not "in May"."""
    found = passage.tokens
    if passage.lists.lang != "en" or found[at].low not in _GIVEN or passage.text[found[at].end - 1] == ".":
        return False
    if at > 0 and (found[at - 1].low in passage.lists.times or found[at - 1].low in _BEFORE_MONTH):
        return False
    following = found[at + 1] if at + 1 < len(found) else None
    known = following is not None and passage.lists.heads.at(found, at + 1, len(found))[0]
    return following is not None and following.capital and not known and following.low not in passage.lists.no_names


def _is_loud(passage: Passage, at: int) -> bool:
    """Tell whether a Vietnamese word stands in capitals throughout beside another such word, as headings do."""

    def loud(n: int) -> bool:
        if not 0 <= n < len(passage.tokens):
            return False
        token = passage.tokens[n]
        return len(token.low) > 1 and is_syllable(token.low) and passage.text[token.start : token.end].isupper()

    return passage.lists.lang == "vi" and loud(at) and (loud(at - 1) or loud(at + 1))


def _capitals(passage: Passage, at: int, kind: str) -> int:
    """Return the end of the capitals from a token, with what may stand among them; `at` where there are none."""
    last = at
    while last < len(passage.tokens):
        step = _step(passage, at, last, kind)
        if not step:
            break
        last += step
    return last


def _step(passage: Passage, first: int, at: int, kind: str) -> int:
    """Return how many tokens of the name go on at a token."""
    found, limit = passage.tokens, len(passage.tokens)
    if at > first and found[at - 1].low.endswith("'s"):
        return 0
    if _is_capital(passage, at):
        return _compound(passage, at, kind)
    if at == first:
        return 0
    if found[at].low in _INNER and _is_capital(passage, at + 1):
        return 2
    if kind == BODY and found[at].low == "và" and _joins_names(passage, at):
        return 1
    inner = passage.lists.domains.at(found, at, limit)[0] if kind else 0
    if inner and _is_capital(passage, at + inner):
        return inner
    ends = at + 1 >= limit or found[at + 1].kind == MARKS or not _fills(passage, at + 1)
    return 1 if found[at].kind == NUMBERS and len(found[at].low) == 1 and ends else 0


def _joins_names(passage: Passage, at: int) -> bool:
    """Tell whether "và" stands inside the name of one body ("Công ty Hầm và Cầu Garrick")."""
    found, limit = passage.tokens, len(passage.tokens)
    if not _is_capital(passage, at + 1) or not is_syllable(found[at + 1].low):
        return False
    return not passage.lists.heads.at(found, at + 1, limit)[0] and not passage.lists.states.at(found, at + 1, limit)[0]


def _compound(passage: Passage, at: int, kind: str) -> int:
    """Return the length of the word that a capital begins; its second syllable may be small ("Quốc phòng")."""
    found, limit = passage.tokens, len(passage.tokens)
    length = passage.lists.domains.at(found, at, limit)[0]
    if length:
        return length
    following = found[at + 1] if at + 1 < limit else None
    if not kind or kind == TITLE or passage.lists.lang == "en" or following is None or following.capital:
        return 1
    if not is_syllable(found[at].low) or not is_syllable(following.low) or not _fills(passage, at + 1):
        return 1
    goes_on = at + 2 >= limit or found[at + 2].kind == MARKS or _is_capital(passage, at + 2)
    return 2 if goes_on or (kind == BODY and not _fills(passage, at + 2)) else 1


def _english(passage: Passage, at: int, past: int) -> Run | None:
    bare = _bare(passage, at)
    if bare is None:
        return None
    first, last = bare
    last = _with_body(passage, first, _joined(passage, first, last))
    if passage.tokens[first].low in ("i", "he", "she") or _is_heading(passage, first, last):
        return None
    begin = max(past, _with_role(passage, first, last, past))
    return (begin - 1 if begin < first and _begins_role(passage, begin, past) else begin), last


def _begins_role(passage: Passage, at: int, past: int) -> bool:
    """Tell whether a sentence begins with whose role it is, in one word: "Kremlin spokesman Iva Volkin"."""
    if at <= past or passage.tokens[at].capital or passage.tokens[at].low in ("the", "a", "an"):
        return False
    before = at - 1
    apart = not passage.lists.modifiers.at(passage.tokens, before, at)[0]
    return apart and _opens(passage, before) and _is_capital(passage, before) and not _is_plain(passage, before)


def _joined(passage: Passage, first: int, last: int) -> int:
    """Return the end of a name that goes on after "of", "for" or, for a body, "in" ("Ministry of Trade in Sorvane")."""
    found, limit = passage.tokens, len(passage.tokens)
    while last < limit and found[last].low in _JOINING:
        after = last + 2 if last + 1 < limit and found[last + 1].low == "the" else last + 1
        if not _is_capital(passage, after) or not _has_body(passage, first, last):
            break
        last = _capitals(passage, after, "")
    return last


def _has_body(passage: Passage, first: int, last: int) -> bool:
    return any(passage.lists.heads.at(passage.tokens, at, last)[1] == BODY for at in range(first, last))


def _with_body(passage: Passage, first: int, last: int) -> int:
    """Return the end of a name with the small words for a body behind it ("the North Gulf agency")."""
    found, limit = passage.tokens, len(passage.tokens)
    if found[last - 1].low.endswith("'s") or last == first:
        return last
    for gap in (0, 1):
        at = last + gap
        length, kind = passage.lists.heads.at(found, at, limit)
        if kind == BODY and not found[at].capital:
            return at + length
        if at >= limit or found[at].kind != WORDS or not _fills(passage, at):
            break
    return last


def _with_role(passage: Passage, first: int, last: int, floor: int) -> int:
    """Return the beginning of a name with role, title and article before it ("a spokesman for …" is a speaker's)."""
    found, lists = passage.tokens, passage.lists
    at = first
    while True:
        length = lists.heads.before(found, at, floor) or (at < first and lists.modifiers.before(found, at, floor)) or 0
        if not length or found[at - 1].low.endswith("'s") or (at == first and _is_many(passage, at - 1)):
            break
        at -= length
    if at == floor:
        return at
    if found[at - 1].low in ("the", "a", "an") and (at < first or last - first > 1):
        return at - 1
    fills = at < first and at - 2 >= floor and found[at - 1].kind == WORDS and _fills(passage, at - 1)
    return at - 2 if fills and found[at - 2].low in ("the", "a", "an") else at


def _is_many(passage: Passage, at: int) -> bool:
    """Tell whether a role in small letters is that of several and not of the one named ("told reporters Sorvane …")."""
    token = passage.tokens[at]
    return not token.capital and (
        token.low in passage.lists.plurals or (token.low[-1] == "s" and token.low[-2:] != "ss")
    )
