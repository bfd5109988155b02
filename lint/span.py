"""Places in a text: spans in code points, and lines and columns derived from them."""

import re
from bisect import bisect_right

import msgspec

# LF, CRLF and CR end a line, and nothing else does (design.md, small print): str.splitlines() knows eight more.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


class Position(msgspec.Struct, frozen=True):
    """A place as people name it: `offset` 0-based, `line` and `column` 1-based, all in code points."""

    offset: int
    line: int
    column: int


class Lines:
    """The lines of one text. The only place that knows what a line is."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self.starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
        self._ends = [m.start() for m in _LINE_END.finditer(text)] + [len(text)]

    def __len__(self) -> int:
        return len(self.starts)

    def position(self, offset: int) -> Position:
        """Line and column of `offset` (0 ≤ offset ≤ length of the text)."""
        line = bisect_right(self.starts, offset)
        return Position(offset, line, offset - self.starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """The characters of line `line` (1-based) without its line end."""
        return Span(self.starts[line - 1], self._ends[line - 1])
