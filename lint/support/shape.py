"""What a quantity is by itself and its block: a duration, a determiner, a score, a row number, the count of a list."""

from bisect import bisect_left

import regex

from lint.context import Context
from lint.document import Block, Sentence
from lint.observation import Quantity
from lint.quantity.data import TIMES, symbols
from lint.quantity.digits import NUMBER, read
from lint.quantity.grammar import grammar
from lint.support.cues import Cue, apart, cues, read_claims

Told = tuple[bool, str]

_LISTED = 13  # more than this many things are no list of the article's own
_FEW = 5  # up to so many in words ("two exchanges", "three levels") they tell the things apart and count nothing
_SAID: Told = (True, "")
_SIZE = 8.0  # how many times as large a number may be that goes on with another
_LONG = 4  # letters of a qualifier that is no article
_MOVED = 32  # characters in which a word of change and a preposition stand
_LEAST = 10.0  # the least level that a bare number tells
_PARTS = 16  # characters in which a partitive stands
_TOLD = 9  # words between a measure and what it reads
_VERSION = regex.compile(r"\d\.0")  # "plan 2.0"
_DECIMALS = regex.compile(r"\d[.,]\d{1,2}(?!\d)")
_CODES = frozenset(symbols().codes)


class Shape:
    """Judges by shape: None where it does not tell."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._text = context.document.prose.text
        self._cues = context.ask(cues)
        known = grammar(context.document.language)
        self._vague = frozenset(known.data.qualifiers) if known is not None else frozenset()
        self._amounts = tuple(q for q in self._vague if len(q) >= _LONG)
        articles = known.articles if known is not None else frozenset()
        self._changes = known.changes if known is not None else frozenset()
        self._levels = frozenset(read_claims(context.document.language)[0].reads)
        self._indefinite = [[article] for article in articles]
        self._aims: dict[tuple[int, int], bool] = {}

    def of(self, quantity: Quantity, found: tuple[Cue, ...]) -> Told | None:
        """A verdict where the shape alone decides, else None."""
        block = self._document.blocks[self._document.block_at(quantity.start)]
        if block.kind == "cell":
            told = self._cell(quantity, block)
            if told is not None:
                return told
        unit, _, per = quantity.unit.partition("/")
        if unit in TIMES and not per:
            return self._duration(quantity, found, block)
        said = self._text[quantity.start : quantity.end]
        if quantity.kind == "rate" and unit == "x":
            return False, "it says how often"
        if quantity.kind == "rank" and (said.startswith("#") or (said[-1].isdigit() and block.kind == "heading")):
            return False, "it is the article's own ranking"
        if quantity.kind == "ratio" and ("/" in said or ":" in said):
            return False, "it is a score or a split"
        if quantity.value == 1 and quantity.high is None and not per and self._one(quantity, unit, said):
            return False, "it is a determiner"
        if quantity.kind in ("count", "range") and quantity.value is not None:
            return self._count(quantity, unit, said, block)
        return None

    def _one(self, quantity: Quantity, unit: str, said: str) -> bool:
        """ "one", "un bitcoin", "1 BTC": the thing, not how many of it."""
        if quantity.kind == "count":
            return not said[0].isdigit()
        return quantity.kind == "money" and unit not in _CODES and unit.isalpha() and said[-1].isalpha()

    def _count(self, quantity: Quantity, unit: str, said: str, block: Block) -> Told | None:
        value, high = quantity.value or 0.0, quantity.high
        whole = value == int(value)
        inside = self._cues.within(quantity.start, min(len(self._text), quantity.end + 1))
        if unit and whole and (high or value) < _LISTED and any("listed" in cue.tags for cue in inside):
            return False, "it counts what the article lists"
        if unit and whole and high is None and value <= (2 if said[0].isdigit() else _FEW):
            return False, "it is a determiner"
        if quantity.kind == "range" and not unit and value < 1000 and not _DECIMALS.search(said):
            return False, "it is a bare number"
        if not unit and block.kind != "cell" and not self._continues(quantity, value):
            return False, "it is a bare number"
        return None

    def _continues(self, quantity: Quantity, value: float) -> bool:
        """A bare number that is large and written as one, or goes on with an amount of its sentence ("from $99 in 2023 to 66")."""
        said = self._text[quantity.start : quantity.end]
        if value >= 1000 and (any(c in said for c in ",. '") or len(said) == 5):
            return True
        place = self._context.sentence(quantity.start)
        if place is None:
            return False
        if _DECIMALS.search(said) and said[0].isdigit() and not _VERSION.fullmatch(said):
            return True
        if (
            self._moved(quantity, place)
            or self.reading(quantity, place)
            or self._parts(quantity)
            or (value > 2 and self._counted(quantity))
        ):
            return True
        quantities = self._context.quantities
        index = bisect_left(quantities, quantity.start, key=lambda q: q.start) - 1
        if index < 0 or quantities[index].start < place.start:
            return False
        before = quantities[index]
        return bool(before.unit) and before.kind not in ("count", "rank") and value > 2 and self._alike(before, value)

    def _alike(self, before: Quantity, value: float) -> bool:
        """Whether `value` is of the size of the number before, as written: who is 65 does not go on with 200,000."""
        number = NUMBER.search(self._text, before.start, before.end)
        reading = read(number.group(), ".") if number is not None else None
        sizes = [r for r in (reading.value, reading.other) if r] if reading is not None else [before.value or 0.0]
        return any(size / _SIZE <= value <= size * _SIZE for size in sizes)

    def _counted(self, quantity: Quantity) -> bool:
        """ "Only 12 remain", "more than 40 of them"."""
        before = self._cues.low[max(0, quantity.start - 24) : quantity.start].rstrip()
        return any(before.endswith(q) and not before[: -len(q)][-1:].isalpha() for q in self._amounts)

    def reading(self, quantity: Quantity, place: Sentence) -> bool:
        """ "The RSI stands at 55": what a measure reads."""
        near = self._cues.near(self._document.sentence_at(place.start), quantity.start)
        found = [c for c in near if c.end <= quantity.start]
        reads = any("reads" in c.tags and self._unqualified(self._text[c.end : quantity.start].lower()) for c in found)
        measures = (c for c in found if "measures" in c.tags and apart(self._text, c.end, quantity.start, _TOLD))
        low = self._cues.low
        return reads and any(low[max(place.start, c.start - _PARTS) : c.start].split()[-1:] not in self._indefinite for c in measures)

    def _moved(self, quantity: Quantity, place: Sentence) -> bool:
        """ "It fell to 85", "passé de 666 à 3380": where a word of change says that a level began or ended."""
        low = self._cues.low[max(place.start, quantity.start - _MOVED) : quantity.start].split()
        return len(low) >= 2 and low[-1] in self._levels and low[-2] in self._changes and (quantity.value or 0.0) >= _LEAST

    def _parts(self, quantity: Quantity) -> bool:
        """ "12 of the 30": some of those that are named."""
        return any(cue.start == quantity.end + 1 for cue in self._cues.tagged(quantity.end, quantity.end + _PARTS, "partitives"))

    def _unqualified(self, between: str) -> bool:
        return not between.strip() or between.strip() in self._vague

    def _cell(self, quantity: Quantity, block: Block) -> Told | None:
        """Row numbers, heads of columns, sums to a hundred, and columns of what is aimed at."""
        whole = quantity.value is not None and quantity.value == int(quantity.value)
        if block.header and (not quantity.unit or quantity.unit in TIMES):
            return False, "it heads a column"
        if block.column == 0 and quantity.kind == "count" and (not quantity.unit or quantity.unit in TIMES):
            return False, "it names a row"
        if (
            quantity.value == 100
            and (not quantity.unit or quantity.kind == "percent")
            and "total" not in self._text[block.start : block.end]
        ):
            return False, "it is the whole"
        if not quantity.unit and whole and (quantity.value or 0) < _LISTED and self._text[quantity.start : quantity.end].isdigit():
            return False, "it is a bare number"
        if self._aimed(block):
            return False, "its column holds what is aimed at"
        if quantity.unit in TIMES and block.end - block.start - (quantity.end - quantity.start) <= 2:
            return _SAID
        return None

    def _aimed(self, block: Block) -> bool:
        key = (block.table, block.column)
        if key not in self._aims:
            heads = [b for b in self._document.blocks if b.table == block.table and b.column == block.column and b.header]
            self._aims[key] = any("cells" in cue.tags for head in heads for cue in self._cues.within(head.start, head.end))
        return self._aims[key]

    def _duration(self, quantity: Quantity, found: tuple[Cue, ...], block: Block) -> Told | None:
        """A duration is a claim where it is what is said; mostly it bounds something else."""
        before = [cue for cue in found if cue.end <= quantity.start and quantity.start - cue.end <= 2]
        behind = [cue for cue in found if quantity.end <= cue.start <= quantity.end + 1]
        aged = [cue for cue in found if "ages" in cue.tags]
        if any(cue in before or cue in behind or (quantity.start < cue.start < quantity.end + 2) for cue in aged):
            return False, "it is an age"
        bounded = any("bounds" in cue.tags and self._text[cue.start : cue.end].lower() not in self._vague for cue in before)
        if any(
            "results" in cue.tags and self._apart(cue, quantity) <= 2 and not (bounded and cue.end < quantity.start - 1) for cue in found
        ):
            return None
        if any("duration_of" in cue.tags for cue in behind) and not any("bounds" in cue.tags for cue in before):
            return None
        return False, "a duration that bounds something"

    def _apart(self, cue: Cue, quantity: Quantity) -> int:
        """Words between; a mark between sets the cue's clause off."""
        if "," in self._text[cue.end : quantity.start]:
            return _TOLD
        if cue.end <= quantity.start:
            return len(self._text[cue.end : quantity.start].split())
        if self._text[cue.end : cue.end + 3].strip()[:1].isdigit():
            return _TOLD  # it says this of another figure: "in 30 years on average 7 %"
        return len(self._text[quantity.end : cue.start].split()) if cue.start >= quantity.end else 0
