"""Amounts made quantities: years and labels dropped, nouns and rates added, kinds named."""

from collections.abc import Iterator

import regex

from lint.observation import Quantity
from lint.quantity.amounts import Amount, Reader
from lint.quantity.join import Joined, rate, unit_of
from lint.quantity.nouns import noun
from lint.terms import QuantityKind

_YEARS = range(1950, 2036)
_VERSION = regex.compile(r"\d{1,2}\.\d")  # "Bitcoin 2.0", "release 0.15"
_COUNTED = regex.compile(r" \p{L}+")
_NUMBERED = regex.compile(r"\d+(?:\.\d+)?")
_CAPITAL = regex.compile(r"(?r)(?<![\p{L}\d])(?:\p{Lu}[\p{L}\d&'.-]*)(?=[ -]?$)")


def present(reader: Reader, joined: list[Joined]) -> list[Quantity]:
    """The quantities among `joined`, in order, none overlapping."""
    return list(_present(reader, joined))


def _present(reader: Reader, joined: list[Joined]) -> Iterator[Quantity]:
    until = 0
    for one in joined:
        if one.start < until:
            continue
        quantity = _quantity(reader, one)
        if quantity is not None:
            until = quantity.end
            yield quantity


def _quantity(reader: Reader, one: Joined) -> Quantity | None:
    first, last, unit = one.first, one.last, unit_of(one)
    if unit is not None and first.spelt and first.core == first.end and one.form == "one" and unit.kind == "multiple":
        return _told(reader, first)
    if unit is not None and first.spelt and first.value == 0.0 and _is_indefinite(reader, first):
        return Quantity(first.start, first.end, _KINDS[unit.kind], None, unit=unit.name)
    bare = unit is None and one.form in ("one", "range")
    sign = _rank_sign(reader, first) if bare and one.form == "one" else -1
    if sign >= 0:
        return Quantity(sign, one.end, "rank", first.value)
    if bare and _is_year(reader, first):
        return None
    share = _one_of(reader, first) if bare and one.form == "one" else -1
    if share >= 0 and noun(reader, last.core, False, last.value) is None:
        return Quantity(share, last.core, "ratio", 1.0, first.value)
    if bare and one.form == "one" and _multiplies(reader, first):
        return Quantity(one.start, last.core, "multiple", first.value, unit="x")
    end, name, kind = one.end, unit.name if unit is not None else "", _kind(one)
    if bare and (_titled(reader, first) or _opens_a_share(reader, first)):
        return None
    if bare:
        counted = noun(reader, last.core, last.scale != 1.0, last.value)
        money = _currency_before(reader, first) if counted is None else None
        if money is not None:
            return Quantity(money[0], end, "money", first.value, last.value if one.form == "range" else None, money[1])
        if counted is not None:
            end, name = counted
        elif _names_a_thing(reader, first):
            return None
        elif last.open:
            end = last.core
    if one.form == "ratio" and unit is not None:
        return Quantity(one.start, end, "percent", first.value / last.value, unit="%")
    if one.form == "ratio":
        counted = noun(reader, last.core, False, last.value)
        end, name = counted if counted is not None else (end, name)
        return Quantity(one.start, end, "ratio", first.value, last.value, name)
    value, high = _likely(first, kind, name), _likely(last, kind, name) if one.form == "range" else None
    if one.form == "sum":
        value += last.value / 100
    elif unit is not None and unit.kind == "part":
        value, high = value * unit.factor, high * unit.factor if high is not None else None
    if end < len(reader.text) and reader.text[end] == "+" and not reader.text[end + 1 : end + 2].isdigit():
        end += 1
    suffix = rate(reader, end) if kind in ("money", "percent", "points", "count", "multiple") else None
    if suffix is not None:
        end, kind, name = suffix[0], "rate", f"{name}/{suffix[1]}"
    return Quantity(one.start, end, kind, value, high, name, _other(first, value) if one.form == "one" else None)


_KINDS: dict[str, QuantityKind] = {
    "money": "money", "part": "money", "percent": "percent", "points": "points", "basis": "points", "multiple": "multiple",
    "time": "count", "measure": "count", "token": "money",
}  # fmt: skip


def _kind(one: Joined) -> QuantityKind:
    unit = unit_of(one)
    if unit is None:
        return "range" if one.form == "range" else "count"
    return _KINDS[unit.kind]


def _is_indefinite(reader: Reader, amount: Amount) -> bool:
    return reader.grammar.indefinite.match(reader.low, amount.start) is not None


def _told(reader: Reader, amount: Amount) -> Quantity:
    """Fractions, multiples, ranks and indefinite amounts."""
    name = amount.unit.name if amount.unit is not None else ""
    if name == "indefinite":
        counted = noun(reader, amount.core, True, None)
        end, what = counted if counted is not None else (amount.end, "")
        return Quantity(amount.start, end, "count", None, unit=what)
    kind: QuantityKind = "fraction" if name == "fraction" else "rank" if name == "rank" else "multiple"
    return Quantity(amount.start, amount.end, kind, amount.value, unit="x" if kind == "multiple" else "")


def _is_year(reader: Reader, amount: Amount) -> bool:
    """A year: four digits without marks, by its size or by the word before it; not where it is counted ("more than 2000 users")."""
    if len(amount.number) != 4 or not amount.number.isdigit() or amount.scale != 1.0 or amount.open or not 1000 <= amount.value <= 2199:
        return False
    before = reader.word_before(amount.start)
    cue = before in reader.grammar.year_cues
    counted = noun(reader, amount.core, False, amount.value) is not None
    if amount.value in _YEARS:
        return cue or not (counted and reader.qualified(amount.start))
    return cue and not counted


def _rank_sign(reader: Reader, amount: Amount) -> int:
    """Where "top 7", "top-10", "#1", "No. 1" or "number one" begins, or -1."""
    start = amount.start
    if start and reader.text[start - 1] == "#":
        return start - 1
    gap = reader.text[start - 1 : start]
    word = reader.word_before(start - 1 if gap == "-" else start)
    if not word or word not in reader.grammar.data.rank_signs or amount.scale != 1.0:
        return -1
    if word in reader.grammar.labels and not amount.spelt and amount.value > 3:
        return -1
    return reader.low.rfind(word, 0, start)


def _currency_before(reader: Reader, amount: Amount) -> tuple[int, str] | None:
    """ "ringgit 42", "dollar 22.5 million": where the currency's name in front begins, and its code."""
    word = reader.word_before(amount.start)
    if amount.spelt or not word or reader.text[amount.start - 1] != " " or (amount.scale == 1.0 and _VERSION.fullmatch(amount.number)):
        return None
    start = reader.low.rfind(word, 0, amount.start)
    ahead = reader.word_before(start)
    for begin in (reader.low.rfind(ahead, 0, start) if ahead else start, start):
        found = reader.grammar.units.match(reader.low, begin)
        if found is not None and found[1].kind in ("money", "part") and found[0] - begin > 2 and found[0] == amount.start - 1:
            return begin, found[1].name
    return None


def _one_of(reader: Reader, amount: Amount) -> int:
    """Where "un ménage" begins in "un ménage sur quatre", or -1."""
    grammar, low = reader.grammar, reader.low
    for among in grammar.data.among:
        end = amount.start - len(among) - 1
        if amount.value < 2 or end < 1 or not low.startswith(f" {among} ", end - 1):
            continue
        noun = reader.word_before(end - 1)
        start = low.rfind(noun, 0, end) if noun else -1
        one = reader.word_before(start) if start > 0 else ""
        if one and one in grammar.articles & grammar.numerals and len(noun) > 2:
            return low.rfind(one, 0, start)
        if len(noun) > 2 and low[max(0, start - 3) : start].lstrip(" (") == "1 ":
            return start - 2
    return -1


def _opens_a_share(reader: Reader, amount: Amount) -> bool:
    """The "1" of "1 ménage sur 4", which the "4" takes in."""
    match = _COUNTED.match(reader.low, amount.core) if amount.number == "1" else None
    if match is None:
        return False
    digits = (len(among) + 2 + match.end() for among in reader.grammar.data.among if reader.low.startswith(f" {among} ", match.end()))
    return any(reader.low[at : at + 1].isdigit() for at in digits)


def _multiplies(reader: Reader, amount: Amount) -> bool:
    """ "multiplié par dix": how many times, in a bare number."""
    words = reader.grammar.data.multiplied
    text = reader.low[max(0, amount.start - 32) : amount.start]
    return text.endswith(" ") and any(text[:-1].endswith(w) and not text[: -len(w) - 1][-1:].isalpha() for w in words)


def _label(reader: Reader, amount: Amount) -> bool:
    return reader.word_before(amount.start) in reader.grammar.labels


def _titled(reader: Reader, amount: Amount) -> bool:
    """ "Class 4 National Insurance", "the Level 2 courses": a label with a capital inside a sentence, whatever noun follows."""
    if amount.spelt or amount.scale != 1.0 or not amount.number.isdigit() or not _label(reader, amount):
        return False
    match = _CAPITAL.search(reader.text, max(0, amount.start - 30), amount.start)
    return match is not None and match.start() > 1 and reader.text[match.start() - 2].isalpha()


def _names_a_thing(reader: Reader, amount: Amount) -> bool:
    """ "Step 3", "Falcon 9": a bare integer right behind a label, or a small one behind a capital inside a sentence."""
    if amount.spelt or amount.scale != 1.0 or amount.prefixed:
        return False
    if _label(reader, amount) and _NUMBERED.fullmatch(amount.number):
        return True
    if not amount.number.isdigit() and not (_VERSION.fullmatch(amount.number) and amount.number.endswith("0")):
        return False
    match = _CAPITAL.search(reader.text, max(0, amount.start - 30), amount.start)
    if match is None or len(amount.number) > 4 or reader.text[amount.start - 1] not in " -":
        return False
    ahead = reader.text[max(0, match.start() - 2) : match.start()]
    opens = match.start() == 0 or "\n" in ahead or ahead.strip()[-1:] in (".", ":", "!", "?", "|", '"', "-")
    word, grammar = match.group().lower(), reader.grammar
    return not opens or not (word in grammar.stops or word in grammar.data.qualifiers or word in grammar.openers)


def _likely(amount: Amount, kind: str, name: str) -> float:
    """The reading of an ambiguous mark that fits what is counted: nobody writes money or heads with three decimals (1.234 €)."""
    counted = amount.unit.kind == "money" if amount.unit is not None else kind == "count" and bool(name)
    if amount.other is None or amount.scale != 1.0 or not counted:
        return amount.value
    return max(amount.value, amount.other)


def _other(amount: Amount, value: float) -> float | None:
    return amount.value if value == amount.other else amount.other
