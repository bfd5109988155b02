"""Runs of words looked up at a place of a sentence: the cues and nouns around a source."""

from collections.abc import Iterable
from typing import Final

from lint.tokens import words

Run = tuple[str, ...]
"""A run of case-folded tokens."""


def tokens_of(phrase: str) -> list[str]:
    """The tokens of an entry; one that ends in an apostrophe ("d'") keeps it, as it does before a word."""
    return words(phrase + "x")[:-1] if phrase.endswith("'") else words(phrase)


_GAP: Final = " … "  # between a verb and its particle: "gab … bekannt"
_APART: Final = 30  # tokens that may stand between the two


class Runs:
    """Many runs of tokens, looked up at a place of a sentence: the longest that stands there."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Run]] = {}
        self._by_last: dict[str, list[Run]] = {}
        self._parted: dict[str, list[list[str]]] = {}
        for phrase in dict.fromkeys(phrases):
            if _GAP in phrase:
                verb, particle = phrase.split(_GAP)
                self._parted.setdefault(verb, []).append(tokens_of(particle))
                continue
            run = tuple(tokens_of(phrase))
            if run:
                self._by_first.setdefault(run[0], []).append(run)
                self._by_last.setdefault(run[-1], []).append(run)
        for lists in (self._by_first, self._by_last):
            for runs in lists.values():
                runs.sort(key=len, reverse=True)

    def at(self, tokens: list[str], index: int) -> int:
        """The length of the longest run that begins at `index`, 0 for none."""
        for run in self._by_first.get(tokens[index], ()):
            if len(run) == 1 or tuple(tokens[index : index + len(run)]) == run:
                return len(run)
        return int(any(self._closes(tokens, index, particle) for particle in self._parted.get(tokens[index], ())))

    @staticmethod
    def _closes(tokens: list[str], verb: int, particle: list[str]) -> bool:
        """The particle ends the clause of a verb: "gab für 2024 einen Gewinn von 3 Mio. bekannt."; with "dass" the clause goes on."""
        for index in range(verb + 1, min(verb + _APART, len(tokens))):
            if tokens[index : index + len(particle)] == particle:
                return len(particle) > 1 or index + 1 == len(tokens) or not tokens[index + 1][0].isalnum()
            if tokens[index] == ";":
                return False
        return False

    def until(self, tokens: list[str], index: int) -> int:
        """The length of the longest run that ends at `index`, 0 for none."""
        for run in self._by_last.get(tokens[index], ()):
            if len(run) == 1 or (index + 1 >= len(run) and tuple(tokens[index + 1 - len(run) : index + 1]) == run):
                return len(run)
        return 0

    def within(self, tokens: list[str], first: int, last: int) -> list[tuple[int, int]]:
        """Every run in tokens `first`…`last` as (first, last), longest first at a place, without overlaps."""
        found, index = [], first
        while index <= last:
            length = self.at(tokens, index)
            if length and index + length - 1 <= last:
                found.append((index, index + length - 1))
                index += length
            else:
                index += 1
        return found
