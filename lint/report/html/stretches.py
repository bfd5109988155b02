"""Prose with what is marked in it: findings, the places that belong to them, and links, which may overlap."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from lint.document import Link
from lint.finding import Finding
from lint.report.html.markup import text
from lint.report.page import Page, Stretch
from lint.terms import SEVERITIES

Part = TypeVar("Part", Stretch, Link)


def _share(parts: Iterable[Part]) -> Callable[[int, int], list[Part]]:
    """Finds the parts that share a character with ``[start, end)``: a block asks for its own, not for all of the article's."""
    kept = sorted(parts, key=lambda part: part.start)
    longest = max((part.end - part.start for part in kept), default=0)

    def within(start: int, end: int) -> list[Part]:
        first = bisect_left(kept, start - longest, key=lambda part: part.start)
        last = bisect_left(kept, end, key=lambda part: part.start)
        return [part for part in kept[first:last] if part.end > start]

    return within


class Painter:
    """Writes prose of a page as HTML. Marks may overlap: the prose is cut at every end, and each piece has all that it is part of."""

    def __init__(self, page: Page, findings: Sequence[Finding], first: int) -> None:
        self._page = page
        self._findings = findings
        self._first = first
        self._stretches = _share(page.stretches)
        self._links = _share(page.links)

    def paint(self, start: int, end: int) -> str:
        """Prose ``[start, end)``."""
        inside = self._stretches(start, end)
        links = self._links(start, end)
        spans = [(stretch.start, stretch.end) for stretch in inside] + [(link.start, link.end) for link in links]
        edges = sorted({start, end, *(max(start, left) for left, _ in spans), *(min(end, right) for _, right in spans)})
        out = []
        for left, right in pairwise(edges):
            piece = text(self._page.prose[left:right])
            target = next((link.target for link in links if link.start <= left < link.end), "")
            if target:
                piece = f'<span class="link" title="{text(target)}">{piece}</span>'
            out.append(self._marked(piece, [stretch for stretch in inside if stretch.start <= left < stretch.end]))
        return "".join(out)

    def _marked(self, piece: str, stretches: Sequence[Stretch]) -> str:
        own = [stretch.finding for stretch in stretches if stretch.role == "finding"]
        near = [stretch.finding for stretch in stretches if stretch.role != "finding"]
        if own:
            severity = min((self._findings[index].severity for index in own), key=SEVERITIES.index)
            return f'<mark class="{severity}" data-of="{self._numbers([*own, *near])}">{piece}</mark>'
        return f'<span class="near" data-of="{self._numbers(near)}">{piece}</span>' if near else piece

    def _numbers(self, indexes: Sequence[int]) -> str:
        return " ".join(str(self._first + index) for index in dict.fromkeys(indexes))
