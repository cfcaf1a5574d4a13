"""What is no figure though it has a number: dates, clock times, ordinals, names, years, articles."""

from __future__ import annotations

from annotator.suggest.figure.grammar import Quantity
from annotator.suggest.figure.numbers import DIGITS, FRACTION, ONE, WORDS
from annotator.suggest.figure.shares import ARTICLES
from annotator.suggest.figure.signs import DASHES, OPENING_MARKS, after_loose_dash
from annotator.suggest.figure.spelled import small_word
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import DURATION, PERCENT, Unit
from annotator.suggest.figure.words import Lexis

_SENTENCE_OPENERS = frozenset(".!?:;…“”\"'‘’«([—–-•|\n\u2028\u2029\x85")
_INSIDE_CODES = frozenset("/:._-–—‐‑+@#&\\")
_LONGEST_PLAIN = 4
_LONGEST_BARE = 7
_MONTHS = 12
_DAYS = 31


def refused(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the figure is none, in the midst of a text."""
    return (
        refused_by_itself(line, quantity, lexis)
        or _is_name(line, quantity)
        or _is_numbered(line, quantity, lexis)
        or _is_year(line, quantity, lexis)
        or _is_article(line, quantity, lexis)
        or (quantity.number.form == FRACTION and not _is_share(line, quantity, lexis))
        or (quantity.number.form == WORDS and _is_bare_word(line, quantity, lexis))
        or (quantity.number.form == DIGITS and _is_bare_digits(line, quantity, lexis))
    )


def refused_by_itself(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the figure is none even where a person has selected it: part of a code, a date, a clock time."""
    return (
        _grown_to_what_follows(line, quantity)
        or (quantity.unit is None and not quantity.signed and after_loose_dash(line, quantity.core))
        or _is_date(line, quantity, lexis)
        or _is_clock(line, quantity, lexis)
        or _is_named(line, quantity, lexis)
        or _counts_nothing(line, quantity, lexis)
    )


def inside_code(line: Line, token: int) -> bool:
    """Tell whether a number has grown to what stands before it: F-35, 3/14, IMG_2041."""
    if token == 0 or not line.glued(token):
        return False
    before = line.words[token - 1]
    if before in DASHES:
        return token > 1 and line.glued(token - 1) and line.words[token - 2] not in OPENING_MARKS
    if before == ":":
        return line.glued(token - 1) and line.words[token - 2][-1:].isdigit()
    return before not in OPENING_MARKS


def is_bare(quantity: Quantity) -> bool:
    """Tell whether nothing stands beside the number: no unit, scale, currency, approximator."""
    beside = (quantity.unit, quantity.money, quantity.approx, quantity.opened, quantity.part, quantity.second)
    return not any(beside) and all(
        number is None or number.scale == ONE for number in (quantity.number, quantity.second)
    )


def opens_sentence(line: Line, token: int) -> bool:
    """Tell whether a token is the first word of a sentence, a quotation or a bracket."""
    return token == 0 or line.words[token - 1] in _SENTENCE_OPENERS


def _grown_to_what_follows(line: Line, quantity: Quantity) -> bool:
    end = quantity.end
    after = line.words[end]
    if quantity.unit and _is_capital_letter(line, quantity.unit):
        return True
    if not after or not line.glued(end):
        return False
    if after.isalnum():
        return True
    follows = line.words[end + 1] if line.glued(end + 1) else ""
    return after in _INSIDE_CODES and (follows[:1].isdigit() or (quantity.unit is None and follows.isalnum()))


def _is_capital_letter(line: Line, unit: Unit) -> bool:
    """Tell whether a unit is one capital letter right after the digits: 5G."""
    alone = unit.last == unit.first + 1 and len(line.words[unit.first]) == 1
    return alone and line.glued(unit.first) and line.written(unit.first).isupper()


def _plain(quantity: Quantity) -> bool:
    return quantity.number.plain and not quantity.money and (quantity.second is None or quantity.second.plain)


def _is_date(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    return (_plain(quantity) and _is_beside_month(line, quantity, lexis)) or _is_after_date_word(line, quantity, lexis)


def _is_beside_month(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a plain number stands beside a month: 12 tháng 3, 12 March, March 12."""
    month = lexis.reasons["month"]
    last = (quantity.second or quantity.number).end
    found = month.at(line, last)
    if lexis.vietnamese:
        follows = line.words[last + 1]
        if found and (found[0] > last + 1 or _names_month(line, last + 1, lexis)):
            return True
        if found is None or not (_is_month(line.words[last], follows, lexis) or _may_be_year(follows)):
            return False
        return (lexis.units.at(line, last + 2) or (0, ""))[1] != DURATION  # "3 tháng 10 ngày"
    before = quantity.core - 1 if month.before(line, quantity.core) else -1
    after = last if found else -1
    return any(token >= 0 and line.written(token)[0].isupper() for token in (before, after))


def _names_month(line: Line, token: int, lexis: Lexis) -> bool:
    """Tell whether a word after "tháng" is the month's name: 12 tháng Ba; "3 tháng hai tuần" is a length of time."""
    number = lexis.numbers.get(line.words[token], 0) > 0 and line.words[token - 1] != "năm"
    return number and lexis.units.at(line, token + 1) is None  # "5 tháng một lần"


def _is_month(word: str, follows: str, lexis: Lexis) -> bool:
    return word in lexis.calendar and follows.isdigit() and len(follows) < 3 and int(follows) <= _MONTHS


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2099"


def _is_after_date_word(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a word of time makes the number a date or an hour: ngày 5, sáng 27, tháng ba."""
    found = lexis.reasons["date"].before(line, quantity.core)
    if found is None or quantity.approx or quantity.money or _is_rate(line, quantity, found[0], lexis):
        return False
    if quantity.number.form == WORDS:
        return small_word(line, quantity.number, lexis) > 0 and line.words[quantity.core - 1] in lexis.calendar
    if quantity.unit and (quantity.unit.kind == PERCENT or _is_no_day(line, quantity, lexis)):
        return False
    return _plain(quantity) or (is_bare(quantity) and _day_and_month(line.words[quantity.number.start]))


def _is_no_day(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the number is greater than any day or hour, and no year can stand there: "ban ngày 41 độ"."""
    value = quantity.number.value
    listed = quantity.unit is not None and quantity.unit.listed
    return listed and value is not None and value > _DAYS and line.words[quantity.core - 1] not in lexis.year_words


def _day_and_month(digits: str) -> bool:
    """Tell whether digits may be a day and a month: 25.8."""
    day, _, month = digits.partition(".")
    return (
        len(day) < 3
        and len(month) < 3
        and day.isdigit()
        and month.isdigit()
        and int(day) <= _DAYS
        and int(month) <= _MONTHS
    )


def _is_rate(line: Line, quantity: Quantity, token: int, lexis: Lexis) -> bool:
    """Tell whether a word of time counts: mỗi ngày 5 người, 3 ngày 5 người."""
    if quantity.unit is None or lexis.units.at(line, token) is None:
        return False
    before = line.words[token - 1] if token > 0 else ""
    if lexis.reasons["hour"].at(line, token):  # "17 giờ 30 phút"
        return before in lexis.quantifiers
    return before in lexis.quantifiers or before in lexis.numbers or before[-1:].isdigit()


def _is_clock(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    last = (quantity.second or quantity.number).end
    if quantity.number.form not in (DIGITS, WORDS):
        return False
    if _may_be_hours(quantity):
        return True
    if not lexis.vietnamese and _is_english_clock(line, quantity, lexis):
        return True
    hour = lexis.reasons["hour"].at(line, last)
    if hour is None or (quantity.end > hour[0] and not quantity.ended):
        return False
    after = max(quantity.end, hour[0])
    opener = line.words[quantity.begin - 1] if quantity.begin > 0 else ""
    return (
        opener in lexis.clock_openers
        or (quantity.approx == "about" and opens_sentence(line, quantity.begin))
        or (quantity.second is not None and lexis.reasons["hour"].at(line, quantity.number.end) is not None)
        or (quantity.opened and lexis.vietnamese)
        or lexis.reasons["clock"].at(line, after) is not None
        or line.words[after][:1].isdigit()
        or line.words[last] == "h"
    )


def _may_be_hours(quantity: Quantity) -> bool:
    """Tell whether two small numbers with nothing beside them may be hours, days or ages: open from 8 to 17."""
    low, high = quantity.number, quantity.second
    if high is None or quantity.unit or quantity.money or quantity.approx or not (low.plain and high.plain):
        return False
    return high.value is not None and high.value <= _DAYS


def _is_english_clock(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the number is a time of day: 5 pm, at 5.30, 20 minutes past 5."""
    clock = lexis.reasons["clock"]
    minutes = quantity.unit is not None and quantity.unit.kind == DURATION
    if clock.at(line, (quantity.second or quantity.number).end) or (minutes and clock.at(line, quantity.end)):
        return True
    about = quantity.begin < quantity.core and quantity.unit is None and quantity.begin > 0
    value = quantity.number.value
    if about and value is not None and value <= _MONTHS and line.words[quantity.begin - 1] in lexis.clock_openers:
        return not (quantity.money or quantity.second or quantity.part)  # "at around 6"
    hour, mark, rest = line.words[quantity.number.start].partition(".")
    written_so = bool(mark) and len(hour) < 3 and len(rest) == 2 and rest < "60"
    return written_so and is_bare(quantity) and line.words[quantity.core - 1] in lexis.clock_openers


def _is_named(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the word before makes the number a name or a rank: số 4, Article 5, lần thứ hai."""
    if quantity.core == 0 or quantity.money or quantity.begin < quantity.core:
        return False
    if lexis.vietnamese and lexis.reasons["ordinal"].before(line, quantity.core):
        return True
    if lexis.reasons["rank"].before(line, quantity.core):
        return quantity.unit is None and is_bare(quantity)
    if lexis.reasons["name"].before(line, quantity.core) is None or lexis.reasons["none"].before(line, quantity.core):
        return False
    if quantity.unit and quantity.unit.listed and lexis.classifiers.before(line, quantity.core):
        return False  # "nhóm 5 người"
    if quantity.number.form == WORDS:
        return small_word(line, quantity.number, lexis) > 0
    return _plain(quantity) and not (quantity.unit and quantity.unit.kind == PERCENT)


def _counts_nothing(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether small number words stand before a noun that they do not count: hai nước, two sides."""
    if lexis.reasons["phrase"].at(line, quantity.core):
        return True
    found = lexis.reasons["noun"].at(line, quantity.number.end)
    if found is None or not 0 < small_word(line, quantity.number, lexis) < 10:
        return False
    return quantity.end <= found[0] or not (quantity.unit and quantity.unit.listed)


def _is_name(line: Line, quantity: Quantity) -> bool:
    """Tell whether capitals make the number a name: Silo 6, Ba Vì."""
    core = quantity.core
    if quantity.money or quantity.approx or core == 0:
        return False
    if quantity.number.form == WORDS and line.written(core)[:1].isupper():
        return not opens_sentence(line, core)
    if not _plain(quantity) or quantity.number.end - quantity.number.start > 1:
        return False
    before = line.written(core - 1)
    if not before[:1].isupper() or (quantity.unit and quantity.unit.listed):
        return False
    return quantity.unit is None or not opens_sentence(line, core - 1)


def _is_numbered(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a noun right before has the number for its name, and no unit follows: sư đoàn 5 hành quân."""
    unit = quantity.unit
    if unit is None or unit.listed or not lexis.vietnamese or not _plain(quantity) or quantity.begin < quantity.core:
        return False
    found = lexis.nouns.before(line, quantity.core) or lexis.classifiers.before(line, quantity.core)
    return found is not None and (found[0] == 0 or line.words[found[0] - 1] not in lexis.quantifiers)


def _is_year(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    digits = line.words[quantity.number.start]
    if not quantity.number.plain or quantity.approx or not _may_be_year(digits):
        return False
    if quantity.unit is None or not quantity.unit.listed or quantity.second:
        return not (quantity.unit and quantity.unit.kind == PERCENT)
    return quantity.core > 0 and line.words[quantity.core - 1] in lexis.year_words


def _is_article(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether "một" or "one" is no number, or "năm" a year."""
    word = small_word(line, quantity.number, lexis)
    if _is_year_word(line, quantity, lexis):
        return True
    if quantity.second is not None or (quantity.begin < quantity.core and not _only_article(line, quantity)):
        return False
    if _only_article(line, quantity):
        return not quantity.ended
    if word == 1:
        return not (quantity.ended or (quantity.part and _whole_is_counted(line, quantity, lexis)))
    if line.words[quantity.core] != "năm" or word != 5:
        return False
    before = line.words[quantity.core - 1] if quantity.core else ""
    return quantity.unit is None or not quantity.unit.listed or before in lexis.year_words | lexis.quantifiers


def _is_year_word(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether "năm" before another number word may be a year: trong năm hai vụ."""
    core = quantity.core
    before = line.words[core - 1] if core else ""
    beside = lexis.numbers.get(line.words[core + 1], 0) > 0
    return line.words[core] == "năm" and beside and before in lexis.year_words | lexis.quantifiers


def _only_article(line: Line, quantity: Quantity) -> bool:
    """Tell whether the number is "a" or "an" alone."""
    number = quantity.number
    return number.end == number.start + 1 and line.words[number.start] in ARTICLES


def _whole_is_counted(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the whole is given in numbers: "one of the seven scales", not "one of the men"."""
    last = quantity.unit.first if quantity.unit else quantity.end
    between = line.words[quantity.number.end : last]
    return any(word[:1].isdigit() or word in lexis.numbers or word in lexis.scales for word in between)


def _is_share(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    number, after = quantity.number, line.words[quantity.end]
    spelled = number.end - number.start > 1 and line.words[number.start + 1] != "/"
    if quantity.core and lexis.reasons["ordinal"].before(line, quantity.core):
        return False
    if not spelled and quantity.core and lexis.reasons["date"].before(line, quantity.core):
        return False
    whole = lexis.wholes.at(line, quantity.end)
    if quantity.approx or (whole and line.written(quantity.end)[0].islower()):
        return spelled or not (whole and whole[1] == "weak" and _after_time(line, quantity, lexis))
    if lexis.vietnamese or not spelled:
        return spelled
    ordinal = line.words[number.start] in ("a", "an", "one") and line.words[number.end - 1] != "half"
    return not (ordinal and after.isalpha() and after not in lexis.stops)


def _after_time(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a word before the fraction makes it a date: từ 5/6 người dân được vào."""
    before = line.words[quantity.core - 1] if quantity.core else ""
    return not quantity.approx and before in lexis.year_words


def _is_bare_word(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether number words stand too much alone to be a figure."""
    if line.words[quantity.core] in lexis.scales:  # "chục" alone
        return not quantity.approx
    if not is_bare(quantity):
        return False
    return small_word(line, quantity.number, lexis) > 0 and (
        lexis.vietnamese or small_word(line, quantity.number, lexis) < 11
    )


def _is_bare_digits(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether digits stand too much alone to be a figure."""
    if not is_bare(quantity):
        return False
    digits, after = line.words[quantity.number.start], line.words[quantity.end]
    before = line.written(quantity.core - 1) if quantity.core else ""
    if before[-1:].isdigit() or after[:1].isdigit():
        return True
    if len(digits) > _LONGEST_PLAIN and not digits.isdigit():
        return not (before.isalpha() or after.isalpha())
    if not before.isalpha() or before[0].isupper() or not 1 < len(digits) <= _LONGEST_BARE:
        return True
    return lexis.vietnamese and (_day_and_month(digits) or _is_number_of_noun(line, quantity, lexis))


def _is_number_of_noun(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether digits right after a noun are its number: "tàu 67"."""
    return quantity.number.plain and lexis.nouns.before(line, quantity.core) is not None
