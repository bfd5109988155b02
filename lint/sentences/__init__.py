"""Prose → sentences and quotations, exactly placed, with a language's abbreviations."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import Final

from lint.document import Block, Mark, Sentence
from lint.language import LanguageData
from lint.sentences.lists import markers
from lint.sentences.quotations import find_marks, pairs, quotations
from lint.sentences.stops import Stops, stops

__all__ = ["find_marks", "quotations", "split"]

# A run of stops. Dots with a space between them are an ellipsis too (". . ."); a dash before a closing mark breaks a speech off.
_RUN: Final = re.compile(r"[.!?…。！？．-](?:(?<=-)(?<!--)-*+(?=[\"'»”’] )|(?<=\.)(?: \.){2,}|(?<!-)[.!?…。！？．]*)")
_WIDE: Final = "。！？．"  # these need no space behind
_GLUED: Final = (".", "!", "?")  # behind these a space may have been forgotten
# Note references that are glued to the stop: "[1]", "[2][3]", "¹²", "11 12".
_NOTES: Final = re.compile(
    r"(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*\])+|[⁰¹²³⁴-⁹]+"
    r"|(?:(?<=[^\W\d_]\.)|(?<=[)\]\"'%]\.))\d{1,3}(?:[, ]{1,2}\d{1,3})*(?= |$)"
)
# A source or an aside behind the stop, without a stop of its own: "(Source: ECB)", "(Smith 55)".
_ASIDE: Final = re.compile(r" [(\[](?=[^)\]]{0,80}[ :])[^().!?\[\]]{5,80}[)\]](?= |$)")
_VISIBLE: Final = re.compile(r"\S")
_BRACKETS: Final = re.compile(r"[()\[\]]")
# What stands in brackets or quotation marks stays with the sentence around it up to this length, however many stops it holds.
_HELD: Final = 320
# Longer than any sentence that was written to be read (statutes reach 2,500). What has no stop for so long is cut between words, so
# that no cost that grows faster than a sentence can grow with a file.
_LONGEST: Final = 3_000


def split(text: str, blocks: Sequence[Block], data: LanguageData, marks: Sequence[Mark] | None = None) -> tuple[Sentence, ...]:
    """The sentences of the prose `text`, in order; none crosses a block, every visible character of a block is in one.

    `marks` are the quotation marks before folding; without them those of `text` are taken. A quotation or a bracket of up to
    320 characters is not parted, an enumeration in running text ("1) … 2) …") is, and so is what has no stop for 3,000 characters.
    Linear in the length of the text.
    """
    rules = stops(data)
    quoted = list(pairs(text, find_marks(text) if marks is None else marks, blocks, data))
    closers = {p.last: p.first for p in quoted if p.closed}
    openers = {p.first for p in quoted}
    held = _held([(p.first, p.last) for p in quoted if p.closed] + _bracketed(text, blocks))
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        start = block.start
        for end in _ends(text, block, rules, held, (openers, closers), data.ordinal_stop):
            _add(found, text, start, end, index)
            start = end
        _add(found, text, start, block.end, index)
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int, block: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        found.append(Sentence(start, cut, block))
        start = cut + 1 if space > 0 else cut
    if start < end:
        found.append(Sentence(start, end, block))


def _ends(
    text: str, block: Block, rules: Stops, held: tuple[list[int], list[int]], marks: tuple[set[int], dict[int, int]], ordinals: bool
) -> Iterator[int]:
    """Where the sentences of a block end, its own end aside: behind a stop, and before an item of an enumeration."""
    items, labels = markers(text, block.start, block.end, ordinals)
    runs: Iterable[tuple[int, re.Match[str] | None]] = ((m.start(), m) for m in _RUN.finditer(text, block.start, block.end))
    begin = block.start
    for at, match in merge(((item, None) for item in items), runs, key=itemgetter(0)) if items else runs:
        if match is None:
            if at > begin:
                yield at
                begin = at
            continue
        if at in labels or at < begin:
            continue
        run, stop = match[0], match.end()
        own = run[:2] == ". " and len(run) > 4 and at > begin and not text[at - 1].isspace()
        own = own and _VISIBLE.search(text, stop, block.end) is not None
        if own:
            run, stop = ".", at + 1  # "words. . . . The practice": the sentence's own stop, then an ellipsis
        stop = _closed(text, stop, block.end, marks)
        after = stop
        while after < block.end and text[after].isspace():
            after += 1
        if after >= block.end or _inside(held, at, stop):
            continue
        if after == stop and run[0] not in _WIDE:
            ends = run in _GLUED and rules.glued(text, begin, at, after, block.end)
        else:
            ends = own or run[0] in _WIDE or rules.ends(text, begin, at, run, after, block.end)
            if text[after] == "(" and marks[1].get(stop - 1, begin) > begin:
                ends = False  # a bracket right behind a quotation inside the sentence is about the quotation
        if ends:
            yield stop
            begin = after


def _closed(text: str, stop: int, end: int, marks: tuple[set[int], dict[int, int]]) -> int:
    """`stop` moved behind the closing marks, brackets and note references that follow it."""
    openers, closers = marks
    while stop < end:
        char = text[stop]
        if char in ")]}*_" or stop in closers or (char in "\"'»”’" and stop not in openers):
            stop += 1
            continue
        if char == " " and stop + 1 in closers:
            stop += 2
            continue
        note = _NOTES.match(text, stop, end) or _ASIDE.match(text, stop, end)
        if note is None:
            break
        stop = note.end()
    return stop


def _bracketed(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Brackets that belong together, within a block."""
    found: list[tuple[int, int]] = []
    for block in blocks:
        stack: list[int] = []
        for match in _BRACKETS.finditer(text, block.start, block.end):
            if match[0] in "([":
                stack.append(match.start())
            elif stack and text[stack[-1]] == ("(" if match[0] == ")" else "["):
                found.append((stack.pop(), match.start()))
    return found


def _held(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Spans short enough to be kept whole, joined where they overlap: starts and ends."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(s for s in spans if s[1] - s[0] <= _HELD):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _inside(held: tuple[list[int], list[int]], at: int, stop: int) -> bool:
    """True where a stop at `at` stands in a held span that goes on behind `stop`, its closing marks."""
    index = bisect_right(held[0], at) - 1
    return index >= 0 and stop <= held[1][index]
