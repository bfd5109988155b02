"""Weights of a portfolio or a budget: percentages of one sentence or one list that add up to a hundred."""

from bisect import bisect_left
from itertools import pairwise

from lint.context import Context
from lint.observation import Quantity

_LEAD = 40  # characters of an item within which its weight stands
_SLACK = 0.51
_SENTENCES = 3
_WORDS = 4  # between two weights


class Weights:
    """Finds them in one document, sentence by sentence and list by list."""

    def __init__(self, context: Context) -> None:
        self._document = context.document
        self._percents = [q for q in context.quantities if q.kind == "percent" and q.high is None and q.value is not None]
        self._known: dict[int, bool] = {}

    def holds(self, quantity: Quantity, sentence: int) -> bool:
        """Whether `quantity` is one of weights that add up to a hundred; rows of a table are told of the world."""
        place = self._document.sentences[sentence]
        kind = self._document.blocks[place.block].kind
        if kind == "cell" or quantity.value is None or not 0 < quantity.value < 100:
            return False
        inside = self._within(place.start, place.end)
        return (
            (self._whole(inside) and self._beside_each_other(inside))
            or (kind == "item" and self._listed(place.block))
            or self._told(place.block)
        )

    def _beside_each_other(self, percents: list[Quantity]) -> bool:
        """Two parts of a whole are weights where little stands between: "60 % shares, 40 % bonds"; a clause each tells of the world."""
        between = [self._document.prose.text[a.end : b.start] for a, b in pairwise(percents)]
        return len(percents) >= _SENTENCES or all(";" not in words and len(words.split()) <= _WORDS for words in between)

    def _told(self, block: int) -> bool:
        """Three or more, sentence by sentence, in one paragraph."""
        around = self._document.blocks[block]
        inside = self._within(around.start, around.end)
        return len(inside) >= _SENTENCES and self._whole(inside)

    def _listed(self, block: int) -> bool:
        """Whether each item of the list around `block` begins with a weight; looked at once for all of them."""
        if block not in self._known:
            blocks = self._document.blocks
            first = last = block
            while first > 0 and self._beside(block, first - 1):
                first -= 1
            while last + 1 < len(blocks) and self._beside(block, last + 1):
                last += 1
            leads = []
            for item in blocks[first : last + 1]:
                leads += self._within(item.start, min(item.end, item.start + _LEAD))[:1]
            self._known.update(dict.fromkeys(range(first, last + 1), len(leads) == last - first + 1 and self._whole(leads)))
        return self._known[block]

    def _within(self, start: int, end: int) -> list[Quantity]:
        """The percentages that begin in prose ``[start, end)``."""
        percents = self._percents
        first = bisect_left(percents, start, key=lambda q: q.start)
        return percents[first : bisect_left(percents, end, key=lambda q: q.start)]

    def _beside(self, block: int, other: int) -> bool:
        one, two = self._document.blocks[block], self._document.blocks[other]
        return two.kind == "item" and two.level == one.level and two.section == one.section

    def _whole(self, percents: list[Quantity]) -> bool:
        return len(percents) >= 2 and abs(sum(q.value or 0.0 for q in percents) - 100) < _SLACK
