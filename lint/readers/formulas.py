"""Formulas in TeX, which are no prose; two amounts of dollars on a line, which are."""

import re
from collections.abc import Callable
from typing import Final

from lint.readers.code import parted
from lint.readers.mask import Mask

_TIGHT: Final = re.compile(r"\$(?:[A-Za-z](?:[_^]\w)?|(?=[^$\r\n]*(?:\\[A-Za-z]|[_^][{\w\\]))[^\s$\d](?:[^$\r\n]{0,400}[^\s$\\])?)\$(?!\w)")
# Where a text is full of formulas, two signs that enclose something tight are one too, unless an amount begins there.
_LOOSE: Final = re.compile(r"\$(?=[^\s$])(?!\d[\d.,]*(?:[kKmMbB]?n?\b)?\s)(?:[^$\r\n]{0,300}[^\s$\\])\$(?![\w$])")
_FULL: Final = 5  # formulas
_COMMANDS: Final = re.compile(r"\\[A-Za-z]{2}|[_^]\{")
_MATHS: Final = re.compile(r"\\[A-Za-z]|[=^_]")
_CLOSERS: Final = {"\\(": "\\)", "\\[": "\\]", "\\\\(": "\\\\)", "\\\\[": "\\\\]"}
_LIMIT: Final = 20_000  # characters of a formula


class Formulas:
    """Blots formulas out of a mask's text. `find` looks for a string from an offset on."""

    def __init__(self, mask: Mask, find: Callable[[str, int], int]) -> None:
        self._mask = mask
        self._text = mask.text
        self._find = find
        self._pattern: re.Pattern[str] | None = None

    def display(self, start: int, end: int) -> int:
        """`$$ … $$`, where it holds mathematics and no blank line."""
        close = self._find("$$", end)
        if close <= end or close - end > _LIMIT or not _MATHS.search(self._text, end, close) or parted(self._text, end, close):
            return end
        return self._take(start, close + 2)

    def inline(self, start: int, end: int) -> int:
        """`$x_1$` and `$\\alpha$`: a letter, or signs that only mathematics has."""
        if self._pattern is None:
            many = sum(1 for _ in zip(range(_FULL), _TIGHT.finditer(self._text), strict=False)) == _FULL
            self._pattern = _LOOSE if many else _TIGHT
        match = _TIGHT.match(self._text, start) or self._pattern.match(self._text, start)
        return self._take(start, match.end()) if match else end

    def bracket(self, start: int, end: int) -> int:
        """`\\( … \\)` and `\\[ … \\]`; with one backslash they may be escaped brackets."""
        closer = _CLOSERS[self._text[start:end]]
        close = self._find(closer, end)
        if close < 0 or close - end > _LIMIT or parted(self._text, end, close):
            return end
        if end - start == 2 and not _COMMANDS.search(self._text, end, close):
            return end
        return self._take(start, close + len(closer))

    def environment(self, start: int, end: int, name: str) -> int:
        """`\\begin{align} … \\end{align}`."""
        closer = f"\\end{{{name}}}"
        close = self._find(closer, end)
        return self._take(start, close + len(closer)) if close >= 0 else end

    def _take(self, start: int, end: int) -> int:
        self._mask.opaque(start, end)
        return end
