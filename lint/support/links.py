"""Which links support a figure: those whose page could hold it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Context
from lint.document import Block, Link
from lint.observation import Quantity

_MAX_TARGET: Final = 4_000
_LONGEST: Final = 2_000  # characters of a link's text
_MOST: Final = 200  # links of one sentence that are compared


class LinkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Shapes of links that support nothing; `rules/links/support.yaml` says what each list is for."""

    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    encyclopaedias: tuple[str, ...] = ()


@cache
def _shapes() -> LinkFile:
    found, _ = load(rules_folder() / "links" / "support.yaml", LinkFile)
    return found or LinkFile()


def refuses(link: Link) -> str:
    """Why the page behind `link` could hold no figure, in words; empty where it could."""
    if link.kind in ("image", "embed"):
        return "an image or an embed is no source"
    target = unquote(link.target[:_MAX_TARGET]).strip().casefold()
    if not target:
        return ""  # defined in another file: still a link
    if target.startswith(("mailto:", "tel:", "javascript:", "data:", "#")):
        return "the link leads to no page"
    try:
        parts = urlsplit(target)
        host, path = (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return "the link cannot be read"
    shapes = _shapes()
    segments = [segment for segment in path.split("/") if segment]
    if any(host == h or host.endswith("." + h) for h in shapes.hosts):
        return f"{host} is no source of figures"
    real = [segment for segment in segments if segment not in shapes.homes]
    if host and not real and not parts.query:
        return "the link leads to a mere home page"
    if real and real[0] in shapes.paths:
        return "the link leads to a sign-up, a share or a list of pages"
    if any(segment in shapes.definitions for segment in real):
        return "the link leads to a definition"
    if real and any(real[-1].startswith(start) for start in shapes.explains):
        return "the link explains a word"
    return ""


def encyclopaedia(link: Link) -> bool:
    """True for a page of an encyclopaedia."""
    target = link.target[:_MAX_TARGET].casefold()
    return any(host in target for host in _shapes().encyclopaedias)


class Links:
    """The links of one document that can support figures, by place."""

    def __init__(self, context: Context, paid: frozenset[int]) -> None:
        self._context = context
        self.refused: list[tuple[Link, str]] = []
        self._good: list[Link] = []
        for index, link in enumerate(context.document.links):
            why = "the link pays its publisher" if index in paid else refuses(link) or self._measure(link)
            if why:
                self.refused.append((link, why))
            else:
                self._good.append(link)
        self._good.sort(key=lambda link: link.start)
        self._starts = [link.start for link in self._good]

    def near(self, start: int, end: int) -> Iterator[Link]:
        """The good links that touch prose ``[start, end)``; of very many the first."""
        index = bisect_left(self._starts, start - _LONGEST)
        while index < len(self._good) and self._good[index].start < end:
            link = self._good[index]
            if start < max(link.end, link.start + 1):
                yield link
            index += 1

    def of(self, quantity: Quantity, start: int, end: int) -> Link | None:
        """The link that supports a figure in its sentence ``[start, end)``: the one nearest to it."""
        return min(islice(self.near(start, end), _MOST), key=lambda link: _distance(link, quantity), default=None)

    def heading(self, block: Block) -> Link | None:
        """The link that a list item begins with: what the item tells is about its page."""
        if block.kind != "item":
            return None
        return next((link for link in self.near(block.start, block.start + 3) if link.kind == "link"), None)

    def _measure(self, link: Link) -> str:
        """Why a link right behind a figure may only name the measure it is given in ("14 % [time-weighted return](…)")."""
        if not encyclopaedia(link):
            return ""
        quantities = self._context.quantities
        at = bisect_left(quantities, link.start, key=lambda q: q.start) - 1
        behind = at >= 0 and 0 <= link.start - quantities[at].end <= 2
        return "the link explains the measure" if behind else ""

    def why_not(self, start: int, end: int) -> str:
        """Why a link that stands in ``[start, end)`` doesn't count, in words; empty where none stands there."""
        return next((why for link, why in self.refused if link.kind != "image" and link.start < end and start < link.end), "")


def _distance(link: Link, quantity: Quantity) -> int:
    return max(link.start - quantity.end, quantity.start - link.end, 0)
