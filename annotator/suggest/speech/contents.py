"""Contents of one sentence: what each cue says or denies, and the quotations that no cue opens."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from annotator.suggest.speech import speaking
from annotator.suggest.speech.content import DIRECT, Content, content
from annotator.suggest.speech.cueing import Cue, before_name
from annotator.suggest.speech.lists import (
    ACCORDING,
    CALLS,
    CHARACTERISES,
    COORDINATES,
    DENIES,
    NOT_DENIED,
    PUTS,
    REFUSES,
    RELAYS,
)
from annotator.suggest.speech.openings import ADDRESSED, AFTER_COMMA, COLON, QUOTATION, WORD
from annotator.suggest.speech.passage import Passage, Run
from annotator.suggest.speech.speakers import MARK
from annotator.suggest.speech.tokens import MARKS, WORDS

_REFUTES = (DENIES, REFUSES, CHARACTERISES)
_SILENT = (CALLS, RELAYS)
_OPENER_WITHIN = 10  # tokens between a denial and the noun that opens what it denies
_PLAIN_ENOUGH = 4  # tokens that a nested claim without a complementiser, or a quotation without a cue, has at least
_HEADING = 6
_STANDS_FOR = {
    "anything",
    "everything",
    "goodbye",
    "him",
    "it",
    "little",
    "more",
    "much",
    "nothing",
    "otherwise",
    "so",
} | {
    "something",
    "that",
    "them",
    "this",
}


@lru_cache(maxsize=32)
def contents(text: str, lang: str) -> tuple[Passage, list[Content]]:
    """Return a passage and its reported contents, by beginning, an outer one first. `lang` is "vi" or "en"."""
    passage, cues, _ = speaking.cued(text, lang)
    found: list[Content] = []
    quoted: Run | None = None
    for sentence, its_cues in zip(passage.sentences, cues, strict=True):
        here = _of_sentence(passage, sentence, its_cues, quoted)
        found.extend(here)
        alone = passage.quote_from(sentence[0])
        # “…?” Mr Tesk asked: the stop inside the marks ended a sentence that goes on.
        quoted = alone if alone is not None and alone[1] >= sentence[1] and not its_cues else None
    best: dict[Run, Content] = {}
    for one in found:
        known = best.get((one.first, one.last))
        if known is None or known.cue[0] >= known.cue[1]:
            best[one.first, one.last] = one
    return passage, sorted(best.values(), key=lambda one: (one.first, -one.last))


def _of_sentence(passage: Passage, sentence: Run, cues: list[Cue], before: Run | None) -> list[Content]:
    end = passage.before_stop(sentence[1], sentence[0])
    found: list[Content] = []
    said_until = sentence[0]
    for number, cue in enumerate(cues):
        following = next((one for one in cues[number + 1 :] if _ends_before(one)), None)
        limit = min(end, following.clause) if following else end
        behind = _behind(passage, cue, limit)
        ahead = _ahead(passage, cue, said_until, sentence, before, behind)
        found.extend(ahead)
        if cue.kind not in _SILENT and (not ahead or _goes_on(passage, cue)):
            found.extend(_said(passage, cue, behind))
        said_until = max(said_until, limit)
    found.extend(_spread(passage, sentence, end, found))
    found.extend(_uncued(passage, sentence, end, found))
    return [one for one in found if _says_something(passage, one)]


def _says_something(passage: Passage, said: Content) -> bool:
    """Tell whether a content has words, and an English denial something that is denied."""
    if passage.lists.lang == "en" and (said.first, said.last) == said.cue and said.speaker is None:
        return False
    if passage.lists.lang == "en" and _is_nothing(passage, said):
        return False
    return any(token.kind == WORDS for token in passage.tokens[said.first : said.last])


def _is_nothing(passage: Passage, said: Content) -> bool:
    """Tell whether a content is no more than a word that stands for one: "said anything", "confirmed it"."""
    ends = said.last - said.first == 1 or passage.is_mark(said.first + 1, ",")
    return ends and passage.tokens[said.first].low in _STANDS_FOR


def _ends_before(cue: Cue) -> bool:
    """Tell whether what another cue says ends where this one's clause begins."""
    return cue.kind != RELAYS or cue.edge == MARK


# Behind the cue


def _behind(passage: Passage, cue: Cue, limit: int) -> Run:
    """Return what follows a cue and may be its content; an empty run for nothing."""
    first = cue.opening.at
    if cue.kind in _REFUTES and not (cue.opening.how == COLON or _is_quoting(cue)):
        return cue.first, _trimmed(passage, cue.first, _cut(passage, cue, cue.last, limit))
    if first < 0 or first >= limit:
        return cue.last, cue.last
    quote = passage.quote_from(first)
    if quote is not None and cue.opening.how in (COLON, QUOTATION, AFTER_COMMA) and passage.is_mark(first - 1):
        return quote
    last = _trimmed(passage, first, _cut(passage, cue, first, limit))
    noun = cue.kind == NOT_DENIED or passage.lists.cues_of_nouns.whole(passage.tokens, cue.first, cue.last)
    return (_behind_noun(passage, first, last) if noun else first), last


def _behind_noun(passage: Passage, first: int, last: int) -> int:
    """Return where the claim begins that a noun opens ("việc ông đã gặp …", "the claim that …"), else `first`."""
    lists, found = passage.lists, passage.tokens
    noun = first + 1 if lists.lang == "en" and found[first].low in lists.determiners else first
    length = lists.openers.at(found, noun, last)[0]
    opened = _opened(passage, noun, last) if length else None
    if opened is not None:
        return opened.first
    silent = length and lists.openers_silent.whole(found, noun, noun + length)
    return noun + length if silent and noun + length < last else first


def _is_quoting(cue: Cue) -> bool:
    """Tell whether a denial has a quotation for its words instead of an object ("phủ nhận, “…”")."""
    return cue.opening.how == QUOTATION and cue.opening.at > cue.last


def _said(passage: Passage, cue: Cue, behind: Run) -> list[Content]:
    first, last = behind
    if last <= first or (cue.opening.how == AFTER_COMMA and _is_aside(passage, cue, first)):
        return []
    found = []
    refutes = cue.kind in _REFUTES
    for part in _parts(passage, first, last) if not refutes else [behind]:
        denial = True if refutes else False if cue.kind == NOT_DENIED else None
        said = content(passage, part, (cue.first, cue.last), cue.speaker, denial=denial)
        found.append(replace(said, non_denial=cue.kind == NOT_DENIED))
    if refutes and first == cue.first:
        found.extend(_nested(passage, cue, before_name(passage, cue, last)))
    return found


def _is_aside(passage: Passage, cue: Cue, first: int) -> bool:
    """Tell whether words behind "“…”, X nói," only say how it was said."""
    left = passage.quote_to(cue.clause)
    return left is not None and passage.quote_from(first) is None


def _goes_on(passage: Passage, cue: Cue) -> bool:
    """Tell whether a cue behind a quotation opens another content too: a quotation, or what follows "that"."""
    if cue.opening.how == QUOTATION or cue.opening.how in (WORD, COLON):
        return True
    return cue.opening.at >= 0 and passage.quote_from(cue.opening.at) is not None


def _cut(passage: Passage, cue: Cue, first: int, limit: int) -> int:
    """Return where a content ends before its limit: at a contrast, a quotation behind a colon, a new subject."""
    if cue.kind == CHARACTERISES:
        quote = next(
            (passage.quotes[passage.quoted[at]] for at in range(first, limit) if passage.quoted[at] >= 0), None
        )
        return min(quote[1], limit) if quote else limit
    for at in range(first + 1, limit - 1):
        if passage.is_mark(at, ":") and passage.quote_from(at + 1) is not None:
            return at
        if passage.is_mark(at, ";") and cue.kind in _REFUTES:
            return at
        if passage.is_mark(at, ",") and _turns(passage, cue, at + 1, limit):
            return at
    return limit


def _turns(passage: Passage, cue: Cue, at: int, limit: int) -> bool:
    """Tell whether what follows a comma is no more of a content."""
    if cue.kind == PUTS or passage.lists.contrasts.at(passage.tokens, at, limit)[0]:
        return True
    length, kind = passage.lists.cues.at(passage.tokens, at, limit)
    if kind == ACCORDING and length and passage.lists.lang == "en":
        return True
    name = passage.name_over[at] if cue.kind in (DENIES, REFUSES) else None
    return name is not None and name[0] == at and name[1] < limit and passage.tokens[name[1]].kind != MARKS


def _parts(passage: Passage, first: int, last: int) -> list[Run]:
    """Return a content split where "and that" or "và rằng" begins another one."""
    lists, found = passage.lists, passage.tokens
    parts, begin = [], first
    for at in range(first + 1, last - 1):
        if passage.quoted[at] >= 0 or lists.breaks.at(found, at, last)[1] != COORDINATES:
            continue
        length = lists.complementisers_far.at(found, at + 1, last)[0]
        if length and at + 1 + length < last:
            parts.append((begin, _trimmed(passage, begin, at)))
            begin = at + 1 + length
    return [*parts, (begin, last)]


def _trimmed(passage: Passage, first: int, last: int) -> int:
    """Return the end of a content without marks and conjunctions that lead on to what follows."""
    while last > first:
        length = passage.lists.contrasts.before(passage.tokens, last, first)
        length = length or int(
            passage.is_edge(last - 1) or passage.tokens[last - 1].low in ("và", "nhưng", "song", "and", "but")
        )
        if not length or passage.is_mark(last - 1, ")]!?…"):
            break
        last -= length
    return last


# Before the cue


def _ahead(passage: Passage, cue: Cue, floor: int, sentence: Run, before: Run | None, behind: Run) -> list[Content]:
    """Return the content before "…, X nói" or "…, theo X": a quotation, or what the sentence has said so far."""
    if cue.kind in (RELAYS, NOT_DENIED, *_REFUTES):
        return []
    edge = cue.clause
    quote = passage.quote_to(edge) or (passage.quote_to(edge - 1) if edge > 0 and passage.is_mark(edge - 1) else None)
    if quote is not None and quote[0] < sentence[0]:
        quote = None  # a sentence of its own, spoken of here only where nothing else is
    if quote is None and edge == sentence[0] and before is not None and not _opens(cue, behind):
        quote = before
    if (
        quote is not None
        and cue.kind != CALLS
        and (quote == before or quote[0] >= floor)
        and _stands_alone(passage, quote, sentence)
    ):
        return [_spoken(passage, quote, cue)]
    if cue.kind == CALLS or cue.edge != MARK or _opens(cue, behind) or cue.speaker is None:
        return []
    if not passage.is_mark(edge, ",") or edge - floor < _PLAIN_ENOUGH or passage.is_mark(floor):
        return []
    last = _trimmed(passage, floor, edge)
    return [content(passage, (floor, last), (cue.first, cue.last), cue.speaker)]


def _opens(cue: Cue, behind: Run) -> bool:
    """Tell whether a cue has its content behind it."""
    return behind[1] > behind[0] and (cue.opening.how != ADDRESSED or behind[1] - behind[0] > _OPENER_WITHIN)


def _stands_alone(passage: Passage, quote: Run, sentence: Run) -> bool:
    """Tell whether a quotation is no part of the words before it."""
    first = quote[0]
    return first <= sentence[0] or passage.is_edge(first - 1)


def _spoken(passage: Passage, quote: Run, cue: Cue) -> Content:
    """Return the content of a quotation; of “We did not deny that …” what is not denied."""
    first, last = quote[0] + 1, quote[1] - 1
    lists, found = passage.lists, passage.tokens
    at = first + lists.pronouns.at(found, first, last)[0]
    length, kind = lists.cues.at(found, at, last)
    if kind == NOT_DENIED and at > first:
        start = at + length
        start += lists.complementisers.at(found, start, last)[0]
        while last > start and found[last - 1].kind == MARKS:
            last -= 1
        if start < last:
            return Content(start, last, (at, at + length), DIRECT, denial=False, speaker=cue.speaker, non_denial=True)
    return content(passage, quote, (cue.first, cue.last), cue.speaker)


# Without a cue


def _nested(passage: Passage, cue: Cue, last: int) -> list[Content]:
    """Return the claim inside a denial: what follows its noun, where a subject and a predicate do ("bác bỏ tin …")."""
    for at in range(cue.last, min(last, cue.last + _OPENER_WITHIN)):
        found = _opened(passage, at, last)
        if found is not None:
            return [found] if cue.kind != REFUSES or found.cue[0] < found.cue[1] else []
        if passage.quoted[at] >= 0 or passage.is_edge(at):
            break
    return []


def _opened(passage: Passage, at: int, last: int) -> Content | None:
    """Return the content that the noun at a token opens."""
    lists, found = passage.lists, passage.tokens
    length = lists.openers.at(found, at, last)[0]
    if not length:
        return None
    start, cue = at + length, (at, at + length)
    if lists.openers_silent.whole(found, *cue):
        cue = (at, at)
    further, kind = lists.cues.at(found, start, last)
    if further and kind not in ("", CALLS) and lists.lang == "vi":
        start, cue = start + further, (start, start + further)
    that = lists.complementisers.at(found, start, last)[0]
    start += that
    if start >= last or (not that and not further and not _is_clause(passage, start, last)):
        return None
    return content(passage, (start, last), cue, None, denial=False)


def _is_clause(passage: Passage, first: int, last: int) -> bool:
    """Tell whether words are likely a subject and its predicate, and no verb with its object alone."""
    lists, found = passage.lists, passage.tokens
    if lists.lang == "en" or last - first < _PLAIN_ENOUGH or passage.is_mark(first):
        return False
    if found[first].low in lists.links or lists.bare_verbs.at(found, first, last)[0]:
        return False
    no_subject = (lists.nouns_after, lists.breaks, lists.adverbs)
    return not any(one.at(found, first, last)[0] for one in no_subject)


def _spread(passage: Passage, sentence: Run, end: int, known: list[Content]) -> list[Content]:
    """Return claims that go round without a denial: "lan truyền tin làng …", "tin đồn rằng …"."""
    lists, found = passage.lists, passage.tokens
    result: list[Content] = []
    for at in range(sentence[0], end):
        length = lists.openers.at(found, at, end)[0] if passage.quoted[at] < 0 and not passage.name_over[at] else 0
        if not length or any(one.first <= at < one.last for one in known):
            continue
        that = lists.complementisers_far.at(found, at + length, end)[0]
        spreads = that or lists.spreading.before(found, at, sentence[0])
        opened = _opened(passage, at, _clause_end(passage, at + length, end)) if spreads else None
        if opened is not None and not any(one.first == opened.first for one in known):
            result.append(opened)
    return result


def _clause_end(passage: Passage, first: int, end: int) -> int:
    passive = passage.lists.passives
    for at in range(first + 1, end):
        if passage.is_mark(at, ",;:"):
            return at
        adverb = passage.lists.adverbs.at(passage.tokens, at, end)[0]
        if passive.at(passage.tokens, at + adverb, end)[0] and _is_denied(passage, at, end):
            return at
    return end


def _is_denied(passage: Passage, at: int, end: int) -> bool:
    near = range(at, min(end, at + _OPENER_WITHIN))
    return any(passage.lists.cues.at(passage.tokens, n, end)[1] == DENIES for n in near)


def _uncued(passage: Passage, sentence: Run, end: int, known: list[Content]) -> list[Content]:
    """Return quotations that are a sentence of their own or follow a colon, and headings such as "Hải quan: …"."""
    found: list[Content] = []
    for quote in passage.quotes:
        inside = sentence[0] <= quote[0] and quote[1] <= sentence[1]
        if not inside or any(one.first < quote[1] and quote[0] < one.last for one in known):
            continue
        colon = quote[0] > sentence[0] and passage.is_mark(quote[0] - 1, ":")
        alone = quote[0] == sentence[0] and (quote[1] >= end or passage.is_mark(quote[1], ",:"))
        if (colon or alone) and quote[1] - quote[0] > _PLAIN_ENOUGH:
            speaker = _before_colon(passage, quote[0] - 1, sentence[0]) if colon else None
            speaker = speaker or (known[-1].speaker if colon and known else None)
            found.append(content(passage, quote, (quote[0], quote[0]), speaker))
    return found or _headed(passage, sentence, known)


def _headed(passage: Passage, sentence: Run, known: list[Content]) -> list[Content]:
    """Return what follows a speaker and a colon in a heading, which has no stop."""
    first, last = sentence
    colon = next((at for at in range(first, min(last, first + _HEADING)) if passage.is_mark(at, ":")), -1)
    if known or colon < 0 or last - colon <= _PLAIN_ENOUGH or passage.is_mark(last - 1, ".!?…"):
        return []
    speaker = _before_colon(passage, colon, first)
    if speaker is None:
        return []
    return [content(passage, (colon + 1, last), (colon, colon), speaker)]


def _before_colon(passage: Passage, colon: int, floor: int) -> Run | None:
    """Return who stands before a colon, where nothing else does since the mark before."""
    first = colon
    while first > floor and not passage.is_edge(first - 1) and passage.quoted[first - 1] < 0:
        first -= 1
    if colon <= first or colon - first > _HEADING:
        return None
    known = passage.name_over[first] == (first, colon)
    head = passage.lists.heads.whole(passage.tokens, first, colon)
    return (first, colon) if known or head else None
