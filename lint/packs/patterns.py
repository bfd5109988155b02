"""Patterns that can explode, told by their shape where it is plain, and else by trying.

A repetition inside a repetition often is harmless (``(?:\\s+\\w+)*``), so that the shape alone would refuse too much. Run on the
texts that such patterns fear, forty characters decide: an exponential one would need years for them, a harmless one microseconds.
What is merely slow shows at run time, where every search has its limit.
"""

from collections.abc import Iterator
from typing import Final

import regex

_SECONDS: Final = 0.5
_LENGTH: Final = 40
_ATOM: Final = r"(?:\\.|\[\^?\]?[^\]]*\]|[^\\()\[\]|+*?{}])"
# A repeated group of one repeated atom and optional others: it can cut the same text in as many ways as there are places.
_NESTED: Final = regex.compile(rf"\((?:\?:)?(?:{_ATOM}[?*])*{_ATOM}[+*](?:{_ATOM}[?*])*\)(?:[+*]|\{{\d+,\}})(?!\+)")


def explodes(pattern: str) -> str:
    """The part of `pattern` that explodes, or the text, shortened, that it does not get through; '' for a pattern that does no harm."""
    nested = _NESTED.search(pattern)
    if nested is not None:
        return nested[0]
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE | regex.VERSION1)
    except regex.error:
        return ""
    for text in _feared(pattern):
        try:
            compiled.search(text, timeout=_SECONDS)
        except TimeoutError:
            return f"{text[:6]}…"
    return ""


def _feared(pattern: str) -> Iterator[str]:
    """Texts of one piece over and over, drawn from the pattern's own letters and words, with an end that it cannot take.

    The end holds all of its letters and marks, since a search gives up at once where a character that must occur does not.
    """
    letters = list(dict.fromkeys(c for c in pattern if c.isalnum()))[:8]
    words = list(dict.fromkeys(regex.findall(r"[^\W\d_]{2,12}", pattern)))[:6]
    units = [*letters, *words, "a", "1", " ", "-", "."]
    units += [a + b for a in ("a", *letters[:3]) for b in (" ", "1", ".", *letters[:2])]
    rest = "".join(dict.fromkeys(c for c in pattern if c.isprintable()))
    for unit in dict.fromkeys(units):
        for end in ("!", "\x00", "", f"!\n{rest}"):
            yield unit * max(12, _LENGTH // len(unit)) + end
