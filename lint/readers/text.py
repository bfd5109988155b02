"""Plain text: paragraphs by the shape of the lines, list lines, headings that stand alone."""

import re
from collections.abc import Iterator
from typing import Final

from lint.document import Document
from lint.errors import Fault
from lint.readers import frontmatter
from lint.readers.draft import Draft
from lint.readers.frames import Source
from lint.readers.inline import Cutter, addresses
from lint.span import Lines

_WRAP: Final = 120  # nobody wraps lines wider than this: a longer line is a paragraph of its own
_NARROW: Final = 40  # nor narrower than this
_MARKER: Final = re.compile(r"[ \t]*(?:[-*+•–—·▪◦‣●○]|\(?\d{1,2}[.)]|\(?[a-zA-Z]\))[ \t\xa0]+(?=\S)")
_RULE: Final = re.compile(r"[ \t]*([-=*_#~·])(?:[ \t]*\1)*[ \t]*$")
_ENDED: Final = re.compile(r"[.!?:;,…。！？][\"'”’»)\]]*\s*$")
# AsciiDoc comes as plain text: its attributes, block names and images are no words, its headings say so.
_ATTRIBUTE: Final = re.compile(r":!?[\w-]+!?:(?:[ \t]|$)|\[[A-Za-z%.,=\"' -]*\]\s*$|(?:image|include|video)::\S*\[")
_TITLE: Final = re.compile(r"(={1,6})[ \t]+(?=\S)")
_HEADING: Final = 100  # characters of a heading, at most


def read(source: Source) -> tuple[Document, list[Fault]]:
    """Plain text as a document."""
    draft = Draft(source, "text")
    begin = frontmatter.read(draft) if source.front_matter else 0
    cutter = Cutter(draft, addresses(source.text))
    lines = [(s, e) for s, e in _lines(source.text) if s >= begin]
    width = max((e - s for s, e in lines if e - s <= _WRAP), default=0)
    paragraphs = list(_paragraphs(source.text, lines, width))
    for index, (lines_, marker) in enumerate(paragraphs):
        start, end = lines_[0][0], lines_[-1][1]
        if marker:
            draft.begin(kind="item", level=1)
            start = marker
        elif title := _TITLE.match(source.text, start, end):
            level = len(title[1])
            draft.begin(kind="heading", level=level)
            start = title.end()
        elif _is_heading(source.text, paragraphs, index):
            draft.begin(kind="heading", level=2 if index else 1)
        else:
            draft.begin()
        cutter.words(start, end)
        draft.end()
    return draft.document(), draft.faults


def _lines(text: str) -> Iterator[tuple[int, int]]:
    lines = Lines(text)
    for number in range(1, len(lines) + 1):
        span = lines.span(number)
        yield span.start, span.end


_Paragraph = tuple[list[tuple[int, int]], int]


def _paragraphs(text: str, lines: list[tuple[int, int]], width: int) -> Iterator[_Paragraph]:
    """Lines that belong together, with the offset behind the list marker that begins them (0 for none)."""
    held: list[tuple[int, int]] = []
    marker = 0
    for start, end in lines:
        content = text[start:end]
        if not content.strip() or _RULE.match(content) or _ATTRIBUTE.match(content):
            if held:
                yield held, marker
            held, marker = [], 0
            continue
        item = _MARKER.match(content)
        if held and (item or not _goes_on(text, held[-1], (start, end), width)):
            yield held, marker
            held, marker = [], 0
        if not held:
            marker = start + item.end() if item else 0
        held.append((start, end))
    if held:
        yield held, marker


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """True where `line` was broken only because the first word of the next did not fit.

    A wrapped text breaks each line at the last word that fits; a line with room for the next word was ended on purpose.
    """
    size = line[1] - line[0]
    if size > _WRAP or following[1] - following[0] > _WRAP:
        return False
    rest = text[following[0] : following[1]].lstrip()
    if rest[:1].islower() and not _ENDED.search(text[max(line[0], line[1] - 8) : line[1]]):
        return True
    word = rest.split(maxsplit=1)[0]
    return width >= _NARROW and size >= _NARROW // 2 and size + 1 + len(word) > width - 2


def _is_heading(text: str, paragraphs: list[_Paragraph], index: int) -> bool:
    """A line of its own, short, without an end mark, before a longer paragraph that has one."""
    lines, marker = paragraphs[index]
    if marker or len(lines) > 1 or index + 1 == len(paragraphs):
        return False
    start, end = lines[0]
    if end - start > _HEADING or _ENDED.search(text[max(start, end - 8) : end]):
        return False
    after, listed = paragraphs[index + 1]
    size = after[-1][1] - after[0][0]
    return bool(listed) or (size > end - start and bool(_ENDED.search(text[max(after[0][0], after[-1][1] - 8) : after[-1][1]])))
