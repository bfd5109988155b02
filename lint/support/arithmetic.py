"""Figures that an article works out before the reader's eyes: sums, differences, products, shares, changes."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from lint.observation import Quantity

_CLOSE: Final = 0.006  # relative: what rounding to three digits loses
_SHARE: Final = 0.011  # of a percentage, which is rounded to whole points more often
_MOST: Final = 6  # inputs that are tried


def derived(result: Quantity, inputs: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The inputs that `result` is worked out from, by the simplest sum that fits; empty where none does.

    Tried: a sum of two to four alike, a difference, a product, a quotient, a change in per cent, a percentage of an amount, a multiple.
    A trivial fit (0, 1, a factor of one) is none.
    """
    value = result.value
    if value is None or value == 0 or result.high is not None:
        return ()
    known = [q for q in inputs if q.value not in (None, 0) and q.high is None and (q.start, q.end) != (result.start, result.end)][-_MOST:]
    for size in (2, 3, 4):
        for group in combinations(known, size):
            if all(_alike(q, result) for q in group) and _near(sum(q.value or 0 for q in group), value):
                return group
    for a, b in combinations(known, 2):
        if _pair(a, b, result, value):
            return (a, b)
    return ()


def _pair(a: Quantity, b: Quantity, result: Quantity, value: float) -> bool:
    x, y = a.value or 0.0, b.value or 0.0
    if result.kind == "percent":
        if _alike(a, b) and a.kind not in ("percent", "points"):
            return any(_near(v, abs(value), _SHARE) for v in (abs(y / x - 1) * 100, abs(x / y - 1) * 100, x / y * 100, y / x * 100))
        return _alike(a, result) and _alike(b, result) and x != y and _near(abs(x - y), abs(value))
    if _alike(a, result) and _alike(b, result) and x != y and _near(abs(x - y), value):
        return True
    if result.kind in ("multiple", "ratio", "fraction") and a.kind == b.kind and a.unit == b.unit:
        return x != y and any(_near(v, value, 0.06) for v in (x / y, y / x))
    for amount, factor in ((a, b), (b, a)):
        p, q = amount.value or 0.0, factor.value or 0.0
        if (
            factor.kind == "percent"
            and _alike(amount, result)
            and any(_near(v, value) for v in (p * q / 100, p * (1 + q / 100), p * (1 - q / 100), p / (q / 100)))
        ):
            return True
        if (
            factor.kind not in ("percent", "points")
            and amount.kind == result.kind
            and q not in (1, 0)
            and any(_near(v, value) for v in (p * q, p / q))
        ):
            return factor.unit != amount.unit or factor.kind == "multiple"
        if amount.kind == "money" and result.kind in ("money", "rate") and factor.kind == "count" and abs(q) > 1 and _near(p / q, value):
            return True
    return False


def _alike(a: Quantity, b: Quantity) -> bool:
    """Of one kind and unit; where an enumeration leaves the unit out ("from 99 dollars to 66"), a bare number will do."""
    if "" in (a.unit, b.unit) and {a.kind, b.kind} <= {"money", "rate", "count"}:
        return True
    return (a.kind == b.kind or {a.kind, b.kind} <= {"money", "rate"}) and (a.unit == b.unit or not a.unit or not b.unit)


def _near(found: float, wanted: float, tolerance: float = _CLOSE) -> bool:
    return abs(found - wanted) <= tolerance * abs(wanted)
