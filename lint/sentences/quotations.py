"""Which quotation marks belong together, and what stands between them.

Marks are read with what stands beside them, since half of all articles use straight marks, and writers mix styles: a mark
with space before and a letter behind opens, one with a letter before and space behind closes, and only where that does not
decide does the character (``„`` opens) or what is open do so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lint.document import Block, Mark, Quotation
from lint.language import LanguageData

_DOUBLE: Final = '"“”„‟＂〝〞〟'
_GUILLEMETS: Final = "«»"
_SINGLE: Final = "'‘’‚‛"
_ANGLES: Final = "‹›"
_FAMILIES: Final = {"double": _DOUBLE, "guillemets": _GUILLEMETS, "single": _SINGLE, "angles": _ANGLES}
_FAMILY: Final = {char: family for family, chars in _FAMILIES.items() for char in chars}
_MARKS: Final = re.compile("[" + "".join(_FAMILY) + "]")
_COMMAS: Final = re.compile(r"(?<![\w,]),,(?=\w)")  # ",,so“": two commas for „
_OPENING_BRACKETS: Final = "([{<-/*_>¡¿|"
_MAX_OPEN: Final = 6  # quotations within quotations that are still followed


class Pair(NamedTuple):
    """Two marks by their prose offsets; `last` is the end of the block where `closed` is false."""

    first: int
    last: int
    closed: bool


class _Open(NamedTuple):
    at: int
    char: str
    family: str


def find_marks(text: str) -> tuple[Mark, ...]:
    """Every character of `text` that may be a quotation mark: for text that comes without its marks."""
    return tuple(Mark(m.start(), m[0]) for m in _MARKS.finditer(text))


def quotations(text: str, marks: Sequence[Mark], blocks: Sequence[Block], data: LanguageData) -> tuple[Quotation, ...]:
    """What is quoted in the prose `text`, by start; a nested quotation is one of its own.

    One that is not closed ends with its block (of those within one another the outermost); a quotation that opens anew in the
    next block is a quotation there. A single mark without its fellow is an apostrophe.
    """
    found: list[Quotation] = []
    for pair in pairs(text, marks, blocks, data):
        start, end = pair.first + 1, pair.last
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(Quotation(start, end))
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def pairs(text: str, marks: Sequence[Mark], blocks: Sequence[Block], data: LanguageData) -> Iterator[Pair]:
    """The pairs of marks of each block, in the order in which they close."""
    elisions = tuple(e.removeprefix("'") for e in data.elisions)
    if ",," in text:
        marks = sorted((*marks, *(Mark(m.start() + 1, "„") for m in _COMMAS.finditer(text))), key=lambda m: m.at)
    at = 0
    for block in blocks:
        while at < len(marks) and marks[at].at < block.start:
            at += 1
        first = at
        while at < len(marks) and marks[at].at < block.end:
            at += 1
        if first < at:
            yield from _paired(text, marks[first:at], block, elisions)


def _paired(text: str, marks: Sequence[Mark], block: Block, elisions: tuple[str, ...]) -> Iterator[Pair]:
    stack: list[_Open] = []
    for mark in marks:
        family = _FAMILY.get(mark.char)
        if family is None:
            continue
        left = text[mark.at - 1] if mark.at > block.start else " "
        right = text[mark.at + 1] if mark.at + 1 < block.end else " "
        if family == "single" and left.isalnum() and right.isalnum():
            continue  # an apostrophe
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), -1)
        side = _side(mark.char, left, right, text.startswith("..", mark.at + 1), stack[depth] if depth >= 0 else None)
        if mark.at == block.start and family != "single":
            side = "open"  # "»" too: a quotation that goes on in a new paragraph
        if side == "open":
            if family == "single" and _elided(text, mark, block.end, elisions):
                continue
            if len(stack) < _MAX_OPEN:
                stack.append(_Open(mark.at, mark.char, family))
        elif side == "close" and depth >= 0:
            yield Pair(stack[depth].at, mark.at, True)
            del stack[depth:]
    unclosed = next((o for o in stack if o.family != "single"), None)
    if unclosed is not None:
        yield Pair(unclosed.at, block.end, False)


def _side(char: str, left: str, right: str, dotted: bool, opened: _Open | None) -> str:
    """ "open", "close" or "" for a mark that is neither (an inch, an apostrophe); `dotted` where an ellipsis follows."""
    after_space = left.isspace() or left in _OPENING_BRACKETS or left in _FAMILY
    before_space = right.isspace() or right in ",.;:!?)]}…" or right in _FAMILY
    opens = after_space and not right.isspace() and (right not in ",.;:!?)" or dotted)
    closes = not left.isspace() and before_space
    if char in "„‚‟‛":
        return "open"
    if char in _SINGLE:
        return "close" if opened is not None and closes else "open" if opens and (right.isalnum() or char == "‘" or right in '"¡¿') else ""
    if char in "«‹":
        return "close" if opened is not None and opened.char in "»›" else "open"
    if char in "»›":
        reversed_ = opened is None and opens and not closes
        return "open" if reversed_ else "close"
    if char == "“":
        if opened is not None and opened.char in "„‟":
            return "close"
        return "close" if opened is not None and closes and not opens else "open"
    if char == "”":
        return "open" if opened is None and opens and not closes else "close"
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close" if opened is not None else ""
    if opened is not None:
        return "close"
    return "" if left.isalnum() else "open"


def _elided(text: str, mark: Mark, end: int, elisions: tuple[str, ...]) -> bool:
    """True where the mark stands for letters left out: ``'90s``, and the language's own (``'s avonds``)."""
    if text[mark.at + 1 : mark.at + 2].isdigit() and text[mark.at + 3 : mark.at + 4] in ("s", " ", ""):
        return True
    word = re.match(r"\w*", text[mark.at + 1 : min(end, mark.at + 14)])
    return word is not None and word[0].casefold() in elisions
