"""Figures of one article that cannot all be right: a title against its text, a total against its parts, a sum against its terms.

Only where it is sure: a quiet miss costs less than a wrong reproach.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from lint.attribution import words_of
from lint.context import Context
from lint.observation import Quantity
from lint.support.approved import rounding, same
from lint.support.restated import Words

_PROMINENT: Final = ("title", "description")
_EQUATION: Final = re.compile(r"[^=+]{0,40}\+[^=]{0,120}=")
_MOST: Final = 12  # terms of a sum


class Contradiction(msgspec.Struct, frozen=True):
    """A figure that does not fit `others`, and why, in words."""

    quantity: Quantity
    others: tuple[Quantity, ...]
    reason: str


def contradictions(context: Context) -> tuple[Contradiction, ...]:
    """The contradictions of a document, in order. Use it through `context.ask(contradictions)`."""
    found = [*_titles(context), *_totals(context), *_sums(context)]
    return tuple(sorted(found, key=lambda c: c.quantity.start))


def _titles(context: Context) -> Iterator[Contradiction]:
    """The title names an amount, and the one sentence that speaks of the same names another power of ten of the same digits."""
    blocks = context.document.blocks
    claims = [f.quantity for f in context.figures if f.claim and f.quantity.value and f.quantity.high is None]
    body = [q for q in claims if blocks[context.document.block_at(q.start)].kind not in _PROMINENT]
    words = context.ask(Words)
    for top in claims:
        if blocks[context.document.block_at(top.start)].kind not in _PROMINENT or top.kind != "money":
            continue
        alike = [q for q in body if q.kind == top.kind and q.unit == top.unit]
        if any(_equal(context, top, q) for q in alike):
            continue
        mine = words.of(top)
        about_it = [q for q in alike if len(mine & words.of(q)) >= 2 and len(mine & words.of(q)) * 2 >= len(mine)]
        slipped = [q for q in about_it if _slip(top.value or 0, q.value or 0)]
        if slipped and len(about_it) == len(slipped):
            yield Contradiction(slipped[0], (top,), "the title and the text give the same thing another size")


def _equal(context: Context, a: Quantity, b: Quantity) -> bool:
    return same(context.text(a.start, a.end), a, b.value or 0) or same(context.text(b.start, b.end), b, a.value or 0)


def _slip(a: float, b: float) -> bool:
    """The same digits, ten, a thousand or a million times as large: what a slip of the pen makes of a number."""
    if not a or not b:
        return False
    ratio = max(a, b) / min(a, b)
    return any(abs(ratio / power - 1) < 1e-9 for power in (10, 100, 1_000, 1_000_000))


def _totals(context: Context) -> Iterator[Contradiction]:
    """The last row of a table says that it is the total, and is not the sum of the rows above."""
    document, words = context.document, words_of(context)
    cells: dict[tuple[int, int], list[tuple[int, Quantity]]] = {}
    for quantity in context.quantities:
        block = document.blocks[document.block_at(quantity.start)]
        whole = document.prose.text[quantity.start] not in ".,"  # what begins so has lost its first digits
        if block.kind == "cell" and not block.header and whole and quantity.value is not None and quantity.high is None:
            cells.setdefault((block.table, block.column), []).append((block.row, quantity))
    heads = {
        (b.table, b.row): document.prose.text[b.start : b.end].casefold().split()
        for b in document.blocks
        if b.kind == "cell" and b.column == 0
    }
    rows: dict[int, int] = {}
    for table, row in heads:
        rows[table] = max(rows.get(table, 0), row)
    for (table, _), column in cells.items():
        *parts, (row, total) = column
        if total.kind not in ("money", "count"):
            continue  # the total of percentages may be a weighted mean
        label = heads.get((table, row), [])
        if (
            row != rows[table]
            or len({r for r, _ in column}) != len(column)
            or not any(word.strip(":*") in words.totals for word in label[:2])
        ):
            continue
        if any(word.strip(":*") in words.totals for r, _ in parts for word in heads.get((table, r), [])[:2]):
            continue  # sub-totals
        if len(parts) >= 2 and len(parts) == len({r for t, r in heads if t == table and r < row and r >= parts[0][0]}):
            yield from _sum(context, [q for _, q in parts], total, "the total of the table is not the sum of its rows")


def _sums(context: Context) -> Iterator[Contradiction]:
    """ "a + b = c" that is wrong."""
    text = context.document.prose.text
    for sentence in context.document.sentences:
        match = _EQUATION.search(text, sentence.start, sentence.end)
        if match is None or "×" in match[0] or "*" in match[0] or "/" in match[0]:
            continue
        inside = [q for q in context.quantities if sentence.start <= q.start < sentence.end]
        before = [q for q in inside if q.end < match.end()]
        after = [q for q in inside if q.start >= match.end()]
        if len(before) < 2 or not after or text[match.end() : after[0].start].strip(" ~≈"):
            continue
        signs = [text[a.end : b.start].strip() for a, b in pairwise(before)]
        start = next((i for i in range(len(signs) - 1, -1, -1) if signs[i] != "+"), -1) + 1
        if len(before) - start >= 2:
            yield from _sum(context, before[start:], after[0], "the sum is not what its terms give")


def _sum(context: Context, parts: Sequence[Quantity], total: Quantity, reason: str) -> Iterator[Contradiction]:
    """A contradiction where parts and total are alike and differ by more than rounding, a tenth of a per cent of slack included."""
    values = [q.value for q in parts if q.value is not None]
    if (
        total.value is None
        or len(values) != len(parts)
        or len(parts) > _MOST
        or any(q.kind != total.kind or q.unit != total.unit for q in parts)
    ):
        return
    found = sum(values)
    slack = sum(rounding(context.text(q.start, q.end), q) for q in (*parts, total))
    if abs(found - total.value) > slack + 0.001 * abs(total.value):
        yield Contradiction(total, tuple(parts), reason)
