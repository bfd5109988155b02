"""Every number expression of prose, with value and unit: `find` for a document, `recognise` for a bare text."""

from bisect import bisect_left, bisect_right
from pathlib import Path

from lint.document import Document
from lint.language import LanguageData
from lint.observation import Quantity
from lint.quantity.amounts import Amount, Reader
from lint.quantity.digits import NUMBER, decimal_mark
from lint.quantity.fold import fold, lower
from lint.quantity.grammar import Grammar, grammar
from lint.quantity.join import join
from lint.quantity.present import present
from lint.quantity.words import Told

__all__ = ["find", "recognise"]


def find(document: Document, data: LanguageData, folders: tuple[Path, ...] = ()) -> tuple[Quantity, ...]:
    """The quantities of the document's prose, in order, none overlapping; offsets are the prose's. `folders` are the user's.

    What stands in a bare address, and around the article of a page, is none. The decimal mark is decided by the whole document.
    """
    bare = [(link.start, link.end) for link in document.links if link.kind == "bare" and link.end > link.start]
    bare += [(block.start, block.end) for block in document.blocks if block.around]
    return tuple(q for q in recognise(document.prose.text, data.language, folders) if not any(s <= q.start < e for s, e in bare))


def recognise(text: str, language: str, folders: tuple[Path, ...] = ()) -> list[Quantity]:
    """The quantities of `text`, in order, none overlapping; offsets are those of `text`. A language without data reads as English."""
    known = grammar(language, folders) or grammar("en", folders)
    if known is None:
        return []
    folded = fold(text)
    return _recognise(folded, lower(folded), known)


def _recognise(text: str, low: str, known: Grammar) -> list[Quantity]:
    numbers = [(m.start(), m.end()) for m in NUMBER.finditer(text)]
    mark = decimal_mark((text[s:e] for s, e in numbers), known.decimal) if numbers else known.decimal
    reader = Reader(text, low, known, mark)
    amounts: list[Amount] = []
    floor = 0
    for start, end in numbers:
        if start < floor:
            continue
        shape = known.shapes.end(text, start, end)
        if shape >= 0:
            floor = shape
            continue
        amount = reader.digits(start, end, floor)
        if amount is not None:
            amounts.append(amount)
            floor = amount.end
    told = list(Told(reader).amounts())
    addresses = known.shapes.addresses(text)
    if addresses:
        amounts, told = _outside(amounts, addresses), _outside(told, addresses)
    return present(reader, join(reader, _merge(amounts, told)))


def _outside(amounts: list[Amount], spans: list[tuple[int, int]]) -> list[Amount]:
    """Those of `amounts` that begin in none of `spans`, which are in order."""
    starts = [start for start, _ in spans]
    return [
        a
        for a in amounts
        if not any(a.start < end for _, end in spans[max(0, bisect_right(starts, a.start) - 1) : bisect_right(starts, a.start)])
    ]


def _merge(amounts: list[Amount], told: list[Amount]) -> list[Amount]:
    """Both lists in order; where two overlap, the digits win."""
    starts = [a.start for a in amounts]
    kept = list(amounts)
    for amount in told:
        index = bisect_left(starts, amount.start)
        before = amounts[index - 1] if index else None
        after = amounts[index] if index < len(amounts) else None
        if (before is None or before.end <= amount.start) and (after is None or amount.end <= after.start):
            kept.append(amount)
    return sorted(kept, key=lambda a: a.start)
