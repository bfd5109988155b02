"""Spellings → words: what letters glued together, with their optional letters and hyphens, look like as tokens."""

from itertools import product
from typing import Final

from lint.phrase.syntax import Node, PhraseError, Seq, Word, one_of
from lint.tokens import words

MAX_SPELLINGS: Final = 4096
_MAX_HYPHENS: Final = 4


def multiply(left: list[str], right: list[str], column: int) -> list[str]:
    """Every spelling of `left` followed by every one of `right`."""
    if len(left) * len(right) > MAX_SPELLINGS:
        raise PhraseError("too many spellings of one word", "split the phrase into several, or make a class of the words", column)
    return [a + b for a in left for b in right]


def spelled(spellings: list[str], column: int, *, before: bool = False, after: bool = False) -> Node:
    """The node that takes each of `spellings`; with a star `before` or `after`, any letters glued on there.

    An empty spelling makes it optional. A hyphen matches a hyphen, a space or nothing.
    """
    singles: set[str] = set()
    options: list[Node] = []
    for spelling in dict.fromkeys(spellings):
        for tokens in _cuts(spelling, column):
            if not tokens:
                options.append(Seq(()))
            elif len(tokens) == 1 and not (before or after):
                singles.add(tokens[0])
            else:
                options.append(_starred(tokens, column, before, after))
    if singles:
        options.insert(0, Word(frozenset(singles)))
    return one_of(options)


def _cuts(spelling: str, column: int) -> list[list[str]]:
    """The tokens of a spelling, with every hyphen between letters read as a cut and as nothing."""
    pieces = [p for p in spelling.split("-") if p]
    if len(pieces) < 2:
        return [_tokens(pieces[0]) if pieces else []]
    if len(pieces) > _MAX_HYPHENS + 1:
        raise PhraseError("more than four hyphens in one word", "write it as several words", column)
    found: list[list[str]] = []
    for joints in product((" ", ""), repeat=len(pieces) - 1):
        text = pieces[0] + "".join(joint + piece for joint, piece in zip(joints, pieces[1:], strict=True))
        tokens = _tokens(text)
        if tokens not in found:
            found.append(tokens)
    return found


def _tokens(text: str) -> list[str]:
    """The tokens of `text`; an apostrophe at its end belongs to the word before it, as in running text (``d'`` before a class)."""
    if text[-1:] == "'" and text[-2:-1].isalnum():
        return words(text + "x")[:-1]
    return words(text)


def _starred(tokens: list[str], column: int, before: bool, after: bool) -> Node:
    parts = [Word(frozenset([t])) for t in tokens]
    edges = ([0] if before else []) + ([len(tokens) - 1] if after else [])
    for edge in edges:
        if len(tokens[edge]) < 2 or not tokens[edge][0].isalnum():
            raise PhraseError("a star needs at least two letters beside it", "write more of the word before the star", column)
    if before and after and len(tokens) == 1:
        return Word(infixes=(tokens[0],))
    if before:
        parts[0] = Word(suffixes=(tokens[0],))
    if after:
        parts[-1] = Word(prefixes=(tokens[-1],))
    return parts[0] if len(parts) == 1 else Seq(tuple(parts))
