"""UTF-8 byte offsets to code point offsets, in constant time and little memory."""

from collections.abc import Callable
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

    def convert(offset: int) -> int:
        page = offset // _STEP
        return counts[page] + len(data[page * _STEP : offset].translate(None, _CONTINUATION))

    return convert
