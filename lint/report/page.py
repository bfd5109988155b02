"""An article as a report shows it to people: its blocks in reading order, what is marked in them, and its figures.

Pure data. Offsets count code points of the prose, but for an `Entry`'s, which count those of the source.
"""

from typing import Literal

import msgspec

from lint.document import Block, Link
from lint.terms import QuantityKind, RelatedRole, Support


class Entry(msgspec.Struct, frozen=True):
    """One figure. `start` and `end` count code points of the source, `line` and `column` from 1.

    `sentence` is the prose around it, `source` the words that vouch for it, `link` the address behind them. `reason` says in words
    why the support is what it is, or why the figure is no claim. `restates`: it repeats a figure that the register already has.
    """

    path: str
    line: int
    column: int
    start: int
    end: int
    quote: str
    value: float | None
    high: float | None
    unit: str
    kind: QuantityKind
    claim: bool
    support: Support | None
    source: str
    link: str
    sentence: str
    reason: str
    restates: bool


class Stretch(msgspec.Struct, frozen=True):
    """Prose ``[start, end)`` that belongs to a finding, by its place among the article's: its own words, or a related place."""

    start: int
    end: int
    finding: int
    role: Literal["finding"] | RelatedRole


class Page(msgspec.Struct, frozen=True):
    """One article. `beside` gives for each finding the index of the block that it stands beside (-1: the article has none)."""

    prose: str
    blocks: tuple[Block, ...]
    stretches: tuple[Stretch, ...]
    beside: tuple[int, ...]
    links: tuple[Link, ...]
    figures: tuple[Entry, ...]
    date: str
