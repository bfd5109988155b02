"""Where code stands in Markdown: a scan for other syntax passes over it, since what stands in code is an example."""

import re
from bisect import bisect_right
from typing import Final

# What may stand before a fence on its line.
_MARGIN: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*\Z")
_TICKS: Final = re.compile("`+")
_BLANK: Final = re.compile(r"(?>\r\n|\r|\n)[ \t>]*(?=[\r\n])")


class Code:
    """The code of one text. Line ends are LF or CRLF."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: dict[int, list[int]] | None = None

    def span_end(self, start: int, end: int) -> int:
        """The end of the code span that the backticks `[start, end)` open; `end` where they open none in their paragraph."""
        if self._runs is None:
            self._runs = {}
            for run in _TICKS.finditer(self._text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        runs = self._runs.get(end - start, [])
        index = bisect_right(runs, start)
        if index == len(runs) or parted(self._text, end, runs[index]):
            return end
        return runs[index] + end - start

    def at_margin(self, at: int) -> bool:
        """True where nothing but markers stands before `at` on its line."""
        line = self._text.rfind("\n", max(0, at - 80), at) + 1
        return _MARGIN.match(self._text, line or max(0, at - 80), at) is not None

    def closing(self, bars: str, at: int) -> re.Match[str] | None:
        """The fence that closes one of `bars` behind `at`; None where the code reaches to the end."""
        return re.compile(rf"^[ \t>]*({bars[0]}{{{len(bars)},}})[ \t]*\r?$", re.MULTILINE).search(self._text, at)


def parted(text: str, start: int, end: int) -> bool:
    """True where a blank line stands in `[start, end)`."""
    return _BLANK.search(text, start, end) is not None
