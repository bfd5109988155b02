"""Figures that are the article's own: worked out in it, or measured by its author, who says so."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import msgspec

from lint.attribution import words_of
from lint.context import Context
from lint.document import Block
from lint.observation import Quantity
from lint.support.arithmetic import derived
from lint.support.growth import grown
from lint.support.tables import Source, Tables

_MARKER = 40  # characters before a figure in which a word of result may stand
_ANNOUNCED = 5  # sentences that an announced calculation may take
_EARLIER = 6  # figures of the section that an amount may grow from
_ITEMS = 40  # items of a list that are added up
_INPUTS = 8  # figures on either side that a result may be worked out from
_RELATIVE = frozenset({"percent", "points", "multiple", "ratio", "fraction"})
_SIGNS = frozenset("+×*÷=≈")


def between(quantities: Sequence[Quantity], start: int, end: int) -> Sequence[Quantity]:
    """Those of `quantities` (in order) that begin in prose ``[start, end)``."""
    return quantities[bisect_left(quantities, start, key=lambda q: q.start) : bisect_left(quantities, end, key=lambda q: q.start)]


class Own:
    """What one article works out itself."""

    def __init__(self, context: Context, tables: Tables, quantities: Sequence[Quantity]) -> None:
        self._context = context
        self._tables = tables
        self._quantities = quantities
        self._words = words_of(context)
        self._said: dict[int, Source | None] = {}
        self._columns: dict[tuple[int, int], bool] = {}
        self._blocks: dict[int, tuple[Source | None, Source | None]] = {}

    def of(self, quantity: Quantity) -> tuple[Source, str] | None:
        """The words or figures that show that `quantity` is the article's own, and why, in words."""
        document = self._context.document
        sentence = document.sentence_at(quantity.start)
        place = document.sentences[sentence]
        block = document.blocks[place.block]
        said = self._says(sentence) or self._announced(sentence)
        if said is not None:
            return said, "the article says that it is its own"
        heading = document.blocks[block.section] if block.section >= 0 else None
        thing = self._of_block(heading)[1] if heading is not None else None
        if thing is not None:
            return thing, "the section is about what the article made itself"
        if block.kind in ("cell", "item"):
            before = self._tables.before(place.block)
            found = next((source for source in self._of_block(before) if source is not None), None) if before is not None else None
            if found is not None:
                return found, "the article says that the table is its own"
        worked = self._shown(quantity, place.start, place.end)
        if worked is not None:
            return worked, "it is worked out from the figures beside it"
        if block.kind == "cell" and block.table >= 0 and quantity.kind in _RELATIVE:
            return self._column(quantity, block)
        return None

    def _of_block(self, block: Block) -> tuple[Source | None, Source | None]:
        """Where a block says that something is the article's own, and where it names such a thing."""
        if block.start not in self._blocks:
            self._blocks[block.start] = (self._says_in(block), self._thing(block))
        return self._blocks[block.start]

    def _says(self, sentence: int) -> Source | None:
        if sentence not in self._said:
            tokens = self._context.tokens(sentence)
            runs = self._words.own.within(tokens.words, 0, len(tokens) - 1)
            self._said[sentence] = (tokens.starts[runs[0][0]], tokens.ends[runs[0][1]]) if runs else None
        return self._said[sentence]

    @cached_property
    def _things(self) -> frozenset[str]:
        """What the article says to be its own: a portfolio, a simulation."""
        found: set[str] = set()
        for sentence in range(len(self._context.document.sentences)):
            place = self._says(sentence)
            if place is not None:
                tokens = self._context.tokens(sentence)
                runs = self._words.own_things.within(tokens.words, 0, len(tokens) - 1)
                found |= {tokens.words[i] for a, b in runs for i in range(a, b + 1) if place[0] <= tokens.starts[i] < place[1]}
        return frozenset(found)

    def _thing(self, block: Block) -> Source | None:
        """Where the block names a thing that the article has said to be its own."""
        document = self._context.document
        first = document.sentence_at(block.start)
        for sentence in range(first, document.sentence_at(block.end - 1) + 1):
            tokens = self._context.tokens(sentence)
            for index, word in enumerate(tokens.words):
                if word in self._things:
                    return tokens.starts[index], tokens.ends[index]
        return None

    def _announced(self, sentence: int) -> Source | None:
        """A sentence before it in the paragraph says it without a figure ("Let's do the math."), and all since then goes on."""
        document = self._context.document
        block = document.sentences[sentence].block
        for before in range(sentence - 1, max(-1, sentence - _ANNOUNCED), -1):
            place = document.sentences[before]
            if place.block != block:
                return None
            said = self._says(before)
            if said is not None:
                figures = between(self._quantities, place.start, place.end)
                return None if any(q.start < said[0] or q.end > said[1] for q in figures) else said  # "facciamo due conti" has a number
        return None

    def _says_in(self, block: Block) -> Source | None:
        document = self._context.document
        sentence = document.sentence_at(block.end - 1)
        while sentence >= 0 and document.sentences[sentence].start >= block.start:
            found = self._says(sentence)
            if found is not None:
                return found
            sentence -= 1
        return None

    def _shown(self, quantity: Quantity, start: int, end: int) -> Source | None:
        """A word or sign of result before the figure, or a sum in brackets behind it, and figures of the sentence that give it."""
        text = self._context.document.prose.text
        document = self._context.document
        sentence = document.sentence_at(start)
        if sentence and document.sentences[sentence - 1].block == document.sentences[sentence].block:
            first = document.sentences[sentence - 1].start
        else:
            first = start
        here = between(self._quantities, first, end)
        at = bisect_left(here, quantity.start, key=lambda q: q.start)
        inputs = [q for q in here[max(0, at - _INPUTS) : at + _INPUTS] if q.end <= end and q.value is not None]
        behind = [q for q in inputs if q.start >= quantity.end]
        signs = text[quantity.end : behind[1].start] if len(behind) > 1 else ""
        bracketed = behind[:3] if any(sign in signs for sign in (*_SIGNS, " x ", " / ")) else []
        if len(bracketed) > 1:
            used = derived(quantity, bracketed) or derived(quantity, bracketed[:2])
            if used:
                return min(q.start for q in used), max(q.end for q in used)
        ahead = [q for q in inputs if q.end <= quantity.start]
        if len(ahead) > 1 and self._result(quantity, max(start, ahead[-1].end)):
            used = derived(quantity, ahead)
            if used:
                return min(q.start for q in used), max(q.end for q in used)
        for known in ([q for q in ahead if q.start >= start], self._earlier(quantity)):
            grew = grown(quantity, known, self._words.periods)
            if grew:
                return min(q.start for q in grew), max(q.end for q in grew)
        listed = self._list_sum(quantity, start)
        if listed is not None:
            return listed
        return self._change(quantity, [q for q in ahead if q.start >= start], behind)

    def _earlier(self, quantity: Quantity) -> Sequence[Quantity]:
        """The few figures before it in its section: what a projection starts from."""
        document = self._context.document
        at = bisect_left(self._quantities, quantity.start, key=lambda q: q.start)
        section = document.blocks[document.block_at(quantity.start)].section
        near = self._quantities[max(0, at - _EARLIER) : at]
        return [q for q in near if document.blocks[document.block_at(q.start)].section == section]

    def _list_sum(self, quantity: Quantity, start: int) -> Source | None:
        """The last item of a list, which says that it is the total and is the sum of the items above."""
        document = self._context.document
        index = document.block_at(quantity.start)
        if document.blocks[index].kind != "item" or quantity.value is None or not self._result(quantity, start):
            return None
        first = index
        while first > 0 and document.blocks[first - 1].kind == "item" and index - first < _ITEMS:
            first -= 1
        above = between(self._quantities, document.blocks[first].start, document.blocks[index].start)
        parts = {document.block_at(q.start): q for q in reversed(above) if q.kind == quantity.kind and q.unit == quantity.unit}
        total = sum(q.value or 0 for q in parts.values())
        if len(parts) < 2 or abs(total - quantity.value) > 0.006 * abs(quantity.value):
            return None
        return above[0].start, above[-1].end

    def _change(self, quantity: Quantity, ahead: Sequence[Quantity], behind: Sequence[Quantity]) -> Source | None:
        """A change in per cent, or a multiple, right beside the two values it follows from: "from $10 to $15, up 50 %"."""
        if quantity.kind not in _RELATIVE:
            return None
        for pair in (ahead[-2:], behind[:2]):
            if len(pair) == 2 and all(q.kind in ("money", "count", "rate") for q in pair) and derived(quantity, pair):
                return pair[0].start, pair[1].end
        for single in (*ahead[-1:], *behind[:1]):
            if single.high is not None and single.value and single.kind == "money":
                low, high = (
                    msgspec.structs.replace(single, value=value, high=None, start=single.start + at)
                    for at, value in enumerate((single.value, single.high))
                )
                if derived(quantity, (low, high)):
                    return single.start, single.end
        return None

    def _result(self, quantity: Quantity, start: int) -> bool:
        sentence = self._context.document.sentence_at(quantity.start)
        tokens = self._context.tokens(sentence)
        first = bisect_left(tokens.starts, max(start, quantity.start - _MARKER))
        near = range(first, bisect_left(tokens.starts, quantity.start))
        return any(self._words.results.at(tokens.words, i) for i in near)

    def _column(self, quantity: Quantity, block: Block) -> tuple[Source, str] | None:
        """A column whose figures follow from those of their rows, in most rows."""
        key = (block.table, block.column)
        if key not in self._columns:
            rows = self._rows.get(block.table, {})
            tried = worked = 0
            for row in rows.values():
                results = [q for column, q in row if column == block.column and q.kind in _RELATIVE]
                inputs = [q for column, q in row if column < block.column]
                if results and len(inputs) > 1:
                    tried += 1
                    worked += bool(derived(results[0], [q for q in inputs if q.kind not in _RELATIVE]))
            self._columns[key] = worked >= 2 and worked * 2 >= tried
        if not self._columns[key]:
            return None
        return (quantity.start, quantity.end), "its column is worked out from the others of the table"

    @cached_property
    def _rows(self) -> dict[int, dict[int, list[tuple[int, Quantity]]]]:
        """Table → row → the figures of its cells, with their columns."""
        document = self._context.document
        rows: dict[int, dict[int, list[tuple[int, Quantity]]]] = {}
        for quantity in self._quantities:
            block = document.blocks[document.block_at(quantity.start)]
            if block.kind == "cell" and not block.header:
                rows.setdefault(block.table, {}).setdefault(block.row, []).append((block.column, quantity))
        return rows
