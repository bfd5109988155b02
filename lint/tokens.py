"""Tokens of prose: words, numbers and single marks, one sentence at a time.

A token is a run of letters and digits, a number with its separators ("10,000.5"), or one mark. An apostrophe ends a word
(``l'|entreprise``); where what follows it is an English or Germanic ending, that takes it (``don|'t``, ``we|'ll``).
Hyphens part words and are tokens themselves. Offsets count code points of the prose.
"""

import re
from typing import Final

import msgspec

_ENDING: Final = r"'(?:ll|s|t|re|ve|d|m)(?![^\W_])"
_LETTER: Final = r"(?:[^\W_]|[\u0300-\u036f])"
# Linear: every branch starts with another kind of character, and no branch can give back what it took and match otherwise.
_TOKEN: Final = re.compile(rf"\d+(?:[.,]\d+)*{_LETTER}*|{_LETTER}+(?:(?!{_ENDING})'(?=[^\W_]))?|{_ENDING}|\S", re.IGNORECASE)


class SentenceTokens(msgspec.Struct, frozen=True):
    """The tokens of one sentence: case-folded words, and where each starts and ends in the prose."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(prose: str, start: int = 0, end: int | None = None) -> SentenceTokens:
    """The tokens of ``prose[start:end]``; offsets are those of the whole prose."""
    spans = [m.span() for m in _TOKEN.finditer(prose, start, len(prose) if end is None else end)]
    return SentenceTokens([prose[a:b].casefold() for a, b in spans], [a for a, _ in spans], [b for _, b in spans])


def words(text: str) -> list[str]:
    """The case-folded tokens of a bare string."""
    return [token.casefold() for token in _TOKEN.findall(text)]


def is_word(token: str) -> bool:
    """True for a word or a number, False for a mark."""
    return token[0].isalnum() or len(token) > 1
