"""Every number expression of prose, with value and unit: `find` for a document, `recognise` for a bare text."""

from bisect import bisect_left

from lint.document import Document
from lint.language import LanguageData
from lint.observation import Quantity
from lint.quantity import shapes
from lint.quantity.amounts import Amount, Reader
from lint.quantity.digits import NUMBER, decimal_mark
from lint.quantity.fold import fold, lower
from lint.quantity.grammar import Grammar, grammar
from lint.quantity.join import join
from lint.quantity.present import present
from lint.quantity.words import Told

__all__ = ["find", "recognise"]


def find(document: Document, data: LanguageData) -> tuple[Quantity, ...]:
    """The quantities of the document's prose, in order, none overlapping; offsets are the prose's.

    What stands in a bare address is none. The decimal mark is decided by the whole document.
    """
    bare = [(link.start, link.end) for link in document.links if link.kind == "bare" and link.end > link.start]
    return tuple(q for q in recognise(document.prose.text, data.language) if not any(s <= q.start < e for s, e in bare))


def recognise(text: str, language: str) -> list[Quantity]:
    """The quantities of `text`, in order, none overlapping; offsets are those of `text`. A language without data reads as English."""
    known = grammar(language) or grammar("en")
    if known is None:
        return []
    folded = fold(text)
    return _recognise(folded, lower(folded), known)


def _recognise(text: str, low: str, known: Grammar) -> list[Quantity]:
    numbers = [(m.start(), m.end()) for m in NUMBER.finditer(text)]
    mark = decimal_mark((text[s:e] for s, e in numbers), known.decimal) if numbers else known.decimal
    reader = Reader(text, low, known, mark)
    out = shapes.excluded(text, known) if numbers else ([], [])
    amounts: list[Amount] = []
    for start, end in numbers:
        floor = amounts[-1].end if amounts else 0
        if start < floor or shapes.inside(start, out) >= 0:
            continue
        amount = reader.digits(start, end, floor)
        if amount is not None:
            amounts.append(amount)
    told = [a for a in Told(reader).amounts() if shapes.inside(a.start, out) < 0]
    return present(reader, join(reader, _merge(amounts, told)))


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
