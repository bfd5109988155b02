"""What is counted: the noun behind a number, as far as it can be told without grammar."""

import regex

from lint.quantity.amounts import Reader

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-'][\p{L}\p{M}\d]+)*'?")
_REACH = 4  # words that may stand between the number and the head of its noun


def noun(reader: Reader, at: int, scaled: bool, value: float | None) -> tuple[int, str] | None:
    """The end and the words of the noun that begins at `at` (right behind number and scale), or None."""
    data = reader.grammar.data.nouns
    start = at + 1 if reader.text[at : at + 1] in (" ", "-") and reader.text[at : at + 1] else at
    if start == at:
        return None
    if scaled or data.place == "after":
        start = _past(reader, start, data.of, wanted=scaled and data.place == "after")
        if start < 0:
            return None
    return _after(reader, start, scaled, value) if data.place == "after" else _before(reader, start, scaled)


def _past(reader: Reader, start: int, of: list[str], *, wanted: bool) -> int:
    for word in of:
        if reader.low.startswith(word, start) and (word.endswith("'") or reader.low.startswith(" ", start + len(word))):
            return start + len(word) + (0 if word.endswith("'") else 1)
    return start if not wanted else -1


def _after(reader: Reader, start: int, scaled: bool, value: float | None) -> tuple[int, str] | None:
    """Romance: the noun comes first, and stands in the plural unless it is one."""
    match = _WORD.match(reader.text, start)
    if match is None or match.end() - start < 2:
        return None
    word = reader.low[start : match.end()]
    data = reader.grammar.data.nouns
    if word in reader.grammar.stops or word.split("'")[0] + "'" in reader.grammar.stops:
        return None
    plural = word in data.irregular or any(word.endswith(p) for p in data.plural) or reader.text[start].isupper()
    if not plural and not scaled and value not in (0, 1):
        return None
    return match.end(), word


def _before(reader: Reader, start: int, scaled: bool) -> tuple[int, str] | None:
    """Germanic: adjectives first; the head is the first word that looks like a plural (or, where nouns have one, a capital)."""
    data, stops = reader.grammar.data.nouns, reader.grammar.stops
    at, first = start, -1
    for _ in range(_REACH):
        match = _WORD.match(reader.text, at)
        if match is None or match.end() - match.start() < 2 or "'" in match.group():
            break
        word = reader.low[match.start() : match.end()]
        if word in stops or word in data.of:
            break
        if first < 0:
            first = match.end()
        head = reader.text[match.start()].isupper() if data.capital else False
        plural = any(word.endswith(p) for p in data.plural) and not any(word.endswith(p) for p in data.not_plural)
        if head or word in data.irregular or plural:
            return match.end(), reader.low[start : match.end()]
        if reader.text[match.end() : match.end() + 1] != " ":
            break
        at = match.end() + 1
    if scaled and first > 0 and not data.capital:
        return first, reader.low[start:first]
    return None
