"""Digits to numbers: grouping and decimal marks decided per number, then per document, then by language.

Source of the order: Latin American Spanish writes 1,234.56 and a German file quotes 1.5, so that the language alone never decides.
"""

from collections.abc import Iterable

import msgspec
import regex

# A space or an apostrophe groups only groups of three behind a first group of one to three; anything else is parted there.
NUMBER = regex.compile(
    r"(?<![\d.,])(?:[1-9]\d{0,2}(?: \d{3})+(?![\d])(?:[.,]\d+)?(?![.,]?\d)"
    r"|[1-9]\d{0,2}(?:'\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*|[.,]\d+)"
)


class Reading(msgspec.Struct, frozen=True):
    """A number as read; `other` is the second reading of a single mark before three digits ("1.234"), else None.

    `mark` is the character that is known to be the decimal mark from this number alone ('' where it does not tell).
    """

    value: float
    other: float | None = None
    mark: str = ""


def read(text: str, decimal: str) -> Reading | None:
    """The number that `text` (as matched by NUMBER) writes; `decimal` decides where it does not tell. None: no number ("1.2.3")."""
    plain = text.replace(" ", "").replace("'", "")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Reading(_number(plain))
    last = marks[-1]
    whole, _, tail = plain.rpartition(last)
    if len(set(marks)) == 2:
        grouped = whole.replace("," if last == "." else ".", "\0")
        if marks.count(last) > 1 or not _groups(grouped.split("\0")):
            return None
        return Reading(_number(grouped.replace("\0", "") + "." + tail), mark=last)
    if len(marks) > 1:
        if not _groups(plain.split(last)):
            return None
        return Reading(_number(plain.replace(last, "")), mark="," if last == "." else ".")
    as_decimal = _number((whole or "0") + "." + tail)
    if " " in text or "'" in text or len(tail) != 3 or len(whole) > 3 or not whole or whole[0] == "0":
        return Reading(as_decimal, mark=last)
    as_group = _number(whole + tail)
    return Reading(as_decimal, as_group) if last == decimal else Reading(as_group, as_decimal)


def decimal_mark(texts: Iterable[str], language: str) -> str:
    """The decimal mark of a document by the majority of the numbers that tell, else the language's own.

    A price such as 1.50 and a grouped 1,234.56 tell; 1.234 does not.
    """
    votes = {".": 0, ",": 0}
    for text in texts:
        reading = read(text, language)
        if reading is not None and reading.mark:
            votes[reading.mark] += 1
    return language if votes["."] == votes[","] else max(votes, key=lambda mark: votes[mark])


def _groups(parts: list[str]) -> bool:
    """Whether the parts between grouping marks are groups: of three, or of two before the last three (1,00,000)."""
    head, *rest = parts
    if not 1 <= len(head) <= 3 or not rest or len(rest[-1]) != 3:
        return False
    return all(len(p) == 3 for p in rest) or (len(head) <= 2 and all(len(p) == 2 for p in rest[:-1]))


def _number(digits: str) -> float:
    # More digits than a float can hold are still a number, not a crash: float() gives inf beyond 1e308.
    return float(digits)
