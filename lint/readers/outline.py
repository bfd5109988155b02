"""The outermost blocks of an article in its source, before and behind which another block can be put."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from lint.document import Document
from lint.readers import frontmatter
from lint.readers.bytemap import view
from lint.readers.draft import Draft
from lint.readers.frames import Source
from lint.readers.names import BLOCKS, CLOSES, VOID
from lint.readers.tags import Tag, tokens
from lint.span import Span

_LONE: Final = re.compile(r"\r(?!\n)")
_GAP: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Elements among whose children a paragraph may stand.
_FLOW: Final = frozenset({"html", "body", "main", "article", "section", "div", "header", "center"})


class Outline(msgspec.Struct, frozen=True):
    """The outermost blocks, by source and in order; none overlaps another."""

    spans: tuple[Span, ...]

    def around(self, offset: int) -> Span | None:
        """The block that holds source `offset`; None between two and outside."""
        at = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return self.spans[at] if at >= 0 and offset < max(self.spans[at].end, self.spans[at].start + 1) else None


def outline(document: Document) -> Outline:
    """The outline of an article; its head (front matter) is no block.

    In Markdown a list, table, quotation or element is one block; so is a component with all that stands in it. In HTML they are the
    elements in the body, the article and their sections and divisions; words that stand there in no element are in no block.
    """
    # A lone CR ends a line, which the parsers do not know; offsets stay.
    text = _LONE.sub("\n", document.text)
    begin = frontmatter.read(Draft(Source(document.path, document.text), document.format))
    if document.format == "html":
        return Outline(tuple(_elements(text, begin)))
    spans = _paragraphs(text, begin) if document.format == "text" else _blocks(text, begin)
    return Outline(tuple(_joined(spans, document)))


def _paragraphs(text: str, begin: int) -> Iterator[Span]:
    """What blank lines part."""
    at = begin
    for gap in _GAP.finditer(text, begin):
        if text[at : gap.start()].strip():
            yield Span(at, gap.start())
        at = gap.end()
    if text[at:].strip():
        yield Span(at, len(text.rstrip()))


def _blocks(text: str, begin: int) -> Iterator[Span]:
    from pyromark import Markdown  # not for plain text, nor for HTML

    from lint.readers.markdown import OPTIONS

    body, offset = view(text, begin)
    events: Any = Markdown(options=OPTIONS).events_with_range(body)
    depth = 0
    for event, extent in events:
        name = event if isinstance(event, str) else next(iter(event))
        if name == "Start":
            if depth == 0:
                yield Span(offset(extent["start"]), offset(extent["end"]))
            depth += 1
        elif name == "End":
            depth -= 1


def _joined(spans: Iterator[Span], document: Document) -> Iterator[Span]:
    """`spans` with those that a component holds made one, from the line of its tag on."""
    bodies = sorted((c.source.start, document.source(c.end - 1, c.end).end) for c in document.components if c.start < c.end)
    held: Span | None = None
    for span in spans:
        if held is not None and span.start < held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held is not None:
            yield held
        reach = max((end for start, end in bodies if start < span.end and span.start < end), default=span.end)
        held = Span(span.start, max(span.end, reach))
    if held is not None:
        yield held


def _elements(text: str, begin: int) -> Iterator[Span]:
    """The elements whose parents are all `_FLOW`."""
    stack: list[tuple[str, int]] = []
    outer = -1  # the depth of the element that is being measured
    last = begin

    def close(depth: int, end: int) -> Iterator[Span]:
        nonlocal outer
        if 0 <= outer >= depth:
            yield Span(stack[outer][1], end)
            outer = -1
        del stack[depth:]

    for token in tokens(text, begin, len(text)):
        if not isinstance(token, Tag):
            last = token.end if text[token.start : token.end].strip() else last
            continue
        name = token.name.lower()
        if token.closing:
            depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == name), -1)
            if depth >= 0:
                yield from close(depth, token.end if depth == len(stack) - 1 or outer <= depth else last)
            last = token.end
            continue
        ended = _ended(name, [opened for opened, _ in stack])
        if ended < len(stack):
            yield from close(ended, last)
        if not token.empty and name not in VOID:
            if outer < 0 and name in BLOCKS and name not in _FLOW:
                outer = len(stack)
            stack.append((name, token.start))
        last = token.end
    yield from close(0, last)


def _ended(name: str, opened: list[str]) -> int:
    """How many of the `opened` elements stay open where `name` begins: it may end a paragraph or an item without an end tag."""
    closed, holders = CLOSES.get(name, (frozenset(), frozenset()))
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth] in closed or (opened[depth] == "p" and name in BLOCKS):
            return depth
        if opened[depth] in holders or opened[depth] in _FLOW:
            break
    return len(opened)
