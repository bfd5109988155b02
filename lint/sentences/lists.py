"""Enumerations in running text: "1) costs 2) risks", "(a) … (b) …", "• … • …"."""

import re
from typing import Final, NamedTuple

# The label of an item, at the start of a block or behind a space; the patterns begin with what is seldom, so that they are fast.
_LABEL: Final = r"(?P<bullet>[•⁃◦▪‣●] ?)?(?P<open>\()?(?P<label>\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})(?P<close>\.\)|[.)])(?=\s+\S)"
_FIRST: Final = re.compile(_LABEL)
_NEXT: Final = re.compile(" " + _LABEL)
_BULLET: Final = re.compile(r"[•⁃◦▪‣●](?<!\S.)(?=\s?\S)")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_STOPPED: Final = ".!?:;…"


class _Item(NamedTuple):
    start: int
    stop: int  # where the mark behind the label begins
    style: tuple[bool, str, bool]
    values: tuple[int, ...]


def markers(text: str, start: int, end: int, ordinals: bool = False) -> tuple[list[int], set[int]]:
    """Where the items of a block's enumerations begin, and the places of stops that belong to their labels.

    An enumeration has two items at least that count on in one style, the first at the start of the block or behind a stop;
    where "3." may be an ordinal (`ordinals`), or the label is a capital with a stop (an initial), it has three.
    """
    opening = _FIRST.match(text, start, end)
    items = [_item(m) for m in _NEXT.finditer(text, start if opening is None else opening.end(), end)]
    if opening is not None:
        items.insert(0, _item(opening))
    starts = {m.start() for m in _BULLET.finditer(text, start, end)}
    labels: set[int] = set()
    index = 0
    while index < len(items):
        first = items[index]
        if first.start == start:
            labels.add(first.stop)
        if _begins(text, start, first.start):
            chain = _chain(items, index)
            bracket, mark, upper = first.style
            doubtful = mark == "." and not bracket and (upper or (ordinals and text[first.stop - 1].isdigit()))
            if len(chain) >= (3 if doubtful else 2):
                starts.update(i.start for i in chain)
                labels.update(i.stop for i in chain)
                index += len(chain)
                continue
        index += 1
    return sorted(starts), labels


def _item(match: re.Match[str]) -> _Item:
    label = match["label"]
    style = (match["open"] is not None, match["close"], label.isupper())
    start = match.start() + (match[0][0] == " ")
    return _Item(start, match.start("close"), style, _values(label))


def _values(label: str) -> tuple[int, ...]:
    """What a label may count as: 2; "b" as the second; "ii" as two; "v" as both."""
    if label.isdigit():
        return (int(label),)
    low = label.casefold()
    values: list[int] = []
    if len(low) == 1 and low.isascii():
        values.append(1000 + ord(low))
    if all(c in _ROMAN for c in low):
        digits = [_ROMAN[c] for c in low]
        values.append(2000 + sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits)))
    return tuple(values)


def _chain(items: list[_Item], index: int) -> list[_Item]:
    chain = [items[index]]
    values = set(items[index].values)
    for place in range(index + 1, len(items)):
        item = items[place]
        following = {v + 1 for v in values} & set(item.values)
        if item.style != chain[0].style or not following:
            break
        chain.append(item)
        values = following
    return chain


def _begins(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 4) : at].rstrip()
    return not before or before[-1] in _STOPPED
