"""Figures that an instruction tells the reader to use: an imperative that opens the clause, and what it governs."""

from lint.context import Context
from lint.observation import Quantity
from lint.quantity.grammar import grammar
from lint.support.cues import Cue, cues

_INTRODUCED = 5  # words that may stand before the comma in front of an imperative ("At minimum, save …")
_SEVERAL = 2
_MARKS = ":;–—"


class Instructions:
    """Finds them in one document."""

    def __init__(self, context: Context) -> None:
        self._document = context.document
        self._text = context.document.prose.text
        self._cues = context.ask(cues)
        known = grammar(context.document.language)
        self._qualifiers = frozenset(known.data.qualifiers) if known is not None else frozenset()
        self._articles = known.articles if known is not None else frozenset()

    def holds(self, quantity: Quantity, sentence: int, found: tuple[Cue, ...]) -> bool:
        """Whether an imperative of the sentence governs `quantity`; somebody's price or tax it does not, nor a clause that tells more."""
        place = self._document.sentences[sentence]
        for cue in found:
            if cue.end > quantity.start:
                break
            if "imperatives" in cue.tags and self._opens(cue, place.start, found) and self._imperative(place.block, found):
                between = self._cues.low[cue.end : quantity.start]
                return not any(mark in between for mark in self._cues.breaks) and not self._priced(quantity, cue, found)
        return False

    def _opens(self, cue: Cue, start: int, found: tuple[Cue, ...]) -> bool:
        """Whether a clause begins with `cue`."""
        before = self._text[start : cue.start]
        said = before.rstrip(" \"'*_«“„(")
        if not any(c.isalnum() for c in said) or said[-1] in _MARKS:
            return True
        if said[-1] != ",":
            return False
        short = len(said.split()) <= _INTRODUCED or any("if_" in c.tags and c.end < cue.start for c in found)
        return short and self._amount_follows(cue.end)

    def _amount_follows(self, at: int) -> bool:
        following = self._cues.low[at : at + 30].split()
        if not following:
            return False
        first, two = following[0], " ".join(following[:2])
        told = first in self._articles or first in self._qualifiers or two in self._qualifiers
        return told or any(c.isdigit() for c in first) or bool(self._cues.tagged(at, at + 30, "second_person"))

    def _imperative(self, block: int, found: tuple[Cue, ...]) -> bool:
        """Where an imperative looks like a statement ("compra"), it is one in lists and headings, or beside "you" or another."""
        kinds = self._cues.imperative_blocks
        if not kinds or self._document.blocks[block].kind in kinds:
            return True
        return any("second_person" in c.tags for c in found) or sum("imperatives" in c.tags for c in found) >= _SEVERAL

    def _priced(self, quantity: Quantity, cue: Cue, found: tuple[Cue, ...]) -> bool:
        """Whether the instruction speaks of somebody's price, tax or average: that is so, whatever one does."""
        for other in found:
            if not cue.start < other.start < quantity.start or not other.tags & {"limits", "terms"}:
                continue
            if self._cues.low[other.start : other.end] in self._qualifiers:
                continue
            return True
        return False
