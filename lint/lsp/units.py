"""Places of a text as the protocol counts them: lines from 0, characters in the units that client and server agreed on."""

from lsprotocol.types import Position, PositionEncodingKind, Range

from lint.span import Lines, Span


class Units:
    """One text's places, to and from the client's. Lines end where the protocol and Caveat say: LF, CRLF, CR."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._encoding = encoding

    def position(self, offset: int) -> Position:
        """The place before the code point at `offset`."""
        at = self._lines.position(offset)
        return Position(at.line - 1, self._width(self._text[self._lines.starts[at.line - 1] : offset]))

    def range(self, span: Span) -> Range:
        """The places of a span in code points."""
        return Range(self.position(span.start), self.position(span.end))

    def line(self, line: int, column: int) -> Span:
        """From a place that counts from 1 to the end of its line."""
        whole = self._lines.span(min(line, len(self._lines)))
        return Span(min(whole.end, whole.start + max(0, column - 1)), whole.end)

    def offset(self, position: Position) -> int:
        """The code point at a place; past the end of a line its end, past the end of the text the end of the text."""
        if position.line >= len(self._lines):
            return len(self._text)
        line = self._lines.span(position.line + 1)
        if self._encoding == PositionEncodingKind.Utf32:
            return min(line.end, line.start + position.character)
        width = 0
        for offset in range(line.start, line.end):
            if width >= position.character:
                return offset
            width += self._width(self._text[offset])
        return line.end

    def _width(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
