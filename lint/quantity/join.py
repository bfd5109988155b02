"""Neighbours made one: ranges, ratios, pounds and pence; and the rate behind an amount."""

import msgspec

from lint.quantity.amounts import Amount, Reader
from lint.quantity.grammar import Unit

_CONTEXT = 60  # characters in which a verb of change or of span is looked for before "from"
_LENT = ("percent", "points", "basis", "money", "multiple", "time")
_GAP = 14  # the longest link between the ends of a range


class Joined(msgspec.Struct, frozen=True):
    """An amount, alone or with the upper end of its range or the whole of its ratio (`high`)."""

    first: Amount
    last: Amount
    form: str = "one"  # one | range | ratio | sum

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


def join(reader: Reader, amounts: list[Amount]) -> list[Joined]:
    """Pairs joined from left to right; an amount takes part in one pair."""
    out: list[Joined] = []
    index = 0
    amounts = _lend(reader, amounts)
    while index < len(amounts):
        first = amounts[index]
        second = amounts[index + 1] if index + 1 < len(amounts) else None
        if second is not None and first.prefixed and reader.low[first.end : second.start] == "-":
            second = _scaled(reader, second)
        form = _form(reader, first, second) if second is not None and second.start - first.end <= _GAP else ""
        if second is not None and form:
            out.append(Joined(*_settle(first, second, form), form))
            index += 2
        else:
            out.append(Joined(first, first))
            index += 1
    return out


def _lend(reader: Reader, amounts: list[Amount]) -> list[Amount]:
    """Bare numbers that stand before one with its unit take it: "from 5 to 4 %", "0, 15 or 20 %"."""
    out = list(amounts)
    grammar = reader.grammar
    links = {",", *grammar.links, *grammar.data.compound_links, *grammar.data.lends, *(w for ws in grammar.openers.values() for w in ws)}
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if first.unit is not None or first.spelt or second.unit is None or second.prefixed or second.unit.kind not in _LENT:
            continue
        if _dated(first, second, reader.low[first.end : second.start].strip(), grammar.data.compound_links):
            continue
        if first.scale == second.scale and reader.low[first.end : second.start].strip() in links and reader.text[first.end] != "-":
            out[index] = msgspec.structs.replace(first, unit=second.unit)
    return out


def _dated(first: Amount, second: Amount, link: str, links: list[str]) -> bool:
    """ "En 2019 con 3.000 euros": a year takes no unit over a word that joins euros and cents, and never a percent sign."""
    year = first.number.isdigit() and len(first.number) == 4 and 1900 <= first.value < 2100
    return year and (link in links or (second.unit is not None and second.unit.kind in ("percent", "points", "basis", "time")))


def _scaled(reader: Reader, amount: Amount) -> Amount:
    """The upper end of "$5-10m", whose letter is a scale and no metre."""
    factor = reader.grammar.common.letters.get(amount.unit.name) if amount.unit is not None and amount.unit.kind == "measure" else None
    if factor is None:
        return amount
    return msgspec.structs.replace(amount, value=amount.value * factor, scale=factor, unit=None, core=amount.end)


def _form(reader: Reader, first: Amount, second: Amount) -> str:
    gap = reader.low[first.end : second.start]
    if "\n" in gap:
        return ""
    if _special(first) or _special(second):
        return ""
    if _cents(reader, first, second, gap):
        return "sum"
    if _ratio(reader, first, second, gap):
        return "ratio"
    return "range" if _range(reader, first, second, gap) else ""


def _special(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.name in ("fraction", "rank", "indefinite")


def _cents(reader: Reader, first: Amount, second: Amount, gap: str) -> bool:
    """ "20 dollars (and) 43 cents", "3 euros 50"."""
    if first.unit is None or first.unit.kind != "money" or first.scale != 1.0 or second.value >= 100 or second.value != int(second.value):
        return False
    words = gap.strip()
    if second.unit is not None:
        return second.unit.kind == "part" and (not words or words in reader.grammar.data.compound_links)
    tail = reader.text[second.end : second.end + 2]
    linked = gap == " " or words in reader.grammar.data.compound_links
    alone = linked and (len(second.number) == 2 or second.spelt) and (not tail.strip() or tail[0] in ".;)\n")
    return alone and _opener(reader, first.start) not in reader.grammar.openers


def _ratio(reader: Reader, first: Amount, second: Amount, gap: str) -> bool:
    """ "5 out of 10", "1 sur 4", "95/100"."""
    if first.unit is not None or first.scale != 1.0 or second.scale != 1.0:
        return False
    if second.unit is not None:  # 3/4 %
        return gap == "/" and second.unit.kind == "percent" and second.value != 0 and first.value < second.value
    whole = first.value == int(first.value) and second.value == int(second.value)
    words = gap.strip(" -")
    if gap == "/" and not whole:  # 4.5/5
        return first.value <= second.value <= 100 and second.value == int(second.value)
    if gap in ("/", ":"):
        return whole and not first.spelt
    if words in reader.grammar.data.shares:
        return whole and first.value <= second.value
    return words in reader.grammar.data.among and whole and 0 < first.value < second.value <= 1000 and len(second.number) < 4


def _range(reader: Reader, first: Amount, second: Amount, gap: str) -> bool:
    if first.spelt != second.spelt and not gap.strip():
        return False
    if not _agree(first, second):
        return False
    words = gap.strip()
    rising = first.value < second.value
    allowed = reader.grammar.openers.get(_opener(reader, first.start))
    if words == "-":
        # "5 - 3" is a difference, "5 - 10" hardly; what is glued is a range whatever its size.
        return rising or (gap == "-" and not second.prefixed)
    if allowed is not None and words in allowed:
        both = reader.grammar.links | {"-"}
        if not allowed & both:  # "between … and …" links nothing else
            return True
        return rising and not _changes(reader, first.start)
    either = words in reader.grammar.data.alternatives and _named(first) and _named(second)  # "4 600 € ou 9 200 €": two amounts
    return words in reader.grammar.links and rising and not either


def _named(amount: Amount) -> bool:
    """Whether an amount shows a unit of its own."""
    return amount.prefixed or amount.end > amount.core


def _opener(reader: Reader, at: int) -> str:
    """The word before an amount, an article or a qualifier of one word between ("entre un 20 % y …") left out."""
    word = reader.word_before(at)
    if word in reader.grammar.openers or not (word in reader.grammar.articles or word in reader.grammar.data.qualifiers):
        return word
    return reader.word_before(reader.low.rfind(word, 0, at))


def _agree(first: Amount, second: Amount) -> bool:
    """Whether two amounts may be ends of one range: one unit, or one of them without."""
    if first.unit is None:
        return True
    if second.unit is None:
        return first.prefixed or (first.unit.kind in ("money", "token") and second.scale != 1.0)
    return first.unit == second.unit or {first.unit.kind, second.unit.kind} == {"money"}


def _changes(reader: Reader, at: int) -> bool:
    """Whether the clause before `at` speaks of a change ("fell from") and not of a span ("ranges from")."""
    text = reader.low[max(0, at - _CONTEXT) : at]
    for mark in ".;:!?\n(":
        text = text.rpartition(mark)[2]
    for word in reversed(text.replace(",", " ").split()):
        if word in reader.grammar.spans:
            return False
        if word in reader.grammar.changes:
            return True
    return False


def _settle(first: Amount, second: Amount, form: str) -> tuple[Amount, Amount]:
    """Both ends with the unit and scale that only one of them shows."""
    if form == "sum":
        return first, second
    lent = first.prefixed or first.unit in (None, second.unit)
    if form == "range" and first.scale == 1.0 and second.scale != 1.0 and lent and first.value * second.scale <= second.value:
        first = msgspec.structs.replace(first, value=first.value * second.scale, scale=second.scale)
    unit = second.unit or first.unit
    return msgspec.structs.replace(first, unit=first.unit or unit), msgspec.structs.replace(second, unit=unit)


def rate(reader: Reader, at: int) -> tuple[int, str] | None:
    """The end and the noun of a rate that stands at `at`: " a month", "/LBC", " annually"."""
    low = reader.low
    if low.startswith("/", at):
        known = reader.grammar.rates.match(low, at)
        if known is not None:
            return known
        end = at + 1
        while end < len(low) and (low[end].isalpha() or (end > at + 1 and low[end].isdigit())):
            end += 1
        return (end, reader.text[at + 1 : end]) if end > at + 1 else None
    start = at + 1 if low.startswith(" ", at) else at
    if start == at and not low.startswith("-", at):
        return None
    known = reader.grammar.rates.match(low, start)
    if known is None or any(low.startswith(word, known[0] + 1) for word in reader.grammar.data.rates.never_before):
        return None
    return known


def unit_of(joined: Joined) -> Unit | None:
    """The unit of the whole."""
    return joined.last.unit if joined.form != "sum" else joined.first.unit
