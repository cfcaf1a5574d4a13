"""Where a figure may be a piece of a longer number: better no figure than half of one.

What stands right before and right after decides: another number, a tail (mươi, rưỡi), a decimal point in words.
"""

from __future__ import annotations

from annotator.suggest.figure.grammar import Quantity, quantity_at
from annotator.suggest.figure.numbers import FRACTION, WORDS, is_digits, plural
from annotator.suggest.figure.rules import inside_code, is_bare, opens_sentence, refused_by_itself
from annotator.suggest.figure.shares import part_added
from annotator.suggest.figure.signs import DASH, DASHES, sign_before
from annotator.suggest.figure.spelled import number_at
from annotator.suggest.figure.text import Line
from annotator.suggest.figure.units import PERCENT, unit_at
from annotator.suggest.figure.words import Lexis

_VULGAR = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_YEAR = "năm"


def doubtful(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the figure may be cut out of a longer number."""
    if _begins_range(line, quantity):
        return True
    return _is_parted(line, quantity) or _cut_before(line, quantity, lexis) or _cut_after(line, quantity, lexis)


def _begins_range(line: Line, quantity: Quantity) -> bool:
    """Tell whether the figure is the first part of a range with a tilde: 5~7."""
    end = quantity.end
    is_followed = end + 1 < line.count and line.words[end] == "~" and line.glued(end) and line.glued(end + 1)
    return is_followed and line.words[end + 1][:1].isdigit()


def _is_parted(line: Line, quantity: Quantity) -> bool:
    """Tell whether digits with a blank may be two numbers: 2 500-pound bombs."""
    unit = quantity.unit
    hyphened = unit is not None and line.words[unit.first - 1] == "-"
    return hyphened and " " in line.words[quantity.number.start]


def _cut_before(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    token = quantity.begin - 1
    if token >= 0 and line.words[quantity.begin] == "~" and line.glued(quantity.begin):
        return line.words[token][-1:].isdigit()  # "5~7" is a range, and its "~" no "about"
    if token < 0 or quantity.opened or quantity.begin < quantity.core:
        return False
    word = line.words[token]
    point = lexis.points.before(line, quantity.begin)
    if point:
        return token - point[0] > 0 or _is_number_word(line.words[token - 1], lexis)
    if word in lexis.few:
        return quantity.number.form == WORDS
    if word == ",":
        return line.glued(token) and _stands_alone(line, token - 1, lexis)
    return _is_rest(line, quantity, lexis) or _follows_number(line, quantity, lexis)


def _is_rest(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the figure is the second part of a share, a range, a sum or a subtraction."""
    token = quantity.begin - 1
    word = line.words[token]
    sign = sign_before(line, quantity.begin, lexis)
    if sign is not None and sign.how == DASH and not quantity.signed:
        return True
    if word in _VULGAR or (word in lexis.part_joints and _is_added(line, quantity, lexis)):
        return True
    checks = (_is_share_of, _is_upper_end, _is_end_of_range)
    return any(check(line, quantity, lexis) for check in checks)


def _is_added(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the figure is added to a number before it: five and a third, 100 lẻ 5."""
    joint = quantity.begin - 1
    before = line.words[joint - 1] if joint > 0 else ""
    if lexis.tails[line.words[joint]] == "0":
        return _is_number_word(before, lexis) or before in lexis.scales
    return quantity.number.form == FRACTION and line.words[quantity.end] != "of"


def _is_share_of(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a share of the figure is meant: half of 1 percent, 10 times out of 12."""
    token = quantity.begin - 1
    found = lexis.parts.before(line, quantity.begin)
    if found and found[1] == "share" and found[0] < token:
        return True
    percent = quantity.unit is not None and quantity.unit.kind == PERCENT
    if line.words[token] != "of" or not (percent or quantity.number.scale > 1):
        return False
    return token > 0 and line.words[token - 1] in lexis.fractions


def _is_of_share(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the figure is a share of percent or of a scale: half of 1 percent."""
    end = quantity.end
    whole = number_at(line, end + 1, lexis) if quantity.number.form == FRACTION and line.words[end] == "of" else None
    if whole is None:
        return False
    unit = unit_at(line, whole.end, whole, lexis)
    return whole.scale > 1 or (unit is not None and unit.kind == PERCENT)


def _is_upper_end(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a number with a hyphen before the word before makes both a range: two- to three-year."""
    token = quantity.begin - 1
    hyphen = token > 1 and line.words[token - 1] == "-" and line.glued(token - 1)
    return hyphen and line.words[token] in lexis.openings["-"] and _is_number_word(line.words[token - 2], lexis)


def _is_end_of_range(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a number with nothing beside it ends a range of such numbers: "aged 18 to 25", no change."""
    joiner = quantity.begin - 1
    low = joiner - 1
    if low < 0 or not is_bare(quantity):
        return False
    if not any(line.words[joiner] in joiners for joiners in lexis.openings.values()):
        return False
    if not _is_number_word(line.words[low], lexis):
        return False
    opening = low - (low > 0 and line.words[low - 1] in lexis.openings)
    return lexis.changes.before(line, opening) is None


def _follows_number(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether the word right before is a number, or the end of one, that is no name, no date and no year."""
    token = quantity.begin - 1
    word, unit = line.words[token], quantity.unit
    if unit is not None and line.words[unit.first - 1] == "-":  # "two 500-pound bombs"
        return False
    if word in lexis.tens or word in lexis.scales:
        return True
    if not _is_number_word(word, lexis) or _is_years(line, token, lexis):
        return (is_bare(quantity) and _follows_unit(line, quantity, lexis)) or _follows_code(line, quantity)
    named = line.written(token)[:1].isupper() and not opens_sentence(line, token)
    return not named and not _is_no_figure(line, token, lexis)


def _is_years(line: Line, token: int, lexis: Lexis) -> bool:
    """Tell whether "năm" at a token are years: bốn mươi năm, mỗi năm."""
    before = line.words[token - 1] if token > 0 else ""
    counted = _is_number_word(before, lexis) or before in lexis.scales or before in lexis.tens
    return line.words[token] == _YEAR and (counted or before in lexis.quantifiers)


def _follows_code(line: Line, quantity: Quantity) -> bool:
    """Tell whether digits with letters stand right before digits with letters: 2h 30m."""
    token, unit = quantity.begin - 1, quantity.unit
    if token < 1 or unit is None or not line.glued(unit.first) or not line.words[unit.first].isalpha():
        return False
    return line.words[token].isalpha() and line.glued(token) and is_digits(line.words[token - 1])


def _follows_unit(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a number and its unit stand right before: 1 m 70, 3 kg 200."""
    found = lexis.units.before(line, quantity.begin) or lexis.classifiers.before(line, quantity.begin)
    return found is not None and found[0] > 0 and _is_number_word(line.words[found[0] - 1], lexis)


def _stands_alone(line: Line, token: int, lexis: Lexis) -> bool:
    """Tell whether a number with nothing beside it stands before a comma: 12, 15 người."""
    if token < 0 or not _is_number_word(line.words[token], lexis) or _is_years(line, token, lexis):
        return False
    quantity = quantity_at(line, token, lexis)
    if quantity is None or inside_code(line, token) or quantity.number.start != token:
        return False
    return (quantity.second is not None or is_bare(quantity)) and not _is_no_figure(line, token, lexis)


def _is_no_figure(line: Line, token: int, lexis: Lexis) -> bool:
    """Tell whether the number at a token is part of a code, a date, a name or a year."""
    quantity = quantity_at(line, token, lexis)
    if quantity is None or inside_code(line, token) or refused_by_itself(line, quantity, lexis):
        return True
    digits = line.words[token]
    return len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2099"


def _cut_after(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    end = quantity.end
    word = line.words[end]
    if word in _VULGAR:
        return True
    if _goes_on(line, quantity, lexis) or _is_short_scale(line, quantity, lexis):
        return True
    if quantity.unit is not None or quantity.money:
        return quantity.unit is not None and _or_another(line, quantity, lexis)
    number = quantity.second or quantity.number
    if end > number.end or number.form == FRACTION:
        return False
    joined = word == "," or word in lexis.openings["-"]
    if joined and is_bare(quantity) and not line.glued(end + 1) and _is_number_word(line.words[end + 1], lexis):
        return True
    return _is_number_word(word, lexis) or word in lexis.scales or word in lexis.foreign_scales


def _goes_on(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether what follows is the rest of the number: rưỡi, phẩy năm, 37 độ 5, triệu tư, and a third."""
    end = quantity.end
    word, after = line.words[end], line.words[end + 1]
    point = lexis.points.at(line, end) or (quantity.unit and lexis.points.before(line, end) and (end, ""))
    if point:
        return _is_number_word(line.words[point[0]], lexis)
    if word in lexis.tails_alone and lexis.vietnamese:
        return lexis.tails[word] != "0" or _is_number_word(after, lexis)
    first = quantity.unit.first if quantity.unit else end
    if lexis.vietnamese and lexis.tails.get(line.words[first]) == "4" and line.words[first - 1] in lexis.scales:
        return True
    if part_added(line, end, lexis)[0] > end or _is_of_share(line, quantity, lexis):
        return True
    unit = quantity.unit
    if unit is None or not _is_number_word(word, lexis) or line.glued(end) or unit.last != unit.end or not unit.listed:
        return False
    if lexis.reasons["phrase"].at(line, end) is not None:  # "5 lần năm ngoái"
        return False
    measured = lexis.is_measure(line, unit.first) or lexis.units.at(line, unit.first) is not None
    more = number_at(line, end, lexis) if measured else None
    return more is not None and unit_at(line, more.end, more, lexis) is None


def _is_short_scale(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether a letter may be a scale, or no scale: 3 tr, 5 m people, 4K."""
    unit, last = quantity.unit, line.written((quantity.second or quantity.number).end - 1)
    if unit is None or line.glued(unit.first):
        named = last == "K" or (last == "k" and line.words[quantity.begin - 1] in ("a", "the"))  # "a 10k"
        return unit is None and not quantity.money and not lexis.vietnamese and named
    sign = line.words[unit.first] in lexis.signs and unit.end == unit.first + 1
    return sign and (not unit.listed or plural(line.words[unit.end], lexis))


def _or_another(line: Line, quantity: Quantity, lexis: Lexis) -> bool:
    """Tell whether another number without a unit stands beside the figure: two weeks or three."""
    end = quantity.end
    if line.words[end] not in lexis.either:
        return False
    other = number_at(line, end + 1, lexis)
    if other is None or other.form == FRACTION or other.scale != 1:
        return False
    after = line.words[other.end]
    return unit_at(line, other.end, other, lexis) is None and not (after in lexis.openings["-"] or after in DASHES)


def _is_number_word(word: str, lexis: Lexis) -> bool:
    return is_digits(word) or word in lexis.numbers
