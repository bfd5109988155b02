"""Columns as others count them: bytes of UTF-8 (reviewdog), code units of UTF-16 (SARIF for GitHub)."""

from itertools import accumulate
from typing import Final

from lint.report import Column
from lint.span import Position

_STEP: Final = 1_024
"""Code points between the places at which the widths of a text are kept: a line may have millions."""


class Units:
    """The columns of one text. A look-up costs no more on a line of millions of characters than on a short one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = text.isascii()
        self._marks: list[tuple[int, int]] = []

    def column(self, at: Position) -> Column:
        """The column of a place, counted from 1."""
        if self._plain:
            return Column(at.column, at.column)
        line = at.offset - at.column + 1
        if at.column <= _STEP:
            utf8, utf16 = _widths(self._text[line : at.offset])
            return Column(utf8 + 1, utf16 + 1)
        start, end = self._before(line), self._before(at.offset)
        return Column(end[0] - start[0] + 1, end[1] - start[1] + 1)

    def _before(self, offset: int) -> tuple[int, int]:
        """The widths of all that stands before `offset`."""
        if not self._marks:
            pieces = (_widths(self._text[at : at + _STEP]) for at in range(0, len(self._text), _STEP))
            self._marks = list(accumulate(pieces, lambda a, b: (a[0] + b[0], a[1] + b[1]), initial=(0, 0)))
        mark = offset // _STEP
        utf8, utf16 = _widths(self._text[mark * _STEP : offset])
        return self._marks[mark][0] + utf8, self._marks[mark][1] + utf16


def _widths(text: str) -> tuple[int, int]:
    if text.isascii():
        return len(text), len(text)
    return len(text.encode("utf-8", "surrogatepass")), len(text.encode("utf-16-le", "surrogatepass")) // 2
