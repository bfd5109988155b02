"""Phrases with a meaning, found by their first word at a place in a text."""

from collections.abc import Iterable
from typing import Generic, TypeVar

import regex

T = TypeVar("T")

_FIRST = regex.compile(r"[^\W\d_]+|[^\w\s]|\d+")


class Lexicon(Generic[T]):
    """Phrases (lower case) → meaning. A look-up costs one dictionary access and the comparison of the phrases that begin alike.

    A phrase that ends in a letter must end where the word does. `|` parts what must follow from what is matched ("half|of");
    what follows a bar is a word or a mark, and need only begin so.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[str, str, T]]] = {}
        for phrase, meaning in entries:
            said, _, then = phrase.partition("|")
            first = _FIRST.match(said)
            if first is not None:
                self._by_first.setdefault(first.group(), []).append((said, then, meaning))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: (-len(row[0]), -len(row[1])))

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._by_first)

    def seconds(self, firsts: frozenset[str]) -> frozenset[str]:
        """The second words of the phrases that begin with one of `firsts`."""
        found = (regex.split(r"[^\w]+", said, maxsplit=2) for first in firsts for said, _, _ in self._by_first.get(first, ()))
        return frozenset(words[1] for words in found if len(words) > 1)

    def match(self, text: str, at: int, word: str = "") -> tuple[int, T] | None:
        """The longest phrase that stands at `at` of `text` (lower case): its end and its meaning. `word` is the word there, where known."""
        if not word:
            first = _FIRST.match(text, at)
            if first is None:
                return None
            word = first.group()
        for said, then, meaning in self._by_first.get(word, ()):
            if not text.startswith(said, at):
                continue
            end = at + len(said)
            if said[-1].isalnum() and end < len(text) and (text[end].isalpha() or text[end] == "_"):
                continue
            if then and not _follows(text, end, then):
                continue
            return end, meaning
        return None


def _follows(text: str, at: int, then: str) -> bool:
    start = at + 1 if text.startswith(" ", at) else at
    if not text.startswith(then, start):
        return False
    end = start + len(then)
    return not then[-1].isalpha() or end >= len(text) or not text[end].isalpha()
