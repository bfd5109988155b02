"""Which characters of a source stand for which in prose (design.md §1)."""

import re
from typing import Final

OPAQUE: Final = "\ufffc"  # what stands for `{{ x }}` and `{expression}`: something is here, nobody knows what
GAP: Final = "\ufffd"  # what stands for a character that was lost

_DOUBLE = "“”„‟«»〝〞〟″❝❞「」『』"
_SINGLE = "‘’‚‛‹›′ʼ´❛❜"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0))))
# Soft hyphen, zero-width spaces and joiners, bidi controls, variation selectors, interlinear marks; noncharacters
# U+FDD0-U+FDEF, which the readers use to blot out markup, are no prose either.
DROPPED = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufdd0-\ufdef"

FOLD: Final[dict[str, str]] = (
    dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_CONTROLS + GAP, GAP)
    | {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    | dict(zip("￠￡￢￣￤￥￦", "¢£¬¯¦¥₩", strict=True))
)
SPACE_CLASS = " " + _BLANKS
SPACES = frozenset(SPACE_CLASS)
# One character class, so that what needs no folding is passed over at the speed of C.
SPECIAL = re.compile(rf"[{_BLANKS}{re.escape(''.join(FOLD))}{DROPPED}]+|  +")
_LOST = re.compile(rf"[{_CONTROLS}{GAP}]+")
MARK = re.compile("[\"']")
MARKS = frozenset(_DOUBLE + _SINGLE + "＂＇")


def gaps(piece: str) -> str:
    """`piece` with the digits that touch a lost character lost too: of `\\0,000` nobody knows what number it was."""
    if _LOST.search(piece) is None:
        return piece
    parts = []
    at = 0
    size = len(piece)
    for match in _LOST.finditer(piece):
        start, end = match.span()
        while start > at and (piece[start - 1].isdigit() or (piece[start - 1] in ".," and piece[start - 2 : start - 1].isdigit())):
            start -= 1
        while end < size and (piece[end].isdigit() or (piece[end] in ".," and piece[end + 1 : end + 2].isdigit())):
            end += 1
        if end <= at:
            continue
        start = max(start, at)
        parts += [piece[at:start], GAP * (end - start)]
        at = end
    parts.append(piece[at:])
    return "".join(parts)
