"""Passages that nearly are a prescribed wording, and the difference word by word.

One index of word pairs over all wordings; a passage is a candidate where enough of a wording's pairs vote for one diagonal, give or
take a few words; `difflib` over words then shows the difference (rule-language.md §4).
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, Final

import msgspec

from lint.context import Context
from lint.presence.wordings.shape import Shape, Slot
from lint.presence.wordings.whole import load_wordings, plain_words

_DRIFT: Final = 6  # words by which a passage may have grown or shrunk
_PART: Final = 0.35  # of the pairs of a wording vote for the same diagonal
_LEAST: Final = 3
_SHORT: Final = 9  # words up to which a wording is also known by its words two apart, since one change breaks most of its few pairs
_FEW: Final = 2  # votes for a short one
_ALIKE: Final = 0.6  # of the words are the same, in order
_EDGE: Final = 3
_TRIES: Final = 2  # diagonals of a wording that are looked at
_COMMON: Final = 400  # places of a pair in one document beyond which it tells nothing


class Near(msgspec.Struct, frozen=True):
    """A passage ``[start, end)`` of prose that is nearly a wording; `differences` in words, `alike` from 0 to 1."""

    wording: str
    start: int
    end: int
    alike: float
    differences: tuple[str, ...]


Key = tuple[str, str, int]  # two words, and how far apart


class Pairs:
    """Two words that follow one another (in short wordings also those that stand two apart) → the wordings that hold them, and where."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes
        self.counts = [0] * len(shapes)
        self.index: dict[Key, list[tuple[int, int]]] = {}
        self.steps: tuple[int, ...] = (1,)
        for number, shape in enumerate(shapes):
            steps = (1, 2) if len(shape.items) <= _SHORT else (1,)
            self.steps = max(self.steps, steps)
            for step in steps:
                for at, (a, b) in enumerate(zip(shape.items, shape.items[step:], strict=False)):
                    if isinstance(a, str) and isinstance(b, str):
                        self.index.setdefault((a, b, step), []).append((number, at))
                        self.counts[number] += 1


def load_pairs(library: Any) -> Pairs:
    """The word pairs of a library's wordings, each by its own text. Used through ``library.once(load_pairs)``."""
    return Pairs([texts[0] for texts in library.once(load_wordings).shapes.values() if not texts[0].strict])


def nearly(context: Context) -> tuple[Near, ...]:
    """The passages that are nearly a wording, the most alike first. Used through ``context.ask(nearly)``."""
    pairs = context.library.once(load_pairs)
    if not pairs.shapes:
        return ()
    words = context.ask(plain_words)
    votes: dict[int, Counter[int]] = {}
    seen: Counter[Key] = Counter()
    for step in pairs.steps:
        for at, (one, two) in enumerate(zip(words.words, words.words[step:], strict=False)):
            for number, offset in pairs.index.get((one, two, step), ()):
                seen[one, two, step] += 1
                if seen[one, two, step] <= _COMMON:
                    votes.setdefault(number, Counter())[at - offset] += 1
    found: list[Near] = []
    for number, diagonals in votes.items():
        shape = pairs.shapes[number]
        least = max(_LEAST, int(_PART * pairs.counts[number])) if len(shape.items) > _SHORT else _FEW
        for diagonal in _best(diagonals, least):
            first = max(0, diagonal - _DRIFT)
            last = min(len(words), diagonal + len(shape.items) + 2 * _DRIFT)
            near = _compare(shape, words.words[first:last])
            if near is not None:
                a, b, alike, differences = near
                found.append(Near(shape.wording, words.starts[first + a], words.ends[first + b - 1], alike, differences))
    return tuple(sorted(set(found), key=lambda n: (-n.alike, n.start, n.wording)))


def _best(diagonals: Counter[int], least: int) -> list[int]:
    """The diagonals around which at least `least` pairs vote, the strongest first and none twice."""
    order = sorted(diagonals)
    sums: list[tuple[int, int]] = []
    low = high = total = 0
    for diagonal in order:
        while high < len(order) and order[high] <= diagonal + _DRIFT:
            total += diagonals[order[high]]
            high += 1
        while order[low] < diagonal - _DRIFT:
            total -= diagonals[order[low]]
            low += 1
        sums.append((-total, diagonal))
    chosen: list[int] = []
    for votes, diagonal in sorted(sums):
        if -votes >= least and all(abs(diagonal - c) > 2 * _DRIFT for c in chosen) and len(chosen) < _TRIES:
            chosen.append(diagonal)
    return sorted(chosen)


def _compare(shape: Shape, passage: Sequence[str]) -> tuple[int, int, float, tuple[str, ...]] | None:
    """(first, end) of the passage that answers to the wording, how alike they are, and the differences; None where they are not."""
    expected = [item if isinstance(item, str) else item.written for item in shape.items]
    numbers = any(isinstance(item, Slot) and item.number for item in shape.items)
    said = ["{number}" if numbers and word[0].isdigit() else word for word in passage]
    matcher = SequenceMatcher(None, expected, said, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    while len(blocks) > 1 and blocks[0].size == 1 and blocks[1].b - blocks[0].b > _DRIFT:
        blocks.pop(0)
    while len(blocks) > 1 and blocks[-1].size == 1 and blocks[-1].b - blocks[-2].b - blocks[-2].size > _DRIFT:
        blocks.pop()
    if not blocks:
        return None
    first, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    # A few words at an edge that were changed, not lost, belong to the passage.
    before, after = blocks[0].a, len(expected) - blocks[-1].a - blocks[-1].size
    first = max(0, first - before) if before <= _EDGE else first
    end = min(len(said), end + after) if after <= _EDGE else end
    alike = sum(b.size for b in blocks) / max(len(expected), end - first)
    if alike < _ALIKE:
        return None
    return first, end, round(alike, 3), _differences(expected, said[first:end], list(passage[first:end]))


def _differences(expected: Sequence[str], said: Sequence[str], written: Sequence[str]) -> tuple[str, ...]:
    """What is other than prescribed, in words and in order."""
    found: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, expected, said, autojunk=False).get_opcodes():
        wanted = " ".join(expected[a:b])
        there = " ".join(written[c:d])
        if what == "equal" or (b - a == 1 and wanted.startswith("{") and d > c):
            continue
        if what == "replace":
            found.append(f"“{there}” instead of “{wanted}”")
        elif what == "delete":
            found.append(f"“{wanted}” is missing")
        else:
            found.append(f"“{there}” is added")
    return tuple(found)
