"""Amounts that follow from savings, rates and years beside them: contributions, interest, compound growth, the capital behind an income."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from lint.observation import Quantity

_CLOSE: Final = 0.006
_COMPOUND: Final = 0.02  # relative: whether interest is added by the year or the month
_MOST: Final = 2  # inputs of a sort that are tried


def grown(result: Quantity, inputs: Sequence[Quantity], periods: Mapping[str, int]) -> tuple[Quantity, ...]:
    """The inputs that an amount of money follows from; empty where none do. Both ends of a range must follow from ends of theirs.

    `periods`: how often a year the word behind the slash of a unit means.
    """
    if result.kind not in ("money", "rate", "range") or not result.value:
        return ()
    amounts = [q for q in inputs if q.kind in ("money", "rate", "range") and _money(q) == _money(result) and _money(q)][-_MOST:]
    rates = [q for q in inputs if q.kind in ("percent", "range", "rate") and q.unit.startswith("%")][-_MOST:]
    years = [q for q in inputs if q.unit.partition("/")[0] in ("year", "month")][-_MOST:]
    for amount in amounts:
        times = float(periods.get(amount.unit.partition("/")[2], 0))
        for rate, time in product((None, *rates), (None, *years)):
            used = tuple(q for q in (amount, rate, time) if q is not None)
            if len(used) > 1 and all(
                _follows(value, amount, rate, time, times) for value in (result.value, result.high) if value is not None
            ):
                return used
    return ()


def _follows(value: float, amount: Quantity, rate: Quantity | None, time: Quantity | None, times: float) -> bool:
    for a, r, t in product(_ends(amount), _ends(rate), _ends(time)):
        if a is None:
            continue
        for found, slack in _outcomes(a, times, None if r is None else r / 100, None if t is None or time is None else _years(t, time)):
            if abs(found - value) <= slack * abs(value) and abs(found - a) > 0.02 * abs(a):
                return True
    return False


def _outcomes(a: float, times: float, r: float | None, t: float | None) -> Iterator[tuple[float, float]]:
    """What becomes of `a`, paid `times` a year (0: once), at rate `r` over `t` years, with the slack of each."""
    if t is not None and times:
        yield a * times * t, _CLOSE
    if r is None:
        return
    if t is None:
        yield a * (times or 1) * r, _CLOSE
        yield a * r / 12, _CLOSE
        if r > 0:
            yield a * (times or 1) / r, _CLOSE
        return
    if not 0 < r < 1 or not 0 < t <= 100:
        return
    if times:
        yield a * ((1 + r / times) ** (times * t) - 1) / (r / times), _COMPOUND
        yield a * times * ((1 + r) ** t - 1) / r, _COMPOUND
    else:
        yield a * (1 + r) ** t, _COMPOUND


def _ends(quantity: Quantity | None) -> tuple[float | None, ...]:
    if quantity is None:
        return (None,)
    return (quantity.value,) if quantity.high is None else (quantity.value, quantity.high)


def _money(quantity: Quantity) -> str:
    """The currency, '' for what is none."""
    unit = quantity.unit.partition("/")[0]
    return unit if unit.isupper() else ""


def _years(value: float, time: Quantity) -> float:
    return value / 12 if time.unit.partition("/")[0] == "month" else value
