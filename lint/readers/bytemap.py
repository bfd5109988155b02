"""UTF-8 byte offsets of what a parser was given to code point offsets of the source."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

_STEP: Final = 256
_CONTINUATION: Final = bytes(range(0x80, 0xC0))


def code_points(text: str) -> Callable[[int], int]:
    """A function from a byte offset of `text` in UTF-8 to its code point offset."""
    if text.isascii():
        return int
    data = text.encode("utf-8")
    # Every byte that continues no character begins one: deleting the others counts characters at C speed.
    counts = [
        0,
        *accumulate(len(data[i : i + _STEP].translate(None, _CONTINUATION)) for i in range(0, len(data), _STEP)),
    ]

    last = point = 0

    def convert(offset: int) -> int:
        # A parser goes forward nearly always, and mostly over a few ASCII words.
        nonlocal last, point
        ahead = data[last:offset]
        if offset < last or offset - last > _STEP:
            page = offset // _STEP
            point = counts[page] + len(data[page * _STEP : offset].translate(None, _CONTINUATION))
        elif ahead.isascii():
            point += offset - last
        else:
            point += len(ahead.translate(None, _CONTINUATION))
        last = offset
        return point

    return convert


def view(text: str, begin: int, without: Sequence[tuple[int, int]] = ()) -> tuple[str, Callable[[int], int]]:
    """`text` from `begin` on, the ranges `without` (sorted, apart) left out; and a function from its bytes to offsets of `text`."""
    if not without:
        body = text[begin:] if begin else text
        points = code_points(body)
        if not begin:
            return body, points
        return body, lambda offset: points(offset) + begin
    parts: list[str] = []
    starts = [0]
    shifts = [begin]
    at, size = begin, 0
    for start, end in without:
        parts.append(text[at:start])
        size += start - at
        at = end
        starts.append(size)
        shifts.append(end - size)
    parts.append(text[at:])
    body = "".join(parts)
    points = code_points(body)

    def convert(offset: int) -> int:
        point = points(offset)
        return point + shifts[bisect_right(starts, point) - 1]

    return body, convert
