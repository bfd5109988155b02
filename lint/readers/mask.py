"""Blots template syntax out of a text, character by character, so that a parser sees none of it and every offset holds."""

import re
from collections.abc import Callable
from typing import Final, Literal

import msgspec

from lint.readers.draft import Draft
from lint.readers.inline import Cut
from lint.readers.names import COLLAPSED
from lint.span import Span

# Noncharacters: letters enough for Markdown (neither space nor punctuation), and in no text.
INVISIBLE: Final = "\ufdd0"
UNKNOWN: Final = "\ufdd1"
_LONE: Final = re.compile(r"\r(?!\n)")
_BLOTTED: Final = re.compile(rf"[{INVISIBLE}{UNKNOWN}][{INVISIBLE}{UNKNOWN} \t]*")

_LINE_END: Final = re.compile(r"[ \t]*(?:[\r\n]|\Z)")

Role = Literal["open", "close", "single", "variable"]


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Words that steer a template and hold no part of the page by name.
_CONTROL: Final = _names(
    "if unless for case while each with block capture else elseif elsif elif when assign set include import extends macro call filter "
    "autoescape trans range define template"
)


class Tagged(msgspec.Struct):
    """A template tag: its name, what it does, how it was written; `pair` is the index of its other half, found by `key`.

    `shown` is one that puts something into the text where it stands alone in a line of words.
    """

    name: str
    role: Role
    start: int
    end: int
    arguments: str
    key: str
    shown: bool = False
    pair: int = -1


class Mask:
    """Gathers what is blotted out, and what is to happen there."""

    def __init__(self, draft: Draft, begin: int) -> None:
        self.draft = draft
        # A lone CR ends a line for readers, and not for `^` and `$`.
        self.text = _LONE.sub("\n", draft.text) if "\r" in draft.text else draft.text
        self.begin = begin
        self.cuts: list[Cut] = []
        self._blots: list[tuple[int, int, str]] = []
        self._tags: list[Tagged] = []

    def blot(self, start: int, end: int, char: str = INVISIBLE) -> None:
        """Put `char` (or a whole string of the same length) in the place of source `[start, end)`.

        Line ends inside of it go too, so that a tag over several lines parts no paragraph; those at its edges stay.
        """
        text = self.text
        while start < end and text[start] in "\r\n":
            start += 1
        while start < end and text[end - 1] in "\r\n":
            end -= 1
        if start < end:
            self._blots.append((start, end, char))

    def drop(self, start: int, end: int) -> None:
        """Source `[start, end)` is nothing."""
        self.blot(start, end)
        self.cuts.append(Cut(start, end, "drop"))

    def opaque(self, start: int, end: int) -> None:
        """Source `[start, end)` is one object that only the generator knows."""
        self.blot(start, end, UNKNOWN)
        self.cuts.append(Cut(start, end, "opaque"))

    def space(self, start: int, end: int) -> None:
        """Source `[start, end)` is white space."""
        self.blot(start, end)
        self.cuts.append(Cut(start, end, "space"))

    def act(self, start: int, end: int, action: Callable[[], None]) -> None:
        """Do `action` when the reader comes past source `[start, end)`, which is nothing."""
        self.blot(start, end)
        self.cuts.append(Cut(start, end, "act", action=action))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment in source `[start, end)`."""
        draft = self.draft
        self.act(start, end, lambda: draft.comment(text, start, end))

    def tag(self, name: str, role: Role, start: int, end: int, arguments: str = "", *, key: str = "", shown: bool = False) -> None:
        """A template tag: paired with the other of its `key` (its name, if none is given) when all are known."""
        self._tags.append(Tagged(name, role, start, end, arguments, key or name, shown))

    @property
    def clean(self) -> bool:
        """True where nothing is blotted out."""
        return not self._blots and not self._tags

    def masked(self) -> str:
        """The text with everything blotted out; lines of which nothing is left are blank."""
        self._settle()
        if not self._blots:
            return self.text
        parts = []
        at = 0
        for start, end, char in sorted(self._blots, key=lambda b: (b[0], -b[1])):
            if start < at:
                continue  # inside of what is blotted already
            parts.append(self.text[at:start])
            parts.append(char if len(char) > 1 else char * (end - start))
            at = end
        parts.append(self.text[at:])
        return _without_blotted_lines("".join(parts))

    def _settle(self) -> None:
        """Pair the tags, and say what happens at each."""
        tags, self._tags = sorted(self._tags, key=lambda t: t.start), []
        waiting: dict[str, list[int]] = {}
        for index, tag in enumerate(tags):
            if tag.role == "close":
                if opened := waiting.get(tag.key):
                    tag.pair = opened.pop()
                    tags[tag.pair].pair = index
            elif tag.role != "single":
                waiting.setdefault(tag.key, []).append(index)
        state: dict[int, tuple[int, int]] = {}
        for index, tag in enumerate(tags):
            if tag.role == "close" and tag.pair >= 0:
                self.act(tag.start, tag.end, self._closing(tags[tag.pair], tag, tag.pair, state))
            elif tag.role == "variable" and tag.pair < 0:
                self.opaque(tag.start, tag.end)
            elif tag.role != "close":
                held = tag.pair >= 0 and tag.name not in _CONTROL and self._stands_alone(tag, tags[tag.pair])
                if tag.shown and tag.pair < 0:
                    self.blot(tag.start, tag.end, UNKNOWN)
                    self.cuts.append(Cut(tag.start, tag.end, "opaque", action=self._opening(tag, index, state, held)))
                else:
                    self.act(tag.start, tag.end, self._opening(tag, index, state, held))
            else:
                self.drop(tag.start, tag.end)

    def _stands_alone(self, first: Tagged, last: Tagged) -> bool:
        """True where the pair holds whole lines."""
        text = self.text
        before = text[max(text.rfind("\n", max(0, first.start - 200), first.start) + 1, first.start - 200, 0) : first.start]
        return not before.strip(" \t>-*+0123456789.") and _LINE_END.match(text, last.end) is not None

    def _opening(self, tag: Tagged, index: int, state: dict[int, tuple[int, int]], held: bool) -> Callable[[], None]:
        draft = self.draft

        def act() -> None:
            depth = -1
            if held:
                draft.end()
                depth = draft.push(container=tag.name, hidden=draft.frame.hidden or tag.name.lower() in COLLAPSED)
            if tag.pair < 0:
                draft.component(tag.name, tag.arguments, Span(tag.start, tag.end), draft.here, draft.here)
            else:
                state[index] = draft.here, depth

        return act

    def _closing(self, first: Tagged, tag: Tagged, index: int, state: dict[int, tuple[int, int]]) -> Callable[[], None]:
        draft = self.draft

        def act() -> None:
            here, depth = state.pop(index, (draft.here, -1))
            draft.component(first.name, first.arguments, Span(first.start, tag.end), here, max(here, draft.here))
            if depth >= 0:
                draft.unwind(depth)

        return act


def _without_blotted_lines(masked: str) -> str:
    """`masked` with the lines that hold nothing but blots blank."""
    parts = []
    at = 0
    for match in _BLOTTED.finditer(masked):
        start, end = match.span()
        if masked[end : end + 1] not in ("", "\n", "\r"):
            continue
        before = start
        while before > at and masked[before - 1] in " \t":
            before -= 1
        if before and masked[before - 1] not in "\r\n":
            continue
        parts += [masked[at:start], " " * (end - start)]
        at = end
    parts.append(masked[at:])
    return "".join(parts)


def restored(value: str, masked: str, text: str, start: int, end: int) -> str:
    """`value`, read from `[start, end)` of the masked text, with its template tags as the source has them."""
    if UNKNOWN not in value and INVISIBLE not in value:
        return value
    at = masked.find(value, start, end)
    return text[at : at + len(value)] if at >= 0 else ""
